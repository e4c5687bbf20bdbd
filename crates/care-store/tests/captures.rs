//! Half-finished captures: kept, replaced, ended with the change that they become.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // a test stops at the first surprise

mod support;

use care_model::{EntityId, EntityType};
use care_store::{KeptCapture, StoreError};
use serde_json::json;
use support::{CANARY, Place, at, change, create};

fn capture(id: &str, minutes: i64, json: &str) -> KeptCapture {
    KeptCapture {
        id: id.into(),
        kind: "visit".into(),
        about: Some(EntityId::new("VIS-1")),
        json: json.to_owned().into(),
        started_at: at(minutes),
        updated_at: at(minutes),
    }
}

#[tokio::test]
async fn a_capture_outlives_a_crash_and_keeps_its_beginning() {
    let place = Place::new().await;
    place.store.keep_capture(&capture("a", 1, "{}")).await.unwrap();
    place.store.keep_capture(&capture("b", 2, "{}")).await.unwrap();
    place.store.keep_capture(&capture("a", 3, r#"{"decided": "brace"}"#)).await.unwrap();
    let place = place.crash().await;
    let kept = place.store.captures().await.unwrap();
    assert_eq!(
        kept.iter().map(|capture| capture.id.as_str()).collect::<Vec<_>>(),
        ["a", "b"],
        "the last touched first"
    );
    assert_eq!((kept[0].started_at, kept[0].updated_at), (at(1), at(3)));
    assert_eq!(kept[0].json.reveal(), r#"{"decided": "brace"}"#);
    place.store.drop_capture("a").await.unwrap();
    place.store.drop_capture("a").await.unwrap();
    assert_eq!(place.store.captures().await.unwrap().len(), 1);
    place.assert_whole().await;
}

#[tokio::test]
async fn a_capture_ends_with_its_change_and_stays_when_that_is_refused() {
    let place = Place::new().await;
    place.store.keep_capture(&capture("a", 1, "{}")).await.unwrap();
    let made = change(2, vec![create("N-1", EntityType::Item, json!({"kind": "note", "text": "Parking"}))]);
    let refused = place.store.commit_finishing(&made, &["no such proposal".into()], Some("a")).await;
    assert!(matches!(refused, Err(StoreError::NoSuchProposal)));
    assert_eq!(place.store.captures().await.unwrap().len(), 1);
    assert!(place.store.load().await.unwrap().items.is_empty());
    place.store.commit_finishing(&made, &[], Some("a")).await.unwrap();
    let place = place.crash().await;
    assert!(place.store.captures().await.unwrap().is_empty());
    assert_eq!(place.store.load().await.unwrap().items.len(), 1);
    // Saved a second time, nothing is new, and the capture still ends.
    place.store.keep_capture(&capture("a", 3, "{}")).await.unwrap();
    place.store.commit_finishing(&made, &[], Some("a")).await.unwrap();
    assert!(place.store.captures().await.unwrap().is_empty());
    place.assert_whole().await;
}

#[tokio::test]
async fn a_capture_is_local_and_lies_encrypted() {
    let place = Place::new().await;
    place.store.keep_capture(&capture("a", 1, &format!(r#"{{"decided": "{CANARY}"}}"#))).await.unwrap();
    let before = place.store.changes().await.unwrap().len();
    place.store.keep_capture(&capture("b", 1, "{}")).await.unwrap();
    assert_eq!(place.store.changes().await.unwrap().len(), before, "no change of the ledger");
    for file in std::fs::read_dir(place.folder()).unwrap() {
        let bytes = std::fs::read(file.unwrap().path()).unwrap();
        assert!(!bytes.windows(CANARY.len()).any(|window| window == CANARY.as_bytes()));
    }
}
