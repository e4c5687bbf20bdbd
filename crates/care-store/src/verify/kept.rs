//! What was kept beside the ledger: files, and the resources in them.

use super::{FindingCode, Findings, found};
use crate::error::Result;
use crate::evidence::unpack;
use crate::resource::unpack_list;
use crate::writer::blocking;
use sha2::{Digest, Sha256};
use sqlx::Row;
use sqlx::sqlite::SqliteConnection;

pub(super) async fn check_evidence(connection: &mut SqliteConnection, findings: &mut Findings) -> Result<()> {
    let files = sqlx::query("SELECT sha256, arrival_id, size_bytes FROM evidence").fetch_all(&mut *connection).await;
    let files = found(files.map_err(Into::into), FindingCode::Evidence, "evidence", findings)?;
    for file in files.unwrap_or_default() {
        let (sha256, arrival, size): (String, i64, i64) = (file.try_get(0)?, file.try_get(1)?, file.try_get(2)?);
        let hashed = found(hash_of(connection, arrival).await, FindingCode::Evidence, &sha256, findings)?;
        if let Some(hashed) = hashed
            && hashed != Some((sha256.clone(), size))
        {
            findings.add(FindingCode::Evidence, sha256);
        }
    }
    Ok(())
}

/// Hash and size of a file's parts put together, one part in memory at a time; `None` if one is damaged.
async fn hash_of(connection: &mut SqliteConnection, arrival: i64) -> Result<Option<(String, i64)>> {
    let begins: Vec<i64> =
        sqlx::query_scalar("SELECT begins FROM evidence_parts WHERE arrival_id = ?1 ORDER BY begins")
            .bind(arrival)
            .fetch_all(&mut *connection)
            .await?;
    let (mut digest, mut size) = (Sha256::new(), 0_i64);
    for begins in begins {
        let row =
            sqlx::query("SELECT size_bytes, bytes_zstd FROM evidence_parts WHERE arrival_id = ?1 AND begins = ?2")
                .bind(arrival)
                .bind(begins)
                .fetch_one(&mut *connection)
                .await?;
        let (part_size, packed): (i64, Vec<u8>) = (row.try_get(0)?, row.try_get(1)?);
        if begins != size {
            return Ok(None);
        }
        size += part_size;
        let grown = blocking(move || {
            Ok(unpack(&packed, part_size).ok().map(|bytes| {
                digest.update(&bytes);
                digest
            }))
        });
        match grown.await? {
            Some(grown) => digest = grown,
            None => return Ok(None),
        }
    }
    Ok(Some((digest.finalize().iter().map(|byte| format!("{byte:02x}")).collect(), size)))
}

/// Every resource lies within its file, and every list is as long as it says.
pub(super) async fn check_resources(connection: &mut SqliteConnection, findings: &mut Findings) -> Result<()> {
    let rows = sqlx::query(
        "SELECT resources.arrival_id, resources.count, resources.list_zstd, coalesce(evidence.size_bytes, -1)
         FROM resources LEFT JOIN evidence ON evidence.arrival_id = resources.arrival_id",
    )
    .fetch_all(connection)
    .await?;
    for row in rows {
        let (arrival, count, packed, size): (i64, i64, Vec<u8>, i64) =
            (row.try_get(0)?, row.try_get(1)?, row.try_get(2)?, row.try_get(3)?);
        let list = blocking(move || Ok(unpack_list(&packed))).await?.unwrap_or_default();
        let lies_within = |begins: i64, bytes: i64| begins >= 0 && bytes >= 0 && begins.saturating_add(bytes) <= size;
        let is_whole = i64::try_from(list.len()) == Ok(count);
        if !is_whole || !list.iter().all(|(begins, bytes, _)| lies_within(*begins, *bytes)) {
            findings.add(FindingCode::Resource, format!("file {arrival}"));
        }
    }
    Ok(())
}
