//! What names what: references between things, found by the table of fields.
//!
//! Registers of kinds from newer versions have no table; there a value that is exactly the id counts, so
//! that nothing that hangs together is torn apart.

use crate::form::FormKind;
use care_model::{
    BODY_FIELD, DELETED_FIELD, EntityId, EntityType, Fact, Fields, PERMISSION_PREFIX, Record, Shape, TYPE_FIELD,
};
use serde_json::Value;
use std::collections::BTreeMap;

/// A register that names a thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Link {
    /// Whose register.
    pub entity: EntityId,
    /// The register.
    pub field: String,
}

/// Registers of events that hold words, never ids.
const WORDS_OF_EVENTS: [&str; 5] = ["e", "at", "note", "spoke_with", "text"];

/// The fields of an entity that name others, each with the ids that it names.
pub(crate) fn named_by(entity_type: Option<EntityType>, fields: &Fields) -> BTreeMap<String, Vec<String>> {
    let mut named = BTreeMap::new();
    let Some(kind) = FormKind::of(entity_type, fields) else { return named };
    for field in kind.all_fields() {
        let Some(value) = fields.get(field.name) else { continue };
        let ids: Vec<String> = match (field.shape, value) {
            (Shape::Party | Shape::Person | Shape::Member | Shape::Item(_), Value::String(id)) => vec![id.clone()],
            (Shape::Parties | Shape::Items(_), Value::Array(ids)) => {
                ids.iter().filter_map(Value::as_str).map(str::to_owned).collect()
            }
            _ => continue,
        };
        named.insert(field.name.to_owned(), ids);
    }
    named
}

/// Every register of living things that names this one; events and what lies in the bin are left out.
pub(crate) fn links_to(record: &Record, id: &str) -> Vec<Link> {
    let mut links = Vec::new();
    for (entity, fields) in record.raw().iter().filter(|(entity, _)| entity.as_str() != id) {
        if fields.get(DELETED_FIELD) == Some(&Value::Bool(true)) {
            continue;
        }
        let named = named_by(record.entity_type(entity), fields);
        links.extend(
            named
                .into_iter()
                .filter(|(_, ids)| ids.iter().any(|named| named == id))
                .map(|(field, _)| Link { entity: entity.clone(), field }),
        );
    }
    links
}

/// The facts that make everything that named `from` name `to`: registers, events, stated dependencies,
/// permissions. What lies in the bin is pointed anew too, so that it comes back right.
pub(crate) fn pointed_anew(record: &Record, from: &str, to: &str) -> Vec<Fact> {
    let mut facts = Vec::new();
    for (entity, fields) in record.raw().iter().filter(|(entity, _)| ![from, to].contains(&entity.as_str())) {
        for (field, value) in fields {
            if let Some(id) = field.strip_prefix(PERMISSION_PREFIX) {
                facts.extend(permission_anew(entity, fields, id, from, to));
            }
            if field.starts_with('_') {
                continue;
            }
            let is_reference = names(record.entity_type(entity), fields, field);
            if let Some(value) = is_reference.then(|| replaced(field, value, from, to)).flatten() {
                facts.push(Fact::Set { entity: entity.clone(), field: field.clone(), value });
            }
        }
    }
    facts
}

/// The register may hold an id.
fn names(entity_type: Option<EntityType>, fields: &Fields, field: &str) -> bool {
    match entity_type {
        Some(EntityType::Event) => field == BODY_FIELD,
        Some(EntityType::Edge) => matches!(field, "from" | "to"),
        Some(EntityType::Record) => field == "default_member",
        other => match FormKind::of(other, fields) {
            Some(FormKind::Unknown(_)) => field != TYPE_FIELD && field != "kind",
            Some(kind) => kind.field(field).is_some_and(|field| {
                matches!(
                    field.shape,
                    Shape::Party | Shape::Parties | Shape::Person | Shape::Member | Shape::Item(_) | Shape::Items(_)
                )
            }),
            None => false,
        },
    }
}

/// A permission is named after its office: the one that stays takes it over where it has none.
fn permission_anew(entity: &EntityId, fields: &Fields, id: &str, from: &str, to: &str) -> Vec<Fact> {
    let kept = format!("{PERMISSION_PREFIX}{to}");
    let has_own = fields.get(&kept).is_some_and(|value| !value.is_null());
    let value = fields.get(&format!("{PERMISSION_PREFIX}{from}")).filter(|value| !value.is_null());
    match value {
        Some(value) if id == from => {
            let emptied =
                Fact::Set { entity: entity.clone(), field: format!("{PERMISSION_PREFIX}{from}"), value: Value::Null };
            let taken = Fact::Set { entity: entity.clone(), field: kept, value: value.clone() };
            if has_own { Vec::new() } else { vec![taken, emptied] }
        }
        _ => Vec::new(),
    }
}

/// The value with every `from` in it made `to`; `None` where there is none.
fn replaced(field: &str, value: &Value, from: &str, to: &str) -> Option<Value> {
    match value {
        Value::String(text) if text == from => Some(Value::from(to)),
        Value::Array(values) => {
            let mut made: Vec<Value> = Vec::new();
            let mut is_changed = false;
            for value in values {
                let one = replaced(field, value, from, to);
                is_changed |= one.is_some();
                let one = one.unwrap_or_else(|| value.clone());
                // Two names of one thing become one name.
                if !(one == Value::from(to) && made.contains(&one)) {
                    made.push(one);
                }
            }
            is_changed.then(|| made.into())
        }
        Value::Object(parts) => {
            let mut made = parts.clone();
            for (name, part) in parts.iter().filter(|(name, _)| !WORDS_OF_EVENTS.contains(&name.as_str())) {
                if let Some(part) = replaced(name, part, from, to) {
                    made.insert(name.clone(), part);
                }
            }
            (made != *parts).then(|| made.into())
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use care_model::Put;
    use serde_json::json;

    fn record(entities: Value) -> Record {
        let mut puts = Vec::new();
        for (entity, fields) in entities.as_object().unwrap() {
            for (field, value) in fields.as_object().unwrap() {
                puts.push(Put { entity: EntityId::new(entity), field: field.clone(), value: value.clone() });
            }
        }
        Record::from_puts(puts)
    }

    #[test]
    fn everything_that_named_the_folded_one_names_the_kept_one() {
        let record = record(json!({
            "lee": {"_type": "party", "name": "Dr. Lee"},
            "lee2": {"_type": "party", "name": "Lee, MD"},
            "V": {"_type": "item", "kind": "visit", "party": "lee2", "what": "lee2"},
            "I": {"_type": "item", "kind": "insurance", "care_team": ["lee", "lee2"]},
            "G": {"_type": "item", "kind": "genome", "reader": "lee2"},
            "E": {"_type": "event", "body": {"e": "call", "party": "lee2", "note": "lee2", "about": ["V"]}},
            "P": {"_type": "person", "name": "Sally", "permission:lee2": {"kind": "verbal"}},
        }));
        let facts = pointed_anew(&record, "lee2", "lee");
        let set = |entity: &str, field: &str, value: Value| Fact::Set {
            entity: EntityId::new(entity),
            field: field.to_owned(),
            value,
        };
        assert_eq!(
            facts,
            [
                set("E", "body", json!({"e": "call", "party": "lee", "note": "lee2", "about": ["V"]})),
                set("G", "reader", json!("lee")),
                set("I", "care_team", json!(["lee"])),
                set("P", "permission:lee", json!({"kind": "verbal"})),
                set("P", "permission:lee2", Value::Null),
                set("V", "party", json!("lee")),
            ]
        );
        assert_eq!(links_to(&record, "lee2").len(), 2, "the visit and the care team; the permission is apart");
    }
}
