//! A step of the surgery chain: history and physical, heart, lung, dental, ECG, anaesthesia call (handbook 1.13).

use super::{Outcome, Slot};
use crate::{Field, ItemId, PartyId, Shape};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Registers of a step before an operation.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Clearance {
    /// The operation.
    #[serde(rename = "for")]
    pub for_item: Option<ItemId>,
    /// Which step.
    pub step: Option<String>,
    /// Who does it.
    pub party: Option<PartyId>,
    /// Last day, as the office said.
    pub due: Option<NaiveDate>,
    /// When and where, once booked.
    pub slot: Option<Slot>,
    /// Day on which it was booked.
    pub booked: Option<NaiveDate>,
    /// Calendar days that it may be old on the day of the operation.
    pub max_age_cd: Option<u32>,
    /// Day on which it was done.
    pub done: Option<NaiveDate>,
    /// Day on which the surgeon's office had it.
    pub cleared: Option<NaiveDate>,
    /// How it ended, when that was known on entry.
    pub outcome: Option<Outcome>,
}

impl Clearance {
    /// Its registers.
    pub const FIELDS: &[Field] = &[
        Field::new("for", Shape::Item(&["procedure"])).asked(),
        Field::new(
            "step",
            Shape::Choice(&["hp", "heart", "lung", "dental", "ecg", "imaging", "lab", "anesthesia", "other"]),
        )
        .asked(),
        Field::new("party", Shape::Party).asked(),
        Field::new("due", Shape::Day).asked().must_resolve(),
        Field::new("slot", Shape::Slot).asked().must_resolve(),
        Field::new("booked", Shape::Day),
        Field::new("max_age_cd", Shape::Count),
        Field::new("done", Shape::Day).asked(),
        Field::new("cleared", Shape::Day),
        Field::new("outcome", Shape::Choice(&["done", "missed", "cancelled"])).must_resolve(),
    ];
}
