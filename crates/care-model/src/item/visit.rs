//! Visit (handbook 1.3).

use super::Slot;
use crate::{Field, ItemId, PartyId, Shape};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// How a dated thing ended, as told by a person or a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// It took place.
    Done,
    /// The person or the office did not come.
    Missed,
    /// It was called off.
    Cancelled,
}

/// Registers of a visit.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Visit {
    /// Whom the person sees.
    pub party: Option<PartyId>,
    /// When and where.
    pub slot: Option<Slot>,
    /// Day on which it was booked.
    pub booked: Option<NaiveDate>,
    /// The referral it serves.
    pub referral: Option<ItemId>,
    /// The missed, cancelled or moved visit whose needs and approvals it inherits (handbook 3.11, 8).
    pub replaces: Option<ItemId>,
    /// Delivery, home or phone visit: nobody has to leave the house.
    pub home: bool,
    /// Medicine that makes sleepy will be given.
    pub sedation: bool,
    /// Last day on which the office wants the visit confirmed.
    pub confirm_by: Option<NaiveDate>,
    /// The office wants forms filled in before.
    pub forms_due: bool,
    /// How it ended, when that was known on entry.
    pub outcome: Option<Outcome>,
    /// By phone or video.
    #[serde(rename = "virtual")]
    pub is_virtual: bool,
    /// What the office wants brought along.
    pub bring: Vec<String>,
    /// Minutes from door to door.
    pub travel_minutes: Option<u32>,
    /// How it repeats: an RRULE (RFC 5545 3.3.10), counted from the first of the series.
    pub repeat: Option<String>,
    /// The first visit of the series that it belongs to.
    pub series: Option<ItemId>,
    /// The step of a surgery chain, therapy, check or second opinion that it serves.
    #[serde(rename = "for")]
    pub for_item: Option<ItemId>,
    /// Day around which the office will call or wants it, while no date is agreed.
    pub about_on: Option<NaiveDate>,
    /// The office said that it will call.
    pub office_calls: bool,
}

impl Visit {
    /// Its registers.
    pub const FIELDS: &[Field] = &[
        Field::new("party", Shape::Party).asked(),
        Field::new("slot", Shape::Slot).asked().must_resolve(),
        Field::new("booked", Shape::Day),
        Field::new("referral", Shape::Item(&["referral"])),
        Field::new("replaces", Shape::Item(&["visit"])).auto(),
        Field::new("home", Shape::Flag),
        Field::new("sedation", Shape::Flag),
        Field::new("confirm_by", Shape::Day).must_resolve(),
        Field::new("forms_due", Shape::Flag),
        Field::new("outcome", Shape::Choice(&["done", "missed", "cancelled"])).must_resolve(),
        Field::new("virtual", Shape::Flag).asked(),
        Field::new("bring", Shape::Lines).asked(),
        Field::new("travel_minutes", Shape::Count),
        Field::new("repeat", Shape::Text),
        Field::new("series", Shape::Item(&["visit"])).auto(),
        Field::new("for", Shape::Item(&[])),
        Field::new("about_on", Shape::Day),
        Field::new("office_calls", Shape::Flag),
    ];
}
