//! From the words of a scenario to facts of the record.

use super::devices::Devices;
use super::file::{EventLine, Fields, Given, PlayError};
use care_model::{
    Actor, Change, EntityId, EntityType, Event, EventId, Fact, Happening, Instant, Kind, Record, WallTime,
};
use chrono_tz::Tz;
use serde_json::{Value, json};
use serde_saphyr::Spanned;

/// Keeps what is said in a scenario; every fact goes through `Record::apply`.
pub struct Builder<'s> {
    pub file: &'s str,
    pub zone: Tz,
    pub recipient: &'s str,
    /// The copy of the device that acts now.
    pub record: Record,
    pub devices: Devices,
    /// What this version does not know.
    pub unknown: Vec<String>,
    events: u32,
}

impl<'s> Builder<'s> {
    /// A record in which `given` holds at `start`.
    pub fn new(file: &'s str, zone: Tz, recipient: &'s str) -> Self {
        Self {
            file,
            zone,
            recipient,
            record: Record::new(),
            devices: Devices::default(),
            unknown: Vec::new(),
            events: 0,
        }
    }

    /// An error at a place of the file.
    pub fn error(&self, line: u64, expected: impl Into<String>) -> PlayError {
        PlayError { file: self.file.to_owned(), line, expected: expected.into() }
    }

    /// A time of the file; a bare date is midnight.
    pub fn time(&self, text: &Spanned<String>) -> Result<Instant, PlayError> {
        let wrong = || self.error(text.referenced.line(), format!("expected YYYY-MM-DD HH:MM, found {:?}", text.value));
        WallTime::parse(&text.value).map(|time| time.at(self.zone)).ok_or_else(wrong)
    }

    pub fn apply(&mut self, at: Instant, actor: Actor, facts: Vec<Fact>) {
        let change = Change { at, actor, intent: "scenario".to_owned(), facts };
        self.record.apply(&change);
        self.devices.tell(change);
    }

    /// What holds at the start.
    pub fn given(&mut self, given: &[&Given], start: Instant) -> Result<(), PlayError> {
        let zone = self.zone.name();
        let create = |id: &str, entity_type: EntityType, fields: Fields| Fact::Create {
            entity: EntityId::new(id),
            entity_type,
            fields: fields.into_iter().collect(),
        };
        let object = |value: Value| value.as_object().cloned().unwrap_or_default();
        let settings = json!({"zone": zone, "watch_began_at": start, "default_member": self.recipient});
        let mut facts = vec![create("record", EntityType::Record, object(settings))];
        let persons: Vec<(&String, &Fields)> = given.iter().flat_map(|given| &given.persons).collect();
        let mut own = persons
            .iter()
            .find(|(_, fields)| fields.get("name").and_then(Value::as_str) == Some(self.recipient))
            .map(|(id, _)| (*id).clone());
        for (id, fields) in &persons {
            facts.push(create(id, EntityType::Person, (*fields).clone()));
        }
        if persons.is_empty() {
            let id = format!("person {}", self.recipient);
            let initial: String = self.recipient.chars().take(1).collect();
            facts.push(create(&id, EntityType::Person, object(json!({"name": self.recipient, "initial": initial}))));
            own = Some(id);
        }
        let member = |id: &str, fields: Option<&Fields>| {
            let mut whole = object(json!({"name": id, "tz": zone}));
            whole.extend(fields.cloned().unwrap_or_default());
            if let (true, Some(person)) = (id == self.recipient, &own) {
                whole.insert("person".to_owned(), json!(person));
            }
            create(id, EntityType::Member, whole)
        };
        facts.push(member(self.recipient, None));
        for (id, fields) in given.iter().flat_map(|given| &given.members) {
            facts.push(member(id, Some(fields)));
        }
        for (id, fields) in given.iter().flat_map(|given| &given.parties) {
            let mut whole = object(json!({"name": id, "tz": zone}));
            whole.extend(fields.clone());
            facts.push(create(id, EntityType::Party, whole));
        }
        for (n, fields) in given.iter().flat_map(|given| &given.edges).enumerate() {
            facts.push(create(&format!("edge {n}"), EntityType::Edge, fields.clone()));
        }
        for (id, fields) in given.iter().flat_map(|given| &given.items) {
            let mut registers = self.registers(&fields.value);
            let open = given.iter().flat_map(|given| &given.open).filter(|open| open.on.as_ref() == Some(id));
            let open: Vec<&str> = open.map(|open| open.r.as_str()).collect();
            registers.insert("open_rules".to_owned(), json!(open));
            self.note_kind(&registers);
            facts.push(create(id, EntityType::Item, registers));
        }
        self.apply(start, Actor::Engine, facts);
        self.devices =
            Devices::of(given.iter().flat_map(|given| given.devices.iter().cloned()).collect(), &self.record);
        let misfits: Vec<String> =
            self.record.misfits().map(|misfit| format!("{}: {} does not fit", misfit.entity, misfit.field)).collect();
        self.unknown.extend(misfits);
        Ok(())
    }

    fn note_kind(&mut self, fields: &Fields) {
        if let Some(kind) = fields.get("kind").and_then(Value::as_str).filter(|kind| Kind::from_name(kind).is_none()) {
            self.unknown.push(format!("kind {kind:?} is not known yet"));
        }
    }

    /// Fields of a scenario as registers: start, end and zone make the slot; `center` is the place.
    fn registers(&self, fields: &Fields) -> Fields {
        let mut registers = fields.clone();
        let start = registers.remove("start");
        let end = registers.remove("end");
        let tz = registers.remove("place_tz");
        if let Some(start) = start {
            let mut slot = json!({"start": start});
            if let Some(slot) = slot.as_object_mut() {
                slot.extend(end.map(|end| ("end".to_owned(), end)));
                slot.extend(tz.map(|tz| ("tz".to_owned(), tz)));
            }
            registers.insert("slot".to_owned(), slot);
        }
        if let Some(center) = registers.remove("center") {
            registers.insert("party".to_owned(), center);
        }
        registers
    }

    /// The actor of a line; the recipient where none is named.
    pub fn actor(&self, name: Option<&str>) -> Actor {
        match name {
            None => Actor::Member(self.recipient.into()),
            Some("import") => Actor::Import,
            Some("engine") => Actor::Engine,
            Some(name) if self.record.members.contains_key(&name.into()) => Actor::Member(name.into()),
            Some(name) => Actor::Party(name.into()),
        }
    }

    /// Applies one line.
    pub fn line(&mut self, line: &EventLine, at: Instant) -> Result<(), PlayError> {
        let actor = self.actor(line.actor.as_deref());
        for fact in &line.facts {
            self.fact(fact, at, &actor)?;
        }
        Ok(())
    }

    pub fn event(&mut self, at: Instant, actor: &Actor, item: Option<&str>, what: Happening) -> Event {
        self.events += 1;
        let id = EventId::new(format!("event {:06}", self.events));
        Event { id, at, actor: actor.clone(), item: item.map(Into::into), what }
    }

    fn fact(&mut self, fact: &Spanned<Fields>, at: Instant, actor: &Actor) -> Result<(), PlayError> {
        let line = fact.referenced.line();
        let mut data = fact.value.clone();
        let name = match data.remove("e") {
            Some(Value::String(name)) => name,
            _ => return Err(self.error(line, "expected a fact with a name: {e: …}")),
        };
        let text = |data: &Fields, field: &str| data.get(field).and_then(Value::as_str).map(str::to_owned);
        let required = |data: &Fields, field: &str| {
            text(data, field).ok_or_else(|| self.error(line, format!("expected {field} with {name:?}")))
        };
        match name.as_str() {
            "create" => {
                let id = required(&data, "id")?;
                data.remove("id");
                if let Some(Value::Object(fields)) = data.remove("fields") {
                    data.extend(fields);
                }
                self.create(&id, data, at, actor);
            }
            "set" => {
                let item = required(&data, "item")?;
                let fields = data.get("fields").and_then(Value::as_object).cloned().unwrap_or_default();
                let registers = self.registers(&fields);
                let entity = EntityId::new(item);
                let facts =
                    registers.into_iter().map(|(field, value)| Fact::Set { entity: entity.clone(), field, value });
                self.apply(at, actor.clone(), facts.collect());
            }
            "offer.received" => {
                let (id, visit) = (required(&data, "id")?, text(&data, "item"));
                data.remove("id");
                data.remove("item");
                data.insert("kind".to_owned(), json!("offer"));
                data.insert("visit".to_owned(), json!(visit));
                self.create(&id, data, at, actor);
                let what = Happening::OfferReceived { visit: visit.as_deref().map(Into::into) };
                let event = self.event(at, actor, Some(&id), what);
                self.apply(at, actor.clone(), vec![Fact::Log(event)]);
            }
            "booked" | "moved" => self.booking(&name, data, at, actor, line)?,
            _ => {
                let item = data.remove("item").and_then(|item| item.as_str().map(str::to_owned));
                let item = item.or_else(|| text(&data, "id"));
                let what = Happening::from_parts(&name, &data).map_err(|error| self.error(line, error))?;
                if matches!(what, Happening::Other { .. }) {
                    self.unknown.push(format!("event {name:?} is not known yet"));
                }
                let event = self.event(at, actor, item.as_deref(), what);
                let facts = self.record.facts_of(event, care_model::Fields::new());
                self.apply(at, actor.clone(), facts);
            }
        }
        Ok(())
    }

    fn create(&mut self, id: &str, fields: Fields, at: Instant, actor: &Actor) {
        let mut registers = self.registers(&fields);
        self.note_kind(&registers);
        let field = |name: &str| registers.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
        let mut facts = Vec::new();
        // What a person enters for the same thing takes the place of what the engine made.
        if let Some(twin) = crate::twin(&self.record, &field("what"), &field("from"), &field("to")) {
            facts.push(Fact::Discard(EntityId::from(&twin)));
        }
        registers.insert("created_at".to_owned(), json!(at));
        registers.insert("created_by".to_owned(), json!(actor));
        let fields = registers.into_iter().collect();
        facts.push(Fact::Create { entity: EntityId::new(id), entity_type: EntityType::Item, fields });
        self.apply(at, actor.clone(), facts);
    }

    fn booking(
        &mut self,
        name: &str,
        mut data: Fields,
        at: Instant,
        actor: &Actor,
        line: u64,
    ) -> Result<(), PlayError> {
        let Some(Value::String(item)) = data.remove("item") else {
            return Err(self.error(line, format!("expected item with {name:?}")));
        };
        let time = |field: &str| data.get(field).and_then(Value::as_str).and_then(WallTime::parse);
        let Some(start) = time("start") else {
            return Err(self.error(line, format!("expected start: \"YYYY-MM-DD HH:MM\" with {name:?}")));
        };
        let end = time("end");
        let what = match name {
            "moved" => Happening::Moved { start, end },
            _ => Happening::Booked { start, end },
        };
        data.remove("start");
        data.remove("end");
        let zone = data.remove("place_tz");
        if self.record.fields(&EntityId::new(&item)).is_none() {
            self.note_kind(&data);
            data.insert("created_at".to_owned(), json!(at));
            data.insert("created_by".to_owned(), json!(actor));
        }
        let event = self.event(at, actor, Some(&item), what);
        let mut facts = self.record.facts_of(event, data.into_iter().collect());
        if let Some(zone) = zone {
            for fact in &mut facts {
                if let Fact::Set { field, value, .. } = fact
                    && field == "slot"
                    && let Some(slot) = value.as_object_mut()
                {
                    slot.insert("tz".to_owned(), zone.clone());
                }
            }
        }
        self.apply(at, actor.clone(), facts);
        Ok(())
    }
}
