//! Medicine and its supply (handbook 1.6). The app counts supply; it never comments on dose.

use crate::{PartyId, Sensitive};
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
}
