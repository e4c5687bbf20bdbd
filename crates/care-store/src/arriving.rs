//! A file on its way in: taken part by part, hashed as it comes, and there for good only in one last step
//! together with everything that it proposes. Killed before that step, nothing of it is there.

use crate::Store;
use crate::error::Result;
use crate::evidence::{EvidenceNote, Kept, PART_BYTES, ZSTD_LEVEL};
use crate::proposal::{Proposal, insert_proposals};
use crate::resource::{NewResource, write_resources};
use crate::search::{TextPart, keep_name, write_texts};
use crate::writer::{blocking, instant_text};
use care_model::{Instant, Sensitive};
use sha2::{Digest, Sha256};
use sqlx::Row;
use sqlx::sqlite::SqliteConnection;

/// Packed bytes that wait in memory before they are written ahead.
const WAITING_BYTES: usize = 4 * 1024 * 1024;
/// What was begun longer ago than this and never finished belongs to nobody any more.
const SWEPT_AFTER_HOURS: i64 = 24;

/// A part, packed.
struct Packed {
    begins: u64,
    size_bytes: usize,
    bytes_zstd: Vec<u8>,
}

/// A file on its way in.
#[derive(Default)]
pub struct Arriving {
    /// Its number, once a part was written ahead.
    arrival: Option<i64>,
    sha256: Sha256,
    size_bytes: u64,
    open: Vec<u8>,
    packed: Vec<Packed>,
    /// Kept from part to part: making one anew costs as much as packing.
    packer: Option<zstd::bulk::Compressor<'static>>,
}

/// What comes of a file beside its bytes.
#[derive(Clone, Debug, Default)]
pub struct Yield {
    /// What it proposes.
    pub proposals: Vec<Proposal>,
    /// The resources in it.
    pub resources: Vec<NewResource>,
    /// Its words.
    pub texts: Vec<TextPart>,
    /// Small pictures of scan series: series and PNG.
    pub previews: Vec<(String, Sensitive<Vec<u8>>)>,
}

/// A file that has come whole and is not kept yet.
pub struct Arrived {
    arriving: Arriving,
    sha256: String,
}

impl Arrived {
    /// SHA-256 of its bytes, 64 hexadecimal digits.
    pub fn sha256(&self) -> &str {
        &self.sha256
    }
}

impl Arriving {
    /// Nothing of it has come yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Bytes so far.
    pub fn size_bytes(&self) -> u64 {
        self.size_bytes
    }

    /// The file has come whole: now it has a name.
    ///
    /// # Errors
    /// Packing failed.
    pub async fn hashed(self) -> Result<Arrived> {
        blocking(move || {
            let mut arriving = self;
            if !arriving.open.is_empty() || arriving.size_bytes == 0 {
                arriving.close_part()?;
            }
            let digest = std::mem::take(&mut arriving.sha256).finalize();
            let sha256 = digest.iter().map(|byte| format!("{byte:02x}")).collect();
            Ok(Arrived { arriving, sha256 })
        })
        .await
    }

    fn add(&mut self, bytes: &[u8]) -> Result<()> {
        self.sha256.update(bytes);
        let mut rest = bytes;
        while !rest.is_empty() {
            let room = PART_BYTES - self.open.len();
            let (now, later) = rest.split_at(room.min(rest.len()));
            self.open.extend_from_slice(now);
            rest = later;
            if self.open.len() == PART_BYTES {
                self.close_part()?;
            }
        }
        Ok(())
    }

    fn close_part(&mut self) -> Result<()> {
        let size_bytes = self.open.len();
        let packer = match self.packer.take() {
            Some(packer) => packer,
            None => zstd::bulk::Compressor::new(ZSTD_LEVEL)?,
        };
        let packer = self.packer.insert(packer);
        self.packed.push(Packed { begins: self.size_bytes, size_bytes, bytes_zstd: packer.compress(&self.open)? });
        self.size_bytes += u64::try_from(size_bytes).unwrap_or(u64::MAX);
        self.open.clear();
        Ok(())
    }

    fn waiting_bytes(&self) -> usize {
        self.packed.iter().map(|part| part.bytes_zstd.len()).sum()
    }

    /// Writes what is packed under its number, which it gets now if it has none.
    async fn write(&mut self, connection: &mut SqliteConnection, at: Instant) -> Result<i64> {
        let arrival = match self.arrival {
            Some(arrival) => arrival,
            None => {
                sqlx::query_scalar("INSERT INTO arrivals (begun_at) VALUES (?1) RETURNING id")
                    .bind(instant_text(at))
                    .fetch_one(&mut *connection)
                    .await?
            }
        };
        for part in self.packed.drain(..) {
            sqlx::query(
                "INSERT INTO evidence_parts (arrival_id, begins, size_bytes, bytes_zstd) VALUES (?1, ?2, ?3, ?4)",
            )
            .bind(arrival)
            .bind(i64::try_from(part.begins).unwrap_or(i64::MAX))
            .bind(i64::try_from(part.size_bytes).unwrap_or(i64::MAX))
            .bind(part.bytes_zstd)
            .execute(&mut *connection)
            .await?;
        }
        Ok(arrival)
    }
}

/// Takes away the parts of a file that is not to be kept.
async fn drop_arrival(connection: &mut SqliteConnection, arrival: i64) -> Result<()> {
    for statement in ["DELETE FROM evidence_parts WHERE arrival_id = ?1", "DELETE FROM arrivals WHERE id = ?1"] {
        sqlx::query(statement).bind(arrival).execute(&mut *connection).await?;
    }
    Ok(())
}

impl Store {
    /// Takes the next bytes of a file. `at` is the time of taking, for sweeping up what is never finished.
    ///
    /// # Errors
    /// The disk's.
    pub async fn take_in(&self, mut arriving: Arriving, bytes: Vec<u8>, at: Instant) -> Result<Arriving> {
        arriving = blocking(move || {
            arriving.add(&bytes)?;
            Ok(arriving)
        })
        .await?;
        if arriving.waiting_bytes() >= WAITING_BYTES {
            let mut writer = self.writer.lock().await;
            let mut transaction = writer.begin().await?;
            let arrival = arriving.write(&mut transaction, at).await?;
            transaction.commit().await?;
            writer.ended();
            arriving.arrival = Some(arrival);
        }
        Ok(arriving)
    }

    /// Keeps a file that has come whole, with everything that comes of it: all or nothing. The same bytes again
    /// change nothing, under whatever name they come; a proposal that is known stays as it is.
    ///
    /// # Errors
    /// The disk's, and [`crate::StoreError::Refused`] for a resource outside the file; nothing of it is there then.
    pub async fn keep_arrived(&self, arrived: Arrived, note: &EvidenceNote, yielded: &Yield) -> Result<Kept> {
        let Arrived { mut arriving, sha256 } = arrived;
        let mut writer = self.writer.lock().await;
        let mut transaction = writer.begin().await?;
        let known: Option<i64> = sqlx::query("SELECT arrival_id FROM evidence WHERE sha256 = ?1")
            .bind(&sha256)
            .fetch_optional(&mut *transaction)
            .await?
            .map(|row| row.try_get(0))
            .transpose()?;
        match (known, arriving.arrival) {
            (Some(_), Some(second)) => drop_arrival(&mut transaction, second).await?,
            (Some(_), None) => {}
            (None, _) => {
                let arrival = arriving.write(&mut transaction, note.received_at).await?;
                sqlx::query(
                    "INSERT INTO evidence (sha256, name, kind, size_bytes, received_at, is_unread, arrival_id, why)
                     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
                )
                .bind(&sha256)
                .bind(note.name.reveal())
                .bind(&note.kind)
                .bind(i64::try_from(arriving.size_bytes).unwrap_or(i64::MAX))
                .bind(instant_text(note.received_at))
                .bind(note.is_unread)
                .bind(arrival)
                .bind(note.why.join(" "))
                .execute(&mut *transaction)
                .await?;
                write_resources(&mut transaction, arrival, arriving.size_bytes, &yielded.resources).await?;
                keep_name(&mut transaction, &sha256, note.name.reveal()).await?;
                write_texts(&mut transaction, &sha256, &yielded.texts).await?;
                for (series, png) in &yielded.previews {
                    sqlx::query(
                        "INSERT INTO previews (evidence_sha256, series, png) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING",
                    )
                    .bind(&sha256)
                    .bind(series)
                    .bind(png.reveal())
                    .execute(&mut *transaction)
                    .await?;
                }
            }
        }
        let proposed = insert_proposals(&mut transaction, &yielded.proposals).await?;
        transaction.commit().await?;
        writer.ended();
        Ok(Kept { sha256, is_new: known.is_none(), proposed })
    }

    /// Gives up a file half-way; nothing of it stays.
    ///
    /// # Errors
    /// The disk's; what is left is swept away a day later.
    pub async fn give_up(&self, arriving: Arriving) -> Result<()> {
        let Some(arrival) = arriving.arrival else { return Ok(()) };
        let mut writer = self.writer.lock().await;
        drop_arrival(writer.connection().await?, arrival).await
    }

    /// Sweeps away what was begun more than a day before `now` and never finished. Returns how many files that were.
    ///
    /// # Errors
    /// The disk's.
    pub async fn sweep_arrivals(&self, now: Instant) -> Result<usize> {
        let before = instant_text(now - chrono::TimeDelta::hours(SWEPT_AFTER_HOURS));
        let mut writer = self.writer.lock().await;
        let connection = writer.connection().await?;
        let orphans: Vec<i64> = sqlx::query_scalar(
            "SELECT id FROM arrivals WHERE begun_at < ?1 AND id NOT IN (SELECT arrival_id FROM evidence)",
        )
        .bind(before)
        .fetch_all(&mut *connection)
        .await?;
        for orphan in &orphans {
            drop_arrival(&mut *connection, *orphan).await?;
        }
        Ok(orphans.len())
    }
}
