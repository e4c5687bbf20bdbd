//! Imaging: order, exam and report in one item (handbook 1.2).

use super::{Outcome, Slot};
use crate::{Field, ItemId, PartyId, Sensitive, Shape};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Whether the scan centre's safety questions are still open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SafetyForm {
    /// It must be gone through before the exam.
    Needed,
    /// It was gone through.
    Done,
    /// This exam has none.
    None,
}

/// Registers of an imaging order and its exam.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Imaging {
    /// The scan centre, once chosen.
    pub party: Option<PartyId>,
    /// Who ordered it.
    pub order_by: Option<PartyId>,
    /// Day of the order.
    pub ordered: Option<NaiveDate>,
    /// When and where the exam is.
    pub slot: Option<Slot>,
    /// Day on which it was booked.
    pub booked: Option<NaiveDate>,
    /// The visit that needs its pictures and report.
    #[serde(rename = "for")]
    pub for_item: Option<ItemId>,
    /// Modality code as in the order: MR, CT, US, XR, MG, PT, DXA, NM.
    pub modality: Option<String>,
    /// With contrast medium; `None` = not known.
    pub contrast: Option<bool>,
    /// Safety questions.
    pub safety: Option<SafetyForm>,
    /// A mammogram: the centre owes a letter in plain words (handbook 1.2).
    pub mammogram: bool,
    /// The person chose who gets pictures and report.
    pub receivers_set: bool,
    /// The approval it needs.
    pub pa: Option<ItemId>,
    /// The blood test it needs.
    pub lab: Option<ItemId>,
    /// Day of the exam, once done.
    pub performed: Option<NaiveDate>,
    /// Day of the final report.
    pub report_final: Option<NaiveDate>,
    /// Somebody went over the result with the person.
    pub discussed: bool,
    /// Who will do so, and when, is agreed.
    pub talk_planned: bool,
    /// Day by which the report asks for a later test.
    pub followup_due: Option<NaiveDate>,
    /// Medicine that makes sleepy will be given.
    pub sedation: bool,
    /// The missed, cancelled or moved exam that it replaces.
    pub replaces: Option<ItemId>,
    /// How it ended, when that was known on entry.
    pub outcome: Option<Outcome>,
    /// The part of the body, in the order's words.
    pub body_part: Option<Sensitive<String>>,
    /// The order's code (CPT, LOINC, RadLex), as printed.
    pub code: Option<String>,
    /// The study that the centre made.
    pub study: Option<ItemId>,
}

impl Imaging {
    /// Its registers.
    pub const FIELDS: &[Field] = &[
        Field::new("party", Shape::Party).asked(),
        Field::new("order_by", Shape::Party).asked(),
        Field::new("ordered", Shape::Day).asked(),
        Field::new("slot", Shape::Slot).asked().must_resolve(),
        Field::new("booked", Shape::Day),
        Field::new("for", Shape::Item(&["visit", "procedure"])),
        Field::new("modality", Shape::Choice(&["MR", "CT", "US", "XR", "MG", "PT", "DXA", "NM"])).asked(),
        Field::new("contrast", Shape::Maybe).asked(),
        Field::new("safety", Shape::Choice(&["needed", "done", "none"])),
        Field::new("mammogram", Shape::Flag),
        Field::new("receivers_set", Shape::Flag).auto(),
        Field::new("pa", Shape::Item(&["pa"])),
        Field::new("lab", Shape::Item(&["lab"])),
        Field::new("performed", Shape::Day),
        Field::new("report_final", Shape::Day),
        Field::new("discussed", Shape::Flag),
        Field::new("talk_planned", Shape::Flag),
        Field::new("followup_due", Shape::Day).must_resolve(),
        Field::new("sedation", Shape::Flag),
        Field::new("replaces", Shape::Item(&["imaging"])).auto(),
        Field::new("outcome", Shape::Choice(&["done", "missed", "cancelled"])).must_resolve(),
        Field::new("body_part", Shape::Text).asked(),
        Field::new("code", Shape::Code),
        Field::new("study", Shape::Item(&["study"])),
    ];
}
