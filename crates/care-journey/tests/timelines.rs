//! Nudges as text timelines: what is given and entered goes in, what is said comes out.
#![allow(clippy::unwrap_used)] // a test program

use care_journey::play::{play, read};

/// Plays given items and events of April 2027 in New York and tells the pushes, one a line.
fn check(items: &str, events: &str, end: &str, told: &[&str]) {
    let text = format!(
        "scenario: T\ntz: America/New_York\nrecipient: Ann\nstart: \"2027-04-05 09:00\"\nend: \"2027-04-{end}\"\n\
         given:\n  items:\n{items}\nevents:\n{events}\n"
    );
    let report = play(&read("timeline", &text).unwrap(), None).unwrap();
    let lines: Vec<String> = report
        .pushes
        .iter()
        .map(|push| {
            let rules: Vec<String> =
                push.rules.iter().map(|rule| format!("{} {}", rule.r, rule.on.as_deref().unwrap_or("-"))).collect();
            format!("{} {}", push.at.trim_start_matches("2027-04-"), rules.join(", "))
        })
        .collect();
    assert_eq!(lines, told);
}

const REFERRAL: &str =
    "    REF: {kind: referral, from: Dr. A, to: Dr. B, ordered: \"2027-04-05\", patient_calls: true}";

#[test]
fn silence_climbs_the_ladder_of_a_routine_nudge_and_then_rests() {
    check(REFERRAL, "  []", "30 20:00", &["06 10:00 N-REF-01 REF", "08 10:00 N-REF-01 REF", "14 10:00 N-REF-01 REF"]);
}

#[test]
fn a_message_left_is_looked_at_again_on_the_next_business_day() {
    let call = "  - {at: \"2027-04-09 10:30\", do: [{e: call, party: Dr. B, outcome: left_message, about: [REF]}]}";
    let told = ["06 10:00 N-REF-01 REF", "08 10:00 N-REF-01 REF", "12 10:00 N-REF-01 REF"];
    check(REFERRAL, call, "13 20:00", &told);
}

#[test]
fn a_call_that_reached_the_office_ends_the_ladder() {
    let call = "  - {at: \"2027-04-06 10:30\", do: [{e: call, party: Dr. B, outcome: reached_done, about: [REF]}]}";
    check(REFERRAL, call, "30 20:00", &["06 10:00 N-REF-01 REF"]);
}

#[test]
fn two_calls_to_one_office_are_one_push_and_a_short_sleep_sends_no_summary() {
    let items = "    REF: {kind: referral, from: Dr. A, to: Dr. B, ordered: \"2027-04-05\", patient_calls: true}\n    \
                 PA: {kind: pa, by: Dr. B, ordered: \"2027-04-02\", state: unknown}";
    let sleep = "  - {sleep: [\"2027-04-05 20:00\", \"2027-04-06 11:20\"]}";
    check(items, sleep, "06 20:00", &["06 11:20 N-PA-01 PA, N-REF-01 REF"]);
}
