//! Capturing: what a person tells in two minutes becomes one change.
//!
//! Everything that a form made is one change and one undo. Words are kept as given: nothing here reads
//! meaning into what a clinician said.

mod call_form;
pub(super) mod call_results;
mod keep;
mod line;
mod next_visit;
mod orders;
mod plain;
mod receivers;
mod save_visit;
mod sheet;
mod visit_form;

pub(super) use receivers::Tie as ReceiverTie;
pub(super) use sheet::{Sheet, day as parse_day, given, wall_time};
