//! What came in a file, one by one: a bundle of fifty thousand resources is kept whole as evidence, and
//! each of them can be had by its place without unpacking the file.
//!
//! Resources are packed together in blocks: small enough to unpack in a blink, large enough that the
//! packer finds what they have in common.

use crate::Store;
use crate::error::{Result, StoreError};
use crate::evidence::{ZSTD_LEVEL, sha256_of, unpack};
use crate::writer::blocking;
use care_model::Sensitive;
use serde_json::{Value, json};
use sqlx::Row;
use sqlx::sqlite::SqliteConnection;
use std::ops::Range;
use std::sync::Arc;

/// Unpacked size at which a block is closed. One resource may be larger and has then a block of its own.
const BLOCK_BYTES: usize = 64 * 1024;

/// Rows that go into one statement.
const CHUNK: usize = 2_000;

/// Where a resource's bytes are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ResourceBytes {
    /// A range of the file's bytes.
    Range(Range<usize>),
    /// Bytes of its own: the file holds them in another form (an archive, a line that was mended).
    Own(Sensitive<Vec<u8>>),
}

/// A resource that is to be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewResource {
    /// Where in the file; no two of one file have the same. A second one with the same place is left out.
    pub place: Sensitive<String>,
    /// What the source calls its type: `Encounter`, `VEVENT`, a DICOM SOP class …
    pub kind: String,
    /// Its id in the source; may be empty.
    pub own_id: Sensitive<String>,
    /// Its bytes.
    pub bytes: ResourceBytes,
}

/// A resource that was kept, without its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResourceLine {
    /// The file, by hash.
    pub evidence: String,
    /// Where in it.
    pub place: Sensitive<String>,
    /// Its type.
    pub kind: String,
    /// Its id in the source.
    pub own_id: Sensitive<String>,
    /// How many bytes it has.
    pub size_bytes: u64,
}

/// A block that was filled, and the rows of what lies in it, which want only the block's number.
struct Block {
    size_bytes: usize,
    sha256: String,
    packed: Vec<u8>,
    rows: Vec<[Value; 5]>,
}

impl Block {
    fn close(bytes: &mut Vec<u8>, rows: &mut Vec<[Value; 5]>) -> Result<Self> {
        let packed = zstd::bulk::compress(bytes, ZSTD_LEVEL)?;
        let block = Self { size_bytes: bytes.len(), sha256: sha256_of(bytes), packed, rows: std::mem::take(rows) };
        bytes.clear();
        Ok(block)
    }
}

/// Fills blocks with resources, in their order.
fn pack(file: &[u8], resources: Vec<NewResource>) -> Result<Vec<Block>> {
    let mut blocks = Vec::new();
    let (mut open, mut rows) = (Vec::with_capacity(BLOCK_BYTES * 2), Vec::new());
    for resource in resources {
        let bytes = match &resource.bytes {
            ResourceBytes::Range(range) => file.get(range.clone()),
            ResourceBytes::Own(bytes) => Some(bytes.reveal().as_slice()),
        };
        let bytes = bytes.ok_or(StoreError::Refused("a resource that lies outside its file"))?;
        let (place, own_id) = (resource.place.reveal().as_str(), resource.own_id.reveal().as_str());
        if [place, own_id, &resource.kind].iter().any(|name| name.contains('\0')) {
            return Err(StoreError::Refused("a resource without a proper name"));
        }
        rows.push([json!(place), json!(resource.kind), json!(own_id), json!(open.len()), json!(bytes.len())]);
        open.extend_from_slice(bytes);
        if open.len() >= BLOCK_BYTES {
            blocks.push(Block::close(&mut open, &mut rows)?);
        }
    }
    if !rows.is_empty() {
        blocks.push(Block::close(&mut open, &mut rows)?);
    }
    Ok(blocks)
}

/// Packs what a file holds, away from the runtime.
pub(crate) struct Packed(Vec<Block>);

impl Packed {
    pub async fn of(file: Arc<Vec<u8>>, resources: Vec<NewResource>) -> Result<Self> {
        blocking(move || Ok(Self(pack(&file, resources)?))).await
    }

    /// Writes them within the transaction that keeps the file; returns how many are new.
    pub async fn write(self, connection: &mut SqliteConnection, evidence: &str) -> Result<u64> {
        let mut new = 0;
        let mut lines = Vec::new();
        for block in self.0 {
            let id: i64 = sqlx::query_scalar(
                "INSERT INTO resource_blocks (evidence_sha256, size_bytes, sha256, bytes_zstd)
                 VALUES (?1, ?2, ?3, ?4) RETURNING id",
            )
            .bind(evidence)
            .bind(i64::try_from(block.size_bytes).unwrap_or(i64::MAX))
            .bind(&block.sha256)
            .bind(block.packed)
            .fetch_one(&mut *connection)
            .await?;
            lines.extend(block.rows.into_iter().map(|row| Value::from_iter(row.into_iter().chain([json!(id)]))));
            if lines.len() >= CHUNK {
                new += write_lines(connection, evidence, std::mem::take(&mut lines)).await?;
            }
        }
        new += write_lines(connection, evidence, lines).await?;
        // The same file again brings nothing new: its second blocks hold nothing and go.
        sqlx::query(
            "DELETE FROM resource_blocks WHERE evidence_sha256 = ?1
             AND id NOT IN (SELECT block_id FROM resources WHERE evidence_sha256 = ?1)",
        )
        .bind(evidence)
        .execute(connection)
        .await?;
        Ok(new)
    }
}

async fn write_lines(connection: &mut SqliteConnection, evidence: &str, lines: Vec<Value>) -> Result<u64> {
    let written = sqlx::query(
        "INSERT INTO resources (evidence_sha256, place, kind, own_id, begins, size_bytes, block_id)
         SELECT ?1, value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5 FROM json_each(?2)
         WHERE true ON CONFLICT (evidence_sha256, place) DO NOTHING",
    )
    .bind(evidence)
    .bind(Value::from(lines).to_string())
    .execute(connection)
    .await?;
    Ok(written.rows_affected())
}

fn line_of(row: &sqlx::sqlite::SqliteRow) -> Result<ResourceLine> {
    Ok(ResourceLine {
        evidence: row.try_get(0)?,
        place: row.try_get::<String, _>(1)?.into(),
        kind: row.try_get(2)?,
        own_id: row.try_get::<String, _>(3)?.into(),
        size_bytes: row.try_get::<i64, _>(4)?.unsigned_abs(),
    })
}

impl Store {
    /// Keeps the resources of a file that is kept already ([`Store::keep_file_with`] does both at once).
    /// May be called several times for one file, a few thousand at a time; what is there is left as it
    /// is. Returns how many are new.
    ///
    /// # Errors
    /// [`StoreError::Refused`] for a range outside the file, or a file that was never kept: then none is kept.
    pub async fn put_resources(&self, evidence: &str, resources: Vec<NewResource>) -> Result<u64> {
        let needs_file = resources.iter().any(|resource| matches!(resource.bytes, ResourceBytes::Range(_)));
        let file = match self.evidence(evidence).await? {
            Some(file) if needs_file => file.bytes.into_inner(),
            Some(_) => Vec::new(),
            None => return Err(StoreError::Refused("resources of a file that was never kept")),
        };
        let packed = Packed::of(Arc::new(file), resources).await?;
        let mut writer = self.writer.lock().await;
        let mut transaction = writer.begin().await?;
        let new = packed.write(&mut transaction, evidence).await?;
        transaction.commit().await?;
        writer.ended();
        Ok(new)
    }

    /// One resource's bytes; `None` if there is none at that place.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] if its bytes are no longer what they were.
    pub async fn resource(&self, evidence: &str, place: &str) -> Result<Option<Sensitive<Vec<u8>>>> {
        let row = sqlx::query(
            "SELECT blocks.bytes_zstd, blocks.size_bytes, blocks.sha256, resources.begins, resources.size_bytes
             FROM resources JOIN resource_blocks AS blocks ON blocks.id = resources.block_id
             WHERE resources.evidence_sha256 = ?1 AND resources.place = ?2",
        )
        .bind(evidence)
        .bind(place)
        .fetch_optional(&mut *self.readers.lend().await?)
        .await?;
        let Some(row) = row else { return Ok(None) };
        let (packed, block_size, sha256): (Vec<u8>, i64, String) = (row.try_get(0)?, row.try_get(1)?, row.try_get(2)?);
        let (begins, size): (i64, i64) = (row.try_get(3)?, row.try_get(4)?);
        blocking(move || {
            let damaged = StoreError::Damaged("a resource");
            let block = unpack(&packed, block_size)?;
            let range = usize::try_from(begins).ok().zip(usize::try_from(begins.saturating_add(size)).ok());
            let bytes = range.and_then(|(begins, ends)| block.get(begins..ends)).map(<[u8]>::to_vec);
            if sha256_of(&block) != sha256 {
                return Err(damaged);
            }
            Ok(Some(Sensitive::new(bytes.ok_or(damaged)?)))
        })
        .await
    }

    /// Resources of one type from all files, by their id in the source.
    ///
    /// # Errors
    /// The disk's.
    pub async fn resources_of(&self, kind: &str) -> Result<Vec<ResourceLine>> {
        let rows = sqlx::query(
            "SELECT evidence_sha256, place, kind, own_id, size_bytes FROM resources
             WHERE kind = ?1 ORDER BY own_id, evidence_sha256, place",
        )
        .bind(kind)
        .fetch_all(&mut *self.readers.lend().await?)
        .await?;
        rows.iter().map(line_of).collect()
    }

    /// The resources of one file, by place.
    ///
    /// # Errors
    /// The disk's.
    pub async fn resources_in(&self, evidence: &str) -> Result<Vec<ResourceLine>> {
        let rows = sqlx::query(
            "SELECT evidence_sha256, place, kind, own_id, size_bytes FROM resources
             WHERE evidence_sha256 = ?1 ORDER BY place",
        )
        .bind(evidence)
        .fetch_all(&mut *self.readers.lend().await?)
        .await?;
        rows.iter().map(line_of).collect()
    }
}
