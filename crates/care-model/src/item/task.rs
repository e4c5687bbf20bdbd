//! Something to do that is no other kind.

use crate::{ItemId, PartyId};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Registers of a plain task.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Task {
    /// Whom it concerns.
    pub party: Option<PartyId>,
    /// Last day on which it helps.
    pub due: Option<NaiveDate>,
    /// The item it belongs to.
    #[serde(rename = "for")]
    pub for_item: Option<ItemId>,
    /// `done` when it was done on entry.
    pub state: Option<String>,
}
