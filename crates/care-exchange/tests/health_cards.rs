//! Health cards and links. The cards are made up and carry no real signature.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]
// The lints spare test functions, but not what they share.

mod support;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use care_exchange::{FileKind, HealthLink, HealthLinkError, Whose, detect};
use care_model::ProblemCode;
use flate2::Compression;
use flate2::write::DeflateEncoder;
use serde_json::{Value, json};
use std::io::Write;
use support::{field, find, has_problem, read};

fn deflate(bytes: &[u8]) -> Vec<u8> {
    let mut packer = DeflateEncoder::new(Vec::new(), Compression::best());
    packer.write_all(bytes).unwrap();
    packer.finish().unwrap()
}

fn jws(payload: &[u8]) -> String {
    let header = URL_SAFE_NO_PAD.encode(br#"{"alg":"ES256","zip":"DEF","kid":"x"}"#);
    format!("{header}.{}.{}", URL_SAFE_NO_PAD.encode(deflate(payload)), URL_SAFE_NO_PAD.encode([1; 64]))
}

fn card(family: &str, office: &str) -> String {
    let bundle = json!({"resourceType": "Bundle", "type": "collection", "entry": [
        {"fullUrl": "resource:0", "resource": {"resourceType": "Patient", "name": [{"family": family, "given": ["Sally"]}],
            "birthDate": "1982-06-03"}},
        {"fullUrl": "resource:1", "resource": {"resourceType": "Organization", "name": office}},
        {"fullUrl": "resource:2", "resource": {"resourceType": "Appointment", "status": "booked",
            "description": format!("Visit at {office}"), "start": "2027-04-15T14:00:00-04:00", "end": "2027-04-15T14:30:00-04:00",
            "participant": [{"status": "accepted", "actor": {"reference": "resource:1"}}]}},
    ]});
    let payload = json!({"iss": "https://x.example", "nbf": 1, "vc": {"type": ["https://smarthealth.cards#health-card"],
        "credentialSubject": {"fhirVersion": "4.0.1", "fhirBundle": bundle}}});
    jws(payload.to_string().as_bytes())
}

fn file(cards: &[String]) -> Vec<u8> {
    json!({"verifiableCredential": cards}).to_string().into_bytes()
}

fn digits(card: &str) -> String {
    card.bytes().map(|byte| format!("{:02}", byte - 45)).collect()
}

#[test]
fn a_card_is_read_through_its_bundle_and_said_to_be_unchecked() {
    let bytes = file(&[card("Moreno", "Riverside")]);
    assert_eq!(detect("record.json", &bytes), FileKind::HealthCard);
    let reading = read("x.smart-health-card", &bytes);
    assert_eq!(reading.subject.as_ref().unwrap().name.reveal(), "Sally Moreno");
    assert_eq!(field(find(&reading, "Riverside"), "name"), "Riverside");
    let note: Vec<_> = reading.problems.iter().map(|one| (one.at.as_str(), one.detail.as_str())).collect();
    assert_eq!(note, [("card 1", "the signature is not checked here")]);
    assert_eq!(read("other", &bytes).drafts, reading.drafts);
}

#[test]
fn two_cards_of_a_file_do_not_mean_each_others_resources() {
    let reading = read("x.smart-health-card", &file(&[card("Moreno", "Riverside"), card("Moreno", "County")]));
    assert_eq!(field(find(&reading, "Riverside"), "name"), "Riverside");
    assert_eq!(field(find(&reading, "County"), "name"), "County");
    assert_ne!(find(&reading, "Riverside").entity, find(&reading, "County").entity);
    let two = read("x.smart-health-card", &file(&[card("Moreno", "Riverside"), card("Okafor", "County")]));
    assert_eq!(two.whose, Whose::Several);
}

#[test]
fn a_damaged_card_does_not_lose_the_others() {
    let bomb = jws(&vec![b' '; 20_000_000]);
    let bad = ["x".to_owned(), "a.b.c".to_owned(), jws(b"not json"), jws(b"{}"), bomb, card("Moreno", "Riverside")];
    let reading = read("x.smart-health-card", &file(&bad));
    assert_eq!(field(find(&reading, "Riverside"), "name"), "Riverside");
    assert_eq!((reading.counts["card"].read, reading.counts["card"].not_used), (1, 5));
    assert!(has_problem(&reading, ProblemCode::TooLarge) && has_problem(&reading, ProblemCode::Missing));
}

#[test]
fn the_digits_of_a_picture_code_are_a_card_in_one_piece_or_several() {
    let card = card("Moreno", "Riverside");
    let one = format!("shc:/{}\n", digits(&card));
    assert_eq!(detect("code.txt", one.as_bytes()), FileKind::HealthCard);
    let whole = read("code.txt", one.as_bytes());
    assert_eq!(field(find(&whole, "Riverside"), "name"), "Riverside");
    let (a, b) = card.split_at(card.len() / 2);
    let two = format!("shc:/2/2/{}\nshc:/1/2/{}", digits(b), digits(a));
    assert_eq!(read("code.txt", two.as_bytes()).drafts, whole.drafts);
    let half = read("code.txt", format!("shc:/1/2/{}", digits(a)).as_bytes());
    assert!(has_problem(&half, ProblemCode::Missing) && half.drafts.is_empty());
    for nonsense in ["shc:/", "shc:/123", "shc:/9999", "shc:/x/y/12", "shc:/0/0/12", "shc:/1/99999999/12"] {
        let reading = read("code.txt", nonsense.as_bytes());
        assert!(!reading.problems.is_empty() && reading.drafts.is_empty(), "{nonsense}");
    }
}

fn link(payload: &Value) -> String {
    format!("shlink:/{}", URL_SAFE_NO_PAD.encode(payload.to_string()))
}

#[test]
fn a_link_is_taken_apart_alone_or_behind_a_viewer() {
    let key = URL_SAFE_NO_PAD.encode([5; 32]);
    let text = link(&json!({"url": "https://shl.example/abc", "key": key, "exp": 1_800_000_000.5, "flag": "LP",
        "label": "Sally's summary", "v": 1}));
    let parsed = HealthLink::parse(&text).unwrap();
    assert_eq!(parsed.url.reveal(), "https://shl.example/abc");
    assert_eq!(parsed.key.reveal(), &[5; 32]);
    assert_eq!(parsed.expires_at.unwrap().to_rfc3339(), "2027-01-15T08:00:00+00:00");
    assert!(parsed.is_long_lived && parsed.needs_passcode && !parsed.is_one_file);
    assert_eq!(HealthLink::parse(&format!("https://viewer.example/view#{text}\n")), Ok(parsed.clone()));
    assert!(!format!("{parsed:?}").contains("shl.example"), "nothing of it is printed");
    assert_eq!(detect("link.txt", text.as_bytes()), FileKind::HealthLink);
    assert_eq!(detect("x", format!("https://viewer.example/view#{text}").as_bytes()), FileKind::HealthLink);
}

#[test]
fn a_file_with_a_link_says_what_it_needs() {
    let key = URL_SAFE_NO_PAD.encode([5; 32]);
    let said = |payload: Value| read("link.txt", link(&payload).as_bytes()).problems[0].detail.clone();
    let url = "https://shl.example/abc";
    assert_eq!(said(json!({"url": url, "key": key})), "needs the network");
    assert_eq!(said(json!({"url": url, "key": key, "flag": "P"})), "needs the network and a passcode");
    assert_eq!(said(json!({"url": url, "key": key, "exp": 1_600_000_000})), "the link has expired");
    assert_eq!(said(json!({"url": url, "key": "short"})), "the health link has no key");
}

#[test]
fn a_link_that_is_none_says_why() {
    let key = URL_SAFE_NO_PAD.encode([5; 32]);
    let cases = [
        ("hello".to_owned(), HealthLinkError::NoLink),
        ("shlink:/!!!".to_owned(), HealthLinkError::Malformed),
        (link(&json!({"url": "http://plain.example", "key": key})), HealthLinkError::NoAddress),
        (link(&json!({"url": "file:///etc/passwd", "key": key})), HealthLinkError::NoAddress),
        (link(&json!({"url": "https://a.example", "key": "AAAA"})), HealthLinkError::NoKey),
        (link(&json!({"url": "https://a.example", "key": key, "v": 2})), HealthLinkError::TooNew),
    ];
    for (text, why) in cases {
        assert_eq!(HealthLink::parse(&text), Err(why), "{text}");
    }
}
