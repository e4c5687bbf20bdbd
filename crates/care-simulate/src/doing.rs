//! Doing what can be done about a thing, and noting it or not.

use crate::chance::Stream;
use crate::diary::Entry;
use crate::life::Life;
use crate::step::Step;
use crate::thing::{Approval, HandOff, Id, Note, Refill, Truth};
use care_model::Happening;
use chrono::{Duration, NaiveDate};
use serde_json::json;

impl Life<'_> {
    /// She does what can be done about a thing, step after step while there is one, and notes it or does not.
    /// Answers whether anybody could be asked.
    pub fn act(&mut self, id: Id) -> bool {
        let today = self.today();
        for _ in 0..3 {
            let Some((on, step)) = self.step(id, today) else { break };
            if !step.is_own() && !self.office_answers(on) {
                return false;
            }
            self.take(on, step, today);
        }
        self.note_rest(id);
        true
    }

    /// Takes one step.
    pub fn take(&mut self, id: Id, step: Step, today: NaiveDate) {
        let (chance, rates) = (self.chance, self.rates);
        let calendar = self.calendar;
        let next = calendar.work_days(today, 1);
        let Some(thing) = self.things.get_mut(id) else { return };
        thing.stage += 1;
        let (name, about, sends) = (thing.id.clone(), id as u64, thing.sends);
        let happened = |what| Entry::Happened(name.clone(), what, json!({}));
        let again = chance.happens(rates.second_try_arrives, Stream::Arrives, about, sends + 1);
        let mut notes: Vec<Entry> = Vec::new();
        match (&mut thing.truth, step) {
            (Truth::Referral(referral), Step::SendReferral) => {
                let need = format!("information for {name}");
                if sends == 0 {
                    notes.push(Entry::Item(need.clone(), json!({"kind": "need", "what": "referral", "from": "Main doctor", "to": referral.to, "hard": true, "for": name, "state": "needed"})));
                } else {
                    notes.push(Entry::Happened(need.clone(), Happening::NeedFailed, json!({})));
                }
                notes.push(Entry::Happened(need, Happening::NeedRequested { promised: Some(today) }, json!({})));
                thing.sends += 1;
                referral.promised = Some(today);
                referral.there_on = again.then_some(next);
            }
            (Truth::Referral(referral), Step::BookVisit) => {
                if sends > 0 {
                    let there = Happening::NeedReceived { opened: None, closes_referral: None };
                    notes.push(Entry::Happened(format!("information for {name}"), there, json!({})));
                } else if referral.office_calls {
                    notes.push(happened(Happening::ReferralReceived));
                }
                let visit = referral.visit;
                self.note(id, notes);
                self.book_visit(visit, id);
                return;
            }
            (Truth::Referral(referral), Step::AskSooner) => {
                referral.asked_sooner = Some(today);
                notes.push(happened(Happening::WaitlistJoined));
                let visit = referral.visit;
                self.note(id, notes);
                self.ask_sooner(visit);
                return;
            }
            (Truth::Referral(referral), Step::Renew) => {
                let need = format!("RENEWAL {name} {}", referral.valid_to);
                referral.renewed = true;
                referral.valid_to += Duration::days(rates.referral_valid_days as i64);
                notes.push(Entry::Set(name.clone(), "valid_to", json!(referral.valid_to)));
                notes.push(Entry::Happened(
                    need,
                    Happening::NeedReceived { opened: None, closes_referral: None },
                    json!({}),
                ));
            }
            (Truth::Visit(visit), Step::Capture) => {
                visit.captured = true;
                notes.push(happened(Happening::Capture { note: None, not_discussed: false, say_back: None }));
            }
            (Truth::Scan(scan), Step::Capture) => {
                scan.dated.captured = true;
                notes.push(happened(Happening::Performed));
                for need in scan.makes.clone() {
                    let id = self.things.get(need).map(|thing| thing.id.clone()).unwrap_or_default();
                    let promised = self.hand_off(need).and_then(|need| need.promised);
                    notes.push(Entry::Happened(id, Happening::NeedRequested { promised }, json!({})));
                }
            }
            (Truth::Visit(_) | Truth::Scan(_), Step::Rebook | Step::BookScan) => return self.book_dated(id, step),
            (Truth::Scan(scan), Step::HearReport) => {
                scan.heard = true;
                notes.push(happened(Happening::ReportFinal));
            }
            (Truth::Scan(scan), _) => {
                scan.talk = true;
                notes.push(happened(Happening::TalkPlanned));
            }
            (Truth::Approval(approval), _) => {
                approval_step(approval, step, next, rates.plan_days as i64, calendar.work_days(today, 2));
                notes.push(match approval.heard {
                    true => Entry::Happened(
                        name.clone(),
                        Happening::PaApproved { window: None, place: None },
                        json!({"state": "approved"}),
                    ),
                    false => happened(Happening::PaSubmitted { number: None, decision_due: approval.due, hours: None }),
                });
            }
            (Truth::HandOff(need), Step::Confirm) => {
                need.confirmed = true;
                let opened = need.is_pictures.then_some(true);
                notes.push(happened(Happening::NeedReceived { opened, closes_referral: None }));
            }
            (Truth::HandOff(need), Step::Carry) => {
                need.carried = true;
                need.carried_on = Some(today);
                notes.push(happened(Happening::NeedFailed));
                notes.push(happened(Happening::NeedCarryAgreed));
                notes.push(happened(Happening::NeedInHand));
            }
            (Truth::HandOff(need), _) => {
                need.failed += 1;
                need.promised = Some(next);
                need.there_on = again.then_some(next);
                thing.sends += 1;
                notes.push(happened(Happening::NeedFailed));
                notes.push(happened(Happening::NeedRequested { promised: Some(next) }));
            }
            (Truth::Note(note), Step::Confirm) => {
                note.confirmed = true;
                notes.push(happened(Happening::NeedReceived { opened: None, closes_referral: None }));
            }
            (Truth::Note(note), _) => {
                note_again(note, calendar.work_days(today, 3), again);
                thing.sends += 1;
                notes.push(happened(Happening::NeedRequested { promised: note.promised }));
            }
            (Truth::Refill(refill), Step::PickUp) => {
                refill.got = Some(today);
                let lasts = refill.run_out + Duration::days(180);
                notes.push(happened(Happening::RefillPickedUp { run_out: Some(lasts) }));
            }
            (Truth::Refill(refill), _) => {
                let done = chance.happens(rates.renewal_done, Stream::Office, about, sends);
                let ready = if refill.no_refills { calendar.work_days(today, 3) } else { next };
                order(refill, ready, done || !refill.no_refills);
                thing.sends += 1;
                // A pharmacy fills; a prescriber's office promises.
                notes.push(match refill.no_refills {
                    false => happened(Happening::RefillRequested { promised: Some(ready) }),
                    true => Entry::Promised("Main doctor", name.clone(), ready),
                });
            }
            (Truth::Referral(_) | Truth::Visit(_), _) => {}
        }
        self.note(id, notes);
    }

    pub(crate) fn hand_off(&self, id: Id) -> Option<&HandOff> {
        match &self.things.get(id)?.truth {
            Truth::HandOff(need) => Some(need),
            _ => None,
        }
    }
}

fn approval_step(approval: &mut Approval, step: Step, next: NaiveDate, plan_days: i64, hurried: NaiveDate) {
    match step {
        Step::AskPlan => {
            approval.submitted_on = Some(next);
            let due = next + Duration::days(plan_days);
            approval.due = Some(due);
            approval.decides_on = Some(approval.decided_after(due));
        }
        Step::LearnAsked => approval.due = approval.submitted_on.map(|on| on + Duration::days(plan_days)),
        Step::Hurry => {
            approval.hurried = true;
            approval.decides_on = approval.decides_on.map(|on| on.min(hurried)).or(Some(hurried));
        }
        _ => approval.heard = true,
    }
}

fn note_again(note: &mut Note, on: NaiveDate, arrives: bool) {
    note.promised = Some(on);
    note.there_on = arrives.then_some(on);
}

fn order(refill: &mut Refill, ready: NaiveDate, done: bool) {
    refill.promised = Some(ready);
    refill.ready_on = done.then_some(ready);
}
