//! Words made comparable: folded, split, put into one spelling.

use crate::line::fold;
use std::collections::BTreeSet;

/// Words of a text: folded, apostrophes gone, abbreviations with dots closed up (`M.D.` is `md`).
pub(super) fn words(text: &str) -> Vec<String> {
    let folded = fold(text).replace(['\'', '`', '´'], "").replace("w/o", " without ").replace("w/", " with ");
    let mut found = Vec::new();
    for token in folded.split(|c: char| !c.is_alphanumeric() && c != '.') {
        let pieces: Vec<&str> = token.split('.').filter(|piece| !piece.is_empty()).collect();
        let is_abbreviation = pieces.len() > 1 && pieces.iter().all(|piece| piece.chars().count() == 1);
        if is_abbreviation {
            found.push(pieces.concat());
        } else {
            found.extend(pieces.into_iter().map(str::to_owned));
        }
    }
    found
}

/// A number as printed, without what differs between systems: blanks, dashes, case, zeros in front.
pub(super) fn number(text: &str) -> Option<String> {
    let bare: String = fold(text).chars().filter(|c| c.is_alphanumeric()).collect();
    let bare = bare.trim_start_matches('0').to_owned();
    (!bare.is_empty()).then_some(bare)
}

/// The last ten digits of a phone or fax number; `None` for fewer than seven.
pub(super) fn digits(text: &str) -> Option<String> {
    let all: Vec<char> = text.chars().filter(char::is_ascii_digit).collect();
    (all.len() >= 7).then(|| all.iter().skip(all.len().saturating_sub(10)).collect())
}

/// What kind of service words name, in one spelling, without words that every order has.
pub(super) fn service(text: &str) -> BTreeSet<String> {
    const NOISE: [&str; 58] = [
        "referral",
        "refer",
        "ambulatory",
        "to",
        "for",
        "of",
        "the",
        "a",
        "and",
        "or",
        "in",
        "on",
        "at",
        "by",
        "with",
        "without",
        "consult",
        "consultation",
        "consulta",
        "evaluation",
        "evaluate",
        "eval",
        "treat",
        "treatment",
        "order",
        "request",
        "surgery",
        "service",
        "services",
        "visit",
        "visits",
        "new",
        "patient",
        "level",
        "test",
        "serum",
        "plasma",
        "blood",
        "mass",
        "volume",
        "units",
        "de",
        "la",
        "el",
        "en",
        "con",
        "sin",
        "y",
        "del",
        "para",
        "referido",
        "scan",
        "exam",
        "program",
        "final",
        "note",
        "nota",
        "signed",
    ];
    let text = fold(text).replace("complete blood count", "cbc").replace("hemoglobin a1c", "a1c");
    let mut found = BTreeSet::new();
    for word in words(&text) {
        match word.as_str() {
            "pt" | "fisioterapia" => found.extend(["physical".to_owned(), "therapy".to_owned()]),
            "ot" => found.extend(["occupational".to_owned(), "therapy".to_owned()]),
            "hba1c" | "hgba1c" => drop(found.insert("a1c".to_owned())),
            word if NOISE.contains(&word) || word.bytes().all(|b| b.is_ascii_digit()) => {}
            word => drop(found.insert(stem(word))),
        }
    }
    found
}

/// One spelling of a specialty or a word in the plural.
fn stem(word: &str) -> String {
    let word = word.replace("paed", "ped").replace("aem", "em");
    for (ending, plain) in [("ologia", "ology"), ("ologist", "ology"), ("ologo", "ology"), ("iatrics", "iatry")] {
        if let Some(start) = word.strip_suffix(ending) {
            return format!("{start}{plain}");
        }
    }
    let plain = word.strip_suffix("ics").map(|start| format!("{start}ic"));
    plain.or_else(|| (word.len() > 4).then(|| word.strip_suffix('s').map(str::to_owned)).flatten()).unwrap_or(word)
}

/// How two sets of words stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Likeness {
    /// One has none.
    Silent,
    /// The same words.
    Equal,
    /// One has all words of the other, and more.
    Within,
    /// Some words in common, some not, on both sides.
    Overlap,
    /// Nothing in common.
    Apart,
}

pub(super) fn likeness(a: &BTreeSet<String>, b: &BTreeSet<String>) -> Likeness {
    match () {
        () if a.is_empty() || b.is_empty() => Likeness::Silent,
        () if a == b => Likeness::Equal,
        () if a.is_subset(b) || b.is_subset(a) => Likeness::Within,
        () if a.is_disjoint(b) => Likeness::Apart,
        () => Likeness::Overlap,
    }
}

/// House number, street and suite of an address in one spelling, so far as it has them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Street {
    /// House number and the first word of the street.
    pub house: String,
    suite: Option<String>,
}

impl Street {
    /// The first house number followed by a word.
    pub(super) fn of(text: &str) -> Option<Self> {
        let words = words(text);
        let at = words.windows(2).position(|pair| {
            let [number, street] = pair else { return false };
            number.bytes().all(|b| b.is_ascii_digit()) && !street.bytes().all(|b| b.is_ascii_digit())
        })?;
        let house = words.iter().skip(at).take(2).cloned().collect::<Vec<_>>().join(" ");
        let is_suite = |word: &String| matches!(word.as_str(), "suite" | "ste" | "unit" | "floor" | "room" | "oficina");
        let suite = words.iter().position(is_suite).and_then(|at| words.get(at + 1)).cloned();
        Some(Self { house, suite })
    }

    /// One door: a suite on both sides must be the same.
    pub(super) fn is_one_with(&self, other: &Self) -> bool {
        let suites_agree = match (&self.suite, &other.suite) {
            (Some(a), Some(b)) => a == b,
            _ => true,
        };
        self.house == other.house && suites_agree
    }
}

/// One letter more, less, other, or two turned round.
pub(super) fn is_slip_of(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let start = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let tails = a.iter().rev().zip(b.iter().rev()).take_while(|(x, y)| x == y).count();
    let end = tails.min(a.len().min(b.len()) - start);
    let middle =
        |letters: &[char]| letters.iter().skip(start).take(letters.len() - start - end).copied().collect::<Vec<_>>();
    let (x, y) = (middle(&a), middle(&b));
    match (x.as_slice(), y.as_slice()) {
        ([p, q], [r, s]) => p == s && q == r,
        (x, y) => x.len() <= 1 && y.len() <= 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_one_letter_or_two_turned_round() {
        assert!(is_slip_of("riverside", "rivreside"));
        assert!(is_slip_of("riverside", "rivverside"));
        assert!(is_slip_of("riverside", "rivarside"));
        assert!(!is_slip_of("northside", "southside"));
        assert!(!is_slip_of("ridge", "river"));
    }

    #[test]
    fn an_address_is_its_door() {
        let one = Street::of("Summit Orthopedics, 400 Oak Ave, Suite 2").unwrap();
        assert!(one.is_one_with(&Street::of("400 Oak Avenue Ste 2, Springfield MA 01101").unwrap()));
        assert!(!one.is_one_with(&Street::of("400 Oak Ave Ste 5").unwrap()));
        assert!(Street::of("Room B").is_none());
    }

    #[test]
    fn numbers_and_phones_are_compared_without_their_dress() {
        assert_eq!(number("PA-77 81-2"), number("pa77812"));
        assert_eq!(digits("+1 555-010-2200"), digits("(555) 010.2200"));
        assert_eq!(digits("12345"), None);
    }
}
