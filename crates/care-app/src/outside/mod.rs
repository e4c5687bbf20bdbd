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

pub use child::read_outside;
pub(crate) use reader::{Answer, Ended};
pub use reader::{Reader, ReaderProgram};

/// The one argument that makes the program read for another.
pub const READ_OUTSIDE: &str = "read-outside";
/// Bytes that go over the pipe at once.
pub(crate) const PIECE_BYTES: usize = 256 * 1024;
