//! Archives, honest and hostile. All made here.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]
// The lints spare test functions, but not what they share.

mod support;

use care_exchange::{ArchiveLimits, FileKind, detect, open_archive};
use care_model::{Problem, ProblemCode};
use flate2::Compression;
use flate2::write::{DeflateEncoder, GzEncoder};
use std::io::{Cursor, Write};
use std::ops::ControlFlow;
use zip::write::{FullFileOptions, SimpleFileOptions, ZipWriter};

fn zip(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in entries {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn tar(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut builder = tar::Builder::new(Vec::new());
    for (name, bytes) in entries {
        let mut header = tar::Header::new_ustar();
        header.set_size(bytes.len() as u64);
        header.set_mode(0o644);
        // The crate refuses to write hostile names, so the field is filled by hand.
        header.as_mut_bytes()[..name.len()].copy_from_slice(name.as_bytes());
        header.set_cksum();
        builder.append(&header, *bytes).unwrap();
    }
    builder.into_inner().unwrap()
}

fn gz(bytes: &[u8]) -> Vec<u8> {
    let mut writer = GzEncoder::new(Vec::new(), Compression::best());
    writer.write_all(bytes).unwrap();
    writer.finish().unwrap()
}

fn open_within(name: &str, bytes: &[u8], limits: &ArchiveLimits) -> (Vec<(String, Vec<u8>)>, Vec<Problem>) {
    let mut files = Vec::new();
    let problems = open_archive(name, Cursor::new(bytes), limits, &mut |file| {
        files.push((file.name.into_inner(), file.bytes.into_inner()));
        ControlFlow::Continue(())
    });
    (files, problems)
}

fn open(name: &str, bytes: &[u8]) -> (Vec<(String, Vec<u8>)>, Vec<Problem>) {
    assert_eq!(detect(name, bytes), FileKind::Archive, "{name}");
    open_within(name, bytes, &ArchiveLimits::default())
}

fn names(files: &[(String, Vec<u8>)]) -> Vec<&str> {
    files.iter().map(|(name, _)| name.as_str()).collect()
}

fn why(problems: &[Problem]) -> Vec<(&str, ProblemCode)> {
    problems.iter().map(|problem| (problem.at.as_str(), problem.why)).collect()
}

const LETTER: (&str, &[u8]) = ("letters/visit.txt", b"Your visit is on April 15.");

#[test]
fn every_kind_of_archive_gives_its_files() {
    let all: [(&str, Vec<u8>); 4] = [
        ("a.zip", zip(&[LETTER, ("b.txt", b"two")])),
        ("a.tar", tar(&[LETTER, ("b.txt", b"two")])),
        ("a.tar.gz", gz(&tar(&[LETTER, ("b.txt", b"two")]))),
        ("zip named something else.pdf", zip(&[LETTER, ("b.txt", b"two")])),
    ];
    for (name, bytes) in all {
        let (files, problems) = open(name, &bytes);
        assert_eq!(names(&files), ["letters/visit.txt", "b.txt"], "{name}");
        assert_eq!(files[0].1, LETTER.1);
        assert_eq!(problems, [], "{name}");
    }
    let (files, problems) = open("folder/visit.txt.gz", &gz(LETTER.1));
    assert_eq!((names(&files), problems), (vec!["visit.txt"], vec![]));
}

#[test]
fn archives_within_archives_are_opened_to_a_depth() {
    let mut inner = zip(&[LETTER]);
    for level in 1..=5 {
        let name = format!("{level}.zip");
        inner = zip(&[(name.as_str(), &inner), ("beside.txt", b"here")]);
    }
    let (files, problems) = open("a.zip", &inner);
    assert_eq!(
        names(&files),
        ["5.zip/4.zip/3.zip/beside.txt", "5.zip/4.zip/beside.txt", "5.zip/beside.txt", "beside.txt"]
    );
    assert_eq!(why(&problems), [("entry 1/1/1/1", ProblemCode::TooLarge)]);
}

#[test]
fn names_that_lead_outside_are_refused_and_the_others_read() {
    let evil = ["../../up.txt", "/etc/cron.d/x", "a/../../b", "C:\\x.txt", "..\\..\\x"];
    let mut entries: Vec<(&str, &[u8])> = evil.iter().map(|name| (*name, &b"x"[..])).collect();
    entries.push(LETTER);
    for bytes in [zip(&entries), tar(&entries), gz(&tar(&entries))] {
        let (files, problems) = open("a", &bytes);
        assert_eq!(names(&files), [LETTER.0]);
        assert_eq!(problems.len(), 5);
        assert!(problems.iter().all(|problem| problem.why == ProblemCode::Malformed), "{problems:?}");
        assert!(problems.iter().all(|problem| !problem.detail.contains("up.txt")), "names are the person's own");
    }
}

#[test]
fn links_clutter_and_folders_are_left_out() {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    writer.add_symlink("link", "/etc/passwd", FullFileOptions::default()).unwrap();
    writer.add_directory("folder/", SimpleFileOptions::default()).unwrap();
    for name in ["__MACOSX/._visit.txt", "a/.DS_Store", "Thumbs.db", "a/visit.txt"] {
        writer.start_file(name, SimpleFileOptions::default()).unwrap();
        writer.write_all(b"x").unwrap();
    }
    let (files, problems) = open("a.zip", &writer.finish().unwrap().into_inner());
    assert_eq!(names(&files), ["a/visit.txt"]);
    assert_eq!(why(&problems), [("entry 1", ProblemCode::NotUsed)]);

    let mut builder = tar::Builder::new(Vec::new());
    let mut header = tar::Header::new_gnu();
    header.set_entry_type(tar::EntryType::Symlink);
    header.set_size(0);
    builder.append_link(&mut header, "link", "/etc/passwd").unwrap();
    let long = format!("{}/visit.txt", "folder".repeat(30));
    let mut header = tar::Header::new_gnu();
    header.set_size(2);
    builder.append_data(&mut header, &long, &b"ok"[..]).unwrap();
    let (files, problems) = open("a.tar", &builder.into_inner().unwrap());
    assert_eq!(names(&files), [long.as_str()]);
    assert_eq!(why(&problems), [("entry 1", ProblemCode::NotUsed)]);
}

#[test]
fn names_of_old_and_new_systems_are_read() {
    // The flag for UTF-8 taken away, as many programs never set it; and a name in the code of DOS.
    let mut plain = zip(&[("mañana.txt", b"x")]);
    for at in 0..plain.len() - 10 {
        if plain[at..].starts_with(b"PK\x03\x04") {
            plain[at + 7] &= !8;
        } else if plain[at..].starts_with(b"PK\x01\x02") {
            plain[at + 9] &= !8;
        }
    }
    assert_eq!(names(&open("a.zip", &plain).0), ["mañana.txt"]);
    let mut dos = zip(&[("ma__ana.txt", b"x")]);
    for at in 0..dos.len() - 4 {
        if dos[at..].starts_with(b"ma__") {
            dos[at + 2] = 0xa4;
            dos[at + 3] = 0xa4;
        }
    }
    assert_eq!(names(&open("a.zip", &dos).0), ["maññana.txt"]);
}

#[test]
fn a_damaged_entry_does_not_lose_the_others() {
    let mut bytes =
        zip(&[("one.txt", b"one one one one one"), ("two.txt", b"two two two two two two"), ("three.txt", b"three")]);
    let at = bytes.windows(7).position(|window| window == b"two.txt").unwrap() + 7;
    for byte in &mut bytes[at..at + 4] {
        *byte ^= 0xff;
    }
    let (files, problems) = open("a.zip", &bytes);
    assert_eq!(names(&files), ["one.txt", "three.txt"]);
    assert_eq!(problems.len(), 1);
    assert_eq!(problems[0].at, "entry 2");
}

#[test]
fn an_archive_that_breaks_off_gives_what_is_whole() {
    let noise: Vec<u8> =
        (0..4_000_u64).map(|n| (n.wrapping_mul(n).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 53) as u8).collect();
    let whole = zip(&[("one.txt", b"one"), ("two.bin", &noise), ("three.txt", b"three")]);
    let (files, problems) = open("a.zip", &whole[..2_000]);
    assert_eq!(names(&files), ["one.txt"]);
    assert!(problems.iter().any(|problem| problem.why == ProblemCode::Truncated), "{problems:?}");
    let whole = tar(&[("one.txt", b"one"), ("two.bin", &noise), ("three.txt", b"three")]);
    for bytes in [whole[..3_000].to_vec(), gz(&whole[..3_000]), gz(&whole)[..2_000].to_vec()] {
        let (files, problems) = open("a.tar", &bytes);
        assert_eq!(names(&files), ["one.txt"]);
        assert!(!problems.is_empty());
    }
}

#[test]
fn a_locked_entry_and_an_unknown_compression_are_said() {
    let mut bytes = zip(&[("one.txt", b"one"), ("two.txt", b"two"), ("three.txt", b"three")]);
    // Both in the directory and before the entry itself.
    for (mark, at) in [(b"PK\x01\x02", 8), (b"PK\x03\x04", 6)] {
        let nth = |nth: usize| bytes.windows(4).enumerate().filter(|(_, window)| *window == mark).nth(nth).unwrap().0;
        let (locked, odd) = (nth(0) + at, nth(1) + at + 2);
        bytes[locked] |= 1;
        bytes[odd] = 97;
    }
    let (files, problems) = open("a.zip", &bytes);
    assert_eq!(names(&files), ["three.txt"]);
    assert_eq!(why(&problems), [("entry 1", ProblemCode::UnknownFormat), ("entry 2", ProblemCode::UnknownFormat)]);
}

#[test]
fn a_bomb_is_left_where_it_stands() {
    // 42.zip in small: each level holds the one below sixteen times over, the lowest is all zeros.
    let mut level = zip(&[("0.bin", &vec![0; 64 * 1024 * 1024])]);
    for _ in 0..3 {
        let entries: Vec<(String, &[u8])> = (0..16).map(|n| (format!("{n}.zip"), level.as_slice())).collect();
        let entries: Vec<(&str, &[u8])> = entries.iter().map(|(name, bytes)| (name.as_str(), *bytes)).collect();
        level = zip(&entries);
    }
    assert!(level.len() < 1_000_000, "{}", level.len());
    let mut largest = 0;
    let mut count = 0;
    let problems = open_archive("42.zip", Cursor::new(&level), &ArchiveLimits::default(), &mut |file| {
        largest = largest.max(file.bytes.reveal().len());
        count += 1;
        ControlFlow::Continue(())
    });
    assert!(count <= 2, "{count}");
    assert_eq!(why(&problems), [("file", ProblemCode::TooLarge)]);
}

#[test]
fn a_lying_size_is_not_believed() {
    let mut bytes = zip(&[("one.bin", &vec![7; 3_000_000]), LETTER]);
    for at in 0..bytes.len() - 30 {
        if bytes[at..].starts_with(b"PK\x03\x04") {
            bytes[at + 22..at + 26].copy_from_slice(&10_u32.to_le_bytes());
        } else if bytes[at..].starts_with(b"PK\x01\x02") {
            bytes[at + 24..at + 28].copy_from_slice(&10_u32.to_le_bytes());
        }
    }
    let limits = ArchiveLimits { entry_bytes: 1_000_000, ..ArchiveLimits::default() };
    let (files, problems) = open_within("a.zip", &bytes, &limits);
    assert!(files.iter().all(|(_, bytes)| bytes.len() < 1_000_000));
    assert!(!problems.is_empty());
}

/// A deflate stream that unpacks to a gzip of itself would be endless: every layer is one archive deeper.
#[test]
fn gzip_in_gzip_ends_at_the_depth() {
    let mut bytes = b"the end".to_vec();
    for _ in 0..50 {
        bytes = gz(&bytes);
    }
    let (files, problems) = open("a.gz", &bytes);
    assert!(files.is_empty());
    assert_eq!(why(&problems), [("entry 1/1/1/1", ProblemCode::TooLarge)]);
}

#[test]
fn a_hundred_thousand_entries_are_read_and_one_more_is_said() {
    let names: Vec<String> = (0..100_001).map(|n| format!("{n}.txt")).collect();
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for name in &names {
        writer.start_file(name.as_str(), stored).unwrap();
        writer.write_all(b"x").unwrap();
    }
    let bytes = writer.finish().unwrap().into_inner();
    let mut count = 0;
    let problems = open_archive("a.zip", Cursor::new(&bytes), &ArchiveLimits::default(), &mut |_| {
        count += 1;
        ControlFlow::Continue(())
    });
    assert_eq!(count, 100_000);
    assert_eq!(why(&problems), [("file", ProblemCode::TooLarge)]);
}

#[test]
fn the_caller_can_stop() {
    let bytes = zip(&[("one.txt", b"1"), ("two.txt", b"2")]);
    let mut count = 0;
    let _ = open_archive("a.zip", Cursor::new(&bytes), &ArchiveLimits::default(), &mut |_| {
        count += 1;
        ControlFlow::Break(())
    });
    assert_eq!(count, 1);
}

#[test]
fn an_office_document_is_no_archive() {
    let document = zip(&[("[Content_Types].xml", b"<Types/>"), ("word/document.xml", b"<w/>")]);
    assert_eq!(detect("letter.docx", &document), FileKind::Unknown);
    let (files, _) = open("a.zip", &zip(&[("letter.docx", &document)]));
    assert_eq!(names(&files), ["letter.docx"]);
}

#[test]
fn packed_nonsense_is_a_problem() {
    let mut writer = DeflateEncoder::new(Vec::new(), Compression::fast());
    writer.write_all(b"x").unwrap();
    for bytes in [b"PK\x03\x04".to_vec(), b"PK\x05\x06".to_vec(), b"\x1f\x8b\x08".to_vec(), writer.finish().unwrap()] {
        let (files, problems) = open_within("a", &bytes, &ArchiveLimits::default());
        assert!(files.is_empty());
        assert!(!problems.is_empty(), "{bytes:?}");
    }
}
