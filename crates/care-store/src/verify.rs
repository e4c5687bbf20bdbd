//! Proof that the record is whole: the file, the ledger, the tables that follow from it, the files kept.

use crate::Store;
use crate::error::{Result, StoreError};
use crate::evidence::{sha256_of, unpack};
use crate::ledger::{Cell, canonical};
use crate::projection::{Table, derive, hex_of};
use crate::writer::{blocking, heads_on_disk, load_from_changes};
use care_model::{EntityId, Fields};
use serde_json::{Value, json};
use sqlx::Row;
use sqlx::sqlite::SqliteConnection;
use std::collections::{BTreeMap, BTreeSet};

/// What kind of fault was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FindingCode {
    /// Encrypted pages that were altered or cannot be read.
    Pages,
    /// The database's own order is broken.
    Database,
    /// A change is not what its hash says, or does not fit the others.
    Ledger,
    /// A register in the tables is not what the ledger says. `rebuild_projection` mends it.
    Cell,
    /// A typed row or a search text does not follow from its registers. `rebuild_projection` mends it.
    Row,
    /// The index of words does not fit the texts. `rebuild_projection` mends it.
    Search,
    /// A kept file is not what its hash says.
    Evidence,
}

/// One fault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What kind.
    pub code: FindingCode,
    /// Where: a table, an id, a register's name. Never words of anybody's care.
    pub place: String,
}

/// How much the record holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Changes of the ledger.
    pub changes: u64,
    /// Registers.
    pub cells: u64,
    /// Items, those in the bin included.
    pub items: u64,
    /// Events.
    pub events: u64,
    /// Files kept.
    pub evidence: u64,
}

/// What a check of the whole record found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerifyReport {
    /// Faults; none is what one wants.
    pub problems: Vec<Finding>,
    /// What was there to check.
    pub counts: Counts,
}

impl VerifyReport {
    /// Nothing is wrong.
    pub fn is_ok(&self) -> bool {
        self.problems.is_empty()
    }
}

/// Findings of one kind of table are told up to here; a record that is this broken needs no longer list.
const FINDINGS_MAX: usize = 100;

struct Findings(Vec<Finding>);

impl Findings {
    fn add(&mut self, code: FindingCode, place: impl Into<String>) {
        if self.0.iter().filter(|finding| finding.code == code).count() < FINDINGS_MAX {
            self.0.push(Finding { code, place: place.into() });
        }
    }
}

impl Store {
    /// Checks everything there is to check. Reads the whole record: seconds, not milliseconds.
    ///
    /// # Errors
    /// Only where checking itself is impossible (no permission, say); damage is a finding.
    pub async fn verify(&self) -> Result<VerifyReport> {
        let mut writer = self.writer.lock().await;
        let connection = writer.connection().await?;
        let mut findings = Findings(Vec::new());
        check_file(connection, &mut findings).await?;
        check_ledger(connection, &mut findings).await?;
        check_evidence(connection, &mut findings).await?;
        let counts = counts(connection).await.unwrap_or_default();
        Ok(VerifyReport { problems: findings.0, counts })
    }
}

/// Turns damage into a finding and passes on everything else.
fn found<T>(result: Result<T>, code: FindingCode, place: &str, findings: &mut Findings) -> Result<Option<T>> {
    match result {
        Ok(value) => Ok(Some(value)),
        Err(error @ (StoreError::Busy | StoreError::NoPermission | StoreError::Stopped | StoreError::DiskFull)) => {
            Err(error)
        }
        Err(StoreError::Damaged(what)) => {
            findings.add(code, what);
            Ok(None)
        }
        Err(_) => {
            findings.add(code, place);
            Ok(None)
        }
    }
}

async fn check_file(connection: &mut SqliteConnection, findings: &mut Findings) -> Result<()> {
    let pages = sqlx::query("PRAGMA cipher_integrity_check").fetch_all(&mut *connection).await;
    if let Some(pages) = found(pages.map_err(Into::into), FindingCode::Pages, "pages", findings)? {
        for page in 0..pages.len() {
            findings.add(FindingCode::Pages, format!("altered page {} of {}", page + 1, pages.len()));
        }
    }
    let order = sqlx::query_scalar::<_, String>("PRAGMA integrity_check").fetch_all(&mut *connection).await;
    if let Some(lines) = found(order.map_err(Into::into), FindingCode::Database, "database", findings)? {
        // SQLite's lines name tables, rows and pages, no content.
        lines.into_iter().filter(|line| line != "ok").for_each(|line| findings.add(FindingCode::Database, line));
    }
    let words =
        sqlx::query("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)").execute(connection).await;
    found(words.map_err(Into::into), FindingCode::Search, "search", findings)?;
    Ok(())
}

async fn check_ledger(connection: &mut SqliteConnection, findings: &mut Findings) -> Result<()> {
    // From the changes alone: neither the snapshot nor the ledger in memory is evidence for itself.
    let ledger = load_from_changes(connection, &[0; 16]).await;
    let Some(mut ledger) = found(ledger, FindingCode::Ledger, "changes", findings)? else { return Ok(()) };
    let heads = heads_on_disk(connection).await;
    let heads = found(heads, FindingCode::Ledger, "heads", findings)?;
    let cells = blocking(move || {
        let in_memory = ledger.heads();
        Ok((in_memory, ledger.all_cells()?))
    });
    let Some((in_memory, cells)) = found(cells.await, FindingCode::Ledger, "registers", findings)? else {
        return Ok(());
    };
    if heads.is_some_and(|heads| heads != in_memory) {
        findings.add(FindingCode::Ledger, "heads");
    }
    let compared = compare_cells(connection, &cells, findings).await;
    found(compared, FindingCode::Cell, "cells", findings)?;
    let compared = compare_rows(connection, cells, findings).await;
    found(compared, FindingCode::Row, "rows", findings)?;
    Ok(())
}

/// A register as one text; the order of values is part of it, for every copy has to show the same one.
fn cell_text(values: &[Value], n: i64, writers: &str) -> String {
    format!("{n} {} {writers}", canonical(&Value::from(values)))
}

async fn compare_cells(connection: &mut SqliteConnection, cells: &[Cell], findings: &mut Findings) -> Result<()> {
    let wanted = cells.iter().map(|cell| {
        let n = i64::try_from(cell.values.len()).unwrap_or(i64::MAX);
        let key = (cell.entity.as_str().to_owned(), cell.field.clone());
        (key, cell_text(&cell.values, n, &hex_of(&cell.writers)))
    });
    let mut wanted: BTreeMap<(String, String), String> = wanted.collect();
    let rows =
        sqlx::query("SELECT entity, field, n, values_json, hex(writers) FROM cells").fetch_all(connection).await?;
    for row in rows {
        let key: (String, String) = (row.try_get(0)?, row.try_get(1)?);
        let values: Vec<Value> = serde_json::from_str(row.try_get(3)?).unwrap_or_default();
        let there = cell_text(&values, row.try_get(2)?, row.try_get(4)?);
        let place = format!("{}/{}", key.0, key.1);
        if wanted.remove(&key) != Some(there) {
            findings.add(FindingCode::Cell, place);
        }
    }
    wanted.into_keys().for_each(|(entity, field)| findings.add(FindingCode::Cell, format!("{entity}/{field}")));
    Ok(())
}

async fn compare_rows(connection: &mut SqliteConnection, cells: Vec<Cell>, findings: &mut Findings) -> Result<()> {
    let mut entities: BTreeMap<EntityId, Fields> = BTreeMap::new();
    for cell in cells {
        let shown = cell.values.into_iter().next().unwrap_or_default();
        entities.entry(cell.entity).or_default().insert(cell.field, shown);
    }
    let mut wanted: BTreeMap<Table, BTreeSet<String>> = BTreeMap::new();
    for row in entities.iter().flat_map(|(entity, fields)| derive(entity, fields)) {
        wanted.entry(row.table).or_default().insert(canonical(&row.values));
    }
    for table in Table::ALL {
        let wanted = wanted.remove(&table).unwrap_or_default();
        let rows = sqlx::query_scalar::<_, String>(table.select()).fetch_all(&mut *connection).await?;
        let read = |row: &String| serde_json::from_str::<Value>(row).unwrap_or_default();
        let there: BTreeSet<String> = rows.iter().map(|row| canonical(&read(row))).collect();
        for row in there.symmetric_difference(&wanted) {
            let id = serde_json::from_str::<Value>(row).ok().and_then(|row| row.get(0).cloned());
            let id = id.as_ref().and_then(Value::as_str).unwrap_or_default();
            findings.add(FindingCode::Row, format!("{table:?} {id}"));
        }
    }
    Ok(())
}

async fn check_evidence(connection: &mut SqliteConnection, findings: &mut Findings) -> Result<()> {
    let hashes = sqlx::query_scalar::<_, String>("SELECT sha256 FROM evidence").fetch_all(&mut *connection).await;
    let hashes = found(hashes.map_err(Into::into), FindingCode::Evidence, "evidence", findings)?;
    for sha256 in hashes.unwrap_or_default() {
        let row = sqlx::query("SELECT size_bytes, bytes_zstd FROM evidence WHERE sha256 = ?1")
            .bind(&sha256)
            .fetch_one(&mut *connection)
            .await;
        let Some(row) = found(row.map_err(Into::into), FindingCode::Evidence, &sha256, findings)? else { continue };
        let (size_bytes, packed): (i64, Vec<u8>) = (row.try_get(0)?, row.try_get(1)?);
        let hashed = blocking(move || Ok(unpack(&packed, size_bytes).map(|bytes| sha256_of(&bytes)).ok())).await?;
        if hashed.as_ref() != Some(&sha256) {
            findings.add(FindingCode::Evidence, sha256);
        }
    }
    Ok(())
}

async fn counts(connection: &mut SqliteConnection) -> Result<Counts> {
    let row: String = sqlx::query_scalar(
        "SELECT json_array((SELECT count(*) FROM changes), (SELECT count(*) FROM cells),
         (SELECT count(*) FROM items), (SELECT count(*) FROM events), (SELECT count(*) FROM evidence))",
    )
    .fetch_one(connection)
    .await?;
    let row: Value = serde_json::from_str(&row).unwrap_or_else(|_| json!([]));
    let count = |column: usize| row.get(column).and_then(Value::as_u64).unwrap_or_default();
    Ok(Counts { changes: count(0), cells: count(1), items: count(2), events: count(3), evidence: count(4) })
}
