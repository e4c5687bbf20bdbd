//! Who says something happened, and the short answers that events carry.

use crate::{MemberId, PartyId, WallTime};
use chrono::NaiveDate;
use serde::{Deserialize, Deserializer, Serialize, de};

/// Who made an entry.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Actor {
    /// A person who uses the app.
    Member(MemberId),
    /// A file, a portal, a record feed.
    Import,
    /// The product itself.
    Engine,
    /// An office that told the person.
    Party(PartyId),
}

/// What came of a call (handbook 2.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CallOutcome {
    /// Reached, and it is done.
    ReachedDone,
    /// Reached; they promised it for a day.
    ReachedPromised,
    /// A message was left.
    LeftMessage,
    /// Nobody answered.
    NoAnswer,
    /// They need something first.
    NeedsInfo,
    /// They said no.
    Refused,
    /// The number is wrong.
    WrongNumber,
    /// Another party is the right one.
    AskOther,
}

/// What a member did with a nudge.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AnswerAction {
    /// It is done.
    Done,
    /// It is not needed.
    NotNeeded,
    /// Somebody else takes it.
    Give,
    /// Keep the reminders of a rule, whatever was answered so far.
    Keep,
    /// Stop the routine reminders of a rule: they stay on the board.
    Stop,
}

/// Until when a nudge sleeps: a date, a wall time, or the word `tomorrow`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SnoozeUntil {
    /// The member's preferred moment of the next day.
    Tomorrow,
    /// The member's preferred moment of a day.
    Day(NaiveDate),
    /// A wall time in the member's zone.
    Time(WallTime),
}

impl Serialize for SnoozeUntil {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            SnoozeUntil::Tomorrow => to.serialize_str("tomorrow"),
            SnoozeUntil::Day(day) => to.collect_str(day),
            SnoozeUntil::Time(time) => time.serialize(to),
        }
    }
}

impl<'de> Deserialize<'de> for SnoozeUntil {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        if text == "tomorrow" {
            return Ok(SnoozeUntil::Tomorrow);
        }
        if let Ok(day) = NaiveDate::parse_from_str(&text, "%Y-%m-%d") {
            return Ok(SnoozeUntil::Day(day));
        }
        WallTime::parse(&text)
            .map(SnoozeUntil::Time)
            .ok_or_else(|| de::Error::custom(format!("expected tomorrow, a date or a time, found {text:?}")))
    }
}

/// What came of an appeal (handbook 1.5).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AppealOutcome {
    /// The plan says yes after all.
    Overturned,
    /// The plan stays with its no.
    Upheld,
}

/// What a clinician said of a medicine; never worked out by the product.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MedicineWord {
    /// Not for now.
    Hold,
    /// No longer.
    Stop,
    /// Otherwise than before.
    Change,
    /// Go on.
    Take,
}
