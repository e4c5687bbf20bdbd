//! One person's season: what happens, what she does by herself, what she is told.

use crate::assumptions::Rates;
use crate::calendar::{self, Calendar, at};
use crate::chance::{Chance, Stream};
use crate::diary::{self, Diary, Entry};
use crate::policy::Policy;
use crate::step::{Sort, is_given};
use crate::thing::{Id, Thing, Truth};
use care_model::{CallOutcome, Happening, Instant};
use chrono::{Duration, NaiveDate};
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};

/// Days that are looked at from the first on.
pub const SEASON_DAYS: i64 = 112;

/// Something that comes by itself.
#[derive(Clone, Debug)]
pub enum Doing {
    /// Ten in the morning: calendar and clock speak.
    Morning,
    /// What she does by herself, letters that come.
    Day,
    /// An office calls with a date for a referral.
    OfficeBooks(Id),
    /// The day of a visit or scan has come.
    Attend(Id),
    /// She does what she was reminded of by this push.
    Act(Id, u32),
}

/// What was said to her and what came of it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Told {
    /// Pushes.
    pub pushes: u32,
    /// Pushes after which nothing could be done.
    pub useless: u32,
    /// Pushes that she followed and that changed something.
    pub followed: u32,
}

/// One person under one policy.
pub struct Life<'a> {
    /// All her things.
    pub things: Vec<Thing>,
    /// What she noted.
    pub diary: Diary,
    /// Her draws.
    pub chance: Chance,
    /// The numbers of this run.
    pub rates: &'a Rates,
    /// The days.
    pub calendar: &'a Calendar,
    /// The first day.
    pub first: NaiveDate,
    /// What was said.
    pub told: Told,
    pub(crate) policy: Policy,
    pub(crate) now: Instant,
    pub(crate) agenda: BTreeMap<(Instant, u32), Doing>,
    pub(crate) agenda_count: u32,
    /// Asks of the last four weeks: the day, and whether nothing had happened with the thing since an ask before.
    pub(crate) asks: Vec<(NaiveDate, bool)>,
    /// Pushes that changed something.
    pub(crate) followed: BTreeSet<u32>,
    pub(crate) is_changed: bool,
}

impl<'a> Life<'a> {
    /// A person who starts on a day, with nothing yet.
    pub fn new(policy: Policy, chance: Chance, rates: &'a Rates, calendar: &'a Calendar, first: NaiveDate) -> Self {
        let now = at(first, 9, 0);
        Self {
            things: Vec::new(),
            diary: Diary::new(policy == Policy::Ours, now),
            chance,
            rates,
            calendar,
            first,
            told: Told::default(),
            policy,
            now,
            agenda: BTreeMap::new(),
            agenda_count: 0,
            asks: Vec::new(),
            followed: BTreeSet::new(),
            is_changed: true,
        }
    }

    /// Who speaks to her.
    pub fn policy(&self) -> Policy {
        self.policy
    }

    /// The day.
    pub fn today(&self) -> NaiveDate {
        calendar::day(self.now)
    }

    /// Something will happen.
    pub fn later(&mut self, on: NaiveDate, hour: u32, minute: u32, what: Doing) {
        self.later_at(at(on, hour, minute), what);
    }

    pub(crate) fn later_at(&mut self, at: Instant, what: Doing) {
        self.agenda_count += 1;
        self.agenda.insert((at, self.agenda_count), what);
    }

    /// Writes entries at once.
    pub fn write(&mut self, entries: Vec<Entry>) {
        self.is_changed = true;
        for entry in entries {
            self.diary.note(self.now, entry);
        }
    }

    /// She notes what she did about a thing, or does not.
    pub fn note(&mut self, id: Id, entries: Vec<Entry>) {
        let (chance, rate) = (self.chance, self.rates.notes_it);
        let Some(thing) = self.things.get_mut(id) else { return };
        thing.unnoted.extend(entries);
        thing.notes += 1;
        if chance.happens(rate, Stream::Notes, id as u64, thing.notes) {
            self.note_rest(id);
        }
    }

    /// She notes all that she knows about a thing.
    pub fn note_rest(&mut self, id: Id) {
        let Some(thing) = self.things.get_mut(id) else { return };
        let entries = std::mem::take(&mut thing.unnoted);
        if !entries.is_empty() {
            self.write(entries);
        }
    }

    /// Calls the office about a thing; nobody may answer.
    pub fn office_answers(&mut self, id: Id) -> bool {
        let (chance, rate, now) = (self.chance, self.rates.office_answers, self.now);
        let Some(thing) = self.things.get_mut(id) else { return false };
        thing.calls += 1;
        let answers = chance.happens(rate, Stream::Answers, id as u64, thing.calls);
        if !answers {
            let what = diary::call(thing.truth.office(), &thing.id, CallOutcome::NoAnswer, None);
            self.is_changed = true;
            self.diary.called(now, what);
        }
        answers
    }

    /// Lives the season.
    pub fn run(&mut self) {
        for n in 0..SEASON_DAYS {
            let day = self.first + Duration::days(n);
            if matches!(self.policy, Policy::Calendar | Policy::Clock { .. }) {
                self.later(day, 10, 0, Doing::Morning);
            }
            self.later(day, 10, 40, Doing::Day);
        }
        let end = at(self.first + Duration::days(SEASON_DAYS), 0, 0);
        let mut wake: Option<Instant> = None;
        loop {
            let next = self.agenda.keys().next().map(|(at, _)| *at);
            let Some(next) = [next, wake].into_iter().flatten().min().filter(|at| *at < end) else { break };
            self.now = self.now.max(next);
            while let Some(entry) = self.agenda.first_entry().filter(|entry| entry.key().0 <= self.now) {
                let doing = entry.remove();
                self.happens(doing);
            }
            if self.policy == Policy::Ours && (self.is_changed || wake.is_some_and(|wake| wake <= self.now)) {
                self.is_changed = false;
                wake = self.engine(self.now);
            }
        }
    }

    fn happens(&mut self, doing: Doing) {
        match doing {
            Doing::Morning => self.morning(),
            Doing::Day => self.day(),
            Doing::OfficeBooks(id) => {
                let booked = self.things.get(id).and_then(|thing| match &thing.truth {
                    Truth::Referral(referral) => {
                        self.visit(referral.visit).map(|visit| (referral.visit, visit.on.is_some()))
                    }
                    _ => None,
                });
                if let Some((visit, false)) = booked {
                    self.book_visit(visit, id);
                }
            }
            Doing::Attend(id) => self.attend(id),
            Doing::Act(id, push) => {
                let before: u64 = self.things.iter().map(|thing| thing.stage).sum();
                let was_reached = self.act(id);
                let after: u64 = self.things.iter().map(|thing| thing.stage).sum();
                if after > before {
                    self.count_followed(push);
                }
                if after == before && was_reached && self.policy == Policy::Ours {
                    self.answer_nothing_new(id);
                }
            }
        }
    }

    /// The call brought nothing new: they are at it.
    fn answer_nothing_new(&mut self, id: Id) {
        let Some(thing) = self.things.get(id) else { return };
        let promised = self.calendar.work_days(self.today(), 2);
        let office = thing.truth.office().to_owned();
        let call = diary::call(&office, &thing.id, CallOutcome::ReachedPromised, Some(promised));
        self.is_changed = true;
        self.diary.called(self.now, call);
    }

    fn day(&mut self) {
        let (today, chance, rates) = (self.today(), self.chance, self.rates);
        let nth = (today - self.first).num_days() as u64;
        for id in 0..self.things.len() {
            self.letter(id, today);
            let Some((on, step)) = self.step(id, today) else { continue };
            let Some(thing) = self.things.get(id) else { continue };
            if (on != id && !matches!(thing.truth, Truth::Scan(_))) || (!step.is_own() && !self.calendar.is_open(today))
            {
                continue;
            }
            let remembers = !chance.happens(rates.forgets_at_once, Stream::Remembers, id as u64, thing.stage);
            let rate = match (thing.truth.sort(step, thing.sends), &thing.truth) {
                (_, Truth::Refill(refill)) if (refill.run_out - today).num_days() <= 3 => rates.sees_bottle_empty,
                (Sort::Told, _) if remembers => rates.acts_when_remembered,
                (Sort::Owed, _) => rates.checks_unasked,
                _ => rates.acts_when_forgotten,
            };
            if chance.happens(rate, Stream::OwnDay, id as u64, nth) {
                self.act(id);
            }
        }
    }

    fn letter(&mut self, id: Id, today: NaiveDate) {
        let (chance, rate) = (self.chance, self.rates.reads_letter);
        let Some(thing) = self.things.get_mut(id) else { return };
        let name = thing.id.clone();
        let Truth::Approval(approval) = &mut thing.truth else { return };
        let comes = approval.decides_on == Some(today) && !approval.heard && is_given(approval, today);
        if comes && chance.happens(rate, Stream::Office, id as u64, 9) {
            approval.heard = true;
            let yes = Happening::PaApproved { window: None, place: None };
            self.note(id, vec![Entry::Happened(name, yes, json!({}))]);
        }
    }
}
