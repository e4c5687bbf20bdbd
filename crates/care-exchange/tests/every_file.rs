//! Every reference file gives a result or a reason; the table says which. Skips loudly where the reference
//! files are absent.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]
// The lints spare test functions, but not what they share.

mod support;

use care_exchange::Reading;
use std::collections::BTreeMap;
use std::path::Path;
use support::{read, reference_files};

/// Files of one folder, by the most that each gave.
#[derive(Default)]
struct Row {
    files: usize,
    drafts: usize,
    words: usize,
    reason: usize,
    silent: Vec<String>,
}

impl Row {
    fn add(&mut self, name: &str, reading: &Reading) {
        self.files += 1;
        let has_words = !reading.texts.is_empty()
            || !reading.sections.is_empty()
            || !reading.inside.is_empty()
            || !reading.beside.is_empty();
        if !reading.drafts.is_empty() || !reading.pictures.is_empty() {
            self.drafts += 1;
        } else if has_words {
            self.words += 1;
        } else if !reading.problems.is_empty() {
            self.reason += 1;
        } else {
            self.silent.push(name.to_owned());
        }
    }
}

fn name_of(path: &Path) -> String {
    path.file_name().unwrap().to_string_lossy().into_owned()
}

#[test]
fn every_reference_file_gives_a_result_or_a_reason() {
    let Some(files) = reference_files("", &[""]) else { return };
    let mut table: BTreeMap<String, Row> = BTreeMap::new();
    for path in &files {
        let parts: Vec<String> = path.iter().map(|part| part.to_string_lossy().into_owned()).collect();
        let data = parts.iter().rposition(|part| part == "data").unwrap();
        let folder = parts[data + 1..parts.len() - 1].iter().take(2).cloned().collect::<Vec<_>>().join("/");
        let name = name_of(path);
        let reading = read(&name, &std::fs::read(path).unwrap());
        let row = table.entry(folder).or_default();
        row.add(&name, &reading);
        if std::env::var_os("SHOW").is_some() && reading.drafts.is_empty() {
            eprintln!("{name}: {:?} {:?} {:?}", reading.kind, reading.counts, reading.problems);
        }
    }
    eprintln!("{:<28} {:>5} {:>6} {:>10} {:>12}", "folder", "files", "drafts", "only words", "only reason");
    for (folder, row) in &table {
        eprintln!("{folder:<28} {:>5} {:>6} {:>10} {:>12}", row.files, row.drafts, row.words, row.reason);
    }
    let silent: Vec<&String> = table.values().flat_map(|row| &row.silent).collect();
    assert!(silent.is_empty(), "{silent:?}");
    // 680 of them, the list of sources, and nothing lost on the way.
    assert_eq!(table.values().map(|row| row.files).sum::<usize>(), files.len());
}
