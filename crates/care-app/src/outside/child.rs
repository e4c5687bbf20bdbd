//! The reading process itself.

use super::frame::{self, ASK, BYTES, END, INNER, READING};
use super::{PIECE_BYTES, confine};
use care_exchange::{Context, InnerFile, Reading, read_file};
use serde::{Deserialize, Serialize};
use std::io::{self, BufWriter, Read, Write};
use std::ops::ControlFlow;
use std::process::ExitCode;

/// What is asked about the bytes that follow.
#[derive(Serialize, Deserialize)]
pub(super) struct Question {
    /// The file's name; a hint, never trusted.
    pub name: String,
    /// What the reader knows besides.
    pub context: Context,
}

/// Reads files for the program that started this one, until its pipe ends.
pub fn read_outside() -> ExitCode {
    // Whatever happens in here is told by the answer, never by words on a terminal.
    std::panic::set_hook(Box::new(|_| {}));
    if confine::confine().is_err() {
        return ExitCode::from(3);
    }
    let mut out = BufWriter::with_capacity(PIECE_BYTES, io::stdout().lock());
    let done = answer_all(&mut io::stdin().lock(), &mut out);
    if done.is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
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
        let reading = read_here(&question.name, &file, &question.context, &mut |inner| hand_out(out, &inner));
        frame::write(out, READING, &serde_json::to_vec(&reading)?)?;
        out.flush()?;
    }
    Ok(())
}

/// Reads a file and hands out what lies in it.
pub(super) fn read_here(
    name: &str,
    bytes: &[u8],
    context: &Context,
    hand_out: &mut dyn FnMut(InnerFile) -> ControlFlow<()>,
) -> Reading {
    let mut reading = read_file(name, bytes, context);
    for inner in std::mem::take(&mut reading.inside) {
        if hand_out(inner).is_break() {
            break;
        }
    }
    reading
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
