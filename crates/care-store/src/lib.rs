//! The disk: one encrypted file for one person's record.
//!
//! The ledger (automerge changes) is the truth, every other table follows from it and can be built
//! anew. A change is acknowledged only after both are on the disk in one transaction. The only crate
//! with SQL; it names no cipher, asks no clock, and knows nothing of what follows from the facts. Its
//! one surprise: loading a record does not load the ledger, which waits for the first write.

mod arriving;
mod bin;
mod capture;
mod conflict;
mod disk;
mod errand;
mod error;
mod evidence;
mod genesis;
mod history;
mod ledger;
mod line;
mod link;
mod meta;
mod projection;
mod proposal;
mod ready;
mod resource;
mod search;
mod store;
mod undo;
mod upgrade;
mod verify;
mod writer;

pub use arriving::{Arrived, Arriving, Yield};
pub use bin::{BIN_DAYS, Binned};
pub use capture::KeptCapture;
pub use conflict::{Clash, ClashKind, ClashSide, Conflict, ConflictValue};
pub use disk::RECORD_FILE;
pub use errand::Errand;
pub use error::StoreError;
pub use evidence::{Evidence, EvidenceNote, Kept, sha256_of};
pub use genesis::Genesis;
pub use history::{ChangeId, DeviceId, Hand, HistoryLine, ReadFrom};
pub use link::{EvidenceLine, PartyUse, evidence_entity, link, unlink};
pub use proposal::{Proposal, Settlement};
pub use ready::GettingReady;
pub use resource::NewResource;
pub use search::{Hit, MATCH_BEGIN, MATCH_END, Matched, SearchQuery, TextPart};
pub use store::Store;
pub use undo::{CannotUndo, NewerField, StepRow, UNDO_INTENT};
pub use upgrade::BACKUP_FILE;
pub use verify::{Counts, Finding, FindingCode, RepairReport, VerifyReport};
