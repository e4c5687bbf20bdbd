//! Named dates: what the data mean by `ordered`, `visit`, `promised`.
//!
//! One small function a name. `None` = that date is not known, so what hangs on it does not speak.

use crate::dates;
use crate::guard;
use crate::thing::Thing;
use crate::things::HashMap;
use crate::world::World;
use care_model::{CallOutcome, Happening, Instant, ItemId};
use chrono::NaiveDate;
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
    ("about", |_, t| about(t).map(When::Day)),
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
    ("valid_to", |w, t| {
        w.goal_of(t).and_then(|visit| w.referral_of(visit.id)).and_then(guard::referral_ends).map(When::Day)
    }),
    ("window_end", |_, t| t.window.map(|[_, to]| When::Day(to))),
    ("lab_last_day", |w, t| {
        w.for_of(t.id).find(|o| o.kind == "lab").and_then(|lab| dates::dates(w, lab).ls).map(When::Day)
    }),
    ("run_out", |_, t| t.run_out.map(When::Day)),
    ("prep_start", |_, t| t.prep_at.map(When::At)),
    ("lab_last_start", |w, t| dates::dates(w, t).ls.or(t.due).map(When::Day)),
    ("not_covered", |w, t| t.more().not_covered_at.map(|at| on_day(w, t, at))),
    ("detected", detected),
    ("visits_run_out", visits_run_out),
    ("device_start", |_, t| t.more().device_start.map(When::Day)),
    ("letter_day", |w, t| plan_day(w, t, 10, 1)),
    ("enrollment_opens", |w, t| plan_day(w, t, 10, 15)),
    ("choose_by", |w, t| t.due.map(When::Day).or_else(|| plan_day(w, t, 12, 7))),
    ("candidate_added", |_, t| t.more().candidate_added.map(When::Day)),
    ("enrolled", |_, t| t.more().enrolled.map(When::Day)),
    ("plan_start", plan_start),
    ("last_switch_opens", |w, t| last_switch(w, t, 3, 1)),
    ("last_switch", |w, t| last_switch(w, t, 3, 31)),
    ("next_visit_there", |w, t| next_visit_there(w, t).map(When::Day)),
    ("window_open", |_, t| t.more().window_open.map(When::Day)),
    ("check_day", |_, t| t.due.or(t.more().window_open).map(When::Day)),
    ("check_by", |_, t| t.more().window_close.or(t.due).map(When::Day)),
    ("treatment_end", |_, t| t.more().treatment_end.map(When::Day)),
    ("discharged", |_, t| t.more().discharged.map(When::Day)),
    ("visit_after_stay_by", |_, t| visit_after_stay_by(t).map(When::Day)),
    ("stay_ended", |w, t| stay_of(w, t).and_then(|stay| stay.more().discharged).map(When::Day)),
    // That of the party called, not of the item; the sentence puts it in.
    ("contact_checked", |_, _| None),
    ("decide_by", |_, t| t.more().decide_by.map(|by| When::Day(by.date()))),
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

/// The day around which an office said that it would call.
fn about(thing: &Thing<'_>) -> Option<NaiveDate> {
    match &thing.item.detail {
        care_model::Detail::Visit(visit) => visit.about_on,
        _ => None,
    }
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

fn detected(world: &World<'_>, thing: &Thing<'_>) -> Option<When> {
    let more = thing.more();
    let told = more.detected_at.or(thing.item.common.created_at).map(|at| on_day(world, thing, at));
    more.detected.map(When::Day).or(told)
}

/// Therapy visits that should be left when the plan is asked for more (handbook N-PT-02).
const VISITS_IN_RESERVE: u32 = 3;

/// The last day of the approval, or the day on which only the reserve of visits is left: counted ahead
/// along the visits that are booked.
fn visits_run_out(world: &World<'_>, therapy: &Thing<'_>) -> Option<When> {
    let more = therapy.more();
    let ends = more.auth.map(|[_, to]| to);
    let used_up = more.visits_left.and_then(|left| match left.checked_sub(VISITS_IN_RESERVE) {
        None | Some(0) => more.visits_left_since.or(Some(therapy.today)),
        Some(ahead) => visits_ahead(world, therapy).into_iter().nth(usize::try_from(ahead).ok()?.checked_sub(1)?),
    });
    ends.into_iter().chain(used_up).min().map(When::Day)
}

/// Days of the booked visits of a therapy that lie ahead.
pub fn visits_ahead(world: &World<'_>, therapy: &Thing<'_>) -> Vec<NaiveDate> {
    let own = world.for_of(therapy.id).chain(therapy.visit.and_then(|id| world.thing(id)));
    let there = therapy.party.into_iter().flat_map(|party| world.visits_with(party)).filter_map(|id| world.thing(id));
    let dated = own.chain(there).filter(|visit| visit.kind == "visit" && visit.is_dated());
    let days: std::collections::BTreeSet<NaiveDate> =
        dated.filter_map(Thing::day).filter(|day| *day >= therapy.today).collect();
    days.into_iter().collect()
}

/// A day of the year in which the plan is chosen.
fn plan_day(_: &World<'_>, review: &Thing<'_>, month: u32, day: u32) -> Option<When> {
    NaiveDate::from_ymd_opt(plan_year(review)?, month, day).map(When::Day)
}

/// The year in which the plan is chosen: as entered, else that of the choice or of today.
pub fn plan_year(review: &Thing<'_>) -> Option<i32> {
    use chrono::Datelike;
    (review.kind == "insurance")
        .then(|| review.more().year.or(review.due.map(|due| due.year())).unwrap_or(review.today.year()))
}

/// First day of a new plan: the item's own, else that of the person's last plan change, else of the plan.
fn plan_start(world: &World<'_>, thing: &Thing<'_>) -> Option<When> {
    let own = thing.more().plan_start;
    let mine = |other: &&Thing<'_>| other.item.common.person == thing.item.common.person;
    let changed = || world.of_kind("insurance").filter(mine).filter_map(|review| review.more().plan_start).max();
    let plan = || crate::cover::of(world, thing).and_then(|plan| plan.start);
    if thing.kind == "insurance" { own } else { own.or_else(changed).or_else(plan) }.map(When::Day)
}

/// A day of the months in which a Medicare Advantage plan may be changed once: of the year after the choice.
fn last_switch(_: &World<'_>, review: &Thing<'_>, month: u32, day: u32) -> Option<When> {
    NaiveDate::from_ymd_opt(plan_year(review)?.checked_add(1)?, month, day).map(When::Day)
}

/// The next visit with the first office that has to get the new card.
fn next_visit_there(world: &World<'_>, review: &Thing<'_>) -> Option<NaiveDate> {
    let office = review.more().care_team.first()?;
    let days = world.visits_with(office).filter_map(|id| world.thing(id)).filter(|visit| visit.is_dated());
    days.filter_map(Thing::day).filter(|day| *day >= review.today).min()
}

/// The last day for the visit after a stay: as the papers say, else two weeks (handbook 1.14).
pub fn visit_after_stay_by(stay: &Thing<'_>) -> Option<NaiveDate> {
    let within = stay.more().visit_within.unwrap_or(VISIT_AFTER_STAY_CD);
    stay.more().discharged?.checked_add_days(chrono::Days::new(within.into()))
}

/// Calendar days in which a visit follows a stay where the papers name none.
pub const VISIT_AFTER_STAY_CD: u32 = 14;

/// The stay that a hospital's summary tells of: its source, else the last one that ended.
pub fn stay_of<'w, 'r>(world: &'w World<'r>, need: &Thing<'r>) -> Option<&'w Thing<'r>> {
    let named =
        need.source.or(need.for_item).and_then(|id| world.thing(id)).filter(|source| source.kind == "discharge");
    let mine = |other: &&Thing<'_>| other.item.common.person == need.item.common.person;
    named.or_else(|| world.of_kind("discharge").filter(mine).max_by_key(|stay| stay.more().discharged))
}
