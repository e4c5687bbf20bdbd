//! A request for one's own records: an office must answer within 30 days (handbook 1.4).

use crate::{Field, PartyId, Shape};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Registers of a records request.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Access {
    /// Who holds them.
    pub from: Option<PartyId>,
    /// Who gets them: the person, as named on the board.
    pub to: Option<PartyId>,
    /// Day of the request.
    pub filed: Option<NaiveDate>,
    /// Last day on which the office must have answered.
    pub due: Option<NaiveDate>,
    /// `done` when it was answered or withdrawn.
    pub state: Option<String>,
}

impl Access {
    /// Its registers.
    pub const FIELDS: &[Field] = &[
        Field::new("from", Shape::Party).asked(),
        Field::new("to", Shape::Party),
        Field::new("filed", Shape::Day).asked(),
        Field::new("due", Shape::Day).asked().must_resolve(),
        Field::new("state", Shape::Choice(&["done"])),
    ];
}
