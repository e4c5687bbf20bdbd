//! A question for a visit.

use crate::{Field, ItemId, PartyId, Sensitive, Shape};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Registers of a question.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Question {
    /// The question.
    pub text: Option<Sensitive<String>>,
    /// The visit.
    #[serde(rename = "for")]
    pub for_item: Option<ItemId>,
    /// Whom to ask.
    pub party: Option<PartyId>,
    /// The answer, in the words that were given.
    pub answer: Option<Sensitive<String>>,
    /// Day of the answer.
    pub answered: Option<NaiveDate>,
}

impl Question {
    /// Its registers.
    pub const FIELDS: &[Field] = &[
        Field::new("text", Shape::LongText).asked(),
        Field::new("for", Shape::Item(&["visit", "imaging", "procedure", "check"])).asked(),
        Field::new("party", Shape::Party).asked(),
        Field::new("answer", Shape::LongText),
        Field::new("answered", Shape::Day),
    ];
}
