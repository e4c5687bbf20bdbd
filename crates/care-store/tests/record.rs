//! A record is made, kept, opened and never lost.
#![allow(clippy::unwrap_used, clippy::panic)] // a test stops at the first surprise

mod support;

use care_model::{Actor, Area, EntityId, EntityType, Event, Fact, Happening, Record};
use care_store::{Store, StoreError};
use care_vault::RecordKey;
use serde_json::json;
use support::{Place, at, change, create, genesis, key, set};

fn first_facts() -> Vec<Fact> {
    let event = Event {
        id: "E1".into(),
        at: at(2),
        actor: Actor::Member("Sally".into()),
        item: Some("REF-1".into()),
        what: Happening::ReferralReceived,
    };
    vec![
        create("record", EntityType::Record, json!({"zone": "America/New_York"})),
        create("P", EntityType::Person, json!({"name": "Sally Moreno"})),
        create("Dr. Lee", EntityType::Party, json!({"name": "Dr. Lee", "phone": "555-0134"})),
        create("REF-1", EntityType::Item, json!({"kind": "referral", "to": "Dr. Lee", "what": "left shoulder"})),
        Fact::Log(event),
    ]
}

#[tokio::test]
async fn what_was_committed_is_there_after_a_restart_and_after_a_crash() {
    let mut place = Place::new().await;
    let mut in_memory = Record::new();
    let first = change(1, first_facts());
    let touched = place.store.commit(&first).await.unwrap();
    assert_eq!(touched.entities.len(), 5);
    assert!(touched.areas.contains(&Area::Items) && touched.areas.contains(&Area::People));
    in_memory.apply(&first);
    for (turn, crash) in [true, false, true].into_iter().enumerate() {
        place = if crash { place.crash().await } else { place.reopen().await };
        assert_eq!(place.store.load().await.unwrap().raw(), in_memory.raw());
        let next = change(10, vec![set("REF-1", "auth", format!("R-{turn}")), set("REF-1", "n", turn)]);
        place.store.commit(&next).await.unwrap();
        in_memory.apply(&next);
        let loaded = place.store.load().await.unwrap();
        assert_eq!(loaded.raw(), in_memory.raw());
        assert_eq!((loaded.items, loaded.events), (in_memory.items.clone(), in_memory.events.clone()));
        place.assert_whole().await;
    }
}

#[tokio::test]
async fn the_same_values_again_write_nothing() {
    let place = Place::new().await;
    let first = change(1, first_facts());
    place.store.commit(&first).await.unwrap();
    let before = place.store.verify().await.unwrap().counts;
    let touched = place.store.commit(&change(9, first_facts())).await.unwrap();
    assert_eq!(touched, care_model::Touched::default());
    assert_eq!(place.store.verify().await.unwrap().counts, before);
}

#[tokio::test]
async fn a_record_is_never_made_over_another() {
    let place = Place::new().await;
    place.store.commit(&change(1, first_facts())).await.unwrap();
    let other = RecordKey::from_bytes([8; 32]);
    let again = Store::create(place.folder(), &other, &genesis(b'b')).await;
    assert!(matches!(again, Err(StoreError::AlreadyExists)), "{again:?}");
    assert_eq!(place.store.load().await.unwrap().items.len(), 1);
    for foreign in [b"".as_slice(), b"a letter", b"SQLite format 3\0 and more"] {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("record.db");
        std::fs::write(&file, foreign).unwrap();
        let made = Store::create(folder.path(), &key(), &genesis(b'a')).await;
        assert!(matches!(made, Err(StoreError::AlreadyExists)), "{made:?}");
        assert_eq!(std::fs::read(&file).unwrap(), foreign);
    }
}

#[tokio::test]
async fn an_attempt_that_was_killed_leaves_no_record_and_no_obstacle() {
    let folder = tempfile::tempdir().unwrap();
    for ending in ["", "-wal", "-shm"] {
        std::fs::write(folder.path().join(format!("record.db.draft{ending}")), b"half of a file").unwrap();
    }
    assert!(matches!(Store::open(folder.path(), &key()).await, Err(StoreError::Missing)));
    Store::create(folder.path(), &key(), &genesis(b'a')).await.unwrap().close().await.unwrap();
    let names: Vec<_> = std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names, ["record.db"]);
}

#[tokio::test]
async fn a_wrong_key_is_one_error_and_a_readable_file_is_none_of_ours() {
    let place = Place::new().await;
    place.store.commit(&change(1, first_facts())).await.unwrap();
    let wrong = Store::open(place.folder(), &RecordKey::from_bytes([9; 32])).await;
    assert!(matches!(wrong, Err(StoreError::WrongKey)), "{wrong:?}");

    let folder = tempfile::tempdir().unwrap();
    assert!(matches!(Store::open(folder.path(), &key()).await, Err(StoreError::Missing)));
    let file = folder.path().join("record.db");
    std::fs::write(&file, b"").unwrap();
    assert!(matches!(Store::open(folder.path(), &key()).await, Err(StoreError::NotARecord)));
    std::fs::write(&file, [b"SQLite format 3\0".as_slice(), &[0; 4080]].concat()).unwrap();
    assert!(matches!(Store::open(folder.path(), &key()).await, Err(StoreError::NotARecord)));
    std::fs::write(&file, [5; 8192]).unwrap();
    assert!(matches!(Store::open(folder.path(), &key()).await, Err(StoreError::WrongKey)));
}

#[tokio::test]
async fn names_that_would_break_the_ledger_are_refused_and_nothing_of_the_change_is_kept() {
    let place = Place::new().await;
    let bad = change(
        1,
        vec![
            set("A", "x", 1),
            // As a careless reader of foreign bytes would make it; `EntityId::new` never does.
            Fact::Set { entity: serde_json::from_value(json!("B/c")).unwrap(), field: "x".into(), value: json!(1) },
        ],
    );
    assert!(matches!(place.store.commit(&bad).await, Err(StoreError::Refused(_))));
    assert!(matches!(place.store.commit(&change(1, vec![set("A", "", 1)])).await, Err(StoreError::Refused(_))));
    assert!(place.store.load().await.unwrap().raw().is_empty());
    place.store.commit(&change(2, vec![set("A", "y", 2)])).await.unwrap();
    let record = place.store.load().await.unwrap();
    assert_eq!(record.fields(&EntityId::new("A")).unwrap().len(), 1);
    place.assert_whole().await;
}

#[tokio::test]
async fn an_edit_given_up_half_way_is_whole_or_absent() {
    let mut place = Place::new().await;
    place.store.commit(&change(1, first_facts())).await.unwrap();
    for polls in 0..12 {
        // Polled a few times, then dropped: the caller gave up at another point each time.
        let edit = change(2, vec![set("A", "x", polls), set("B", "x", polls)]);
        let mut commit = Box::pin(place.store.commit(&edit));
        for _ in 0..polls {
            let waker = std::task::Waker::noop();
            if commit.as_mut().poll(&mut std::task::Context::from_waker(waker)).is_ready() {
                break;
            }
            tokio::task::yield_now().await;
        }
        drop(commit);
        let record = place.store.load().await.unwrap();
        let of = |id| record.fields(&EntityId::new(id)).and_then(|fields| fields.get("x")).cloned();
        assert_eq!(of("A"), of("B"));
        place.store.commit(&change(3, vec![set("C", "x", polls)])).await.unwrap();
        place.assert_whole().await;
        if polls % 4 == 3 {
            place = place.crash().await;
        }
    }
}
