//! What follows from the facts: lifecycles, dates, status, board, next best action, nudges.
//!
//! Everything is a pure function of the record and a moment. It must never read a clock, a disk or
//! chance, and never decide about care: it arranges what people and letters said.

mod anchor;
mod arising;
mod board;
mod book;
mod calendar;
mod card;
mod chain;
mod cover;
mod dates;
mod disagree;
mod engine;
mod fold;
mod guard;
mod hours;
mod message_keys;
mod moment;
mod more;
mod next;
mod nudge;
mod own_step;
mod party;
mod plan;
pub mod play;
mod predicate;
mod repeat;
mod series;
mod status;
#[cfg(test)]
mod tests;
mod thing;
mod things;
mod what_if;
mod why;
mod words;
mod world;

pub use arising::{arising, twin};
pub use book::{BookError, load};
pub use calendar::business_days_before;
pub use card::call_card;
pub use engine::plan;
pub use message_keys::message_keys;
pub use moment::{OfficeHours, office_hours};
pub use plan::*;
pub use what_if::{Readiness, Verdict, WhatIf, what_if};
