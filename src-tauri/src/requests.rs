//! What comes in from the screens.

use serde::Deserialize;
use specta::Type;

/// Make a person's record.
#[derive(Deserialize, Type)]
pub struct CreatePersonRequest {
    pub name: String,
    pub zone: String,
    pub locale: String,
    /// `keychain` or `passphrase`.
    pub protection: String,
    pub passphrase: Option<String>,
}

/// A passphrase.
#[derive(Deserialize, Type)]
pub struct PassphraseRequest {
    pub passphrase: String,
}

/// The words of a recovery sheet.
#[derive(Deserialize, Type)]
pub struct WordsRequest {
    pub words: String,
}

/// One thing by id.
#[derive(Deserialize, Type)]
pub struct IdRequest {
    pub id: String,
}

/// A kind of thing.
#[derive(Deserialize, Type)]
pub struct KindRequest {
    pub kind: String,
}

/// A kind, or all.
#[derive(Deserialize, Type)]
pub struct RecordsRequest {
    pub kind: Option<String>,
}

/// A value for one field of one thing.
#[derive(Deserialize, Type)]
pub struct FieldRequest {
    pub entity: String,
    pub field: String,
    #[specta(type = care_app::view::Json)]
    pub value: serde_json::Value,
}

/// Two things that become one.
#[derive(Deserialize, Type)]
pub struct MergeRequest {
    pub keep: String,
    pub fold: String,
}

/// A file by its hash.
#[derive(Deserialize, Type)]
pub struct ShaRequest {
    pub sha256: String,
}

/// A file and what it belongs to.
#[derive(Deserialize, Type)]
pub struct LinkRequest {
    pub sha256: String,
    pub id: String,
}

/// Several things by id.
#[derive(Deserialize, Type)]
pub struct IdsRequest {
    pub ids: Vec<String>,
}

/// Words to read or to search for.
#[derive(Deserialize, Type)]
pub struct TextRequest {
    pub text: String,
}

/// Files and folders to bring in.
#[derive(Deserialize, Type)]
pub struct PathsRequest {
    pub paths: Vec<String>,
}

/// A language.
#[derive(Deserialize, Type)]
pub struct LocaleRequest {
    pub locale: String,
}

/// Something that happened to an item.
#[derive(Deserialize, Type)]
pub struct LogEventRequest {
    pub item_id: String,
    pub event: String,
    pub day: Option<String>,
}

/// Put off.
#[derive(Deserialize, Type)]
pub struct SnoozeRequest {
    pub item_id: String,
    pub until: String,
}

/// An answer to a nudge: `done` or `not_needed`.
#[derive(Deserialize, Type)]
pub struct AnswerRequest {
    pub item_id: String,
    pub rule: Option<String>,
    pub action: String,
}

/// Undo.
#[derive(Deserialize, Type)]
pub struct UndoRequest {
    pub token: String,
}

/// A file of *To sort* and how to call the paper that it is.
#[derive(Debug, Deserialize, Type)]
pub struct KeepAsPaperRequest {
    /// The file, by SHA-256.
    pub sha256: String,
    /// Its title.
    pub what: String,
}

/// A file of *To sort*: aside, or back.
#[derive(Debug, Deserialize, Type)]
pub struct AsideRequest {
    /// The file, by SHA-256.
    pub sha256: String,
    /// Aside; otherwise back.
    pub is_aside: bool,
}
