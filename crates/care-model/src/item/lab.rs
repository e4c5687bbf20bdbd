//! Laboratory test (handbook 1.7).

use super::{Outcome, Slot};
use crate::{Field, ItemId, PartyId, Sensitive, Shape};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Registers of a laboratory order.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Lab {
    /// Where blood is drawn.
    pub party: Option<PartyId>,
    /// Who ordered it.
    pub order_by: Option<PartyId>,
    /// Day of the order.
    pub ordered: Option<NaiveDate>,
    /// Last day on which it helps.
    pub due: Option<NaiveDate>,
    /// When and where, if booked.
    pub slot: Option<Slot>,
    /// Day on which it was booked.
    pub booked: Option<NaiveDate>,
    /// The exam that waits for it.
    #[serde(rename = "for")]
    pub for_item: Option<ItemId>,
    /// Business days from draw to result, if the lab said so.
    pub lag_bd: Option<u32>,
    /// Day of the draw.
    pub drawn: Option<NaiveDate>,
    /// Day of the result.
    pub resulted: Option<NaiveDate>,
    /// How it ended, when that was known on entry.
    pub outcome: Option<Outcome>,
    /// The order says whether to come without having eaten; `None` = not known.
    pub fasting: Option<bool>,
    /// The result in the laboratory's words; never interpreted.
    pub result: Option<Sensitive<String>>,
}

impl Lab {
    /// Its registers.
    pub const FIELDS: &[Field] = &[
        Field::new("party", Shape::Party).asked(),
        Field::new("order_by", Shape::Party).asked(),
        Field::new("ordered", Shape::Day),
        Field::new("due", Shape::Day).asked().must_resolve(),
        Field::new("slot", Shape::Slot).asked().must_resolve(),
        Field::new("booked", Shape::Day),
        Field::new("for", Shape::Item(&["imaging", "visit", "procedure"])),
        Field::new("lag_bd", Shape::Count),
        Field::new("drawn", Shape::Day),
        Field::new("resulted", Shape::Day),
        Field::new("outcome", Shape::Choice(&["done", "missed", "cancelled"])).must_resolve(),
        Field::new("fasting", Shape::Maybe).asked(),
        Field::new("result", Shape::LongText),
    ];
}
