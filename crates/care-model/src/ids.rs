//! The names of things. An id is an opaque string: a UUID in a real record, a short code in a scenario.

use serde::{Deserialize, Serialize};
use std::fmt;

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// Wraps a string; ids are compared as they are, never parsed.
            pub fn new(id: impl Into<String>) -> Self {
                Self(id.into())
            }

            /// The bare string.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl From<&str> for $name {
            fn from(id: &str) -> Self {
                Self(id.to_owned())
            }
        }

        impl From<$name> for EntityId {
            fn from(id: $name) -> EntityId {
                EntityId::new(id.0)
            }
        }

        impl From<&$name> for EntityId {
            fn from(id: &$name) -> EntityId {
                EntityId::new(id.0.clone())
            }
        }
    };
}

/// Any thing in the ledger, whatever its type. Never contains `/`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct EntityId(String);

impl EntityId {
    /// Wraps a string. A slash would break ledger keys, so it is replaced.
    pub fn new(id: impl Into<String>) -> Self {
        Self(id.into().replace('/', "_"))
    }

    /// The bare string.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for EntityId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

id!(
    /// A person whose care the record holds.
    PersonId
);
id!(
    /// Someone who gets nudges: the patient or a caregiver.
    MemberId
);
id!(
    /// An office, clinician, pharmacy, plan or helper.
    PartyId
);
id!(
    /// A referral, a visit, a hand-off: anything with a state.
    ItemId
);
id!(
    /// One thing that happened.
    EventId
);
