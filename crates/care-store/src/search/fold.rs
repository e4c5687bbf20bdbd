//! Words of a text, folded: lower case, without accents.
//!
//! Splits as the index does (letters and digits belong to a word, marks on a letter too). `ñ` is folded to
//! `n` like every other accent, in texts and in what is typed: many people write on keyboards without it,
//! and finding `año` beside `ano` is the smaller harm.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A word and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    /// First byte.
    pub from: usize,
    /// The byte after its last.
    pub to: usize,
    /// Folded.
    pub folded: String,
}

impl Word {
    /// Nothing but digits.
    pub fn is_number(&self) -> bool {
        is_number(&self.folded)
    }
}

/// Nothing but digits.
pub(super) fn is_number(word: &str) -> bool {
    word.bytes().all(|letter| letter.is_ascii_digit())
}

fn folded(letter: char, into: &mut String) {
    if letter.is_ascii() {
        into.push(letter.to_ascii_lowercase());
    } else {
        let plain = std::iter::once(letter).nfd().filter(|part| !is_combining_mark(*part));
        into.extend(plain.flat_map(char::to_lowercase));
    }
}

/// The words of a text, in order.
pub(super) fn words(text: &str) -> impl Iterator<Item = Word> + '_ {
    let mut letters = text.char_indices().peekable();
    std::iter::from_fn(move || {
        while letters.next_if(|(_, letter)| !letter.is_alphanumeric()).is_some() {}
        let (from, first) = letters.next()?;
        let mut word = Word { from, to: from + first.len_utf8(), folded: String::new() };
        folded(first, &mut word.folded);
        while let Some((at, letter)) = letters.next_if(|(_, next)| next.is_alphanumeric() || is_combining_mark(*next)) {
            word.to = at + letter.len_utf8();
            folded(letter, &mut word.folded);
        }
        Some(word)
    })
}

/// What stands between two pieces of one number or code: `(555) 010-4477`, `R-5521`, `2026/00417`.
const GAP_MAX: usize = 3;
/// Pieces of one number, at most: a column of figures is no telephone number.
const PIECES_MAX: usize = 5;

/// Words that belong together as one number or code, or one word alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Group {
    /// In order, at least one.
    pub words: Vec<Word>,
    /// There are blanks inside.
    pub has_blanks: bool,
}

impl Group {
    /// All pieces without what stood between.
    pub fn joined(&self) -> String {
        self.words.iter().map(|word| word.folded.as_str()).collect()
    }

    fn takes(&self, gap: &str, word: &Word) -> bool {
        let Some(last) = self.words.last() else { return false };
        let is_gap = |letter: char| matches!(letter, '-' | '.' | '/' | '(' | ')' | '+' | '#' | ' ' | '\u{a0}');
        let has_blank = gap.contains([' ', '\u{a0}']);
        self.words.len() < PIECES_MAX
            && gap.len() <= GAP_MAX
            && gap.chars().all(is_gap)
            && (has_digit(&last.folded) || has_digit(&word.folded))
            && (!has_blank || (last.is_number() && word.is_number()))
            // The end of a sentence is no part of a number: "in 2026. 14 days later".
            && gap != ". "
    }
}

fn has_digit(word: &str) -> bool {
    word.bytes().any(|letter| letter.is_ascii_digit())
}

/// The words of a text, pieces of numbers and codes together.
pub(super) fn groups(text: &str) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for word in words(text) {
        if let Some(group) = groups.last_mut()
            && let Some(gap) = group.words.last().and_then(|last| text.get(last.to..word.from))
            && group.takes(gap, &word)
        {
            group.has_blanks |= gap.contains([' ', '\u{a0}']);
            group.words.push(word);
        } else {
            groups.push(Group { words: vec![word], has_blanks: false });
        }
    }
    groups
}

/// Numbers and codes of a text without blanks and signs, from each of their pieces to the end, so that the
/// last seven digits of a telephone number are found as well as all of them.
pub(super) fn codes(text: &str) -> Vec<String> {
    let mut codes = Vec::new();
    for group in groups(text) {
        if let [word] = group.words.as_slice() {
            if word.is_number() && word.folded.len() >= 7 {
                let ends = [10, 7, 4].into_iter().filter_map(|length| word.folded.len().checked_sub(length));
                codes.extend(
                    ends.filter(|from| *from > 0).filter_map(|from| word.folded.get(from..)).map(str::to_owned),
                );
            }
            continue;
        }
        let pieces: Vec<&str> = group.words.iter().map(|word| word.folded.as_str()).collect();
        codes.extend((0..pieces.len() - 1).filter_map(|from| pieces.get(from..)).map(<[&str]>::concat));
    }
    codes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded_words(text: &str) -> Vec<String> {
        words(text).map(|word| word.folded).collect()
    }

    #[test]
    fn accents_tildes_and_case_are_folded_however_they_are_composed() {
        assert_eq!(folded_words("¿Núñez, RADIOLOGÍA?"), ["nunez", "radiologia"]);
        assert_eq!(folded_words("Nu\u{301}n\u{303}ez"), ["nunez"]);
        let text = "a año";
        let word = words(text).nth(1).unwrap();
        assert_eq!(text.get(word.from..word.to), Some("año"));
    }

    #[test]
    fn numbers_are_put_together_from_each_piece_to_the_end() {
        assert_eq!(codes("call (555) 010-4477 now"), ["5550104477", "0104477"]);
        assert_eq!(codes("+1 555 013 2299"), ["15550132299", "5550132299", "0132299"]);
        assert_eq!(codes("5550147766"), ["0147766", "7766"]);
        assert_eq!(codes("R-5521"), ["r5521"]);
        assert_eq!(codes("SN-88X-1042"), ["sn88x1042", "88x1042"]);
        assert!(codes("x-ray, 500 mg, in 2026. 14 days").is_empty());
    }
}
