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
pub(crate) mod ocr;
mod reader;

pub use reader::ReaderProgram;
pub(crate) use reader::{Answer, Ended, Reader};
use std::process::ExitCode;

/// The argument that makes the program read for another.
const READ_OUTSIDE: &str = "read-outside";
/// A second argument: standard input is an archive.
const ARCHIVE: &str = "archive";
/// Or: the arguments that follow are a program of the system, to be started with limits.
const PROGRAM: &str = "program";
/// Bytes that go over the pipe at once.
pub(crate) const PIECE_BYTES: usize = 256 * 1024;

/// Where this program was started to read for another, does that, and says how it ended. To be called first thing.
pub fn answer_as_reader() -> Option<ExitCode> {
    let mut arguments = std::env::args_os().skip(1);
    if arguments.next().is_none_or(|argument| argument != READ_OUTSIDE) {
        return None;
    }
    let how = arguments.next();
    Some(match how {
        Some(how) if how == PROGRAM => child::become_program(arguments),
        how => child::read_outside(how.is_some_and(|how| how == ARCHIVE)),
    })
}
