//! Insurance plan: what stands on the card (FHIR Coverage, handbook 1.10).

use crate::{Field, PartyId, Sensitive, Shape};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Registers of an insurance plan.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Coverage {
    /// Full plan name from the card.
    pub plan_name: Option<Sensitive<String>>,
    /// MA for Medicare Advantage, else what the plan calls itself.
    pub plan_type: Option<String>,
    /// The insurer, with its phone.
    pub payer: Option<PartyId>,
    /// Member number from the card.
    pub member_number: Option<Sensitive<String>>,
    /// Group number from the card.
    pub group_number: Option<Sensitive<String>>,
    /// Whose plan it is, where it is another person.
    pub holder: Option<Sensitive<String>>,
    /// First day of cover.
    pub start: Option<NaiveDate>,
    /// Last day of cover.
    pub end: Option<NaiveDate>,
    /// Calendar days in which the plan decides, when it says so itself.
    pub pa_decide_cd: Option<u32>,
    /// The plan approves visits to specialists first.
    pub needs_referral_approval: bool,
}

impl Coverage {
    /// Its registers.
    pub const FIELDS: &[Field] = &[
        Field::new("plan_name", Shape::Text).asked(),
        Field::new(
            "plan_type",
            Shape::Choice(&["MA", "medicare", "part_d", "medigap", "medicaid", "employer", "marketplace", "other"]),
        )
        .asked(),
        Field::new("payer", Shape::Party).asked(),
        Field::new("member_number", Shape::Code).asked().must_resolve(),
        Field::new("group_number", Shape::Code),
        Field::new("holder", Shape::Text),
        Field::new("start", Shape::Day).asked().must_resolve(),
        Field::new("end", Shape::Day).must_resolve(),
        Field::new("pa_decide_cd", Shape::Count),
        Field::new("needs_referral_approval", Shape::Flag),
    ];
}
