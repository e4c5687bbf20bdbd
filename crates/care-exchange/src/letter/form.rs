//! Fields of a printed form: what stands behind a label.

use super::page::{Entry, Page};
use super::pattern::{Pattern, cut};
use std::ops::Range;

/// The first line with such a label that says something: its number and where its value stands.
pub(super) fn field(entries: &[Entry], label: &Pattern) -> Option<(usize, Range<usize>)> {
    entries.iter().enumerate().find_map(|(at, entry)| {
        if !label.is_in(entry.line.label()) {
            return None;
        }
        let low = entry.line.low();
        let start = entry.line.value_start();
        let end = low.get(start + 2..).and_then(|rest| rest.find(" | ")).map_or(low.len(), |bar| start + 2 + bar);
        let value = cut(low, start..end);
        let from = start + value.len() - value.trim_start_matches([' ', '|', '.', '-']).len();
        let to = start + value.trim_end_matches([' ', '.', '|']).len();
        let says = value.chars().filter(|c| c.is_alphanumeric()).count() >= 2;
        (says && from < to).then_some((at, from..to))
    })
}

/// The letter's own words of a range of one of its lines.
pub(super) fn named(page: &Page<'_>, at: usize, range: Range<usize>) -> String {
    page.entries.get(at).map(|entry| page.words(entry, range)).unwrap_or_default()
}
