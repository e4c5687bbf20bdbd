//! Rich text (RTF 1.9), as word processors and mail programs write letters.
//!
//! Only words are taken: no font, picture, embedded object or field instruction. Groups are counted, not
//! called, so depth costs nothing but a small mark.

use super::Paper;
use super::rich_codes::{by_charset, by_page, decode};
use care_model::ProblemCode;
use encoding_rs::{Encoding, WINDOWS_1252};
use std::collections::HashMap;

/// Groups within groups that are followed.
const GROUPS_DEEP_MAX: usize = 20_000;
/// Fonts whose code is remembered.
const FONTS_MAX: usize = 4_096;

/// Groups that hold no words of the letter.
const SILENT: [&str; 32] = [
    "colortbl",
    "stylesheet",
    "info",
    "pict",
    "object",
    "objdata",
    "fldinst",
    "listtable",
    "listoverridetable",
    "rsidtbl",
    "generator",
    "themedata",
    "datastore",
    "latentstyles",
    "xmlnstbl",
    "filetbl",
    "revtbl",
    "bkmkstart",
    "bkmkend",
    "datafield",
    "nonshppict",
    "pntext",
    "pgptbl",
    "template",
    "private",
    "mmathPr",
    "userprops",
    "colorschememapping",
    "wgrffmtfilter",
    "atnid",
    "atnauthor",
    "xe",
];

/// Reads rich text.
pub(super) fn read(bytes: &[u8]) -> Paper {
    let mut reader = Reader::new(bytes);
    reader.run();
    let mut paper = Paper { text: reader.out.finish().into(), ..Paper::default() };
    if reader.is_too_deep {
        paper.problem("file", ProblemCode::TooLarge, "groups within groups beyond the limit");
    } else if !reader.groups.is_empty() {
        paper.problem("file", ProblemCode::Truncated, "the text does not end");
    }
    paper
}

/// What a group changes and its end restores.
#[derive(Clone, Copy)]
struct Group {
    is_silent: bool,
    is_hidden: bool,
    is_font_table: bool,
    code: Code,
    /// Characters that stand after a `\u` for programs without Unicode.
    fallback_chars: usize,
}

/// A code page: one of the known ones, or the old DOS one of Western Europe.
pub(super) type Code = Option<&'static Encoding>;

struct Reader<'b> {
    bytes: &'b [u8],
    at: usize,
    now: Group,
    groups: Vec<Group>,
    fonts: HashMap<i64, Code>,
    /// The font that the font table is describing.
    font: i64,
    /// The code page of the whole text.
    page: Code,
    /// Bytes whose characters are still to be made out; some take two.
    pending: Vec<u8>,
    high_surrogate: Option<u32>,
    skip_chars: usize,
    is_too_deep: bool,
    out: Lines,
}

impl<'b> Reader<'b> {
    fn new(bytes: &'b [u8]) -> Self {
        let page = Some(WINDOWS_1252);
        let now = Group { is_silent: false, is_hidden: false, is_font_table: false, code: page, fallback_chars: 1 };
        Self {
            bytes,
            at: 0,
            now,
            groups: Vec::new(),
            fonts: HashMap::new(),
            font: 0,
            page,
            pending: Vec::new(),
            high_surrogate: None,
            skip_chars: 0,
            is_too_deep: false,
            out: Lines::default(),
        }
    }

    fn run(&mut self) {
        while let Some(byte) = self.bytes.get(self.at).copied() {
            self.at += 1;
            match byte {
                b'{' => {
                    self.flush();
                    if self.groups.len() >= GROUPS_DEEP_MAX {
                        self.is_too_deep = true;
                        return;
                    }
                    self.groups.push(self.now);
                    self.skip_chars = 0;
                }
                b'}' => {
                    self.flush();
                    self.skip_chars = 0;
                    // Behind the last group there is nothing of the text any more.
                    let Some(before) = self.groups.pop() else { break };
                    self.now = before;
                    if self.groups.is_empty() {
                        break;
                    }
                }
                b'\\' => self.control(),
                b'\r' | b'\n' => {}
                b'\t' => self.character('\t'),
                byte => self.byte(byte),
            }
        }
        self.flush();
    }

    fn control(&mut self) {
        let Some(byte) = self.bytes.get(self.at).copied() else { return };
        self.at += 1;
        match byte {
            b'\'' => {
                let digits = self.bytes.get(self.at..self.at + 2).and_then(|two| std::str::from_utf8(two).ok());
                if let Some(byte) = digits.and_then(|two| u8::from_str_radix(two, 16).ok()) {
                    self.at += 2;
                    self.byte(byte);
                }
            }
            b'\\' | b'{' | b'}' => self.byte(byte),
            b'~' => self.character(' '),
            b'_' => self.character('-'),
            b'*' => self.starred(),
            b'\r' | b'\n' => self.character('\n'),
            byte if byte.is_ascii_alphabetic() => self.word(),
            _ => {}
        }
    }

    /// A group that a reader may leave out if it does not know it; of these only shapes hold words.
    fn starred(&mut self) {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        if !rest.starts_with(b"\\shpinst") && !rest.starts_with(b"\\shptxt") {
            self.now.is_silent = true;
        }
    }

    fn word(&mut self) {
        let start = self.at - 1;
        let rest = self.bytes.get(start..).unwrap_or_default();
        let name_len = rest.iter().take(32).take_while(|byte| byte.is_ascii_alphabetic()).count();
        let digits = rest.get(name_len..).unwrap_or_default();
        let sign = usize::from(digits.first() == Some(&b'-'));
        let digits_len = digits.iter().skip(sign).take(10).take_while(|byte| byte.is_ascii_digit()).count();
        let number_len = if digits_len == 0 { 0 } else { sign + digits_len };
        let text = |bytes: Option<&'b [u8]>| bytes.and_then(|bytes| std::str::from_utf8(bytes).ok());
        let name = text(rest.get(..name_len)).unwrap_or_default();
        let number = text(digits.get(..number_len)).and_then(|digits| digits.parse::<i64>().ok());
        self.at = start + name_len + number_len;
        if self.bytes.get(self.at) == Some(&b' ') {
            self.at += 1;
        }
        if name != "u" {
            self.flush();
        }
        self.act(name, number);
    }

    fn act(&mut self, name: &str, number: Option<i64>) {
        match name {
            "par" | "line" | "row" | "sect" | "page" | "softline" | "column" => self.character('\n'),
            "tab" | "cell" | "nestcell" => self.character('\t'),
            "nestrow" => self.character('\n'),
            "emdash" => self.character('—'),
            "endash" => self.character('–'),
            "lquote" => self.character('‘'),
            "rquote" => self.character('’'),
            "ldblquote" => self.character('“'),
            "rdblquote" => self.character('”'),
            "bullet" => self.character('•'),
            "emspace" | "enspace" | "qmspace" => self.character(' '),
            "u" => self.unicode(number.unwrap_or_default()),
            "uc" => self.now.fallback_chars = number.and_then(|n| usize::try_from(n).ok()).unwrap_or(1).min(16),
            "bin" => self.at += number.and_then(|n| usize::try_from(n).ok()).unwrap_or_default(),
            "ansicpg" => self.set_page(number.and_then(by_page)),
            "mac" => self.set_page(Some(Some(encoding_rs::MACINTOSH))),
            "pc" | "pca" => self.set_page(Some(None)),
            "fonttbl" => {
                self.now.is_silent = true;
                self.now.is_font_table = true;
            }
            "f" if self.now.is_font_table => self.font = number.unwrap_or_default(),
            "f" => {
                let font = self.fonts.get(&number.unwrap_or_default());
                self.now.code = font.copied().unwrap_or(self.page);
            }
            "fcharset" if self.now.is_font_table && self.fonts.len() < FONTS_MAX => {
                let code = number.and_then(by_charset).unwrap_or(self.page);
                self.fonts.insert(self.font, code);
            }
            "plain" => {
                self.now.is_hidden = false;
                self.now.code = self.page;
            }
            "v" | "deleted" => self.now.is_hidden = number != Some(0),
            name if SILENT.contains(&name) => self.now.is_silent = true,
            _ => {}
        }
    }

    fn set_page(&mut self, code: Option<Code>) {
        if let Some(code) = code {
            self.page = code;
            self.now.code = code;
        }
    }

    fn byte(&mut self, byte: u8) {
        if self.skip_chars > 0 {
            self.skip_chars -= 1;
        } else if !self.now.is_silent && !self.now.is_hidden {
            self.high_surrogate = None;
            self.pending.push(byte);
        }
    }

    fn character(&mut self, c: char) {
        self.flush();
        if self.skip_chars > 0 {
            self.skip_chars -= 1;
        } else if !self.now.is_silent && !self.now.is_hidden {
            self.out.push(c);
        }
    }

    /// A UTF-16 unit, written as a number that may be negative.
    fn unicode(&mut self, number: i64) {
        self.flush();
        self.skip_chars = self.now.fallback_chars;
        if self.now.is_silent || self.now.is_hidden {
            return;
        }
        let unit = u32::try_from(number.rem_euclid(0x1_0000)).unwrap_or_default();
        match (unit, self.high_surrogate.take()) {
            (0xd800..=0xdbff, _) => self.high_surrogate = Some(unit),
            (0xdc00..=0xdfff, Some(high)) => {
                let code = 0x1_0000 + ((high - 0xd800) << 10) + (unit - 0xdc00);
                self.out.push(char::from_u32(code).unwrap_or('\u{fffd}'));
            }
            _ => self.out.push(char::from_u32(unit).unwrap_or('\u{fffd}')),
        }
    }

    fn flush(&mut self) {
        if self.pending.is_empty() {
            return;
        }
        for c in decode(&self.pending, self.now.code).chars() {
            self.out.push(c);
        }
        self.pending.clear();
    }
}

/// The lines of the text, with no white space at their ends.
#[derive(Default)]
struct Lines {
    text: String,
}

impl Lines {
    fn push(&mut self, c: char) {
        match c {
            '\n' => {
                self.text.truncate(self.text.trim_end_matches([' ', '\t']).len());
                self.text.push('\n');
            }
            '\u{a0}' => self.text.push(' '),
            '\u{ad}' | '\0' | '\u{feff}' => {}
            c => self.text.push(c),
        }
    }

    fn finish(&mut self) -> String {
        std::mem::take(&mut self.text).trim_end().trim_start_matches('\n').to_owned()
    }
}
