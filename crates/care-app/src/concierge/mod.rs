//! The concierge: every use case of the product, for the window and for the prompt alike.
//!
//! It holds the open record and is its only writer in this process. It knows no window, no terminal
//! and no SQL; time, chance, keychain and notifications come from its [`World`].

mod bring_in;
mod capture;
mod current;
mod export;
mod files;
mod forms;
mod log;
mod look;
mod merge;
mod open_item;
mod past;
mod people;
mod places;
mod records;
mod sample;
mod sorting;
mod undo;

pub use bring_in::{
    AcceptWhat, Accepted, Brought, BroughtFile, Go, Onlooker, Progress, file_kind_code, is_about_another, is_certain,
};
pub(crate) use bring_in::{is_open_question, list_files, matches_of, name_of};
pub use export::Exported;
pub use look::ItemLine;
pub use people::{Created, Protection, Secret};

use crate::Trouble;
use crate::home::Home;
use crate::voice::Voice;
use crate::world::{World, make_id};
use care_journey::{Plan, Preferences, plan};
use care_model::{
    Actor, Area, Change, EntityId, EntityType, Event, EventId, Fact, Happening, Instant, ItemId, MemberId, Record,
    Touched,
};
use care_store::Store;
use care_words::Words;
use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;
use tokio::sync::broadcast;

/// One open record and everything that can be done with it.
pub struct Concierge {
    world: World,
    home: Home,
    words: Arc<Words>,
    open: Option<Open>,
    touched: broadcast::Sender<Touched>,
}

/// What ends in the same transaction as a change.
#[derive(Clone, Copy, Default)]
struct Along<'a> {
    /// Proposals that it accepts.
    proposals: &'a [String],
    /// The half-finished capture that it comes from.
    capture: Option<&'a str>,
}

/// The record that is open.
struct Open {
    id: String,
    dir: PathBuf,
    store: Store,
    record: current::Current,
    me: MemberId,
    is_sample: bool,
    /// How it was opened, in a word of the catalogue.
    protection: &'static str,
    /// Registers with several values that were written at the same time.
    rivals: Vec<care_store::Conflict>,
    /// Somebody is getting the store ready, or has.
    is_being_readied: bool,
}

impl Concierge {
    /// A concierge for a home folder; nothing is open yet.
    ///
    /// # Errors
    /// The folder cannot be made or read.
    pub fn new(world: World, home: PathBuf) -> Result<Self, Trouble> {
        let home = Home::open(home)?;
        let locale = home.settings().locale.unwrap_or_else(system_locale);
        let (touched, _) = broadcast::channel(64);
        Ok(Self { world, home, words: Arc::new(Words::new(&locale)), open: None, touched })
    }

    /// The world that it lives in.
    pub fn world(&self) -> &World {
        &self.world
    }

    /// The folder of all records.
    pub fn home(&self) -> &Home {
        &self.home
    }

    /// The reader's words.
    pub fn words(&self) -> &Arc<Words> {
        &self.words
    }

    /// Hears of every commit.
    pub fn subscribe(&self) -> broadcast::Receiver<Touched> {
        self.touched.subscribe()
    }

    /// Changes the language of words and notifications.
    ///
    /// # Errors
    /// The choice cannot be kept.
    pub fn set_locale(&mut self, locale: &str) -> Result<(), Trouble> {
        if !care_words::LOCALES.contains(&locale) {
            return Err(Trouble::BadInput(format!("expected one of {}", care_words::LOCALES.join(", "))));
        }
        let settings = crate::home::HomeSettings { locale: Some(locale.to_owned()), ..self.home.settings() };
        self.home.keep_settings(&settings)?;
        self.words = Arc::new(Words::new(locale));
        Ok(())
    }

    /// A record is open.
    pub fn is_open(&self) -> bool {
        self.open.is_some()
    }

    /// The open record.
    ///
    /// # Errors
    /// [`Trouble::Locked`] when none is.
    pub fn record(&self) -> Result<&Record, Trouble> {
        Ok(&self.opened()?.record)
    }

    /// The member that this computer speaks to.
    ///
    /// # Errors
    /// [`Trouble::Locked`] when no record is open.
    pub fn me(&self) -> Result<&MemberId, Trouble> {
        Ok(&self.opened()?.me)
    }

    /// The plan for a moment.
    ///
    /// # Errors
    /// [`Trouble::Locked`] when no record is open.
    pub fn plan_at(&self, now: Instant) -> Result<Plan, Trouble> {
        Ok(plan(&self.opened()?.record, now, &Preferences::default()))
    }

    /// The plan as screens show it, which is the same for a whole minute while nothing changes.
    pub(super) fn plan_seen(&self, now: Instant) -> Result<Arc<Plan>, Trouble> {
        Ok(self.opened()?.record.plan_of_minute(now))
    }

    /// A voice for a moment.
    ///
    /// # Errors
    /// [`Trouble::Locked`] when no record is open.
    pub fn voice_at(&self, now: Instant) -> Result<Voice<'_>, Trouble> {
        let open = self.opened()?;
        Ok(Voice {
            words: &self.words,
            record: &open.record,
            me: &open.me,
            now,
            rivals: &open.rivals,
            device: open.store.device(),
        })
    }

    /// Commits facts under this member's name, with what the engine makes of them.
    async fn commit(&mut self, intent: &str, facts: Vec<Fact>) -> Result<undo::Done, Trouble> {
        let actor = Actor::Member(self.opened()?.me.clone());
        self.commit_as(actor, intent, facts).await
    }

    /// As [`Concierge::commit`], and the proposals that the facts come from are settled with them.
    async fn commit_settling(&mut self, intent: &str, facts: Vec<Fact>, ids: &[String]) -> Result<undo::Done, Trouble> {
        let actor = Actor::Member(self.opened()?.me.clone());
        self.commit_with(actor, intent, facts, Along { proposals: ids, capture: None }).await
    }

    /// As [`Concierge::commit`], and the half-finished capture that the facts come from ends with them.
    async fn commit_finishing(
        &mut self,
        intent: &str,
        facts: Vec<Fact>,
        capture: Option<&str>,
    ) -> Result<undo::Done, Trouble> {
        let actor = Actor::Member(self.opened()?.me.clone());
        self.commit_with(actor, intent, facts, Along { proposals: &[], capture }).await
    }

    async fn commit_as(&mut self, actor: Actor, intent: &str, facts: Vec<Fact>) -> Result<undo::Done, Trouble> {
        self.commit_with(actor, intent, facts, Along::default()).await
    }

    async fn commit_with(
        &mut self,
        actor: Actor,
        intent: &str,
        facts: Vec<Fact>,
        along: Along<'_>,
    ) -> Result<undo::Done, Trouble> {
        let now = self.world.clock.now();
        self.read_again_if_stale().await?;
        let open = self.open.as_mut().ok_or(Trouble::Locked)?;
        let facts = without_twins(&open.record, facts);
        let mut touched = open.write(now, actor, intent, facts, along).await?;
        let token = if touched.entities.is_empty() { None } else { open.last_token().await? };
        let arising = care_journey::arising(&open.record, now);
        if !arising.is_empty() {
            let more = open.write(now, Actor::Engine, undo::ARISING_INTENT, arising, Along::default()).await?;
            touched.areas.extend(more.areas);
            touched.entities.extend(more.entities);
        }
        if open.rivals.iter().any(|conflict| touched.entities.contains(&conflict.entity)) {
            open.rivals = open.store.conflicts().await?;
        }
        if !touched.entities.is_empty() {
            let _ = self.touched.send(touched.clone());
        }
        Ok(undo::Done { touched, token })
    }

    /// Reads the record again when another program wrote to it, such as `care` beside the window.
    pub(crate) async fn read_again_if_stale(&mut self) -> Result<(), Trouble> {
        let open = self.open.as_mut().ok_or(Trouble::Locked)?;
        if open.store.wrote_elsewhere().await? { self.read_anew().await } else { Ok(()) }
    }

    /// Reads the record again, and tells everybody who listens.
    async fn read_anew(&mut self) -> Result<(), Trouble> {
        let open = self.open.as_mut().ok_or(Trouble::Locked)?;
        open.record = open.store.load().await?.into();
        open.rivals = open.store.conflicts().await?;
        let _ = self.touched.send(Touched { areas: Area::ALL.into(), entities: BTreeSet::new() });
        Ok(())
    }

    /// An event of this moment with a fresh id.
    fn event(&self, actor: Actor, item: Option<ItemId>, what: Happening) -> Result<Event, Trouble> {
        let now = self.world.clock.now();
        let id = make_id(now, self.world.chance.as_ref())?;
        Ok(Event { id: EventId::new(id), at: now, actor, item, what })
    }

    fn opened(&self) -> Result<&Open, Trouble> {
        self.open.as_ref().ok_or(Trouble::Locked)
    }

    fn opened_mut(&mut self) -> Result<&mut Open, Trouble> {
        self.open.as_mut().ok_or(Trouble::Locked)
    }
}

impl Open {
    /// The token of the change that was just written.
    async fn last_token(&self) -> Result<Option<String>, Trouble> {
        let steps = self.store.steps(1).await?;
        Ok(steps.first().map(|step| step.hash.to_string()))
    }

    async fn write(
        &mut self,
        at: Instant,
        actor: Actor,
        intent: &str,
        facts: Vec<Fact>,
        along: Along<'_>,
    ) -> Result<Touched, Trouble> {
        let change = Change { at, actor, intent: intent.to_owned(), facts };
        let touched = self.store.commit_finishing(&change, along.proposals, along.capture).await?;
        self.record.apply(&change);
        Ok(touched)
    }
}

/// The same thing never stands twice from one office to another: a hand-off that a person enters takes the
/// place of the one that the product made (handbook 3.11.19).
fn without_twins(record: &Record, mut facts: Vec<Fact>) -> Vec<Fact> {
    let twins: Vec<Fact> = facts
        .iter()
        .filter_map(|fact| {
            let Fact::Create { fields, .. } = fact else { return None };
            let text = |name: &str| fields.get(name).and_then(serde_json::Value::as_str);
            care_journey::twin(record, text("what")?, text("from")?, text("to")?)
        })
        .map(|twin| Fact::Discard(EntityId::from(&twin)))
        .collect();
    facts.extend(twins);
    facts
}

/// A new entity's facts, for callers that make items by hand.
fn create(entity: impl Into<EntityId>, entity_type: EntityType, fields: serde_json::Value) -> Fact {
    let fields = match fields {
        serde_json::Value::Object(fields) => fields.into_iter().collect(),
        _ => care_model::Fields::new(),
    };
    Fact::Create { entity: entity.into(), entity_type, fields }
}

/// The system's language, as far as the catalogue has it.
fn system_locale() -> String {
    let named =
        ["LC_ALL", "LC_MESSAGES", "LANG"].iter().find_map(|name| std::env::var(name).ok().filter(|v| !v.is_empty()));
    match named {
        Some(name) if name.starts_with("es") => "es-US".to_owned(),
        _ => "en-US".to_owned(),
    }
}

impl Concierge {
    /// The folder of the open record.
    pub(crate) fn record_dir(&self) -> Result<&std::path::Path, Trouble> {
        Ok(&self.opened()?.dir)
    }

    /// Logs that a push was said, nudge by nudge: the log decides, first fire wins (handbook 3.10).
    pub(crate) async fn log_push(&mut self, push: &care_journey::Push) -> Result<(), Trouble> {
        let mut facts = Vec::new();
        for nudge in &push.nudges {
            let sent = Happening::NudgeSent {
                rule: nudge.rule.clone(),
                target: nudge.target,
                to: push.to.clone(),
                urgency: nudge.urgency as u8 + 1,
                step: nudge.step,
            };
            facts.push(Fact::Log(self.event(Actor::Engine, nudge.item.clone(), sent)?));
        }
        self.commit_as(Actor::Engine, "nudge", facts).await?;
        Ok(())
    }

    /// Logs that the computer slept.
    pub(crate) async fn log_sleep(&mut self, from: Instant, until: Instant) -> Result<(), Trouble> {
        let event = self.event(Actor::Engine, None, Happening::Slept { from, until })?;
        self.commit_as(Actor::Engine, "slept", vec![Fact::Log(event)]).await?;
        Ok(())
    }
}
