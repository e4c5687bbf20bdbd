//! Bytes from outside are read by a process that may do nothing but read them.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a failed expectation is the result of a test"
)]

use care_app::world::World;
use care_app::{Concierge, Onlooker, Protection, ReaderProgram};
use std::io::{Read, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

const CALENDAR: &str = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//made up//EN\r\nBEGIN:VEVENT\r\nUID:made-up-1\r\n\
    DTSTAMP:20270101T120000Z\r\nDTSTART:20270415T180000Z\r\nDTEND:20270415T183000Z\r\nSUMMARY:Visit with Dr. Lee\r\n\
    END:VEVENT\r\nEND:VCALENDAR\r\n";

fn reader() -> Child {
    Command::new(env!("CARGO_BIN_EXE_care"))
        .arg("read-outside")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap()
}

fn say(child: &mut Child, tag: u8, payload: &[u8]) {
    let to = child.stdin.as_mut().unwrap();
    to.write_all(&[[tag].as_slice(), &u32::try_from(payload.len()).unwrap().to_be_bytes(), payload].concat()).unwrap();
    to.flush().unwrap();
}

fn hear(child: &mut Child) -> (u8, Vec<u8>) {
    let from = child.stdout.as_mut().unwrap();
    let mut head = [0; 5];
    from.read_exact(&mut head).unwrap();
    let mut payload = vec![0; usize::try_from(u32::from_be_bytes(head[1..].try_into().unwrap())).unwrap()];
    from.read_exact(&mut payload).unwrap();
    (head[0], payload)
}

#[test]
fn it_answers_what_a_file_says_and_may_open_nothing() {
    let mut child = reader();
    say(
        &mut child,
        b'Q',
        br#"{"name":"visit.ics","context":{"zone":"America/New_York","today":"2027-01-11","known_person":null}}"#,
    );
    say(&mut child, b'B', CALENDAR.as_bytes());
    say(&mut child, b'E', b"");
    let (tag, json) = hear(&mut child);
    assert_eq!(tag, b'R');
    let reading: serde_json::Value = serde_json::from_slice(&json).unwrap();
    assert_eq!(reading["drafts"].as_array().unwrap().len(), 2, "{reading}");

    // It has answered, so it was shut in before: no new privileges, calls filtered, memory limited.
    if cfg!(target_os = "linux") {
        let about = |what: &str| std::fs::read_to_string(format!("/proc/{}/{what}", child.id())).unwrap();
        let status = about("status");
        let line = |name: &str| status.lines().find(|line| line.starts_with(name)).unwrap().to_owned();
        assert!(line("Seccomp:").ends_with('2'), "{status}");
        assert!(line("NoNewPrivs:").ends_with('1'), "{status}");
        let limits = about("limits");
        let limit = |name: &str| limits.lines().find(|line| line.starts_with(name)).unwrap().to_owned();
        assert!(!limit("Max data size").contains("unlimited"), "{limits}");
        assert!(limit("Max core file size").contains(" 0 "), "{limits}");
        assert!(limit("Max file size").contains(" 0 "), "{limits}");
        let open = std::fs::read_dir(format!("/proc/{}/fd", child.id())).unwrap().count();
        assert_eq!(open, 3, "its two pipes and the terminal's messages");
    }
    drop(child.stdin.take());
    assert!(child.wait().unwrap().success());
}

#[test]
fn what_is_no_question_ends_it() {
    let mut child = reader();
    say(&mut child, b'B', b"bytes without a question");
    assert!(!child.wait().unwrap().success());
}

async fn concierge(reader: ReaderProgram, home: &Path) -> Concierge {
    let mut world = World::real();
    world.reader = reader;
    let mut concierge = Concierge::new(world, home.join("home")).unwrap();
    concierge.set_locale("en-US").unwrap();
    let protection = Protection::Passphrase("four plain words here".to_owned().into());
    concierge.create_person("Sally Moreno", chrono_tz::America::New_York, protection).await.unwrap();
    concierge
}

/// A program that does `what` in place of reading.
fn program(folder: &Path, what: &str) -> std::path::PathBuf {
    use std::os::unix::fs::PermissionsExt;
    let path = folder.join("reader.sh");
    std::fs::write(&path, format!("#!/bin/sh\n{what}\n")).unwrap();
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o700)).unwrap();
    path
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reader_that_dies_or_is_silent_costs_one_line_and_no_byte() {
    for (what, why) in [("exit 1", "reader_died"), ("kill -9 $$", "reader_died"), ("exec sleep 600", "reader_silent")] {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("visit.ics");
        std::fs::write(&file, CALENDAR).unwrap();
        let reader = ReaderProgram::At(program(folder.path(), what), Duration::from_millis(300));
        let mut concierge = concierge(reader, folder.path()).await;
        let brought = concierge
            .bring_in(&[file.clone(), file], Onlooker { tell: &|_| (), stop: &AtomicBool::new(false) })
            .await
            .unwrap();
        let first = &brought.files[0];
        assert_eq!(serde_json::json!(first.reading.problems[0].why), why, "{what}");
        assert!(first.is_kept_unread() && !first.is_known, "{what}");
        assert!(brought.files[1].is_known, "{what}: the next file still comes in");
        let kept = concierge.open_file(&first.sha256).await.unwrap();
        assert_eq!(usize::try_from(kept.size_bytes).unwrap(), CALENDAR.len());
        concierge.lock().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn stop_works_in_the_middle_of_a_file_and_leaves_nothing_of_it() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("visit.ics");
    std::fs::write(&file, CALENDAR).unwrap();
    let reader = ReaderProgram::At(program(folder.path(), "exec sleep 600"), Duration::from_secs(600));
    let mut concierge = concierge(reader, folder.path()).await;
    let stop = AtomicBool::new(false);
    // The first word of progress inside the file is the moment at which the person says stop.
    let tell = |far: care_app::Progress| stop.store(far.bytes > 0, Ordering::Relaxed);
    let brought = concierge.bring_in(&[file], Onlooker { tell: &tell, stop: &stop }).await.unwrap();
    assert!(brought.was_stopped && brought.files.is_empty());
    assert_eq!(concierge.frame(true, true).await.unwrap().to_sort, 0);
    assert!(concierge.unfinished().await.unwrap().is_empty());
    concierge.lock().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_go_that_was_cut_off_is_offered_again_and_taken_up_without_doubles() {
    let folder = tempfile::tempdir().unwrap();
    let files = folder.path().join("files");
    std::fs::create_dir(&files).unwrap();
    for number in 1..=3 {
        let text = CALENDAR.replace("made-up-1", &format!("made-up-{number}"));
        std::fs::write(files.join(format!("{number}.ics")), text).unwrap();
    }
    let stop = AtomicBool::new(false);
    let onlooker = Onlooker { tell: &|_| (), stop: &stop };
    let reader = ReaderProgram::At(env!("CARGO_BIN_EXE_care").into(), Duration::from_secs(60));
    let mut first = concierge(reader.clone(), folder.path()).await;
    let mut go = first.set_out(std::slice::from_ref(&files)).await.unwrap();
    assert!(first.bring_next(&mut go, onlooker).await.unwrap());
    // The program ends here, in the middle, without a word to anybody.
    drop(go);
    first.lock().await;
    drop(first);

    let mut world = World::real();
    world.reader = reader;
    let mut second = Concierge::new(world, folder.path().join("home")).unwrap();
    let id = second.home().record_ids().unwrap().remove(0);
    let secret = care_app::Secret::Passphrase("four plain words here".to_owned().into());
    second.open_person(&id, secret).await.unwrap();
    let unfinished = second.unfinished_view().await.unwrap().unwrap();
    assert_eq!(unfinished.paths, [files.display().to_string()]);
    second.leave_unfinished(&unfinished.id).await.unwrap();
    let brought = second.bring_in(&[files], onlooker).await.unwrap();
    assert_eq!(brought.files.iter().map(|file| file.is_known).collect::<Vec<_>>(), [true, false, false]);
    assert_eq!(brought.files[0].proposed, 0, "what the first go proposed is not proposed again");
    assert!(second.unfinished_view().await.unwrap().is_none());
    second.lock().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_file_is_passed_over() {
    let folder = tempfile::tempdir().unwrap();
    let pipe = folder.path().join("pipe");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let mut concierge = concierge(ReaderProgram::Here, folder.path()).await;
    let brought = concierge
        .bring_in(&[pipe, "/dev/zero".into()], Onlooker { tell: &|_| (), stop: &AtomicBool::new(false) })
        .await
        .unwrap();
    let whys: Vec<_> = brought.files.iter().map(|file| serde_json::json!(file.reading.problems[0].why)).collect();
    assert_eq!(whys, ["not_opened", "not_opened"]);
    concierge.lock().await;
}
