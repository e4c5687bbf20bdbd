//! Date expressions of the data: a named date, a lag, a repetition (`waitlist_joined + 28cd every 28cd`).

use super::Named;
use serde::{Deserialize, Deserializer, de};

/// The unit of a lag (handbook, notation).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LagUnit {
    /// Open days of the party that must act.
    BusinessDays,
    /// Calendar days.
    CalendarDays,
    /// Elapsed minutes; hours are written `h`.
    Minutes,
}

/// A signed stretch of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lag {
    /// How many; negative = before.
    pub n: i32,
    /// Of what.
    pub unit: LagUnit,
}

impl Lag {
    /// No lag at all.
    pub const NONE: Lag = Lag { n: 0, unit: LagUnit::CalendarDays };

    /// Reads `2bd`, `3cd`, `4h`, `60min`.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let digits: String = text.chars().take_while(char::is_ascii_digit).collect();
        let n: i32 = digits.parse().ok()?;
        Some(match text.strip_prefix(&digits)?.trim() {
            "bd" => Lag { n, unit: LagUnit::BusinessDays },
            "cd" => Lag { n, unit: LagUnit::CalendarDays },
            "h" => Lag { n: n.checked_mul(60)?, unit: LagUnit::Minutes },
            "min" => Lag { n, unit: LagUnit::Minutes },
            _ => return None,
        })
    }
}

impl<'de> Deserialize<'de> for Lag {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        Lag::parse(&text).ok_or_else(|| de::Error::custom(format!("expected 2bd, 3cd, 4h or 60min, found {text:?}")))
    }
}

/// A named date with a lag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateExpr {
    /// Name of the date; see [`crate::anchor`].
    pub anchor: String,
    /// Lag from it.
    pub lag: Lag,
    /// Comes back every so many calendar days.
    pub every_cd: Option<u32>,
    /// Line in the file.
    pub line: u64,
}

impl DateExpr {
    fn parse(text: &str, line: u64) -> Result<Self, String> {
        let (first, every) = match text.split_once(" every ") {
            Some((first, every)) => (first, Some(every)),
            None => (text, None),
        };
        let (anchor, sign, lag) = match (first.split_once(" + "), first.split_once(" - ")) {
            (Some((anchor, lag)), _) => (anchor, 1, Some(lag)),
            (None, Some((anchor, lag))) => (anchor, -1, Some(lag)),
            (None, None) => (first, 1, None),
        };
        let wrong = |found: &str| format!("expected a lag such as 2bd, 3cd, 4h or 60min, found {found:?}");
        let lag = match lag {
            Some(lag) => Lag::parse(lag).ok_or_else(|| wrong(lag))?,
            None => Lag::NONE,
        };
        let every_cd = match every.map(|every| (every, Lag::parse(every))) {
            Some((_, Some(Lag { n, unit: LagUnit::CalendarDays }))) => u32::try_from(n).ok().filter(|n| *n > 0),
            Some((every, _)) => return Err(wrong(every)),
            None => None,
        };
        Ok(Self { anchor: anchor.trim().to_owned(), lag: Lag { n: lag.n * sign, ..lag }, every_cd, line })
    }
}

impl<'de> Deserialize<'de> for DateExpr {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = Named::deserialize(from)?;
        DateExpr::parse(&text.value, text.line).map_err(de::Error::custom)
    }
}
