//! What the capture screens show and send: the after-visit form, the call form, the typed line, plain
//! captures, half-finished ones.
//!
//! A request may stand half-filled: it is also the content of a half-finished capture. Empty words count
//! as not given.

mod call;
mod line;
mod plain;
mod visit;

pub use call::{CallFormRequest, CallFormView, CallItemView, CallOutcomeView, LogCallRequest, ResultRequest};
pub use line::{LineWordView, ReadLineRequest, TypedLineView, WordFixRequest};
pub use plain::{CaptureDraftRequest, CaptureDraftView, InstructionRequest, NoteRequest, QuestionRequest};
pub use visit::{
    CaptureStepView, GivenAnswerRequest, MedicineChangeRequest, NextVisitRequest, OrderRequest, ReceiverRequest,
    VisitCaptureRequest, VisitCaptureView,
};

use serde::{Deserialize, Serialize};
use specta::Type;

/// Something to pick: a party, a medicine, a result.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct PickView {
    /// Id to send back.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What it is, in a few words; may be empty.
    pub detail: String,
}

/// A choice of a capture and the questions that it brings.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct CaptureChoiceView {
    /// Code to send back.
    pub code: String,
    /// Words.
    pub word: String,
    /// Questions, in order.
    pub asks: Vec<AskView>,
}

/// One question of a form.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct AskView {
    /// The request's field that takes the answer.
    pub field: String,
    /// What the answer is: `words`, `day`, `wall_time`, `party`, `medicine`, `item`, `phone`, `yes_no`,
    /// `choice`.
    pub shape: String,
    /// The question.
    pub word: String,
    /// Saving waits for the answer.
    pub is_needed: bool,
    /// The answers of a `choice`.
    pub choices: Vec<CaptureChoiceView>,
}

/// What saving a capture made.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct CapturedView {
    /// Token for undo: all of it as one. `None` = nothing to undo.
    pub undo: Option<String>,
    /// New items, in the order of the form.
    pub made: Vec<MadeView>,
    /// One sentence for the bar.
    pub text: String,
}

/// An item that a capture made.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct MadeView {
    /// Id.
    pub item_id: String,
    /// Kind, as named in the ledger.
    pub kind: String,
    /// The kind's word.
    pub kind_word: String,
    /// Headline.
    pub title: String,
}
