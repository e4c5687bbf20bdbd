//! Calendars: zones, repeats, cancellations, nonsense. The fixture is made up.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]
// The lints spare test functions, but not what they share.

mod support;

use care_model::ProblemCode;
use serde_json::{Value, json};
use support::{field, find, fixture, has_problem, read};

fn clinic() -> care_exchange::Reading {
    read("clinic.ics", &fixture("clinic.ics"))
}

#[test]
fn an_event_ahead_is_a_visit_with_time_place_and_a_proposed_party() {
    let reading = clinic();
    let visit = find(&reading, "New patient visit with Dr. Lee");
    assert_eq!(
        field(visit, "slot"),
        json!({"start": "2027-04-15T14:00", "end": "2027-04-15T14:45", "tz": "America/New_York", "place": "Oak Orthopedics Clinic, 9 Oak Ave"})
    );
    let party = find(&reading, "Oak Orthopedics Clinic");
    assert_eq!(field(visit, "party"), party.entity.as_str());
    assert_eq!(visit.unsure, ["party"], "the time counts, whom it is with does not");
}

#[test]
fn zones_by_windows_name_by_own_rules_utc_and_floating() {
    let reading = clinic();
    assert_eq!(
        field(find(&reading, "MRI"), "slot"),
        json!({"start": "2027-02-02T09:30", "end": "2027-02-02T10:15", "tz": "America/New_York"})
    );
    let own = find(&reading, "Check-up");
    assert_eq!(field(own, "slot"), json!({"start": "2027-03-01T10:00", "tz": "America/Chicago"}));
    assert_eq!(own.unsure, ["slot"], "a zone matched by its offsets is a guess");
    assert_eq!(
        field(find(&reading, "Video visit"), "slot"),
        json!({"start": "2027-04-15T14:00", "tz": "America/New_York"})
    );
    assert_eq!(field(find(&reading, "Blood test"), "slot"), json!({"start": "2027-05-01T08:00"}));
    assert_eq!(
        field(find(&reading, "Stay"), "slot"),
        json!({"start": "2027-06-01T00:00", "end": "2027-06-02T00:00", "all_day": true})
    );
}

#[test]
fn nonsense_dates_cost_only_their_event() {
    let reading = clinic();
    assert!(has_problem(&reading, ProblemCode::BadDate) && has_problem(&reading, ProblemCode::Missing));
    assert!(reading.drafts.iter().all(|draft| field(draft, "what") != "Never"));
    assert_eq!(reading.counts["VEVENT"].read + reading.counts["VEVENT"].not_used, 13);
    assert_eq!(reading.counts["VEVENT"].not_used, 2, "nonsense, no start");
}

#[test]
fn what_is_past_is_history_for_a_person_to_look_at_and_never_certain() {
    let reading = clinic();
    let past: Vec<_> =
        reading.drafts.iter().filter(|draft| draft.fields.get("outcome") == Some(&json!("done"))).collect();
    assert_eq!(past.len(), 1);
    assert_eq!(past[0].certainty, care_model::Certainty::Implied);
    assert!(past[0].unsure.iter().any(|field| field == "outcome"));
}

#[test]
fn repeats_ahead_are_proposed_without_what_was_called_off_or_moved() {
    let reading = clinic();
    let starts: Vec<Value> = reading
        .drafts
        .iter()
        .filter(|draft| field(draft, "what").as_str().is_some_and(|what| what.starts_with("Therapy")))
        .map(|draft| field(draft, "slot")["start"].clone())
        .collect();
    assert_eq!(starts, ["2027-01-11T08:30", "2027-02-01T08:30", "2027-02-08T08:30", "2027-01-26T10:00"]);
}

#[test]
fn an_endless_rule_is_capped_and_says_so() {
    let daily = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:d\r\nDTSTART:19970101T090000\r\nRRULE:FREQ=DAILY\r\nSUMMARY:Pills\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    let reading = read("d.ics", daily.as_bytes());
    assert_eq!(reading.drafts.len(), care_exchange::OCCURRENCES_MAX);
    assert_eq!(field(&reading.drafts[0], "slot")["start"], "2027-01-11T09:00");
    assert!(has_problem(&reading, ProblemCode::TooLarge));
}

#[test]
fn cancelled_events_say_so() {
    let reading = clinic();
    assert_eq!(field(find(&reading, "Dentist"), "outcome"), "cancelled");
    assert_eq!(field(find(&reading, "Second calendar"), "outcome"), "cancelled", "METHOD:CANCEL");
}

#[test]
fn a_moved_event_keeps_its_id() {
    let event = |start: &str, sequence: u32| {
        let text = format!(
            "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:u\r\nSEQUENCE:{sequence}\r\nDTSTART:{start}\r\nSUMMARY:Visit\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
        );
        read("u.ics", text.as_bytes()).drafts.remove(0)
    };
    let (before, after) = (event("20270415T140000", 0), event("20270416T140000", 1));
    assert_eq!(before.entity, after.entity);
    assert_ne!(before.fields, after.fields);
}

#[test]
fn every_cut_of_a_calendar_is_survived_and_whole_events_stay() {
    let bytes = fixture("clinic.ics");
    for cut in (1..bytes.len()).step_by(29) {
        let _ = read("clinic.ics", &bytes[..cut]);
    }
    let text = String::from_utf8(bytes.clone()).unwrap();
    let cut = text.find("SUMMARY:MRI").unwrap();
    let reading = read("clinic.ics", &bytes[..cut]);
    assert!(has_problem(&reading, ProblemCode::Truncated));
    find(&reading, "New patient visit with Dr. Lee");
}

#[test]
fn the_same_calendar_twice_gives_the_same_and_no_id_twice() {
    let (a, b) = (clinic(), clinic());
    assert_eq!(a, b);
    let mut ids: Vec<_> = a.drafts.iter().map(|draft| &draft.entity).collect();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), a.drafts.len());
}
