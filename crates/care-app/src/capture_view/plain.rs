//! Captures without steps, and those that are half finished.

use serde::{Deserialize, Serialize};
use specta::Type;

/// Who said what, when.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Type)]
#[serde(default)]
pub struct InstructionRequest {
    /// Who said it.
    pub party: Option<String>,
    /// The same by name, where the record does not know it.
    pub party_name: Option<String>,
    /// The person there.
    pub spoke_with: Option<String>,
    /// Day on which it was said, `YYYY-MM-DD`; `None` = today.
    pub said_on: Option<String>,
    /// The item or medicine that it is about.
    pub about: Option<String>,
    /// What it is about, where that is no item.
    pub subject: String,
    /// `date`, `take`, `hold`, `stop`, `change`, `need`, `no_need`, `prep`, `other`.
    pub says: String,
    /// The words as given.
    pub words: String,
    /// The day that they name, `YYYY-MM-DD`.
    pub day: Option<String>,
    /// `visit`, `call`, `letter`, `portal`, `other`.
    pub way: String,
    /// The half-finished capture that it ends.
    pub capture_id: Option<String>,
}

/// A question for a visit.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Type)]
#[serde(default)]
pub struct QuestionRequest {
    /// The question.
    pub text: String,
    /// The visit; `None` = the next one, when there is one.
    pub visit: Option<String>,
    /// Whom to ask.
    pub party: Option<String>,
    /// The half-finished capture that it ends.
    pub capture_id: Option<String>,
}

/// A note.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Type)]
#[serde(default)]
pub struct NoteRequest {
    /// The words.
    pub text: String,
    /// What it is about.
    pub about: Option<String>,
    /// The half-finished capture that it ends.
    pub capture_id: Option<String>,
}

/// A half-finished capture to keep.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Type)]
#[serde(default)]
pub struct CaptureDraftRequest {
    /// Its id; for the after-visit form the view gives it, else the screen makes one.
    pub id: String,
    /// `visit`, `call`, `line`, `instruction`, `question`, `note`.
    pub kind: String,
    /// The item that it is about.
    pub about: Option<String>,
    /// The request as far as it is filled, as JSON.
    pub json: String,
}

/// A half-finished capture.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct CaptureDraftView {
    /// Its id.
    pub id: String,
    /// Kind.
    pub kind: String,
    /// The kind's word: "After your visit", "A call".
    pub kind_word: String,
    /// The item that it is about.
    pub about: Option<String>,
    /// What that is called; may be empty.
    pub about_title: String,
    /// "Apr 15, 3:02 PM".
    pub started: String,
    /// "Apr 15, 3:04 PM".
    pub updated: String,
    /// As it was kept.
    pub json: String,
}
