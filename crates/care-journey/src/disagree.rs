//! Instructions that cannot both hold (handbook 1.15): which two they are, and the conflict that follows.
//!
//! It compares who said what about which subject, and nothing else: no instruction counts for more because
//! it is newer, safer, or from somebody senior. The id follows from the two, so two devices make one conflict.

use crate::book::Lag;
use crate::dates::shift;
use crate::thing::Thing;
use crate::world::World;
use care_model::{Detail, EntityId, Fields, Instruction, ItemId, PersonId};
use chrono::NaiveDate;
use serde_json::json;

/// Days further apart than this many calendar days are two answers (handbook 1.15).
const DAYS_APART_CD: i64 = 30;

/// An instruction with its id and what it is about.
struct Said<'r> {
    thing: &'r Thing<'r>,
    said: &'r Instruction,
}

/// Whether an instruction is about taking a medicine.
pub fn is_about_medicine(said: &Instruction) -> bool {
    matches!(said.says.as_deref(), Some("take" | "hold" | "stop" | "change"))
}

/// Conflicts that follow from the instructions of the record, each with its registers.
pub fn conflicts(world: &World<'_>) -> Vec<(EntityId, Fields)> {
    let mut live: Vec<(String, Option<&PersonId>, Said<'_>)> = Vec::new();
    for thing in world.things.values() {
        let Detail::Instruction(said) = &thing.item.detail else { continue };
        if let (None, Some(subject)) = (&said.superseded_by, subject(said)) {
            live.push((subject, thing.item.common.person.as_ref(), Said { thing, said }));
        }
    }
    let mut found = Vec::new();
    for (n, (subject, person, a)) in live.iter().enumerate() {
        for (other, whose, b) in live.iter().skip(n + 1) {
            if subject == other && person == whose && cannot_both_hold(a.said, b.said) {
                found.push(conflict(world, a, b));
            }
        }
    }
    found
}

/// What an instruction is about: an item, else the words, without regard to case.
fn subject(said: &Instruction) -> Option<String> {
    match (&said.about, &said.subject) {
        (Some(item), _) => Some(format!("item {item}")),
        (None, Some(words)) => Some(format!("words {}", plain(words.reveal()))).filter(|words| words.len() > 6),
        (None, None) => None,
    }
}

fn plain(words: &str) -> String {
    words.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

/// Whether two instructions about one subject, from two sources, exclude each other.
fn cannot_both_hold(a: &Instruction, b: &Instruction) -> bool {
    let (Some(one), Some(other)) = (&a.party, &b.party) else { return false };
    if one == other {
        return false;
    }
    let pair = |x: &str, y: &str| {
        let says = [a.says.as_deref(), b.says.as_deref()];
        says == [Some(x), Some(y)] || says == [Some(y), Some(x)]
    };
    let far = |(x, y): (NaiveDate, NaiveDate)| (x - y).num_days().abs() > DAYS_APART_CD;
    let words = |said: &Instruction| said.words.as_ref().map(|words| plain(words.reveal()));
    (pair("date", "date") && a.day.zip(b.day).is_some_and(far))
        || pair("hold", "take")
        || pair("stop", "take")
        || pair("need", "no_need")
        || (pair("prep", "prep") && words(a).is_some() && words(b).is_some() && words(a) != words(b))
}

fn conflict(world: &World<'_>, a: &Said<'_>, b: &Said<'_>) -> (EntityId, Fields) {
    let (first, second) = if a.thing.id <= b.thing.id { (a, b) } else { (b, a) };
    let id = EntityId::new(format!("conflict {} {}", first.thing.id, second.thing.id));
    let later = if (b.thing.item.common.created_at, b.thing.id) >= (a.thing.item.common.created_at, a.thing.id) {
        b
    } else {
        a
    };
    // Whoever named the later day is asked first; else whoever spoke last.
    let asked = match (a.said.day, b.said.day) {
        (Some(x), Some(y)) if x > y => a,
        (Some(x), Some(y)) if y > x => b,
        _ => later,
    };
    let subject = first.said.subject.as_ref().or(second.said.subject.as_ref()).or_else(|| {
        let about = first.said.about.as_ref().and_then(|id| world.record.items.get(id));
        about.and_then(|item| item.common.label.as_ref().or(item.common.what.as_ref()))
    });
    let common = &later.thing.item.common;
    let fields = json!({
        "kind": "conflict",
        "subject": subject,
        "names": frozen(world, first, second),
        "instructions": [first.thing.id, second.thing.id],
        "decide_by": decide_by(world, first, second).map(|day| format!("{day}T00:00")),
        "call": asked.said.party,
        "created_at": common.created_at,
        "created_by": common.created_by,
        "owner": common.owner,
        "person": common.person,
    });
    let mut fields: Fields = serde_json::from_value(fields).unwrap_or_default();
    fields.retain(|_, value| !value.is_null());
    (id, fields)
}

/// The items whose reminders wait for the answer: what the two are about, and the steps made from them.
fn frozen<'r>(world: &'r World<'r>, a: &Said<'r>, b: &Said<'r>) -> Vec<&'r ItemId> {
    let about = a.said.about.as_ref().or(b.said.about.as_ref());
    let of_these = |step: &&Thing<'_>| match &step.item.detail {
        Detail::MedStep(step) => {
            step.instruction.as_ref().is_some_and(|id| id == a.thing.id || id == b.thing.id)
                || (about.is_some() && step.medicine.as_ref() == about)
        }
        _ => false,
    };
    about.into_iter().chain(world.things.values().filter(of_these).map(|step| step.id)).collect()
}

/// The earlier of the two first actions; of two days for one booked thing, two business days before it.
fn decide_by(world: &World<'_>, a: &Said<'_>, b: &Said<'_>) -> Option<NaiveDate> {
    let dated = a.said.about.as_ref().and_then(|id| world.thing(id)).filter(|thing| thing.is_dated());
    if let Some((thing, day)) = dated.and_then(|thing| Some((thing, thing.day()?))) {
        return Lag::parse("2bd").map(|lag| shift(day, Lag { n: -lag.n, ..lag }, &world.office(thing.party)));
    }
    [a.said.day, b.said.day].into_iter().flatten().min()
}
