//! Dates: a first one, a new one, an earlier one.

use crate::chance::Stream;
use crate::diary::{Entry, booked};
use crate::life::{Doing, Life};
use crate::step::Step;
use crate::thing::{Id, Truth};
use care_model::Happening;
use chrono::{Duration, NaiveDate};
use serde_json::json;

impl Life<'_> {
    /// A first date for the visit of a referral, after the wait of that office.
    pub fn book_visit(&mut self, visit: Id, referral: Id) {
        let (low, high) = (self.rates.wait_days_min as i64, self.rates.wait_days_max as i64);
        let wait = self.chance.between(low, high, Stream::Lasts, visit as u64, 0);
        let day = self.calendar.open_from(self.today() + Duration::days(wait));
        let Some(name) = self.things.get(referral).map(|thing| thing.id.clone()) else { return };
        self.set_date(visit, day, json!({"kind": "visit", "referral": name}));
    }

    /// A date for a scan, or a new one for what was missed.
    pub(crate) fn book_dated(&mut self, id: Id, step: Step) {
        let Some(thing) = self.things.get(id) else { return };
        let is_scan = matches!(thing.truth, Truth::Scan(_));
        let round = match &thing.truth {
            Truth::Visit(dated) => dated.round,
            Truth::Scan(scan) => scan.dated.round,
            _ => 0,
        };
        let today = self.today();
        let day = if is_scan {
            let (low, high) = (self.rates.slot_days_min as i64, self.rates.slot_days_max as i64);
            self.calendar.work_days(today, self.chance.between(low, high, Stream::Lasts, id as u64, round))
        } else {
            // Known at that office: half the wait of a new visit.
            let wait = self.chance.between(
                self.rates.wait_days_min as i64,
                self.rates.wait_days_max as i64,
                Stream::Lasts,
                id as u64,
                round,
            );
            self.calendar.open_from(today + Duration::days(wait / 2))
        };
        let with = if is_scan { json!({"party": "Scan center", "receivers_set": true}) } else { json!({}) };
        self.set_date(id, day, with);
        if is_scan && step == Step::BookScan {
            self.note_needs_of(id);
        }
    }

    pub(crate) fn set_date(&mut self, id: Id, day: NaiveDate, mut with: serde_json::Value) {
        let today = self.today();
        let Some(thing) = self.things.get_mut(id) else { return };
        let name = thing.id.clone();
        let dated = match &mut thing.truth {
            Truth::Visit(dated) => dated,
            Truth::Scan(scan) => &mut scan.dated,
            _ => return,
        };
        dated.on = Some(day);
        dated.booked_on = Some(today);
        dated.missed = false;
        dated.reminders = 0;
        dated.round += 1;
        if let Some(with) = with.as_object_mut() {
            with.insert("party".to_owned(), json!(dated.office));
        }
        self.later(day, 14, 45, Doing::Attend(id));
        let entry = booked(&name, day, with).into_iter().collect();
        self.note(id, entry);
    }

    /// The list of who needs what from a scan, made when it is booked.
    pub(crate) fn note_needs_of(&mut self, scan: Id) {
        let Some(thing) = self.things.get(scan) else { return };
        let (name, Truth::Scan(of)) = (thing.id.clone(), &thing.truth) else { return };
        let visit = self.things.get(of.visit).map(|visit| visit.id.clone()).unwrap_or_default();
        let mut entries = Vec::new();
        for need in of.makes.clone() {
            let Some(thing) = self.things.get_mut(need) else { continue };
            let Truth::HandOff(need) = &mut thing.truth else { continue };
            need.is_listed = true;
            let what = if need.is_pictures { "images" } else { "report" };
            let item = json!({"kind": "need", "what": what, "from": need.from, "to": need.to, "hard": true, "for": visit, "source": name, "state": "needed"});
            entries.push(Entry::Item(thing.id.clone(), item));
        }
        self.note(scan, entries);
    }

    pub(crate) fn ask_sooner(&mut self, visit: Id) {
        let today = self.today();
        let nth = self.things.get(visit).map_or(0, |thing| thing.calls);
        let found = self.chance.happens(self.rates.sooner_date, Stream::Sooner, visit as u64, nth);
        let days = Duration::days(self.rates.sooner_days as i64);
        let Some(thing) = self.things.get_mut(visit) else { return };
        thing.calls += 1;
        let name = thing.id.clone();
        let Truth::Visit(dated) = &mut thing.truth else { return };
        let earlier = dated.on.map(|on| self.calendar.open_from(on - days)).filter(|day| *day > today && found);
        let Some(day) = earlier else { return };
        dated.on = Some(day);
        self.later(day, 14, 45, Doing::Attend(visit));
        let slot = crate::diary::wall(day, 14, 0)
            .map(|start| Happening::Moved { start, end: crate::diary::wall(day, 14, 45) });
        let entries = slot.into_iter().map(|what| Entry::Happened(name.clone(), what, json!({}))).collect();
        self.note(visit, entries);
    }
}
