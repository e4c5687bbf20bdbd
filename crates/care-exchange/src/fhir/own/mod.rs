//! The record as FHIR R4, and back: what we write, and how we know our own again (design: our names and
//! FHIR's).
//!
//! One table says for each kind which resource it becomes and which register stands in which element. What
//! FHIR has no place for goes into one extension, so that writing and reading give the same registers; other
//! systems pass over it. The surprise: a resource of ours is known by that extension, never by its form.

mod page;
mod people;
mod place;
mod read;
mod status;
mod table;
mod write;

pub use page::mapping_page;
pub(super) use read::{Own, is_own};
pub use write::{WriteContext, write};

/// Names the one extension of ours. Its parts: `entity` (what the resource is: item, party, person), `id`
/// (its id in the record), `kind` (of an item), `registers` (a JSON object: registers that no element holds).
/// A resource that only goes with another one has nothing but `of`, the id of that other.
pub(super) const REGISTERS_URL: &str = "https://care-navigator.org/fhir/StructureDefinition/registers";

/// Names our codes for what FHIR has no code for.
pub(super) const CODES_URL: &str = "https://care-navigator.org/fhir/CodeSystem/kinds";
