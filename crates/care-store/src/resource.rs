//! What came in a file, one by one: a bundle of fifty thousand resources is kept whole as evidence, and
//! each of them can be had by its place without unpacking the file.

use crate::Store;
use crate::error::{Result, StoreError};
use crate::evidence::{ZSTD_LEVEL, unpack};
use crate::writer::blocking;
use care_model::Sensitive;
use sqlx::Row;
use sqlx::sqlite::SqliteConnection;
use std::ops::Range;

/// Largest list of one file that is believed, unpacked.
const LIST_BYTES_MAX: usize = 256 * 1024 * 1024;

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
    if resources.is_empty() {
        return Ok(());
    }
    let mut list = String::new();
    for one in resources {
        let place = one.place.reveal().replace('\n', " ");
        list.push_str(&format!("{} {} {place}\n", one.bytes.start, one.bytes.len()));
    }
    sqlx::query("INSERT INTO resources (arrival_id, count, list_zstd) VALUES (?1, ?2, ?3)")
        .bind(arrival)
        .bind(i64::try_from(resources.len()).unwrap_or(i64::MAX))
        .bind(zstd::bulk::compress(list.as_bytes(), ZSTD_LEVEL)?)
        .execute(connection)
        .await?;
    Ok(())
}

/// The ranges in a packed list, with their names; `None` if it is damaged.
pub(crate) fn unpack_list(packed: &[u8]) -> Option<Vec<(i64, i64, String)>> {
    let list = String::from_utf8(zstd::bulk::decompress(packed, LIST_BYTES_MAX).ok()?).ok()?;
    list.lines()
        .map(|line| {
            let mut parts = line.splitn(3, ' ');
            Some((parts.next()?.parse().ok()?, parts.next()?.parse().ok()?, parts.next()?.to_owned()))
        })
        .collect()
}

impl Store {
    /// One resource's bytes; `None` if there is none at that place of that file. Of several with one name the
    /// first counts.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] if the list, or the part of the file that holds it, cannot be unpacked.
    pub async fn resource(&self, evidence: &str, place: &str) -> Result<Option<Sensitive<Vec<u8>>>> {
        let mut connection = self.readers.lend().await?;
        let row = sqlx::query(
            "SELECT resources.arrival_id, resources.list_zstd
             FROM evidence JOIN resources ON resources.arrival_id = evidence.arrival_id WHERE evidence.sha256 = ?1",
        )
        .bind(evidence)
        .fetch_optional(&mut *connection)
        .await?;
        let Some(row) = row else { return Ok(None) };
        let (arrival, packed): (i64, Vec<u8>) = (row.try_get(0)?, row.try_get(1)?);
        let wanted = place.to_owned();
        let found = blocking(move || {
            let list = unpack_list(&packed).ok_or(StoreError::Damaged("the list of a file's resources"))?;
            Ok(list.into_iter().find(|(_, _, place)| *place == wanted))
        });
        let Some((begins, size, _)) = found.await? else { return Ok(None) };
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
        let count: Option<i64> = sqlx::query_scalar(
            "SELECT resources.count FROM evidence JOIN resources ON resources.arrival_id = evidence.arrival_id
             WHERE evidence.sha256 = ?1",
        )
        .bind(evidence)
        .fetch_optional(&mut *self.readers.lend().await?)
        .await?;
        Ok(count.unwrap_or_default().unsigned_abs())
    }
}
