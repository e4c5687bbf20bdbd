//! What can be done about a thing now, and what doing it changes.
//!
//! One function says which step would change anything; an ask with no such step is useless. It looks at the
//! truth, not at what was said, so it is the same for every policy.

use crate::life::Life;
use crate::thing::{Approval, Dated, Id, Truth};
use chrono::NaiveDate;

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
}

/// The plan said yes.
pub fn is_given(approval: &Approval, today: NaiveDate) -> bool {
    approval.decides_on.is_some_and(|on| on <= today)
}
