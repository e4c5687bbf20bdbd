//! Tar: POSIX, GNU and the old kind, entry after entry.

use super::names::decoded;
use super::{Opening, Place};
use care_model::ProblemCode;
use std::io::Read;
use std::ops::ControlFlow;
use tar::{Archive, EntryType};

/// Longest record that only names the next entry, in bytes.
const NAME_RECORD_BYTES_MAX: u64 = 64 * 1024;

impl Opening<'_> {
    pub(super) fn tape(&mut self, input: &mut dyn Read, place: &Place) -> ControlFlow<()> {
        let mut archive = Archive::new(input);
        let Ok(entries) = archive.entries() else { return ControlFlow::Continue(()) };
        // Raw: the crate would take a name record into memory whole, whatever its length.
        let mut long_name: Option<Vec<u8>> = None;
        for (number, entry) in (1_usize..).zip(entries.raw(true)) {
            self.count()?;
            let at = place.of_entry(number);
            let Ok(mut entry) = entry else {
                self.problem(at, ProblemCode::Truncated, "the archive breaks off or is damaged here");
                break;
            };
            let kind = entry.header().entry_type();
            let declared = entry.size();
            match kind {
                EntryType::GNULongName | EntryType::XHeader => {
                    let record = if declared > NAME_RECORD_BYTES_MAX {
                        self.problem(at, ProblemCode::TooLarge, "a name beyond the limit");
                        None
                    } else {
                        self.bytes(&mut entry, &at, declared)?
                    };
                    long_name = record.and_then(|record| name_in(kind, &record)).or(long_name);
                    continue;
                }
                EntryType::GNULongLink | EntryType::XGlobalHeader | EntryType::Directory => continue,
                EntryType::Regular | EntryType::Continuous => {}
                EntryType::Symlink | EntryType::Link => {
                    long_name = None;
                    self.problem(at, ProblemCode::NotUsed, "a link");
                    continue;
                }
                _ => {
                    long_name = None;
                    self.problem(at, ProblemCode::NotUsed, "no file");
                    continue;
                }
            }
            let raw = long_name.take().unwrap_or_else(|| entry.path_bytes().into_owned());
            // Old systems write the code of their own language.
            let raw = decoded(&raw, |raw| encoding_rs::WINDOWS_1252.decode_without_bom_handling(raw).0.into_owned());
            let Some(name) = self.name(&raw, place, number) else { continue };
            if let Some(bytes) = self.bytes(&mut entry, &at, declared)? {
                // A tape that breaks off gives fewer bytes than it said, without a word.
                if (bytes.len() as u64) < declared {
                    self.problem(at, ProblemCode::Truncated, "the archive ends in the middle");
                    break;
                }
                self.file(name, bytes, place, number)?;
            }
        }
        ControlFlow::Continue(())
    }
}

/// The name in a record before an entry: whole (GNU), or as `path=` among others (POSIX).
fn name_in(kind: EntryType, record: &[u8]) -> Option<Vec<u8>> {
    if kind == EntryType::GNULongName {
        return Some(record.split(|byte| *byte == 0).next().unwrap_or_default().to_vec());
    }
    let mut lines = record.split(|byte| *byte == b'\n');
    lines.find_map(|line| {
        let at = line.windows(6).position(|window| window == b" path=")?;
        line.get(at + 6..).map(<[u8]>::to_vec)
    })
}
