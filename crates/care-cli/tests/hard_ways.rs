//! Files that are too large, too many, or cut short by a kill: nothing is lost, nothing comes twice.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a failed expectation is the result of a test"
)]

mod support;

use serde_json::json;
use std::path::Path;
use std::process::{Command, Stdio};
use support::Prompt;

/// Bytes of the record on the disk, its journal included.
fn bytes_under(folder: &Path) -> u64 {
    let Ok(listing) = std::fs::read_dir(folder) else { return 0 };
    let size = |entry: std::fs::DirEntry| match entry.metadata() {
        Ok(about) if about.is_dir() => bytes_under(&entry.path()),
        Ok(about) => about.len(),
        Err(_) => 0,
    };
    listing.flatten().map(size).sum()
}

fn is_long() -> bool {
    std::env::var_os("CARE_LONG").is_some()
}

/// A made-up bundle of visits; every hundredth is broken.
fn bundle(count: usize) -> String {
    let entries: Vec<String> = (0..count)
        .map(|at| {
            let day = 1 + at % 28;
            let start = if at % 100 == 99 {
                "nonsense".to_owned()
            } else {
                format!("2099-{:02}-{day:02}T14:00:00-04:00", 1 + at / 28 % 12)
            };
            json!({"resource": {"resourceType": "Appointment", "id": format!("made-up-{at}"), "status": "booked",
                "description": format!("Visit {at}"), "start": start,
                "participant": [{"actor": {"display": format!("Dr. Number {}", at % 40)}, "status": "accepted"}]}})
            .to_string()
        })
        .collect();
    format!(r#"{{"resourceType":"Bundle","type":"collection","entry":[{}]}}"#, entries.join(","))
}

#[test]
fn a_go_that_is_killed_is_gone_on_with_and_nothing_comes_twice() {
    let count = 400;
    let text = bundle(count);
    let whole = Prompt::with_sally();
    let whole_file = whole.file("bundle.json", text.as_bytes());
    whole.json(&["import", whole_file.to_str().unwrap(), "--accept", "all"]);
    let wanted = whole.json(&["items"])["items"].as_array().unwrap().len();
    assert!(wanted >= count * 9 / 10, "{wanted}");

    let killed = Prompt::with_sally();
    let killed_file = killed.file("bundle.json", text.as_bytes());
    let words = ["import", killed_file.to_str().unwrap(), "--accept", "all"];
    let before = bytes_under(&killed.home());
    // Killed when the file has begun to come in, again a little later, and again.
    for step in 1..=3u64 {
        let mut child = killed.command(&words).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        while bytes_under(&killed.home()) < before + step * 48 * 1024 && child.try_wait().unwrap().is_none() {
            std::thread::yield_now();
        }
        // SIGKILL on Unix: no clean-up runs.
        child.kill().unwrap();
        child.wait().unwrap();
    }
    killed.json(&words);
    assert_eq!(killed.json(&["items"])["items"].as_array().unwrap().len(), wanted);
    assert_eq!(killed.json(&["verify"])["ok"], true);
    let again = killed.json(&words);
    assert_eq!((again["added"].as_u64(), again["updated"].as_u64()), (Some(0), Some(0)));
}

#[test]
fn a_file_of_a_gigabyte_is_refused_in_a_line_and_never_held_in_memory() {
    let prompt = Prompt::with_sally();
    let file = prompt.folder.path().join("scan.bin");
    std::fs::File::create(&file).unwrap().set_len(1 << 30).unwrap();
    let answer = prompt.json(&["import", file.to_str().unwrap()]);
    assert_eq!(answer["files"][0]["problems"][0]["why"], "too_large", "{answer}");
    assert_eq!(answer["added"], 0);
    assert_eq!(prompt.json(&["verify"])["ok"], true);
    if cfg!(target_os = "linux") {
        let peak = peak_of(prompt.command(&["import", file.to_str().unwrap()]));
        assert!(peak < 250 * 1024, "{peak} KiB");
    }
}

/// Largest memory of a command, in KiB, as the kernel counts it while it runs.
fn peak_of(mut command: Command) -> u64 {
    let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    let mut peak = 0;
    while child.try_wait().unwrap().is_none() {
        let status = std::fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap_or_default();
        let line = status.lines().find(|line| line.starts_with("VmHWM:"));
        let now = line.and_then(|line| line.split_whitespace().nth(1)?.parse().ok()).unwrap_or(0);
        peak = peak.max(now);
        std::thread::yield_now();
    }
    peak
}

#[test]
fn a_bundle_of_very_many_entries_comes_in_whole_and_its_broken_ones_are_named() {
    let count = if is_long() { 100_000 } else { 1_000 };
    let prompt = Prompt::with_sally();
    let file = prompt.file("many.json", bundle(count).as_bytes());
    let answer = prompt.json(&["import", file.to_str().unwrap()]);
    let read = &answer["files"][0];
    assert_eq!(read["kind"], "fhir", "{read}");
    let broken = read["problems"].as_array().unwrap().len();
    let waiting = prompt.json(&["review"])["proposals"].as_array().map_or(0, Vec::len);
    assert!(broken >= 1, "{read}");
    assert!(waiting > 0, "nothing waits");
    assert_eq!(prompt.json(&["verify"])["ok"], true);
}
