//! What belongs to a chain: the steps before an operation, the tasks after a stay in hospital
//! (handbook 1.13, 1.14).
//!
//! It must never decide whether a step is needed: that was said by the team or by the papers.

use crate::guard;
use crate::thing::Thing;
use crate::world::World;
use care_model::ItemId;
use chrono::NaiveDate;

/// A stay is closed after this many calendar days (handbook 1.14).
const STAY_CLOSES_CD: i64 = 30;

/// Steps that must be done before an operation and are not: clearances, tests, hard hand-offs, approvals.
pub fn steps_open<'w, 'r>(
    world: &'w World<'r>,
    surgery: &Thing<'r>,
) -> impl Iterator<Item = &'w Thing<'r>> + use<'w, 'r> {
    let id: &'r ItemId = surgery.id;
    world.for_of(id).filter(move |step| match step.kind {
        "clearance" => is_open(world, step),
        "need" => step.hard && !step.satisfies(),
        "pa" => step.required != Some(false) && !step.satisfies(),
        "lab" | "imaging" | "document" => !step.satisfies() && !step.is_over(),
        "task" => !step.is_over(),
        _ => false,
    })
}

/// Whether a step of the chain is still to be done: not done, or too old for the day and not done again.
pub fn is_open(world: &World<'_>, step: &Thing<'_>) -> bool {
    if !step.satisfies() || guard::is_fresh_enough(world, step) {
        return !step.satisfies();
    }
    let entered = |step: &Thing<'_>| step.item.common.created_at;
    let mut others = step.for_item.into_iter().flat_map(|surgery| world.for_of(surgery));
    !others.any(|other| other.kind == "clearance" && other.what == step.what && entered(other) > entered(step))
}

/// Whether a visit with whoever takes over is booked or was attended since a stay ended.
pub fn has_visit_after_stay(world: &World<'_>, stay: &Thing<'_>) -> bool {
    let since = stay.more().discharged;
    let named = stay.visit.and_then(|id| world.thing(id));
    let made = world.for_of(stay.id);
    let there = stay.to.into_iter().flat_map(|party| world.visits_with(party)).filter_map(|id| world.thing(id));
    let counts = |visit: &&Thing<'_>| {
        visit.kind == "visit"
            && !matches!(visit.state, "missed" | "cancelled")
            && visit.day().is_some_and(|day| since.is_none_or(|since| day >= since))
    };
    named.into_iter().chain(made).chain(there).any(|visit| counts(&visit))
}

/// Whether 30 days have passed since a stay ended.
pub fn is_settled_at_home(stay: &Thing<'_>, day: NaiveDate) -> bool {
    stay.more().discharged.is_some_and(|left| (day - left).num_days() >= STAY_CLOSES_CD)
}

/// Whether a hand-off carries what the hospital writes on the way home.
pub fn is_hospital_summary(world: &World<'_>, need: &Thing<'_>) -> bool {
    let named = need.what.is_some_and(|what| matches!(what, "hospital summary" | "discharge summary" | "summary"));
    named && crate::anchor::stay_of(world, need).is_some()
}
