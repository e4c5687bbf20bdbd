//! Folded text: lower case, no accents, plain dashes and quotes, one blank between words, and for every
//! byte its place in the letter.

use std::ops::Range;

/// A folded text that knows where each byte came from.
#[derive(Clone, Debug, Default)]
pub(super) struct Folded {
    /// The folded words.
    pub low: String,
    /// For each byte of `low`, where its character starts in the letter.
    starts: Vec<usize>,
    /// For each byte of `low`, where its character ends in the letter.
    ends: Vec<usize>,
}

impl Folded {
    /// Adds a piece of the letter that starts at byte `at`.
    pub(super) fn push(&mut self, piece: &str, at: usize) {
        let mut blanks = 0;
        let mut has_tab = false;
        for (offset, c) in piece.char_indices() {
            let (start, end) = (at + offset, at + offset + c.len_utf8());
            if c.is_whitespace() || is_hidden(c) {
                blanks += usize::from(c.is_whitespace());
                has_tab |= c == '\t';
                continue;
            }
            if blanks > 0 && !self.low.is_empty() {
                // Wide blanks are columns; two after a full stop are old typing.
                let is_wide = has_tab || blanks >= 3 || (blanks == 2 && !self.low.ends_with(['.', '!', '?', ':']));
                if is_wide && offset > 0 && !self.low.ends_with(['|', ':']) && c != '|' && c != ':' {
                    self.put(' ', start, start);
                    self.put('|', start, start);
                }
                self.space(start);
            }
            (blanks, has_tab) = (0, false);
            self.fold(c, start, end);
        }
    }

    /// A blank, where there is none yet.
    pub(super) fn space(&mut self, at: usize) {
        if !self.low.is_empty() && !self.low.ends_with(' ') {
            self.put(' ', at, at);
        }
    }

    fn fold(&mut self, c: char, start: usize, end: usize) {
        let plain = match c {
            'á' | 'à' | 'ä' | 'â' | 'ã' | 'å' | 'Á' | 'À' | 'Ä' | 'Â' | 'Ã' => 'a',
            'é' | 'è' | 'ë' | 'ê' | 'É' | 'È' | 'Ë' | 'Ê' => 'e',
            'í' | 'ì' | 'ï' | 'î' | 'Í' | 'Ì' | 'Ï' | 'Î' => 'i',
            'ó' | 'ò' | 'ö' | 'ô' | 'õ' | 'Ó' | 'Ò' | 'Ö' | 'Ô' | 'Õ' => 'o',
            'ú' | 'ù' | 'ü' | 'û' | 'Ú' | 'Ù' | 'Ü' | 'Û' => 'u',
            'ñ' | 'Ñ' => 'n',
            'ç' | 'Ç' => 'c',
            'º' | '°' => 'o',
            'ª' => 'a',
            '‘' | '’' | '`' | '´' => '\'',
            '“' | '”' | '«' | '»' => '"',
            '‐' | '‑' | '‒' | '–' | '—' | '−' => '-',
            '│' | '┃' | '¦' => '|',
            // A combining accent stands after the letter that it belongs to.
            '\u{300}'..='\u{36f}' => return,
            c => c,
        };
        for lower in plain.to_lowercase() {
            self.put(lower, start, end);
        }
    }

    fn put(&mut self, c: char, start: usize, end: usize) {
        self.low.push(c);
        for _ in 0..c.len_utf8() {
            self.starts.push(start);
            self.ends.push(end);
        }
    }

    /// Puts single bytes right that a scanner misread; the places stay as they are.
    pub(super) fn mend(&mut self, mended: String) {
        if mended.len() == self.low.len() {
            self.low = mended;
        }
    }

    /// The part of the letter that a range of the folded text stands for.
    pub(super) fn span(&self, range: &Range<usize>) -> Range<usize> {
        let start = self.starts.get(range.start).copied().unwrap_or_default();
        let end = range.end.checked_sub(1).and_then(|at| self.ends.get(at)).copied().unwrap_or(start);
        start..end.max(start)
    }

    /// A part of it, as a folded text of its own.
    pub(super) fn sub(&self, range: Range<usize>) -> Folded {
        Folded {
            low: self.low.get(range.clone()).unwrap_or_default().to_owned(),
            starts: self.starts.get(range.clone()).unwrap_or_default().to_vec(),
            ends: self.ends.get(range).unwrap_or_default().to_vec(),
        }
    }
}

fn is_hidden(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{ad}')
        || (c.is_control() && !c.is_whitespace())
}

/// A short text folded, without places.
#[cfg(test)]
pub(super) fn fold(text: &str) -> String {
    let mut folded = Folded::default();
    folded.push(text, 0);
    folded.low
}
