//! One typed line in plain words, English or Spanish: "MRI left shoulder, Dr Lee wants the pictures
//! before April 15".
//!
//! A line never loses words: the main draft carries the whole line as `evidence_where`, and what is not
//! understood becomes a task that says exactly what was typed. Everything resolved (a year, a weekday,
//! whom a name means) is *Please check*.

mod clocks;
mod dates;
mod days;
mod drafts;
mod found;
mod numbers;
mod papers;
mod parts;
mod people;
mod phrases;
mod reading;
mod relative;
mod repeat;
mod tokens;
mod topics;
mod vocabulary;
mod words;

use crate::derive_id;
use crate::making::{Fill, item};
use care_model::{Certainty, Draft, PartyId, Sensitive};
use chrono::NaiveDate;
use chrono_tz::Tz;
use found::Statement;

pub(crate) use people::doctor_in;
pub use reading::{LineReading, Reads, WordReading};
pub(crate) use tokens::fold;

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
/// task that says exactly what was typed. Several things in one line give several drafts.
pub fn read_line_words(text: &str, context: &LineContext) -> LineReading {
    let line = text.trim_matches(|c: char| c.is_whitespace() || tokens::is_hidden(c));
    if line.is_empty() {
        return LineReading::default();
    }
    let lead = text.find(line).unwrap_or(0);
    if line.len() > LINE_BYTES_MAX {
        return unread(text, line, lead, context);
    }
    let mut reading = LineReading::default();
    for (number, range) in parts::statements(line, context).into_iter().enumerate() {
        let Some(part) = line.get(range.clone()) else { continue };
        let statement = Statement::new(line, part, number, context);
        let drafts = statement.drafts();
        let kind = statement.kind(&drafts);
        let mut claims = statement.claims(&drafts, &kind);
        for claim in &mut claims {
            claim.span = lead + range.start + claim.span.start..lead + range.start + claim.span.end;
        }
        reading.take(text, claims, drafts);
    }
    reading.fill_gaps(text, line, lead);
    reading
}

/// A line too long to be read: kept as it is, every word unread.
fn unread(text: &str, line: &str, lead: usize, context: &LineContext) -> LineReading {
    let mut draft = item(derive_id("line", "task", &format!("{}|{line}", context.today)), "task", "line");
    draft.put("what", tokens::clean(line));
    draft.source.text = Some(line.into());
    draft.certainty = Certainty::Implied;
    let mut reading = LineReading { words: Vec::new(), drafts: vec![draft] };
    reading.fill_gaps(text, line, lead);
    reading
}
