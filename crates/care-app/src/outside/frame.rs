//! What goes over the pipe: a letter, a length (four bytes, big-endian), and that many bytes.

use std::io::{self, Read, Write};

/// Largest frame that is accepted; drafts and words of the largest file stay well below it.
const FRAME_BYTES_MAX: usize = 512 * 1024 * 1024;

/// A question: name and context, JSON.
pub(super) const ASK: u8 = b'Q';
/// A piece of the file.
pub(super) const BYTES: u8 = b'B';
/// The file has ended.
pub(super) const END: u8 = b'E';
/// Name of a file within the file; its pieces follow, then an end.
pub(super) const INNER: u8 = b'I';
/// What the file says, JSON.
pub(super) const READING: u8 = b'R';

/// Writes one frame.
pub(super) fn write(to: &mut impl Write, tag: u8, payload: &[u8]) -> io::Result<()> {
    let length = u32::try_from(payload.len()).map_err(|_| io::ErrorKind::InvalidData)?;
    to.write_all(&[tag])?;
    to.write_all(&length.to_be_bytes())?;
    to.write_all(payload)
}

/// Reads one frame; `None` at the end.
pub(super) fn read(from: &mut impl Read) -> io::Result<Option<(u8, Vec<u8>)>> {
    let mut payload = Vec::new();
    Ok(read_onto(from, &mut payload)?.map(|tag| (tag, payload)))
}

/// Reads one frame and puts its bytes behind those that are there; `None` at the end.
pub(super) fn read_onto(from: &mut impl Read, onto: &mut Vec<u8>) -> io::Result<Option<u8>> {
    let mut head = [0_u8; 5];
    match from.read_exact(&mut head) {
        Ok(()) => {}
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(None),
        Err(error) => return Err(error),
    }
    let [tag, length @ ..] = head;
    let length = usize::try_from(u32::from_be_bytes(length)).map_err(|_| io::ErrorKind::InvalidData)?;
    if length > FRAME_BYTES_MAX {
        return Err(io::ErrorKind::InvalidData.into());
    }
    let read = from.take(u64::try_from(length).unwrap_or(u64::MAX)).read_to_end(onto)?;
    if read == length { Ok(Some(tag)) } else { Err(io::ErrorKind::UnexpectedEof.into()) }
}
