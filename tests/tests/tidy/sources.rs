//! What stands in the files themselves.

use crate::repository::{CODE, Source, TEXT, none, sources};

/// Crates in which time and randomness are arguments.
const TIMELESS: &[&str] =
    &["care-model", "care-words", "care-journey", "care-exchange", "care-vault", "care-store", "care-simulate"];

/// Ours above this many lines is two files.
const LINES_MAX: usize = 600;

/// A reference of all tables; whoever opens a record with another program wants it in one piece.
const IN_ONE_PIECE: &str = "docs/schema.sql";

/// These tests spell out what they look for; so they do not look at themselves.
fn but_us(all: Vec<Source>) -> impl Iterator<Item = Source> {
    all.into_iter().filter(|source| !source.name.starts_with("tests/tests/tidy"))
}

fn holds_any(line: &str, words: &[&str]) -> bool {
    words.iter().any(|word| line.contains(word))
}

#[test]
fn sql_is_written_in_the_store_alone() {
    const SQL: &[&str] =
        &["sqlx::", "\"SELECT ", "\"INSERT INTO ", "\"UPDATE ", "\"DELETE FROM ", "\"CREATE TABLE ", "\"PRAGMA "];
    let elsewhere = but_us(sources("", &["rs"])).filter(|s| !s.name.starts_with("crates/care-store/"));
    let broken: Vec<String> = elsewhere.flat_map(|s| s.lines_where(|line| holds_any(line, SQL))).collect();
    none("SQL stands in care-store alone", &broken);
}

#[test]
fn time_and_chance_are_arguments_below_the_app() {
    const CALLS: &[&str] = &[
        "Utc::now",
        "Local::now",
        "SystemTime::now",
        "Instant::now",
        "now_v7",
        "new_v4",
        "OsRng",
        "thread_rng",
        "rand::random",
        "getrandom::",
        "ActorId::random",
        "clippy::disallowed_methods",
    ];
    let below = TIMELESS.iter().flat_map(|name| sources(&format!("crates/{name}/src"), &["rs"]));
    let broken: Vec<String> = below.flat_map(|s| s.lines_where(|line| holds_any(line, CALLS))).collect();
    none("only the real world in care-app asks a clock or makes randomness", &broken);
}

#[test]
fn no_file_of_ours_is_longer_than_a_person_reads() {
    let ours = but_us(sources("", CODE)).filter(|s| !s.is_generated() && s.name != IN_ONE_PIECE);
    let long = ours.filter(|s| s.text.lines().count() > LINES_MAX);
    let broken: Vec<String> = long.map(|s| format!("{}: {} lines", s.name, s.text.lines().count())).collect();
    none("no file above 600 lines", &broken);
}

#[test]
fn nothing_is_left_for_later_in_a_comment() {
    let marks = |line: &str| {
        line.split(|c: char| !c.is_alphanumeric() && c != '_').any(|w| w == "TODO" || w == "FIXME" || w == "XXX")
    };
    let ours = but_us(sources("", TEXT)).filter(|s| !s.name.ends_with("package-lock.json") && !is_sample(s));
    let broken: Vec<String> = ours.flat_map(|s| s.lines_where(marks)).collect();
    none("what is to be done is in the tracker, not in a comment", &broken);
}

#[test]
fn no_path_of_somebodys_machine_is_written_down() {
    const PATHS: &[&str] = &["/root/", " /home/", "\"/home/", "=/home/", "`/home/", "/Users/", "C:\\Users"];
    let ours = but_us(sources("", TEXT)).filter(|s| !is_sample(s));
    let broken: Vec<String> = ours.flat_map(|s| s.lines_where(|line| holds_any(line, PATHS))).collect();
    none("paths of one machine", &broken);
}

/// Files from elsewhere, kept as they came.
fn is_sample(source: &Source) -> bool {
    source.name.contains("/fixtures/")
}

#[test]
fn every_module_opens_with_what_it_is_for() {
    let folders = ["crates", "src-tauri", "xtask", "tests"];
    let is_module =
        |s: &Source| s.name.contains("/src/") && !s.name.ends_with("/tests.rs") && !s.name.contains("/tests/");
    let modules = folders.iter().flat_map(|f| sources(f, &["rs"])).filter(is_module);
    let silent = modules.filter(|s| !s.is_generated() && !s.text.trim_start().starts_with("//!"));
    none("each module opens with //!", &silent.map(|s| s.name).collect::<Vec<_>>());
}

#[test]
fn no_test_is_ignored_and_none_sleeps() {
    let is_weak = |line: &str| {
        let code = line.trim_start();
        code.starts_with("#[ignore")
            || holds_any(code, &["it.skip(", "test.skip(", "describe.skip(", "it.only(", "test.only("])
    };
    let all = but_us(sources("", &["rs", "ts"]));
    let mut broken: Vec<String> = all.flat_map(|s| s.lines_where(is_weak)).collect();
    // Waiting lives in one file, and says why; measuring may let time pass.
    let may_wait =
        ["tests/src/until.rs", "xtask/src/stopwatch.rs", "xtask/src/bench/startup.rs", "xtask/src/bench/idle.rs"];
    let others = but_us(sources("", &["rs"])).filter(|s| !may_wait.contains(&s.name.as_str()));
    broken.extend(others.flat_map(|s| s.lines_where(|line| line.contains("thread::sleep"))));
    none("no ignored test, no sleep", &broken);
}
