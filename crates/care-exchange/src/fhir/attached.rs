//! Papers that lie in resources as base64: their words go to the search, the paper itself is handed out to
//! be read like any other file.

use super::Desk;
use super::node::{first, many, text};
use super::papers::without_tags;
use super::people::{Parsed, local_part};
use care_model::ProblemCode;
use serde_json::Value;

/// Longest attachment whose words are kept for search, in base64 characters.
const WORDS_CHARS_MAX: usize = 2 * 1024 * 1024;
/// Content types and the ending that a file of that kind goes by.
const ENDINGS: [(&str, &str); 14] = [
    ("application/pdf", "pdf"),
    ("text/html", "html"),
    ("application/xhtml+xml", "html"),
    ("text/plain", "txt"),
    ("text/rtf", "rtf"),
    ("application/rtf", "rtf"),
    ("text/xml", "xml"),
    ("application/xml", "xml"),
    ("application/hl7-v3+xml", "xml"),
    ("application/json", "json"),
    ("application/fhir+json", "json"),
    ("image/png", "png"),
    ("image/jpeg", "jpg"),
    ("text/calendar", "ics"),
];

impl Desk<'_> {
    /// An attachment: its words where it is plain text or a page, and the paper itself. `false` where it
    /// brings nothing along.
    pub(super) fn attachment(&mut self, place: &str, attachment: &Value) -> bool {
        let kind = text(attachment, "contentType").unwrap_or_default();
        let kind = kind.split(';').next().unwrap_or_default().trim().to_lowercase();
        let Some(data) = text(attachment, "data").or_else(|| text(attachment, "content")) else {
            if let Some(url) = text(attachment, "url").filter(|url| !url.starts_with('#')) {
                self.elsewhere.push((place.to_owned(), url.to_owned()));
            }
            return false;
        };
        let bytes = crate::base64::decode(data);
        if bytes.is_empty() {
            self.reading.problem(place, ProblemCode::Malformed, "an attachment without bytes");
            return false;
        }
        if kind.starts_with("text/") && data.len() <= WORDS_CHARS_MAX && kind != "text/css" {
            let words = crate::read_file::decode(&bytes);
            let words = if kind.contains("html") { without_tags(&words) } else { words.into_owned() };
            self.reading.add_text(place, &words);
        }
        let ending = ENDINGS.iter().find(|(name, _)| *name == kind).map(|(_, ending)| *ending);
        let title = text(attachment, "title").unwrap_or(place);
        let name = match ending {
            Some(ending) if !title.to_lowercase().ends_with(&format!(".{ending}")) => format!("{title}.{ending}"),
            _ => title.to_owned(),
        };
        self.reading.add_inside(place, &name, bytes);
        true
    }

    /// A paper that is a resource of its own (Binary), or a picture of one (Media).
    pub(super) fn binary(&mut self, one: &Parsed) -> bool {
        let attachment = first(&one.value, "content").filter(|content| content.is_object()).unwrap_or(&one.value);
        let is_read = self.attachment(&one.place(), attachment);
        if is_read {
            self.binaries.insert(one.place());
        }
        is_read
    }

    /// Attachments of a message.
    pub(super) fn payload_files(&mut self, one: &Parsed) -> bool {
        let mut found = false;
        for part in many(&one.value, "payload") {
            if let Some(attachment) = first(part, "contentAttachment") {
                found |= self.attachment(&one.place(), attachment);
            }
        }
        found
    }

    /// Says which papers are only pointed at: the file does not hold them.
    pub(super) fn say_what_is_elsewhere(&mut self) {
        let is_here = |url: &str| {
            local_part(url).is_some_and(|(kind, id)| self.binaries.contains(&format!("{kind}/{id}")))
                || url.strip_prefix("urn:uuid:").is_some_and(|id| self.binaries.contains(&format!("Binary/{id}")))
        };
        let absent = self.elsewhere.iter().filter(|(_, url)| !is_here(url)).count();
        if let Some((place, _)) = self.elsewhere.iter().find(|(_, url)| !is_here(url)) {
            let said = format!("{absent} papers are only named; the file does not hold them");
            self.reading.problem(place.clone(), ProblemCode::Missing, said);
        }
    }
}
