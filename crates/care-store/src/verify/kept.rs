//! What was kept beside the ledger: files, and the resources in them.

use super::{FindingCode, Findings, found};
use crate::error::Result;
use crate::evidence::{sha256_of, unpack};
use crate::writer::blocking;
use sqlx::Row;
use sqlx::sqlite::SqliteConnection;

pub(super) async fn check_evidence(connection: &mut SqliteConnection, findings: &mut Findings) -> Result<()> {
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

/// Every block is what its hash says, and every resource lies within a block of its file.
pub(super) async fn check_resources(connection: &mut SqliteConnection, findings: &mut Findings) -> Result<()> {
    let blocks: Vec<i64> = sqlx::query_scalar("SELECT id FROM resource_blocks").fetch_all(&mut *connection).await?;
    for id in blocks {
        let row = sqlx::query("SELECT size_bytes, bytes_zstd, sha256 FROM resource_blocks WHERE id = ?1")
            .bind(id)
            .fetch_one(&mut *connection)
            .await;
        let place = format!("block {id}");
        let Some(row) = found(row.map_err(Into::into), FindingCode::Resource, &place, findings)? else { continue };
        let (size_bytes, packed, sha256): (i64, Vec<u8>, String) = (row.try_get(0)?, row.try_get(1)?, row.try_get(2)?);
        let hashed = blocking(move || Ok(unpack(&packed, size_bytes).map(|bytes| sha256_of(&bytes)).ok())).await?;
        if hashed != Some(sha256) {
            findings.add(FindingCode::Resource, place);
        }
    }
    let astray: Vec<String> = sqlx::query_scalar(
        "SELECT resources.evidence_sha256 FROM resources LEFT JOIN resource_blocks AS blocks
             ON blocks.id = resources.block_id AND blocks.evidence_sha256 = resources.evidence_sha256
         WHERE blocks.id IS NULL OR resources.begins < 0 OR resources.size_bytes < 0
             OR resources.begins + resources.size_bytes > blocks.size_bytes",
    )
    .fetch_all(connection)
    .await?;
    astray.into_iter().for_each(|evidence| findings.add(FindingCode::Resource, evidence));
    Ok(())
}
