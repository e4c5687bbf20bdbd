//! Medicine and its supply (handbook 1.6). The app counts supply; it never comments on dose.

use crate::{Field, PartyId, Sensitive, Shape};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Registers of a medicine.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Medicine {
    /// Directions in the prescriber's words, never interpreted.
    pub directions: Option<Sensitive<String>>,
    /// Day on which the supply ends.
    pub run_out: Option<NaiveDate>,
    /// Refills left at the pharmacy.
    pub refills_left: Option<u32>,
    /// Who fills it.
    pub pharmacy: Option<PartyId>,
    /// Who prescribes it.
    pub prescriber: Option<PartyId>,
    /// First day.
    pub started: Option<NaiveDate>,
    /// Last day, when it was stopped by a clinician.
    pub ended: Option<NaiveDate>,
    /// The source's status word: active, stopped, completed, on-hold.
    pub state: Option<String>,
    /// Day of the last fill.
    pub last_fill: Option<NaiveDate>,
    /// Days that one fill lasts.
    pub days_supply: Option<u32>,
    /// Days left over from the fill before.
    pub left_over: Option<u32>,
    /// It comes by mail, which takes about ten days.
    pub mail_order: bool,
    /// It was filled once as a plan's first-fill help, without a lasting answer yet.
    pub one_time_fill: bool,
}

impl Medicine {
    /// Its registers.
    pub const FIELDS: &[Field] = &[
        Field::new("directions", Shape::LongText).asked().must_resolve(),
        Field::new("run_out", Shape::Day).asked().must_resolve(),
        Field::new("refills_left", Shape::Count).asked(),
        Field::new("pharmacy", Shape::Party).asked(),
        Field::new("prescriber", Shape::Party).asked(),
        Field::new("started", Shape::Day),
        Field::new("ended", Shape::Day).must_resolve(),
        Field::new("state", Shape::Choice(&["active", "on-hold", "stopped", "completed"])).must_resolve(),
        Field::new("last_fill", Shape::Day),
        Field::new("days_supply", Shape::Count),
        Field::new("left_over", Shape::Count),
        Field::new("mail_order", Shape::Flag),
        Field::new("one_time_fill", Shape::Flag),
    ];
}
