//! Nudges: which rule speaks of what, when, how urgently, and when it speaks again (handbook 2, 3.6-3.10).
//!
//! One evaluator over the data of `pathways/rules`; no rule is known here by name except the two of the
//! system. The log of nudges sent decides what is new: nothing is remembered elsewhere.

mod bundle;
mod ladder;
mod learn;
mod pending;
mod system;

pub use bundle::{Group, bundle};
pub use learn::{Ask, Habits};
pub use pending::{Case, Pending, pending, urgency_of};
pub use system::{BACKUP, rule as system_rule, summaries};
