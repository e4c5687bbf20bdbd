//! The disk: one encrypted file for one person's record.
//!
//! The ledger (automerge changes) is the truth, every other table follows from it and can be built
//! anew. A change is acknowledged only after both are on the disk in one transaction. The only crate
//! with SQL; it names no cipher, asks no clock, and knows nothing of what follows from the facts. Its
//! one surprise: loading a record does not load the ledger, which waits for the first write.

mod capture;
mod conflict;
mod disk;
mod error;
mod evidence;
mod genesis;
mod history;
mod ledger;
mod meta;
mod projection;
mod proposal;
mod search;
mod store;
mod verify;
mod writer;

pub use capture::KeptCapture;
pub use conflict::{Conflict, ConflictValue};
pub use disk::RECORD_FILE;
pub use error::StoreError;
pub use evidence::{Evidence, EvidenceNote, Kept, sha256_of};
pub use genesis::Genesis;
pub use history::{ChangeId, HistoryLine};
pub use proposal::{Proposal, Settlement};
pub use search::{Hit, MATCH_BEGIN, MATCH_END};
pub use store::Store;
pub use verify::{Counts, Finding, FindingCode, VerifyReport};
