//! The rows that follow from one entity's registers. Pure: `verify` runs it again and compares.

use super::column::without_nul;
use super::typed::{kind_of, typed_rows};
use super::{Row, Table, entity_type_of, title_of};
use care_model::{BODY_FIELD, DELETED_FIELD, EntityId, EntityType, Fields};
use serde_json::{Value, json};

/// Registers whose words a person may search for.
const WORDY: [&str; 24] = [
    "address",
    "directions",
    "email",
    "evidence_where",
    "fax",
    "label",
    "message",
    "name",
    "narrative",
    "note",
    "number",
    "phone",
    "pictures_to",
    "place",
    "plan",
    "question",
    "reason",
    "results",
    "slot",
    "spoke_with",
    "text",
    "title",
    "what",
    "words",
];

/// Every row that an entity has in the typed tables.
pub(crate) fn derive(entity: &EntityId, fields: &Fields) -> Vec<Row> {
    let Some(entity_type) = entity_type_of(fields) else { return Vec::new() };
    let id = entity.as_str();
    let text = |field: &str| fields.get(field).and_then(Value::as_str).unwrap_or_default();
    let is_binned = fields.get(DELETED_FIELD).and_then(Value::as_bool).unwrap_or_default();
    let mut words = Words { kind: "", about: "", title: text("name").to_owned(), place: "", evidence: "" };
    match entity_type {
        EntityType::Record | EntityType::Edge => return typed_rows(id, entity_type, fields),
        EntityType::Evidence => {
            words.kind = "evidence";
            words.evidence = text("sha256");
        }
        EntityType::Person => words.kind = "person",
        EntityType::Member => words.kind = "member",
        EntityType::Party => words.kind = "party",
        EntityType::Item => {
            words = Words {
                kind: kind_of(fields),
                about: "",
                title: title_of(fields),
                place: text("evidence_where"),
                evidence: text("evidence"),
            };
        }
        EntityType::Event => {
            let item = fields.get(BODY_FIELD).and_then(|body| body.get("item")).and_then(Value::as_str);
            words.kind = "event";
            words.about = item.unwrap_or_default();
            words.title = String::new();
        }
    }
    let mut rows = typed_rows(id, entity_type, fields);
    if !is_binned {
        rows.extend(words.row(id, fields));
    }
    rows
}

/// What a search shows and finds of an entity.
struct Words<'a> {
    kind: &'a str,
    about: &'a str,
    title: String,
    place: &'a str,
    evidence: &'a str,
}

impl Words<'_> {
    fn row(self, id: &str, fields: &Fields) -> Option<Row> {
        let mut body = Vec::new();
        for (field, value) in fields {
            let value = if field == BODY_FIELD || WORDY.contains(&field.as_str()) { value } else { continue };
            gather(field, value, &mut body);
        }
        body.retain(|words| *words != self.title);
        let body = body.join(" \u{b7} ");
        if body.is_empty() && self.title.is_empty() {
            return None;
        }
        let [kind, about, evidence, place] = [self.kind, self.about, self.evidence, self.place].map(without_nul);
        let values = json!([id, kind, about, without_nul(&self.title), without_nul(&body), evidence, place]);
        Some(Row { table: Table::SearchTexts, values })
    }
}

/// Words of a value, inside objects only those of wordy names.
fn gather<'a>(field: &str, value: &'a Value, into: &mut Vec<&'a str>) {
    match value {
        Value::String(words) if WORDY.contains(&field) => into.push(words),
        Value::Array(values) => values.iter().for_each(|value| gather(field, value, into)),
        Value::Object(fields) => {
            let mut fields: Vec<_> = fields.iter().collect();
            fields.sort_by_key(|(field, _)| *field);
            fields.into_iter().for_each(|(field, value)| gather(field, value, into));
        }
        _ => {}
    }
}
