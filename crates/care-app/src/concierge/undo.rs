//! Undo: a new change that puts the former values back. Nothing is ever taken out of the ledger.

use super::Concierge;
use crate::Trouble;
use care_model::{EntityId, Fact, Put, Record, Touched};
use serde_json::Value;
use std::collections::BTreeMap;

/// What a commit did, and the token that undoes it.
pub struct Done {
    /// What is stale now.
    pub touched: Touched,
    /// `None` when nothing changed.
    pub token: Option<String>,
}

/// One step back.
pub(super) struct Step {
    pub(super) token: String,
    /// Values that the change wrote: undo only while they still stand.
    wrote: Vec<Put>,
    back: Vec<Fact>,
}

impl Step {
    /// The step that undoes these facts on this record, made before they are applied.
    pub(super) fn of(record: &Record, facts: &[Fact]) -> Self {
        let wrote: Vec<Put> = facts.iter().flat_map(Fact::puts).collect();
        let mut fresh: BTreeMap<&EntityId, ()> = BTreeMap::new();
        let mut back = Vec::new();
        for put in &wrote {
            match record.fields(&put.entity) {
                None => {
                    if fresh.insert(&put.entity, ()).is_none() {
                        back.push(Fact::Discard(put.entity.clone()));
                    }
                }
                Some(fields) => back.push(Fact::Set {
                    entity: put.entity.clone(),
                    field: put.field.clone(),
                    value: fields.get(&put.field).cloned().unwrap_or(Value::Null),
                }),
            }
        }
        back.reverse();
        let token =
            wrote.first().map(|put| format!("{}/{}/{}", put.entity, put.field, wrote.len())).unwrap_or_default();
        Self { token, wrote, back }
    }

    /// What followed from the change goes back with it. Nobody entered it, so its values need not stand.
    pub(super) fn takes_along(&mut self, followed: Self) {
        self.back.splice(0..0, followed.back);
    }

    fn still_stands(&self, record: &Record) -> bool {
        let mut last: BTreeMap<(&EntityId, &str), &Value> = BTreeMap::new();
        for put in &self.wrote {
            last.insert((&put.entity, &put.field), &put.value);
        }
        last.into_iter().all(|((entity, field), value)| {
            record.fields(entity).and_then(|fields| fields.get(field)).unwrap_or(&Value::Null) == value
        })
    }
}

impl Concierge {
    /// Puts back what a step changed.
    ///
    /// # Errors
    /// [`Trouble::TooLateToUndo`] when the step is gone or something newer stands on it.
    pub async fn undo(&mut self, token: &str) -> Result<Touched, Trouble> {
        let open = self.opened_mut()?;
        let place = open.undo.iter().rposition(|step| step.token == token).ok_or(Trouble::TooLateToUndo)?;
        let stands = open.undo.get(place).is_some_and(|step| step.still_stands(&open.record));
        if !stands {
            return Err(Trouble::TooLateToUndo);
        }
        let step = open.undo.remove(place).ok_or(Trouble::TooLateToUndo)?;
        Ok(self.commit("undo", step.back).await?.touched)
    }
}
