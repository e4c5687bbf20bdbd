//! Papers: the words of letters, mails, pages and PDFs, whatever they came in.
//!
//! Nothing here understands a word: a paper is text, the places of its pages, and the files that it
//! carries. Cells of one row of a table stand on one line with a tab between them. Nothing is fetched
//! and nothing that a paper brings along (scripts, styles, entities of its own) is carried out.

mod charset;
mod entities;
mod mail;
mod ocr;
mod page;
mod pdf;
mod pdf_clean;
mod pdf_content;
mod pdf_fonts;
mod pdf_lines;
mod pdf_mend;
mod pdf_widths;
mod reading;
mod rich;
mod rich_codes;

use crate::limits::{PAPER_BYTES_MAX, PROSE_BYTES_MAX};
use crate::reading::FileKind;
use care_model::{Problem, ProblemCode, Sensitive};
use serde::{Deserialize, Serialize};
use std::ops::Range;

pub(crate) use charset::{decode_text, is_texty};
pub(crate) use mail::looks_like_mail;
pub use ocr::{paper_of_scan, tesseract_arguments};
pub(crate) use reading::read_paper;

/// The words of a paper and what was attached to it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paper {
    /// The words, line by line as printed. Findings point into this text.
    pub text: Sensitive<String>,
    /// First byte of each page in `text`; empty where there are no pages.
    pub pages: Vec<usize>,
    /// The words were read off a picture.
    pub is_scan: bool,
    /// Words of a scan that the machine itself was unsure of: ranges of bytes of `text`.
    pub doubtful: Vec<Range<usize>>,
    /// Files that it carries: attachments of a mail.
    pub inside: Vec<InnerFile>,
    /// What could not be read of it.
    pub problems: Vec<Problem>,
}

/// A file within a file: a part of a mail, an entry of an archive.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InnerFile {
    /// Its name there, with `/` between folders; never leads outside.
    pub name: Sensitive<String>,
    /// Its bytes.
    pub bytes: Sensitive<Vec<u8>>,
}

/// The words of a PDF, a page, a mail, a rich or plain text; `None` for what holds none of that kind.
pub fn paper_of(kind: FileKind, bytes: &[u8]) -> Option<Paper> {
    let is_prose = matches!(kind, FileKind::Text | FileKind::Page | FileKind::RichText | FileKind::Mail);
    if is_prose && bytes.len() > PROSE_BYTES_MAX {
        let mut paper = Paper::default();
        paper.problem("file", ProblemCode::TooLarge, format!("{} bytes of words", bytes.len()));
        return Some(paper);
    }
    let mut paper = match kind {
        FileKind::Text => Paper { text: with_plain_lines(&charset::decode_text(bytes)).into(), ..Paper::default() },
        FileKind::Page => Paper { text: page::words_of_page(&page::decode_page(bytes)).into(), ..Paper::default() },
        FileKind::RichText => rich::read(bytes),
        FileKind::Mail => mail::read(bytes),
        FileKind::Pdf => pdf::read(bytes),
        _ => return None,
    };
    paper.cut_to(PAPER_BYTES_MAX);
    Some(paper)
}

impl Paper {
    pub(crate) fn problem(&mut self, at: impl Into<String>, why: ProblemCode, detail: impl Into<String>) {
        self.problems.push(Problem { at: at.into(), why, detail: detail.into() });
    }

    /// Each page with its place: `page 2`, or `file` where there are no pages.
    pub fn places(&self) -> impl Iterator<Item = (String, Range<usize>)> + '_ {
        let end = self.text.reveal().len();
        let whole = self.pages.is_empty().then(|| ("file".to_owned(), 0..end));
        let ends = self.pages.iter().copied().skip(1).chain([end]);
        let pages = self.pages.iter().copied().zip(ends).enumerate();
        whole.into_iter().chain(pages.map(|(number, (start, end))| (format!("page {}", number + 1), start..end)))
    }

    /// Where a byte of the words stands, for people: page and line.
    pub fn place_of(&self, at: usize) -> String {
        let text = self.text.reveal();
        let page = self.pages.iter().rposition(|start| *start <= at);
        let start = page.and_then(|page| self.pages.get(page)).copied().unwrap_or_default();
        let line = text.get(start..at).map_or(0, |before| before.matches('\n').count()) + 1;
        match page.filter(|_| self.pages.len() > 1) {
            Some(page) => format!("page {}, line {line}", page + 1),
            None => format!("line {line}"),
        }
    }

    /// Takes the first lines that fit; what is left out is said.
    fn cut_to(&mut self, bytes_max: usize) {
        let text = self.text.reveal();
        if text.len() <= bytes_max {
            return;
        }
        let end = text.floor_char_boundary(bytes_max);
        let end = text.get(..end).and_then(|kept| kept.rfind('\n')).unwrap_or(end);
        self.text = text.get(..end).unwrap_or_default().into();
        self.pages.retain(|start| *start <= end);
        self.doubtful.retain(|word| word.end <= end);
        self.problem("file", ProblemCode::TooLarge, "more words than are read of one paper");
    }
}

/// The text with one kind of line end.
fn with_plain_lines(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}
