//! Every reference file: no panic, everything accounted for, the same ids twice. Skips loudly where the
//! reference files are absent.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]
// The lints spare test functions, but not what they share.

mod support;

use care_exchange::{Reading, read_file};
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::Path;
use support::{context, reference_files};

fn read(path: &Path) -> (Vec<u8>, Reading) {
    let bytes = std::fs::read(path).unwrap();
    let name = path.file_name().unwrap().to_string_lossy().into_owned();
    let reading = read_file(&name, &bytes, &context());
    let again = read_file(&name, &bytes, &context());
    assert!(reading == again, "{name} reads differently the second time");
    let mut ids: Vec<_> = reading.drafts.iter().map(|draft| draft.entity.as_str()).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), reading.drafts.len(), "{name} has an id twice");
    check_drafts(&name, &reading);
    (bytes, reading)
}

/// Every draft fits the model, and every reference within the file leads to a draft of it.
fn check_drafts(name: &str, reading: &Reading) {
    for draft in &reading.drafts {
        if draft.kind().is_some() {
            let (item, misfits) = care_model::Item::from_fields(draft.entity.as_str().into(), &draft.fields);
            assert!(misfits.is_empty(), "{name} {}: {misfits:?}", draft.source.place);
            assert!(item.kind().is_some(), "{name}: unknown kind");
        } else {
            let party: Result<care_model::Party, _> =
                serde_json::from_value(Value::Object(draft.fields.clone().into_iter().collect()));
            assert!(party.is_ok(), "{name} {}: {party:?}", draft.source.place);
        }
        for unsure in &draft.unsure {
            assert!(draft.fields.contains_key(unsure), "{name}: unsure of {unsure}, which is not there");
        }
    }
}

fn add_up(sum: &mut BTreeMap<String, (usize, usize)>, reading: &Reading) {
    for (entry_type, counted) in &reading.counts {
        let slot = sum.entry(entry_type.clone()).or_default();
        slot.0 += counted.read;
        slot.1 += counted.not_used;
    }
    for draft in &reading.drafts {
        sum.entry(format!("draft {}", draft.kind().unwrap_or("party"))).or_default().0 += 1;
    }
    for problem in &reading.problems {
        sum.entry(format!("problem {:?}", problem.why)).or_default().0 += 1;
    }
}

fn resources_in(bytes: &[u8], name: &str) -> usize {
    if name.ends_with("ndjson") {
        return String::from_utf8_lossy(bytes).lines().filter(|line| !line.trim().is_empty()).count();
    }
    let whole: Value = serde_json::from_slice(bytes).unwrap();
    match whole.get("entry").and_then(Value::as_array) {
        Some(entries) => entries.iter().filter(|entry| entry.get("resource").is_some()).count(),
        None => 1,
    }
}

#[test]
fn all_fhir_files_are_counted_to_the_last_resource() {
    let Some(files) = reference_files("fhir", &[".json", ".ndjson"]) else { return };
    let mut sum = BTreeMap::new();
    for path in &files {
        let (bytes, reading) = read(path);
        let name = path.to_string_lossy();
        let total = reading.total();
        assert_eq!(total.read + total.not_used, resources_in(&bytes, &name), "{name}");
        if name.contains("synthea-r4") && !name.contains("practitionerInformation") {
            assert!(reading.subject.is_some(), "{name} has a patient");
            assert!(reading.problems.is_empty(), "{name}: {:?}", reading.problems);
            let past = reading.drafts.iter().filter(|draft| draft.kind() == Some("visit"));
            assert!(
                past.clone().count() > 0 && past.clone().all(|visit| visit.fields.contains_key("outcome")),
                "{name}"
            );
        }
        add_up(&mut sum, &reading);
    }
    eprintln!("{} FHIR files: {sum:#?}", files.len());
}

#[test]
fn all_calendars_account_for_every_event() {
    let Some(files) = reference_files("ics", &[".ics"]) else { return };
    let mut sum = BTreeMap::new();
    for path in &files {
        let (bytes, reading) = read(path);
        let text = String::from_utf8_lossy(&bytes).replace("\r\n ", "").replace("\n ", "");
        let events = text.lines().filter(|line| line.trim().eq_ignore_ascii_case("BEGIN:VEVENT")).count();
        let counted = reading.counts.get("VEVENT").copied().unwrap_or_default();
        assert_eq!(counted.read + counted.not_used, events, "{} {:?}", path.display(), reading.problems);
        add_up(&mut sum, &reading);
    }
    eprintln!("{} calendars: {sum:#?}", files.len());
}

#[test]
fn other_reference_files_are_named_and_do_no_harm() {
    for folder in ["dicom", "apple"] {
        let Some(files) = reference_files(folder, &[""]) else { continue };
        for path in files {
            let bytes = std::fs::read(&path).unwrap();
            let _ = read_file(&path.file_name().unwrap().to_string_lossy(), &bytes, &context());
        }
    }
}
