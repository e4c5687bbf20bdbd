//! Named dates: what the data mean by `ordered`, `visit`, `promised`.
//!
//! One small function a name. `None` = that date is not known, so what hangs on it does not speak.

use crate::dates;
use crate::guard;
use crate::thing::Thing;
use crate::world::World;
use care_model::{CallOutcome, Happening, Instant, ItemId};
use chrono::NaiveDate;
use std::collections::HashMap;
use std::sync::LazyLock;

/// A day, or a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// A calendar day.
    Day(NaiveDate),
    /// A moment.
    At(Instant),
}

type Anchor = fn(&World<'_>, &Thing<'_>) -> Option<When>;

const ANCHORS: &[(&str, Anchor)] = &[
    ("ordered", ordered),
    ("received", |_, t| t.received.map(When::Day)),
    ("refused", |w, t| t.refused.map(|at| on_day(w, t, at))),
    ("first_visit_booked", |w, t| w.first_visit(t.id).and_then(|visit| visit.booked).map(When::Day)),
    ("waitlist_joined", |_, t| t.waitlist.map(When::Day)),
    ("offered", |w, t| t.item.common.created_at.map(|at| on_day(w, t, at))),
    ("reply_by", reply_by),
    ("visit", |w, t| visit_day(w, t).map(When::Day)),
    ("visit_start", |_, t| t.starts_at.map(When::At)),
    ("visit_end", |_, t| t.ends_at.map(When::At)),
    ("told_visit", told_visit),
    ("service", |w, t| dates::goal_day(w, t).map(When::Day)),
    ("created", |w, t| t.item.common.created_at.map(|at| on_day(w, t, at))),
    ("last_safe_start", |w, t| dates::dates(w, t).ls.map(When::Day)),
    ("promised", |w, t| promised(w, t).map(When::Day)),
    ("failed", |w, t| t.failed_at.map(|at| on_day(w, t, at))),
    ("blocked", |w, t| t.blocked_at.map(|at| on_day(w, t, at))),
    ("needed_by", |w, t| dates::dates(w, t).lf.map(When::Day)),
    ("pickup_ready", |_, t| t.pickup_ready.map(When::Day)),
    ("due", |_, t| t.due.map(When::Day)),
    ("decision_due", |_, t| t.decision_due.map(When::Day)),
    ("denied", |w, t| t.denied_at.map(|at| on_day(w, t, at))),
    ("appeal_deadline", |_, t| t.appeal_deadline.map(When::Day)),
    ("window_failed", window_failed),
    ("place_failed", place_failed),
    ("ready_to_book", ready_to_book),
    ("booked", |_, t| t.booked.map(When::Day)),
    ("performed", |_, t| t.attended.map(When::Day)),
    ("report_final", |_, t| t.report_final.map(When::Day)),
    ("orderer_visit", |w, t| orderer_visit(w, t, None).map(When::Day)),
    ("followup_due", |_, t| t.followup_due.map(When::Day)),
    ("missed", |w, t| t.missed.map(|event| on_day(w, t, event.at))),
    ("moved", |w, t| t.moved.map(|event| on_day(w, t, event.at))),
    ("confirm_asked", |w, t| t.confirm_asked_at.map(|at| on_day(w, t, at))),
    ("confirm_by", |_, t| t.confirm_by.map(When::Day)),
    ("valid_to", |w, t| w.goal_of(t).and_then(|visit| w.referral_of(visit.id)).and_then(|r| r.valid_to).map(When::Day)),
    ("window_end", |_, t| t.window.map(|[_, to]| When::Day(to))),
    ("lab_last_day", |w, t| {
        w.for_of(t.id).find(|o| o.kind == "lab").and_then(|lab| dates::dates(w, lab).ls).map(When::Day)
    }),
    ("run_out", |_, t| t.run_out.map(When::Day)),
    // Made by the engine itself: the wake summary and the message to the backup.
    ("woke", |_, _| None),
    ("escalated", |_, _| None),
];

/// Every name.
pub fn names() -> Vec<&'static str> {
    ANCHORS.iter().map(|(name, _)| *name).collect()
}

/// The date of a name for an item.
pub fn named(world: &World<'_>, thing: &Thing<'_>, name: &str) -> Option<When> {
    static BY_NAME: LazyLock<HashMap<&str, Anchor>> = LazyLock::new(|| ANCHORS.iter().copied().collect());
    BY_NAME.get(name).and_then(|anchor| anchor(world, thing))
}

fn on_day(world: &World<'_>, thing: &Thing<'_>, at: Instant) -> When {
    When::Day(world.owner_day(thing, at))
}

fn ordered(world: &World<'_>, thing: &Thing<'_>) -> Option<When> {
    let goal = || world.goal_of(thing).and_then(|goal| goal.ordered);
    thing.ordered.or_else(goal).map(When::Day)
}

/// The day of what an item leads to: its own, its goal's, or the first visit of its referral.
pub fn visit_day(world: &World<'_>, thing: &Thing<'_>) -> Option<NaiveDate> {
    let own = thing.day();
    let goal = || world.goal_of(thing).and_then(Thing::day);
    let told = || thing.visit.and_then(|id| world.thing(id)).and_then(Thing::day);
    let first = || world.first_visit(thing.id).and_then(Thing::day);
    own.or_else(goal).or_else(told).or_else(first)
}

fn told_visit(world: &World<'_>, thing: &Thing<'_>) -> Option<When> {
    let visit = world.thing(thing.visit?)?;
    visit.attended.or_else(|| visit.day().filter(|_| visit.is_over())).map(When::Day)
}

fn reply_by(world: &World<'_>, thing: &Thing<'_>) -> Option<When> {
    let party = thing.visit.and_then(|id| world.thing(id)).and_then(|visit| visit.party);
    let zone = thing.slot.and_then(|slot| slot.tz).unwrap_or(world.office(party).zone);
    thing.reply_by.map(|reply| When::At(reply.at(zone)))
}

/// The promised day: of the hand-off, or of the last call about anything else unless the item has a new
/// fact since (handbook 3.11.16).
pub fn promised(world: &World<'_>, thing: &Thing<'_>) -> Option<NaiveDate> {
    if matches!(thing.kind, "need" | "medicine") && thing.promised.is_some() {
        return thing.promised;
    }
    if thing.kind == "need" {
        return None;
    }
    let (call, date) = thing.events.iter().rev().find_map(|event| match &event.what {
        Happening::Call { outcome: CallOutcome::ReachedPromised, date: Some(date), .. } => Some((event, *date)),
        _ => None,
    })?;
    let settled = |event: &&&care_model::Event| event.at > call.at && crate::fold::signal_name(&event.what).is_some();
    let _ = world;
    thing.events.iter().find(settled).is_none().then_some(date)
}

fn window_failed(world: &World<'_>, thing: &Thing<'_>) -> Option<When> {
    let [from, to] = thing.window?;
    let since = guard::failing_since(world, thing, |day| from <= day && day <= to)?;
    Some(on_day(world, thing, since))
}

fn place_failed(world: &World<'_>, thing: &Thing<'_>) -> Option<When> {
    guard::failing_since(world, thing, |_| false).map(|since| on_day(world, thing, since))
}

/// The later of the order and the approval that it needs; nothing while one is open.
fn ready_to_book(world: &World<'_>, order: &Thing<'_>) -> Option<When> {
    let mut latest = order.ordered;
    for approval in world.for_of(order.id).filter(|other| other.kind == "pa") {
        let on = approval.approved_at.map(|at| world.owner_day(approval, at));
        latest = latest.max(on);
    }
    latest.map(When::Day)
}

/// The next visit with the office that ordered, on or after a day; today where none is given.
pub fn orderer_visit(world: &World<'_>, exam: &Thing<'_>, from: Option<NaiveDate>) -> Option<NaiveDate> {
    let orderer = exam.by?;
    let from = from.unwrap_or(exam.today);
    let ahead = |id: &&ItemId| -> Option<NaiveDate> {
        let visit = world.thing(id)?;
        (visit.kind == "visit" && visit.is_dated()).then(|| visit.day())?.filter(|day| *day >= from)
    };
    world.visits_with(orderer).filter_map(|id| ahead(&id)).min()
}
