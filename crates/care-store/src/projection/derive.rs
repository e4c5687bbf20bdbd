//! The rows that follow from one entity's registers. Pure: `verify` runs it again and compares.

use super::{Row, Table, entity_type_of};
use crate::search::search_rows;
use care_model::{BODY_FIELD, DELETED_FIELD, EntityId, EntityType, Fields};
use serde_json::{Value, json};

/// Every row that an entity has in the typed tables.
pub(crate) fn derive(entity: &EntityId, fields: &Fields) -> Vec<Row> {
    let Some(entity_type) = entity_type_of(fields) else { return Vec::new() };
    let id = entity.as_str();
    let text = |field: &str| fields.get(field).and_then(Value::as_str).unwrap_or_default();
    let is_binned = fields.get(DELETED_FIELD).and_then(Value::as_bool).unwrap_or_default();
    let binned = u8::from(is_binned);
    let row = match entity_type {
        EntityType::Record | EntityType::Edge => return Vec::new(),
        EntityType::Evidence => None,
        EntityType::Person => Some((Table::Persons, json!([id, text("name"), binned]))),
        EntityType::Member => Some((Table::Members, json!([id, text("name"), binned]))),
        EntityType::Party => Some((Table::Parties, json!([id, text("name"), text("role"), text("phone"), binned]))),
        EntityType::Item => {
            let starts = fields.get("slot").and_then(|slot| slot.get("start")).and_then(Value::as_str);
            let kind = if text("kind").is_empty() { "task" } else { text("kind") };
            let titles = [text("label"), text("what"), text("title")];
            let title = titles.into_iter().find(|title| !title.is_empty()).unwrap_or_default();
            let (person, owner) = (text("person"), text("owner"));
            let starts = starts.unwrap_or_default();
            Some((Table::Items, json!([id, kind, title, person, owner, starts, text("evidence"), binned])))
        }
        EntityType::Event => {
            let body = fields.get(BODY_FIELD);
            let part = |name: &str| body.and_then(|body| body.get(name)).and_then(Value::as_str).unwrap_or_default();
            Some((Table::Events, json!([id, part("item"), part("e"), part("at"), binned])))
        }
    };
    let mut rows: Vec<Row> = row.map(|(table, values)| Row { table, values }).into_iter().collect();
    if !is_binned {
        rows.extend(search_rows(entity, entity_type, fields));
    }
    rows
}
