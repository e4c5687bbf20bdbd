//! Scenarios played on the real engine, in the words that a person would read.

use care_journey::play::{self, Speak};
use care_model::Message;
use care_words::Words;

pub use care_journey::play::{PlayError, Report};

struct Reader(Words);

impl Speak for Reader {
    fn say(&self, message: &Message) -> String {
        self.0.say(message)
    }
}

/// Reads a scenario's text and plays it. `name` is the file's, for errors.
///
/// # Errors
/// A mistake in the file, with its line and what was expected.
pub fn play_scenario(name: &str, text: &str) -> Result<Report, PlayError> {
    let scenario = play::read(name, text)?;
    play::play(&scenario, Some(&Reader(Words::new("en-US"))))
}
