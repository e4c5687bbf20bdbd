//! What was written at the same time in several places, side by side until a person picks.
//!
//! Two forms: several values in one register (a *conflict*), and registers of one thing that only make
//! sense together but were written by people who had not heard of each other (a *clash*).

use crate::Store;
use crate::error::{Result, StoreError};
use crate::history::{Hand, change_on_disk, hand_of};
use crate::ledger::{Again, Hash, Message};
use crate::projection::{hashes_of, is_pressing};
use crate::writer::Beside;
use care_model::{Actor, DELETED_FIELD, EntityId, Instant, Put, Sensitive, Touched};
use serde_json::Value;
use sqlx::Row;
use std::collections::BTreeMap;

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
    /// Whose entry it was, and when.
    pub hand: Hand,
}

/// What kind of clash.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClashKind {
    /// One put it into the bin while another changed it.
    BinnedAndChanged,
    /// Two changed registers that belong together.
    ChangedAtOnce,
}

/// Entries about one thing whose makers had not heard of each other.
#[derive(Clone, Debug, PartialEq)]
pub struct Clash {
    /// The entity.
    pub entity: EntityId,
    /// What kind.
    pub kind: ClashKind,
    /// The entries, by register.
    pub sides: Vec<ClashSide>,
}

/// One entry of a clash.
#[derive(Clone, Debug, PartialEq)]
pub struct ClashSide {
    /// The register; `_deleted` for the bin.
    pub field: String,
    /// Its value.
    pub value: Sensitive<Value>,
    /// Whose entry it was, and when.
    pub hand: Hand,
}

/// One register that counts for clashes.
#[derive(Clone)]
struct Side {
    field: String,
    value: Value,
    writer: Hash,
}

impl Store {
    /// Every register with values that differ. Does not need the ledger.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] if a register cannot be read, and the disk's.
    pub async fn conflicts(&self) -> Result<Vec<Conflict>> {
        let mut reader = self.readers.lend().await?;
        let rows =
            sqlx::query("SELECT entity, field, values_json, writers FROM cells WHERE n > 1 ORDER BY entity, field")
                .fetch_all(&mut *reader)
                .await?;
        let mut conflicts = Vec::new();
        for row in rows {
            let values: Vec<Value> =
                serde_json::from_str(row.try_get(2)?).map_err(|_| StoreError::Damaged("a register"))?;
            // Two who wrote the same agree, even though neither had heard of the other.
            if values.iter().all(|value| values.first() == Some(value)) {
                continue;
            }
            let mut told = Vec::new();
            for (value, writer) in values.into_iter().zip(hashes_of(row.try_get(3)?)?) {
                let hand = hand_of(&change_on_disk(&mut reader, &writer).await?);
                told.push(ConflictValue { value: Sensitive::new(value), hand });
            }
            let entity = EntityId::new(row.try_get::<String, _>(0)?);
            conflicts.push(Conflict { entity, field: row.try_get(1)?, values: told });
        }
        Ok(conflicts)
    }

    /// Every clash. Quick while only one device has written; needs the ledger otherwise.
    ///
    /// # Errors
    /// The disk's.
    pub async fn clashes(&self) -> Result<Vec<Clash>> {
        let is_shared: bool =
            sqlx::query_scalar("SELECT (SELECT min(actor) FROM changes) <> (SELECT max(actor) FROM changes)")
                .fetch_one(&mut *self.readers.lend().await?)
                .await?;
        if !is_shared {
            return Ok(Vec::new());
        }
        let entities: Vec<String> = sqlx::query_scalar(
            "SELECT cells.entity FROM cells JOIN changes ON changes.hash = substr(cells.writers, 1, 32)
             GROUP BY cells.entity HAVING min(changes.actor) <> max(changes.actor)",
        )
        .fetch_all(&mut *self.readers.lend().await?)
        .await?;
        let mut clashes = Vec::new();
        for entity in entities {
            clashes.extend(self.clash_of(&EntityId::new(entity)).await?);
        }
        Ok(clashes)
    }

    /// The clash of one entity, if there is one.
    ///
    /// # Errors
    /// The disk's.
    pub async fn clash_of(&self, entity: &EntityId) -> Result<Option<Clash>> {
        let mut writer = self.writer.lock().await;
        let rows = sqlx::query("SELECT field, values_json -> 0, writers FROM cells WHERE entity = ?1")
            .bind(entity.as_str())
            .fetch_all(writer.connection().await?)
            .await?;
        let mut sides = Vec::new();
        for row in rows {
            let value = serde_json::from_str(row.try_get(1)?).map_err(|_| StoreError::Damaged("a register"))?;
            let Some(writer) = hashes_of(row.try_get(2)?)?.first().copied() else { continue };
            sides.push(Side { field: row.try_get(0)?, value, writer });
        }
        let fields: BTreeMap<String, Value> =
            sides.iter().map(|side| (side.field.clone(), side.value.clone())).collect();
        let is_binned = fields.get(DELETED_FIELD) == Some(&Value::from(true));
        // In the bin, any other entry counts; else those that a person has to decide about.
        sides.retain(|side| is_binned || is_pressing(&fields, &side.field));
        if sides.iter().all(|side| sides.first().is_some_and(|first| first.writer == side.writer)) {
            return Ok(None);
        }
        let id = entity.clone();
        let sides = writer
            .with_ledger(move |ledger| {
                let heard = |one: &Side, other: &Side| {
                    one.writer == other.writer || ledger.had_heard(&one.writer, &other.writer, &id, &other.field)
                };
                let apart = |one: &Side, other: &Side| !heard(one, other) && !heard(other, one);
                let counts = |one: &&Side| {
                    let mut others = sides.iter().filter(|other| apart(one, other));
                    // In the bin only what happened beside the binning matters.
                    others.any(|other| !is_binned || one.field == DELETED_FIELD || other.field == DELETED_FIELD)
                };
                Ok(sides.iter().filter(counts).cloned().collect::<Vec<_>>())
            })
            .await?;
        let mut told = Vec::new();
        for Side { field, value, writer: hash } in sides {
            let hand = hand_of(&change_on_disk(writer.connection().await?, &hash).await?);
            told.push(ClashSide { field, value: Sensitive::new(value), hand });
        }
        let kind = if is_binned { ClashKind::BinnedAndChanged } else { ClashKind::ChangedAtOnce };
        Ok((!told.is_empty()).then(|| Clash { entity: entity.clone(), kind, sides: told }))
    }

    /// A person looked at a clash and leaves everything as it is: each entry is written once more, by
    /// somebody who has heard of all of them. (Changing one of them, or taking the thing out of the bin,
    /// ends a clash as well.)
    ///
    /// # Errors
    /// The disk's. Without a clash nothing is written.
    pub async fn keep_as_is(&self, entity: &EntityId, at: Instant, by: Actor) -> Result<Touched> {
        let Some(clash) = self.clash_of(entity).await? else { return Ok(Touched::default()) };
        let puts: Vec<Put> = clash
            .sides
            .into_iter()
            .map(|side| Put { entity: entity.clone(), field: side.field, value: side.value.into_inner() })
            .collect();
        let message = Message { intent: "keep".to_owned(), actor: Some(by), at };
        let mut writer = self.writer.lock().await;
        writer.step(at, move |ledger| ledger.put(&puts, Again::Always, &message), async |_| Ok(Beside::Nothing)).await
    }
}
