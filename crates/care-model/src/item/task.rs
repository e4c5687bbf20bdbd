//! Something to do that is no other kind.

use crate::{Field, ItemId, PartyId, Shape};
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

impl Task {
    /// Its registers.
    pub const FIELDS: &[Field] = &[
        Field::new("party", Shape::Party),
        Field::new("due", Shape::Day).asked().must_resolve(),
        Field::new("for", Shape::Item(&[])).asked(),
        Field::new("state", Shape::Choice(&["done"])),
    ];
}
