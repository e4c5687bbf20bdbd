//! Persons and parties: Patient, Practitioner, Organization.

use super::super::node::{address, name_of, telecom};
use super::place::set;
use care_model::Fields;
use serde_json::{Value, json};

/// Registers of a party with a place of their own.
pub(super) const PARTY_REGISTERS: [&str; 5] = ["name", "phone", "fax", "email", "address"];
/// Registers of a person with a place of their own.
pub(super) const PERSON_REGISTERS: [&str; 2] = ["name", "born_on"];

/// A clinician by role; everybody else is an office.
pub(super) fn is_clinician(fields: &Fields) -> bool {
    matches!(fields.get("role").and_then(Value::as_str), Some("pcp" | "specialist" | "helper"))
}

/// Writes the registers that have a place; a name is required of an Organization, so it is always there.
pub(super) fn write_party(fields: &Fields) -> Value {
    let text = |register: &str| fields.get(register).and_then(Value::as_str);
    let name = text("name").unwrap_or_default();
    let mut resource = if is_clinician(fields) {
        json!({"resourceType": "Practitioner", "name": [{"text": name}]})
    } else {
        json!({"resourceType": "Organization", "active": true, "name": name})
    };
    let telecoms: Vec<Value> = ["phone", "fax", "email"]
        .into_iter()
        .filter_map(|system| Some(json!({"system": system, "value": text(system)?})))
        .collect();
    if !telecoms.is_empty() {
        set(&mut resource, "telecom", Value::Array(telecoms));
    }
    if let Some(address) = text("address") {
        set(&mut resource, "address[].text", Value::from(address));
    }
    resource
}

/// Writes a person.
pub(super) fn write_person(fields: &Fields) -> Value {
    let text = |register: &str| fields.get(register).and_then(Value::as_str);
    let mut resource = json!({"resourceType": "Patient", "name": [{"text": text("name").unwrap_or_default()}]});
    if let Some(day) = text("born_on") {
        set(&mut resource, "birthDate", Value::from(day));
    }
    resource
}

/// The registers of a party of ours.
pub(super) fn read_party(resource: &Value) -> Fields {
    let mut fields = Fields::new();
    let mut put = |register: &str, value: Option<String>| {
        if let Some(value) = value {
            fields.insert(register.to_owned(), Value::from(value));
        }
    };
    put("name", name_of(resource));
    for system in ["phone", "fax", "email"] {
        put(system, telecom(resource, system).map(str::to_owned));
    }
    put("address", address(resource));
    fields
}

/// The registers of a person of ours.
pub(super) fn read_person(resource: &Value) -> Fields {
    let mut fields = Fields::new();
    if let Some(name) = name_of(resource) {
        fields.insert("name".to_owned(), Value::from(name));
    }
    if let Some(day) = resource.get("birthDate") {
        fields.insert("born_on".to_owned(), day.clone());
    }
    fields
}
