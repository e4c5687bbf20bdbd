//! Random lives of three copies of one record: whatever happens, in whatever order, tables are what
//! the ledger says, and copies that have heard of everything agree.
//!
//! The oracle is independent: a register that keeps every value not yet overwritten, built from the
//! decoded operations alone.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // a test stops at the first surprise

mod support;

use automerge::legacy::{Key, OpId, OpType};
use automerge::{Change, ScalarValue};
use care_model::{Actor, EntityId};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use support::{Place, at, change, set};

/// One thing that happens to one of the copies.
#[derive(Clone, Debug)]
enum Deed {
    Edit { who: usize, entity: u8, field: u8, value: i64 },
    Pull { to: usize, from: usize },
    PullSome { to: usize, from: usize, every: usize },
    Undo { who: usize, entity: u8 },
    Crash { who: usize },
    Reopen { who: usize },
    Rebuild { who: usize },
}

fn deed() -> impl Strategy<Value = Deed> {
    let who = 0..3usize;
    prop_oneof![
        6 => (who.clone(), 0..2u8, 0..2u8, 0..3i64).prop_map(|(who, entity, field, value)| Deed::Edit { who, entity, field, value }),
        3 => (who.clone(), who.clone()).prop_map(|(to, from)| Deed::Pull { to, from }),
        2 => (who.clone(), who.clone(), 2..4usize).prop_map(|(to, from, every)| Deed::PullSome { to, from, every }),
        1 => (who.clone(), 0..2u8).prop_map(|(who, entity)| Deed::Undo { who, entity }),
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

async fn live(deeds: Vec<Deed>) {
    let first = Place::new().await;
    let (second, third) = (first.second(b'b').await, first.second(b'c').await);
    let mut places = vec![Some(first), Some(second), Some(third)];
    for (minute, deed) in deeds.into_iter().enumerate() {
        let minute = minute as i64;
        let changes = async |from: &Option<Place>| from.as_ref().unwrap().store.changes().await.unwrap();
        match deed {
            Deed::Edit { who, entity, field, value } => {
                let fact = set(&format!("e{entity}"), &format!("f{field}"), value);
                places[who].as_ref().unwrap().store.commit(&change(minute, vec![fact])).await.unwrap();
            }
            Deed::Pull { to, from } => {
                let all = changes(&places[from]).await;
                places[to].as_ref().unwrap().store.apply_remote(&all, at(minute)).await.unwrap();
            }
            Deed::PullSome { to, from, every } => {
                let some: Vec<_> = changes(&places[from]).await.into_iter().rev().step_by(every).collect();
                places[to].as_ref().unwrap().store.apply_remote(&some, at(minute)).await.unwrap();
            }
            Deed::Undo { who, entity } => {
                let store = &places[who].as_ref().unwrap().store;
                let history = store.history(&EntityId::new(format!("e{entity}")), None).await.unwrap();
                if let Some(line) = history.last() {
                    // Refused when the value is no longer that change's; both are right.
                    drop(store.undo(line.hand.change, at(minute), Actor::Engine).await);
                }
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
    let heads = places[0].store.heads().await.unwrap();
    for place in &places {
        assert_eq!(tables(place).await, wanted);
        assert_eq!(place.store.heads().await.unwrap(), heads);
        place.assert_whole().await;
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, max_shrink_iters: 40, ..ProptestConfig::default() })]

    #[test]
    fn copies_that_have_heard_of_everything_agree_and_tables_are_the_ledger(deeds in proptest::collection::vec(deed(), 1..24)) {
        tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(live(deeds));
    }
}
