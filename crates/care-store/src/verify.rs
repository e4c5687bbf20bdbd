//! Proof that the record is whole: the file, the ledger, the tables that follow from it, the files kept.

mod history;
mod kept;
mod tables;

use crate::Store;
use crate::error::{Result, StoreError};
use crate::writer::{Writer, blocking, load_from_changes};
use serde_json::{Value, json};
use sqlx::sqlite::SqliteConnection;

/// What kind of fault was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FindingCode {
    /// Encrypted pages that were altered or cannot be read.
    Pages,
    /// The database's own order is broken.
    Database,
    /// A change is not what its hash says, or does not fit the others.
    Ledger,
    /// A register in the tables is not what the ledger says. `repair` mends it.
    Cell,
    /// A typed row or a search text does not follow from its registers. `repair` mends it.
    Row,
    /// The index of words does not fit the texts. `repair` mends it.
    Search,
    /// The way from a thing to its history is broken. `repair` mends it.
    History,
    /// A kept file is not what its hash says.
    Evidence,
    /// A resource of a kept file cannot be had: its block is altered or gone, or it lies outside of it.
    Resource,
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
    /// Resources in them that can be had one by one.
    pub resources: u64,
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

/// What mending did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RepairReport {
    /// Faults that were there and are gone.
    pub mended: Vec<Finding>,
    /// The record as it is now: what could not be mended is in it.
    pub now: VerifyReport,
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
        check(&mut *self.writer.lock().await).await
    }

    /// Checks, builds anew from the ledger what follows from it where it does not, and checks again.
    /// What is not a projection (the ledger's changes, kept files) is told and left alone.
    ///
    /// # Errors
    /// As [`Store::verify`], and the disk's while writing; nothing is half mended then.
    pub async fn repair(&self) -> Result<RepairReport> {
        let mut writer = self.writer.lock().await;
        let before = check(&mut writer).await?;
        if before.is_ok() {
            return Ok(RepairReport { mended: Vec::new(), now: before });
        }
        let has = |code: FindingCode| before.problems.iter().any(|problem| problem.code == code);
        if !has(FindingCode::Ledger) {
            if has(FindingCode::History) {
                history::rewrite(&mut writer).await?;
            }
            if [FindingCode::Cell, FindingCode::Row, FindingCode::Search].into_iter().any(has) {
                writer.rebuild().await?;
            }
        }
        let now = check(&mut writer).await?;
        let mended = before.problems.into_iter().filter(|problem| !now.problems.contains(problem)).collect();
        Ok(RepairReport { mended, now })
    }
}

async fn check(writer: &mut Writer) -> Result<VerifyReport> {
    let connection = writer.connection().await?;
    let mut findings = Findings(Vec::new());
    check_file(connection, &mut findings).await?;
    check_ledger(connection, &mut findings).await?;
    kept::check_evidence(connection, &mut findings).await?;
    let resources = kept::check_resources(connection, &mut findings).await;
    found(resources, FindingCode::Resource, "resources", &mut findings)?;
    let counts = counts(connection).await.unwrap_or_default();
    Ok(VerifyReport { problems: findings.0, counts })
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
    let Some(ledger) = found(ledger, FindingCode::Ledger, "changes", findings)? else { return Ok(()) };
    let cells = blocking(move || ledger.all_cells()).await;
    let Some(cells) = found(cells, FindingCode::Ledger, "registers", findings)? else { return Ok(()) };
    let compared = tables::compare_cells(connection, &cells, findings).await;
    found(compared, FindingCode::Cell, "cells", findings)?;
    let compared = tables::compare_rows(connection, cells, findings).await;
    found(compared, FindingCode::Row, "rows", findings)?;
    let compared = history::compare(connection, findings).await;
    found(compared, FindingCode::History, "history", findings)?;
    Ok(())
}

async fn counts(connection: &mut SqliteConnection) -> Result<Counts> {
    let row: String = sqlx::query_scalar(
        "SELECT json_array((SELECT count(*) FROM changes), (SELECT count(*) FROM cells),
         (SELECT count(*) FROM items), (SELECT count(*) FROM events), (SELECT count(*) FROM evidence),
         (SELECT coalesce(sum(count), 0) FROM resources))",
    )
    .fetch_one(connection)
    .await?;
    let row: Value = serde_json::from_str(&row).unwrap_or_else(|_| json!([]));
    let count = |column: usize| row.get(column).and_then(Value::as_u64).unwrap_or_default();
    let [changes, cells, items, events, evidence, resources] = [0, 1, 2, 3, 4, 5].map(count);
    Ok(Counts { changes, cells, items, events, evidence, resources })
}
