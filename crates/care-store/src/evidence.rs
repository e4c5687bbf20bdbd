//! Files as they came in: kept whole, named by their content, never edited.

use crate::Store;
use crate::error::{Result, StoreError};
use crate::proposal::{Proposal, insert_proposals};
use crate::resource::{NewResource, Packed};
use crate::writer::{blocking, instant_text};
use care_model::{Instant, Sensitive};
use sha2::{Digest, Sha256};
use sqlx::Row;
use std::collections::BTreeMap;
use std::sync::Arc;

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

impl Store {
    /// Keeps a file and puts what it proposes before the person, both or neither. The same bytes again
    /// change nothing, under whatever name they come; a proposal that is known stays as it is.
    ///
    /// # Errors
    /// The disk's; nothing of the file is there then.
    pub async fn keep_file(&self, bytes: Arc<Vec<u8>>, note: &EvidenceNote, proposals: &[Proposal]) -> Result<Kept> {
        self.keep_file_with(bytes, note, proposals, Vec::new()).await
    }

    /// The same with the resources that the file holds, to be had one by one: everything or nothing.
    ///
    /// # Errors
    /// As [`Store::keep_file`]; [`StoreError::Refused`] for a resource that lies outside the file.
    pub async fn keep_file_with(
        &self,
        bytes: Arc<Vec<u8>>,
        note: &EvidenceNote,
        proposals: &[Proposal],
        resources: Vec<NewResource>,
    ) -> Result<Kept> {
        let resources = Packed::of(Arc::clone(&bytes), resources).await?;
        let size_bytes = i64::try_from(bytes.len()).unwrap_or(i64::MAX);
        let (sha256, packed) = blocking(move || {
            let packed = zstd::bulk::compress(&bytes, ZSTD_LEVEL)?;
            Ok((sha256_of(&bytes), packed))
        })
        .await?;
        let mut writer = self.writer.lock().await;
        let mut transaction = writer.begin().await?;
        let written = sqlx::query(
            "INSERT INTO evidence (sha256, name, kind, size_bytes, received_at, is_unread, bytes_zstd)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT (sha256) DO NOTHING",
        )
        .bind(&sha256)
        .bind(note.name.reveal())
        .bind(&note.kind)
        .bind(size_bytes)
        .bind(instant_text(note.received_at))
        .bind(note.is_unread)
        .bind(packed)
        .execute(&mut *transaction)
        .await?;
        resources.write(&mut transaction, &sha256).await?;
        crate::search::keep_name(&mut transaction, &sha256, note.name.reveal()).await?;
        let proposed = insert_proposals(&mut transaction, proposals).await?;
        transaction.commit().await?;
        writer.ended();
        Ok(Kept { sha256, is_new: written.rows_affected() == 1, proposed })
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

    /// A file by its hash; `None` if it was never kept.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] if the bytes are no longer what the hash says.
    pub async fn evidence(&self, sha256: &str) -> Result<Option<Evidence>> {
        let row = sqlx::query(
            "SELECT name, kind, received_at, size_bytes, bytes_zstd, is_unread FROM evidence WHERE sha256 = ?1",
        )
        .bind(sha256)
        .fetch_optional(&mut *self.readers.lend().await?)
        .await?;
        let Some(row) = row else { return Ok(None) };
        let received_at: String = row.try_get(2)?;
        let received_at = received_at.parse().map_err(|_| StoreError::Damaged("a file's date"))?;
        let note = EvidenceNote {
            name: row.try_get::<String, _>(0)?.into(),
            kind: row.try_get(1)?,
            received_at,
            is_unread: row.try_get(5)?,
        };
        let (size_bytes, packed): (i64, Vec<u8>) = (row.try_get(3)?, row.try_get(4)?);
        let sha256 = sha256.to_owned();
        let bytes = blocking(move || {
            let bytes = unpack(&packed, size_bytes)?;
            if sha256_of(&bytes) == sha256 { Ok(bytes) } else { Err(StoreError::Damaged("a file that was kept")) }
        })
        .await?;
        Ok(Some(Evidence { note, bytes: Sensitive::new(bytes) }))
    }
}
