//! Plan change: letter, review, choice, enrolment, new card (handbook 1.10).

use crate::{Field, PartyId, Sensitive, Shape};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Registers of one year of looking at the plan.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Insurance {
    /// The year in which the choice is made.
    pub year: Option<i32>,
    /// Whom to ask for free help.
    pub ship: Option<PartyId>,
    /// Doctors and hospitals that the new plan should work with.
    pub care_team: Vec<PartyId>,
    /// Last day to choose.
    pub decide_by: Option<NaiveDate>,
    /// Day on which the yearly change letter was logged.
    pub anoc: Option<NaiveDate>,
    /// Day on which the review was booked or begun.
    pub review: Option<NaiveDate>,
    /// Plans that are looked at.
    pub candidates: Vec<String>,
    /// What was decided.
    pub decision: Option<String>,
    /// Day of the enrolment.
    pub enrolled: Option<NaiveDate>,
    /// The plan chosen.
    pub plan: Option<Sensitive<String>>,
    /// First day of the plan chosen.
    pub start: Option<NaiveDate>,
    /// Day on which the new plan confirmed.
    pub proof: Option<NaiveDate>,
    /// Every office has the new card.
    pub offices_updated: bool,
    /// A network or medicine problem with the plan, in the person's words.
    pub problem: Option<Sensitive<String>>,
    /// `done` when it was closed on entry.
    pub state: Option<String>,
}

impl Insurance {
    /// Its registers.
    pub const FIELDS: &[Field] = &[
        Field::new("year", Shape::Count).asked(),
        Field::new("ship", Shape::Party).asked(),
        Field::new("care_team", Shape::Parties).asked(),
        Field::new("decide_by", Shape::Day).asked().must_resolve(),
        Field::new("anoc", Shape::Day),
        Field::new("review", Shape::Day),
        Field::new("candidates", Shape::Lines).asked(),
        Field::new("decision", Shape::Choice(&["keep", "switch"])).must_resolve(),
        Field::new("enrolled", Shape::Day),
        Field::new("plan", Shape::Text).must_resolve(),
        Field::new("start", Shape::Day).must_resolve(),
        Field::new("proof", Shape::Day),
        Field::new("offices_updated", Shape::Flag),
        Field::new("problem", Shape::LongText),
        Field::new("state", Shape::Choice(&["done"])).auto(),
    ];
}
