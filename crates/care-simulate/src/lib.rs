//! People and offices that forget, lose faxes, book late and answer or not, under four ways of being
//! reminded. A model, not a trial.
//!
//! It drives the real plan of `care-journey` with records made of the product's own facts. Chance is named
//! ([`chance`]), so a policy can change what is said and nothing else. It must never read a clock.

pub mod assumptions;
pub mod attention;
pub mod booking;
pub mod calendar;
pub mod chance;
pub mod diary;
pub mod doing;
pub mod life;
pub mod measure;
pub mod ours;
pub mod plot;
pub mod policy;
pub mod report;
pub mod season;
pub mod step;
pub mod study;
pub mod thing;
pub mod visits;
