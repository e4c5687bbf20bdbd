//! The people and their journeys, and what had to be there by when.
//!
//! A journey is one of four: a referral from order to note back; a scan whose pictures and report a visit
//! needs; an approval for a booked treatment; a supply that ends. Everybody has one to four of them at once.

use crate::assumptions::Rates;
use crate::calendar::{Calendar, FIRST_DAY};
use crate::chance::{Chance, Stream};
use crate::diary::{Entry, slot};
use crate::life::{Doing, Life, SEASON_DAYS, Told};
use crate::policy::Policy;
use crate::thing::{Approval, Dated, HandOff, Id, Note, Referral, Refill, Scan, Thing, Truth};
use chrono::{Duration, NaiveDate};
use serde_json::json;

/// Something that had to be there by a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Goal {
    /// What it is.
    pub what: What,
    /// The last safe day.
    pub safe_until: NaiveDate,
    /// The day on which it is needed.
    pub needed_on: NaiveDate,
    /// The thing that tells.
    pub by: Id,
}

/// Kinds of goals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// Seen by the specialist while the referral as first given holds.
    Seen,
    /// Pictures at the office.
    Pictures,
    /// Report at the office.
    Report,
    /// The plan's yes.
    Approval,
    /// A new supply.
    Supply,
}

/// How one goal ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ended {
    /// What it is.
    pub what: What,
    /// Closed on or before the last safe day.
    pub in_time: bool,
    /// Closed on or before the day on which it was needed.
    pub there: bool,
    /// Days after the last safe day, at most 30; never closed counts as 30.
    pub days_late: i64,
}

/// How one person's season ended.
#[derive(Clone, Debug, PartialEq)]
pub struct Ending {
    /// Her goals.
    pub goals: Vec<Ended>,
    /// Referrals whose note is back, and all referrals.
    pub loops: (u32, u32),
    /// Missed visits and scans, and all that were due.
    pub missed: (u32, u32),
    /// What was said.
    pub told: Told,
}

/// Days after which nobody counts on.
const LATE_MAX: i64 = 30;

/// How many journeys a person of the population has.
pub fn journeys_of(seed: u64, person: u64) -> u64 {
    Chance::of(seed, person).between(1, 4, Stream::Make, 0, 0).unsigned_abs()
}

/// Lives one person's season under a policy.
pub fn live(seed: u64, person: u64, policy: Policy, rates: &Rates, calendar: &Calendar) -> Ending {
    let chance = Chance::of(seed, person);
    let first =
        calendar.open_from(FIRST_DAY.unwrap_or_default() + Duration::days(chance.between(0, 27, Stream::Make, 0, 1)));
    let mut life = Life::new(policy, chance, rates, calendar, first);
    let mut goals = Vec::new();
    for n in 0..journeys_of(seed, person) {
        match chance.between(0, 3, Stream::Make, n, 2) {
            0 => life.referral(n, &mut goals),
            1 => life.imaging(n, &mut goals),
            2 => life.treatment(n, &mut goals),
            _ => life.refill(n, &mut goals),
        }
    }
    life.run();
    ending(&life, &goals)
}

fn ending(life: &Life<'_>, goals: &[Goal]) -> Ending {
    let end = life.first + Duration::days(SEASON_DAYS);
    let mut ending = Ending { goals: Vec::new(), loops: (0, 0), missed: (0, 0), told: life.told };
    for goal in goals {
        let closed = life.things.get(goal.by).and_then(|thing| match &thing.truth {
            Truth::Visit(visit) => visit.attended,
            Truth::Approval(approval) => approval.decides_on,
            // What she carries is there when she is.
            Truth::HandOff(need) if need.carried_on.is_some_and(|on| on < goal.needed_on) => Some(goal.safe_until),
            Truth::HandOff(need) => need.there_on,
            Truth::Refill(refill) => refill.got,
            _ => None,
        });
        let closed = closed.filter(|on| *on < end);
        let late = closed.map_or(LATE_MAX, |on| (on - goal.safe_until).num_days().clamp(0, LATE_MAX));
        ending.goals.push(Ended {
            what: goal.what,
            in_time: closed.is_some_and(|on| on <= goal.safe_until),
            there: closed.is_some_and(|on| on <= goal.needed_on),
            days_late: late,
        });
    }
    for thing in &life.things {
        match &thing.truth {
            Truth::Note(note) => {
                ending.loops.1 += 1;
                ending.loops.0 += u32::from(note.there_on.is_some_and(|on| on < end));
            }
            Truth::Visit(visit) => count(&mut ending.missed, visit),
            Truth::Scan(scan) => count(&mut ending.missed, &scan.dated),
            _ => {}
        }
    }
    ending
}

fn count(missed: &mut (u32, u32), dated: &Dated) {
    missed.0 += dated.times_missed;
    missed.1 += dated.times_missed + u32::from(dated.attended.is_some());
}

impl Life<'_> {
    fn add(&mut self, id: String, truth: Truth) -> Id {
        self.things.push(Thing::new(id, truth));
        self.things.len() - 1
    }

    fn make(&self, low: i64, high: i64, journey: u64, nth: u64) -> i64 {
        self.chance.between(low, high, Stream::Make, journey + 1, 10 + nth)
    }

    fn chances(&self, probability: f64, journey: u64, nth: u64) -> bool {
        self.chance.happens(probability, Stream::Make, journey + 1, 10 + nth)
    }

    fn specialist(&mut self, n: u64) -> String {
        let name = format!("Specialist {n}");
        self.write(vec![Entry::Party(name.clone(), json!({"name": name, "role": "specialist"}))]);
        name
    }

    fn referral(&mut self, n: u64, goals: &mut Vec<Goal>) {
        let (first, to) = (self.first, self.specialist(n));
        let (id, office_calls) = (format!("referral {n}"), self.chances(self.rates.office_promises_to_call, n, 0));
        let is_sent = self.chances(self.rates.referral_sent, n, 1);
        let there_on = is_sent.then(|| self.calendar.work_days(first, self.make(1, 3, n, 2)));
        let valid_to = first + Duration::days(self.rates.referral_valid_days as i64);
        let note = self.add(format!("NOTE {id}"), Truth::Note(Note::default()));
        let visit = self.add(
            format!("visit {n}"),
            Truth::Visit(Dated { office: to.clone(), referral: Some(note + 2), ..Dated::default() }),
        );
        let referral = Referral {
            to: to.clone(),
            office_calls,
            there_on,
            valid_to,
            visit,
            note: Some(note),
            ..Referral::default()
        };
        let own = self.add(id.clone(), Truth::Referral(referral));
        if let Some(there) = there_on.filter(|_| office_calls && self.chances(self.rates.office_books_itself, n, 3)) {
            let on = self.calendar.work_days(there, self.make(1, 5, n, 4));
            self.later(on, 11, 10, Doing::OfficeBooks(own));
        }
        let item = json!({"kind": "referral", "from": "Main doctor", "to": to, "ordered": first, "patient_calls": !office_calls, "office_calls": office_calls, "valid_to": valid_to});
        self.write(vec![Entry::Item(id, item)]);
        goals.push(Goal { what: What::Seen, safe_until: valid_to, needed_on: valid_to, by: visit });
    }

    /// A visit that is booked already, its day entered.
    fn booked_visit(&mut self, n: u64, office: &str, ahead: i64) -> (Id, NaiveDate) {
        let day = self.calendar.open_from(self.first + Duration::days(ahead));
        let dated = Dated {
            office: office.to_owned(),
            on: Some(day),
            booked_on: Some(self.first),
            round: 1,
            ..Dated::default()
        };
        let id = self.add(format!("visit {n}"), Truth::Visit(dated));
        self.later(day, 14, 45, Doing::Attend(id));
        let item = json!({"kind": "visit", "party": office, "slot": slot(day), "booked": self.first});
        self.write(vec![Entry::Item(format!("visit {n}"), item)]);
        (id, day)
    }

    fn ask_plan(
        &mut self,
        n: u64,
        by: &str,
        service: &str,
        goals: &mut Vec<Goal>,
        safe_until: NaiveDate,
        needed_on: NaiveDate,
    ) -> Id {
        let is_slow = !self.chances(self.rates.plan_on_time, n, 20);
        let asked = self.chances(self.rates.approval_asked, n, 21);
        let submitted_on = asked.then(|| self.calendar.work_days(self.first, self.make(1, 2, n, 22)));
        let mut approval = Approval { by: by.to_owned(), submitted_on, is_slow, ..Approval::default() };
        let days = Duration::days(self.rates.plan_days as i64);
        approval.decides_on = submitted_on.map(|on| approval.decided_after(on + days));
        let id = format!("approval {n}");
        let item = json!({"kind": "pa", "for": service, "by": by, "plan_line": "Plan", "ordered": self.first, "required": true, "state": "unknown"});
        self.write(vec![Entry::Item(id.clone(), item)]);
        let own = self.add(id, Truth::Approval(approval));
        goals.push(Goal { what: What::Approval, safe_until, needed_on, by: own });
        own
    }

    fn imaging(&mut self, n: u64, goals: &mut Vec<Goal>) {
        let (first, office) = (self.first, self.specialist(n));
        let ahead = self.make(35, 70, n, 0);
        let (visit, day) = self.booked_visit(n, &office, ahead);
        let id = format!("scan {n}");
        let item = json!({"kind": "imaging", "order_by": office, "ordered": first, "contrast": false, "safety": "none", "for": format!("visit {n}")});
        self.write(vec![Entry::Item(id.clone(), item)]);
        // Handbook 3.3 and 3.11.18: pictures 2 work days before the visit; 3 on the way; 10 to a scan; 2 for the yes.
        let calendar = self.calendar;
        let before = |work_days: i64| calendar.work_days(day, -work_days);
        let approval = self.chances(self.rates.approval_needed, n, 1);
        let approval = approval.then(|| self.ask_plan(n, &office, &id, goals, before(17), before(5)));
        let mut makes = Vec::new();
        for (what, kind) in [(What::Pictures, "pictures"), (What::Report, "report")] {
            let need = HandOff {
                is_pictures: what == What::Pictures,
                from: "Scan center".to_owned(),
                to: office.clone(),
                visit,
                ..HandOff::default()
            };
            let by = self.add(format!("{kind} {n}"), Truth::HandOff(need));
            makes.push(by);
            goals.push(Goal { what, safe_until: before(2), needed_on: day, by });
        }
        let dated = Dated { office: "Scan center".to_owned(), ..Dated::default() };
        let scan = Scan { dated, approval, makes: makes.clone(), visit, ..Scan::default() };
        let scan = self.add(id, Truth::Scan(scan));
        if let Some(Truth::Visit(dated)) = self.things.get_mut(visit).map(|thing| &mut thing.truth) {
            dated.needs = [vec![scan], makes].concat();
        }
    }

    fn treatment(&mut self, n: u64, goals: &mut Vec<Goal>) {
        let (office, ahead) = (self.specialist(n), self.make(20, 45, n, 0));
        let (visit, day) = self.booked_visit(n, &office, ahead);
        let safe_until = self.calendar.work_days(day, -2);
        let approval = self.ask_plan(n, &office, &format!("visit {n}"), goals, safe_until, day);
        if let Some(Truth::Visit(dated)) = self.things.get_mut(visit).map(|thing| &mut thing.truth) {
            dated.needs = vec![approval];
        }
    }

    fn refill(&mut self, n: u64, goals: &mut Vec<Goal>) {
        let run_out = self.first + Duration::days(self.make(12, 60, n, 0));
        let no_refills = self.chances(self.rates.no_refills, n, 1);
        let id = format!("medicine {n}");
        let refills = if no_refills { 0 } else { 3 };
        let item = json!({"kind": "medicine", "run_out": run_out, "refills_left": refills, "pharmacy": "Pharmacy", "prescriber": "Main doctor"});
        self.write(vec![Entry::Item(id.clone(), item)]);
        let by = self.add(id, Truth::Refill(Refill { run_out, no_refills, ..Refill::default() }));
        // Handbook E19: one work day before the end where a new order is needed.
        let safe_until = if no_refills { self.calendar.work_days(run_out, -1) } else { run_out };
        goals.push(Goal { what: What::Supply, safe_until, needed_on: run_out, by });
    }
}
