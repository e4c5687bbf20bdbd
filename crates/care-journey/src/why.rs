//! Reasons: why a thing is said now, and why it stands where it stands, each in one plain sentence.
//!
//! A reason is the fact that would have to change for the plan to change: a day by which something must be
//! there, a promise that has passed, a window that does not fit. It must never judge how grave anything is.

use crate::book::Rule;
use crate::dates::{dates, travel};
use crate::guard;
use crate::plan::Status;
use crate::status::{Stand, stand};
use crate::thing::Thing;
use crate::words::{Speaker, status_code, title, what};
use crate::world::World;
use care_model::{Arg, ItemId, Message, SafetyForm};
use chrono::NaiveDate;

/// Blockers that a sentence names.
const LIST_MAX: usize = 3;

/// Why a rule speaks of an item on the day that it leads to.
pub fn of_nudge(world: &World<'_>, thing: &Thing<'_>, rule: &Rule, target: NaiveDate) -> Message {
    match rule.id.as_str() {
        "SNOOZE" => Message::new("why-snoozed").with("date", Arg::Day(target)),
        crate::nudge::BACKUP => {
            let owner = thing.owner.and_then(|owner| world.record.members.get(owner));
            Message::new("why-backup").with("name", Arg::text(owner.map_or("", |owner| owner.name.reveal())))
        }
        _ => now(world, thing).unwrap_or_else(|| on("why-day", target)),
    }
}

/// Why an item is something to act on now.
pub fn of_action(world: &World<'_>, thing: &Thing<'_>) -> Message {
    now(world, thing).unwrap_or_else(|| Message::new("why-open").with("item", title(thing)))
}

/// Why an item stands where it stands.
pub fn of_status(world: &World<'_>, thing: &Thing<'_>, stand: &Stand) -> Message {
    let plain = || Message::new(format!("why-status-{}", status_code(&stand.status)));
    let speaker = Speaker { world, thing, to: thing.owner, party: None };
    match &stand.status {
        Status::Blocked(ids) => Message::new("why-blocked-by").with("list", named(world, ids)),
        Status::Waiting(party, check_on) => match check_on {
            Some(day) => on("why-waiting-until", *day).with("party", speaker.name(Some(party))),
            None => Message::new("why-waiting").with("party", speaker.name(Some(party))),
        },
        Status::Unknown => on_or("why-date-passed", thing.day().or(stand.check_on), plain),
        Status::Missed if thing.missed.is_some() => Message::new("why-missed"),
        Status::Missed => on_or("why-last-safe-day-passed", stand.dates.lf, plain),
        Status::Late | Status::AtRisk => pressing(world, thing).unwrap_or_else(plain),
        Status::Ready => on_or("why-ready-until", stand.dates.ls, plain),
        Status::Scheduled if thing.kind == "need" => match source_day(world, thing) {
            Some(day) => on("why-not-done-yet", day),
            None => Message::new("why-not-done-yet-open"),
        },
        Status::Scheduled => on_or("why-set-for", thing.day(), plain),
        Status::Done | Status::Cancelled | Status::Conflict | Status::InHand | Status::NotBooked => plain(),
    }
}

/// The sentence with its day, or another where there is none.
fn on_or(key: &str, day: Option<NaiveDate>, otherwise: impl FnOnce() -> Message) -> Message {
    day.map_or_else(otherwise, |day| on(key, day))
}

fn on(key: &str, day: NaiveDate) -> Message {
    Message::new(key).with("date", Arg::Day(day))
}

fn named(world: &World<'_>, ids: &[ItemId]) -> Arg {
    Arg::List(ids.iter().filter_map(|id| world.thing(id)).take(LIST_MAX).map(title).collect())
}

fn source_day(world: &World<'_>, need: &Thing<'_>) -> Option<NaiveDate> {
    need.source.and_then(|id| world.thing(id)).and_then(Thing::day)
}

/// The first reason that holds, from the most particular to the most general.
fn now(world: &World<'_>, thing: &Thing<'_>) -> Option<Message> {
    match &stand(world, thing).status {
        Status::Conflict => return Some(Message::new("why-status-conflict")),
        Status::Unknown => return Some(on_or("why-date-passed", thing.day(), || Message::new("why-status-unknown"))),
        Status::Missed if thing.missed.is_some() => return Some(Message::new("why-missed")),
        _ => {}
    }
    pressing(world, thing).or_else(|| of_state(world, thing)).or_else(|| last_safe_day(world, thing)).or_else(|| {
        let due = thing.decision_due.or(thing.due).or(thing.followup_due);
        due.map(|day| on("why-due", day))
    })
}

/// What makes time short: a guard that does not hold, a thing that is late or was lost, what is not in order.
fn pressing(world: &World<'_>, thing: &Thing<'_>) -> Option<Message> {
    let speaker = Speaker { world, thing, to: thing.owner, party: None };
    if thing.kind == "need" {
        return need(world, thing, &speaker);
    }
    if thing.is_dated()
        && let Some(day) = thing.day().filter(|_| thing.ends_at.is_none_or(|end| end > world.now))
    {
        if let Some(ends) = world.referral_of(thing.id).and_then(guard::referral_ends).filter(|ends| *ends < day) {
            return Some(on("why-referral-ends", ends).with("date2", Arg::Day(day)));
        }
        let window = world.for_of(thing.id).filter(|pa| pa.kind == "pa").find_map(|pa| pa.window);
        if let Some([from, to]) = window.filter(|[from, to]| day < *from || *to < day) {
            return Some(on("why-approval-window", from).with("date2", Arg::Day(to)).with("date3", Arg::Day(day)));
        }
        let is_short = |other: &&Thing<'_>| {
            matches!(
                stand(world, other).status,
                Status::Late | Status::Missed | Status::AtRisk | Status::Conflict | Status::Unknown
            )
        };
        let open: Vec<ItemId> = world.for_of(thing.id).filter(is_short).map(|other| other.id.clone()).collect();
        if !open.is_empty() {
            return Some(on("why-not-in-order", day).with("list", named(world, &open)));
        }
        return None;
    }
    let is_short = matches!(stand(world, thing).status, Status::Late | Status::AtRisk);
    is_short.then(|| last_safe_day(world, thing)).flatten()
}

fn last_safe_day(world: &World<'_>, thing: &Thing<'_>) -> Option<Message> {
    let ls = dates(world, thing).ls?;
    Some(on(if ls < thing.today { "why-last-safe-day-passed" } else { "why-last-safe-day" }, ls))
}

fn need(world: &World<'_>, need: &Thing<'_>, speaker: &Speaker<'_, '_>) -> Option<Message> {
    let to = || speaker.name(need.to);
    let lf = dates(world, need).lf.filter(|_| need.hard);
    if need.failed > 0 && need.state != "requested" {
        return Some(match lf {
            Some(day) => on("why-failed-by", day).with("to", to()).with("what", what(need)),
            None => Message::new("why-failed").with("what", what(need)),
        });
    }
    if let Some(day) = need.promised.filter(|day| *day < need.today && need.state == "requested") {
        return Some(on("why-promise-passed", day).with("what", what(need)).with("to", to()));
    }
    let Some(day) = lf else { return (!need.hard).then(|| Message::new("why-copy-for-file")) };
    let days = travel(world, need).n;
    Some(on("why-needed-by", day).with("what", what(need)).with("to", to()).with("n", Arg::Count(days.into())))
}

/// What the lifecycle waits for, by kind.
fn of_state(world: &World<'_>, thing: &Thing<'_>) -> Option<Message> {
    let speaker = Speaker { world, thing, to: thing.owner, party: None };
    match thing.kind {
        "referral" if thing.attended.is_some() => {
            Some(Message::new("why-referral-closes").with("party", speaker.name(thing.from)))
        }
        "referral" if world.first_visit(thing.id).is_some() => None,
        "referral" if thing.patient_calls => Some(Message::new("why-you-call").with("party", speaker.name(thing.to))),
        "referral" if thing.office_calls => {
            Some(Message::new("why-office-quiet").with("party", speaker.name(thing.to)))
        }
        "referral" => {
            let sent = thing.ordered.filter(|_| thing.received.is_none())?;
            Some(on("why-referral-sent", sent).with("party", speaker.name(thing.to)))
        }
        "pa" if thing.denied_at.is_some() => {
            Some(on_or("why-denied", thing.appeal_deadline, || Message::new("why-denied-open")))
        }
        "pa" if thing.approved_at.is_none() => {
            Some(on_or("why-decision-due", thing.decision_due, || Message::new("why-not-asked")))
        }
        "medicine" => thing.run_out.map(|day| on("why-supply-until", day)),
        _ if thing.report_final.is_some() && !thing.receivers_set => Some(Message::new("why-receivers-open")),
        _ if thing.report_final.is_some() => Some(Message::new("why-result-not-discussed")),
        _ if thing.is_dated() => {
            let day = thing.day()?;
            let form = thing.safety == Some(SafetyForm::Needed);
            let key = if form { "why-form-open" } else { "why-visit" };
            Some(on(key, day).with("item", title(thing)))
        }
        _ => None,
    }
}
