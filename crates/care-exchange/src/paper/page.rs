//! Web pages and mails in HTML: the text without tags, block by block, tables row by row.
//!
//! One walk over the bytes, never back: a page of any size or brokenness takes time in proportion to its
//! length. Scripts, styles and comments are left out; nothing is hidden by style and nothing fetched.

use super::charset::decode_named;
use super::entities::reference;
use std::borrow::Cow;

/// Bytes in which a page has to say its code (WHATWG HTML: 1024; mails put more before it).
const CODE_WITHIN_BYTES: usize = 4096;
/// Tables within tables that are followed; deeper ones are read as lines.
const TABLES_DEEP_MAX: usize = 32;
/// A row is printed on one line when none of its cells has more lines or characters than these.
const CELL_LINES_MAX: usize = 4;
const CELL_CHARS_MAX: usize = 240;

/// Characters of a page: by its byte order mark, else by what it says of itself.
pub(super) fn decode_page(bytes: &[u8]) -> Cow<'_, str> {
    let head = bytes.get(..bytes.len().min(CODE_WITHIN_BYTES)).unwrap_or_default();
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    let named = head.find("charset=").and_then(|at| head.get(at + 8..)).map(|rest| {
        let name = rest.trim_start_matches(['"', '\'', ' ']);
        name.split(|c: char| !(c.is_ascii_alphanumeric() || "-_:.".contains(c))).next().unwrap_or_default()
    });
    decode_named(bytes, named)
}

/// The words of a page.
pub(super) fn words_of_page(html: &str) -> String {
    let mut words = Words::default();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        let (before, tag) = rest.split_at(at);
        words.text(before);
        rest = match markup(tag) {
            Some(Markup::Open(name, after)) => {
                words.open(&name);
                match raw_text_end(&name, after) {
                    Some(after) => after,
                    None => after,
                }
            }
            Some(Markup::Close(name, after)) => {
                words.close(&name);
                after
            }
            Some(Markup::Silent(after)) => after,
            None => {
                words.text("<");
                tag.get(1..).unwrap_or_default()
            }
        };
    }
    words.text(rest);
    words.finish()
}

enum Markup<'h> {
    Open(String, &'h str),
    Close(String, &'h str),
    /// A comment, a declaration, an instruction.
    Silent(&'h str),
}

/// What begins at this `<`; `None` where it is only a character.
fn markup(tag: &str) -> Option<Markup<'_>> {
    let inner = tag.get(1..)?;
    if let Some(comment) = inner.strip_prefix("!--") {
        // `<!-->` is a whole comment; one without an end hides the rest, as in a browser.
        let after = comment.strip_prefix('>').or_else(|| comment.split_once("-->").map(|(_, after)| after));
        return Some(Markup::Silent(after.unwrap_or_default()));
    }
    if let Some(declaration) = inner.strip_prefix(['!', '?']) {
        return Some(Markup::Silent(after_declaration(declaration)));
    }
    let (is_end, named) = inner.strip_prefix('/').map_or((false, inner), |named| (true, named));
    if !named.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let name_end = named.find(|c: char| c.is_whitespace() || matches!(c, '>' | '/' | '<')).unwrap_or(named.len());
    let (name, attributes) = named.split_at(name_end);
    let name: String = name.chars().take(20).collect::<String>().to_ascii_lowercase();
    let after = after_attributes(attributes);
    Some(if is_end { Markup::Close(name, after) } else { Markup::Open(name, after) })
}

/// After a doctype, with or without a part of its own in brackets.
fn after_declaration(declaration: &str) -> &str {
    let end = declaration.find(['>', '[']);
    let is_bracket = end.is_some_and(|at| declaration.as_bytes().get(at) == Some(&b'['));
    // A doctype with definitions: whatever they define is not looked at.
    if is_bracket && declaration.get(..7).is_some_and(|word| word.eq_ignore_ascii_case("doctype")) {
        return declaration.split_once("]>").map_or("", |(_, after)| after);
    }
    declaration.split_once('>').map_or("", |(_, after)| after)
}

/// After the `>` that ends a tag; one within quotes does not.
fn after_attributes(attributes: &str) -> &str {
    let mut from = 0;
    loop {
        let Some(rest) = attributes.get(from..) else { return "" };
        let Some(at) = rest.find(['>', '=']) else { return "" };
        let here = from + at;
        if rest.as_bytes().get(at) == Some(&b'>') {
            return attributes.get(here + 1..).unwrap_or_default();
        }
        let value = attributes.get(here + 1..).unwrap_or_default();
        let blank = value.len() - value.trim_start().len();
        let opening = value.trim_start().chars().next().filter(|c| matches!(c, '"' | '\''));
        let start = here + 1 + blank;
        from = match opening.and_then(|quote| attributes.get(start + 1..)?.find(quote)) {
            Some(closing) => start + 1 + closing + 1,
            // A quote that never ends: the next `>` ends the tag, as a person would read it.
            None => {
                return attributes.get(start..).and_then(|rest| rest.split_once('>')).map_or("", |(_, after)| after);
            }
        };
    }
}

/// Where an element whose content is no text for people ends.
fn raw_text_end<'h>(name: &str, after: &'h str) -> Option<&'h str> {
    if !matches!(name, "script" | "style" | "title" | "template" | "svg" | "noembed" | "iframe" | "xml" | "object") {
        return None;
    }
    let mut rest = after;
    while let Some(at) = rest.find("</") {
        let tail = rest.get(at + 2..).unwrap_or_default();
        if tail.get(..name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name)) {
            return Some(tail.split_once('>').map_or("", |(_, after)| after));
        }
        rest = tail;
    }
    Some("")
}

/// Lines that are being written.
#[derive(Default)]
struct Sheet {
    lines: Vec<String>,
    line: String,
    is_space_due: bool,
}

impl Sheet {
    fn end_line(&mut self) {
        self.is_space_due = false;
        if !self.line.is_empty() {
            self.lines.push(std::mem::take(&mut self.line));
        }
    }

    /// An empty line, once, and never at the start.
    fn end_paragraph(&mut self) {
        self.end_line();
        if self.lines.last().is_some_and(|last| !last.is_empty()) {
            self.lines.push(String::new());
        }
    }

    fn into_lines(mut self) -> Vec<String> {
        self.end_line();
        while self.lines.last().is_some_and(String::is_empty) {
            self.lines.pop();
        }
        self.lines
    }
}

/// A table that is open: the finished cells of its row, and the cell that is being written.
#[derive(Default)]
struct Table {
    row: Vec<Vec<String>>,
    cell: Option<Sheet>,
}

#[derive(Default)]
struct Words {
    base: Sheet,
    tables: Vec<Table>,
    /// Tables beyond the limit that are open.
    tables_ignored: usize,
    preformatted: usize,
}

impl Words {
    fn sheet(&mut self) -> &mut Sheet {
        self.tables.iter_mut().rev().find_map(|table| table.cell.as_mut()).unwrap_or(&mut self.base)
    }

    fn text(&mut self, raw: &str) {
        let is_preformatted = self.preformatted > 0;
        let sheet = self.sheet();
        let mut rest = raw;
        while let Some(at) = rest.find('&') {
            let (before, after) = rest.split_at(at);
            push(sheet, before, is_preformatted);
            let after = after.get(1..).unwrap_or_default();
            rest = match reference(after) {
                Some((text, taken)) => {
                    push(sheet, &text, is_preformatted);
                    after.get(taken..).unwrap_or_default()
                }
                None => {
                    push(sheet, "&", is_preformatted);
                    after
                }
            };
        }
        push(sheet, rest, is_preformatted);
    }

    fn open(&mut self, name: &str) {
        match name {
            "table" => {
                self.sheet().end_paragraph();
                if self.tables.len() >= TABLES_DEEP_MAX {
                    self.tables_ignored += 1;
                } else {
                    self.tables.push(Table::default());
                }
            }
            "tr" | "thead" | "tbody" | "tfoot" | "caption" => self.end_row(),
            "td" | "th" => self.open_cell(),
            "pre" => {
                self.sheet().end_line();
                self.preformatted += 1;
            }
            "br" => self.break_line(),
            _ => self.close(name),
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "table" if self.tables_ignored > 0 => {
                self.tables_ignored -= 1;
                self.sheet().end_line();
            }
            "table" => self.end_table(),
            "tr" | "thead" | "tbody" | "tfoot" => self.end_row(),
            "td" | "th" => self.end_cell(),
            "pre" => {
                self.preformatted = self.preformatted.saturating_sub(1);
                self.sheet().end_line();
            }
            "p" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "ul" | "ol" | "dl" | "blockquote" | "hr" => {
                self.sheet().end_paragraph();
            }
            "div" | "li" | "dt" | "dd" | "section" | "article" | "header" | "footer" | "nav" | "aside" | "main"
            | "address" | "fieldset" | "form" | "legend" | "figure" | "figcaption" | "caption" | "center" | "body"
            | "html" | "head" | "option" | "details" | "summary" | "br" => self.sheet().end_line(),
            _ => {}
        }
    }

    /// One break ends a line, a second leaves one empty.
    fn break_line(&mut self) {
        let sheet = self.sheet();
        if sheet.line.is_empty() { sheet.end_paragraph() } else { sheet.end_line() }
    }

    fn open_cell(&mut self) {
        self.end_cell();
        match self.tables.last_mut().filter(|_| self.tables_ignored == 0) {
            Some(table) => table.cell = Some(Sheet::default()),
            None => self.sheet().end_line(),
        }
    }

    fn end_cell(&mut self) {
        if let Some(table) = self.tables.last_mut().filter(|_| self.tables_ignored == 0)
            && let Some(cell) = table.cell.take()
        {
            table.row.push(cell.into_lines());
        }
    }

    fn end_row(&mut self) {
        self.end_cell();
        if self.tables_ignored > 0 {
            return self.sheet().end_line();
        }
        let Some(table) = self.tables.last_mut() else { return self.sheet().end_line() };
        let row = std::mem::take(&mut table.row);
        let sheet = self.sheet();
        sheet.end_line();
        sheet.lines.extend(lines_of_row(row));
    }

    fn end_table(&mut self) {
        self.end_row();
        self.tables.pop();
        self.sheet().end_paragraph();
    }

    fn finish(mut self) -> String {
        self.tables_ignored = 0;
        while !self.tables.is_empty() {
            self.end_table();
        }
        self.base.into_lines().join("\n")
    }
}

/// Cells side by side on one line; where one is long, the table is only there for the looks.
fn lines_of_row(mut row: Vec<Vec<String>>) -> Vec<String> {
    row.retain(|cell| !cell.is_empty());
    let is_short = |cell: &Vec<String>| {
        cell.len() <= CELL_LINES_MAX && cell.iter().map(String::len).sum::<usize>() <= CELL_CHARS_MAX
    };
    if row.len() > 1 && row.iter().all(is_short) {
        let cells: Vec<String> = row
            .into_iter()
            .map(|cell| cell.into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" "))
            .collect();
        return vec![cells.join("\t")];
    }
    row.into_iter().flatten().collect()
}

/// Adds text; white space counts once, unless the page says that it is set by hand.
fn push(sheet: &mut Sheet, text: &str, is_preformatted: bool) {
    for c in text.chars() {
        match c {
            '\n' if is_preformatted => {
                let line = std::mem::take(&mut sheet.line);
                sheet.is_space_due = false;
                sheet.lines.push(line.trim_end().to_owned());
            }
            '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{34f}' => {}
            c if is_preformatted && c.is_whitespace() => sheet.line.push(if c == '\t' { '\t' } else { ' ' }),
            c if c.is_whitespace() => sheet.is_space_due = true,
            c if c.is_control() => {}
            c => {
                if std::mem::take(&mut sheet.is_space_due) && !sheet.line.is_empty() {
                    sheet.line.push(' ');
                }
                sheet.line.push(c);
            }
        }
    }
}
