//! The reading process itself.

use super::frame::{self, ASK, BYTES, END, INNER, READING};
use super::{PIECE_BYTES, confine};
use care_exchange::{ArchiveLimits, Context, FileKind, InnerFile, Reading, open_archive, read_file, read_scan};
use serde::{Deserialize, Serialize};
use std::io::{self, BufWriter, Read, Seek, Write};
use std::ops::ControlFlow;
use std::process::ExitCode;

/// What is asked about the bytes that follow.
#[derive(Serialize, Deserialize)]
pub(super) struct Question {
    /// The file's name; a hint, never trusted.
    pub name: String,
    /// What the reader knows besides.
    pub context: Context,
    /// The bytes are what was read off the pictures of a file of this kind: a list of words, page by page, JSON.
    #[serde(default)]
    pub scan_of: Option<FileKind>,
}

/// Reads files for the program that started this one, until its pipe ends. With `archive`, standard input *is* the
/// file: an archive too large to go through memory.
pub fn read_outside(is_archive: bool) -> ExitCode {
    // Whatever happens in here is told by the answer, never by words on a terminal.
    std::panic::set_hook(Box::new(|_| {}));
    confine::close_what_was_inherited();
    let archive = is_archive.then(own_input).transpose();
    if confine::confine().is_err() {
        return ExitCode::from(3);
    }
    let mut out = BufWriter::with_capacity(PIECE_BYTES, io::stdout().lock());
    let done = match archive {
        Ok(Some(file)) => unpack(file, &mut out),
        Ok(None) => answer_all(&mut io::stdin().lock(), &mut out),
        Err(error) => Err(error),
    };
    if done.is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Becomes a program of the system, with its arguments, after giving up what reading does not need.
#[cfg(unix)]
pub(super) fn become_program(mut arguments: impl Iterator<Item = std::ffi::OsString>) -> ExitCode {
    use std::os::unix::process::CommandExt;
    confine::close_what_was_inherited();
    let Some(program) = arguments.next().filter(|_| confine::confine_program().is_ok()) else {
        return ExitCode::from(3);
    };
    // Only a failure comes back from here.
    drop(std::process::Command::new(program).args(arguments).exec());
    ExitCode::FAILURE
}

/// Elsewhere no such program is looked for.
#[cfg(not(unix))]
pub(super) fn become_program(_: impl Iterator<Item = std::ffi::OsString>) -> ExitCode {
    ExitCode::FAILURE
}

/// Standard input as a file that can be read in any order.
#[cfg(unix)]
fn own_input() -> io::Result<std::fs::File> {
    use std::os::fd::AsFd;
    Ok(io::stdin().as_fd().try_clone_to_owned()?.into())
}

#[cfg(windows)]
fn own_input() -> io::Result<std::fs::File> {
    use std::os::windows::io::AsHandle;
    Ok(io::stdin().as_handle().try_clone_to_owned()?.into())
}

fn answer_all(from: &mut impl Read, out: &mut impl Write) -> io::Result<()> {
    while let Some((tag, payload)) = frame::read(from)? {
        if tag != ASK {
            return Err(io::ErrorKind::InvalidData.into());
        }
        let question: Question = serde_json::from_slice(&payload)?;
        let mut file = Vec::new();
        loop {
            match frame::read_onto(from, &mut file)? {
                Some(BYTES) => {}
                Some(END) => break,
                _ => return Err(io::ErrorKind::InvalidData.into()),
            }
        }
        let reading = read_here(&question, &file, &mut |inner| hand_out(out, &inner));
        // The file's memory goes before the answer's comes.
        drop(file);
        frame::write(out, READING, &serde_json::to_vec(&reading)?)?;
        out.flush()?;
    }
    Ok(())
}

/// Reads a file and hands out what lies in it.
pub(super) fn read_here(
    question: &Question,
    bytes: &[u8],
    hand_out: &mut dyn FnMut(InnerFile) -> ControlFlow<()>,
) -> Reading {
    let Question { name, context, scan_of } = question;
    if let Some(kind) = scan_of {
        let pages: Vec<String> = serde_json::from_slice(bytes).unwrap_or_default();
        return read_scan(*kind, &pages.iter().map(String::as_str).collect::<Vec<_>>(), context);
    }
    let mut reading = read_file(name, bytes, context);
    for inner in std::mem::take(&mut reading.inside) {
        if hand_out(inner).is_break() {
            break;
        }
    }
    if reading.kind == FileKind::Archive {
        reading.problems = open_archive(name, io::Cursor::new(bytes), &ArchiveLimits::default(), hand_out);
    }
    reading
}

/// Hands out the files of an archive, then says what could not be.
fn unpack(file: impl Read + Seek, out: &mut impl Write) -> io::Result<()> {
    let mut reading = Reading::new(FileKind::Archive);
    reading.problems = open_archive("", file, &ArchiveLimits::default(), &mut |inner| hand_out(out, &inner));
    frame::write(out, READING, &serde_json::to_vec(&reading)?)?;
    out.flush()
}

fn hand_out(out: &mut impl Write, inner: &InnerFile) -> ControlFlow<()> {
    let written = (|| {
        frame::write(out, INNER, inner.name.reveal().as_bytes())?;
        for piece in inner.bytes.reveal().chunks(PIECE_BYTES) {
            frame::write(out, BYTES, piece)?;
        }
        frame::write(out, END, &[])
    })();
    if written.is_ok() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
}
