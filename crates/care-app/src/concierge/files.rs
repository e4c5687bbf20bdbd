//! Files as evidence: which belong to what, and looking at one.

use super::Concierge;
use crate::Trouble;
use crate::view::{ChoiceOptionView, FileView, LinkedFileView, SavedView, TextPartView};
use crate::voice::Voice;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use care_model::{Arg, EntityId, Fact, Item, ItemId};

/// Text of a file that a screen gets.
const TEXT_BYTES_MAX: usize = 400_000;
/// Bytes of a PDF or picture that a screen gets.
const SHOWN_BYTES_MAX: usize = 32 * 1024 * 1024;

impl Concierge {
    /// Files that belong to an item: the one that it was read from, then those that were linked.
    pub(super) async fn files_of(&self, item: &ItemId) -> Result<Vec<LinkedFileView>, Trouble> {
        let lines = self.opened()?.store.evidence_of(item).await?;
        let voice = self.voice_at(self.now())?;
        let views = lines.into_iter().map(|line| match line.note {
            Some(note) => LinkedFileView {
                sha256: line.sha256,
                name: note.name.into_inner(),
                kind: kind_word(&voice, &note.kind),
                received: voice.instant(note.received_at),
                is_source: line.is_origin,
            },
            None => LinkedFileView {
                sha256: line.sha256,
                name: voice.plain("view-file-elsewhere"),
                kind: String::new(),
                received: String::new(),
                is_source: line.is_origin,
            },
        });
        Ok(views.collect())
    }

    /// Links a file to an item.
    ///
    /// # Errors
    /// No record is open; there is no such file or item.
    pub async fn link_file(&mut self, sha256: &str, item: &ItemId) -> Result<SavedView, Trouble> {
        self.must_exist(item)?;
        if !self.opened()?.store.evidence_names().await?.contains_key(sha256) {
            return Err(Trouble::NoSuchFile);
        }
        let saved = self.saved("link", care_store::link(sha256, item), item, "view-done-linked").await?;
        // Whoever says where a file belongs has sorted it.
        self.opened()?.store.sort_file(sha256, true).await?;
        Ok(saved)
    }

    /// Takes a link away; the file stays. The file that an item was read from stays its source.
    ///
    /// # Errors
    /// No record is open, or there is no such item.
    pub async fn unlink_file(&mut self, sha256: &str, item: &ItemId) -> Result<SavedView, Trouble> {
        self.must_exist(item)?;
        self.saved("link", care_store::unlink(sha256, item), item, "view-done-unlinked").await
    }

    /// A file to look at: its text where it has any, the bytes of a PDF or picture.
    ///
    /// # Errors
    /// No record is open; the file was never kept here or is damaged.
    pub async fn open_file(&self, sha256: &str) -> Result<FileView, Trouble> {
        let open = self.opened()?;
        let file = open.store.evidence(sha256).await?.ok_or(Trouble::NoSuchFile)?;
        let voice = self.voice_at(self.now())?;
        let bytes = file.bytes.reveal();
        let media = media_of(bytes);
        let is_text = media.is_empty()
            && std::str::from_utf8(bytes.get(..TEXT_BYTES_MAX.min(bytes.len())).unwrap_or_default())
                .map_or_else(|error| error.error_len().is_none(), |_| true);
        let shown = bytes.get(..TEXT_BYTES_MAX.min(bytes.len())).unwrap_or_default();
        let text = if is_text { crate::form::clean_text(&String::from_utf8_lossy(shown)) } else { String::new() };
        let read_from = |item: &&Item| item.common.evidence.as_deref() == Some(sha256);
        let mut items: Vec<EntityId> =
            open.record.items.values().filter(read_from).map(|item| EntityId::from(&item.id)).collect();
        items.extend(open.store.items_about(sha256).await?);
        items.retain(|item| open.record.items.contains_key(&ItemId::from(item.as_str())));
        items.dedup();
        let items = items.iter().map(|item| ChoiceOptionView { label: voice.headline(item), code: item.to_string() });
        Ok(FileView {
            sha256: sha256.to_owned(),
            name: file.note.name.reveal().clone(),
            kind: kind_word(&voice, &file.note.kind),
            code: file.note.kind.clone(),
            size_bytes: u32::try_from(bytes.len()).unwrap_or(u32::MAX),
            received: voice.instant(file.note.received_at),
            is_cut: is_text && bytes.len() > TEXT_BYTES_MAX,
            text: if text.is_empty() { Vec::new() } else { vec![TextPartView { place: String::new(), text }] },
            bytes_base64: (!media.is_empty() && bytes.len() <= SHOWN_BYTES_MAX).then(|| STANDARD.encode(bytes)),
            media: media.to_owned(),
            items: items.collect(),
        })
    }

    /// Commits facts about one thing and says so.
    pub(super) async fn saved(
        &mut self,
        intent: &str,
        facts: Vec<Fact>,
        item: &ItemId,
        key: &str,
    ) -> Result<SavedView, Trouble> {
        let done = self.commit(intent, facts).await?;
        let voice = self.voice_at(self.now())?;
        let text = voice.with(key, "what", Arg::text(voice.title_of(item)));
        Ok(SavedView::done(item, text, done.token, Vec::new()))
    }
}

/// A format in words; its code where it came from a newer version.
pub(super) fn kind_word(voice: &Voice<'_>, code: &str) -> String {
    let key = format!("file-kind-{}", code.replace('_', "-"));
    if voice.words.has(&key) { voice.plain(&key) } else { code.to_owned() }
}

/// What a reader without scripts may show, by how the bytes begin, never by the name.
fn media_of(bytes: &[u8]) -> &'static str {
    let starts = |with: &[u8]| bytes.starts_with(with);
    if starts(b"%PDF-") {
        "application/pdf"
    } else if starts(b"\x89PNG\r\n\x1a\n") {
        "image/png"
    } else if starts(b"\xff\xd8\xff") {
        "image/jpeg"
    } else if starts(b"GIF87a") || starts(b"GIF89a") {
        "image/gif"
    } else if starts(b"RIFF") && bytes.get(8..12) == Some(b"WEBP".as_slice()) {
        "image/webp"
    } else {
        ""
    }
}
