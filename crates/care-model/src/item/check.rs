//! Survivorship check: one of a series that the own care plan asks for (handbook 1.11).

use super::{Outcome, Slot};
use crate::{Field, ItemId, PartyId, Shape};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Registers of a planned check.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Check {
    /// Where it is done.
    pub party: Option<PartyId>,
    /// Whose care plan asks for it.
    pub order_by: Option<PartyId>,
    /// Who leads this check, oncology or the main doctor.
    pub led_by: Option<PartyId>,
    /// Day of the order.
    pub ordered: Option<NaiveDate>,
    /// Day on which it is due.
    pub due: Option<NaiveDate>,
    /// First day of the time in which it is due.
    pub window_open: Option<NaiveDate>,
    /// Last day of that time.
    pub window_close: Option<NaiveDate>,
    /// Day of the one before.
    pub last: Option<NaiveDate>,
    /// Months to the next one, as the care plan says.
    pub every_months: Option<u32>,
    /// The first check of the series.
    pub series: Option<ItemId>,
    /// When and where, once booked.
    pub slot: Option<Slot>,
    /// Day on which it was booked.
    pub booked: Option<NaiveDate>,
    /// A mammogram: the centre owes a letter in plain words (handbook 1.2).
    pub mammogram: bool,
    /// The person chose who gets pictures and report.
    pub receivers_set: bool,
    /// Day on which it was done.
    pub performed: Option<NaiveDate>,
    /// Day of the final report.
    pub report_final: Option<NaiveDate>,
    /// Somebody went over the result with the person.
    pub discussed: bool,
    /// Who will do so, and when, is agreed.
    pub talk_planned: bool,
    /// Last day of the treatment that the plan follows.
    pub treatment_end: Option<NaiveDate>,
    /// The missed, cancelled or moved check that it replaces.
    pub replaces: Option<ItemId>,
    /// How it ended, when that was known on entry.
    pub outcome: Option<Outcome>,
}

impl Check {
    /// Its registers.
    pub const FIELDS: &[Field] = &[
        Field::new("party", Shape::Party).asked(),
        Field::new("order_by", Shape::Party).asked(),
        Field::new("led_by", Shape::Party),
        Field::new("ordered", Shape::Day),
        Field::new("due", Shape::Day).asked().must_resolve(),
        Field::new("window_open", Shape::Day).must_resolve(),
        Field::new("window_close", Shape::Day).must_resolve(),
        Field::new("last", Shape::Day),
        Field::new("every_months", Shape::Count).asked(),
        Field::new("series", Shape::Item(&["check"])).auto(),
        Field::new("slot", Shape::Slot).asked().must_resolve(),
        Field::new("booked", Shape::Day),
        Field::new("mammogram", Shape::Flag),
        Field::new("receivers_set", Shape::Flag).auto(),
        Field::new("performed", Shape::Day),
        Field::new("report_final", Shape::Day),
        Field::new("discussed", Shape::Flag),
        Field::new("talk_planned", Shape::Flag),
        Field::new("treatment_end", Shape::Day),
        Field::new("replaces", Shape::Item(&["check"])).auto(),
        Field::new("outcome", Shape::Choice(&["done", "missed", "cancelled"])).must_resolve(),
    ];
}
