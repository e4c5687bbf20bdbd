//! From accepted drafts to facts.

use care_model::{Draft, EntityId, Fact};
use serde_json::Value;
use std::collections::BTreeSet;

/// The facts that accepting some of the drafts makes, in the order of the drafts.
///
/// - `drafts`: all drafts of one reading; `accepted`: the ids to which a person said yes; `known`: the
///   ids that the record holds already (nothing is made for these twice; the caller compares them).
/// - A draft that another names in its `needs` falls away when that other one is neither accepted nor known.
/// - A register that names a draft which is neither accepted nor known is left out: a hand-off `for` a
///   visit that the person said is none keeps its last safe day and loses the `for`.
pub fn accept(drafts: &[Draft], accepted: &BTreeSet<EntityId>, known: &BTreeSet<EntityId>) -> Vec<Fact> {
    let proposed: BTreeSet<&EntityId> = drafts.iter().map(|draft| &draft.entity).collect();
    let mut absent: BTreeSet<&EntityId> =
        proposed.into_iter().filter(|entity| !accepted.contains(*entity) && !known.contains(*entity)).collect();
    // Falling away passes on, so repeat until nothing changes; each round removes at least one draft.
    loop {
        let fallen: Vec<&EntityId> = drafts
            .iter()
            .filter(|draft| absent.contains(&draft.entity))
            .flat_map(|draft| &draft.needs)
            .filter(|entity| !known.contains(*entity) && !absent.contains(entity))
            .collect();
        if fallen.is_empty() {
            break;
        }
        absent.extend(fallen);
    }
    let taken = drafts.iter().filter(|draft| !absent.contains(&draft.entity) && !known.contains(&draft.entity));
    taken.map(|draft| without_references_to(draft, &absent).accept()).collect()
}

fn without_references_to(draft: &Draft, absent: &BTreeSet<&EntityId>) -> Draft {
    let mut draft = draft.clone();
    // Where a visit stood before is for finding it; a new visit has no such register.
    draft.fields.remove(crate::MOVED_FROM);
    draft.fields.retain(|_, value| match value {
        // Only ids that this reading derived can be meant: 32 hex digits.
        Value::String(text) if text.len() == 32 => !absent.contains(&EntityId::new(text.as_str())),
        _ => true,
    });
    draft
}
