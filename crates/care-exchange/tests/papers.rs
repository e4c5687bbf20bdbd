//! The words of papers: pages, rich text, mails, PDFs. Every letter here is made up.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]
// The lints spare test functions, but not what they share.

#[path = "support/pdf.rs"]
mod pdf;
mod support;

use care_exchange::{FileKind, Paper, detect, paper_of, paper_of_scan, tesseract_arguments};
use care_model::ProblemCode;
use pdf::Packing;
use support::{fixture, has_problem, read};

fn paper(kind: FileKind, bytes: &[u8]) -> Paper {
    paper_of(kind, bytes).unwrap()
}

fn words(kind: FileKind, bytes: &[u8]) -> String {
    paper(kind, bytes).text.into_inner()
}

#[test]
fn a_page_is_its_text_without_tags_scripts_and_styles() {
    let html = b"<!DOCTYPE html><html><head><title>x</title><style>p{}</style><script>var a='</p>';</script></head>\
        <body><!-- hidden --><p>Your visit is on\n   <b>April&nbsp;15</b>,&#32;2027 &mdash; at 2&#58;00</p>\
        <p>Dr. Pe&ntilde;a &amp; Lee &lt;front desk&gt; R&D &copy 2027</p></body></html>";
    assert_eq!(
        words(FileKind::Page, html),
        "Your visit is on April 15, 2027 — at 2:00\n\nDr. Peña & Lee <front desk> R&D © 2027"
    );
}

#[test]
fn a_table_is_read_row_by_row_with_cells_apart() {
    let html = b"<table><tr><th>When</th><th>What</th></tr>\
        <tr><td><p>April 15</p><p>2:00 PM</p></td><td>MRI <br>left shoulder</td></tr><tr><td>May 2<td>Visit</table>After";
    assert_eq!(words(FileKind::Page, html), "When\tWhat\nApril 15 2:00 PM\tMRI left shoulder\nMay 2\tVisit\n\nAfter");
}

#[test]
fn a_table_that_is_only_there_for_the_looks_keeps_its_lines() {
    let html = b"<table><tr><td><p>Dear Sally,</p><table><tr><td>Phone</td><td>555-0142</td></tr></table>\
        <p>Call us.</p></td></tr></table>";
    assert_eq!(words(FileKind::Page, html), "Dear Sally,\n\nPhone\t555-0142\n\nCall us.");
}

#[test]
fn a_broken_page_keeps_its_words() {
    assert_eq!(
        words(FileKind::Page, b"a < b <p class=\"x>y\">one<p title='>'>two &unknown; &#xZ; <"),
        "a < b\n\none\n\ntwo &unknown; &#xZ; <"
    );
    assert_eq!(words(FileKind::Page, b"<p>one</p><a href=\"no end>two <b>three</b>"), "one\n\ntwo three");
    assert_eq!(words(FileKind::Page, b"<p>seen<script>if (a</b) never ends"), "seen");
}

#[test]
fn a_page_is_read_in_the_code_that_it_names() {
    let latin = b"<html><meta charset=iso-8859-1><p>ma\xf1ana a las 8</p>";
    assert_eq!(words(FileKind::Page, latin), "mañana a las 8");
    let japanese = b"<html><meta http-equiv='Content-Type' content='text/html; charset=Shift_JIS'><p>\x93\xfa</p>";
    assert_eq!(words(FileKind::Page, japanese), "日");
    let lies = "<html><meta charset=\"utf-16\"><p>mañana</p>".as_bytes();
    assert_eq!(words(FileKind::Page, lies), "mañana");
    let silent = b"<html><p>\x93quoted\x94 ma\xf1ana</p>";
    assert_eq!(words(FileKind::Page, silent), "“quoted” mañana");
    let mut wide = vec![0xff, 0xfe];
    wide.extend("<html><p>mañana</p>".encode_utf16().flat_map(u16::to_le_bytes));
    assert_eq!(detect("letter.html", &wide), FileKind::Page);
    assert_eq!(words(FileKind::Page, &wide), "mañana");
}

#[test]
fn plain_text_is_read_in_the_codes_of_old_and_new_systems() {
    assert_eq!(words(FileKind::Text, b"\x93Ma\xf1ana\x94\r\nat 8"), "“Mañana”\nat 8");
    for mark in [true, false] {
        let mut wide: Vec<u8> = if mark { vec![0xfe, 0xff] } else { Vec::new() };
        wide.extend("Your visit, mañana".encode_utf16().flat_map(u16::to_be_bytes));
        assert_eq!(detect("letter", &wide), FileKind::Text);
        assert_eq!(words(FileKind::Text, &wide), "Your visit, mañana");
    }
}

#[test]
fn rich_text_gives_words_lines_and_columns() {
    let rtf = br"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fswiss\fcharset0 Arial;}{\f1\fcharset204 Times Cyr;}}
{\colortbl;\red0\green0\blue0;}{\stylesheet{\s0 Normal;}}{\*\generator Riched20;}
\f0\pard Dear Ms. Pe\'f1a,\par Your visit\emdash with Dr.\~Lee\tab 4/15\line at 2:00\par
{\pict\pngblip 89504e470d0a}{\b {\f1 \'cf}}\u8217?\u-10179?\u-8704? {\field{\*\fldinst HYPERLINK x}{\fldrslt our site}}\par
\trowd\intbl A\cell B\cell\row {\v hidden}\{braces\}}";
    assert_eq!(detect("letter.doc", rtf), FileKind::RichText);
    assert_eq!(
        words(FileKind::RichText, rtf),
        "Dear Ms. Peña,\nYour visit—with Dr. Lee\t4/15\nat 2:00\nП’😀 our site\nA\tB\n{braces}"
    );
}

#[test]
fn rich_text_in_two_byte_and_dos_codes_is_read() {
    assert_eq!(words(FileKind::RichText, br"{\rtf1\ansicpg932 \'93\'fa\'96\'7b}"), "日本");
    assert_eq!(words(FileKind::RichText, br"{\rtf1\pc ma\'a4ana \'82}"), "mañana é");
}

#[test]
fn rich_text_that_breaks_off_keeps_what_it_said() {
    let cut = paper(FileKind::RichText, br"{\rtf1 Your visit is on {\b April 15");
    assert_eq!(cut.text.reveal(), "Your visit is on April 15");
    assert_eq!(cut.problems[0].why, ProblemCode::Truncated);
    let deep = format!("{{\\rtf1 first {}", "{".repeat(500_000));
    let deep = paper(FileKind::RichText, deep.as_bytes());
    assert_eq!(deep.text.reveal(), "first");
    assert_eq!(deep.problems[0].why, ProblemCode::TooLarge);
    assert_eq!(words(FileKind::RichText, b"{\\rtf1 a\\bin99999999999 b"), "a");
}

#[test]
fn a_mail_is_its_headers_its_plain_text_and_its_attachments() {
    let mail = fixture("papers/visit.eml");
    assert_eq!(detect("message", &mail), FileKind::Mail);
    let paper = paper(FileKind::Mail, &mail);
    let text = paper.text.reveal();
    assert!(
        text.starts_with(
            "Subject: Su cita de mañana\nFrom: Riverside Imaging <desk@riverside.example>\n\
             To: Sally Moreno <sally@mail.example>\nDate: Thu, 14 Jan 2027 09:12:00 -0500\n\nHola Sally:"
        ),
        "{text}"
    );
    assert_eq!(text.matches("15 de abril").count(), 1, "the page twin is not read again: {text}");
    assert!(text.contains("Subject: MRI order\nFrom: Dr. Lee <lee@ortho.example>"), "{text}");
    assert!(text.contains("MRI of the left shoulder before March 3"), "{text}");
    let names: Vec<&str> = paper.inside.iter().map(|inner| inner.name.reveal().as_str()).collect();
    assert_eq!(names, ["invite.ics", "passwd", "note.txt"]);
    assert!(paper.inside[0].bytes.reveal().starts_with(b"BEGIN:VCALENDAR"));
    let reading = read("visit.eml", &mail);
    assert_eq!(reading.inside.len(), 3);
    assert_eq!(reading.texts[0].place, "file");
}

#[test]
fn a_mail_that_is_only_a_page_is_read_as_one() {
    let mail = b"From: a@b.example\r\nMIME-Version: 1.0\r\nContent-Type: text/html; charset=windows-1252\r\n\
        Content-Transfer-Encoding: quoted-printable\r\n\r\n<p>Ma=F1ana</p><p>8:00</p>";
    assert_eq!(words(FileKind::Mail, mail), "From: a@b.example\n\nMañana\n\n8:00");
}

#[test]
fn a_memo_that_begins_like_a_mail_is_a_text() {
    let memo = b"Date: January 14, 2027\nTo: Sally Moreno\nFrom: Dr. Lee\nRe: your visit\nPhone: 555-0142\n\nCome in.";
    assert_eq!(detect("memo.txt", memo), FileKind::Text);
    assert_eq!(detect("memo.eml", memo), FileKind::Mail);
}

#[test]
fn mails_in_mails_and_parts_in_parts_end_at_a_limit() {
    let nested: String = (0..5_000)
        .map(|n| format!("From: {n}@a.example\r\nMIME-Version: 1.0\r\nContent-Type: message/rfc822\r\n\r\n"))
        .collect();
    let reading = read("deep.eml", nested.as_bytes());
    assert!(has_problem(&reading, ProblemCode::TooLarge));
    let parts: String =
        (0..5_000).map(|n| format!("Content-Type: multipart/mixed; boundary=b{n}\r\n\r\n--b{n}\r\n")).collect();
    let reading = read("deep.eml", format!("MIME-Version: 1.0\r\nFrom: a@b.example\r\n{parts}\r\nend").as_bytes());
    assert!(reading.problems.iter().all(|problem| problem.detail != "the reader gave up"), "{:?}", reading.problems);
    let many: String = (0..5_000).map(|n| format!("--b\r\nContent-Type: text/plain\r\n\r\npart {n}\r\n")).collect();
    let many = format!(
        "MIME-Version: 1.0\r\nFrom: a@b.example\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n{many}--b--"
    );
    let reading = read("many.eml", many.as_bytes());
    assert!(has_problem(&reading, ProblemCode::TooLarge));
    assert!(reading.texts[0].text.reveal().contains("part 1\n"));
}

#[test]
fn a_pdf_gives_its_pages_packed_or_not() {
    for packing in [Packing::Plain, Packing::Flate] {
        let file = pdf::letter(
            &[&["Dear Sally,", "your visit is on April 15, 2027 at 2:00 PM (EDT)."], &["Call 555-0142."]],
            packing,
        );
        let paper = paper(FileKind::Pdf, &file);
        assert_eq!(paper.problems, []);
        let places: Vec<_> = paper.places().collect();
        assert_eq!(places.len(), 2);
        let text = paper.text.reveal();
        assert_eq!(text[places[0].1.clone()].trim(), "Dear Sally,\nyour visit is on April 15, 2027 at 2:00 PM (EDT).");
        assert_eq!(text[places[1].1.clone()].trim(), "Call 555-0142.");
    }
}

#[test]
fn a_page_without_words_is_named_and_the_others_are_read() {
    let file = pdf::letter(&[&["First page."], &[], &["Third page."]], Packing::Flate);
    let reading = read("scan.pdf", &file);
    let problems: Vec<_> = reading.problems.iter().map(|one| (one.at.as_str(), one.why, one.detail.as_str())).collect();
    assert_eq!(problems, [("page 2", ProblemCode::Missing, "no words on page 2")]);
    let places: Vec<_> = reading.texts.iter().map(|text| text.place.as_str()).collect();
    assert_eq!(places, ["page 1", "page 3"]);
}

#[test]
fn columns_of_a_pdf_stay_apart_and_letters_set_one_by_one_stay_together() {
    let content = b"BT /F1 10 Tf 1 0 0 1 72 700 Tm [(M) -20 (RI) -300 (order)] TJ 1 0 0 1 300 700 Tm (April 15) Tj \
        1 0 0 1 72 686 Tm (Second line) Tj ET"
        .to_vec();
    assert_eq!(
        words(FileKind::Pdf, &pdf::pages_of(&[content], Packing::Plain)).trim(),
        "MRI order\tApril 15\nSecond line"
    );
}

#[test]
fn bold_printed_twice_is_said_once_and_a_turned_page_has_lines() {
    let bold = b"BT /F1 10 Tf 1 0 0 1 72 700 Tm (D) Tj 1 0 0 1 72.2 700 Tm (D) Tj (r. Lee) Tj ET".to_vec();
    assert_eq!(words(FileKind::Pdf, &pdf::pages_of(&[bold], Packing::Plain)).trim(), "Dr. Lee");
    let turned = b"BT /F1 10 Tf 0 1 -1 0 300 72 Tm (Your visit is) Tj 0 1 -1 0 314 72 Tm (on April 15) Tj ET".to_vec();
    assert_eq!(words(FileKind::Pdf, &pdf::pages_of(&[turned], Packing::Plain)).trim(), "Your visit is\non April 15");
}

#[test]
fn colours_pictures_and_nonsense_between_the_words_do_no_harm() {
    let content = b"/Nope cs 1 scn /Gone gs (lost) Tj BT /F1 10 Tf 72 700 Td (Your visit) Tj 1 2 Td 3 Tm /X9 sh \
        [1 (a) Tj BT ET BI /W 2 /H 2 /BPC 8 ID \x00(EI\xff\xfe[ EI Q << /A [ 1 >> BDC --5 1.2.3 Td <4G> Tj \
        /F1 10 Tf 1 0 0 1 72 686 Tm (on \\(April\\) 15) Tj <2E> Tj ET Q Q Q (never ends"
        .to_vec();
    let text = words(FileKind::Pdf, &pdf::pages_of(&[content], Packing::Plain)).trim().to_owned();
    assert!(text.contains("Your visit") && text.ends_with("on (April) 15."), "{text}");
    assert!(!text.contains("lost"), "there is no font yet");
}

/// Letters printed by programs that people really use; their words are made up.
#[test]
fn letters_of_several_producers_are_read_line_by_line() {
    let cases: [(&str, &[&str]); 5] = [
        (
            "chromium",
            &[
                "your MRI of the left shoulder is booked for Thursday, April 15, 2027 at 2:00 PM.",
                "Efficient office, first floor: bring “your” insurance card — mañana.",
                "Phone\t555-0142",
                "Reference\tPA-77310",
            ],
        ),
        (
            "gs",
            &[
                "Dear Ms. Moreno, your MRI of the left shoulder is booked for Thursday, April 15, 2027 at 2:00 PM.",
                "Fax\t555-0143",
            ],
        ),
        ("reportlab", &["Please arrive 30 minutes early and bring your insurance card. Mañana.", "Phone\t555-0142"]),
        ("cairo", &["County Hospital: your visit is on May 20, 2027", "at 9:30 AM with Dr. López. Tel. 555-0199"]),
        ("fpdf", &["Tel.\t555-0199", "Página 2: no coma desde la medianoche."]),
    ];
    for (name, lines) in cases {
        let paper = paper(FileKind::Pdf, &fixture(&format!("papers/{name}.pdf")));
        assert_eq!(paper.problems, [], "{name}");
        for line in lines {
            assert!(
                paper.text.reveal().lines().any(|one| one == *line),
                "{name}: {line:?} in {:?}",
                paper.text.reveal()
            );
        }
    }
}

#[test]
fn a_scan_gives_lines_columns_and_the_words_that_the_machine_doubts() {
    let answer = String::from_utf8(fixture("papers/fax.tsv")).unwrap();
    let scan = paper_of_scan(&[&answer, "level\tpage_num\n1\t1\t0\t0\t0\t0\t0\t0\t9\t9\t-1\t", &answer]);
    assert!(scan.is_scan);
    let places: Vec<_> = scan.places().collect();
    assert_eq!(places.len(), 3);
    let text = scan.text.reveal();
    assert!(text[places[0].1.clone()].contains("Reference\tPA-77310"), "{text}");
    assert!(text.contains("booked for Thursday, April"), "{text}");
    assert_eq!(text[places[0].1.clone()], text[places[2].1.clone()]);
    assert_eq!(scan.problems.iter().map(|one| one.detail.as_str()).collect::<Vec<_>>(), ["no words on page 2"]);
    assert!(!scan.doubtful.is_empty());
    assert!(scan.doubtful.iter().all(|word| !text[word.clone()].contains(char::is_whitespace)));
}

#[test]
fn the_reading_machine_is_asked_for_words_with_places_in_the_languages_that_it_has() {
    assert_eq!(tesseract_arguments(&["eng", "spa"]).join(" "), "stdin stdout -l eng+spa --psm 1 tsv");
    assert_eq!(tesseract_arguments(&["--help", "x;y", ""]).join(" "), "stdin stdout --psm 1 tsv");
}

/// A page whose first line is in this font and whose second is in a usual one.
fn in_font(font: &str) -> Paper {
    let content = b"BT /F1 11 Tf 72 700 Td (AB visit) Tj /F2 11 Tf 0 -20 Td (second) Tj ET";
    let file = pdf::file(&[
        b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
        b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>".to_vec(),
        b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F1 5 0 R /F2 6 0 R >> >> >>".to_vec(),
        pdf::stream("", content, Packing::Plain),
        font.as_bytes().to_vec(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_vec(),
    ]);
    paper(FileKind::Pdf, &file)
}

#[test]
fn a_font_with_gaps_is_read_all_the_same() {
    let fonts = [
        "<< /Type /Font /Subtype /TrueType /BaseFont /Arial >>",
        "<< /Type /Font /Subtype /TrueType /BaseFont /A+Arial /FirstChar 32 /LastChar 40 /Widths [1 2 3] /Encoding /WinAnsiEncoding >>",
        "<< /Type /Font /Subtype /TrueType /BaseFont /Arial /FirstChar 32 /LastChar 126 /Widths 9 0 R /Encoding /MacRomanEncoding >>",
        "<< /Type /Font /Subtype /Type3 /FirstChar 65 /LastChar 66 /Widths [500 500] /Encoding << /Differences [65 /A /B] >> >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /StandardEncoding >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding << /BaseEncoding /StandardEncoding /Differences [999 /A 65 /A] >> >>",
        "<< /Type /Font /Subtype /MMType1 /BaseFont /X >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /ToUnicode 99 0 R >>",
        "<< /Type /Font >>",
    ];
    for font in fonts {
        let paper = in_font(font);
        assert_eq!((paper.text.reveal().trim(), paper.problems.len()), ("AB visit\nsecond", 0), "{font}");
    }
}

#[test]
fn letters_that_mean_nothing_are_said() {
    let paper = in_font(
        "<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /UniGB-UCS2-H \
         /DescendantFonts [<< /Type /Font /Subtype /CIDFontType0 /BaseFont /A >>] >>",
    );
    assert_eq!(paper.text.reveal().trim(), "second");
    // Eight bytes are four letters, too few to make a fuss about.
    assert_eq!(paper.problems, []);
    let content = "BT /F1 11 Tf 72 700 Td (AB visit on April 15) Tj /F2 11 Tf 0 -20 Td (second) Tj ET";
    let file = pdf::file(&[
        b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
        b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>".to_vec(),
        b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F1 5 0 R /F2 6 0 R >> >> >>".to_vec(),
        pdf::stream("", content.as_bytes(), Packing::Plain),
        b"<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H \
          /DescendantFonts [<< /Type /Font /Subtype /CIDFontType2 /BaseFont /A >>] >>"
            .to_vec(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_vec(),
    ]);
    let paper = self::paper(FileKind::Pdf, &file);
    assert_eq!((paper.problems[0].at.as_str(), paper.problems[0].why), ("page 1", ProblemCode::Missing));
}

#[test]
fn a_pdf_that_lost_its_table_is_put_together_again() {
    let whole = fixture("papers/gs.pdf");
    let line = "Dear Ms. Moreno, your MRI of the left shoulder is booked for Thursday, April 15, 2027 at 2:00 PM.";
    let table = whole.windows(5).rposition(|window| window == b"xref\n").unwrap() - 5;
    let mut shifted = whole.clone();
    drop(shifted.splice(20..20, b"%some bytes that somebody put in\n".iter().copied()));
    let mut behind = b"--mail boundary\r\n\r\n".to_vec();
    behind.extend_from_slice(&whole);
    for (name, bytes) in [("cut", whole[..table].to_vec()), ("shifted", shifted), ("behind", behind)] {
        let paper = paper(FileKind::Pdf, &bytes);
        assert!(paper.text.reveal().lines().any(|one| one == line), "{name}: {:?}", paper.problems);
    }
}

#[test]
fn a_page_whose_packing_is_damaged_says_what_comes_before_the_damage() {
    let lines: Vec<String> =
        (0..60).map(|n| format!("Line {n} of a letter about visit {}", n * 7_919 % 1_000)).collect();
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    let mut file = pdf::letter(&[&lines], Packing::Flate);
    let start = file.windows(7).position(|window| window == b"stream\n").unwrap() + 7;
    let end = file.windows(9).position(|window| window == b"endstream").unwrap();
    file[start + (end - start) * 3 / 4] ^= 0x55;
    let text = words(FileKind::Pdf, &file);
    assert!(text.starts_with("Line 0 of a letter"), "{text}");
}

#[test]
fn a_mail_with_a_damaged_header_line_is_still_a_mail() {
    let mut mail = fixture("papers/visit.eml");
    let at = mail.windows(4).position(|window| window == b"\nTo:").unwrap();
    mail[at + 2] = 0;
    mail[at + 3] = b' ';
    for name in ["visit.eml", "visit"] {
        let reading = read(name, &mail);
        assert_eq!(reading.kind, FileKind::Mail);
        assert!(reading.texts[0].text.reveal().contains("15 de abril"));
    }
    let letter = b"X-ray: left shoulder\nDate: April 15\nTo: Riverside\nFrom: Dr. Lee\n\nPlease bring the disc.";
    assert_eq!(detect("order.txt", letter), FileKind::Text);
}
