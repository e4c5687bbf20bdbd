//! Guards: dates and places that must match (handbook 1.1, 1.5, edges of type WIN in 3.2).

use crate::calendar::Office;
use crate::dates::shift;
use crate::thing::Thing;
use crate::world::World;
use care_model::{Detail, Instant, PartyId};
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
        || (referral_ends(referral).is_none_or(|last| day <= last)
            && referral.valid_from.is_none_or(|first| first <= day))
}

/// The last day of a referral: as printed, else the usual time from its order (handbook 1.1).
pub fn referral_ends(referral: &Thing<'_>) -> Option<NaiveDate> {
    let usual = || {
        let validity = referral.pathway?.p80("validity")?;
        Some(shift(referral.ordered?, validity, &Office::of(None, chrono_tz::UTC)))
    };
    referral.valid_to.or_else(usual)
}

/// Whether a visit is with whom its referral names, or with that doctor's group (handbook 1.1).
pub fn referral_names(world: &World<'_>, visit: &Thing<'_>) -> bool {
    let named = world.referral_of(visit.id).and_then(|referral| referral.to);
    let (Some(named), Some(booked)) = (named, visit.party) else { return true };
    let group = |party: &PartyId| world.party(Some(party)).and_then(|party| party.part_of.as_ref());
    named == booked
        || group(named) == Some(booked)
        || group(booked) == Some(named)
        || group(named).is_some_and(|of| group(booked) == Some(of))
}

/// Whether the result of a blood test is not too old on the day of the exam (E7): as the centre asks, which
/// is a month where nobody said otherwise.
pub fn result_fits(world: &World<'_>, lab: &Thing<'_>) -> bool {
    let exam = world.goal_of(lab).filter(|exam| exam.contrast && lab.satisfies());
    let age = lab.pathway.and_then(|pathway| pathway.edge("E7")).and_then(|edge| edge.window);
    let on = lab.attended.or(lab.report_final);
    match (exam.and_then(Thing::day), on, age) {
        (Some(day), Some(on), Some(age)) => (day - on).num_days() <= i64::from(age.n),
        _ => true,
    }
}

/// Whether a step that was done is not too old on the day of the operation: as its office or the surgeon's
/// says, and a history and physical as E12 says where nobody did (handbook 1.13).
pub fn is_fresh_enough(world: &World<'_>, step: &Thing<'_>) -> bool {
    let goal = world.goal_of(step);
    let is_physical = matches!(&step.item.detail, Detail::Clearance(entry) if entry.step.as_deref() == Some("hp"));
    let usual = || {
        let window = step.pathway.and_then(|pathway| pathway.edge("E12")).and_then(|edge| edge.window);
        let stated = goal.and_then(|surgery| surgery.more().max_age_cd);
        stated.or_else(|| window.and_then(|window| u32::try_from(window.n).ok())).filter(|_| is_physical)
    };
    match (step.more().max_age_cd.or_else(usual), step.attended, goal.and_then(Thing::day)) {
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
