//! Standard output for the answer, standard error for everything else.

use care_app::Trouble;
use care_app::Words;
use serde_json::Value;
use std::io::Write;

/// Prints one JSON document, or text for people.
pub fn answer(as_json: bool, json: impl FnOnce() -> Value, text: impl FnOnce() -> String) {
    let shown = if as_json { format!("{:#}", json()) } else { text() };
    let mut out = std::io::stdout().lock();
    // A reader that went away (`care board | head`) is no error of ours.
    let _ = writeln!(out, "{}", shown.trim_end());
}

/// A line for people while something runs.
pub fn progress(line: &str) {
    let _ = writeln!(std::io::stderr().lock(), "{line}");
}

/// Two lines: what happened and what is safe; what to do now.
pub fn fail(words: &Words, trouble: &Trouble) -> u8 {
    let failure = trouble.say(words);
    progress(&failure.what);
    progress(&failure.help);
    trouble.exit_code()
}
