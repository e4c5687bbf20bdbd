//! What can be done about a thing now, and what doing it changes.
//!
//! One function says which step would change anything; an ask with no such step is useless. It looks at the
//! truth, not at what was said, so it is the same for every policy.

use crate::chance::Stream;
use crate::diary::{Entry, booked};
use crate::life::{Doing, Life};
use crate::thing::{Approval, Dated, Id, Note, Refill, Truth};
use care_model::Happening;
use chrono::{Duration, NaiveDate};
use serde_json::json;

/// One step that changes something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Book the visit of a referral.
    BookVisit,
    /// The specialist has no referral: have it sent.
    SendReferral,
    /// Ask for an earlier date.
    AskSooner,
    /// Have a referral renewed that ends before its visit.
    Renew,
    /// Say how a visit or scan went.
    Capture,
    /// A new date for what was missed.
    Rebook,
    /// Book the scan.
    BookScan,
    /// Learn that the report is final.
    HearReport,
    /// Agree who goes over it.
    PlanTalk,
    /// Have the plan asked.
    AskPlan,
    /// Learn that the plan was asked, and by when it decides.
    LearnAsked,
    /// Learn of the plan's yes.
    HearYes,
    /// Call the plan about a late answer.
    Hurry,
    /// The receiver has it.
    Confirm,
    /// The receiver does not have it: send again.
    SendAgain,
    /// Sent twice: carry it.
    Carry,
    /// Order the new supply.
    Order,
    /// Fetch it.
    PickUp,
}

/// How a step comes about without a push.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// She was told to do it.
    Told,
    /// An office owes it: she would have to ask.
    Owed,
    /// A date fell through.
    Dropped,
    /// Only to be written down.
    Written,
}

impl Step {
    /// How it comes about without a push.
    pub fn sort(self) -> Sort {
        match self {
            Self::BookVisit | Self::BookScan | Self::Order | Self::PickUp => Sort::Told,
            Self::Rebook => Sort::Dropped,
            Self::Capture => Sort::Written,
            _ => Sort::Owed,
        }
    }

    /// No office has to answer.
    pub fn is_own(self) -> bool {
        matches!(self, Self::Capture | Self::PickUp)
    }
}

impl Life<'_> {
    /// The step that would change something about a thing on this day, and the thing that it is taken on.
    pub fn step(&self, id: Id, today: NaiveDate) -> Option<(Id, Step)> {
        let thing = self.things.get(id)?;
        let own = |step| Some((id, step));
        match &thing.truth {
            Truth::Referral(referral) => {
                let visit = self.visit(referral.visit)?;
                if let Some(on) =
                    visit.on.filter(|_| visit.attended.is_none() && !visit.missed && !self.is_over(visit, today))
                {
                    let ends_first = on > referral.valid_to && !referral.renewed;
                    let asked_lately = referral.asked_sooner.is_some_and(|asked| (today - asked).num_days() < 28);
                    let is_long = visit.booked_on.is_some_and(|booked| (on - booked).num_days() > 30);
                    return match (ends_first, is_long && !asked_lately && (on - today).num_days() > 21) {
                        (true, _) => own(Step::Renew),
                        (false, true) => own(Step::AskSooner),
                        (false, false) => None,
                    };
                }
                if visit.on.is_some() {
                    return self.step(referral.visit, today);
                }
                match (referral.there_on.is_some_and(|on| on <= today), referral.promised) {
                    (true, _) => own(Step::BookVisit),
                    (false, Some(promised)) if today <= promised => None,
                    (false, _) => own(Step::SendReferral),
                }
            }
            Truth::Visit(visit) => match self.dated_step(visit, today) {
                Some(step) => own(step),
                None if self.is_over(visit, today) => None,
                None => visit.needs.iter().find_map(|need| self.step(*need, today)),
            },
            Truth::Scan(scan) => {
                if let Some(step) = self.dated_step(&scan.dated, today) {
                    return own(step);
                }
                if scan.dated.on.is_none() {
                    let approval = scan.approval.and_then(|id| Some((id, self.approval(id)?)));
                    return match approval {
                        Some((id, approval)) if !is_given(approval, today) => self.step(id, today),
                        _ => own(Step::BookScan),
                    };
                }
                let visit = self.visit(scan.visit);
                let is_ahead = |on: NaiveDate| (0..=30).contains(&(on - today).num_days());
                let soon = visit
                    .is_some_and(|visit| visit.attended.is_some() || (!visit.missed && visit.on.is_some_and(is_ahead)));
                match scan.report_on {
                    Some(on) if on <= today && !scan.heard => own(Step::HearReport),
                    Some(_) if scan.heard && !scan.talk && !soon => own(Step::PlanTalk),
                    _ => None,
                }
            }
            Truth::Approval(approval) => {
                if approval.heard {
                    return None;
                }
                match (is_given(approval, today), approval.submitted_on.filter(|on| *on <= today), approval.due) {
                    (true, ..) => own(Step::HearYes),
                    (false, None, _) => own(Step::AskPlan),
                    (false, Some(_), None) => own(Step::LearnAsked),
                    (false, Some(_), Some(due)) if today > due && !approval.hurried => own(Step::Hurry),
                    (false, Some(_), Some(_)) => None,
                }
            }
            Truth::HandOff(need) => {
                let visit_over = self.visit(need.visit).is_some_and(|visit| self.is_over(visit, today));
                if !need.made || need.confirmed || need.carried || visit_over {
                    return None;
                }
                match (need.there_on.is_some_and(|on| on <= today), need.promised) {
                    (true, _) => own(Step::Confirm),
                    (false, Some(promised)) if today <= promised => None,
                    (false, _) if thing.sends >= 2 && need.is_pictures => own(Step::Carry),
                    (false, _) => own(Step::SendAgain),
                }
            }
            Truth::Note(note) => match note.there_on.is_some_and(|on| on <= today) {
                _ if note.since.is_none() || note.confirmed => None,
                true => own(Step::Confirm),
                false => {
                    let due = note.promised.or(note.since.map(|since| self.calendar.work_days(since, 9)));
                    due.filter(|due| today > *due).and(own(Step::SendAgain))
                }
            },
            Truth::Refill(refill) => match (refill.got, refill.promised, refill.ready_on) {
                (Some(_), ..) => None,
                (None, None, _) => ((refill.run_out - today).num_days() <= 14).then_some((id, Step::Order)),
                (None, Some(_), Some(ready)) if ready <= today => own(Step::PickUp),
                (None, Some(promised), _) => (today > promised).then_some((id, Step::Order)),
            },
        }
    }

    fn dated_step(&self, dated: &Dated, today: NaiveDate) -> Option<Step> {
        match (dated.attended, dated.missed) {
            (Some(_), _) if !dated.captured => Some(Step::Capture),
            (None, true) if dated.on.is_none_or(|on| on <= today) => Some(Step::Rebook),
            _ => None,
        }
    }

    /// Its day has come and gone.
    pub fn is_over(&self, dated: &Dated, today: NaiveDate) -> bool {
        dated.attended.is_some() || dated.missed || dated.on.is_some_and(|on| on < today)
    }

    /// A visit among the things.
    pub fn visit(&self, id: Id) -> Option<&Dated> {
        match &self.things.get(id)?.truth {
            Truth::Visit(visit) => Some(visit),
            _ => None,
        }
    }

    fn approval(&self, id: Id) -> Option<&Approval> {
        match &self.things.get(id)?.truth {
            Truth::Approval(approval) => Some(approval),
            _ => None,
        }
    }

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

    fn hand_off(&self, id: Id) -> Option<&crate::thing::HandOff> {
        match &self.things.get(id)?.truth {
            Truth::HandOff(need) => Some(need),
            _ => None,
        }
    }

    /// A first date for the visit of a referral, after the wait of that office.
    pub fn book_visit(&mut self, visit: Id, referral: Id) {
        let (low, high) = (self.rates.wait_days_min as i64, self.rates.wait_days_max as i64);
        let wait = self.chance.between(low, high, Stream::Lasts, visit as u64, 0);
        let day = self.calendar.open_from(self.today() + Duration::days(wait));
        let Some(name) = self.things.get(referral).map(|thing| thing.id.clone()) else { return };
        self.set_date(visit, day, json!({"kind": "visit", "referral": name}));
    }

    /// A date for a scan, or a new one for what was missed.
    fn book_dated(&mut self, id: Id, step: Step) {
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

    fn set_date(&mut self, id: Id, day: NaiveDate, mut with: serde_json::Value) {
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
    fn note_needs_of(&mut self, scan: Id) {
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

    fn ask_sooner(&mut self, visit: Id) {
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

/// The plan said yes.
pub fn is_given(approval: &Approval, today: NaiveDate) -> bool {
    approval.decides_on.is_some_and(|on| on <= today)
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
