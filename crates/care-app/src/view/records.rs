//! Everything that is in the record, by kind.

use super::StatusView;
use serde::{Deserialize, Serialize};
use specta::Type;

/// One line of the list of everything.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct RecordRowView {
    /// Its id.
    pub id: String,
    /// Headline.
    pub title: String,
    /// "Thu, Apr 15 · Dr. Lee".
    pub detail: String,
    /// Where it stands; `None` for what only lies on file.
    pub status: Option<StatusView>,
}

/// One kind with its lines.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct RecordGroupView {
    /// The kind.
    pub kind: String,
    /// Its word for several: "Visits".
    pub word: String,
    /// How many there are in all.
    pub count: u32,
    /// The lines; the first few where every kind was asked for.
    pub rows: Vec<RecordRowView>,
}

/// Everything, by kind.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct RecordsView {
    /// Kinds that have something, in the order of the handbook.
    pub groups: Vec<RecordGroupView>,
}
