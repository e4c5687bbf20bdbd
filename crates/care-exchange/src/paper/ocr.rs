//! Words read off a picture: how the reading machine (Tesseract) is asked, and what its answer says.
//!
//! Nothing is started here: the caller runs it and hands the answer in.

use super::Paper;
use care_model::ProblemCode;

/// Answers are asked for in this form: one word a line, with its place and how sure the machine is.
const TESSERACT_FORMAT: &str = "tsv";

/// Below this (of 100) a word is marked as doubtful.
const SURE_FROM: f64 = 70.0;
/// Words with a gap of so many heights of the line between them stand in different columns.
const COLUMN_FROM: f64 = 1.8;
/// Most words of one page.
const WORDS_MAX: usize = 200_000;

/// The arguments for reading a picture from standard input and answering on standard output.
/// `languages`: of Tesseract (`eng`, `spa`), those that are installed; an empty list leaves its own choice.
pub fn tesseract_arguments(languages: &[&str]) -> Vec<String> {
    let mut arguments = vec!["stdin".to_owned(), "stdout".to_owned()];
    let known: Vec<&str> = languages.iter().copied().filter(|name| is_language(name)).collect();
    if !known.is_empty() {
        arguments.extend(["-l".to_owned(), known.join("+")]);
    }
    // Page layout with the way up found by itself: faxes lie on their side.
    arguments.extend(["--psm".to_owned(), "1".to_owned(), TESSERACT_FORMAT.to_owned()]);
    arguments
}

fn is_language(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

/// One word of an answer.
struct Word<'a> {
    /// Block, paragraph and line on the page.
    line: (u32, u32, u32),
    left: f64,
    right: f64,
    height: f64,
    sureness: f64,
    text: &'a str,
}

/// The paper whose pages gave these answers, one each, in order.
pub fn paper_of_scan(answers: &[&str]) -> Paper {
    let mut paper = Paper { is_scan: true, ..Paper::default() };
    let mut text = String::new();
    for (number, answer) in answers.iter().enumerate() {
        paper.pages.push(text.len());
        let before = text.len();
        let words: Vec<Word<'_>> = answer.lines().filter_map(word_of).take(WORDS_MAX).collect();
        write_page(&words, &mut text, &mut paper.doubtful);
        let place = format!("page {}", number + 1);
        if text.len() == before {
            paper.problem(&place, ProblemCode::Missing, format!("no words on {place}"));
        } else {
            text.push_str("\n\n");
        }
    }
    paper.text = text.into();
    paper.cut_to(crate::limits::PAPER_BYTES_MAX);
    paper
}

fn word_of(line: &str) -> Option<Word<'_>> {
    let mut fields = line.trim_end_matches(['\r', '\n']).splitn(12, '\t');
    let mut number = || fields.next()?.parse::<f64>().ok();
    let level = number()?;
    let _page = number()?;
    let (block, paragraph, row) = (number()?, number()?, number()?);
    let _word = number()?;
    let (left, _top, width, height, sureness) = (number()?, number()?, number()?, number()?, number()?);
    let text = fields.next().map(str::trim).filter(|text| !text.is_empty())?;
    // Level 5 is a word; the others frame it.
    let whole = |value: f64| if (0.0..1e9).contains(&value) { value as u32 } else { 0 };
    (level >= 5.0).then(|| Word {
        line: (whole(block), whole(paragraph), whole(row)),
        left,
        right: left + width,
        height,
        sureness,
        text,
    })
}

fn write_page(words: &[Word<'_>], text: &mut String, doubtful: &mut Vec<std::ops::Range<usize>>) {
    let mut last: Option<&Word<'_>> = None;
    for word in words {
        match last {
            Some(last) if (last.line.0, last.line.1) != (word.line.0, word.line.1) => text.push_str("\n\n"),
            Some(last) if last.line != word.line => text.push('\n'),
            Some(last) if word.left - last.right > COLUMN_FROM * last.height.max(word.height) => text.push('\t'),
            Some(_) => text.push(' '),
            None => {}
        }
        let start = text.len();
        text.push_str(word.text);
        if word.sureness < SURE_FROM {
            doubtful.push(start..text.len());
        }
        last = Some(word);
    }
}
