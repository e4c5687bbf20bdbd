//! Support for the workspace tests: worlds that a test controls.

#![allow(clippy::expect_used, reason = "a test's own mistakes end the test")]

pub mod world;
