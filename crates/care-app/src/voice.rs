//! Words for views: names of things and people, days, statuses, in the reader's language.

use crate::past::disputes;
use crate::view::{ChoiceView, DisputeView, StatusView};
use care_journey::{Ball, Plan, Status};
use care_model::{
    Actor, Arg, DELETED_FIELD, Detail, EntityId, EntityType, HandOff, Instant, Item, ItemId, MemberId, Message,
    PartyId, PersonId, Record, Slot, day_of,
};
use care_store::{Conflict, DeviceId, Hand};
use care_words::Words;
use chrono::{Datelike, NaiveDate};
use chrono_tz::Tz;
use serde_json::Value;

/// Speaks about one record to one member at one moment.
pub struct Voice<'a> {
    /// The catalogue.
    pub words: &'a Words,
    /// The record.
    pub record: &'a Record,
    /// Who reads.
    pub me: &'a MemberId,
    /// When.
    pub now: Instant,
    /// Registers with several values that were written at the same time.
    pub rivals: &'a [Conflict],
    /// This device's hand in the ledger.
    pub device: &'a DeviceId,
}

impl Voice<'_> {
    /// The reader's zone.
    pub fn zone(&self) -> Tz {
        self.record.members.get(self.me).and_then(|member| member.tz).unwrap_or(self.record.settings.zone)
    }

    /// The reader's day.
    pub fn today(&self) -> NaiveDate {
        day_of(self.now, self.zone())
    }

    /// A text of the catalogue.
    pub fn plain(&self, key: &str) -> String {
        self.words.plain(key)
    }

    /// A message in words.
    pub fn say(&self, message: &Message) -> String {
        self.words.say(message)
    }

    /// A text of the catalogue with one argument.
    pub fn with(&self, key: &str, name: &str, arg: Arg) -> String {
        self.words.say(&Message::new(key).with(name, arg))
    }

    /// "Thu, Apr 15"; the year is said where it is not the reader's.
    pub fn day(&self, day: NaiveDate) -> String {
        let words = self.words.arg(&Arg::Day(day));
        if day.year() == self.today().year() || (day - self.today()).num_days().abs() < 300 {
            words
        } else {
            format!("{words}, {}", day.year())
        }
    }

    /// A party's name; its id where no name was entered. One that lies in the bin is marked so.
    pub fn party(&self, id: &PartyId) -> String {
        match self.record.parties.get(id).map(|party| party.name.reveal().as_str()) {
            Some(name) if !name.is_empty() => name.to_owned(),
            _ => self.binned_name(id.as_str()).unwrap_or_else(|| id.to_string()),
        }
    }

    /// "Dr. Lee (in the bin)" for what has a name and lies there.
    fn binned_name(&self, id: &str) -> Option<String> {
        let fields = self.record.fields(&EntityId::new(id))?;
        let is_binned = fields.get(DELETED_FIELD).and_then(Value::as_bool).unwrap_or_default();
        let name = fields.get("name").and_then(Value::as_str).filter(|name| !name.is_empty() && is_binned)?;
        Some(self.with("view-in-the-bin", "what", Arg::text(name)))
    }

    /// A person's name.
    pub fn name_of(&self, person: &str) -> String {
        match self.record.persons.get(&PersonId::from(person)).map(|person| person.name.reveal().as_str()) {
            Some(name) if !name.is_empty() => name.to_owned(),
            _ => self.binned_name(person).unwrap_or_else(|| person.to_owned()),
        }
    }

    /// The record knows something of that id, in the bin or not.
    pub fn knows(&self, id: &str) -> bool {
        self.record.fields(&EntityId::new(id)).is_some()
    }

    /// What anything is called: an item's title, a name; the same for what lies in the bin, without a mark.
    pub fn headline(&self, entity: &EntityId) -> String {
        let id = ItemId::from(entity.as_str());
        if let Some(item) = self.record.items.get(&id) {
            return self.title(item);
        }
        let Some(fields) = self.record.fields(entity) else { return entity.to_string() };
        match fields.get("name").and_then(Value::as_str) {
            Some(name) if !name.is_empty() => name.to_owned(),
            _ if self.record.entity_type(entity) == Some(EntityType::Item) => {
                self.title(&Item::from_fields(id, fields).0)
            }
            _ => entity.to_string(),
        }
    }

    /// Values of a thing that were written at the same time, those first that a person must settle.
    pub fn disputes(&self, id: &str) -> Vec<DisputeView> {
        disputes(self, id)
    }

    /// The device of an entry: this one, or another.
    pub fn device(&self, device: &DeviceId) -> String {
        self.plain(if device == self.device { "view-this-computer" } else { "view-other-device" })
    }

    /// Who made a change, as far as it says.
    pub fn who(&self, hand: &Hand) -> String {
        hand.actor.as_ref().map(|actor| self.actor(actor)).unwrap_or_default()
    }

    /// Who made an entry.
    pub fn actor(&self, actor: &Actor) -> String {
        match actor {
            Actor::Member(member) => self.member(member),
            Actor::Import => self.plain("view-by-import"),
            Actor::Engine => self.plain("view-by-app"),
            Actor::Party(party) => self.party(party),
        }
    }

    /// A party's name, or the words for one that is not chosen yet.
    pub fn party_or_open(&self, id: Option<&PartyId>) -> String {
        id.map_or_else(|| self.plain("view-not-chosen"), |id| self.party(id))
    }

    /// What an item is called: its own label, its words, else kind and party.
    pub fn title(&self, item: &Item) -> String {
        let own = item.common.label.as_ref().or(item.common.what.as_ref()).filter(|own| !own.reveal().is_empty());
        if let (Some(own), false) = (own, matches!(item.detail, Detail::HandOff(_))) {
            return upper_first(own.reveal());
        }
        let kind = self.plain(&format!("kind-{}", item.detail.kind_name()));
        match (&item.detail, party_of(&item.detail)) {
            (Detail::HandOff(need), _) => upper_first(&self.thing(item, need)),
            (Detail::PriorAuth(pa), party) => {
                let about = pa.for_item.as_ref().and_then(|id| self.record.items.get(id)).map(|item| self.title(item));
                match (about, party) {
                    (Some(about), _) => format!("{kind}: {about}"),
                    (None, Some(party)) => format!("{kind}: {}", self.party(party)),
                    (None, None) => kind,
                }
            }
            (Detail::Visit(_), Some(party)) => self.party(party),
            (_, Some(party)) => format!("{kind}: {}", self.party(party)),
            (_, None) => kind,
        }
    }

    /// The title of an item by id, marked where it lies in the bin; the id where it is gone.
    pub fn title_of(&self, id: &ItemId) -> String {
        if let Some(item) = self.record.items.get(id) {
            return self.title(item);
        }
        let entity = EntityId::from(id);
        if self.record.entity_type(&entity) != Some(EntityType::Item) {
            return id.to_string();
        }
        self.with("view-in-the-bin", "what", Arg::text(self.headline(&entity)))
    }

    /// What a hand-off carries: "pictures, MRI left shoulder".
    pub fn thing(&self, item: &Item, need: &HandOff) -> String {
        if let Some(label) = &item.common.label {
            return label.reveal().clone();
        }
        let what = item.common.what.as_ref().map(|what| what.reveal().clone()).unwrap_or_default();
        let word = self.thing_word(&what);
        let source = need.source.as_ref().and_then(|id| self.record.items.get(id));
        match source.and_then(|source| source.common.what.as_ref()) {
            Some(about) => format!("{word}, {}", about.reveal()),
            None => word,
        }
    }

    /// The word for a thing named as in the scenario format.
    pub fn thing_word(&self, what: &str) -> String {
        let key = format!("thing-{}", what.replace(' ', "-"));
        if self.words.has(&key) { self.plain(&key) } else { what.to_owned() }
    }

    /// A status as a screen shows it.
    pub fn status(&self, status: &Status) -> StatusView {
        let (code, tone) = status_code(status);
        StatusView { code: code.to_owned(), word: self.plain(&format!("status-{code}")), tone: tone.to_owned() }
    }

    /// Who must act, in words.
    pub fn ball(&self, ball: &Ball, is_pick_up: bool) -> String {
        match ball {
            Ball::Owner(member) if member == self.me => {
                self.plain(if is_pick_up { "view-you-pick-up" } else { "view-you" })
            }
            Ball::Owner(member) => self.member(member),
            Ball::Party(party) => self.party(party),
            Ball::Nobody => String::new(),
        }
    }

    /// A member's name.
    pub fn member(&self, id: &MemberId) -> String {
        match self.record.members.get(id).map(|member| member.name.reveal().as_str()) {
            Some(name) if !name.is_empty() => name.to_owned(),
            _ => id.to_string(),
        }
    }

    /// "Thu, Apr 15, 2:00 PM", both zones where they differ.
    pub fn moment(&self, slot: &Slot, party_zone: Tz) -> String {
        if slot.all_day {
            return self.day(slot.day());
        }
        let zone = slot.tz.unwrap_or(party_zone);
        let time = self.words.arg(&Arg::Time { wall: slot.start.0, zone, reader: self.zone() });
        format!("{}, {time}", self.day(slot.day()))
    }

    /// "Feb 5, 10:08 AM" for the history, in the reader's zone.
    pub fn instant(&self, at: Instant) -> String {
        let local = at.with_timezone(&self.zone());
        let time = self.words.arg(&Arg::Time { wall: local.naive_local(), zone: self.zone(), reader: self.zone() });
        format!("{}, {time}", self.day(local.date_naive()))
    }

    /// "42 work days to spare"; `None` without slack or when it is past.
    pub fn to_spare(&self, slack_bd: Option<i64>) -> Option<String> {
        let days = slack_bd.filter(|days| *days >= 0)?;
        Some(self.with("view-to-spare", "n", Arg::Count(days)))
    }

    /// The zone of an item's place: its slot's, its party's, the record's.
    pub fn zone_of(&self, item: &Item) -> Tz {
        slot_of(&item.detail)
            .and_then(|slot| slot.tz)
            .or_else(|| party_of(&item.detail).and_then(|id| self.record.parties.get(id)).and_then(|party| party.tz))
            .unwrap_or(self.record.settings.zone)
    }

    /// A choice without a day.
    pub fn choice(&self, code: &str, key: &str) -> ChoiceView {
        ChoiceView { code: code.to_owned(), word: self.plain(key), ask_day: None }
    }

    /// A choice that asks for a day.
    pub fn choice_with_day(&self, code: &str, key: &str, ask: &str) -> ChoiceView {
        ChoiceView { ask_day: Some(self.plain(ask)), ..self.choice(code, key) }
    }

    /// The standing of an item in a plan, in words; `unknown` items are called not booked.
    pub fn standing(&self, plan: &Plan, id: &ItemId) -> StatusView {
        self.status(plan.standings.get(id).map_or(&Status::NotBooked, |standing| &standing.status))
    }
}

/// Code and tone of a status.
pub fn status_code(status: &Status) -> (&'static str, &'static str) {
    match status {
        Status::Done => ("done", "good"),
        Status::Cancelled => ("cancelled", "quiet"),
        Status::Conflict => ("conflict", "warn"),
        Status::Unknown => ("unknown", "act"),
        Status::Missed => ("missed", "act"),
        Status::Late => ("late", "warn"),
        Status::Blocked(_) => ("blocked", "quiet"),
        Status::AtRisk => ("at_risk", "warn"),
        Status::Scheduled => ("scheduled", "quiet"),
        Status::Waiting(..) => ("waiting", "wait"),
        Status::Ready => ("ready", "act"),
        Status::InHand => ("in_hand", "good"),
        Status::NotBooked => ("not_booked", "quiet"),
    }
}

/// The party that an item is at.
pub fn party_of(detail: &Detail) -> Option<&PartyId> {
    match detail {
        Detail::Referral(referral) => referral.to.as_ref(),
        Detail::Visit(visit) => visit.party.as_ref(),
        Detail::Imaging(imaging) => imaging.party.as_ref().or(imaging.order_by.as_ref()),
        Detail::Procedure(procedure) => procedure.party.as_ref(),
        Detail::PriorAuth(pa) => pa.plan_line.as_ref().or(pa.by.as_ref()),
        Detail::Lab(lab) => lab.party.as_ref(),
        Detail::HandOff(need) => need.from.as_ref(),
        Detail::Medicine(medicine) => medicine.pharmacy.as_ref().or(medicine.prescriber.as_ref()),
        Detail::Therapy(therapy) => therapy.party.as_ref().or(therapy.by.as_ref()),
        Detail::Document(document) => document.author.as_ref(),
        Detail::Task(task) => task.party.as_ref(),
        Detail::Access(access) => access.from.as_ref(),
        Detail::Rebook(rebook) => rebook.party.as_ref(),
        Detail::Study(study) => study.party.as_ref(),
        Detail::Equipment(equipment) => equipment.party.as_ref().or(equipment.by.as_ref()),
        Detail::Coverage(coverage) => coverage.payer.as_ref(),
        Detail::Insurance(insurance) => insurance.ship.as_ref(),
        Detail::Check(check) => check.party.as_ref().or(check.order_by.as_ref()),
        Detail::SecondOpinion(opinion) => opinion.party.as_ref(),
        Detail::Clearance(clearance) => clearance.party.as_ref(),
        Detail::Discharge(discharge) => discharge.party.as_ref(),
        Detail::Conflict(conflict) => conflict.call.as_ref(),
        Detail::Instruction(instruction) => instruction.party.as_ref(),
        Detail::Question(question) => question.party.as_ref(),
        Detail::MedList(list) => list.party.as_ref(),
        Detail::Offer(_) | Detail::Note(_) | Detail::MedStep(_) | Detail::Unknown(_) => None,
    }
}

/// When and where an item takes place.
pub fn slot_of(detail: &Detail) -> Option<&Slot> {
    match detail {
        Detail::Visit(visit) => visit.slot.as_ref(),
        Detail::Imaging(imaging) => imaging.slot.as_ref(),
        Detail::Procedure(procedure) => procedure.slot.as_ref(),
        Detail::Lab(lab) => lab.slot.as_ref(),
        Detail::Offer(offer) => offer.slot.as_ref(),
        Detail::Check(check) => check.slot.as_ref(),
        Detail::Clearance(clearance) => clearance.slot.as_ref(),
        Detail::Access(_)
        | Detail::Study(_)
        | Detail::Equipment(_)
        | Detail::Coverage(_)
        | Detail::Insurance(_)
        | Detail::SecondOpinion(_)
        | Detail::Discharge(_)
        | Detail::Conflict(_)
        | Detail::Instruction(_)
        | Detail::Question(_)
        | Detail::Note(_)
        | Detail::MedList(_)
        | Detail::MedStep(_)
        | Detail::Rebook(_)
        | Detail::Referral(_)
        | Detail::PriorAuth(_)
        | Detail::HandOff(_)
        | Detail::Medicine(_)
        | Detail::Therapy(_)
        | Detail::Document(_)
        | Detail::Task(_)
        | Detail::Unknown(_) => None,
    }
}

/// The zone of a party, else the record's.
pub fn zone_at(voice: &Voice<'_>, party: Option<&PartyId>) -> Tz {
    let party = party.and_then(|id| voice.record.parties.get(id));
    party.and_then(|party| party.tz).unwrap_or(voice.record.settings.zone)
}

/// The first letter in upper case.
pub fn upper_first(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
