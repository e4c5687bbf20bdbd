//! Referral: a doctor asks another to see the person (handbook 1.1).

use crate::{Field, ItemId, PartyId, Shape};
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

impl Referral {
    /// Its registers.
    pub const FIELDS: &[Field] = &[
        Field::new("from", Shape::Party).asked(),
        Field::new("to", Shape::Party).asked().must_resolve(),
        Field::new("ordered", Shape::Day).asked(),
        Field::new("patient_calls", Shape::Flag).asked(),
        Field::new("office_calls", Shape::Flag),
        Field::new("valid_from", Shape::Day),
        Field::new("valid_to", Shape::Day).asked().must_resolve(),
        Field::new("visit", Shape::Item(&["visit"])),
        Field::new("auth", Shape::Code),
        Field::new("received", Shape::Day),
        Field::new("waitlist", Shape::Day),
        Field::new("note_need", Shape::Item(&["need"])).auto(),
        Field::new("state", Shape::Text).auto(),
    ];
}
