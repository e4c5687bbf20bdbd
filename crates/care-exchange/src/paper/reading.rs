//! From a paper to a reading: its words place by place, its problems, what it carries.

use super::Paper;
use crate::letter::{put_drafts, read_letter};
use crate::making::Sheet;
use crate::reading::{Context, Reading};
use care_model::ProblemCode;

/// Puts the words of a paper into a reading, page by page, and what they say.
pub(crate) fn read_paper(paper: Paper, context: &Context, reading: &mut Reading) {
    for (place, span) in paper.places() {
        reading.add_text(&place, paper.text.reveal().get(span).unwrap_or_default());
    }
    let letter = read_letter(paper.text.reveal(), paper.is_scan, context);
    let mut sheet = Sheet::default();
    put_drafts(&letter, &|at| paper.place_of(at), &mut sheet);
    sheet.finish(reading);
    reading.letter = Some(letter);
    let is_silent = paper.text.reveal().trim().is_empty();
    for problem in paper.problems {
        reading.problem(problem.at, problem.why, problem.detail);
    }
    if is_silent && reading.problems.is_empty() && paper.inside.is_empty() {
        reading.problem("file", ProblemCode::Missing, "no words in it");
    }
    reading.inside.extend(paper.inside);
}
