//! Visit (handbook 1.3).

use super::Slot;
use crate::{ItemId, PartyId};
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
}
