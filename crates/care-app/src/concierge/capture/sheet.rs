//! The sheet that a form is written on: facts of one change, in the order of the form.

use crate::Trouble;
use crate::capture_view::{CapturedView, MadeView};
use crate::concierge::{Concierge, create};
use crate::world::make_id;
use care_model::{
    Actor, Arg, DELETED_FIELD, EntityId, EntityType, Fact, Fields, Happening, Instant, ItemId, Message, PartyId,
    Record, Role, Sensitive, WallTime, day_of,
};
use chrono::{Datelike, NaiveDate};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// Longest words that one field of a form takes; a page or two of a letter.
pub(super) const WORDS_CHARS_MAX: usize = 10_000;
/// Lines of one part of a form; more is a slip, not a visit.
const LINES_MAX: usize = 100;
/// Years that a form may name.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2199;

/// What a form makes, before it is committed.
pub(in crate::concierge) struct Sheet<'c> {
    pub(super) concierge: &'c Concierge,
    /// The moment of saving.
    pub(super) now: Instant,
    /// The day in the reader's zone.
    pub(super) today: NaiveDate,
    me: Actor,
    facts: Vec<Fact>,
    made: Vec<ItemId>,
    named: BTreeMap<String, PartyId>,
}

/// A finished sheet.
pub(in crate::concierge) struct Written {
    pub(in crate::concierge) facts: Vec<Fact>,
    pub(in crate::concierge) made: Vec<ItemId>,
}

impl<'c> Sheet<'c> {
    pub(in crate::concierge) fn new(concierge: &'c Concierge) -> Result<Self, Trouble> {
        let now = concierge.world.clock.now();
        let today = day_of(now, concierge.voice_at(now)?.zone());
        let me = Actor::Member(concierge.me()?.clone());
        let (facts, made, named) = (Vec::new(), Vec::new(), BTreeMap::new());
        Ok(Self { concierge, now, today, me, facts, made, named })
    }

    pub(in crate::concierge) fn record(&self) -> Result<&'c Record, Trouble> {
        self.concierge.record()
    }

    pub(in crate::concierge) fn today(&self) -> NaiveDate {
        self.today
    }

    pub(in crate::concierge) fn finish(self) -> Written {
        Written { facts: self.facts, made: self.made }
    }

    /// A new item; what is `null` is left out.
    pub(in crate::concierge) fn item(&mut self, kind: &str, fields: Value) -> Result<ItemId, Trouble> {
        let id = ItemId::new(make_id(self.now, self.concierge.world.chance.as_ref())?);
        self.item_named(id, kind, fields)
    }

    /// As [`Sheet::item`] under an id that follows from what it is. One that lies in the bin comes back.
    pub(super) fn item_named(&mut self, id: ItemId, kind: &str, fields: Value) -> Result<ItemId, Trouble> {
        let fields = self.fields(kind, fields);
        let entity = EntityId::from(&id);
        if self.concierge.record()?.fields(&entity).is_some() {
            self.facts.push(Fact::Restore(entity.clone()));
            let again = fields.into_iter().map(|(field, value)| Fact::Set { entity: entity.clone(), field, value });
            self.facts.extend(again);
        } else {
            self.facts.push(Fact::Create { entity, entity_type: EntityType::Item, fields });
        }
        self.made.push(id.clone());
        Ok(id)
    }

    /// A booking: the visit, its slot, and the entry in the log.
    pub(in crate::concierge) fn booked_visit(&mut self, fields: Value, start: WallTime) -> Result<ItemId, Trouble> {
        let id = ItemId::new(make_id(self.now, self.concierge.world.chance.as_ref())?);
        let fields = self.fields("visit", fields);
        let booked = Happening::Booked { start, end: None };
        let event = self.concierge.event(self.me.clone(), Some(id.clone()), booked)?;
        self.facts.extend(self.concierge.record()?.facts_of(event, fields));
        self.made.push(id.clone());
        Ok(id)
    }

    /// A hand-off that stands on this sheet already.
    pub(super) fn hand_off_here(&self, what: &str, from: Option<&PartyId>, to: &PartyId) -> Option<ItemId> {
        let told = |fields: &Fields, name: &str| fields.get(name).and_then(Value::as_str).map(str::to_owned);
        self.facts.iter().find_map(|fact| match fact {
            Fact::Create { entity, fields, .. }
                if told(fields, "kind").as_deref() == Some("need")
                    && told(fields, "what").as_deref() == Some(what)
                    && told(fields, "from").as_deref() == from.map(PartyId::as_str)
                    && told(fields, "to").as_deref() == Some(to.as_str()) =>
            {
                Some(ItemId::from(entity.as_str()))
            }
            _ => None,
        })
    }

    fn fields(&self, kind: &str, fields: Value) -> Fields {
        let mut fields: Fields = match fields {
            Value::Object(fields) => fields.into_iter().filter(|(_, value)| !value.is_null()).collect(),
            _ => Fields::new(),
        };
        fields.insert("kind".to_owned(), Value::from(kind));
        fields.insert("created_at".to_owned(), json!(self.now));
        fields.insert("created_by".to_owned(), json!(self.me));
        fields
    }

    /// An entry in the log.
    pub(in crate::concierge) fn log(&mut self, item: Option<ItemId>, what: Happening) -> Result<(), Trouble> {
        let event = self.concierge.event(self.me.clone(), item, what)?;
        let facts = self.concierge.record()?.facts_of(event, Fields::new());
        self.facts.extend(facts);
        Ok(())
    }

    /// The item of an id that a form sent.
    pub(in crate::concierge) fn known(&self, id: Option<&str>) -> Result<Option<ItemId>, Trouble> {
        let Some(id) = given(id).map(ItemId::from) else { return Ok(None) };
        self.concierge.must_exist(&id)?;
        Ok(Some(id))
    }

    /// A register of something known; `null` empties it.
    pub(in crate::concierge) fn set(&mut self, entity: impl Into<EntityId>, field: &str, value: Value) {
        self.facts.push(Fact::Set { entity: entity.into(), field: field.to_owned(), value });
    }

    /// Takes something out of the bin, where it lies there.
    pub(super) fn restore(&mut self, entity: EntityId) -> Result<(), Trouble> {
        let fields = self.concierge.record()?.fields(&entity);
        if fields.and_then(|fields| fields.get(DELETED_FIELD)).and_then(Value::as_bool) == Some(true) {
            self.facts.push(Fact::Restore(entity));
        }
        Ok(())
    }

    /// The party of an id, or of a name: one that the record knows by that name, else a new one.
    pub(in crate::concierge) fn party(
        &mut self,
        id: Option<&str>,
        name: Option<&str>,
        role: Role,
    ) -> Result<Option<PartyId>, Trouble> {
        if let Some(id) = given(id) {
            let known = PartyId::from(id);
            return match self.concierge.record()?.parties.contains_key(&known) {
                true => Ok(Some(known)),
                false => Err(Trouble::BadInput("no such office".to_owned())),
            };
        }
        let Some(name) = name.map(|name| self.words(name)).transpose()?.flatten() else { return Ok(None) };
        let key = plain(&name);
        let record = self.concierge.record()?;
        let known = record.parties.iter().find(|(_, party)| plain(party.name.reveal()) == key).map(|(id, _)| id);
        if let Some(id) = known.or_else(|| self.named.get(&key)) {
            return Ok(Some(id.clone()));
        }
        let id = PartyId::new(make_id(self.now, self.concierge.world.chance.as_ref())?);
        self.facts.push(create(&id, EntityType::Party, json!({"name": name, "role": role})));
        self.named.insert(key, id.clone());
        Ok(Some(id))
    }

    /// Words of a form; `None` when nothing was written. Control characters are left
    /// out; line breaks stay.
    pub(in crate::concierge) fn words(&self, text: &str) -> Result<Option<String>, Trouble> {
        if text.chars().take(WORDS_CHARS_MAX + 1).count() > WORDS_CHARS_MAX {
            return Err(Trouble::BadInput(format!("more than {WORDS_CHARS_MAX} characters")));
        }
        let kept: String = text.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect();
        let kept = kept.trim();
        Ok((!kept.is_empty()).then(|| kept.to_owned()))
    }

    /// Words as they go into an event.
    pub(in crate::concierge) fn sensitive(&self, text: Option<&str>) -> Result<Option<Sensitive<String>>, Trouble> {
        Ok(text.map(|text| self.words(text)).transpose()?.flatten().map(Sensitive::new))
    }
}

impl Concierge {
    /// What a capture made, in words.
    pub(in crate::concierge) fn told(
        &self,
        made: &[ItemId],
        undo: Option<String>,
        key: &str,
    ) -> Result<CapturedView, Trouble> {
        let voice = self.voice_at(self.now())?;
        let view = |id: &ItemId| {
            let item = voice.record.items.get(id)?;
            let kind = item.detail.kind_name().to_owned();
            let kind_word = voice.plain(&format!("kind-{kind}"));
            Some(MadeView { item_id: id.to_string(), kind_word, kind, title: voice.title(item) })
        };
        let made: Vec<MadeView> = made.iter().filter_map(view).collect();
        let n = i64::try_from(made.len()).unwrap_or(i64::MAX);
        let text = voice.say(&Message::new(key).with("n", Arg::Count(n)));
        Ok(CapturedView { undo, made, text })
    }
}

/// What was given: not nothing, not blanks.
pub(in crate::concierge) fn given(text: Option<&str>) -> Option<&str> {
    text.map(str::trim).filter(|text| !text.is_empty())
}

/// A day of a form.
pub(in crate::concierge) fn day(text: Option<&str>) -> Result<Option<NaiveDate>, Trouble> {
    let Some(text) = given(text) else { return Ok(None) };
    match NaiveDate::parse_from_str(text, "%Y-%m-%d") {
        Ok(day) if YEARS.contains(&day.year()) => Ok(Some(day)),
        _ => Err(Trouble::BadInput("expected a date".to_owned())),
    }
}

/// A wall time of a form.
pub(in crate::concierge) fn wall_time(text: Option<&str>) -> Result<Option<WallTime>, Trouble> {
    let Some(text) = given(text) else { return Ok(None) };
    match WallTime::parse(text) {
        Some(time) if YEARS.contains(&time.date().year()) => Ok(Some(time)),
        _ => Err(Trouble::BadInput("expected a day and a time".to_owned())),
    }
}

/// A part of a form holds no more lines than a person writes in one sitting.
pub(super) fn not_too_many<T>(lines: &[T]) -> Result<&[T], Trouble> {
    if lines.len() > LINES_MAX {
        return Err(Trouble::BadInput(format!("more than {LINES_MAX} lines")));
    }
    Ok(lines)
}

/// A name without case, dots and runs of blanks: "dr lee" is "Dr. Lee".
fn plain(name: &str) -> String {
    let words = name.split(|c: char| c.is_whitespace() || matches!(c, '.' | ','));
    words.filter(|word| !word.is_empty()).map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}
