//! Therapy block (handbook 1.8).

use crate::{ItemId, PartyId};
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
}
