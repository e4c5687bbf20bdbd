//! What can go wrong on the disk, told without a word of anybody's care.

use std::io;

/// Why the store did not do what was asked. Nothing acknowledged before is lost by any of these.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// There is no record in the folder.
    #[error("there is no record in this folder")]
    Missing,
    /// There is a record already; it is never written over.
    #[error("there is a record in this folder already")]
    AlreadyExists,
    /// The file is no encrypted record: empty, or a database that anybody could read.
    #[error("the file is not an encrypted record")]
    NotARecord,
    /// The key does not open the file, or the file's first page is damaged: with encryption the two
    /// look the same.
    #[error("the key does not open this record")]
    WrongKey,
    /// The file is cut short or altered; the text says which part.
    #[error("the record is damaged: {0}")]
    Damaged(&'static str),
    /// A newer version of the product wrote the record.
    #[error("the record was written by a newer version")]
    TooNew,
    /// The disk is full. What was being written is not there; everything before it is.
    #[error("the disk is full")]
    DiskFull,
    /// The folder or file may not be read or written.
    #[error("no permission for the record's folder or file")]
    NoPermission,
    /// Another program holds the record for too long.
    #[error("another program is using the record")]
    Busy,
    /// A change that breaks the ledger's rules; the text says which rule.
    #[error("the change was refused: {0}")]
    Refused(&'static str),
    /// A value is longer than a record takes: the words belong into a file, which may have any length.
    #[error("a value is too long")]
    TooLong,
    /// No change has this hash.
    #[error("there is no such change")]
    UnknownChange,
    /// A value that the change wrote was changed since: undoing would take away somebody's newer entry.
    #[error("the change was changed since and cannot be undone")]
    ChangedSince,
    /// There is no such proposal, or it was settled before.
    #[error("there is no such proposal")]
    NoSuchProposal,
    /// The disk failed; the text is the system's name for it.
    #[error("the disk failed: {0}")]
    Disk(io::ErrorKind),
    /// The database failed otherwise; SQLite's number for it.
    #[error("the database failed with code {0}")]
    Database(u32),
    /// Work was stopped before it ended, as happens when the program shuts down.
    #[error("stopped before the end")]
    Stopped,
}

impl From<io::Error> for StoreError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => StoreError::DiskFull,
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => StoreError::NoPermission,
            io::ErrorKind::AlreadyExists => StoreError::AlreadyExists,
            io::ErrorKind::NotFound => StoreError::Missing,
            kind => StoreError::Disk(kind),
        }
    }
}

impl From<sqlx::Error> for StoreError {
    /// Keeps SQLite's number and drops its words. Numbers: sqlite.org/rescode.html.
    fn from(error: sqlx::Error) -> Self {
        let error = match error {
            sqlx::Error::Io(error) => return error.into(),
            sqlx::Error::RowNotFound | sqlx::Error::ColumnDecode { .. } | sqlx::Error::Decode(_) => {
                return StoreError::Damaged("a row cannot be read");
            }
            sqlx::Error::Database(error) => error,
            _ => return StoreError::Stopped,
        };
        let code: u32 = error.code().and_then(|code| code.parse().ok()).unwrap_or_default();
        match code & 0xff {
            3 | 8 | 14 | 23 => StoreError::NoPermission,
            5 | 6 => StoreError::Busy,
            11 => StoreError::Damaged("the database"),
            13 => StoreError::DiskFull,
            26 => StoreError::WrongKey,
            _ => StoreError::Database(code),
        }
    }
}

impl From<sqlx::migrate::MigrateError> for StoreError {
    fn from(error: sqlx::migrate::MigrateError) -> Self {
        use sqlx::migrate::MigrateError;
        match error {
            MigrateError::Execute(error) | MigrateError::ExecuteMigration(error, _) => error.into(),
            MigrateError::VersionMissing(_) | MigrateError::VersionTooNew(..) => StoreError::TooNew,
            _ => StoreError::Damaged("its list of migrations"),
        }
    }
}

/// Short for results of this crate.
pub(crate) type Result<T> = std::result::Result<T, StoreError>;
