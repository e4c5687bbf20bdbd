//! The few values that travel to a screen in another form than they lie in the ledger.

use crate::voice::Voice;
use care_model::{Field, Instant, OpenDays, Shape, WallTime};
use chrono_tz::Tz;
use serde_json::{Value, json};

/// Things that pass from one office to another, by their word in the ledger.
pub(super) const THINGS: [&str; 9] =
    ["images", "report", "referral", "consult note", "records", "results", "summary", "approval", "form"];

/// The field names a thing by a word of the ledger: *images* is shown and typed as *pictures*.
pub(super) fn is_thing(kind: &str, field: &Field) -> bool {
    kind == "need" && field.name == "what"
}

/// From the ledger to the screen.
pub(super) fn out(voice: &Voice<'_>, kind: &str, field: &Field, value: &Value) -> Value {
    match (field.shape, value) {
        (Shape::Text, Value::String(text)) if is_thing(kind, field) => Value::from(voice.thing_word(text)),
        (Shape::OpenDays, _) => match serde_json::from_value::<OpenDays>(value.clone()) {
            Ok(days) => days.days().map(|day| Value::from(day.to_string().to_lowercase())).collect(),
            Err(_) => Value::Null,
        },
        (Shape::Instant, Value::String(text)) => match text.parse::<Instant>() {
            Ok(at) => json!(WallTime(at.with_timezone(&voice.zone()).naive_local())),
            Err(_) => Value::Null,
        },
        _ => value.clone(),
    }
}

/// The thing that a typed word means: its name in the ledger, or the words as typed.
pub(super) fn thing_of(voice: &Voice<'_>, typed: &str) -> String {
    let known = THINGS.iter().find(|thing| voice.thing_word(thing).eq_ignore_ascii_case(typed));
    known.map_or_else(|| typed.to_owned(), |thing| (*thing).to_owned())
}

/// Days of the week as the ledger writes them; `None` where one is no day or none is left.
pub(super) fn open_days(value: &Value) -> Option<Value> {
    let named = value.as_array()?.iter().map(|day| day.as_str()?.parse().ok()).collect::<Option<Vec<_>>>()?;
    (!named.is_empty()).then(|| json!(OpenDays::of(named)))
}

/// A wall time of the reader as a moment.
pub(super) fn moment(time: WallTime, zone: Tz) -> Value {
    json!(time.at(zone))
}
