//! Bringing files in: read, keep the bytes, propose; then a person says yes.
//!
//! Killed half-way, everything or nothing of a file is there: its bytes and what it proposes are kept
//! in one step. The same file twice adds nothing.

use super::{Concierge, undo};
use crate::Trouble;
use care_exchange::{Context, FileKind, KnownPerson, Reading, Whose, read_file};
use care_model::{Certainty, Draft, EntityId, EntityType, Fact, Instant, Record, Sensitive};
use care_store::{EvidenceNote, Proposal, Settlement, TextPart};
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Files of one folder tree that are read in one go; more are named as a problem of the folder.
const FILES_MAX: usize = 20_000;
/// A file above this is not read into memory; larger ones come with the importers that stream.
const FILE_BYTES_MAX: u64 = 512 * 1024 * 1024;

/// What a go at bringing in gave.
#[derive(Default)]
pub struct Brought {
    /// One entry a file, in order.
    pub files: Vec<BroughtFile>,
    /// It was stopped before the last file.
    pub was_stopped: bool,
}

/// What one file gave.
pub struct BroughtFile {
    /// Where it lay, as the person named it.
    pub path: PathBuf,
    /// SHA-256 of its bytes, hex.
    pub sha256: String,
    /// What it says.
    pub reading: Reading,
    /// Proposals that are new, or change something.
    pub proposed: usize,
    /// Drafts that the record holds already, as they are.
    pub unchanged: usize,
    /// The same bytes were brought in before.
    pub is_known: bool,
}

impl BroughtFile {
    /// Nothing could be read from it; it is kept and waits in *To sort*.
    pub fn is_kept_unread(&self) -> bool {
        self.reading.drafts.is_empty()
    }
}

/// Which proposals to accept.
pub enum AcceptWhat {
    /// All that ask no question.
    All,
    /// All from these files (SHA-256, hex) that ask no question.
    AllFrom(BTreeSet<String>),
    /// From these files, structured fields only, never a date read from prose.
    CertainFrom(BTreeSet<String>),
    /// These, by id of the proposal.
    These(BTreeSet<String>),
}

/// What accepting did.
pub struct Accepted {
    /// New entities.
    pub added: usize,
    /// Entities that changed.
    pub updated: usize,
    /// For undo.
    pub done: undo::Done,
}

impl Concierge {
    /// Reads files and folders and keeps what they propose. `progress` hears of each file before it is
    /// read (number, of how many); `stop` ends the go between two files.
    ///
    /// # Errors
    /// A path cannot be read; what was brought in before it stays.
    pub async fn bring_in(
        &mut self,
        paths: &[PathBuf],
        mut progress: impl FnMut(usize, usize) + Send,
        stop: &AtomicBool,
    ) -> Result<Brought, Trouble> {
        let files = list_files(paths)?;
        let mut brought = Brought::default();
        for (number, path) in files.iter().enumerate() {
            if stop.load(Ordering::Relaxed) {
                brought.was_stopped = true;
                break;
            }
            progress(number, files.len());
            let bytes = read_bytes(path)?;
            brought.files.push(self.bring_in_bytes(path, bytes).await?);
        }
        Ok(brought)
    }

    /// As [`Concierge::bring_in`], for bytes that came from elsewhere, such as standard input.
    ///
    /// # Errors
    /// The record is locked, or the disk refuses.
    pub async fn bring_in_bytes(&mut self, path: &Path, bytes: Vec<u8>) -> Result<BroughtFile, Trouble> {
        let context = self.reading_context()?;
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let bytes = Arc::new(bytes);
        let reading = {
            let (name, bytes) = (name.clone(), Arc::clone(&bytes));
            tokio::task::spawn_blocking(move || read_file(&name, &bytes, &context))
                .await
                .map_err(|_| Trouble::UnreadableFile(Sensitive::new(name_of(path))))?
        };
        let now = self.world.clock.now();
        let open = self.opened()?;
        let sha256 = care_store::sha256_of(&bytes);
        let drafts: Vec<Draft> = reading.drafts.iter().map(|draft| signed(draft, &sha256)).collect();
        let (news, unchanged): (Vec<&Draft>, Vec<&Draft>) =
            drafts.iter().partition(|draft| is_news(&open.record, draft));
        let proposals: Vec<Proposal> = news.iter().map(|draft| propose(draft, Some(&sha256), now)).collect();
        let note = EvidenceNote {
            name: Sensitive::new(name),
            kind: kind_code(reading.kind).to_owned(),
            received_at: now,
            is_unread: reading.drafts.is_empty(),
        };
        let kept = open.store.keep_file(Arc::clone(&bytes), &note, &proposals).await?;
        if kept.is_new && !reading.texts.is_empty() {
            open.store.put_evidence_text(&kept.sha256, &parts_of(&reading)).await?;
        }
        Ok(BroughtFile {
            path: path.to_owned(),
            sha256,
            proposed: kept.proposed,
            unchanged: unchanged.len() + (news.len() - kept.proposed),
            is_known: !kept.is_new,
            reading,
        })
    }

    /// Reads files and folders and keeps nothing.
    ///
    /// # Errors
    /// A path cannot be read.
    pub async fn dry_read(&self, paths: &[PathBuf]) -> Result<Brought, Trouble> {
        let record = self.record()?;
        let context = self.reading_context()?;
        let mut brought = Brought::default();
        for path in list_files(paths)? {
            let bytes = read_bytes(&path)?;
            let reading = read_file(&name_of(&path), &bytes, &context);
            let news = reading.drafts.iter().filter(|draft| is_news(record, draft)).count();
            brought.files.push(BroughtFile {
                sha256: care_store::sha256_of(&bytes),
                proposed: news,
                unchanged: reading.drafts.len() - news,
                is_known: false,
                path,
                reading,
            });
        }
        Ok(brought)
    }

    /// Proposals that wait for a person.
    ///
    /// # Errors
    /// The record is locked or cannot be read.
    pub async fn pending(&self) -> Result<Vec<Proposal>, Trouble> {
        Ok(self.opened()?.store.pending_proposals().await?)
    }

    /// Accepts proposals: one change with everything that goes with them, settled with it.
    ///
    /// # Errors
    /// The record is locked, or the disk refuses; nothing is accepted then.
    pub async fn accept(&mut self, what: AcceptWhat) -> Result<Accepted, Trouble> {
        let pending = self.pending().await?;
        let chosen: Vec<&Proposal> = pending.iter().filter(|proposal| what.takes(proposal)).collect();
        let ids: Vec<String> = chosen.iter().map(|proposal| proposal.id.clone()).collect();
        let entities: BTreeSet<EntityId> = chosen.iter().map(|proposal| proposal.draft.entity.clone()).collect();
        let record = self.record()?;
        let known: BTreeSet<EntityId> = record.raw().keys().cloned().collect();
        let drafts: Vec<Draft> = pending.iter().map(|proposal| proposal.draft.clone()).collect();
        let mut facts = care_exchange::accept(&drafts, &entities, &known);
        let added = facts.len();
        let changes: Vec<Fact> = chosen.iter().flat_map(|proposal| differences(record, &proposal.draft)).collect();
        let updated = changes.iter().filter_map(entity_of).collect::<BTreeSet<_>>().len();
        facts.extend(changes);
        facts.extend(evidence_facts(record, &chosen));
        stamp(&mut facts, self.world.clock.now());
        let done = self.commit_settling("import", facts, &ids).await?;
        Ok(Accepted { added, updated, done })
    }

    /// Drops proposals; the file stays, and they are not proposed again from it.
    ///
    /// # Errors
    /// The record is locked, or the disk refuses.
    pub async fn reject(&mut self, ids: &[String]) -> Result<(), Trouble> {
        let now = self.world.clock.now();
        for id in ids {
            self.opened()?.store.settle_proposal(id, Settlement::Rejected, now).await?;
        }
        Ok(())
    }

    fn reading_context(&self) -> Result<Context, Trouble> {
        let record = self.record()?;
        let zone = record.settings.zone;
        let known_person = record
            .persons
            .values()
            .next()
            .map(|person| KnownPerson { name: person.name.clone(), born_on: person.born_on });
        Ok(Context { zone, today: care_model::day_of(self.world.clock.now(), zone), known_person })
    }
}

impl AcceptWhat {
    fn takes(&self, proposal: &Proposal) -> bool {
        let is_from = |files: &BTreeSet<String>| proposal.evidence.as_ref().is_some_and(|file| files.contains(file));
        match self {
            AcceptWhat::All => proposal.draft.question.is_none(),
            AcceptWhat::AllFrom(files) => is_from(files) && proposal.draft.question.is_none(),
            AcceptWhat::CertainFrom(files) => is_from(files) && is_certain(&proposal.draft),
            AcceptWhat::These(ids) => ids.contains(&proposal.id),
        }
    }
}

/// A draft as a proposal. Its id follows from what is proposed, so that the same again, from whatever
/// file, does not ask again, and a changed value does.
pub(super) fn propose(draft: &Draft, evidence: Option<&str>, now: Instant) -> Proposal {
    let told: Map<String, Value> = draft
        .fields
        .iter()
        .filter(|(field, _)| !is_provenance(field))
        .map(|(field, value)| (field.clone(), value.clone()))
        .collect();
    let told = Value::Object(told).to_string();
    let id = care_exchange::derive_id("proposal", draft.entity.as_str(), &told).to_string();
    Proposal { id, evidence: evidence.map(str::to_owned), draft: draft.clone(), made_at: now }
}

/// The files that accepted proposals come from become entities of the record.
fn evidence_facts(record: &Record, chosen: &[&Proposal]) -> Vec<Fact> {
    let files: BTreeSet<(&String, Instant)> =
        chosen.iter().filter_map(|proposal| Some((proposal.evidence.as_ref()?, proposal.made_at))).collect();
    files
        .into_iter()
        .map(|(sha256, at)| (EntityId::new(format!("evidence-{sha256}")), at))
        .filter(|(entity, _)| record.fields(entity).is_none())
        .map(|(entity, at)| super::create(entity, EntityType::Evidence, json!({"received_at": at})))
        .collect()
}

/// Structured fields of a file about this person, nothing unsure, nothing asked.
pub fn is_certain(draft: &Draft) -> bool {
    draft.certainty == Certainty::Structured && draft.unsure.is_empty() && draft.question.is_none()
}

/// The record does not hold it, or holds other values.
pub fn is_news(record: &Record, draft: &Draft) -> bool {
    record.fields(&draft.entity).is_none() || !differences(record, draft).is_empty()
}

/// A file that names somebody else deserves a look before anything is accepted.
pub fn is_about_another(reading: &Reading) -> bool {
    matches!(reading.whose, Whose::Other | Whose::Several)
}

fn differences(record: &Record, draft: &Draft) -> Vec<Fact> {
    let Some(fields) = record.fields(&draft.entity) else { return Vec::new() };
    draft
        .fields
        .iter()
        .filter(|(field, value)| !is_provenance(field) && fields.get(*field) != Some(*value))
        .map(|(field, value)| Fact::Set { entity: draft.entity.clone(), field: field.clone(), value: value.clone() })
        .collect()
}

/// Registers that say where a value was read: another file with the same values is no news.
fn is_provenance(field: &str) -> bool {
    matches!(field, "evidence" | "evidence_where" | "created_at" | "created_by")
}

/// The draft with the file that it was read from.
fn signed(draft: &Draft, sha256: &str) -> Draft {
    let mut draft = draft.clone();
    if draft.entity_type == EntityType::Item {
        draft.fields.insert("evidence".to_owned(), Value::from(sha256));
        draft.fields.insert("evidence_where".to_owned(), Value::from(draft.source.place.as_str()));
    }
    draft
}

/// New items say when they were entered.
fn stamp(facts: &mut [Fact], now: Instant) {
    for fact in facts {
        if let Fact::Create { entity_type: EntityType::Item, fields, .. } = fact {
            fields.entry("created_at".to_owned()).or_insert_with(|| json!(now));
            fields.entry("created_by".to_owned()).or_insert_with(|| json!("import"));
        }
    }
}

fn entity_of(fact: &Fact) -> Option<EntityId> {
    match fact {
        Fact::Set { entity, .. } | Fact::Create { entity, .. } => Some(entity.clone()),
        Fact::Log(_) | Fact::Discard(_) | Fact::Restore(_) => None,
    }
}

fn kind_code(kind: FileKind) -> &'static str {
    match kind {
        FileKind::Empty => "empty",
        FileKind::Fhir => "fhir",
        FileKind::FhirLines => "fhir_lines",
        FileKind::Calendar => "calendar",
        FileKind::Ccda => "ccda",
        FileKind::Pdf => "pdf",
        FileKind::Image => "image",
        FileKind::Dicom => "dicom",
        FileKind::Archive => "archive",
        FileKind::Mail => "mail",
        FileKind::RichText => "rich_text",
        FileKind::Contacts => "contacts",
        FileKind::AppleHealth => "apple_health",
        FileKind::HealthCard => "health_card",
        FileKind::HealthLink => "health_link",
        FileKind::Page => "page",
        FileKind::Text => "text",
        FileKind::Unknown => "unknown",
    }
}

/// The kind of a file as a code of the catalogue.
pub fn file_kind_code(kind: FileKind) -> &'static str {
    kind_code(kind)
}

/// The words of a file as the search takes them.
fn parts_of(reading: &Reading) -> Vec<TextPart> {
    reading.texts.iter().map(|part| TextPart { place: part.place.clone(), text: part.text.clone() }).collect()
}

fn name_of(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

fn read_bytes(path: &Path) -> Result<Vec<u8>, Trouble> {
    let unreadable = |_| Trouble::UnreadableFile(Sensitive::new(name_of(path)));
    let size = std::fs::metadata(path).map_err(unreadable)?.len();
    if size > FILE_BYTES_MAX {
        return Err(Trouble::UnreadableFile(Sensitive::new(name_of(path))));
    }
    std::fs::read(path).map_err(unreadable)
}

/// Files under the paths, folders opened, hidden files left out, in a steady order.
fn list_files(paths: &[PathBuf]) -> Result<Vec<PathBuf>, Trouble> {
    let mut files = Vec::new();
    let mut open: Vec<PathBuf> = paths.iter().rev().cloned().collect();
    while let Some(path) = open.pop() {
        let unreadable = |_| Trouble::UnreadableFile(Sensitive::new(name_of(&path)));
        let about = std::fs::metadata(&path).map_err(unreadable)?;
        if !about.is_dir() {
            files.push(path);
        } else {
            let mut inside: Vec<PathBuf> = std::fs::read_dir(&path)
                .map_err(unreadable)?
                .filter_map(Result::ok)
                .filter(|entry| !entry.file_name().to_string_lossy().starts_with('.'))
                .filter(|entry| entry.file_type().is_ok_and(|kind| !kind.is_symlink()))
                .map(|entry| entry.path())
                .collect();
            inside.sort();
            open.extend(inside.into_iter().rev());
        }
        if files.len() > FILES_MAX {
            return Err(Trouble::BadInput(format!("more than {FILES_MAX} files in one go")));
        }
    }
    Ok(files)
}
