//! The rows that follow from one entity's registers. Pure: `verify` runs it again and compares.

use super::typed::typed_rows;
use super::{Row, entity_type_of};
use crate::search::search_rows;
use care_model::{DELETED_FIELD, EntityId, EntityType, Fields};
use serde_json::Value;

/// Every row that an entity has in the typed tables and among what can be found.
pub(crate) fn derive(entity: &EntityId, fields: &Fields) -> Vec<Row> {
    let Some(entity_type) = entity_type_of(fields) else { return Vec::new() };
    let mut rows = typed_rows(entity.as_str(), entity_type, fields);
    let is_binned = fields.get(DELETED_FIELD).and_then(Value::as_bool).unwrap_or_default();
    if !is_binned && !matches!(entity_type, EntityType::Record | EntityType::Edge) {
        rows.extend(search_rows(entity, entity_type, fields));
    }
    rows
}
