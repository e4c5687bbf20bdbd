//! Files as evidence: which belong to what, and looking at one.

use super::{Concierge, create};
use crate::Trouble;
use crate::view::{ChoiceOptionView, FileView, LinkedFileView, SavedView, TextPartView};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use care_model::{Arg, EntityId, EntityType, Fact, Fields};
use serde_json::{Value, json};

/// Before a file's hash in the name of the register that links it: one register for each file, so that two
/// people can link two files at once.
pub(super) const FILE_PREFIX: &str = "file:";
/// Text of a file that a screen gets.
const TEXT_BYTES_MAX: usize = 400_000;
/// Bytes of a PDF or picture that a screen gets.
const SHOWN_BYTES_MAX: usize = 32 * 1024 * 1024;

impl Concierge {
    /// Files that belong to an item: the one that it was read from, then those that were linked.
    pub(super) async fn files_of(&self, entity: &EntityId) -> Result<Vec<LinkedFileView>, Trouble> {
        let open = self.opened()?;
        let Some(fields) = open.record.fields(entity) else { return Ok(Vec::new()) };
        let hashes = linked(fields);
        if hashes.is_empty() {
            return Ok(Vec::new());
        }
        let names = open.store.evidence_names().await?;
        let voice = self.voice_at(self.now())?;
        let views = hashes.into_iter().map(|(sha256, is_source)| {
            let evidence = open.record.fields(&evidence_id(&sha256));
            let received = evidence.and_then(|fields| fields.get("received_at")).and_then(Value::as_str);
            let received = received.and_then(|text| text.parse().ok()).map(|at| voice.instant(at));
            LinkedFileView {
                name: names
                    .get(&sha256)
                    .map_or_else(|| voice.plain("view-file-elsewhere"), |name| name.reveal().clone()),
                kind: String::new(),
                received: received.unwrap_or_default(),
                is_source,
                sha256,
            }
        });
        Ok(views.collect())
    }

    /// Links a file to an item or a place.
    ///
    /// # Errors
    /// No record is open; there is no such file or item.
    pub async fn link_file(&mut self, sha256: &str, id: &str) -> Result<SavedView, Trouble> {
        let entity = EntityId::new(id);
        self.known_form(&entity)?;
        let open = self.opened()?;
        if !open.store.evidence_names().await?.contains_key(sha256) {
            return Err(Trouble::NoSuchFile);
        }
        let mut facts = Vec::new();
        let evidence = evidence_id(sha256);
        if open.record.fields(&evidence).is_none() {
            facts.push(create(evidence, EntityType::Evidence, json!({"received_at": self.now()})));
        }
        facts.push(Fact::Set {
            entity: entity.clone(),
            field: format!("{FILE_PREFIX}{sha256}"),
            value: Value::Bool(true),
        });
        self.saved("link", facts, &entity, "view-done-linked").await
    }

    /// Takes a link away; the file stays. The file that an item was read from stays its source.
    ///
    /// # Errors
    /// No record is open, or there is no such item.
    pub async fn unlink_file(&mut self, sha256: &str, id: &str) -> Result<SavedView, Trouble> {
        let entity = EntityId::new(id);
        self.known_form(&entity)?;
        let fact = Fact::Set { entity: entity.clone(), field: format!("{FILE_PREFIX}{sha256}"), value: Value::Null };
        self.saved("link", vec![fact], &entity, "view-done-unlinked").await
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
        let items = open
            .record
            .items
            .keys()
            .map(EntityId::from)
            .filter(|entity| {
                open.record.fields(entity).is_some_and(|fields| linked(fields).iter().any(|(hash, _)| hash == sha256))
            })
            .map(|entity| ChoiceOptionView { label: voice.headline(&entity), code: entity.to_string() });
        Ok(FileView {
            sha256: sha256.to_owned(),
            name: file.note.name.reveal().clone(),
            kind: voice.plain(&format!("file-kind-{}", file.note.kind.replace('_', "-"))),
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
        entity: &EntityId,
        key: &str,
    ) -> Result<SavedView, Trouble> {
        let done = self.commit(intent, facts).await?;
        let voice = self.voice_at(self.now())?;
        let text = voice.with(key, "what", Arg::text(voice.headline(entity)));
        Ok(SavedView { id: Some(entity.to_string()), text, token: done.token, problems: Vec::new() })
    }
}

fn evidence_id(sha256: &str) -> EntityId {
    EntityId::new(format!("evidence-{sha256}"))
}

/// Hashes of the files of a thing; the one that it was read from first.
fn linked(fields: &Fields) -> Vec<(String, bool)> {
    let source = fields.get("evidence").and_then(Value::as_str).filter(|hash| !hash.is_empty());
    let mut hashes: Vec<(String, bool)> = source.map(|hash| (hash.to_owned(), true)).into_iter().collect();
    for (field, value) in fields {
        let Some(hash) = field.strip_prefix(FILE_PREFIX).filter(|_| value == &Value::Bool(true)) else { continue };
        if !hashes.iter().any(|(known, _)| known == hash) {
            hashes.push((hash.to_owned(), false));
        }
    }
    hashes
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
