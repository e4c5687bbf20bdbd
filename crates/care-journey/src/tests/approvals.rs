//! Approvals: what the letter said can be put right in the form.

use super::played;

#[test]
fn a_place_that_is_put_right_in_the_form_lifts_the_guard() {
    let given = concat!(
        "  items:\n",
        "    IMG-1: {kind: imaging, party: Riverside, start: \"2027-05-10 10:00\", end: \"2027-05-10 10:45\", booked: \"2027-04-01\", pa: PA-1, safety: done}\n",
        "    PA-1: {kind: pa, for: IMG-1, by: Dr. Lee, required: true, submitted: \"2027-04-01\", state: submitted}",
    );
    let events = concat!(
        "  - {at: \"2027-04-06 09:30\", actor: import, do: [{e: pa.approved, item: PA-1, window: [\"2027-04-05\", \"2027-06-04\"], place: Eastside}]}\n",
        "  - {at: \"2027-04-06 15:40\", do: [{e: set, item: PA-1, fields: {place: Riverside}}]}",
    );
    let expect = concat!(
        "expect:\n  states:\n",
        "    - {at: \"2027-04-06 09:40\", is: {IMG-1: at_risk}}\n",
        "    - {at: \"2027-04-06 15:50\", is: {IMG-1: scheduled}}",
    );
    let report = played(given, events, "2027-04-06 20:00", expect);
    let wrong: Vec<&String> = report.differences.iter().filter(|line| !line.contains("push")).collect();
    assert!(wrong.is_empty(), "{wrong:?}");
}
