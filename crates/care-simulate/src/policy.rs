//! The four ways of being reminded. A policy sees what was noted, never the truth.

use crate::life::Life;
use crate::thing::{Id, Thing, Truth};
use chrono::NaiveDate;

/// What is said to a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Policy {
    /// Nothing.
    NoHelp,
    /// Three days and one day before dated things.
    Calendar,
    /// Every open task again and again.
    Clock {
        /// Days from one to the next.
        every_days: u32,
    },
    /// The pushes of the product's own plan.
    Ours,
}

impl Policy {
    /// Its name in tables.
    pub fn name(self) -> String {
        match self {
            Self::NoHelp => "no help".to_owned(),
            Self::Calendar => "calendar, 3 days and 1 day before".to_owned(),
            Self::Clock { every_days: 1 } => "clock, every open task each day".to_owned(),
            Self::Clock { every_days } => format!("clock, every open task each {every_days} days"),
            Self::Ours => "Care Navigator".to_owned(),
        }
    }
}

impl Life<'_> {
    /// Ten o'clock: what calendar and clock say.
    pub fn morning(&mut self) {
        let today = self.today();
        let since = (today - self.first).num_days();
        let speaks = |thing: &Thing| match self.policy() {
            Policy::Calendar => is_dated_in(thing, today, &[1, 3]),
            Policy::Clock { every_days } => {
                since > 0 && since % i64::from(every_days) == 0 && self.is_open(thing, today)
            }
            Policy::NoHelp | Policy::Ours => false,
        };
        let mut due: Vec<Id> =
            self.things.iter().enumerate().filter(|(_, thing)| speaks(thing)).map(|(id, _)| id).collect();
        // Nobody is always the first of the day, who finds her fresh.
        let turn = usize::try_from(since).unwrap_or(0).checked_rem(due.len()).unwrap_or(0);
        due.rotate_left(turn);
        for id in due {
            self.push(&[(id, true)]);
        }
    }

    /// A task that she did not tick off. A date is one in its last days, a supply in its last two weeks.
    fn is_open(&self, thing: &Thing, today: NaiveDate) -> bool {
        if !thing.unnoted.is_empty() {
            return true;
        }
        let soon = |on: Option<NaiveDate>, days| on.is_some_and(|on: NaiveDate| (on - today).num_days() <= days);
        match &thing.truth {
            Truth::Referral(referral) => self.visit(referral.visit).is_some_and(|visit| visit.on.is_none()),
            Truth::Visit(visit) => (visit.missed || soon(visit.on, 4)) && !visit.captured,
            Truth::Scan(scan) => match scan.dated.on {
                None => true,
                Some(_) if scan.dated.captured => !scan.heard,
                on => scan.dated.missed || soon(on, 4),
            },
            Truth::Approval(approval) => !approval.heard,
            Truth::HandOff(need) => {
                let over = self.visit(need.visit).is_some_and(|visit| self.is_over(visit, today));
                need.is_listed && !need.confirmed && !need.carried && !over
            }
            Truth::Note(note) => note.since.is_some() && !note.confirmed,
            Truth::Refill(refill) => refill.got.is_none() && soon(Some(refill.run_out), 14),
        }
    }
}

/// A date that stands in her calendar, so many days ahead.
fn is_dated_in(thing: &Thing, today: NaiveDate, ahead: &[i64]) -> bool {
    let on = match &thing.truth {
        Truth::Visit(visit) if !visit.missed => visit.on,
        Truth::Scan(scan) if !scan.dated.missed => scan.dated.on,
        Truth::Refill(refill) if refill.got.is_none() => Some(refill.run_out),
        _ => None,
    };
    thing.unnoted.is_empty() && on.is_some_and(|on| ahead.contains(&(on - today).num_days()))
}
