//! Decisions, migrations, words: complete and named as agreed.

use crate::repository::{entries, none, root, sources};
use std::collections::BTreeSet;

#[test]
fn the_index_of_decisions_is_complete() {
    let index = std::fs::read_to_string(root().join("docs/adr/README.md")).expect("docs/adr/README.md");
    let files: Vec<String> =
        entries("docs/adr").into_iter().filter(|n| n.ends_with(".md") && n != "README.md").collect();
    assert!(!files.is_empty(), "there are decisions");
    let mut broken: Vec<String> = files
        .iter()
        .filter(|f| !index.contains(&format!("]({f})")))
        .map(|f| format!("{f} is not in the index"))
        .collect();
    let linked = index.split("](").skip(1).filter_map(|rest| rest.split(')').next());
    broken
        .extend(linked.filter(|l| !files.iter().any(|f| f == l)).map(|l| format!("{l} is in the index and not there")));
    let numbers: Vec<&str> = files.iter().filter_map(|f| f.split('-').next()).collect();
    let distinct: BTreeSet<_> = numbers.iter().collect();
    if distinct.len() != numbers.len() {
        broken.push(format!("a number is used twice: {numbers:?}"));
    }
    broken.extend(
        numbers.iter().filter(|n| n.len() != 4 || n.parse::<u16>().is_err()).map(|n| format!("{n}: four digits")),
    );
    none("docs/adr/README.md names each decision once", &broken);
}

#[test]
fn each_decision_says_where_it_stands_and_what_was_decided() {
    let decisions = sources("docs/adr", &["md"]).into_iter().filter(|s| !s.name.ends_with("README.md"));
    let parts = ["Status:", "## Decision"];
    let broken: Vec<String> = decisions
        .flat_map(|s| {
            let missing = parts.iter().filter(|p| !s.text.contains(**p)).map(|p| format!("{} lacks {p}", s.name));
            missing.collect::<Vec<_>>()
        })
        .collect();
    none("a page has a status and the decision", &broken);
}

/// `YYYYMMDDHHMM_verb_noun.sql`.
fn is_migration_name(name: &str) -> bool {
    let Some((stamp, rest)) = name.split_once('_') else { return false };
    let words = rest.strip_suffix(".sql").unwrap_or_default();
    stamp.len() == 12
        && stamp.chars().all(|c| c.is_ascii_digit())
        && words.contains('_')
        && words.chars().all(|c| c.is_ascii_lowercase() || c == '_' || c.is_ascii_digit())
}

#[test]
fn a_migration_is_named_for_its_moment_and_its_deed_and_says_why() {
    assert!(is_migration_name("202611231200_create_record.sql"));
    assert!(!is_migration_name("20261123_create_record.sql") && !is_migration_name("202611231200_Record.sql"));
    let mut broken: Vec<String> = entries("migrations").into_iter().filter(|n| !is_migration_name(n)).collect();
    let silent = sources("migrations", &["sql"]).into_iter().filter(|s| !s.text.starts_with("-- "));
    broken.extend(silent.map(|s| format!("{}: the first line says why", s.name)));
    none("migrations", &broken);
}

#[test]
fn every_file_of_words_exists_in_both_languages() {
    let (english, spanish) = (entries("ui/locales/en-US"), entries("ui/locales/es-US"));
    assert_eq!(english, spanish, "each file of words exists in English and in Spanish");
    let languages = entries("ui/locales");
    let broken: Vec<String> =
        languages.iter().filter(|l| entries(&format!("ui/locales/{l}")) != english).cloned().collect();
    none("every language has every file", &broken);
}
