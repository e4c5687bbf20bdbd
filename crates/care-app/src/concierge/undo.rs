//! Undo: a new change that puts the former values back. Nothing is ever taken out of the ledger.

use super::Concierge;
use crate::Trouble;
use crate::step::step_words;
use crate::view::StepView;
use care_model::{Actor, EntityId, Fact, Instant, Put, Record, Touched};
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
    at: Instant,
    who: Actor,
    intent: String,
    /// Values that the change wrote: undo only while they still stand.
    wrote: Vec<Put>,
    back: Vec<Fact>,
}

/// Steps that the product takes for itself; nobody would look for them.
const OWN_STEPS: [&str; 4] = ["nudge", "slept", "create", "sample"];

impl Step {
    /// The step that undoes these facts on this record, made before they are applied.
    pub(super) fn of(record: &Record, at: Instant, who: Actor, intent: &str, facts: &[Fact]) -> Self {
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
        Self { token, at, who, intent: intent.to_owned(), wrote, back }
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
    pub async fn undo(&mut self, token: &str) -> Result<Done, Trouble> {
        self.read_again_if_stale().await?;
        let open = self.opened_mut()?;
        let place = open.undo.iter().rposition(|step| step.token == token).ok_or(Trouble::TooLateToUndo)?;
        let stands = open.undo.get(place).is_some_and(|step| step.still_stands(&open.record));
        if !stands {
            return Err(Trouble::TooLateToUndo);
        }
        let step = open.undo.remove(place).ok_or(Trouble::TooLateToUndo)?;
        self.commit("undo", step.back).await
    }

    /// Changes that can be looked back on, latest first.
    ///
    /// # Errors
    /// No record is open.
    pub async fn list_steps(&self) -> Result<Vec<StepView>, Trouble> {
        let open = self.opened()?;
        let voice = self.voice_at(self.now())?;
        let steps = open.undo.iter().rev().filter(|step| !OWN_STEPS.contains(&step.intent.as_str()));
        Ok(steps
            .map(|step| {
                let can_undo = step.still_stands(&open.record);
                StepView {
                    token: step.token.clone(),
                    when: voice.instant(step.at),
                    who: voice.actor(&step.who),
                    device: voice.plain("view-this-computer"),
                    what: step_words(&voice, &step.intent, &step.wrote),
                    can_undo,
                    why_not: (!can_undo).then(|| voice.plain("view-newer-stands")),
                }
            })
            .collect())
    }
}
