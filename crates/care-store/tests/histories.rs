//! Random lives of three copies of one record: whatever happens, in whatever order, tables are what
//! the ledger says, and copies that have heard of everything agree.
//!
//! The oracle is independent: a register that keeps every value not yet overwritten, built from the
//! decoded operations alone.
//!
//! CI lives a dozen lives, always the same ones; `CARE_HISTORIES=2000` lives that many others. A life
//! that failed is added to `histories.seeds` and lived first ever after.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a failed expectation is the result of a test"
)]

mod support;

use automerge::legacy::{Key, OpId, OpType};
use automerge::{Change, ScalarValue};
use care_model::{Actor, EntityId, EntityType, Fact};
use care_store::{CannotUndo, StepRow, Store, UNDO_INTENT};
use proptest::prelude::*;
use proptest::test_runner::{FileFailurePersistence, RngSeed};
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use support::{Place, at, change, create, set};

/// One thing that happens to one of the copies.
#[derive(Clone, Debug)]
enum Deed {
    Edit { who: usize, entity: u8, field: u8, value: i64 },
    Pull { to: usize, from: usize },
    PullSome { to: usize, from: usize, every: usize },
    Undo { who: usize, step: usize },
    UndoTwice { who: usize, step: usize },
    Make { who: usize, entity: u8, kind: usize },
    Retype { who: usize, entity: u8, what: usize },
    Bin { who: usize, entity: u8, is_in: bool },
    Several { who: usize, values: (i64, i64) },
    Pick { who: usize },
    KeepAsIs { who: usize, entity: u8 },
    Crash { who: usize },
    Reopen { who: usize },
    Rebuild { who: usize },
}

/// Kinds that things become and cease to be; the last one is nobody's.
const KINDS: [&str; 5] = ["visit", "medicine", "note", "insurance", "genome"];

/// What a type register may hold; the last ones are from elsewhere.
const TYPES: [Option<&str>; 5] = [Some("item"), Some("party"), Some("person"), Some("hologram"), None];

fn deed() -> impl Strategy<Value = Deed> {
    let who = 0..3usize;
    prop_oneof![
        6 => (who.clone(), 0..2u8, 0..2u8, 0..3i64).prop_map(|(who, entity, field, value)| Deed::Edit { who, entity, field, value }),
        3 => (who.clone(), who.clone()).prop_map(|(to, from)| Deed::Pull { to, from }),
        2 => (who.clone(), who.clone(), 2..4usize).prop_map(|(to, from, every)| Deed::PullSome { to, from, every }),
        3 => (who.clone(), 0..4usize).prop_map(|(who, step)| Deed::Undo { who, step }),
        1 => (who.clone(), 0..3usize).prop_map(|(who, step)| Deed::UndoTwice { who, step }),
        3 => (who.clone(), 0..2u8, 0..KINDS.len()).prop_map(|(who, entity, kind)| Deed::Make { who, entity, kind }),
        1 => (who.clone(), 0..2u8, 0..TYPES.len()).prop_map(|(who, entity, what)| Deed::Retype { who, entity, what }),
        2 => (who.clone(), 0..2u8, any::<bool>()).prop_map(|(who, entity, is_in)| Deed::Bin { who, entity, is_in }),
        1 => (who.clone(), (0..3i64, 0..3i64)).prop_map(|(who, values)| Deed::Several { who, values }),
        1 => who.clone().prop_map(|who| Deed::Pick { who }),
        1 => (who.clone(), 0..2u8).prop_map(|(who, entity)| Deed::KeepAsIs { who, entity }),
        1 => who.clone().prop_map(|who| Deed::Crash { who }),
        1 => who.clone().prop_map(|who| Deed::Reopen { who }),
        1 => who.prop_map(|who| Deed::Rebuild { who }),
    ]
}

/// What every register holds by the operations of the changes alone.
fn oracle(changes: &[Vec<u8>]) -> BTreeMap<String, BTreeSet<String>> {
    let mut written: HashMap<OpId, (String, String)> = HashMap::new();
    let mut overwritten: Vec<OpId> = Vec::new();
    for bytes in changes {
        let change = Change::from_bytes(bytes.clone()).unwrap().decode();
        for (offset, op) in change.operations.iter().enumerate() {
            let (Key::Map(key), OpType::Put(value)) = (&op.key, &op.action) else { continue };
            let value = match value {
                ScalarValue::Null => "null".to_owned(),
                ScalarValue::Int(number) => number.to_string(),
                ScalarValue::Boolean(truth) => truth.to_string(),
                ScalarValue::Str(text) => serde_json::Value::from(text.as_str()).to_string(),
                ScalarValue::Bytes(json) => String::from_utf8(json.clone()).unwrap(),
                other => format!("{other:?}"),
            };
            let id = OpId(change.start_op.get() + offset as u64, change.actor_id.clone());
            written.insert(id, (key.to_string(), value));
            overwritten.extend(op.pred.iter().cloned());
        }
    }
    overwritten.iter().for_each(|id| drop(written.remove(id)));
    let mut standing: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (key, value) in written.into_values() {
        standing.entry(key).or_default().insert(value);
    }
    standing
}

/// What the tables of a copy show: every register, with all values where there are several.
async fn tables(place: &Place) -> BTreeMap<String, BTreeSet<String>> {
    let mut shown = BTreeMap::new();
    for (entity, fields) in place.store.load().await.unwrap().raw() {
        for (field, value) in fields {
            shown.insert(format!("{entity}/{field}"), BTreeSet::from([value.to_string()]));
        }
    }
    for conflict in place.store.conflicts().await.unwrap() {
        let values = conflict.values.iter().map(|value| value.value.reveal().to_string()).collect();
        shown.insert(format!("{}/{}", conflict.entity, conflict.field), values);
    }
    shown
}

/// Emptied is as good as never written, and out of the bin as good as never in it.
fn settled(mut tables: BTreeMap<String, BTreeSet<String>>) -> BTreeMap<String, BTreeSet<String>> {
    let is_empty = |key: &str, value: &str| value == "null" || (key.ends_with("/_deleted") && value == "false");
    tables.retain(|key, values| !values.iter().all(|value| is_empty(key, value)));
    tables
}

/// Commits, and says whether anything was written.
async fn commit(place: &Option<Place>, change: care_model::Change) -> usize {
    usize::from(!place.as_ref().unwrap().store.commit(&change).await.unwrap().entities.is_empty())
}

/// Takes a step back if that is possible, which has to be what the step itself said.
async fn take_back(store: &Store, step: &StepRow, minute: i64) -> usize {
    match store.undo_of(step.hash).await {
        Ok(facts) => {
            assert!(step.can_undo);
            let change = care_model::Change { intent: UNDO_INTENT.into(), ..change(minute, facts) };
            usize::from(!store.commit(&change).await.unwrap().entities.is_empty())
        }
        Err(CannotUndo::Newer(newer)) => {
            assert!(!step.can_undo && !newer.is_empty());
            0
        }
        Err(CannotUndo::Nothing) => 0,
        Err(error) => panic!("{error:?}"),
    }
}

async fn live(deeds: Vec<Deed>) {
    let first = Place::new().await;
    let (second, third) = (first.second(b'b').await, first.second(b'c').await);
    let mut places = vec![Some(first), Some(second), Some(third)];
    // Changes that were acknowledged and said that they wrote something.
    let mut written = 0;
    for (minute, deed) in deeds.into_iter().enumerate() {
        let minute = minute as i64;
        let changes = async |from: &Option<Place>| from.as_ref().unwrap().store.changes().await.unwrap();
        match deed {
            Deed::Edit { who, entity, field, value } => {
                let fact = set(&format!("e{entity}"), &format!("f{field}"), value);
                written += commit(&places[who], change(minute, vec![fact])).await;
            }
            Deed::Pull { to, from } => {
                let all = changes(&places[from]).await;
                places[to].as_ref().unwrap().store.apply_remote(&all, at(minute)).await.unwrap();
            }
            Deed::PullSome { to, from, every } => {
                let some: Vec<_> = changes(&places[from]).await.into_iter().rev().step_by(every).collect();
                places[to].as_ref().unwrap().store.apply_remote(&some, at(minute)).await.unwrap();
            }
            Deed::Undo { who, step } => {
                let store = &places[who].as_ref().unwrap().store;
                if let Some(step) = store.steps(9).await.unwrap().into_iter().nth(step) {
                    written += take_back(store, &step, minute).await;
                }
            }
            Deed::UndoTwice { who, step } => {
                let place = places[who].as_ref().unwrap();
                let before = tables(place).await;
                let Some(step) = place.store.steps(9).await.unwrap().into_iter().nth(step) else { continue };
                if take_back(&place.store, &step, minute).await == 1 {
                    let back = place.store.steps(1).await.unwrap().remove(0);
                    assert!(back.can_undo);
                    assert_eq!(take_back(&place.store, &back, minute).await, 1);
                    written += 2;
                    assert_eq!(settled(tables(place).await), settled(before), "an undo of an undo");
                }
            }
            Deed::Make { who, entity, kind } => {
                let fields =
                    json!({"kind": KINDS[kind], "what": "x", "party": "p", "slot": {"start": "2027-04-15T14:00"}});
                let fact = create(&format!("e{entity}"), EntityType::Item, fields);
                written += commit(&places[who], change(minute, vec![fact])).await;
            }
            Deed::Retype { who, entity, what } => {
                let fact = set(&format!("e{entity}"), "_type", TYPES[what]);
                written += commit(&places[who], change(minute, vec![fact])).await;
            }
            Deed::Bin { who, entity, is_in } => {
                let id = EntityId::new(format!("e{entity}"));
                let fact = if is_in { Fact::Discard(id) } else { Fact::Restore(id) };
                written += commit(&places[who], change(minute, vec![fact])).await;
            }
            Deed::Several { who, values: (one, other) } => {
                // The same register twice in one change, as careless callers do.
                let facts = vec![set("e0", "f0", one), set("e1", "f1", other), set("e0", "f0", other)];
                written += commit(&places[who], change(minute, facts)).await;
            }
            Deed::Pick { who } => {
                let conflicts = places[who].as_ref().unwrap().store.conflicts().await.unwrap();
                if let Some(conflict) = conflicts.first() {
                    let pick = conflict.values[0].value.reveal().clone();
                    let fact =
                        Fact::Set { entity: conflict.entity.clone(), field: conflict.field.clone(), value: pick };
                    assert_eq!(commit(&places[who], change(minute, vec![fact])).await, 1);
                    written += 1;
                }
            }
            Deed::KeepAsIs { who, entity } => {
                let store = &places[who].as_ref().unwrap().store;
                let id = EntityId::new(format!("e{entity}"));
                let touched = store.keep_as_is(&id, at(minute), Actor::Engine).await.unwrap();
                written += usize::from(!touched.entities.is_empty());
                assert_eq!(store.clash_of(&id).await.unwrap(), None);
            }
            Deed::Crash { who } => places[who] = Some(places[who].take().unwrap().crash().await),
            Deed::Reopen { who } => places[who] = Some(places[who].take().unwrap().reopen().await),
            Deed::Rebuild { who } => places[who].as_ref().unwrap().store.rebuild_projection().await.unwrap(),
        }
    }
    let places: Vec<Place> = places.into_iter().flatten().collect();
    for place in &places {
        place.assert_whole().await;
    }
    for _ in 0..2 {
        for (to, from) in [(0, 1), (0, 2), (1, 0), (2, 0)] {
            places[to].pull(&places[from]).await;
        }
    }
    let wanted = oracle(&places[0].store.changes().await.unwrap());
    assert_eq!(places[0].store.changes().await.unwrap().len(), written + 1, "each of them is there, and nothing else");
    let heads = places[0].store.heads().await.unwrap();
    for place in &places {
        assert_eq!(tables(place).await, wanted);
        assert_eq!(place.store.heads().await.unwrap(), heads);
        place.assert_whole().await;
    }
}

/// How many lives, and which.
fn config() -> ProptestConfig {
    let asked = std::env::var("CARE_HISTORIES").ok().and_then(|count| count.parse().ok());
    ProptestConfig {
        cases: asked.unwrap_or(12),
        rng_seed: if asked.is_some() { RngSeed::Random } else { RngSeed::Fixed(20_261_124) },
        max_shrink_iters: 60,
        failure_persistence: Some(Box::new(FileFailurePersistence::Direct("tests/histories.seeds"))),
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn copies_that_have_heard_of_everything_agree_and_tables_are_the_ledger(deeds in proptest::collection::vec(deed(), 1..30)) {
        tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(live(deeds));
    }
}
