//! The way from a thing to its history: which changes wrote to which entity.

use super::{FindingCode, Findings};
use crate::error::{Result, StoreError};
use crate::ledger::{Loading, read_change, writes_of};
use crate::writer::{Writer, blocking};
use care_model::EntityId;
use sqlx::Row;
use sqlx::sqlite::SqliteConnection;
use std::collections::BTreeSet;

type Wrote = BTreeSet<(EntityId, Vec<u8>)>;

/// What the changes themselves say, a few at a time.
async fn wrote(connection: &mut SqliteConnection) -> Result<Wrote> {
    let mut wrote = Wrote::new();
    let mut last: Vec<u8> = Vec::new();
    loop {
        let rows =
            sqlx::query("SELECT hash, bytes FROM changes WHERE is_waiting = 0 AND hash > ?1 ORDER BY hash LIMIT ?2")
                .bind(&last)
                .bind(i64::try_from(Loading::CHUNK).unwrap_or(i64::MAX))
                .fetch_all(&mut *connection)
                .await?;
        let chunk = rows
            .iter()
            .map(|row| Ok((row.try_get::<Vec<u8>, _>(0)?, row.try_get::<Vec<u8>, _>(1)?)))
            .collect::<Result<Vec<_>>>()?;
        match chunk.last() {
            Some((hash, _)) => last.clone_from(hash),
            None => return Ok(wrote),
        }
        wrote.append(
            &mut blocking(move || {
                let mut wrote = Wrote::new();
                for (hash, bytes) in chunk {
                    let change = read_change(&bytes).map_err(|_| StoreError::Damaged("a change"))?;
                    wrote.extend(writes_of(&change).into_iter().map(|write| (write.entity, hash.clone())));
                }
                Ok(wrote)
            })
            .await?,
        );
    }
}

/// Compares the table with the changes.
pub(super) async fn compare(connection: &mut SqliteConnection, findings: &mut Findings) -> Result<()> {
    let mut wanted = wrote(connection).await?;
    let rows: Vec<(String, Vec<u8>)> =
        sqlx::query_as("SELECT entity, change_hash FROM writes").fetch_all(connection).await?;
    for (entity, hash) in rows {
        let entity = EntityId::new(entity);
        if !wanted.remove(&(entity.clone(), hash)) {
            findings.add(FindingCode::History, entity.as_str());
        }
    }
    wanted.into_iter().for_each(|(entity, _)| findings.add(FindingCode::History, entity.as_str()));
    Ok(())
}

/// Writes the table anew from the changes.
pub(super) async fn rewrite(writer: &mut Writer) -> Result<()> {
    let wanted = wrote(writer.connection().await?).await?;
    let mut transaction = writer.begin().await?;
    sqlx::query("DELETE FROM writes").execute(&mut *transaction).await?;
    for (entity, hash) in wanted {
        sqlx::query("INSERT INTO writes (entity, change_hash) VALUES (?1, ?2)")
            .bind(entity.as_str())
            .bind(hash)
            .execute(&mut *transaction)
            .await?;
    }
    transaction.commit().await?;
    writer.ended();
    Ok(())
}
