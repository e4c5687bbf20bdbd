//! The steps, in the order in which a person lives them.

mod prompt;

use care_tests::desktop;
use care_tests::notifications::{Notification, Witness};
use care_tests::page::Page;
use care_tests::webdriver::Session;
use chrono::{DateTime, TimeDelta, Utc};
use prompt::Care;
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// The window's title, by which the desktop knows it.
const TITLE: &str = "Care Navigator";
/// Monday, February 1, 2027, 11:00 in New York: an office day like any other.
const FIRST_DAY: &str = "2027-02-01T16:00:00Z";
/// Enough for the window to come up and be closed before the nudge's moment.
const LEAD_S: i64 = 45;

const NAME: &str = "Sally Rivers";
/// Enough of the zone's name to pick it from the list.
const ZONE_TYPED: &str = "New York";
/// What stands over Today, whatever the hour.
const GREETING: &str = "Sally.";
const LINE: &str = "MRI left shoulder, Dr Lee wants the pictures before April 15";

/// What `cargo xtask test` set up for us.
struct Stage {
    app: PathBuf,
    home: tempfile::TempDir,
    repository: PathBuf,
    artefacts: PathBuf,
}

impl Stage {
    fn set_up() -> Self {
        let named = |name: &str| PathBuf::from(std::env::var_os(name).unwrap_or_else(|| panic!("{name} is set")));
        let repository = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("tests/ lies in the repository");
        Self {
            app: named("CARE_APP"),
            home: tempfile::tempdir().expect("a folder for the record"),
            repository: repository.to_path_buf(),
            artefacts: named("CARE_ARTEFACTS").join("journey"),
        }
    }

    /// Opens the app with its clock at `moment`, from where it runs on at real speed.
    fn open_at(&self, moment: &str) -> Page {
        let home = self.home.path().to_str().expect("a plain path");
        let session = Session::start(&self.app, &["--home", home], &[("CARE_CLOCK_START", moment)]);
        Page::new(session, &self.repository, &self.artefacts)
    }

    fn care(&self) -> Care {
        Care::of(self.home.path())
    }
}

pub(super) fn from_the_first_day_to_a_nudge_that_is_answered() {
    let stage = Stage::set_up();
    let witness = Witness::listening();

    let page = stage.open_at(FIRST_DAY);
    a_record_is_made(&page);
    a_file_is_brought_in(&page, &stage.repository.join("tests/fixtures/journey/visits.ics"));
    one_line_becomes_an_image_and_what_it_needs(&page);
    a_call_is_logged_and_the_plan_changes(&page);
    every_screen_is_visited(&page);
    drop(page);
    assert!(witness.sent().is_empty(), "nothing is said on the day on which the person typed it");

    let moment = first_nudge_moment(&stage.care());
    let page = stage.open_at(&(moment - TimeDelta::seconds(LEAD_S)).to_rfc3339());
    page.by_role("heading", GREETING);
    desktop::close_window(TITLE);
    let nudge = the_nudge_arrives_with_the_window_closed(&witness);
    the_button_opens_the_question_and_the_answer_changes_the_record(&page, &witness, &nudge);
    drop(page);

    the_record_holds_what_happened(&stage.care());
}

/// First day: whose care, protect it, the recovery sheet.
fn a_record_is_made(page: &Page) {
    page.by_role("heading", "Whose care is this?");
    page.keep("01-first-day");
    page.fill("Name", NAME);
    page.fill("Time zone", ZONE_TYPED);
    page.click("button", "Continue");
    page.by_role("heading", "Lock the record");
    page.keep("02-lock-the-record");
    page.click("radio", "Open with this computer");
    page.click("button", "Make the record");
    page.by_role("heading", "Keep these words safe");
    // The words themselves are never kept in a picture.
    assert!(page.violations().is_empty(), "axe on the recovery sheet");
    page.click("checkbox", "I have written them down or printed them");
    page.click("button", "Continue");
    page.by_role("heading", "Bring in what you have");
    page.keep("03-bring-in");
}

/// A calendar file, picked in the system's dialog, looked at and accepted; a second time it adds nothing.
fn a_file_is_brought_in(page: &Page, file: &Path) {
    page.click("button", "Choose files");
    desktop::choose_file(file, TITLE);
    page.by_role("heading", "Is this right?");
    page.shows("visits.ics");
    page.keep("04-review");
    page.click("button", "in the record");
    page.shows("All is sorted.");
    page.click("button", "See Today");
    page.by_role("heading", GREETING);
    page.click("button", "Add");
    page.click("button", "Choose files");
    desktop::choose_file(file, TITLE);
    page.shows("You brought this file in before.");
    page.picture("05-same-file-again");
}

/// One line: a picture to be taken, two things that must reach Dr Lee, and a question about the date.
fn one_line_becomes_an_image_and_what_it_needs(page: &Page) {
    page.click("button", "Add something else");
    page.fill("Type one thing in one line", LINE);
    page.click("button", "Read it");
    page.by_role("heading", "Is this right?");
    page.shows("Is Thu, Apr 15 a visit with");
    page.keep("06-one-line");
    page.click("button", "in the record");
    page.shows("in your record now.");
    page.click("button", "Today");
    page.by_role("heading", GREETING);
    page.keep("07-today");
}

/// What could already be done: its call, logged from its card. The step comes back a work day later.
fn a_call_is_logged_and_the_plan_changes(page: &Page) {
    page.click("button", "book the scan");
    page.click("button", "I made the call");
    page.by_role("heading", "How did the call");
    page.keep("08-how-did-it-go");
    page.click("radio", "I left a message");
    page.click("button", "Save the call");
    page.shows("The call is logged.");
    page.no_longer_shows("How did the call");
    page.picture("09-after-the-call");
}

/// Each screen of the rail, judged and kept.
fn every_screen_is_visited(page: &Page) {
    for (name, picture) in [("Who needs what", "10-board"), ("Records", "11-records"), ("Settings", "12-settings")] {
        page.click("button", name);
        page.by_role("heading", name);
        page.keep(picture);
    }
}

/// Asked at the prompt while the app is closed: when will the first nudge be said?
fn first_nudge_moment(care: &Care) -> DateTime<Utc> {
    let nudges = care.json(&["--at", FIRST_DAY, "nudges", "--until", "2027-04-15"]);
    let at = nudges["pushes"][0]["at"].as_str().unwrap_or_else(|| panic!("a first nudge in {nudges}"));
    DateTime::parse_from_rfc3339(at).expect("a moment").to_utc()
}

fn the_nudge_arrives_with_the_window_closed(witness: &Witness) -> Notification {
    let limit = Duration::from_secs(LEAD_S.unsigned_abs() + 60);
    // The window says once, when it is closed, that the watch goes on; that is no nudge.
    let is_nudge = |n: &Notification| n.actions.iter().any(|(_, label)| label == "Later");
    let nudge = witness.wait_for(limit, is_nudge).expect("the nudge arrives on the bus");
    assert!(nudge.title.chars().count() <= 90 && nudge.body.chars().count() <= 240, "{nudge:?}");
    assert_eq!(witness.sent().iter().filter(|n| is_nudge(n)).count(), 1, "one nudge, once");
    nudge
}

/// *Call made* on a notification asks for the outcome in the app; the record changes with the answer.
fn the_button_opens_the_question_and_the_answer_changes_the_record(
    page: &Page,
    witness: &Witness,
    nudge: &Notification,
) {
    witness.press(nudge, "Call made");
    desktop::window_is_back(TITLE);
    page.by_role("heading", "How did the call");
    page.keep("13-asked-by-the-nudge");
    page.click("radio", "I left a message");
    page.click("button", "Save the call");
    page.no_longer_shows("How did the call");
    page.keep("14-today-after-the-nudge");
}

/// After quitting: tables and ledger agree, the call is in the history, the bytes on the disk are sealed.
fn the_record_holds_what_happened(care: &Care) {
    let checked = care.json(&["verify"]);
    assert_eq!(checked["ok"], Value::Bool(true), "{checked}");
    let board = care.json(&["board"]);
    let rows = board["rows"].as_array().map(Vec::len);
    assert!(rows.is_some_and(|n| n >= 2), "pictures and report stand on the board: {board}");
    care.assert_no_plain_text(&[NAME, "shoulder", "SQLite format 3"]);
}
