//! What can be chosen in a field: codes and words.

use super::{say, travel};
use crate::view::ChoiceOptionView;
use crate::voice::{Voice, upper_first};
use care_model::{EntityId, Field, Item, Shape};
use serde_json::Value;

/// Items that a field offers; beyond that, search is the better way.
const ITEMS_MAX: usize = 200;

/// Zones where most readers of this product live, west to east; the value that is there is always offered too.
const ZONES: [&str; 8] = [
    "Pacific/Honolulu",
    "America/Anchorage",
    "America/Los_Angeles",
    "America/Phoenix",
    "America/Denver",
    "America/Chicago",
    "America/New_York",
    "America/Puerto_Rico",
];

/// Choices of a field, in the order in which people look for them.
pub(crate) fn choices(
    voice: &Voice<'_>,
    kind: &str,
    field: &Field,
    own: Option<&EntityId>,
    value: Option<&Value>,
) -> Vec<ChoiceOptionView> {
    let option = |code: &str, label: String| ChoiceOptionView { code: code.to_owned(), label };
    let mut options = match field.shape {
        Shape::Choice(codes) => {
            codes.iter().map(|code| option(code, say::choice_word(voice, kind, field.name, code))).collect()
        }
        Shape::Text if travel::is_thing(kind, field) => things(voice),
        Shape::Turnaround => {
            let mut things = things(voice);
            // What an office owes is named as in the ledger: it is a key, not a text.
            things.iter_mut().zip(travel::THINGS).for_each(|(option, thing)| thing.clone_into(&mut option.code));
            things
        }
        Shape::Party | Shape::Parties => parties(voice, own),
        Shape::Person => {
            voice.record.persons.iter().map(|(id, person)| option(id.as_str(), person.name.reveal().clone())).collect()
        }
        Shape::Member => {
            voice.record.members.iter().map(|(id, member)| option(id.as_str(), member.name.reveal().clone())).collect()
        }
        Shape::Item(kinds) | Shape::Items(kinds) => items(voice, kinds, own),
        Shape::OpenDays => ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
            .iter()
            .map(|day| option(day, say::weekday_word(voice, day)))
            .collect(),
        Shape::Zone => ZONES.iter().map(|zone| option(zone, zone_word(zone))).collect(),
        Shape::Text
        | Shape::LongText
        | Shape::Phone
        | Shape::Code
        | Shape::Flag
        | Shape::Maybe
        | Shape::Count
        | Shape::Day
        | Shape::Days
        | Shape::Instant
        | Shape::WallTime
        | Shape::Slot
        | Shape::Lines
        | Shape::Prep
        | Shape::Evidence
        | Shape::Hours
        | Shape::Spans
        | Shape::Parts => Vec::new(),
    };
    offer_what_is_there(voice, kind, field, value, &mut options);
    options
}

/// A value that is no longer among the choices (an office in the bin, a code from a newer version) stays one.
fn offer_what_is_there(
    voice: &Voice<'_>,
    kind: &str,
    field: &Field,
    value: Option<&Value>,
    options: &mut Vec<ChoiceOptionView>,
) {
    let is_id = matches!(
        field.shape,
        Shape::Choice(_)
            | Shape::Party
            | Shape::Parties
            | Shape::Person
            | Shape::Member
            | Shape::Item(_)
            | Shape::Items(_)
            | Shape::Zone
    );
    let there: Vec<&str> = match value {
        Some(Value::String(code)) if is_id => vec![code],
        Some(Value::Array(codes)) if is_id => codes.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    };
    for code in there {
        if options.iter().any(|option| option.code == code) {
            continue;
        }
        let one = match field.shape {
            Shape::Parties => Field { shape: Shape::Party, ..*field },
            Shape::Items(kinds) => Field { shape: Shape::Item(kinds), ..*field },
            _ => *field,
        };
        let words = say::value_words(voice, kind, &one, &Value::from(code)).unwrap_or_else(|| code.to_owned());
        options.push(ChoiceOptionView { code: code.to_owned(), label: words });
    }
}

fn things(voice: &Voice<'_>) -> Vec<ChoiceOptionView> {
    let word = |thing: &&str| voice.thing_word(thing);
    travel::THINGS
        .iter()
        .map(|thing| ChoiceOptionView { code: word(thing), label: upper_first(&word(thing)) })
        .collect()
}

fn parties(voice: &Voice<'_>, own: Option<&EntityId>) -> Vec<ChoiceOptionView> {
    let mut options: Vec<ChoiceOptionView> = voice
        .record
        .parties
        .keys()
        .filter(|id| own.is_none_or(|own| own.as_str() != id.as_str()))
        .map(|id| ChoiceOptionView { code: id.to_string(), label: voice.party(id) })
        .collect();
    options.sort_by_key(|option| option.label.to_lowercase());
    options
}

fn items(voice: &Voice<'_>, kinds: &[&str], own: Option<&EntityId>) -> Vec<ChoiceOptionView> {
    let mut found: Vec<&Item> = voice
        .record
        .items
        .values()
        .filter(|item| kinds.is_empty() || kinds.contains(&item.detail.kind_name()))
        .filter(|item| own.is_none_or(|own| own.as_str() != item.id.as_str()))
        .collect();
    found.sort_by(|a, b| b.common.created_at.cmp(&a.common.created_at).then_with(|| a.id.cmp(&b.id)));
    found
        .into_iter()
        .take(ITEMS_MAX)
        .map(|item| ChoiceOptionView { code: item.id.to_string(), label: voice.title(item) })
        .collect()
}

/// "New York" for `America/New_York`.
fn zone_word(zone: &str) -> String {
    zone.rsplit('/').next().unwrap_or(zone).replace('_', " ")
}
