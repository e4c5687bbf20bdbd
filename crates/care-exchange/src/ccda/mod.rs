//! C-CDA (HL7 CDA R2, C-CDA 2.1): header, sections, planned and past acts, narrative.
//!
//! Mapped by LOINC section, template and moodCode. Dates that stand only in prose are never asserted.
//! Real documents forget to declare prefixes and come in pieces; both are read.

mod acts;
mod body;
mod header;
mod node;
pub(crate) mod survey;

use crate::limits::{ENTRIES_MAX, NESTING_MAX, XML_NODES_MAX};
use crate::making::Sheet;
use crate::reading::{Context, Reading, Section};
use crate::when::When;
use care_model::{EntityId, ProblemCode};
use node::{El, Narrative, child, children, code_of, words_below};
use roxmltree::{Document, Error, ParsingOptions};
use std::borrow::Cow;
use std::collections::HashMap;

/// Everything that the mapping of one document shares.
pub(super) struct Desk<'a> {
    context: &'a Context,
    reading: &'a mut Reading,
    sheet: Sheet,
    /// Identity of the document, for what has no id of its own.
    document: String,
    author: Option<EntityId>,
    /// Who referred, where the header says so.
    referrer: Option<EntityId>,
    /// Whom the document is for.
    recipient: Option<EntityId>,
    dated: Option<When>,
    /// What the entries of the section at hand refer to.
    narrative: Narrative,
    /// Referrals and exams by what is told of them.
    told: HashMap<String, EntityId>,
}

/// Prefixes that documents forget to declare, and how many such faults are mended.
const PREFIXES: [(&str, &str); 3] =
    [("xsi", "http://www.w3.org/2001/XMLSchema-instance"), ("sdtc", "urn:hl7-org:sdtc"), ("voc", "urn:hl7-org:v3/voc")];
const MENDS_MAX: usize = 8;

/// Reads a document or a piece of one.
pub(crate) fn read(text: &str, context: &Context, reading: &mut Reading) {
    let survey = survey::survey(text);
    if survey.depth_max > NESTING_MAX {
        reading.problem("file", ProblemCode::TooLarge, format!("nested {} deep", survey.depth_max));
        return;
    }
    let mut text = Cow::Borrowed(text);
    for _ in 0..MENDS_MAX {
        let options = ParsingOptions { allow_dtd: false, nodes_limit: XML_NODES_MAX, ..ParsingOptions::default() };
        let error = match Document::parse_with_options(&text, options) {
            Ok(document) => {
                read_document(&document, context, reading);
                return;
            }
            Err(error) => error,
        };
        match mend(&text, &error, &survey, reading) {
            Some(mended) => text = Cow::Owned(mended),
            None => return,
        }
    }
    reading.problem("file", ProblemCode::Malformed, "too many faults");
}

/// A better text after a fault, or `None` (with a problem) where there is nothing to mend.
fn mend(text: &str, error: &Error, survey: &survey::Survey<'_>, reading: &mut Reading) -> Option<String> {
    let at = format!("line {}", error.pos().row);
    match error {
        Error::UnknownNamespace(prefix, _) => {
            let known = PREFIXES.iter().find(|(name, _)| name == prefix).map(|(_, uri)| (*uri).to_owned());
            declare(text, prefix, &known.unwrap_or_else(|| format!("urn:undeclared:{prefix}")))
        }
        Error::NodesLimitReached => {
            reading.problem(at, ProblemCode::TooLarge, "more elements than are read");
            None
        }
        _ if !survey.open.is_empty() && !reading.problems.iter().any(|one| one.why == ProblemCode::Truncated) => {
            reading.problem(at, ProblemCode::Truncated, "the document does not end");
            survey.closed(text)
        }
        // A piece with several roots or words around it: put a frame around it, once.
        _ if !text.contains("<fragment") && !text.contains("ClinicalDocument") => {
            let body = text.find("?>").and_then(|end| text.get(end + 2..)).unwrap_or(text);
            Some(format!("<fragment>{body}</fragment>"))
        }
        _ => {
            reading.problem(at, ProblemCode::Malformed, "not XML");
            None
        }
    }
}

/// Declares a prefix at the root element.
fn declare(text: &str, prefix: &str, uri: &str) -> Option<String> {
    let mut from = 0;
    let start = loop {
        let at = from + text.get(from..)?.find('<')?;
        let rest = text.get(at..)?;
        let skip = if rest.starts_with("<!--") {
            "-->"
        } else if rest.starts_with("<?") {
            "?>"
        } else {
            break at;
        };
        from = at + rest.find(skip)? + skip.len();
    };
    let rest = text.get(start + 1..)?;
    let name = rest.find(|c: char| c.is_whitespace() || matches!(c, '>' | '/'))?;
    let (head, tail) = text.split_at_checked(start + 1 + name)?;
    Some(format!("{head} xmlns:{prefix}=\"{uri}\"{tail}"))
}

fn read_document(document: &Document<'_>, context: &Context, reading: &mut Reading) {
    let root: El<'_> = document.root_element();
    let mut desk = Desk {
        context,
        reading,
        sheet: Sheet::default(),
        document: "fragment".into(),
        author: None,
        referrer: None,
        recipient: None,
        dated: None,
        narrative: Narrative::default(),
        told: HashMap::new(),
    };
    if root.tag_name().name() == "ClinicalDocument" {
        desk.header(root);
    } else {
        desk.reading.problem("file", ProblemCode::Missing, "a piece without document header");
    }
    desk.body_that_is_no_xml(root);
    desk.papers_in_sections(root);
    let sections = root.descendants().filter(|node| node.tag_name().name() == "section");
    let mut seen = 0;
    for section in sections.take(ENTRIES_MAX) {
        seen += 1;
        desk.section(section);
    }
    if seen == 0 && root.tag_name().name() != "ClinicalDocument" {
        desk.loose_acts(root);
    }
    desk.sheet.finish(desk.reading);
}

impl Desk<'_> {
    fn section(&mut self, section: El<'_>) {
        let code = code_of(section);
        let title = child(section, "title").map(words_below).unwrap_or_default();
        let words = child(section, "text").map(words_below).unwrap_or_default();
        let name = code.unwrap_or("section").to_owned();
        self.narrative = Narrative::of(section);
        let mut orders = 0;
        for (number, entry) in children(section, "entry").enumerate() {
            for act in entry.children().filter(roxmltree::Node::is_element) {
                let place = if title.is_empty() { name.clone() } else { title.clone() };
                let read = self.act_or_within(act, code, &place, number);
                orders += usize::from(read);
                if read { self.reading.count_read(&name) } else { self.reading.count_not_used(&name) }
            }
        }
        if code == Some("42349-1") && orders == 0 {
            self.referral_in_words(&title, &words);
        }
        let place = if title.is_empty() { name.as_str() } else { title.as_str() };
        self.reading.add_text(place, &title);
        self.reading.add_text(place, &words);
        if !title.is_empty() || !words.is_empty() {
            self.reading.sections.push(Section {
                code: code.map(str::to_owned),
                title: title.into(),
                text: words.into(),
            });
        }
    }

    /// A piece without any section: acts stand on their own.
    fn loose_acts(&mut self, root: El<'_>) {
        self.reading.add_text("file", &words_below(root));
        let mut parts: Vec<El<'_>> = children(root, "entry").flat_map(|entry| entry.children()).collect();
        if parts.is_empty() {
            parts = if root.tag_name().name() == "fragment" { root.children().collect() } else { vec![root] };
        }
        for (number, act) in parts.into_iter().filter(roxmltree::Node::is_element).enumerate() {
            let name = act.tag_name().name().to_owned();
            let read = self.act_or_within(act, None, &name, number);
            if read { self.reading.count_read(&name) } else { self.reading.count_not_used(&name) }
        }
    }

    /// A point in time; nonsense becomes a problem and no date.
    fn point(&mut self, node: El<'_>, place: &str) -> Option<When> {
        node::point(node, self.context.zone).unwrap_or_else(|_| {
            self.reading.problem(place, ProblemCode::BadDate, node.tag_name().name());
            None
        })
    }

    /// Start and end of an act: a point, or the two ends of a span.
    fn span(&mut self, act: El<'_>, place: &str) -> (Option<When>, Option<When>) {
        let Some(time) = children(act, "effectiveTime").find(|time| attribute_is_span(*time)) else {
            return (None, None);
        };
        if let Some(start) = self.point(time, place) {
            return (Some(start), None);
        }
        let low = child(time, "low").and_then(|low| self.point(low, place));
        let high = child(time, "high").and_then(|high| self.point(high, place));
        let center = child(time, "center").and_then(|center| self.point(center, place));
        (low.or(center), high)
    }
}

/// Not a frequency ("every 6 hours"), which medicines carry as a second time.
fn attribute_is_span(time: El<'_>) -> bool {
    !matches!(node::attribute(time, "type"), Some(kind) if kind.contains("PIVL") || kind.contains("EIVL"))
}
