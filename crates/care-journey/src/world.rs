//! The record, indexed once: every item folded, and who is tied to whom.
//!
//! All that follows asks this; nothing scans the log a second time. It must never change the record.

mod log;

use crate::book::{Book, book};
use crate::calendar::Office;
use crate::hours::Hours;
use crate::moment::Reader;
use crate::nudge::Habits;
use crate::plan::Urgency;
use crate::thing::Thing;
use crate::things::{HashMap, Things};
use care_model::{
    Actor, Detail, Event, Instant, Item, ItemId, Member, MemberId, Party, PartyId, Person, PersonId, Record, Role,
    day_of,
};
use chrono::{Duration, NaiveDate};
use chrono_tz::Tz;
use std::collections::BTreeMap;

/// A gap from this length on counts as an absence (handbook 3.10).
const ABSENCE_HOURS: i64 = 24;

/// Kinds of which a record has few, and that others ask for by kind.
const FEW: [&str; 2] = ["discharge", "insurance"];

/// A nudge that was sent.
#[derive(Clone, Copy, Debug)]
pub struct Sent<'r> {
    /// When.
    pub at: Instant,
    /// By which rule.
    pub rule: &'r str,
    /// The date that it led to.
    pub target: NaiveDate,
    /// To whom.
    pub to: &'r MemberId,
    /// How pressing it was.
    pub urgency: Urgency,
    /// 0 = first, then the step of the ladder.
    pub step: u8,
}

/// The record at a moment, ready to be asked.
pub struct World<'r> {
    /// The record.
    pub record: &'r Record,
    /// The moment.
    pub now: Instant,
    /// The data.
    pub book: &'static Book,
    /// Every item, folded.
    pub things: Things<'r>,
    /// Kind → its items, of the kinds of which there are few.
    few: HashMap<&'static str, Vec<&'r ItemId>>,
    /// Item → those made for it.
    pub made_for: HashMap<&'r ItemId, Vec<&'r ItemId>>,
    /// Item → hand-offs of what it makes.
    pub made_by: HashMap<&'r ItemId, Vec<&'r ItemId>>,
    /// Referral → its visits.
    pub visits_of: HashMap<&'r ItemId, Vec<&'r ItemId>>,
    /// Missed, cancelled or moved visit → what replaces it.
    pub replaced_by: BTreeMap<&'r ItemId, &'r ItemId>,
    /// Party → calls to it, by time.
    pub calls: HashMap<&'r PartyId, Vec<&'r Event>>,
    /// Item → nudges sent about it, by time.
    pub sent: HashMap<&'r ItemId, Vec<Sent<'r>>>,
    /// Wake summaries sent.
    pub sent_summaries: Vec<Sent<'r>>,
    /// Absences of a day or more.
    pub absences: Vec<(Instant, Instant)>,
    /// The last wake of any length.
    pub woke_at: Option<Instant>,
    /// Kinds of office at which a person missed a visit.
    pub missed_roles: Vec<(Option<&'r PersonId>, Role)>,
    /// What members answered without a call, by time.
    pub answers: Vec<&'r Event>,
    /// What those answers teach.
    pub habits: Habits<'r>,
    /// Hours worked out so far.
    pub hours: Hours,
    parties: HashMap<&'r PartyId, &'r Party>,
    /// Members and parties, numbered.
    pub numbers: HashMap<&'r str, usize>,
    referral_by_visit: BTreeMap<&'r ItemId, &'r ItemId>,
    visits_with: BTreeMap<&'r PartyId, Vec<&'r ItemId>>,
    /// Item → the open conflicts that name it.
    pub conflicts: HashMap<&'r ItemId, Vec<&'r ItemId>>,
    /// Visit → the second opinion that it is for.
    opinion_by_visit: HashMap<&'r ItemId, &'r ItemId>,
    /// Insurance cards.
    pub cards: Vec<&'r Item>,
    plan_party: Option<&'r PartyId>,
    pcp_party: Option<&'r PartyId>,
    ship_party: Option<&'r PartyId>,
}

impl<'r> World<'r> {
    /// Reads a record once.
    pub fn of(record: &'r Record, now: Instant) -> Self {
        let role = |wanted: Role| record.parties.iter().find(|(_, party)| party.role == wanted).map(|(id, _)| id);
        let mut world = Self {
            record,
            now,
            book: book(),
            things: Things::of(record.items.values().map(Thing::of)),
            few: HashMap::default(),
            made_for: HashMap::default(),
            made_by: HashMap::default(),
            visits_of: HashMap::default(),
            replaced_by: BTreeMap::new(),
            calls: HashMap::default(),
            sent: HashMap::default(),
            sent_summaries: Vec::new(),
            absences: Vec::new(),
            woke_at: None,
            missed_roles: Vec::new(),
            answers: Vec::new(),
            habits: Habits::default(),
            hours: Hours::default(),
            parties: record.parties.iter().collect(),
            numbers: record
                .members
                .keys()
                .map(MemberId::as_str)
                .chain(record.parties.keys().map(PartyId::as_str))
                .zip(0..)
                .collect(),
            referral_by_visit: BTreeMap::new(),
            visits_with: BTreeMap::new(),
            cards: record.items.values().filter(|item| matches!(item.detail, Detail::Coverage(_))).collect(),
            plan_party: role(Role::Plan),
            pcp_party: role(Role::Pcp),
            ship_party: role(Role::Ship),
            conflicts: HashMap::default(),
            opinion_by_visit: HashMap::default(),
        };
        world.tie();
        let signals = world.read_log();
        world.fold(&signals);
        world.find_conflicts();
        world.habits = Habits::of(&world);
        world
    }

    fn tie(&mut self) {
        let ties: Vec<_> = self
            .things
            .values()
            .map(|thing| {
                (thing.id, thing.kind, thing.for_item, thing.source, thing.visit, thing.referral, thing.replaces)
            })
            .collect();
        for kind in FEW {
            let of_it = self.things.values().filter(|thing| thing.kind == kind).map(|thing| thing.id);
            self.few.insert(kind, of_it.collect());
        }
        for thing in self.things.values().filter(|thing| thing.kind == "visit") {
            if let Some(party) = thing.party {
                self.visits_with.entry(party).or_default().push(thing.id);
            }
        }
        for (id, kind, for_item, source, visit, referral, replaces) in ties {
            if let Some(goal) = for_item {
                self.made_for.entry(goal).or_default().push(id);
            }
            if let Some(source) = source {
                self.made_by.entry(source).or_default().push(id);
            }
            if let (Some(visit), "referral") = (visit, kind) {
                self.referral_by_visit.insert(visit, id);
            }
            if let Some(referral) = referral {
                self.referral_by_visit.entry(id).or_insert(referral);
            }
            if let Some(former) = replaces {
                self.replaced_by.insert(former, id);
            }
        }
        // What replaces a visit inherits its referral (handbook 3.11.8).
        let heirs: Vec<(&ItemId, &ItemId)> = self.replaced_by.iter().map(|(former, heir)| (*former, *heir)).collect();
        for (former, heir) in heirs {
            if let Some(referral) = self.referral_by_visit.get(former).copied() {
                self.referral_by_visit.entry(heir).or_insert(referral);
            }
            let inherited: Vec<&ItemId> = self.made_for.get(former).into_iter().flatten().copied().collect();
            let inherited =
                inherited.into_iter().filter(|id| self.things.get(id).is_some_and(|thing| thing.kind != "rebook"));
            let inherited: Vec<&ItemId> = inherited.collect();
            self.made_for.entry(heir).or_default().extend(inherited);
        }
        for (visit, referral) in &self.referral_by_visit {
            self.visits_of.entry(referral).or_default().push(visit);
        }
        // An imaging order that names its approval or blood test ties them to itself.
        let named: Vec<(&ItemId, &ItemId)> = self
            .things
            .values()
            .filter_map(|thing| match &thing.item.detail {
                Detail::Imaging(imaging) => Some((thing.id, [imaging.pa.as_ref(), imaging.lab.as_ref()])),
                Detail::Procedure(procedure) => Some((thing.id, [procedure.pa.as_ref(), None])),
                Detail::Equipment(equipment) => Some((thing.id, [equipment.pa.as_ref(), None])),
                Detail::Therapy(therapy) => Some((thing.id, [therapy.pa.as_ref(), None])),
                _ => None,
            })
            .flat_map(|(id, named)| named.into_iter().flatten().map(move |named| (id, named)))
            .collect();
        for (exam, named) in named {
            let ties = self.made_for.entry(exam).or_default();
            if !ties.contains(&named) {
                ties.push(named);
            }
            if let Some(thing) = self.things.get_mut(named) {
                thing.for_item = thing.for_item.or(Some(exam));
            }
        }
    }

    /// An item.
    pub fn thing(&self, id: &ItemId) -> Option<&Thing<'r>> {
        self.things.get(id)
    }

    /// What an item is made for; where that was replaced, what replaces it (handbook 3.11.8).
    pub fn goal_of(&self, thing: &Thing<'r>) -> Option<&Thing<'r>> {
        let mut goal = thing.for_item?;
        // A chain of rebookings is short; the bound keeps a ring of wrong references from hanging.
        for _ in 0..16 {
            match self.replaced_by.get(goal) {
                Some(heir) => goal = heir,
                None => break,
            }
        }
        self.thing(goal)
    }

    /// The items made for one.
    pub fn for_of<'w>(&'w self, id: &ItemId) -> impl Iterator<Item = &'w Thing<'r>> + 'w {
        self.made_for.get(id).into_iter().flatten().filter_map(|id| self.things.get(id))
    }

    /// The items of a kind of which a record has few: stays, reviews of the plan, studies.
    pub fn of_kind<'w>(&'w self, kind: &str) -> impl Iterator<Item = &'w Thing<'r>> + 'w {
        self.few.get(kind).into_iter().flatten().filter_map(|id| self.things.get(id))
    }

    /// The hand-offs of what an item makes.
    pub fn hand_offs_of<'w>(&'w self, id: &ItemId) -> impl Iterator<Item = &'w Thing<'r>> + 'w {
        self.made_by.get(id).into_iter().flatten().filter_map(|id| self.things.get(id))
    }

    /// The referral of a visit, inherited from what it replaces.
    pub fn referral_of(&self, visit: &ItemId) -> Option<&Thing<'r>> {
        self.referral_by_visit.get(visit).and_then(|id| self.things.get(id))
    }

    /// The first visit of a referral that still counts.
    pub fn first_visit(&self, referral: &ItemId) -> Option<&Thing<'r>> {
        let visits = self.visits_of.get(referral).into_iter().flatten().filter_map(|id| self.things.get(id));
        visits
            .filter(|visit| visit.starts_at.is_some() && !matches!(visit.state, "missed" | "cancelled"))
            .min_by_key(|visit| visit.starts_at)
    }

    /// Visits with an office.
    pub fn visits_with<'w>(&'w self, party: &PartyId) -> impl Iterator<Item = &'r ItemId> + 'w {
        self.visits_with.get(party).into_iter().flatten().copied()
    }

    /// A party's entry.
    pub fn party(&self, id: Option<&PartyId>) -> Option<&'r Party> {
        id.and_then(|id| self.parties.get(id).copied())
    }

    /// A party's role; a specialist where nothing is known.
    pub fn role(&self, id: Option<&PartyId>) -> Role {
        self.party(id).map_or(Role::default(), |party| party.role)
    }

    /// The working pattern of a party; a default office in the record's zone where none is chosen.
    pub fn office(&self, id: Option<&PartyId>) -> Office<'r> {
        Office::of(self.party(id), self.record.settings.zone)
    }

    /// The only party with the role of a plan, or the first.
    pub fn plan_party(&self) -> Option<&'r PartyId> {
        self.plan_party
    }

    /// The office that helps with plans for free.
    pub fn ship_party(&self) -> Option<&'r PartyId> {
        self.ship_party
    }

    /// The plan that a person changes to, where it is a party by that name.
    pub fn new_plan_party(&self, thing: &Thing<'r>) -> Option<&'r PartyId> {
        let name = thing.more().new_plan?;
        let mut parties = self.record.parties.iter();
        parties.find(|(id, party)| id.as_str() == name || party.name.reveal() == name).map(|(id, _)| id)
    }

    /// The records that a second opinion asks for and has not got, made for it or for its visit.
    pub fn records_wanted<'w>(&'w self, opinion: &Thing<'r>) -> impl Iterator<Item = &'w Thing<'r>> + use<'w, 'r> {
        let own = self.made_for.get(opinion.id);
        let visit =
            opinion.visit.filter(|_| opinion.kind == "second_opinion").and_then(|visit| self.made_for.get(visit));
        let ids = own.into_iter().chain(visit).flatten();
        ids.filter_map(|id| self.things.get(id))
            .filter(|need| need.kind == "need" && need.hard && !need.satisfies() && !need.is_over())
    }

    /// The second opinion that a visit is for.
    pub fn opinion_of(&self, visit: &ItemId) -> Option<&Thing<'r>> {
        self.opinion_by_visit.get(visit).and_then(|id| self.things.get(id))
    }

    /// Those of them that nobody has asked for, or that did not arrive.
    pub fn records_to_ask<'w>(&'w self, opinion: &Thing<'r>) -> impl Iterator<Item = &'w Thing<'r>> + use<'w, 'r> {
        self.records_wanted(opinion).filter(|need| matches!(need.state, "needed" | "blocked" | "failed"))
    }

    /// The open conflict that names an item.
    pub fn conflict_on(&self, id: &ItemId) -> Option<&Thing<'r>> {
        self.conflicts.get(id).and_then(|conflicts| conflicts.first()).and_then(|id| self.things.get(id))
    }

    fn find_conflicts(&mut self) {
        let open = self.things.values().filter(|thing| thing.kind == "conflict" && !thing.is_over());
        let named: Vec<(&'r ItemId, &'r ItemId)> =
            open.flat_map(|conflict| conflict.more().names.iter().map(|name| (name, conflict.id))).collect();
        for (name, conflict) in named {
            self.conflicts.entry(name).or_default().push(conflict);
        }
    }

    /// The main doctor.
    pub fn pcp_party(&self) -> Option<&'r PartyId> {
        self.pcp_party
    }

    /// The person whose care an item is.
    pub fn person(&self, thing: &Thing<'_>) -> Option<&'r Person> {
        match &thing.item.common.person {
            Some(person) => self.record.persons.get(person),
            None => self.record.persons.values().next(),
        }
    }

    /// The hours of a member.
    pub fn reader(&self, id: &MemberId) -> Option<Reader<'r>> {
        self.record.members.get(id).map(|member: &Member| Reader::of(member, self.record.settings.zone))
    }

    /// The calendar day of an instant for the owner of an item.
    pub fn owner_day(&self, thing: &Thing<'_>, at: Instant) -> NaiveDate {
        day_of(at, thing.owner.map_or(self.record.settings.zone, |owner| member_zone(self.record, owner)))
    }

    /// Nudges sent about an item.
    pub fn sent_about(&self, id: &ItemId) -> &[Sent<'r>] {
        self.sent.get(id).map_or(&[], Vec::as_slice)
    }
}

fn member_zone(record: &Record, member: &MemberId) -> Tz {
    record.members.get(member).and_then(|member| member.tz).unwrap_or(record.settings.zone)
}

/// Owner of an item (handbook 2.4): as stated; who entered it; the patient; who runs care; the record's own.
fn owner<'r>(record: &'r Record, thing: &Thing<'r>) -> Option<&'r MemberId> {
    let common = &thing.item.common;
    let known = |id: &MemberId| record.members.get_key_value(id).map(|(id, _)| id);
    let entered = match &common.created_by {
        Some(Actor::Member(member)) => known(member),
        _ => None,
    };
    let mut members = record.members.iter();
    let patient = || members.clone().find(|(_, member)| member.person.is_some() && member.person == common.person);
    common
        .owner
        .as_ref()
        .and_then(known)
        .or(entered)
        .or_else(|| patient().map(|(id, _)| id))
        .or_else(|| record.members.iter().find(|(_, member)| member.runs_care).map(|(id, _)| id))
        .or_else(|| record.settings.default_member.as_ref().and_then(known))
        .or_else(|| members.next().map(|(id, _)| id))
}

/// Start of the preparation: elapsed hours before the start (handbook E9), or the time on the sheet.
fn prep_at(thing: &Thing<'_>, place: Tz) -> Option<Instant> {
    let Detail::Procedure(procedure) = &thing.item.detail else { return None };
    let zone = thing.slot.and_then(|slot| slot.tz).unwrap_or(place);
    let first = procedure.prep.iter().map(|step| step.hours).max();
    let counted = first.and_then(|hours| thing.starts_at.map(|start| start - Duration::hours(i64::from(hours))));
    procedure.prep_start.map(|start| start.at(zone)).or(counted)
}
