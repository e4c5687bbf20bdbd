//! What a letter says: rules over its words, in English and in Spanish.
//!
//! A missed fact costs the person a call; a false date costs a visit. So every rule prefers silence to a
//! guess, and each finding carries the exact words that it was read from.

mod advice;
mod clocks;
mod columns;
mod commands;
mod counted;
mod days;
mod deadlines;
mod decisions;
mod drafts;
mod drugs;
mod findings;
mod folding;
mod form;
mod handoffs;
mod medicines;
mod orders;
mod page;
mod papers;
mod parties;
mod pattern;
mod phones;
mod reckoning;
mod referrals;
mod sheet;
mod slips;
mod visits;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::ops::Range;

use crate::reading::Context;
pub(crate) use drafts::put_drafts;

/// How sure a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LetterCertainty {
    /// The whole fact is printed.
    Stated,
    /// Something had to be resolved: a year, a relative date, a column torn apart.
    Implied,
}

/// One thing that a letter says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LetterFact {
    /// `referral`, `imaging_order`, `lab_order`, `therapy_order`, `appointment`, `authorisation`,
    /// `handoff`, `preparation`, `instruction`, `deadline`, `phone`, `fax`, `medicine` or `plan_change`.
    pub kind: String,
    /// Its fields: dates as ISO text, words in the letter's own.
    pub fields: Map<String, Value>,
    /// The words that it was read from, exactly as they stand in the text.
    pub source_text: String,
    /// How sure it is.
    pub certainty: LetterCertainty,
    /// Where `source_text` stands: a range of bytes of the text that was read.
    #[serde(skip)]
    pub span: Range<usize>,
    /// Fields that a person has to check, with the other way of reading each, where there is one.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub check: Map<String, Value>,
}

/// What a letter says, as a whole.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct LetterReading {
    /// `en` or `es`; empty where neither could be made out.
    pub language: String,
    /// The day from which relative dates count.
    pub doc_date: Option<NaiveDate>,
    /// What it says, in the order of the text.
    pub facts: Vec<LetterFact>,
}

/// Reads a letter. `is_scan` says that the words came from a picture, with the slips of that.
pub fn read_letter(text: &str, is_scan: bool, context: &Context) -> LetterReading {
    let page = page::page_of(text, is_scan, context.today);
    let mut found = findings::Findings::new(&page);
    if !papers::gives_nothing(&page) {
        medicines::read(&mut found);
        visits::read(&mut found);
        decisions::read(&mut found);
        orders::read(&mut found);
        referrals::read(&mut found);
        handoffs::read(&mut found);
        phones::read(&mut found);
        deadlines::read(&mut found);
        advice::read(&mut found);
    }
    let mut facts = found.facts;
    facts.sort_by_key(|fact| fact.span.start);
    LetterReading { language: page.language.to_owned(), doc_date: page.doc_date, facts }
}
