//! The repeat ladder: when an unanswered nudge speaks again (handbook 3.9.5).
//!
//! Each step counts from the push before it, in the calendar of the party called. Time asleep never
//! counts as ignoring.

use super::pending::Case;
use crate::anchor::When;
use crate::dates::{dates, shift_when};
use crate::plan::Urgency;
use crate::world::Sent;
use care_model::{Actor, CallOutcome, Event, Happening, Instant};
use chrono::{Duration, NaiveDate};

/// Pushes for one rule and item in all.
const PUSHES_MAX: usize = 9;
/// Repeats of an urgent nudge.
const URGENT_REPEATS_MAX: u8 = 5;

/// A moment for a nudge.
#[derive(Clone, Copy, Debug)]
pub struct Next {
    pub planned: Instant,
    pub at: Instant,
    pub step: u8,
    pub urgency: Urgency,
}

/// What follows a nudge that was sent, if anything.
pub fn next(case: &Case<'_, '_>, last: &Sent<'_>) -> Option<Next> {
    // A rule that speaks of several parties at one moment was sent once.
    let moments: std::collections::BTreeSet<Instant> = case.sends().map(|sent| sent.at).collect();
    if moments.len() >= PUSHES_MAX {
        return None;
    }
    if let Some(answer) = last_answer(case, last) {
        return after_call(case, last, answer);
    }
    if case.rule.tied || !case.rule.repeat {
        return None;
    }
    // Counted from the push, or from the wake when the computer slept since.
    let woke = case.world.absences.iter().map(|(_, until)| *until).filter(|until| *until > last.at).max();
    let from = woke.unwrap_or(last.at);
    let taught = |moment: &(Instant, Instant)| {
        case.is_on_board_only(case.urgency_on(case.reader.day(moment.1)).min(last.urgency))
    };
    let regular = regular_step(case, last, from).filter(|moment| !taught(moment));
    let last_day = case.ladder_day(last.at);
    let forced = last_start(case).into_iter().chain(escalation(case)).filter(|day| *day > last_day);
    let forced = forced.filter_map(|day| case.moment(day, from)).map(|moment| (moment, true));
    let ((planned, at), is_forced) =
        regular.map(|moment| (moment, false)).into_iter().chain(forced).min_by_key(|((_, at), _)| *at)?;
    let day = case.reader.day(at);
    // Within a ladder urgency rises or stays: what was urgent yesterday is not routine today.
    let urgency = if is_forced { Urgency::U1 } else { case.urgency_on(day).min(last.urgency) };
    let rises = urgency < last.urgency;
    let past_finish = dates(case.world, case.thing).lf.is_some_and(|lf| day > lf);
    if urgency == Urgency::U1 && past_finish {
        return None;
    }
    Some(Next { planned, at, step: if rises { 0 } else { last.step.saturating_add(1) }, urgency })
}

fn regular_step(case: &Case<'_, '_>, last: &Sent<'_>, from: Instant) -> Option<(Instant, Instant)> {
    let days = match (last.urgency, last.step) {
        (Urgency::U1, 0) => return three_hours_later(case, last, from),
        (Urgency::U1, step) if step < URGENT_REPEATS_MAX => 1,
        (Urgency::U2, 0) => 1,
        (Urgency::U2, 1) | (Urgency::U3, 0) => 2,
        (Urgency::U2, 2) | (Urgency::U3, 1) => 4,
        _ => return None,
    };
    case.moment(later_day(case, from, days), from)
}

fn later_day(case: &Case<'_, '_>, from: Instant, days: u32) -> NaiveDate {
    case.office.unwrap_or(case.world.office(None)).add_bd(case.ladder_day(from), days)
}

/// Three hours later on the same day, else the next business day.
fn three_hours_later(case: &Case<'_, '_>, last: &Sent<'_>, from: Instant) -> Option<(Instant, Instant)> {
    let at = from + Duration::hours(3);
    let same_day = case.reader.day(at) == case.reader.day(last.at);
    if same_day && case.is_feasible(at) {
        if at >= case.world.now {
            return Some((at, at));
        }
        let late = case.right_moment(case.reader.day(at), case.world.now)?;
        return Some((at, late));
    }
    case.moment(later_day(case, from, 1), from)
}

/// On its last safe start every unanswered call nudge of an item with slack fires once more.
fn last_start(case: &Case<'_, '_>) -> Option<NaiveDate> {
    case.card.and_then(|_| dates(case.world, case.thing).ls)
}

fn escalation(case: &Case<'_, '_>) -> Option<NaiveDate> {
    let expr = case.rule.esc.as_ref()?;
    let when = crate::anchor::named(case.world, case.thing, &expr.anchor)?;
    match shift_when(when, expr.lag, &case.office.unwrap_or(case.world.office(None))) {
        When::Day(day) => Some(day),
        When::At(at) => Some(case.reader.day(at)),
    }
}

/// The last entry by the recipient on the item, or call to the party, since the push.
fn last_answer<'w>(case: &Case<'w, '_>, last: &Sent<'_>) -> Option<&'w Event> {
    let since = |event: &&&Event| event.at > last.at;
    let by_recipient = |event: &&&Event| matches!(&event.actor, Actor::Member(member) if member == case.to);
    let own = case.thing.events.iter().rev().filter(since).find(by_recipient).copied();
    // What was said of the thing itself stands, whoever at the office could not be reached about another.
    if let Some(entry) = own.filter(|event| !matches!(event.what, Happening::Call { .. })) {
        return Some(entry);
    }
    let calls = case.party.and_then(|party| case.world.calls.get(party));
    let called = calls.into_iter().flatten().rev().find(since).copied();
    own.into_iter().chain(called).max_by_key(|event| event.at)
}

/// A message left or no answer: the same nudge looks again (handbook 2.1).
fn after_call(case: &Case<'_, '_>, last: &Sent<'_>, answer: &Event) -> Option<Next> {
    let Happening::Call { outcome, .. } = &answer.what else { return None };
    if *outcome == CallOutcome::AskOther {
        // The same nudge goes to whoever was named, from the next feasible day; its ladder begins there.
        let (planned, at) = case.moment(case.reader.day(answer.at).succ_opt()?, answer.at)?;
        return Some(Next { planned, at, step: 0, urgency: case.urgency_on(case.reader.day(at)) });
    }
    let hours = match (outcome, last.urgency) {
        (CallOutcome::LeftMessage, Urgency::U1) => Some(3),
        (CallOutcome::NoAnswer, _) => Some(2),
        // Nobody was reached: the number is looked at with the next call (N-SYS-03), which is this one again.
        (CallOutcome::LeftMessage | CallOutcome::WrongNumber, _) => None,
        _ => return None,
    };
    let soon = hours.map(|hours| answer.at + Duration::hours(hours));
    let soon = soon.filter(|at| case.reader.day(*at) == case.reader.day(answer.at) && case.is_feasible(*at));
    let (planned, at) = match soon {
        Some(at) if at >= case.world.now => (at, at),
        Some(at) => (at, case.right_moment(case.reader.day(at), case.world.now)?),
        None => case.moment(later_day(case, answer.at, 1), answer.at)?,
    };
    let urgency = case.urgency_on(case.reader.day(at)).min(last.urgency);
    Some(Next { planned, at, step: last.step.saturating_add(1), urgency })
}
