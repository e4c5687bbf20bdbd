//! The record that she keeps: the product's own facts and events. It never holds what she does not know.

use care_model::{
    Actor, CallOutcome, Change, EntityId, EntityType, Event, EventId, Fact, Fields, Happening, Instant, Record,
    WallTime,
};
use chrono::NaiveDate;
use serde_json::{Value, json};

/// The member, and the actor of what she notes.
pub const ME: &str = "Ann";

/// One thing to note.
#[derive(Clone, Debug)]
pub enum Entry {
    /// An item comes into being.
    Item(String, Value),
    /// Something happened with an item; registers that go with it.
    Happened(String, Happening, Value),
    /// An office comes into being.
    Party(String, Value),
    /// On the phone a party promised an item for a day.
    Promised(&'static str, String, NaiveDate),
    /// A register of an item.
    Set(String, &'static str, Value),
}

/// The registers of a JSON object; none for anything else.
fn fields(value: Value) -> Fields {
    value.as_object().cloned().unwrap_or_default().into_iter().collect()
}

/// The diary of one person; keeps a record only where an engine reads it.
#[derive(Clone, Debug)]
pub struct Diary {
    /// The record, where one is kept.
    pub record: Option<Record>,
    events: u32,
}

impl Diary {
    /// An empty diary, begun at a moment.
    pub fn new(is_kept: bool, at: Instant) -> Self {
        let mut diary = Self { record: is_kept.then(Record::new), events: 0 };
        let zone = crate::calendar::ZONE.name();
        let create = |id: &str, entity_type, value| Fact::Create {
            entity: EntityId::new(id),
            entity_type,
            fields: fields(value),
        };
        diary.apply(
            at,
            Actor::Import,
            vec![
                create("record", EntityType::Record, json!({"zone": zone, "watch_began_at": at, "default_member": ME})),
                create("person", EntityType::Person, json!({"name": ME, "initial": "A"})),
                create(ME, EntityType::Member, json!({"name": ME, "person": "person"})),
                create("Main doctor", EntityType::Party, json!({"name": "Main doctor", "role": "pcp"})),
                create("Scan center", EntityType::Party, json!({"name": "Scan center", "role": "facility"})),
                create("Pharmacy", EntityType::Party, json!({"name": "Pharmacy", "role": "pharmacy"})),
                create("Plan", EntityType::Party, json!({"name": "Plan", "role": "plan"})),
            ],
        );
        diary
    }

    /// Writes facts.
    pub fn apply(&mut self, at: Instant, actor: Actor, facts: Vec<Fact>) {
        if let Some(record) = &mut self.record {
            record.apply(&Change { at, actor, intent: "simulation".to_owned(), facts });
        }
    }

    fn event(&mut self, at: Instant, actor: Actor, item: Option<&str>, what: Happening) -> Event {
        self.events += 1;
        Event { id: EventId::new(format!("event {:06}", self.events)), at, actor, item: item.map(Into::into), what }
    }

    /// The engine's own note that something was said.
    pub fn said(&mut self, at: Instant, item: Option<&str>, what: Happening) {
        let event = self.event(at, Actor::Engine, item, what);
        self.apply(at, Actor::Engine, vec![Fact::Log(event)]);
    }

    /// She notes a call.
    pub fn called(&mut self, at: Instant, what: Happening) {
        let actor = Actor::Member(ME.into());
        let event = self.event(at, actor.clone(), None, what);
        self.apply(at, actor, vec![Fact::Log(event)]);
    }

    /// She notes something.
    pub fn note(&mut self, at: Instant, entry: Entry) {
        if self.record.is_none() {
            return;
        }
        let actor = Actor::Member(ME.into());
        let facts = match entry {
            Entry::Item(id, value) => {
                let mut fields = fields(value);
                fields.insert("created_at".to_owned(), json!(at));
                fields.insert("created_by".to_owned(), json!(actor));
                vec![Fact::Create { entity: EntityId::new(id), entity_type: EntityType::Item, fields }]
            }
            Entry::Party(id, value) => {
                vec![Fact::Create { entity: EntityId::new(id), entity_type: EntityType::Party, fields: fields(value) }]
            }
            Entry::Promised(party, id, day) => {
                let what = call(party, &id, CallOutcome::ReachedPromised, Some(day));
                vec![Fact::Log(self.event(at, actor.clone(), None, what))]
            }
            Entry::Set(id, field, value) => {
                vec![Fact::Set { entity: EntityId::new(id), field: field.to_owned(), value }]
            }
            Entry::Happened(id, what, with) => {
                let mut with = fields(with);
                let is_new = self.record.as_ref().is_some_and(|record| record.fields(&EntityId::new(&id)).is_none());
                if is_new && matches!(what, Happening::Booked { .. }) {
                    with.insert("created_at".to_owned(), json!(at));
                    with.insert("created_by".to_owned(), json!(actor));
                }
                let event = self.event(at, actor.clone(), Some(&id), what);
                self.record.as_ref().map(|record| record.facts_of(event, with)).unwrap_or_default()
            }
        };
        self.apply(at, actor, facts);
    }
}

/// A call about one item.
pub fn call(party: &str, item: &str, outcome: CallOutcome, date: Option<NaiveDate>) -> Happening {
    let (party, about) = (party.into(), vec![item.into()]);
    Happening::Call { party, outcome, about, date, party2: None, note: None, spoke_with: None }
}

/// A wall time of a day, as the record writes it.
pub fn wall(day: NaiveDate, hour: u32, minute: u32) -> Option<WallTime> {
    WallTime::parse(&format!("{day} {hour:02}:{minute:02}"))
}

/// A booking of a day at 14:00.
pub fn booked(id: &str, day: NaiveDate, with: Value) -> Option<Entry> {
    let what = Happening::Booked { start: wall(day, 14, 0)?, end: wall(day, 14, 45) };
    Some(Entry::Happened(id.to_owned(), what, with))
}

/// A slot register of a day at 14:00.
pub fn slot(day: NaiveDate) -> Value {
    json!({"start": format!("{day} 14:00"), "end": format!("{day} 14:45")})
}
