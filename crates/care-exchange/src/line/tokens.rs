//! Words of a line with their places, so that what is shown is exactly what was typed.

use std::ops::Range;

/// One word.
pub(super) struct Token<'a> {
    /// As typed, without punctuation at its ends.
    pub text: &'a str,
    /// In lower case.
    pub low: String,
    /// Place in the line, in bytes.
    pub span: Range<usize>,
    /// Punctuation after it ends a clause.
    pub ends_clause: bool,
}

/// The words of a line.
pub(super) fn tokens(line: &str) -> Vec<Token<'_>> {
    let is_edge = |c: char| !(c.is_alphanumeric() || c == '#' || c == '%');
    let mut found = Vec::new();
    let mut from = 0;
    for word in line.split_whitespace() {
        let Some(at) = line.get(from..).and_then(|rest| rest.find(word)).map(|at| from + at) else { continue };
        from = at + word.len();
        let head = word.trim_start_matches(is_edge);
        let text = head.trim_end_matches(is_edge);
        let tail = head.get(text.len()..).unwrap_or_default();
        if text.is_empty() {
            // A dash or a bullet on its own ends the clause before it.
            if let Some(Token { ends_clause, .. }) = found.last_mut() {
                *ends_clause = true;
            }
            continue;
        }
        let start = at + (word.len() - head.len());
        let low = text.to_lowercase();
        // The full stop of a short title or month ("Dr.", "Apr.") ends nothing.
        let is_short = matches!(low.as_str(), "dr" | "dra" | "mr" | "mrs" | "ms" | "st" | "a.m" | "p.m")
            || (low.len() <= 4 && super::dates::month(&low).is_some());
        let ends_clause = tail.contains([',', ';', ':', '!', '?']) || (tail.contains('.') && !is_short);
        found.push(Token { text, low, span: start..start + text.len(), ends_clause });
    }
    found
}

/// The exact words from one token to another.
pub(super) fn words<'a>(line: &'a str, tokens: &[Token<'_>], range: &Range<usize>) -> &'a str {
    let first = tokens.get(range.start).map(|token| token.span.start);
    let last = range.end.checked_sub(1).and_then(|at| tokens.get(at)).map(|token| token.span.end);
    match (first, last) {
        (Some(first), Some(last)) => line.get(first..last).unwrap_or_default(),
        _ => "",
    }
}
