//! Whom a line names: doctors by their title, offices by what the record knows or by a capital.

use super::tokens::{Token, tokens, words};
use crate::derive_id;
use care_model::{EntityId, PartyId, Sensitive};
use std::ops::Range;

/// A party named in a line.
#[derive(Clone, Debug)]
pub(super) struct Named {
    pub tokens: Range<usize>,
    /// As typed.
    pub name: String,
    /// The party that the record knows, or the id for a new one.
    pub entity: EntityId,
    pub is_known: bool,
    pub is_doctor: bool,
    /// The word before the name.
    pub lead: String,
}

const TITLES: [&str; 5] = ["dr", "dra", "doctor", "doctora", "nurse"];

/// Words that never are part of a name that follows a title, capital or not.
const NO_NAMES: [&str; 34] = [
    "wants", "needs", "asked", "said", "says", "office", "on", "at", "by", "before", "for", "to", "in", "about",
    "next", "this", "today", "tomorrow", "and", "or", "the", "with", "from", "will", "is", "quiere", "necesita",
    "pide", "el", "la", "antes", "para", "en", "a",
];

/// All parties that a line names.
pub(super) fn named(line: &str, tokens: &[Token<'_>], known: &[(PartyId, Sensitive<String>)]) -> Vec<Named> {
    let mut found: Vec<Named> = Vec::new();
    for at in 0..tokens.len() {
        if found.iter().any(|named| named.tokens.contains(&at)) {
            continue;
        }
        let range = doctor_at(tokens, at).or_else(|| known_at(tokens, at, known)).or_else(|| office_at(tokens, at));
        let Some(range) = range else { continue };
        let name = words(line, tokens, &range).to_owned();
        let (entity, is_known) = match match_known(&name, known) {
            Some(id) => (EntityId::from(id), true),
            None => (derive_id("line", "party", &plain(&name)), false),
        };
        let lead = at.checked_sub(1).and_then(|at| tokens.get(at)).map(|token| token.low.clone()).unwrap_or_default();
        let is_doctor = doctor_at(tokens, at).is_some() || (is_known && known_is_doctor(&entity, known));
        found.push(Named { tokens: range, name, entity, is_known, is_doctor, lead });
    }
    found
}

/// The first doctor that a text names by title, as written.
pub(crate) fn doctor_in(text: &str) -> Option<String> {
    let tokens = tokens(text);
    let range = (0..tokens.len()).find_map(|at| doctor_at(&tokens, at))?;
    Some(words(text, &tokens, &range).to_owned())
}

/// `Dr Lee`, `Dr. Anna Lee`, `dr lee`.
fn doctor_at(tokens: &[Token<'_>], at: usize) -> Option<Range<usize>> {
    let title = tokens.get(at)?;
    if !TITLES.contains(&title.low.as_str()) || title.ends_clause {
        return None;
    }
    let first = tokens.get(at + 1)?;
    let could_be_name = |token: &Token<'_>| {
        token.text.chars().all(|c| c.is_alphabetic() || matches!(c, '\'' | '-' | '’'))
            && !NO_NAMES.contains(&token.low.as_str())
            && super::dates::month(&token.low).is_none()
    };
    if !could_be_name(first) {
        return None;
    }
    let has_second = !first.ends_clause
        && tokens
            .get(at + 2)
            .is_some_and(|second| could_be_name(second) && is_capital(second.text) && is_capital(first.text));
    Some(at..at + 2 + usize::from(has_second))
}

fn known_at(tokens: &[Token<'_>], at: usize, known: &[(PartyId, Sensitive<String>)]) -> Option<Range<usize>> {
    let lengths = known.iter().filter_map(|(_, name)| {
        let parts: Vec<String> = plain(name.reveal()).split(' ').map(str::to_owned).collect();
        let fits = parts
            .iter()
            .enumerate()
            .all(|(ahead, part)| tokens.get(at + ahead).is_some_and(|token| token.low.trim_end_matches("'s") == part));
        // One short word in lower case is more likely a word than a name.
        let is_sure = parts.len() > 1 || tokens.get(at).is_some_and(|token| is_capital(token.text));
        (fits && is_sure && !parts.is_empty()).then_some(parts.len())
    });
    lengths.max().map(|length| at..at + length)
}

/// `call Riverside`, `at Mercy Imaging`: capitals after a word that is followed by whom or where.
fn office_at(tokens: &[Token<'_>], at: usize) -> Option<Range<usize>> {
    let before = tokens.get(at.checked_sub(1)?)?;
    if before.ends_clause || !matches!(before.low.as_str(), "call" | "phone" | "at" | "with" | "llamar" | "con" | "ask")
    {
        return None;
    }
    let is_name = |token: &Token<'_>| {
        is_capital(token.text)
            && super::dates::month(&token.low).is_none()
            && !TITLES.contains(&token.low.as_str())
            && !NO_NAMES.contains(&token.low.as_str())
            && token.low != "i"
    };
    let mut end = at;
    while tokens.get(end).is_some_and(is_name) && end < at + 4 {
        end += 1;
        if tokens.get(end - 1).is_some_and(|token| token.ends_clause) {
            break;
        }
    }
    (end > at).then_some(at..end)
}

fn is_capital(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}

/// A name without title, dots and case.
fn plain(name: &str) -> String {
    let words = name.split(|c: char| c.is_whitespace() || matches!(c, '.' | ',')).map(str::to_lowercase);
    let words: Vec<String> =
        words.filter(|word| !word.is_empty() && !TITLES.contains(&word.as_str()) && word != "md").collect();
    words.join(" ")
}

/// The one known party of that name; by last name when only one fits.
fn match_known<'k>(name: &str, known: &'k [(PartyId, Sensitive<String>)]) -> Option<&'k PartyId> {
    let wanted = plain(name);
    let exact = known.iter().find(|(_, other)| plain(other.reveal()) == wanted);
    let by_last = || {
        let last = |name: &str| plain(name).rsplit(' ').next().unwrap_or_default().to_owned();
        let mut fitting = known.iter().filter(|(_, other)| !wanted.contains(' ') && last(other.reveal()) == wanted);
        fitting.next().filter(|_| fitting.next().is_none())
    };
    exact.or_else(by_last).map(|(id, _)| id)
}

fn known_is_doctor(entity: &EntityId, known: &[(PartyId, Sensitive<String>)]) -> bool {
    let name =
        known.iter().find(|(id, _)| id.as_str() == entity.as_str()).map(|(_, name)| name.reveal().to_lowercase());
    name.is_some_and(|name| name.starts_with("dr") || name.ends_with("md"))
}
