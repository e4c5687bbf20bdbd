//! What a typed line gives: drafts, and for every word how it was read.

use care_model::{Draft, EntityId};
use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

/// What a line gives.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct LineReading {
    /// Every word of the line in order, words that are read together as one. No two overlap; what lies
    /// between them is blank or punctuation.
    pub words: Vec<WordReading>,
    /// What the line proposes, the main draft first.
    pub drafts: Vec<Draft>,
}

/// How a word, or words that belong together, was read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct WordReading {
    /// First character in the line as it was handed in, counted in characters (Unicode scalar values).
    pub start: usize,
    /// The character after its last.
    pub end: usize,
    /// What it was read as.
    pub reads: Reads,
    /// Which of the reading's drafts it went into; `None` = none.
    pub about_draft: Option<usize>,
    /// The register of that draft.
    pub field: Option<String>,
    /// Nothing was resolved or guessed; else it is shown as *Please check*.
    pub is_sure: bool,
}

/// What a word was read as.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "as", rename_all = "snake_case")]
pub enum Reads {
    /// It says what kind of thing it is.
    Kind {
        /// Name of the kind.
        kind: String,
    },
    /// A day.
    Day {
        /// The day.
        day: NaiveDate,
        /// What else it could be: 3/4 is in March or in April.
        or: Option<NaiveDate>,
    },
    /// A last day: "by", "before", "until".
    LastDay {
        /// The day as written; of "before April 15" it is April 15.
        day: NaiveDate,
        /// What else it could be.
        or: Option<NaiveDate>,
    },
    /// First and last day: "between 3/1 and 3/31".
    Days {
        /// The first.
        first: NaiveDate,
        /// The last.
        last: NaiveDate,
    },
    /// It looks like a date, but no calendar has it, or it cannot be fixed: the person is asked, and no
    /// draft holds it.
    NoSuchDay,
    /// A time of day.
    Time {
        /// Wall time.
        time: NaiveTime,
    },
    /// It repeats.
    Repeat {
        /// RFC 5545 recurrence rule, without `RRULE:`.
        rule: String,
    },
    /// A person or office.
    Party {
        /// Its id: a known party's, or that of a draft.
        party: EntityId,
        /// The record knows it.
        is_known: bool,
    },
    /// Where: an office, a hospital.
    Place {
        /// Its id: a known party's, or that of a draft.
        party: EntityId,
        /// The record knows it.
        is_known: bool,
    },
    /// A telephone or fax number.
    Phone,
    /// A number that an office gave: approval, order, policy.
    Number,
    /// What it is about; it stands in the draft word for word.
    Purpose,
    /// A yes, a no, or one of a few: "no refills", "they will call".
    Answer,
    /// A small word in which there is nothing to read.
    Small,
    /// Not understood. The main draft keeps it within the whole line.
    Unread,
}
