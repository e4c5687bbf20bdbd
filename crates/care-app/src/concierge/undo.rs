//! Undo: a new change that puts the former values back. Nothing is ever taken out of the ledger, and any
//! step can be undone, also one of last week, as long as nothing newer stands on it.

use super::Concierge;
use crate::Trouble;
use crate::past::{register_label, thing_kind};
use crate::step::{Did, step_words};
use crate::view::StepView;
use crate::voice::Voice;
use care_model::{Arg, EntityType, Fact, Message, Touched};
use care_store::{CannotUndo, ChangeId, NewerField, StepRow, UNDO_INTENT};

/// What a commit did, and the token that undoes it.
pub struct Done {
    /// What is stale now.
    pub touched: Touched,
    /// `None` when nothing changed.
    pub token: Option<String>,
}

/// Steps that the product takes for itself; nobody would look for them.
const OWN_STEPS: [&str; 5] = ["nudge", "slept", "create", "sample", "found"];
/// What the product makes by itself because of a change.
pub(super) const ARISING_INTENT: &str = "arising";
/// Steps that a screen lists.
const STEPS_MAX: u32 = 200;

impl Concierge {
    /// Puts back what a step changed; the token of the answer brings it back again.
    ///
    /// # Errors
    /// [`Trouble::TooLateToUndo`] when something newer stands on it, with what and whose.
    pub async fn undo(&mut self, token: &str) -> Result<Done, Trouble> {
        self.read_again_if_stale().await?;
        let change: ChangeId = token.parse().map_err(|_| Trouble::TooLateToUndo(None))?;
        match self.opened()?.store.undo_of(change).await {
            Ok(facts) => {
                let mut back = self.followed(change).await?;
                back.extend(facts);
                self.commit(UNDO_INTENT, back).await
            }
            Err(why) => Err(self.cannot_undo(why)?),
        }
    }

    /// Changes that can be looked back on, latest first.
    ///
    /// # Errors
    /// No record is open, or it cannot be read.
    pub async fn list_steps(&self) -> Result<Vec<StepView>, Trouble> {
        let open = self.opened()?;
        let mut views = Vec::new();
        for row in open.store.steps(STEPS_MAX).await? {
            if OWN_STEPS.contains(&row.intent.as_str()) {
                continue;
            }
            let why_not = if row.can_undo { None } else { Some(self.why_not(row.hash).await?) };
            let fields = self.fields_written(&row).await?;
            let voice = self.voice_at(self.now())?;
            views.push(StepView {
                token: row.hash.to_string(),
                when: voice.instant(row.at),
                who: row.actor.as_ref().map(|who| voice.actor(who)).unwrap_or_default(),
                device: voice.device(&row.device),
                what: step_words(&voice, &Did { intent: &row.intent, entities: &row.entities, fields: &fields }),
                can_undo: row.can_undo,
                why_not,
            });
        }
        Ok(views)
    }

    /// The words of the registers that a step wrote, where it is about one thing.
    async fn fields_written(&self, row: &StepRow) -> Result<Vec<String>, Trouble> {
        let open = self.opened()?;
        let mut things = row.entities.iter().filter(|entity| {
            !matches!(open.record.entity_type(entity), Some(EntityType::Event | EntityType::Evidence) | None)
        });
        let (Some(thing), None) = (things.next(), things.next()) else { return Ok(Vec::new()) };
        let Some(kind) = thing_kind(&open.record, thing) else { return Ok(Vec::new()) };
        let lines = open.store.history(thing, None).await?;
        let voice = self.voice_at(self.now())?;
        let own = lines.iter().filter(|line| line.hand.change == row.hash && kind.is_told(&line.field));
        Ok(own.map(|line| register_label(&voice, &kind, &line.field)).collect())
    }

    async fn why_not(&self, change: ChangeId) -> Result<String, Trouble> {
        let voice = self.voice_at(self.now())?;
        Ok(match self.opened()?.store.undo_of(change).await {
            Err(CannotUndo::Newer(newer)) => newer_words(&voice, &newer),
            Err(CannotUndo::Store(error)) => return Err(error.into()),
            Err(CannotUndo::Nothing) | Ok(_) => voice.plain("view-undone-before"),
        })
    }

    /// What takes back the things that the product made because of a change. Where something newer stands
    /// on them they stay: nobody entered them, so they do not hold up the undo.
    async fn followed(&self, change: ChangeId) -> Result<Vec<Fact>, Trouble> {
        let store = &self.opened()?.store;
        let steps = store.steps(STEPS_MAX).await?;
        let after = steps.iter().take_while(|step| step.hash != change).last();
        let Some(made) = after.filter(|step| step.intent == ARISING_INTENT && steps.iter().any(|s| s.hash == change))
        else {
            return Ok(Vec::new());
        };
        Ok(store.undo_of(made.hash).await.unwrap_or_default())
    }

    fn cannot_undo(&self, why: CannotUndo) -> Result<Trouble, Trouble> {
        Ok(match why {
            CannotUndo::Newer(newer) => {
                Trouble::TooLateToUndo(Some(newer_words(&self.voice_at(self.now())?, &newer).into()))
            }
            CannotUndo::Nothing | CannotUndo::Store(care_store::StoreError::UnknownChange) => {
                Trouble::TooLateToUndo(None)
            }
            CannotUndo::Store(error) => error.into(),
        })
    }
}

/// "Maya changed Visit, When: Feb 5, 10:08 AM".
fn newer_words(voice: &Voice<'_>, newer: &[NewerField]) -> String {
    let Some(first) = newer.first() else { return voice.plain("view-newer-stands") };
    let label = thing_kind(voice.record, &first.entity).map(|kind| register_label(voice, &kind, &first.field));
    let what = match label {
        Some(label) => format!("{}, {label}", voice.headline(&first.entity)),
        None => voice.headline(&first.entity),
    };
    voice.say(
        &Message::new("view-newer-by")
            .with("who", Arg::text(voice.who(&first.hand)))
            .with("what", Arg::text(what))
            .with("when", Arg::text(voice.instant(first.hand.at))),
    )
}
