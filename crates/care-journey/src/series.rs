//! Series: when one visit or check of a series is over, the next one arises (handbook 1.3, 1.11).
//!
//! Each has its place in the series, and its id follows from the first and that place, so that two devices
//! make the next one once.

use crate::repeat::Repeat;
use crate::thing::Thing;
use crate::world::World;
use care_model::{Check, Detail, EntityId, Fields, ItemId, Visit};
use chrono::{Days, Months, NaiveDate};
use serde_json::{Value, json};

/// What the first of a series and the place in it make of an id.
fn id_at(first: &ItemId, place: usize) -> EntityId {
    EntityId::new(format!("{first} no {place}"))
}

/// The place of an item in its series; the first is 1. One that a person entered by hand has none.
fn place(first: &ItemId, item: &ItemId) -> Option<usize> {
    if item == first {
        return Some(1);
    }
    item.as_str().strip_prefix(first.as_str())?.strip_prefix(" no ")?.parse().ok()
}

/// The next visit or check of a series that is not in the record yet.
pub fn next(world: &World<'_>, thing: &Thing<'_>) -> Option<(EntityId, Fields)> {
    match &thing.item.detail {
        Detail::Visit(visit) => next_visit(world, thing, visit),
        Detail::Check(check) => next_check(world, thing, check),
        _ => None,
    }
}

fn next_visit(world: &World<'_>, thing: &Thing<'_>, visit: &Visit) -> Option<(EntityId, Fields)> {
    if !(thing.is_over() || thing.state == "missed") {
        return None;
    }
    let first_id = visit.series.as_ref().unwrap_or(thing.id);
    let first = world.thing(first_id)?;
    let Detail::Visit(start) = &first.item.detail else { return None };
    let (rule, slot) = (Repeat::parse(start.repeat.as_deref()?)?, start.slot.as_ref()?);
    let here = place(first_id, thing.id)?;
    // Days that went by unseen are not asked about one by one.
    let seen = thing.state_since.map_or(slot.day(), |at| world.owner_day(thing, at));
    let after = thing.day().unwrap_or(slot.day()).max(seen.checked_sub_days(Days::new(1))?);
    let (n, day) = rule.days(slot.day()).enumerate().skip(here).find(|(_, day)| *day > after)?;
    let later = |other: &&Thing<'_>| {
        matches!(&other.item.detail, Detail::Visit(other) if other.series.as_ref() == Some(first_id))
            && other.day().is_some_and(|booked| booked > after)
    };
    if world.things.values().any(|other| later(&other)) {
        return None;
    }
    let length = slot.end.map(|end| end.0 - slot.start.0);
    let starts = day.and_time(slot.start.0.time());
    let wall = |at: chrono::NaiveDateTime| at.format("%Y-%m-%dT%H:%M").to_string();
    let mut moved = serde_json::to_value(slot).ok()?;
    moved["start"] = json!(wall(starts));
    if let Some(length) = length {
        moved["end"] = json!(wall(starts + length));
    }
    let own = json!({"kind": "visit", "series": first_id, "slot": moved, "booked": seen});
    let keep = ["party", "referral", "home", "sedation", "virtual", "bring", "travel_minutes", "for"];
    Some((id_at(first_id, n + 1), like(world, first, own, &keep)))
}

fn next_check(world: &World<'_>, thing: &Thing<'_>, check: &Check) -> Option<(EntityId, Fields)> {
    let done = thing.attended.filter(|_| thing.satisfies())?;
    let first_id = check.series.as_ref().unwrap_or(thing.id);
    let here = place(first_id, thing.id)?;
    let due = done.checked_add_months(Months::new(check.every_months.filter(|months| *months > 0)?))?;
    let later = |other: &&Thing<'_>| {
        matches!(&other.item.detail, Detail::Check(planned) if planned.series.as_ref() == Some(first_id))
            && (other.due.or(other.day())).is_some_and(|planned: NaiveDate| planned > done)
    };
    if world.things.values().any(|other| later(&other)) {
        return None;
    }
    let own = json!({"kind": "check", "series": first_id, "due": due, "last": done});
    let keep = ["party", "order_by", "led_by", "every_months", "mammogram"];
    Some((id_at(first_id, here + 1), like(world, thing, own, &keep)))
}

/// The registers of the next one: its own, and of the one before what stays the same.
fn like(world: &World<'_>, before: &Thing<'_>, own: Value, keep: &[&str]) -> Fields {
    let mut fields: Fields = serde_json::from_value(own).unwrap_or_default();
    let former = world.record.fields(&EntityId::from(before.id));
    for name in keep.iter().chain(&["label", "what", "person", "owner"]) {
        if let Some(value) = former.and_then(|former| former.get(*name)).filter(|value| !value.is_null()) {
            fields.insert((*name).to_owned(), value.clone());
        }
    }
    fields.insert("created_at".to_owned(), json!(world.now));
    fields.insert("created_by".to_owned(), json!("engine"));
    fields
}
