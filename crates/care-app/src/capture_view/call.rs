//! The form for a call (handbook 2.1).

use super::{AskView, CaptureChoiceView, PickView, ReceiverRequest};
use serde::{Deserialize, Serialize};
use specta::Type;

/// What to ask about a call.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Type)]
#[serde(default)]
pub struct CallFormRequest {
    /// Whom the person called or will call.
    pub party_id: Option<String>,
    /// Items that the call is about.
    pub about: Vec<String>,
}

/// The form for a call: what can come of it and what each outcome asks (handbook 2.1).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct CallFormView {
    /// Whom; id.
    pub party_id: Option<String>,
    /// Whom; name.
    pub party: String,
    /// All eight outcomes in the order in which people meet them.
    pub outcomes: Vec<CallOutcomeView>,
    /// The items that the call is about, each with what the call can have told of it.
    pub about: Vec<CallItemView>,
    /// Asked whatever came of it: whom the person spoke with, words of the call.
    pub always: Vec<AskView>,
    /// Parties that the record knows.
    pub parties: Vec<PickView>,
}

/// One outcome of a call.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct CallOutcomeView {
    /// `reached_done`, `reached_promised`, `left_message`, `no_answer`, `needs_info`, `refused`,
    /// `wrong_number`, `ask_other`.
    pub code: String,
    /// Words.
    pub word: String,
    /// What happens then, in one plain sentence.
    pub then: String,
    /// What it asks, in order; empty = nothing.
    pub asks: Vec<AskView>,
    /// The results per item are asked too.
    pub asks_results: bool,
}

/// An item that a call is about.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct CallItemView {
    /// The item.
    pub item_id: String,
    /// The kind's word.
    pub kind_word: String,
    /// Headline.
    pub title: String,
    /// Events that the call can have made known, right for its kind and where it stands.
    pub results: Vec<CaptureChoiceView>,
    /// The one that *done* most likely means; `None` = ask.
    pub suggested: Option<String>,
}

/// A call and what came of it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Type)]
#[serde(default)]
pub struct LogCallRequest {
    /// Who was called.
    pub party_id: Option<String>,
    /// The items that the call was about.
    pub about: Vec<String>,
    /// What came of it: one of the eight codes.
    pub outcome: String,
    /// Promised day, `YYYY-MM-DD`.
    pub day: Option<String>,
    /// Whom the person spoke with.
    pub spoke_with: Option<String>,
    /// Words of the call.
    pub note: Option<String>,
    /// What the call said of single items.
    pub results: Vec<ResultRequest>,
    /// `needs_info`: what they need; becomes a hand-off to them.
    pub need: Option<ReceiverRequest>,
    /// `refused`: why, in their words.
    pub reason: Option<String>,
    /// `wrong_number`: the right one, where it is known.
    pub right_phone: Option<String>,
    /// `ask_other`: whom to ask instead.
    pub other_party: Option<String>,
    /// The same by name, where the record does not know it.
    pub other_name: Option<String>,
    /// The half-finished capture that it ends.
    pub capture_id: Option<String>,
}

/// What a call said of one item.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Type)]
#[serde(default)]
pub struct ResultRequest {
    /// The item.
    pub item_id: String,
    /// Name of the event.
    pub event: String,
    /// The day that the event asks for, `YYYY-MM-DD`; `None` = the call's own.
    pub day: Option<String>,
    /// For `booked`: wall time at the place, `YYYY-MM-DDTHH:MM`; `day` may hold it as well.
    pub start: Option<String>,
}
