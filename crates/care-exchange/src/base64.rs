//! Base64 as offices write it: broken into lines, with or without padding, in either alphabet.

/// Bytes of base64; what is no base64 character is passed over, as in letters broken into lines.
pub(crate) fn decode(text: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    let (mut bits, mut count) = (0_u32, 0_u32);
    for byte in text.bytes() {
        let six = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            // Padding ends the bytes; what may follow is another piece, as some systems join them.
            b'=' => {
                count = 0;
                continue;
            }
            _ => continue,
        };
        bits = (bits << 6) | u32::from(six);
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push(u8::try_from((bits >> count) & 0xff).unwrap_or_default());
        }
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn base64_broken_into_lines_reads_whole() {
        assert_eq!(decode("UGxl\nYXNl IGJyaW5nIGl0Lg=="), b"Please bring it.");
        assert_eq!(decode("UGxlYXNl"), b"Please");
        assert_eq!(decode("TQ==TQ=="), b"MM", "two pieces joined");
    }
}
