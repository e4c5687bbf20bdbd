//! What was written, by whom, when and why; and taking it back.

use crate::Store;
use crate::error::{Result, StoreError};
use crate::ledger::{Hash, Message, message_of, read_change, writes_of};
use crate::writer::{Beside, blocking};
use care_model::{Actor, EntityId, Instant, Sensitive, Touched};
use serde_json::Value;
use sqlx::sqlite::SqliteConnection;
use std::fmt;
use std::str::FromStr;

/// Names one change of the ledger: the hash of its content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ChangeId(pub [u8; 32]);

impl fmt::Display for ChangeId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl FromStr for ChangeId {
    type Err = StoreError;

    fn from_str(text: &str) -> Result<Self> {
        let hash: automerge::ChangeHash = text.parse().map_err(|_| StoreError::UnknownChange)?;
        Ok(Self(hash.0))
    }
}

/// One value that one register was given.
#[derive(Clone, Debug, PartialEq)]
pub struct HistoryLine {
    /// The register.
    pub field: String,
    /// The value it was given.
    pub value: Sensitive<Value>,
    /// Who gave it, as far as the change says.
    pub who: Option<Actor>,
    /// When it was entered, by that person's clock.
    pub at: Instant,
    /// Why, in one word: `add`, `log`, `import`, `undo` …
    pub intent: String,
    /// The change, for [`Store::undo`].
    pub change: ChangeId,
}

/// The note of a change on disk.
pub(crate) async fn message_on_disk(connection: &mut SqliteConnection, hash: &Hash) -> Result<Message> {
    let bytes: Option<Vec<u8>> = sqlx::query_scalar("SELECT bytes FROM changes WHERE hash = ?1")
        .bind(hash.as_slice())
        .fetch_optional(connection)
        .await?;
    let change = read_change(&bytes.ok_or(StoreError::UnknownChange)?)?;
    Ok(message_of(&change))
}

impl Store {
    /// Everything ever written about an entity, causes before effects. Does not need the ledger.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] if a change cannot be read, and the disk's.
    pub async fn history(&self, entity: &EntityId) -> Result<Vec<HistoryLine>> {
        let changes: Vec<Vec<u8>> = sqlx::query_scalar(
            "SELECT changes.bytes FROM writes JOIN changes ON changes.hash = writes.change_hash
             WHERE writes.entity = ?1 ORDER BY changes.op_first, changes.hash",
        )
        .bind(entity.as_str())
        .fetch_all(&self.readers)
        .await?;
        let entity = entity.clone();
        blocking(move || {
            let mut lines = Vec::new();
            for bytes in changes {
                let change = read_change(&bytes).map_err(|_| StoreError::Damaged("a change"))?;
                let message = message_of(&change);
                let own = writes_of(&change).into_iter().filter(|write| write.entity == entity);
                lines.extend(own.map(|write| HistoryLine {
                    field: write.field,
                    value: Sensitive::new(write.value),
                    who: message.actor.clone(),
                    at: message.at,
                    intent: message.intent.clone(),
                    change: ChangeId(change.hash().0),
                }));
            }
            Ok(lines)
        })
        .await
    }

    /// Takes a change back by a new one that writes the former values. What the change had created
    /// goes into the bin.
    ///
    /// # Errors
    /// [`StoreError::ChangedSince`] if any value it wrote was overwritten or stands in conflict: then
    /// nothing is written. [`StoreError::UnknownChange`].
    pub async fn undo(&self, change: ChangeId, at: Instant, by: Actor) -> Result<Touched> {
        let mut writer = self.writer.lock().await;
        // Planned apart, so that a refusal does not cost the ledger in memory.
        let puts = writer.with_ledger(move |ledger| Ok(ledger.plan_undo(&change.0))).await??;
        let message = Message { intent: "undo".to_owned(), actor: Some(by), at };
        writer.step(at, move |ledger| ledger.put(&puts, &message), async |_| Ok(Beside::Nothing)).await
    }
}
