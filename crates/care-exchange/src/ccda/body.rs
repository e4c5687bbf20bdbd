//! Bodies that are no XML (unstructured documents) and papers that lie in a document: handed out whole.

use super::Desk;
use super::header::identity;
use super::node::{El, attribute, path, words_below};
use crate::limits::INSIDE_BYTES_MAX;
use care_model::ProblemCode;
use flate2::read::{DeflateDecoder, GzDecoder, ZlibDecoder};
use std::io::Read;

/// Content types and the ending that a file of that kind goes by.
const ENDINGS: [(&str, &str); 11] = [
    ("application/pdf", "pdf"),
    ("text/html", "html"),
    ("text/plain", "txt"),
    ("text/rtf", "rtf"),
    ("application/rtf", "rtf"),
    ("text/xml", "xml"),
    ("image/png", "png"),
    ("image/jpeg", "jpg"),
    ("image/tiff", "tif"),
    ("image/gif", "gif"),
    ("application/msword", "doc"),
];

impl Desk<'_> {
    /// The body of an unstructured document: words are kept, a paper is handed out, one that lies elsewhere
    /// is said to be missing.
    pub(super) fn body_that_is_no_xml(&mut self, root: El<'_>) {
        let body = path(root, &["component", "nonXMLBody", "text"]).or_else(|| path(root, &["nonXMLBody", "text"]));
        let Some(body) = body else { return };
        let words = words_below(body);
        if attribute(body, "representation") == Some("B64") {
            let name = identity(root).map_or_else(|| "document".to_owned(), |id| id.replace('|', " "));
            self.paper(body, "nonXMLBody", &name);
        } else if !words.is_empty() {
            self.reading.add_text("nonXMLBody", &words);
        } else {
            self.reading.problem("nonXMLBody", ProblemCode::Missing, "the paper itself is not in this file");
        }
    }

    /// Papers within sections: scans and reports that observations carry (`observationMedia`).
    pub(super) fn papers_in_sections(&mut self, root: El<'_>) {
        let media = root.descendants().filter(|node| node.tag_name().name() == "observationMedia");
        for (number, media) in media.enumerate() {
            let Some(value) = super::node::child(media, "value") else { continue };
            if attribute(value, "representation") == Some("B64") {
                self.paper(value, "observationMedia", &format!("picture {}", number + 1));
            }
        }
    }

    fn paper(&mut self, holder: El<'_>, place: &str, name: &str) {
        let text: String = holder.children().filter_map(|child| child.text()).collect();
        let bytes = crate::base64::decode(&text);
        let bytes = match attribute(holder, "compression") {
            None => Some(bytes),
            Some("DF") => unpacked(DeflateDecoder::new(bytes.as_slice())),
            Some("ZL") => unpacked(ZlibDecoder::new(bytes.as_slice())),
            Some("GZ") => unpacked(GzDecoder::new(bytes.as_slice())),
            Some(_) => None,
        };
        let Some(bytes) = bytes.filter(|bytes| !bytes.is_empty()) else {
            self.reading.problem(place, ProblemCode::Malformed, "the paper cannot be unpacked");
            return;
        };
        let kind = attribute(holder, "mediaType").unwrap_or_default();
        let ending = ENDINGS.iter().find(|(known, _)| *known == kind).map_or("bin", |(_, ending)| *ending);
        self.reading.add_inside(place, &format!("{name}.{ending}"), bytes);
    }
}

/// What a packed paper unpacks to; `None` where it is damaged or would grow beyond what is read.
fn unpacked(from: impl Read) -> Option<Vec<u8>> {
    let limit = INSIDE_BYTES_MAX as u64;
    let mut bytes = Vec::new();
    let read = from.take(limit + 1).read_to_end(&mut bytes).ok()?;
    (read <= INSIDE_BYTES_MAX).then_some(bytes)
}
