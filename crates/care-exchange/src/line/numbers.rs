//! Telephone numbers and the numbers that offices give.

use super::tokens::{Token, low};
use std::ops::Range;

/// What a number is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    Phone,
    Fax,
    /// An approval, an order, a policy.
    Reference,
}

/// A number in a line.
#[derive(Clone, Debug)]
pub(super) struct Number {
    /// With the words that name it: `auth # 12345`.
    pub phrase: Range<usize>,
    /// The number alone.
    pub tokens: Range<usize>,
    pub sort: Sort,
}

/// Words after which a number is one that an office gave.
const NAMES: [&str; 24] = [
    "auth",
    "authorization",
    "authorisation",
    "approval",
    "order",
    "ref",
    "reference",
    "number",
    "no",
    "num",
    "policy",
    "member",
    "group",
    "id",
    "#",
    "case",
    "claim",
    "accession",
    "autorizacion",
    "numero",
    "referencia",
    "poliza",
    "orden",
    "grupo",
];

/// All numbers, outside the words of dates and times.
pub(super) fn numbers(tokens: &[Token<'_>], taken: &dyn Fn(usize) -> bool) -> Vec<Number> {
    let mut found: Vec<Number> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if taken(at) {
            at += 1;
            continue;
        }
        let one = phone_at(tokens, at).or_else(|| reference_at(tokens, at, taken));
        match one {
            Some(one) => {
                at = one.tokens.end;
                found.push(one);
            }
            None => at += 1,
        }
    }
    found
}

/// `585-555-0142`, `(585) 555-0142`, `555.0142`, `+1 585 555 0142`.
fn phone_at(tokens: &[Token<'_>], at: usize) -> Option<Number> {
    let is_part = |word: &str| {
        !word.is_empty() && word.chars().all(|c| c.is_ascii_digit() || matches!(c, '-' | '.' | '(' | ')' | '+' | '/'))
    };
    let mut groups: Vec<usize> = Vec::new();
    for end in at..(at + 4).min(tokens.len()) {
        let word = low(tokens, end);
        if !is_part(word) || word.contains('/') {
            break;
        }
        let parts = word.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty());
        groups.extend(parts.map(str::len));
        let shape = if groups.first() == Some(&1) { groups.get(1..).unwrap_or_default() } else { groups.as_slice() };
        let is_phone = matches!(shape, [3, 3, 4])
            || (matches!(shape, [3, 4]) && groups.first() == Some(&3))
            || (shape == [10] && groups.len() == 1);
        let goes_on = end + 1 < tokens.len() && shape == [3, 3] && is_part(low(tokens, end + 1));
        if is_phone && !goes_on {
            let back = at.checked_sub(1).map_or("", |at| low(tokens, at));
            let sort = if back == "fax" { Sort::Fax } else { Sort::Phone };
            let is_named = matches!(back, "fax" | "phone" | "tel" | "telefono" | "number" | "numero" | "cell");
            return Some(Number { phrase: at - usize::from(is_named)..end + 1, tokens: at..end + 1, sort });
        }
        if groups.len() > 4 || tokens.get(end).is_some_and(|token| token.pause != super::tokens::Pause::None) {
            break;
        }
    }
    None
}

fn reference_at(tokens: &[Token<'_>], at: usize, taken: &dyn Fn(usize) -> bool) -> Option<Number> {
    let word = low(tokens, at);
    let is_hash = word.starts_with('#') && word.len() > 1;
    let bare = word.trim_start_matches('#');
    let figures = bare.chars().filter(char::is_ascii_digit).count();
    let is_shape = figures >= 2 && bare.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    let mut start = at;
    while start > 0 && NAMES.contains(&low(tokens, start - 1)) && !taken(start - 1) {
        start -= 1;
    }
    let is_named = start < at;
    // A count has words of its own after it; a long number with letters stands for itself.
    let is_code = figures >= 4 && bare.chars().any(|c| c.is_ascii_alphabetic()) && !bare.ends_with("mg");
    (is_shape && (is_hash || is_named || is_code)).then_some(Number {
        phrase: start..at + 1,
        tokens: at..at + 1,
        sort: Sort::Reference,
    })
}
