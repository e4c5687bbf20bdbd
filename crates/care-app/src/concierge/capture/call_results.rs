//! What a call can have told of an item: one table, from kind and state to events.

use care_model::Kind;

/// An event that a call can make known.
pub(super) struct CallResult {
    /// Name of the event.
    pub(super) event: &'static str,
    /// Key of its words.
    pub(super) key: &'static str,
    /// What it asks: the request's field, its shape, and the key of the question.
    pub(super) asks: Option<(&'static str, &'static str, &'static str)>,
}

const fn plain(event: &'static str, key: &'static str) -> CallResult {
    CallResult { event, key, asks: None }
}

const fn with_day(event: &'static str, key: &'static str, ask: &'static str) -> CallResult {
    CallResult { event, key, asks: Some(("day", "day", ask)) }
}

const BOOKED: CallResult = CallResult {
    event: "booked",
    key: "captures-result-booked",
    asks: Some(("start", "wall_time", "captures-ask-start")),
};
const MOVED_OFF: CallResult = plain("cancelled", "view-act-cancelled");

/// The events of a kind, those most often heard first. What does not fit its state is left out by
/// [`fits`].
pub(super) fn results_of(kind: Kind) -> Vec<CallResult> {
    match kind {
        Kind::Referral => vec![
            BOOKED,
            plain("referral.received", "view-act-referral-received"),
            plain("waitlist.joined", "captures-result-waitlist"),
            MOVED_OFF,
        ],
        Kind::Visit => vec![
            BOOKED,
            plain("visit.confirmed", "captures-result-confirmed"),
            with_day("confirm.requested", "captures-result-confirm-by", "captures-ask-confirm-by"),
            MOVED_OFF,
        ],
        Kind::Imaging => vec![
            BOOKED,
            plain("safety_form.done", "view-act-safety-form"),
            plain("report.final", "view-act-report-final"),
            plain("talk.planned", "view-act-talk-planned"),
            plain("result.discussed", "captures-result-discussed"),
            MOVED_OFF,
        ],
        Kind::Procedure => vec![
            BOOKED,
            plain("med_instructions.logged", "captures-result-med-instructions"),
            plain("ride.confirmed", "captures-result-ride"),
            MOVED_OFF,
        ],
        Kind::PriorAuth => vec![
            with_day("pa.submitted", "view-act-pa-submitted", "view-which-day-decided"),
            plain("pa.approved", "view-act-pa-approved"),
            with_day("pa.denied", "view-act-pa-denied", "captures-ask-appeal-by"),
            with_day("pa.extended", "captures-result-extended", "captures-ask-until"),
        ],
        Kind::Lab => vec![
            BOOKED,
            plain("lab.resulted", "view-act-lab-resulted"),
            plain("talk.planned", "view-act-talk-planned"),
            plain("result.discussed", "captures-result-discussed"),
            MOVED_OFF,
        ],
        Kind::HandOff => vec![
            plain("need.received", "view-act-received"),
            with_day("need.requested", "captures-result-will-send", "view-which-day-promised"),
            plain("need.failed", "view-act-failed"),
            with_day("need.pickup", "captures-result-pickup", "captures-ask-pickup"),
            plain("need.carry_agreed", "captures-result-carry"),
            plain("need.blocked", "captures-result-form-first"),
            plain("need.waived", "view-act-waived"),
        ],
        Kind::Medicine => vec![
            with_day("refill.requested", "view-act-refill-requested", "view-which-day-promised"),
            plain("rx.renewed", "captures-result-renewed"),
        ],
        Kind::Offer => {
            vec![plain("offer.accepted", "view-act-offer-accepted"), plain("offer.declined", "view-act-offer-declined")]
        }
        Kind::Therapy | Kind::Rebook | Kind::Check | Kind::SecondOpinion | Kind::Clearance | Kind::Discharge => {
            vec![BOOKED]
        }
        Kind::Equipment
        | Kind::Document
        | Kind::Access
        | Kind::Task
        | Kind::Study
        | Kind::Coverage
        | Kind::Insurance
        | Kind::Conflict
        | Kind::Instruction
        | Kind::Question
        | Kind::Note
        | Kind::MedList
        | Kind::MedStep => Vec::new(),
    }
}

/// The event can happen to an item in this state of its lifecycle.
pub(super) fn fits(event: &str, state: &str) -> bool {
    let over = matches!(state, "cancelled" | "captured" | "closed" | "received" | "waived" | "ended" | "dropped");
    match event {
        "booked" => matches!(
            state,
            "" | "open" | "ordered" | "requested" | "offered" | "missed" | "received" | "sent" | "planned" | "due"
        ),
        "referral.received" => matches!(state, "" | "ordered" | "sent"),
        "visit.confirmed" | "confirm.requested" | "safety_form.done" => {
            matches!(state, "booked" | "scheduled" | "confirmed")
        }
        "report.final" => matches!(state, "performed"),
        "talk.planned" => matches!(state, "performed" | "report_final" | "resulted"),
        "result.discussed" => matches!(state, "report_final" | "talk_planned" | "resulted"),
        "lab.resulted" => matches!(state, "drawn"),
        "pa.submitted" => matches!(state, "" | "unknown" | "needed" | "denied"),
        "pa.approved" | "pa.denied" => matches!(state, "unknown" | "submitted" | "pended" | "denied" | "appeal"),
        "pa.extended" => matches!(state, "approved" | "expired"),
        _ => !over,
    }
}

/// Items of this kind have a date of their own; a booking for others makes a visit.
pub(in crate::concierge) fn has_own_date(kind: &str) -> bool {
    matches!(kind, "visit" | "imaging" | "procedure" | "lab" | "offer")
}

/// Somebody goes there: papers can be needed for it.
pub(in crate::concierge) fn is_visited(kind: &str) -> bool {
    matches!(kind, "visit" | "imaging" | "procedure")
}
