//! Nothing is lost: undo for every change, the bin, the history of a field, values written at the same time.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a failed expectation is the result of a test"
)]

mod support;

use care_app::Trouble;
use care_model::{EntityId, Fact};
use serde_json::{Value, json};
use support::{Desk, Elsewhere, set};

#[tokio::test]
async fn every_change_can_be_undone_also_after_a_restart_and_the_undo_too() {
    let mut desk = Desk::new().await;
    let id = desk.add("task", json!({"what": "call the plan", "due": "2027-03-01"})).await;
    desk.later(5);
    let saved = desk.save(Some(&id), "task", json!({"due": "2027-03-08"})).await;
    desk.later(5);
    desk.concierge.discard_entity(&id).await.unwrap();
    let mut desk = desk.restart().await;
    let steps = desk.concierge.list_steps().await.unwrap();
    let told: Vec<&str> = steps.iter().map(|step| step.what.as_str()).collect();
    assert_eq!(
        told,
        ["Put in the bin: Call the plan", "Call the plan – changed: Due", "Added: Call the plan"],
        "latest first, in words"
    );
    assert!(steps.iter().all(|step| step.who == "Sally Moreno" && step.device == "This computer"));
    assert_eq!(steps[1].token, saved.token.unwrap(), "the token outlives the program");
    // The bin first, then the day, then the thing itself.
    for step in &steps {
        desk.later(1);
        desk.concierge.undo(&step.token).await.unwrap();
    }
    assert!(desk.concierge.record().unwrap().items.is_empty());
    assert_eq!(desk.value(&id, "due"), "2027-03-01");
    let last = desk.concierge.list_steps().await.unwrap().remove(0);
    assert!(last.what.starts_with("Undone") && last.can_undo, "{last:?}");
    desk.concierge.undo(&last.token).await.unwrap();
    assert_eq!(desk.concierge.record().unwrap().items.len(), 1, "an undo can be undone");
    desk.assert_whole().await;
}

#[tokio::test]
async fn a_step_that_something_newer_stands_on_stays_and_says_what() {
    let mut desk = Desk::new().await;
    let id = desk.add("task", json!({"what": "call", "due": "2027-03-01"})).await;
    let first = desk.save(Some(&id), "task", json!({"due": "2027-03-08"})).await.token.unwrap();
    desk.later(5);
    desk.save(Some(&id), "task", json!({"due": "2027-03-15"})).await;
    let steps = desk.concierge.list_steps().await.unwrap();
    let step = steps.iter().find(|step| step.token == first).unwrap();
    assert!(!step.can_undo);
    assert_eq!(step.why_not.as_deref(), Some("Sally Moreno changed Call, Due on Fri, Feb 5, 10:05 AM."));
    assert!(matches!(desk.concierge.undo(&first).await, Err(Trouble::TooLateToUndo(Some(_)))));
    assert!(matches!(desk.concierge.undo("no such step").await, Err(Trouble::TooLateToUndo(None))));
    assert_eq!(desk.value(&id, "due"), "2027-03-15");
}

#[tokio::test]
async fn the_bin_keeps_thirty_days_and_tells_who_and_when() {
    let mut desk = Desk::new().await;
    let id = desk.add("note", json!({"text": "ask about the brace", "what": "brace"})).await;
    desk.concierge.discard_entity(&id).await.unwrap();
    let bin = desk.concierge.list_bin().await.unwrap();
    assert_eq!((bin[0].title.as_str(), bin[0].who.as_str(), bin[0].days_left), ("Brace", "Sally Moreno", 30));
    assert!(desk.concierge.search("brace", 10).await.unwrap().is_empty());
    let view = desk.concierge.item(&id.as_str().into(), desk.concierge.now()).await.unwrap();
    assert!(view.is_binned && view.banner.unwrap().can_restore);
    desk.later(60 * 24 * 29);
    assert_eq!(desk.concierge.list_bin().await.unwrap()[0].days_left, 1);
    desk.later(60 * 24);
    assert!(desk.concierge.list_bin().await.unwrap().is_empty());
    // Its history holds it still.
    assert!(!desk.concierge.field_history(&id).await.unwrap().is_empty());
    desk.concierge.restore_entity(&id).await.unwrap();
    assert_eq!(desk.concierge.record().unwrap().items.len(), 1);
}

#[tokio::test]
async fn a_party_in_use_goes_to_the_bin_says_where_and_what_named_it_keeps_the_name() {
    let mut desk = Desk::new().await;
    let lee = desk.add("party", json!({"name": "Dr. Lee"})).await;
    let visit = desk.add("visit", json!({"party": lee, "what": "shoulder"})).await;
    desk.add("referral", json!({"to": lee, "what": "shoulder pain"})).await;
    let binned = desk.concierge.discard_entity(&lee).await.unwrap();
    let words = &binned.problems[0].words;
    assert!(words.contains("2 things") && words.contains("Shoulder"), "{words}");
    assert!(!binned.problems[0].is_fatal);
    let view = desk.concierge.item(&visit.as_str().into(), desk.concierge.now()).await.unwrap();
    let party = view.fields.iter().find(|field| field.name == "party").unwrap();
    assert_eq!(party.shown.as_deref(), Some("Dr. Lee (in the bin)"));
    let form = desk.concierge.edit_form(&visit).await.unwrap();
    let choices = &form.fields.iter().find(|field| field.name == "party").unwrap().choices;
    assert!(choices.iter().any(|choice| choice.code == lee), "what is there stays a choice");
    // The form saves as it is, and other fields of it change.
    assert!(desk.save(Some(&visit), "visit", json!({"party": lee, "what": "left shoulder"})).await.token.is_some());
    desk.concierge.undo(&binned.token.unwrap()).await.unwrap();
    assert_eq!(desk.concierge.list_places().unwrap().len(), 2);
    let me = desk.concierge.discard_entity("me").await.unwrap();
    let sally = desk.concierge.discard_entity("person").await.unwrap();
    assert!(me.problems[0].is_fatal && sally.problems[0].is_fatal);
}

#[tokio::test]
async fn the_history_of_a_field_tells_who_when_and_from_what() {
    let mut desk = Desk::new().await;
    let id = desk.add("task", json!({"what": "call", "due": "2027-03-01"})).await;
    desk.later(60);
    let token = desk.save(Some(&id), "task", json!({"due": "2027-03-08"})).await.token.unwrap();
    desk.later(60);
    desk.concierge.undo(&token).await.unwrap();
    let history = desk.concierge.field_history(&id).await.unwrap();
    let due = history.iter().find(|field| field.field == "due").unwrap();
    let told: Vec<(&str, &str, bool)> =
        due.steps.iter().map(|step| (step.shown.as_str(), step.from.as_str(), step.is_current)).collect();
    assert_eq!(told, [("Mon, Mar 1", "Undone", true), ("Mon, Mar 8", "Typed", false), ("Mon, Mar 1", "Typed", false)]);
    assert_eq!(due.steps[1].when, "Fri, Feb 5, 11:00 AM");
    assert!(history.iter().all(|field| !field.field.starts_with("created")), "no bookkeeping");
}

/// A visit that Sally and Maya moved to two times without knowing of each other.
async fn two_times() -> (Desk, Elsewhere, String) {
    let mut desk = Desk::new().await;
    let slot = json!({"start": "2027-04-15T14:00"});
    let id = desk.add("visit", json!({"what": "shoulder", "slot": slot})).await;
    let maya = Elsewhere::beside(&desk).await;
    desk.later(10);
    desk.save(Some(&id), "visit", json!({"slot": {"start": "2027-04-16T09:00"}})).await;
    maya.writes(12, vec![set(&id, "slot", json!({"start": "2027-04-17T10:30"}))]).await;
    maya.meets(&mut desk).await;
    (desk, maya, id)
}

#[tokio::test]
async fn two_times_for_one_visit_are_both_shown_everywhere_until_a_person_picks() {
    let (mut desk, maya, id) = two_times().await;
    let conflict = desk.concierge.list_conflicts().await.unwrap().remove(0);
    assert_eq!((conflict.label.as_str(), conflict.must_settle), ("When and where", true));
    let mut shown: Vec<&str> = conflict.rivals.iter().map(|rival| rival.shown.as_str()).collect();
    shown.sort_unstable();
    assert_eq!(shown, ["Fri, Apr 16, 9:00 AM", "Sat, Apr 17, 10:30 AM"]);
    let mayas = conflict.rivals.iter().find(|rival| rival.who == "maya").unwrap();
    assert_eq!((mayas.device.as_str(), mayas.when.as_str()), ("Another device", "Fri, Feb 5, 10:12 AM"));
    let now = desk.concierge.now();
    let view = desk.concierge.item(&id.as_str().into(), now).await.unwrap();
    let slot = view.fields.iter().find(|field| field.name == "slot").unwrap();
    assert!(slot.must_settle && slot.rivals.len() == 2);
    assert_eq!(view.banner.unwrap().code, "edited_together");
    let ahead = desk.concierge.today(now).unwrap().coming_up;
    assert_eq!(ahead[0].disputes[0].rivals.len(), 2);
    // Saving the form as it is settles nothing: only a pick does.
    let standing = desk.value(&id, "slot");
    desk.save(Some(&id), "visit", json!({"slot": standing, "what": "left shoulder"})).await;
    assert_eq!(desk.concierge.list_conflicts().await.unwrap().len(), 1);

    let picked = mayas.value.clone();
    desk.concierge.settle_conflict(&id, "slot", picked.clone()).await.unwrap();
    assert!(desk.concierge.list_conflicts().await.unwrap().is_empty());
    maya.meets(&mut desk).await;
    assert_eq!((desk.value(&id, "slot"), maya.value(&id, "slot").await), (picked.clone(), picked));
    desk.assert_whole().await;
}

#[tokio::test]
async fn a_third_value_settles_too_if_it_can_be() {
    let (mut desk, _, id) = two_times().await;
    let gone = desk.concierge.settle_conflict(&id, "slot", json!({"start": "2027-03-14T02:30"})).await.unwrap();
    assert!(gone.token.is_none() && gone.problems[0].is_fatal);
    assert_eq!(desk.concierge.list_conflicts().await.unwrap().len(), 1);
    desk.concierge.settle_conflict(&id, "slot", json!({"start": "2027-04-20T08:00"})).await.unwrap();
    assert!(desk.concierge.list_conflicts().await.unwrap().is_empty());
}

#[tokio::test]
async fn conflicts_are_known_after_a_restart() {
    let (desk, _, id) = two_times().await;
    let desk = desk.restart().await;
    let now = desk.concierge.now();
    assert_eq!(desk.concierge.today(now).unwrap().coming_up[0].disputes.len(), 1, "{id}");
}

#[tokio::test]
async fn deleted_by_one_and_changed_by_another_is_told_and_can_be_restored() {
    let mut desk = Desk::new().await;
    let id = desk.add("task", json!({"what": "call the plan", "due": "2027-03-01"})).await;
    let maya = Elsewhere::beside(&desk).await;
    desk.later(10);
    desk.concierge.discard_entity(&id).await.unwrap();
    maya.writes(20, vec![set(&id, "due", "2027-03-08")]).await;
    maya.meets(&mut desk).await;
    let view = desk.concierge.item(&id.as_str().into(), desk.concierge.now()).await.unwrap();
    let banner = view.banner.unwrap();
    assert_eq!((banner.code.as_str(), banner.can_restore), ("binned_and_changed", true));
    assert!(banner.words.contains("Sally Moreno") && banner.words.contains("Maya"), "{}", banner.words);
    assert!(desk.concierge.list_bin().await.unwrap()[0].note.as_deref().unwrap().contains("maya"));
    let conflict = desk.concierge.list_conflicts().await.unwrap().remove(0);
    assert_eq!((conflict.field.as_str(), conflict.rivals.len()), ("_deleted", 2));
    let keep = conflict.rivals.iter().find(|rival| rival.value == false).unwrap();
    assert!(keep.shown.contains("Mon, Mar 8"), "{}", keep.shown);
    desk.concierge.settle_conflict(&id, "_deleted", keep.value.clone()).await.unwrap();
    assert_eq!(desk.concierge.record().unwrap().items.len(), 1);
    assert_eq!(desk.value(&id, "due"), "2027-03-08", "what Maya wrote is there");
    assert!(desk.concierge.list_conflicts().await.unwrap().is_empty());
}

#[tokio::test]
async fn deleted_by_one_and_changed_by_another_may_stay_in_the_bin() {
    let mut desk = Desk::new().await;
    let id = desk.add("task", json!({"what": "call the plan"})).await;
    let maya = Elsewhere::beside(&desk).await;
    maya.writes(5, vec![Fact::Discard(EntityId::new(&id))]).await;
    desk.later(1);
    desk.save(Some(&id), "task", json!({"due": "2027-03-08"})).await;
    maya.meets(&mut desk).await;
    assert_eq!(desk.concierge.list_conflicts().await.unwrap().len(), 1);
    desk.concierge.settle_conflict(&id, "_deleted", Value::Bool(true)).await.unwrap();
    assert!(desk.concierge.list_conflicts().await.unwrap().is_empty());
    assert!(desk.concierge.record().unwrap().items.is_empty());
}
