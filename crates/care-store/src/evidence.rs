//! Files as they came in: kept whole, named by their content, never edited.

use crate::Store;
use crate::arriving::{Arriving, Yield};
use crate::error::{Result, StoreError};
use crate::proposal::Proposal;
use crate::writer::blocking;
use care_model::{Instant, Sensitive};
use sha2::{Digest, Sha256};
use sqlx::Row;
use std::collections::BTreeMap;

/// What is known of a file beside its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EvidenceNote {
    /// Its name where it came from.
    pub name: Sensitive<String>,
    /// What kind of file it is, as the reader says: `fhir`, `ics`, `ccda` …
    pub kind: String,
    /// When it came.
    pub received_at: Instant,
    /// Nothing could be read from it; it waits in *To sort*.
    pub is_unread: bool,
    /// Why, as codes of the readers.
    pub why: Vec<String>,
}

/// A file with its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// What is known of it.
    pub note: EvidenceNote,
    /// Its bytes, checked against its name.
    pub bytes: Sensitive<Vec<u8>>,
}

/// What became of a file that was to be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// SHA-256 of its bytes, 64 hexadecimal digits: its name from now on.
    pub sha256: String,
    /// It was not there before.
    pub is_new: bool,
    /// Proposals that were not known before.
    pub proposed: usize,
}

/// Unpacked size of one part of a file: small enough to unpack in a blink, large enough to pack well.
pub(crate) const PART_BYTES: usize = 256 * 1024;
/// Quick and good enough: text files shrink to a tenth.
pub(crate) const ZSTD_LEVEL: i32 = 3;

/// SHA-256 as 64 hexadecimal digits.
pub fn sha256_of(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Unpacks, refusing to make more than was packed.
pub(crate) fn unpack(packed: &[u8], size_bytes: i64) -> Result<Vec<u8>> {
    let size = usize::try_from(size_bytes).map_err(|_| StoreError::Damaged("a file's size"))?;
    let bytes = zstd::bulk::decompress(packed, size).map_err(|_| StoreError::Damaged("a file that was kept"))?;
    if bytes.len() == size { Ok(bytes) } else { Err(StoreError::Damaged("a file that was kept")) }
}

/// The note in the first six columns: name, kind, received_at, is_unread, (another), why.
fn note_of(row: &sqlx::sqlite::SqliteRow) -> Result<EvidenceNote> {
    let received_at: String = row.try_get(2)?;
    Ok(EvidenceNote {
        name: row.try_get::<String, _>(0)?.into(),
        kind: row.try_get(1)?,
        received_at: received_at.parse().map_err(|_| StoreError::Damaged("a file's date"))?,
        is_unread: row.try_get(3)?,
        why: row.try_get::<String, _>(5)?.split_whitespace().map(str::to_owned).collect(),
    })
}

impl Store {
    /// Keeps a small file and puts what it proposes before the person, both or neither. A large one is better
    /// taken part by part: [`Store::take_in`].
    ///
    /// # Errors
    /// As [`Store::keep_arrived`].
    pub async fn keep_file(&self, bytes: Vec<u8>, note: &EvidenceNote, proposals: &[Proposal]) -> Result<Kept> {
        let arriving = self.take_in(Arriving::new(), bytes, note.received_at).await?;
        self.keep_arrived(arriving.hashed().await?, note, &Yield { proposals: proposals.to_vec(), ..Yield::default() })
            .await
    }

    /// Names of all files, by hash.
    ///
    /// # Errors
    /// The disk's.
    pub async fn evidence_names(&self) -> Result<BTreeMap<String, Sensitive<String>>> {
        let rows = sqlx::query("SELECT sha256, name FROM evidence").fetch_all(&mut *self.readers.lend().await?).await?;
        rows.iter().map(|row| Ok((row.try_get(0)?, row.try_get::<String, _>(1)?.into()))).collect()
    }

    /// How much waits in *To sort*: proposals, and files that nothing could be read from.
    ///
    /// # Errors
    /// The disk's.
    pub async fn count_waiting(&self) -> Result<u64> {
        let waiting: i64 = sqlx::query_scalar(
            "SELECT (SELECT count(*) FROM proposals WHERE state = 'pending')
                  + (SELECT count(*) FROM evidence WHERE is_unread = 1)",
        )
        .fetch_one(&mut *self.readers.lend().await?)
        .await?;
        Ok(waiting.unsigned_abs())
    }

    /// Files that nothing could be read from and nobody has sorted yet, oldest first: hash and note.
    ///
    /// # Errors
    /// The disk's.
    pub async fn unsorted_files(&self) -> Result<Vec<(String, EvidenceNote)>> {
        let rows = sqlx::query(
            "SELECT name, kind, received_at, is_unread, sha256, why FROM evidence WHERE is_unread = 1
             ORDER BY received_at, name, sha256",
        )
        .fetch_all(&mut *self.readers.lend().await?)
        .await?;
        rows.iter().map(|row| Ok((row.try_get(4)?, note_of(row)?))).collect()
    }

    /// Notes that a person has put a file in its place, or set it aside; or takes that back.
    ///
    /// # Errors
    /// The disk's.
    pub async fn sort_file(&self, sha256: &str, is_sorted: bool) -> Result<()> {
        let mut writer = self.writer.lock().await;
        sqlx::query("UPDATE evidence SET is_unread = ?2 WHERE sha256 = ?1")
            .bind(sha256)
            .bind(!is_sorted)
            .execute(writer.connection().await?)
            .await?;
        Ok(())
    }

    /// A file by its hash; `None` if it was never kept.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] if the bytes are no longer what the hash says.
    pub async fn evidence(&self, sha256: &str) -> Result<Option<Evidence>> {
        let mut connection = self.readers.lend().await?;
        let row =
            sqlx::query("SELECT name, kind, received_at, is_unread, arrival_id, why FROM evidence WHERE sha256 = ?1")
                .bind(sha256)
                .fetch_optional(&mut *connection)
                .await?;
        let Some(row) = row else { return Ok(None) };
        let note = note_of(&row)?;
        let rows =
            sqlx::query("SELECT size_bytes, bytes_zstd FROM evidence_parts WHERE arrival_id = ?1 ORDER BY begins")
                .bind(row.try_get::<i64, _>(4)?)
                .fetch_all(&mut *connection)
                .await?;
        let parts: Vec<(i64, Vec<u8>)> =
            rows.iter().map(|row| Ok((row.try_get(0)?, row.try_get(1)?))).collect::<Result<_>>()?;
        let sha256 = sha256.to_owned();
        let bytes = blocking(move || {
            let mut bytes = Vec::new();
            for (size_bytes, packed) in parts {
                bytes.extend(unpack(&packed, size_bytes)?);
            }
            if sha256_of(&bytes) == sha256 { Ok(bytes) } else { Err(StoreError::Damaged("a file that was kept")) }
        })
        .await?;
        Ok(Some(Evidence { note, bytes: Sensitive::new(bytes) }))
    }

    /// The small pictures of a file's scan series: series and PNG.
    ///
    /// # Errors
    /// The disk's.
    pub async fn previews_of(&self, sha256: &str) -> Result<Vec<(String, Sensitive<Vec<u8>>)>> {
        let rows = sqlx::query("SELECT series, png FROM previews WHERE evidence_sha256 = ?1 ORDER BY series")
            .bind(sha256)
            .fetch_all(&mut *self.readers.lend().await?)
            .await?;
        rows.iter().map(|row| Ok((row.try_get(0)?, Sensitive::new(row.try_get(1)?)))).collect()
    }
}
