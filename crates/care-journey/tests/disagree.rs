//! Instructions that cannot both hold become one conflict, the same on every device (handbook 1.15).
#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // a test program

use care_journey::{Preferences, Status, arising, plan};
use care_model::{Actor, Change, EntityId, EntityType, Event, Fact, Happening, Instant, Record};
use serde_json::{Value, json};

fn now() -> Instant {
    "2027-09-13T14:00:00Z".parse().unwrap()
}

fn create(id: &str, entity_type: EntityType, fields: Value) -> Fact {
    Fact::Create { entity: EntityId::new(id), entity_type, fields: serde_json::from_value(fields).unwrap() }
}

fn said(id: &str, party: &str, rest: Value) -> Fact {
    let mut fields = json!({"kind": "instruction", "party": party, "subject": "Blood thinner", "created_at": now()});
    fields.as_object_mut().unwrap().extend(rest.as_object().unwrap().clone());
    create(id, EntityType::Item, fields)
}

fn apply(record: &mut Record, facts: Vec<Fact>) {
    record.apply(&Change { at: now(), actor: Actor::Engine, intent: "test".into(), facts });
}

fn record(facts: Vec<Fact>) -> Record {
    let mut record = Record::new();
    let settings = json!({"zone": "America/New_York", "default_member": "Ann"});
    apply(&mut record, vec![create("record", EntityType::Record, settings)]);
    apply(&mut record, vec![create("Ann", EntityType::Member, json!({"name": "Ann"}))]);
    apply(&mut record, facts);
    record
}

/// Ids of the conflicts that arise.
fn conflicts(facts: Vec<Fact>) -> Vec<String> {
    let made = arising(&record(facts), now());
    made.iter()
        .filter_map(|fact| match fact {
            Fact::Create { entity, fields, .. } if fields["kind"] == "conflict" => Some(entity.to_string()),
            _ => None,
        })
        .collect()
}

fn pair(a: Value, b: Value) -> Vec<Fact> {
    vec![said("A", "Dr. Lee", a), said("B", "Dr. Kim", b)]
}

#[test]
fn what_cannot_both_hold_is_a_conflict_and_what_can_is_none() {
    let both = ["conflict A B"];
    let none: [&str; 0] = [];
    assert_eq!(conflicts(pair(json!({"says": "hold"}), json!({"says": "take"}))), both);
    assert_eq!(conflicts(pair(json!({"says": "need"}), json!({"says": "no_need"}))), both);
    let prep = |words: &str| json!({"says": "prep", "words": words});
    assert_eq!(conflicts(pair(prep("Clear liquids only"), prep("A light breakfast"))), both);
    assert_eq!(conflicts(pair(prep("Clear liquids  only"), prep("clear liquids only"))), none);
    let on = |day: &str| json!({"says": "date", "day": day});
    assert_eq!(conflicts(pair(on("2027-10-06"), on("2027-11-06"))), both);
    assert_eq!(conflicts(pair(on("2027-10-06"), on("2027-11-05"))), none); // 30 days apart
    assert_eq!(conflicts(pair(json!({"says": "hold"}), json!({"says": "hold"}))), none);
}

#[test]
fn one_source_may_change_its_mind_and_two_subjects_are_no_conflict() {
    let none: [&str; 0] = [];
    let mind = vec![said("A", "Dr. Lee", json!({"says": "hold"})), said("B", "Dr. Lee", json!({"says": "take"}))];
    assert_eq!(conflicts(mind), none);
    let subject = json!({"says": "take", "subject": "Iron"});
    assert_eq!(conflicts(pair(json!({"says": "hold"}), subject)), none);
}

#[test]
fn two_devices_make_the_same_conflict_whatever_came_first() {
    let mut facts = pair(json!({"says": "hold", "day": "2027-09-20"}), json!({"says": "take"}));
    let one = arising(&record(facts.clone()), now());
    facts.reverse();
    let later: Instant = "2027-09-14T14:00:00Z".parse().unwrap();
    assert_eq!(one, arising(&record(facts), later));
    assert_eq!(one.len(), 1);
}

#[test]
fn a_clinicians_answer_supersedes_the_other_instruction_and_overwrites_nothing() {
    let mut record = record(pair(json!({"says": "hold"}), json!({"says": "take"})));
    let made = arising(&record, now());
    apply(&mut record, made);
    let open = plan(&record, now(), &Preferences::default());
    assert_eq!(open.standings[&"conflict A B".into()].status, Status::Conflict);
    let what = Happening::ConflictResolved { words: None, by: None, holds: Some("B".into()) };
    let event = Event { id: "E".into(), at: now(), actor: Actor::Engine, item: Some("conflict A B".into()), what };
    let facts = record.facts_of(event, care_model::Fields::new());
    apply(&mut record, facts);
    let of = |id: &str, field: &str| record.fields(&EntityId::new(id)).unwrap().get(field).cloned();
    assert_eq!(of("A", "superseded_by"), Some(json!("conflict A B")));
    assert_eq!((of("A", "says"), of("B", "superseded_by")), (Some(json!("hold")), None));
    assert!(arising(&record, now()).is_empty());
    let settled = plan(&record, now(), &Preferences::default());
    assert_eq!(settled.standings[&"conflict A B".into()].status, Status::Done);
}
