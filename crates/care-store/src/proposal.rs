//! What files and typed lines propose, waiting for a person. Local: proposals are not part of the
//! ledger, only what was accepted is.

use crate::Store;
use crate::error::{Result, StoreError};
use crate::writer::instant_text;
use care_model::{Change, Draft, Instant, Touched};
use sqlx::Row;
use sqlx::sqlite::SqliteConnection;

/// One draft with where it came from.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposal {
    /// Its id; the same file twice makes the same ids.
    pub id: String,
    /// The file, by hash; none for a typed line.
    pub evidence: Option<String>,
    /// What is proposed.
    pub draft: Draft,
    /// When it was proposed.
    pub made_at: Instant,
}

/// What a person said to a proposal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Settlement {
    /// Yes.
    Accepted,
    /// No. The same file again does not ask again.
    Rejected,
}

impl Settlement {
    fn name(self) -> &'static str {
        match self {
            Settlement::Accepted => "accepted",
            Settlement::Rejected => "rejected",
        }
    }
}

pub(crate) async fn settle(
    connection: &mut SqliteConnection,
    ids: &[String],
    how: Settlement,
    at: Instant,
) -> Result<()> {
    for id in ids {
        let settled =
            sqlx::query("UPDATE proposals SET state = ?2, settled_at = ?3 WHERE id = ?1 AND state = 'pending'")
                .bind(id)
                .bind(how.name())
                .bind(instant_text(at))
                .execute(&mut *connection)
                .await?;
        if settled.rows_affected() == 0 {
            return Err(StoreError::NoSuchProposal);
        }
    }
    Ok(())
}

/// Inserts proposals that are not known yet and says how many those are.
pub(crate) async fn insert_proposals(connection: &mut SqliteConnection, proposals: &[Proposal]) -> Result<usize> {
    let mut new = 0;
    for proposal in proposals {
        let draft =
            serde_json::to_string(&proposal.draft).map_err(|_| StoreError::Refused("a draft without a shape"))?;
        let written = sqlx::query(
            "INSERT INTO proposals (id, evidence_sha256, draft_json, made_at) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (id) DO NOTHING",
        )
        .bind(&proposal.id)
        .bind(proposal.evidence.as_deref().unwrap_or_default())
        .bind(draft)
        .bind(instant_text(proposal.made_at))
        .execute(&mut *connection)
        .await?;
        new += usize::from(written.rows_affected() == 1);
    }
    Ok(new)
}

impl Store {
    /// Puts proposals before the person, all or none. One that is known is left as it is, settled or
    /// not. Returns how many are new.
    ///
    /// # Errors
    /// The disk's.
    pub async fn put_proposals(&self, proposals: &[Proposal]) -> Result<usize> {
        let mut writer = self.writer.lock().await;
        let mut transaction = writer.begin().await?;
        let new = insert_proposals(&mut transaction, proposals).await?;
        transaction.commit().await?;
        writer.ended();
        Ok(new)
    }

    /// What waits for a yes or no, oldest first.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] if one cannot be read, and the disk's.
    pub async fn pending_proposals(&self) -> Result<Vec<Proposal>> {
        let rows = sqlx::query(
            "SELECT id, evidence_sha256, draft_json, made_at FROM proposals WHERE state = 'pending' ORDER BY made_at, id",
        )
        .fetch_all(&mut *self.readers.lend().await?)
        .await?;
        let damaged = || StoreError::Damaged("a proposal");
        let read = |row: &sqlx::sqlite::SqliteRow| -> Result<Proposal> {
            let evidence: String = row.try_get(1)?;
            let draft = serde_json::from_str(row.try_get(2)?).map_err(|_| damaged())?;
            let made_at = row.try_get::<&str, _>(3)?.parse().map_err(|_| damaged())?;
            Ok(Proposal { id: row.try_get(0)?, evidence: (!evidence.is_empty()).then_some(evidence), draft, made_at })
        };
        rows.iter().map(read).collect()
    }

    /// Notes a person's yes or no. For a yes that writes something, [`Store::commit_settling`] does
    /// both at once.
    ///
    /// # Errors
    /// [`StoreError::NoSuchProposal`] if it is not pending.
    pub async fn settle_proposal(&self, id: &str, how: Settlement, at: Instant) -> Result<()> {
        let mut writer = self.writer.lock().await;
        settle(writer.connection().await?, &[id.to_owned()], how, at).await
    }

    /// Commits what accepting proposals makes and settles them, in one transaction: killed half-way,
    /// nothing or everything of a file is there.
    ///
    /// # Errors
    /// As [`Store::commit`]; [`StoreError::NoSuchProposal`] if one is not pending.
    pub async fn commit_settling(&self, change: &Change, accepted: &[String]) -> Result<Touched> {
        self.commit_finishing(change, accepted, None).await
    }

    /// Takes back what a typed line proposed, because it was read again with a word set right. What was
    /// settled stays settled, and what a file proposed stays.
    ///
    /// # Errors
    /// The disk's.
    pub async fn withdraw_proposals(&self, ids: &[String]) -> Result<()> {
        let mut writer = self.writer.lock().await;
        let mut transaction = writer.begin().await?;
        for id in ids {
            sqlx::query("DELETE FROM proposals WHERE id = ?1 AND evidence_sha256 = '' AND state = 'pending'")
                .bind(id)
                .execute(&mut *transaction)
                .await?;
        }
        transaction.commit().await?;
        writer.ended();
        Ok(())
    }
}
