//! Matching the words of a line with what its drafts hold, so that the confirmation shows nothing that
//! is not so: a word is told as read into a register only where that register holds what it was read as.

use super::reading::{LineReading, Reads, WordReading};
use super::tokens::tokens;
use super::vocabulary::STOP;
use care_model::Draft;
use serde_json::Value;
use std::ops::Range;

/// Words that were read as something, before it is known which draft holds it.
pub(super) struct Claim {
    /// Bytes of the line.
    pub span: Range<usize>,
    pub reads: Reads,
    pub is_sure: bool,
}

/// The readings of all words, in order; `tokens` are the bytes of each word of the text, `drafts` those
/// that came of it, the first being number `first`.
pub(super) fn readings(text: &str, claims: Vec<Claim>, drafts: &[Draft], first: usize) -> Vec<WordReading> {
    let mut claims = claims;
    claims.sort_by_key(|claim| claim.span.start);
    let mut chars = Chars { text, byte: 0, count: 0 };
    let mut found: Vec<WordReading> = Vec::with_capacity(claims.len());
    for Claim { span, reads, is_sure } in claims {
        let (start, end) = (chars.before(span.start), chars.before(span.end));
        let words = text.get(span).unwrap_or_default();
        let held = held_by(&reads, words, drafts);
        let is_sure = is_sure && held.as_ref().is_none_or(|(at, field)| is_certain(drafts, *at, field));
        let (about_draft, field) = match held {
            Some((at, field)) => (Some(first + at), Some(field)),
            None => (None, None),
        };
        found.push(WordReading { start, end, reads, about_draft, field, is_sure });
    }
    found
}

impl LineReading {
    /// Adds what a statement gave; a party that an earlier one proposed is not proposed again.
    pub(super) fn take(&mut self, text: &str, claims: Vec<Claim>, drafts: Vec<Draft>) {
        let mut read = readings(text, claims, &drafts, 0);
        let mut places = Vec::with_capacity(drafts.len());
        for draft in drafts {
            match self.drafts.iter().position(|former| former.entity == draft.entity) {
                Some(at) => places.push(at),
                None => {
                    places.push(self.drafts.len());
                    self.drafts.push(draft);
                }
            }
        }
        for word in &mut read {
            word.about_draft = word.about_draft.and_then(|at| places.get(at).copied());
        }
        self.words.extend(read);
    }

    /// Words that no statement holds: those that join two statements, and all of a line too long to read.
    pub(super) fn fill_gaps(&mut self, text: &str, line: &str, lead: usize) {
        let mut chars = Chars { text, byte: 0, count: 0 };
        let mut gaps = Vec::new();
        let mut told = self.words.iter().peekable();
        for token in tokens(line) {
            let (start, end) = (chars.before(lead + token.span.start), chars.before(lead + token.span.end));
            while told.next_if(|word| word.end <= start).is_some() {}
            if told.peek().is_some_and(|word| word.start < end) {
                continue;
            }
            let is_small = STOP.contains(&token.low.as_str());
            let reads = if is_small { Reads::Small } else { Reads::Unread };
            gaps.push(WordReading { start, end, reads, about_draft: None, field: None, is_sure: is_small });
        }
        self.words.extend(gaps);
        self.words.sort_by_key(|word| word.start);
    }
}

/// Counting characters up to rising byte offsets, in one walk.
struct Chars<'t> {
    text: &'t str,
    byte: usize,
    count: usize,
}

impl Chars<'_> {
    fn before(&mut self, byte: usize) -> usize {
        if byte > self.byte {
            self.count += self.text.get(self.byte..byte).unwrap_or_default().chars().count();
            self.byte = byte;
        }
        self.count
    }
}

fn is_certain(drafts: &[Draft], at: usize, field: &str) -> bool {
    drafts.get(at).is_some_and(|draft| !draft.unsure.iter().any(|name| name == field))
}

/// The first draft and register that hold what was read.
fn held_by(reads: &Reads, words: &str, drafts: &[Draft]) -> Option<(usize, String)> {
    let find = |holds: &dyn Fn(&str, &Value) -> bool| {
        drafts.iter().enumerate().find_map(|(at, draft)| {
            let field = draft
                .fields
                .iter()
                .find(|(field, value)| !matches!(field.as_str(), "kind" | "evidence_where") && holds(field, value))?;
            Some((at, field.0.clone()))
        })
    };
    let text_is = |value: &Value, wanted: &str| value.as_str() == Some(wanted);
    match reads {
        Reads::Kind { kind } => {
            let at = drafts.iter().position(|draft| draft.kind() == Some(kind.as_str()))?;
            Some((at, "kind".to_owned()))
        }
        Reads::Day { day, .. } | Reads::LastDay { day, .. } => {
            let day = day.to_string();
            find(&|_, value| holds_day(value, &day))
        }
        Reads::Days { first, last } => {
            let (first, last) = (first.to_string(), last.to_string());
            find(&|_, value| holds_day(value, &first)).or_else(|| find(&|_, value| holds_day(value, &last)))
        }
        Reads::Time { time } => {
            let clock = time.format("T%H:%M").to_string();
            find(&|_, value| {
                let holds = |part: &str| value.get(part).and_then(Value::as_str).is_some_and(|at| at.ends_with(&clock));
                holds("start") || holds("end")
            })
        }
        Reads::Repeat { rule } => find(&|_, value| text_is(value, rule)),
        Reads::Party { party, .. } | Reads::Place { party, .. } => find(&|_, value| text_is(value, party.as_str()))
            .or_else(|| {
                let at = drafts.iter().position(|draft| draft.entity == *party)?;
                Some((at, "name".to_owned()))
            }),
        Reads::Phone | Reads::Number => find(&|_, value| text_is(value, words)),
        Reads::Purpose => {
            find(&|field, value| !matches!(field, "name") && value.as_str().is_some_and(|text| text.contains(words)))
        }
        Reads::NoSuchDay | Reads::Answer | Reads::Small | Reads::Unread => None,
    }
}

/// A day as a register, in a list of two, or as the day of a slot.
fn holds_day(value: &Value, day: &str) -> bool {
    let is_day = |value: &Value| value.as_str() == Some(day);
    is_day(value)
        || value.as_array().is_some_and(|list| list.iter().any(is_day))
        || value.get("start").and_then(Value::as_str).is_some_and(|start| start.starts_with(day))
}
