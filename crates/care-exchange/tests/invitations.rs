//! Invitations, updates, cancellations, answers; changed repeats and zones. All made up.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]
// The lints spare test functions, but not what they share.

mod support;

use care_exchange::Reading;
use care_model::ProblemCode;
use serde_json::{Value, json};
use support::{field, find, has_problem, read};

/// A calendar with a method and the lines of events, each event one text.
fn calendar(head: &str, events: &[&str]) -> String {
    let events: String = events
        .iter()
        .map(|event| format!("BEGIN:VEVENT\r\n{}\r\nEND:VEVENT\r\n", event.replace('|', "\r\n")))
        .collect();
    format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Made up//EN\r\n{head}{events}END:VCALENDAR\r\n")
}

fn of(text: &str) -> Reading {
    read("invite.ics", text.as_bytes())
}

fn starts(reading: &Reading) -> Vec<Value> {
    let visits = reading.drafts.iter().filter(|draft| draft.kind() == Some("visit"));
    visits.map(|draft| field(draft, "slot")["start"].clone()).collect()
}

#[test]
fn an_update_in_the_same_file_wins_over_what_it_updates_in_whichever_order() {
    let asked = calendar("METHOD:REQUEST\r\n", &["UID:u|SEQUENCE:0|DTSTART:20270415T140000|SUMMARY:Visit"]);
    let moved = calendar("METHOD:REQUEST\r\n", &["UID:u|SEQUENCE:2|DTSTART:20270416T150000|SUMMARY:Visit"]);
    for text in [format!("{asked}{moved}"), format!("{moved}{asked}")] {
        let reading = of(&text);
        assert_eq!(starts(&reading), ["2027-04-16T15:00"]);
        assert_eq!((reading.counts["VEVENT"].read, reading.counts["VEVENT"].not_used), (1, 1));
        assert_eq!(reading.drafts[0].entity, of(&asked).drafts[0].entity);
    }
}

#[test]
fn a_cancellation_cancels_the_same_visit_even_where_it_names_no_time() {
    let asked = calendar("METHOD:REQUEST\r\n", &["UID:u|SEQUENCE:0|DTSTART:20270415T140000|SUMMARY:Visit"]);
    let bare = calendar("METHOD:CANCEL\r\n", &["UID:u|SEQUENCE:1|STATUS:CANCELLED"]);
    let alone = of(&bare);
    assert_eq!(alone.drafts.len(), 1);
    assert_eq!(
        (field(&alone.drafts[0], "outcome"), field(&alone.drafts[0], "slot")),
        (json!("cancelled"), Value::Null)
    );
    assert_eq!(alone.drafts[0].entity, of(&asked).drafts[0].entity);
    let both = of(&format!("{asked}{bare}"));
    assert_eq!(both.drafts.len(), 1);
    assert_eq!(
        (field(&both.drafts[0], "outcome"), starts(&both)),
        (json!("cancelled"), vec![json!("2027-04-15T14:00")])
    );
    let late = calendar("METHOD:REQUEST\r\n", &["UID:u|SEQUENCE:3|DTSTART:20270420T140000|SUMMARY:Visit"]);
    let again = of(&format!("{asked}{bare}{late}"));
    assert_eq!((field(&again.drafts[0], "outcome"), starts(&again)), (Value::Null, vec![json!("2027-04-20T14:00")]));
}

#[test]
fn answers_and_wishes_for_another_time_change_nothing() {
    for method in ["REPLY", "COUNTER", "DECLINECOUNTER", "REFRESH"] {
        let event = ["UID:u|DTSTART:20270415T140000|SUMMARY:Visit|ATTENDEE;PARTSTAT=ACCEPTED:mailto:sally@a.example"];
        let reading = of(&calendar(&format!("METHOD:{method}\r\n"), &event));
        assert!(reading.drafts.is_empty(), "{method}");
        assert!(has_problem(&reading, ProblemCode::NotUsed), "{method}");
        assert_eq!(reading.counts["VEVENT"].not_used, 1);
    }
    assert_eq!(of(&calendar("METHOD:PUBLISH\r\n", &["UID:u|DTSTART:20270415T140000|SUMMARY:Visit"])).drafts.len(), 1);
}

#[test]
fn one_changed_occurrence_keeps_its_identity_however_it_is_named() {
    let series = "UID:s|DTSTART;TZID=America/Chicago:20270202T090000|RRULE:FREQ=WEEKLY;COUNT=3|SUMMARY:Therapy";
    let whole = of(&calendar("", &[series]));
    assert_eq!(starts(&whole), ["2027-02-02T09:00", "2027-02-09T09:00", "2027-02-16T09:00"]);
    let second = whole.drafts.iter().filter(|draft| draft.kind() == Some("visit")).nth(1).unwrap().entity.clone();
    for named in [
        "RECURRENCE-ID;TZID=America/Chicago:20270209T090000",
        "RECURRENCE-ID:20270209T150000Z",
        "RECURRENCE-ID;VALUE=DATE:20270209",
    ] {
        let change = format!("UID:s|{named}|DTSTART;TZID=America/Chicago:20270210T110000|SUMMARY:Therapy");
        let reading = of(&calendar("", &[series, &change]));
        let mut found = starts(&reading);
        found.sort_by_key(ToString::to_string);
        assert_eq!(found, ["2027-02-02T09:00", "2027-02-10T11:00", "2027-02-16T09:00"], "{named}");
        let moved = reading.drafts.iter().find(|draft| draft.entity == second).unwrap();
        assert_eq!(field(moved, "slot")["start"], "2027-02-10T11:00", "{named}");
    }
    // The change alone, as an invitation brings it: the same visit.
    let change = "UID:s|RECURRENCE-ID:20270209T150000Z|DTSTART;TZID=America/Chicago:20270210T110000|SUMMARY:Therapy";
    assert_eq!(of(&calendar("", &[change])).drafts[0].entity, second);
    let off =
        calendar("METHOD:CANCEL\r\n", &["UID:s|RECURRENCE-ID;TZID=America/Chicago:20270209T090000|STATUS:CANCELLED"]);
    let off = of(&off);
    assert_eq!((off.drafts[0].entity.clone(), field(&off.drafts[0], "outcome")), (second, json!("cancelled")));
}

#[test]
fn a_change_from_some_day_on_changes_all_that_follow() {
    let series = "UID:s|DTSTART:20270202T090000|RRULE:FREQ=WEEKLY;COUNT=4|SUMMARY:Therapy";
    let change = "UID:s|RECURRENCE-ID;RANGE=THISANDFUTURE:20270216T090000|DTSTART:20270217T133000|SUMMARY:Therapy|LOCATION:Room 2";
    let reading = of(&calendar("", &[series, change]));
    let mut found = starts(&reading);
    found.sort_by_key(ToString::to_string);
    assert_eq!(found, ["2027-02-02T09:00", "2027-02-09T09:00", "2027-02-17T13:30", "2027-02-24T13:30"]);
}

#[test]
fn days_added_and_taken_out_are_followed() {
    let event = "UID:s|DTSTART:20270202T090000|RRULE:FREQ=DAILY;COUNT=4|EXDATE:20270203T090000,20270204T090000|RDATE:20270310T090000|SUMMARY:Injection";
    assert_eq!(starts(&of(&calendar("", &[event]))), ["2027-02-02T09:00", "2027-02-05T09:00", "2027-03-10T09:00"]);
    let only = "UID:r|DTSTART:20270202T090000|RDATE;VALUE=PERIOD:20270303T100000/PT1H|SUMMARY:Infusion";
    assert_eq!(starts(&of(&calendar("", &[only])))[0], "2027-02-02T09:00");
}

#[test]
fn a_calendar_that_names_its_zone_gives_it_to_times_of_no_zone_as_a_guess() {
    let reading = of(&calendar("X-WR-TIMEZONE:America/Denver\r\n", &["UID:u|DTSTART:20270415T140000|SUMMARY:Visit"]));
    assert_eq!(field(&reading.drafts[0], "slot"), json!({"start": "2027-04-15T14:00", "tz": "America/Denver"}));
    assert_eq!(reading.drafts[0].unsure, ["slot"]);
    let own = of(&calendar("X-WR-TIMEZONE:America/New_York\r\n", &["UID:u|DTSTART:20270415T140000|SUMMARY:Visit"]));
    assert!(own.drafts[0].unsure.is_empty());
}

#[test]
fn whoever_is_asked_along_may_be_the_office_and_a_phone_stays_in_the_words() {
    let event = "UID:u|DTSTART:20270415T140000|DURATION:PT45M|SUMMARY:Visit|ORGANIZER;CN=Scheduling Desk:mailto:s@a.example|\
        ATTENDEE;CN=Sally Moreno:mailto:sally@a.example|ATTENDEE;CN=\"Oak Cardiology\":mailto:oak@a.example|DESCRIPTION:Call 555-0133 if late.";
    let reading = of(&calendar("METHOD:REQUEST\r\n", &[event]));
    let visit = find(&reading, "Visit");
    assert_eq!(field(visit, "party"), find(&reading, "Oak Cardiology").entity.as_str());
    assert_eq!(visit.unsure, ["party"]);
    assert_eq!(field(visit, "slot")["end"], "2027-04-15T14:45");
    assert!(reading.texts.iter().any(|one| one.text.reveal().contains("555-0133")));
}

#[test]
fn things_to_do_and_diaries_are_counted() {
    let text = "BEGIN:VCALENDAR\r\nBEGIN:VTODO\r\nUID:t\r\nSUMMARY:Bring disc\r\nEND:VTODO\r\nBEGIN:VJOURNAL\r\nUID:j\r\nEND:VJOURNAL\r\nEND:VCALENDAR\r\n";
    let reading = of(text);
    assert_eq!((reading.counts["VTODO"].not_used, reading.counts["VJOURNAL"].not_used), (1, 1));
    assert!(has_problem(&reading, ProblemCode::NotUsed), "and the file says that it is of no use");
}
