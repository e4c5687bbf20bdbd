//! The one entry for files: any bytes in, a reading out.

use crate::limits::FILE_BYTES_MAX;
use crate::paper::{paper_of, read_paper};
use crate::reading::{Context, FileKind, Reading};
use crate::{apple, ccda, contacts, detect, fhir, ics, smart};
use care_model::ProblemCode;
use std::borrow::Cow;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Reads a file. Never fails: what cannot be used is listed in `problems`, and a file that no reader
/// knows is kept unread by the caller.
pub fn read_file(name: &str, bytes: &[u8], context: &Context) -> Reading {
    let kind = detect(name, bytes);
    // Our own code has no panicking path (lints forbid it), but the parsers beneath are other people's.
    let reading = catch_unwind(AssertUnwindSafe(|| read(kind, name, bytes, context)));
    let mut reading = reading.unwrap_or_else(|_| {
        let mut reading = Reading::new(kind);
        reading.problem("file", ProblemCode::Malformed, "the reader gave up");
        reading
    });
    reading.settle(context);
    reading
}

fn read(kind: FileKind, name: &str, bytes: &[u8], context: &Context) -> Reading {
    let mut reading = Reading::new(kind);
    if bytes.len() > FILE_BYTES_MAX {
        reading.problem("file", ProblemCode::TooLarge, format!("{} bytes", bytes.len()));
        return reading;
    }
    match kind {
        FileKind::Empty => reading.problem("file", ProblemCode::Empty, "0 bytes"),
        FileKind::Fhir => {
            fhir::read_json(&decode(bytes), context, &mut reading);
            addresses_in_file(bytes, &mut reading);
        }
        FileKind::FhirLines => {
            fhir::read_lines(&decode(bytes), context, &mut reading);
            addresses_in_file(bytes, &mut reading);
        }
        FileKind::Calendar => ics::read(&decode(bytes), context, &mut reading),
        FileKind::Ccda if apple::is_repetition(name) => {
            reading.problem("file", ProblemCode::NotUsed, "export_cda.xml repeats export.xml");
        }
        FileKind::Ccda => ccda::read(&decode(bytes), context, &mut reading),
        FileKind::Text | FileKind::Pdf | FileKind::Page | FileKind::Mail | FileKind::RichText => {
            if let Some(paper) = paper_of(kind, bytes) {
                read_paper(paper, context, &mut reading);
            }
        }
        FileKind::Contacts => contacts::read(&decode(bytes), context, &mut reading),
        FileKind::HealthCard => smart::read_card(&decode(bytes), context, &mut reading),
        FileKind::HealthLink => smart::read_link(&decode(bytes), context, &mut reading),
        FileKind::AppleHealth => apple::read(bytes, context, &mut reading),
        FileKind::Dicom => crate::dicom::read(bytes, context, &mut reading),
        FileKind::Image | FileKind::Archive | FileKind::Unknown => {
            reading.problem("file", ProblemCode::UnknownFormat, "kept unread")
        }
    }
    say_if_of_no_use(&mut reading);
    reading
}

/// A file that was understood and gave nothing says so: no file is silent.
fn say_if_of_no_use(reading: &mut Reading) {
    let is_known = matches!(reading.kind, FileKind::Fhir | FileKind::FhirLines | FileKind::Calendar | FileKind::Ccda);
    if is_known && reading.drafts.is_empty() && reading.inside.is_empty() && reading.problems.is_empty() {
        reading.problem("file", ProblemCode::NotUsed, format!("{} entries", reading.total().not_used));
    }
}

/// Reads the words that were read off pictures: what tesseract answered, one answer a page. Never fails, as
/// [`read_file`].
pub fn read_scan(kind: FileKind, answers: &[&str], context: &Context) -> Reading {
    let read = || {
        let mut reading = Reading::new(kind);
        crate::paper::read_paper(crate::paper::paper_of_scan(answers), context, &mut reading);
        reading
    };
    catch_unwind(AssertUnwindSafe(read)).unwrap_or_else(|_| {
        let mut reading = Reading::new(kind);
        reading.problem("file", ProblemCode::Malformed, "the reader gave up");
        reading
    })
}

/// Text of bytes: UTF-8, UTF-16 by its mark, else the Western one-byte code that old systems write.
pub(crate) fn decode(bytes: &[u8]) -> Cow<'_, str> {
    let wide = |mark: usize, order: fn([u8; 2]) -> u16| -> Cow<'_, str> {
        let units = bytes.get(mark..).unwrap_or_default().chunks_exact(2);
        let units: Vec<u16> = units.map(|pair| order([byte(pair, 0), byte(pair, 1)])).collect();
        Cow::Owned(String::from_utf16_lossy(&units))
    };
    match wide_order(bytes) {
        Some((mark, Order::Little)) => return wide(mark, u16::from_le_bytes),
        Some((mark, Order::Big)) => return wide(mark, u16::from_be_bytes),
        None => {}
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        // Cut inside a character: the file is truncated, not Western.
        Err(error) if error.error_len().is_none() => String::from_utf8_lossy(bytes),
        // One byte a character: the Western code of Windows, which holds that of ISO.
        Err(_) => Cow::Owned(encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned()),
    }
}

/// Which byte of two comes first.
enum Order {
    Little,
    Big,
}

/// Whether text takes two bytes a character: by its mark, or because every second byte of its start, which
/// is markup in all our formats, is zero. With it the bytes that the mark takes.
fn wide_order(bytes: &[u8]) -> Option<(usize, Order)> {
    const STARTS: [u8; 4] = [b'<', b'{', b'[', b'B'];
    match bytes {
        [0xff, 0xfe, ..] => Some((2, Order::Little)),
        [0xfe, 0xff, ..] => Some((2, Order::Big)),
        [first, 0, second, 0, ..] if STARTS.contains(first) && *second != 0 => Some((0, Order::Little)),
        [0, first, 0, second, ..] if STARTS.contains(first) && *second != 0 => Some((0, Order::Big)),
        _ => None,
    }
}

/// Turns addresses within the decoded text into addresses within the file as it came.
fn addresses_in_file(bytes: &[u8], reading: &mut Reading) {
    let text = decode(bytes);
    let wide_mark = wide_order(bytes).map(|(mark, _)| mark);
    let (mark, width): (usize, fn(char) -> usize) = match &text {
        Cow::Owned(_) if wide_mark.is_some() => (wide_mark.unwrap_or(0), |c| c.len_utf16() * 2),
        // Not UTF-8 at all: one byte a character. (UTF-8 cut in the middle stays where it was.)
        Cow::Owned(_) if std::str::from_utf8(bytes).is_err_and(|error| error.error_len().is_some()) => (0, |_| 1),
        _ if bytes.starts_with(b"\xef\xbb\xbf") => (3, char::len_utf8),
        _ => return,
    };
    // Resources stand in the order of the file, so one walk is enough.
    let (mut in_text, mut in_file) = (0, mark);
    let mut chars = text.chars();
    let mut address_of = |wanted: usize| {
        while in_text < wanted {
            let Some(c) = chars.next() else { break };
            in_text += c.len_utf8();
            in_file += width(c);
        }
        in_file
    };
    for resource in &mut reading.resources {
        resource.start = address_of(resource.start);
        resource.end = address_of(resource.end);
    }
}

fn byte(pair: &[u8], at: usize) -> u8 {
    pair.get(at).copied().unwrap_or_default()
}
