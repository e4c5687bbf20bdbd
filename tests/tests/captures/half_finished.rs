//! Half-finished captures.

use super::Sally;
use care_app::capture_view::{CaptureDraftRequest, NoteRequest, VisitCaptureRequest};
use care_app::{Concierge, Protection, Secret};
use care_model::EntityId;
use care_tests::world::Stage;
use std::collections::BTreeSet;
use std::io::{BufRead, BufReader};
use std::mem::ManuallyDrop;
use std::path::Path;
use std::process::{Command, Stdio};

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

const CHILD: &str = "CARE_TEST_CAPTURE_HOME";
const FIRST: &str = "CARE_TEST_CAPTURE_FIRST";
const PASSPHRASE: &str = "four plain words here";
const SELF: &str = "half_finished::killed_at_any_moment_a_form_is_half_finished_or_saved_and_never_both_or_neither";

fn secret() -> Secret {
    Secret::Passphrase(PASSPHRASE.to_owned().into())
}

fn program(home: &Path) -> ManuallyDrop<Concierge> {
    let concierge = Concierge::new(Stage::at("2027-04-15T19:30:00Z").world(), home.to_owned()).unwrap();
    ManuallyDrop::new(concierge)
}

/// The program that gets killed: keeps a form, says so, saves it, and so on for ever.
async fn keep_and_save_for_ever(home: &Path, first: usize) -> ! {
    let mut concierge = program(home);
    let id = concierge.home().record_ids().unwrap().remove(0);
    concierge.open_person(&id, secret()).await.unwrap();
    for number in first.. {
        let text = format!("note {number}");
        let request = NoteRequest { text, about: None, capture_id: Some(number.to_string()) };
        let json = serde_json::to_string(&request).unwrap();
        let draft = CaptureDraftRequest { id: number.to_string(), kind: "note".into(), about: None, json };
        concierge.keep_capture(draft).await.unwrap();
        println!("\nkept {number}");
        concierge.save_note(&request).await.unwrap();
    }
    unreachable!("numbers do not end")
}

/// Plays both parts: called anew with a home to write to, it is the program that is killed.
#[tokio::test]
async fn killed_at_any_moment_a_form_is_half_finished_or_saved_and_never_both_or_neither() {
    if let Some(home) = std::env::var_os(CHILD) {
        let first = std::env::var(FIRST).unwrap().parse().unwrap();
        keep_and_save_for_ever(Path::new(&home), first).await;
    }
    let home = tempfile::tempdir().unwrap();
    let mut concierge = program(home.path());
    let protection = Protection::Passphrase(PASSPHRASE.to_owned().into());
    concierge.create_person("Sally Moreno", chrono_tz::America::New_York, protection).await.unwrap();
    concierge.lock().await;
    let id = concierge.home().record_ids().unwrap().remove(0);
    // Numbers go on where the last go cannot have come to.
    for (first, wanted) in [(1, 1), (100_001, 2), (200_001, 5)] {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", SELF, "--nocapture"])
            .env(CHILD, home.path())
            .env(FIRST, first.to_string())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let told = lines.map(|line| line.unwrap()).filter_map(|line| line.strip_prefix("kept ").map(str::to_owned));
        let last: usize = told.take(wanted).last().expect("the child keeps forms").parse().unwrap();
        child.kill().unwrap(); // SIGKILL: nothing is tidied up
        child.wait().unwrap();

        concierge.open_person(&id, secret()).await.unwrap();
        let drafts: BTreeSet<String> = concierge.list_captures().await.unwrap().into_iter().map(|one| one.id).collect();
        let record = concierge.record().unwrap();
        let notes = record.items.values().filter(|item| item.detail.kind_name() == "note");
        let text = |item: &care_model::Item| record.fields(&EntityId::from(&item.id)).unwrap()["text"].clone();
        let saved: BTreeSet<String> =
            notes.map(|note| text(note).as_str().unwrap().trim_start_matches("note ").to_owned()).collect();
        assert!(drafts.is_disjoint(&saved), "{drafts:?} {saved:?}");
        assert_eq!(last, first + wanted - 1);
        for number in first..=last {
            let number = number.to_string();
            assert!(drafts.contains(&number) || saved.contains(&number), "{number} was acknowledged");
        }
        assert!(concierge.verify().await.unwrap().is_ok());
        concierge.lock().await;
    }
}
