//! What was typed, as the index takes it. Every word goes in quotes, so that nothing a person types is
//! read as an operator.

use super::fold::{groups, words};
use super::rows::kind_word;
use super::synonyms::{Meaning, meaning_of};
use super::typo::forgiven;
use super::vocabulary::Vocabulary;
use std::collections::BTreeSet;

/// Offices that one word may stand for.
const NAMES_MAX: usize = 40;
/// Words that one mistyped word may stand for.
const NEAR_MAX: usize = 12;

/// How well a thing fits what was typed; the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Matched {
    /// It has the words as typed, or words that mean the same.
    Exact,
    /// It has words that begin so.
    Prefix,
    /// It has words that are spelled nearly so.
    Typo,
}

/// A piece of what was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Term {
    Word(String),
    /// A number or code in several pieces.
    Code {
        pieces: Vec<String>,
        has_blanks: bool,
    },
    /// Words that mean a known thing.
    Known {
        typed: Vec<String>,
        meaning: Meaning,
    },
}

impl Term {
    /// A word in which a mistake is forgiven.
    pub fn may_be_mistyped(&self) -> bool {
        matches!(self, Self::Word(word) if forgiven(word) > 0)
    }
}

/// Terms of a query, at most: more than anybody types, few enough for any index.
const TERMS_MAX: usize = 12;

/// Reads what was typed.
pub(super) fn terms_of(text: &str) -> Vec<Term> {
    let groups = groups(text);
    let mut terms = Vec::new();
    let mut at = 0;
    while let Some(group) = groups.get(at).filter(|_| terms.len() < TERMS_MAX) {
        if let [word] = group.words.as_slice() {
            let alone = groups.iter().skip(at).map_while(|group| match group.words.as_slice() {
                [word] => Some(word.folded.as_str()),
                _ => None,
            });
            let following: Vec<&str> = alone.take(4).collect();
            if let Some((meaning, length)) = meaning_of(&following) {
                let typed = following.iter().take(length).map(|word| (*word).to_owned()).collect();
                terms.push(Term::Known { typed, meaning });
                at += length;
                continue;
            }
            terms.push(Term::Word(word.folded.clone()));
        } else {
            let pieces = group.words.iter().map(|word| word.folded.clone()).collect();
            terms.push(Term::Code { pieces, has_blanks: group.has_blanks });
        }
        at += 1;
    }
    terms
}

/// An office's id and the words of its name.
#[derive(Clone, Debug)]
pub(super) struct Name {
    pub id: String,
    pub name: String,
    pub words: Vec<String>,
}

impl Name {
    pub fn new(id: String, name: String) -> Self {
        let words = words(&name).map(|word| word.folded).collect();
        Self { id, name, words }
    }
}

/// Words that mark a match in a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Needles {
    pub whole: BTreeSet<String>,
    pub beginnings: BTreeSet<String>,
}

/// One way of asking the index, and what it will have found.
#[derive(Clone, Debug)]
pub(super) struct Asked {
    /// For the index of what people wrote.
    pub record: String,
    /// For the index of files; they have no links to offices.
    pub files: String,
    pub needles: Needles,
    /// Ids of offices that words stood for.
    pub offices: BTreeSet<String>,
}

/// One term's alternatives.
#[derive(Default)]
struct Choices {
    texts: Vec<String>,
    /// Words by which an office may be meant.
    names: Needles,
}

fn quoted(words: &str) -> String {
    format!("\"{words}\"")
}

/// Words as one beginning; a single letter begins too many.
fn beginning(words: &str) -> String {
    if words.chars().count() > 1 { format!("\"{words}\"*") } else { quoted(words) }
}

fn choices(term: &Term, how: Matched, vocabulary: &Vocabulary, is_wide: bool) -> Choices {
    let mut choices = Choices::default();
    let one = |word: &String, choices: &mut Choices| {
        if how == Matched::Exact {
            choices.texts.push(quoted(word));
            choices.names.whole.insert(word.clone());
        } else {
            choices.texts.push(beginning(word));
            choices.names.beginnings.insert(word.clone());
        }
    };
    match term {
        Term::Word(word) => {
            one(word, &mut choices);
            if how == Matched::Typo {
                let near = vocabulary.near(word, forgiven(word), NEAR_MAX);
                let nearest = near.first().map(|(distance, _)| *distance);
                for (_, meant) in near.iter().filter(|(distance, _)| is_wide || Some(*distance) == nearest) {
                    choices.texts.push(quoted(meant));
                    choices.names.whole.insert((*meant).to_owned());
                }
            }
        }
        Term::Code { pieces, has_blanks } => {
            let joined = pieces.concat();
            let without_country = joined.strip_prefix('1').filter(|rest| rest.len() == 10);
            for code in [Some(joined.as_str()), without_country].into_iter().flatten() {
                choices.texts.push(if how == Matched::Exact { quoted(code) } else { beginning(code) });
                choices.names.beginnings.insert(code.to_owned());
            }
            if *has_blanks {
                let all: Vec<String> = pieces.iter().map(|piece| quoted(piece)).collect();
                choices.texts.push(format!("({})", all.join(" AND ")));
                choices.names.whole.extend(pieces.iter().cloned());
            } else {
                let phrase = pieces.join(" ");
                choices.texts.push(if how == Matched::Exact { quoted(&phrase) } else { beginning(&phrase) });
            }
        }
        Term::Known { typed, meaning } => {
            if how == Matched::Exact || typed.len() > 1 {
                choices.texts.push(quoted(&typed.join(" ")));
            } else {
                typed.iter().for_each(|word| one(word, &mut choices));
            }
            choices.texts.extend(meaning.words.iter().map(|words| quoted(words)));
            choices.texts.extend(meaning.kind.map(|kind| quoted(&kind_word(kind))));
            let words = meaning.words.iter().flat_map(|words| words.split(' '));
            choices.names.whole.extend(words.filter(|word| word.len() > 1).map(str::to_owned));
        }
    }
    choices
}

impl Needles {
    /// The word is one that was looked for.
    pub fn has(&self, word: &str) -> bool {
        self.whole.contains(word) || self.beginnings.iter().any(|beginning| word.starts_with(beginning))
    }

    fn has_any(&self, words: &[String]) -> bool {
        words.iter().any(|word| self.has(word))
    }
}

/// The question to the index for all terms. `None` if nothing was typed.
pub(super) fn ask(
    terms: &[Term],
    how: Matched,
    names: &[Name],
    vocabulary: &Vocabulary,
    is_wide: bool,
) -> Option<Asked> {
    if terms.is_empty() {
        return None;
    }
    let choices: Vec<Choices> = terms.iter().map(|term| choices(term, how, vocabulary, is_wide)).collect();
    // Offices that more of the words stand for come first: of all doctors, Dr. Lee.
    let mut standing: Vec<(usize, &Name)> = names
        .iter()
        .map(|name| (choices.iter().filter(|choice| choice.names.has_any(&name.words)).count(), name))
        .filter(|(count, _)| *count > 0)
        .collect();
    standing.sort_by_key(|(count, name)| (std::cmp::Reverse(*count), name.id.as_str()));
    let mut asked =
        Asked { record: String::new(), files: String::new(), needles: Needles::default(), offices: BTreeSet::new() };
    let (mut record, mut files) = (Vec::new(), Vec::new());
    for choice in choices {
        let texts = choice.texts.join(" OR ");
        let mut meant = standing.iter().filter(|(_, name)| choice.names.has_any(&name.words)).peekable();
        // Beside an office that more of the words stand for, the others are not meant.
        let most = meant.peek().map_or(0, |(count, _)| *count);
        let meant = meant.take_while(|(count, _)| *count == most).take(NAMES_MAX);
        let ids: Vec<&str> = meant.map(|(_, name)| name.id.as_str()).collect();
        let links: Vec<String> = ids.iter().filter_map(|id| id_phrase(id)).collect();
        if links.is_empty() {
            record.push(format!("({{title body also}} : ({texts}))"));
        } else {
            record.push(format!("(({{title body also}} : ({texts})) OR (links : ({})))", links.join(" OR ")));
        }
        files.push(format!("({texts})"));
        asked.offices.extend(ids.into_iter().map(str::to_owned));
        asked.needles.whole.extend(choice.names.whole);
        asked.needles.beginnings.extend(choice.names.beginnings);
    }
    asked.record = record.join(" AND ");
    asked.files = files.join(" AND ");
    Some(asked)
}

/// An id as one word, as the index of links has it: `p-1` is `p1`.
pub(super) fn link_word(id: &str) -> Option<String> {
    let word: String = words(id).map(|word| word.folded).collect();
    (!word.is_empty()).then_some(word)
}

/// An id as the index is asked for it.
pub(super) fn id_phrase(id: &str) -> Option<String> {
    link_word(id).map(|word| quoted(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn question(text: &str, how: Matched) -> String {
        ask(&terms_of(text), how, &[], &Vocabulary::default(), false).map(|asked| asked.files).unwrap_or_default()
    }

    #[test]
    fn nothing_typed_is_read_as_an_operator() {
        assert_eq!(question("  Zed\" OR *", Matched::Prefix), "(\"zed\"*) AND (\"or\"*)");
        assert_eq!(question(" -\"* ", Matched::Prefix), "");
    }

    #[test]
    fn a_number_is_asked_for_in_pieces_and_whole() {
        assert_eq!(question("R-5521", Matched::Exact), "(\"r5521\" OR \"r 5521\")");
        assert_eq!(
            question("1 800 5550199", Matched::Exact),
            "(\"18005550199\" OR \"8005550199\" OR (\"1\" AND \"800\" AND \"5550199\"))"
        );
    }

    #[test]
    fn an_office_is_asked_for_by_its_id_the_one_with_more_words_first() {
        let names = [Name::new("p-1".into(), "Dr. Ames".into()), Name::new("p-2".into(), "Dr. Lee".into())];
        let asked = ask(&terms_of("lee mri"), Matched::Exact, &names, &Vocabulary::default(), false).unwrap();
        assert!(asked.record.contains("(links : (\"p2\"))"), "{}", asked.record);
        assert_eq!(asked.offices, BTreeSet::from(["p-2".to_owned()]));
    }
}
