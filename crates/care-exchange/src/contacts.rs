//! Contacts (vCard 2.1, 3.0, 4.0; RFC 6350): offices and people with their numbers.
//!
//! A whole address book says nothing of care, so everything is only proposed; what part somebody plays is
//! read from a title or a name, and marked.

use crate::limits::{DIRECTORY_MAX, ENTRIES_MAX};
use crate::making::{Fill, Sheet, party};
use crate::reading::{Context, Reading};
use crate::{derive_id, terms::role_by_name};
use calcard::vcard::{VCard, VCardEntry, VCardProperty, VCardValue};
use calcard::{Entry, Parser};
use care_model::ProblemCode;

/// Reads contacts.
pub(crate) fn read(text: &str, _context: &Context, reading: &mut Reading) {
    let mut sheet = Sheet::default();
    let begun = text.lines().filter(|line| line.trim().eq_ignore_ascii_case("BEGIN:VCARD")).count();
    let ended = text.lines().filter(|line| line.trim().eq_ignore_ascii_case("END:VCARD")).count();
    // A whole address book: only who sounds like care is proposed.
    let book = if begun > DIRECTORY_MAX { Book::Whole } else { Book::Care };
    let mut parser = Parser::new(text);
    let mut number = 0_usize;
    for turn in 0.. {
        if turn > ENTRIES_MAX {
            reading.problem("file", ProblemCode::TooLarge, "too many contacts");
            break;
        }
        match parser.entry() {
            Entry::VCard(card) => {
                number += 1;
                contact(&card, number, book, reading, &mut sheet);
            }
            Entry::ICalendar(_) => reading.count_not_used("VCALENDAR"),
            Entry::InvalidLine(_) => reading.problem("file", ProblemCode::Malformed, "a line outside any contact"),
            Entry::Eof => break,
            _ => reading.problem("file", ProblemCode::Truncated, "a contact does not end"),
        }
    }
    if number == 0 {
        reading.problem("file", ProblemCode::Missing, "no contact in it");
    }
    if begun > ended {
        reading.problem("file", ProblemCode::Truncated, "a contact does not end");
    }
    sheet.finish(reading);
}

/// What a file of contacts is: a few offices that were handed over, or a whole address book.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Book {
    Care,
    Whole,
}

fn contact(card: &VCard, number: usize, book: Book, reading: &mut Reading, sheet: &mut Sheet) {
    let place = format!("VCARD {number}");
    let office = text_of(card, &VCardProperty::Org);
    let formal = components(card, &VCardProperty::N);
    let in_order = |at: &[usize]| -> String {
        let words = at.iter().filter_map(|at| formal.get(*at)).map(|word| word.trim()).filter(|word| !word.is_empty());
        words.collect::<Vec<_>>().join(" ")
    };
    // Family, given, middle, before, after.
    let assembled = in_order(&[3, 1, 2, 0, 4]);
    let name = text_of(card, &VCardProperty::Fn).or(Some(assembled)).filter(|name| !name.is_empty());
    let Some(name) = name.or_else(|| office.clone()) else {
        reading.count_not_used("VCARD");
        return reading.problem(place, ProblemCode::Missing, "name");
    };
    let uid = text_of(card, &VCardProperty::Uid);
    let id = match &uid {
        Some(uid) => derive_id("vcard", "Party", uid),
        None => derive_id("vcard-name", "Party", &format!("{name}\n{}", office.as_deref().unwrap_or_default())),
    };
    let mut draft = party(id, &name, place);
    let title = text_of(card, &VCardProperty::Title).or_else(|| text_of(card, &VCardProperty::Role));
    let told = [title.as_deref(), Some(&name), office.as_deref()];
    let role = told.into_iter().flatten().find_map(role_by_name);
    if book == Book::Whole && role.is_none() {
        return reading.count_not_used("VCARD");
    }
    if let Some(role) = role {
        draft.put_unsure("role", role);
    }
    let (phone, fax) = numbers(card);
    draft.put("phone", phone);
    draft.put("fax", fax);
    draft.put("email", text_of(card, &VCardProperty::Email));
    draft.put("address", address(card));
    sheet.add(draft);
    reading.count_read("VCARD");
    if let Some(office) = office.filter(|office| *office != name) {
        reading.add_text(&format!("VCARD {number}"), &office);
    }
}

fn entries<'c>(card: &'c VCard, name: &VCardProperty) -> impl Iterator<Item = &'c VCardEntry> {
    card.entries.iter().filter(move |entry| entry.name == *name)
}

fn words(value: &VCardValue) -> Vec<String> {
    match value {
        VCardValue::Text(text) => vec![text.clone()],
        VCardValue::Component(parts) => parts.clone(),
        VCardValue::Integer(number) => vec![number.to_string()],
        _ => Vec::new(),
    }
}

/// The first that has words, as one line; of an organisation its parts with commas.
fn text_of(card: &VCard, name: &VCardProperty) -> Option<String> {
    entries(card, name).map(|entry| joined(entry, ", ")).find(|text| !text.is_empty())
}

fn joined(entry: &VCardEntry, with: &str) -> String {
    let parts = entry.values.iter().flat_map(words);
    let parts = parts.map(|part| part.split_whitespace().collect::<Vec<_>>().join(" ")).filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(with)
}

fn components(card: &VCard, name: &VCardProperty) -> Vec<String> {
    entries(card, name).next().map(|entry| entry.values.iter().flat_map(words).collect()).unwrap_or_default()
}

/// Voice and fax: the number for work before others, and one that is preferred before all.
fn numbers(card: &VCard) -> (Option<String>, Option<String>) {
    let mut found: Vec<(u8, bool, String)> = Vec::new();
    for entry in entries(card, &VCardProperty::Tel) {
        let number = joined(entry, " ");
        let number = number.strip_prefix("tel:").unwrap_or(&number).trim().to_owned();
        let kinds = format!("{:?}", entry.params).to_lowercase();
        let rank = match () {
            () if kinds.contains("pref") => 0,
            () if kinds.contains("work") => 1,
            () if kinds.contains("pager") => 3,
            () => 2,
        };
        if !number.is_empty() {
            found.push((rank, kinds.contains("fax"), number));
        }
    }
    found.sort_by_key(|(rank, ..)| *rank);
    let first = |fax: bool| found.iter().find(|(_, is_fax, _)| *is_fax == fax).map(|(_, _, number)| number.clone());
    (first(false), first(true))
}

/// One line: street, place, state and code.
fn address(card: &VCard) -> Option<String> {
    let parts = components(card, &VCardProperty::Adr);
    let at =
        |at: usize| parts.get(at).map(|part| part.split_whitespace().collect::<Vec<_>>().join(" ")).unwrap_or_default();
    let region = [at(4), at(5)].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
    let line = [at(0), at(2), at(1), at(3), region, at(6)].into_iter().filter(|part| !part.is_empty());
    Some(line.collect::<Vec<_>>().join(", ")).filter(|line| !line.is_empty())
}
