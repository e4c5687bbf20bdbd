//! Half-finished captures: what a person was filling in when they were called away, or the program ended.
//! Local: they are not part of the ledger, only what was saved is. What the JSON means is the form's
//! business; this only keeps it.

use crate::Store;
use crate::error::{Result, StoreError};
use crate::proposal::{Settlement, settle};
use crate::writer::{Beside, instant_text};
use care_model::{Change, EntityId, Instant, Sensitive, Touched};
use sqlx::Row;

/// One half-finished capture.
#[derive(Clone, Debug, PartialEq)]
pub struct KeptCapture {
    /// Its id.
    pub id: String,
    /// Which form.
    pub kind: String,
    /// What it is about.
    pub about: Option<EntityId>,
    /// As far as it is filled.
    pub json: Sensitive<String>,
    /// When it was kept for the first time.
    pub started_at: Instant,
    /// When it was kept last.
    pub updated_at: Instant,
}

impl Store {
    /// Keeps a capture as it stands; returns only when it is safe on the disk. One of the same id is
    /// replaced, and its beginning stays.
    ///
    /// # Errors
    /// The disk's.
    pub async fn keep_capture(&self, capture: &KeptCapture) -> Result<()> {
        let mut writer = self.writer.lock().await;
        sqlx::query(
            "INSERT INTO captures (id, kind, about, json, started_at, updated_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
             ON CONFLICT (id) DO UPDATE SET
                 kind = excluded.kind, about = excluded.about, json = excluded.json, updated_at = excluded.updated_at",
        )
        .bind(&capture.id)
        .bind(&capture.kind)
        .bind(capture.about.as_ref().map(EntityId::as_str).unwrap_or_default())
        .bind(capture.json.reveal())
        .bind(instant_text(capture.started_at))
        .bind(instant_text(capture.updated_at))
        .execute(writer.connection().await?)
        .await?;
        Ok(())
    }

    /// All half-finished captures, the one touched last first.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] if one cannot be read, and the disk's.
    pub async fn captures(&self) -> Result<Vec<KeptCapture>> {
        let rows = sqlx::query(
            "SELECT id, kind, about, json, started_at, updated_at FROM captures ORDER BY updated_at DESC, id",
        )
        .fetch_all(&mut *self.readers.lend().await?)
        .await?;
        let instant = |text: &str| text.parse().map_err(|_| StoreError::Damaged("a half-finished capture"));
        let read = |row: &sqlx::sqlite::SqliteRow| -> Result<KeptCapture> {
            let about: String = row.try_get(2)?;
            Ok(KeptCapture {
                id: row.try_get(0)?,
                kind: row.try_get(1)?,
                about: (!about.is_empty()).then(|| EntityId::new(about)),
                json: Sensitive::new(row.try_get(3)?),
                started_at: instant(row.try_get(4)?)?,
                updated_at: instant(row.try_get(5)?)?,
            })
        };
        rows.iter().map(read).collect()
    }

    /// Throws a half-finished capture away. One that is gone already is no error.
    ///
    /// # Errors
    /// The disk's.
    pub async fn drop_capture(&self, id: &str) -> Result<()> {
        let mut writer = self.writer.lock().await;
        sqlx::query("DELETE FROM captures WHERE id = ?1").bind(id).execute(writer.connection().await?).await?;
        Ok(())
    }

    /// Commits a change, settles the proposals that it accepts and ends the capture that it comes from,
    /// all in one transaction: killed half-way, the capture is still there and the change is not, or the
    /// other way round, and never both.
    ///
    /// # Errors
    /// As [`Store::commit`]; [`StoreError::NoSuchProposal`] if a proposal is not pending.
    pub async fn commit_finishing(
        &self,
        change: &Change,
        accepted: &[String],
        capture: Option<&str>,
    ) -> Result<Touched> {
        let at = change.at;
        self.commit_beside(change, async |connection| {
            settle(connection, accepted, Settlement::Accepted, at).await?;
            let mut ended = 0;
            if let Some(id) = capture {
                let gone = sqlx::query("DELETE FROM captures WHERE id = ?1").bind(id).execute(connection).await?;
                ended = gone.rows_affected();
            }
            Ok(if accepted.is_empty() && ended == 0 { Beside::Nothing } else { Beside::Written })
        })
        .await
    }
}
