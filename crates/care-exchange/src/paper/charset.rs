//! Bytes to characters, for papers that say or only hint which code they are written in.

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};
use std::borrow::Cow;

/// Text of bytes with no word on their code: marked or unmarked UTF-16, UTF-8, else Windows-1252.
pub(crate) fn decode_text(bytes: &[u8]) -> Cow<'_, str> {
    match unmarked_wide(bytes) {
        Some(wide) => wide.decode_without_bom_handling(bytes).0,
        None => crate::read_file::decode(bytes),
    }
}

/// Text of bytes by the name that the paper gives; a byte order mark is stronger than the name, and
/// UTF-8 that is none is read as if nothing had been said.
pub(super) fn decode_named<'b>(bytes: &'b [u8], name: Option<&str>) -> Cow<'b, str> {
    let named = name.and_then(|name| Encoding::for_label(name.trim().as_bytes()));
    match named {
        _ if Encoding::for_bom(bytes).is_some() => crate::read_file::decode(bytes),
        // A page that could be searched for its code in ASCII is not written in two-byte units.
        Some(encoding) if encoding != encoding_rs::UTF_8 && encoding != UTF_16LE && encoding != UTF_16BE => {
            encoding.decode_without_bom_handling(bytes).0
        }
        _ => decode_text(bytes),
    }
}

/// UTF-16 without a mark: nearly every other byte of Western text is zero.
fn unmarked_wide(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..bytes.len().min(512)).unwrap_or_default();
    if Encoding::for_bom(bytes).is_some() || head.len() < 8 || !bytes.len().is_multiple_of(2) {
        return None;
    }
    let zeros = |offset: usize| head.iter().skip(offset).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd, half) = (zeros(0), zeros(1), head.len() / 2);
    match (even, odd) {
        (0, odd) if odd * 10 >= half * 9 => Some(UTF_16LE),
        (even, 0) if even * 10 >= half * 9 => Some(UTF_16BE),
        _ => None,
    }
}

/// Whether these first bytes read as text: no zero byte and no control characters but the usual ones.
pub(crate) fn is_texty(head: &[u8]) -> bool {
    if Encoding::for_bom(head).is_some() || unmarked_wide(head).is_some() {
        return true;
    }
    !head.is_empty() && head.iter().all(|byte| !matches!(byte, 0..=8 | 11 | 14..=26 | 28..=31 | 127))
}
