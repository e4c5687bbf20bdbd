//! Prior authorisation: the plan's yes before a service (handbook 1.5).

use crate::{Field, Instant, ItemId, PartyId, Sensitive, Shape};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Where an approval stood when it was entered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PriorAuthState {
    /// Nobody knows yet whether it is needed or was asked for.
    #[default]
    Unknown,
    /// The plan has the request.
    Submitted,
    /// The plan said yes.
    Approved,
    /// The plan said no.
    Denied,
    /// The plan does not ask for one.
    NotRequired,
}

/// Registers of an approval.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct PriorAuth {
    /// The exam, procedure or visit that it is for.
    #[serde(rename = "for")]
    pub for_item: Option<ItemId>,
    /// The office that asks.
    pub by: Option<PartyId>,
    /// Whom to call at the plan.
    pub plan_line: Option<PartyId>,
    /// Day of the order that it belongs to.
    pub ordered: Option<NaiveDate>,
    /// The plan needs it; `None` = not known.
    pub required: Option<bool>,
    /// Where it stood when it was entered.
    pub state: PriorAuthState,
    /// Day on which the plan got the request.
    pub submitted: Option<NaiveDate>,
    /// Day on which the plan must have decided.
    pub decision_due: Option<NaiveDate>,
    /// The same as an instant, for a clock that runs in hours.
    pub decision_due_at: Option<Instant>,
    /// First and last day printed on the approval.
    pub window: Option<[NaiveDate; 2]>,
    /// The place that it names.
    pub place: Option<PartyId>,
    /// Last day to appeal a denial.
    pub appeal_deadline: Option<NaiveDate>,
    /// The service's code, as printed.
    pub code: Option<String>,
    /// Visits or units that it covers.
    pub units: Option<u32>,
    /// The plan was asked to decide within 72 hours.
    pub expedited: bool,
    /// The plan's reason for a no, in its words.
    pub denial_reason: Option<Sensitive<String>>,
}

impl PriorAuth {
    /// Its registers.
    pub const FIELDS: &[Field] = &[
        Field::new("for", Shape::Item(&["imaging", "procedure", "visit", "therapy", "equipment", "medicine"])).asked(),
        Field::new("by", Shape::Party).asked(),
        Field::new("plan_line", Shape::Party),
        Field::new("ordered", Shape::Day),
        Field::new("required", Shape::Maybe),
        Field::new("state", Shape::Choice(&["unknown", "submitted", "approved", "denied", "not_required"]))
            .asked()
            .must_resolve(),
        Field::new("submitted", Shape::Day),
        Field::new("decision_due", Shape::Day).asked().must_resolve(),
        Field::new("decision_due_at", Shape::Instant),
        Field::new("window", Shape::Days).asked().must_resolve(),
        Field::new("place", Shape::Party).must_resolve(),
        Field::new("appeal_deadline", Shape::Day).asked().must_resolve(),
        Field::new("code", Shape::Code),
        Field::new("units", Shape::Count),
        Field::new("expedited", Shape::Flag),
        Field::new("denial_reason", Shape::LongText),
    ];
}
