//! The step that a missed visit leaves behind: ask for a new date (handbook 1.3).

use crate::{Field, ItemId, PartyId, Shape};
use serde::{Deserialize, Serialize};

/// Registers of a rebooking, made by the product.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Rebook {
    /// The visit that was missed.
    #[serde(rename = "for")]
    pub for_item: Option<ItemId>,
    /// Whom to call.
    pub party: Option<PartyId>,
}

impl Rebook {
    /// Its registers.
    pub const FIELDS: &[Field] =
        &[Field::new("for", Shape::Item(&["visit", "imaging", "procedure"])), Field::new("party", Shape::Party)];
}
