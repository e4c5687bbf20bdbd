//! The first slice as a person lives it, with a world that the test controls.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a failed expectation is the result of a test"
)]

use care_app::capture_view::LogCallRequest;
use care_app::world::NoticeAction;
use care_app::{AcceptWhat, Concierge, Protection, Secret, Trouble, WatchNews};
use care_model::Happening;
use care_tests::world::Stage;
use care_vault::KeychainError;
use std::collections::BTreeSet;
use std::mem::ManuallyDrop;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use zeroize::Zeroizing;

const ZONE: chrono_tz::Tz = chrono_tz::America::New_York;
const PASSPHRASE: &str = "four plain words here";

/// Never dropped: the database's threads would still be closing the record while the test program ends,
/// and the cipher library takes its memory away from under them.
fn concierge(stage: &Stage, home: &Path) -> ManuallyDrop<Concierge> {
    let mut concierge = Concierge::new(stage.world(), home.to_owned()).unwrap();
    concierge.set_locale("en-US").unwrap();
    ManuallyDrop::new(concierge)
}

/// Shared with the loop, and never dropped either.
fn shared(concierge: ManuallyDrop<Concierge>) -> Arc<tokio::sync::Mutex<Concierge>> {
    let shared = Arc::new(tokio::sync::Mutex::new(ManuallyDrop::into_inner(concierge)));
    std::mem::forget(Arc::clone(&shared));
    shared
}

async fn sally(stage: &Stage, home: &Path) -> (ManuallyDrop<Concierge>, String) {
    let mut concierge = concierge(stage, home);
    let made = concierge.create_person("Sally Moreno", ZONE, Protection::Keychain).await.unwrap();
    (concierge, made.person_id)
}

fn passphrase(text: &str) -> Secret {
    Secret::Passphrase(Zeroizing::new(text.to_owned()))
}

#[tokio::test]
async fn a_record_made_with_the_keychain_opens_again_by_itself() {
    let home = tempfile::tempdir().unwrap();
    let stage = Stage::at("2027-01-11T15:00:00Z");
    let (mut first, _) = sally(&stage, home.path()).await;
    first.lock().await;
    let mut again = concierge(&stage, home.path());
    again.open_last().await.unwrap();
    assert_eq!(again.today(again.now()).unwrap().greeting, "Good morning, Sally.");
}

#[tokio::test]
async fn a_keychain_that_lost_the_key_never_means_a_first_run() {
    let home = tempfile::tempdir().unwrap();
    let stage = Stage::at("2027-01-11T15:00:00Z");
    let (mut first, _) = sally(&stage, home.path()).await;
    first.lock().await;
    for error in [None, Some(KeychainError::Locked), Some(KeychainError::NoService)] {
        stage.keychain.empty();
        stage.keychain.fail(error);
        let mut again = concierge(&stage, home.path());
        let trouble = again.open_last().await.unwrap_err();
        assert!(matches!(trouble, Trouble::KeychainLocked | Trouble::KeychainMissing), "{trouble}");
        let frame = again.frame(false, true).await.unwrap();
        assert_eq!((frame.state.as_str(), frame.people.len()), ("locked", 1));
    }
}

#[tokio::test]
async fn the_recovery_words_open_what_the_keychain_lost() {
    let home = tempfile::tempdir().unwrap();
    let stage = Stage::at("2027-01-11T15:00:00Z");
    let mut first = concierge(&stage, home.path());
    let made = first.create_person("Sally Moreno", ZONE, Protection::Keychain).await.unwrap();
    first.lock().await;
    stage.keychain.empty();
    let mut again = concierge(&stage, home.path());
    again.open_person(&made.person_id, Secret::Words(made.recovery_words)).await.unwrap();
    assert!(again.is_open());
}

#[tokio::test]
async fn without_a_keychain_a_passphrase_protects_and_a_wrong_one_changes_nothing() {
    let home = tempfile::tempdir().unwrap();
    let stage = Stage::at("2027-01-11T15:00:00Z");
    stage.keychain.fail(Some(KeychainError::NoService));
    let mut first = concierge(&stage, home.path());
    let refused = first.create_person("Sally", ZONE, Protection::Keychain).await;
    assert!(matches!(refused, Err(Trouble::KeychainMissing)));
    assert!(first.home().record_ids().unwrap().is_empty(), "a refused start leaves nothing behind");
    let protection = Protection::Passphrase(Zeroizing::new(PASSPHRASE.to_owned()));
    let made = first.create_person("Sally", ZONE, protection).await.unwrap();
    first.lock().await;
    let mut again = concierge(&stage, home.path());
    let wrong = again.open_person(&made.person_id, passphrase("four plain words hers")).await;
    assert!(matches!(wrong, Err(Trouble::WrongSecret)));
    again.open_person(&made.person_id, passphrase(PASSPHRASE)).await.unwrap();
}

#[tokio::test]
async fn one_typed_line_gives_a_scan_two_hand_offs_and_a_question() {
    let home = tempfile::tempdir().unwrap();
    let stage = Stage::at("2027-01-11T15:00:00Z");
    let (mut concierge, _) = sally(&stage, home.path()).await;
    let line = "MRI left shoulder, Dr Lee wants the pictures before April 15";
    let read = concierge.read_line(line).await.unwrap();
    let kinds: Vec<&str> = read.iter().filter_map(|one| one.draft.kind()).collect();
    assert_eq!(kinds.iter().filter(|kind| **kind == "imaging").count(), 1);
    assert_eq!(kinds.iter().filter(|kind| **kind == "need").count(), 2);
    assert_eq!(read.iter().filter(|one| one.draft.question.is_some()).count(), 1);
    // "No" to the question: the day is a last day, not a visit.
    let without: BTreeSet<String> =
        read.iter().filter(|one| one.draft.question.is_none()).map(|one| one.id.clone()).collect();
    concierge.accept(&AcceptWhat::These(without)).await.unwrap();
    let board = concierge.board(concierge.now()).unwrap();
    let rows: Vec<(&str, Option<&str>)> =
        board.rows.iter().map(|row| (row.to.as_str(), row.needed_by_on.as_deref())).collect();
    assert_eq!(rows, [("Dr Lee", Some("2027-04-15")), ("Dr Lee", Some("2027-04-15"))]);
}

#[tokio::test]
async fn the_same_file_twice_adds_nothing() {
    let home = tempfile::tempdir().unwrap();
    let stage = Stage::at("2027-01-11T15:00:00Z");
    let (mut concierge, _) = sally(&stage, home.path()).await;
    let calendar = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//made up//EN\r\nBEGIN:VEVENT\r\nUID:one@office.example\r\n\
        DTSTAMP:20270101T000000Z\r\nDTSTART;TZID=America/New_York:20270415T140000\r\nDTEND;TZID=America/New_York:20270415T144500\r\n\
        SUMMARY:Dr. Lee\\, shoulder\r\nLOCATION:40 E 68th St\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    let first = concierge.bring_in_bytes(Path::new("visit.ics"), calendar.to_vec()).await.unwrap().files.remove(0);
    assert!(first.proposed > 0 && !first.is_known);
    let accepted = concierge.accept(&AcceptWhat::All).await.unwrap();
    assert!(accepted.added > 0);
    let items = concierge.record().unwrap().items.len();
    let second = concierge.bring_in_bytes(Path::new("copy.ics"), calendar.to_vec()).await.unwrap().files.remove(0);
    assert!(second.is_known);
    assert_eq!(second.proposed, 0);
    assert_eq!(concierge.accept(&AcceptWhat::All).await.unwrap().added, 0);
    assert_eq!(concierge.record().unwrap().items.len(), items);
}

#[tokio::test]
async fn the_sample_day_asks_for_the_pictures_and_a_logged_call_changes_the_plan() {
    let home = tempfile::tempdir().unwrap();
    let stage = Stage::at("2027-02-05T15:20:00Z"); // Friday, 10:20 in New York
    let mut concierge = concierge(&stage, home.path());
    concierge.open_sample().await.unwrap();
    let today = concierge.today(concierge.now()).unwrap();
    let next = today.next.or(today.could_do).expect("a next step");
    assert!(next.is_now, "they failed today, and the office can be called now");
    assert_eq!(next.item_id, "NEED-2");
    let card = next.card.expect("a call card");
    assert_eq!(card.party, "Riverside Imaging");
    assert!(card.phone.is_some());
    let request = LogCallRequest {
        party_id: Some("riverside".into()),
        about: vec!["NEED-2".into()],
        outcome: "reached_promised".into(),
        day: Some("2027-02-08".into()),
        ..LogCallRequest::default()
    };
    let done = concierge.log_call(&request).await.unwrap();
    let board = concierge.board(concierge.now()).unwrap();
    let row = board.rows.iter().find(|row| row.item_id == "NEED-2").expect("the pictures");
    assert_eq!((row.status.code.as_str(), row.next_check_on.as_deref()), ("waiting", Some("2027-02-09")));
    concierge.undo(&done.token.expect("undo")).await.unwrap();
    let board = concierge.board(concierge.now()).unwrap();
    let row = board.rows.iter().find(|row| row.item_id == "NEED-2").expect("the pictures");
    assert_ne!(row.status.code, "waiting");
    let report = concierge.verify().await.unwrap();
    assert!(report.is_ok(), "{:?}", report.problems);
}

#[tokio::test]
async fn the_loop_says_it_once_and_an_answer_changes_the_record() {
    let home = tempfile::tempdir().unwrap();
    let stage = Stage::at("2027-01-11T16:00:00Z");
    let (mut concierge, _) = sally(&stage, home.path()).await;
    concierge.read_line("Referral to Dr. Lee, I have to call").await.unwrap();
    concierge.accept(&AcceptWhat::All).await.unwrap();
    stage.clock.set("2027-01-12T15:00:00Z"); // the next work day, 10:00 in New York
    let shared = shared(concierge);
    let poked = shared.lock().await.subscribe();
    let (news, mut heard) = tokio::sync::mpsc::unbounded_channel();
    let running = tokio::spawn(care_app::watch(Arc::clone(&shared), poked, news));
    let Some(WatchNews::Said(said)) = heard.recv().await else { panic!("something is said") };
    assert_eq!(said.rules, ["N-REF-01"]);
    assert_eq!(stage.notices.titles(), ["Call Dr. Lee to book your visit"]);
    stage.notices.answer_last(NoticeAction::Later);
    assert_eq!(heard.recv().await, Some(WatchNews::Answered));
    let snoozed =
        shared.lock().await.record().unwrap().events.values().any(|e| matches!(e.what, Happening::Snooze { .. }));
    assert!(snoozed);
    assert_eq!(stage.notices.titles().len(), 1, "said once");
    running.abort();
}

#[tokio::test]
async fn without_a_notification_service_the_step_stays_on_today() {
    let home = tempfile::tempdir().unwrap();
    let stage = Stage::at("2027-01-11T16:00:00Z");
    let (mut concierge, _) = sally(&stage, home.path()).await;
    concierge.read_line("Referral to Dr. Lee, I have to call").await.unwrap();
    concierge.accept(&AcceptWhat::All).await.unwrap();
    stage.notices.go_away();
    stage.clock.set("2027-01-12T15:00:00Z");
    let shared = shared(concierge);
    let (news, mut heard) = tokio::sync::mpsc::unbounded_channel();
    care_app::watch_once(&shared, &news).await;
    assert!(matches!(heard.recv().await, Some(WatchNews::Said(_))));
    assert_eq!(heard.recv().await, Some(WatchNews::NoService));
    let concierge = shared.lock().await;
    let today = concierge.today(concierge.now()).unwrap();
    assert!(today.next.is_some());
}

#[tokio::test]
async fn after_nine_days_asleep_there_is_one_summary_and_nothing_is_replayed() {
    let home = tempfile::tempdir().unwrap();
    let stage = Stage::at("2027-01-11T16:00:00Z");
    let (mut concierge, _) = sally(&stage, home.path()).await;
    concierge.read_line("Referral to Dr. Lee, I have to call").await.unwrap();
    concierge.accept(&AcceptWhat::All).await.unwrap();
    assert!(concierge.look().await.unwrap().due.is_empty());
    stage.clock.set("2027-01-20T21:10:00Z"); // Wednesday, 16:10 in New York
    let said: Vec<Vec<String>> = concierge.look().await.unwrap().due.into_iter().map(|push| push.rules).collect();
    assert_eq!(said, [["N-SYS-01"]]);
    assert!(concierge.look().await.unwrap().due.is_empty());
    assert!(concierge.today(concierge.now()).unwrap().while_away.is_some());
}

#[tokio::test]
async fn a_file_that_cannot_be_read_is_kept_with_the_reason() {
    let home = tempfile::tempdir().unwrap();
    let stage = Stage::at("2027-01-11T16:00:00Z");
    let (mut concierge, _) = sally(&stage, home.path()).await;
    let empty = concierge.bring_in_bytes(Path::new("scan.pdf"), Vec::new()).await.unwrap().files.remove(0);
    assert!(empty.is_kept_unread());
    let cut =
        br#"{"resourceType":"Bundle","entry":[{"resource":{"resourceType":"Patient","id":"1"}},{"resource":{"resour"#;
    let cut = concierge.bring_in_bytes(Path::new("cut.json"), cut.to_vec()).await.unwrap().files.remove(0);
    assert!(!cut.reading.problems.is_empty());
    let frame = concierge.frame(true, true).await.unwrap();
    assert_eq!(frame.to_sort, 2);
    let missing = concierge
        .bring_in(
            &[home.path().join("nowhere.ics")],
            care_app::Onlooker { tell: &|_| (), stop: &AtomicBool::new(false) },
        )
        .await;
    assert!(matches!(missing, Err(Trouble::UnreadableFile(_))));
}
