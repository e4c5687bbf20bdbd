//! When and where something takes place: one value, so that a merge can never pair one caregiver's
//! date with another's place (design 2.1).

use crate::{Instant, Sensitive, WallTime};
use chrono::NaiveDate;
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

/// Start, end, zone and place, as agreed with an office.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Slot {
    /// Wall time at the place.
    pub start: WallTime,
    /// Wall time at the place; `None` = not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<WallTime>,
    /// Zone of the place; `None` = the party's, else the record's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tz: Option<Tz>,
    /// Address or room, as printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Sensitive<String>>,
    /// The letter gave a day but no time of day.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub all_day: bool,
}

impl Slot {
    /// The local day at the place.
    pub fn day(&self) -> NaiveDate {
        self.start.date()
    }

    /// The instant of the start, `zone` being used where the slot names none.
    pub fn starts_at(&self, zone: Tz) -> Instant {
        self.start.at(self.tz.unwrap_or(zone))
    }

    /// The instant of the end; the start where none is known.
    pub fn ends_at(&self, zone: Tz) -> Instant {
        self.end.unwrap_or(self.start).at(self.tz.unwrap_or(zone))
    }
}
