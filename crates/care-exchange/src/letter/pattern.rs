//! Patterns over folded text, compiled once. All of them run in time linear to the text.

use regex::{Captures, Regex};
use std::ops::Range;
use std::sync::LazyLock;

/// Declares patterns: `pattern!(NAME, "text", …)`, the pieces put together.
macro_rules! pattern {
    ($vis:vis $name:ident, $($piece:expr),+ $(,)?) => {
        $vis static $name: $crate::letter::pattern::Pattern = $crate::letter::pattern::Pattern::new(|| {
            let text = [$($piece),+].concat();
            let made = regex::Regex::new(&text);
            #[cfg(test)]
            assert!(made.is_ok(), "{}: {:?}", stringify!($name), made.err());
            made.ok()
        });
    };
}
pub(super) use pattern;

/// A pattern that is compiled when first used. A faulty one matches nothing; the tests catch it.
pub(super) struct Pattern(LazyLock<Option<Regex>>);

impl Pattern {
    pub(super) const fn new(make: fn() -> Option<Regex>) -> Pattern {
        Pattern(LazyLock::new(make))
    }

    pub(super) fn is_in(&self, text: &str) -> bool {
        self.0.as_ref().is_some_and(|regex| regex.is_match(text))
    }

    /// The first place.
    pub(super) fn find(&self, text: &str) -> Option<Range<usize>> {
        self.0.as_ref()?.find(text).map(|hit| hit.range())
    }

    /// All places, none overlapping.
    pub(super) fn all(&self, text: &str) -> Vec<Range<usize>> {
        self.0.as_ref().map_or_else(Vec::new, |regex| regex.find_iter(text).map(|hit| hit.range()).collect())
    }

    /// The parts of the first place.
    pub(super) fn parts<'t>(&self, text: &'t str) -> Option<Captures<'t>> {
        self.0.as_ref()?.captures(text)
    }

    /// The parts of all places.
    pub(super) fn all_parts<'t>(&self, text: &'t str) -> Vec<Captures<'t>> {
        self.0.as_ref().map_or_else(Vec::new, |regex| regex.captures_iter(text).collect())
    }
}

/// A piece of a text; empty where the range is none of its.
pub(super) fn cut(text: &str, range: Range<usize>) -> &str {
    text.get(range).unwrap_or_default()
}

/// Up to `bytes` of a text before a place, cut at a character.
pub(super) fn before(text: &str, at: usize, bytes: usize) -> &str {
    let mut from = at.saturating_sub(bytes);
    while from < at && !text.is_char_boundary(from) {
        from += 1;
    }
    cut(text, from..at)
}

/// Up to `bytes` of a text after a place, cut at a character.
pub(super) fn after(text: &str, at: usize, bytes: usize) -> &str {
    let mut to = at.saturating_add(bytes).min(text.len());
    while to > at && !text.is_char_boundary(to) {
        to -= 1;
    }
    cut(text, at..to)
}

pattern!(FULL_STOP, r"\.\s");
pattern!(
    SHORT_FORM,
    r"(?:^|[\s(])(?:dr|dra|drs|mr|mrs|ms|sr|sra|st|sta|no|num|nro|av|ave|tel|ext|lic|ing|prof|vs|approx|aprox|[a-z])$"
);

/// Where the last sentence of a text starts: behind its last full stop that ends no short form.
pub(super) fn sentence_start(head: &str) -> usize {
    let stops = FULL_STOP.all(head);
    let full = stops.into_iter().rev().find(|stop| !SHORT_FORM.is_in(cut(head, 0..stop.start)));
    full.map_or(0, |stop| stop.end)
}

/// The range of a numbered part of a match.
pub(super) fn part(captures: &Captures<'_>, number: usize) -> Option<Range<usize>> {
    captures.get(number).map(|part| part.range())
}

/// The text of a numbered part of a match.
pub(super) fn part_text<'t>(captures: &Captures<'t>, number: usize) -> &'t str {
    captures.get(number).map_or("", |part| part.as_str())
}
