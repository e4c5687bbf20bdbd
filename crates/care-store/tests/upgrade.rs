//! A record of every earlier version opens, nothing in it is lost, and whatever goes wrong on the way
//! leaves it as it was.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a failed expectation is the result of a test"
)]

mod support;

use care_model::{EntityId, Fields};
use care_store::{BACKUP_FILE, RECORD_FILE, Store, StoreError};
use chrono_tz::America::New_York;
use sqlx::Connection;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use support::{at, change, key, raw, set, tamper};
use tempfile::TempDir;

/// Records of earlier versions, oldest first.
const EARLIER: [&str; 1] = ["202611232030"];

fn kept(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/records").join(name)
}

/// A folder with a copy of an earlier record, and what its registers held.
fn earlier(version: &str) -> (TempDir, BTreeMap<EntityId, Fields>) {
    let folder = tempfile::tempdir().unwrap();
    fs::copy(kept(&format!("{version}.record")), folder.path().join(RECORD_FILE)).unwrap();
    let held = fs::read_to_string(kept(&format!("{version}.json"))).unwrap();
    (folder, serde_json::from_str(&held).unwrap())
}

async fn texts(file: &Path, sql: &str) -> Vec<String> {
    let mut connection = raw(file).await;
    let found = sqlx::query_scalar(sqlx::AssertSqlSafe(sql.to_owned())).fetch_all(&mut connection).await.unwrap();
    connection.close().await.unwrap();
    found
}

const MIGRATIONS_MADE: &str = "SELECT CAST(version AS TEXT) FROM _sqlx_migrations ORDER BY version";

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = entries.collect();
    names.sort();
    names
}

#[tokio::test]
async fn every_earlier_record_opens_with_everything_in_it() {
    for version in EARLIER {
        let (folder, held) = earlier(version);
        let store = Store::open(folder.path(), &key()).await.unwrap();
        assert_eq!(store.load().await.unwrap().raw(), &held, "{version}");
        let report = store.verify().await.unwrap();
        assert!(report.is_ok(), "{version}: {report:?}");
        store.commit(&change(900, vec![set("REF-1", "label", "after the upgrade")])).await.unwrap();
        store.close().await.unwrap();
        let store = Store::open(folder.path(), &key()).await.unwrap();
        assert_eq!(store.load().await.unwrap().raw()[&EntityId::new("REF-1")]["label"], "after the upgrade");
        store.close().await.unwrap();
        assert_eq!(names(folder.path()), [BACKUP_FILE, RECORD_FILE]);
    }
}

#[tokio::test]
async fn what_the_first_version_knew_answers_the_questions_of_this_one() {
    let (folder, _) = earlier("202611232030");
    let store = Store::open(folder.path(), &key()).await.unwrap();
    let conflict = store.conflicts().await.unwrap().remove(0);
    assert_eq!((conflict.entity.as_str(), conflict.field.as_str(), conflict.values.len()), ("VIS-1", "slot", 2));
    let devices: Vec<_> = conflict.values.iter().map(|value| value.hand.device.0.chars().next_back()).collect();
    assert!(devices.contains(&Some('1')) && devices.contains(&Some('2')), "{devices:?}");
    let binned = store.binned(at(60), New_York).await.unwrap();
    assert_eq!((binned[0].entity.as_str(), binned[0].hand.at), ("TASK-1", at(60)));
    let steps = store.steps(99).await.unwrap();
    assert!(steps.len() > 40 && steps.iter().any(|step| step.can_undo));
    let labels = store.history(&EntityId::new("VIS-1"), Some("label")).await.unwrap();
    assert_eq!(labels.len(), 40);
    assert_eq!(store.pending_proposals().await.unwrap().len(), 1);
    assert_eq!(store.count_waiting().await.unwrap(), 2);
    let names = store.evidence_names().await.unwrap();
    for sha256 in names.keys() {
        assert!(store.evidence(sha256).await.unwrap().is_some());
    }
    assert_eq!(names.len(), 2);
    assert_eq!(store.evidence_of(&"REF-1".into()).await.unwrap().len(), 1);
    let misfits: Vec<String> = store.load().await.unwrap().misfits().map(|misfit| misfit.field).collect();
    assert_eq!(misfits, ["run_out"], "February 30 is still what it was");
    store.close().await.unwrap();
    let file = folder.path().join(RECORD_FILE);
    let visit = "SELECT visits.party_id || ' ' || referrals.what_for FROM visits JOIN
                 (SELECT referrals.id, items.what AS what_for FROM referrals JOIN items USING (id)) AS referrals
                 ON referrals.id = visits.referral_id";
    assert_eq!(texts(&file, visit).await, ["Dr. Lee left shoulder"]);
    assert_eq!(texts(&file, "SELECT from_id || lag || is_hard FROM edges").await, ["IMG-12bd1"]);
}

#[tokio::test]
async fn the_copy_made_before_an_upgrade_is_the_old_record_and_only_its_owners() {
    let (folder, held) = earlier("202611232030");
    Store::open(folder.path(), &key()).await.unwrap().close().await.unwrap();
    let backup = folder.path().join(BACKUP_FILE);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(fs::metadata(&backup).unwrap().permissions().mode() & 0o777, 0o600);
    }
    assert_eq!(texts(&backup, MIGRATIONS_MADE).await, ["202611232030"]);
    assert!(!fs::read(&backup).unwrap().starts_with(b"SQLite format 3"), "it is encrypted");
    // Put back in place, it is a record like any other.
    let again = tempfile::tempdir().unwrap();
    fs::copy(&backup, again.path().join(RECORD_FILE)).unwrap();
    let store = Store::open(again.path(), &key()).await.unwrap();
    assert_eq!(store.load().await.unwrap().raw(), &held);
    store.close().await.unwrap();
    // A record that is up to date gets no copy.
    fs::remove_file(&backup).unwrap();
    Store::open(folder.path(), &key()).await.unwrap().close().await.unwrap();
    assert_eq!(names(folder.path()), [RECORD_FILE]);
}

#[tokio::test]
async fn an_upgrade_that_fails_half_way_leaves_the_record_as_it_was() {
    let (folder, held) = earlier("202611232030");
    let file = folder.path().join(RECORD_FILE);
    let schema = "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name";
    // The second migration wants to drop this table; the first one has done its work by then.
    tamper(&file, "ALTER TABLE items RENAME TO not_items").await;
    let before = (texts(&file, schema).await, texts(&file, "SELECT hex(hash) FROM changes ORDER BY hash").await);
    let refused = Store::open(folder.path(), &key()).await;
    assert!(refused.is_err(), "{refused:?}");
    let after = (texts(&file, schema).await, texts(&file, "SELECT hex(hash) FROM changes ORDER BY hash").await);
    assert_eq!(after, before);
    assert_eq!(texts(&file, MIGRATIONS_MADE).await, ["202611232030"]);
    tamper(&file, "ALTER TABLE not_items RENAME TO items").await;
    // Tables that cannot be filled from the ledger fail the upgrade as well.
    tamper(&file, "CREATE TABLE aside AS SELECT * FROM changes WHERE seq = 20; DELETE FROM changes WHERE seq = 20")
        .await;
    let refused = Store::open(folder.path(), &key()).await;
    assert!(matches!(refused, Err(StoreError::Damaged(_))), "{refused:?}");
    assert_eq!(texts(&file, MIGRATIONS_MADE).await, ["202611232030"]);
    tamper(&file, "INSERT INTO changes SELECT * FROM aside; DROP TABLE aside").await;
    let store = Store::open(folder.path(), &key()).await.unwrap();
    assert_eq!(store.load().await.unwrap().raw(), &held);
    store.close().await.unwrap();
}

#[tokio::test]
async fn a_damaged_record_is_not_upgraded_and_no_copy_of_it_counts_as_sound() {
    let (folder, _) = earlier("202611232030");
    let file = folder.path().join(RECORD_FILE);
    let mut bytes = fs::read(&file).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&file, &bytes).unwrap();
    let refused = Store::open(folder.path(), &key()).await;
    assert!(matches!(refused, Err(StoreError::Damaged(_) | StoreError::Database(_))), "{refused:?}");
    assert_eq!(fs::read(&file).unwrap(), bytes);
    assert!(!folder.path().join(BACKUP_FILE).exists());
}

#[tokio::test]
async fn a_record_of_a_newer_version_is_left_alone() {
    let (folder, _) = earlier("202611232030");
    let file = folder.path().join(RECORD_FILE);
    let newer = "INSERT INTO _sqlx_migrations (version, description, installed_on, success, checksum, execution_time)
                 VALUES (209912312359, 'from the future', '2099-12-31', 1, x'00', 1)";
    tamper(&file, newer).await;
    assert!(matches!(Store::open(folder.path(), &key()).await, Err(StoreError::TooNew)));
    assert_eq!(texts(&file, MIGRATIONS_MADE).await.len(), 2);
    assert!(!folder.path().join(BACKUP_FILE).exists());
}
