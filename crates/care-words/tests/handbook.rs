//! The English nudges against the reference catalogue of rules, where that lies beside the repository.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)] // a test program: a wrong catalogue shall stop it

mod support;

use care_words::Locale;
use std::collections::BTreeMap;
use std::path::Path;
use support::source;

/// Rules whose words differ from the reference on purpose, and why.
const MENDED: [(&str, &str); 8] = [
    ("N-INF-01-body", "pictures are many: them, not it"),
    ("N-INF-02-body", "pictures are many; one day has no plural"),
    ("N-INF-03-body", "pictures are many: they, not it"),
    ("N-INF-09-title", "pictures are many: are, not is"),
    ("N-INF-09-body", "pictures are many: them, not it"),
    ("N-DIS-02-body", "one day has no plural"),
    ("N-INS-06-body", "a nudge never says soon; one office has no plural"),
    ("N-INS-07-title", "a nudge never says soon"),
];
/// Titles with a count, which choose between one and many.
const PLURAL: [&str; 4] = ["N-PT-02-title", "N-PRP-05-title", "N-INS-04-title", "N-SYS-01-title"];

/// `{spec}` for `{ $spec }`, on one line.
fn as_reference(text: &str) -> String {
    text.replace("{ $", "{").replace(" }", "}")
}

fn reference(handbook: &str) -> BTreeMap<String, String> {
    let mut texts = BTreeMap::new();
    let mut rule = String::new();
    for line in handbook.lines() {
        if let Some((_, rest)) = line.split_once("- {id: N-") {
            rule = format!("N-{}", rest.split(',').next().unwrap_or_default());
        }
        for (name, part) in [
            ("title", "title: \""),
            ("body", " body: \""),
            ("body-home", "body_home: \""),
            ("body-office", "body_office: \""),
        ] {
            if let Some((_, rest)) = line.split_once(part) {
                texts.insert(format!("{rule}-{name}"), rest.split('"').next().unwrap_or_default().to_owned());
            }
        }
    }
    texts
}

#[test]
fn english_nudges_are_those_of_the_reference() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/handbook.md");
    let Ok(handbook) = std::fs::read_to_string(&path) else {
        eprintln!("SKIPPED: no reference catalogue at ../shared/handbook.md");
        return;
    };
    let ours = source(Locale::EnUs, "nudges");
    let ours: BTreeMap<String, String> = ours
        .lines()
        .filter_map(|line| line.split_once(" = "))
        .map(|(key, text)| (key.to_owned(), as_reference(text)))
        .collect();
    let reference = reference(&handbook);
    assert!(reference.len() > 160, "{}", reference.len());
    let differs: Vec<_> = reference
        .iter()
        .filter(|(key, _)| !MENDED.iter().any(|(mended, _)| mended == key) && !PLURAL.contains(&key.as_str()))
        .filter(|(key, text)| ours.get(*key) != Some(text))
        .collect();
    assert!(differs.is_empty(), "{differs:#?}");
}
