//! What makes the first edit and the first search as quick as the next ones, done while nobody waits for it.

use crate::Store;
use crate::error::Result;
use crate::writer::Writer;
use std::sync::{Arc, Weak};
use tokio::sync::Mutex;

/// The indexes of words, and how each joins the pieces that every change adds to it.
const INDEXES: [&str; 2] = [
    "INSERT INTO search (search, rank) VALUES ('merge', ?1)",
    "INSERT INTO evidence_search (evidence_search, rank) VALUES ('merge', ?1)",
];

/// Pages of an index that are joined in one go: some milliseconds.
const JOINED_PAGES: i64 = 64;

/// Getting a record ready in small steps, beside everything else. Ends by itself when the record is closed.
pub struct GettingReady {
    writer: Weak<Mutex<Writer>>,
    has_ledger: bool,
    /// Index that is being joined.
    index: usize,
    is_begun: bool,
}

impl Store {
    /// What is worth doing once after opening.
    pub fn getting_ready(&self) -> GettingReady {
        GettingReady { writer: Arc::downgrade(&self.writer), has_ledger: false, index: 0, is_begun: false }
    }
}

impl GettingReady {
    /// Does all of it. A change that comes meanwhile waits for one step at most.
    ///
    /// # Errors
    /// The disk's, and [`crate::StoreError::Damaged`] if the ledger cannot be read.
    pub async fn finish(mut self) -> Result<()> {
        while self.step().await? {
            tokio::task::yield_now().await;
        }
        Ok(())
    }

    /// One step; whether there is another.
    async fn step(&mut self) -> Result<bool> {
        let Some(writer) = self.writer.upgrade() else { return Ok(false) };
        let mut writer = writer.lock().await;
        if writer.is_closed() {
            return Ok(false);
        }
        if !self.has_ledger {
            writer.with_ledger(|_| Ok(())).await?;
            self.has_ledger = true;
            return Ok(true);
        }
        let Some(merge) = INDEXES.get(self.index) else { return Ok(false) };
        // A negative number begins to join everything, a positive one goes on.
        let pages = if self.is_begun { JOINED_PAGES } else { -JOINED_PAGES };
        self.is_begun = writer.join_pieces(merge, pages).await?;
        if !self.is_begun {
            self.index += 1;
        }
        Ok(true)
    }
}

impl Writer {
    /// Whether there was anything to join.
    async fn join_pieces(&mut self, merge: &'static str, pages: i64) -> Result<bool> {
        const WRITTEN: &str = "SELECT total_changes()";
        let mut transaction = self.begin().await?;
        let before: i64 = sqlx::query_scalar(WRITTEN).fetch_one(&mut *transaction).await?;
        sqlx::query(merge).bind(pages).execute(&mut *transaction).await?;
        let after: i64 = sqlx::query_scalar(WRITTEN).fetch_one(&mut *transaction).await?;
        transaction.commit().await?;
        self.ended();
        // The statement itself counts as one.
        Ok(after - before > 1)
    }
}
