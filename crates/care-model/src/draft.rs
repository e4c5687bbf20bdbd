//! Drafts: what a file or a typed line proposes, before a person says yes.

use crate::{EntityId, EntityType, Fact, Fields, Sensitive};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// How sure the reader is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Certainty {
    /// A structured field of the source says so.
    Structured,
    /// Printed words say so; a person has to look.
    Stated,
    /// Something had to be resolved or guessed; a person has to look.
    Implied,
}

/// Where a draft was read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// Place in the file: `Encounter/123`, `line 14`, `Plan of Treatment`.
    pub place: String,
    /// Exact words, where there are any.
    pub text: Option<Sensitive<String>>,
}

/// One proposed entity. Its id is derived from the source, so the same file twice proposes the same.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Draft {
    /// Stable id of the entity.
    pub entity: EntityId,
    /// What it is.
    pub entity_type: EntityType,
    /// Its registers.
    pub fields: Fields,
    /// Registers whose value was read from prose or guessed: shown as *Please check*.
    #[serde(default)]
    pub unsure: Vec<String>,
    /// How sure the reader is of the whole.
    pub certainty: Certainty,
    /// Where it was read.
    pub source: Source,
    /// What to ask the person, by name of the question; the answer adds or drops drafts.
    #[serde(default)]
    pub question: Option<Question>,
    /// Drafts that make sense only if this one is accepted.
    #[serde(default)]
    pub needs: Vec<EntityId>,
}

/// A question that only a person can answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Question {
    /// Is this date a visit, or only a last day? *Yes* accepts the draft (a visit), *no* drops it.
    IsItAVisit,
}

impl Draft {
    /// The item's kind, for drafts of items.
    pub fn kind(&self) -> Option<&str> {
        self.fields.get("kind").and_then(Value::as_str)
    }

    /// The fact that accepting makes.
    pub fn accept(&self) -> Fact {
        Fact::Create { entity: self.entity.clone(), entity_type: self.entity_type, fields: self.fields.clone() }
    }
}

/// Something in a file that could not be used; news, not a failure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// Place in the file.
    pub at: String,
    /// What is wrong with it; a code that the words catalogue knows.
    pub why: ProblemCode,
    /// Detail for the curious: a field name, a number; never personal.
    pub detail: String,
}

/// Why something could not be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProblemCode {
    /// The file has no bytes.
    Empty,
    /// The file ends in the middle.
    Truncated,
    /// The file is not what its name or start says.
    Malformed,
    /// No reader knows this format.
    UnknownFormat,
    /// Beyond a limit on size, depth or count.
    TooLarge,
    /// A date makes no sense.
    BadDate,
    /// A required part is missing.
    Missing,
    /// Well-formed, but of no use to the journey.
    NotUsed,
    /// The reader wanted more memory than is safe, or stumbled over the file.
    ReaderDied,
    /// The reader took too long.
    ReaderSilent,
    /// The reader could not be started.
    NotRead,
    /// The file may not be opened.
    NotOpened,
}
