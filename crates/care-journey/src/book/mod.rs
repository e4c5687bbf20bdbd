//! The book: lifecycles, nudge rules and call cards, read from `pathways/` and checked when loaded.
//!
//! A nurse can change the data without reading Rust. Conditions, dates and parties are named there and
//! written in Rust; a name that Rust does not know is an error which says file, line and what was expected.

mod check;
mod lag;
mod mistake;
mod pathway;
#[cfg(test)]
mod reference;
mod rule;

pub use lag::{DateExpr, Lag, LagUnit};
pub use pathway::{Ends, Pathway, State};
pub use rule::{Away, CardLines, Form, Rule};

pub use mistake::BookError;

use crate::things::HashMap;
use std::sync::LazyLock;

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

/// Reads and checks a book: files of `pathways/` by name with their text.
///
/// # Errors
/// The first mistake, with its file and line.
pub fn load(pathways: &[(&str, &str)], rules: &[(&str, &str)], cards: &[(&str, &str)]) -> Result<Book, BookError> {
    let mut book = Book::default();
    for (file, text) in cards {
        for Spot { value: card, line } in mistake::read::<Vec<Spot<CardLines>>>(file, text)? {
            check::card(file, &card)?;
            mistake::once(file, line, "card", &card.id, book.cards.contains_key(&card.id))?;
            book.cards.insert(card.id.clone(), card);
        }
    }
    for (file, text) in rules {
        for Spot { value: rule, line } in mistake::read::<Vec<Spot<Rule>>>(file, text)? {
            check::rule(file, &rule, &book)?;
            mistake::once(file, line, "rule", &rule.id, book.rules.contains_key(&rule.id))?;
            book.rules.insert(rule.id.clone(), rule);
        }
    }
    for (file, text) in pathways {
        let pathway = mistake::read::<Pathway>(file, text)?;
        check::pathway(file, text, &pathway, &book)?;
        book.pathways.insert(pathway.kind.value.clone(), pathway);
    }
    Ok(book)
}

/// A value of the data with the line on which it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot<T> {
    /// The value.
    pub value: T,
    /// Line, from 1.
    pub line: u64,
}

/// A name of the data with its line.
pub type Named = Spot<String>;

impl<'de, T: serde::Deserialize<'de>> serde::Deserialize<'de> for Spot<T> {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let spanned = serde_saphyr::Spanned::<T>::deserialize(from)?;
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
}
