//! Looking: every screen's view, made from the plan of one moment.

use super::Concierge;
use crate::away::away_view;
use crate::board::board_view;
use crate::item::item_view;
use crate::review::{review_view, with_drafts};
use crate::today::today_view;
use crate::view::{BoardView, FrameView, HitView, ItemView, PersonView, ReviewView, TodayView};
use crate::voice::{Voice, status_code};
use crate::{Trouble, VERSION};
use care_journey::Status;
use care_model::{EntityId, EntityType, Instant, ItemId, Sensitive};
use care_store::Matched;
use chrono::NaiveDate;
use serde::Serialize;

/// One item in a list.
#[derive(Clone, Debug, Serialize)]
pub struct ItemLine {
    /// Id.
    pub id: String,
    /// Kind, as named in the ledger.
    pub kind: String,
    /// Headline.
    pub title: String,
    /// Status code.
    pub status: String,
    /// Open days to spare.
    pub slack_bd: Option<i64>,
    /// Last safe day to act.
    pub safe_until: Option<NaiveDate>,
    /// Root blockers.
    pub blocked_by: Vec<String>,
}

impl Concierge {
    /// The moment.
    pub fn now(&self) -> Instant {
        self.world.clock.now()
    }

    /// The Today screen at a moment.
    ///
    /// # Errors
    /// No record is open.
    pub fn today(&self, now: Instant) -> Result<TodayView, Trouble> {
        let plan = self.plan_seen(now)?;
        let voice = self.voice_at(now)?;
        let mut view = today_view(&voice, &plan);
        view.while_away = away_view(&voice, &plan);
        Ok(view)
    }

    /// *Who needs what* at a moment.
    ///
    /// # Errors
    /// No record is open.
    pub fn board(&self, now: Instant) -> Result<BoardView, Trouble> {
        let plan = self.plan_seen(now)?;
        Ok(board_view(&self.voice_at(now)?, &plan))
    }

    /// One item, opened; from the bin too.
    ///
    /// # Errors
    /// No record is open, or it has no such item.
    pub async fn item(&self, id: &ItemId, now: Instant) -> Result<ItemView, Trouble> {
        let entity = EntityId::from(id);
        let open = self.opened()?;
        if open.record.entity_type(&entity) != Some(EntityType::Item) {
            return Err(Trouble::NoSuchItem(Sensitive::new(id.to_string())));
        }
        let plan = self.plan_seen(now)?;
        let mut view = item_view(&self.voice_at(now)?, &plan, id, self.source_of(&entity).await?);
        view.files = self.files_of(id).await?;
        self.lay_out_item(&mut view, &entity, now).await?;
        Ok(view)
    }

    /// All items of a kind, or of every kind, with where they stand; the codes of the scenario format.
    ///
    /// # Errors
    /// No record is open.
    pub fn items(&self, kind: Option<&str>, now: Instant) -> Result<Vec<ItemLine>, Trouble> {
        let plan = self.plan_seen(now)?;
        let voice = self.voice_at(now)?;
        let record = self.record()?;
        let lines = record.items.values().filter(|item| kind.is_none_or(|kind| item.detail.kind_name() == kind));
        Ok(lines
            .map(|item| {
                let standing = plan.standings.get(&item.id);
                let status = standing.map_or(&Status::NotBooked, |standing| &standing.status);
                ItemLine {
                    id: item.id.to_string(),
                    kind: item.detail.kind_name().to_owned(),
                    title: voice.title(item),
                    status: status_code(status).0.to_owned(),
                    slack_bd: standing.and_then(|standing| standing.slack_bd),
                    safe_until: standing.and_then(|standing| standing.ls),
                    blocked_by: match status {
                        Status::Blocked(by) => by.iter().map(ToString::to_string).collect(),
                        _ => Vec::new(),
                    },
                }
            })
            .collect())
    }

    /// Finds words anywhere in the record and in the files that were brought in.
    ///
    /// # Errors
    /// No record is open, or it cannot be read.
    pub async fn search(&self, text: &str, hits_max: u32) -> Result<Vec<HitView>, Trouble> {
        let open = self.opened()?;
        let voice = self.voice_at(self.now())?;
        let hits = open.store.search(&care_store::SearchQuery::new(text, hits_max)).await?;
        let mut seen = std::collections::BTreeSet::new();
        let hits: Vec<HitView> = hits
            .into_iter()
            .map(|hit| {
                // An event is found for the item that it happened to.
                let entity = hit.about.as_ref().unwrap_or(&hit.entity);
                let id = ItemId::from(entity.as_str());
                let title = match open.record.items.get(&id) {
                    Some(item) => voice.title(item),
                    None => hit.title.reveal().clone(),
                };
                HitView {
                    kind_word: voice.plain(&format!("kind-{}", hit.kind)),
                    id: entity.to_string(),
                    kind: hit.kind,
                    title,
                    snippet: hit.snippet.reveal().clone(),
                    source: hit.source.map(Sensitive::into_inner),
                    matched: match hit.matched {
                        Matched::Exact => "exact",
                        Matched::Prefix => "prefix",
                        Matched::Typo => "typo",
                    }
                    .to_owned(),
                }
            })
            // A thing and what happened to it are one line, the better one; a file has one for each place.
            .filter(|hit| seen.insert((hit.id.clone(), hit.source.clone())))
            .collect();
        Ok(hits)
    }

    /// What waits in *To sort*, with what the files of this go gave.
    ///
    /// # Errors
    /// No record is open, or it cannot be read.
    pub async fn review(&self, files: &[super::BroughtFile]) -> Result<ReviewView, Trouble> {
        let pending = self.pending().await?;
        let open = self.opened()?;
        let shown = with_drafts(&open.record, pending.iter().map(|proposal| &proposal.draft));
        let voice = Voice {
            words: &self.words,
            record: &shown,
            me: &open.me,
            now: self.now(),
            rivals: &open.rivals,
            device: open.store.device(),
        };
        let names = open.store.evidence_names().await?;
        Ok(review_view(&voice, &open.record, &pending, files, &names))
    }

    /// Everything in *To sort*: proposals, files that nothing could be read from, a go that was cut off.
    ///
    /// # Errors
    /// As [`Concierge::review`].
    pub async fn to_sort(&self, files: &[super::BroughtFile]) -> Result<ReviewView, Trouble> {
        let review = self.review(files).await?;
        Ok(ReviewView { unsorted: self.unsorted_files().await?, unfinished: self.unfinished_view().await?, ..review })
    }

    /// The frame around all screens. `has_keychain` and `has_notifications` are asked of the world by the
    /// caller, because asking blocks.
    ///
    /// # Errors
    /// The home folder cannot be read.
    pub async fn frame(&self, has_keychain: bool, has_notifications: bool) -> Result<FrameView, Trouble> {
        let ids = self.home.record_ids()?;
        let current = self.open.as_ref().map(|open| self.person_view(open));
        let mut people: Vec<PersonView> = ids
            .iter()
            .map(|id| match &current {
                Some(current) if &current.id == id => current.clone(),
                _ => PersonView { id: id.clone(), name: None, initial: "?".to_owned(), is_sample: false },
            })
            .collect();
        if let Some(sample) = current.as_ref().filter(|current| current.is_sample) {
            people.push(sample.clone());
        }
        let state = match (&self.open, ids.is_empty()) {
            (Some(_), _) => "open",
            (None, true) => "first_day",
            (None, false) => "locked",
        };
        let to_sort = match &self.open {
            Some(open) => u32::try_from(open.store.count_waiting().await?).unwrap_or(u32::MAX),
            None => 0,
        };
        Ok(FrameView {
            state: state.to_owned(),
            people,
            current,
            locale: self.words.locale().tag().to_owned(),
            has_keychain,
            has_notifications,
            to_sort,
            protection: self.open.as_ref().map(|open| self.words.plain(open.protection)).unwrap_or_default(),
            failure: None,
            safety_text: self.words.plain("safety-text"),
            version: VERSION.to_owned(),
        })
    }

    fn person_view(&self, open: &super::Open) -> PersonView {
        let person = open.record.persons.values().next();
        PersonView {
            id: open.id.clone(),
            name: person.map(|person| person.name.reveal().clone()),
            initial: person.map(|person| person.initial.clone()).unwrap_or_default(),
            is_sample: open.is_sample,
        }
    }

    /// Checks file, ledger, projection and evidence.
    ///
    /// # Errors
    /// No record is open, or it cannot be read at all.
    pub async fn verify(&self) -> Result<care_store::VerifyReport, Trouble> {
        Ok(self.opened()?.store.verify().await?)
    }

    /// Checks, and builds anew from the ledger what follows from it where it does not.
    ///
    /// # Errors
    /// No record is open, or the disk refuses; nothing is half mended then.
    pub async fn repair(&mut self) -> Result<care_store::RepairReport, Trouble> {
        let report = self.opened()?.store.repair().await?;
        if !report.mended.is_empty() {
            self.read_anew().await?;
        }
        Ok(report)
    }

    /// The kind and registers of an entity, for proposals and history at the prompt.
    ///
    /// # Errors
    /// No record is open.
    pub fn fields(&self, entity: &EntityId) -> Result<Option<&care_model::Fields>, Trouble> {
        Ok(self.record()?.fields(entity))
    }
}
