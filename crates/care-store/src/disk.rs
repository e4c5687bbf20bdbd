//! The file of a record: where it lies, how it is opened, what is refused before a key is tried.

use crate::error::{Result, StoreError};
use care_vault::private;
use sqlx::migrate::Migrator;
use sqlx::sqlite::SqliteConnection;
use std::io::Read;
use std::path::{Path, PathBuf};

/// Name of the record's file in its folder.
pub const RECORD_FILE: &str = "record.db";

/// SQLCipher's page, and so the unit of a whole file.
const PAGE_BYTES: u64 = 4096;

/// What every file begins with that SQLite wrote without a key.
const PLAINTEXT_HEADER: &[u8] = b"SQLite format 3\0";

/// Path of the record in a folder.
pub(crate) fn record_path(folder: &Path) -> PathBuf {
    folder.join(RECORD_FILE)
}

/// Refuses, before any key is tried, what cannot be an encrypted record.
pub(crate) fn check_file(path: &Path) -> Result<()> {
    let mut file = std::fs::File::open(path)?;
    let size = file.metadata()?.len();
    let mut header = Vec::new();
    file.by_ref().take(PLAINTEXT_HEADER.len() as u64).read_to_end(&mut header)?;
    if size == 0 || header == PLAINTEXT_HEADER {
        return Err(StoreError::NotARecord);
    }
    if size % PAGE_BYTES != 0 {
        return Err(StoreError::Damaged("the file is cut short"));
    }
    Ok(())
}

/// Every step that ever changed the tables, oldest first.
pub(crate) static MIGRATIONS: Migrator = sqlx::migrate!("../../migrations");

/// Brings the tables up to date.
pub(crate) async fn migrate(connection: &mut SqliteConnection) -> Result<()> {
    Ok(MIGRATIONS.run_direct(None, connection, false).await?)
}

/// A file that is being made under another name until it is a whole record.
pub(crate) struct NewFile {
    path: PathBuf,
}

impl NewFile {
    /// Reserves nothing yet: only [`NewFile::settle`] gives the file its name.
    pub fn begin(folder: &Path) -> Result<Self> {
        private::make_folder(folder)?;
        let path = record_path(folder);
        if path.try_exists()? {
            return Err(StoreError::AlreadyExists);
        }
        let new = Self { path };
        new.clear();
        private::make_file(&new.draft())?;
        Ok(new)
    }

    /// Where it is being made.
    pub fn draft(&self) -> PathBuf {
        private::draft_of(&self.path)
    }

    /// Gives the whole file its name, unless a record has it already.
    pub fn settle(self) -> Result<()> {
        Ok(private::settle_new(&self.draft(), &self.path)?)
    }

    /// Removes what an attempt left that was never finished, and so never acknowledged.
    fn clear(&self) {
        let draft = self.draft();
        for ending in ["", "-wal", "-shm"] {
            let mut name = draft.clone().into_os_string();
            name.push(ending);
            drop(std::fs::remove_file(name));
        }
    }
}

impl Drop for NewFile {
    fn drop(&mut self) {
        self.clear();
    }
}
