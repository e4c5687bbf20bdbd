//! Statuses, dates and rows as a scenario writes them.

use super::Speak;
use crate::plan::{Arg, Ball, BoardRow, CallCard, DateOrTime, NeededBy, Standing, Status};
use care_model::Message;
use chrono_tz::Tz;
use serde_json::{Value, json};

/// A status as the format writes it.
pub fn status(status: &Status) -> String {
    match status {
        Status::Blocked(items) => {
            let ids: Vec<&str> = items.iter().map(|id| id.as_str()).collect();
            format!("blocked({})", ids.join(","))
        }
        Status::Waiting(party, Some(day)) => format!("waiting({party}, {day})"),
        Status::Waiting(party, None) => format!("waiting({party})"),
        other => crate::words::status_code(other).replace('-', "_"),
    }
}

/// Whether a status is the expected one; `waiting(party)` leaves the day open, `waiting` the party as well.
pub fn is_status(actual: &Status, expected: &str) -> bool {
    let written = status(actual);
    let normal = |text: &str| text.replace(' ', "");
    normal(&written) == normal(expected)
        || matches!(actual, Status::Waiting(party, _) if expected == format!("waiting({party})"))
        || (expected == "waiting" && matches!(actual, Status::Waiting(..)))
        || (expected == "blocked" && matches!(actual, Status::Blocked(_)))
}

/// A derived date by the name that scenarios use.
pub fn date(standing: &Standing, name: &str, zone: Tz) -> Option<Value> {
    let day = |day: Option<chrono::NaiveDate>| day.map(|day| json!(day.to_string()));
    match name {
        "LF" => day(standing.lf),
        "LS" => day(standing.ls),
        "slack" => standing.slack_bd.map(|slack| json!(slack)),
        other => standing.dates.get(other).map(|date| match date {
            DateOrTime::Day(day) => json!(day.to_string()),
            DateOrTime::At(at) => json!(at.with_timezone(&zone).format("%Y-%m-%d %H:%M").to_string()),
        }),
    }
}

/// A row of the board: what, from, to, needed by, status, ball, next check.
pub fn row(row: &BoardRow) -> [Value; 7] {
    let party = |party: Option<&care_model::PartyId>| party.map_or(Value::Null, |party| json!(party.as_str()));
    let what = match &row.what {
        Arg::Text(words) => words.reveal().clone(),
        Arg::Word(key) => key.trim_start_matches("thing-").replace('-', " "),
        _ => String::new(),
    };
    let needed_by = match row.needed_by {
        NeededBy::Open => Value::Null,
        NeededBy::By(day) => json!(day.to_string()),
        NeededBy::After(day) => json!(format!("after {day}")),
    };
    let full = status(&row.status);
    let word = full.split('(').next().unwrap_or_default();
    let ball = match &row.ball {
        Ball::Owner(member) if row.is_pick_up => json!(format!("{member} (pick up)")),
        Ball::Owner(member) => json!(member.as_str()),
        Ball::Party(party) => json!(party.as_str()),
        Ball::Nobody => Value::Null,
    };
    let next = row.next_check.map_or(Value::Null, |day| json!(day.to_string()));
    [json!(what), party(row.from.as_ref()), party(row.to.as_ref()), needed_by, json!(word), ball, next]
}

/// Every sentence of a card.
pub fn card(card: &CallCard, speak: &dyn Speak) -> String {
    let lines = [&card.say_first, &card.say_back, &card.close].into_iter().chain(&card.ask).chain(&card.write_down);
    let lines: Vec<String> = lines.chain(&card.notes).map(|message: &Message| speak.say(message)).collect();
    lines.join("\n")
}
