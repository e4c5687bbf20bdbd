//! One typed line, read word by word, and set right.

use super::Sally;
use care_app::AcceptWhat;
use care_app::capture_view::{LineWordView, NoteRequest, ReadLineRequest, TypedLineView, WordFixRequest};
use serde_json::json;

async fn read(sally: &mut Sally, text: &str, fixes: Vec<WordFixRequest>, replaces: Vec<String>) -> TypedLineView {
    let request = ReadLineRequest { text: text.into(), fixes, replaces };
    sally.read_line_words(&request).await.unwrap()
}

fn word<'v>(view: &'v TypedLineView, text: &str) -> &'v LineWordView {
    view.words.iter().find(|word| word.text.contains(text)).unwrap_or_else(|| panic!("{text} in {:?}", view.words))
}

fn fix(word: &LineWordView, reads: &str, value: &str) -> WordFixRequest {
    WordFixRequest { start: word.start, end: word.end, reads: reads.into(), value: value.into() }
}

#[tokio::test]
async fn every_word_says_how_it_was_read_and_where_it_stands() {
    let mut sally = Sally::new().await;
    let text = "🙂 MRI left shoulder, Dr Lee wants the pictures before May 14";
    let view = read(&mut sally, text, Vec::new(), Vec::new()).await;
    let units: Vec<u16> = text.encode_utf16().collect();
    for word in &view.words {
        let there = String::from_utf16(&units[word.start as usize..word.end as usize]).unwrap();
        assert_eq!(there, word.text, "places are counted as a screen counts");
    }
    assert_eq!(word(&view, "MRI").reads, "kind");
    assert_eq!(word(&view, "Lee").reads_as, "Dr. Lee, already known");
    let day = word(&view, "May 14");
    assert_eq!((day.reads.as_str(), day.is_sure), ("day", false), "the year was guessed");
    assert!(day.reads_as.contains("May 14"), "{}", day.reads_as);
    assert!(!view.proposals.is_empty());
    assert!(
        view.words
            .iter()
            .filter_map(|word| word.draft.as_ref())
            .all(|id| view.proposals.iter().any(|one| one.id == *id))
    );
    let said = serde_json::to_string(&view).unwrap();
    assert!(!said.contains("captures-"), "a word is missing in the catalogue: {said}");
}

#[tokio::test]
async fn a_day_that_was_read_wrongly_is_set_right_and_the_old_reading_no_longer_waits() {
    let mut sally = Sally::new().await;
    let text = "visit with Dr Lee on May 14 at 2pm";
    let first = read(&mut sally, text, Vec::new(), Vec::new()).await;
    let wrong = fix(word(&first, "May 14"), "day", "2027-05-18");
    let replaces: Vec<String> = first.proposals.iter().map(|one| one.id.clone()).collect();
    let second = read(&mut sally, text, vec![wrong], replaces).await;
    assert_eq!(second.text, text);
    let day = word(&second, "May 14");
    assert!(day.is_sure && day.reads_as.contains("May 18"), "{day:?}");
    assert_eq!(sally.pending().await.unwrap().len(), second.proposals.len());
    let ids = second.proposals.iter().map(|one| one.id.clone()).collect();
    sally.accept(&AcceptWhat::These(ids)).await.unwrap();
    let visit = sally.all("visit").into_iter().find(|id| id != "VIS-1").unwrap();
    assert_eq!(sally.field(&visit, "slot")["start"], json!("2027-05-18T14:00"));
    assert_eq!(sally.field(&visit, "evidence_where"), json!(text), "what was typed stays as it was typed");
}

#[tokio::test]
async fn another_party_another_kind_and_plain_words_can_be_chosen() {
    let mut sally = Sally::new().await;
    let cho = sally.party("Dr. Cho").await;
    let text = "visit with Dr Lee on May 14";
    let first = read(&mut sally, text, Vec::new(), Vec::new()).await;
    let party = fix(word(&first, "Lee"), "party", &cho);
    let kind = fix(word(&first, "visit"), "kind", "lab");
    let second = read(&mut sally, text, vec![party, kind], Vec::new()).await;
    assert_eq!(word(&second, "Lee").reads_as, "Dr. Cho, already known");
    assert!(second.proposals.iter().any(|one| one.kind == "lab"), "{:?}", second.proposals);
    let plain = fix(word(&first, "May 14"), "words", "");
    let third = read(&mut sally, text, vec![plain], Vec::new()).await;
    assert_eq!(word(&third, "May 14").reads, "unread");
    let when = |view: &TypedLineView| {
        view.proposals.iter().flat_map(|one| one.readings.clone()).any(|one| one.value.contains("May 14"))
    };
    assert!(when(&first) && !when(&third));
}

#[tokio::test]
async fn a_fix_that_does_not_fit_the_line_changes_nothing() {
    let mut sally = Sally::new().await;
    let there = |start, end| WordFixRequest { start, end, reads: "day".into(), value: "2027-05-18".into() };
    let wrong = [vec![there(0, 500)], vec![there(5, 5)], vec![there(0, 5), there(3, 8)]];
    for fixes in wrong {
        let request = ReadLineRequest { text: "visit on May 14".into(), fixes, replaces: Vec::new() };
        assert!(sally.read_line_words(&request).await.is_err());
    }
    assert!(sally.pending().await.unwrap().is_empty());
}

#[tokio::test]
async fn a_note_is_kept_with_what_it_is_about_and_nothing_without_words() {
    let mut sally = Sally::new().await;
    let note =
        NoteRequest { text: "Parking is behind\u{0} the house".into(), about: Some("VIS-1".into()), capture_id: None };
    let saved = sally.save_note(&note).await.unwrap();
    let id = &saved.made[0].item_id;
    assert_eq!(
        (sally.field(id, "text"), sally.field(id, "about")),
        (json!("Parking is behind the house"), json!("VIS-1"))
    );
    assert!(sally.save_note(&NoteRequest { text: " \n".into(), ..note }).await.is_err());
}
