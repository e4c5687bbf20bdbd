//! Bringing an older record up to date: a copy that is proven sound first, then everything or nothing.
//!
//! The tables alter and are filled anew in one transaction, so that a record is never between two
//! versions. The copy stays beside the record until the next upgrade replaces it.

use crate::disk::{self, MIGRATIONS};
use crate::error::{Result, StoreError};
use crate::line::{Door, Use};
use crate::writer::rebuild_within;
use crate::{meta, projection};
use care_vault::private;
use sqlx::Connection;
use sqlx::sqlite::SqliteConnection;
use std::collections::BTreeSet;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

/// Name of the copy that is made of a record before an upgrade, in the record's folder. It opens with
/// the record's key.
pub const BACKUP_FILE: &str = "record.before-upgrade.db";

/// Brings the tables of an open record up to date.
pub(crate) async fn upgrade(door: &Door, connection: &mut SqliteConnection, actor: &[u8]) -> Result<()> {
    if is_current(connection).await? {
        return Ok(());
    }
    let backup = Backup::beside(door.path());
    // Nobody else writes while the file is copied.
    let lock = connection.begin_with("BEGIN IMMEDIATE").await?;
    let copied = backup.copy(door.path());
    lock.rollback().await?;
    copied?;
    backup.prove(door, connection).await?;
    backup.settle()?;

    let mut transaction = connection.begin_with("BEGIN IMMEDIATE").await?;
    disk::migrate(&mut transaction).await?;
    if meta::get(&mut transaction, meta::PROJECTION_VERSION).await? != projection::VERSION.to_string() {
        rebuild_within(&mut transaction, actor).await?;
    }
    Ok(transaction.commit().await?)
}

/// Whether every migration was made, and none that this version does not know.
async fn is_current(connection: &mut SqliteConnection) -> Result<bool> {
    let made = sqlx::query_scalar::<_, i64>("SELECT version FROM _sqlx_migrations WHERE success = 1");
    let made = made.fetch_all(connection).await.map_err(|error| match error.into() {
        StoreError::Database(_) => StoreError::Damaged("its list of migrations"),
        error => error,
    })?;
    let made: BTreeSet<i64> = made.into_iter().collect();
    let known: BTreeSet<i64> = MIGRATIONS.iter().map(|migration| migration.version).collect();
    if made.is_subset(&known) { Ok(made == known) } else { Err(StoreError::TooNew) }
}

/// The copy while it is being made; what was not finished is removed again.
struct Backup {
    path: PathBuf,
    draft: PathBuf,
}

fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.to_owned().into_os_string();
    name.push(ending);
    name.into()
}

impl Backup {
    fn beside(record: &Path) -> Self {
        let path = record.with_file_name(BACKUP_FILE);
        let backup = Self { draft: private::draft_of(&path), path };
        backup.clear();
        backup
    }

    /// Copies the file, and the log of what is not folded into it yet.
    fn copy(&self, record: &Path) -> Result<()> {
        for ending in ["", "-wal"] {
            let from = match File::open(beside(record, ending)) {
                Ok(file) => file,
                Err(error) if error.kind() == std::io::ErrorKind::NotFound && !ending.is_empty() => continue,
                Err(error) => return Err(error.into()),
            };
            let mut to = private::make_file(&beside(&self.draft, ending))?;
            std::io::copy(&mut { from }, &mut to)?;
            to.sync_all()?;
        }
        Ok(())
    }

    /// Opens the copy with the key and checks every page of it.
    async fn prove(&self, door: &Door, original: &mut SqliteConnection) -> Result<()> {
        let mut copy = door.to(&self.draft).connect(Use::Write).await?;
        let proven = same_and_sound(&mut copy, original).await;
        // Closing folds the log into the copy, so that the one file is all of it.
        let closed = copy.close().await;
        if !proven? {
            return Err(StoreError::Damaged("the copy that is made before an upgrade"));
        }
        closed?;
        Ok(File::open(&self.draft)?.sync_all()?)
    }

    fn settle(&self) -> Result<()> {
        fs::rename(&self.draft, &self.path)?;
        Ok(private::sync_folder_of(&self.path)?)
    }

    fn clear(&self) {
        for ending in ["", "-wal", "-shm"] {
            drop(fs::remove_file(beside(&self.draft, ending)));
        }
    }
}

impl Drop for Backup {
    fn drop(&mut self) {
        self.clear();
    }
}

async fn same_and_sound(copy: &mut SqliteConnection, original: &mut SqliteConnection) -> Result<bool> {
    let pages = sqlx::query("PRAGMA cipher_integrity_check").fetch_all(&mut *copy).await?;
    let order: String = sqlx::query_scalar("PRAGMA integrity_check(1)").fetch_one(&mut *copy).await?;
    let mut is_same = true;
    for count in ["SELECT count(*) FROM changes", "SELECT count(*) FROM evidence", "SELECT count(*) FROM cells"] {
        let of_copy: i64 = sqlx::query_scalar(count).fetch_one(&mut *copy).await?;
        let of_original: i64 = sqlx::query_scalar(count).fetch_one(&mut *original).await?;
        is_same &= of_copy == of_original;
    }
    Ok(pages.is_empty() && order == "ok" && is_same)
}
