//! Tables that follow from the ledger: registers with their values, typed rows, search texts.
//!
//! Nothing here is truth. Rows are written in bulk through `json_each`, so that SQL stays fixed text
//! and an import of twenty thousand registers is a few dozen statements.

mod column;
mod derive;
mod table;
mod typed;

pub(crate) use column::without_nul;
pub(crate) use derive::derive;
pub(crate) use table::{Row, Table};
pub(crate) use typed::{ABOUT_PREFIX, kind_of};

use crate::error::{Result, StoreError};
use crate::ledger::{Cell, Entry, Hash, canonical};
use care_model::{
    Class, DELETED_FIELD, EntityId, EntityType, Field, Fields, Kind, Member, Party, Person, TYPE_FIELD, Touched,
};
use serde_json::{Value, json};
use sqlx::Row as _;
use sqlx::sqlite::SqliteConnection;
use std::collections::{BTreeMap, BTreeSet};

/// Raised whenever [`derive`] or a projected table changes; a record with another number rebuilds.
pub(crate) const VERSION: i64 = 4;

/// Register of an item's kind.
const KIND_FIELD: &str = "kind";

/// Rows that go into one statement.
const CHUNK: usize = 2_000;

/// Writes the changes that take effect, and marks those that waited.
pub(crate) async fn write_entries(
    connection: &mut SqliteConnection,
    entries: &[Entry],
    received_at: &str,
) -> Result<()> {
    for entry in entries {
        insert_change(connection, entry, received_at, Waiting::No).await?;
        sqlx::query("INSERT OR IGNORE INTO writes (entity, change_hash) SELECT value, ?2 FROM json_each(?1)")
            .bind(ids_json(&entry.entities))
            .bind(entry.hash.as_slice())
            .execute(&mut *connection)
            .await?;
    }
    Ok(())
}

/// Whether a change still waits for one that it builds on.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Waiting {
    Yes,
    No,
}

/// Writes one change; one that was there, waiting, takes effect now.
pub(crate) async fn insert_change(
    connection: &mut SqliteConnection,
    entry: &Entry,
    received_at: &str,
    waiting: Waiting,
) -> Result<()> {
    sqlx::query(
        "INSERT INTO changes (hash, actor, seq, op_first, deps, is_waiting, received_at, bytes)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
         ON CONFLICT (hash) DO UPDATE SET is_waiting = min(is_waiting, excluded.is_waiting)",
    )
    .bind(entry.hash.as_slice())
    .bind(entry.actor.as_slice())
    .bind(i64::try_from(entry.seq).unwrap_or(i64::MAX))
    .bind(i64::try_from(entry.op_first).unwrap_or(i64::MAX))
    .bind(entry.deps.concat())
    .bind(i64::from(waiting == Waiting::Yes))
    .bind(received_at)
    .bind(entry.bytes.as_slice())
    .execute(connection)
    .await?;
    Ok(())
}

/// Writes registers and everything that follows from them, and tells what became stale.
pub(crate) async fn write_cells(connection: &mut SqliteConnection, cells: &[Cell]) -> Result<Touched> {
    let former = former_tables(connection, cells).await?;
    for chunk in cells.chunks(CHUNK) {
        sqlx::query(
            "INSERT INTO cells (entity, field, n, values_json, writers)
             SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, unhex(value ->> 4) FROM json_each(?1) WHERE true
             ON CONFLICT (entity, field) DO UPDATE SET
                 n = excluded.n, values_json = excluded.values_json, writers = excluded.writers",
        )
        .bind(cells_json(chunk))
        .execute(&mut *connection)
        .await?;
    }
    let entities: BTreeSet<EntityId> = cells.iter().map(|cell| cell.entity.clone()).collect();
    let entities: Vec<EntityId> = entities.into_iter().collect();
    let mut touched = Touched::default();
    for chunk in entities.chunks(CHUNK) {
        let fields = fields_of(connection, chunk).await?;
        write_rows(connection, chunk, &fields, &former).await?;
        for (entity, fields) in fields {
            match entity_type_of(&fields) {
                Some(entity_type) => touched.touch(entity, entity_type),
                None => drop(touched.entities.insert(entity)),
            }
        }
    }
    Ok(touched)
}

fn cells_json(cells: &[Cell]) -> String {
    let rows = cells.iter().map(|cell| {
        let values = canonical(&Value::from(cell.values.clone()));
        json!([cell.entity.as_str(), cell.field, cell.values.len(), values, hex_of(&cell.writers)])
    });
    Value::from_iter(rows).to_string()
}

/// Hashes in a row, as hexadecimal digits.
pub(crate) fn hex_of(hashes: &[Hash]) -> String {
    hashes.as_flattened().iter().map(|byte| format!("{byte:02X}")).collect()
}

fn ids_json<'a>(ids: impl IntoIterator<Item = &'a EntityId>) -> String {
    Value::from_iter(ids.into_iter().map(EntityId::as_str)).to_string()
}

/// Reads the type register.
pub(crate) fn entity_type_of(fields: &Fields) -> Option<EntityType> {
    serde_json::from_value(fields.get(TYPE_FIELD)?.clone()).ok()
}

/// Hashes that were joined.
pub(crate) fn hashes_of(joined: &[u8]) -> Result<Vec<Hash>> {
    let (hashes, rest) = joined.as_chunks::<32>();
    if rest.is_empty() { Ok(hashes.to_vec()) } else { Err(StoreError::Damaged("joined hashes")) }
}

/// The headline of an entity.
pub(crate) fn title_of(fields: &Fields) -> String {
    let text = |field: &str| fields.get(field).and_then(Value::as_str).unwrap_or_default();
    let title = ["label", "what", "title", "name"].into_iter().map(text).find(|title| !title.is_empty());
    title.unwrap_or_default().to_owned()
}

/// A person has to decide where this register was written by several at once (design 2.4).
pub(crate) fn is_pressing(fields: &Fields, field: &str) -> bool {
    let named = |of: &[Field]| of.iter().find(|known| known.name == field).copied();
    let found = match entity_type_of(fields) {
        Some(EntityType::Item) => Kind::from_name(kind_of(fields)).and_then(|kind| kind.field(field)),
        Some(EntityType::Party) => named(Party::FIELDS),
        Some(EntityType::Person) => named(Person::FIELDS),
        Some(EntityType::Member) => named(Member::FIELDS),
        Some(EntityType::Record | EntityType::Event | EntityType::Edge | EntityType::Evidence) | None => None,
    };
    field == DELETED_FIELD || found.is_some_and(|field| field.class == Class::MustResolve)
}

/// The registers of entities, each with the value shown.
async fn fields_of(connection: &mut SqliteConnection, entities: &[EntityId]) -> Result<BTreeMap<EntityId, Fields>> {
    let rows = sqlx::query(
        "SELECT entity, field, values_json -> 0 FROM cells WHERE entity IN (SELECT value FROM json_each(?1))",
    )
    .bind(ids_json(entities))
    .fetch_all(connection)
    .await?;
    let mut fields: BTreeMap<EntityId, Fields> = BTreeMap::new();
    for row in rows {
        let (entity, field, value): (String, String, String) = (row.try_get(0)?, row.try_get(1)?, row.try_get(2)?);
        let value = serde_json::from_str(&value).unwrap_or_default();
        fields.entry(EntityId::new(entity)).or_default().insert(field, value);
    }
    Ok(fields)
}

/// The tables where entities have rows whose type or kind is being written, and so may change.
async fn former_tables(connection: &mut SqliteConnection, cells: &[Cell]) -> Result<BTreeSet<Table>> {
    let retyped = cells.iter().filter(|cell| cell.field == TYPE_FIELD || cell.field == KIND_FIELD);
    let retyped: BTreeSet<&EntityId> = retyped.map(|cell| &cell.entity).collect();
    let mut tables = BTreeSet::new();
    for chunk in retyped.into_iter().collect::<Vec<_>>().chunks(CHUNK) {
        let rows: Vec<(String, String)> = sqlx::query_as(
            "SELECT DISTINCT coalesce(CAST(types.values_json ->> 0 AS TEXT), ''),
                 coalesce(CAST(kinds.values_json ->> 0 AS TEXT), '')
             FROM json_each(?1) AS wanted
             JOIN cells AS types ON types.entity = wanted.value AND types.field = '_type'
             LEFT JOIN cells AS kinds ON kinds.entity = wanted.value AND kinds.field = 'kind'",
        )
        .bind(ids_json(chunk.iter().copied()))
        .fetch_all(&mut *connection)
        .await?;
        for (entity_type, kind) in rows {
            let fields = Fields::from([
                (TYPE_FIELD.to_owned(), Value::from(entity_type)),
                (KIND_FIELD.to_owned(), Value::from(kind)),
            ]);
            tables.extend(tables_of(&fields));
        }
    }
    Ok(tables)
}

/// The tables in which an entity has rows.
fn tables_of(fields: &Fields) -> Vec<Table> {
    match entity_type_of(fields) {
        Some(entity_type) => Table::of(entity_type, Kind::from_name(kind_of(fields))),
        None => Vec::new(),
    }
}

/// Replaces the rows of entities in the tables that they belong to, and in no other.
async fn write_rows(
    connection: &mut SqliteConnection,
    entities: &[EntityId],
    fields: &BTreeMap<EntityId, Fields>,
    former: &BTreeSet<Table>,
) -> Result<()> {
    let ids = ids_json(entities);
    let tables = fields.values().flat_map(tables_of).chain(former.iter().copied()).chain([Table::SearchTexts]);
    for table in tables.collect::<BTreeSet<_>>() {
        sqlx::query(table.delete()).bind(&ids).execute(&mut *connection).await?;
    }
    let mut rows: BTreeMap<Table, Vec<Value>> = BTreeMap::new();
    for Row { table, values } in fields.iter().flat_map(|(entity, fields)| derive(entity, fields)) {
        rows.entry(table).or_default().push(values);
    }
    for (table, rows) in rows {
        let rows = Value::from(rows).to_string();
        sqlx::query(table.insert()).bind(rows).execute(&mut *connection).await?;
    }
    Ok(())
}

/// Empties everything that follows from the ledger.
pub(crate) async fn clear(connection: &mut SqliteConnection) -> Result<()> {
    for table in Table::all() {
        sqlx::query(table.clear()).execute(&mut *connection).await?;
    }
    // The index of words goes by what the texts were; without them it starts anew.
    sqlx::query("INSERT INTO search (search) VALUES ('rebuild')").execute(&mut *connection).await?;
    sqlx::query("DELETE FROM cells").execute(&mut *connection).await?;
    Ok(())
}
