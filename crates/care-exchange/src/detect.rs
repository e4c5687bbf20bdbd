//! What kind of file it is: by content first, then by name. Never trusts a name over bytes.

use crate::paper::{is_texty, looks_like_mail};
use crate::reading::FileKind;

/// Bytes at the start that are looked at.
const LOOK_BYTES: usize = 4096;
/// A link or a code read off a card is short; a letter that mentions one is longer.
const LINK_BYTES_MAX: usize = 64 * 1024;

/// The kind of a file.
pub fn detect(name: &str, bytes: &[u8]) -> FileKind {
    if bytes.is_empty() {
        return FileKind::Empty;
    }
    if let Some(kind) = by_magic(bytes) {
        return kind;
    }
    let head = bytes.get(..LOOK_BYTES).unwrap_or(bytes);
    let suffix = name.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    if !is_texty(head) {
        return binary_kind(head, &suffix);
    }
    let text = crate::paper::decode_text(head);
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let lower = text.to_ascii_lowercase();
    if let Some(kind) = by_first_words(text, &lower, bytes.len()) {
        return kind;
    }
    if text.starts_with(['{', '[']) {
        return json_kind(text, &suffix);
    }
    if text.starts_with('<') {
        return markup_kind(&lower, &suffix);
    }
    if looks_like_mail(text, suffix == "eml") {
        return FileKind::Mail;
    }
    // Some programs put lines of their own before a PDF.
    if lower.lines().any(|line| line.starts_with("%pdf-")) {
        return FileKind::Pdf;
    }
    match () {
        () if lower.contains("begin:vcalendar") || lower.contains("begin:vevent") => FileKind::Calendar,
        () if lower.contains("begin:vcard") => FileKind::Contacts,
        () => FileKind::Text,
    }
}

fn by_magic(bytes: &[u8]) -> Option<FileKind> {
    const MAGIC: [(&[u8], FileKind); 11] = [
        (b"%PDF-", FileKind::Pdf),
        (b"\x89PNG", FileKind::Image),
        (b"\xff\xd8\xff", FileKind::Image),
        (b"GIF8", FileKind::Image),
        (b"II*\0", FileKind::Image),
        (b"MM\0*", FileKind::Image),
        (b"PK\x03\x04", FileKind::Archive),
        (b"PK\x05\x06", FileKind::Archive),
        (b"PK\x07\x08PK\x03\x04", FileKind::Archive),
        (b"\x1f\x8b\x08", FileKind::Archive),
        (b"{\\rtf", FileKind::RichText),
    ];
    // Before the pictures: the 128 bytes in front of the mark are free, and some hold a TIFF's.
    if bytes.get(128..132) == Some(b"DICM") || is_bare_dicom(bytes) {
        return Some(FileKind::Dicom);
    }
    if is_tar(bytes) {
        return Some(FileKind::Archive);
    }
    if bytes.get(4..8) == Some(b"ftyp") {
        return Some(if is_picture_brand(bytes) { FileKind::Image } else { FileKind::Unknown });
    }
    if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        return Some(FileKind::Image);
    }
    // A bitmap: its length, then two empty fields (Windows, BITMAPFILEHEADER).
    if bytes.starts_with(b"BM") && bytes.get(6..10) == Some(&[0; 4]) {
        return Some(FileKind::Image);
    }
    let found = MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)).map(|(_, kind)| *kind);
    match found {
        Some(FileKind::Archive) if is_office_document(bytes) => Some(FileKind::Unknown),
        found => found,
    }
}

/// DICOM without the 128 free bytes and the mark: it begins with an element of group 2 or 8.
fn is_bare_dicom(bytes: &[u8]) -> bool {
    let Some([2 | 8, 0, element, 0, a, b, length @ ..]) = bytes.get(..10) else { return false };
    const FIRST_ELEMENTS: [u8; 6] = [0, 1, 5, 8, 0x10, 0x16];
    let is_spelled_out = matches!(&[*a, *b], b"UL" | b"OB" | b"CS" | b"UI" | b"SH");
    // Without a value representation the length follows at once, and the first values are short.
    let is_silent = *b == 0 && length.first() == Some(&0) && *a <= 64 && a.is_multiple_of(2);
    FIRST_ELEMENTS.contains(element) && (is_spelled_out || is_silent)
}

fn is_tar(bytes: &[u8]) -> bool {
    if bytes.get(257..262) == Some(b"ustar") {
        return true;
    }
    // Old archives have no mark, but the sum of their first block.
    let Some(block) = bytes.get(..512) else { return false };
    let Some(field) = block.get(148..156) else { return false };
    let digits: Vec<u8> = field.iter().copied().filter(u8::is_ascii_digit).collect();
    let said = std::str::from_utf8(&digits).ok().and_then(|digits| u64::from_str_radix(digits, 8).ok());
    let sum: u64 = block.iter().map(|byte| u64::from(*byte)).sum();
    let own: u64 = field.iter().map(|byte| u64::from(*byte)).sum();
    digits.len() >= 4 && said == Some(sum - own + 8 * 32)
}

/// HEIC, HEIF and AVIF; the same container also holds films and sound.
fn is_picture_brand(bytes: &[u8]) -> bool {
    const BRANDS: [&[u8]; 9] = [b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1", b"avif", b"heif"];
    bytes.get(8..12).is_some_and(|brand| BRANDS.contains(&brand))
}

/// A text, table or slides in a ZIP of their own making: no archive of files, and no reader knows them.
fn is_office_document(bytes: &[u8]) -> bool {
    let name = bytes.get(30..).unwrap_or_default();
    let starts: [&[u8]; 6] =
        [b"[Content_Types].xml", b"_rels/.rels", b"mimetypeapplication/", b"word/", b"xl/", b"docProps/"];
    starts.iter().any(|start| name.starts_with(start))
}

fn binary_kind(head: &[u8], suffix: &str) -> FileKind {
    // Some programs put bytes of their own before a PDF (ISO 32000: within the first 1024).
    if head.windows(5).take(1024).any(|window| window == b"%PDF-") {
        return FileKind::Pdf;
    }
    // A text with a few stray bytes stays a text where its name says so.
    let strays = head.iter().filter(|byte| matches!(byte, 0..=8 | 11 | 14..=31 | 127)).count();
    let is_nearly_text = strays * 100 < head.len();
    let lower = String::from_utf8_lossy(head).to_ascii_lowercase();
    if is_nearly_text && looks_like_mail(&lower, suffix == "eml") {
        return FileKind::Mail;
    }
    let start = lower.trim_start_matches('\u{feff}').trim_start();
    match suffix {
        _ if !is_nearly_text && !start.starts_with(['{', '<', 'b']) => FileKind::Unknown,
        _ if start.starts_with(['{', '[']) => json_kind(start, suffix),
        _ if start.starts_with("begin:vcard") => FileKind::Contacts,
        _ if start.starts_with("begin:v") => FileKind::Calendar,
        _ if start.starts_with('<') => markup_kind(start, suffix),
        "ics" => FileKind::Calendar,
        "txt" | "md" => FileKind::Text,
        _ => FileKind::Unknown,
    }
}

fn by_first_words(text: &str, lower: &str, length: usize) -> Option<FileKind> {
    let is_short = length <= LINK_BYTES_MAX;
    match lower {
        _ if lower.starts_with("begin:vcard") => Some(FileKind::Contacts),
        _ if lower.starts_with("begin:v") => Some(FileKind::Calendar),
        _ if lower.starts_with("{\\rtf") => Some(FileKind::RichText),
        _ if is_short && lower.starts_with("shc:/") => Some(FileKind::HealthCard),
        _ if is_short && is_health_link(text) => Some(FileKind::HealthLink),
        _ => None,
    }
}

/// A link alone, with or without the address of a viewer before it.
fn is_health_link(text: &str) -> bool {
    let first = text.lines().next().unwrap_or_default().trim();
    let is_alone = !first.contains(char::is_whitespace);
    first.starts_with("shlink:/") || (is_alone && first.starts_with("http") && first.contains("#shlink:/"))
}

fn json_kind(text: &str, suffix: &str) -> FileKind {
    let card = text.find("\"verifiableCredential\"");
    if card.is_some_and(|at| text.get(..at).is_some_and(|before| !before.contains("\"resourceType\""))) {
        return FileKind::HealthCard;
    }
    // More than one object, one a line: the first line is a whole object and another follows.
    let mut lines = text.lines();
    let first_is_whole = lines.next().is_some_and(|line| line.starts_with('{') && line.trim_end().ends_with('}'));
    let second_starts = lines.find(|line| !line.trim().is_empty()).is_some_and(|line| line.starts_with('{'));
    if suffix == "ndjson" || (first_is_whole && second_starts) { FileKind::FhirLines } else { FileKind::Fhir }
}

/// By the first element, with what stands before it left out. `lower`: in lower case.
fn markup_kind(lower: &str, suffix: &str) -> FileKind {
    const OF_PAGES: [&str; 18] = [
        "html", "head", "body", "meta", "title", "p", "div", "table", "br", "font", "span", "h1", "h2", "h3", "center",
        "style", "script", "a",
    ];
    if lower.contains("<!doctype healthdata") {
        return FileKind::AppleHealth;
    }
    if lower.contains("<!doctype html") {
        return FileKind::Page;
    }
    if lower.contains("\"http://hl7.org/fhir\"") || lower.contains("'http://hl7.org/fhir'") {
        return FileKind::Fhir;
    }
    let mut rest = lower;
    let first = loop {
        let Some((_, tail)) = rest.split_once('<') else { break "" };
        if let Some(comment) = tail.strip_prefix("!--") {
            rest = comment.split_once("-->").map_or("", |(_, after)| after);
        } else if tail.starts_with(['?', '!']) {
            rest = tail.split_once('>').map_or("", |(_, after)| after);
        } else {
            let end = tail.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, ':' | '-' | '_')));
            break tail.get(..end.unwrap_or(tail.len())).unwrap_or_default();
        }
    };
    let is_xml_by_name = matches!(suffix, "xml" | "cda" | "ccda");
    match first {
        "healthdata" => FileKind::AppleHealth,
        "html" => FileKind::Page,
        name if OF_PAGES.contains(&name) && !is_xml_by_name => FileKind::Page,
        _ if matches!(suffix, "html" | "htm") && !lower.contains("clinicaldocument") => FileKind::Page,
        _ => FileKind::Ccda,
    }
}
