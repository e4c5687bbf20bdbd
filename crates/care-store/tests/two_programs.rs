//! Two programs with one record open: the window and the prompt.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a failed expectation is the result of a test"
)]

use care_model::{Actor, Change, EntityId, Fact};
use care_store::{Genesis, Store};
use care_vault::RecordKey;

fn note(entity: &str) -> Change {
    Change {
        at: "2027-01-11T16:00:00Z".parse().unwrap(),
        actor: Actor::Engine,
        intent: "test".into(),
        facts: vec![Fact::Set { entity: EntityId::new(entity), field: "note".into(), value: entity.into() }],
    }
}

#[tokio::test]
async fn each_sees_what_the_other_wrote_and_nothing_is_lost() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path().join("r");
    let key = RecordKey::from_bytes([7; 32]);
    let at = "2027-01-11T16:00:00Z".parse().unwrap();
    let genesis = Genesis { record_id: "r".into(), ledger_actor: [1; 16], at, by: Actor::Engine };
    let window = Store::create(&folder, &key, &genesis).await.unwrap();
    window.commit(&note("one")).await.unwrap();
    assert!(!window.wrote_elsewhere().await.unwrap());
    let prompt = Store::open(&folder, &key).await.unwrap();
    prompt.commit(&note("two")).await.unwrap();
    assert!(window.wrote_elsewhere().await.unwrap());
    assert!(!window.wrote_elsewhere().await.unwrap(), "told once");
    window.commit(&note("three")).await.unwrap();
    prompt.commit(&note("four")).await.unwrap();
    for store in [&window, &prompt] {
        assert_eq!(store.load().await.unwrap().raw().len(), 4);
        assert!(store.verify().await.unwrap().is_ok());
    }
    window.close().await.unwrap();
    prompt.close().await.unwrap();
}
