//! A dated step with a medicine, in a clinician's words: hold, take, start again (handbook 1.13, E10).

use crate::{Field, ItemId, Sensitive, Shape};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Registers of a step of a medicine instruction.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct MedStep {
    /// The procedure or visit that it prepares.
    #[serde(rename = "for")]
    pub for_item: Option<ItemId>,
    /// The medicine.
    pub medicine: Option<ItemId>,
    /// Who said so, when.
    pub instruction: Option<ItemId>,
    /// The words as given.
    pub words: Option<Sensitive<String>>,
    /// The day that the words name.
    pub day: Option<NaiveDate>,
    /// `done` when it was done on entry.
    pub state: Option<String>,
}

impl MedStep {
    /// Its registers.
    pub const FIELDS: &[Field] = &[
        Field::new("for", Shape::Item(&["procedure", "imaging", "visit"])).asked(),
        Field::new("medicine", Shape::Item(&["medicine"])).asked(),
        Field::new("instruction", Shape::Item(&["instruction"])),
        Field::new("words", Shape::LongText).asked().must_resolve(),
        Field::new("day", Shape::Day).asked().must_resolve(),
        Field::new("state", Shape::Choice(&["done"])),
    ];
}
