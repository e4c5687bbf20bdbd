//! The handbook's worked scenarios on the real engine. Those in `EXACT` must not differ in anything.

use care_journey::play::{Report, play, read};
use std::path::PathBuf;

/// Exact now: every push at its minute and nothing else, states, dates, next steps, boards, offers.
const EXACT: [&str; 1] = ["S01"];

fn played(id: &str) -> Report {
    let file = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(format!("../../tests/scenarios/{id}.yaml"));
    let text = std::fs::read_to_string(&file).unwrap();
    let scenario = read(&format!("{id}.yaml"), &text).unwrap_or_else(|error| panic!("{error}"));
    play(&scenario, None).unwrap_or_else(|error| panic!("{error}"))
}

#[test]
fn every_exact_scenario_gives_its_pushes_states_dates_and_boards() {
    let differing: Vec<String> = EXACT
        .iter()
        .map(|id| played(id))
        .filter(|report| !report.ok)
        .map(|report| format!("{}:\n  {}", report.id, report.differences.join("\n  ")))
        .collect();
    assert!(differing.is_empty(), "{}", differing.join("\n"));
}

#[test]
fn scenarios_of_later_lifecycles_are_played_and_say_what_is_missing() {
    for id in ["S01", "S02", "S03", "S04", "S05", "S06", "S07", "S08", "S09", "S10", "E01"] {
        let report = played(id);
        if !report.ok {
            eprintln!("{id} differs:\n  {}", report.differences.join("\n  "));
        }
    }
}
