//! What the log says: one pass over it, and each item folded from what concerns it.
//!
//! The order of the log decides; it must never matter on which device an event was entered.

use super::{ABSENCE_HOURS, Sent, World, member_zone, owner, prep_at};
use crate::fold::{self, Signal};
use crate::plan::Urgency;
use crate::things::HashMap;
use care_model::{CallOutcome, Happening, ItemId, PartyId, Record, day_of};
use chrono::{Duration, NaiveDate};
use chrono_tz::Tz;

/// What may lead items to another state.
pub(super) struct Signals<'r> {
    signals: HashMap<&'r ItemId, Vec<Signal<'r>>>,
    /// Visits with a party that were noted: signals for all the exams that the party ordered.
    captured: HashMap<&'r PartyId, Vec<Signal<'r>>>,
}

impl<'r> World<'r> {
    /// One pass over the log: events by item, calls by party, nudges sent, absences, and the signals that
    /// an event on one item is for another.
    pub(super) fn read_log(&mut self) -> Signals<'r> {
        let record: &'r Record = self.record;
        let mut signals: HashMap<&'r ItemId, Vec<Signal<'r>>> = HashMap::default();
        let mut captured: HashMap<&'r PartyId, Vec<Signal<'r>>> = HashMap::default();
        let served = self.items_by_visit();
        for (place, event) in record.events.values().enumerate() {
            match &event.what {
                Happening::Call { party, about, outcome, .. } => {
                    self.calls.entry(party).or_default().push(event);
                    for id in about {
                        let Some(thing) = self.things.get_mut(id) else { continue };
                        thing.events.push(event);
                        if *outcome == CallOutcome::ReachedPromised {
                            let signal = Signal { at: event.at, place, name: "call.promised" };
                            signals.entry(thing.id).or_default().push(signal);
                        }
                    }
                }
                Happening::NudgeSent { rule, target, to, urgency, step } => {
                    let urgency = match urgency {
                        1 => Urgency::U1,
                        2 => Urgency::U2,
                        _ => Urgency::U3,
                    };
                    let sent = Sent { at: event.at, rule, target: *target, to, urgency, step: *step };
                    match event.item.as_ref() {
                        Some(item) => self.sent.entry(item).or_default().push(sent),
                        None => self.sent_summaries.push(sent),
                    }
                }
                Happening::Slept { from, until } => {
                    self.woke_at = self.woke_at.max(Some(*until));
                    if *until - *from >= Duration::hours(ABSENCE_HOURS) {
                        self.absences.push((*from, *until));
                    }
                }
                Happening::Answer { .. } => self.answers.push(event),
                _ => {}
            }
            let Some(id) = event.item.as_ref() else { continue };
            let Some(thing) = self.things.get_mut(id) else { continue };
            if !matches!(event.what, Happening::NudgeSent { .. } | Happening::Slept { .. } | Happening::Call { .. }) {
                thing.events.push(event);
            }
            let party = thing.party;
            let Some(name) = fold::signal_name(&event.what) else { continue };
            let signal = |name| Signal { at: event.at, place, name };
            let mut send = |to: &'r ItemId, name: &'r str| signals.entry(to).or_default().push(signal(name));
            send(id, name);
            if let Some(referral) = self.referral_by_visit.get(id).copied() {
                match name {
                    "booked" | "moved" => send(referral, "visit.booked"),
                    "capture" => send(referral, "visit.captured"),
                    "missed" => send(referral, "visit.missed"),
                    "cancelled" => send(referral, "visit.cancelled"),
                    _ => {}
                }
            }
            for served in served.get(id).into_iter().flatten() {
                match name {
                    "booked" | "moved" => send(served, "visit.booked"),
                    "capture" | "performed" => send(served, "visit.captured"),
                    "missed" => send(served, "visit.missed"),
                    "cancelled" => send(served, "visit.cancelled"),
                    _ => {}
                }
            }
            match &event.what {
                Happening::Booked { .. } => {
                    for rebook in self.made_for.get(id).into_iter().flatten() {
                        send(rebook, "rebooked");
                    }
                }
                Happening::Capture { not_discussed: false, .. } => {
                    // Whoever ordered an exam may have gone over it.
                    if let Some(party) = party {
                        captured.entry(party).or_default().push(signal("visit.captured"));
                    }
                }
                Happening::NeedReceived { closes_referral, .. } => {
                    let told = self.things.get(id).and_then(|need| need.visit);
                    let referral = told.and_then(|visit| self.referral_by_visit.get(visit).copied());
                    if let Some(referral) = closes_referral.as_ref().or(referral) {
                        send(referral, "note.received");
                    }
                }
                _ => {}
            }
        }
        for (former, heir) in &self.replaced_by {
            let at = self.record.items.get(*heir).and_then(|item| item.common.created_at).unwrap_or(self.now);
            for rebook in self.made_for.get(former).into_iter().flatten() {
                let signal = Signal { at, place: usize::MAX, name: "rebooked" };
                signals.entry(rebook).or_default().push(signal);
            }
        }
        Signals { signals, captured }
    }

    /// Visit → therapy, second opinion and the like that it serves.
    fn items_by_visit(&mut self) -> HashMap<&'r ItemId, Vec<&'r ItemId>> {
        let mut served: HashMap<&ItemId, Vec<&ItemId>> = HashMap::default();
        for thing in self.things.values() {
            let pair = match thing.kind {
                "visit" => thing.for_item.map(|goal| (thing.id, goal)),
                "therapy" | "second_opinion" => thing.visit.map(|visit| (visit, thing.id)),
                _ => None,
            };
            let Some((visit, goal)) = pair else { continue };
            if thing.kind == "second_opinion" {
                self.opinion_by_visit.insert(visit, goal);
            }
            let goals = served.entry(visit).or_default();
            if !goals.contains(&goal) {
                goals.push(goal);
            }
        }
        served
    }

    pub(super) fn fold(&mut self, heard: &Signals<'r>) {
        let linked: HashMap<&ItemId, (bool, bool)> = self
            .visits_of
            .iter()
            .map(|(referral, visits)| {
                let visits = visits.iter().filter_map(|visit| self.things.get(visit));
                let (mut has, mut over) = (false, false);
                for visit in visits {
                    has |= visit.slot.is_some() && visit.entry_outcome.is_none();
                    over |= matches!(visit.entry_outcome, Some(care_model::Outcome::Done));
                }
                (*referral, (has, over))
            })
            .collect();
        let (record, now): (&'r Record, _) = (self.record, self.now);
        let mut days: HashMap<Tz, NaiveDate> = HashMap::default();
        let none = Vec::new();
        for thing in self.things.values_mut() {
            let id = thing.id;
            let party = thing.party.and_then(|party| record.parties.get(party));
            thing.owner = owner(record, thing);
            let zone = thing.owner.map_or(record.settings.zone, |owner| member_zone(record, owner));
            thing.today = *days.entry(zone).or_insert_with(|| day_of(now, zone));
            let place = party.and_then(|party| party.tz).unwrap_or(record.settings.zone);
            thing.starts_at = thing.slot.map(|slot| slot.starts_at(place));
            thing.ends_at = thing.slot.map(|slot| slot.ends_at(place));
            thing.pathway = self.book.pathways.get(thing.kind);
            thing.prep_at = prep_at(thing, place);
            let (has_visit, visit_over) = linked.get(id).copied().unwrap_or_default();
            let entry = fold::entry_state(thing, has_visit, visit_over);
            let events = std::mem::take(&mut thing.events);
            for event in &events {
                fold::remember(thing, event, zone);
            }
            thing.events = events;
            // A rebooking that came before the item was made is an old one.
            let created = thing.item.common.created_at;
            let fresh =
                |signal: &&Signal<'_>| signal.name != "rebooked" || created.is_none_or(|created| signal.at >= created);
            let signals: Vec<Signal<'_>> =
                heard.signals.get(id).unwrap_or(&none).iter().filter(fresh).copied().collect();
            let orderer = thing.by.filter(|_| matches!(thing.kind, "imaging" | "check" | "lab"));
            let captured = orderer.and_then(|orderer| heard.captured.get(orderer)).unwrap_or(&none);
            fold::walk(thing, entry, &signals, captured);
            crate::more::count_visits(thing, &signals, zone);
        }
        self.missed_roles = self
            .things
            .values()
            .filter(|thing| thing.was_missed && !thing.missed_by_office)
            .map(|thing| (thing.item.common.person.as_ref(), self.role(thing.party)))
            .collect();
    }
}
