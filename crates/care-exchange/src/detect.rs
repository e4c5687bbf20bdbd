//! What kind of file it is: by content first, then by name. Never trusts a name over bytes.

use crate::reading::FileKind;

/// Bytes at the start that are looked at.
const LOOK_BYTES: usize = 4096;

/// The kind of a file.
pub fn detect(name: &str, bytes: &[u8]) -> FileKind {
    if bytes.is_empty() {
        return FileKind::Empty;
    }
    if let Some(kind) = by_magic(bytes) {
        return kind;
    }
    let head = bytes.get(..LOOK_BYTES).unwrap_or(bytes);
    let text = crate::read_file::decode(head);
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let lower = text.to_ascii_lowercase();
    let suffix = name.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    if text.starts_with(['{', '[']) {
        return json_kind(text, &suffix);
    }
    if lower.starts_with("begin:v") {
        return FileKind::Calendar;
    }
    if text.starts_with('<') {
        return if lower.contains("<!doctype html") || lower.contains("<html") {
            FileKind::Page
        } else if lower.contains("\"http://hl7.org/fhir\"") || lower.contains("'http://hl7.org/fhir'") {
            FileKind::Fhir
        } else {
            FileKind::Ccda
        };
    }
    match suffix.as_str() {
        "ndjson" => FileKind::FhirLines,
        "ics" | "ical" | "vcs" => FileKind::Calendar,
        "json" => FileKind::Fhir,
        "xml" => FileKind::Ccda,
        _ if lower.contains("begin:vcalendar") => FileKind::Calendar,
        _ if head.contains(&0) => FileKind::Unknown,
        _ if std::str::from_utf8(head).is_ok() || matches!(suffix.as_str(), "txt" | "md" | "eml") => FileKind::Text,
        _ => FileKind::Unknown,
    }
}

fn by_magic(bytes: &[u8]) -> Option<FileKind> {
    const MAGIC: [(&[u8], FileKind); 10] = [
        (b"%PDF-", FileKind::Pdf),
        (b"\x89PNG", FileKind::Image),
        (b"\xff\xd8\xff", FileKind::Image),
        (b"GIF8", FileKind::Image),
        (b"II*\0", FileKind::Image),
        (b"MM\0*", FileKind::Image),
        (b"RIFF", FileKind::Image),
        (b"PK\x03\x04", FileKind::Archive),
        (b"PK\x05\x06", FileKind::Archive),
        (b"\x1f\x8b", FileKind::Archive),
    ];
    if bytes.get(128..132) == Some(b"DICM") {
        return Some(FileKind::Dicom);
    }
    if bytes.get(4..8) == Some(b"ftyp") {
        return Some(FileKind::Image);
    }
    MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)).map(|(_, kind)| *kind)
}

fn json_kind(text: &str, suffix: &str) -> FileKind {
    // More than one object, one a line: the first line is a whole object and another follows.
    let mut lines = text.lines();
    let first_is_whole = lines.next().is_some_and(|line| line.starts_with('{') && line.trim_end().ends_with('}'));
    let second_starts = lines.find(|line| !line.trim().is_empty()).is_some_and(|line| line.starts_with('{'));
    if suffix == "ndjson" || (first_is_whole && second_starts) { FileKind::FhirLines } else { FileKind::Fhir }
}
