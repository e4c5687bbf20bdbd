//! Support for the workspace tests: the real app in its real shell, driven from outside, and worlds that
//! a test controls.
//!
//! What drives the shell knows the app as a person does: a window, notifications, a folder with a record.
//! It must not reach into the app's crates to look at or change anything. The one surprise: here helpers panic. A failed
//! expectation is the result of a test, and a sentence that says what was expected is worth more than an
//! error passed on.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "support for tests: a failed expectation is the result, and a real window lives in real time"
)]

#[cfg(target_os = "linux")]
pub mod desktop;
#[cfg(target_os = "linux")]
pub mod notifications;
pub mod page;
pub mod until;
pub mod webdriver;
pub mod world;
