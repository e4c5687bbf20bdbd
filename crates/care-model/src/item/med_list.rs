//! Two medicine lists do not match; only a clinician can reconcile them (handbook 1.14, N-MED-03).

use crate::{Field, PartyId, Sensitive, Shape};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Registers of two medicine lists that differ.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct MedList {
    /// Whom to call first.
    pub party: Option<PartyId>,
    /// Day on which it was noticed.
    pub detected: Option<NaiveDate>,
    /// The one list: whose.
    pub a: Option<Sensitive<String>>,
    /// The other list: whose.
    pub b: Option<Sensitive<String>>,
    /// Day on which a clinician matched them, when it was known on entry.
    pub reconciled: Option<NaiveDate>,
}

impl MedList {
    /// Its registers.
    pub const FIELDS: &[Field] = &[
        Field::new("party", Shape::Party).asked(),
        Field::new("detected", Shape::Day).asked(),
        Field::new("a", Shape::Text).asked(),
        Field::new("b", Shape::Text).asked(),
        Field::new("reconciled", Shape::Day),
    ];
}
