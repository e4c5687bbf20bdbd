//! Everything can be taken back, also after a restart; the bin remembers who and since when; what was
//! written at the same time is told with whoever wrote it.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a failed expectation is the result of a test"
)]

mod support;

use care_model::{Actor, Change, EntityId, EntityType, Fact};
use care_store::{CannotUndo, ChangeId, ClashKind, StepRow, StoreError, UNDO_INTENT};
use chrono_tz::America::New_York;
use serde_json::{Value, json};
use support::{Place, at, change, create, set};

fn sally() -> Actor {
    Actor::Member("Sally".into())
}

fn by(who: &str, minutes: i64, facts: Vec<Fact>) -> Change {
    Change { actor: Actor::Member(who.into()), ..change(minutes, facts) }
}

async fn shown(place: &Place, entity: &str, field: &str) -> Value {
    let record = place.store.load().await.unwrap();
    record.fields(&EntityId::new(entity)).and_then(|fields| fields.get(field)).cloned().unwrap_or_default()
}

/// The latest step.
async fn last(place: &Place) -> StepRow {
    place.store.steps(1).await.unwrap().remove(0)
}

/// Takes a step back the way a program does: facts first, then a commit.
async fn take_back(place: &Place, step: ChangeId, minutes: i64) -> Result<(), CannotUndo> {
    let facts = place.store.undo_of(step).await?;
    let back = Change { at: at(minutes), actor: sally(), intent: UNDO_INTENT.into(), facts };
    assert!(!place.store.commit(&back).await.unwrap().entities.is_empty());
    Ok(())
}

/// A record with a visit whose note was written three times.
async fn noted() -> (Place, Vec<ChangeId>) {
    let place = Place::new().await;
    let visit = json!({"kind": "visit", "slot": {"start": "2027-04-15T14:00"}});
    place.store.commit(&change(1, vec![create("VIS-1", EntityType::Item, visit)])).await.unwrap();
    for (minutes, note) in [(2, "one"), (3, "two"), (4, "three")] {
        place.store.commit(&change(minutes, vec![set("VIS-1", "note", note)])).await.unwrap();
    }
    let mut steps: Vec<_> = place.store.steps(9).await.unwrap().into_iter().map(|step| step.hash).collect();
    steps.reverse();
    (place, steps)
}

#[tokio::test]
async fn steps_are_told_newest_first_with_who_where_when_and_whether_they_can_be_taken_back() {
    let (place, steps) = noted().await;
    let told = place.store.steps(9).await.unwrap();
    assert_eq!(told.len(), 4, "the founding is no step");
    let [newest, .., oldest] = told.as_slice() else { panic!("{told:?}") };
    assert_eq!((newest.hash, newest.at, newest.actor.clone()), (steps[3], at(4), Some(sally())));
    assert_eq!((newest.device.0.as_str(), newest.intent.as_str()), ("61".repeat(16).as_str(), "test"));
    assert_eq!(newest.entities.iter().map(EntityId::as_str).collect::<Vec<_>>(), ["VIS-1"]);
    assert_eq!(told.iter().map(|step| step.can_undo).collect::<Vec<_>>(), [true, false, false, false]);
    assert_eq!(oldest.hash, steps[0]);
    assert_eq!(place.store.steps(2).await.unwrap(), told[..2]);
}

#[tokio::test]
async fn steps_are_taken_back_one_after_the_other_and_brought_back_again() {
    let (mut place, steps) = noted().await;
    for (step, wanted) in [(3, json!("two")), (2, json!("one")), (1, Value::Null)] {
        take_back(&place, steps[step], 10).await.unwrap();
        assert_eq!(shown(&place, "VIS-1", "note").await, wanted);
        place = place.reopen().await;
    }
    take_back(&place, steps[0], 11).await.unwrap();
    assert!(place.store.load().await.unwrap().items.is_empty(), "what it made lies in the bin");
    assert_eq!(shown(&place, "VIS-1", "kind").await, "visit", "and is not lost");

    // An undo of an undo brings back what it took; each undo is a step like any other.
    let back: Vec<ChangeId> = place.store.steps(4).await.unwrap().iter().map(|step| step.hash).collect();
    for (undo, wanted) in back.into_iter().zip([Value::Null, json!("one"), json!("two"), json!("three")]) {
        take_back(&place, undo, 12).await.unwrap();
        assert_eq!(shown(&place, "VIS-1", "note").await, wanted);
        place = place.crash().await;
    }
    assert_eq!(place.store.load().await.unwrap().items.len(), 1);
    take_back(&place, steps[3], 13).await.unwrap();
    assert_eq!(shown(&place, "VIS-1", "note").await, "two", "brought back, it can be taken back again");
    place.assert_whole().await;
}

#[tokio::test]
async fn a_newer_entry_is_named_and_never_taken_away() {
    let (place, steps) = noted().await;
    place.store.commit(&by("Beth", 5, vec![set("VIS-1", "label", "L")])).await.unwrap();
    let Err(CannotUndo::Newer(newer)) = place.store.undo_of(steps[2]).await else { panic!("three is newer") };
    assert_eq!((newer[0].field.as_str(), newer[0].hand.change), ("note", steps[3]));
    // Taking back the making of the visit would hide what others wrote on it since.
    let Err(CannotUndo::Newer(newer)) = place.store.undo_of(steps[0]).await else { panic!("notes and label") };
    let named: Vec<_> = newer.iter().map(|newer| (newer.field.as_str(), newer.hand.actor.clone().unwrap())).collect();
    assert_eq!(named, [("label", Actor::Member("Beth".into())), ("note", sally())]);
    assert!(matches!(place.store.undo(steps[0], at(6), sally()).await, Err(StoreError::ChangedSince)));

    // The same value, but entered by a person on purpose: that is a newer entry too.
    let others = vec![set("VIS-1", "note", "four")];
    place.store.commit(&by("Beth", 7, others)).await.unwrap();
    place.store.commit(&by("Maya", 8, vec![set("VIS-1", "note", "three")])).await.unwrap();
    let Err(CannotUndo::Newer(newer)) = place.store.undo_of(steps[3]).await else { panic!("Maya said so too") };
    assert_eq!(newer[0].hand.actor, Some(Actor::Member("Maya".into())));
    let unknown = place.store.undo_of(ChangeId([9; 32])).await;
    assert!(matches!(unknown, Err(CannotUndo::Store(StoreError::UnknownChange))));
    place.assert_whole().await;
}

#[tokio::test]
async fn a_value_in_conflict_is_not_taken_back_until_a_person_has_picked() {
    let (a, _) = noted().await;
    let b = a.second(b'b').await;
    b.pull(&a).await;
    a.store.commit(&by("Beth", 5, vec![set("VIS-1", "note", "from a")])).await.unwrap();
    b.store.commit(&by("Maya", 5, vec![set("VIS-1", "note", "from b")])).await.unwrap();
    let from_a = last(&a).await.hash;
    a.pull(&b).await;
    assert!(matches!(a.store.undo_of(from_a).await, Err(CannotUndo::Newer(_))));
    let conflict = a.store.conflicts().await.unwrap().remove(0);
    let mut told: Vec<_> = conflict
        .values
        .iter()
        .map(|value| (value.value.reveal().clone(), value.hand.actor.clone().unwrap(), value.hand.device.0.clone()))
        .collect();
    told.sort_by_key(|told| told.2.clone());
    let member = |name: &str| Actor::Member(name.into());
    assert_eq!(told[0], (json!("from a"), member("Beth"), "61".repeat(16)));
    assert_eq!(told[1], (json!("from b"), member("Maya"), "62".repeat(16)));
    let pick = conflict.values[0].value.reveal().clone();
    a.store.commit(&by("Sally", 6, vec![set("VIS-1", "note", pick)])).await.unwrap();
    assert!(a.store.conflicts().await.unwrap().is_empty());
    a.assert_whole().await;
}

#[tokio::test]
async fn two_who_write_the_same_at_once_are_of_one_mind() {
    let (a, _) = noted().await;
    let b = a.second(b'b').await;
    b.pull(&a).await;
    for place in [&a, &b] {
        place.store.commit(&change(5, vec![set("VIS-1", "note", "the same")])).await.unwrap();
    }
    a.pull(&b).await;
    assert!(a.store.conflicts().await.unwrap().is_empty());
    assert_eq!(shown(&a, "VIS-1", "note").await, "the same");
    a.assert_whole().await;
}

#[tokio::test]
async fn the_history_of_a_field_tells_who_where_when_and_from_what() {
    let (a, _) = noted().await;
    let imported = json!({"kind": "referral", "what": "shoulder", "evidence": "ab12", "evidence_where": "page 2"});
    let import = Change {
        actor: Actor::Import,
        intent: "import".into(),
        ..change(5, vec![create("R", EntityType::Item, imported)])
    };
    a.store.commit(&import).await.unwrap();
    let b = a.second(b'b').await;
    b.pull(&a).await;
    b.store.commit(&by("Beth", 6, vec![set("R", "what", "left shoulder"), set("R", "number", "R-1")])).await.unwrap();
    a.pull(&b).await;
    let lines = a.store.history(&EntityId::new("R"), Some("what")).await.unwrap();
    let told: Vec<_> = lines
        .iter()
        .map(|line| {
            let from = line.from.as_ref().map(|from| (from.evidence.as_str(), from.place.reveal().as_str()));
            (line.value.reveal().clone(), line.hand.device.0.chars().next_back(), line.hand.intent.as_str(), from)
        })
        .collect();
    assert_eq!(
        told,
        [
            (json!("shoulder"), Some('1'), "import", Some(("ab12", "page 2"))),
            (json!("left shoulder"), Some('2'), "test", None),
        ]
    );
    assert_eq!(a.store.history(&EntityId::new("R"), None).await.unwrap().len(), 7);
}

#[tokio::test]
async fn the_bin_tells_since_when_and_who_for_thirty_days() {
    let (place, _) = noted().await;
    let visit = EntityId::new("VIS-1");
    place.store.commit(&by("Beth", 10, vec![Fact::Discard(visit.clone())])).await.unwrap();
    let days = |days: i64| at(10) + chrono::Duration::days(days);
    let binned = place.store.binned(at(10), New_York).await.unwrap();
    assert_eq!(binned.len(), 1);
    assert_eq!((binned[0].kind.as_str(), binned[0].hand.at), ("visit", at(10)));
    assert_eq!(binned[0].hand.actor, Some(Actor::Member("Beth".into())));
    assert_eq!(binned[0].leaves_on.to_string(), "2027-02-10");
    assert_eq!(place.store.binned(days(29), New_York).await.unwrap().len(), 1);
    assert!(place.store.binned(days(30), New_York).await.unwrap().is_empty());
    assert!(place.store.history(&visit, None).await.unwrap().len() > 3, "its history stays");
    let step = last(&place).await;
    take_back(&place, step.hash, 11).await.unwrap();
    assert!(place.store.binned(at(11), New_York).await.unwrap().is_empty());
    assert_eq!(place.store.load().await.unwrap().items.len(), 1);
    place.assert_whole().await;
}

#[tokio::test]
async fn one_throws_away_what_another_changes_and_both_are_heard() {
    let (a, _) = noted().await;
    let b = a.second(b'b').await;
    b.pull(&a).await;
    let visit = EntityId::new("VIS-1");
    a.store.commit(&by("Beth", 5, vec![Fact::Discard(visit.clone())])).await.unwrap();
    b.store.commit(&by("Maya", 5, vec![set("VIS-1", "note", "new")])).await.unwrap();
    assert!(a.store.clashes().await.unwrap().is_empty(), "nothing heard yet");
    a.pull(&b).await;
    let clash = a.store.clashes().await.unwrap().remove(0);
    assert_eq!(clash.kind, ClashKind::BinnedAndChanged);
    let sides: Vec<_> =
        clash.sides.iter().map(|side| (side.field.as_str(), side.hand.actor.clone().unwrap())).collect();
    assert_eq!(sides, [("_deleted", Actor::Member("Beth".into())), ("note", Actor::Member("Maya".into()))]);
    // Either answer ends it: leave it in the bin, or take it out.
    a.store.keep_as_is(&visit, at(6), sally()).await.unwrap();
    assert_eq!(a.store.clash_of(&visit).await.unwrap(), None);
    assert!(a.store.load().await.unwrap().items.is_empty());
    b.pull(&a).await;
    assert!(b.store.clashes().await.unwrap().is_empty());
    b.assert_whole().await;
}

#[tokio::test]
async fn fields_that_belong_together_and_were_changed_at_once_are_told() {
    let (a, _) = noted().await;
    let b = a.second(b'b').await;
    b.pull(&a).await;
    a.store.commit(&by("Beth", 5, vec![set("VIS-1", "slot", json!({"start": "2027-04-16T09:00"}))])).await.unwrap();
    b.store.commit(&by("Maya", 5, vec![set("VIS-1", "owner", "Maya"), set("VIS-1", "note", "x")])).await.unwrap();
    a.pull(&b).await;
    b.pull(&a).await;
    assert!(a.store.conflicts().await.unwrap().is_empty(), "no register has two values");
    let clash = a.store.clashes().await.unwrap().remove(0);
    assert_eq!(clash.kind, ClashKind::ChangedAtOnce);
    assert_eq!(clash.sides.iter().map(|side| side.field.as_str()).collect::<Vec<_>>(), ["owner", "slot"]);
    // One of them changed by somebody who has heard of both: settled.
    b.store.commit(&by("Maya", 6, vec![set("VIS-1", "owner", "Beth")])).await.unwrap();
    a.pull(&b).await;
    for place in [&a, &b] {
        assert!(place.store.clashes().await.unwrap().is_empty());
        place.assert_whole().await;
    }
}
