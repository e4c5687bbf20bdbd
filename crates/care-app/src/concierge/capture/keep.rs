//! Half-finished captures: kept while a person types, there again after a crash, gone once saved.

use super::sheet::given;
use crate::Trouble;
use crate::capture_view::{CaptureDraftRequest, CaptureDraftView};
use crate::concierge::Concierge;
use care_model::{EntityId, ItemId, Sensitive};
use care_store::KeptCapture;

/// Forms that can stand half finished.
pub(super) const CAPTURE_KINDS: [&str; 6] = ["visit", "call", "line", "instruction", "question", "note"];
/// Longest form that is kept, as JSON.
const JSON_BYTES_MAX: usize = 1_000_000;
/// Longest id that a screen makes.
const ID_CHARS_MAX: usize = 200;

impl Concierge {
    /// Keeps a form as far as it is filled; returns only when it is safe on the disk.
    ///
    /// # Errors
    /// The kind is not known, the JSON is none or too long, or the disk refuses.
    pub async fn keep_capture(&mut self, request: CaptureDraftRequest) -> Result<(), Trouble> {
        let id = request.id.trim();
        if id.is_empty() || id.chars().count() > ID_CHARS_MAX {
            return Err(Trouble::BadInput("expected an id".to_owned()));
        }
        if !CAPTURE_KINDS.contains(&request.kind.as_str()) {
            return Err(Trouble::BadInput("unknown kind of capture".to_owned()));
        }
        let is_json = serde_json::from_str::<serde::de::IgnoredAny>(&request.json).is_ok();
        if !is_json || request.json.len() > JSON_BYTES_MAX {
            return Err(Trouble::BadInput(format!("expected JSON of at most {JSON_BYTES_MAX} bytes")));
        }
        let now = self.world.clock.now();
        let capture = KeptCapture {
            id: id.to_owned(),
            kind: request.kind,
            about: given(request.about.as_deref()).map(EntityId::new),
            json: Sensitive::new(request.json),
            started_at: now,
            updated_at: now,
        };
        Ok(self.opened()?.store.keep_capture(&capture).await?)
    }

    /// All half-finished captures, the one touched last first.
    ///
    /// # Errors
    /// No record is open, or it cannot be read.
    pub async fn list_captures(&self) -> Result<Vec<CaptureDraftView>, Trouble> {
        let kept = self.opened()?.store.captures().await?;
        let voice = self.voice_at(self.now())?;
        let view = |capture: KeptCapture| {
            let about = capture.about.as_ref().map(|about| ItemId::from(about.as_str()));
            let item = about.as_ref().and_then(|about| voice.record.items.get(about));
            CaptureDraftView {
                id: capture.id,
                kind_word: voice.plain(&format!("captures-kind-{}", capture.kind)),
                kind: capture.kind,
                about_title: item.map(|item| voice.title(item)).unwrap_or_default(),
                about: about.map(|about| about.to_string()),
                started: voice.instant(capture.started_at),
                updated: voice.instant(capture.updated_at),
                json: capture.json.into_inner(),
            }
        };
        Ok(kept.into_iter().map(view).collect())
    }

    /// Throws a half-finished capture away.
    ///
    /// # Errors
    /// No record is open, or the disk refuses.
    pub async fn drop_capture(&mut self, id: &str) -> Result<(), Trouble> {
        Ok(self.opened()?.store.drop_capture(id).await?)
    }

    pub(super) async fn kept_capture(&self, id: &str) -> Result<Option<KeptCapture>, Trouble> {
        Ok(self.opened()?.store.captures().await?.into_iter().find(|capture| capture.id == id))
    }
}
