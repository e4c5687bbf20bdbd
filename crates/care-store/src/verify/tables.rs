//! The projection against the ledger: every register, every typed row.

use super::{FindingCode, Findings};
use crate::error::Result;
use crate::ledger::{Cell, canonical};
use crate::projection::{Table, derive, hex_of};
use care_model::{EntityId, Fields};
use serde_json::Value;
use sqlx::Row;
use sqlx::sqlite::SqliteConnection;
use std::collections::{BTreeMap, BTreeSet};

/// A register as one text; the order of values is part of it, for every copy has to show the same one.
fn cell_text(values: &[Value], n: i64, writers: &str) -> String {
    format!("{n} {} {writers}", canonical(&Value::from(values)))
}

pub(super) async fn compare_cells(
    connection: &mut SqliteConnection,
    cells: &[Cell],
    findings: &mut Findings,
) -> Result<()> {
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

pub(super) async fn compare_rows(
    connection: &mut SqliteConnection,
    cells: Vec<Cell>,
    findings: &mut Findings,
) -> Result<()> {
    let mut entities: BTreeMap<EntityId, Fields> = BTreeMap::new();
    for cell in cells {
        let shown = cell.values.into_iter().next().unwrap_or_default();
        entities.entry(cell.entity).or_default().insert(cell.field, shown);
    }
    let mut wanted: BTreeMap<Table, BTreeSet<String>> = BTreeMap::new();
    for row in entities.iter().flat_map(|(entity, fields)| derive(entity, fields)) {
        wanted.entry(row.table).or_default().insert(canonical(&row.values));
    }
    for table in Table::all() {
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
