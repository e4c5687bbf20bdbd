//! The book: lifecycles, nudge rules and call cards, read from `pathways/` and checked when loaded.
//!
//! A nurse can change the data without reading Rust. Conditions, dates and parties are named there and
//! written in Rust; a name that Rust does not know is an error which says file, line and what was expected.

mod lag;
mod pathway;
mod rule;

pub use lag::{DateExpr, Lag, LagUnit};
pub use pathway::{Ends, Pathway, State};
pub use rule::{Away, CardLines, Form, Rule};

use crate::things::HashMap;
use crate::{anchor, party, predicate};
use serde::de::DeserializeOwned;
use std::sync::LazyLock;

/// What is wrong with a file of the book.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}, line {line}: {expected}")]
pub struct BookError {
    /// File, as named in `pathways/`.
    pub file: String,
    /// Line, from 1; 0 where the whole file is meant.
    pub line: u64,
    /// What was expected there.
    pub expected: String,
}

/// Everything that the data say.
#[derive(Debug, Default)]
pub struct Book {
    /// By kind of item.
    pub pathways: HashMap<String, Pathway>,
    /// By rule id.
    pub rules: HashMap<String, Rule>,
    /// By card id.
    pub cards: HashMap<String, CardLines>,
}

macro_rules! embedded {
    ($($file:literal),* $(,)?) => {
        [$(($file, include_str!(concat!("../../../../pathways/", $file)))),*]
    };
}

const PATHWAYS: [(&str, &str); 28] = embedded![
    "referral.yaml",
    "hand_off.yaml",
    "approval.yaml",
    "imaging.yaml",
    "visit.yaml",
    "procedure.yaml",
    "lab.yaml",
    "medicine.yaml",
    "therapy.yaml",
    "access.yaml",
    "offer.yaml",
    "rebook.yaml",
    "task.yaml",
    "document.yaml",
    "study.yaml",
    "coverage.yaml",
    "note.yaml",
    "instruction.yaml",
    "equipment.yaml",
    "insurance.yaml",
    "check.yaml",
    "second_opinion.yaml",
    "clearance.yaml",
    "discharge.yaml",
    "conflict.yaml",
    "question.yaml",
    "medlist.yaml",
    "medstep.yaml",
];

const RULES: [(&str, &str); 14] = embedded![
    "rules/referral.yaml",
    "rules/hand_off.yaml",
    "rules/approval.yaml",
    "rules/imaging.yaml",
    "rules/visit.yaml",
    "rules/therapy.yaml",
    "rules/medicine.yaml",
    "rules/lab.yaml",
    "rules/procedure.yaml",
    "rules/equipment.yaml",
    "rules/insurance.yaml",
    "rules/planned.yaml",
    "rules/conflict.yaml",
    "rules/system.yaml",
];

const CARDS: [(&str, &str); 1] = embedded!["cards.yaml"];

/// The embedded book. That it loads is proved by a test, so an error here can only mean an empty plan.
pub fn book() -> &'static Book {
    static BOOK: LazyLock<Book> = LazyLock::new(|| load(&PATHWAYS, &RULES, &CARDS).unwrap_or_default());
    &BOOK
}

/// Reads and checks a book.
///
/// # Errors
/// The first mistake, with its file and line.
pub fn load(pathways: &[(&str, &str)], rules: &[(&str, &str)], cards: &[(&str, &str)]) -> Result<Book, BookError> {
    let mut book = Book::default();
    for (file, text) in cards {
        for card in read::<Vec<CardLines>>(file, text)? {
            known(file, card.party.line, "a party", &card.party.value, party::NAMES)?;
            card.dates.values().try_for_each(|expr| check_expr(file, expr))?;
            book.cards.insert(card.id.clone(), card);
        }
    }
    let cards: Vec<&str> = book.cards.keys().map(String::as_str).collect();
    let mut found = HashMap::default();
    for (file, text) in rules {
        for rule in read::<Vec<Rule>>(file, text)? {
            check_rule(file, &rule, &cards)?;
            found.insert(rule.id.clone(), rule);
        }
    }
    book.rules = found;
    for (file, text) in pathways {
        let pathway = read::<Pathway>(file, text)?;
        check_pathway(file, &pathway, &book)?;
        book.pathways.insert(pathway.kind.clone(), pathway);
    }
    Ok(book)
}

fn read<T: DeserializeOwned>(file: &str, text: &str) -> Result<T, BookError> {
    serde_saphyr::from_str(text).map_err(|error| BookError {
        file: file.to_owned(),
        line: error.location().map_or(0, |at| at.line()),
        expected: error.without_snippet().to_string(),
    })
}

fn known(file: &str, line: u64, what: &str, name: &str, names: &[&str]) -> Result<(), BookError> {
    if names.contains(&name) {
        return Ok(());
    }
    let expected = format!("expected {what}, found {name:?}; known are {}", names.join(", "));
    Err(BookError { file: file.to_owned(), line, expected })
}

fn check_expr(file: &str, expr: &DateExpr) -> Result<(), BookError> {
    known(file, expr.line, "a date", &expr.anchor, &anchor::names())
}

fn check_predicates(file: &str, names: &[Named]) -> Result<(), BookError> {
    names.iter().try_for_each(|name| known(file, name.line, "a condition", &name.value, &predicate::names()))
}

fn check_rule(file: &str, rule: &Rule, cards: &[&str]) -> Result<(), BookError> {
    check_expr(file, &rule.t)?;
    let others = rule.otherwise.iter().chain(&rule.until).chain(&rule.also).chain(&rule.esc);
    others.chain(rule.dates.values()).try_for_each(|expr| check_expr(file, expr))?;
    check_predicates(file, &rule.pre)?;
    check_predicates(file, &rule.first)?;
    check_predicates(file, &rule.stop)?;
    rule.per.iter().try_for_each(|group| known(file, group.line, "parties", &group.value, party::GROUPS))?;
    rule.then.iter().try_for_each(|then| known(file, then.card.line, "a card", &then.card.value, cards))?;
    if let Some(card) = rule.card.as_ref().filter(|card| card.value != "own") {
        known(file, card.line, "a card", &card.value, cards)?;
    }
    rule.party.iter().try_for_each(|party| known(file, party.line, "a party", &party.value, party::NAMES))
}

fn check_pathway(file: &str, pathway: &Pathway, book: &Book) -> Result<(), BookError> {
    let rules: Vec<&str> = book.rules.keys().map(String::as_str).collect();
    let cards: Vec<&str> = book.cards.keys().map(String::as_str).collect();
    let states: Vec<&str> = pathway.states.keys().map(String::as_str).collect();
    for state in pathway.states.values() {
        state.rules.iter().try_for_each(|rule| known(file, rule.line, "a rule", &rule.value, &rules))?;
        state.card.iter().try_for_each(|case| known(file, case.to.line, "a card", &case.to.value, &cards))?;
        state
            .ball_when
            .iter()
            .try_for_each(|case| known(file, case.to.line, "a party", &case.to.value, party::BALLS))?;
        known(file, state.ball_with.line, "a party", &state.ball_with.value, party::BALLS)?;
        state.on.values().try_for_each(|to| known(file, to.line, "a state", &to.value, &states))?;
        check_predicates(file, &state.predicates())?;
        state.check.iter().map(|case| &case.at).chain(&state.begins).try_for_each(|expr| check_expr(file, expr))?;
    }
    pathway.any.on.values().try_for_each(|to| known(file, to.line, "a state", &to.value, &states))
}

/// A name of the data with the line on which it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// The name.
    pub value: String,
    /// Line, from 1.
    pub line: u64,
}

impl<'de> serde::Deserialize<'de> for Named {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let spanned = serde_saphyr::Spanned::<String>::deserialize(from)?;
        Ok(Self { value: spanned.value, line: spanned.referenced.line() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_book_loads_and_every_rule_is_used_by_a_state_or_the_engine() {
        let book = load(&PATHWAYS, &RULES, &CARDS).unwrap_or_else(|error| panic!("{error}"));
        let mut used: Vec<&str> = book
            .pathways
            .values()
            .flat_map(|pathway| pathway.states.values())
            .flat_map(|state| state.rules.iter().map(|rule| rule.value.as_str()))
            .collect();
        used.extend(["N-SYS-01", "N-SYS-02", "N-SYS-03", "SNOOZE"]);
        let idle: Vec<&String> = book.rules.keys().filter(|id| !used.contains(&id.as_str())).collect();
        assert_eq!(idle, Vec::<&String>::new());
        for kind in care_model::Kind::ALL {
            assert!(book.pathways.contains_key(kind.name()), "no lifecycle for {}", kind.name());
        }
    }

    fn mistake(rules: &str) -> String {
        load(&[], &[("rules/mine.yaml", rules)], &[]).unwrap_err().to_string()
    }

    #[test]
    fn a_condition_that_nobody_wrote_is_named_with_file_and_line() {
        let text = "- id: N-X-01\n  form: after\n  t: ordered + 1bd\n  pre: [moon_is_full]\n  floor: U3\n  lock: L1\n";
        let error = mistake(text);
        assert!(error.starts_with("rules/mine.yaml, line 4: expected a condition, found \"moon_is_full\""), "{error}");
    }

    #[test]
    fn a_date_that_nobody_wrote_is_named_with_file_and_line() {
        let error = mistake("- id: N-X-01\n  form: after\n  t: easter + 1bd\n  floor: U3\n  lock: L1\n");
        assert!(error.starts_with("rules/mine.yaml, line 3: expected a date, found \"easter\""), "{error}");
    }

    #[test]
    fn a_lag_without_unit_says_what_was_expected() {
        let error = mistake("- id: N-X-01\n  form: after\n  t: ordered + 1\n  floor: U3\n  lock: L1\n");
        assert!(error.contains("line 3") && error.contains("2bd, 3cd, 4h or 60min"), "{error}");
    }

    #[test]
    fn a_misspelt_field_is_named_with_its_line() {
        let error = mistake("- id: N-X-01\n  form: after\n  t: ordered\n  flour: U3\n  lock: L1\n");
        assert!(error.contains("line 4") && error.contains("flour"), "{error}");
    }
}
