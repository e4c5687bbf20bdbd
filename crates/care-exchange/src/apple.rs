//! Apple Health: `export.xml`, which may be larger than memory, and the clinical records beside it.
//!
//! Only the birthday and the list of clinical records are taken; those are FHIR (1.0.2 and 4.0.1 mixed) in
//! files of their own, which the caller reads like any other. Measurements come by the million and are
//! only counted. What the file defines of its own (its DTD, entities) is never looked at.

use crate::reading::{Context, FileKind, Reading, Subject};
use care_model::ProblemCode;
use chrono::NaiveDate;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;
use std::cell::Cell;
use std::io::{self, BufRead, BufReader, Read, Seek};
use std::rc::Rc;

use crate::limits::{ENTRIES_MAX, NESTING_MAX};

/// Longest single tag, definition or text, in bytes.
const PIECE_BYTES_MAX: usize = 4 * 1024 * 1024;
/// Bytes that are taken over at a time.
const CHUNK_BYTES: usize = 64 * 1024;
/// Longest path of a clinical record, in bytes.
const PATH_BYTES_MAX: usize = 512;
/// Bytes by which an export is known within an archive.
const LOOK_BYTES: u64 = 4096;

/// Whether a file of an export says again, at greater length, what `export.xml` says.
pub(crate) fn is_repetition(name: &str) -> bool {
    name.rsplit(['/', '\\']).next().is_some_and(|last| last.eq_ignore_ascii_case("export_cda.xml"))
}

/// Reads an `export.xml` of any size; only one tag of it is in memory at a time.
///
/// `beside` of the reading has the paths of the clinical records, from the folder of the export.
pub fn read_apple_health(input: impl BufRead, context: &Context) -> Reading {
    let mut reading = Reading::new(FileKind::AppleHealth);
    read(input, context, &mut reading);
    reading.settle(context);
    reading
}

/// Reads the `export.xml` within a ZIP without unpacking it into memory, whatever its name in the language
/// of the phone; `None` where there is none. Its name in the archive comes with it.
pub fn read_apple_health_in(zip: impl Read + Seek, context: &Context) -> Option<(String, Reading)> {
    let mut archive = zip::ZipArchive::new(zip).ok()?;
    let wanted = |name: &str| name.to_ascii_lowercase().ends_with(".xml") && !is_repetition(name);
    let names: Vec<(usize, String)> = (0..archive.len())
        .filter_map(|at| Some((at, archive.name_for_index(at)?.ok()?.into_owned())))
        .filter(|(_, name)| wanted(name) && name.matches('/').count() <= 2)
        .take(20)
        .collect();
    for (at, name) in names {
        let Ok(mut entry) = archive.by_index(at) else { continue };
        let mut head = Vec::new();
        if entry.by_ref().take(LOOK_BYTES).read_to_end(&mut head).is_err() {
            continue;
        }
        if crate::detect(&name, &head) == FileKind::AppleHealth {
            let whole = io::Cursor::new(head).chain(entry);
            return Some((name, read_apple_health(BufReader::new(whole), context)));
        }
    }
    None
}

pub(crate) fn read(input: impl BufRead, _context: &Context, reading: &mut Reading) {
    walk(input, reading);
    if reading.beside.is_empty() {
        let count = reading.total().not_used;
        reading.problem("file", ProblemCode::NotUsed, format!("no clinical records beside {count} measurements"));
    }
}

fn walk(input: impl BufRead, reading: &mut Reading) {
    let since = Rc::new(Cell::new(0));
    let mut xml = Reader::from_reader(Measured { inner: input, since: Rc::clone(&since), ascii: Vec::new(), at: 0 });
    xml.config_mut().check_end_names = false;
    xml.config_mut().allow_unmatched_ends = true;
    let mut piece = Vec::new();
    let mut depth = 0_usize;
    loop {
        since.set(0);
        piece.clear();
        match xml.read_event_into(&mut piece) {
            Ok(Event::Start(tag)) => {
                depth += 1;
                if depth > NESTING_MAX {
                    reading.problem("file", ProblemCode::TooLarge, "tags within tags beyond the limit");
                    break;
                }
                element(&tag, reading);
            }
            Ok(Event::Empty(tag)) => element(&tag, reading),
            Ok(Event::End(_)) => depth = depth.saturating_sub(1),
            Ok(Event::Eof) => {
                if depth > 0 {
                    reading.problem("file", ProblemCode::Truncated, "the export does not end");
                }
                break;
            }
            Ok(_) => {}
            Err(quick_xml::Error::Io(_)) => {
                let why = if since.get() > PIECE_BYTES_MAX { "a tag beyond the limit" } else { "the file breaks off" };
                reading.problem("file", ProblemCode::TooLarge, why);
                break;
            }
            Err(_) => {
                reading.problem("file", ProblemCode::Malformed, format!("damaged at byte {}", xml.error_position()));
                break;
            }
        }
    }
}

fn element(tag: &BytesStart<'_>, reading: &mut Reading) {
    match tag.name().as_ref() {
        "Me" => {
            let born = attribute(tag, "HKCharacteristicTypeIdentifierDateOfBirth");
            let born_on = born.as_deref().and_then(|born| born.parse::<NaiveDate>().ok());
            if born.is_some_and(|born| !born.is_empty()) && born_on.is_none() {
                reading.problem("Me", ProblemCode::BadDate, "date of birth");
            }
            // The export gives no name: it is about whoever wears the watch.
            reading.subject = Some(Subject { name: "".into(), born_on, zone: None });
            reading.count_read("Me");
        }
        "ClinicalRecord" => clinical_record(tag, reading),
        name @ ("Record" | "Workout" | "ActivitySummary" | "Correlation" | "Audiogram" | "VisionPrescription") => {
            reading.count_not_used(name);
        }
        _ => {}
    }
}

/// A record of an office: its file lies beside the export.
fn clinical_record(tag: &BytesStart<'_>, reading: &mut Reading) {
    let Some(path) = attribute(tag, "resourceFilePath").filter(|path| !path.is_empty()) else {
        reading.count_not_used("ClinicalRecord");
        return reading.problem("ClinicalRecord", ProblemCode::Missing, "resourceFilePath");
    };
    match inside(&path) {
        Some(path) if reading.beside.len() < ENTRIES_MAX => {
            reading.beside.push(path.into());
            reading.count_read("ClinicalRecord");
        }
        Some(_) => reading.count_not_used("ClinicalRecord"),
        None => {
            reading.count_not_used("ClinicalRecord");
            reading.problem("ClinicalRecord", ProblemCode::Malformed, "its path leads outside the export");
        }
    }
}

/// A path that leads below the folder of the export; the leading `/` that Apple writes goes.
fn inside(path: &str) -> Option<String> {
    let path = path.strip_prefix('/').unwrap_or(path);
    let is_odd = path.len() > PATH_BYTES_MAX || path.contains(['\\', ':', '%']) || path.chars().any(char::is_control);
    let is_below = path.split('/').all(|part| !part.trim_end_matches(['.', ' ']).is_empty());
    (is_below && !is_odd).then(|| path.to_owned())
}

/// An attribute; only the five references that XML itself has, and numbers, are taken apart.
fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = tag.attributes().with_checks(false).flatten().find(|one| one.key.as_ref() == name)?;
    let raw = found.value;
    Some(quick_xml::escape::unescape(&raw).map_or_else(|_| raw.to_string(), |text| text.into_owned()))
}

/// Counts what is read for one piece, so that none can take all memory; and hands on ASCII alone. All that
/// is asked of an export (days, paths) is ASCII, and a letter that is no UTF-8 would end it.
struct Measured<R> {
    inner: R,
    since: Rc<Cell<usize>>,
    ascii: Vec<u8>,
    at: usize,
}

impl<R: BufRead> Read for Measured<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let count = self.fill_buf()?.read(into)?;
        self.consume(count);
        Ok(count)
    }
}

impl<R: BufRead> BufRead for Measured<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.since.get() > PIECE_BYTES_MAX {
            return Err(io::Error::other("a piece beyond the limit"));
        }
        if self.at >= self.ascii.len() {
            let chunk = self.inner.fill_buf()?;
            let chunk = chunk.get(..chunk.len().min(CHUNK_BYTES)).unwrap_or_default();
            self.ascii.clear();
            self.ascii.extend(chunk.iter().map(|byte| if byte.is_ascii() { *byte } else { b'?' }));
            self.at = 0;
            let count = self.ascii.len();
            self.inner.consume(count);
        }
        Ok(self.ascii.get(self.at..).unwrap_or_default())
    }

    fn consume(&mut self, count: usize) {
        self.since.set(self.since.get().saturating_add(count));
        self.at += count;
    }
}
