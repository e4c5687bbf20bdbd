//! A letter, report or note on file. Its bytes are evidence; this says what it is.

use crate::{Field, ItemId, PartyId, Shape};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Registers of a document.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Document {
    /// Who wrote it.
    pub author: Option<PartyId>,
    /// Date on the document.
    pub dated: Option<NaiveDate>,
    /// LOINC code of its type, where the source gives one.
    pub type_code: Option<String>,
    /// The item it belongs to.
    pub about: Option<ItemId>,
}

impl Document {
    /// Its registers.
    pub const FIELDS: &[Field] = &[
        Field::new("author", Shape::Party).asked(),
        Field::new("dated", Shape::Day).asked(),
        Field::new("type_code", Shape::Code),
        Field::new("about", Shape::Item(&[])).asked(),
    ];
}
