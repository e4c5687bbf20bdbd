//! What we write as FHIR reads back as the same record, register for register.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]
// The lints spare test functions, but not what they share.

mod support;

use care_exchange::{FhirContext, Reading, fhir_mapping_page, read_file, write_fhir};
use care_model::{Common, EntityId, EntityType, Field, Fields, Kind, Party, Put, Record, Shape, TYPE_FIELD};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use support::context;

const PARTIES: [&str; 2] = ["0000000000000000000000000000dccc", "0000000000000000000000000000ffff"];

fn item_id(kind: &str) -> String {
    care_exchange::derive_id("test", "item", kind).as_str().to_owned()
}

/// A value of a shape, different from register to register.
fn sample(field: &Field, number: usize) -> Value {
    let day = format!("2027-03-{:02}", 1 + number % 27);
    let party = PARTIES[number % 2];
    let other = |kinds: &[&str]| item_id(kinds.first().copied().unwrap_or("referral"));
    match field.shape {
        Shape::Text | Shape::LongText => json!(format!("Words of {} “ñ” 🙂", field.name)),
        Shape::Phone => json!("(585) 555-0142"),
        Shape::Code => json!(format!("A-{number}")),
        Shape::Flag | Shape::Maybe => json!(true),
        Shape::Count => json!(number + 1),
        Shape::Day => json!(day),
        Shape::Days => json!([day, "2027-04-30"]),
        Shape::Instant => json!("2027-01-11T15:00:00Z"),
        Shape::WallTime => json!("2027-04-14T09:30"),
        Shape::Slot => json!({
            "start": "2027-04-15T14:00", "end": "2027-04-15T14:45", "tz": "America/Chicago", "place": "Suite 4",
        }),
        Shape::Choice(words) => json!(words[number % words.len()]),
        Shape::Lines => json!(["one", "two"]),
        Shape::Person => json!("p1"),
        Shape::Member => json!("m1"),
        Shape::Party => json!(party),
        Shape::Parties => json!(PARTIES),
        Shape::Item(kinds) => json!(other(kinds)),
        Shape::Items(kinds) => json!([other(kinds)]),
        Shape::Prep => json!([{"hours": 8, "step": "No food"}]),
        Shape::Evidence => json!("ab".repeat(32)),
        Shape::Zone => json!("America/Chicago"),
        Shape::OpenDays => json!("Mon-Fri"),
        Shape::Hours => json!(["08:00", "17:00"]),
        Shape::Spans => json!([["12:00", "12:30"]]),
        Shape::Turnaround => json!({"images": 3}),
        Shape::Parts => json!("import"),
    }
}

fn fields_of(kind: Kind) -> Fields {
    let all = Common::FIELDS.iter().chain(kind.fields()).enumerate();
    let mut fields: Fields = all.map(|(number, field)| (field.name.to_owned(), sample(field, number))).collect();
    fields.insert("kind".into(), json!(kind.name()));
    // Merged items lie in the bin.
    fields.remove("merged_into");
    fields
}

fn record(items: &BTreeMap<String, Fields>) -> Record {
    let mut puts = Vec::new();
    let mut put = |entity: &str, entity_type: &str, fields: &Fields| {
        let entity = EntityId::new(entity);
        puts.push(Put { entity: entity.clone(), field: TYPE_FIELD.into(), value: json!(entity_type) });
        for (field, value) in fields {
            puts.push(Put { entity: entity.clone(), field: field.clone(), value: value.clone() });
        }
    };
    let fields = |value: Value| serde_json::from_value::<Fields>(value).unwrap();
    put("p1", "person", &fields(json!({"name": "Sally Ann Moreno", "born_on": "1982-03-09", "initial": "S"})));
    let mut clinician: Fields = Party::FIELDS
        .iter()
        .enumerate()
        .map(|(number, field)| (field.name.to_owned(), sample(field, number)))
        .collect();
    clinician.remove("merged_into");
    clinician.insert("role".into(), json!("specialist"));
    put(PARTIES[0], "party", &clinician);
    let office =
        json!({"name": "Riverside Imaging", "role": "facility", "phone": "555-0142", "address": "9 Oak Ave\nAlbany"});
    put(PARTIES[1], "party", &fields(office));
    for (id, fields) in items {
        put(id, "item", fields);
    }
    Record::from_puts(puts)
}

fn every_kind() -> BTreeMap<String, Fields> {
    Kind::ALL.into_iter().map(|kind| (item_id(kind.name()), fields_of(kind))).collect()
}

fn written(record: &Record) -> Value {
    write_fhir(record, &FhirContext { at: "2027-01-11T15:00:00Z".parse().unwrap(), person: None })
}

fn read_back(bundle: &Value) -> Reading {
    read_file("record.json", serde_json::to_string(bundle).unwrap().as_bytes(), &context())
}

fn told(reading: &Reading, entity_type: EntityType) -> BTreeMap<String, Fields> {
    let drafts = reading.drafts.iter().filter(|draft| draft.entity_type == entity_type);
    drafts.map(|draft| (draft.entity.as_str().to_owned(), draft.fields.clone())).collect()
}

#[test]
fn every_kind_with_every_register_comes_back_as_it_was() {
    let items = every_kind();
    let record = record(&items);
    assert_eq!(
        record.misfits().count(),
        0,
        "the samples fit the registers: {:?}",
        record.misfits().collect::<Vec<_>>()
    );
    let reading = read_back(&written(&record));
    assert!(reading.problems.is_empty(), "{:?}", reading.problems);
    let back = told(&reading, EntityType::Item);
    for (id, fields) in &items {
        assert_eq!(back.get(id), Some(fields), "{}", fields["kind"]);
    }
    assert_eq!(back.len(), items.len(), "what goes with an item is no item");
    let parties = told(&reading, EntityType::Party);
    for id in PARTIES {
        let mut fields = record.fields(&EntityId::new(id)).unwrap().clone();
        fields.remove(TYPE_FIELD);
        assert_eq!(parties[id], fields);
    }
    assert_eq!(reading.subject.unwrap().name.reveal(), "Sally Ann Moreno");
}

#[test]
fn an_item_with_nothing_but_its_kind_comes_back_with_nothing_more() {
    let items: BTreeMap<String, Fields> = Kind::ALL
        .into_iter()
        .map(|kind| (item_id(kind.name()), Fields::from([("kind".to_owned(), json!(kind.name()))])))
        .collect();
    assert_eq!(told(&read_back(&written(&record(&items))), EntityType::Item), items);
}

#[test]
fn strange_words_dangling_references_and_newer_kinds_come_back_too() {
    let fields = |value: Value| serde_json::from_value::<Fields>(value).unwrap();
    let items = BTreeMap::from([
        ("a".repeat(32), fields(json!({"kind": "task", "what": " \u{0} blank at its ends \u{202e}", "for": "gone"}))),
        (
            "b".repeat(32),
            fields(json!({"kind": "referral", "from": "gone", "ordered": "soon", "what": "", "later": [1]})),
        ),
        ("c".repeat(32), fields(json!({"kind": "genome", "depth": 30, "what": "from a newer version"}))),
        ("d e".into(), fields(json!({"kind": "note", "text": "an id that FHIR does not allow"}))),
        (
            "e".repeat(32),
            fields(json!({"kind": "visit", "slot": {"start": "2027-04-15T14:00", "end": "2027-04-15T13:00"}})),
        ),
        ("f".repeat(32), fields(json!({"kind": "check", "window_open": "2027-05-01", "window_close": "2027-04-01"}))),
    ]);
    assert_eq!(told(&read_back(&written(&record(&items))), EntityType::Item), items);
}

#[test]
fn what_is_written_keeps_to_the_rules_that_no_validator_sees() {
    let mut items = every_kind();
    for (number, outcome) in ["done", "missed", "cancelled"].into_iter().enumerate() {
        let slot =
            [json!({"start": "2027-04-15T14:00"}), json!({"start": "2027-04-15T00:00", "all_day": true}), Value::Null];
        let mut visit = Fields::from([("kind".to_owned(), json!("visit")), ("outcome".to_owned(), json!(outcome))]);
        visit.insert("slot".into(), slot[number].clone());
        items.insert(format!("visit{number}"), visit);
    }
    let bundle = written(&record(&items));
    let entries: Vec<&Value> = bundle["entry"].as_array().unwrap().iter().collect();
    let urls: BTreeSet<&str> = entries.iter().map(|entry| entry["fullUrl"].as_str().unwrap()).collect();
    assert_eq!(urls.len(), entries.len(), "no URL stands twice");
    let ids: BTreeSet<String> =
        entries.iter().map(|e| format!("{}/{}", e["resource"]["resourceType"], e["resource"]["id"])).collect();
    assert_eq!(ids.len(), entries.len(), "no id stands twice");
    for entry in &entries {
        let resource = &entry["resource"];
        for reference in references(resource) {
            assert!(reference.starts_with('#') || urls.contains(reference.as_str()), "{reference} leads nowhere");
        }
        assert!(!holds_empty(resource), "{resource}");
        if resource["resourceType"] == "Appointment" {
            // FHIR R4 Appointment, app-2 and app-3.
            assert_eq!(resource.get("start").is_some(), resource.get("end").is_some(), "{resource}");
            let may_lack = matches!(resource["status"].as_str(), Some("proposed" | "cancelled" | "waitlist"));
            assert!(resource.get("start").is_some() || may_lack, "{resource}");
            assert!(resource["start"].as_str() <= resource["end"].as_str(), "{resource}");
        }
    }
    let asks = entries.iter().filter(|entry| entry["resource"]["resourceType"] == "CommunicationRequest").count();
    assert_eq!(asks, 2, "the hand-off's, and the question");
}

fn references(value: &Value) -> Vec<String> {
    match value {
        Value::Object(object) => object
            .iter()
            .flat_map(|(key, value)| match value.as_str() {
                Some(text) if key == "reference" => vec![text.to_owned()],
                _ => references(value),
            })
            .collect(),
        Value::Array(list) => list.iter().flat_map(references).collect(),
        _ => Vec::new(),
    }
}

/// FHIR allows no null, no empty list, object or text.
fn holds_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.is_empty(),
        Value::Array(list) => list.is_empty() || list.iter().any(holds_empty),
        Value::Object(object) => object.is_empty() || object.values().any(holds_empty),
        _ => false,
    }
}

#[test]
fn only_one_persons_care_is_written_where_one_is_asked_for() {
    let fields = |value: Value| serde_json::from_value::<Fields>(value).unwrap();
    let items = BTreeMap::from([
        ("mine".to_owned(), fields(json!({"kind": "task", "person": "p1", "what": "mine"}))),
        ("hers".to_owned(), fields(json!({"kind": "task", "person": "p2", "what": "hers"}))),
    ]);
    let context = FhirContext { at: "2027-01-11T15:00:00Z".parse().unwrap(), person: Some("p1".into()) };
    let bundle = write_fhir(&record(&items), &context);
    let back = told(&read_back(&bundle), EntityType::Item);
    assert_eq!(back.keys().collect::<Vec<_>>(), ["mine"]);
    assert!(!bundle.to_string().contains("hers"));
}

#[test]
fn the_page_of_the_mapping_is_what_the_code_does() {
    let page = fhir_mapping_page();
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/fhir-mapping.md");
    let kept = std::fs::read_to_string(path).unwrap();
    assert!(kept == page, "print it anew: cargo run -p care-exchange --example print_fhir_mapping");
    for kind in Kind::ALL {
        let head = format!("\n## {} → ", kind.name());
        let part = page.split(&head).nth(1).unwrap_or_else(|| panic!("no row for {}", kind.name()));
        let part = part.split("\n## ").next().unwrap();
        for field in Common::FIELDS.iter().chain(kind.fields()) {
            assert!(part.contains(&format!("`{}`", field.name)), "{} of {}", field.name, kind.name());
        }
    }
}
