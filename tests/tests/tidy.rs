//! Guard rails: what ARCHITECTURE.md promises, held by tests that read the repository.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a failed expectation is the result, in the helpers of a test as in the test itself"
)]

#[path = "tidy/arrows.rs"]
mod arrows;
#[path = "tidy/licences.rs"]
mod licences;
#[path = "tidy/papers.rs"]
mod papers;
#[path = "tidy/repository.rs"]
mod repository;
#[path = "tidy/sources.rs"]
mod sources;
