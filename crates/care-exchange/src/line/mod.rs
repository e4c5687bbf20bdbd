//! One typed line in plain words, English or Spanish: "MRI left shoulder, Dr Lee wants the pictures
//! before April 15".
//!
//! A line never loses words: the main draft carries the whole line as `evidence_where`, and what is not
//! understood becomes a task that says exactly what was typed. Everything resolved (a year, a weekday,
//! whom a name means) is *Please check*.

mod dates;
mod kinds;
mod people;
mod reading;
mod tokens;
mod vocabulary;
mod words;

use care_model::{Draft, PartyId, Sensitive};
use chrono::NaiveDate;
use chrono_tz::Tz;

pub(crate) use people::doctor_in;
pub use reading::{LineReading, Reads, WordReading};

/// What is known besides the line.
#[derive(Clone, Debug)]
pub struct LineContext {
    /// The day on which it was typed, in `zone`.
    pub today: NaiveDate,
    /// The record's zone.
    pub zone: Tz,
    /// Parties of the record by name: "Dr Lee" finds "Dr. Lee", and "Dr. Anna Lee" if there is but one.
    pub known_parties: Vec<(PartyId, Sensitive<String>)>,
    /// Language of the person; decides whether 4/5 is in April or in May.
    pub locale: Locale,
}

/// Language of a line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Locale {
    /// English as in the US: month before day.
    #[default]
    English,
    /// Spanish: day before month.
    Spanish,
}

/// Longest line that is read, in bytes; of a longer one the words are kept as they are.
const LINE_BYTES_MAX: usize = 2_000;

/// Reads a line. An empty one gives nothing; any other gives at least one draft, the main one first.
pub fn read_line(text: &str, context: &LineContext) -> Vec<Draft> {
    read_line_words(text, context).drafts
}

/// Reads a line, and tells for every word how it was read. Never fails; what is not understood becomes a
/// task that says exactly what was typed.
pub fn read_line_words(text: &str, context: &LineContext) -> LineReading {
    let line = text.trim();
    if line.is_empty() {
        return LineReading::default();
    }
    let lead = text.len() - text.trim_start().len();
    if line.len() > LINE_BYTES_MAX {
        let drafts = kinds::Line::bare(line, context).into_task();
        let reads = |token: tokens::Token<'_>| words::Claim {
            span: lead + token.span.start..lead + token.span.end,
            reads: Reads::Unread,
            is_sure: false,
        };
        let claims = tokens::tokens(line).into_iter().map(reads).collect();
        return LineReading { words: words::readings(text, claims, &drafts, 0), drafts };
    }
    let read = kinds::Line::new(line, context);
    let drafts = kinds::Line::new(line, context).read();
    let mut claims = read.claims(&drafts);
    for claim in &mut claims {
        claim.span = lead + claim.span.start..lead + claim.span.end;
    }
    LineReading { words: words::readings(text, claims, &drafts, 0), drafts }
}
