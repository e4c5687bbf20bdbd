//! What only some kinds have: surgery, checks, medicines, therapy, equipment, plans, discharge, conflict.
//!
//! Beside [`Thing`] so that the many items that have none of it stay small. It must never decide anything.

use crate::thing::Thing;
use care_model::{
    AppealOutcome, Clearance, Conflict, Detail, Event, Happening, Instant, ItemId, MedicineWord, Outcome, PartyId,
    WallTime, day_of,
};
use chrono::NaiveDate;
use chrono_tz::Tz;
use serde_json::Value;

/// The rest of what is known about an item.
#[derive(Clone, Debug, Default)]
#[allow(missing_docs)] // the registers are explained at their kind in care-model
pub struct More<'r> {
    pub surgery: bool,
    pub surgeon: Option<&'r PartyId>,
    pub ride: bool,
    pub supplies_needed: bool,
    pub medicines_told: bool,
    pub prep_known: bool,
    pub prep_started: bool,
    /// Calendar days that a step before an operation may be old on its day.
    pub max_age_cd: Option<u32>,

    pub window_open: Option<NaiveDate>,
    pub window_close: Option<NaiveDate>,
    pub treatment_end: Option<NaiveDate>,
    pub has_summary: bool,
    pub summary_at_pcp: bool,
    pub result_logged: bool,
    /// It was performed as an exam, not attended as a talk.
    pub is_exam: bool,

    pub not_covered_at: Option<Instant>,
    pub one_time_fill: bool,

    pub auth: Option<[NaiveDate; 2]>,
    pub visits_left: Option<u32>,
    pub visits_left_since: Option<NaiveDate>,

    pub device_start: Option<NaiveDate>,
    pub trial_needed: bool,
    pub trial_visit: Option<&'r ItemId>,

    pub year: Option<i32>,
    pub care_team: &'r [PartyId],
    pub candidates: Vec<&'r str>,
    pub candidate_added: Option<NaiveDate>,
    /// Doctors asked, with the plans they were asked about.
    pub asked: Vec<(&'r PartyId, Vec<&'r str>)>,
    pub enrolled: Option<NaiveDate>,
    pub new_plan: Option<&'r str>,
    pub plan_start: Option<NaiveDate>,
    pub has_problem: bool,

    pub discharged: Option<NaiveDate>,
    pub visit_within: Option<u32>,
    pub has_contact: bool,
    pub has_pending: bool,

    pub names: &'r [ItemId],
    pub instructions: &'r [ItemId],
    pub decide_by: Option<WallTime>,
    /// The two sources, in the words they were entered with.
    pub sides: [Option<&'r str>; 2],
    pub detected_at: Option<Instant>,
    pub detected: Option<NaiveDate>,
}

/// The registers of a kind that has more; the state it was entered in, where they tell.
pub fn registers<'r>(thing: &mut Thing<'r>, detail: &'r Detail) -> Option<More<'r>> {
    let mut more = More::default();
    match detail {
        Detail::Procedure(p) => {
            (more.surgery, more.surgeon, more.ride) = (p.surgery, p.surgeon.as_ref(), p.ride || p.ride_with.is_some());
            (more.medicines_told, more.max_age_cd) = (p.med_instructions, p.hp_max_age_cd);
            more.supplies_needed = p.supplies.as_deref() == Some("needed");
            more.prep_known = p.prep_start.is_some() || !p.prep.is_empty();
        }
        Detail::Check(c) => {
            (more.window_open, more.window_close) = (c.window_open, c.window_close);
            more.treatment_end = c.treatment_end;
            more.is_exam = c.performed.is_some();
            thing.entry_state = match (c.discussed, c.talk_planned) {
                (true, _) => Some("discussed"),
                (false, true) => Some("talk_planned"),
                (false, false) => None,
            };
        }
        Detail::Clearance(c) => clearance(thing, &mut more, c),
        Detail::Medicine(m) => {
            more.one_time_fill = m.one_time_fill;
            if m.run_out.is_none()
                && let (Some(fill), Some(days)) = (m.last_fill, m.days_supply)
            {
                let days = u64::from(days) + u64::from(m.left_over.unwrap_or_default());
                thing.run_out = fill.checked_add_days(chrono::Days::new(days));
            }
        }
        Detail::Therapy(t) => {
            (more.auth, more.visits_left) = (t.auth, t.visits_left.or(t.visits_allowed));
            thing.entry_state = t.ended.map(|_| "ended");
        }
        Detail::Equipment(e) => {
            (more.device_start, more.trial_visit) = (e.start, e.trial_visit.as_ref());
            (more.trial_needed, thing.attended) = (e.trial_needed == Some(true), e.delivered);
            thing.entry_state = Some(match (e.ownership.as_deref(), e.start, e.delivered, e.accepted) {
                (Some("returned"), ..) => "returned",
                (Some("owned"), ..) => "kept",
                (_, Some(_), ..) => "in_use",
                (_, None, Some(_), _) => "delivered",
                (_, None, None, Some(_)) => "accepted",
                (_, None, None, None) => "ordered",
            });
        }
        Detail::Insurance(i) => {
            (more.year, more.care_team, thing.due) = (i.year, &i.care_team, i.decide_by);
            more.candidates = i.candidates.iter().map(String::as_str).collect();
            (more.enrolled, more.plan_start) = (i.enrolled, i.start);
            more.new_plan = i.plan.as_ref().map(|plan| plan.reveal().as_str());
            more.has_problem = i.problem.is_some();
            thing.entry_state = Some(match (i.state.as_deref(), i.decision.as_deref()) {
                (Some("done"), _) | (_, Some("keep")) => "done",
                _ if i.offices_updated => "done",
                _ if i.proof.is_some() => "confirmed",
                _ if i.enrolled.is_some() => "enrolled",
                _ if i.review.is_some() || !i.candidates.is_empty() => "reviewing",
                _ if i.anoc.is_some() => "letter_logged",
                _ => "watch",
            });
        }
        Detail::Discharge(d) => {
            (thing.from, thing.to, thing.party) = (d.party.as_ref(), d.pcp.as_ref(), d.party.as_ref());
            (more.discharged, more.visit_within) = (d.discharged, d.visit_within);
            (more.has_contact, more.has_pending) = (d.contact.is_some(), !d.pending.is_empty());
        }
        Detail::Conflict(c) => conflict(thing, &mut more, c),
        Detail::MedList(l) => {
            more.detected = l.detected;
            more.sides = [&l.a, &l.b].map(|side| side.as_ref().map(|side| side.reveal().as_str()));
            thing.entry_state = l.reconciled.map(|_| "matched");
        }
        Detail::Question(q) => thing.entry_state = q.answered.map(|_| "answered"),
        Detail::SecondOpinion(s) => thing.entry_state = s.received.map(|_| "opinion_back"),
        _ => return None,
    }
    Some(more)
}

fn clearance<'r>(thing: &mut Thing<'r>, more: &mut More<'r>, c: &'r Clearance) {
    thing.what = thing.what.or(c.step.as_deref());
    more.max_age_cd = c.max_age_cd;
    thing.attended = c.done;
    thing.entry_state = match (c.cleared, c.done, c.outcome) {
        (Some(_), ..) => Some("cleared"),
        (None, Some(_), _) | (None, None, Some(Outcome::Done)) => Some("done"),
        (None, None, Some(Outcome::Missed)) => Some("missed"),
        (None, None, Some(Outcome::Cancelled)) => Some("dropped"),
        (None, None, None) => None,
    };
}

fn conflict<'r>(thing: &mut Thing<'r>, more: &mut More<'r>, c: &'r Conflict) {
    (more.names, more.instructions, more.decide_by) = (&c.names, &c.instructions, c.decide_by);
    more.sides = [&c.a, &c.b].map(|side| side.as_ref().map(|side| side.reveal().as_str()));
    thing.what = thing.what.or(c.subject.as_ref().map(|subject| subject.reveal().as_str()));
    thing.entry_state = c.resolved.map(|_| "resolved");
}

/// Takes over what one event says about an item that has more. Days are those of `zone`.
pub fn remember<'r>(thing: &mut Thing<'r>, event: &'r Event, zone: Tz) {
    let on = || day_of(event.at, zone);
    match &event.what {
        Happening::RxRenewed => thing.refills_left = None,
        Happening::RxFilled { run_out, .. } => {
            thing.run_out = run_out.or(thing.run_out);
            thing.promised = None;
        }
        Happening::AppealFiled { decision_due, .. } => thing.decision_due = *decision_due,
        Happening::AppealDecided { outcome: AppealOutcome::Overturned, window, .. } => {
            thing.approved_at = Some(event.at);
            thing.window = window.or(thing.window);
        }
        Happening::AppealDecided { outcome: AppealOutcome::Upheld, deadline, .. } => {
            thing.denied_at = Some(event.at);
            thing.appeal_deadline = *deadline;
        }
        Happening::SampleRejected => thing.attended = None,
        Happening::CheckMoved { due } => thing.due = Some(*due),
        Happening::Delivered | Happening::ClearanceDone => {
            thing.attended = Some(on());
            thing.attended_at = Some(event.at);
        }
        _ => {}
    }
    let Some(more) = thing.more.as_deref_mut() else { return };
    match &event.what {
        Happening::RideConfirmed => more.ride = true,
        Happening::SuppliesHave => more.supplies_needed = false,
        Happening::MedInstructionsLogged { .. } => more.medicines_told = true,
        Happening::PrepStarted => more.prep_started = true,
        Happening::SummaryHave => more.has_summary = true,
        Happening::SummaryAtPcp => more.summary_at_pcp = true,
        Happening::ResultLogged => more.result_logged = true,
        Happening::Performed => more.is_exam = true,
        Happening::CheckMoved { .. } => (more.window_open, more.window_close) = (None, None),
        Happening::RxNotCovered => more.not_covered_at = Some(event.at),
        Happening::RxFilled { one_time, .. } => more.one_time_fill = *one_time,
        Happening::RxChanged { .. } | Happening::ExceptionApproved => more.one_time_fill = false,
        Happening::TherapyVisited { visits_left } => {
            more.visits_left = visits_left.or(more.visits_left.map(|left| left.saturating_sub(1)));
            more.visits_left_since = Some(on());
        }
        Happening::AuthExtended { to, visits_left } => {
            more.visits_left = visits_left.or(more.visits_left);
            if let Some(to) = to {
                more.auth = Some([more.auth.map_or_else(on, |[from, _]| from), *to]);
            }
        }
        Happening::EquipmentSetUp { start } => more.device_start = Some(start.unwrap_or_else(on)),
        Happening::CandidateAdded { names } => {
            more.candidates.extend(names.iter().map(String::as_str));
            more.candidate_added = Some(on());
        }
        Happening::NetworkChecked { party: Some(party), plan, .. } => more.asked.push((party, texts(plan))),
        Happening::PlanEnrolled { plan, start } => {
            (more.enrolled, more.plan_start) = (Some(on()), start.or(more.plan_start));
            more.new_plan = plan.as_deref().or(more.new_plan);
        }
        Happening::PlanProblem { .. } => more.has_problem = true,
        Happening::Discharged { .. } => more.discharged = more.discharged.or(Some(on())),
        Happening::ContactLogged => more.has_contact = true,
        Happening::PendingDone => more.has_pending = false,
        Happening::ConflictDetected { .. } => more.detected_at = Some(event.at),
        _ => {}
    }
}

/// One text or several.
fn texts(value: &Value) -> Vec<&str> {
    match value {
        Value::String(text) => vec![text],
        Value::Array(list) => list.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    }
}

/// The names under which the data know the events of these kinds.
pub fn signal_name(what: &Happening) -> Option<&'static str> {
    Some(match what {
        Happening::PaNotRequired => "pa.not_required",
        Happening::PaVoid => "pa.void",
        Happening::AppealFiled { .. } => "appeal.filed",
        Happening::AppealDecided { outcome: AppealOutcome::Overturned, .. } => "appeal.overturned",
        Happening::AppealDecided { outcome: AppealOutcome::Upheld, .. } => "appeal.upheld",
        Happening::OrderChanged => "order.changed",
        Happening::RefillReady => "refill.ready",
        Happening::RxNotCovered => "rx.not_covered",
        Happening::RxFilled { .. } => "rx.filled",
        Happening::RxChanged { .. } => "rx.changed",
        Happening::ExceptionApproved => "exception.approved",
        Happening::RxVisitNeeded => "rx.visit_needed",
        Happening::MedicineTold { says, .. } => match says {
            MedicineWord::Hold => "medicine.held",
            MedicineWord::Stop => "medicine.stopped",
            MedicineWord::Change => "medicine.changed",
            MedicineWord::Take => "medicine.taken",
        },
        Happening::ListReconciled => "list.reconciled",
        Happening::ConflictDetected { .. } => "conflict.detected",
        Happening::ConflictResolved { .. } => "conflict.resolved",
        Happening::AnocLogged { .. } => "anoc.logged",
        Happening::ReviewBooked => "review.booked",
        Happening::ReviewDone => "review.done",
        Happening::CandidateAdded { .. } => "candidate.added",
        Happening::PlanKept => "plan.kept",
        Happening::PlanEnrolled { .. } => "plan.enrolled",
        Happening::EnrollmentConfirmed => "enrollment.confirmed",
        Happening::OfficesUpdated => "offices.updated",
        Happening::PlanProblem { .. } => "plan.problem",
        Happening::Discharged { .. } => "discharged",
        Happening::ContactLogged => "contact.logged",
        Happening::PapersHave => "papers.have",
        Happening::PendingDone => "pending.done",
        Happening::EquipmentAccepted => "equipment.accepted",
        Happening::Delivered => "delivered",
        Happening::EquipmentSetUp { .. } => "equipment.set_up",
        Happening::TrialDone => "trial.done",
        Happening::EquipmentOwned => "equipment.owned",
        Happening::EquipmentReturned => "equipment.returned",
        Happening::TherapyVisited { .. } => "therapy.visited",
        Happening::AuthExtended { .. } => "auth.extended",
        Happening::TherapyEnded => "therapy.ended",
        Happening::ClearanceDone => "clearance.done",
        Happening::ClearanceReceived => "clearance.received",
        Happening::PrepStarted => "prep.started",
        Happening::OpinionReceived => "opinion.received",
        Happening::OpinionShared => "opinion.shared",
        Happening::QuestionAsked => "question.asked",
        Happening::QuestionAnswered { .. } => "question.answered",
        Happening::CheckMoved { .. } => "check.moved",
        Happening::SummaryHave => "summary.have",
        Happening::SummaryAtPcp => "summary.at_pcp",
        Happening::SampleRejected => "sample.rejected",
        Happening::VisitArrived => "visit.arrived",
        Happening::AccessReceived => "access.received",
        _ => return None,
    })
}

/// Therapy visits that were captured since the plan last said how many are left.
pub fn count_visits(thing: &mut Thing<'_>, signals: &[crate::fold::Signal<'_>], zone: Tz) {
    let Some(more) = thing.more.as_deref_mut().filter(|more| thing.kind == "therapy" && more.visits_left.is_some())
    else {
        return;
    };
    let said = more.visits_left_since;
    let days = signals.iter().filter(|signal| signal.name == "visit.captured").map(|signal| day_of(signal.at, zone));
    let since: Vec<NaiveDate> = days.filter(|day| said.is_none_or(|said| said < *day)).collect();
    let used = u32::try_from(since.len()).unwrap_or(u32::MAX);
    more.visits_left = more.visits_left.map(|left| left.saturating_sub(used));
    more.visits_left_since = since.into_iter().max().or(said);
}
