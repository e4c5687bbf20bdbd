//! What was found so far, and which dates are already spoken for.

use super::days::Day;
use super::page::{Entry, Page};
use super::{LetterCertainty, LetterFact};
use chrono::{NaiveDate, NaiveTime};
use serde_json::{Map, Value};
use std::collections::BTreeSet;
use std::ops::Range;

/// Most facts of one letter.
const FACTS_MAX: usize = 400;

/// The facts of a letter while it is read.
pub(super) struct Findings<'p, 'a> {
    pub page: &'p Page<'a>,
    pub facts: Vec<LetterFact>,
    /// Dates that a fact has taken: line and place in it.
    taken: BTreeSet<(usize, usize)>,
    /// Days that are a last day of another fact.
    pub last_days: BTreeSet<NaiveDate>,
}

/// A fact being put together.
pub(super) struct Making {
    fact: LetterFact,
}

impl Making {
    pub(super) fn put(&mut self, name: &str, value: impl Into<Value>) -> &mut Making {
        let value = value.into();
        if value.as_str().is_none_or(|text| !text.trim().is_empty()) {
            self.fact.fields.insert(name.to_owned(), value);
        }
        self
    }

    /// A date; one that could be read two ways is to be checked.
    pub(super) fn put_day(&mut self, name: &str, day: &Day) -> &mut Making {
        if let Some(other) = day.other {
            self.fact.check.insert(name.to_owned(), Value::from(other.to_string()));
        }
        if day.is_resolved {
            self.fact.certainty = LetterCertainty::Implied;
        }
        self.put(name, day.date.to_string())
    }

    pub(super) fn imply(&mut self) -> &mut Making {
        self.fact.certainty = LetterCertainty::Implied;
        self
    }
}

impl<'p, 'a> Findings<'p, 'a> {
    pub(super) fn new(page: &'p Page<'a>) -> Findings<'p, 'a> {
        Findings { page, facts: Vec::new(), taken: BTreeSet::new(), last_days: BTreeSet::new() }
    }

    pub(super) fn entries(&self) -> &'p [Entry] {
        &self.page.entries
    }

    /// Starts a fact that was read from a range of a line.
    pub(super) fn start(&self, kind: &str, entry: &Entry, range: Range<usize>) -> Making {
        let span = entry.line.folded.span(&range);
        let source_text = self.page.text.get(span.clone()).unwrap_or_default().to_owned();
        Making {
            fact: LetterFact {
                kind: kind.to_owned(),
                fields: Map::new(),
                source_text,
                certainty: LetterCertainty::Stated,
                span,
                check: Map::new(),
            },
        }
    }

    pub(super) fn keep(&mut self, making: Making) {
        let is_new = !self.facts.iter().any(|fact| fact.kind == making.fact.kind && fact.fields == making.fact.fields);
        if is_new && self.facts.len() < FACTS_MAX && !making.fact.source_text.is_empty() {
            self.facts.push(making.fact);
        }
    }

    pub(super) fn take(&mut self, at: usize, day: &Day) {
        self.taken.insert((at, day.range.start));
    }

    pub(super) fn is_taken(&self, at: usize, day: &Day) -> bool {
        self.taken.contains(&(at, day.range.start))
    }
}

/// A day with its time, as ISO text.
pub(super) fn iso(date: NaiveDate, time: Option<NaiveTime>) -> String {
    time.map_or_else(|| date.to_string(), |time| format!("{date}T{}", time.format("%H:%M")))
}
