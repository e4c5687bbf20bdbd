//! What a push costs and what comes of it: attention wears off, and comes back with time and news.

use crate::calendar::at;
use crate::chance::Stream;
use crate::life::{Doing, Life};
use crate::thing::Id;
use chrono::{Duration, NaiveDate};

impl Life<'_> {
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
    pub(crate) fn ask(&mut self, id: Id, is_new_call: bool, today: NaiveDate, push: u32) -> bool {
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
    pub(crate) fn helps_to_come(&self, id: Id, today: NaiveDate) -> bool {
        let Some(dated) = self.things.get(id).and_then(|thing| thing.truth.dated()) else { return false };
        let Some(on) = dated.on.filter(|_| !dated.missed && dated.attended.is_none()) else { return false };
        let lately = dated.reminded_on.iter().filter(|day| (on - **day).num_days() <= 4).count();
        let is_near = (0..=4).contains(&(on - today).num_days()) && self.now < at(on, 14, 0);
        is_near && lately < 2 && !dated.reminded_on.contains(&today)
    }

    /// Whether the reminder comes through.
    pub(crate) fn remind(&mut self, id: Id, today: NaiveDate, wear: f64, nth: u64) -> bool {
        let comes = self.chance.happens(wear, Stream::Reminded, id as u64, nth);
        let Some(dated) = self.things.get_mut(id).and_then(|thing| thing.truth.dated_mut()) else { return false };
        dated.reminded_on.push(today);
        dated.reminders += u32::from(comes);
        comes
    }

    pub(crate) fn count_followed(&mut self, push: u32) {
        if self.followed.insert(push) {
            self.told.followed += 1;
        }
    }

    pub(crate) fn office_is_open(&self) -> bool {
        let day = self.today();
        self.calendar.is_open(day) && self.now >= at(day, 9, 0) && self.now < at(day, 15, 0)
    }
}
