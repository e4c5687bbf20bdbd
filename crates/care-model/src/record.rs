//! The record: one person's care, small enough for memory.
//!
//! It is a fold of registers: load puts them all, a commit puts a few, and both go through
//! [`Record::put`]. The typed view (`items`, `parties`, …) follows from the registers at once.

use crate::item::read;
use crate::{
    BODY_FIELD, Change, DELETED_FIELD, Detail, EntityId, EntityType, Event, EventId, Fact, Happening, Instant, Item,
    ItemId, Member, MemberId, Offer, Party, PartyId, Person, PersonId, Put, Slot, TYPE_FIELD, WallTime,
};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// Registers of one entity by name.
pub type Fields = BTreeMap<String, Value>;

/// The record's own registers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Zone of everything that names none.
    pub zone: Tz,
    /// When the watch began: a nudge whose target lies before it counts as dealt with.
    pub watch_began_at: Option<Instant>,
    /// Owner of what nobody else owns.
    pub default_member: Option<MemberId>,
}

impl Default for Settings {
    fn default() -> Self {
        Self { zone: Tz::UTC, watch_began_at: None, default_member: None }
    }
}

/// A dependency that a person stated (handbook 3.1), beside those implied by fields.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StatedEdge {
    /// What comes first.
    pub from: ItemId,
    /// What waits for it.
    pub to: ItemId,
    /// `2bd`, `3cd`, `8h`; none = no lag.
    #[serde(default)]
    pub lag: Option<String>,
    /// The second cannot go well without the first.
    #[serde(default)]
    pub hard: bool,
}

/// A register whose value this version could not read. It stays in the ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misfit {
    /// The entity.
    pub entity: EntityId,
    /// The register.
    pub field: String,
}

/// One person's care, or several records seen together by one caregiver.
#[derive(Clone, Debug, Default)]
pub struct Record {
    raw: BTreeMap<EntityId, Fields>,
    /// The record's own registers.
    pub settings: Settings,
    /// Persons whose care it is.
    pub persons: BTreeMap<PersonId, Person>,
    /// Who gets nudges.
    pub members: BTreeMap<MemberId, Member>,
    /// Offices.
    pub parties: BTreeMap<PartyId, Party>,
    /// Everything with a state, without what lies in the bin.
    pub items: BTreeMap<ItemId, Item>,
    /// What happened, by time, then id.
    pub events: BTreeMap<(Instant, EventId), Event>,
    /// Dependencies stated by a person.
    pub edges: BTreeMap<EntityId, StatedEdge>,
    misfits: BTreeMap<EntityId, BTreeSet<String>>,
}

impl Record {
    /// An empty record.
    pub fn new() -> Self {
        Self::default()
    }

    /// A record from its registers, in any order.
    pub fn from_puts(puts: impl IntoIterator<Item = Put>) -> Self {
        let mut record = Self::new();
        for put in puts {
            record.raw.entry(put.entity).or_default().insert(put.field, put.value);
        }
        for entity in record.raw.keys().cloned().collect::<Vec<_>>() {
            record.retype(&entity);
        }
        record
    }

    /// Applies a change: every register it writes, then the typed view of the entities touched.
    pub fn apply(&mut self, change: &Change) {
        self.put(change.puts());
    }

    /// Writes registers.
    pub fn put(&mut self, puts: impl IntoIterator<Item = Put>) {
        let mut touched = BTreeSet::new();
        for put in puts {
            touched.insert(put.entity.clone());
            self.raw.entry(put.entity).or_default().insert(put.field, put.value);
        }
        for entity in &touched {
            self.retype(entity);
        }
    }

    /// The registers of an entity as they are.
    pub fn fields(&self, entity: &EntityId) -> Option<&Fields> {
        self.raw.get(entity)
    }

    /// All entities with their registers.
    pub fn raw(&self) -> &BTreeMap<EntityId, Fields> {
        &self.raw
    }

    /// What an entity is.
    pub fn entity_type(&self, entity: &EntityId) -> Option<EntityType> {
        entity_type_of(self.raw.get(entity)?)
    }

    /// Registers that this version could not read.
    pub fn misfits(&self) -> impl Iterator<Item = Misfit> + '_ {
        self.misfits.iter().flat_map(|(entity, fields)| {
            fields.iter().map(|field| Misfit { entity: entity.clone(), field: field.clone() })
        })
    }

    /// Events on one item, by time.
    pub fn events_on<'a>(&'a self, item: &'a ItemId) -> impl Iterator<Item = &'a Event> + 'a {
        self.events.values().filter(move |event| event.item.as_ref() == Some(item))
    }

    /// The facts that one happening makes: the log entry and the registers that go with it
    /// (a booking writes the slot, and makes the visit where there is none yet).
    pub fn facts_of(&self, event: Event, new_item: Fields) -> Vec<Fact> {
        let mut facts = Vec::new();
        let slot = match &event.what {
            Happening::Booked { start, end } | Happening::Moved { start, end } => Some((*start, *end)),
            _ => None,
        };
        if let (Some((start, end)), Some(item)) = (slot, &event.item) {
            let entity = EntityId::from(item);
            if !self.raw.contains_key(&entity) {
                let mut fields = new_item.clone();
                fields.entry("kind".to_owned()).or_insert_with(|| Value::from("visit"));
                facts.push(Fact::Create { entity: entity.clone(), entity_type: EntityType::Item, fields });
            } else {
                facts.extend(new_item.into_iter().map(|(field, value)| Fact::Set {
                    entity: entity.clone(),
                    field,
                    value,
                }));
            }
            let slot = self.slot_after(item, start, end);
            facts.push(Fact::Set { entity, field: "slot".to_owned(), value: slot });
        }
        facts.extend(self.fact_of_its_item(&event));
        facts.extend(self.facts_of_offer(&event));
        facts.extend(self.facts_of_answer(&event));
        facts.extend(facts_of_approval(&event));
        facts.push(Fact::Log(event));
        facts
    }

    /// Two answers, or a way home, are items of their own: the event that tells of one makes it.
    fn fact_of_its_item(&self, event: &Event) -> Option<Fact> {
        let kind = match &event.what {
            Happening::ConflictDetected { .. } => "conflict",
            Happening::Discharged { .. } => "discharge",
            _ => return None,
        };
        let entity = EntityId::from(event.item.as_ref()?);
        if self.raw.contains_key(&entity) {
            return None;
        }
        let mut fields: Fields = event.what.to_parts().1.into_iter().collect();
        fields.insert("kind".to_owned(), Value::from(kind));
        if kind == "discharge" {
            let day = crate::day_of(event.at, self.settings.zone);
            fields.insert("discharged".to_owned(), serde_json::to_value(day).unwrap_or_default());
        }
        fields.insert("created_at".to_owned(), serde_json::to_value(event.at).unwrap_or_default());
        fields.insert("created_by".to_owned(), serde_json::to_value(&event.actor).unwrap_or_default());
        Some(Fact::Create { entity, entity_type: EntityType::Item, fields })
    }

    /// A clinician's answer: the instruction that does not hold is superseded by it, never overwritten.
    fn facts_of_answer(&self, event: &Event) -> Vec<Fact> {
        let Happening::ConflictResolved { holds, .. } = &event.what else { return Vec::new() };
        let conflict = event.item.as_ref().and_then(|id| self.items.get(id));
        let Some(Detail::Conflict(conflict)) = conflict.map(|item| &item.detail) else { return Vec::new() };
        let others = conflict.instructions.iter().filter(|id| holds.as_ref() != Some(*id));
        others
            .map(|id| Fact::Set {
                entity: EntityId::from(id),
                field: "superseded_by".to_owned(),
                value: event.item.as_ref().map_or(Value::Null, |conflict| Value::from(conflict.as_str())),
            })
            .collect()
    }

    /// Taking an offer moves the visit: its slot, and a `moved` on it under an id derived from the event's.
    fn facts_of_offer(&self, event: &Event) -> Vec<Fact> {
        if event.what != Happening::OfferAccepted {
            return Vec::new();
        }
        let offer = event.item.as_ref().and_then(|id| self.items.get(id)).map(|item| &item.detail);
        let Some(Detail::Offer(Offer { visit: Some(visit), slot: Some(slot), .. })) = offer else { return Vec::new() };
        let moved = Event {
            id: EventId::new(format!("{}~moved", event.id)),
            item: Some(visit.clone()),
            what: Happening::Moved { start: slot.start, end: slot.end },
            ..event.clone()
        };
        self.facts_of(moved, Fields::new())
    }

    /// The slot value of an item after a booking or a move: zone and place stay unless given.
    fn slot_after(&self, item: &ItemId, start: WallTime, end: Option<WallTime>) -> Value {
        let former = self.raw.get(&EntityId::from(item)).and_then(|fields| fields.get("slot")).cloned();
        let former: Option<Slot> = former.and_then(|slot| serde_json::from_value(slot).ok());
        let slot = match former {
            Some(former) => Slot { start, end, all_day: false, ..former },
            None => Slot { start, end, tz: None, place: None, all_day: false },
        };
        serde_json::to_value(slot).unwrap_or_default()
    }

    fn retype(&mut self, entity: &EntityId) {
        self.forget(entity);
        let Some(fields) = self.raw.get(entity) else { return };
        let Some(entity_type) = entity_type_of(fields) else { return };
        let binned = fields.get(DELETED_FIELD).and_then(Value::as_bool).unwrap_or(false);
        if binned {
            return;
        }
        let mut misfits = Vec::new();
        match entity_type {
            EntityType::Record => self.settings = read(fields, &mut misfits),
            EntityType::Person => {
                let (person, lost) = Person::from_fields(fields);
                misfits = lost;
                self.persons.insert(PersonId::from(entity.as_str()), person);
            }
            EntityType::Member => {
                self.members.insert(MemberId::from(entity.as_str()), read(fields, &mut misfits));
            }
            EntityType::Party => {
                self.parties.insert(PartyId::from(entity.as_str()), read(fields, &mut misfits));
            }
            EntityType::Item => {
                let (item, lost) = Item::from_fields(ItemId::from(entity.as_str()), fields);
                misfits = lost;
                self.items.insert(item.id.clone(), item);
            }
            EntityType::Event => {
                match fields.get(BODY_FIELD).map(|body| Event::from_body(entity.as_str().into(), body)) {
                    Some(Ok(event)) => {
                        self.events.insert((event.at, event.id.clone()), event);
                    }
                    _ => misfits.push(BODY_FIELD.to_owned()),
                }
            }
            EntityType::Edge => {
                let whole = Value::Object(fields.clone().into_iter().collect());
                match serde_json::from_value(whole) {
                    Ok(edge) => {
                        self.edges.insert(entity.clone(), edge);
                    }
                    Err(_) => misfits.push("from".to_owned()),
                }
            }
            EntityType::Evidence => {}
        }
        if !misfits.is_empty() {
            self.misfits.insert(entity.clone(), misfits.into_iter().collect());
        }
    }

    fn forget(&mut self, entity: &EntityId) {
        let id = entity.as_str();
        self.misfits.remove(entity);
        self.persons.remove(&PersonId::from(id));
        self.members.remove(&MemberId::from(id));
        self.parties.remove(&PartyId::from(id));
        self.items.remove(&ItemId::from(id));
        self.edges.remove(entity);
        let body = self.raw.get(entity).filter(|fields| entity_type_of(fields) == Some(EntityType::Event));
        if body.is_some() {
            self.events.retain(|(_, event), _| event.as_str() != id);
        }
    }
}

fn entity_type_of(fields: &Fields) -> Option<EntityType> {
    serde_json::from_value(fields.get(TYPE_FIELD)?.clone()).ok()
}

/// What a letter of approval says is written into the form, where a mistake in it can be put right.
fn facts_of_approval(event: &Event) -> Vec<Fact> {
    let (Happening::PaApproved { window, place }, Some(item)) = (&event.what, &event.item) else { return Vec::new() };
    let window = window.map(|days| ("window", serde_json::to_value(days).unwrap_or_default()));
    let place = place.as_ref().map(|place| ("place", Value::from(place.as_str())));
    let set =
        |(field, value): (&str, Value)| Fact::Set { entity: EntityId::from(item), field: field.to_owned(), value };
    window.into_iter().chain(place).map(set).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Actor;
    use serde_json::json;

    fn create(id: &str, entity_type: EntityType, fields: Value) -> Fact {
        Fact::Create { entity: EntityId::new(id), entity_type, fields: serde_json::from_value(fields).unwrap() }
    }

    fn change(facts: Vec<Fact>) -> Change {
        Change { at: "2027-01-11T16:00:00Z".parse().unwrap(), actor: Actor::Import, intent: "test".into(), facts }
    }

    fn booked(id: &str, start: &str) -> Event {
        Event {
            id: "E1".into(),
            at: "2027-01-13T15:20:00Z".parse().unwrap(),
            actor: Actor::Member("Sally".into()),
            item: Some(id.into()),
            what: Happening::Booked { start: WallTime::parse(start).unwrap(), end: None },
        }
    }

    #[test]
    fn a_booking_makes_the_visit_and_writes_its_slot() {
        let mut record = Record::new();
        let new_item = serde_json::from_value(json!({"party": "Dr. Lee"})).unwrap();
        let facts = record.facts_of(booked("VIS-1", "2027-04-15 14:00"), new_item);
        record.apply(&change(facts));
        let Some(Detail::Visit(visit)) = record.items.get(&"VIS-1".into()).map(|item| item.detail.clone()) else {
            panic!("a visit")
        };
        assert_eq!(visit.party, Some("Dr. Lee".into()));
        assert_eq!(visit.slot.unwrap().start, WallTime::parse("2027-04-15 14:00").unwrap());
        assert_eq!(record.events_on(&"VIS-1".into()).count(), 1);
    }

    #[test]
    fn load_and_apply_give_the_same_record() {
        let mut applied = Record::new();
        let first = change(vec![
            create("REF-1", EntityType::Item, json!({"kind": "referral", "to": "Dr. Lee"})),
            create("Dr. Lee", EntityType::Party, json!({"name": "Dr. Lee", "role": "specialist"})),
        ]);
        let second =
            change(vec![Fact::Set { entity: EntityId::new("REF-1"), field: "auth".into(), value: json!("R-5521") }]);
        applied.apply(&first);
        applied.apply(&second);
        let mut puts = [first.puts(), second.puts()].concat();
        puts.reverse(); // each register is written once here, so order must not matter
        let loaded = Record::from_puts(puts);
        assert_eq!(loaded.items, applied.items);
        assert_eq!(loaded.parties, applied.parties);
    }

    #[test]
    fn what_lies_in_the_bin_is_gone_from_every_view_and_comes_back() {
        let mut record = Record::new();
        record.apply(&change(vec![create("T", EntityType::Item, json!({"kind": "task"}))]));
        record.apply(&change(vec![Fact::Discard(EntityId::new("T"))]));
        assert!(record.items.is_empty());
        record.apply(&change(vec![Fact::Restore(EntityId::new("T"))]));
        assert_eq!(record.items.len(), 1);
    }
}
