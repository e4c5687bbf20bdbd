//! A note: the person's own words about anything.

use crate::{Field, ItemId, Sensitive, Shape};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Registers of a note.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Note {
    /// The words.
    pub text: Option<Sensitive<String>>,
    /// What it is about.
    pub about: Option<ItemId>,
    /// The day that it tells of.
    pub dated: Option<NaiveDate>,
}

impl Note {
    /// Its registers.
    pub const FIELDS: &[Field] = &[
        Field::new("text", Shape::LongText).asked(),
        Field::new("about", Shape::Item(&[])).asked(),
        Field::new("dated", Shape::Day),
    ];
}
