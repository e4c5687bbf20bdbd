//! Making drafts, and keeping one draft a thing.

use crate::reading::Reading;
use care_model::{Certainty, Draft, EntityId, EntityType, Fields, ProblemCode, Slot, Source, WallTime};
use serde::Serialize;
use serde_json::Value;
use std::collections::HashMap;

use crate::limits::DRAFTS_MAX;
use crate::when::When;

/// A new draft of an item, with no register but its kind.
pub(crate) fn item(entity: EntityId, kind: &str, place: impl Into<String>) -> Draft {
    let mut draft = bare(entity, EntityType::Item, place);
    draft.put("kind", kind);
    draft
}

/// A new draft of a party.
pub(crate) fn party(entity: EntityId, name: &str, place: impl Into<String>) -> Draft {
    let mut draft = bare(entity, EntityType::Party, place);
    draft.put("name", name);
    draft
}

fn bare(entity: EntityId, entity_type: EntityType, place: impl Into<String>) -> Draft {
    Draft {
        entity,
        entity_type,
        fields: Fields::new(),
        unsure: Vec::new(),
        certainty: Certainty::Structured,
        source: Source { place: place.into(), text: None },
        question: None,
        needs: Vec::new(),
    }
}

/// Filling a draft's registers.
pub(crate) trait Fill {
    /// Sets a register; nothing (`None`, an empty text) leaves it out.
    fn put(&mut self, field: &str, value: impl Serialize);
    /// Marks a register as *Please check*.
    fn doubt(&mut self, field: &str);
    /// Sets a register that was read from prose or guessed.
    fn put_unsure(&mut self, field: &str, value: impl Serialize);
}

impl Fill for Draft {
    fn put(&mut self, field: &str, value: impl Serialize) {
        match serde_json::to_value(value).unwrap_or_default() {
            Value::Null => {}
            Value::String(text) if text.trim().is_empty() => {}
            value => {
                self.fields.insert(field.to_owned(), value);
            }
        }
    }

    fn doubt(&mut self, field: &str) {
        if self.fields.contains_key(field) && !self.unsure.iter().any(|name| name == field) {
            self.unsure.push(field.to_owned());
        }
    }

    fn put_unsure(&mut self, field: &str, value: impl Serialize) {
        self.put(field, value);
        self.doubt(field);
    }
}

/// A slot from two points in time; the zone is named where the source gave an instant or a zone.
pub(crate) fn slot(start: When, end: Option<When>, place: Option<String>) -> Slot {
    let end = end.map(|end| end.wall()).filter(|end| *end > start.wall()).map(WallTime);
    Slot {
        start: WallTime(start.wall()),
        end,
        tz: start.zone(),
        place: place.filter(|place| !place.trim().is_empty()).map(Into::into),
        all_day: start.is_day(),
    }
}

/// The drafts of one file, each entity once.
#[derive(Default)]
pub(crate) struct Sheet {
    drafts: Vec<Draft>,
    places: HashMap<EntityId, usize>,
    overflow: usize,
}

impl Sheet {
    /// Adds a draft. Where the entity is there already, only registers that it lacks are added.
    pub(crate) fn add(&mut self, draft: Draft) {
        if let Some(former) = self.get_mut(&draft.entity) {
            for (field, value) in draft.fields {
                former.fields.entry(field).or_insert(value);
            }
            return;
        }
        if self.drafts.len() >= DRAFTS_MAX {
            self.overflow += 1;
            return;
        }
        self.places.insert(draft.entity.clone(), self.drafts.len());
        self.drafts.push(draft);
    }

    pub(crate) fn get_mut(&mut self, entity: &EntityId) -> Option<&mut Draft> {
        self.places.get(entity).and_then(|place| self.drafts.get_mut(*place))
    }

    pub(crate) fn drafts(&self) -> impl Iterator<Item = &Draft> {
        self.drafts.iter()
    }

    pub(crate) fn contains(&self, entity: &EntityId) -> bool {
        self.places.contains_key(entity)
    }

    pub(crate) fn finish(self, reading: &mut Reading) {
        if self.overflow > 0 {
            reading.problem("file", ProblemCode::TooLarge, format!("{} drafts beyond the limit", self.overflow));
        }
        reading.drafts = self.drafts;
    }
}
