//! What a form sends back, made fit for the ledger, with everything that is wrong or was altered told.
//!
//! Nothing is refused silently and nothing is altered silently. A wall time that the clocks skip is
//! refused: no office can have agreed on it. One that occurs twice is taken as the first, and said so
//! (handbook 3.6).

use super::text::{Cleaned, LINE_CHARS_MAX, TEXT_CHARS_MAX, clean};
use super::travel;
use crate::voice::Voice;
use care_model::{Arg, Field, Fields, Message, PrepStep, Shape, Slot, WallTime};
use chrono::{Datelike, LocalResult, NaiveDate, NaiveTime, TimeZone};
use chrono_tz::Tz;
use serde_json::{Map, Value, json};

/// Years that a date of somebody's care can lie in.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2199;
/// Entries of one list.
const LINES_MAX: usize = 200;
/// The largest plain number: days, months, counts.
const NUMBER_MAX: u64 = 1_000_000;

/// What is wrong, or was altered.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Note {
    /// In words.
    pub message: Message,
    /// Nothing may be saved.
    pub is_fatal: bool,
}

/// One value, checked.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Checked {
    /// For the ledger; `null` = empty.
    pub value: Value,
    /// What is wrong or was altered.
    pub notes: Vec<Note>,
}

impl Checked {
    fn of(value: Value) -> Self {
        Self { value, notes: Vec::new() }
    }

    fn wrong(message: Message) -> Self {
        Self { value: Value::Null, notes: vec![Note { message, is_fatal: true }] }
    }

    fn wrong_key(key: &str) -> Self {
        Self::wrong(Message::new(key))
    }

    fn told(mut self, message: Message) -> Self {
        self.notes.push(Note { message, is_fatal: false });
        self
    }
}

/// Checks one value of a form. `zone` is that of the place, for wall times whose slot names none.
pub(crate) fn check_field(voice: &Voice<'_>, kind: &str, field: &Field, zone: Tz, value: &Value) -> Checked {
    if value.is_null() || value.as_str().is_some_and(|text| text.trim().is_empty()) {
        return Checked::of(Value::Null);
    }
    match field.shape {
        Shape::Text | Shape::Phone | Shape::Code => {
            let mut checked = words(value, false);
            if travel::is_thing(kind, field) {
                checked.value =
                    checked.value.as_str().map_or(Value::Null, |typed| travel::thing_of(voice, typed).into());
            }
            checked
        }
        Shape::LongText => words(value, true),
        Shape::Flag | Shape::Maybe => match value {
            Value::Bool(_) => Checked::of(value.clone()),
            _ => Checked::wrong_key("form-unknown-choice"),
        },
        Shape::Count => number(value),
        Shape::Day => day(value).map_or_else(Checked::wrong, |day| Checked::of(json!(day))),
        Shape::Days => days(value),
        Shape::WallTime => wall_time(voice, value, zone),
        Shape::Instant => {
            let zone = voice.zone();
            let mut checked = wall_time(voice, value, zone);
            if let Some(time) = checked.value.as_str().and_then(WallTime::parse) {
                checked.value = travel::moment(time, zone);
            }
            checked
        }
        Shape::Slot => slot(voice, value, zone),
        Shape::Choice(codes) => one_of(value, |code| codes.contains(&code)),
        Shape::Person => one_of(value, |id| voice.record.persons.contains_key(&id.into())),
        Shape::Member => one_of(value, |id| voice.record.members.contains_key(&id.into())),
        Shape::Zone => one_of(value, |name| name.parse::<Tz>().is_ok()),
        Shape::Party => one_of(value, |id| voice.knows(id)),
        Shape::Item(_) => one_of(value, |id| voice.knows(id)),
        Shape::Parties | Shape::Items(_) => several(value, |id| voice.knows(id)),
        Shape::Lines => lines(value),
        Shape::Prep => prep(value),
        Shape::OpenDays => {
            travel::open_days(value).map_or_else(|| Checked::wrong_key("form-unknown-choice"), Checked::of)
        }
        Shape::Hours => span(value).map_or_else(Checked::wrong, Checked::of),
        Shape::Spans => spans(value),
        Shape::Turnaround => turnaround(value),
        Shape::Evidence | Shape::Parts => Checked::wrong_key("form-unknown-field"),
    }
}

/// Pairs of days of which the second may not lie before the first.
const PAIRS: [(&str, &str); 6] = [
    ("valid_from", "valid_to"),
    ("start", "end"),
    ("started", "ended"),
    ("window_open", "window_close"),
    ("drawn", "resulted"),
    ("performed", "report_final"),
];

/// What is wrong between fields that are each right: the field, and the words.
pub(crate) fn check_together(fields: &Fields) -> Vec<(String, Message)> {
    let day = |name: &str| {
        let text = fields.get(name).and_then(Value::as_str)?;
        NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()
    };
    PAIRS
        .iter()
        .filter(|(first, last)| matches!((day(first), day(last)), (Some(first), Some(last)) if last < first))
        .map(|(_, last)| ((*last).to_owned(), Message::new("form-end-before-start")))
        .collect()
}

fn words(value: &Value, many_lines: bool) -> Checked {
    let Some(text) = value.as_str() else { return Checked::wrong_key("form-not-words") };
    let most = if many_lines { TEXT_CHARS_MAX } else { LINE_CHARS_MAX };
    // Bytes first: counting the letters of a whole book costs more than refusing it.
    let count = if text.len() > most { text.chars().count() } else { 0 };
    if count > most {
        let n = |count: usize| Arg::Count(i64::try_from(count).unwrap_or(i64::MAX));
        return Checked::wrong(Message::new("form-too-long").with("n", n(count)).with("most", n(most)));
    }
    let Cleaned { words, is_changed } = clean(text, many_lines);
    let checked = Checked::of(if words.is_empty() { Value::Null } else { words.into() });
    if is_changed { checked.told(Message::new("form-cleaned")) } else { checked }
}

fn number(value: &Value) -> Checked {
    let number = match value {
        Value::Number(number) => number.as_u64(),
        Value::String(text) => text.trim().parse().ok(),
        _ => None,
    };
    match number.filter(|number| *number <= NUMBER_MAX) {
        Some(number) => Checked::of(json!(number)),
        None => Checked::wrong_key("form-not-a-number"),
    }
}

/// A day that exists, in a year that makes sense.
fn day(value: &Value) -> Result<NaiveDate, Message> {
    let text = value.as_str().unwrap_or_default().trim();
    let looks_right = text.len() == 10 && text.chars().all(|c| c.is_ascii_digit() || c == '-');
    match NaiveDate::parse_from_str(text, "%Y-%m-%d") {
        Ok(day) if YEARS.contains(&day.year()) => Ok(day),
        Ok(_) => Err(Message::new("form-odd-year")),
        Err(_) if looks_right => Err(Message::new("form-no-such-day").with("day", Arg::text(text))),
        Err(_) => Err(Message::new("form-not-a-day")),
    }
}

fn days(value: &Value) -> Checked {
    let Some([first, last]) = value.as_array().map(Vec::as_slice) else { return Checked::wrong_key("form-two-days") };
    if first.is_null() && last.is_null() {
        return Checked::of(Value::Null);
    }
    if first.is_null() || last.is_null() {
        return Checked::wrong_key("form-two-days");
    }
    match (day(first), day(last)) {
        (Ok(first), Ok(last)) if last < first => Checked::wrong_key("form-end-before-start"),
        (Ok(first), Ok(last)) => Checked::of(json!([first, last])),
        (Err(message), _) | (_, Err(message)) => Checked::wrong(message),
    }
}

/// A wall time that a clock at the place shows, and a word if it shows it twice.
fn on_a_clock(voice: &Voice<'_>, time: WallTime, zone: Tz) -> Result<Option<Message>, Message> {
    let say = |key: &str| {
        let at = Arg::Time { wall: time.0, zone, reader: zone };
        Message::new(key).with("time", at).with("date", Arg::text(voice.day(time.date())))
    };
    match zone.from_local_datetime(&time.0) {
        LocalResult::Single(_) => Ok(None),
        LocalResult::Ambiguous(..) => Ok(Some(say("form-time-twice"))),
        LocalResult::None => Err(say("form-no-such-time")),
    }
}

fn parse_wall(value: &Value) -> Result<WallTime, Message> {
    let text = value.as_str().unwrap_or_default().trim();
    day(&Value::from(text.get(..10).unwrap_or(text)))?;
    WallTime::parse(text).ok_or_else(|| Message::new("form-not-a-time"))
}

fn wall_time(voice: &Voice<'_>, value: &Value, zone: Tz) -> Checked {
    let time = match parse_wall(value) {
        Ok(time) => time,
        Err(message) => return Checked::wrong(message),
    };
    match on_a_clock(voice, time, zone) {
        Ok(None) => Checked::of(json!(time)),
        Ok(Some(twice)) => Checked::of(json!(time)).told(twice),
        Err(message) => Checked::wrong(message),
    }
}

fn slot(voice: &Voice<'_>, value: &Value, zone: Tz) -> Checked {
    let Some(parts) = value.as_object() else { return Checked::wrong_key("form-not-a-time") };
    let part = |name: &str| parts.get(name).filter(|part| !part.is_null() && part.as_str() != Some(""));
    let Some(start) = part("start") else {
        // A place without a day is no appointment yet.
        return if part("place").is_none() { Checked::of(Value::Null) } else { Checked::wrong_key("form-day-needed") };
    };
    let zone = match part("tz").and_then(Value::as_str).map(str::parse::<Tz>) {
        Some(Ok(zone)) => zone,
        Some(Err(_)) => return Checked::wrong_key("form-unknown-choice"),
        None => zone,
    };
    let all_day = part("all_day").and_then(Value::as_bool).unwrap_or_default();
    let (start, end) = match (parse_wall(start), part("end").map(parse_wall).transpose()) {
        (Ok(start), Ok(end)) => (start, end.filter(|_| !all_day)),
        (Err(message), _) | (_, Err(message)) => return Checked::wrong(message),
    };
    if end.is_some_and(|end| end < start) {
        return Checked::wrong_key("form-end-before-start");
    }
    let mut notes = Vec::new();
    for time in std::iter::once(start).chain(end).filter(|_| !all_day) {
        match on_a_clock(voice, time, zone) {
            Ok(twice) => notes.extend(twice.map(|message| Note { message, is_fatal: false })),
            Err(message) => return Checked::wrong(message),
        }
    }
    let place = part("place").map(|place| words(place, false)).unwrap_or_else(|| Checked::of(Value::Null));
    notes.extend(place.notes);
    let slot = Slot { start, end, tz: part("tz").map(|_| zone), place: place.value.as_str().map(Into::into), all_day };
    Checked { value: json!(slot), notes }
}

fn one_of(value: &Value, is_known: impl Fn(&str) -> bool) -> Checked {
    match value.as_str() {
        Some(code) if is_known(code) => Checked::of(value.clone()),
        _ => Checked::wrong_key("form-unknown-choice"),
    }
}

fn several(value: &Value, is_known: impl Fn(&str) -> bool) -> Checked {
    let Some(values) = value.as_array() else { return Checked::wrong_key("form-unknown-choice") };
    if values.len() > LINES_MAX || !values.iter().all(|value| value.as_str().is_some_and(&is_known)) {
        return Checked::wrong_key("form-unknown-choice");
    }
    Checked::of(if values.is_empty() { Value::Null } else { value.clone() })
}

fn lines(value: &Value) -> Checked {
    let Some(values) = value.as_array().filter(|values| values.len() <= LINES_MAX) else {
        return Checked::wrong_key("form-not-words");
    };
    let (mut kept, mut notes) = (Vec::new(), Vec::new());
    for value in values {
        let checked = words(value, false);
        notes.extend(checked.notes);
        kept.extend(Some(checked.value).filter(|value| !value.is_null()));
    }
    notes.dedup();
    Checked { value: if kept.is_empty() { Value::Null } else { kept.into() }, notes }
}

fn prep(value: &Value) -> Checked {
    let Some(values) = value.as_array().filter(|values| values.len() <= LINES_MAX) else {
        return Checked::wrong_key("form-not-words");
    };
    let (mut kept, mut notes) = (Vec::new(), Vec::new());
    for value in values {
        let step = words(value.get("step").unwrap_or(&Value::Null), false);
        let hours = number(value.get("hours").unwrap_or(&Value::Null));
        notes.extend(step.notes.into_iter().chain(hours.notes));
        if let (Some(step), Some(hours)) = (step.value.as_str(), hours.value.as_u64()) {
            let hours = u32::try_from(hours).unwrap_or(u32::MAX);
            kept.push(json!(PrepStep { hours, step: step.into() }));
        }
    }
    Checked { value: if kept.is_empty() { Value::Null } else { kept.into() }, notes }
}

/// Two times of one day, the second after the first.
fn span(value: &Value) -> Result<Value, Message> {
    let time = |value: &Value| NaiveTime::parse_from_str(value.as_str()?.trim(), "%H:%M").ok();
    let times: Vec<Option<NaiveTime>> =
        value.as_array().map(|times| times.iter().map(time).collect()).unwrap_or_default();
    match times.as_slice() {
        [Some(from), Some(until)] if from < until => {
            Ok(json!([from.format("%H:%M").to_string(), until.format("%H:%M").to_string()]))
        }
        [Some(_), Some(_)] => Err(Message::new("form-end-before-start")),
        _ => Err(Message::new("form-not-a-time")),
    }
}

fn spans(value: &Value) -> Checked {
    let Some(values) = value.as_array().filter(|values| values.len() <= LINES_MAX) else {
        return Checked::wrong_key("form-not-a-time");
    };
    // An empty list is an answer: nobody takes a break.
    match values.iter().map(span).collect::<Result<Vec<_>, _>>() {
        Ok(spans) => Checked::of(spans.into()),
        Err(message) => Checked::wrong(message),
    }
}

fn turnaround(value: &Value) -> Checked {
    let Some(things) = value.as_object() else { return Checked::wrong_key("form-not-a-number") };
    let mut kept = Map::new();
    for (thing, days) in things.iter().filter(|(_, days)| !days.is_null()) {
        let days = number(days);
        if !days.notes.is_empty() || thing.chars().count() > LINE_CHARS_MAX {
            return Checked::wrong_key("form-not-a-number");
        }
        kept.insert(thing.clone(), days.value);
    }
    Checked::of(if kept.is_empty() { Value::Null } else { kept.into() })
}
