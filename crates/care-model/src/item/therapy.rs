//! Therapy block (handbook 1.8).

use crate::{Field, ItemId, PartyId, Shape};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Registers of a therapy order.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Therapy {
    /// Who ordered it.
    pub by: Option<PartyId>,
    /// The clinic, once chosen.
    pub party: Option<PartyId>,
    /// Day of the order.
    pub ordered: Option<NaiveDate>,
    /// The first visit, once booked.
    pub visit: Option<ItemId>,
    /// First and last day of the plan's approval.
    pub auth: Option<[NaiveDate; 2]>,
    /// Visits left on it.
    pub visits_left: Option<u32>,
    /// Visits that the approval allows.
    pub visits_allowed: Option<u32>,
    /// The approval that it needs.
    pub pa: Option<ItemId>,
    /// Day on which it ended.
    pub ended: Option<NaiveDate>,
}

impl Therapy {
    /// Its registers.
    pub const FIELDS: &[Field] = &[
        Field::new("by", Shape::Party).asked(),
        Field::new("party", Shape::Party).asked(),
        Field::new("ordered", Shape::Day).asked(),
        Field::new("visit", Shape::Item(&["visit"])),
        Field::new("auth", Shape::Days).asked().must_resolve(),
        Field::new("visits_left", Shape::Count).asked(),
        Field::new("visits_allowed", Shape::Count),
        Field::new("pa", Shape::Item(&["pa"])),
        Field::new("ended", Shape::Day),
    ];
}
