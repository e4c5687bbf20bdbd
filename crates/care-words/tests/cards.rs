//! Every call card in both languages, filled with likely values: short enough to say on the phone, and plain.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)] // a test program: a wrong catalogue shall stop it

mod support;

use care_words::readability::{english_grade, spanish_ease};
use care_words::{Locale, Words};
use std::collections::{BTreeMap, BTreeSet};
use support::{entries_of, filled};

/// The same limits as for a nudge (handbook 2.1).
const NAME_MAX: usize = 90;
const LINE_MAX: usize = 240;
const GRADE_MAX: f64 = 6.0;
/// See `nudges.rs` for where the figure comes from.
const EASE_MIN: f64 = 65.0;

/// Card → its lines by their part, each filled in every way that changes its words.
fn cards(locale: Locale) -> BTreeMap<String, BTreeMap<String, BTreeSet<String>>> {
    let words = Words::new(locale.tag());
    let entries = entries_of(locale, "cards");
    let mut cards: BTreeMap<String, BTreeMap<String, BTreeSet<String>>> = BTreeMap::new();
    for name in entries.keys().filter_map(|key| key.strip_suffix("-name")) {
        let own = format!("{name}-");
        for (key, names) in entries.iter().filter(|(key, _)| key.starts_with(&own) && !key.contains('.')) {
            for thing in ["thing-images", "thing-report", "thing-renewed-referral", "thing-consult-note"] {
                for count in [1, 12] {
                    let message = filled(key, names, thing, count);
                    assert_eq!(words.gaps(&message), Vec::<String>::new(), "{key}");
                    let parts = cards.entry(name.to_owned()).or_default();
                    parts.entry(key.trim_start_matches(&own).to_owned()).or_default().insert(words.say(&message));
                }
            }
        }
    }
    assert_eq!(cards.len(), 39);
    cards
}

/// The card as it is read aloud: its name, what to say, what to ask, what to write down.
fn whole(parts: &BTreeMap<String, BTreeSet<String>>) -> String {
    let lines = parts.iter().filter(|(part, _)| part.starts_with("say") || part.starts_with("ask"));
    lines.filter_map(|(_, texts)| texts.iter().next()).map(|line| format!("{line} ")).collect()
}

#[test]
fn names_and_lines_of_a_card_fit_where_they_are_shown() {
    let mut wrong = Vec::new();
    for locale in Locale::ALL {
        for (card, parts) in cards(locale) {
            for (part, texts) in &parts {
                let most = if part == "name" { NAME_MAX } else { LINE_MAX };
                let long = texts.iter().filter(|text| text.chars().count() > most);
                wrong.extend(long.map(|text| format!("{} {card}-{part}: {text}", locale.tag())));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn every_english_card_stays_within_grade_six() {
    let grade = |(card, parts): (String, _)| (english_grade(&whole(&parts)), card, whole(&parts));
    let hard: Vec<_> = cards(Locale::EnUs).into_iter().map(grade).filter(|(grade, ..)| *grade > GRADE_MAX).collect();
    assert!(hard.is_empty(), "{hard:#?}");
}

#[test]
fn every_spanish_card_is_quite_easy_to_read() {
    let ease = |(card, parts): (String, _)| (spanish_ease(&whole(&parts)), card, whole(&parts));
    let hard: Vec<_> = cards(Locale::EsUs).into_iter().map(ease).filter(|(ease, ..)| *ease < EASE_MIN).collect();
    assert!(hard.is_empty(), "{hard:#?}");
}
