//! A sentence before it has words: a key of the catalogue and its arguments.
//!
//! The engine says *what* is to be said; `care-words` says it in the reader's language.

use chrono::{NaiveDate, NaiveDateTime};
use chrono_tz::Tz;
use std::collections::BTreeMap;

/// A key of the words catalogue with its arguments.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Message {
    /// Key in `ui/locales/<locale>/*.ftl`.
    pub key: String,
    /// Arguments by name.
    pub args: BTreeMap<String, Arg>,
}

/// One argument.
#[derive(Clone, Debug, PartialEq)]
pub enum Arg {
    /// A name or words as given; hidden from logs.
    Text(crate::Sensitive<String>),
    /// Another key of the catalogue, for nouns such as *pictures*.
    Word(String),
    /// A day: "Thu, Apr 15".
    Day(NaiveDate),
    /// A wall time at a place, shown in the reader's zone too where that differs (handbook 3.6).
    Time {
        /// Wall time at the place.
        wall: NaiveDateTime,
        /// Zone of the place.
        zone: Tz,
        /// Zone of the reader.
        reader: Tz,
    },
    /// A count.
    Count(i64),
    /// Several, joined as the language does; at most five are shown (handbook 5.4).
    List(Vec<Arg>),
}

impl Message {
    /// A message without arguments.
    pub fn new(key: impl Into<String>) -> Self {
        Self { key: key.into(), args: BTreeMap::new() }
    }

    /// The message with one more argument.
    #[must_use]
    pub fn with(mut self, name: &str, arg: Arg) -> Self {
        self.args.insert(name.to_owned(), arg);
        self
    }
}

impl Arg {
    /// Words as given.
    pub fn text(words: impl Into<String>) -> Self {
        Arg::Text(crate::Sensitive::new(words.into()))
    }
}
