//! The person whose care it is, and the members who get nudges about it.

use crate::{MemberId, PersonId, Sensitive, WallClock};
use chrono::NaiveDate;
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

/// A person whose care the record holds (handbook 3.1).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Person {
    /// Full name.
    pub name: Sensitive<String>,
    /// The one letter that a lock screen may show when there are several relatives.
    pub initial: String,
    /// Where the person lives; `None` = the record's zone.
    pub tz: Option<Tz>,
    /// Date of birth, for call cards.
    pub born_on: Option<NaiveDate>,
    /// Insurance at present.
    pub plan: Option<InsurancePlan>,
}

/// The plan's facts that move dates (handbook 1.5, 1.10).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct InsurancePlan {
    /// Full plan name from the card.
    pub name: Sensitive<String>,
    /// `MA` for Medicare Advantage, Medicaid or CHIP; anything else decides in 15 days.
    #[serde(rename = "type")]
    pub plan_type: Option<String>,
    /// First day of cover.
    pub start: Option<NaiveDate>,
    /// Calendar days in which the plan decides, when it says so itself.
    pub pa_decide_cd: Option<u32>,
    /// The plan approves visits to specialists first.
    pub needs_referral_approval: bool,
    /// The person has Medicare.
    pub medicare: bool,
}

/// Someone who gets nudges: the patient or a caregiver (handbook 3.1).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Member {
    /// As shown to others.
    pub name: Sensitive<String>,
    /// The person that this member is, when the patient uses the app.
    pub person: Option<PersonId>,
    /// Zone of the hours below; `None` = the record's zone.
    pub tz: Option<Tz>,
    /// Awake from, until; local. Nothing is sent outside.
    pub awake: [WallClock; 2],
    /// Preferred moment of the day.
    pub pref: WallClock,
    /// Times of the day without nudges.
    pub quiet: Vec<[WallClock; 2]>,
    /// Who is asked when this member does not answer.
    pub backup: Option<MemberId>,
    /// Owner of what nobody else owns, when the patient does not use the app.
    pub runs_care: bool,
}

impl Default for Member {
    fn default() -> Self {
        Self {
            name: Sensitive::default(),
            person: None,
            tz: None,
            awake: [WallClock::hm(8, 0), WallClock::hm(20, 0)],
            pref: WallClock::hm(10, 0),
            quiet: Vec::new(),
            backup: None,
            runs_care: false,
        }
    }
}
