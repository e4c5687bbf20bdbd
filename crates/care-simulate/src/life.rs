//! One person's season: what happens, what she does by herself, what she is told.

use crate::assumptions::Rates;
use crate::calendar::{self, Calendar, at};
use crate::chance::{Chance, Stream};
use crate::diary::{self, Diary, Entry, ME};
use crate::policy::Policy;
use crate::step::{Sort, Step, is_given};
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
    policy: Policy,
    now: Instant,
    agenda: BTreeMap<(Instant, u32), Doing>,
    agenda_count: u32,
    /// Asks of the last four weeks: the day, and whether nothing had happened with the thing since an ask before.
    asks: Vec<(NaiveDate, bool)>,
    /// Pushes that changed something.
    followed: BTreeSet<u32>,
    is_changed: bool,
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

    fn later_at(&mut self, at: Instant, what: Doing) {
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

    /// A push about things, in order: each is followed or not, each costs attention.
    pub fn push(&mut self, asks: &[(Id, bool)]) {
        self.told.pushes += 1;
        let (today, push) = (self.today(), self.told.pushes);
        let mut could_help = false;
        for (id, is_new_call) in asks {
            could_help |= self.ask(*id, *is_new_call, today, push);
        }
        self.told.useless += u32::from(!could_help);
    }

    /// One ask of a push. Answers whether anything could come of it.
    fn ask(&mut self, id: Id, is_new_call: bool, today: NaiveDate, push: u32) -> bool {
        let lately = today - Duration::days(28);
        self.asks.retain(|(on, _)| *on > lately);
        let earlier = self.asks.iter().filter(|(on, _)| *on == today).count();
        let helps_to_come = self.helps_to_come(id, today);
        let Some(thing) = self.things.get_mut(id) else { return false };
        // The same thing again, and nobody did or tried anything with it since.
        let stage = thing.stage + thing.calls;
        let same = thing.asked.iter().filter(|(on, asked)| *on > lately && *asked == stage).count();
        let repeats_of_it = if helps_to_come { 0 } else { same };
        let is_repeat = repeats_of_it > 0;
        let nth = thing.asked.iter().filter(|(on, _)| *on == today).count() as u64;
        thing.asked.push((today, stage));
        // Several asks of one push that one call settles cost attention once.
        if is_new_call || earlier == 0 {
            self.asks.push((today, is_repeat));
        }
        let more = earlier.saturating_sub(usize::from(!is_new_call));
        let repeats = self.asks.iter().filter(|(_, repeat)| *repeat).count() as f64 / self.asks.len().max(1) as f64;
        let times = |factor: f64, n: usize| factor.powi(i32::try_from(n).unwrap_or(i32::MAX));
        let wear = times(self.rates.each_more_ask, more)
            * times(self.rates.each_more_repeat, repeats_of_it)
            * self.rates.each_more_share.powf(repeats / 0.05);
        let day = (today - self.first).num_days() as u64 * 8 + nth;
        if helps_to_come && self.remind(id, today, wear, day) {
            self.count_followed(push);
        }
        let step = self.step(id, today);
        let (hour_open, now) = (self.office_is_open(), self.now);
        let needs_office = step.is_some_and(|(_, step)| !step.is_own());
        let kept = if needs_office && !hour_open { self.rates.keeps_in_mind } else { 1.0 };
        let follows = self.rates.acts_on_push * wear * kept;
        if self.chance.happens(follows, Stream::ActsOnPush, id as u64, day) {
            if needs_office && !hour_open {
                let open = self.calendar.work_days(today, i64::from(now >= at(today, 15, 0)));
                let open = self.calendar.open_from(open);
                self.later(open, 10, 30, Doing::Act(id, push));
            } else {
                self.later_at(now + Duration::minutes(20), Doing::Act(id, push));
            }
        }
        // What an office must do on a day on which it is closed cannot be done now.
        helps_to_come || step.is_some_and(|(_, step)| step.is_own() || self.calendar.is_open(today))
    }

    /// A visit of the next days, of which she was reminded less than twice: this can lower the risk of missing it.
    fn helps_to_come(&self, id: Id, today: NaiveDate) -> bool {
        let Some(dated) = self.things.get(id).and_then(|thing| thing.truth.dated()) else { return false };
        let Some(on) = dated.on.filter(|_| !dated.missed && dated.attended.is_none()) else { return false };
        let lately = dated.reminded_on.iter().filter(|day| (on - **day).num_days() <= 4).count();
        let is_near = (0..=4).contains(&(on - today).num_days()) && self.now < at(on, 14, 0);
        is_near && lately < 2 && !dated.reminded_on.contains(&today)
    }

    /// Whether the reminder comes through.
    fn remind(&mut self, id: Id, today: NaiveDate, wear: f64, nth: u64) -> bool {
        let comes = self.chance.happens(wear, Stream::Reminded, id as u64, nth);
        let Some(dated) = self.things.get_mut(id).and_then(|thing| thing.truth.dated_mut()) else { return false };
        dated.reminded_on.push(today);
        dated.reminders += u32::from(comes);
        comes
    }

    fn count_followed(&mut self, push: u32) {
        if self.followed.insert(push) {
            self.told.followed += 1;
        }
    }

    fn office_is_open(&self) -> bool {
        let day = self.today();
        self.calendar.is_open(day) && self.now >= at(day, 9, 0) && self.now < at(day, 15, 0)
    }

    /// The product itself: what is due is sent and logged; answers the next wake.
    fn engine(&mut self, now: Instant) -> Option<Instant> {
        let preferences = care_journey::Preferences::default();
        for _ in 0..8 {
            let made = self.diary.record.as_ref().map(|record| care_journey::arising(record, now)).unwrap_or_default();
            if !made.is_empty() {
                self.diary.apply(now, care_model::Actor::Engine, made);
            }
            let plan = self.diary.record.as_ref().map(|record| care_journey::plan(record, now, &preferences))?;
            let due: Vec<_> = plan.pushes.into_iter().filter(|push| push.at <= now).collect();
            if due.is_empty() {
                return plan.next_wake;
            }
            for push in due {
                for nudge in &push.nudges {
                    let what = Happening::NudgeSent {
                        rule: nudge.rule.clone(),
                        target: nudge.target,
                        to: ME.into(),
                        urgency: nudge.urgency as u8 + 1,
                        step: nudge.step,
                    };
                    self.diary.said(now, nudge.item.as_ref().map(|item| item.as_str()), what);
                }
                let mut asks: Vec<(Id, bool)> = Vec::new();
                let mut offices = Vec::new();
                for nudge in &push.nudges {
                    let Some(id) = nudge.item.as_ref().and_then(|item| self.thing_of(item.as_str())) else { continue };
                    let is_new = nudge.party.is_none() || !offices.contains(&nudge.party);
                    offices.push(nudge.party.clone());
                    if !asks.iter().any(|(known, _)| *known == id) {
                        asks.push((id, is_new));
                    }
                }
                self.push(&asks);
            }
        }
        None
    }

    /// The thing that an item of the record is about.
    fn thing_of(&self, item: &str) -> Option<Id> {
        let name = ["rebook ", "information for "].iter().find_map(|before| item.strip_prefix(before)).unwrap_or(item);
        let renewed = item.strip_prefix("RENEWAL ").and_then(|rest| rest.rsplit_once(' ')).map(|(name, _)| name);
        let name = renewed.unwrap_or(name);
        self.things.iter().position(|thing| thing.id == name)
    }

    /// The day of a visit or scan: she comes or not.
    fn attend(&mut self, id: Id) {
        let (today, chance, rates) = (self.today(), self.chance, self.rates);
        let ends = self.things.get(id).and_then(|thing| match &thing.truth {
            Truth::Visit(visit) => visit.referral,
            _ => None,
        });
        let ends = ends.and_then(|id| self.things.get(id)).and_then(|thing| match &thing.truth {
            Truth::Referral(referral) => Some(referral.valid_to),
            _ => None,
        });
        let Some(thing) = self.things.get_mut(id) else { return };
        let name = thing.id.clone();
        let Some(dated) = thing.truth.dated_mut() else { return };
        if dated.on != Some(today) || dated.attended.is_some() || dated.missed {
            return;
        }
        let factor = match dated.reminders {
            0 => 1.0,
            1 => rates.one_reminder,
            _ => rates.two_reminders,
        };
        let is_turned_away = ends.is_some_and(|ends| ends < today);
        if is_turned_away || chance.happens(rates.misses_visit * factor, Stream::Misses, id as u64, dated.round) {
            dated.missed = true;
            dated.times_missed += 1;
            let what = Happening::Missed { by: Some("patient".to_owned()) };
            self.note(id, vec![Entry::Happened(name, what, json!({}))]);
            return;
        }
        dated.attended = Some(today);
        self.after_visit(id, today);
        if self.chance.happens(rates.notes_visit_unasked, Stream::Notes, id as u64, 1000) {
            self.take(id, Step::Capture, today);
            self.note_rest(id);
        }
    }

    /// What a visit or scan sets going.
    fn after_visit(&mut self, id: Id, today: NaiveDate) {
        let (chance, rates, calendar) = (self.chance, self.rates, self.calendar);
        let mut made = Vec::new();
        let mut referral = None;
        if let Some(thing) = self.things.get_mut(id) {
            match &mut thing.truth {
                Truth::Scan(scan) => {
                    scan.report_on =
                        Some(calendar.work_days(today, chance.between(1, 3, Stream::Lasts, id as u64, 99)));
                    made.clone_from(&scan.makes);
                }
                Truth::Visit(visit) => referral = visit.referral,
                _ => {}
            }
        }
        for need in made {
            let Some(thing) = self.things.get_mut(need) else { continue };
            let Truth::HandOff(hand_off) = &mut thing.truth else { continue };
            let rate = if hand_off.is_pictures { rates.pictures_arrive } else { rates.report_arrives };
            thing.sends = 1;
            hand_off.made = true;
            hand_off.promised = Some(calendar.work_days(today, 2));
            hand_off.there_on =
                chance.happens(rate, Stream::Arrives, need as u64, 1).then(|| calendar.work_days(today, 2));
        }
        let note = referral.and_then(|id| self.things.get(id)).and_then(|thing| match &thing.truth {
            Truth::Referral(referral) => referral.note,
            _ => None,
        });
        if let Some(thing) = note.and_then(|note| self.things.get_mut(note))
            && let Truth::Note(told) = &mut thing.truth
        {
            let about = note.unwrap_or_default() as u64;
            told.since = Some(today);
            let comes = chance.happens(rates.note_comes, Stream::Arrives, about, 0);
            told.there_on = comes.then(|| calendar.work_days(today, chance.between(3, 10, Stream::Lasts, about, 0)));
        }
    }
}
