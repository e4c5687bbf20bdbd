//! Half-finished captures.

use super::Sally;
use care_app::capture_view::{CaptureDraftRequest, NoteRequest, VisitCaptureRequest};

fn draft(id: &str, kind: &str, json: &str) -> CaptureDraftRequest {
    CaptureDraftRequest { id: id.into(), kind: kind.into(), about: Some("VIS-1".into()), json: json.into() }
}

#[tokio::test]
async fn a_form_goes_on_where_it_was_left_and_ends_when_it_is_saved() {
    let mut sally = Sally::new().await;
    let id = sally.start_visit_capture(&"VIS-1".into()).await.unwrap().capture_id;
    sally.keep_capture(draft(&id, "visit", r#"{"decided": "Try the br"}"#)).await.unwrap();
    sally.stage.clock.set("2027-04-15T19:34:00Z");
    let json = r#"{"item_id": "VIS-1", "decided": "Try the brace", "orders": [{"kind": "imaging", "what": "MR"}]}"#;
    sally.keep_capture(draft(&id, "visit", json)).await.unwrap();
    let kept = sally.list_captures().await.unwrap();
    assert_eq!(kept.len(), 1);
    assert_eq!((kept[0].kind_word.as_str(), kept[0].about_title.as_str()), ("After a visit", "Dr. Lee"));
    assert!(kept[0].started.ends_with("3:30 PM") && kept[0].updated.ends_with("3:34 PM"), "{kept:?}");

    let resumed = sally.start_visit_capture(&"VIS-1".into()).await.unwrap().resumed.unwrap();
    assert_eq!((resumed.decided.as_str(), resumed.orders[0].what.as_str()), ("Try the brace", "MR"));
    let wrong =
        VisitCaptureRequest { next_visit: Some(Default::default()), item_id: "VIS-404".into(), ..resumed.clone() };
    sally.save_visit_capture(&wrong).await.unwrap_err();
    assert_eq!(sally.list_captures().await.unwrap().len(), 1, "what was not saved is not lost");
    sally.save_visit_capture(&resumed).await.unwrap();
    assert!(sally.list_captures().await.unwrap().is_empty());
}

#[tokio::test]
async fn plain_captures_end_their_draft_too_and_one_can_be_dropped() {
    let mut sally = Sally::new().await;
    sally.keep_capture(draft("n-1", "note", r#"{"text": "Parking"}"#)).await.unwrap();
    sally.keep_capture(draft("n-2", "note", r#"{"text": "Other"}"#)).await.unwrap();
    let note = NoteRequest { text: "Parking".into(), about: None, capture_id: Some("n-1".into()) };
    sally.save_note(&note).await.unwrap();
    assert_eq!(sally.list_captures().await.unwrap().iter().map(|one| one.id.as_str()).collect::<Vec<_>>(), ["n-2"]);
    sally.drop_capture("n-2").await.unwrap();
    sally.drop_capture("n-2").await.unwrap();
    assert!(sally.list_captures().await.unwrap().is_empty());
}

#[tokio::test]
async fn what_is_no_form_is_not_kept() {
    let mut sally = Sally::new().await;
    for wrong in [draft("", "visit", "{}"), draft("a", "novel", "{}"), draft("a", "note", "{\"text\": ")] {
        assert!(sally.keep_capture(wrong).await.is_err());
    }
    assert!(sally.list_captures().await.unwrap().is_empty());
}

#[tokio::test]
async fn a_draft_that_nobody_can_read_starts_fresh_and_is_not_thrown_away() {
    let mut sally = Sally::new().await;
    sally.keep_capture(draft("visit VIS-1", "visit", "[1, 2]")).await.unwrap();
    assert_eq!(sally.start_visit_capture(&"VIS-1".into()).await.unwrap().resumed, None);
    assert_eq!(sally.list_captures().await.unwrap().len(), 1);
}
