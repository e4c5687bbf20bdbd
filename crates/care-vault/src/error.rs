//! What can go wrong with secrets, in words that carry none.

use crate::KeychainError;
use std::io;

/// Why a key could not be made, kept or opened.
#[derive(Debug, thiserror::Error)]
pub enum VaultError {
    /// The secret does not open the slot: wrong secret, damaged slot, or a slot of another record.
    /// Deliberately one error for all of these.
    #[error("the secret does not open this record")]
    WrongSecret,
    /// The record has no slot of the kind asked for.
    #[error("the record has no such key slot")]
    NoSuchSlot,
    /// The key file is not readable as one.
    #[error("the key file is damaged")]
    Damaged,
    /// The key file was written by a newer version of the product.
    #[error("the key file has version {version}, newer than this program knows")]
    TooNew {
        /// The file's version.
        version: u64,
    },
    /// There is a key here already; a new one would lock the record for ever.
    #[error("a key exists here already")]
    AlreadyExists,
    /// The passphrase is shorter than [`crate::KeySlots::PASSPHRASE_CHARS_MIN`].
    #[error("the passphrase is too short")]
    PassphraseTooShort,
    /// The system keychain did not do what was asked.
    #[error("keychain: {0}")]
    Keychain(#[from] KeychainError),
    /// The last slot cannot be taken away: nothing would open the record any more.
    #[error("the last key slot has to stay")]
    LastSlot,
    /// The disk said no.
    #[error("the key file could not be read or written: {}", .0.kind())]
    Disk(#[source] io::Error),
}

impl From<io::Error> for VaultError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::AlreadyExists => VaultError::AlreadyExists,
            _ => VaultError::Disk(error),
        }
    }
}
