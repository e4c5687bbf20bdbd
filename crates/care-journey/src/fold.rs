//! What events make of an item: the state of its lifecycle and the dates that go with it.
//!
//! Which event leads to which state is said by the data; this only walks. It must never look at the
//! clock: the same events always give the same state.

use crate::book::Pathway;
use crate::thing::Thing;
use care_model::{AnswerAction, Detail, Event, Happening, Instant, Outcome, SafetyForm, day_of};
use chrono::Duration;
use chrono_tz::Tz;

/// A name that may lead to another state.
#[derive(Clone, Copy, Debug)]
pub struct Signal<'r> {
    pub at: Instant,
    /// Its place in the log.
    pub place: usize,
    pub name: &'r str,
}

/// The state in which an item was entered, by its registers alone. `has_visit` and `visit_over` tell of a
/// referral's linked visit.
pub fn entry_state(thing: &Thing<'_>, has_visit: bool, visit_over: bool) -> &'static str {
    let Some(pathway) = thing.pathway else { return "" };
    let stated = thing.entry_state.and_then(|state| pathway.states.get_key_value(state));
    let wished = match &thing.item.detail {
        _ if matches!(thing.entry_outcome, Some(Outcome::Cancelled)) => match pathway.states.contains_key("dropped") {
            true => "dropped",
            false => "cancelled",
        },
        Detail::Referral(_) => match (stated, visit_over, has_visit, thing.received) {
            (Some((state, _)), ..) => state,
            (None, true, ..) => "seen",
            (None, false, true, _) => "scheduled",
            (None, false, false, Some(_)) => "received",
            (None, false, false, None) => "ordered",
        },
        Detail::Visit(_) | Detail::Procedure(_) => match (thing.entry_outcome, thing.slot, thing.kind) {
            (Some(Outcome::Done), ..) => "captured",
            (Some(Outcome::Missed), ..) => "missed",
            (_, Some(_), _) => "booked",
            (_, None, "visit") => "requested",
            (_, None, _) => "ordered",
        },
        Detail::Imaging(_) => match (stated, thing.report_final, thing.attended, thing.entry_outcome, thing.slot) {
            (Some((state, _)), ..) => state,
            (None, Some(_), ..) => "report_final",
            (None, None, Some(_), ..) | (None, None, None, Some(Outcome::Done), _) => "performed",
            (None, None, None, Some(_), _) => "missed",
            (None, None, None, None, Some(_)) => "scheduled",
            (None, None, None, None, None) => "ordered",
        },
        Detail::Lab(_) => match (thing.report_final, thing.attended, thing.entry_outcome, thing.slot) {
            (Some(_), ..) => "resulted",
            (None, Some(_), ..) | (None, None, Some(Outcome::Done), _) => "drawn",
            (None, None, Some(_), _) => "missed",
            (None, None, None, Some(_)) => "booked",
            (None, None, None, None) => "ordered",
        },
        Detail::Therapy(_) => match (stated, thing.visit) {
            (Some((state, _)), _) => state,
            (None, Some(_)) => "booked",
            (None, None) => "ordered",
        },
        Detail::Check(_) => match (stated, thing.report_final, thing.attended, thing.entry_outcome, thing.slot) {
            (Some((state, _)), ..) => state,
            (None, Some(_), ..) => "report_final",
            (None, None, Some(_), ..) | (None, None, None, Some(Outcome::Done), _) => "performed",
            (None, None, None, Some(_), _) => "missed",
            (None, None, None, None, Some(_)) => "scheduled",
            (None, None, None, None, None) => "planned",
        },
        Detail::Clearance(_) => match (stated, thing.slot) {
            (Some((state, _)), _) => state,
            (None, Some(_)) => "booked",
            (None, None) => "needed",
        },
        Detail::SecondOpinion(_) => match (stated, thing.visit) {
            (Some((state, _)), _) => state,
            (None, Some(_)) => "gathering",
            (None, None) => "wanted",
        },
        Detail::MedList(_) => stated.map_or("differ", |(state, _)| state.as_str()),
        Detail::Discharge(_) => "home",
        Detail::Document(_) | Detail::Study(_) | Detail::Coverage(_) | Detail::Note(_) | Detail::Instruction(_) => {
            "filed"
        }
        Detail::Access(_)
        | Detail::Offer(_)
        | Detail::Rebook(_)
        | Detail::Task(_)
        | Detail::Equipment(_)
        | Detail::Insurance(_)
        | Detail::Conflict(_)
        | Detail::Question(_)
        | Detail::MedStep(_) => stated.map_or("open", |(state, _)| state.as_str()),
        Detail::PriorAuth(_) | Detail::HandOff(_) | Detail::Medicine(_) => {
            stated.map_or("", |(state, _)| state.as_str())
        }
        Detail::Unknown(_) => "",
    };
    pathway.states.get_key_value(wished).map_or("", |(state, _)| state.as_str())
}

/// Walks the lifecycle from the entry state, signal by signal in the order of the log. `captured` are signals
/// of one name that many items hear.
pub fn walk(thing: &mut Thing<'_>, entry: &'static str, signals: &[Signal<'_>], captured: &[Signal<'_>]) {
    thing.enter(entry);
    let Some(pathway) = thing.pathway else { return };
    let mut rest = captured;
    for own in signals {
        let (before, after) = rest.split_at(rest.partition_point(|signal| signal.place < own.place));
        rest = after;
        hear(thing, pathway, before);
        step(thing, pathway, own);
    }
    hear(thing, pathway, rest);
}

/// Signals of one name: a state that does not answer to the first answers to none of them.
fn hear(thing: &mut Thing<'_>, pathway: &'static Pathway, signals: &[Signal<'_>]) {
    for signal in signals {
        if !step(thing, pathway, signal) {
            return;
        }
    }
}

/// Takes one step, if the state answers to the signal.
fn step(thing: &mut Thing<'_>, pathway: &'static Pathway, signal: &Signal<'_>) -> bool {
    let here = pathway.states.get(thing.state).and_then(|state| state.on.get(signal.name));
    let Some(next) = here.or_else(|| pathway.any.on.get(signal.name)) else { return false };
    thing.enter(&next.value);
    thing.state_since = Some(signal.at);
    true
}

/// Takes over what one event says about its item. Days are those of `zone`.
pub fn remember<'r>(thing: &mut Thing<'r>, event: &'r Event, zone: Tz) {
    let on = || day_of(event.at, zone);
    match &event.what {
        Happening::Booked { start, .. } => {
            thing.booked = Some(on());
            thing.bookings.push((event.at, start.date()));
        }
        Happening::Moved { start, .. } => {
            thing.booked = Some(on());
            thing.bookings.push((event.at, start.date()));
            thing.moved = Some(event);
        }
        Happening::Missed { by } => {
            thing.missed = Some(event);
            thing.was_missed = true;
            thing.missed_by_office = by.as_deref().is_some_and(|by| by != "patient");
        }
        Happening::Capture { .. } | Happening::Performed | Happening::LabDrawn => {
            thing.attended = Some(on());
            thing.attended_at = Some(event.at);
        }
        Happening::NeedRequested { promised } | Happening::NeedHandedOver { promised } => thing.promised = *promised,
        Happening::NeedFailed if thing.failed_at != Some(event.at) => {
            thing.failed += 1;
            thing.failed_at = Some(event.at);
            thing.promised = None;
        }
        // Pictures that do not open have not arrived (handbook 1.4); logged with the failure, they are one.
        Happening::NeedReceived { opened: Some(false), .. } if thing.failed_at != Some(event.at) => {
            thing.failed += 1;
            thing.failed_at = Some(event.at);
            thing.promised = None;
        }
        Happening::NeedInHand => thing.carried = true,
        Happening::NeedPickup { ready } => {
            thing.carried = true;
            thing.pickup_ready = Some(*ready);
        }
        Happening::NeedCarryAgreed => {
            thing.carried = true;
            thing.receiver_agreed = true;
        }
        Happening::NeedBlocked { by } => {
            thing.blocked_at = Some(event.at);
            thing.blocked_by = by.as_deref();
        }
        Happening::PaSubmitted { decision_due, hours, .. } => {
            thing.decision_due = *decision_due;
            thing.decision_due_at = hours.map(|hours| event.at + Duration::hours(i64::from(hours)));
            if let Some(due) = thing.decision_due_at {
                thing.decision_due = Some(day_of(due, zone));
            }
        }
        Happening::PaApproved { window, place } => {
            thing.approved_at = Some(event.at);
            // What the form says was written after the letter, or with it.
            thing.window = thing.window.or(*window);
            thing.place = thing.place.or(place.as_ref());
        }
        Happening::PaExtended { to } => thing.window = Some([thing.window.map_or_else(on, |[from, _]| from), *to]),
        Happening::PaDenied { deadline } => {
            thing.denied_at = Some(event.at);
            thing.appeal_deadline = deadline.or(thing.appeal_deadline);
        }
        Happening::ReferralReceived => thing.received = Some(on()),
        Happening::ReferralRefused { .. } => thing.refused = Some(event.at),
        Happening::WaitlistJoined => thing.waitlist = Some(on()),
        Happening::WaitlistLeft => thing.waitlist = None,
        Happening::ReportFinal | Happening::LabResulted => thing.report_final = Some(on()),
        Happening::SafetyFormDone => thing.safety = Some(SafetyForm::Done),
        Happening::FollowupBooked | Happening::FollowupDeclined => thing.followup_settled = true,
        Happening::OptionDeclined => thing.option_declined = true,
        Happening::ConfirmRequested { by } => {
            thing.confirm_asked_at = Some(event.at);
            thing.confirm_by = Some(*by);
        }
        Happening::VisitConfirmed => thing.confirmed = true,
        Happening::FormsDone => thing.forms_due = false,
        Happening::RefillRequested { promised } => thing.promised = *promised,
        // A new supply of unknown length: the old end no longer holds, nor does the promise.
        Happening::RefillPickedUp { run_out } => {
            thing.run_out = *run_out;
            thing.promised = None;
        }
        _ => {}
    }
    crate::more::remember(thing, event, zone);
}

/// The name under which the data know an event; `None` for entries about nudges, not about the item.
pub fn signal_name(what: &Happening) -> Option<&str> {
    Some(match what {
        Happening::Booked { .. } => "booked",
        Happening::Moved { .. } => "moved",
        Happening::Cancelled => "cancelled",
        Happening::Missed { .. } => "missed",
        Happening::Capture { .. } => "capture",
        Happening::Performed => "performed",
        Happening::NeedRequested { .. } => "need.requested",
        Happening::NeedFailed => "need.failed",
        Happening::NeedInHand => "need.in_hand",
        Happening::NeedPickup { .. } => "need.pickup",
        Happening::NeedCarryAgreed => "need.carry_agreed",
        Happening::NeedHandedOver { .. } => "need.handed_over",
        // Pictures that do not open have not arrived (handbook 1.4).
        Happening::NeedReceived { opened: Some(false), .. } => "need.unreadable",
        Happening::NeedReceived { .. } => "need.received",
        Happening::NeedWaived => "need.waived",
        Happening::NeedBlocked { .. } => "need.blocked",
        Happening::ReleaseFormSigned => "release_form.signed",
        Happening::PaSubmitted { .. } => "pa.submitted",
        Happening::PaPended { .. } => "pa.pended",
        Happening::PaApproved { .. } => "pa.approved",
        Happening::PaDenied { .. } => "pa.denied",
        Happening::PaExtended { .. } => "pa.extended",
        Happening::AppealDropped => "appeal.dropped",
        Happening::ReferralReceived => "referral.received",
        Happening::ReferralRefused { .. } => "referral.refused",
        Happening::ReferralRedirected { .. } => "referral.redirected",
        Happening::WaitlistJoined => "waitlist.joined",
        Happening::WaitlistLeft => "waitlist.left",
        Happening::ReportFinal => "report.final",
        Happening::TalkPlanned => "talk.planned",
        Happening::ResultLogged => "result.logged",
        Happening::SafetyFormDone => "safety_form.done",
        Happening::LabDrawn => "lab.drawn",
        Happening::LabResulted => "lab.resulted",
        Happening::RideConfirmed => "ride.confirmed",
        Happening::SuppliesHave => "supplies.have",
        Happening::MedInstructionsLogged { .. } => "med_instructions.logged",
        Happening::ResultDiscussed => "result.discussed",
        Happening::FollowupBooked => "followup.booked",
        Happening::FollowupDeclined => "followup.declined",
        Happening::OptionDeclined => "option.declined",
        Happening::ConfirmRequested { .. } => "confirm.requested",
        Happening::VisitConfirmed => "visit.confirmed",
        Happening::FormsDone => "forms.done",
        Happening::OfferReceived { .. } => "offer.received",
        Happening::OfferAccepted => "offer.accepted",
        Happening::OfferDeclined => "offer.declined",
        Happening::RefillRequested { .. } => "refill.requested",
        Happening::RefillPickedUp { .. } => "refill.picked_up",
        Happening::RxRenewed => "rx.renewed",
        Happening::NetworkChecked { .. } => "network.checked",
        Happening::Answer { action: AnswerAction::Done, .. } => "answer.done",
        Happening::Answer { action: AnswerAction::NotNeeded, .. } => "answer.not_needed",
        Happening::Answer { action: AnswerAction::Give | AnswerAction::Keep | AnswerAction::Stop, .. } => return None,
        Happening::Call { .. } | Happening::Snooze { .. } | Happening::NudgeSent { .. } | Happening::Slept { .. } => {
            return None;
        }
        Happening::Other { name, .. } => name,
        newer => return crate::more::signal_name(newer),
    })
}
