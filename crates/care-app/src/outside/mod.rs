//! Bytes from outside are read in a process of their own.
//!
//! A file may be made to hurt: a few bytes that ask for gigabytes, a loop, a hole in a parser of other people's.
//! So the parsers run in a child of this very program that was given limits on memory, on open files and, where
//! the system knows how (Linux), no files, no network and no other programs at all. It gets bytes over a pipe and
//! answers with what they say. It never sees a key: it is started anew, not forked. Dead or silent, it costs one
//! line about one file.

mod child;
mod confine;
mod frame;
mod reader;

pub use reader::ReaderProgram;
pub(crate) use reader::{Answer, Ended, Reader};
use std::process::ExitCode;

/// The argument that makes the program read for another.
const READ_OUTSIDE: &str = "read-outside";
/// A second argument: standard input is an archive.
const ARCHIVE: &str = "archive";
/// Bytes that go over the pipe at once.
pub(crate) const PIECE_BYTES: usize = 256 * 1024;

/// Where this program was started to read for another, does that, and says how it ended. To be called first thing.
pub fn answer_as_reader() -> Option<ExitCode> {
    let mut arguments = std::env::args_os().skip(1);
    let is_reader = arguments.next().is_some_and(|argument| argument == READ_OUTSIDE);
    is_reader.then(|| child::read_outside(arguments.next().is_some_and(|argument| argument == ARCHIVE)))
}
