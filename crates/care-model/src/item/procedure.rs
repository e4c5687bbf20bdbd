//! Procedure or operation (handbook 1.13).

use super::{Outcome, SafetyForm, Slot};
use crate::{Field, ItemId, PartyId, Sensitive, Shape, WallTime};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A step of the centre's own preparation sheet.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PrepStep {
    /// Elapsed hours before the start (handbook E9).
    pub hours: u32,
    /// Words of the sheet.
    pub step: Sensitive<String>,
}

/// Registers of a procedure.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Procedure {
    /// Where it takes place.
    pub party: Option<PartyId>,
    /// Who ordered it.
    pub order_by: Option<PartyId>,
    /// Day of the order.
    pub ordered: Option<NaiveDate>,
    /// When and where.
    pub slot: Option<Slot>,
    /// Day on which it was booked.
    pub booked: Option<NaiveDate>,
    /// Medicine that makes sleepy will be given.
    pub sedation: bool,
    /// The adult who goes home with the person is named.
    pub ride: bool,
    /// Preparation by the sheet.
    pub prep: Vec<PrepStep>,
    /// Start of the preparation where the sheet gives a time.
    pub prep_start: Option<WallTime>,
    /// `needed` while something has to be bought.
    pub supplies: Option<String>,
    /// The team has said what to do about the medicines.
    pub med_instructions: bool,
    /// Safety questions.
    pub safety: Option<SafetyForm>,
    /// The person chose who gets the results.
    pub receivers_set: bool,
    /// The missed, cancelled or moved procedure that it replaces.
    pub replaces: Option<ItemId>,
    /// How it ended, when that was known on entry.
    pub outcome: Option<Outcome>,
    /// An operation: the steps before it are `clearance` items, visits, tests and forms that name it.
    pub surgery: bool,
    /// Who operates.
    pub surgeon: Option<PartyId>,
    /// The approval it needs.
    pub pa: Option<ItemId>,
    /// Calendar days that a history and physical may be old; absent = 30 (handbook 1.13, E12).
    pub hp_max_age_cd: Option<u32>,
    /// Who goes home with the person.
    pub ride_with: Option<Sensitive<String>>,
}

impl Procedure {
    /// Its registers.
    pub const FIELDS: &[Field] = &[
        Field::new("party", Shape::Party).asked(),
        Field::new("order_by", Shape::Party).asked(),
        Field::new("ordered", Shape::Day),
        Field::new("slot", Shape::Slot).asked().must_resolve(),
        Field::new("booked", Shape::Day),
        Field::new("sedation", Shape::Flag).asked(),
        Field::new("ride", Shape::Flag),
        Field::new("prep", Shape::Prep).asked().must_resolve(),
        Field::new("prep_start", Shape::WallTime).must_resolve(),
        Field::new("supplies", Shape::Choice(&["needed", "have"])),
        Field::new("med_instructions", Shape::Flag),
        Field::new("safety", Shape::Choice(&["needed", "done", "none"])),
        Field::new("receivers_set", Shape::Flag).auto(),
        Field::new("replaces", Shape::Item(&["procedure"])).auto(),
        Field::new("outcome", Shape::Choice(&["done", "missed", "cancelled"])).must_resolve(),
        Field::new("surgery", Shape::Flag).asked(),
        Field::new("surgeon", Shape::Party),
        Field::new("pa", Shape::Item(&["pa"])),
        Field::new("hp_max_age_cd", Shape::Count),
        Field::new("ride_with", Shape::Text),
    ];
}
