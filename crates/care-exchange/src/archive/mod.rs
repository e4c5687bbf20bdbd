//! Archives: ZIP, tar, gzip, and these within each other. One entry at a time is in memory.
//!
//! Never writes anything: an entry is a name that leads nowhere outside and its bytes. What an archive says
//! of sizes is not believed; what comes out is counted, and an archive that grows beyond the limits is left
//! where it stands. A damaged entry is a problem and the next one is read.

mod budget;
mod names;
mod packed;
mod tapes;
mod zips;

use crate::detect;
use crate::paper::InnerFile;
use crate::reading::FileKind;
use budget::Budget;
use care_model::{Problem, ProblemCode, Sensitive};
use names::Named;
use std::io::{Cursor, Read, Seek, SeekFrom};
use std::ops::ControlFlow;

/// How much of an archive is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ArchiveLimits {
    /// Most entries, those of archives within included.
    pub entries: usize,
    /// Largest entry, in bytes.
    pub entry_bytes: u64,
    /// Most bytes that all entries together may unpack to.
    pub total_bytes: u64,
    /// An archive that unpacks to more than so many times its own size is a bomb; small ones are let off.
    pub ratio: u64,
    /// Archives within archives.
    pub depth: usize,
}

impl Default for ArchiveLimits {
    fn default() -> Self {
        Self {
            entries: 100_000,
            entry_bytes: 256 * 1024 * 1024,
            total_bytes: 8 * 1024 * 1024 * 1024,
            ratio: 200,
            depth: 3,
        }
    }
}

/// Reads an archive, entry by entry.
///
/// - `name`: of the archive itself; only used for the file in a `.gz` that names none.
/// - `each`: gets every file, the files of archives within it under `inner.zip/…`; `Break` stops.
///
/// Problems have the entry's number as place (`entry 12`, within an inner archive `entry 3/12`).
pub fn open_archive<R: Read + Seek>(
    name: &str,
    mut input: R,
    limits: &ArchiveLimits,
    each: &mut dyn FnMut(InnerFile) -> ControlFlow<()>,
) -> Vec<Problem> {
    let size = input.seek(SeekFrom::End(0)).unwrap_or_default();
    let mut opening = Opening { budget: Budget::new(*limits, size), problems: Vec::new(), each };
    let place = Place { name: String::new(), number: String::new(), depth: 0 };
    let _ = opening.archive(name, &mut input, &place);
    opening.problems
}

/// Where an archive lies: the folder that its entries get, the number that its entries follow.
struct Place {
    name: String,
    number: String,
    depth: usize,
}

impl Place {
    fn of_entry(&self, number: usize) -> String {
        format!("entry {}{number}", self.number)
    }
}

struct Opening<'e> {
    budget: Budget,
    problems: Vec<Problem>,
    each: &'e mut dyn FnMut(InnerFile) -> ControlFlow<()>,
}

/// What an archive is.
enum Shape {
    Zip,
    Tape,
    Packed,
}

fn shape(input: &mut (impl Read + Seek)) -> Option<Shape> {
    let mut head = Vec::with_capacity(512);
    input.seek(SeekFrom::Start(0)).ok()?;
    input.by_ref().take(512).read_to_end(&mut head).ok()?;
    input.seek(SeekFrom::Start(0)).ok()?;
    if head.starts_with(b"\x1f\x8b") {
        Some(Shape::Packed)
    } else if head.starts_with(b"PK") {
        Some(Shape::Zip)
    } else {
        (detect("", &head) == FileKind::Archive).then_some(Shape::Tape)
    }
}

impl Opening<'_> {
    fn archive(&mut self, name: &str, input: &mut (impl Read + Seek), place: &Place) -> ControlFlow<()> {
        match shape(input) {
            Some(Shape::Zip) => self.zip(input, place),
            Some(Shape::Tape) => self.tape(input, place),
            Some(Shape::Packed) => self.packed(name, input, place),
            None => {
                self.problem("file", ProblemCode::Malformed, "no archive");
                ControlFlow::Continue(())
            }
        }
    }

    /// One file that came out: handed on, or opened where it is an archive itself.
    fn file(&mut self, name: String, bytes: Vec<u8>, place: &Place, number: usize) -> ControlFlow<()> {
        if detect(&name, &bytes) == FileKind::Archive {
            if place.depth < self.budget.limits.depth {
                let inner = Place {
                    name: format!("{name}/"),
                    number: format!("{}{number}/", place.number),
                    depth: place.depth + 1,
                };
                return self.archive(&name, &mut Cursor::new(bytes), &inner);
            }
            self.problem(place.of_entry(number), ProblemCode::TooLarge, "archives within archives beyond the limit");
            return ControlFlow::Continue(());
        }
        (self.each)(InnerFile { name: name.into(), bytes: Sensitive::new(bytes) })
    }

    /// The name that an entry gets here; `None` where it is not wanted, and said where it leads outside.
    fn name(&mut self, raw: &str, place: &Place, number: usize) -> Option<String> {
        match names::inside(raw) {
            Named::Inside(name) if crate::apple::is_repetition(&name) => {
                self.problem(place.of_entry(number), ProblemCode::NotUsed, "export_cda.xml repeats export.xml");
                None
            }
            Named::Inside(name) => Some(format!("{}{name}", place.name)),
            Named::Folder | Named::Clutter => None,
            Named::Outside => {
                self.problem(place.of_entry(number), ProblemCode::Malformed, "its name leads outside the archive");
                None
            }
        }
    }

    /// Reads one entry whole. `None` where it could not be; `Break` where the whole archive is too much.
    fn bytes(&mut self, entry: &mut dyn Read, at: &str, declared: u64) -> ControlFlow<(), Option<Vec<u8>>> {
        let limits = self.budget.limits;
        if declared > limits.entry_bytes {
            self.problem(at, ProblemCode::TooLarge, format!("{declared} bytes"));
            return ControlFlow::Continue(None);
        }
        let room = usize::try_from(declared.min(1024 * 1024)).unwrap_or_default();
        let mut bytes = Vec::with_capacity(room);
        let read = entry.take(limits.entry_bytes.min(self.budget.left()) + 1).read_to_end(&mut bytes);
        let is_within = self.budget.take(bytes.len() as u64);
        if !is_within {
            self.problem("file", ProblemCode::TooLarge, "an archive that unpacks beyond the limit");
            return ControlFlow::Break(());
        }
        if bytes.len() as u64 > limits.entry_bytes {
            self.problem(at, ProblemCode::TooLarge, format!("more than {} bytes", limits.entry_bytes));
            return ControlFlow::Continue(None);
        }
        if let Err(error) = read {
            let why = if error.kind() == std::io::ErrorKind::UnexpectedEof {
                ProblemCode::Truncated
            } else {
                ProblemCode::Malformed
            };
            self.problem(at, why, "a damaged entry");
            return ControlFlow::Continue(None);
        }
        ControlFlow::Continue(Some(bytes))
    }

    /// Counts an entry; says once, and stops, when there are too many.
    fn count(&mut self) -> ControlFlow<()> {
        if self.budget.count() {
            return ControlFlow::Continue(());
        }
        self.problem("file", ProblemCode::TooLarge, format!("more than {} entries", self.budget.limits.entries));
        ControlFlow::Break(())
    }

    fn problem(&mut self, at: impl Into<String>, why: ProblemCode, detail: impl Into<String>) {
        let (at, detail) = (at.into(), detail.into());
        match self.problems.len() {
            n if n < crate::limits::PROBLEMS_MAX => self.problems.push(Problem { at, why, detail }),
            n if n == crate::limits::PROBLEMS_MAX => self.problems.push(Problem {
                at: "file".into(),
                why: ProblemCode::TooLarge,
                detail: "more problems than are listed".into(),
            }),
            _ => {}
        }
    }
}
