//! `plan`: the whole answer for one moment, put together from the parts.

use crate::board;
use crate::next;
use crate::nudge::{self, Group, Pending};
use crate::plan::{ComingUp, DateOrTime, KeepOrStop, Nudge, Plan, Preferences, Push, Standing, Status, Waiting};
use crate::status;
use crate::thing::Thing;
use crate::why;
use crate::words;
use crate::world::World;
use care_model::{Arg, Instant, ItemId, Message, Record, resolve};
use chrono::NaiveTime;
use chrono_tz::Tz;
use std::collections::{BTreeMap, BTreeSet};

/// Where everything stands, what to do next, what will be said when (handbook 3).
///
/// Pure: the same record and moment always give the same plan. Whoever sends a push logs a
/// `nudge.sent` for each of its nudges; whoever wakes after an absence logs it as `slept`.
pub fn plan(record: &Record, now: Instant, _preferences: &Preferences) -> Plan {
    let world = World::of(record, now);
    let open = nudge::pending(&world);
    let board = board::rows(&world, &open);
    let next_actions = next::actions(&world);
    let due = open.iter().filter(|nudge| nudge.target <= nudge.thing.today);
    let mut pushes = summaries(&world, &due.map(|nudge| nudge.thing.id).collect());
    pushes.extend(nudge::bundle(&world, open).iter().map(|group| push(&world, group)));
    pushes.sort_by(|a, b| (a.at, &a.to).cmp(&(b.at, &b.to)));
    Plan {
        at: now,
        next_wake: next_wake(&world, &pushes),
        standings: world.things.values().map(|thing| (thing.id.clone(), standing(&world, thing))).collect(),
        waiting: waiting(&world),
        coming_up: coming_up(&world),
        asks: asks(&world, world.habits.asks(&world)),
        stopped: asks(&world, world.habits.stopped(&world)),
        next_actions,
        board,
        pushes,
    }
}

fn standing(world: &World<'_>, thing: &Thing<'_>) -> Standing {
    let stand = status::stand(world, thing);
    let mut dates = BTreeMap::new();
    let mut day = |name: &str, day: Option<chrono::NaiveDate>| {
        if let Some(day) = day {
            dates.insert(name.to_owned(), DateOrTime::Day(day));
        }
    };
    day("exam_LF", stand.dates.exam_lf);
    day("decide_start", stand.dates.decide_start);
    day("due", thing.decision_due.or(thing.due));
    if let Some(at) = thing.decision_due_at {
        dates.insert("due".to_owned(), DateOrTime::At(at));
    }
    if let Some(at) = thing.prep_at {
        dates.insert("prep".to_owned(), DateOrTime::At(at));
    }
    Standing {
        status: stand.status.clone(),
        state: thing.state.to_owned(),
        lf: stand.dates.lf,
        ls: stand.dates.ls,
        slack_bd: stand.slack,
        ball: stand.ball.clone(),
        since: thing.state_since.or(thing.item.common.created_at).map(|at| world.owner_day(thing, at)),
        check_on: stand.check_on,
        dates,
        why: why::of_status(world, thing, stand),
    }
}

fn waiting(world: &World<'_>) -> Vec<Waiting> {
    let mut waiting: Vec<Waiting> = world
        .things
        .values()
        .filter_map(|thing| {
            let Status::Waiting(party, check_on) = &status::stand(world, thing).status else { return None };
            let since = thing.state_since.or(thing.item.common.created_at).map(|at| world.owner_day(thing, at));
            Some(Waiting { item: thing.id.clone(), party: party.clone(), since, check_on: *check_on })
        })
        .collect();
    waiting
        .sort_by(|a, b| (a.check_on.is_none(), a.check_on, &a.item).cmp(&(b.check_on.is_none(), b.check_on, &b.item)));
    waiting
}

fn coming_up(world: &World<'_>) -> Vec<ComingUp> {
    let ahead = world.things.values().filter(|thing| thing.is_dated());
    let mut coming: Vec<ComingUp> = ahead
        .filter_map(|thing| {
            let starts_at = thing.starts_at.filter(|_| thing.ends_at.is_some_and(|end| end > world.now))?;
            let made_for = world.for_of(thing.id).filter(|other| other.kind != "rebook");
            let status_of = |other: &Thing<'_>| (other.id.clone(), status::stand(world, other).status.clone());
            let needs = made_for.map(status_of).collect();
            Some(ComingUp { item: thing.id.clone(), person: thing.item.common.person.clone(), starts_at, needs })
        })
        .collect();
    coming.sort_by(|a, b| (a.starts_at, &a.item).cmp(&(b.starts_at, &b.item)));
    coming
}

fn asks(world: &World<'_>, asks: Vec<nudge::Ask<'_>>) -> Vec<KeepOrStop> {
    asks.into_iter()
        .filter_map(|ask| {
            let case = nudge::Case::of(world, world.thing(ask.last)?, ask.rule, ask.to)?;
            let speaker = words::Speaker { world, thing: case.thing, to: Some(ask.to), party: case.party };
            let (example, _) = words::of_rule(&speaker, ask.rule);
            Some(KeepOrStop { to: ask.to.clone(), rule: ask.rule.id.clone(), item: ask.last.clone(), example })
        })
        .collect()
}

fn push(world: &World<'_>, group: &Group<'_, '_>) -> Push {
    let nudges = group.nudges.iter().map(|pending| nudge_of(world, pending)).collect();
    let more = group.nudges.len().saturating_sub(1);
    let lock = group.nudges.first().map_or_else(|| Message::new("lock-L8"), |lead| words::lock(world, lead, more));
    Push { at: group.at, to: group.to.clone(), nudges, lock }
}

fn nudge_of(world: &World<'_>, pending: &Pending<'_, '_>) -> Nudge {
    let (title, body) = words::of_nudge(world, pending);
    Nudge {
        rule: pending.rule.id.clone(),
        item: Some(pending.thing.id.clone()),
        target: pending.target,
        urgency: pending.urgency,
        step: pending.step,
        card: pending.card.map(str::to_owned),
        party: pending.party.cloned(),
        title,
        body,
        why: why::of_nudge(world, pending.thing, pending.rule, pending.target),
    }
}

/// One summary after an absence; the things that it counts are those the member can act on. `open` are
/// those with a nudge whose day has come.
fn summaries(world: &World<'_>, open: &BTreeSet<&ItemId>) -> Vec<Push> {
    let Some(rule) = nudge::system_rule("N-SYS-01") else { return Vec::new() };
    let due = nudge::summaries(world);
    if due.is_empty() {
        return Vec::new();
    }
    let actions = next::catch_up(world, open);
    let of = |member| actions.iter().filter(|(owner, _)| *owner == member).map(|(_, id)| *id).collect::<Vec<_>>();
    due.into_iter()
        .filter_map(|(to, at, target)| {
            let things: Vec<&ItemId> = of(to);
            // An absence that left nothing to look at needs no word.
            let first = things.first().and_then(|id| world.thing(id)).map(words::title)?;
            let count = Arg::Count(i64::try_from(things.len()).unwrap_or(i64::MAX));
            let nudge = Nudge {
                rule: rule.id.clone(),
                item: None,
                target,
                urgency: rule.floor.into(),
                step: 0,
                card: None,
                party: None,
                title: Message::new("N-SYS-01-title").with("n", count),
                body: Message::new("N-SYS-01-body").with("first", first),
                why: Message::new("why-away"),
            };
            let lock = Message::new(format!("lock-{}", rule.lock));
            Some(Push { at, to: to.clone(), nudges: vec![nudge], lock })
        })
        .collect()
}

/// The next push, the next midnight of anybody's zone, the next start or end of a visit.
fn next_wake(world: &World<'_>, pushes: &[Push]) -> Option<Instant> {
    let later = |at: &Instant| *at > world.now;
    let planned = pushes.iter().map(|push| push.at).filter(later);
    let members = world.record.members.values().filter_map(|member| member.tz);
    let parties = world.record.parties.values().filter_map(|party| party.tz);
    let zones = members.chain(parties).chain([world.record.settings.zone]);
    let zones: BTreeMap<&str, Tz> = zones.map(|zone| (zone.name(), zone)).collect();
    let midnights = zones.into_values().filter_map(|zone| {
        let tomorrow = care_model::day_of(world.now, zone).succ_opt()?;
        Some(resolve(tomorrow.and_time(NaiveTime::MIN), zone))
    });
    let dated = world.things.values().filter(|thing| thing.is_dated());
    let turns = dated.flat_map(|thing| [thing.starts_at, thing.ends_at]).flatten();
    let clocks = world
        .things
        .values()
        .filter_map(|thing| thing.decision_due_at.or_else(|| thing.reply_by.and_then(|_| reply_by(world, thing))));
    planned.chain(midnights).chain(turns).chain(clocks).filter(later).min()
}

fn reply_by(world: &World<'_>, thing: &Thing<'_>) -> Option<Instant> {
    match crate::anchor::named(world, thing, "reply_by") {
        Some(crate::anchor::When::At(at)) => Some(at),
        _ => None,
    }
}
