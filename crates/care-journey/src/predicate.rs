//! Named conditions: what the data mean by `patient_calls` or `nothing_unmet`.
//!
//! One small function a name, asked about an item on a day. A condition must never look at anything but
//! the record; the day is the one on which the nudge would be sent.

use crate::anchor::{orderer_visit, visit_day};
use crate::chain;
use crate::cover::Cover;
use crate::dates::{dates, goal_day, slack};
use crate::guard;
use crate::status;
use crate::thing::Thing;
use crate::things::HashMap;
use crate::world::World;
use care_model::{Actor, SafetyForm, day_of};
use chrono::{Days, NaiveDate};
use std::sync::LazyLock;

/// An item on a day.
pub struct Look<'w, 'r> {
    /// The record.
    pub world: &'w World<'r>,
    /// The item.
    pub thing: &'w Thing<'r>,
    /// The day on which the nudge would be sent; for `on` rules the day of the event.
    pub day: NaiveDate,
}

type Predicate = fn(&Look<'_, '_>) -> bool;

const PREDICATES: &[(&str, Predicate)] = &[
    // Referral
    ("patient_calls", |l| l.thing.patient_calls || !l.thing.office_calls),
    ("office_calls", |l| l.thing.office_calls),
    ("has_appointment", |l| l.world.first_visit(l.thing.id).is_some()),
    ("referral_received", |l| l.thing.received.is_some()),
    ("plan_approves_referrals", plan_approves_referrals),
    ("referral_approved", |l| l.thing.has_auth),
    ("first_visit_is_far", first_visit_is_far),
    ("on_wait_list", |l| l.thing.waitlist.is_some()),
    ("option_declined", |l| l.thing.option_declined),
    ("first_visit_over_21_days_away", |l| days_to_visit(l) > 21),
    ("offer_over", offer_over),
    // Hand-off
    ("is_hard", |l| l.thing.hard),
    ("is_copy", |l| !l.thing.hard),
    ("is_hard_or_promised", |l| l.thing.hard || l.thing.kind != "need"),
    ("is_renewal", |l| l.thing.what == Some("renewed referral")),
    ("is_consult_note", |l| l.thing.what == Some("consult note")),
    ("referral_ends_before_visit", |l| {
        l.world.goal_of(l.thing).is_some_and(|visit| !guard::referral_fits(l.world, visit))
    }),
    ("thing_exists", |l| thing_exists(l)),
    ("thing_existed_then", thing_existed_then),
    ("slack_was_10_or_less", |l| slack_on(l).is_some_and(|slack| slack <= 10)),
    ("promised_day_is_over", |l| l.thing.promised.is_some_and(|promised| promised < l.day)),
    ("failed_once", |l| l.thing.failed == 1),
    ("failed_twice", |l| l.thing.failed >= 2),
    ("wants_release_form", |l| l.thing.blocked_by.is_none_or(|by| by == "release_form")),
    ("carry_agreed", |l| l.thing.carry_agreed()),
    ("carry_not_agreed", |l| !l.thing.carry_agreed()),
    ("is_carried", |l| l.thing.carried),
    ("visit_ahead", |l| l.world.goal_of(l.thing).is_some_and(|goal| goal.is_dated() && is_ahead(l, goal))),
    // Approval
    ("approval_may_be_needed", |l| l.thing.required != Some(false)),
    ("approval_needed", |l| l.thing.required != Some(false)),
    ("approval_fits", |l| guard::approval_fits(l.world, l.thing)),
    ("approval_does_not_fit", |l| l.thing.state != "approved" || !guard::approval_fits(l.world, l.thing)),
    ("window_misses_service", |l| !guard::window_fits(l.world, l.thing) && goal_day(l.world, l.thing).is_some()),
    ("place_differs", |l| !guard::place_fits(l.world, l.thing) && goal_day(l.world, l.thing).is_some()),
    ("service_ahead", |l| l.world.goal_of(l.thing).is_some_and(|goal| goal.is_dated() && is_ahead(l, goal))),
    // Imaging
    ("receivers_set", |l| l.thing.receivers_set),
    ("lab_first_and_open", lab_first_and_open),
    ("safety_form_open", |l| is_safety_form_open(l.thing)),
    ("not_a_mammogram", |l| !l.thing.mammogram),
    ("no_visit_with_orderer_in_30_days", no_visit_with_orderer_in_30_days),
    ("visit_with_orderer_ahead", |l| orderer_visit(l.world, l.thing, None).is_some()),
    ("followup_open", |l| l.thing.followup_due.is_some() && !l.thing.followup_settled),
    ("no_followup_open", |l| l.thing.followup_due.is_none() || l.thing.followup_settled),
    // Visits and all that has a date
    ("booked_4_days_before", |l| booked_days_before(l) >= 4),
    ("may_be_missed_or_sedated", |l| l.thing.sedation || was_missed_before(l)),
    ("was_missed_before", was_missed_before),
    ("ended_awake", |l| l.thing.ends_at.is_some_and(|end| !guard::was_away(l.world, end))),
    ("not_confirmed", |l| !l.thing.confirmed),
    ("forms_due", |l| l.thing.forms_due),
    ("moved_by_another", moved_by_another),
    ("a_linked_step_no_longer_fits", |l| status::needs_something(l.world, l.thing)),
    ("rebooked", |l| l.world.replaced_by.contains_key(l.thing.id)),
    // Medicine
    ("refills_left", |l| l.thing.refills_left != Some(0)),
    ("no_refills_left", |l| l.thing.refills_left == Some(0)),
    ("no_refill_on_its_way", |l| {
        l.thing.state != "requested" || l.thing.promised.is_some_and(|promised| promised < l.day)
    }),
    // Procedures and operations
    ("prep_known", |l| l.thing.more().prep_known),
    ("prep_started", |l| l.thing.more().prep_started),
    ("sedation", |l| l.thing.sedation),
    ("ride_named", |l| l.thing.more().ride),
    ("medicines_told", |l| l.thing.more().medicines_told),
    ("supplies_needed", |l| l.thing.more().supplies_needed),
    ("surgery", |l| l.thing.more().surgery),
    ("steps_open", |l| chain::steps_open(l.world, l.thing).next().is_some()),
    // Laboratory
    ("nobody_goes_over_it", nobody_goes_over_it),
    ("not_the_lab_of_a_contrast_exam", |l| !l.world.goal_of(l.thing).is_some_and(|exam| exam.contrast)),
    // Planned checks and second opinions
    ("is_mammogram", |l| l.thing.mammogram),
    ("result_logged", |l| l.thing.more().result_logged),
    ("no_result_owed", |l| !l.thing.mammogram && !l.thing.receivers_set && !l.thing.more().is_exam),
    ("summary_with_both", |l| l.thing.more().has_summary && l.thing.more().summary_at_pcp),
    ("records_open", |l| l.world.records_to_ask(l.thing).next().is_some()),
    // Therapy and equipment
    ("more_visits_planned", |l| l.thing.spec().is_some_and(|state| state.ends.is_none())),
    ("has_office", |l| l.thing.party.is_some()),
    ("trial_needed", |l| l.thing.more().trial_needed),
    ("no_trial_owed", |l| !l.thing.more().trial_needed),
    ("nothing_to_set_up", |l| !l.thing.more().trial_needed),
    ("trial_booked", trial_booked),
    // Insurance
    ("has_medicare", |l| plan_of(l).is_some_and(|plan| plan.medicare || plan.is_medicare_advantage())),
    ("in_medicare_advantage", |l| plan_of(l).is_some_and(|plan| plan.is_medicare_advantage())),
    ("plan_problem_open", |l| l.thing.more().has_problem),
    ("a_doctor_is_unchecked", |l| crate::party::unchecked_doctors(l.thing).next().is_some()),
    ("one_time_fill", |l| l.thing.more().one_time_fill),
    // Home from hospital
    ("no_contact_yet", |l| !l.thing.more().has_contact),
    ("no_visit_after_stay", |l| !chain::has_visit_after_stay(l.world, l.thing)),
    ("tests_pending", |l| l.thing.more().has_pending),
    ("all_done_at_home", |l| chain::is_all_done_at_home(l.world, l.thing)),
    ("home_and_settled", |l| chain::is_settled_at_home(l.thing, l.day)),
    ("is_hospital_summary", |l| chain::is_hospital_summary(l.world, l.thing)),
    // Any item
    ("owner_can_act", |l| status::owner_can_act(l.world, l.thing)),
    ("nothing_unmet", |l| status::unmet(l.world, l.thing).next().is_none()),
    ("quiet_for_5_days", quiet_for_5_days),
];

/// Every name.
pub fn names() -> Vec<&'static str> {
    PREDICATES.iter().map(|(name, _)| *name).collect()
}

/// Whether a condition holds; an unknown name cannot be loaded and never holds.
pub fn holds(world: &World<'_>, thing: &Thing<'_>, day: NaiveDate, name: &str) -> bool {
    static BY_NAME: LazyLock<HashMap<&str, Predicate>> = LazyLock::new(|| PREDICATES.iter().copied().collect());
    BY_NAME.get(name).is_some_and(|predicate| predicate(&Look { world, thing, day }))
}

fn plan_of<'r>(look: &Look<'_, 'r>) -> Option<Cover<'r>> {
    crate::cover::of(look.world, look.thing)
}

/// Safety questions come before every MRI and every exam with contrast (E8).
pub fn is_safety_form_open(thing: &Thing<'_>) -> bool {
    let modality = match &thing.item.detail {
        care_model::Detail::Imaging(imaging) => imaging.modality.as_deref().unwrap_or_default(),
        _ => "",
    };
    let asks = thing.contrast || ["MR", "MRI"].iter().any(|magnet| modality.eq_ignore_ascii_case(magnet));
    thing.safety == Some(SafetyForm::Needed) || (asks && thing.safety.is_none())
}

/// A test made for a scan, one that nobody ordered by name, or one that was entered with its result.
fn nobody_goes_over_it(look: &Look<'_, '_>) -> bool {
    let told = |event: &&care_model::Event| matches!(event.what, care_model::Happening::LabResulted);
    look.thing.by.is_none() || look.thing.for_item.is_some() || !look.thing.events.iter().any(told)
}

/// A visit in the days in which the plan wants one is booked or was attended.
fn trial_booked(look: &Look<'_, '_>) -> bool {
    let named = look.thing.more().trial_visit.and_then(|id| look.world.thing(id)).is_some();
    named || look.world.for_of(look.thing.id).any(|visit| visit.kind == "visit" && visit.slot.is_some())
}

fn plan_approves_referrals(look: &Look<'_, '_>) -> bool {
    plan_of(look).is_some_and(|plan| plan.needs_referral_approval)
}

fn first_visit_is_far(look: &Look<'_, '_>) -> bool {
    let Some(visit) = look.world.first_visit(look.thing.id) else { return false };
    match (visit.booked, visit.day()) {
        (Some(booked), Some(day)) => (day - booked).num_days() > 30,
        _ => false,
    }
}

fn days_to_visit(look: &Look<'_, '_>) -> i64 {
    let visit = look.world.first_visit(look.thing.id).filter(|visit| visit.is_dated()).and_then(Thing::day);
    visit.map_or(0, |day| (day - look.day).num_days())
}

fn offer_over(look: &Look<'_, '_>) -> bool {
    let reply_by = crate::anchor::named(look.world, look.thing, "reply_by");
    matches!(reply_by, Some(crate::anchor::When::At(at)) if at < look.world.now)
}

fn thing_exists(look: &Look<'_, '_>) -> bool {
    let source = look.thing.source.and_then(|id| look.world.thing(id));
    source.is_none_or(|source| {
        source.satisfies() || source.is_over() || source.attended.is_some() || source.kind == "discharge"
    })
}

fn thing_existed_then(look: &Look<'_, '_>) -> bool {
    let source = look.thing.source.and_then(|id| look.world.thing(id));
    source.is_none_or(|source| thing_exists(look) && source.attended.is_none_or(|on| on <= look.day))
}

fn slack_on(look: &Look<'_, '_>) -> Option<i64> {
    dates(look.world, look.thing).ls.map(|ls| slack(look.world, look.thing, ls, look.day))
}

fn is_ahead(look: &Look<'_, '_>, goal: &Thing<'_>) -> bool {
    goal.starts_at.is_some_and(|start| start > look.world.now)
}

fn lab_first_and_open(look: &Look<'_, '_>) -> bool {
    look.thing.contrast
        && look
            .world
            .for_of(look.thing.id)
            .any(|other| other.kind == "lab" && !(other.satisfies() && guard::result_fits(look.world, other)))
}

fn no_visit_with_orderer_in_30_days(look: &Look<'_, '_>) -> bool {
    let report = look.thing.report_final.unwrap_or(look.day);
    let last = report.checked_add_days(Days::new(30)).unwrap_or(report);
    orderer_visit(look.world, look.thing, Some(report)).is_none_or(|day| day > last)
}

fn booked_days_before(look: &Look<'_, '_>) -> i64 {
    match (look.thing.booked, visit_day(look.world, look.thing)) {
        (Some(booked), Some(day)) => (day - booked).num_days(),
        // Entered without the day of booking: it was there from the start.
        _ => i64::MAX,
    }
}

fn was_missed_before(look: &Look<'_, '_>) -> bool {
    let (person, role) = (look.thing.item.common.person.as_ref(), look.world.role(look.thing.party));
    look.world.missed_roles.contains(&(person, role))
}

fn moved_by_another(look: &Look<'_, '_>) -> bool {
    let Some(event) = look.thing.moved else { return false };
    !matches!((&event.actor, look.thing.owner), (Actor::Member(actor), Some(owner)) if actor == owner)
}

fn quiet_for_5_days(look: &Look<'_, '_>) -> bool {
    let Some(last) = look.world.sent_about(look.thing.id).iter().map(|sent| sent.at).max() else { return true };
    let office = look.world.office(crate::dates::acting_party(look.thing));
    let last = day_of(last, office.zone);
    office.open_days(last, look.day) > 5
}
