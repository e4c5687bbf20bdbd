//! People and places, and two records that become one.

use super::PhoneView;
use serde::{Deserialize, Serialize};
use specta::Type;

/// A person or place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct PlaceView {
    /// Its id.
    pub id: String,
    /// `party`, `person` or `member`.
    pub kind: String,
    /// Name.
    pub name: String,
    /// Role as a code; empty for a person.
    pub role: String,
    /// "Main doctor", "Pharmacy".
    pub role_word: String,
    /// Number with the hours of this moment; `None` when nobody has entered one.
    pub phone: Option<PhoneView>,
    /// "Open now, until 4:30 PM"; empty for a person.
    pub hours_now: String,
    /// Somebody answers now.
    pub is_open_now: bool,
    /// Items that name it.
    pub uses: u32,
    /// "Checked Fri, Feb 5"; `None` when nobody has.
    pub checked: Option<String>,
    /// What a relative allows them to be told, in words; `None` when nobody has said.
    pub permission: Option<String>,
}

/// Which form of a person or place: an id, or the role of a new one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct PlaceFormRequest {
    /// A known one.
    pub id: Option<String>,
    /// A new one's role: `pcp`, `pharmacy` …, or `person`.
    pub role: Option<String>,
}

/// How one field comes out when two records become one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct MergeFieldView {
    /// The register.
    pub field: String,
    /// Its word.
    pub label: String,
    /// In the one that stays; empty = nothing.
    pub keep_value: String,
    /// In the one that is folded into it; empty = nothing.
    pub fold_value: String,
    /// What will stand.
    pub result: String,
    /// They differ; the folded one's value stays in its history.
    pub differs: bool,
}

/// What will happen when two records become one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct MergeView {
    /// Headline of the one that stays.
    pub keep: String,
    /// Headline of the one that is folded into it.
    pub fold: String,
    /// Fields that either has.
    pub fields: Vec<MergeFieldView>,
    /// Items, calls and papers that will point to the one that stays.
    pub items_moved: u32,
    /// What to look at before.
    pub warnings: Vec<String>,
}
