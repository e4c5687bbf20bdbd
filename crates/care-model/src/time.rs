//! Time as people agree on it: a wall time with a zone, a due day, an instant.
//!
//! Nothing here reads a clock. Days are calendar days, never 24 hours.

use chrono::{DateTime, Duration, LocalResult, NaiveDate, NaiveDateTime, NaiveTime, TimeZone, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// A moment on the absolute clock.
pub type Instant = DateTime<Utc>;

/// A wall-clock time without zone, as printed on a letter. Written `YYYY-MM-DDTHH:MM`; read with a
/// blank or a `T`, with or without seconds; a bare date reads as midnight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WallTime(pub NaiveDateTime);

impl WallTime {
    /// Reads the accepted forms; `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        for form in ["%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"] {
            if let Ok(time) = NaiveDateTime::parse_from_str(text, form) {
                return Some(Self(time));
            }
        }
        let date = NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()?;
        date.and_hms_opt(0, 0, 0).map(Self)
    }

    /// The calendar day.
    pub fn date(self) -> NaiveDate {
        self.0.date()
    }

    /// The instant at which a clock in `zone` shows this time (see [`resolve`]).
    pub fn at(self, zone: Tz) -> Instant {
        resolve(self.0, zone)
    }
}

impl Serialize for WallTime {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(&self.0.format("%Y-%m-%dT%H:%M"))
    }
}

impl<'de> Deserialize<'de> for WallTime {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        Self::parse(&text).ok_or_else(|| de::Error::custom(format!("expected YYYY-MM-DDTHH:MM, found {text:?}")))
    }
}

/// A time of day without date or zone, written `HH:MM`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WallClock(pub NaiveTime);

impl WallClock {
    /// Hours and minutes; values out of range read as midnight.
    pub fn hm(hour: u32, minute: u32) -> Self {
        Self(NaiveTime::from_hms_opt(hour, minute, 0).unwrap_or(NaiveTime::MIN))
    }
}

impl Serialize for WallClock {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(&self.0.format("%H:%M"))
    }
}

impl<'de> Deserialize<'de> for WallClock {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        NaiveTime::parse_from_str(text.trim(), "%H:%M")
            .map(Self)
            .map_err(|_| de::Error::custom(format!("expected HH:MM, found {text:?}")))
    }
}

/// The instant of a wall time in a zone (handbook 3.6, DST). A time that does not exist moves to the
/// first valid instant after it; one that occurs twice means the first.
pub fn resolve(wall: NaiveDateTime, zone: Tz) -> Instant {
    let mut probe = wall;
    // No zone has ever jumped by more than a day.
    for _ in 0..=(24 * 60) {
        match zone.from_local_datetime(&probe) {
            LocalResult::Single(time) => return time.with_timezone(&Utc),
            LocalResult::Ambiguous(first, _) => return first.with_timezone(&Utc),
            LocalResult::None => probe += Duration::minutes(1),
        }
    }
    Utc.from_utc_datetime(&wall)
}

/// The calendar day of an instant in a zone.
pub fn day_of(instant: Instant, zone: Tz) -> NaiveDate {
    instant.with_timezone(&zone).date_naive()
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono_tz::America::New_York;

    fn utc(text: &str) -> Instant {
        text.parse().unwrap()
    }

    #[test]
    fn a_wall_time_that_does_not_exist_moves_to_the_first_valid_instant() {
        let gone = WallTime::parse("2027-03-14 02:30").unwrap();
        assert_eq!(gone.at(New_York), utc("2027-03-14T07:00:00Z")); // 03:00 EDT
    }

    #[test]
    fn a_wall_time_that_occurs_twice_means_the_first() {
        let twice = WallTime::parse("2027-11-07 01:30").unwrap();
        assert_eq!(twice.at(New_York), utc("2027-11-07T05:30:00Z")); // EDT, not EST
    }

    #[test]
    fn wall_times_read_blank_or_t_and_write_t() {
        let time: WallTime = serde_json::from_str("\"2027-04-15 14:00\"").unwrap();
        assert_eq!(serde_json::to_string(&time).unwrap(), "\"2027-04-15T14:00\"");
        assert!(WallTime::parse("15.04.2027").is_none());
    }
}
