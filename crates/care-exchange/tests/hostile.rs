//! Files made to hurt: very many entries, circles, depth, wrong encodings, copies. Bounded time, one line
//! each, nothing else lost. All made up.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]
#![allow(clippy::disallowed_methods, reason = "only here is it asked how long reading takes")]
// The lints spare test functions, but not what they share.

mod support;

use care_exchange::Reading;
use care_model::ProblemCode;
use serde_json::json;
use std::fmt::Write;
use std::time::{Duration, Instant};
use support::{field, find, has_problem, read};

/// Far above what any of these takes even without optimisation on a busy machine, far below a hang: the
/// inputs are large enough that work growing with the square of their size would take minutes.
const PATIENCE: Duration = Duration::from_secs(40);

fn read_in_time(name: &str, bytes: &[u8]) -> Reading {
    let start = Instant::now();
    let reading = read(name, bytes);
    assert!(start.elapsed() < PATIENCE, "{name} took {:?}", start.elapsed());
    reading
}

fn bundle_of(count: usize, entry: impl Fn(usize) -> String) -> String {
    let mut text = String::from("{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":[");
    for number in 0..count {
        let comma = if number > 0 { "," } else { "" };
        let _ = write!(text, "{comma}{{\"resource\":{}}}", entry(number));
    }
    text.push_str("]}");
    text
}

#[test]
fn a_hundred_thousand_entries_are_counted_to_the_last() {
    let text =
        bundle_of(100_000, |n| format!("{{\"resourceType\":\"Observation\",\"id\":\"{n}\",\"status\":\"final\"}}"));
    let reading = read_in_time("many.json", text.as_bytes());
    assert_eq!(reading.counts["Observation"].not_used, 100_000);
    assert_eq!(reading.resources.len(), 100_000);
}

#[test]
fn fifty_thousand_things_that_name_each_other_take_bounded_time() {
    let text = bundle_of(50_000, |n| match n % 4 {
        0 => format!(
            "{{\"resourceType\":\"ServiceRequest\",\"id\":\"{n}\",\"status\":\"active\",\"intent\":\"order\",\"code\":{{\"text\":\"Referral {n}\"}},\"requester\":{{\"reference\":\"Practitioner/{}\"}}}}",
            n + 1
        ),
        1 => format!("{{\"resourceType\":\"Practitioner\",\"id\":\"{n}\",\"name\":[{{\"text\":\"Dr. No {n}\"}}]}}"),
        2 => format!(
            "{{\"resourceType\":\"DocumentReference\",\"id\":\"{n}\",\"status\":\"current\",\"type\":{{\"coding\":[{{\"code\":\"57133-1\"}}]}},\"author\":[{{\"reference\":\"Practitioner/{}\"}}],\"date\":\"2027-01-01\"}}",
            n - 1
        ),
        _ => format!(
            "{{\"resourceType\":\"Appointment\",\"id\":\"{n}\",\"status\":\"booked\",\"basedOn\":[{{\"reference\":\"ServiceRequest/{}\"}}],\"participant\":[{{\"actor\":{{\"reference\":\"Practitioner/{}\"}}}}]}}",
            n - 3,
            n - 2
        ),
    });
    let reading = read_in_time("web.json", text.as_bytes());
    let total = reading.total();
    assert_eq!((total.read, total.not_used), (50_000, 0));
}

#[test]
fn circles_of_references_end() {
    let reading = read("circle.json", json!({"resourceType": "Bundle", "entry": [
        {"resource": {"resourceType": "PractitionerRole", "id": "a", "practitioner": {"reference": "PractitionerRole/b"}, "organization": {"reference": "PractitionerRole/a"}}},
        {"resource": {"resourceType": "PractitionerRole", "id": "b", "practitioner": {"reference": "PractitionerRole/a"}}},
        {"resource": {"resourceType": "Organization", "id": "o", "name": "Oak", "partOf": {"reference": "Organization/o"}}},
        {"resource": {"resourceType": "ServiceRequest", "id": "s", "status": "active", "intent": "order", "code": {"text": "Referral"},
            "requester": {"reference": "PractitionerRole/a"}, "basedOn": [{"reference": "ServiceRequest/s"}], "replaces": [{"reference": "ServiceRequest/s"}]}},
        {"resource": {"resourceType": "Task", "id": "t", "status": "requested", "description": "Send records", "focus": {"reference": "Task/t"}}},
        {"resource": {"resourceType": "Encounter", "id": "e", "status": "planned", "basedOn": [{"reference": "Encounter/e"}]}},
    ]}).to_string().as_bytes());
    assert!(!reading.problems.iter().any(|problem| problem.detail == "the reader gave up"), "{:?}", reading.problems);
    assert_eq!(find(&reading, "Referral").kind(), Some("referral"));
}

#[test]
fn the_same_id_twice_is_one_thing_and_both_entries_are_counted() {
    let one = |what: &str| json!({"resource": {"resourceType": "ServiceRequest", "id": "same", "status": "active", "intent": "order", "code": {"text": what}}});
    let text =
        json!({"resourceType": "Bundle", "entry": [one("MRI knee"), one("MRI knee"), one("CT head")]}).to_string();
    let reading = read("copies.json", text.as_bytes());
    assert_eq!(reading.counts["ServiceRequest"].read, 3);
    assert_eq!(reading.drafts.len(), 1);
    assert_eq!(field(&reading.drafts[0], "what"), "MRI knee");
    // An object that has a field twice is a bad entry; its neighbours stay.
    let text = r#"{"resourceType":"Bundle","entry":[{"resource":{"resourceType":"Encounter","id":"1","id":"2","status":"finished"}},
        {"resource":{"resourceType":"Encounter","id":"3","status":"finished"}}]}"#;
    let total = read("twice.json", text.as_bytes()).total();
    assert_eq!(total.read + total.not_used, 2);
    assert!(total.read >= 1);
}

#[test]
fn one_bad_entry_of_many_costs_only_itself() {
    const BAD: [&str; 8] = [
        "null",
        "7",
        "[]",
        "\"text\"",
        "{}",
        "{\"resourceType\":7}",
        "{\"resourceType\":\"Encounter\",\"status\":{\"a\":[]},\"period\":7,\"participant\":\"x\"}",
        "{\"resourceType\":\"\\ud800\"}",
    ];
    for bad in BAD {
        let text = bundle_of(21, |n| {
            if n == 10 {
                bad.to_owned()
            } else {
                format!("{{\"resourceType\":\"Encounter\",\"id\":\"{n}\",\"status\":\"finished\"}}")
            }
        });
        let reading = read("bad.json", text.as_bytes());
        assert!(reading.counts["Encounter"].read >= 20, "{bad}: {:?}", reading.counts);
        let lines = text.replace("{\"resource\":", "\n").replace("}},", "}\n");
        assert!(read("bad.ndjson", lines.as_bytes()).counts["Encounter"].read >= 18, "{bad}");
    }
    for bad in [
        "{\"resource\":",
        "{\"resourceType\":\"Encounter\" \"id\":1}",
        "{\"resourceType\":\"Encounter\",\"id\":\"\u{1}\"}",
    ] {
        let text = bundle_of(21, |n| {
            if n == 10 {
                bad.to_owned()
            } else {
                format!("{{\"resourceType\":\"Encounter\",\"id\":\"{n}\",\"status\":\"finished\"}}")
            }
        });
        let reading = read("bad.json", text.as_bytes());
        assert!(!reading.problems.is_empty());
        assert!(reading.counts["Encounter"].read >= 10, "{bad}: {:?}", reading.counts);
    }
}

fn utf16(text: &str, is_little: bool, mark: bool) -> Vec<u8> {
    let units = mark.then_some(0xfeff).into_iter().chain(text.encode_utf16());
    units.flat_map(|unit| if is_little { unit.to_le_bytes() } else { unit.to_be_bytes() }).collect()
}

#[test]
fn wrong_encodings_give_the_same_words() {
    let json = r#"{"resourceType":"Encounter","id":"1","status":"planned","type":[{"text":"Peña – revisión"}]}"#;
    let xml = "<?xml version=\"1.0\" encoding=\"UTF-16\"?><ClinicalDocument xmlns=\"urn:hl7-org:v3\"><title>Peña – revisión</title></ClinicalDocument>";
    let ics = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:u\r\nDTSTART:20270401T090000\r\nSUMMARY:Peña – revisión\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    for (name, text) in [("a.json", json), ("a.xml", xml), ("a.ics", ics)] {
        let western: Vec<u8> =
            text.chars().map(|c| if c == '–' { 0x96 } else { u8::try_from(u32::from(c)).unwrap() }).collect();
        let marked = [b"\xef\xbb\xbf".as_slice(), text.as_bytes()].concat();
        let mut forms = vec![text.as_bytes().to_vec(), western, marked];
        for (is_little, mark) in [(true, true), (false, true), (true, false), (false, false)] {
            forms.push(utf16(text, is_little, mark));
        }
        for (number, bytes) in forms.iter().enumerate() {
            let reading = read(name, bytes);
            assert_eq!(field(find(&reading, "Peña – revisión"), "what"), "Peña – revisión", "{name} {number}");
            if name == "a.json" {
                let place = &reading.resources[0];
                assert_eq!(
                    place.end - place.start
                        + if number == 2 {
                            3
                        } else if matches!(number, 3 | 4) {
                            2
                        } else {
                            0
                        },
                    bytes.len(),
                    "{number}"
                );
            }
        }
    }
}

#[test]
fn documents_with_very_many_parts_take_bounded_time() {
    let sections = "<component><section><text>x</text></section></component>".repeat(60_000);
    let whole = format!(
        "<ClinicalDocument xmlns=\"urn:hl7-org:v3\"><component><structuredBody>{sections}</structuredBody></component></ClinicalDocument>"
    );
    assert_eq!(read_in_time("sections.xml", whole.as_bytes()).sections.len(), 60_000);

    let (mut words, mut entries) = (String::new(), String::new());
    for number in 0..20_000 {
        let _ = write!(words, "<content ID=\"t{number}\">Thing {number}</content>");
        let _ = write!(
            entries,
            "<entry><act classCode=\"ACT\" moodCode=\"INT\"><id root=\"{number}\"/><code nullFlavor=\"OTH\"><originalText><reference value=\"#t{number}\"/></originalText></code></act></entry>"
        );
    }
    let whole = format!(
        "<ClinicalDocument xmlns=\"urn:hl7-org:v3\"><component><structuredBody><component><section><code code=\"18776-5\"/><text>{words}</text>{entries}</section></component></structuredBody></component></ClinicalDocument>"
    );
    let reading = read_in_time("references.xml", whole.as_bytes());
    assert_eq!(reading.counts["18776-5"].read, 20_000);
    assert_eq!(field(find(&reading, "Thing 19999"), "what"), "Thing 19999");

    let frames = "<entryRelationship><act classCode=\"ACT\" moodCode=\"INT\">".repeat(30);
    let ends = "</act></entryRelationship>".repeat(30);
    let entry = format!("<entry><act classCode=\"ACT\" moodCode=\"INT\">{frames}{ends}</act></entry>").repeat(2_000);
    let whole = format!("<section xmlns=\"urn:hl7-org:v3\"><code code=\"18776-5\"/>{entry}</section>");
    assert_eq!(read_in_time("frames.xml", whole.as_bytes()).total().not_used, 2_000);
}

#[test]
fn entities_never_grow_and_never_fetch() {
    let mut bomb = String::from("<?xml version=\"1.0\"?><!DOCTYPE lolz [<!ENTITY l0 \"lol\">");
    for level in 1..10 {
        let inner = format!("&l{};", level - 1).repeat(10);
        let _ = write!(bomb, "<!ENTITY l{level} \"{inner}\">");
    }
    bomb.push_str("]><ClinicalDocument xmlns=\"urn:hl7-org:v3\"><title>&l9;</title></ClinicalDocument>");
    let reading = read_in_time("bomb.xml", bomb.as_bytes());
    assert!(has_problem(&reading, ProblemCode::Malformed) && reading.drafts.is_empty());
    let fetch = "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/hostname\"><!ENTITY % b SYSTEM \"http://a.example/x.dtd\"> %b;]><ClinicalDocument xmlns=\"urn:hl7-org:v3\"><title>&a;</title></ClinicalDocument>";
    let reading = read("fetch.xml", fetch.as_bytes());
    assert!(has_problem(&reading, ProblemCode::Malformed) && reading.texts.is_empty());
}

#[test]
fn calendars_with_very_many_events_take_bounded_time() {
    let event = |n: usize| {
        format!("BEGIN:VEVENT\r\nUID:u{n}\r\nDTSTART:20270401T090000\r\nSUMMARY:Visit {n}\r\nEND:VEVENT\r\n")
    };
    let many: String = (0..20_000).map(event).collect();
    let reading = read_in_time("many.ics", format!("BEGIN:VCALENDAR\r\n{many}END:VCALENDAR\r\n").as_bytes());
    assert_eq!(reading.counts["VEVENT"].read, 20_000);
    let changes: String = (0..5_000)
        .map(|n| format!("BEGIN:VEVENT\r\nUID:s\r\nRECURRENCE-ID:2027{:02}{:02}T{:02}{:02}00\r\nDTSTART:20270401T090000\r\nSUMMARY:Moved\r\nEND:VEVENT\r\n", n % 12 + 1, n % 28 + 1, n % 24, n % 60))
        .collect();
    let series =
        "BEGIN:VEVENT\r\nUID:s\r\nDTSTART:20270101T090000\r\nRRULE:FREQ=SECONDLY\r\nSUMMARY:Series\r\nEND:VEVENT\r\n";
    let reading =
        read_in_time("changes.ics", format!("BEGIN:VCALENDAR\r\n{series}{changes}END:VCALENDAR\r\n").as_bytes());
    let counted = reading.counts["VEVENT"];
    assert_eq!(counted.read + counted.not_used, 5_001);
    let rules: String = (0..300)
        .map(|n| format!("BEGIN:VEVENT\r\nUID:r{n}\r\nDTSTART:19000101T000000\r\nRRULE:FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30\r\nEND:VEVENT\r\n"))
        .collect();
    read_in_time("rules.ics", format!("BEGIN:VCALENDAR\r\n{rules}END:VCALENDAR\r\n").as_bytes());
}
