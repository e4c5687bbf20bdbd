//! What a new record begins with.

use care_model::{Actor, Instant};

/// What only the caller knows when a record is made: names, chance and time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Genesis {
    /// Id of the record; the same on every device.
    pub record_id: String,
    /// Random bytes for this database on this device; never used by a second one.
    pub ledger_actor: [u8; 16],
    /// When it is made.
    pub at: Instant,
    /// Who makes it.
    pub by: Actor,
}
