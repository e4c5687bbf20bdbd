//! A program that is killed while it writes has lost nothing that it said was saved.
//!
//! `CARE_KILLS=2000` kills that often instead of twenty times.
#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a failed expectation is the result of a test"
)]

mod support;

use care_model::{Actor, EntityId, EntityType};
use care_store::Store;
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use support::{at, change, create, genesis, key, set};

const PLACE: &str = "CARE_TEST_KILLED";
const TEST: &str = "no_edit_that_was_acknowledged_is_lost_when_the_program_is_killed";

/// The child: edits for ever and says each number once it is safe. Every edit writes two registers, one
/// of them anew each time; some are undone again, some make a thing.
async fn edit_for_ever(folder: &Path) {
    let store = Store::open(folder, &key()).await.unwrap();
    let mut number = next_of(&store).await;
    loop {
        let mut facts = vec![set("counter", "n", number), set(&format!("edit-{number}"), "n", number)];
        if number % 5 == 0 {
            facts.push(create(
                &format!("item-{number}"),
                EntityType::Item,
                json!({"kind": "note", "text": "x".repeat(500)}),
            ));
        }
        store.commit(&change(number, facts)).await.unwrap();
        if number % 7 == 0 {
            store.commit(&change(number, vec![set("aside", "n", number)])).await.unwrap();
            let step = store.steps(1).await.unwrap().remove(0);
            store.undo(step.hash, at(number), Actor::Engine).await.unwrap();
        }
        let mut out = std::io::stdout().lock();
        writeln!(out, "\nsafe {number}").unwrap();
        out.flush().unwrap();
        number += 1;
    }
}

async fn next_of(store: &Store) -> i64 {
    let record = store.load().await.unwrap();
    let counter = record.fields(&EntityId::new("counter")).and_then(|fields| fields["n"].as_i64());
    counter.map_or(1, |number| number + 1)
}

#[tokio::test]
async fn no_edit_that_was_acknowledged_is_lost_when_the_program_is_killed() {
    if let Some(place) = std::env::var_os(PLACE) {
        edit_for_ever(Path::new(&place)).await;
    }
    let kills: i64 = std::env::var("CARE_KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(20);
    let keep = tempfile::tempdir().unwrap();
    let folder = keep.path().join("record");
    Store::create(&folder, &key(), &genesis(b'a')).await.unwrap().close().await.unwrap();
    let mut acknowledged = 0;
    for kill in 0..kills {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", TEST, "--nocapture"])
            .env(PLACE, &folder)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        // It keeps writing while these lines are read, so the kill falls anywhere within an edit.
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let numbers = lines.map_while(Result::ok).filter_map(|line| line.strip_prefix("safe ")?.parse::<i64>().ok());
        let mut heard = 0;
        for number in numbers.take(1 + usize::try_from(kill * 7 % 11).unwrap()) {
            acknowledged = number;
            heard += 1;
        }
        assert!(heard > 0, "the child said nothing in round {kill}");
        child.kill().unwrap();
        assert!(!child.wait().unwrap().success());

        let store = Store::open(&folder, &key()).await.unwrap();
        let record = store.load().await.unwrap();
        let last = next_of(&store).await - 1;
        assert!(last >= acknowledged, "{acknowledged} was acknowledged, {last} is there");
        for number in 1..=last {
            let fields = record.fields(&EntityId::new(format!("edit-{number}")));
            assert_eq!(fields.map(|fields| &fields["n"]), Some(&Value::from(number)));
        }
        assert!(!record.raw().contains_key(&EntityId::new(format!("edit-{}", last + 1))), "half an edit");
        let report = store.verify().await.unwrap();
        assert!(report.is_ok(), "{report:?}");
        store.close().await.unwrap();
    }
    assert!(acknowledged >= kills);
}
