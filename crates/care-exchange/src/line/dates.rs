//! All dates of a line: how each is meant ("before X" keeps X and says so by its lead), and ranges.

use super::Locale;
use super::days::{Is, day_at, ordinal};
use super::tokens::{Token, low};
use chrono::{Datelike, NaiveDate};
use std::ops::Range;

/// How a date is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lead {
    /// On that day.
    On,
    /// Up to and with that day.
    By,
    /// Up to the day before.
    Before,
    /// From that day on.
    From,
}

/// A date in a line.
#[derive(Clone, Debug)]
pub(super) struct Found {
    /// Words of the date alone.
    pub tokens: Range<usize>,
    /// Words with those before it that belong to it ("before", "on the").
    pub phrase: Range<usize>,
    pub is: Is,
    pub lead: Lead,
    /// Year, weekday or count was resolved; not printed whole.
    pub is_resolved: bool,
}

impl Found {
    /// The day, of a single one.
    pub(super) fn day(&self) -> Option<NaiveDate> {
        match self.is {
            Is::Day { day, .. } => Some(day),
            _ => None,
        }
    }

    /// The day, or the last of several.
    pub(super) fn last(&self) -> Option<NaiveDate> {
        match self.is {
            Is::Day { day, .. } => Some(day),
            Is::Days { last, .. } => Some(last),
            Is::Nothing => None,
        }
    }
}

/// All dates, in order.
pub(super) fn dates(tokens: &[Token<'_>], today: NaiveDate, locale: Locale) -> Vec<Found> {
    // The weekday of a repeat is no date.
    let repeat = super::repeat::words_of_repeat(tokens).unwrap_or(0..0);
    let mut found: Vec<Found> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if repeat.contains(&at) {
            at = repeat.end;
            continue;
        }
        let hit = days_of_one_month(tokens, at, today, locale).or_else(|| day_at(tokens, at, today, locale));
        let Some((is, length, is_resolved)) = hit else {
            at += 1;
            continue;
        };
        let (lead, before) = lead_before(tokens, at);
        let free = found.last().map_or(0, |last: &Found| last.phrase.end);
        let free = if repeat.end <= at { free.max(repeat.end) } else { free };
        let start = at.saturating_sub(before).max(free);
        let lead = if low(tokens, at) == "within" { Lead::By } else { lead };
        let (lead, end) = lead_after(tokens, at + length, lead);
        found.push(Found { tokens: at..at + length, phrase: start..end, is, lead, is_resolved });
        at = end;
    }
    join(tokens, found, today)
}

/// `del 1 al 30 de abril`, `from the 3rd to the 7th of May`.
fn days_of_one_month(tokens: &[Token<'_>], at: usize, today: NaiveDate, locale: Locale) -> Option<(Is, usize, bool)> {
    let first = ordinal(low(tokens, at))?;
    let (joint, article) = (low(tokens, at + 1), usize::from(low(tokens, at + 2) == "the"));
    if !matches!(joint, "al" | "a" | "to" | "y" | "and" | "through" | "thru") {
        return None;
    }
    let back = at.checked_sub(1).map_or("", |at| low(tokens, at));
    if !matches!(back, "del" | "from" | "between" | "entre" | "the" | "el") {
        return None;
    }
    let next = at + 2 + article;
    ordinal(low(tokens, next))?;
    let (is, length, _) = day_at(tokens, next, today, locale)?;
    let Is::Day { day: last, .. } = is else { return None };
    // A month has to be named, or both numbers mean nothing here.
    if length < 2 {
        return None;
    }
    let is = match last.with_day(first) {
        Some(first) if first < last => Is::Days { first, last },
        _ => Is::Nothing,
    };
    Some((is, 2 + article + length, true))
}

/// Two dates with a dash, "to" or "and" between them are a first and a last day.
fn join(tokens: &[Token<'_>], found: Vec<Found>, today: NaiveDate) -> Vec<Found> {
    let mut joined: Vec<Found> = Vec::new();
    for next in found {
        let Some(former) = joined.last() else {
            joined.push(next);
            continue;
        };
        let between: Vec<&str> = (former.tokens.end..next.tokens.start).map(|at| low(tokens, at)).collect();
        let lead = former.tokens.start.checked_sub(1).map_or("", |at| low(tokens, at));
        let opens = |words: &[&str]| {
            (former.phrase.start.saturating_sub(1)..former.tokens.start).any(|at| words.contains(&low(tokens, at)))
        };
        let has_dash = tokens.get(former.tokens.end - 1).is_some_and(|token| token.dash_after);
        let joins = match between.as_slice() {
            [] => has_dash,
            ["to" | "through" | "thru" | "al" | "hasta" | "until" | "till"] | ["hasta", "el"] => true,
            ["a"] | ["a", "el"] => opens(&["de", "del", "desde"]),
            ["and"] => opens(&["between"]),
            ["y"] | ["y", "el"] => opens(&["entre"]),
            _ => false,
        } && lead != "by";
        match (joins, former.is, next.is) {
            (true, Is::Day { day: first, past, .. }, Is::Day { day: last, .. }) => {
                // Without a year the first day may lie behind: "valid 1/1–12/31" in the middle of a year.
                let first = if first <= last { Some(first) } else { past.filter(|past| *past <= last) };
                let is = first.map_or(Is::Nothing, |first| Is::Days { first, last });
                let start = former.phrase.start;
                let start = if start > 0 && opens(&["between", "entre", "from", "del", "de", "desde"]) {
                    start.min(former.tokens.start - 1)
                } else {
                    start
                };
                let is_resolved = former.is_resolved || next.is_resolved || last.year() < today.year();
                let range = former.tokens.start..next.tokens.end;
                joined.pop();
                let phrase = start..next.phrase.end;
                joined.push(Found { tokens: range, phrase, is, lead: Lead::On, is_resolved });
            }
            _ => joined.push(next),
        }
    }
    joined
}

/// The words before a date that say how it is meant, and how many they are.
fn lead_before(tokens: &[Token<'_>], at: usize) -> (Lead, usize) {
    let word = |back: usize| at.checked_sub(back).map_or("", |at| low(tokens, at));
    let ends = |back: usize| at.checked_sub(back).and_then(|at| tokens.get(at)).is_none_or(Token::ends_clause);
    if ends(1) {
        return (Lead::On, 0);
    }
    let mut small = 0;
    while !ends(small + 1)
        && small < 3
        && matches!(
            word(small + 1),
            "the" | "el" | "del" | "al" | "la" | "on" | "este" | "dia" | "this" | "next" | "proximo"
        )
    {
        small += 1;
    }
    let has_del = (1..=small).any(|back| word(back) == "del");
    if ends(small + 1) {
        return (Lead::On, small);
    }
    let first = word(small + 1);
    let lead = |lead: Lead, words: usize| (lead, small + words);
    match first {
        "before" => lead(Lead::Before, 1),
        "antes" if has_del || small == 0 => lead(Lead::Before, 1),
        "de" if word(small + 2) == "antes" => lead(Lead::Before, 2),
        "despues" if has_del => lead(Lead::From, 1),
        "de" if word(small + 2) == "despues" => lead(Lead::From, 2),
        "after" | "starting" | "since" | "from" | "beginning" | "desde" => lead(Lead::From, 1),
        "partir" if has_del && word(small + 2) == "a" => lead(Lead::From, 2),
        "de" if word(small + 2) == "partir" && word(small + 3) == "a" => lead(Lead::From, 3),
        "by" | "until" | "till" | "due" | "hasta" | "para" | "within" => lead(Lead::By, 1),
        "than" if word(small + 2) == "later" => lead(Lead::By, 2 + usize::from(word(small + 3) == "no")),
        "tardar" if word(small + 2) == "mas" && word(small + 3) == "a" => lead(Lead::By, 3),
        "on" | "at" | "in" | "en" => lead(Lead::On, 1),
        _ => lead(Lead::On, 0),
    }
}

/// "at the latest", "a más tardar" after a date; and "within …", whose first word is the date's own.
fn lead_after(tokens: &[Token<'_>], end: usize, lead: Lead) -> (Lead, usize) {
    let word = |ahead: usize| low(tokens, end + ahead);
    match (word(0), word(1), word(2)) {
        ("at", "the", "latest") | ("a", "mas", "tardar") => (Lead::By, end + 3),
        ("or", "before" | "sooner" | "earlier", _) | ("o", "antes", _) => (Lead::By, end + 2),
        _ => (lead, end),
    }
}
