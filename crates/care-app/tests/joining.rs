//! Two records of one thing become one, as one change; files belong to items.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a failed expectation is the result of a test"
)]

mod support;

use care_app::Trouble;
use serde_json::{Map, Value, json};
use std::path::Path;
use support::Desk;

fn data(value: Value) -> Map<String, Value> {
    value.as_object().unwrap().clone()
}

#[tokio::test]
async fn two_offices_become_one_and_undo_brings_both_back() {
    let mut desk = Desk::new().await;
    let keep = desk.add("party", json!({"name": "Dr. Lee", "role": "specialist", "phone": "555-0176"})).await;
    let fold = desk.add("party", json!({"name": "Lee, MD", "phone": "555-0199", "fax": "555-0177"})).await;
    let visit = desk.add("visit", json!({"party": fold, "what": "shoulder"})).await;
    let team = desk.add("insurance", json!({"year": 2027, "care_team": [keep, fold]})).await;
    desk.save(Some(&fold), "party", json!({"permission:person": "verbal"})).await;
    desk.concierge.log_event(&visit.as_str().into(), "cancelled", data(json!({}))).await.unwrap();

    let preview = desk.concierge.merge_preview(&keep, &fold).unwrap();
    assert_eq!((preview.keep.as_str(), preview.fold.as_str()), ("Dr. Lee", "Lee, MD"));
    let phone = preview.fields.iter().find(|field| field.field == "phone").unwrap();
    assert_eq!((phone.result.as_str(), phone.differs), ("555-0176", true));
    let fax = preview.fields.iter().find(|field| field.field == "fax").unwrap();
    assert_eq!((fax.keep_value.as_str(), fax.result.as_str(), fax.differs), ("", "555-0177", false));
    assert_eq!(preview.items_moved, 3, "a visit, a plan review, what Sally allows");
    assert_eq!(preview.warnings.len(), 2, "{:?}", preview.warnings);
    let before = desk.concierge.record().unwrap().raw().clone();

    let merged = desk.concierge.merge(&keep, &fold).await.unwrap();
    assert_eq!((desk.value(&visit, "party"), desk.value(&keep, "fax")), (json!(keep), json!("555-0177")));
    assert_eq!(desk.value(&team, "care_team"), json!([keep]));
    assert_eq!(desk.value("person", &format!("permission:{keep}"))["kind"], "verbal");
    assert_eq!(desk.concierge.list_places().unwrap().len(), 2);
    let bin = desk.concierge.list_bin().await.unwrap();
    assert_eq!(bin[0].merged_into.as_ref().unwrap().code, keep);
    let step = desk.concierge.list_steps().await.unwrap().remove(0);
    assert_eq!((step.what.as_str(), step.can_undo), ("Made one: Dr. Lee and Lee, MD", true));

    let mut desk = desk.restart().await;
    desk.concierge.undo(&merged.token.unwrap()).await.unwrap();
    let after = desk.concierge.record().unwrap().raw();
    for (entity, fields) in &before {
        for (field, value) in fields {
            let now = &after[entity][field];
            assert_eq!(now, value, "{entity} {field}");
        }
    }
    assert_eq!(desk.concierge.list_places().unwrap().len(), 3);
    desk.assert_whole().await;
}

#[tokio::test]
async fn two_records_for_one_person_become_one() {
    let mut desk = Desk::new().await;
    let twin = desk.add("person", json!({"name": "Sally Moreno", "born_on": "1982-06-03"})).await;
    let visit = desk.add("visit", json!({"person": twin, "what": "shoulder"})).await;
    let preview = desk.concierge.merge_preview("person", &twin).unwrap();
    assert!(preview.warnings.is_empty(), "{:?}", preview.warnings);
    let token = desk.concierge.merge("person", &twin).await.unwrap().token.unwrap();
    assert_eq!((desk.value(&visit, "person"), desk.value("person", "born_on")), (json!("person"), json!("1982-06-03")));
    assert_eq!(desk.concierge.record().unwrap().persons.len(), 1);
    desk.concierge.undo(&token).await.unwrap();
    assert_eq!(desk.concierge.record().unwrap().persons.len(), 2);
    assert_eq!(desk.value(&visit, "person"), json!(twin));
    desk.save(Some("person"), "person", json!({"born_on": "1991-01-01"})).await;
    let preview = desk.concierge.merge_preview("person", &twin).unwrap();
    assert!(preview.warnings.iter().any(|words| words.contains("two people")), "{:?}", preview.warnings);
}

#[tokio::test]
async fn the_same_visit_twice_becomes_one_and_its_events_and_hand_offs_follow() {
    let mut desk = Desk::new().await;
    let keep = desk.add("visit", json!({"what": "shoulder", "slot": {"start": "2027-04-15T14:00"}})).await;
    let fold = desk.add("visit", json!({"what": "shoulder", "bring": ["insurance card"]})).await;
    let need = desk.add("need", json!({"what": "pictures", "for": fold})).await;
    desk.concierge.log_event(&fold.as_str().into(), "capture", data(json!({"note": "rest the arm"}))).await.unwrap();
    let token = desk.concierge.merge(&keep, &fold).await.unwrap().token.unwrap();
    assert_eq!((desk.value(&need, "what"), desk.value(&need, "for")), (json!("images"), json!(keep)));
    assert_eq!(desk.value(&keep, "bring"), json!(["insurance card"]));
    let now = desk.concierge.now();
    let view = desk.concierge.item(&keep.as_str().into(), now).await.unwrap();
    assert_eq!(view.history.len(), 1, "what happened to the other happened to this one");
    assert!(view.linked.iter().any(|linked| linked.id == need), "{:?}", view.linked);
    desk.concierge.undo(&token).await.unwrap();
    assert_eq!(desk.concierge.record().unwrap().items.len(), 3);
    let view = desk.concierge.item(&fold.as_str().into(), now).await.unwrap();
    assert_eq!(view.history.len(), 1);
}

#[tokio::test]
async fn unlike_things_do_not_become_one() {
    let mut desk = Desk::new().await;
    let visit = desk.add("visit", json!({"what": "shoulder"})).await;
    let task = desk.add("task", json!({"what": "shoulder"})).await;
    let lee = desk.add("party", json!({"name": "Dr. Lee"})).await;
    for (keep, fold) in [(&visit, &task), (&visit, &lee), (&visit, &visit)] {
        assert!(matches!(desk.concierge.merge(keep, fold).await, Err(Trouble::CannotMerge)));
    }
    assert!(matches!(desk.concierge.merge(&visit, "nobody").await, Err(Trouble::NoSuchItem(_))));
    desk.concierge.discard_entity(&task).await.unwrap();
    let other = desk.add("task", json!({"what": "shoulder"})).await;
    assert!(matches!(desk.concierge.merge(&other, &task).await, Err(Trouble::CannotMerge)));
}

#[tokio::test]
async fn a_file_is_linked_looked_at_and_taken_off_again() {
    let mut desk = Desk::new().await;
    let visit = desk.add("visit", json!({"what": "shoulder"})).await;
    let letter = "Dear Sally,\u{7}\nplease bring the disc.".as_bytes().to_vec();
    let kept = desk.concierge.bring_in_bytes(Path::new("letter.txt"), letter).await.unwrap().files.remove(0);
    let linked = desk.concierge.link_file(&kept.sha256, &visit.as_str().into()).await.unwrap();
    let now = desk.concierge.now();
    let view = desk.concierge.item(&visit.as_str().into(), now).await.unwrap();
    assert_eq!((view.files[0].name.as_str(), view.files[0].is_source), ("letter.txt", false));
    let file = desk.concierge.open_file(&kept.sha256).await.unwrap();
    assert_eq!(file.text[0].text, "Dear Sally,\nplease bring the disc.");
    assert_eq!((file.bytes_base64, file.items[0].code.as_str()), (None, visit.as_str()));
    desk.concierge.unlink_file(&kept.sha256, &visit.as_str().into()).await.unwrap();
    assert!(desk.concierge.item(&visit.as_str().into(), now).await.unwrap().files.is_empty());
    assert!(desk.concierge.open_file(&kept.sha256).await.unwrap().items.is_empty(), "the file itself stays");
    assert!(linked.token.is_some());
    assert!(matches!(desk.concierge.link_file("0", &visit.as_str().into()).await, Err(Trouble::NoSuchFile)));
    assert!(matches!(desk.concierge.open_file("0").await, Err(Trouble::NoSuchFile)));
}

#[tokio::test]
async fn a_picture_is_given_as_bytes_by_what_it_is_and_a_page_only_as_words() {
    let mut desk = Desk::new().await;
    let png = b"\x89PNG\r\n\x1a\n0000".to_vec();
    let kept = desk.concierge.bring_in_bytes(Path::new("scan.html"), png).await.unwrap().files.remove(0);
    let file = desk.concierge.open_file(&kept.sha256).await.unwrap();
    assert_eq!((file.media.as_str(), file.bytes_base64.as_deref()), ("image/png", Some("iVBORw0KGgowMDAw")));
    let page = b"<script>alert(1)</script>".to_vec();
    let kept = desk.concierge.bring_in_bytes(Path::new("page.png"), page).await.unwrap().files.remove(0);
    let file = desk.concierge.open_file(&kept.sha256).await.unwrap();
    assert_eq!((file.media.as_str(), file.bytes_base64), ("", None));
}
