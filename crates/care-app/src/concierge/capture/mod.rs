//! Capturing: what a person tells in two minutes becomes one change.
//!
//! Everything that a form made is one change and one undo. Words are kept as given: nothing here reads
//! meaning into what a clinician said.

mod call_form;
mod call_results;
mod keep;
mod line;
mod next_visit;
mod orders;
mod plain;
mod receivers;
mod save_call;
mod save_visit;
mod sheet;
mod visit_form;

pub(super) use sheet::day as parse_day;
