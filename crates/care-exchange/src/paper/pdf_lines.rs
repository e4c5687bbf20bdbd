//! From characters with their places on a page to lines, in the order in which the page was written.

use std::borrow::Cow;

use pdf_extract::{MediaBox, OutputDev, OutputError, Transform};

/// Most characters of one page.
const PAGE_BYTES_MAX: usize = 2 * 1024 * 1024;
/// So many letters without a meaning, and a tenth of all, are worth a word.
const MUTE_FROM: usize = 5;
/// Gaps, in heights of the letters: from here on a space, a column, another paragraph.
const SPACE_FROM: f64 = 0.15;
const COLUMN_FROM: f64 = 1.8;
const PARAGRAPH_FROM: f64 = 1.9;

/// Where the last character ended.
#[derive(Clone, Copy)]
struct Last {
    /// Along the direction of writing.
    end: f64,
    start: f64,
    /// Across it.
    base: f64,
    height: f64,
    direction: (f64, f64),
}

/// The lines of one page.
#[derive(Default)]
pub(super) struct PageLines {
    text: String,
    last: Option<Last>,
    letters: usize,
    /// Letters of which the file does not say what they mean.
    mute: usize,
}

impl PageLines {
    /// So many letters are without a meaning that the page has to be read off its picture.
    pub(super) fn is_mute(&self) -> bool {
        self.mute >= MUTE_FROM && self.mute * 10 > self.letters
    }

    pub(super) fn finish(self) -> String {
        let lines = self.text.lines().map(str::trim_end);
        lines.collect::<Vec<_>>().join("\n").trim_matches('\n').to_owned()
    }

    fn separator(&self, now: &Last) -> &'static str {
        let Some(last) = self.last else { return "" };
        let height = now.height.max(last.height).max(f64::EPSILON);
        let turned = (now.direction.0 * last.direction.0 + now.direction.1 * last.direction.1) < 0.9;
        let down = (now.base - last.base).abs() / height;
        if turned || down > PARAGRAPH_FROM {
            return "\n\n";
        }
        let gap = (now.start - last.end) / height;
        // A raised sign stays on its line; a step back is a new one. Fonts that are said to be wider than
        // they are let the next word begin before the last ends, but never before it begins.
        let is_back = now.start < last.start && gap < -1.5;
        if down > 0.6 || (down > 0.25 && gap < -0.5) || is_back {
            return "\n";
        }
        match gap {
            gap if gap > COLUMN_FROM => "\t",
            gap if gap > SPACE_FROM => " ",
            _ => "",
        }
    }
}

/// Letters that are drawn as one sign, as they are written.
fn without_ligatures(words: &str) -> Cow<'_, str> {
    const SIGNS: [(char, &str); 7] = [
        ('\u{fb00}', "ff"),
        ('\u{fb01}', "fi"),
        ('\u{fb02}', "fl"),
        ('\u{fb03}', "ffi"),
        ('\u{fb04}', "ffl"),
        ('\u{fb05}', "st"),
        ('\u{fb06}', "st"),
    ];
    if words.is_ascii() || !words.contains(|c: char| ('\u{fb00}'..='\u{fb06}').contains(&c)) {
        return Cow::Borrowed(words);
    }
    let spelled =
        |c: char| SIGNS.iter().find(|(sign, _)| *sign == c).map_or_else(|| c.to_string(), |(_, s)| (*s).to_owned());
    Cow::Owned(words.chars().map(spelled).collect())
}

impl OutputDev for PageLines {
    fn begin_page(&mut self, _: u32, _: &MediaBox, _: Option<(f64, f64, f64, f64)>) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_page(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn output_character(
        &mut self,
        place: &Transform,
        width: f64,
        _spacing: f64,
        font_size: f64,
        words: &str,
    ) -> Result<(), OutputError> {
        if self.text.len() > PAGE_BYTES_MAX {
            return Err(OutputError::FormatError(std::fmt::Error));
        }
        let along = place.m11.hypot(place.m12);
        let height = (place.m21.hypot(place.m22) * font_size).abs();
        if !along.is_normal() || !height.is_finite() {
            return Ok(());
        }
        let direction = (place.m11 / along, place.m12 / along);
        let start = place.m31 * direction.0 + place.m32 * direction.1;
        let base = place.m32 * direction.0 - place.m31 * direction.1;
        let now = Last { start, end: start + width * font_size * along, base, height, direction };
        // Bold that is made by printing twice is not said twice.
        let is_printed_twice = self
            .last
            .is_some_and(|last| (last.start - start).abs() < height * 0.08 && (last.base - base).abs() < height * 0.08)
            && self.text.ends_with(words);
        if is_printed_twice {
            return Ok(());
        }
        self.letters += 1;
        if words.chars().all(|c| matches!(c, '\u{fffd}' | '\0' | '\u{e000}'..='\u{f8ff}')) {
            self.mute += 1;
        }
        let is_blank = words.chars().all(char::is_whitespace);
        let separator = self.separator(&now);
        if is_blank {
            // A blank moves nothing: the gap to what follows it says what it is.
            if separator.is_empty() && !self.text.is_empty() && !self.text.ends_with([' ', '\t', '\n']) {
                self.text.push(' ');
                self.last = Some(now);
            }
            return Ok(());
        }
        if separator.starts_with('\n') || separator == "\t" {
            self.text.truncate(self.text.trim_end_matches(' ').len());
        }
        if !(separator == " " && self.text.ends_with([' ', '\t'])) {
            self.text.push_str(separator);
        }
        let words = without_ligatures(words);
        let usual = words.chars().filter(|c| !c.is_control() && *c != '\u{ad}' && *c != '\u{feff}');
        self.text.extend(usual.map(|c| if c.is_whitespace() { ' ' } else { c }));
        self.last = Some(now);
        Ok(())
    }

    fn begin_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_line(&mut self) -> Result<(), OutputError> {
        Ok(())
    }
}
