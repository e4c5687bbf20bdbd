//! Taking any change back, whenever it was made: by a new change that writes the former values.
//!
//! Nothing is ever taken out of the ledger. A change can be taken back only while each value it wrote
//! is the one that stands, for otherwise somebody's newer entry would go with it. A value that an undo
//! put back counts as standing again, so changes can be taken back one after the other, and an undo of
//! an undo brings the value back again.

use crate::Store;
use crate::error::{Result, StoreError};
use crate::history::{ChangeId, DeviceId, Hand, change_on_disk, hand_of};
use crate::ledger::{Again, Hash, Message, Write, read_change, writes_of};
use crate::projection::hashes_of;
use crate::writer::{Beside, Writer, blocking};
use care_model::{Actor, DELETED_FIELD, EntityId, Fact, Instant, TYPE_FIELD, Touched};
use serde_json::{Value, json};
use sqlx::Row;
use sqlx::sqlite::SqliteConnection;
use std::collections::{BTreeMap, BTreeSet};

/// The word that a change which takes another back gives as its reason.
pub const UNDO_INTENT: &str = "undo";

/// One step of the record's life, for a list of what can be taken back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepRow {
    /// The change.
    pub hash: ChangeId,
    /// When it was entered, by the clock of the device.
    pub at: Instant,
    /// Who entered it.
    pub actor: Option<Actor>,
    /// On which device.
    pub device: DeviceId,
    /// Why, in one word.
    pub intent: String,
    /// What it wrote to.
    pub entities: BTreeSet<EntityId>,
    /// Every value it wrote still stands, so [`Store::undo_of`] has something to give.
    pub can_undo: bool,
}

/// A register that something newer stands in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewerField {
    /// The entity.
    pub entity: EntityId,
    /// The register.
    pub field: String,
    /// Whose newer entry.
    pub hand: Hand,
}

/// Why a change cannot be taken back.
#[derive(Debug, thiserror::Error)]
pub enum CannotUndo {
    /// Other entries stand where it wrote, or beside it.
    #[error("{} newer entries stand on the change", .0.len())]
    Newer(Vec<NewerField>),
    /// It wrote nothing that differs from before.
    #[error("the change altered nothing")]
    Nothing,
    /// The store could not say.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<CannotUndo> for StoreError {
    fn from(why: CannotUndo) -> Self {
        match why {
            CannotUndo::Newer(_) => StoreError::ChangedSince,
            CannotUndo::Nothing => StoreError::UnknownChange,
            CannotUndo::Store(error) => error,
        }
    }
}

/// Who wrote what, read once each.
#[derive(Default)]
struct Hands(BTreeMap<Hash, Hand>);

impl Hands {
    async fn of(&mut self, connection: &mut SqliteConnection, hash: &Hash) -> Result<Hand> {
        if let Some(hand) = self.0.get(hash) {
            return Ok(hand.clone());
        }
        let hand = hand_of(&change_on_disk(connection, hash).await?);
        self.0.insert(*hash, hand.clone());
        Ok(hand)
    }
}

/// A register as the tables have it.
struct Standing {
    entity: EntityId,
    field: String,
    values: Vec<Value>,
    writers: Vec<Hash>,
}

/// Entities that a change made.
fn made_by(writes: &[Write]) -> BTreeSet<&EntityId> {
    writes.iter().filter(|write| write.field == TYPE_FIELD && write.is_first).map(|write| &write.entity).collect()
}

/// The registers that a change wrote as they stand now, and all others of the entities that it made.
async fn standing(connection: &mut SqliteConnection, writes: &[Write]) -> Result<Vec<Standing>> {
    let made = made_by(writes);
    let known = writes.iter().filter(|write| !made.contains(&write.entity));
    let keys = Value::from_iter(known.map(|write| json!([write.entity.as_str(), write.field])));
    let made = Value::from_iter(made.iter().map(|entity| entity.as_str()));
    let rows = sqlx::query(
        "SELECT cells.entity, cells.field, cells.values_json, cells.writers FROM json_each(?1) AS wanted
         JOIN cells ON cells.entity = wanted.value
         UNION ALL
         SELECT cells.entity, cells.field, cells.values_json, cells.writers FROM json_each(?2) AS wanted
         JOIN cells ON cells.entity = wanted.value ->> 0 AND cells.field = wanted.value ->> 1",
    )
    .bind(made.to_string())
    .bind(keys.to_string())
    .fetch_all(connection)
    .await?;
    let read = |row: &sqlx::sqlite::SqliteRow| -> Result<Standing> {
        Ok(Standing {
            entity: EntityId::new(row.try_get::<String, _>(0)?),
            field: row.try_get(1)?,
            values: serde_json::from_str(row.try_get(2)?).map_err(|_| StoreError::Damaged("a register"))?,
            writers: hashes_of(row.try_get(3)?)?,
        })
    };
    rows.iter().map(read).collect()
}

/// What stands against taking a change back.
async fn newer_than(
    connection: &mut SqliteConnection,
    hash: &Hash,
    writes: &[Write],
    hands: &mut Hands,
) -> Result<Vec<NewerField>> {
    let own: BTreeMap<(&EntityId, &str), &Value> =
        writes.iter().map(|write| ((&write.entity, write.field.as_str()), &write.value)).collect();
    let mut newer = Vec::new();
    for Standing { entity, field, values, writers } in standing(connection, writes).await? {
        let Some(other) = writers.iter().find(|writer| *writer != hash) else { continue };
        let hand = hands.of(connection, other).await?;
        let is_fine = match (values.as_slice(), own.get(&(&entity, field.as_str()))) {
            ([value], Some(wrote)) => value == *wrote && hand.intent == UNDO_INTENT,
            // Beside what the change made: emptied again, or taken out of the bin.
            ([value], None) => value.is_null() || (field == DELETED_FIELD && value.as_bool() == Some(false)),
            _ => false,
        };
        if !is_fine {
            newer.push(NewerField { entity, field, hand });
        }
    }
    Ok(newer)
}

/// The fact that brings a register back to what it was.
fn back(entity: EntityId, field: String, former: Option<Value>) -> Fact {
    match (field.as_str(), former) {
        (DELETED_FIELD, Some(Value::Bool(true))) => Fact::Discard(entity),
        (DELETED_FIELD, _) => Fact::Restore(entity),
        (_, former) => Fact::Set { entity, field, value: former.unwrap_or_default() },
    }
}

async fn plan_undo(writer: &mut Writer, hash: Hash) -> std::result::Result<Vec<Fact>, CannotUndo> {
    let connection = writer.connection().await?;
    let change = change_on_disk(connection, &hash).await?;
    let writes = blocking(move || Ok(writes_of(&change))).await?;
    let newer = newer_than(connection, &hash, &writes, &mut Hands::default()).await?;
    if !newer.is_empty() {
        return Err(CannotUndo::Newer(newer));
    }
    let made: BTreeSet<EntityId> = made_by(&writes).into_iter().cloned().collect();
    let (first, others): (Vec<Write>, Vec<Write>) =
        writes.into_iter().filter(|write| !made.contains(&write.entity)).partition(|write| write.is_first);
    let mut facts: Vec<Fact> = made.into_iter().map(Fact::Discard).collect();
    let first = first.into_iter().filter(|write| !write.value.is_null());
    facts.extend(first.map(|write| back(write.entity, write.field, None)));
    if !others.is_empty() {
        let keys: Vec<_> = others.iter().map(|write| (write.entity.clone(), write.field.clone())).collect();
        let former = writer.with_ledger(move |ledger| ledger.former(&hash, &keys)).await?;
        let changed = others.into_iter().zip(former).filter(|(write, former)| former.as_ref() != Some(&write.value));
        facts.extend(changed.map(|(write, former)| back(write.entity, write.field, former)));
    }
    if facts.is_empty() { Err(CannotUndo::Nothing) } else { Ok(facts) }
}

impl Store {
    /// The latest steps of the record's life, newest first, without its founding. Does not need the ledger.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] if a change cannot be read, and the disk's.
    pub async fn steps(&self, limit: u32) -> Result<Vec<StepRow>> {
        let mut reader = self.readers.lend().await?;
        let changes: Vec<Vec<u8>> = sqlx::query_scalar(
            "SELECT bytes FROM changes WHERE is_waiting = 0 AND length(deps) > 0
             ORDER BY op_first DESC, hash DESC LIMIT ?1",
        )
        .bind(limit)
        .fetch_all(&mut *reader)
        .await?;
        let changes = blocking(move || {
            let read = |bytes: Vec<u8>| {
                let change = read_change(&bytes).map_err(|_| StoreError::Damaged("a change"))?;
                Ok((hand_of(&change), writes_of(&change)))
            };
            changes.into_iter().map(read).collect::<Result<Vec<_>>>()
        })
        .await?;
        let mut hands = Hands::default();
        hands.0.extend(changes.iter().map(|(hand, _)| (hand.change.0, hand.clone())));
        let mut steps = Vec::with_capacity(changes.len());
        for (hand, writes) in changes {
            let newer = newer_than(&mut reader, &hand.change.0, &writes, &mut hands).await?;
            let can_undo = newer.is_empty() && !writes.is_empty();
            let entities = writes.into_iter().map(|write| write.entity).collect();
            let Hand { change: hash, actor, device, at, intent } = hand;
            steps.push(StepRow { hash, at, actor, device, intent, entities, can_undo });
        }
        Ok(steps)
    }

    /// The facts that take a change back, whenever it was made: former values again, what it made into
    /// the bin, what it had binned out again. Committed with the intent [`UNDO_INTENT`], they can be taken
    /// back in turn.
    ///
    /// # Errors
    /// [`CannotUndo::Newer`] names every register with a newer entry; [`CannotUndo::Nothing`].
    pub async fn undo_of(&self, change: ChangeId) -> std::result::Result<Vec<Fact>, CannotUndo> {
        plan_undo(&mut *self.writer.lock().await, change.0).await
    }

    /// Takes a change back: [`Store::undo_of`] and its commit, with nothing in between.
    ///
    /// # Errors
    /// [`StoreError::ChangedSince`] if anything newer stands on it: then nothing is written.
    /// [`StoreError::UnknownChange`], also for one that altered nothing.
    pub async fn undo(&self, change: ChangeId, at: Instant, by: Actor) -> Result<Touched> {
        let mut writer = self.writer.lock().await;
        // Planned apart, so that a refusal does not cost the ledger in memory.
        let facts = plan_undo(&mut writer, change.0).await?;
        let puts: Vec<_> = facts.iter().flat_map(Fact::puts).collect();
        let message = Message { intent: UNDO_INTENT.to_owned(), actor: Some(by), at };
        writer.step(at, move |ledger| ledger.put(&puts, Again::Never, &message), async |_| Ok(Beside::Nothing)).await
    }
}
