//! A person's yes to a match as facts, and the facts that take it back.
//!
//! The draft is kept as an entity of its own, in the bin, with every value that it was read with, its file
//! and its place there, and says what it became. So one item has as many sources as were folded into it,
//! the next edition of any of them finds the item, and splitting brings the source back whole. What the
//! item took over is noted on the folded one with what stood there before.

use super::{FieldChange, MOVED_FROM, Match};
use care_model::{DELETED_FIELD, Draft, EntityId, Fact, Fields, Record};
use serde_json::{Map, Value};

/// Register of a folded source: what the item took over from it, each with what stood there before.
const GAVE: &str = "gave";

/// The facts of a yes: the draft becomes one more source of `found.with`, and `changes` (all of
/// `found.changes`, or those that the person took) are written there.
///
/// One change of the ledger, so that undo takes all of it back at once. The caller also links the file to
/// the item, so that it is listed with the item's papers. For a draft under the item's own id only the
/// changes are written.
pub fn same_as(record: &Record, draft: &Draft, found: &Match, changes: &[FieldChange]) -> Vec<Fact> {
    let set = |entity: &EntityId, field: &str, value: Value| Fact::Set {
        entity: entity.clone(),
        field: field.to_owned(),
        value,
    };
    let mut facts = Vec::new();
    if draft.entity != found.with {
        let mut fields: Fields = draft.fields.clone();
        fields.remove(MOVED_FROM);
        // A second yes to an update of the same source adds to what the first one took over.
        let former = record.fields(&draft.entity).and_then(|fields| fields.get(GAVE)).and_then(Value::as_object);
        let mut gave: Map<String, Value> = former.cloned().unwrap_or_default();
        for change in changes {
            gave.entry(change.field.clone()).or_insert_with(|| change.old.clone().unwrap_or(Value::Null));
        }
        fields.insert(GAVE.to_owned(), Value::Object(gave));
        fields.insert("merged_into".to_owned(), Value::from(found.with.as_str()));
        facts.push(Fact::Create { entity: draft.entity.clone(), entity_type: draft.entity_type, fields });
        facts.push(Fact::Discard(draft.entity.clone()));
    }
    facts.extend(changes.iter().map(|change| set(&found.with, &change.field, change.new.clone())));
    facts
}

/// The sources that were folded into a thing, by id, besides the one that it was first read from.
pub fn sources_of<'r>(record: &'r Record, of: &EntityId) -> Vec<&'r EntityId> {
    let is_source = |fields: &Fields| {
        let is_binned = fields.get(DELETED_FIELD) == Some(&Value::Bool(true));
        is_binned && fields.get("merged_into").and_then(Value::as_str) == Some(of.as_str())
    };
    record.raw().iter().filter(|(_, fields)| is_source(fields)).map(|(id, _)| id).collect()
}

/// The facts that make a folded source a thing of its own again, at any later time. What the other took
/// over from it goes back to what stood there before, unless it was changed since. Empty where it was not
/// folded.
pub fn split(record: &Record, folded: &EntityId) -> Vec<Fact> {
    let Some(fields) = record.fields(folded) else { return Vec::new() };
    let Some(into) = fields.get("merged_into").and_then(Value::as_str).map(EntityId::new) else { return Vec::new() };
    let set = |entity: &EntityId, field: &str, value: Value| Fact::Set {
        entity: entity.clone(),
        field: field.to_owned(),
        value,
    };
    let mut facts =
        vec![Fact::Restore(folded.clone()), set(folded, "merged_into", Value::Null), set(folded, GAVE, Value::Null)];
    let gave = fields.get(GAVE).and_then(Value::as_object);
    for (field, before) in gave.into_iter().flatten() {
        let now = record.fields(&into).and_then(|fields| fields.get(field));
        if now.is_some_and(|now| is_from(now, fields.get(field), record)) {
            facts.push(set(&into, field, before.clone()));
        }
    }
    facts
}

/// The value still is the one that the source gave; a slot may have kept a known place, and a reference may
/// have been led to what it named.
fn is_from(now: &Value, given: Option<&Value>, record: &Record) -> bool {
    let Some(given) = given else { return false };
    match (now, given) {
        (Value::Object(now), Value::Object(given)) => given.iter().all(|(part, value)| now.get(part) == Some(value)),
        (Value::String(now), Value::String(given)) if now != given => {
            let led = record.fields(&EntityId::new(given.as_str())).and_then(|fields| fields.get("merged_into"));
            led.and_then(Value::as_str) == Some(now)
        }
        (now, given) => now == given,
    }
}
