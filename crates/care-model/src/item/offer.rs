//! An offer of another date, open until it is answered (handbook 3.8).

use super::Slot;
use crate::{ItemId, WallTime};
use serde::{Deserialize, Serialize};

/// Registers of an offer.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Offer {
    /// The visit or exam that it would move.
    pub visit: Option<ItemId>,
    /// The date that is offered.
    pub slot: Option<Slot>,
    /// Until when the office waits for an answer, at the place.
    pub reply_by: Option<WallTime>,
}
