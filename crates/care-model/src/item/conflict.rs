//! Two live instructions about one subject that cannot both hold (handbook 1.15).

use crate::{Field, ItemId, PartyId, Sensitive, Shape, WallTime};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Registers of a conflict.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Conflict {
    /// What they are about.
    pub subject: Option<Sensitive<String>>,
    /// The items whose reminders it holds.
    pub names: Vec<ItemId>,
    /// The one, with who said it.
    pub a: Option<Sensitive<String>>,
    /// The other, with who said it.
    pub b: Option<Sensitive<String>>,
    /// The instructions, where they are items.
    pub instructions: Vec<ItemId>,
    /// When one answer is needed; midnight = any time of the day before.
    pub decide_by: Option<WallTime>,
    /// Whom to ask first.
    pub call: Option<PartyId>,
    /// Day of a clinician's answer, when it was known on entry.
    pub resolved: Option<NaiveDate>,
}

impl Conflict {
    /// Its registers.
    pub const FIELDS: &[Field] = &[
        Field::new("subject", Shape::Text).asked(),
        Field::new("names", Shape::Items(&[])),
        Field::new("a", Shape::Text).asked(),
        Field::new("b", Shape::Text).asked(),
        Field::new("instructions", Shape::Items(&["instruction"])),
        Field::new("decide_by", Shape::WallTime).asked().must_resolve(),
        Field::new("call", Shape::Party).asked(),
        Field::new("resolved", Shape::Day),
    ];
}
