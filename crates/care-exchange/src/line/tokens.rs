//! Words of a line with their places, so that what is shown is exactly what was typed.

use std::ops::Range;

/// One word.
pub(super) struct Token<'a> {
    /// As typed, without punctuation at its ends.
    pub text: &'a str,
    /// In lower case, without accents: what is compared.
    pub low: String,
    /// Place in the line, in bytes.
    pub span: Range<usize>,
    /// What stands between it and the next word.
    pub pause: Pause,
    /// A dash joins it to the next word: `3/1–4/30`.
    pub dash_after: bool,
}

/// What stands between two words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Pause {
    /// Nothing.
    None,
    /// A comma or a dash.
    Soft,
    /// The end of a sentence, a semicolon, a new line.
    Hard,
}

impl Token<'_> {
    pub(super) fn ends_clause(&self) -> bool {
        self.pause != Pause::None
    }
}

/// Controls and marks of writing direction: nothing to read, and nothing to show.
pub(super) fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// A text without hidden marks, blanks put together.
pub(super) fn clean(text: &str) -> String {
    let parts = text.split(|c: char| c.is_whitespace() || is_hidden(c)).filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(" ")
}

/// Lower case without accents, as far as names and words in English and Spanish need it.
pub(crate) fn fold(text: &str) -> String {
    let plain = |c: char| match c {
        'á' | 'à' | 'ä' | 'â' | 'ã' | 'å' => Some('a'),
        'é' | 'è' | 'ë' | 'ê' => Some('e'),
        'í' | 'ì' | 'ï' | 'î' => Some('i'),
        'ó' | 'ò' | 'ö' | 'ô' | 'õ' | 'ø' => Some('o'),
        'ú' | 'ù' | 'ü' | 'û' => Some('u'),
        'ñ' => Some('n'),
        'ç' => Some('c'),
        '’' => Some('\''),
        // Accents written as marks of their own.
        '\u{300}'..='\u{36f}' => None,
        other => Some(other),
    };
    text.chars().flat_map(char::to_lowercase).filter_map(plain).collect()
}

/// The words of a line.
pub(super) fn tokens(line: &str) -> Vec<Token<'_>> {
    let is_edge = |c: char| !(c.is_alphanumeric() || matches!(c, '#' | '%'));
    let mut found: Vec<Token<'_>> = Vec::new();
    for (at, word, ends_line) in chunks(line) {
        let head = word.trim_start_matches(is_edge);
        let text = head.trim_end_matches(|c: char| is_edge(c) || c == '#');
        let tail = head.get(text.len()..).unwrap_or_default();
        if text.is_empty() {
            // A dash or a bullet on its own ends the clause before it.
            if let Some(last) = found.last_mut() {
                let is_dash = word.chars().all(|c| matches!(c, '-' | '–' | '—'));
                last.dash_after |= is_dash;
                last.pause = last.pause.max(if ends_line { Pause::Hard } else { Pause::Soft });
            }
            continue;
        }
        let start = at + (word.len() - head.len());
        let low = fold(text);
        let mut pause = if is_short(&low) { Pause::None } else { pause_of(tail) };
        if ends_line {
            pause = Pause::Hard;
        }
        let dash_after = tail.contains(['–', '—', '-']);
        found.push(Token { text, low, span: start..start + text.len(), pause, dash_after });
    }
    found
}

fn pause_of(tail: &str) -> Pause {
    if tail.contains([';', '!', '?', '.']) {
        Pause::Hard
    } else if tail.contains([',', ':', '—', '–']) {
        Pause::Soft
    } else {
        Pause::None
    }
}

/// The full stop of a short title, month or initial ("Dr.", "Apr.", "K.") ends nothing.
fn is_short(low: &str) -> bool {
    const SHORT: [&str; 16] =
        ["dr", "dra", "mr", "mrs", "ms", "st", "a.m", "p.m", "appt", "auth", "no", "ref", "num", "sr", "sra", "dept"];
    SHORT.contains(&low)
        || (low.len() <= 4 && super::days::month(low).is_some())
        || (low.chars().count() == 1 && low.chars().all(char::is_alphabetic))
}

/// Stretches without blanks, cut at long dashes and at the dash between two dates or times.
fn chunks(line: &str) -> Vec<(usize, &str, bool)> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut push = |from: usize, to: usize, ends_line: bool| {
        if let Some(word) = line.get(from..to).filter(|word| !word.is_empty()) {
            match range_dash(word) {
                Some(cut) => {
                    let (left, right) = word.split_at_checked(cut).unwrap_or((word, ""));
                    found.push((from, left, false));
                    found.push((from + cut, right, ends_line));
                }
                None => found.push((from, word, ends_line)),
            }
        }
    };
    for (at, c) in line.char_indices() {
        if c.is_whitespace() || is_hidden(c) {
            push(start, at, c == '\n');
            start = at + c.len_utf8();
        }
    }
    push(start, line.len(), false);
    found
}

/// Just after the dash that joins two things, where there is one: long dashes always, a hyphen only between
/// two dates or times (`3/1-4/30`, `2:30-3:15pm`, `2-3pm`).
fn range_dash(word: &str) -> Option<usize> {
    if let Some((at, dash)) = word.char_indices().find(|(_, c)| matches!(c, '–' | '—')) {
        return (at > 0).then_some(at + dash.len_utf8());
    }
    let at = word.find('-')?;
    let (left, right) = (word.get(..at)?, word.get(at + 1..)?);
    let is_day = |part: &str| part.contains('/') && part.starts_with(|c: char| c.is_ascii_digit());
    let is_clock = |part: &str| {
        let low = part.to_ascii_lowercase();
        part.starts_with(|c: char| c.is_ascii_digit())
            && (part.contains(':') || low.ends_with("am") || low.ends_with("pm"))
    };
    let is_hour = |part: &str| part.len() <= 2 && part.bytes().all(|b| b.is_ascii_digit()) && !part.is_empty();
    let joins = (is_day(left) && is_day(right)) || (is_clock(right) && (is_clock(left) || is_hour(left)));
    joins.then_some(at + 1)
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

/// The compared form of a word, empty beyond the ends.
pub(super) fn low<'t>(tokens: &'t [Token<'_>], at: usize) -> &'t str {
    tokens.get(at).map_or("", |token| token.low.as_str())
}

/// Whether the words of a phrase stand from `at` on, no clause ending within; how many words it has.
pub(super) fn phrase_at(tokens: &[Token<'_>], at: usize, phrase: &str) -> Option<usize> {
    // Most phrases differ in their first letter, and there are many of them.
    if tokens.get(at)?.low.as_bytes().first() != phrase.as_bytes().first() {
        return None;
    }
    let mut count = 0;
    for part in phrase.split(' ') {
        let token = tokens.get(at + count)?;
        let is_same = token.low == part || token.low.strip_suffix("'s") == Some(part);
        if !is_same || (count > 0 && tokens.get(at + count - 1).is_some_and(Token::ends_clause)) {
            return None;
        }
        count += 1;
    }
    Some(count)
}

/// The longest phrase of a list that stands from `at` on.
pub(super) fn any_at(tokens: &[Token<'_>], at: usize, list: &[&str]) -> Option<usize> {
    list.iter().filter_map(|phrase| phrase_at(tokens, at, phrase)).max()
}

/// The first place where a phrase of a list stands.
pub(super) fn find(tokens: &[Token<'_>], list: &[&str]) -> Option<Range<usize>> {
    (0..tokens.len()).find_map(|at| any_at(tokens, at, list).map(|count| at..at + count))
}
