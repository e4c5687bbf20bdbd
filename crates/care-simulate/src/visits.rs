//! The day of a visit or scan, and what it sets going.

use crate::chance::Stream;
use crate::diary::Entry;
use crate::life::Life;
use crate::step::Step;
use crate::thing::{Id, Truth};
use care_model::Happening;
use chrono::NaiveDate;
use serde_json::json;

impl Life<'_> {
    /// The day of a visit or scan: she comes or not.
    pub(crate) fn attend(&mut self, id: Id) {
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
    pub(crate) fn after_visit(&mut self, id: Id, today: NaiveDate) {
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
