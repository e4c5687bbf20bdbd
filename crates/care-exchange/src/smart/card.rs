//! A health card: a signed, packed FHIR bundle, in a file or as the digits of its picture code.

use super::unbase64;
use crate::fhir;
use crate::reading::{Context, FileKind, Reading, Whose};
use crate::{derive_id, limits::NESTING_MAX};
use care_model::ProblemCode;
use flate2::read::DeflateDecoder;
use serde_json::Value;
use std::collections::BTreeMap;
use std::io::Read;

/// Most cards of one file.
const CARDS_MAX: usize = 200;
/// Most that a card unpacks to, in bytes; one that fits a picture code has some ten thousand.
const CARD_BYTES_MAX: u64 = 8 * 1024 * 1024;
/// Longest text of one card as it comes.
const PACKED_BYTES_MAX: usize = 4 * 1024 * 1024;

/// Reads a `.smart-health-card` file or the text of picture codes (`shc:/…`, one a line).
pub(crate) fn read_card(text: &str, context: &Context, reading: &mut Reading) {
    let text = text.trim();
    let cards = if text.get(..5).is_some_and(|start| start.eq_ignore_ascii_case("shc:/")) {
        cards_of_codes(text, reading)
    } else {
        cards_of_file(text, reading)
    };
    if cards.is_empty() && reading.problems.is_empty() {
        reading.problem("file", ProblemCode::Missing, "no card in it");
    }
    for (number, card) in (1_usize..).zip(&cards) {
        let place = format!("card {number}");
        if number > CARDS_MAX {
            reading.problem(place, ProblemCode::TooLarge, "more cards than are read");
            break;
        }
        match bundle_of(card) {
            Ok(bundle) => {
                add(&bundle, &place, context, reading);
                reading.count_read("card");
                reading.problem(place, ProblemCode::NotUsed, "the signature is not checked here");
            }
            Err((why, detail)) => {
                reading.count_not_used("card");
                reading.problem(place, why, detail);
            }
        }
    }
}

fn cards_of_file(text: &str, reading: &mut Reading) -> Vec<String> {
    let Ok(file) = serde_json::from_str::<Value>(text) else {
        let why = if text.ends_with('}') { ProblemCode::Malformed } else { ProblemCode::Truncated };
        reading.problem("file", why, "not JSON");
        return Vec::new();
    };
    match file.get("verifiableCredential") {
        Some(Value::Array(cards)) => cards.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
        Some(Value::String(card)) => vec![card.clone()],
        _ => Vec::new(),
    }
}

/// The cards of picture codes: two digits a character; a long card is spread over several (`shc:/2/3/…`).
fn cards_of_codes(text: &str, reading: &mut Reading) -> Vec<String> {
    let mut cards = Vec::new();
    let mut pieces: BTreeMap<usize, String> = BTreeMap::new();
    let mut pieces_said = 0;
    for (number, code) in (1_usize..).zip(text.split_whitespace()) {
        let place = format!("code {number}");
        let body = code.get(5..).filter(|_| code.to_ascii_lowercase().starts_with("shc:/")).unwrap_or_default();
        let mut parts = body.rsplitn(3, '/');
        let digits = parts.next().unwrap_or_default();
        let (count, index) = (parts.next(), parts.next());
        let Some(piece) = of_digits(digits).filter(|piece| !piece.is_empty()) else {
            reading.problem(place, ProblemCode::Malformed, "no card");
            continue;
        };
        match (index.and_then(|index| index.parse().ok()), count.and_then(|count| count.parse::<usize>().ok())) {
            (Some(index), Some(count)) if index >= 1 && index <= count && count <= CARDS_MAX => {
                pieces_said = count;
                pieces.insert(index, piece);
            }
            (None, None) if count.is_none() => cards.push(piece),
            _ => reading.problem(place, ProblemCode::Malformed, "no card"),
        }
    }
    if pieces.len() < pieces_said {
        reading.problem("file", ProblemCode::Missing, format!("{} of {pieces_said} pieces", pieces.len()));
    } else if pieces_said > 0 {
        cards.push(pieces.into_values().collect());
    }
    cards
}

/// Each character is its ASCII number less 45, in two digits.
fn of_digits(digits: &str) -> Option<String> {
    if !digits.len().is_multiple_of(2) || digits.len() > PACKED_BYTES_MAX {
        return None;
    }
    let pairs = digits.as_bytes().chunks_exact(2);
    pairs
        .map(|pair| {
            let number: u8 = std::str::from_utf8(pair).ok()?.parse().ok()?;
            (number <= 77).then(|| char::from(number + 45))
        })
        .collect()
}

/// The FHIR bundle of a card (a JWS in its short form), its own references made to mean this card alone.
fn bundle_of(card: &str) -> Result<String, (ProblemCode, &'static str)> {
    let malformed = |detail| (ProblemCode::Malformed, detail);
    if card.len() > PACKED_BYTES_MAX {
        return Err((ProblemCode::TooLarge, "a card beyond the limit"));
    }
    let mut parts = card.split('.');
    let (Some(header), Some(payload), Some(_), None) = (parts.next(), parts.next(), parts.next(), parts.next()) else {
        return Err(malformed("not a signed card"));
    };
    let header: Value = unbase64(header)
        .and_then(|header| serde_json::from_slice(&header).ok())
        .ok_or(malformed("its header cannot be read"))?;
    let packed = unbase64(payload).ok_or(malformed("its contents cannot be read"))?;
    let plain = match header.get("zip").and_then(Value::as_str) {
        None => packed,
        Some("DEF") => unpack(&packed)?,
        Some(_) => return Err((ProblemCode::UnknownFormat, "a packing that is not read")),
    };
    let mut contents: Value = serde_json::from_slice(&plain).map_err(|_| malformed("its contents are not JSON"))?;
    let bundle = contents
        .pointer_mut("/vc/credentialSubject/fhirBundle")
        .map(Value::take)
        .ok_or((ProblemCode::Missing, "no bundle in the card"))?;
    let card_id = derive_id("smart-health-card", "", card);
    let mut bundle = bundle;
    make_own(&mut bundle, card_id.as_str(), 0);
    Ok(bundle.to_string())
}

/// Unpacks a file behind a health link (raw DEFLATE); `None` where it is damaged or beyond the limit.
pub fn unpack_health_file(packed: &[u8]) -> Option<Vec<u8>> {
    unpack(packed).ok()
}

fn unpack(packed: &[u8]) -> Result<Vec<u8>, (ProblemCode, &'static str)> {
    let mut plain = Vec::new();
    let read = DeflateDecoder::new(packed).take(CARD_BYTES_MAX + 1).read_to_end(&mut plain);
    if plain.len() as u64 > CARD_BYTES_MAX {
        return Err((ProblemCode::TooLarge, "a card that unpacks beyond the limit"));
    }
    read.map(|_| plain).map_err(|_| (ProblemCode::Malformed, "its contents cannot be unpacked"))
}

/// Cards number their resources from 0 (`resource:0`); two cards must not mean the same thing by that.
fn make_own(value: &mut Value, card: &str, depth: usize) {
    if depth > NESTING_MAX {
        return;
    }
    match value {
        Value::String(text) => {
            if let Some(number) = text.strip_prefix("resource:") {
                let id = derive_id(card, "resource", number);
                let hex = id.as_str();
                let piece = |from: usize, to: usize| hex.get(from..to).unwrap_or_default();
                let uuid = [piece(0, 8), piece(8, 12), piece(12, 16), piece(16, 20), piece(20, 32)].join("-");
                *text = format!("urn:uuid:{uuid}");
            }
        }
        Value::Array(values) => values.iter_mut().for_each(|value| make_own(value, card, depth + 1)),
        Value::Object(fields) => fields.values_mut().for_each(|value| make_own(value, card, depth + 1)),
        _ => {}
    }
}

/// Adds what the bundle of one card says to the reading of the file.
fn add(bundle: &str, place: &str, context: &Context, reading: &mut Reading) {
    let mut one = Reading::new(FileKind::Fhir);
    fhir::read_json(bundle, context, &mut one);
    match (&reading.subject, one.subject) {
        (Some(former), Some(subject)) if *former != subject => reading.whose = Whose::Several,
        (None, Some(subject)) => reading.subject = Some(subject),
        _ => {}
    }
    if one.whose == Whose::Several {
        reading.whose = Whose::Several;
    }
    for (name, counted) in one.counts {
        let sum = reading.counts.entry(name).or_default();
        sum.read += counted.read;
        sum.not_used += counted.not_used;
    }
    for problem in one.problems {
        reading.problem(format!("{place}, {}", problem.at), problem.why, problem.detail);
    }
    for text in one.texts {
        reading.add_text(&text.place, text.text.reveal());
    }
    let known: std::collections::BTreeSet<_> = reading.drafts.iter().map(|draft| draft.entity.clone()).collect();
    reading.drafts.extend(one.drafts.into_iter().filter(|draft| !known.contains(&draft.entity)));
}
