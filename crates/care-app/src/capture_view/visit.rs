//! The after-visit form (handbook 1.3).

use super::{CaptureChoiceView, PickView};
use crate::view::ArrivalView;
use serde::{Deserialize, Serialize};
use specta::Type;

/// One screen of the after-visit form (handbook 1.3).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct CaptureStepView {
    /// `decided`, `orders`, `medicines`, `next_visit`, `receivers`, `questions`, `say_back`.
    pub code: String,
    /// Headline: the question.
    pub title: String,
    /// One line of help; may be empty.
    pub help: String,
    /// What can be added on it.
    pub choices: Vec<CaptureChoiceView>,
}

/// The after-visit form, ready to fill.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct VisitCaptureView {
    /// Id of the half-finished capture: to keep, to drop, to save.
    pub capture_id: String,
    /// The visit.
    pub item_id: String,
    /// What the visit is called.
    pub title: String,
    /// With whom; id.
    pub party_id: Option<String>,
    /// With whom; name.
    pub party: String,
    /// "Thu, Apr 15, 2:00 PM".
    pub when: String,
    /// `YYYY-MM-DD`.
    pub on: Option<String>,
    /// The six screens in order.
    pub steps: Vec<CaptureStepView>,
    /// The end: "In your own words, what happens next, who does it, and by when?"
    pub say_back: CaptureStepView,
    /// Parties that the record knows, those of this visit first.
    pub parties: Vec<PickView>,
    /// Medicines on the list that are not over.
    pub medicines: Vec<PickView>,
    /// Results of this office's orders that nobody has gone over yet.
    pub results: Vec<PickView>,
    /// Questions that were prepared for this visit and are not answered.
    pub questions: Vec<PickView>,
    /// What should have arrived before the visit.
    pub should_have_arrived: Vec<ArrivalView>,
    /// What was filled in before; `None` = it starts fresh.
    pub resumed: Option<VisitCaptureRequest>,
}

/// The filled after-visit form.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Type)]
#[serde(default)]
pub struct VisitCaptureRequest {
    /// The visit.
    pub item_id: String,
    /// 1 What was decided, in the person's words.
    pub decided: String,
    /// 2 New orders.
    pub orders: Vec<OrderRequest>,
    /// 3 Medicine changes, words as given.
    pub medicine_changes: Vec<MedicineChangeRequest>,
    /// 4 The next visit.
    pub next_visit: Option<NextVisitRequest>,
    /// 5 Who must get the note or results.
    pub receivers: Vec<ReceiverRequest>,
    /// 6 Questions left.
    pub questions: Vec<String>,
    /// Answers to questions that were prepared.
    pub answers: Vec<GivenAnswerRequest>,
    /// The results were gone over.
    pub results_gone_over: bool,
    /// In the person's own words: what happens next, who does it, by when.
    pub say_back: String,
}

/// A new order; each becomes an item.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Type)]
#[serde(default)]
pub struct OrderRequest {
    /// `referral`, `imaging`, `lab`, `therapy`, `equipment`, `medicine`.
    pub kind: String,
    /// What, as it was said: "MRI left shoulder".
    pub what: String,
    /// To whom, where, from whom: a party that the record knows.
    pub to: Option<String>,
    /// The same by name, where the record does not know it.
    pub to_name: Option<String>,
    /// Day by which it should be done, `YYYY-MM-DD`.
    pub by_day: Option<String>,
    /// Who books: `me` or `they`; only a referral asks.
    pub who_calls: Option<String>,
    /// With dye; only a scan asks. `None` = not known.
    pub contrast: Option<bool>,
    /// The plan's yes: `unknown`, `needed`, `asked`, `not_needed`. `None` = the kind's own: not known for
    /// a scan, none for the rest.
    pub approval: Option<String>,
    /// More words as given; a medicine's directions, never interpreted.
    pub words: String,
}

/// A change of a medicine, in the words that were given. Nothing in it is interpreted.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Type)]
#[serde(default)]
pub struct MedicineChangeRequest {
    /// `start`, `stop`, `change`, `hold`.
    pub change: String,
    /// The medicine on the list.
    pub medicine_id: Option<String>,
    /// Its name, where it is not on the list.
    pub medicine: String,
    /// Words as given.
    pub words: String,
    /// Day that the words name, `YYYY-MM-DD`.
    pub day: Option<String>,
}

/// The next visit.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Type)]
#[serde(default)]
pub struct NextVisitRequest {
    /// `booked`, `about` (a day around which it should be), `they_call`, `none`.
    pub how: String,
    /// With whom; `None` = the same office.
    pub party: Option<String>,
    /// The same by name, where the record does not know it.
    pub party_name: Option<String>,
    /// For `booked`: wall time at the place, `YYYY-MM-DDTHH:MM`.
    pub start: Option<String>,
    /// For `about`, and for `they_call` where a day was named: `YYYY-MM-DD`.
    pub about_on: Option<String>,
}

/// Who must get something; becomes a row of *Who needs what* unless it stands there already.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Type)]
#[serde(default)]
pub struct ReceiverRequest {
    /// `consult note`, `report`, `images`, `records`, or words.
    pub what: String,
    /// Who has it; `None` = the visit's office.
    pub from: Option<String>,
    /// Who needs it.
    pub to: Option<String>,
    /// The same by name, where the record does not know it.
    pub to_name: Option<String>,
    /// The next step cannot go well without it; else it is a copy for the file.
    pub hard: bool,
    /// Last safe day, `YYYY-MM-DD`.
    pub by_day: Option<String>,
}

/// The answer to a prepared question.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Type)]
#[serde(default)]
pub struct GivenAnswerRequest {
    /// The question.
    pub item_id: String,
    /// The answer, in the words that were given.
    pub answer: String,
}
