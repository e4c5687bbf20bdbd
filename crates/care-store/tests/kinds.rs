//! Every kind has its table; what a newer version wrote survives everything; strange input is kept as
//! it was written and never breaks anything.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a failed expectation is the result of a test"
)]

mod support;

use care_model::{Actor, Change, EntityId, EntityType, Fact, Kind, PartyId};
use care_store::{StoreError, UNDO_INTENT};
use serde_json::{Value, json};
use sqlx::Connection;
use support::{Place, at, change, create, raw, set};

async fn column(place: &Place, sql: &str) -> Vec<String> {
    let mut connection = raw(&place.file()).await;
    let found = sqlx::query_scalar(sqlx::AssertSqlSafe(sql.to_owned())).fetch_all(&mut connection).await.unwrap();
    connection.close().await.unwrap();
    found
}

#[tokio::test]
async fn every_kind_has_a_row_in_its_own_table_and_moves_with_its_kind() {
    let place = Place::new().await;
    for kind in Kind::ALL {
        let item = create(kind.name(), EntityType::Item, json!({"kind": kind.name(), "what": kind.name()}));
        place.store.commit(&change(1, vec![item])).await.unwrap();
    }
    place.assert_whole().await;
    let counted = place.store.verify().await.unwrap().counts;
    assert_eq!(counted.items, Kind::ALL.len() as u64);
    assert_eq!(column(&place, "SELECT id FROM visits").await, ["visit"]);
    place
        .store
        .commit(&change(2, vec![set("visit", "kind", "task"), set("visit", "due", "2027-04-10")]))
        .await
        .unwrap();
    assert!(column(&place, "SELECT id FROM visits").await.is_empty());
    assert_eq!(column(&place, "SELECT due_on FROM tasks WHERE id = 'visit'").await, ["2027-04-10"]);
    place.store.commit(&change(3, vec![set("visit", "_type", "party")])).await.unwrap();
    assert!(column(&place, "SELECT id FROM tasks WHERE id = 'visit'").await.is_empty());
    assert_eq!(column(&place, "SELECT id FROM parties").await, ["visit"]);
    place.assert_whole().await;
}

#[tokio::test]
async fn typed_columns_answer_questions() {
    let place = Place::new().await;
    let facts = vec![
        create(
            "V",
            EntityType::Item,
            json!({"kind": "visit", "party": "Lee", "slot": {"start": "2027-04-15T14:00"}, "home": true,
                   "travel_minutes": 40, "confirm_by": "2027-04-10", "bring": ["disc"]}),
        ),
        create("I", EntityType::Item, json!({"kind": "imaging", "contrast": false})),
        create(
            "S",
            EntityType::Person,
            json!({"name": "Sally", "permission:Lee": {"kind": "form"}, "permission:Ng": null}),
        ),
    ];
    place.store.commit(&change(1, facts)).await.unwrap();
    let row = "SELECT party_id || ' ' || is_home || ' ' || travel_minutes || ' ' || confirm_by_on || ' ' || bring_json
               || ' ' || starts_wall FROM visits JOIN items USING (id)";
    assert_eq!(column(&place, row).await, ["Lee 1 40 2027-04-10 [\"disc\"] 2027-04-15T14:00"]);
    assert_eq!(column(&place, "SELECT contrast || is_mammogram FROM imaging_orders").await, ["no0"]);
    assert_eq!(column(&place, "SELECT person_id || party_id FROM permissions").await, ["SLee"]);
}

#[tokio::test]
async fn kinds_types_and_fields_of_a_newer_version_survive_everything() {
    let a = Place::new().await;
    let newer = json!({"kind": "genome", "depth": 30, "what": "panel", "reads": {"a": [1, 2.5]}});
    let mut facts = vec![
        create("G", EntityType::Item, newer),
        create("V", EntityType::Item, json!({"kind": "visit", "mood": {"x": 1}, "stars": 5})),
    ];
    facts.extend([set("H", "_type", "hologram"), set("H", "name", "something"), set("U", "lonely", true)]);
    a.store.commit(&change(1, facts)).await.unwrap();
    let raw_of = async |place: &Place| {
        let record = place.store.load().await.unwrap();
        ["G", "V", "H", "U"].map(|id| record.fields(&EntityId::new(id)).cloned().unwrap_or_default())
    };
    let before = raw_of(&a).await;
    assert!(before.iter().all(|fields| !fields.is_empty()));

    // An edit of a known field beside them, its undo, the bin and back.
    a.store.commit(&change(2, vec![set("G", "what", "other"), set("V", "home", true)])).await.unwrap();
    let step = a.store.steps(1).await.unwrap().remove(0);
    let facts = a.store.undo_of(step.hash).await.unwrap();
    a.store.commit(&Change { at: at(3), actor: Actor::Engine, intent: UNDO_INTENT.into(), facts }).await.unwrap();
    for id in ["G", "H"].map(EntityId::new) {
        a.store.commit(&change(4, vec![Fact::Discard(id.clone())])).await.unwrap();
        a.store.commit(&change(5, vec![Fact::Restore(id)])).await.unwrap();
    }
    a.store.rebuild_projection().await.unwrap();
    let a = a.reopen().await;
    a.assert_whole().await;
    // Another copy that learns of it all.
    let b = a.second(b'b').await;
    b.pull(&a).await;
    b.assert_whole().await;
    for place in [&a, &b] {
        let mut after = raw_of(place).await;
        for fields in &mut after {
            fields.remove("_deleted");
            fields.retain(|_, value| !value.is_null()); // `home` was put and taken back
        }
        assert_eq!(after, before);
    }
    // And an undo of what a newer version wrote.
    let steps = a.store.steps(99).await.unwrap();
    assert_eq!(steps.len(), 7);
    assert_eq!(column(&a, "SELECT kind FROM items WHERE id = 'G'").await, ["genome"]);
}

#[tokio::test]
async fn a_date_that_does_not_exist_stays_as_written_and_is_named() {
    let place = Place::new().await;
    let fields = json!({"kind": "visit", "confirm_by": "2027-02-30", "booked": "soon", "travel_minutes": "long",
        "slot": {"start": "2027-03-14T25:30"}, "outcome": 7, "bring": "a disc"});
    place.store.commit(&change(1, vec![create("V", EntityType::Item, fields)])).await.unwrap();
    let place = place.reopen().await;
    place.store.rebuild_projection().await.unwrap();
    let record = place.store.load().await.unwrap();
    let kept = record.fields(&EntityId::new("V")).unwrap();
    assert_eq!((&kept["confirm_by"], &kept["booked"]), (&json!("2027-02-30"), &json!("soon")));
    let misfits: Vec<String> = record.misfits().map(|misfit| misfit.field).collect();
    assert_eq!(misfits, ["booked", "bring", "confirm_by", "outcome", "slot", "travel_minutes"]);
    let row = "SELECT confirm_by_on || '|' || booked_on || '|' || travel_minutes FROM visits";
    assert_eq!(column(&place, row).await, ["||-1"]);
    place.assert_whole().await;
}

#[tokio::test]
async fn strange_text_comes_back_letter_for_letter() {
    let place = Place::new().await;
    let strange = [
        "\u{0}in the middle\u{0}",
        "line\r\nbreak\ttab\u{7}\u{1b}[31m",
        "\u{202e}right to left \u{5e9}\u{5dc}\u{5d5}\u{5dd} \u{627}\u{644}\u{633}\u{644}\u{627}\u{645}",
        "\u{feff}e\u{301} \u{1f9d1}\u{200d}\u{1f9bc} \u{fffd} \u{10ffff}",
        "'; DROP TABLE items; -- \" \\ % _ {} []",
        "",
    ];
    for (number, text) in strange.into_iter().enumerate() {
        let id = format!("T{number}");
        let fields = json!({"kind": "note", "text": text, "what": text, "label": text, "about": text});
        place.store.commit(&change(1, vec![create(&id, EntityType::Item, fields)])).await.unwrap();
    }
    let place = place.reopen().await;
    place.store.rebuild_projection().await.unwrap();
    place.assert_whole().await;
    let record = place.store.load().await.unwrap();
    for (number, text) in strange.into_iter().enumerate() {
        let fields = record.fields(&EntityId::new(format!("T{number}"))).unwrap();
        assert_eq!(fields["text"], text);
        assert_eq!(fields["what"], text);
    }
    // Half of a surrogate pair cannot be said in Rust's strings, and JSON that tries is refused.
    assert!(serde_json::from_str::<Value>("\"\\ud800\"").is_err());
    // Names are not for people: nothing invisible gets into them.
    for (entity, field) in [("A\u{0}", "x"), ("A", "x\u{0}y"), ("A\n", "x"), ("A", "\u{7f}")] {
        let refused = place.store.commit(&change(2, vec![set(entity, field, 1)])).await;
        assert!(matches!(refused, Err(StoreError::Refused(_))), "{entity:?} {field:?}");
    }
    let long = "n".repeat(2_000);
    assert!(matches!(place.store.commit(&change(2, vec![set("A", &long, 1)])).await, Err(StoreError::Refused(_))));
}

#[tokio::test]
async fn a_note_may_be_long_but_not_without_end() {
    let place = Place::new().await;
    let long: String = "What the surgeon said about the left knee. ".repeat(23_000);
    assert!(long.len() < 1_000_000);
    let note = create("N", EntityType::Item, json!({"kind": "note", "text": long}));
    place.store.commit(&change(1, vec![note])).await.unwrap();
    let endless = "x".repeat(10 * 1024 * 1024);
    let refused = place.store.commit(&change(2, vec![set("N", "what", 1), set("N", "text", endless)])).await;
    assert!(matches!(refused, Err(StoreError::TooLong)), "{refused:?}");
    let place = place.reopen().await;
    let record = place.store.load().await.unwrap();
    let kept = record.fields(&EntityId::new("N")).unwrap();
    assert_eq!(kept["text"], long);
    assert!(!kept.contains_key("what"), "nothing of the refused change is there");
    place.assert_whole().await;
}

#[tokio::test]
async fn a_party_that_goes_is_still_named_by_what_uses_it() {
    let place = Place::new().await;
    let facts = vec![
        create("Lee", EntityType::Party, json!({"name": "Dr. Lee", "part_of": "Clinic"})),
        create("Clinic", EntityType::Party, json!({"name": "Clinic"})),
        create("V", EntityType::Item, json!({"kind": "visit", "party": "Lee", "what": "call Lee"})),
        create("PLAN", EntityType::Item, json!({"kind": "insurance", "care_team": ["Lee", "Ng"]})),
        create("GONE", EntityType::Item, json!({"kind": "visit", "party": "Lee"})),
        create("S", EntityType::Person, json!({"name": "Sally", "permission:Lee": {"kind": "form"}})),
        Fact::Discard(EntityId::new("GONE")),
    ];
    place.store.commit(&change(1, facts)).await.unwrap();
    let uses = async |party: &str| -> Vec<String> {
        let uses = place.store.uses_of(&PartyId::new(party)).await.unwrap();
        uses.into_iter().map(|used| format!("{}.{}", used.entity, used.field)).collect()
    };
    let all = ["PLAN.care_team", "S.permission:Lee", "V.party"];
    assert_eq!(uses("Lee").await, all);
    assert_eq!(uses("Clinic").await, ["Lee.part_of"]);
    assert!(uses("nobody").await.is_empty());
    place.store.commit(&change(2, vec![Fact::Discard(EntityId::new("Lee"))])).await.unwrap();
    assert_eq!(uses("Lee").await, all, "nothing forgets it");
    assert!(place.store.load().await.unwrap().parties.keys().all(|party| party.as_str() != "Lee"));
    place.assert_whole().await;
}
