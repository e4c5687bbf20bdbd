//! One program for all targets; `CARE_FUZZ_TARGET` names the one. What each must keep is asserted here:
//! no crash, no hang, no word made up, no file without a result or a reason, the same answer twice.
#![no_main]

use care_exchange::{
    ArchiveLimits, Context, LineContext, Locale, Reading, detect, open_archive, paper_of, read_apple_health, read_file,
    read_letter, read_line_words, read_scan,
};
use libfuzzer_sys::fuzz_target;
use std::io::Cursor;
use std::ops::ControlFlow;
use std::sync::OnceLock;

/// Name that a target's bytes come in under.
const TARGETS: [(&str, &str); 19] = [
    ("fhir", "bundle.json"),
    ("fhir-xml", "bundle.xml"),
    ("fhir-lines", "patients.ndjson"),
    ("ccda", "summary.xml"),
    ("calendar", "invite.ics"),
    ("contacts", "doctors.vcf"),
    ("dicom", "IM000001.dcm"),
    ("disc", "DICOMDIR"),
    ("apple", "export.xml"),
    ("card", "card.smart-health-card"),
    ("pdf", "letter.pdf"),
    ("page", "letter.html"),
    ("rich", "letter.rtf"),
    ("mail", "letter.eml"),
    ("letter", "letter.txt"),
    ("archive", "download.zip"),
    ("scan", "scan.tsv"),
    ("line", ""),
    ("any", "file"),
];

static TARGET: OnceLock<(&str, &str)> = OnceLock::new();

fn context() -> Context {
    Context {
        zone: chrono_tz::America::New_York,
        today: chrono::NaiveDate::from_ymd_opt(2027, 1, 11).expect("a day"),
        known_person: None,
    }
}

fuzz_target!(
    init: {
        let wanted = std::env::var("CARE_FUZZ_TARGET").unwrap_or_default();
        let target = TARGETS.into_iter().find(|(name, _)| *name == wanted);
        TARGET.get_or_init(|| target.unwrap_or_else(|| panic!("CARE_FUZZ_TARGET names no target: {wanted:?}")));
        // `read_file` lives through a panic of a parser that is not ours, and says so; a panic of ours is a finding.
        std::panic::set_hook(Box::new(|info| {
            let file = info.location().map_or("", |place| place.file());
            if file.contains("care-exchange") || file.starts_with("src/") {
                eprintln!("{info}");
                std::process::abort();
            }
        }));
    },
    |data: &[u8]| {
        let Some((target, name)) = TARGET.get() else { return };
        match *target {
            "letter" => letter(data),
            "line" => line(data),
            "scan" => scan(data),
            "archive" => archive(data),
            "apple" => apple(name, data),
            _ => file(name, data),
        }
    }
);

/// A file gives a result or a reason, and the same one twice.
fn file(name: &str, data: &[u8]) {
    let reading = read_file(name, data, &context());
    explains(name, data, &reading);
    let again = read_file(name, data, &context());
    let ids = |reading: &Reading| -> Vec<String> {
        reading.drafts.iter().map(|draft| format!("{:?}", draft.entity)).collect()
    };
    assert_eq!(ids(&reading), ids(&again), "the same bytes gave other drafts");
    assert_eq!(reading.problems.len(), again.problems.len(), "the same bytes gave other problems");
    if let (Some(paper), Some(letter)) = (paper_of(detect(name, data), data), &reading.letter) {
        let text = paper.text.into_inner();
        for fact in &letter.facts {
            assert!(text.contains(&fact.source_text), "words that are not in the paper: {:?}", fact.source_text);
        }
    }
}

fn explains(name: &str, data: &[u8], reading: &Reading) {
    let has_result = !(reading.drafts.is_empty()
        && reading.texts.is_empty()
        && reading.resources.is_empty()
        && reading.pictures.is_empty()
        && reading.previews.is_empty()
        && reading.inside.is_empty()
        && reading.sections.is_empty()
        && reading.counts.is_empty());
    assert!(
        has_result || !reading.problems.is_empty(),
        "{name}: neither a result nor a reason for {} bytes",
        data.len()
    );
}

/// Every fact shows the words that it was read from, where they stand.
fn letter(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let is_scan = data.first().is_some_and(|byte| byte % 2 == 1);
    let reading = read_letter(&text, is_scan, &context());
    for fact in &reading.facts {
        assert_eq!(text.get(fact.span.clone()), Some(fact.source_text.as_str()), "{fact:?}");
        assert!(!fact.fields.is_empty(), "a fact without a field: {fact:?}");
    }
}

/// Nothing that was typed is lost: what is not understood is a task that says it.
fn line(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let locale = if data.first().is_some_and(|byte| byte % 2 == 1) { Locale::Spanish } else { Locale::English };
    let Context { zone, today, .. } = context();
    let reading = read_line_words(&text, &LineContext { today, zone, known_parties: Vec::new(), locale });
    let says_something = text.chars().any(char::is_alphanumeric);
    assert!(!reading.drafts.is_empty() || !says_something, "nothing was made of {text:?}");
}

fn scan(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let pages: Vec<&str> = text.split('\u{c}').collect();
    explains("scan", data, &read_scan(care_exchange::FileKind::Image, &pages, &context()));
}

/// Small limits, so that a bomb that gets past them is seen at once.
fn archive(data: &[u8]) {
    let limits = ArchiveLimits::default();
    let mut bytes = 0u64;
    let problems = open_archive("download.zip", Cursor::new(data), &limits, &mut |inner| {
        bytes += inner.bytes.into_inner().len() as u64;
        let name = inner.name.into_inner();
        assert!(!name.starts_with('/') && !name.split('/').any(|part| part == ".."), "a path escapes: {name:?}");
        if bytes > 64 << 20 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    let _ = problems;
    file("download.zip", data);
}

fn apple(name: &str, data: &[u8]) {
    let streamed = read_apple_health(Cursor::new(data), &context());
    explains(name, data, &streamed);
    file(name, data);
}
