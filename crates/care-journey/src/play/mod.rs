//! Scenarios: tests of the navigator as data, run on the real engine with a simulated clock.
//!
//! The clock jumps to the next event, the next check or the plan's own next wake; it never steps. What a
//! scenario says that this version does not know is a difference in the report, never a panic.

mod agenda;
mod build;
mod compare;
mod devices;
mod file;
mod run;
mod text;

pub use file::{PlayError, Scenario, read};
pub use run::{PlayedPush, PlayedRule, Report, play};

use care_model::Message;

/// Words for messages, so that text expectations can be checked.
pub trait Speak {
    /// The sentence of a message.
    fn say(&self, message: &Message) -> String;
}
