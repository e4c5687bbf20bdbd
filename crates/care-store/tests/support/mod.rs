//! A record to try things on, and short ways to write changes.
#![allow(dead_code, clippy::unwrap_used, clippy::indexing_slicing)] // each test file uses its part; a test stops at the first surprise

use care_model::{Actor, Change, EntityId, EntityType, Fact, Fields, Instant};
use care_store::{Genesis, Store};
use care_vault::RecordKey;
use serde_json::Value;
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use sqlx::{ConnectOptions, Connection};
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// A word that must never be found in a file.
pub const CANARY: &str = "Zebrafinch-Moreno-7741";

/// A fixed moment, `minutes` after the beginning.
pub fn at(minutes: i64) -> Instant {
    let begin: Instant = "2027-01-11T16:00:00Z".parse().unwrap();
    begin + chrono::Duration::minutes(minutes)
}

/// A key that is always the same.
pub fn key() -> RecordKey {
    RecordKey::from_bytes([7; 32])
}

/// What a device's database begins with; every device has another letter.
pub fn genesis(device: u8) -> Genesis {
    Genesis { record_id: "r1".into(), ledger_actor: [device; 16], at: at(0), by: Actor::Member("Sally".into()) }
}

/// A folder with a record in it.
pub struct Place {
    pub store: Store,
    folder: PathBuf,
    _keep: TempDir,
}

impl Place {
    /// A new record.
    pub async fn new() -> Self {
        let keep = tempfile::tempdir().unwrap();
        let folder = keep.path().join("record");
        let store = Store::create(&folder, &key(), &genesis(b'a')).await.unwrap();
        Self { store, folder, _keep: keep }
    }

    /// A second device with a copy that has only the beginning.
    pub async fn second(&self, device: u8) -> Self {
        let keep = tempfile::tempdir().unwrap();
        let folder = keep.path().join("record");
        let first = self.store.first_change().await.unwrap();
        let store = Store::join(&folder, &key(), &genesis(device), &first).await.unwrap();
        Self { store, folder, _keep: keep }
    }

    /// The record's folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The record's file.
    pub fn file(&self) -> PathBuf {
        self.folder.join(care_store::RECORD_FILE)
    }

    /// Closes and opens.
    pub async fn reopen(self) -> Self {
        let Self { store, folder, _keep } = self;
        store.close().await.unwrap();
        let store = Store::open(&folder, &key()).await.unwrap();
        Self { store, folder, _keep }
    }

    /// Drops without closing and opens.
    pub async fn crash(self) -> Self {
        let Self { store, folder, _keep } = self;
        drop(store);
        let store = Store::open(&folder, &key()).await.unwrap();
        Self { store, folder, _keep }
    }

    /// Runs SQL on the file behind the store's back, as damage would.
    pub async fn tamper(&self, sql: &str) -> u64 {
        tamper(&self.file(), sql).await
    }

    /// How many rows a table has, counted behind the store's back.
    pub async fn count(&self, table: &str) -> i64 {
        let mut connection = raw(&self.file()).await;
        let counted = sqlx::query_scalar(sqlx::AssertSqlSafe(format!("SELECT count(*) FROM {table}")));
        let counted = counted.fetch_one(&mut connection).await.unwrap();
        connection.close().await.unwrap();
        counted
    }

    /// Takes over everything that another copy has.
    pub async fn pull(&self, from: &Place) {
        self.store.apply_remote(&from.store.changes().await.unwrap(), at(1)).await.unwrap();
    }

    /// The check of the whole record finds nothing.
    pub async fn assert_whole(&self) {
        let report = self.store.verify().await.unwrap();
        assert!(report.is_ok(), "{report:?}");
    }
}

/// A connection to a record's file that is not the store's.
pub async fn raw(file: &Path) -> SqliteConnection {
    let options = SqliteConnectOptions::new().filename(file);
    let options = options.pragma("key", format!("\"x'{}'\"", key().to_hex().as_str()));
    options.disable_statement_logging().foreign_keys(false).connect().await.unwrap()
}

/// Runs SQL on a record's file behind the store's back; how many rows it touched.
pub async fn tamper(file: &Path, sql: &str) -> u64 {
    let mut connection = raw(file).await;
    let done = sqlx::raw_sql(sqlx::AssertSqlSafe(sql.to_owned())).execute(&mut connection).await.unwrap();
    connection.close().await.unwrap();
    done.rows_affected()
}

/// A change of facts.
pub fn change(minutes: i64, facts: Vec<Fact>) -> Change {
    Change { at: at(minutes), actor: Actor::Member("Sally".into()), intent: "test".into(), facts }
}

/// Something new.
pub fn create(id: &str, entity_type: EntityType, fields: Value) -> Fact {
    let fields: Fields = serde_json::from_value(fields).unwrap();
    Fact::Create { entity: EntityId::new(id), entity_type, fields }
}

/// A register's value.
pub fn set(id: &str, field: &str, value: impl Into<Value>) -> Fact {
    Fact::Set { entity: EntityId::new(id), field: field.into(), value: value.into() }
}
