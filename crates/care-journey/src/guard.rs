//! Guards: dates and places that must match (handbook 1.1, 1.5, edges of type WIN in 3.2).

use crate::thing::Thing;
use crate::world::World;
use care_model::Instant;
use chrono::NaiveDate;

/// Whether an approval covers the day and the place of what it is for; true while neither is known.
pub fn approval_fits(world: &World<'_>, approval: &Thing<'_>) -> bool {
    window_fits(world, approval) && place_fits(world, approval)
}

/// Whether its window covers the day.
pub fn window_fits(world: &World<'_>, approval: &Thing<'_>) -> bool {
    let Some(day) = service_day(world, approval) else { return true };
    approval.window.is_none_or(|[from, to]| from <= day && day <= to)
}

/// Whether it names the booked place.
pub fn place_fits(world: &World<'_>, approval: &Thing<'_>) -> bool {
    let goal = world.goal_of(approval).filter(|goal| goal.slot.is_some());
    match (approval.place, goal.and_then(|goal| goal.party)) {
        (Some(named), Some(booked)) => named == booked,
        _ => true,
    }
}

/// The day of what an approval is for, whether it lies ahead or not.
pub fn service_day(world: &World<'_>, approval: &Thing<'_>) -> Option<NaiveDate> {
    world.goal_of(approval).and_then(Thing::day)
}

/// Whether the referral of a visit holds on its day; true where there is none or it names no days.
pub fn referral_fits(world: &World<'_>, visit: &Thing<'_>) -> bool {
    let (Some(referral), Some(day)) = (world.referral_of(visit.id), visit.day()) else { return true };
    referral.state == "closed"
        || (referral.valid_to.is_none_or(|last| day <= last) && referral.valid_from.is_none_or(|first| first <= day))
}

/// Calendar days that a history and physical may be old on the day of the operation (handbook 1.13, E12).
pub const PHYSICAL_AGE_CD: u32 = 30;

/// Whether a step that was done is not too old on the day of the operation.
pub fn is_fresh_enough(world: &World<'_>, step: &Thing<'_>) -> bool {
    let goal = world.goal_of(step);
    let stated = goal.and_then(|surgery| surgery.more().max_age_cd).filter(|_| step.what == Some("hp"));
    let age = match (step.more().max_age_cd, stated) {
        (Some(own), Some(surgery)) if own == PHYSICAL_AGE_CD => Some(surgery),
        (own, _) => own,
    };
    match (age, step.attended, goal.and_then(Thing::day)) {
        (Some(age), Some(done), Some(day)) => (day - done).num_days() <= i64::from(age),
        _ => true,
    }
}

/// Since when a guard between an approval and its booking fails: the first booking of the last stretch
/// of bookings that do not fit, or the approval itself where that came later (handbook 3.11.10).
pub fn failing_since(world: &World<'_>, approval: &Thing<'_>, fits: impl Fn(NaiveDate) -> bool) -> Option<Instant> {
    let goal = world.goal_of(approval)?;
    let failing = goal.bookings.iter().rev().take_while(|(_, day)| !fits(*day)).last().map(|(at, _)| *at);
    let entered = approval.item.common.created_at.max(goal.item.common.created_at);
    failing.into_iter().chain(approval.approved_at).max().or(entered)
}

/// Whether what an instant belongs to fell into an absence of a day or more.
pub fn was_away(world: &World<'_>, at: Instant) -> bool {
    world.absences.iter().any(|(from, until)| *from <= at && at < *until)
}
