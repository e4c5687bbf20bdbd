//! What happened: an append-only log. Everything that moves follows from it.
//!
//! The names are those of the scenario format and of `care log`. An event that this version does not
//! know is kept as it is ([`Happening::Other`]).

mod answers;
mod entry;
mod known;

pub use answers::{Actor, AnswerAction, AppealOutcome, CallOutcome, MedicineWord, SnoozeUntil};
pub use entry::Event;
pub use known::KNOWN_EVENTS;

use crate::{Fields, Instant, ItemId, MemberId, PartyId, Sensitive, WallTime};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// One thing that happened (design: scenario format 3).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "e")]
#[allow(missing_docs)] // field names are those of the scenario format
pub enum Happening {
    /// A call was made about items.
    #[serde(rename = "call")]
    Call {
        party: PartyId,
        outcome: CallOutcome,
        #[serde(default)]
        about: Vec<ItemId>,
        /// Promised day.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        date: Option<NaiveDate>,
        /// The party to ask instead.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        party2: Option<PartyId>,
        /// Words of the call, as noted.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        note: Option<Sensitive<String>>,
        /// Whom the person spoke with.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        spoke_with: Option<Sensitive<String>>,
    },
    /// A nudge was answered without a call.
    #[serde(rename = "answer")]
    Answer {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        rule: Option<String>,
        action: AnswerAction,
        /// Who takes it, for `give`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        to: Option<MemberId>,
    },
    /// A nudge or task sleeps.
    #[serde(rename = "snooze")]
    Snooze { until: SnoozeUntil },

    /// A date was agreed. The slot register is written with it.
    #[serde(rename = "booked")]
    Booked {
        start: WallTime,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        end: Option<WallTime>,
    },
    /// The date was changed. The slot register is written with it.
    #[serde(rename = "moved")]
    Moved {
        start: WallTime,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        end: Option<WallTime>,
    },
    #[serde(rename = "cancelled")]
    Cancelled,
    /// It did not take place.
    #[serde(rename = "missed")]
    Missed {
        /// `patient`, or the office or supplier.
        #[serde(default)]
        by: Option<String>,
    },
    /// The visit was attended and noted.
    #[serde(rename = "capture")]
    Capture {
        /// What was decided, in the person's words.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        note: Option<Sensitive<String>>,
        /// The capture says that a result was not gone over.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        not_discussed: bool,
        /// The person's own words: what happens next, who does it, by when.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        say_back: Option<Sensitive<String>>,
    },
    /// The exam was done and noted.
    #[serde(rename = "performed")]
    Performed,

    #[serde(rename = "need.requested")]
    NeedRequested {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        promised: Option<NaiveDate>,
    },
    #[serde(rename = "need.failed")]
    NeedFailed,
    #[serde(rename = "need.in_hand")]
    NeedInHand,
    /// A copy can be fetched from `ready` on.
    #[serde(rename = "need.pickup")]
    NeedPickup { ready: NaiveDate },
    #[serde(rename = "need.carry_agreed")]
    NeedCarryAgreed,
    #[serde(rename = "need.handed_over")]
    NeedHandedOver {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        promised: Option<NaiveDate>,
    },
    #[serde(rename = "need.received")]
    NeedReceived {
        /// For pictures: the receiver opened them.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        opened: Option<bool>,
        /// The referral that this note closes.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        closes_referral: Option<ItemId>,
    },
    #[serde(rename = "need.waived")]
    NeedWaived,
    /// The sender wants something first: `release_form`.
    #[serde(rename = "need.blocked")]
    NeedBlocked {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        by: Option<String>,
    },
    #[serde(rename = "release_form.signed")]
    ReleaseFormSigned,

    #[serde(rename = "pa.submitted")]
    PaSubmitted {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        number: Option<Sensitive<String>>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        decision_due: Option<NaiveDate>,
        /// Elapsed hours in which the plan decides.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        hours: Option<u32>,
    },
    /// The plan wants more before it decides.
    #[serde(rename = "pa.pended")]
    PaPended {
        /// What it wants, in its words.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        wants: Option<Sensitive<String>>,
        /// Last day to send it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        by: Option<NaiveDate>,
    },
    #[serde(rename = "pa.approved")]
    PaApproved {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        window: Option<[NaiveDate; 2]>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        place: Option<PartyId>,
    },
    #[serde(rename = "pa.denied")]
    PaDenied {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        deadline: Option<NaiveDate>,
    },
    #[serde(rename = "pa.extended")]
    PaExtended { to: NaiveDate },
    #[serde(rename = "pa.not_required")]
    PaNotRequired,
    /// The plan changed, so the approval holds no longer.
    #[serde(rename = "pa.void")]
    PaVoid,
    #[serde(rename = "appeal.filed")]
    AppealFiled {
        /// 1 for the first appeal.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        level: Option<u32>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        decision_due: Option<NaiveDate>,
    },
    #[serde(rename = "appeal.dropped")]
    AppealDropped,
    /// The plan answered the appeal.
    #[serde(rename = "appeal.decided")]
    AppealDecided {
        outcome: AppealOutcome,
        /// First and last day, when it says yes.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        window: Option<[NaiveDate; 2]>,
        /// Last day for the next appeal, when it stays with its no.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        deadline: Option<NaiveDate>,
    },
    /// The order was changed, so the no is about nothing any more.
    #[serde(rename = "order.changed")]
    OrderChanged,

    #[serde(rename = "referral.received")]
    ReferralReceived,
    #[serde(rename = "referral.refused")]
    ReferralRefused {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<Sensitive<String>>,
    },
    /// The person was sent to another doctor: a new referral takes its place.
    #[serde(rename = "referral.redirected")]
    ReferralRedirected {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        to: Option<ItemId>,
    },
    #[serde(rename = "waitlist.joined")]
    WaitlistJoined,
    #[serde(rename = "waitlist.left")]
    WaitlistLeft,
    #[serde(rename = "report.final")]
    ReportFinal,
    #[serde(rename = "talk.planned")]
    TalkPlanned,
    #[serde(rename = "result.logged")]
    ResultLogged,
    #[serde(rename = "safety_form.done")]
    SafetyFormDone,
    #[serde(rename = "lab.drawn")]
    LabDrawn,
    #[serde(rename = "lab.resulted")]
    LabResulted,
    #[serde(rename = "ride.confirmed")]
    RideConfirmed,
    #[serde(rename = "supplies.have")]
    SuppliesHave,
    #[serde(rename = "med_instructions.logged")]
    MedInstructionsLogged {
        /// The team's words as given.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        words: Option<Sensitive<String>>,
    },
    #[serde(rename = "result.discussed")]
    ResultDiscussed,
    #[serde(rename = "followup.booked")]
    FollowupBooked,
    /// A clinician said that the later test is not needed.
    #[serde(rename = "followup.declined")]
    FollowupDeclined,
    /// The person does not want faster ways.
    #[serde(rename = "option.declined")]
    OptionDeclined,
    /// The office wants the visit confirmed by a day.
    #[serde(rename = "confirm.requested")]
    ConfirmRequested { by: NaiveDate },
    #[serde(rename = "visit.confirmed")]
    VisitConfirmed,
    #[serde(rename = "forms.done")]
    FormsDone,
    /// Another date was offered. The event is about the offer; `visit` is what it would move.
    #[serde(rename = "offer.received")]
    OfferReceived {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        visit: Option<ItemId>,
    },
    /// The offered date is taken; the visit moves with it.
    #[serde(rename = "offer.accepted")]
    OfferAccepted,
    #[serde(rename = "offer.declined")]
    OfferDeclined,
    #[serde(rename = "refill.requested")]
    RefillRequested {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        promised: Option<NaiveDate>,
    },
    #[serde(rename = "refill.picked_up")]
    RefillPickedUp {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        run_out: Option<NaiveDate>,
    },
    /// It lies ready at the pharmacy.
    #[serde(rename = "refill.ready")]
    RefillReady,
    #[serde(rename = "rx.renewed")]
    RxRenewed,
    /// The plan did not pay.
    #[serde(rename = "rx.not_covered")]
    RxNotCovered,
    #[serde(rename = "rx.filled")]
    RxFilled {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        run_out: Option<NaiveDate>,
        /// Once, as first-fill help: a lasting answer is still open.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        one_time: bool,
    },
    /// The prescriber changed the order.
    #[serde(rename = "rx.changed")]
    RxChanged {
        /// The prescriber's words as given.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        words: Option<Sensitive<String>>,
    },
    /// The plan pays after all.
    #[serde(rename = "exception.approved")]
    ExceptionApproved,
    /// The prescriber must see the person first.
    #[serde(rename = "rx.visit_needed")]
    RxVisitNeeded,
    /// A clinician's words about a medicine: the only thing that holds, stops or changes it.
    #[serde(rename = "medicine.told")]
    MedicineTold {
        says: MedicineWord,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        words: Option<Sensitive<String>>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        by: Option<Sensitive<String>>,
    },
    /// Two medicine lists were matched by a clinician.
    #[serde(rename = "list.reconciled")]
    ListReconciled,

    #[serde(rename = "conflict.detected")]
    ConflictDetected {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        subject: Option<Sensitive<String>>,
        #[serde(default)]
        names: Vec<ItemId>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        a: Option<Sensitive<String>>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        b: Option<Sensitive<String>>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        decide_by: Option<WallTime>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        call: Option<PartyId>,
    },
    /// A clinician gave the one answer.
    #[serde(rename = "conflict.resolved")]
    ConflictResolved {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        words: Option<Sensitive<String>>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        by: Option<Sensitive<String>>,
        /// The instruction that holds, where one of the two does.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        holds: Option<ItemId>,
    },

    /// The yearly change letter came.
    #[serde(rename = "anoc.logged")]
    AnocLogged {
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        notes: Vec<Sensitive<String>>,
    },
    #[serde(rename = "review.booked")]
    ReviewBooked,
    #[serde(rename = "review.done")]
    ReviewDone,
    #[serde(rename = "candidate.added")]
    CandidateAdded {
        #[serde(default)]
        names: Vec<String>,
    },
    /// The person stays with the plan.
    #[serde(rename = "plan.kept")]
    PlanKept,
    #[serde(rename = "plan.enrolled")]
    PlanEnrolled {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        plan: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        start: Option<NaiveDate>,
    },
    #[serde(rename = "enrollment.confirmed")]
    EnrollmentConfirmed,
    #[serde(rename = "offices.updated")]
    OfficesUpdated,
    /// A network or medicine problem with the plan.
    #[serde(rename = "plan.problem")]
    PlanProblem {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        words: Option<Sensitive<String>>,
    },

    #[serde(rename = "discharged")]
    Discharged {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pcp: Option<PartyId>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        visit_within: Option<u32>,
    },
    /// The care team spoke with the person after the hospital.
    #[serde(rename = "contact.logged")]
    ContactLogged,
    /// The hospital's papers are in hand.
    #[serde(rename = "papers.have")]
    PapersHave,
    /// Every test that was open on leaving is resulted and gone over.
    #[serde(rename = "pending.done")]
    PendingDone,

    #[serde(rename = "equipment.accepted")]
    EquipmentAccepted,
    #[serde(rename = "delivered")]
    Delivered,
    /// It is in use from that day on.
    #[serde(rename = "equipment.set_up")]
    EquipmentSetUp {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        start: Option<NaiveDate>,
    },
    /// The visit that shows its use took place.
    #[serde(rename = "trial.done")]
    TrialDone,
    #[serde(rename = "equipment.owned")]
    EquipmentOwned,
    #[serde(rename = "equipment.returned")]
    EquipmentReturned,

    /// A therapy visit took place.
    #[serde(rename = "therapy.visited")]
    TherapyVisited {
        /// Visits that the plan still allows, as the clinic says.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        visits_left: Option<u32>,
    },
    #[serde(rename = "auth.extended")]
    AuthExtended {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        to: Option<NaiveDate>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        visits_left: Option<u32>,
    },
    #[serde(rename = "therapy.ended")]
    TherapyEnded,

    /// A step before surgery was done.
    #[serde(rename = "clearance.done")]
    ClearanceDone,
    /// The surgeon's office has it.
    #[serde(rename = "clearance.received")]
    ClearanceReceived,
    #[serde(rename = "prep.started")]
    PrepStarted,

    /// The other doctor's opinion came.
    #[serde(rename = "opinion.received")]
    OpinionReceived,
    /// The own team has it.
    #[serde(rename = "opinion.shared")]
    OpinionShared,

    #[serde(rename = "question.asked")]
    QuestionAsked,
    #[serde(rename = "question.answered")]
    QuestionAnswered {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        words: Option<Sensitive<String>>,
    },

    /// A clinician set another day for a planned check.
    #[serde(rename = "check.moved")]
    CheckMoved { due: NaiveDate },
    #[serde(rename = "summary.have")]
    SummaryHave,
    #[serde(rename = "summary.at_pcp")]
    SummaryAtPcp,
    /// The laboratory could not use the sample.
    #[serde(rename = "sample.rejected")]
    SampleRejected,
    #[serde(rename = "visit.arrived")]
    VisitArrived,
    /// The office answered a request for one's own records.
    #[serde(rename = "access.received")]
    AccessReceived,
    /// An office was asked whether it works with a plan.
    #[serde(rename = "network.checked")]
    NetworkChecked {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        party: Option<PartyId>,
        /// Plan or plans asked about.
        #[serde(default)]
        plan: Value,
        /// Those of them that it takes.
        #[serde(default)]
        ok: Value,
    },

    /// The product told a member something (handbook 3.10: the log decides, first fire wins).
    #[serde(rename = "nudge.sent")]
    NudgeSent {
        rule: String,
        /// The date that the nudge leads to; with rule and item it names the cause.
        target: NaiveDate,
        to: MemberId,
        /// 1 today, 2 this week, 3 routine.
        urgency: u8,
        /// 0 = first, then the step of the ladder.
        step: u8,
    },
    /// The computer slept or was off between two instants.
    #[serde(rename = "slept")]
    Slept { from: Instant, until: Instant },

    /// An event from a newer version, or one that this slice gives no effect.
    #[serde(skip)]
    Other { name: String, data: Fields },
}

impl Happening {
    /// Reads an event from its name and data.
    ///
    /// # Errors
    /// Names what does not fit when a known event carries wrong data.
    pub fn from_parts(name: &str, data: &Map<String, Value>) -> Result<Self, String> {
        if !KNOWN_EVENTS.contains(&name) {
            let data = data.iter().map(|(field, value)| (field.clone(), value.clone())).collect();
            return Ok(Happening::Other { name: name.to_owned(), data });
        }
        let mut whole = data.clone();
        whole.insert("e".to_owned(), Value::from(name));
        serde_json::from_value(Value::Object(whole)).map_err(|error| format!("{name}: {error}"))
    }

    /// Name and data, as [`Happening::from_parts`] reads them.
    pub fn to_parts(&self) -> (String, Map<String, Value>) {
        if let Happening::Other { name, data } = self {
            return (name.clone(), data.clone().into_iter().collect());
        }
        let Ok(Value::Object(mut data)) = serde_json::to_value(self) else {
            return (String::new(), Map::new());
        };
        let name = data.remove("e").and_then(|name| name.as_str().map(str::to_owned)).unwrap_or_default();
        (name, data)
    }

    /// The event's name.
    pub fn name(&self) -> String {
        self.to_parts().0
    }
}
