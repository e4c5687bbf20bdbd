//! Goes at bringing files in that have not ended, so that one that was cut off can be taken up again.

use crate::Store;
use crate::error::{Result, StoreError};
use crate::writer::instant_text;
use care_model::{Instant, Sensitive};
use serde_json::json;
use sqlx::Row;
use std::path::PathBuf;

/// A go at bringing files in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Errand {
    /// Its id.
    pub id: String,
    /// When it began.
    pub begun_at: Instant,
    /// What the person named.
    pub paths: Sensitive<Vec<PathBuf>>,
    /// Files done.
    pub done: u64,
    /// Files in all; 0 before they were counted.
    pub total: u64,
}

impl Store {
    /// Notes a go that begins, or how far it is.
    ///
    /// # Errors
    /// The disk's.
    pub async fn note_errand(&self, errand: &Errand) -> Result<()> {
        let mut writer = self.writer.lock().await;
        sqlx::query(
            "INSERT INTO errands (id, begun_at, paths_json, done, total) VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT (id) DO UPDATE SET done = excluded.done, total = excluded.total",
        )
        .bind(&errand.id)
        .bind(instant_text(errand.begun_at))
        .bind(json!(errand.paths.reveal()).to_string())
        .bind(i64::try_from(errand.done).unwrap_or(i64::MAX))
        .bind(i64::try_from(errand.total).unwrap_or(i64::MAX))
        .execute(writer.connection().await?)
        .await?;
        Ok(())
    }

    /// Forgets a go: it ended, or nobody wants it any more.
    ///
    /// # Errors
    /// The disk's.
    pub async fn end_errand(&self, id: &str) -> Result<()> {
        let mut writer = self.writer.lock().await;
        sqlx::query("DELETE FROM errands WHERE id = ?1").bind(id).execute(writer.connection().await?).await?;
        Ok(())
    }

    /// Goes that have not ended, oldest first.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] if one cannot be read, and the disk's.
    pub async fn errands(&self) -> Result<Vec<Errand>> {
        let rows = sqlx::query("SELECT id, begun_at, paths_json, done, total FROM errands ORDER BY begun_at, id")
            .fetch_all(&mut *self.readers.lend().await?)
            .await?;
        let damaged = || StoreError::Damaged("a go at bringing files in");
        let read = |row: &sqlx::sqlite::SqliteRow| -> Result<Errand> {
            Ok(Errand {
                id: row.try_get(0)?,
                begun_at: row.try_get::<&str, _>(1)?.parse().map_err(|_| damaged())?,
                paths: serde_json::from_str(row.try_get(2)?).map_err(|_| damaged())?,
                done: row.try_get::<i64, _>(3)?.unsigned_abs(),
                total: row.try_get::<i64, _>(4)?.unsigned_abs(),
            })
        };
        rows.iter().map(read).collect()
    }
}
