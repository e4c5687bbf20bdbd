//! The words: one catalogue in English and Spanish for notifications, screens and the prompt.
//!
//! The engine says *what* is to be said ([`care_model::Message`]); this crate says it in the reader's
//! language. The same `.ftl` files are loaded by the screens. It must never decide what is said, read a
//! clock or know where the reader is: zones and the current year are arguments.
//!
//! The one surprise: with each argument `x` comes `x-number` (`one` or `other`), so that a sentence can
//! agree with a word such as *pictures*; and an argument that opens a sentence gets a capital letter.

mod catalogue;
mod locale;
mod phone;
pub mod readability;
mod say;
mod time;

pub use catalogue::FILES;
pub use locale::{LOCALES, Locale};
pub use phone::{Phone, read_phone};
pub use say::Words;
