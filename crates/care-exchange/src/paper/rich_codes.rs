//! The code pages of rich text.

use super::rich::Code;
use encoding_rs::Encoding;
use std::borrow::Cow;

/// The code page of a number (`\ansicpg`).
pub(super) fn by_page(number: i64) -> Option<Code> {
    let label = match number {
        437 | 850 | 858 => return Some(None),
        866 => "ibm866",
        874 => "windows-874",
        932 => "shift_jis",
        936 => "gbk",
        949 => "euc-kr",
        950 => "big5",
        1250..=1258 => return Encoding::for_label(format!("windows-{number}").as_bytes()).map(Some),
        10_000 => "macintosh",
        10_007 => "x-mac-cyrillic",
        65_001 => "utf-8",
        _ => return None,
    };
    Encoding::for_label(label.as_bytes()).map(Some)
}

/// The code page of a font's character set (`\fcharset`); `None` leaves that of the text.
pub(super) fn by_charset(number: i64) -> Option<Code> {
    by_page(match number {
        0 => 1252,
        77 => 10_000,
        128 => 932,
        129 => 949,
        134 => 936,
        136 => 950,
        161 => 1253,
        162 => 1254,
        163 => 1258,
        177 => 1255,
        178 => 1256,
        186 => 1257,
        204 => 1251,
        222 => 874,
        238 => 1250,
        254 => 437,
        255 => 850,
        _ => return None,
    })
}

/// Text of bytes in a code page.
pub(super) fn decode(bytes: &[u8], code: Code) -> Cow<'_, str> {
    match code {
        Some(encoding) => encoding.decode_without_bom_handling(bytes).0,
        None => bytes.iter().map(|byte| of_dos(*byte)).collect::<String>().into(),
    }
}

/// Code page 850, which agrees with 437 in every letter of Spanish and English.
fn of_dos(byte: u8) -> char {
    const UPPER: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{ad}±‗¾¶§÷¸°¨·¹³²■ ";
    match byte.checked_sub(128) {
        Some(at) => UPPER.chars().nth(usize::from(at)).unwrap_or('\u{fffd}'),
        None => char::from(byte),
    }
}
