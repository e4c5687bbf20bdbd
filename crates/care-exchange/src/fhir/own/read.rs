//! Reading what we wrote: registers exactly as they were.

use super::super::split::Raw;
use super::REGISTERS_URL;
use super::people::{read_party, read_person};
use super::place::get;
use super::table::{At, Row, row};
use crate::making::{Sheet, item};
use crate::reading::Reading;
use care_model::{Certainty, Draft, EntityId, EntityType, Fields, Kind, ProblemCode, Source};
use serde_json::Value;
use std::collections::HashMap;

/// Whether a resource carries our extension.
pub(in super::super) fn is_own(raw: &Raw<'_>) -> bool {
    raw.json.contains(REGISTERS_URL)
}

/// Resources of ours, by what they are.
#[derive(Default)]
pub(in super::super) struct Own {
    all: Vec<Found>,
    by_url: HashMap<String, EntityId>,
}

struct Found {
    type_name: String,
    place: String,
    resource: Value,
    entity: EntityId,
    what: String,
    kind: String,
    carried: Fields,
}

impl Own {
    /// Takes a resource in; `false` where its extension is damaged, so that it is read like any other.
    pub(in super::super) fn take(&mut self, raw: &Raw<'_>, place: &str, reading: &mut Reading) -> bool {
        let Ok(resource) = serde_json::from_str::<Value>(&raw.json) else { return false };
        let Some(parts) = parts_of(&resource) else { return false };
        if parts.contains_key("of") {
            reading.count_read(&raw.type_name);
            return true;
        }
        let part = |name: &str| parts.get(name).copied().unwrap_or_default().to_owned();
        let (id, what, kind) = (part("id"), part("entity"), part("kind"));
        if id.is_empty() || !matches!(what.as_str(), "item" | "party" | "person") {
            return false;
        }
        let carried = match parts.get("registers").map(|text| serde_json::from_str::<Fields>(text)) {
            None => Fields::new(),
            Some(Ok(carried)) => carried,
            Some(Err(_)) => {
                reading.problem(place, ProblemCode::Malformed, "registers");
                return false;
            }
        };
        let entity = EntityId::new(id);
        if let Some(url) = &raw.full_url {
            self.by_url.insert(url.clone(), entity.clone());
        }
        let (type_name, place) = (raw.type_name.clone(), place.to_owned());
        self.all.push(Found { type_name, place, resource, entity, what, kind, carried });
        true
    }

    pub(in super::super) fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// Proposes everything; a person is only named as the file's subject.
    pub(in super::super) fn propose(self, sheet: &mut Sheet, reading: &mut Reading) {
        for found in self.all {
            // A patient is counted where the subject is read.
            if found.what != "person" {
                reading.count_read(&found.type_name);
            }
            let known = match found.what.as_str() {
                "party" => read_party(&found.resource),
                "person" => read_person(&found.resource),
                _ => {
                    let row = Kind::from_name(&found.kind).and_then(row);
                    row.map(|row| read_registers(&found.resource, row, &self.by_url)).unwrap_or_default()
                }
            };
            let mut draft = match found.what.as_str() {
                "person" => continue,
                "party" => Draft {
                    entity: found.entity,
                    entity_type: EntityType::Party,
                    fields: Fields::new(),
                    unsure: Vec::new(),
                    certainty: Certainty::Structured,
                    source: Source { place: found.place, text: None },
                    question: None,
                    needs: Vec::new(),
                },
                _ => item(found.entity, &found.kind, found.place),
            };
            draft.fields.extend(known);
            // What is carried counts; an empty register takes one away that FHIR only made us write.
            for (register, value) in found.carried {
                if value.is_null() {
                    draft.fields.remove(&register);
                } else if !register.starts_with('_') && register != "kind" {
                    draft.fields.insert(register, value);
                }
            }
            sheet.add(draft);
        }
    }
}

/// The parts of our extension, each a text.
fn parts_of(resource: &Value) -> Option<HashMap<&str, &str>> {
    let extensions = resource.get("extension")?.as_array()?;
    let ours = extensions.iter().find(|one| one.get("url").and_then(Value::as_str) == Some(REGISTERS_URL))?;
    let parts = ours.get("extension")?.as_array()?.iter();
    Some(parts.filter_map(|part| Some((part.get("url")?.as_str()?, part.get("valueString")?.as_str()?))).collect())
}

/// The registers that stand in elements of their own.
pub(super) fn read_registers(resource: &Value, row: &Row, by_url: &HashMap<String, EntityId>) -> Fields {
    let mut fields = Fields::new();
    for (register, at) in row.registers {
        let value = match at {
            At::Text(path) | At::Day(path) => get(resource, path).filter(|value| value.is_string()).cloned(),
            At::Count(path) => get(resource, path).filter(|value| value.is_u64()).cloned(),
            At::Party(path) | At::Office(path) | At::Item(path) | At::Order(path) => get(resource, path)
                .and_then(|reference| reference.get("reference")?.as_str())
                .and_then(|url| by_url.get(url))
                .map(|entity| Value::from(entity.as_str())),
            At::Also(_) => None,
        };
        if let Some(value) = value {
            fields.insert((*register).to_owned(), value);
        }
    }
    fields
}
