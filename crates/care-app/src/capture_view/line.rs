//! One typed line and how each of its words was read.

use super::PickView;
use crate::view::ProposalView;
use serde::{Deserialize, Serialize};
use specta::Type;

/// A line to read.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Type)]
#[serde(default)]
pub struct ReadLineRequest {
    /// The line.
    pub text: String,
    /// Words that were read wrongly, set right by the person.
    pub fixes: Vec<WordFixRequest>,
    /// The proposals of the reading before, which this one replaces.
    pub replaces: Vec<String>,
}

/// A word of a line, set right.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Type)]
#[serde(default)]
pub struct WordFixRequest {
    /// Where it begins in the line, as [`LineWordView::start`].
    pub start: u32,
    /// Where it ends.
    pub end: u32,
    /// What it is: `party`, `day`, `kind`, `words` (plain words, nothing to read in them).
    pub reads: String,
    /// For `party` its id, for `day` `YYYY-MM-DD`, for `kind` the kind's name; else empty.
    pub value: String,
}

/// A line and how it was read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct TypedLineView {
    /// The line as typed.
    pub text: String,
    /// Its words in order; words that are read together stand as one.
    pub words: Vec<LineWordView>,
    /// What it proposes.
    pub proposals: Vec<ProposalView>,
    /// Kinds to choose from, for a word that was read wrongly.
    pub kinds: Vec<PickView>,
    /// Parties to choose from.
    pub parties: Vec<PickView>,
}

/// How a word was read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct LineWordView {
    /// Where it begins in the line, in UTF-16 units as a screen counts.
    pub start: u32,
    /// Where it ends.
    pub end: u32,
    /// As typed.
    pub text: String,
    /// `kind`, `day`, `time`, `repeat`, `party`, `phone`, `number`, `about`, `answer`, `small`, `unread`.
    pub reads: String,
    /// How it was read, in words: "Thu, Apr 15", "the last day", "Dr. Lee, already known".
    pub reads_as: String,
    /// Nothing was guessed; else it is shown as *Please check*.
    pub is_sure: bool,
    /// The proposal that it went into.
    pub draft: Option<String>,
    /// What it may be set to: codes of [`WordFixRequest::reads`].
    pub can_be: Vec<String>,
}
