//! The contract of `care`: names, exit codes, JSON keys; and bad input, which never costs anything.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a failed expectation is the result of a test"
)]

mod support;

use serde_json::Value;
use std::path::Path;
use support::Prompt;

const CALENDAR: &[u8] = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//made up//EN\r\nBEGIN:VEVENT\r\n\
    UID:one@office.example\r\nDTSTAMP:20270101T000000Z\r\nDTSTART;TZID=America/New_York:20990415T140000\r\n\
    DTEND;TZID=America/New_York:20990415T144500\r\nSUMMARY:Dr. Lee\\, shoulder\r\nEND:VEVENT\r\n\
    BEGIN:VEVENT\r\nUID:two@office.example\r\nDTSTAMP:20270101T000000Z\r\nDTSTART:99999999T990000\r\n\
    SUMMARY:Nonsense\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";

#[test]
fn a_calendar_comes_in_once_and_its_nonsense_is_named() {
    let prompt = Prompt::with_sally();
    let file = prompt.file("visits.ics", CALENDAR);
    let file = file.to_str().unwrap();
    let first = prompt.json(&["import", file, "--accept", "all"]);
    assert!(first["added"].as_u64().unwrap() > 0);
    assert_eq!(first["files"][0]["kind"], "calendar");
    assert!(!first["files"][0]["problems"].as_array().unwrap().is_empty());
    assert!(first["files"][0]["problems"][0]["where"].is_string());
    let again = prompt.json(&["import", file, "--accept", "all"]);
    assert_eq!((again["added"].as_u64(), again["updated"].as_u64()), (Some(0), Some(0)));
    let items = prompt.json(&["items", "--kind", "visit"]);
    assert_eq!(items["items"].as_array().unwrap().len(), 1);
    let hits = prompt.json(&["search", "shoulder"]);
    assert_eq!(hits["hits"][0]["kind"], "visit");
    assert_eq!(prompt.json(&["verify"])["ok"], true);
}

#[test]
fn a_line_is_proposed_accepted_and_stands_on_the_board() {
    let prompt = Prompt::with_sally();
    let added = prompt.json(&["add", "MRI left shoulder, Dr Lee wants the pictures before April 15"]);
    let proposals = added["proposals"].as_array().unwrap();
    assert_eq!(proposals.iter().filter(|one| !one["question"].is_null()).count(), 1);
    let yes: Vec<&str> =
        proposals.iter().filter(|one| one["question"].is_null()).map(|one| one["id"].as_str().unwrap()).collect();
    prompt.json(&[&["review", "accept"], yes.as_slice()].concat());
    let board = prompt.json(&["board"]);
    let rows = board["rows"].as_array().unwrap();
    assert_eq!(rows.len(), 2);
    for key in ["what", "from", "to", "needed_by", "status", "ball_with", "next_check"] {
        assert!(rows.iter().all(|row| row.get(key).is_some()), "{key}");
    }
    let today = prompt.json(&["today"]);
    for key in ["next", "this_week", "waiting", "coming_up"] {
        assert!(today.get(key).is_some(), "{key}");
    }
}

#[test]
fn what_happened_is_logged_and_nudges_are_foretold() {
    let prompt = Prompt::with_sally();
    let added = prompt.json(&["add", "Referral to Dr. Lee, I have to call"]);
    let proposals = added["proposals"].as_array().unwrap().clone();
    let ids: Vec<&str> = proposals.iter().map(|one| one["id"].as_str().unwrap()).collect();
    prompt.json(&[&["review", "accept"], ids.as_slice()].concat());
    let items = prompt.json(&["items", "--kind", "referral"]);
    let id = items["items"][0]["id"].as_str().unwrap();
    let nudges = prompt.json(&["nudges", "--until", "2099-01-01"]);
    assert_eq!(nudges["pushes"][0]["rules"][0], "N-REF-01");
    for key in ["at", "recipient", "title", "body", "lock_text"] {
        assert!(nudges["pushes"][0][key].is_string(), "{key}");
    }
    let logged = prompt.json(&["log", id, "cancelled"]);
    assert!(!logged["touched"].as_array().unwrap().is_empty());
    let after = prompt.json(&["nudges", "--until", "2099-01-01"]);
    assert_eq!(after["pushes"].as_array().unwrap().len(), 0);
    let history = prompt.json(&["history", id]);
    assert_eq!(history["history"].as_array().unwrap().len(), 1);
}

#[test]
fn a_wrong_passphrase_opens_nothing_and_says_so_in_two_lines() {
    let prompt = Prompt::with_sally();
    let wrong = prompt.file("wrong", b"four plain words hers");
    let output = prompt.run_with(&wrong, &["today"]);
    assert_eq!(output.status.code(), Some(4));
    let told = String::from_utf8(output.stderr).unwrap();
    assert_eq!(told.trim_end().lines().count(), 2, "{told}");
    assert!(prompt.run(&["today"]).status.success());
}

#[test]
fn wrong_usage_unreadable_files_and_unknown_items_have_their_exit_codes() {
    let prompt = Prompt::with_sally();
    assert_eq!(prompt.fails(&["frobnicate"]).0, 2);
    assert_eq!(prompt.fails(&["show", "no-such-item"]).0, 2);
    assert_eq!(prompt.fails(&["import", "/nonexistent/letter.pdf"]).0, 3);
    let empty = prompt.file("empty.json", b"");
    assert_eq!(prompt.run(&["import", empty.to_str().unwrap()]).status.code(), Some(3));
    assert_eq!(prompt.fails(&["--at", "2027-01-11T10:00:00Z", "log", "x", "cancelled"]).0, 2);
    let nobody = Prompt::new();
    assert_eq!(nobody.fails(&["today"]).0, 2);
}

#[cfg(unix)]
#[test]
fn a_folder_without_permission_is_a_storage_failure() {
    use std::os::unix::fs::PermissionsExt;
    let prompt = Prompt::new();
    // A file where the folder should be fails for everybody, the administrator included.
    std::fs::write(prompt.home(), b"in the way").unwrap();
    std::fs::set_permissions(prompt.home(), std::fs::Permissions::from_mode(0o400)).unwrap();
    assert_eq!(prompt.fails(&["init", "--name", "Sally", "--zone", "America/New_York"]).0, 5);
    assert_eq!(std::fs::read(prompt.home()).unwrap(), b"in the way");
}

#[test]
fn a_scenario_that_differs_is_a_no_and_one_with_a_mistake_names_the_line() {
    let prompt = Prompt::new();
    let scenario = |push: &str| {
        format!(
            "scenario: X\ntz: America/New_York\nrecipient: Ann\nstart: \"2027-01-11 09:00\"\nend: \"2027-01-12 20:00\"\n\
             given: {{items: {{}}}}\nevents:\n  - {{at: \"2027-01-11 11:00\", do: [{{e: create, id: REF-1, kind: referral, \
             from: Dr. Ortiz, to: Dr. Lee, ordered: \"2027-01-11\", patient_calls: true}}]}}\nexpect:\n  pushes:\n    - {push}\n"
        )
    };
    let exact = scenario("{at: \"2027-01-12 10:00\", rules: [{r: N-REF-01, on: REF-1}]}");
    let exact = prompt.file("exact.yaml", exact.as_bytes());
    let played = prompt.json(&["play", exact.to_str().unwrap()]);
    assert_eq!(played["scenarios"][0]["ok"], true, "{played}");
    let other = scenario("{at: \"2027-01-12 11:00\", rules: [{r: N-REF-01, on: REF-1}]}");
    let other = prompt.file("other.yaml", other.as_bytes());
    let output = prompt.run(&["--json", "play", other.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(1));
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert!(!report["scenarios"][0]["differences"].as_array().unwrap().is_empty());
    let broken = prompt.file("broken.yaml", b"scenario: X\ntz: [nowhere\n");
    let (code, told) = prompt.fails(&["play", broken.to_str().unwrap()]);
    assert_eq!(code, 3);
    assert!(told.contains("line"), "{told}");
}

#[test]
fn watch_once_prints_what_is_due_as_lines() {
    let prompt = Prompt::with_sally();
    let said = prompt.run(&["watch", "--once", "--print"]);
    assert!(said.status.success());
    assert!(said.stdout.is_empty(), "an empty record has nothing to say");
}

#[test]
fn things_are_entered_changed_undone_binned_and_brought_back_by_hand() {
    let prompt = Prompt::with_sally();
    let form = prompt.json(&["form", "visit"]);
    assert!(form["fields"].as_array().unwrap().iter().any(|field| field["name"] == "slot"));
    let visit = r#"{"party": {"name": "Dr. Lee"}, "what": "shoulder", "slot": {"start": "2099-04-15T14:00"}}"#;
    let made = prompt.json(&["enter", "visit", "--data", visit]);
    let id = made["id"].as_str().unwrap();
    prompt.json(&["change", id, "--data", r#"{"what": "left shoulder"}"#]);
    let history = prompt.json(&["history", id]);
    let what = history["fields"].as_array().unwrap().iter().find(|field| field["field"] == "what").unwrap();
    assert_eq!(what["steps"].as_array().unwrap().len(), 2);
    let steps = prompt.json(&["undo", "--list"]);
    assert_eq!(steps["steps"].as_array().unwrap().len(), 2);
    prompt.json(&["undo"]);
    assert!(prompt.json(&["show", id])["title"].as_str().unwrap().starts_with("Shoulder"));
    prompt.json(&["discard", id]);
    assert_eq!(prompt.json(&["bin"])["bin"][0]["id"], id);
    prompt.json(&["restore-item", id]);
    assert!(prompt.json(&["bin"])["bin"].as_array().unwrap().is_empty());
    let other = prompt.json(&["enter", "party", "--data", r#"{"name": "Lee, MD"}"#]);
    let places = prompt.json(&["places"]);
    let lee = places["places"].as_array().unwrap().iter().find(|place| place["name"] == "Dr. Lee").unwrap();
    let (keep, fold) = (lee["id"].as_str().unwrap(), other["id"].as_str().unwrap());
    assert_eq!(prompt.json(&["merge", keep, fold, "--preview"])["keep"], "Dr. Lee");
    prompt.json(&["merge", keep, fold]);
    assert_eq!(prompt.json(&["places"])["places"].as_array().unwrap().len(), 2);
    let verified = prompt.json(&["verify", "--repair"]);
    assert_eq!((&verified["ok"], &verified["mended"]), (&Value::Bool(true), &Value::from(0)));
    assert!(prompt.json(&["conflicts"])["conflicts"].as_array().unwrap().is_empty());
}

#[test]
fn a_form_that_cannot_be_saved_is_a_no_with_words_and_nothing_is_written() {
    let prompt = Prompt::with_sally();
    let wrong = prompt.run(&["--json", "enter", "task", "--data", r#"{"due": "2027-02-30"}"#]);
    assert_eq!(wrong.status.code(), Some(1));
    let told: Value = serde_json::from_slice(&wrong.stdout).unwrap();
    assert_eq!((&told["id"], &told["problems"][0]["field"]), (&Value::Null, &Value::from("due")));
    assert!(prompt.json(&["items"])["items"].as_array().unwrap().is_empty());
    let (code, words) = prompt.fails(&["enter", "visit", "--data", "{"]);
    assert!(code == 2 && words.contains("--data"), "{words}");
    assert_eq!(prompt.fails(&["conflicts", "resolve", "nobody", "x"]).0, 2);
    assert_eq!(prompt.fails(&["undo"]).0, 1);
}

#[test]
fn everything_leaves_as_fhir() {
    let prompt = Prompt::with_sally();
    prompt.json(&["enter", "visit", "--data", r#"{"party": {"name": "Dr. Lee"}, "what": "shoulder"}"#]);
    let out = prompt.folder.path().join("all.json");
    let told = prompt.json(&["export", "fhir", out.to_str().unwrap()]);
    let bundle: Value = serde_json::from_slice(&std::fs::read(&out).unwrap()).unwrap();
    assert_eq!(bundle["resourceType"], "Bundle");
    assert_eq!(told["resources"].as_u64().unwrap(), bundle["entry"].as_array().unwrap().len() as u64);
    assert_eq!(told["bytes"].as_u64().unwrap(), std::fs::metadata(&out).unwrap().len());
}

/// A stored (uncompressed) ZIP archive, written by hand so that no library that reads one also made it.
fn stored_zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let crc = |bytes: &[u8]| {
        !bytes.iter().fold(!0_u32, |crc, byte| {
            (0..8).fold(crc ^ u32::from(*byte), |crc, _| (crc >> 1) ^ (0xedb8_8320 & 0_u32.wrapping_sub(crc & 1)))
        })
    };
    let (mut zip, mut list) = (Vec::new(), Vec::new());
    for (name, bytes) in files {
        let size = u32::try_from(bytes.len()).unwrap().to_le_bytes();
        let name_size = u16::try_from(name.len()).unwrap().to_le_bytes();
        let at = u32::try_from(zip.len()).unwrap().to_le_bytes();
        let about =
            [&[20, 0, 0, 0, 0, 0, 0, 0, 33, 40][..], &crc(bytes).to_le_bytes(), &size, &size, &name_size, &[0, 0]];
        zip.extend([&b"PK\x03\x04"[..], &about.concat(), name.as_bytes(), bytes].concat());
        list.extend([&b"PK\x01\x02\x14\x00"[..], &about.concat(), &[0; 10], &at, name.as_bytes()].concat());
    }
    let count = u16::try_from(files.len()).unwrap().to_le_bytes();
    let (list_size, list_at) = (u32::try_from(list.len()).unwrap(), u32::try_from(zip.len()).unwrap());
    let end = [&b"PK\x05\x06\0\0\0\0"[..], &count, &count, &list_size.to_le_bytes(), &list_at.to_le_bytes(), &[0, 0]];
    [zip, list, end.concat()].concat()
}

#[test]
fn an_archive_brings_in_each_of_its_files_and_twice_adds_nothing() {
    let prompt = Prompt::with_sally();
    let fhir = include_bytes!("../../care-exchange/fixtures/portal.fhir.json");
    let ics = include_bytes!("../../care-exchange/fixtures/clinic.ics");
    let inner = stored_zip(&[("visits/clinic.ics", ics)]);
    let zip = stored_zip(&[("portal.json", fhir), ("more.zip", &inner), ("../../escape.ics", ics), ("empty.txt", b"")]);
    let zip = prompt.file("from portal.zip", &zip);
    let zip = zip.to_str().unwrap();
    let first = prompt.json(&["import", zip, "--accept", "all"]);
    assert!(first["added"].as_u64().unwrap() > 3, "{first}");
    let files = first["files"].as_array().unwrap();
    let named = |end: &str| files.iter().find(|file| file["path"].as_str().unwrap().ends_with(end));
    assert!(named("from portal.zip/portal.json").unwrap()["drafts"].as_u64().unwrap() > 0);
    assert!(named("from portal.zip/more.zip/visits/clinic.ics").unwrap()["drafts"].as_u64().unwrap() > 0);
    assert!(named("escape.ics").is_none(), "{files:?}");
    let problems = named("from portal.zip").unwrap()["problems"].as_array().unwrap();
    assert!(!problems.is_empty(), "the path that leads outside is told");
    let again = prompt.json(&["import", zip, "--accept", "all"]);
    assert_eq!((&again["added"], &again["updated"]), (&0.into(), &0.into()));
}

#[test]
fn read_tells_what_a_paper_says_without_a_record() {
    let prompt = Prompt::new();
    let letter = prompt.file(
        "letter.txt",
        b"Valley Orthopedics\nJanuary 11, 2027\n\nYour visit with Dr. Lee is on Thursday, April 15, 2027 at 2:00 PM.\n",
    );
    let read = prompt.json(&["read", letter.to_str().unwrap()]);
    let only = &read.as_array().unwrap()[0];
    assert!(only["file"].as_str().unwrap().ends_with("letter.txt") && only["facts"].is_array(), "{read}");
    assert!(!prompt.home().exists());
    let silent = prompt.file("silent.bin", &[0, 1, 2, 3]);
    assert_eq!(prompt.run(&["--json", "read", silent.to_str().unwrap()]).status.code(), Some(3));
}

#[test]
fn a_disc_is_one_study_with_all_its_pictures() {
    let disc = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/dicom/pydicom/dicomdirtests/77654033");
    if !disc.is_dir() {
        eprintln!("SKIPPED: no reference discs beside the repository");
        return;
    }
    let prompt = Prompt::with_sally();
    let first = prompt.json(&["import", disc.to_str().unwrap(), "--accept", "all"]);
    let studies = prompt.json(&["items", "--kind", "study"]);
    let studies = studies["items"].as_array().unwrap();
    assert_eq!(studies.len(), 2, "{first}");
    let again = prompt.json(&["import", disc.to_str().unwrap(), "--accept", "all"]);
    assert_eq!((&again["added"], &again["updated"]), (&0.into(), &0.into()), "{again}");
}
