//! What was written about a thing, by whom, on which device, when and from what.

use crate::Store;
use crate::error::{Result, StoreError};
use crate::ledger::{Hash, message_of, read_change, writes_of};
use crate::writer::blocking;
use automerge::Change;
use care_model::{Actor, EntityId, Instant, Sensitive};
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

/// Names one device's hand in the ledger, in hexadecimal digits; a restored copy has another.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct DeviceId(pub String);

/// Who made a change, on which device and when, as far as the change says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hand {
    /// The change.
    pub change: ChangeId,
    /// Who.
    pub actor: Option<Actor>,
    /// On which device.
    pub device: DeviceId,
    /// When it was entered, by that device's clock.
    pub at: Instant,
    /// Why, in one word: `add`, `log`, `import`, `undo` …
    pub intent: String,
}

/// Where in which file a value was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadFrom {
    /// SHA-256 of the file, hexadecimal.
    pub evidence: String,
    /// Place in it, as a person would find it; may be empty.
    pub place: Sensitive<String>,
}

/// One value that one register was given.
#[derive(Clone, Debug, PartialEq)]
pub struct HistoryLine {
    /// The register.
    pub field: String,
    /// The value it was given.
    pub value: Sensitive<Value>,
    /// Whose entry it was, and when.
    pub hand: Hand,
    /// The file it was read from, where it came from one.
    pub from: Option<ReadFrom>,
}

/// Reads off a change who made it.
pub(crate) fn hand_of(change: &Change) -> Hand {
    let message = message_of(change);
    Hand {
        change: ChangeId(change.hash().0),
        actor: message.actor,
        device: DeviceId(change.actor_id().to_hex_string()),
        at: message.at,
        intent: message.intent,
    }
}

/// A change on disk.
///
/// # Errors
/// [`StoreError::UnknownChange`] if there is none that has taken effect.
pub(crate) async fn change_on_disk(connection: &mut SqliteConnection, hash: &Hash) -> Result<Change> {
    let bytes: Option<Vec<u8>> = sqlx::query_scalar("SELECT bytes FROM changes WHERE hash = ?1 AND is_waiting = 0")
        .bind(hash.as_slice())
        .fetch_optional(connection)
        .await?;
    let bytes = bytes.ok_or(StoreError::UnknownChange)?;
    blocking(move || read_change(&bytes).map_err(|_| StoreError::Damaged("a change"))).await
}

/// Which file an entity was read from, as told so far by its history.
#[derive(Default)]
struct Origin {
    evidence: Option<String>,
    place: String,
}

impl Origin {
    fn follow(&mut self, field: &str, value: &Value) {
        match field {
            "evidence" => *self = Self { evidence: value.as_str().map(str::to_owned), place: String::new() },
            "evidence_where" => self.place = value.as_str().unwrap_or_default().to_owned(),
            _ => {}
        }
    }

    fn told(&self) -> Option<ReadFrom> {
        let evidence = self.evidence.clone()?;
        Some(ReadFrom { evidence, place: self.place.clone().into() })
    }
}

impl Store {
    /// Everything ever written about an entity, or about one register of it, causes before effects.
    /// Does not need the ledger.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] if a change cannot be read, and the disk's.
    pub async fn history(&self, entity: &EntityId, field: Option<&str>) -> Result<Vec<HistoryLine>> {
        let changes: Vec<Vec<u8>> = sqlx::query_scalar(
            "SELECT changes.bytes FROM writes JOIN changes ON changes.hash = writes.change_hash
             WHERE writes.entity = ?1 ORDER BY changes.op_first, changes.hash",
        )
        .bind(entity.as_str())
        .fetch_all(&mut *self.readers.lend().await?)
        .await?;
        let (entity, field) = (entity.clone(), field.map(str::to_owned));
        blocking(move || {
            let mut lines = Vec::new();
            let mut origin = Origin::default();
            for bytes in changes {
                let change = read_change(&bytes).map_err(|_| StoreError::Damaged("a change"))?;
                let hand = hand_of(&change);
                let mut own = writes_of(&change);
                own.retain(|write| write.entity == entity);
                let names_file = own.iter().any(|write| write.field == "evidence");
                // By name, so the file comes before the place in it.
                own.iter().for_each(|write| origin.follow(&write.field, &write.value));
                // A later word of a person about an imported thing comes from that person, not from the file.
                let is_read = names_file || hand.actor == Some(Actor::Import);
                let from = if is_read { origin.told() } else { None };
                own.retain(|write| field.as_ref().is_none_or(|field| *field == write.field));
                lines.extend(own.into_iter().map(|write| HistoryLine {
                    field: write.field,
                    value: Sensitive::new(write.value),
                    hand: hand.clone(),
                    from: from.clone(),
                }));
            }
            Ok(lines)
        })
        .await
    }
}
