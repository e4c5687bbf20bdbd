//! What was: steps that can be undone, the history of a field, the bin, values written at the same time.

use super::RivalView;
use serde::{Deserialize, Serialize};
use specta::Type;

/// Something that stands beside an item: it was changed at the same time elsewhere, or lies in the bin.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct BannerView {
    /// `edited_together`, `binned_and_changed` or `binned`.
    pub code: String,
    /// In words.
    pub words: String,
    /// It can be brought back from the bin.
    pub can_restore: bool,
}

/// An item that another one names, or that names it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct LinkedItemView {
    /// Its id.
    pub id: String,
    /// Its kind.
    pub kind: String,
    /// The kind's word.
    pub kind_word: String,
    /// Headline.
    pub title: String,
    /// How they hang together: the word of the field that names it.
    pub relation: String,
    /// Where it stands.
    pub status: super::StatusView,
    /// It lies in the bin.
    pub is_binned: bool,
}

/// A file that belongs to an item.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct LinkedFileView {
    /// SHA-256, hex.
    pub sha256: String,
    /// Name where it came from.
    pub name: String,
    /// Format in words.
    pub kind: String,
    /// "Feb 5, 10:08 AM"; empty while the file itself is not on this computer.
    pub received: String,
    /// The item was read from it; such a link stays.
    pub is_source: bool,
}

/// A piece of a file's text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct TextPartView {
    /// Place in the file: "page 2"; empty for the whole.
    pub place: String,
    /// The text; plain, never markup.
    pub text: String,
}

/// A file, to be looked at. Inert: text is plain, bytes are for a reader without scripts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct FileView {
    /// SHA-256, hex.
    pub sha256: String,
    /// Name where it came from.
    pub name: String,
    /// Format as a code: `pdf`, `image`, `text`, `fhir` …
    pub code: String,
    /// Format in words.
    pub kind: String,
    /// `application/pdf`, `image/png`, `image/jpeg`; empty for text.
    pub media: String,
    /// Size in bytes.
    pub size_bytes: u32,
    /// "Feb 5, 10:08 AM".
    pub received: String,
    /// Its text, as far as it has any.
    pub text: Vec<TextPartView>,
    /// The text goes on beyond what is shown.
    pub is_cut: bool,
    /// Bytes of a PDF or picture, base64; `None` for other formats and what is too large to show.
    pub bytes_base64: Option<String>,
    /// Items that it belongs to: id and headline.
    pub items: Vec<super::ChoiceOptionView>,
}

/// Something in the bin.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct BinnedView {
    /// Its id.
    pub id: String,
    /// Kind of item, or `party`, `person`.
    pub kind: String,
    /// The kind's word.
    pub kind_word: String,
    /// Headline.
    pub title: String,
    /// "Fri, Feb 5".
    pub binned_on: String,
    /// Who put it there.
    pub who: String,
    /// Days until it leaves the bin.
    pub days_left: u32,
    /// Somebody else changed it at about the same time: who and when; look before it goes.
    pub note: Option<String>,
    /// Became one with this thing: its id and headline.
    pub merged_into: Option<super::ChoiceOptionView>,
}

/// One value that a field had.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct FieldStepView {
    /// In words; "empty" where it was emptied.
    pub shown: String,
    /// Who.
    pub who: String,
    /// On which device.
    pub device: String,
    /// "Feb 5, 10:08 AM".
    pub when: String,
    /// From what: a file, a call, typed, undone.
    pub from: String,
    /// It stands now.
    pub is_current: bool,
}

/// Everything a field ever held, latest first.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct FieldHistoryView {
    /// The register.
    pub field: String,
    /// Its word.
    pub label: String,
    /// Values, latest first.
    pub steps: Vec<FieldStepView>,
}

/// One change to the record.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct StepView {
    /// Undoes it.
    pub token: String,
    /// "Feb 5, 10:08 AM".
    pub when: String,
    /// Who.
    pub who: String,
    /// On which device.
    pub device: String,
    /// What, in a sentence.
    pub what: String,
    /// It can be undone now.
    pub can_undo: bool,
    /// Why not; `None` when it can.
    pub why_not: Option<String>,
}

/// Values of one field that were written at the same time in two places.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct ConflictView {
    /// Whose field.
    pub entity: String,
    /// Headline of it.
    pub title: String,
    /// The kind's word.
    pub kind_word: String,
    /// The register.
    pub field: String,
    /// Its word.
    pub label: String,
    /// The values.
    pub rivals: Vec<RivalView>,
    /// Acting on the wrong one does harm.
    pub must_settle: bool,
}
