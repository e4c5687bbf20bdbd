//! Two people write at the same time: both values stay, every copy agrees, a person decides.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // a test stops at the first surprise

mod support;

use care_model::{Actor, EntityId, EntityType, Touched};
use care_store::StoreError;
use serde_json::{Value, json};
use support::{Place, at, change, create, set};

async fn values(place: &Place, entity: &str, field: &str) -> Vec<Value> {
    let conflicts = place.store.conflicts().await.unwrap();
    let found = conflicts.into_iter().find(|conflict| conflict.entity.as_str() == entity && conflict.field == field);
    let values = found.map(|conflict| conflict.values.into_iter().map(|value| value.value.into_inner()).collect());
    values.unwrap_or_default()
}

async fn shown(place: &Place, entity: &str, field: &str) -> Value {
    let record = place.store.load().await.unwrap();
    record.fields(&EntityId::new(entity)).and_then(|fields| fields.get(field)).cloned().unwrap_or_default()
}

/// Two copies of a record with one visit.
async fn two() -> (Place, Place) {
    let a = Place::new().await;
    let visit = json!({"kind": "visit", "slot": {"start": "2027-04-15T14:00"}});
    a.store.commit(&change(1, vec![create("VIS-1", EntityType::Item, visit)])).await.unwrap();
    let b = a.second(b'b').await;
    b.pull(&a).await;
    (a, b)
}

#[tokio::test]
async fn two_times_for_one_visit_are_both_kept_until_a_person_picks_one() {
    let (a, b) = two().await;
    a.store.commit(&change(2, vec![set("VIS-1", "slot", json!({"start": "2027-04-16T09:00"}))])).await.unwrap();
    b.store.commit(&change(2, vec![set("VIS-1", "slot", json!({"start": "2027-04-17T10:30"}))])).await.unwrap();
    a.pull(&b).await;
    b.pull(&a).await;
    let both = values(&a, "VIS-1", "slot").await;
    assert_eq!(both.len(), 2);
    assert_eq!(values(&b, "VIS-1", "slot").await, both);
    assert_eq!(shown(&a, "VIS-1", "slot").await, both[0]);
    assert_eq!(shown(&b, "VIS-1", "slot").await, both[0]);
    let conflict = a.store.conflicts().await.unwrap().remove(0);
    assert!(
        conflict
            .values
            .iter()
            .all(|value| value.hand.actor == Some(Actor::Member("Sally".into())) && value.hand.at == at(2))
    );

    // Picking is writing the picked value, even though it is the one shown already.
    let touched = b.store.commit(&change(3, vec![set("VIS-1", "slot", both[0].clone())])).await.unwrap();
    assert_eq!(touched.entities.len(), 1);
    a.pull(&b).await;
    for place in [&a, &b] {
        assert!(place.store.conflicts().await.unwrap().is_empty());
        assert_eq!(shown(place, "VIS-1", "slot").await, both[0]);
        place.assert_whole().await;
    }
    assert_eq!(a.store.heads().await.unwrap(), b.store.heads().await.unwrap());
}

#[tokio::test]
async fn two_people_who_pick_differently_both_stay_heard() {
    let (a, b) = two().await;
    a.store.commit(&change(2, vec![set("VIS-1", "note", "from a")])).await.unwrap();
    b.store.commit(&change(2, vec![set("VIS-1", "note", "from b")])).await.unwrap();
    a.pull(&b).await;
    b.pull(&a).await;
    a.store.commit(&change(3, vec![set("VIS-1", "note", "from a")])).await.unwrap();
    b.store.commit(&change(3, vec![set("VIS-1", "note", "from b")])).await.unwrap();
    a.pull(&b).await;
    b.pull(&a).await;
    for place in [&a, &b] {
        let mut both = values(place, "VIS-1", "note").await;
        both.sort_by_key(Value::to_string);
        assert_eq!(both, ["from a", "from b"]);
        place.assert_whole().await;
    }
    let history = a.store.history(&EntityId::new("VIS-1"), None).await.unwrap();
    assert_eq!(history.iter().filter(|line| line.field == "note").count(), 4, "a pick is one line, like any entry");
}

#[tokio::test]
async fn a_losing_value_that_is_replaced_is_not_left_standing_in_the_tables() {
    let (a, b) = two().await;
    a.store.commit(&change(2, vec![set("VIS-1", "note", "from a")])).await.unwrap();
    b.store.commit(&change(2, vec![set("VIS-1", "note", "from b")])).await.unwrap();
    let watcher = a.second(b'w').await;
    watcher.pull(&a).await;
    watcher.pull(&b).await;
    let both = values(&watcher, "VIS-1", "note").await;
    assert_eq!(both.len(), 2);
    // Whoever lost has not heard of the other and writes twice more. Where the shown value stays the
    // same, automerge sends no patch; the tables must change all the same.
    let loser = if both[0] == "from a" { &b } else { &a };
    for again in ["again", "and again"] {
        loser.store.commit(&change(4, vec![set("VIS-1", "note", again)])).await.unwrap();
    }
    let changes = loser.store.changes().await.unwrap();
    let (last, next) = (changes[changes.len() - 1].clone(), changes[changes.len() - 2].clone());
    for (bytes, value) in [(next, "again"), (last, "and again")] {
        let touched = watcher.store.apply_remote(&[bytes], at(5)).await.unwrap();
        assert!(touched.entities.contains(&EntityId::new("VIS-1")));
        let mut now = values(&watcher, "VIS-1", "note").await;
        now.sort_by_key(|value| *value != both[0]);
        assert_eq!(now, [both[0].clone(), Value::from(value)]);
        watcher.assert_whole().await;
    }
}

#[tokio::test]
async fn changes_may_come_twice_backwards_and_too_early() {
    let (a, b) = two().await;
    for minute in 2..6 {
        a.store.commit(&change(minute, vec![set("VIS-1", "note", minute)])).await.unwrap();
    }
    let mut changes = a.store.changes().await.unwrap();
    changes.reverse();
    // One at a time, latest first: all but the last wait, across restarts too.
    let mut b = b;
    for bytes in &changes[..3] {
        let touched = b.store.apply_remote(std::slice::from_ref(bytes), at(7)).await.unwrap();
        assert_eq!(touched, Touched::default());
        b = b.crash().await;
    }
    assert_eq!(shown(&b, "VIS-1", "note").await, Value::Null);
    b.assert_whole().await;
    let touched = b.store.apply_remote(&changes[3..4], at(8)).await.unwrap();
    assert_eq!(touched.entities.len(), 1);
    assert_eq!(shown(&b, "VIS-1", "note").await, 5);
    b.pull(&a).await;
    assert_eq!(b.store.heads().await.unwrap(), a.store.heads().await.unwrap());
    b.assert_whole().await;
    let b = b.reopen().await;
    b.store.commit(&change(9, vec![set("VIS-1", "note", "after")])).await.unwrap();
    b.assert_whole().await;
}

#[tokio::test]
async fn a_forged_or_foreign_change_is_refused_and_nothing_of_the_batch_is_kept() {
    use automerge::transaction::Transactable;
    use automerge::{ActorId, AutoCommit, ObjType, ROOT, ReadDoc};
    let (a, b) = two().await;
    a.store.commit(&change(2, vec![set("VIS-1", "note", "good")])).await.unwrap();
    let good = a.store.changes().await.unwrap();
    let forged = |work: &dyn Fn(&mut AutoCommit, automerge::ObjId)| {
        let mut doc = AutoCommit::new().with_actor(ActorId::from([b'x'; 16]));
        let known = good.iter().map(|bytes| automerge::Change::from_bytes(bytes.clone()).unwrap()).collect::<Vec<_>>();
        doc.apply_changes(known).unwrap();
        let cells = doc.get(ROOT, "e").unwrap().unwrap().1;
        work(&mut doc, cells);
        doc.commit();
        doc.get_last_local_change().unwrap().bytes().into_owned()
    };
    let breaches: [Vec<u8>; 6] = [
        forged(&|doc, _| doc.put(ROOT, "x", 1).unwrap()),
        forged(&|doc, cells| doc.delete(&cells, "VIS-1/note").unwrap()),
        forged(&|doc, cells| drop(doc.put_object(&cells, "VIS-1/deep", ObjType::Map).unwrap())),
        forged(&|doc, cells| doc.put(&cells, "nameless", 1).unwrap()),
        forged(&|doc, cells| doc.put(&cells, "VIS-1/raw", b"\xff".to_vec()).unwrap()),
        b"no change at all".to_vec(),
    ];
    let before = b.store.heads().await.unwrap();
    for breach in breaches {
        let batch = [good.clone(), vec![breach]].concat();
        let refused = b.store.apply_remote(&batch, at(3)).await;
        assert!(matches!(refused, Err(StoreError::Refused(_))), "{refused:?}");
        assert_eq!(b.store.heads().await.unwrap(), before);
    }
    b.pull(&a).await;
    assert_eq!(shown(&b, "VIS-1", "note").await, "good");
    b.assert_whole().await;
}
