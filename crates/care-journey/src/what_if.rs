//! What a new date would mean: which hard needs can be ready for it (handbook 3.8, 3.11.13).
//!
//! It only answers. Taking an offer is a person's act.

use crate::calendar::Office;
use crate::dates::{dates, travel};
use crate::guard;
use crate::status;
use crate::thing::Thing;
use crate::world::World;
use care_model::{Change, EntityId, Fact, Instant, ItemId, Record, Slot};
use chrono::NaiveDate;
use serde::Serialize;
use std::collections::BTreeMap;

/// Whether a date can work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Everything is ready or can be ready.
    Feasible,
    /// At least one thing only by hand carry, which the receiver must agree to.
    FeasibleIf,
    /// At least one thing cannot be ready.
    NotFeasible,
}

/// How one hard need stands toward the date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Readiness {
    /// It is there, or holds on that day.
    Ready,
    /// There is time for it.
    CanBeReady,
    /// Only in the person's hands, at check-in.
    OnlyByHandCarry,
    /// There is no time for it.
    Cannot,
}

/// The answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WhatIf {
    /// The whole.
    pub verdict: Verdict,
    /// Each hard need: hand-offs, approvals, the referral, exams and tests.
    pub lines: BTreeMap<ItemId, Readiness>,
    /// Last day to pick up what has to be carried.
    pub pickup_by: Option<NaiveDate>,
}

/// What if a visit, or the visit of an offer, took place at `slot`. `None` for what has no date.
pub fn what_if(record: &Record, now: Instant, item: &ItemId, slot: Option<Slot>) -> Option<WhatIf> {
    let (visit, slot) = match &record.items.get(item)?.detail {
        care_model::Detail::Offer(offer) => (offer.visit.clone()?, slot.or_else(|| offer.slot.clone())?),
        _ => (item.clone(), slot?),
    };
    let value = serde_json::to_value(&slot).ok()?;
    let set = Fact::Set { entity: EntityId::from(&visit), field: "slot".to_owned(), value };
    let actor = care_model::Actor::Engine;
    let mut moved = record.clone();
    moved.apply(&Change { at: now, actor, intent: "what-if".to_owned(), facts: vec![set] });
    let world = World::of(&moved, now);
    let visit = world.thing(&visit)?;
    let today = visit.today;
    let mut lines = BTreeMap::new();
    for need in world.for_of(visit.id).filter(|other| match other.kind {
        "need" => other.hard,
        "pa" | "imaging" | "lab" | "clearance" => true,
        _ => false,
    }) {
        lines.insert(need.id.clone(), readiness(&world, need, slot.day(), today));
    }
    if let Some(referral) = world.referral_of(visit.id) {
        let holds = guard::referral_fits(&world, visit);
        let renewal = world.book.pathways.get("need").and_then(|pathway| pathway.p80("renewed referral"));
        let office = world.office(referral.from);
        let last = renewal.map(|way| office.sub_bd(office.sub_bd(slot.day(), 2), way.n.unsigned_abs()));
        let can = if last.is_some_and(|last| last >= today) { Readiness::CanBeReady } else { Readiness::Cannot };
        lines.insert(referral.id.clone(), if holds { Readiness::Ready } else { can });
    }
    let verdict = match lines.values().max() {
        Some(Readiness::Cannot) => Verdict::NotFeasible,
        Some(Readiness::OnlyByHandCarry) => Verdict::FeasibleIf,
        _ => Verdict::Feasible,
    };
    let carried = lines.iter().filter(|(_, line)| **line == Readiness::OnlyByHandCarry);
    let pickups =
        carried.filter_map(|(id, _)| world.thing(id)).map(|need| pickup(&world.office(need.from), slot.day()));
    let pickup_by = pickups.min();
    Some(WhatIf { verdict, lines, pickup_by })
}

/// The last business day of the sender before the visit.
fn pickup(sender: &Office<'_>, day: NaiveDate) -> NaiveDate {
    sender.sub_bd(day, 1)
}

fn readiness(world: &World<'_>, need: &Thing<'_>, day: NaiveDate, today: NaiveDate) -> Readiness {
    let fits = need.kind != "pa" || guard::approval_fits(world, need);
    if fits && (need.satisfies() || need.is_over()) {
        return Readiness::Ready;
    }
    let last = dates(world, need).ls;
    // What was already asked for arrives when it was promised, or a travel time from now.
    let promised = need.promised.filter(|_| matches!(need.state, "requested" | "handed_over"));
    let in_time = match (promised, dates(world, need).lf) {
        (Some(promised), Some(lf)) => world.office(need.to).add_bd(promised, 1) <= lf,
        _ => last.is_some_and(|last| last >= today),
    };
    if in_time {
        return Readiness::CanBeReady;
    }
    let exists = need.source.and_then(|id| world.thing(id)).is_none_or(Thing::satisfies);
    if need.kind == "need" && exists && pickup(&world.office(need.from), day) >= today && travel(world, need).n > 0 {
        return Readiness::OnlyByHandCarry;
    }
    let blocked = status::root_blockers(world, need, 4);
    if blocked.is_empty() && need.is_dated() && need.day().is_some_and(|on| on < day) {
        return Readiness::CanBeReady;
    }
    Readiness::Cannot
}
