//! Discharge: papers, first call, visit, lists, pending tests (handbook 1.14).

use crate::{Field, ItemId, PartyId, Shape};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Registers of a way home from hospital.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Discharge {
    /// The hospital.
    pub party: Option<PartyId>,
    /// Who takes over.
    pub pcp: Option<PartyId>,
    /// Day of the discharge.
    pub discharged: Option<NaiveDate>,
    /// Calendar days in which the papers want a visit.
    pub visit_within: Option<u32>,
    /// That visit, once booked.
    pub visit: Option<ItemId>,
    /// The papers are in hand.
    pub papers: bool,
    /// Tests whose results were still to come.
    pub pending: Vec<String>,
    /// Day of the care team's first call.
    pub contact: Option<NaiveDate>,
    /// The medicine lists were matched by a clinician.
    pub lists_matched: bool,
    /// Services and equipment that were promised.
    pub equipment: Vec<ItemId>,
}

impl Discharge {
    /// Its registers.
    pub const FIELDS: &[Field] = &[
        Field::new("party", Shape::Party).asked(),
        Field::new("pcp", Shape::Party).asked(),
        Field::new("discharged", Shape::Day).asked().must_resolve(),
        Field::new("visit_within", Shape::Count).asked().must_resolve(),
        Field::new("visit", Shape::Item(&["visit"])),
        Field::new("papers", Shape::Flag).asked(),
        Field::new("pending", Shape::Lines).asked(),
        Field::new("contact", Shape::Day),
        Field::new("lists_matched", Shape::Flag),
        Field::new("equipment", Shape::Items(&["equipment", "therapy", "visit"])),
    ];
}
