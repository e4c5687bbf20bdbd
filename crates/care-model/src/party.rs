//! Offices, clinicians, pharmacies, plans: whom to call, when they can be called, in which zone.

use crate::{Sensitive, WallClock};
use chrono::NaiveDate;
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

/// What a party does for the person (design: scenario format, roles).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Main doctor.
    Pcp,
    /// Any other clinician or their office.
    #[default]
    Specialist,
    /// Scan centre, hospital, surgery centre.
    Facility,
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

/// On which days of the week a party can be reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum OpenDays {
    /// Monday to Friday.
    #[default]
    #[serde(rename = "Mon-Fri")]
    Weekdays,
    /// Every day of the week.
    #[serde(rename = "daily")]
    Daily,
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
        }
    }
}
