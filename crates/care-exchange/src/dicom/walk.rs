//! The bones of a DICOM file: tags and where their values lie (PS3.5). Every length is checked against what is there
//! before anything is taken, so no file can ask for more memory than it has bytes.

use care_model::ProblemCode;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::Read;
use std::ops::Range;

/// Sequences within sequences.
const DEPTH_MAX: usize = 16;
/// Elements of one file, all levels together.
const ELEMENTS_MAX: usize = 400_000;
/// What a deflated file may unpack to.
const INFLATED_BYTES_MAX: u64 = 256 * 1024 * 1024;

const ITEM: u32 = 0xfffe_e000;
const ITEM_END: u32 = 0xfffe_e00d;
const SEQUENCE_END: u32 = 0xfffe_e0dd;
pub(super) const PIXEL_DATA: u32 = 0x7fe0_0010;
const TRANSFER_SYNTAX: u32 = 0x0002_0010;
const UNDEFINED: u32 = u32::MAX;

/// One data set: its elements by tag (`group << 16 | element`).
#[derive(Default)]
pub(super) struct Set {
    pub values: BTreeMap<u32, Range<usize>>,
    /// Sequences that are followed.
    pub items: BTreeMap<u32, Vec<Set>>,
}

/// A file, walked.
pub(super) struct Walked<'a> {
    /// The bytes that the ranges mean: the file's, or what it inflates to.
    pub bytes: Cow<'a, [u8]>,
    pub set: Set,
    pub transfer_syntax: String,
    pub is_big_endian: bool,
    /// Pieces of compressed pixel data, one or more a frame; empty where it is native.
    pub fragments: Vec<Range<usize>>,
    /// What went wrong, after which the rest is missing.
    pub trouble: Option<ProblemCode>,
}

struct Walk<'b> {
    bytes: &'b [u8],
    at: usize,
    is_explicit: bool,
    is_big_endian: bool,
    elements: usize,
    fragments: Vec<Range<usize>>,
    /// The one sequence whose items are kept.
    wanted: u32,
}

/// Walks a file; items are kept of the sequence `wanted` alone. `None` if it is no DICOM at all.
pub(super) fn walk(bytes: &[u8], wanted: u32) -> Option<Walked<'_>> {
    let start = if bytes.get(128..132) == Some(b"DICM") { 132 } else { 0 };
    let mut walk =
        Walk { bytes, at: start, is_explicit: true, is_big_endian: false, elements: 0, fragments: Vec::new(), wanted };
    let mut set = Set::default();
    let mut trouble = walk.elements_of(&mut set, 0, &|tag| tag >> 16 != 2).err();
    let transfer_syntax = set.values.get(&TRANSFER_SYNTAX).and_then(|range| bytes.get(range.clone()));
    let transfer_syntax: String = transfer_syntax
        .map(|uid| String::from_utf8_lossy(uid).trim_matches(['\0', ' ']).to_owned())
        .unwrap_or_default();
    let mut held = Cow::Borrowed(bytes);
    let (wanted, at) = (walk.wanted, walk.at);
    if transfer_syntax == "1.2.840.10008.1.2.1.99" && trouble.is_none() {
        let mut inflated = Vec::new();
        let packed = bytes.get(at..).unwrap_or_default();
        let read = flate2::read::DeflateDecoder::new(packed).take(INFLATED_BYTES_MAX).read_to_end(&mut inflated);
        trouble = read.err().map(|_| ProblemCode::Truncated);
        // The meta group stays readable at its old place.
        let mut whole = bytes.get(..at).unwrap_or_default().to_vec();
        whole.extend(inflated);
        held = Cow::Owned(whole);
    }
    if trouble.is_none() {
        let guessed = form_of(&transfer_syntax, held.get(at..).unwrap_or_default());
        let (is_explicit, is_big_endian) = guessed.or((start > 0).then_some((true, false)))?;
        let mut body = Walk {
            bytes: &held,
            at,
            is_explicit,
            is_big_endian,
            elements: walk.elements,
            fragments: Vec::new(),
            wanted,
        };
        trouble = body.elements_of(&mut set, 0, &|_| false).err();
        let (fragments, is_big_endian) = (std::mem::take(&mut body.fragments), body.is_big_endian);
        let is_something = start > 0 || set.values.keys().any(|tag| tag >> 16 >= 4);
        return is_something.then_some(Walked { bytes: held, set, transfer_syntax, is_big_endian, fragments, trouble });
    }
    let is_something = start > 0 || set.values.keys().any(|tag| tag >> 16 >= 2);
    is_something.then_some(Walked {
        bytes: held,
        set,
        transfer_syntax,
        is_big_endian: false,
        fragments: Vec::new(),
        trouble,
    })
}

/// Whether value representations are written out, and the order of bytes: by the transfer syntax, else by how the
/// data set begins. `None` if it begins like no data set.
fn form_of(transfer_syntax: &str, body: &[u8]) -> Option<(bool, bool)> {
    match transfer_syntax {
        "1.2.840.10008.1.2" => return Some((false, false)),
        "1.2.840.10008.1.2.2" => return Some((true, true)),
        // Compressed pictures are to be explicit; some writers forget it, so the start of the data set decides.
        _ => {}
    }
    let head = body.get(..8)?;
    let is_explicit = head.get(4..6)?.iter().all(u8::is_ascii_uppercase);
    match head.get(..2)? {
        [0x02 | 0x04 | 0x08 | 0x10 | 0x18 | 0x20, 0] => Some((is_explicit, false)),
        [0, 0x02 | 0x04 | 0x08 | 0x10 | 0x18 | 0x20] => Some((is_explicit, true)),
        _ => None,
    }
}

impl Walk<'_> {
    /// Elements up to the end, to the end of an item, or to the first tag that `stops`.
    fn elements_of(&mut self, set: &mut Set, depth: usize, stops: &dyn Fn(u32) -> bool) -> Result<(), ProblemCode> {
        while self.at < self.bytes.len() {
            let start = self.at;
            let tag = self.tag()?;
            if matches!(tag, ITEM_END | SEQUENCE_END) && depth > 0 {
                self.skip(4)?;
                return Ok(());
            }
            if stops(tag) {
                self.at = start;
                return Ok(());
            }
            self.elements += 1;
            if self.elements > ELEMENTS_MAX {
                return Err(ProblemCode::TooLarge);
            }
            let (vr, length) = self.head_of(tag)?;
            if tag == PIXEL_DATA && depth == 0 {
                return self.pixels(set, length);
            }
            let begins = self.at;
            if length == UNDEFINED || tag == self.wanted {
                // A value of unknown form with no length is written the plain way inside (PS3.5 6.2.2).
                let form = self.is_explicit;
                self.is_explicit = form && &vr != b"UN";
                let items = self.sequence(length, depth + 1, tag == self.wanted);
                self.is_explicit = form;
                if tag == self.wanted {
                    set.items.insert(tag, items?);
                } else {
                    items?;
                }
                continue;
            }
            let length = usize::try_from(length).map_err(|_| ProblemCode::Truncated)?;
            let ends =
                begins.checked_add(length).filter(|ends| *ends <= self.bytes.len()).ok_or(ProblemCode::Truncated)?;
            set.values.entry(tag).or_insert(begins..ends);
            self.at = ends;
        }
        Ok(())
    }

    /// The items of a sequence; where they are not wanted only its end is looked for.
    fn sequence(&mut self, length: u32, depth: usize, is_wanted: bool) -> Result<Vec<Set>, ProblemCode> {
        if depth > DEPTH_MAX {
            return Err(ProblemCode::TooLarge);
        }
        let ends = match length {
            UNDEFINED => self.bytes.len(),
            length => usize::try_from(length)
                .ok()
                .and_then(|length| self.at.checked_add(length))
                .filter(|ends| *ends <= self.bytes.len())
                .ok_or(ProblemCode::Truncated)?,
        };
        let mut items = Vec::new();
        while self.at < ends {
            let tag = self.tag()?;
            let length = self.number32()?;
            if tag == SEQUENCE_END {
                return Ok(items);
            }
            if tag != ITEM {
                return Err(ProblemCode::Malformed);
            }
            self.elements += 1;
            if self.elements > ELEMENTS_MAX {
                return Err(ProblemCode::TooLarge);
            }
            let mut item = Set::default();
            if length == UNDEFINED {
                self.elements_of(&mut item, depth, &|_| false)?;
            } else {
                let length = usize::try_from(length).map_err(|_| ProblemCode::Truncated)?;
                let item_ends =
                    self.at.checked_add(length).filter(|at| *at <= self.bytes.len()).ok_or(ProblemCode::Truncated)?;
                if is_wanted {
                    let whole = self.bytes;
                    self.bytes = whole.get(..item_ends).unwrap_or_default();
                    let read = self.elements_of(&mut item, depth, &|_| false);
                    self.bytes = whole;
                    read?;
                }
                self.at = item_ends;
            }
            if is_wanted {
                items.push(item);
            }
        }
        Ok(items)
    }

    /// Pixel data ends the walk: nothing of use comes after it.
    fn pixels(&mut self, set: &mut Set, length: u32) -> Result<(), ProblemCode> {
        let begins = self.at;
        if length != UNDEFINED {
            let length = usize::try_from(length).map_err(|_| ProblemCode::Truncated)?;
            let ends = begins.saturating_add(length).min(self.bytes.len());
            set.values.insert(PIXEL_DATA, begins..ends);
            let is_whole = ends - begins == length;
            self.at = self.bytes.len();
            return if is_whole { Ok(()) } else { Err(ProblemCode::Truncated) };
        }
        set.values.insert(PIXEL_DATA, begins..begins);
        let mut is_first = true;
        while self.at < self.bytes.len() {
            let tag = self.tag()?;
            let length = usize::try_from(self.number32()?).map_err(|_| ProblemCode::Truncated)?;
            if tag != ITEM {
                break;
            }
            let ends =
                self.at.checked_add(length).filter(|ends| *ends <= self.bytes.len()).ok_or(ProblemCode::Truncated)?;
            // The first piece is the table of offsets.
            if !is_first {
                self.fragments.push(self.at..ends);
            }
            is_first = false;
            self.at = ends;
        }
        self.at = self.bytes.len();
        Ok(())
    }

    fn head_of(&mut self, tag: u32) -> Result<([u8; 2], u32), ProblemCode> {
        if !self.is_explicit || tag >> 16 == 0xfffe {
            return Ok((*b"  ", self.number32()?));
        }
        let vr: [u8; 2] = self.take(2)?.try_into().map_err(|_| ProblemCode::Truncated)?;
        if !vr.iter().all(u8::is_ascii_uppercase) {
            return Err(ProblemCode::Malformed);
        }
        const LONG: [&[u8; 2]; 13] =
            [b"OB", b"OW", b"OF", b"OD", b"OL", b"OV", b"SQ", b"UC", b"UR", b"UT", b"UN", b"SV", b"UV"];
        if LONG.contains(&&vr) {
            self.skip(2)?;
            return Ok((vr, self.number32()?));
        }
        Ok((vr, u32::from(self.number16()?)))
    }

    fn tag(&mut self) -> Result<u32, ProblemCode> {
        Ok(u32::from(self.number16()?) << 16 | u32::from(self.number16()?))
    }

    fn number16(&mut self) -> Result<u16, ProblemCode> {
        let bytes: [u8; 2] = self.take(2)?.try_into().map_err(|_| ProblemCode::Truncated)?;
        Ok(if self.is_big_endian { u16::from_be_bytes(bytes) } else { u16::from_le_bytes(bytes) })
    }

    fn number32(&mut self) -> Result<u32, ProblemCode> {
        let bytes: [u8; 4] = self.take(4)?.try_into().map_err(|_| ProblemCode::Truncated)?;
        Ok(if self.is_big_endian { u32::from_be_bytes(bytes) } else { u32::from_le_bytes(bytes) })
    }

    fn skip(&mut self, count: usize) -> Result<(), ProblemCode> {
        self.take(count).map(drop)
    }

    fn take(&mut self, count: usize) -> Result<&[u8], ProblemCode> {
        let ends = self.at.checked_add(count).ok_or(ProblemCode::Truncated)?;
        let taken = self.bytes.get(self.at..ends).ok_or(ProblemCode::Truncated)?;
        self.at = ends;
        Ok(taken)
    }
}
