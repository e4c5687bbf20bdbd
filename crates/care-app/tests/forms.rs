//! Anything can be entered by hand; what cannot be kept as it is, is told.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a failed expectation is the result of a test"
)]

mod support;

use care_app::view::FieldView;
use care_model::{EntityType, Kind};
use serde_json::{Value, json};
use support::{Desk, Elsewhere, create, set};

fn field<'a>(fields: &'a [FieldView], name: &str) -> &'a FieldView {
    fields.iter().find(|field| field.name == name).unwrap_or_else(|| panic!("{name}"))
}

#[tokio::test]
async fn every_kind_has_a_form_with_words_and_a_short_part() {
    let desk = Desk::new().await;
    let kinds = desk.concierge.kinds().unwrap();
    assert_eq!(kinds.len(), Kind::ALL.len() - 1, "all but the one that the product makes");
    for kind in kinds {
        let form = desk.concierge.blank_form(&kind.kind).unwrap();
        assert!(form.fields.iter().any(|field| field.is_asked), "{}", kind.kind);
        for field in &form.fields {
            assert!(!field.label.contains('-') || field.label.contains(' '), "{}: {}", kind.kind, field.label);
            assert!(field.value.is_none() && field.shown.is_none());
            assert!(!field.choices.iter().any(|choice| choice.label.starts_with("choice-")), "{}", field.name);
        }
        assert!(![&kind.word, &kind.hint, &kind.group].iter().any(|words| words.contains("hint-")), "{}", kind.kind);
    }
}

#[tokio::test]
async fn a_visit_is_entered_with_a_doctor_who_was_not_known_before() {
    let mut desk = Desk::new().await;
    let slot = json!({"start": "2027-04-15T14:00", "end": "2027-04-15T14:45", "place": "40 E 68th St"});
    let id = desk.add("visit", json!({"party": {"name": "Dr. Lee"}, "slot": slot, "what": "shoulder"})).await;
    let view = desk.concierge.item(&id.as_str().into(), desk.concierge.now()).await.unwrap();
    assert_eq!(field(&view.fields, "party").shown.as_deref(), Some("Dr. Lee"));
    assert_eq!(field(&view.fields, "slot").shown.as_deref(), Some("Thu, Apr 15, 2:00 PM · 40 E 68th St"));
    assert_eq!(field(&view.fields, "slot").source.as_deref(), Some("Typed"));
    // The same name again is the same doctor, however it is written.
    let again = desk.add("visit", json!({"party": {"name": " dr. lee "}, "what": "knee"})).await;
    assert_eq!(desk.value(&id, "party"), desk.value(&again, "party"));
    assert_eq!(desk.concierge.list_places().unwrap().len(), 2, "Sally and one doctor");
    desk.assert_whole().await;
}

#[tokio::test]
async fn a_form_changes_only_what_was_changed() {
    let mut desk = Desk::new().await;
    let id = desk.add("visit", json!({"what": "shoulder", "slot": {"start": "2027-04-15T14:00"}, "home": false})).await;
    let form = desk.concierge.edit_form(&id).await.unwrap();
    let values: Value = form.fields.iter().map(|field| (field.name.clone(), json!(field.value))).collect();
    let saved = desk.save(Some(&id), "visit", values).await;
    assert_eq!((saved.token, saved.problems.len()), (None, 0), "nothing was changed");
    let saved = desk.save(Some(&id), "visit", json!({"what": "left shoulder", "slot": null})).await;
    assert!(saved.token.is_some());
    assert_eq!((desk.value(&id, "what"), desk.value(&id, "slot")), (json!("left shoulder"), Value::Null));
}

async fn problem(desk: &mut Desk, kind: &str, values: Value) -> String {
    let before = desk.concierge.give_out().await.unwrap().len();
    let saved = desk.save(None, kind, values).await;
    assert_eq!((saved.id, saved.token), (None, None), "nothing is saved");
    assert_eq!(desk.concierge.give_out().await.unwrap().len(), before);
    saved.problems.into_iter().find(|problem| problem.is_fatal).unwrap().words
}

#[tokio::test]
async fn what_cannot_be_is_refused_with_words_and_nothing_is_saved() {
    let mut desk = Desk::new().await;
    let day = problem(&mut desk, "task", json!({"due": "2027-02-30"})).await;
    assert_eq!(day, "There is no day 2027-02-30. Look at the month and the day.");
    let year = problem(&mut desk, "task", json!({"due": "0207-02-03"})).await;
    assert!(year.contains("year"), "{year}");
    let gone = problem(&mut desk, "visit", json!({"slot": {"start": "2027-03-14T02:30"}})).await;
    assert!(gone.contains("There is no 2:30 AM on Sun, Mar 14"), "{gone}");
    let end =
        problem(&mut desk, "visit", json!({"slot": {"start": "2027-03-15T14:00", "end": "2027-03-15T13:00"}})).await;
    assert!(end.contains("before the start"), "{end}");
    let window = problem(&mut desk, "pa", json!({"window": ["2027-03-15", "2027-03-01"]})).await;
    assert!(window.contains("before the start"), "{window}");
    let pair = problem(&mut desk, "referral", json!({"valid_from": "2027-03-15", "valid_to": "2027-03-01"})).await;
    assert!(pair.contains("before the start"), "{pair}");
    let choice = problem(&mut desk, "pa", json!({"state": "perhaps"})).await;
    assert!(choice.contains("list"), "{choice}");
    let nobody = problem(&mut desk, "visit", json!({"party": "nobody"})).await;
    assert!(nobody.contains("list"), "{nobody}");
    let empty = problem(&mut desk, "note", json!({"text": "  "})).await;
    assert!(empty.contains("at least one"), "{empty}");
    let unknown = problem(&mut desk, "note", json!({"created_by": "me", "text": "x"})).await;
    assert!(unknown.contains("field"), "{unknown}");
    let nameless = problem(&mut desk, "party", json!({"phone": "555-0134"})).await;
    assert!(nameless.contains("name"), "{nameless}");
}

#[tokio::test]
async fn a_time_that_occurs_twice_is_kept_and_said_so() {
    let mut desk = Desk::new().await;
    let saved = desk.save(None, "visit", json!({"slot": {"start": "2027-11-07T01:30"}, "what": "sleep lab"})).await;
    assert!(saved.token.is_some());
    assert!(saved.problems[0].words.contains("twice"), "{:?}", saved.problems);
    // In a place that does not change its clocks the same time is plain.
    let slot = json!({"start": "2027-11-07T01:30", "tz": "America/Phoenix"});
    let saved = desk.save(None, "visit", json!({"slot": slot, "what": "sleep lab"})).await;
    assert_eq!(saved.problems, []);
    // And one whose own clock skips the hour, though Sally's does not then.
    let abroad = json!({"start": "2027-03-28T02:30", "tz": "Europe/Berlin"});
    let saved = desk.save(None, "visit", json!({"slot": abroad})).await;
    assert!(saved.token.is_none() && saved.problems[0].is_fatal);
}

#[tokio::test]
async fn a_note_of_ten_million_letters_is_refused_and_a_long_one_is_kept() {
    let mut desk = Desk::new().await;
    let words = problem(&mut desk, "note", json!({"text": "x".repeat(10_000_000)})).await;
    assert!(words.contains("10,000,000") || words.contains("10000000"), "{words}");
    let long = "Ein langer Satz, müde. ".repeat(8_000);
    let id = desk.add("note", json!({"text": long})).await;
    assert_eq!(desk.value(&id, "text").as_str().unwrap().len(), long.trim().len());
}

#[tokio::test]
async fn control_characters_are_taken_out_and_said_so_and_right_to_left_names_stay() {
    let mut desk = Desk::new().await;
    let saved = desk.save(None, "party", json!({"name": "Dr.\u{7} \u{202e}Lee", "role": "specialist"})).await;
    assert_eq!(desk.value(saved.id.as_deref().unwrap(), "name"), "Dr. Lee");
    assert!(saved.problems[0].words.contains("cannot be seen") && !saved.problems[0].is_fatal);
    for name in ["ד״ר רחל לוי", "د. سميرة حداد"] {
        let saved = desk.save(None, "party", json!({"name": name})).await;
        assert_eq!((saved.problems.len(), desk.value(saved.id.as_deref().unwrap(), "name")), (0, json!(name)));
        let id = desk.add("visit", json!({"party": saved.id, "what": "check-up"})).await;
        let view = desk.concierge.item(&id.as_str().into(), desk.concierge.now()).await.unwrap();
        assert_eq!(field(&view.fields, "party").shown.as_deref(), Some(name));
    }
}

#[tokio::test]
async fn hours_with_breaks_days_and_turnaround_of_a_place_are_kept() {
    let mut desk = Desk::new().await;
    let id = desk
        .add(
            "party",
            json!({"name": "Riverside", "role": "facility", "days": ["mon", "tue", "sat"], "hours": ["07:00", "15:30"],
            "breaks": [["11:30", "12:00"], ["14:00", "14:15"]], "turnaround": {"images": 3}}),
        )
        .await;
    assert_eq!(desk.value(&id, "days"), "Mon,Tue,Sat");
    let form = desk.concierge.edit_form(&id).await.unwrap();
    assert_eq!(field(&form.fields, "days").value, Some(json!(["mon", "tue", "sat"])));
    assert_eq!(field(&form.fields, "turnaround").shown.as_deref(), Some("pictures: 3 work days"));
    assert_eq!(field(&form.fields, "hours").shown.as_deref(), Some("7:00 AM – 3:30 PM"));
    let wrong = desk.save(Some(&id), "party", json!({"hours": ["16:00", "08:00"]})).await;
    assert!(wrong.problems[0].is_fatal);
    // Nobody takes a break: an answer, not an empty field.
    desk.save(Some(&id), "party", json!({"breaks": []})).await;
    assert_eq!(desk.value(&id, "breaks"), json!([]));
    desk.concierge.check_place(&id).await.unwrap();
    let place = desk.concierge.list_places().unwrap().into_iter().find(|place| place.id == id).unwrap();
    assert_eq!(place.checked.as_deref(), Some("Checked Fri, Feb 5"));
}

#[tokio::test]
async fn what_an_office_may_be_told_is_kept_for_each_relative() {
    let mut desk = Desk::new().await;
    let id = desk.add("party", json!({"name": "Dr. Lee"})).await;
    let form = care_app::view::PlaceFormRequest { id: Some(id.clone()), role: None };
    let fields = desk.concierge.place_form(&form).await.unwrap().fields;
    let permission = fields.iter().find(|field| field.name == "permission:person").unwrap();
    assert_eq!((permission.value.clone(), permission.choices.len()), (None, 4));
    let given = json!({"kind": "form", "valid_to": "2027-12-31"});
    desk.save(Some(&id), "party", json!({"permission:person": given})).await;
    assert_eq!(desk.value("person", &format!("permission:{id}"))["kind"], "form");
    let place = desk.concierge.list_places().unwrap().into_iter().find(|place| place.id == id).unwrap();
    assert_eq!(place.permission.as_deref(), Some("A signed form until Fri, Dec 31"));
    let wrong = desk.save(Some(&id), "party", json!({"permission:person": {"kind": "maybe"}})).await;
    assert!(wrong.problems[0].is_fatal);
}

#[tokio::test]
async fn a_kind_from_a_newer_version_is_shown_as_it_is_and_not_changed() {
    let mut desk = Desk::new().await;
    let maya = Elsewhere::beside(&desk).await;
    maya.writes(1, vec![create("G-1", EntityType::Item, json!({"kind": "genome", "depth": 30, "lab": "North"}))]).await;
    maya.meets(&mut desk).await;
    let view = desk.concierge.item(&"G-1".into(), desk.concierge.now()).await.unwrap();
    assert_eq!((view.kind.as_str(), view.kind_word.as_str()), ("genome", "genome"));
    assert_eq!(field(&view.fields, "depth").shown.as_deref(), Some("30"));
    let saved = desk.save(Some("G-1"), "genome", json!({"depth": 31})).await;
    assert!(saved.token.is_none() && saved.problems[0].words.contains("newer version"));
    assert_eq!(desk.value("G-1", "depth"), 30);
    assert!(!desk.concierge.field_history("G-1").await.unwrap().is_empty());
    maya.writes(2, vec![set("G-1", "depth", 40)]).await;
    maya.meets(&mut desk).await;
    assert_eq!(desk.value("G-1", "depth"), 40);
}
