//! Each resource of a file can be found again by its bytes, and words by their place.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]
// The lints spare test functions, but not what they share.

mod support;

use care_exchange::Reading;
use serde_json::Value;
use support::{fixture, read, reference_files};

/// Every address leads to a whole resource of the type and id that it names.
fn check(name: &str, bytes: &[u8], decode: fn(&[u8]) -> String) -> Reading {
    let reading = read(name, bytes);
    for one in &reading.resources {
        let text = decode(&bytes[one.start..one.end]);
        let value: Value = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{name} {}: {error}", one.place));
        assert_eq!(value["resourceType"].as_str().unwrap_or("unknown"), one.kind, "{name} {}", one.place);
        if let (Some(id), Some(own)) = (&one.id, value["id"].as_str()) {
            assert!(id == own || bytes.windows(9).any(|w| w == b"urn:uuid:"), "{name}: {id} is not {own}");
        }
    }
    reading
}

fn utf8(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[test]
fn every_resource_of_a_bundle_has_its_entry_and_its_bytes() {
    let reading = check("portal.json", &fixture("portal.fhir.json"), utf8);
    let first = &reading.resources[0];
    assert_eq!((first.kind.as_str(), first.place.as_str()), ("Patient", "entry 1"));
    for draft in reading.drafts.iter().filter(|draft| draft.kind().is_some()) {
        let holds = |one: &&care_exchange::ResourceRef| {
            one.id.as_ref().is_some_and(|id| format!("{}/{id}", one.kind) == draft.source.place)
        };
        assert!(reading.resources.iter().any(|one| holds(&one)), "{} leads nowhere", draft.source.place);
    }
}

#[test]
fn lines_single_resources_and_lists_have_addresses_too() {
    let two = b"{\"resourceType\":\"Condition\",\"id\":\"a\"}\n\n  {\"id\":\"b\",\"resourceType\":\"Condition\"}\n";
    let reading = check("two.ndjson", two, utf8);
    let told: Vec<_> = reading.resources.iter().map(|one| (one.place.as_str(), one.id.as_deref())).collect();
    assert_eq!(told, [("line 1", Some("a")), ("line 3", Some("b"))]);
    let one = check("one.json", b" {\"resourceType\":\"Condition\"}\n", utf8);
    assert_eq!((one.resources[0].place.as_str(), &one.resources[0].id), ("file", &None));
    let list = b"[{\"resourceType\":\"Condition\",\"id\":\"a\"}, {\"resourceType\":\"Goal\",\"id\":\"g\"}]";
    assert_eq!(check("list.json", list, utf8).resources.len(), 2);
}

#[test]
fn addresses_are_those_of_the_file_as_it_came_whatever_its_letters() {
    let text = "{\"resourceType\":\"Bundle\",\"entry\":[{\"resource\":{\"resourceType\":\"Condition\",\"id\":\"á\"}},\
                {\"resource\":{\"resourceType\":\"Goal\",\"id\":\"ñ🙂\"}}]}";
    let marked = [b"\xef\xbb\xbf", text.as_bytes()].concat();
    assert_eq!(check("mark.json", &marked, utf8).resources.len(), 2);
    let wide: Vec<u8> = [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let from_wide = |bytes: &[u8]| {
        let units: Vec<u16> = bytes.chunks(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect();
        String::from_utf16(&units).unwrap()
    };
    assert_eq!(check("wide.json", &wide, from_wide).resources.len(), 2);
    let western: Vec<u8> = text.replace('🙂', "").chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    let from_western = |bytes: &[u8]| bytes.iter().map(|byte| char::from(*byte)).collect();
    assert_eq!(check("western.json", &western, from_western).resources.len(), 2);
}

#[test]
fn a_bundle_that_was_cut_keeps_the_addresses_of_what_is_whole() {
    let bytes = fixture("portal.fhir.json");
    let whole = read("portal.json", &bytes).resources;
    for cut in (0..bytes.len()).step_by(397) {
        let reading = check("cut.json", &bytes[..cut], utf8);
        for (kept, former) in reading.resources.iter().zip(&whole) {
            assert_eq!(kept, former, "cut at {cut}");
        }
    }
}

#[test]
fn words_carry_the_place_where_they_stand() {
    let at = |reading: &Reading, place: &str| {
        let found = reading.texts.iter().filter(|one| one.place == place);
        found.map(|one| one.text.reveal().as_str()).collect::<Vec<_>>().join("\n")
    };
    let portal = read("portal.json", &fixture("portal.fhir.json"));
    assert!(at(&portal, "ServiceRequest/ref1").contains("Referral to orthopedics"));
    let note = read("note.xml", &fixture("referral-note.xml"));
    assert!(note.texts.iter().any(|one| one.text.reveal().contains("before March 3")));
    let calendar = read("clinic.ics", &fixture("clinic.ics"));
    assert!(calendar.texts.iter().all(|one| one.place.starts_with("VEVENT")));
    assert!(!calendar.texts.is_empty());
    let plain = read("note.txt", b"Bring the disc");
    assert_eq!(at(&plain, "file"), "Bring the disc");
}

#[test]
fn every_resource_of_the_reference_files_has_an_address() {
    let Some(files) = reference_files("fhir", &[".json", ".ndjson"]) else { return };
    let mut seen = 0;
    for path in files {
        let bytes = std::fs::read(&path).unwrap();
        if std::str::from_utf8(&bytes).is_err() || bytes.len() > 5_000_000 {
            continue;
        }
        seen += check(&path.to_string_lossy(), &bytes, utf8).resources.len();
    }
    assert!(seen > 5_000, "{seen}");
}
