//! The engine told as text: items and events go in, pushes and standings come out.

mod approvals;
mod calls;
mod learning;

use crate::play::{Report, play, read};

/// Plays April 2027 in New York; `given` are the lines under `given:`, `events` those under `events:`.
pub fn played(given: &str, events: &str, end: &str, expect: &str) -> Report {
    let text = format!(
        "scenario: T\ntz: America/New_York\nrecipient: Ann\nstart: \"2027-04-05 09:00\"\nend: \"{end}\"\n\
         given:\n{given}\nevents:\n{events}\n{expect}\n"
    );
    play(&read("told", &text).unwrap_or_else(|error| panic!("{error}\n{text}")), None)
        .unwrap_or_else(|error| panic!("{error}"))
}

/// The pushes, one a line: day and time, then rule and item of each nudge.
pub fn told(given: &str, events: &str, end: &str) -> Vec<String> {
    let report = played(given, events, end, "");
    let line = |push: &crate::play::PlayedPush| {
        let rules: Vec<String> =
            push.rules.iter().map(|rule| format!("{} {}", rule.r, rule.on.as_deref().unwrap_or("-"))).collect();
        format!("{} {}", push.at.trim_start_matches("2027-"), rules.join(", "))
    };
    report.pushes.iter().map(line).collect()
}
