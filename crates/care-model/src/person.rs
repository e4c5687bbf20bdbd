//! The person whose care it is, and the members who get nudges about it.

use crate::{Field, Fields, MemberId, PartyId, PersonId, Sensitive, Shape, WallClock};
use chrono::NaiveDate;
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

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
    /// Which office may talk about this person with those who help: one register for each office,
    /// [`PERMISSION_PREFIX`] and its id, so that two caregivers can note two offices at once.
    #[serde(skip)]
    pub permissions: BTreeMap<PartyId, Permission>,
    /// The person that it was found to be the same as, when it went to the bin for that reason.
    pub merged_into: Option<PersonId>,
}

/// Before the office's id in the name of a permission's register.
pub const PERMISSION_PREFIX: &str = "permission:";

/// What an office has from a person, so that it may talk with someone else (handbook 1.4).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Permission {
    /// How it was given.
    pub kind: PermissionKind,
    /// Day on which it was signed or said.
    pub signed_on: Option<NaiveDate>,
    /// Last day of a form.
    pub valid_to: Option<NaiveDate>,
}

/// How an office was allowed to talk with a relative.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PermissionKind {
    /// Not at all.
    #[default]
    None,
    /// The person said so.
    Verbal,
    /// A signed form is there.
    Form,
    /// By law: guardian, power of attorney.
    Legal,
}

impl Permission {
    /// It holds on that day.
    pub fn holds_on(&self, day: NaiveDate) -> bool {
        self.kind != PermissionKind::None && self.valid_to.is_none_or(|last| day <= last)
    }
}

impl Person {
    /// Its registers, without the permissions.
    pub const FIELDS: &[Field] = &[
        Field::new("name", Shape::Text).asked().must_resolve(),
        Field::new("initial", Shape::Text),
        Field::new("born_on", Shape::Day).asked().must_resolve(),
        Field::new("tz", Shape::Zone).asked(),
        Field::new("plan", Shape::Parts),
        Field::new("merged_into", Shape::Person).auto(),
    ];

    /// Reads a person from its registers; those that do not fit are named in the second value.
    pub fn from_fields(fields: &Fields) -> (Self, Vec<String>) {
        let mut misfits = Vec::new();
        let mut person: Self = crate::item::read(fields, &mut misfits);
        for (field, value) in fields {
            let Some(party) = field.strip_prefix(PERMISSION_PREFIX) else { continue };
            match serde_json::from_value(value.clone()) {
                Ok(Some(permission)) => drop(person.permissions.insert(PartyId::from(party), permission)),
                Ok(None) => {}
                Err(_) => misfits.push(field.clone()),
            }
        }
        (person, misfits)
    }
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

impl Member {
    /// Its registers.
    pub const FIELDS: &[Field] = &[
        Field::new("name", Shape::Text).asked(),
        Field::new("person", Shape::Person),
        Field::new("tz", Shape::Zone).asked(),
        Field::new("awake", Shape::Hours).asked(),
        Field::new("pref", Shape::Parts).asked(),
        Field::new("quiet", Shape::Spans),
        Field::new("backup", Shape::Member),
        Field::new("runs_care", Shape::Flag),
    ];
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

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn two_offices_have_two_registers_and_a_form_ends() {
        let fields = serde_json::from_value(json!({
            "name": "Aunt Rose",
            "permission:P1": {"kind": "form", "signed_on": "2027-01-11", "valid_to": "2027-12-31"},
            "permission:P2": {"kind": "verbal"},
            "permission:P3": {"kind": "by magic"},
            "permission:P4": null,
        }))
        .unwrap();
        let (person, misfits) = Person::from_fields(&fields);
        assert_eq!(misfits, ["permission:P3"]);
        assert_eq!(person.permissions.len(), 2);
        let form = &person.permissions[&PartyId::from("P1")];
        assert!(form.holds_on(NaiveDate::from_ymd_opt(2027, 12, 31).unwrap()));
        assert!(!form.holds_on(NaiveDate::from_ymd_opt(2028, 1, 1).unwrap()));
        assert!(!Permission::default().holds_on(NaiveDate::MIN));
    }
}
