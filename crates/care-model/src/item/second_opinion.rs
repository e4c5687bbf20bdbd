//! Second opinion: place, records, visit, and the opinion back to the own team (handbook 1.12).

use crate::{Field, ItemId, PartyId, Shape};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Registers of a second opinion.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct SecondOpinion {
    /// Who gives it.
    pub party: Option<PartyId>,
    /// Who gets the opinion back.
    pub own_team: Option<PartyId>,
    /// The plan covers it; `None` = not known.
    pub plan_covers: Option<bool>,
    /// The place reviews records without a visit; `None` = not known.
    pub records_only: Option<bool>,
    /// The records that the place asks for.
    pub wants: Vec<String>,
    /// The visit, once booked.
    pub visit: Option<ItemId>,
    /// Day by which the opinion is wanted.
    pub due: Option<NaiveDate>,
    /// Day on which the opinion came.
    pub received: Option<NaiveDate>,
}

impl SecondOpinion {
    /// Its registers.
    pub const FIELDS: &[Field] = &[
        Field::new("party", Shape::Party).asked(),
        Field::new("own_team", Shape::Party).asked(),
        Field::new("plan_covers", Shape::Maybe),
        Field::new("records_only", Shape::Maybe).asked(),
        Field::new("wants", Shape::Lines).asked(),
        Field::new("visit", Shape::Item(&["visit"])),
        Field::new("due", Shape::Day).asked().must_resolve(),
        Field::new("received", Shape::Day),
    ];
}
