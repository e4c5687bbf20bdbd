//! Words about a person, which must never reach a log.

use serde::{Deserialize, Serialize};
use std::fmt;

/// Holds a value that `Debug` and `Display` never show. [`Sensitive::reveal`] is the only way in.
#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Sensitive<T>(T);

impl<T> Sensitive<T> {
    /// Hides a value.
    pub fn new(value: T) -> Self {
        Self(value)
    }

    /// The value itself, for a screen, a file or a calculation; never for a log.
    pub fn reveal(&self) -> &T {
        &self.0
    }

    /// Takes the value out.
    pub fn into_inner(self) -> T {
        self.0
    }
}

impl<T> fmt::Debug for Sensitive<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("(hidden)")
    }
}

impl From<&str> for Sensitive<String> {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl From<String> for Sensitive<String> {
    fn from(text: String) -> Self {
        Self(text)
    }
}

#[cfg(test)]
mod tests {
    use super::Sensitive;

    #[test]
    fn debug_output_hides_the_words() {
        let name = Sensitive::from("Sally Moreno");
        assert_eq!(format!("{name:?}"), "(hidden)");
        assert_eq!(serde_json::to_string(&name).unwrap(), "\"Sally Moreno\"");
    }
}
