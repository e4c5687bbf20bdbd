//! Offices, clinicians, pharmacies, plans: whom to call, when they can be called, in which zone.

use crate::{Field, PartyId, Sensitive, Shape, WallClock};
use chrono::{NaiveDate, Weekday};
use chrono_tz::Tz;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::collections::BTreeMap;

/// What a party does for the person (design: scenario format, roles).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Main doctor.
    Pcp,
    /// Any other clinician or their office.
    #[default]
    Specialist,
    /// Scan centre, surgery centre.
    Facility,
    /// Hospital.
    Hospital,
    /// Laboratory.
    Lab,
    /// Pharmacy.
    Pharmacy,
    /// Insurer.
    Plan,
    /// State Health Insurance Assistance Program.
    Ship,
    /// Equipment supplier.
    Supplier,
    /// Therapy or other clinic.
    Clinic,
    /// Records office.
    Records,
    /// Family member, friend or volunteer.
    Helper,
}

impl Role {
    /// Every role's name in the ledger and in scenarios.
    pub const NAMES: &[&str] = &[
        "pcp",
        "specialist",
        "facility",
        "hospital",
        "lab",
        "pharmacy",
        "plan",
        "ship",
        "supplier",
        "clinic",
        "records",
        "helper",
    ];
}

/// On which days of the week a party can be reached. Written `Mon-Fri`, `daily`, or the days by name:
/// `Mon,Tue,Sat`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OpenDays(u8);

impl OpenDays {
    /// Monday to Friday.
    pub const WEEKDAYS: Self = Self(0b001_1111);
    /// Every day of the week.
    pub const DAILY: Self = Self(0b111_1111);

    /// These days.
    pub fn of(days: impl IntoIterator<Item = Weekday>) -> Self {
        Self(days.into_iter().fold(0, |set, day| set | 1 << day.num_days_from_monday()))
    }

    /// The party is open on that day of the week.
    pub fn contains(self, day: Weekday) -> bool {
        self.0 & (1 << day.num_days_from_monday()) != 0
    }

    /// How many days of a week.
    pub fn count(self) -> u32 {
        self.0.count_ones()
    }

    /// The days, Monday first.
    pub fn days(self) -> impl Iterator<Item = Weekday> {
        WEEK.into_iter().filter(move |day| self.contains(*day))
    }
}

const WEEK: [Weekday; 7] =
    [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri, Weekday::Sat, Weekday::Sun];

impl Default for OpenDays {
    fn default() -> Self {
        Self::WEEKDAYS
    }
}

impl Serialize for OpenDays {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match *self {
            Self::WEEKDAYS => to.serialize_str("Mon-Fri"),
            Self::DAILY => to.serialize_str("daily"),
            these => to.serialize_str(&these.days().map(|day| day.to_string()).collect::<Vec<_>>().join(",")),
        }
    }
}

impl<'de> Deserialize<'de> for OpenDays {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        let days = match text.as_str() {
            "Mon-Fri" => Some(Self::WEEKDAYS),
            "daily" => Some(Self::DAILY),
            names => names.split(',').map(|name| name.trim().parse().ok()).collect::<Option<Vec<_>>>().map(Self::of),
        };
        // A party that is never open could never be called: that is a slip, not an answer.
        days.filter(|days| days.count() > 0)
            .ok_or_else(|| de::Error::custom(format!("expected Mon-Fri, daily or names of days, found {text:?}")))
    }
}

/// Which days a party is closed besides its weekly pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum HolidayCalendar {
    /// Seven US holidays kept by most medical offices (handbook 3.1).
    #[default]
    #[serde(rename = "US-MED-7")]
    UsMed7,
    /// Open on every holiday.
    #[serde(rename = "none")]
    Never,
}

/// A party and how to reach it. Every field but the name has the default of handbook 3.1.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Party {
    /// As the person says it: "Dr. Lee".
    pub name: Sensitive<String>,
    /// What it does for the person.
    pub role: Role,
    /// Zone of its hours; `None` = the record's zone.
    pub tz: Option<Tz>,
    /// Days on which it is open.
    pub days: OpenDays,
    /// Opening and closing time, local.
    pub hours: [WallClock; 2],
    /// Times at which nobody answers, local.
    pub breaks: Vec<[WallClock; 2]>,
    /// Holidays.
    pub calendar: HolidayCalendar,
    /// As printed.
    pub phone: Option<Sensitive<String>>,
    /// As printed.
    pub fax: Option<Sensitive<String>>,
    /// One line.
    pub address: Option<Sensitive<String>>,
    /// As printed.
    pub email: Option<Sensitive<String>>,
    /// Where to send pictures, as the office said it.
    pub pictures_to: Option<Sensitive<String>>,
    /// When somebody last made sure that number and hours are right.
    pub checked_on: Option<NaiveDate>,
    /// Business days that it takes to send a thing, four times out of five, by the thing's word.
    pub turnaround: BTreeMap<String, u32>,
    /// The office that a clinician belongs to, or the hospital that an office belongs to.
    pub part_of: Option<PartyId>,
    /// The party that it was found to be the same as, when it went to the bin for that reason.
    pub merged_into: Option<PartyId>,
}

impl Party {
    /// Its registers.
    pub const FIELDS: &[Field] = &[
        Field::new("name", Shape::Text).asked().must_resolve(),
        Field::new("role", Shape::Choice(Role::NAMES)).asked(),
        Field::new("phone", Shape::Phone).asked().must_resolve(),
        Field::new("fax", Shape::Phone).asked().must_resolve(),
        Field::new("address", Shape::Text).asked().must_resolve(),
        Field::new("email", Shape::Text),
        Field::new("days", Shape::OpenDays).asked(),
        Field::new("hours", Shape::Hours).asked(),
        Field::new("breaks", Shape::Spans).asked(),
        Field::new("calendar", Shape::Choice(&["US-MED-7", "none"])),
        Field::new("tz", Shape::Zone),
        Field::new("pictures_to", Shape::Text),
        Field::new("turnaround", Shape::Turnaround),
        Field::new("part_of", Shape::Party),
        Field::new("checked_on", Shape::Day),
        Field::new("merged_into", Shape::Party).auto(),
    ];
}

impl Default for Party {
    fn default() -> Self {
        Self {
            name: Sensitive::default(),
            role: Role::default(),
            tz: None,
            days: OpenDays::default(),
            hours: [WallClock::hm(8, 30), WallClock::hm(16, 30)],
            breaks: vec![[WallClock::hm(12, 0), WallClock::hm(13, 0)]],
            calendar: HolidayCalendar::default(),
            phone: None,
            fax: None,
            address: None,
            email: None,
            pictures_to: None,
            checked_on: None,
            turnaround: BTreeMap::new(),
            part_of: None,
            merged_into: None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_role_has_its_name_on_the_list() {
        for name in Role::NAMES {
            let role: Role = serde_json::from_value((*name).into()).unwrap();
            assert_eq!(serde_json::to_value(role).unwrap(), *name);
        }
        let unlisted = serde_json::from_str::<Role>("\"nobody\"").unwrap_err().to_string();
        assert_eq!(unlisted.matches('`').count() / 2 - 1, Role::NAMES.len(), "{unlisted}");
    }

    #[test]
    fn open_days_are_written_in_words_and_read_back() {
        for text in ["\"Mon-Fri\"", "\"daily\"", "\"Mon,Tue,Sat\""] {
            let days: OpenDays = serde_json::from_str(text).unwrap();
            assert_eq!(serde_json::to_string(&days).unwrap(), text);
        }
        assert!(serde_json::from_str::<OpenDays>("\"\"").is_err());
        assert!(serde_json::from_str::<OpenDays>("\"someday\"").is_err());
    }
}
