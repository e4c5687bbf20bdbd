//! ZIP (APPNOTE 6.3.10): by its directory; where that is damaged or too long, from the front.

use super::names::decoded;
use super::{Opening, Place};
use care_model::ProblemCode;
use std::io::{BufReader, Read, Seek, SeekFrom};
use std::ops::ControlFlow;
use zip::read::read_zipfile_from_stream;
use zip::result::ZipError;
use zip::{CompressionMethod, ZipArchive};

/// The end of a ZIP: its last record and the longest remark that may follow.
const TAIL_BYTES: u64 = 66 * 1024;

impl Opening<'_> {
    pub(super) fn zip(&mut self, input: &mut (impl Read + Seek), place: &Place) -> ControlFlow<()> {
        // The whole directory is taken into memory, so its length is looked at first.
        let said = entries_said(input);
        if said.is_some_and(|said| said > self.budget.limits.entries as u64) {
            return self.front_to_back(input, place);
        }
        if said.is_some()
            && let Ok(mut archive) = ZipArchive::new(&mut *input)
        {
            return self.by_directory(&mut archive, place);
        }
        self.problem("file", ProblemCode::Truncated, "an archive without its directory");
        self.front_to_back(input, place)
    }

    fn by_directory<R: Read + Seek>(&mut self, archive: &mut ZipArchive<R>, place: &Place) -> ControlFlow<()> {
        for number in 1..=archive.len() {
            self.count()?;
            let at = place.of_entry(number);
            // First without unpacking: the name decides whether it is wanted at all.
            let raw = match archive.by_index_raw(number - 1) {
                Ok(raw) => raw,
                Err(error) => {
                    self.refused(at, &error);
                    continue;
                }
            };
            let (name, is_link, is_locked) = (name_of(&raw), is_link(raw.unix_mode()), raw.encrypted());
            let compression = raw.compression();
            drop(raw);
            let Some(name) = self.name(&name, place, number) else { continue };
            if is_link {
                self.problem(at, ProblemCode::NotUsed, "a link");
                continue;
            }
            if is_locked {
                self.problem(at, ProblemCode::UnknownFormat, "needs a password");
                continue;
            }
            if !is_read(compression) {
                self.problem(at, ProblemCode::UnknownFormat, "a compression that is not read");
                continue;
            }
            let bytes = match archive.by_index(number - 1) {
                Ok(mut entry) => {
                    let size = entry.size();
                    self.bytes(&mut entry, &at, size)?
                }
                Err(error) => {
                    self.refused(at, &error);
                    None
                }
            };
            if let Some(bytes) = bytes {
                self.file(name, bytes, place, number)?;
            }
        }
        ControlFlow::Continue(())
    }

    fn front_to_back(&mut self, input: &mut (impl Read + Seek), place: &Place) -> ControlFlow<()> {
        if input.seek(SeekFrom::Start(0)).is_err() {
            return ControlFlow::Continue(());
        }
        let mut input = BufReader::new(input);
        for number in 1_usize.. {
            let at = place.of_entry(number);
            let mut entry = match read_zipfile_from_stream(&mut input) {
                Ok(Some(entry)) => entry,
                Ok(None) => break,
                Err(error) => {
                    self.refused(at, &error);
                    break;
                }
            };
            self.count()?;
            let name = name_of(&entry);
            let Some(name) = self.name(&name, place, number) else { continue };
            if !is_read(entry.compression()) {
                self.problem(at, ProblemCode::UnknownFormat, "a compression that is not read");
                continue;
            }
            let size = entry.size();
            let bytes = self.bytes(&mut entry, &at, size)?;
            drop(entry);
            if let Some(bytes) = bytes {
                self.file(name, bytes, place, number)?;
            }
        }
        ControlFlow::Continue(())
    }

    fn refused(&mut self, at: String, error: &ZipError) {
        match error {
            ZipError::CompressionMethodNotSupported(method) => {
                self.problem(at, ProblemCode::UnknownFormat, format!("compression {method}"));
            }
            ZipError::UnsupportedArchive(_) | ZipError::InvalidPassword => {
                self.problem(at, ProblemCode::UnknownFormat, "an entry of a kind that is not read");
            }
            ZipError::Io(error) if error.kind() == std::io::ErrorKind::UnexpectedEof => {
                self.problem(at, ProblemCode::Truncated, "the archive ends in the middle");
            }
            _ => self.problem(at, ProblemCode::Malformed, "a damaged entry"),
        }
    }
}

/// Many programs write UTF-8 without saying so; what is not UTF-8 is read as the archive says.
fn name_of<R: Read>(entry: &zip::read::ZipFile<'_, R>) -> String {
    decoded(entry.name_raw(), |raw| {
        entry.name().map_or_else(|_| String::from_utf8_lossy(raw).into_owned(), std::borrow::Cow::into_owned)
    })
}

fn is_read(compression: CompressionMethod) -> bool {
    matches!(compression, CompressionMethod::Stored | CompressionMethod::Deflated)
}

fn is_link(mode: Option<u32>) -> bool {
    mode.is_some_and(|mode| mode & 0o170_000 == 0o120_000)
}

/// How many entries the last record says that there are; `None` where there is no such record.
fn entries_said(input: &mut (impl Read + Seek)) -> Option<u64> {
    let size = input.seek(SeekFrom::End(0)).ok()?;
    let start = size.saturating_sub(TAIL_BYTES);
    input.seek(SeekFrom::Start(start)).ok()?;
    let mut tail = Vec::new();
    input.take(TAIL_BYTES).read_to_end(&mut tail).ok()?;
    let last = |mark: &[u8]| tail.windows(mark.len()).rposition(|window| window == mark);
    let end = last(b"PK\x05\x06")?;
    let count = tail.get(end + 10..end + 12)?;
    let count = u64::from(u16::from_le_bytes(count.try_into().ok()?));
    // A long archive has its count in a record of its own (ZIP64).
    match last(b"PK\x06\x06").and_then(|at| tail.get(at + 32..at + 40)) {
        Some(wide) => Some(u64::from_le_bytes(wide.try_into().ok()?).max(count)),
        None => Some(count),
    }
}
