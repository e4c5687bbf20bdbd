//! Secrets: the key of a record, the slots that open it, the words on paper that open it too.
//!
//! The only crate that names a cipher. It never makes randomness itself (see [`Chance`]), never asks a
//! clock, and never prints a secret. Its one surprise: every way in which a secret can fail to open a
//! slot gives the same error, so that nobody learns from it which part was wrong.

mod cipher;
mod error;
mod health_link;
mod key;
mod keychain;
pub mod private;
mod slot;
mod slots;

pub use error::VaultError;
pub use health_link::{HealthFile, open_health_link};
pub use key::{Chance, RecordKey};
pub use keychain::{Keychain, KeychainError};
pub use slots::{KEYS_FILE, KeySlots, RecoveryWords, SlotKind};
