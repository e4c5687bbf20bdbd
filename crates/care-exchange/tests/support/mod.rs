//! What the reading tests share.
#![allow(dead_code)] // each test file uses a part

use care_exchange::{Context, Reading, read_file};
use care_model::{Draft, ProblemCode};
use serde_json::Value;
use std::path::PathBuf;

/// Monday, 11 January 2027, New York.
pub fn context() -> Context {
    Context { zone: chrono_tz::America::New_York, today: "2027-01-11".parse().unwrap(), known_person: None }
}

pub fn fixture(name: &str) -> Vec<u8> {
    std::fs::read(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("fixtures").join(name)).unwrap()
}

pub fn read(name: &str, bytes: &[u8]) -> Reading {
    read_file(name, bytes, &context())
}

pub fn field(draft: &Draft, name: &str) -> Value {
    draft.fields.get(name).cloned().unwrap_or_default()
}

pub fn find<'a>(reading: &'a Reading, what: &str) -> &'a Draft {
    let found = reading.drafts.iter().find(|draft| field(draft, "what") == what || field(draft, "name") == what);
    found.unwrap_or_else(|| panic!("no draft {what:?}"))
}

pub fn at<'a>(reading: &'a Reading, place: &str) -> &'a Draft {
    reading.drafts.iter().find(|draft| draft.source.place == place).unwrap_or_else(|| panic!("nothing at {place}"))
}

pub fn has_problem(reading: &Reading, why: ProblemCode) -> bool {
    reading.problems.iter().any(|problem| problem.why == why)
}

/// The reference files, or `None` with a loud word where they are absent.
pub fn reference_files(under: &str, endings: &[&str]) -> Option<Vec<PathBuf>> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data").join(under);
    if !root.is_dir() {
        eprintln!("SKIPPED: no reference files under ../shared/data/{under}");
        return None;
    }
    let mut found = Vec::new();
    let mut open = vec![root];
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.to_string_lossy().to_lowercase();
            if path.is_dir() {
                open.push(path);
            } else if endings.iter().any(|ending| name.ends_with(ending)) {
                found.push(path);
            }
        }
    }
    found.sort();
    Some(found)
}
