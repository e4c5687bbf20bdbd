//! The board: who needs what from whom (handbook 3.5).

use crate::nudge::Pending;
use crate::plan::{BoardRow, NeededBy, Status};
use crate::status::{self, Stand};
use crate::thing::Thing;
use crate::words;
use crate::world::World;
use care_model::{Instant, ItemId};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// Open hand-offs and record requests, most pressing first.
pub fn rows(world: &World<'_>, open: &[Pending<'_, '_>]) -> Vec<BoardRow> {
    // The first planned nudge of each item.
    let mut planned: BTreeMap<&ItemId, Instant> = BTreeMap::new();
    for nudge in open {
        let first = planned.entry(nudge.thing.id).or_insert(nudge.at);
        *first = nudge.at.min(*first);
    }
    let on_board = world.things.values().filter(|thing| matches!(thing.kind, "need" | "access") && !thing.is_over());
    let mut rows: Vec<BoardRow> =
        on_board.map(|thing| row(world, thing, status::stand(world, thing), planned.get(thing.id).copied())).collect();
    rows.sort_by(|a, b| order(a).cmp(&order(b)));
    rows
}

fn order(row: &BoardRow) -> (u8, NaiveDate, &ItemId) {
    let status = match row.status {
        Status::Missed => 0,
        Status::Late => 1,
        Status::AtRisk => 2,
        _ => 3,
    };
    let by = match row.needed_by {
        NeededBy::By(day) | NeededBy::After(day) => day,
        NeededBy::Open => NaiveDate::MAX,
    };
    (status, by, &row.item)
}

fn row(world: &World<'_>, thing: &Thing<'_>, stand: &Stand, planned: Option<Instant>) -> BoardRow {
    let source = thing.source.and_then(|id| world.thing(id)).filter(|source| source.is_dated());
    let needed_by = match (stand.dates.lf, source.and_then(Thing::day)) {
        (Some(day), _) => NeededBy::By(day),
        (None, Some(day)) => NeededBy::After(day),
        (None, None) => NeededBy::Open,
    };
    let next_check = match stand.status {
        Status::Scheduled => None,
        _ => stand.check_on.or_else(|| planned.map(|at| world.owner_day(thing, at))),
    };
    BoardRow {
        item: thing.id.clone(),
        what: words::what_on_board(thing),
        from: thing.from.cloned(),
        to: thing.to.cloned(),
        is_copy: !thing.hard,
        needed_by,
        status: stand.status.clone(),
        ball: stand.ball.clone(),
        is_pick_up: thing.spec().is_some_and(|state| state.pick_up),
        next_check,
    }
}
