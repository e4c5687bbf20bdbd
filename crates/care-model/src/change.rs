//! Changes: the only way in which a record alters, whoever made it.

use crate::{Actor, EntityId, Event, Fields, Instant};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeSet;

/// What an entity of the ledger is; the value of its `_type` register.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EntityType {
    /// The record's own settings: zone, when the watch began.
    Record,
    /// A [`crate::Person`].
    Person,
    /// A [`crate::Member`].
    Member,
    /// A [`crate::Party`].
    Party,
    /// A [`crate::Item`].
    Item,
    /// An [`Event`].
    Event,
    /// A dependency that a person stated, beside those implied by fields.
    Edge,
    /// A file that was brought in; the bytes lie outside the ledger.
    Evidence,
}

/// Register of an entity's type.
pub const TYPE_FIELD: &str = "_type";
/// Register that says whether an entity lies in the bin; never a real deletion (design 2.1).
pub const DELETED_FIELD: &str = "_deleted";
/// Register of an event's content.
pub const BODY_FIELD: &str = "body";

/// One register gets one value: the smallest step of the ledger.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Put {
    /// The entity.
    pub entity: EntityId,
    /// The register.
    pub field: String,
    /// The value; `null` empties the register.
    pub value: Value,
}

/// A fact within a change.
#[derive(Clone, Debug, PartialEq)]
pub enum Fact {
    /// Something new, with its first registers.
    Create {
        /// Its id.
        entity: EntityId,
        /// What it is.
        entity_type: EntityType,
        /// Its registers.
        fields: Fields,
    },
    /// A register of something known.
    Set {
        /// Its id.
        entity: EntityId,
        /// The register.
        field: String,
        /// The new value; `null` empties it.
        value: Value,
    },
    /// Something happened.
    Log(Event),
    /// Into the bin.
    Discard(EntityId),
    /// Out of the bin.
    Restore(EntityId),
}

/// A small dated fact, or several that belong together. Committed whole or not at all.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// When it was entered.
    pub at: Instant,
    /// Who entered it.
    pub actor: Actor,
    /// Why, in one word of the history: `import`, `log`, `add`, `undo` …; never personal.
    pub intent: String,
    /// What.
    pub facts: Vec<Fact>,
}

impl Change {
    /// The registers that the change writes, in order.
    pub fn puts(&self) -> Vec<Put> {
        self.facts.iter().flat_map(Fact::puts).collect()
    }
}

impl Fact {
    /// The registers that the fact writes, in order.
    pub fn puts(&self) -> Vec<Put> {
        let put = |entity: &EntityId, field: &str, value: Value| Put {
            entity: entity.clone(),
            field: field.to_owned(),
            value,
        };
        match self {
            Fact::Create { entity, entity_type, fields } => {
                let entity_type = serde_json::to_value(entity_type).unwrap_or_default();
                std::iter::once(put(entity, TYPE_FIELD, entity_type))
                    .chain(fields.iter().map(|(field, value)| put(entity, field, value.clone())))
                    .collect()
            }
            Fact::Set { entity, field, value } => vec![put(entity, field, value.clone())],
            Fact::Log(event) => {
                let entity = EntityId::from(&event.id);
                vec![put(&entity, TYPE_FIELD, Value::from("event")), put(&entity, BODY_FIELD, event.to_body())]
            }
            Fact::Discard(entity) => vec![put(entity, DELETED_FIELD, Value::from(true))],
            Fact::Restore(entity) => vec![put(entity, DELETED_FIELD, Value::from(false))],
        }
    }
}

/// A part of what a person sees that a change made stale.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Area {
    /// Next step, waiting, coming up, board, nudges: everything that the plan gives.
    Plan,
    /// Persons and members.
    People,
    /// Offices.
    Parties,
    /// Items and their history.
    Items,
    /// Files brought in and what they propose.
    Evidence,
    /// The record's settings.
    Settings,
}

impl Area {
    /// Every area.
    pub const ALL: [Area; 6] = [Area::Plan, Area::People, Area::Parties, Area::Items, Area::Evidence, Area::Settings];

    /// The name that screens listen for.
    pub fn name(self) -> &'static str {
        match self {
            Area::Plan => "plan",
            Area::People => "people",
            Area::Parties => "parties",
            Area::Items => "items",
            Area::Evidence => "evidence",
            Area::Settings => "settings",
        }
    }
}

/// What a commit made stale.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Touched {
    /// Parts to read again.
    pub areas: BTreeSet<Area>,
    /// Entities that changed.
    pub entities: BTreeSet<EntityId>,
}

impl Touched {
    /// Adds an entity of a type.
    pub fn touch(&mut self, entity: EntityId, entity_type: EntityType) {
        self.entities.insert(entity);
        self.areas.insert(Area::Plan);
        self.areas.insert(match entity_type {
            EntityType::Record => Area::Settings,
            EntityType::Person | EntityType::Member => Area::People,
            EntityType::Party => Area::Parties,
            EntityType::Item | EntityType::Event | EntityType::Edge => Area::Items,
            EntityType::Evidence => Area::Evidence,
        });
    }
}
