//! The hidden truth of each thing: what has happened in the world, whether or not anybody knows.

use crate::step::{Sort, Step};
use chrono::NaiveDate;

/// Index of a thing among those of its person.
pub type Id = usize;

/// One thing that somebody has to see through.
#[derive(Clone, Debug)]
pub struct Thing {
    /// Its id in the record.
    pub id: String,
    /// The truth.
    pub truth: Truth,
    /// Everything that she knows and did not note yet.
    pub unnoted: Vec<crate::diary::Entry>,
    /// What she did with it so far; names the draws of memory.
    pub stage: u64,
    /// Calls made about it; names the draws of the phone.
    pub calls: u64,
    /// Times that it was sent; names the draws of arriving.
    pub sends: u64,
    /// Times that there was something to note; names the draws of noting.
    pub notes: u64,
    /// The days of the asks about it, each with the stage at which it was.
    pub asked: Vec<(NaiveDate, u64)>,
}

impl Thing {
    /// Nothing happened with it yet.
    pub fn new(id: String, truth: Truth) -> Self {
        Self { id, truth, unnoted: Vec::new(), stage: 0, calls: 0, sends: 0, notes: 0, asked: Vec::new() }
    }
}

/// What a thing is.
#[derive(Clone, Debug)]
pub enum Truth {
    /// A doctor asked another to see her.
    Referral(Referral),
    /// A visit with an office.
    Visit(Dated),
    /// A scan whose pictures a visit needs.
    Scan(Scan),
    /// The plan's yes.
    Approval(Approval),
    /// Pictures or a report on their way to an office.
    HandOff(HandOff),
    /// A visit note on its way back.
    Note(Note),
    /// A supply that ends.
    Refill(Refill),
}

impl Truth {
    /// Whom she calls about it first.
    pub fn office(&self) -> &str {
        match self {
            Self::Referral(referral) => &referral.to,
            Self::Visit(visit) => &visit.office,
            Self::Scan(_) => "Scan center",
            Self::Approval(approval) => &approval.by,
            Self::HandOff(need) => &need.to,
            Self::Note(_) => "Main doctor",
            Self::Refill(refill) if refill.no_refills => "Main doctor",
            Self::Refill(_) => "Pharmacy",
        }
    }

    /// The date of a visit or scan.
    pub fn dated(&self) -> Option<&Dated> {
        match self {
            Self::Visit(visit) => Some(visit),
            Self::Scan(scan) => Some(&scan.dated),
            _ => None,
        }
    }

    /// The same, to be changed.
    pub fn dated_mut(&mut self) -> Option<&mut Dated> {
        match self {
            Self::Visit(visit) => Some(visit),
            Self::Scan(scan) => Some(&mut scan.dated),
            _ => None,
        }
    }

    /// How a step comes about without a push: what she was told to do, she finds out on the way.
    pub fn sort(&self, step: Step, sends: u64) -> Sort {
        match self {
            Self::Referral(referral) if step == Step::BookVisit || (step == Step::SendReferral && sends == 0) => {
                if referral.office_calls {
                    Sort::Owed
                } else {
                    Sort::Told
                }
            }
            Self::Scan(scan) if scan.dated.on.is_none() => Sort::Told,
            Self::Refill(refill) if refill.promised.is_some() && step == Step::Order => Sort::Owed,
            _ => step.sort(),
        }
    }
}

/// A date with an office.
#[derive(Clone, Debug, Default)]
pub struct Dated {
    /// The other party.
    pub office: String,
    /// The day; `None` = not booked.
    pub on: Option<NaiveDate>,
    /// It was booked by then (for reminders).
    pub booked_on: Option<NaiveDate>,
    /// She came.
    pub attended: Option<NaiveDate>,
    /// She did not come and has no new date.
    pub missed: bool,
    /// Times that she did not come.
    pub times_missed: u32,
    /// It was noted how it went.
    pub captured: bool,
    /// Reminders that came through in the four days before.
    pub reminders: u32,
    /// Days with a reminder, so that a third on top of two is seen as useless.
    pub reminded_on: Vec<NaiveDate>,
    /// Bookings so far; names the draws of missing.
    pub round: u64,
    /// What must be there before it.
    pub needs: Vec<Id>,
    /// The referral it serves.
    pub referral: Option<Id>,
}

/// A referral.
#[derive(Clone, Debug, Default)]
pub struct Referral {
    /// The specialist.
    pub to: String,
    /// The office said that it will call.
    pub office_calls: bool,
    /// The day from which on the specialist has it.
    pub there_on: Option<NaiveDate>,
    /// She knows that it is there.
    pub seen_there: bool,
    /// The referrer promised to send it by then.
    pub promised: Option<NaiveDate>,
    /// The last day on which it holds.
    pub valid_to: NaiveDate,
    /// It was renewed.
    pub renewed: bool,
    /// Its visit.
    pub visit: Id,
    /// The note that comes back.
    pub note: Option<Id>,
    /// The last day on which she asked for an earlier date.
    pub asked_sooner: Option<NaiveDate>,
}

/// A scan.
#[derive(Clone, Debug, Default)]
pub struct Scan {
    /// Its date.
    pub dated: Dated,
    /// The approval it needs.
    pub approval: Option<Id>,
    /// Pictures and report.
    pub makes: Vec<Id>,
    /// The visit that needs them.
    pub visit: Id,
    /// The day of the final report.
    pub report_on: Option<NaiveDate>,
    /// She knows of the report.
    pub heard: bool,
    /// Somebody will go over it with her.
    pub talk: bool,
}

/// An approval.
#[derive(Clone, Debug, Default)]
pub struct Approval {
    /// The office that asks.
    pub by: String,
    /// The day on which the plan got the request.
    pub submitted_on: Option<NaiveDate>,
    /// The day on which it decides.
    pub decides_on: Option<NaiveDate>,
    /// She knows that it was asked for, and the day by which the plan must decide.
    pub due: Option<NaiveDate>,
    /// She called the plan about a late answer.
    pub hurried: bool,
    /// She knows of the yes.
    pub heard: bool,
    /// The plan takes longer than it may, until somebody calls.
    pub is_slow: bool,
}

impl Approval {
    /// The day of the decision where it was due on another: two weeks later by a slow plan.
    pub fn decided_after(&self, due: NaiveDate) -> NaiveDate {
        if self.is_slow { due + chrono::Duration::days(14) } else { due }
    }
}

/// Pictures or a report.
#[derive(Clone, Debug, Default)]
pub struct HandOff {
    /// Pictures, which must open.
    pub is_pictures: bool,
    /// Who makes it.
    pub from: String,
    /// Who needs it.
    pub to: String,
    /// It exists.
    pub made: bool,
    /// The day from which on it lies there, readable.
    pub there_on: Option<NaiveDate>,
    /// The day by which it was to be sent.
    pub promised: Option<NaiveDate>,
    /// Times that it did not arrive, as far as she knows.
    pub failed: u32,
    /// She carries it to the visit herself.
    pub carried: bool,
    /// It stands on her list.
    pub is_listed: bool,
    /// The receiver said that it is there.
    pub confirmed: bool,
    /// The day on which she got her own copy to carry.
    pub carried_on: Option<NaiveDate>,
    /// The visit it is for.
    pub visit: Id,
}

/// A visit note.
#[derive(Clone, Debug, Default)]
pub struct Note {
    /// The visit it tells of was attended on this day.
    pub since: Option<NaiveDate>,
    /// The day from which on the referrer has it.
    pub there_on: Option<NaiveDate>,
    /// The day by which it was promised.
    pub promised: Option<NaiveDate>,
    /// The referrer said so.
    pub confirmed: bool,
}

/// A supply.
#[derive(Clone, Debug, Default)]
pub struct Refill {
    /// The day on which it ends.
    pub run_out: NaiveDate,
    /// Nothing left at the pharmacy: the prescriber must renew.
    pub no_refills: bool,
    /// The day promised for the new one; `None` = not ordered.
    pub promised: Option<NaiveDate>,
    /// The day from which on it lies ready; `None` = forgotten by the office.
    pub ready_on: Option<NaiveDate>,
    /// In her hands.
    pub got: Option<NaiveDate>,
}
