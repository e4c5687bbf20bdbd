//! Procedure or operation (handbook 1.13).

use super::{Outcome, SafetyForm, Slot};
use crate::{ItemId, PartyId, WallTime};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A step of the centre's own preparation sheet.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PrepStep {
    /// Elapsed hours before the start (handbook E9).
    pub hours: u32,
    /// Words of the sheet.
    pub step: crate::Sensitive<String>,
}

/// Registers of a procedure.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Procedure {
    /// Where it takes place.
    pub party: Option<PartyId>,
    /// Who ordered it.
    pub order_by: Option<PartyId>,
    /// Day of the order.
    pub ordered: Option<NaiveDate>,
    /// When and where.
    pub slot: Option<Slot>,
    /// Day on which it was booked.
    pub booked: Option<NaiveDate>,
    /// Medicine that makes sleepy will be given.
    pub sedation: bool,
    /// The adult who goes home with the person is named.
    pub ride: bool,
    /// Preparation by the sheet.
    pub prep: Vec<PrepStep>,
    /// Start of the preparation where the sheet gives a time.
    pub prep_start: Option<WallTime>,
    /// `needed` while something has to be bought.
    pub supplies: Option<String>,
    /// The team has said what to do about the medicines.
    pub med_instructions: bool,
    /// Safety questions.
    pub safety: Option<SafetyForm>,
    /// The person chose who gets the results.
    pub receivers_set: bool,
    /// The missed, cancelled or moved procedure that it replaces.
    pub replaces: Option<ItemId>,
    /// How it ended, when that was known on entry.
    pub outcome: Option<Outcome>,
}
