//! What a search finds of one entity: the rows of `search_texts`. Pure: `verify` runs it again and compares.

use super::fold::codes;
use super::query::link_word;
use crate::projection::{Row, Table, without_nul};
use care_model::{BODY_FIELD, Common, EntityId, EntityType, Field, Fields, Kind, Member, Party, Person, Shape};
use chrono::{Datelike, NaiveDate};
use serde_json::{Value, json};

/// Parts of events and of values with parts, and registers of kinds from newer versions, whose words a person
/// may search for.
const WORDY: [&str; 26] = [
    "address",
    "about_text",
    "directions",
    "email",
    "evidence_where",
    "fax",
    "label",
    "message",
    "name",
    "narrative",
    "note",
    "number",
    "phone",
    "pictures_to",
    "place",
    "plan",
    "question",
    "reason",
    "results",
    "said",
    "spoke_with",
    "text",
    "title",
    "what",
    "with",
    "words",
];

/// The same for the ids of offices.
const LINKS: [&str; 7] = ["from", "party", "party2", "pharmacy", "place_party", "plan", "to"];

/// What a register's shape means for finding it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Use {
    Words,
    /// Only the wordy parts of a value.
    Parts,
    Link,
    Nothing,
}

/// The same for every register of a table, so that a new kind is found without a word here.
fn use_of(tables: [&[Field]; 2], name: &str) -> Use {
    let Some(field) = tables.into_iter().flatten().find(|field| field.name == name) else {
        return match name {
            BODY_FIELD => Use::Parts,
            _ if WORDY.contains(&name) => Use::Words,
            _ if LINKS.contains(&name) => Use::Link,
            _ => Use::Nothing,
        };
    };
    match field.shape {
        Shape::Party | Shape::Parties => Use::Link,
        // Where in a file something was read is told beside the hit, not in it.
        _ if field.is_bookkeeping() => Use::Nothing,
        Shape::Text | Shape::LongText | Shape::Phone | Shape::Code | Shape::Lines | Shape::Prep => Use::Words,
        Shape::Slot | Shape::Parts => Use::Parts,
        Shape::Flag
        | Shape::Maybe
        | Shape::Count
        | Shape::Day
        | Shape::Days
        | Shape::Instant
        | Shape::WallTime
        | Shape::Choice(_)
        | Shape::Person
        | Shape::Member
        | Shape::Item(_)
        | Shape::Items(_)
        | Shape::Evidence
        | Shape::Zone
        | Shape::OpenDays
        | Shape::Hours
        | Shape::Spans
        | Shape::Turnaround => Use::Nothing,
    }
}

/// Longest piece of a text in one row, in bytes: the words around a match are cut out of a whole row.
const PIECE_BYTES: usize = 6_000;

/// The mark before a kind in the words that are found but not shown. No word of a person begins so.
pub(super) const KIND_MARK: &str = "zqkind";

/// A kind as the index has it.
pub(super) fn kind_word(kind: &str) -> String {
    let plain: String = kind.chars().filter(char::is_ascii_alphanumeric).collect();
    format!("{KIND_MARK}{plain}")
}

/// The rows of an entity that is not in the bin.
pub(crate) fn search_rows(entity: &EntityId, entity_type: EntityType, fields: &Fields) -> Vec<Row> {
    let text = |field: &str| fields.get(field).and_then(Value::as_str).unwrap_or_default();
    let body = fields.get(BODY_FIELD);
    let part = |name: &str| body.and_then(|body| body.get(name)).and_then(Value::as_str).unwrap_or_default();
    let mut found = Found { title: text("name").to_owned(), ..Found::default() };
    let none: &[Field] = &[];
    let mut tables = [none, none];
    match entity_type {
        EntityType::Record | EntityType::Edge | EntityType::Evidence => return Vec::new(),
        EntityType::Person => {
            found.kind = "person";
            tables = [Person::FIELDS, none];
        }
        EntityType::Member => {
            found.kind = "member";
            tables = [Member::FIELDS, none];
        }
        EntityType::Party => {
            found.kind = "party";
            tables = [Party::FIELDS, none];
        }
        EntityType::Item => {
            let titles = [text("label"), text("what"), text("title"), text("text")];
            found = Found {
                kind: if text("kind").is_empty() { "task" } else { text("kind") },
                person: text("person"),
                title: titles.into_iter().find(|title| !title.is_empty()).unwrap_or_default().to_owned(),
                evidence: text("evidence"),
                place: text("evidence_where"),
                day: fields.get("slot").and_then(|slot| slot.get("start")).and_then(day_of),
                ..Found::default()
            };
            let kind = Kind::from_name(found.kind);
            tables = [Common::FIELDS, kind.map_or(none, Kind::fields)];
        }
        EntityType::Event => {
            found.kind = "event";
            found.about = part("item");
            found.title = String::new();
            found.day = body.and_then(|body| body.get("at")).and_then(day_of);
        }
    }
    found.rows(entity.as_str(), fields, |name| use_of(tables, name))
}

fn day_of(value: &Value) -> Option<NaiveDate> {
    value.as_str()?.get(..10)?.parse().ok()
}

/// What is found of an entity, beside its words.
#[derive(Default)]
struct Found<'a> {
    kind: &'a str,
    about: &'a str,
    person: &'a str,
    title: String,
    evidence: &'a str,
    place: &'a str,
    day: Option<NaiveDate>,
}

impl Found<'_> {
    fn rows(self, id: &str, fields: &Fields, use_of: impl Fn(&str) -> Use) -> Vec<Row> {
        let (mut words, mut links) = (Vec::new(), Vec::new());
        for (field, value) in fields {
            match use_of(field) {
                Use::Words => gather(value, Wordy::All, &mut words),
                Use::Parts => {
                    gather(value, Wordy::Named, &mut words);
                    gather_links(value, Wordy::Named, &mut links);
                }
                Use::Link => gather_links(value, Wordy::All, &mut links),
                Use::Nothing => {}
            }
        }
        if self.kind == "event" {
            // The item that it happened to is no office, whatever its id.
            links.retain(|id| *id != self.about);
        }
        words.retain(|words| *words != self.title);
        let body = words.join(" \u{b7} ");
        if body.is_empty() && self.title.is_empty() && links.is_empty() {
            return Vec::new();
        }
        let day = self.day.map(|day| day.to_string()).unwrap_or_default();
        let links = links.into_iter().filter_map(link_word).collect::<Vec<_>>().join(" ");
        let piece = |(n, body): (usize, &str)| {
            let mut also = codes(body);
            if n == 0 {
                also.extend(codes(&self.title));
                also.extend(self.day.map(words_of_day));
                also.push(kind_word(self.kind));
            }
            let (title, links) = if n == 0 { (self.title.as_str(), links.as_str()) } else { ("", "") };
            let also = also.join(" ");
            let [kind, about, person, title, body, also, links, evidence, place] =
                [self.kind, self.about, self.person, title, body, &also, links, self.evidence, self.place]
                    .map(without_nul);
            let values = json!([id, n, kind, about, person, day, title, body, also, links, evidence, place]);
            Row { table: Table::SearchTexts, values }
        };
        pieces(&body).into_iter().enumerate().map(piece).collect()
    }
}

/// Names of the months, as people type them.
const MONTHS: [(&str, &str); 12] = [
    ("january", "enero"),
    ("february", "febrero"),
    ("march", "marzo"),
    ("april", "abril"),
    ("may", "mayo"),
    ("june", "junio"),
    ("july", "julio"),
    ("august", "agosto"),
    ("september", "septiembre"),
    ("october", "octubre"),
    ("november", "noviembre"),
    ("december", "diciembre"),
];

/// A day in the ways in which it is typed.
fn words_of_day(day: NaiveDate) -> String {
    let (english, spanish) =
        usize::try_from(day.month0()).ok().and_then(|month| MONTHS.get(month)).unwrap_or(&("", ""));
    let (year, month, date) = (day.year(), day.month(), day.day());
    format!("{day} {english} {spanish} {date} {month}/{date}/{year}")
}

/// Which strings of a value are meant.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wordy {
    /// Every one.
    All,
    /// Those with a name from the list.
    Named,
}

fn gather<'a>(value: &'a Value, wordy: Wordy, into: &mut Vec<&'a str>) {
    visit("", value, wordy == Wordy::All, &WORDY, into);
}

fn gather_links<'a>(value: &'a Value, wordy: Wordy, into: &mut Vec<&'a str>) {
    visit("", value, wordy == Wordy::All, &LINKS, into);
    let mut seen = std::collections::BTreeSet::new();
    into.retain(|id| seen.insert(*id));
}

/// Strings of a value with their names, those of an object by name.
fn visit<'a>(name: &str, value: &'a Value, is_meant: bool, names: &[&str], into: &mut Vec<&'a str>) {
    match value {
        Value::String(words) if (is_meant || names.contains(&name)) && !words.is_empty() => into.push(words),
        Value::Array(values) => values.iter().for_each(|value| visit(name, value, is_meant, names, into)),
        Value::Object(fields) => {
            let mut fields: Vec<_> = fields.iter().collect();
            fields.sort_by_key(|(field, _)| *field);
            fields.into_iter().for_each(|(field, value)| visit(field, value, is_meant, names, into));
        }
        _ => {}
    }
}

/// A text cut between words into pieces of a bounded length, at least one.
pub(super) fn pieces(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while rest.len() > PIECE_BYTES {
        let end = (0..=PIECE_BYTES).rev().find(|at| rest.is_char_boundary(*at)).unwrap_or(rest.len());
        let (head, _) = rest.split_at(end);
        // Not between two letters of a word, unless there is no other place.
        let end = head.rfind(char::is_whitespace).filter(|at| *at > PIECE_BYTES / 2).unwrap_or(end);
        let (piece, after) = rest.split_at(end);
        pieces.push(piece);
        rest = after.trim_start();
    }
    pieces.push(rest);
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_cut_between_words_and_keeps_them_all() {
        let text = "niño número once ".repeat(3_000);
        let pieces = pieces(&text);
        assert!(pieces.len() > 8 && pieces.iter().all(|piece| piece.len() <= PIECE_BYTES));
        let words: Vec<&str> = pieces.iter().flat_map(|piece| piece.split_whitespace()).collect();
        assert_eq!(words, text.split_whitespace().collect::<Vec<_>>());
    }

    #[test]
    fn a_day_is_found_as_it_is_typed_in_either_language() {
        let day = words_of_day("2027-04-15".parse().unwrap());
        for word in ["2027-04-15", "april", "abril", " 15 ", "4/15/2027"] {
            assert!(day.contains(word), "{day}");
        }
    }
}
