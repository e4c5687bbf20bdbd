//! What came in a file, one by one: a bundle of fifty thousand resources is kept whole as evidence, and
//! each of them can be had by its place without unpacking the file.

use crate::Store;
use crate::error::{Result, StoreError};
use crate::evidence::unpack;
use crate::writer::blocking;
use care_model::Sensitive;
use serde_json::{Value, json};
use sqlx::Row;
use sqlx::sqlite::SqliteConnection;
use std::ops::Range;

/// Rows that go into one statement.
const CHUNK: usize = 5_000;

/// A resource of a file that is to be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewResource {
    /// Where in the file, in words: `Encounter/12`, `line 3`.
    pub place: Sensitive<String>,
    /// Its bytes, as a range of the file's.
    pub bytes: Range<usize>,
}

/// Writes the rows of a file's resources, within the transaction that keeps the file.
pub(crate) async fn write_resources(
    connection: &mut SqliteConnection,
    arrival: i64,
    file_bytes: u64,
    resources: &[NewResource],
) -> Result<()> {
    let lies_within = |one: &NewResource| {
        one.bytes.start <= one.bytes.end && u64::try_from(one.bytes.end).is_ok_and(|end| end <= file_bytes)
    };
    if !resources.iter().all(lies_within) {
        return Err(StoreError::Refused("a resource that lies outside its file"));
    }
    for chunk in resources.chunks(CHUNK) {
        let rows: Vec<Value> =
            chunk.iter().map(|one| json!([one.bytes.start, one.bytes.len(), one.place.reveal()])).collect();
        sqlx::query(
            "INSERT INTO resources (arrival_id, begins, size_bytes, place)
             SELECT ?1, value ->> 0, value ->> 1, value ->> 2 FROM json_each(?2)
             WHERE true ON CONFLICT (arrival_id, begins) DO NOTHING",
        )
        .bind(arrival)
        .bind(Value::from(rows).to_string())
        .execute(&mut *connection)
        .await?;
    }
    Ok(())
}

impl Store {
    /// One resource's bytes; `None` if there is none at that place of that file. Of several with one name the
    /// first counts.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] if the part of the file that holds it cannot be unpacked.
    pub async fn resource(&self, evidence: &str, place: &str) -> Result<Option<Sensitive<Vec<u8>>>> {
        let mut connection = self.readers.lend().await?;
        let row = sqlx::query(
            "SELECT resources.arrival_id, resources.begins, resources.size_bytes
             FROM evidence JOIN resources ON resources.arrival_id = evidence.arrival_id
             WHERE evidence.sha256 = ?1 AND resources.place = ?2 ORDER BY resources.begins LIMIT 1",
        )
        .bind(evidence)
        .bind(place)
        .fetch_optional(&mut *connection)
        .await?;
        let Some(row) = row else { return Ok(None) };
        let (arrival, begins, size): (i64, i64, i64) = (row.try_get(0)?, row.try_get(1)?, row.try_get(2)?);
        let rows = sqlx::query(
            "SELECT begins, size_bytes, bytes_zstd FROM evidence_parts
             WHERE arrival_id = ?1 AND begins < ?3 AND begins + size_bytes > ?2 ORDER BY begins",
        )
        .bind(arrival)
        .bind(begins)
        .bind(begins.saturating_add(size))
        .fetch_all(&mut *connection)
        .await?;
        let parts: Vec<(i64, i64, Vec<u8>)> =
            rows.iter().map(|row| Ok((row.try_get(0)?, row.try_get(1)?, row.try_get(2)?))).collect::<Result<_>>()?;
        blocking(move || {
            let mut bytes = Vec::new();
            let first = parts.first().map_or(begins, |(begins, ..)| *begins);
            for (_, size_bytes, packed) in parts {
                bytes.extend(unpack(&packed, size_bytes)?);
            }
            let skipped = usize::try_from(begins - first).unwrap_or(usize::MAX);
            let size = usize::try_from(size).unwrap_or(usize::MAX);
            let wanted = bytes.get(skipped..skipped.saturating_add(size)).map(<[u8]>::to_vec);
            wanted.map(|bytes| Some(Sensitive::new(bytes))).ok_or(StoreError::Damaged("a resource"))
        })
        .await
    }

    /// How many resources of a file can be had one by one.
    ///
    /// # Errors
    /// The disk's.
    pub async fn count_resources(&self, evidence: &str) -> Result<u64> {
        let count: i64 = sqlx::query_scalar(
            "SELECT count(*) FROM evidence JOIN resources ON resources.arrival_id = evidence.arrival_id
             WHERE evidence.sha256 = ?1",
        )
        .bind(evidence)
        .fetch_one(&mut *self.readers.lend().await?)
        .await?;
        Ok(count.unsigned_abs())
    }
}
