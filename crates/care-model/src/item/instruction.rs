//! Instruction: who said what, when. What conflicts are made of (handbook 1.15); never overwritten.

use crate::{Field, ItemId, PartyId, Sensitive, Shape};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Registers of an instruction.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Instruction {
    /// The item, medicine or step that it is about.
    pub about: Option<ItemId>,
    /// What it is about, where that is no item.
    pub subject: Option<Sensitive<String>>,
    /// What kind of instruction it is.
    pub says: Option<String>,
    /// The words as given.
    pub words: Option<Sensitive<String>>,
    /// The day that it names.
    pub day: Option<NaiveDate>,
    /// Who said it.
    pub party: Option<PartyId>,
    /// The person there.
    pub spoke_with: Option<Sensitive<String>>,
    /// Day on which it was said.
    pub said_on: Option<NaiveDate>,
    /// How it was said.
    pub way: Option<String>,
    /// The instruction or conflict that replaced it.
    pub superseded_by: Option<ItemId>,
}

impl Instruction {
    /// Its registers.
    pub const FIELDS: &[Field] = &[
        Field::new("about", Shape::Item(&[])).asked(),
        Field::new("subject", Shape::Text),
        Field::new(
            "says",
            Shape::Choice(&["date", "take", "hold", "stop", "change", "need", "no_need", "prep", "other"]),
        )
        .asked()
        .must_resolve(),
        Field::new("words", Shape::LongText).asked().must_resolve(),
        Field::new("day", Shape::Day).asked().must_resolve(),
        Field::new("party", Shape::Party).asked().must_resolve(),
        Field::new("spoke_with", Shape::Text).asked(),
        Field::new("said_on", Shape::Day).asked(),
        Field::new("way", Shape::Choice(&["visit", "call", "letter", "portal", "other"])),
        Field::new("superseded_by", Shape::Item(&["instruction", "conflict"])),
    ];
}
