//! Finding things by their words: items, offices, people, what happened, and the text of files.
//!
//! Accents and case are folded, words are found by their beginnings, and only when that finds next to
//! nothing, by words spelled nearly so. Two indexes, one of what people wrote and one of files. What lies in
//! the bin is never found. Its one surprise: offices are found in two steps. A name stands for the ids of
//! its offices, and those are looked for in the links of everything, so a changed name is right at once.

mod fold;
mod found;
mod query;
mod rows;
mod snippet;
mod synonyms;
mod texts;
mod typo;
mod vocabulary;

pub(crate) use found::Finder;
pub use query::Matched;
pub(crate) use rows::search_rows;
pub use texts::TextPart;
pub(crate) use texts::{keep_name, write_texts};

use crate::Store;
use crate::error::Result;
use care_model::{EntityId, Sensitive};
use chrono::NaiveDate;

/// Stands before a match in [`Hit::snippet`].
pub const MATCH_BEGIN: char = '\u{2}';
/// Stands after a match in [`Hit::snippet`].
pub const MATCH_END: char = '\u{3}';

/// What to look for. Empty filters let everything through.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SearchQuery {
    /// As typed.
    pub text: Sensitive<String>,
    /// Only these kinds: an item's, or `party`, `person`, `member`, `event`, `evidence`.
    pub kinds: Vec<String>,
    /// Only what is this person's. Files and offices are nobody's.
    pub person: Option<EntityId>,
    /// Only what names this office.
    pub party: Option<EntityId>,
    /// Only what lies on this day or later.
    pub from: Option<NaiveDate>,
    /// Only what lies on this day or earlier.
    pub to: Option<NaiveDate>,
    /// Hits, at most.
    pub limit: u32,
}

impl SearchQuery {
    /// Words, without a filter.
    pub fn new(text: &str, limit: u32) -> Self {
        Self { text: text.into(), limit, ..Self::default() }
    }
}

/// One thing that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// What was found. A file is `evidence-` and its SHA-256.
    pub entity: EntityId,
    /// An item's kind, or `party`, `person`, `member`, `event`, `evidence`.
    pub kind: String,
    /// For an event: the item that it happened to.
    pub about: Option<EntityId>,
    /// Its headline; empty for events.
    pub title: Sensitive<String>,
    /// Words around the match, which lies between [`MATCH_BEGIN`] and [`MATCH_END`].
    pub snippet: Sensitive<String>,
    /// File and place it was read from.
    pub source: Option<Sensitive<String>>,
    /// How well it fits.
    pub matched: Matched,
}

impl Store {
    /// Finds what has all the words, best first: as typed before by their beginnings before nearly so, and
    /// within each by what is rarer, a headline before a text. A file is found at three places at most.
    ///
    /// # Errors
    /// The disk's.
    pub async fn search(&self, query: &SearchQuery) -> Result<Vec<Hit>> {
        self.finder.find(&mut *self.readers.lend().await?, query).await
    }

    /// Reads the words of the record into memory, so that the first mistyped search need not wait.
    ///
    /// # Errors
    /// The disk's.
    pub async fn warm_search(&self) -> Result<()> {
        self.finder.warm(&mut *self.readers.lend().await?).await
    }
}
