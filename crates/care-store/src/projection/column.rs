//! From a field of the model to a column of its table. Pure; the migrations were written by this rule
//! and a test holds the tables to it, so that no new field is forgotten.

use care_model::{Field, Shape};
use serde_json::Value;

/// How a column holds its values. Nothing is NULL: absent is empty text, 0 for a flag, -1 for a count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Holds {
    /// TEXT as written.
    Text,
    /// TEXT: a day that exists, `YYYY-MM-DD`.
    Day,
    /// TEXT: `yes`, `no`, or empty where nobody has said.
    Maybe,
    /// TEXT: JSON of a value with parts.
    Json,
    /// INTEGER 0 or 1.
    Flag,
    /// INTEGER, -1 for none.
    Count,
}

/// Ending of a column's name and what it holds.
fn rule(shape: Shape) -> (&'static str, Holds) {
    match shape {
        Shape::Text | Shape::LongText | Shape::Phone | Shape::Code | Shape::Choice(_) => ("", Holds::Text),
        Shape::Flag => ("", Holds::Flag),
        Shape::Maybe => ("", Holds::Maybe),
        Shape::Count => ("", Holds::Count),
        Shape::Day => ("_on", Holds::Day),
        Shape::Instant => ("_at", Holds::Text),
        Shape::WallTime => ("_wall", Holds::Text),
        Shape::Person | Shape::Member | Shape::Party | Shape::Item(_) => ("_id", Holds::Text),
        Shape::Evidence => ("_sha256", Holds::Text),
        Shape::Zone => ("_zone", Holds::Text),
        Shape::Days
        | Shape::Slot
        | Shape::Lines
        | Shape::Parties
        | Shape::Items(_)
        | Shape::Prep
        | Shape::OpenDays
        | Shape::Hours
        | Shape::Spans
        | Shape::Turnaround
        | Shape::Parts => ("_json", Holds::Json),
    }
}

/// Name of the column of a field.
#[cfg(test)]
pub(crate) fn name_of(field: &Field) -> String {
    if field.name == "tz" {
        return "zone".to_owned();
    }
    let (ending, holds) = rule(field.shape);
    if holds == Holds::Flag && !field.name.starts_with("is_") {
        return format!("is_{}", field.name);
    }
    if field.name.ends_with(ending) { field.name.to_owned() } else { format!("{}{ending}", field.name) }
}

/// What the column of a field holds.
#[cfg(test)]
pub(crate) fn holds(field: &Field) -> Holds {
    rule(field.shape).1
}

/// A register's value as its column takes it. One that does not fit its shape stays out: the register
/// keeps it as it was written, and the record names it as a misfit.
pub(crate) fn value_of(field: &Field, value: Option<&Value>) -> Value {
    let text = |text: &str| Value::from(without_nul(text));
    match rule(field.shape).1 {
        Holds::Text => text(value.and_then(Value::as_str).unwrap_or_default()),
        Holds::Day => {
            let day = value.and_then(Value::as_str).filter(|day| day.parse::<chrono::NaiveDate>().is_ok());
            text(day.unwrap_or_default())
        }
        Holds::Maybe => match value.and_then(Value::as_bool) {
            Some(true) => Value::from("yes"),
            Some(false) => Value::from("no"),
            None => Value::from(""),
        },
        Holds::Json => match value {
            None | Some(Value::Null) => Value::from(""),
            Some(value) => Value::from(crate::ledger::canonical(value)),
        },
        Holds::Flag => Value::from(i64::from(value.and_then(Value::as_bool).unwrap_or_default())),
        Holds::Count => Value::from(value.and_then(Value::as_u64).and_then(|n| i64::try_from(n).ok()).unwrap_or(-1)),
    }
}

/// Text as SQLite takes it through JSON, which would end it at the first NUL.
pub(crate) fn without_nul(text: &str) -> String {
    text.replace('\0', "\u{fffd}")
}
