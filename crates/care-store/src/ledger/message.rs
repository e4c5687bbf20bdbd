//! The note that goes with each change: who, when, why. No words of anybody's care.

use care_model::{Actor, Instant};
use serde::{Deserialize, Serialize};

/// Who made a change, when and why, as one line of JSON. Additive only: old records keep old notes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Message {
    /// One word: `log`, `import`, `undo` …
    pub intent: String,
    /// Who; an id, never a name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub actor: Option<Actor>,
    /// When it was entered, by the clock of whoever entered it: never decides a merge.
    pub at: Instant,
}

impl Message {
    pub fn to_text(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// A note that cannot be read tells nothing, and is no reason to refuse the change.
    pub fn parse(text: &str) -> Self {
        serde_json::from_str(text).unwrap_or_else(|_| Self {
            intent: String::new(),
            actor: None,
            at: Instant::UNIX_EPOCH,
        })
    }
}
