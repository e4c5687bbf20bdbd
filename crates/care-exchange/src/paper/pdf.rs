//! PDF: the words of each page. A page that has none is named, so that it can be read off its picture.
//!
//! The reader beneath trusts what it reads: it follows whatever leads to itself and unpacks whatever it
//! is given. So a document is cleaned first (`pdf_clean`): only what shows text is left.

use super::pdf_lines::PageLines;
use super::{Paper, pdf_clean, pdf_mend};
use crate::limits::{PAPER_BYTES_MAX, PDF_PAGES_MAX};
use care_model::ProblemCode;
use pdf_extract::{Document, output_doc_page};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Reads a PDF.
pub(super) fn read(bytes: &[u8]) -> Paper {
    let paper = read_as_it_is(bytes);
    let says_nothing = |paper: &Paper| paper.text.reveal().trim().is_empty();
    let is_beyond_help =
        paper.problems.iter().any(|problem| matches!(problem.why, ProblemCode::TooLarge | ProblemCode::UnknownFormat));
    if !says_nothing(&paper) || is_beyond_help {
        return paper;
    }
    // A scan says nothing either, and is the same with a new table.
    let mended = pdf_mend::with_new_table(bytes).map(|bytes| read_as_it_is(&bytes));
    match mended.filter(|mended| !says_nothing(mended) || mended.pages.len() > paper.pages.len()) {
        Some(mut mended) => {
            mended.problem("file", ProblemCode::Malformed, "a damaged PDF, read as far as it goes");
            mended
        }
        None => paper,
    }
}

fn read_as_it_is(bytes: &[u8]) -> Paper {
    let mut paper = Paper::default();
    let loaded = catch_unwind(AssertUnwindSafe(|| load(bytes, &mut paper)));
    let Ok(Some(document)) = loaded else {
        if loaded.is_err() || paper.problems.is_empty() {
            paper.problem("file", ProblemCode::Malformed, "a damaged PDF");
        }
        return paper;
    };
    read_pages(&document, &mut paper);
    paper
}

fn read_pages(document: &Document, paper: &mut Paper) {
    let pages = document.get_pages();
    if pages.is_empty() {
        paper.problem("file", ProblemCode::Missing, "no page in it");
    }
    let mut text = String::new();
    for number in pages.keys().copied().take(PDF_PAGES_MAX) {
        paper.pages.push(text.len());
        let words = catch_unwind(AssertUnwindSafe(|| words_of_page(document, number)));
        let place = format!("page {number}");
        match words {
            Ok((words, _)) if words.trim().is_empty() => {
                paper.problem(&place, ProblemCode::Missing, format!("no words on page {number}"));
            }
            Ok((words, is_mute)) => {
                if is_mute {
                    let detail = format!("letters on page {number} whose meaning the file does not give");
                    paper.problem(&place, ProblemCode::Missing, detail);
                }
                text.push_str(words.trim_end());
                text.push_str("\n\n");
            }
            Err(_) => paper.problem(&place, ProblemCode::Malformed, format!("page {number} could not be read")),
        }
        if text.len() > PAPER_BYTES_MAX {
            break;
        }
    }
    if pages.len() > PDF_PAGES_MAX {
        paper.problem("file", ProblemCode::TooLarge, format!("{} pages beyond the limit", pages.len() - PDF_PAGES_MAX));
    }
    paper.text = text.into();
}

fn load(bytes: &[u8], paper: &mut Paper) -> Option<Document> {
    if let Some(why) = pdf_clean::refuse(bytes) {
        paper.problem("file", ProblemCode::TooLarge, why);
        return None;
    }
    let mut document = Document::load_mem(bytes).ok()?;
    // Many are locked against changes only, and open with an empty password.
    if document.is_encrypted() && document.decrypt("").is_err() {
        paper.problem("file", ProblemCode::UnknownFormat, "needs a password");
        return None;
    }
    for (place, why) in pdf_clean::clean(&mut document) {
        paper.problem(place, ProblemCode::TooLarge, why);
    }
    Some(document)
}

/// The words, and whether letters without a meaning are among them.
fn words_of_page(document: &Document, number: u32) -> (String, bool) {
    let mut lines = PageLines::default();
    // What was read before an error counts; a page that gives nothing is named by the caller.
    let _ = output_doc_page(document, &mut lines, number);
    let is_mute = lines.is_mute();
    (lines.finish(), is_mute)
}
