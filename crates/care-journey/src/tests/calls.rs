//! What comes of a call (handbook 2.1).

use super::told;

const REFERRAL: &str =
    "  items:\n    REF: {kind: referral, from: Dr. A, to: Dr. B, ordered: \"2027-04-05\", patient_calls: true}";

fn call(at: &str, party: &str, outcome: &str) -> String {
    format!("  - {{at: \"2027-04-{at}\", do: [{{e: call, party: {party}, about: [REF], outcome: {outcome}}}]}}\n")
}

#[test]
fn another_office_is_called_from_the_next_day_at_its_own_hours() {
    let phoenix = format!("  parties: {{Dr. C: {{role: specialist, tz: America/Phoenix}}}}\n{REFERRAL}");
    let events = call("06 10:30", "Dr. B", "ask_other, party2: Dr. C");
    // Ten in New York is seven in Phoenix; its callable hours begin at noon in New York.
    assert_eq!(
        told(&phoenix, &events, "2027-04-09 20:00"),
        ["04-06 10:00 N-REF-01 REF", "04-07 12:00 N-REF-01 REF", "04-09 12:00 N-REF-01 REF"]
    );
}

#[test]
fn a_call_to_the_office_that_was_named_answers_the_nudge() {
    let events = call("06 10:30", "Dr. B", "ask_other, party2: Dr. C") + &call("07 10:30", "Dr. C", "reached_done");
    assert_eq!(told(REFERRAL, &events, "2027-04-20 20:00"), ["04-06 10:00 N-REF-01 REF", "04-07 10:00 N-REF-01 REF"]);
}

#[test]
fn a_wrong_number_is_looked_at_with_the_next_call_to_that_office() {
    let known = format!("  parties: {{Dr. B: {{role: specialist, checked_on: \"2027-03-01\"}}}}\n{REFERRAL}");
    let events = call("06 10:30", "Dr. B", "wrong_number");
    assert_eq!(
        told(&known, &events, "2027-04-07 20:00"),
        ["04-06 10:00 N-REF-01 REF", "04-07 10:00 N-REF-01 REF, N-SYS-03 REF"]
    );
}
