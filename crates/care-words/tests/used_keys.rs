//! No key that the program names is missing from the catalogue.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)] // a test program: a wrong catalogue shall stop it

use care_words::{LOCALES, Words};
use std::fs;
use std::path::{Path, PathBuf};

/// Ways in which the program names a key.
const CALLS: [&str; 5] = ["Message::new(\"", ".plain(\"", "Arg::Word(\"", "Arg::word(\"", "words.has(\""];

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|kind| kind == "rs") {
            found.push(path);
        }
    }
}

/// Families of keys whose names are found wherever they are written whole.
const FAMILIES: [&str; 9] =
    ["view-", "why-", "problem-", "outcome-", "failure-", "tray-", "question-", "proposal-", "ready-"];

/// Keys in a source, without its tests; those with a part filled in at run time are left to their own tests.
fn keys(source: &str) -> Vec<String> {
    let source = source.split("#[cfg(test)]").next().unwrap_or_default();
    let is_whole = |text: &&str| {
        text.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_')
            && !text.ends_with('-')
            && FAMILIES.iter().any(|family| text.starts_with(family))
    };
    let named = source.split('"').filter(is_whole).map(str::to_owned);
    let called = CALLS
        .iter()
        .flat_map(|call| source.split(call).skip(1))
        .filter_map(|rest| rest.split('"').next())
        .filter(|key| !key.contains('{') && !key.ends_with('-') && !key.is_empty())
        .map(str::to_owned);
    let mut keys: Vec<String> = named.chain(called).collect();
    keys.sort();
    keys.dedup();
    keys
}

#[test]
fn every_key_named_in_the_program_is_in_both_languages() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut files = Vec::new();
    for crate_folder in fs::read_dir(root.join("crates")).unwrap().flatten() {
        sources(&crate_folder.path().join("src"), &mut files);
    }
    sources(&root.join("src-tauri/src"), &mut files);
    files.retain(|path| path.file_name().is_some_and(|name| name != "tests.rs"));
    let mut missing = Vec::new();
    for locale in LOCALES {
        let words = Words::new(locale);
        for path in &files {
            let unknown = keys(&fs::read_to_string(path).unwrap()).into_iter().filter(|key| !words.has(key));
            missing.extend(unknown.map(|key| format!("{locale} {key} in {}", path.display())));
        }
    }
    assert!(files.len() > 10, "the sources were not found");
    assert!(missing.is_empty(), "\n{}", missing.join("\n"));
}

#[test]
fn keys_are_found_where_they_are_named_and_not_in_tests() {
    let source = "let m = Message::new(\"why-fresh\"); w.plain(\"you\"); Arg::Word(\"thing-\".into() + x);\n\
                  Message::new(\"made-{up}\")\n#[cfg(test)] mod tests { Message::new(\"no\") }";
    assert_eq!(keys(source), ["why-fresh", "you"]);
}
