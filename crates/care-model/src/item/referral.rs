//! Referral: a doctor asks another to see the person (handbook 1.1).

use crate::{ItemId, PartyId};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Registers of a referral.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Referral {
    /// Who refers.
    pub from: Option<PartyId>,
    /// Who will see the person.
    pub to: Option<PartyId>,
    /// Day of the order.
    pub ordered: Option<NaiveDate>,
    /// The person books.
    pub patient_calls: bool,
    /// The office said that it will call.
    pub office_calls: bool,
    /// First day on which it holds.
    pub valid_from: Option<NaiveDate>,
    /// Last day on which it holds.
    pub valid_to: Option<NaiveDate>,
    /// The visit it is for, once booked.
    pub visit: Option<ItemId>,
    /// The plan's approval of the referral: its number, or `given`.
    pub auth: Option<String>,
    /// Day on which the receiver confirmed it.
    pub received: Option<NaiveDate>,
    /// Since when on the cancel list.
    pub waitlist: Option<NaiveDate>,
    /// The hand-off that carries the consult note back.
    pub note_need: Option<ItemId>,
    /// Where it stood when it was entered.
    pub state: Option<String>,
}
