//! The handbook's worked scenarios on the real engine. Those in `EXACT` must not differ in anything.

#![allow(clippy::unwrap_used, clippy::panic, clippy::string_slice, clippy::indexing_slicing)] // a test program: a wrong scenario shall stop it

use care_journey::play::{Report, Speak, play, read};
use care_model::Message;
use care_words::{LOCALES, Words};
use std::collections::BTreeSet;
use std::path::PathBuf;

/// Exact now: every push at its minute and nothing else, states, dates, next steps, boards, offers.
const EXACT: [&str; 24] = [
    "E01", "S01", "S02", "S03", "S04", "S05", "S06", "S07", "S08", "S09", "S10", // the reference
    "C01", "C02", "C03", "C04", "C05", "C06", "C07", "C08", "C09", "C10", "C11", "C12", "C13", // our own
];

fn folder(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..").join(name)
}

fn played(id: &str) -> Report {
    let file = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(format!("../../tests/scenarios/{id}.yaml"));
    let text = std::fs::read_to_string(&file).unwrap();
    let scenario = read(&format!("{id}.yaml"), &text).unwrap_or_else(|error| panic!("{error}"));
    let words = Spoken(Words::new("en-US").in_year(2027));
    play(&scenario, Some(&words)).unwrap_or_else(|error| panic!("{error}"))
}

struct Spoken(Words);

impl Speak for Spoken {
    fn say(&self, message: &Message) -> String {
        self.0.say(message)
    }
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

/// What a newer version says is a difference in the report, never a silence.
#[test]
fn a_kind_and_an_event_that_are_not_known_are_told() {
    let text = "scenario: X\ntz: America/New_York\nrecipient: Ann\nstart: \"2027-01-11 09:00\"\n\
                end: \"2027-01-12 09:00\"\ngiven: {items: {G: {kind: genome}}}\n\
                events: [{at: \"2027-01-11 10:00\", do: [{e: genome.read, item: G}]}]\n";
    let report = play(&read("X.yaml", text).unwrap(), None).unwrap();
    assert_eq!(report.differences, ["kind \"genome\" is not known yet", "event \"genome.read\" is not known yet"]);
}

/// The same scenario with one word changed must differ: the comparison can fail.
#[test]
fn a_scenario_with_one_minute_or_word_changed_differs() {
    let file = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/scenarios/S01.yaml");
    let text = std::fs::read_to_string(file).unwrap();
    let changes = [
        ("\"2027-01-15 10:00\", rules", "\"2027-01-15 10:01\", rules"),
        ("rules: [{r: N-PT-01, on: PT-1}]", "rules: [{r: N-PT-02, on: PT-1}]"),
        ("VIS-1: at_risk, PA-1: ready", "VIS-1: scheduled, PA-1: ready"),
        ("PA-1.slack: 42", "PA-1.slack: 41"),
        ("item: PA-1, card: C-PAASK", "item: IMG-1, card: C-PAASK"),
        ("[visit note, Dr. Lee, Dr. Ortiz", "[visit letter, Dr. Lee, Dr. Ortiz"),
        ("- {rule: N-PA-02}", "- {rule: N-PA-01}"),
        ("    - {from: \"2027-02-12 00:00\"", "    - {from: \"2027-02-11 00:00\""),
    ];
    for (from, to) in changes {
        assert!(text.contains(from), "{from}");
        let report = play(&read("S01.yaml", &text.replacen(from, to, 1)).unwrap(), None).unwrap();
        assert!(!report.differences.is_empty(), "{to} was not noticed");
    }
}

#[test]
fn a_mistake_in_a_file_is_named_with_file_line_and_what_was_expected() {
    let head =
        "scenario: X\ntz: America/New_York\nrecipient: Ann\nstart: \"2027-01-11 09:00\"\nend: \"2027-01-12 09:00\"\n";
    let error = |rest: &str| {
        let scenario = read("X.yaml", &format!("{head}{rest}"));
        scenario.and_then(|scenario| play(&scenario, None)).unwrap_err().to_string()
    };
    let told = error("events:\n  - {at: \"soon\", do: []}\n");
    assert_eq!(told, "X.yaml, line 7: expected YYYY-MM-DD HH:MM, found \"soon\"");
    let told =
        error("events:\n  - at: \"2027-01-11 10:00\"\n    do:\n      - {e: call, party: Dr. Lee, outcome: shouted}\n");
    assert!(told.starts_with("X.yaml, line 9: call: unknown variant"), "{told}");
    let told = error("evnts: []\n");
    assert!(told.starts_with("X.yaml, line 6: ") && told.contains("evnts"), "{told}");
    let told = error("events:\n  - {at: \"2027-01-11 10:00\", do: [{e: booked, item: V}]}\n");
    assert_eq!(told, "X.yaml, line 7: expected start: \"YYYY-MM-DD HH:MM\" with \"booked\"");
}

#[test]
fn every_key_that_the_engine_says_is_in_both_languages() {
    for locale in LOCALES {
        let words = Words::new(locale);
        let missing: Vec<String> =
            care_journey::message_keys().into_iter().map(|(key, _)| key).filter(|key| !words.has(key)).collect();
        assert_eq!(missing, Vec::<String>::new(), "{locale}");
    }
}

/// Every sentence of the exact scenarios has its words and its arguments, in both languages.
#[test]
fn no_sentence_of_the_exact_scenarios_has_a_gap() {
    struct Gaps(Words, std::cell::RefCell<Vec<String>>);
    impl Speak for Gaps {
        fn say(&self, message: &Message) -> String {
            self.1.borrow_mut().extend(self.0.gaps(message).into_iter().map(|gap| format!("{}: {gap}", message.key)));
            self.0.say(message)
        }
    }
    for locale in LOCALES {
        for id in EXACT {
            let file = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(format!("../../tests/scenarios/{id}.yaml"));
            let scenario = read(id, &std::fs::read_to_string(&file).unwrap()).unwrap();
            let words = Gaps(Words::new(locale).in_year(2027), Default::default());
            play(&scenario, Some(&words)).unwrap();
            let mut gaps = words.1.into_inner();
            gaps.sort();
            gaps.dedup();
            assert_eq!(gaps, Vec::<String>::new(), "{id} in {locale}");
        }
    }
}

fn rule_id(rest: &str) -> String {
    let end = rest.find(' ').unwrap_or(rest.len());
    format!("N-{}", &rest[..end])
}

/// What a scenario asks for, it gets (the test above); here: no rule of the book is left without one.
#[test]
fn every_rule_of_the_book_is_sent_in_some_scenario() {
    let book: BTreeSet<String> = std::fs::read_dir(folder("pathways/rules"))
        .unwrap()
        .flat_map(|file| {
            let text = std::fs::read_to_string(file.unwrap().path()).unwrap();
            let ids = text.lines().filter_map(|line| line.strip_prefix("- id: N-").map(rule_id));
            ids.collect::<Vec<_>>()
        })
        .collect();
    assert_eq!(book.len(), 82, "the handbook has 82 rules");
    let reports: Vec<Report> = EXACT.iter().map(|id| played(id)).collect();
    let sent: BTreeSet<String> = reports
        .iter()
        .flat_map(|report| &report.pushes)
        .flat_map(|push| &push.rules)
        .map(|rule| rule.r.clone())
        .collect();
    let missing: Vec<&String> = book.difference(&sent).collect();
    assert!(missing.is_empty(), "sent nowhere: {missing:?}");
}

/// The table for readers names files and parts that exist.
#[test]
fn the_table_of_what_is_shown_where_names_parts_that_are_there() {
    let table = std::fs::read_to_string(folder("tests/scenarios/README.md")).unwrap();
    let rows: Vec<Vec<&str>> = table
        .lines()
        .filter(|line| line.starts_with("| ") && !line.starts_with("| What"))
        .map(|line| line.trim_matches('|').split('|').map(str::trim).collect())
        .collect();
    assert!(rows.len() >= 6, "{rows:?}");
    for row in rows {
        let [what, id, part] = row[..] else { panic!("three columns: {row:?}") };
        assert!(EXACT.contains(&id), "{what}: {id} is not played");
        let text = std::fs::read_to_string(folder(&format!("tests/scenarios/{id}.yaml"))).unwrap();
        assert!(text.contains(&format!("  - name: {part}\n")), "{what}: {id} has no part {part:?}");
    }
}
