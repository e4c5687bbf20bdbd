//! A request for one's own records: an office must answer within 30 days (handbook 1.4).

use crate::{PartyId, Sensitive};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Registers of a records request.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Access {
    /// Which records.
    pub what: Option<Sensitive<String>>,
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
