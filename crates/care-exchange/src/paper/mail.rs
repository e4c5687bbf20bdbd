//! Mails (.eml): who, to whom, when and about what, then every text part, then what is attached.
//!
//! Of a text that is there twice, plain and as a page, the plain one is read. A mail that is forwarded as
//! a whole is read as text too, and its attachments are this mail's.

use super::{InnerFile, Paper, page};
use crate::limits::{MAIL_PARTS_MAX, MAILS_WITHIN_MAX};
use care_model::ProblemCode;
use mail_parser::{Address, Message, MessageParser, MessagePart, MimeHeaders, PartType};
use std::borrow::Cow;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// A picture of a signature or a letterhead is smaller than this; one that somebody sends is larger.
const DECORATION_BYTES_MAX: usize = 100 * 1024;
/// Damaged lines that a mail may have among its header lines.
const ODD_LINES_MAX: usize = 2;
/// Bytes that mails within mails may come to, all copies together.
const COPIED_BYTES_MAX: usize = 1024 * 1024 * 1024;

/// Reads a mail.
pub(super) fn read(bytes: &[u8]) -> Paper {
    let mut paper = Paper::default();
    let start = bytes.iter().position(|byte| !byte.is_ascii_whitespace()).unwrap_or_default();
    let bytes = bytes.get(start..).unwrap_or_default();
    // A mailbox file begins with a line of its own.
    let bytes = if bytes.starts_with(b"From ") { after_line(bytes) } else { bytes };
    let within = mails_within(bytes);
    // The reader beneath goes as deep as the mails lie in each other, and copies what they hold.
    if within > MAILS_WITHIN_MAX || within.saturating_mul(bytes.len()) > COPIED_BYTES_MAX {
        paper.problem("file", ProblemCode::TooLarge, "mails within mails beyond the limit");
        paper.text = crate::read_file::decode(bytes).into_owned().into();
        return paper;
    }
    let parsed = catch_unwind(AssertUnwindSafe(|| MessageParser::default().parse(bytes)));
    let Ok(Some(message)) = parsed else {
        // Its words are still there, tags and all.
        paper.problem("file", ProblemCode::Malformed, "a damaged mail");
        paper.text = crate::read_file::decode(bytes).into_owned().into();
        return paper;
    };
    let mut letter = Letter { paper, text: String::new(), parts: 0, is_cut: false };
    letter.mail(&message, bytes, 0);
    letter.paper.text = letter.text.trim_end().to_owned().into();
    letter.paper
}

/// Whether the first lines are those of a mail: only header lines, with at least one that nobody types.
pub(crate) fn looks_like_mail(head: &str, is_named_so: bool) -> bool {
    const TYPED: [&str; 6] = ["from", "to", "subject", "date", "cc", "reply-to"];
    const MADE: [&str; 14] = [
        "received",
        "message-id",
        "mime-version",
        "return-path",
        "delivered-to",
        "content-type",
        "dkim-signature",
        "authentication-results",
        "content-transfer-encoding",
        "x-mailer",
        "x-priority",
        "x-received",
        "x-originating-ip",
        "x-spam-status",
    ];
    let head = head.strip_prefix("From ").map_or(head, |rest| rest.split_once('\n').map_or("", |(_, rest)| rest));
    let (mut typed, mut made, mut odd) = (0, 0, 0);
    for line in head.lines() {
        if line.trim().is_empty() || odd > ODD_LINES_MAX {
            break;
        }
        let is_continued = line.starts_with([' ', '\t']);
        let name = line.split_once(':').map(|(name, _)| name.to_ascii_lowercase());
        let is_name = |name: &String| !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_graphic());
        match name.filter(is_name) {
            _ if is_continued => {}
            Some(name) => {
                typed += usize::from(TYPED.contains(&name.as_str()));
                made += usize::from(MADE.contains(&name.as_str()));
            }
            None => odd += 1,
        }
    }
    (made > 0 && made + typed > 1) || (is_named_so && typed > 1)
}

fn after_line(bytes: &[u8]) -> &[u8] {
    let end = bytes.iter().position(|byte| *byte == b'\n').map_or(bytes.len(), |at| at + 1);
    bytes.get(end..).unwrap_or_default()
}

fn mails_within(bytes: &[u8]) -> usize {
    let lines = bytes.split(|byte| *byte == b'\n').filter(|line| line.len() < 2_000);
    lines.filter(|line| String::from_utf8_lossy(line).to_ascii_lowercase().contains("message/")).count()
}

struct Letter {
    paper: Paper,
    text: String,
    parts: usize,
    is_cut: bool,
}

impl Letter {
    fn mail(&mut self, mail: &Message<'_>, raw: &[u8], depth: usize) {
        let mut line = |name: &str, words: Option<Cow<'_, str>>| {
            if let Some(words) = words.map(|words| one_line(&words)).filter(|words| !words.is_empty()) {
                self.text.push_str(&format!("{name}: {words}\n"));
            }
        };
        line("Subject", mail.subject().map(Cow::Borrowed));
        line("From", mail.from().map(|from| people(from).into()));
        line("To", mail.to().map(|to| people(to).into()));
        line("Date", mail.header_raw("Date").map(Cow::Borrowed));
        self.text.push('\n');
        self.part(mail, 0, raw, false, depth);
    }

    fn part(&mut self, mail: &Message<'_>, number: u32, raw: &[u8], is_related: bool, depth: usize) {
        let Some(part) = mail.part(number) else { return };
        self.parts += 1;
        if self.parts > MAIL_PARTS_MAX || depth > MAILS_WITHIN_MAX {
            if !std::mem::replace(&mut self.is_cut, true) {
                self.paper.problem("file", ProblemCode::TooLarge, "more parts than are read of one mail");
            }
            return;
        }
        match &part.body {
            PartType::Multipart(children) => self.children(mail, part, children, raw, depth),
            PartType::Text(_) | PartType::Html(_) if is_attached(part) => self.attachment(part, is_related),
            PartType::Text(text) => self.words(&characters(text, part, raw)),
            PartType::Html(html) => self.words(&page::words_of_page(&characters(html, part, raw))),
            PartType::Message(inner) => {
                self.text.push('\n');
                self.mail(inner, &inner.raw_message, depth + 1);
            }
            PartType::Binary(_) | PartType::InlineBinary(_) => self.attachment(part, is_related),
        }
    }

    fn children(&mut self, mail: &Message<'_>, part: &MessagePart<'_>, children: &[u32], raw: &[u8], depth: usize) {
        let subtype = part.content_type().and_then(|kind| kind.subtype()).unwrap_or_default().to_ascii_lowercase();
        if subtype == "encrypted" {
            self.paper.problem("file", ProblemCode::UnknownFormat, "an encrypted mail");
        }
        let says_something = |child: &&u32| match mail.part(**child).map(|part| &part.body) {
            Some(PartType::Text(text)) => !text.trim().is_empty(),
            _ => false,
        };
        let plain = children.iter().find(says_something).filter(|_| subtype == "alternative");
        for child in children {
            let is_page = |part: &MessagePart<'_>| match &part.body {
                PartType::Html(_) => true,
                PartType::Multipart(parts) => {
                    parts.iter().any(|one| matches!(mail.part(*one).map(|part| &part.body), Some(PartType::Html(_))))
                }
                _ => false,
            };
            let has_twin = plain.is_some() && mail.part(*child).is_some_and(is_page);
            if has_twin && let Some(PartType::Multipart(beside)) = mail.part(*child).map(|part| &part.body) {
                // What comes with the page (pictures, a calendar) is not in the plain twin.
                for one in beside.iter().filter(|one| !mail.part(**one).is_some_and(is_page)) {
                    self.part(mail, *one, raw, true, depth + 1);
                }
            } else if !has_twin {
                self.part(mail, *child, raw, subtype == "related", depth + 1);
            }
        }
    }

    fn words(&mut self, words: &str) {
        let words = words.replace("\r\n", "\n");
        let words = words.trim_matches('\n');
        if !words.trim().is_empty() {
            self.text.push_str(words);
            self.text.push_str("\n\n");
        }
    }

    fn attachment(&mut self, part: &MessagePart<'_>, is_related: bool) {
        let kind = part.content_type();
        let (main, sub) = (
            kind.map(|kind| kind.ctype().to_ascii_lowercase()).unwrap_or_default(),
            kind.and_then(|kind| kind.subtype()).unwrap_or_default().to_ascii_lowercase(),
        );
        let bytes = part.contents();
        let is_signature = matches!(sub.as_str(), "pkcs7-signature" | "x-pkcs7-signature" | "pgp-signature");
        let is_decoration = is_related && main == "image" && bytes.len() < DECORATION_BYTES_MAX;
        if bytes.is_empty() || is_signature || is_decoration {
            return;
        }
        if matches!(sub.as_str(), "pkcs7-mime" | "x-pkcs7-mime") {
            self.paper.problem("file", ProblemCode::UnknownFormat, "an encrypted or signed mail");
        }
        let number = self.paper.inside.len() + 1;
        let named = part.attachment_name().map(last_name).filter(|name| !name.is_empty());
        let name = named.unwrap_or_else(|| format!("attachment {number}.{}", ending(&main, &sub)));
        self.paper.inside.push(InnerFile { name: name.into(), bytes: care_model::Sensitive::new(bytes.to_vec()) });
    }
}

/// A text part that is a file of its own: one by name, or of a kind that is not for reading.
fn is_attached(part: &MessagePart<'_>) -> bool {
    let is_said = part.content_disposition().is_some_and(|said| said.is_attachment());
    let is_prose =
        |sub: &str| ["plain", "html", "enriched", "markdown"].iter().any(|one| sub.eq_ignore_ascii_case(one));
    let kind = part.content_type();
    is_said
        || kind.is_some_and(|kind| kind.ctype().eq_ignore_ascii_case("text") && !kind.subtype().is_none_or(is_prose))
}

/// The characters of a part; where no code is named, what reads as text is better than question marks.
fn characters<'m>(text: &'m str, part: &MessagePart<'_>, raw: &[u8]) -> Cow<'m, str> {
    let is_named = part.content_type().is_some_and(|kind| kind.attribute("charset").is_some());
    if is_named || !text.contains('\u{fffd}') || part.encoding != mail_parser::Encoding::None {
        return Cow::Borrowed(text);
    }
    match raw.get(part.raw_body_offset() as usize..part.raw_end_offset() as usize) {
        Some(raw) => Cow::Owned(crate::read_file::decode(raw).into_owned()),
        None => Cow::Borrowed(text),
    }
}

fn people(address: &Address<'_>) -> String {
    let one = |who: &mail_parser::Addr<'_>| match (who.name.as_deref(), who.address.as_deref()) {
        (Some(name), Some(address)) => format!("{name} <{address}>"),
        (one, other) => one.or(other).unwrap_or_default().to_owned(),
    };
    address.iter().map(one).filter(|who| !who.is_empty()).collect::<Vec<_>>().join(", ")
}

fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Only the last part of a name that comes with folders; what leads nowhere is no name.
fn last_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let last: String = last.chars().filter(|c| !c.is_control()).take(200).collect();
    if matches!(last.trim(), "." | "..") { String::new() } else { last.trim().to_owned() }
}

fn ending<'s>(main: &str, sub: &'s str) -> &'s str {
    match (main, sub) {
        ("text", "calendar") => "ics",
        ("text", "plain") => "txt",
        ("text", "vcard" | "x-vcard" | "directory") => "vcf",
        ("image", "jpeg") => "jpg",
        (_, "fhir+json") => "json",
        (_, "" | "octet-stream") => "bin",
        (_, sub) => sub,
    }
}
