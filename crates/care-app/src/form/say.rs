//! A field and its value in words.

use super::travel;
use crate::voice::Voice;
use care_model::{Arg, Field, Instant, ItemId, MemberId, Message, OpenDays, PartyId, PrepStep, Shape, Slot, WallTime};
use chrono::{NaiveDate, NaiveTime};
use serde_json::Value;

/// A name of the ledger as part of a key.
fn key_part(name: &str) -> String {
    name.replace('_', "-").to_lowercase()
}

/// The first of these keys that the catalogue has.
fn first_known(voice: &Voice<'_>, keys: &[String]) -> Option<String> {
    keys.iter().find(|key| voice.words.has(key)).map(|key| voice.plain(key))
}

/// The word of a field: the kind's own, else the one that all kinds share; a permission names its party.
pub(crate) fn field_label(voice: &Voice<'_>, kind: &str, field: &str) -> String {
    if let Some(party) = field.strip_prefix("permission:") {
        return voice.with("field-permission-for", "party", Arg::text(voice.party(&PartyId::from(party))));
    }
    let (kind, part) = (key_part(kind), key_part(field));
    first_known(voice, &[format!("label-{kind}-{part}"), format!("field-{part}")]).unwrap_or_else(|| field.to_owned())
}

/// A sentence of help, where the word alone is not enough.
pub(super) fn field_help(voice: &Voice<'_>, kind: &str, field: &str) -> Option<String> {
    let (kind, part) = (key_part(kind), key_part(field));
    first_known(voice, &[format!("help-{kind}-{part}"), format!("help-{part}")])
}

/// The word of a choice; the code itself where a newer version wrote one that is not known.
pub(super) fn choice_word(voice: &Voice<'_>, kind: &str, field: &str, code: &str) -> String {
    let (kind, part, known) = (key_part(kind), key_part(field), key_part(code));
    let keys = [format!("choice-{kind}-{part}-{known}"), format!("choice-{part}-{known}"), format!("code-{known}")];
    match field {
        "role" => first_known(voice, &[format!("role-{code}")]),
        _ => first_known(voice, &keys),
    }
    .unwrap_or_else(|| code.to_owned())
}

/// A value in words; `None` for one that says nothing, such as *no* to a plain question.
pub(crate) fn value_words(voice: &Voice<'_>, kind: &str, field: &Field, value: &Value) -> Option<String> {
    match (field.shape, value) {
        (_, Value::Null) => None,
        (Shape::Flag | Shape::Maybe, Value::Bool(true)) => Some(voice.plain("view-yes")),
        (Shape::Flag, Value::Bool(false)) => None,
        (Shape::Maybe, Value::Bool(false)) => Some(voice.plain("view-no")),
        (Shape::Day, Value::String(text)) => Some(day_words(voice, text).unwrap_or_else(|| text.clone())),
        (Shape::Days, Value::Array(days)) => Some(range_words(voice, days)),
        (Shape::Slot, _) => Some(slot_words(voice, value).unwrap_or_else(|| raw_words(value))),
        (Shape::WallTime, Value::String(text)) => Some(match WallTime::parse(text) {
            Some(time) => format!("{}, {}", voice.day(time.date()), clock_words(voice, time.0.time())),
            None => text.clone(),
        }),
        (Shape::Instant, Value::String(text)) => {
            Some(text.parse::<Instant>().map_or_else(|_| text.clone(), |at| voice.instant(at)))
        }
        (Shape::Choice(_), Value::String(code)) => Some(choice_word(voice, kind, field.name, code)),
        (Shape::Party, Value::String(id)) => Some(voice.party(&PartyId::from(id.as_str()))),
        (Shape::Person, Value::String(id)) => Some(voice.name_of(id)),
        (Shape::Member, Value::String(id)) => Some(voice.member(&MemberId::from(id.as_str()))),
        (Shape::Item(_), Value::String(id)) => Some(voice.title_of(&ItemId::from(id.as_str()))),
        (Shape::Parties, Value::Array(ids)) => Some(list(voice, ids, |id| voice.party(&PartyId::from(id)))),
        (Shape::Items(_), Value::Array(ids)) => Some(list(voice, ids, |id| voice.title_of(&ItemId::from(id)))),
        (Shape::Lines, Value::Array(lines)) => Some(list(voice, lines, str::to_owned)),
        (Shape::Prep, Value::Array(steps)) => {
            Some(steps.iter().map(|step| prep_words(voice, step)).collect::<Vec<_>>().join(" · "))
        }
        (Shape::OpenDays, _) => Some(open_days_words(voice, value)),
        (Shape::Hours, Value::Array(span)) => Some(span_words(voice, span)),
        (Shape::Spans, Value::Array(spans)) => Some(
            spans.iter().filter_map(Value::as_array).map(|span| span_words(voice, span)).collect::<Vec<_>>().join(", "),
        ),
        (Shape::Turnaround, Value::Object(things)) => Some(
            things
                .iter()
                .map(|(thing, days)| {
                    let days = voice.with("view-work-days", "n", Arg::Count(days.as_i64().unwrap_or_default()));
                    format!("{}: {days}", voice.thing_word(thing))
                })
                .collect::<Vec<_>>()
                .join(", "),
        ),
        (Shape::Text, Value::String(text)) if travel::is_thing(kind, field) => Some(voice.thing_word(text)),
        (_, other) => Some(raw_words(other)),
    }
    .filter(|words| !words.is_empty())
}

/// A value as it is, for what no table names.
pub(super) fn raw_words(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

fn list(voice: &Voice<'_>, values: &[Value], word: impl Fn(&str) -> String) -> String {
    let words = values.iter().filter_map(Value::as_str).map(word).collect::<Vec<_>>();
    if words.len() > 5 {
        words.join(", ")
    } else {
        voice.words.arg(&Arg::List(words.into_iter().map(Arg::text).collect()))
    }
}

fn day_words(voice: &Voice<'_>, text: &str) -> Option<String> {
    NaiveDate::parse_from_str(text, "%Y-%m-%d").ok().map(|day| voice.day(day))
}

fn range_words(voice: &Voice<'_>, days: &[Value]) -> String {
    let words: Vec<String> = days.iter().filter_map(Value::as_str).filter_map(|text| day_words(voice, text)).collect();
    words.join(" – ")
}

fn slot_words(voice: &Voice<'_>, value: &Value) -> Option<String> {
    let slot: Slot = serde_json::from_value(value.clone()).ok()?;
    let place = slot.place.as_ref().filter(|place| !place.reveal().is_empty());
    let place = place.map(|place| format!(" · {}", place.reveal())).unwrap_or_default();
    Some(format!("{}{place}", voice.moment(&slot, voice.record.settings.zone)))
}

/// "8:30 AM", as the reader's language writes it.
fn clock_words(voice: &Voice<'_>, time: NaiveTime) -> String {
    let zone = voice.zone();
    voice.words.arg(&Arg::Time { wall: voice.today().and_time(time), zone, reader: zone })
}

fn span_words(voice: &Voice<'_>, span: &[Value]) -> String {
    let times = span.iter().filter_map(Value::as_str);
    let times = times.map(|text| match NaiveTime::parse_from_str(text, "%H:%M") {
        Ok(time) => clock_words(voice, time),
        Err(_) => text.to_owned(),
    });
    times.collect::<Vec<_>>().join(" – ")
}

fn prep_words(voice: &Voice<'_>, step: &Value) -> String {
    match serde_json::from_value::<PrepStep>(step.clone()) {
        Ok(step) => voice.say(
            &Message::new("view-prep-step")
                .with("n", Arg::Count(step.hours.into()))
                .with("step", Arg::text(step.step.reveal().clone())),
        ),
        Err(_) => raw_words(step),
    }
}

fn open_days_words(voice: &Voice<'_>, value: &Value) -> String {
    let Ok(days) = serde_json::from_value::<OpenDays>(value.clone()) else { return raw_words(value) };
    match days {
        OpenDays::WEEKDAYS => voice.plain("choice-days-weekdays"),
        OpenDays::DAILY => voice.plain("choice-days-daily"),
        these => these.days().map(|day| weekday_word(voice, &day.to_string())).collect::<Vec<_>>().join(", "),
    }
}

/// "Monday" for `Mon`.
pub(super) fn weekday_word(voice: &Voice<'_>, code: &str) -> String {
    voice.plain(&format!("choice-days-{}", code.to_lowercase()))
}
