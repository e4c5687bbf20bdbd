//! Equipment at home: order, supplier, delivery, trial (handbook 1.9).

use crate::{Field, ItemId, PartyId, Shape};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Registers of a device or other equipment.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Equipment {
    /// Who ordered it.
    pub by: Option<PartyId>,
    /// The supplier, once chosen.
    pub party: Option<PartyId>,
    /// Day of the order.
    pub ordered: Option<NaiveDate>,
    /// Day of the visit that the plan wants before the order.
    pub face_to_face: Option<NaiveDate>,
    /// The approval that it needs.
    pub pa: Option<ItemId>,
    /// Day on which the supplier took the order.
    pub accepted: Option<NaiveDate>,
    /// The delivery, once a day is agreed.
    pub visit: Option<ItemId>,
    /// Day on which it came.
    pub delivered: Option<NaiveDate>,
    /// First day of use.
    pub start: Option<NaiveDate>,
    /// The plan wants a visit that shows its use; `None` = not known.
    pub trial_needed: Option<bool>,
    /// That visit.
    pub trial_visit: Option<ItemId>,
    /// Whose it is: rented, owned or returned.
    pub ownership: Option<String>,
}

impl Equipment {
    /// Its registers.
    pub const FIELDS: &[Field] = &[
        Field::new("by", Shape::Party).asked(),
        Field::new("party", Shape::Party).asked(),
        Field::new("ordered", Shape::Day).asked(),
        Field::new("face_to_face", Shape::Day),
        Field::new("pa", Shape::Item(&["pa"])),
        Field::new("accepted", Shape::Day),
        Field::new("visit", Shape::Item(&["visit"])),
        Field::new("delivered", Shape::Day).asked(),
        Field::new("start", Shape::Day).asked().must_resolve(),
        Field::new("trial_needed", Shape::Maybe).asked(),
        Field::new("trial_visit", Shape::Item(&["visit"])),
        Field::new("ownership", Shape::Choice(&["rented", "owned", "returned"])),
    ];
}
