//! An offer of another date, open until it is answered (handbook 3.8).

use super::Slot;
use crate::{Field, ItemId, Shape, WallTime};
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

impl Offer {
    /// Its registers.
    pub const FIELDS: &[Field] = &[
        Field::new("visit", Shape::Item(&["visit", "imaging", "procedure"])).asked(),
        Field::new("slot", Shape::Slot).asked().must_resolve(),
        Field::new("reply_by", Shape::WallTime).asked().must_resolve(),
    ];
}
