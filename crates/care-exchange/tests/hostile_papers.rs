//! Papers that somebody made to do harm, and ones that were damaged by chance: each ends, and says so.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]
// The lints spare test functions, but not what they share.

#[path = "support/pdf.rs"]
mod pdf;
mod support;

use care_exchange::{ArchiveLimits, FileKind, Reading, detect, open_archive, paper_of};
use care_model::ProblemCode;
use pdf::Packing;
use std::fmt::Write as _;
use std::io::Cursor;
use std::ops::ControlFlow;
use support::{fixture, has_problem, read};

fn whole_text(reading: &Reading) -> String {
    reading.texts.iter().map(|text| text.text.reveal().as_str()).collect::<Vec<_>>().join("\n")
}

fn object(text: &str) -> Vec<u8> {
    text.as_bytes().to_vec()
}

const FONT: &str = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>";
const SAYS: &[u8] = b"BT /F1 11 Tf 72 700 Td (Your visit is on April 15) Tj ET";

#[test]
fn a_tree_of_pages_that_leads_to_itself_ends() {
    // The pages are their own parents and children.
    let file = pdf::file(&[
        object("<< /Type /Catalog /Pages 2 0 R >>"),
        object("<< /Type /Pages /Count 9 /Parent 4 0 R /Kids [4 0 R 2 0 R 3 0 R 4 0 R] >>"),
        object(
            "<< /Type /Page /Parent 4 0 R /Contents 6 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 5 0 R >> >> >>",
        ),
        object("<< /Type /Pages /Parent 2 0 R /Kids [2 0 R 3 0 R] /Count 3 >>"),
        object(FONT),
        pdf::stream("", SAYS, Packing::Flate),
    ]);
    let reading = read("circle.pdf", &file);
    assert!(whole_text(&reading).contains("Your visit is on April 15"), "{:?}", reading.problems);
    // The resources of a page that are only to be found by going round for ever.
    let file = pdf::file(&[
        object("<< /Type /Catalog /Pages 2 0 R >>"),
        object("<< /Type /Pages /Count 1 /Parent 2 0 R /Kids [3 0 R] >>"),
        object("<< /Type /Page /Parent 2 0 R /Contents 4 0 R >>"),
        pdf::stream("", SAYS, Packing::Plain),
    ]);
    assert!(!read("circle.pdf", &file).problems.is_empty());
}

/// One page that shows the form in object 5; the forms follow.
fn shows_forms(forms: &[Vec<u8>]) -> Vec<u8> {
    let mut objects = vec![
        object("<< /Type /Catalog /Pages 2 0 R >>"),
        object("<< /Type /Pages /Count 1 /Kids [3 0 R] >>"),
        object(
            "<< /Type /Page /Parent 2 0 R /Contents 4 0 R /MediaBox [0 0 612 792] \
             /Resources << /Font << /F1 6 0 R >> /XObject << /X1 5 0 R >> >> >>",
        ),
        pdf::stream("", &[SAYS, b" /X1 Do"].concat(), Packing::Plain),
    ];
    objects.push(forms[0].clone());
    objects.push(object(FONT));
    objects.extend_from_slice(&forms[1..]);
    pdf::file(&objects)
}

fn form(shown: &str, content: &str) -> Vec<u8> {
    let dict = format!(
        "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /Font << /F1 6 0 R >> /XObject << {shown} >> >>"
    );
    pdf::stream(&dict, content.as_bytes(), Packing::Flate)
}

#[test]
fn a_form_that_shows_itself_or_too_much_is_left_out() {
    let honest = shows_forms(&[form("", "BT /F1 9 Tf 72 600 Td (in a form) Tj ET")]);
    assert!(whole_text(&read("a.pdf", &honest)).contains("in a form"));
    let itself = shows_forms(&[form("/X1 5 0 R", "/X1 Do BT /F1 9 Tf (x) Tj ET")]);
    let round = shows_forms(&[form("/X1 7 0 R", "/X1 Do"), form("/X1 8 0 R", "/X1 Do"), form("/X1 5 0 R", "/X1 Do")]);
    for file in [itself, round] {
        let reading = read("a.pdf", &file);
        assert!(has_problem(&reading, ProblemCode::TooLarge), "{:?}", reading.problems);
        assert!(whole_text(&reading).contains("Your visit is on April 15"));
    }
    // Each of twenty forms shows the next ten times.
    let many: Vec<Vec<u8>> = (0..20)
        .map(|n| {
            if n == 19 {
                form("", "BT /F1 9 Tf (x) Tj ET")
            } else {
                form(&format!("/X1 {} 0 R", 7 + n), &"/X1 Do ".repeat(10))
            }
        })
        .collect();
    assert!(has_problem(&read("a.pdf", &shows_forms(&many)), ProblemCode::TooLarge));
    // A chain deeper than any reader goes.
    let chain: Vec<Vec<u8>> = (0..5_000).map(|n| form(&format!("/X1 {} 0 R", 7 + n), "/X1 Do")).collect();
    assert!(has_problem(&read("a.pdf", &shows_forms(&chain)), ProblemCode::TooLarge));
}

#[test]
fn a_page_that_unpacks_beyond_the_limit_is_left_out_and_the_next_is_read() {
    let zeros = vec![b' '; 64 * 1024 * 1024];
    let reading = read("bomb.pdf", &pdf::pages_of(&[zeros.clone(), SAYS.to_vec()], Packing::Flate));
    assert!(has_problem(&reading, ProblemCode::TooLarge));
    assert!(whole_text(&reading).contains("Your visit is on April 15"));
    // The same in a stream of objects, which would be unpacked before anything could be looked at.
    let mut file = pdf::letter(&[&["x"]], Packing::Plain);
    for number in 90..96 {
        let body = pdf::stream("/Type /ObjStm /N 1 /First 4", &zeros, Packing::Flate);
        file.extend(format!("{number} 0 obj\n").into_bytes());
        file.extend(body);
        file.extend(b"\nendobj\n");
    }
    let reading = read("bomb.pdf", &file);
    assert!(has_problem(&reading, ProblemCode::TooLarge) && reading.texts.is_empty(), "{:?}", reading.problems);
}

#[test]
fn widths_for_ever_and_brackets_for_ever_end() {
    let file = pdf::file(&[
        object("<< /Type /Catalog /Pages 2 0 R >>"),
        object("<< /Type /Pages /Count 1 /Kids [3 0 R] >>"),
        object("<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>"),
        pdf::stream("", SAYS, Packing::Plain),
        object("<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H /DescendantFonts [6 0 R] >>"),
        object(
            "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /A /W [0 9000000000000000000 500 1 2] /DW 1000 \
                /FontDescriptor << /Type /FontDescriptor >> /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>",
        ),
    ]);
    let _ = read("a.pdf", &file);
    for deep in ["[".repeat(1_000_000), "<<".repeat(500_000), "(".repeat(1_000_000)] {
        let file = pdf::pages_of(&[[SAYS, deep.as_bytes()].concat()], Packing::Plain);
        let _ = read("a.pdf", &file);
        let file = pdf::file(&[object("<< /Type /Catalog /Pages 2 0 R >>"), deep.into_bytes()]);
        assert!(!read("a.pdf", &file).problems.is_empty());
    }
}

#[test]
fn rubbish_that_calls_itself_a_pdf_is_said_to_be_damaged() {
    let mut numbers = Numbers(3);
    let mut rubbish = b"%PDF-1.7\n".to_vec();
    rubbish.extend((0..1_000_000).map(|_| u8::try_from(numbers.below(256)).unwrap()));
    let reading = read("a.pdf", &rubbish);
    assert!(has_problem(&reading, ProblemCode::Malformed));
    let whole = fixture("papers/chromium.pdf");
    for end in (0..whole.len()).step_by(997) {
        let reading = read("a.pdf", &whole[..end]);
        assert!(!reading.problems.is_empty(), "cut at {end}");
    }
}

#[test]
fn pages_beyond_the_limit_are_said() {
    let pages = vec![SAYS.to_vec(); 2_050];
    let reading = read("long.pdf", &pdf::pages_of(&pages, Packing::Plain));
    assert_eq!(reading.texts.len(), 2_000);
    assert!(has_problem(&reading, ProblemCode::TooLarge));
}

#[test]
fn pages_made_to_take_for_ever_take_no_longer_than_their_length() {
    let laughs: String = (1..10).fold(String::new(), |mut all, n| {
        let _ = write!(all, "<!ENTITY z{n} \"{}\">", format!("&z{};", n - 1).repeat(10));
        all
    });
    let laughs = format!(
        "<!DOCTYPE html [<!ENTITY z0 \"ha\"><!ENTITY x SYSTEM \"file:///etc/passwd\">{laughs}]><html><p>See &z9; &x; April</p>"
    );
    assert_eq!(whole_text(&read("a.html", laughs.as_bytes())), "See &z9; &x; April");
    let pieces = [
        "<",
        "<a b=\"",
        "<a b='",
        "<!--",
        "<table>",
        "<table><tr><td>",
        "<pre>",
        "&",
        "&#x",
        "&zzzzzzzzzzzzzzz",
        "</",
        "<script>",
        "<![CDATA[",
        "<a =",
        "<!DOCTYPE [",
    ];
    for piece in pieces {
        let page = format!("<html><p>first</p>{}", piece.repeat(400_000 / piece.len()));
        let reading = read("a.html", page.as_bytes());
        assert!(whole_text(&reading).starts_with("first"), "{piece}");
    }
}

#[test]
fn a_text_longer_than_is_read_is_cut_at_a_line_and_said() {
    let long = "A line of a very long letter.\n".repeat(400_000);
    let reading = read("long.txt", long.as_bytes());
    assert!(has_problem(&reading, ProblemCode::TooLarge));
    assert!(whole_text(&reading).ends_with("letter."));
    let paper = paper_of(FileKind::Text, &vec![b'x'; 65 * 1024 * 1024]).unwrap();
    assert_eq!((paper.text.reveal().len(), paper.problems.len()), (0, 1));
}

/// A small congruential generator (the constants are Knuth's for 64 bits).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % limit.max(1)
    }
}

fn damaged(whole: &[u8], numbers: &mut Numbers) -> Vec<u8> {
    let mut bytes = whole.to_vec();
    for _ in 0..=numbers.below(5) {
        let at = numbers.below(bytes.len());
        let end = (at + numbers.below(120)).min(bytes.len());
        match numbers.below(4) {
            0 if !bytes.is_empty() => bytes[at] = u8::try_from(numbers.below(256)).unwrap(),
            1 => drop(bytes.drain(at..end)),
            2 => {
                let piece = bytes[at..end].to_vec();
                let to = numbers.below(bytes.len());
                drop(bytes.splice(to..to, piece));
            }
            _ => drop(bytes.splice(at..at, *b"99999999999")),
        }
    }
    bytes
}

#[test]
fn no_damage_makes_a_paper_give_up() {
    let rich =
        br"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fcharset0 Arial;}}\f0 Pe\'f1a \u8217?\tab 4/15\par{\pict 00}\row}"
            .to_vec();
    let page = b"<html><meta charset=utf-8><body><table><tr><td>Pe&ntilde;a</td><td>4/15</td></tr></table><p>x&#8212;y"
        .to_vec();
    let card =
        b"BEGIN:VCARD\r\nVERSION:3.0\r\nN:Lee;Min;;Dr.\r\nTEL;TYPE=WORK:555-0142\r\nADR:;;a;b;c;d;e\r\nEND:VCARD\r\n"
            .to_vec();
    let export = b"<HealthData><Me HKCharacteristicTypeIdentifierDateOfBirth=\"1982-06-03\"/><ClinicalRecord resourceFilePath=\"/a/b.json\"/></HealthData>".to_vec();
    let files = [
        ("a.eml", fixture("papers/visit.eml"), 1_000),
        ("a.pdf", fixture("papers/reportlab.pdf"), 400),
        ("a.pdf", fixture("papers/gs.pdf"), 400),
        ("a.pdf", fixture("papers/cairo.pdf"), 150),
        ("a.rtf", rich, 2_000),
        ("a.html", page, 2_000),
        ("a.vcf", card, 2_000),
        ("export.xml", export, 2_000),
    ];
    for (name, whole, rounds) in files {
        let mut numbers = Numbers(7);
        for round in 0..rounds {
            let reading = read(name, &damaged(&whole, &mut numbers));
            let gave_up = reading.problems.iter().any(|problem| problem.detail == "the reader gave up");
            assert!(!gave_up, "{name}, round {round}");
        }
    }
}

#[test]
fn no_damage_makes_an_archive_give_up() {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for name in ["one.txt", "two/three.txt"] {
        writer.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        std::io::Write::write_all(&mut writer, b"words words words words").unwrap();
    }
    let zip = writer.finish().unwrap().into_inner();
    let mut builder = tar::Builder::new(Vec::new());
    let mut header = tar::Header::new_gnu();
    header.set_size(5);
    builder.append_data(&mut header, "long/".repeat(40) + "one.txt", &b"words"[..]).unwrap();
    let tar = builder.into_inner().unwrap();
    let mut gz = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    std::io::Write::write_all(&mut gz, &tar).unwrap();
    for whole in [zip, tar, gz.finish().unwrap()] {
        let mut numbers = Numbers(9);
        for _ in 0..1_500 {
            let bytes = damaged(&whole, &mut numbers);
            let _ = open_archive("a", Cursor::new(bytes), &ArchiveLimits::default(), &mut |file| {
                let name = file.name.reveal();
                assert!(
                    !name.starts_with('/') && name.split('/').all(|part| part != ".." && !part.is_empty()),
                    "{name}"
                );
                ControlFlow::Continue(())
            });
        }
    }
}

#[test]
fn what_a_file_is_called_does_not_say_what_it_is() {
    let kinds: [(&[u8], FileKind); 27] = [
        (b"%PDF-1.4", FileKind::Pdf),
        (b"junk before\n%PDF-1.4", FileKind::Pdf),
        (b"\x89PNG\r\n\x1a\n", FileKind::Image),
        (b"\xff\xd8\xff\xe0", FileKind::Image),
        (b"GIF89a", FileKind::Image),
        (b"II*\0\x08\0\0\0", FileKind::Image),
        (b"MM\0*\0\0\0\x08", FileKind::Image),
        (b"RIFF\x10\0\0\0WEBPVP8 ", FileKind::Image),
        (b"RIFF\x10\0\0\0WAVEfmt ", FileKind::Unknown),
        (b"\0\0\0\x18ftypheic", FileKind::Image),
        (b"\0\0\0\x18ftypmp42", FileKind::Unknown),
        (b"BM\x36\0\x0c\0\0\0\0\0\x36\0", FileKind::Image),
        (b"BMI was 22 at the visit.", FileKind::Text),
        (b"\x08\0\x05\0CS\x0a\0ISO_IR 100", FileKind::Dicom),
        (b"\x02\0\0\0UL\x04\0\xc0\0\0\0", FileKind::Dicom),
        (b"\x08\0\x08\0\x16\0\0\0ORIGINAL\\PRIMARY", FileKind::Dicom),
        (b"\x1f\x8b\x08\0\0", FileKind::Archive),
        (b"PK\x03\x04\x14\0", FileKind::Archive),
        (b"{\\rtf1 x}", FileKind::RichText),
        (b"BEGIN:VCARD\nEND:VCARD", FileKind::Contacts),
        (b"BEGIN:VCALENDAR\nEND:VCALENDAR", FileKind::Calendar),
        (b"<?xml version='1.0'?><!DOCTYPE HealthData [\n<!ELEMENT x (y)>]><HealthData>", FileKind::AppleHealth),
        (b"<HealthData locale=\"en_US\">", FileKind::AppleHealth),
        (b"<?xml version='1.0'?><!-- <html> --><ClinicalDocument xmlns=\"urn:hl7-org:v3\">", FileKind::Ccda),
        (b"<!doctype html><p>x", FileKind::Page),
        (b"{\"verifiableCredential\":[\"a.b.c\"]}", FileKind::HealthCard),
        (b"{\"resourceType\":\"Binary\",\"note\":\"verifiableCredential\"}", FileKind::Fhir),
    ];
    for (bytes, kind) in kinds {
        for name in ["letter.pdf", "x", "picture.jpg", "a.zip", "folder/a.dcm", "a.json"] {
            assert_eq!(detect(name, bytes), kind, "{name} {:?}", String::from_utf8_lossy(bytes));
        }
    }
    let mail = b"Received: from a\nFrom: b@c.example\nSubject: x\n\nhello";
    assert_eq!(detect("letter.txt", mail), FileKind::Mail);
    assert_eq!(detect("x", b"Bring the disc: it is needed."), FileKind::Text);
    assert_eq!(detect("x.pdf", &[0, 1, 2, 3, 0xfe, 0xff]), FileKind::Unknown);
}
