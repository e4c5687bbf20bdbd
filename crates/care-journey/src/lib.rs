//! What follows from the facts: lifecycles, dates, status, board, next best action, nudges.
//!
//! Everything is a pure function of the record and a moment. It must never read a clock, a disk or
//! chance, and never decide about care: it arranges what people and letters said.

mod plan;

pub use plan::*;
