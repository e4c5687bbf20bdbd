//! Ids derived from the source, so that reading twice proposes the same.

use care_model::EntityId;
use sha2::{Digest, Sha256};
use std::fmt::Write;

/// The id of a thing by the system that it comes from, its type there and its id there: the first 16
/// bytes of a SHA-256, in hex. Parts are joined with a byte that none of them holds.
pub fn derive_id(system: &str, resource_type: &str, id: &str) -> EntityId {
    let mut hash = Sha256::new();
    for part in [system, resource_type, id] {
        hash.update(part.as_bytes());
        hash.update([0x1f]);
    }
    let mut hex = String::with_capacity(32);
    for byte in hash.finalize().iter().take(16) {
        // Writing to a String cannot fail.
        let _ = write!(hex, "{byte:02x}");
    }
    EntityId::new(hex)
}

#[cfg(test)]
mod tests {
    use super::derive_id;

    #[test]
    fn an_id_depends_on_every_part_and_on_where_it_ends() {
        let id = derive_id("https://a.example/fhir", "Encounter", "12");
        assert_eq!(id, derive_id("https://a.example/fhir", "Encounter", "12"));
        assert_ne!(id, derive_id("https://b.example/fhir", "Encounter", "12"));
        assert_ne!(derive_id("a", "b1", "2"), derive_id("a", "b", "12"));
        assert_eq!(id.as_str().len(), 32);
    }
}
