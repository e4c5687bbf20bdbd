//! The typed rows that follow from one entity's registers. Pure; `derive` adds the words to find it by.

use super::column::{value_of, without_nul};
use super::{Row, Table, title_of};
use care_model::{
    BODY_FIELD, Common, DELETED_FIELD, EntityType, Field, Fields, Kind, Member, PERMISSION_PREFIX, Party, Person,
};
use serde_json::{Value, json};

/// Before an item's id in the name of a register that says a file is about it: one register an item, so
/// that two people can link two items at once.
pub(crate) const ABOUT_PREFIX: &str = "about:";

/// The kind of an item as written; what names none is a task.
pub(crate) fn kind_of(fields: &Fields) -> &str {
    fields.get("kind").and_then(Value::as_str).filter(|kind| !kind.is_empty()).unwrap_or("task")
}

fn columns<'a>(of: &'a [Field], fields: &'a Fields) -> impl Iterator<Item = Value> + 'a {
    of.iter().map(|field| value_of(field, fields.get(field.name)))
}

/// The rows of an entity in the tables of its type.
pub(super) fn typed_rows(id: &str, entity_type: EntityType, fields: &Fields) -> Vec<Row> {
    let text = |field: &str| without_nul(fields.get(field).and_then(Value::as_str).unwrap_or_default());
    let binned = Value::from(i64::from(fields.get(DELETED_FIELD).and_then(Value::as_bool).unwrap_or_default()));
    let id = Value::from(id);
    let row = |table: Table, before: Vec<Value>, of: &[Field], after: Vec<Value>| Row {
        table,
        values: before.into_iter().chain(columns(of, fields)).chain(after).collect(),
    };
    match entity_type {
        EntityType::Record => vec![],
        EntityType::Person => {
            let mut rows = vec![row(Table::Persons, vec![id.clone()], Person::FIELDS, vec![binned])];
            rows.extend(fields.iter().filter_map(|(field, value)| {
                let party = field.strip_prefix(PERMISSION_PREFIX).filter(|_| value.is_object())?;
                Some(Row { table: Table::Permissions, values: json!([id, party, crate::ledger::canonical(value)]) })
            }));
            rows
        }
        EntityType::Member => vec![row(Table::Members, vec![id], Member::FIELDS, vec![binned])],
        EntityType::Party => vec![row(Table::Parties, vec![id], Party::FIELDS, vec![binned])],
        EntityType::Item => {
            let kind = kind_of(fields);
            let starts = fields.get("slot").and_then(|slot| slot.get("start")).and_then(Value::as_str);
            let before = vec![
                id.clone(),
                Value::from(without_nul(kind)),
                Value::from(without_nul(&title_of(fields))),
                Value::from(without_nul(starts.unwrap_or_default())),
            ];
            let mut rows = vec![row(Table::Items, before, Common::FIELDS, vec![binned])];
            // An item of a kind from a newer version has no table here; its registers are all kept.
            rows.extend(Kind::from_name(kind).map(|kind| row(Table::Kind(kind), vec![id], kind.fields(), vec![])));
            rows
        }
        EntityType::Event => {
            let part = |name: &str| fields.get(BODY_FIELD).and_then(|body| body.get(name)).and_then(Value::as_str);
            let part = |name: &str| without_nul(part(name).unwrap_or_default());
            vec![Row { table: Table::Events, values: json!([id, part("item"), part("e"), part("at"), binned]) }]
        }
        EntityType::Edge => {
            let hard = i64::from(fields.get("hard").and_then(Value::as_bool).unwrap_or_default());
            let values = json!([id, text("from"), text("to"), text("lag"), hard, binned]);
            vec![Row { table: Table::Edges, values }]
        }
        EntityType::Evidence if binned == 1 => vec![],
        EntityType::Evidence => {
            let linked = fields.iter().filter(|(_, value)| value.as_bool() == Some(true));
            let items = linked.filter_map(|(field, _)| field.strip_prefix(ABOUT_PREFIX));
            items.map(|item| Row { table: Table::EvidenceLinks, values: json!([id, item]) }).collect()
        }
    }
}
