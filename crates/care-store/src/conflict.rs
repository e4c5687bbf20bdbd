//! Values that were written at the same time in two places, side by side until a person picks.

use crate::Store;
use crate::error::Result;
use crate::history::{ChangeId, message_on_disk};
use care_model::{Actor, EntityId, Instant, Sensitive};
use serde_json::Value;
use sqlx::Row;

/// A register with more than one value.
#[derive(Clone, Debug, PartialEq)]
pub struct Conflict {
    /// The entity.
    pub entity: EntityId,
    /// The register.
    pub field: String,
    /// The values, the one that views show first.
    pub values: Vec<ConflictValue>,
}

/// One of several values, with whoever wrote it.
#[derive(Clone, Debug, PartialEq)]
pub struct ConflictValue {
    /// The value. Setting the register to it, or to a third one, ends the conflict.
    pub value: Sensitive<Value>,
    /// Who wrote it, as far as the change says.
    pub who: Option<Actor>,
    /// When it was entered, by that person's clock.
    pub at: Instant,
    /// The change that wrote it.
    pub change: ChangeId,
}

impl Store {
    /// Every register with more than one value. Reads the ledger only if there is one.
    ///
    /// # Errors
    /// The disk's.
    pub async fn conflicts(&self) -> Result<Vec<Conflict>> {
        let rows = sqlx::query("SELECT entity, field FROM cells WHERE n > 1 ORDER BY entity, field")
            .fetch_all(&self.readers)
            .await?;
        let mut conflicts = Vec::new();
        for row in rows {
            let (entity, field) = (EntityId::new(row.try_get::<String, _>(0)?), row.try_get::<String, _>(1)?);
            let mut writer = self.writer.lock().await;
            let key = (entity.clone(), field.clone());
            let written = writer.with_ledger(move |ledger| ledger.writers_of(&key.0, &key.1)).await?;
            let mut values = Vec::new();
            for (value, hash) in written {
                let message = message_on_disk(writer.connection().await?, &hash).await?;
                let change = ChangeId(hash);
                values.push(ConflictValue { value: Sensitive::new(value), who: message.actor, at: message.at, change });
            }
            conflicts.push(Conflict { entity, field, values });
        }
        Ok(conflicts)
    }
}
