//! What comes from a phone: an Apple Health export and contacts. All made up.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]
// The lints spare test functions, but not what they share.

mod support;

use care_exchange::{Context, FileKind, KnownPerson, Whose, read_apple_health, read_apple_health_in, read_file};
use care_model::ProblemCode;
use std::io::{self, BufReader, Cursor, Read, Write};
use support::{context, field, find, has_problem, read, reference_files};

const EXPORT: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE HealthData [
<!ELEMENT HealthData (ExportDate,Me,(Record|ClinicalRecord)*)>
<!ATTLIST HealthData locale CDATA #REQUIRED>
<!ENTITY a "boom"> <!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"> <!ENTITY file SYSTEM "file:///etc/passwd">
]>
<HealthData locale="en_US">
 <ExportDate value="2027-01-10 10:00:00 -0500"/>
 <Me HKCharacteristicTypeIdentifierDateOfBirth="1982-06-03"/>
 <Record type="HKQuantityTypeIdentifierHeartRate" sourceName="&b;&file;" value="72"><MetadataEntry key="k" value="v"/></Record>
 <Record type="HKQuantityTypeIdentifierHeartRate" value="73"/>
 <ClinicalRecord type="Allergy" identifier="1" sourceName="Riverside" resourceFilePath="/clinical-records/AllergyIntolerance-1.json"/>
 <ClinicalRecord type="Lab" identifier="2" sourceName="Riverside" resourceFilePath="/clinical-records/../../../etc/passwd"/>
 <ClinicalRecord type="Lab" identifier="3" sourceName="Riverside" resourceFilePath="clinical-records/DiagnosticReport-3.json"/>
</HealthData>"#;

fn born(day: &str) -> Context {
    let person = KnownPerson { name: "Sally Moreno".into(), born_on: Some(day.parse().unwrap()) };
    Context { known_person: Some(person), ..context() }
}

#[test]
fn an_export_gives_the_birthday_and_its_clinical_records() {
    let reading = read_file("export.xml", EXPORT.as_bytes(), &born("1982-06-03"));
    assert_eq!(reading.kind, FileKind::AppleHealth);
    assert_eq!(reading.subject.as_ref().unwrap().born_on, "1982-06-03".parse().ok());
    assert_eq!(reading.whose, Whose::Unsure, "a birthday alone is no proof");
    let beside: Vec<&str> = reading.beside.iter().map(|path| path.reveal().as_str()).collect();
    assert_eq!(beside, ["clinical-records/AllergyIntolerance-1.json", "clinical-records/DiagnosticReport-3.json"]);
    assert_eq!(reading.counts["Record"].not_used, 2);
    assert!(has_problem(&reading, ProblemCode::Malformed), "the path that leads outside");
    assert_eq!(read_file("export.xml", EXPORT.as_bytes(), &born("1950-01-01")).whose, Whose::Other);
}

#[test]
fn entities_of_its_own_are_never_looked_at() {
    let bomb = format!(
        "<!DOCTYPE HealthData [{}]><HealthData><Me HKCharacteristicTypeIdentifierDateOfBirth=\"&z9;\"/></HealthData>",
        (1..10).map(|n| format!("<!ENTITY z{n} \"{}\">", format!("&z{};", n - 1).repeat(10))).collect::<String>()
    );
    let reading = read("export.xml", bomb.as_bytes());
    assert_eq!(reading.kind, FileKind::AppleHealth);
    assert!(has_problem(&reading, ProblemCode::BadDate), "{:?}", reading.problems);
}

/// A million measurements, made as they are read.
struct Endless {
    left: usize,
    piece: Vec<u8>,
    at: usize,
}

impl Read for Endless {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if self.at == self.piece.len() {
            if self.left == 0 {
                return Ok(0);
            }
            self.left -= 1;
            self.at = 0;
        }
        let count = into.len().min(self.piece.len() - self.at);
        into[..count].copy_from_slice(&self.piece[self.at..self.at + count]);
        self.at += count;
        Ok(count)
    }
}

#[test]
fn a_million_measurements_are_only_counted() {
    let record =
        "<Record type=\"HKQuantityTypeIdentifierStepCount\" sourceName=\"Phone\" value=\"12\"/>\n".repeat(1_000);
    let records = Endless { left: 1_000, at: record.len(), piece: record.into_bytes() };
    let input = Cursor::new("<HealthData>").chain(records).chain(Cursor::new("</HealthData>"));
    let reading = read_apple_health(BufReader::new(input), &context());
    assert_eq!(reading.counts["Record"].not_used, 1_000_000);
    let said: Vec<_> = reading.problems.iter().map(|one| (one.why, one.detail.as_str())).collect();
    assert_eq!(said, [(ProblemCode::NotUsed, "no clinical records beside 1000000 measurements")]);
}

#[test]
fn one_endless_tag_and_endless_depth_end_at_a_limit() {
    let endless = |piece: &[u8]| Endless { left: 1 << 30, at: piece.len(), piece: piece.to_vec() };
    for piece in [&b"aaaaaaaaaaaaaaaa"[..], b"a=\"<\" "] {
        let input = Cursor::new("<HealthData><Record value=\"").chain(endless(piece));
        let reading = read_apple_health(BufReader::new(input), &context());
        assert!(has_problem(&reading, ProblemCode::TooLarge) || has_problem(&reading, ProblemCode::Malformed));
    }
    let reading = read_apple_health(BufReader::new(Cursor::new("<HealthData>").chain(endless(b"<a>"))), &context());
    assert!(has_problem(&reading, ProblemCode::TooLarge));
}

#[test]
fn an_export_that_breaks_off_or_is_damaged_keeps_what_it_said() {
    let cut = &EXPORT[..EXPORT.find("<ClinicalRecord type=\"Lab\"").unwrap()];
    let reading = read("export.xml", cut.as_bytes());
    assert_eq!(reading.beside.len(), 1);
    assert!(has_problem(&reading, ProblemCode::Truncated));
    let mut odd = EXPORT.as_bytes().to_vec();
    let at = EXPORT.find("value=\"73\"").unwrap() + 7;
    odd[at] = 0xff;
    let reading = read("export.xml", &odd);
    assert_eq!(reading.beside.len(), 2, "{:?}", reading.problems);
}

#[test]
fn the_export_in_an_archive_is_found_under_any_name_without_unpacking_it() {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    for (name, text) in [
        ("apple_health_export/export_cda.xml", "<ClinicalDocument/>"),
        ("apple_health_export/exportación.xml", EXPORT),
        ("apple_health_export/clinical-records/AllergyIntolerance-1.json", "{}"),
    ] {
        writer.start_file(name, options).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    let (name, reading) = read_apple_health_in(writer.finish().unwrap(), &context()).unwrap();
    assert_eq!(name, "apple_health_export/exportación.xml");
    assert_eq!(reading.beside.len(), 2);
}

#[test]
fn the_second_form_of_the_export_is_passed_over() {
    let reading = read("export_cda.xml", b"<ClinicalDocument xmlns=\"urn:hl7-org:v3\"></ClinicalDocument>");
    assert!(has_problem(&reading, ProblemCode::NotUsed));
}

#[test]
fn the_reference_export_is_read() {
    let Some(files) = reference_files("apple", &["export.xml"]) else { return };
    let reading = read("export.xml", &std::fs::read(&files[0]).unwrap());
    assert_eq!(reading.kind, FileKind::AppleHealth);
    assert_eq!(reading.subject.unwrap().born_on, "1990-02-02".parse().ok());
    assert!(reading.counts["Record"].not_used > 0);
    assert!(reading.problems.iter().all(|problem| problem.why == ProblemCode::NotUsed), "{:?}", reading.problems);
}

const CARDS: &str = "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Lee;Min;;Dr.;MD\r\nFN:Dr. Min Lee\r\nORG:Ortho Partners;Shoulders\r\n\
TITLE:Orthopedics\r\nTEL;TYPE=HOME:555-0100\r\nTEL;TYPE=WORK,VOICE:555-0142\r\nTEL;TYPE=WORK,FAX:555-0143\r\n\
EMAIL;TYPE=INTERNET:desk@ortho.example\r\nADR;TYPE=WORK:;Suite 2;12 Main St;Albany;NY;12207;USA\r\nUID:lee-1\r\nEND:VCARD\r\n\
BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Pe=C3=B1a;Ana\r\nTEL;CELL:555-0199\r\nEND:VCARD\r\n\
BEGIN:VCARD\r\nVERSION:4.0\r\nORG:Riverside Imaging\r\nTEL;VALUE=uri:tel:+1-555-0123\r\nEND:VCARD\r\n";

#[test]
fn contacts_become_parties_with_their_numbers() {
    let reading = read("contacts", CARDS.as_bytes());
    assert_eq!(reading.kind, FileKind::Contacts);
    let lee = find(&reading, "Dr. Min Lee");
    assert_eq!(field(lee, "phone"), "555-0142");
    assert_eq!(field(lee, "fax"), "555-0143");
    assert_eq!(field(lee, "email"), "desk@ortho.example");
    assert_eq!(field(lee, "address"), "12 Main St, Suite 2, Albany, NY 12207, USA");
    assert_eq!(field(lee, "role"), "specialist");
    assert_eq!(lee.unsure, ["role"]);
    assert_eq!(field(find(&reading, "Ana Peña"), "phone"), "555-0199");
    let office = find(&reading, "Riverside Imaging");
    assert_eq!((field(office, "phone"), field(office, "role")), ("+1-555-0123".into(), "facility".into()));
    assert_eq!(reading.problems, []);
    let again = read("other name", CARDS.as_bytes());
    assert_eq!(again.drafts, reading.drafts);
}

#[test]
fn of_a_whole_address_book_only_who_sounds_like_care_is_proposed() {
    let book: String = (0..50).map(|n| format!("BEGIN:VCARD\nVERSION:3.0\nFN:Friend {n}\nEND:VCARD\n")).collect();
    let reading = read("book.vcf", format!("{book}{CARDS}").as_bytes());
    assert_eq!(reading.drafts.len(), 2);
    assert_eq!(reading.counts["VCARD"].not_used, 51);
}

#[test]
fn a_damaged_contact_does_not_lose_the_others() {
    let broken = format!("BEGIN:VCARD\nVERSION:3.0\nTEL:1\nEND:VCARD\nnonsense\n{CARDS}BEGIN:VCARD\nFN:Cut");
    let reading = read("x.vcf", broken.as_bytes());
    assert!(reading.drafts.len() >= 3);
    assert!(has_problem(&reading, ProblemCode::Missing) && has_problem(&reading, ProblemCode::Truncated));
}
