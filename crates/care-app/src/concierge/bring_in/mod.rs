//! Bringing files in: read by a process of its own, keep the bytes, propose; then a person says yes.
//!
//! Killed half-way, everything or nothing of a file is there: its bytes and what it proposes are kept in one
//! step. The same file twice adds nothing, so a go that was cut off is taken up by doing it again.

mod accept;
mod matches;
mod one_file;
mod sources;

use super::Concierge;
use crate::Trouble;
use crate::outside::Reader;
use crate::world::make_id;
use accept::{is_news, signed};
use care_exchange::{Context, FileKind, KnownPerson, PictureHeader, Reading, gather};
use care_model::{Draft, Problem, ProblemCode, Sensitive};
use care_store::{Errand, Proposal};
use sources::Source;
use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

pub(super) use accept::propose;
pub use accept::{AcceptWhat, Accepted, is_about_another, is_certain};
pub(crate) use matches::{is_open_question, matches_of};
pub(crate) use sources::{list_files, name_of};

/// Files between two notes of how far a go is.
const NOTED_EVERY: usize = 16;

/// What a go at bringing in gave.
#[derive(Default)]
pub struct Brought {
    /// One entry a file, in order; files within files follow the one that holds them.
    pub files: Vec<BroughtFile>,
    /// It was stopped before the last file.
    pub was_stopped: bool,
}

/// What one file gave.
pub struct BroughtFile {
    /// Where it lay, as the person named it; within an archive or a mail, the path goes on inside.
    pub path: PathBuf,
    /// SHA-256 of its bytes, hex; empty where its bytes were not taken.
    pub sha256: String,
    /// What it says.
    pub reading: Reading,
    /// Proposals that are new, or change something.
    pub proposed: usize,
    /// Drafts that the record holds already, as they are.
    pub unchanged: usize,
    /// The same bytes were brought in before.
    pub is_known: bool,
    /// It only holds other files, or is too large to take a copy: what matters of it is kept elsewhere.
    pub is_left_in_place: bool,
}

impl BroughtFile {
    /// Nothing could be read from it; it is kept and waits in *To sort*.
    pub fn is_kept_unread(&self) -> bool {
        !self.is_left_in_place && is_unread(&self.reading)
    }
}

/// Nothing that a person could use was found. A structured file that was understood and holds nothing for the
/// journey is not unread; a paper in which nothing was found is, because a person may see what we did not.
fn is_unread(reading: &Reading) -> bool {
    let is_structured = matches!(
        reading.kind,
        FileKind::Fhir
            | FileKind::FhirLines
            | FileKind::Calendar
            | FileKind::Ccda
            | FileKind::Contacts
            | FileKind::AppleHealth
            | FileKind::HealthCard
    );
    let has_words = !reading.texts.is_empty() || !reading.sections.is_empty() || !reading.counts.is_empty();
    let is_cut = |problem: &Problem| {
        matches!(problem.why, ProblemCode::Truncated | ProblemCode::Malformed | ProblemCode::TooLarge)
    };
    let is_understood = is_structured && has_words && !reading.problems.iter().any(is_cut);
    reading.drafts.is_empty() && reading.pictures.is_empty() && !is_understood
}

/// How far a go is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Files done.
    pub done: usize,
    /// Files in all, as far as is known: an archive brings more.
    pub total: usize,
    /// Bytes of the present file that were read.
    pub bytes: u64,
    /// Things found so far.
    pub found: usize,
}

/// A go in progress. It is taken file by file, so that a screen can use the record in between.
pub struct Go {
    /// What is still to be read, first one first.
    sources: VecDeque<Source>,
    /// One reader for each depth of files within files.
    readers: Vec<Reader>,
    context: Context,
    brought: Brought,
    progress: Progress,
    errand: Option<Errand>,
    /// Bytes and proposals are kept; otherwise this is only a look.
    keeps: bool,
}

/// Whom a go tells how far it is, and who can stop it.
#[derive(Clone, Copy)]
pub struct Onlooker<'a> {
    /// Hears how far the go is, several times a second.
    pub tell: &'a (dyn Fn(Progress) + Send + Sync),
    /// Set to stop, in the middle of a file too: of that file nothing is kept then.
    pub stop: &'a AtomicBool,
}

impl Onlooker<'_> {
    fn says_stop(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }
}

impl Concierge {
    /// Reads files and folders and keeps what they propose.
    ///
    /// # Errors
    /// The record is locked, a path cannot be read, or the disk refuses; what was brought in before it stays.
    pub async fn bring_in(&mut self, paths: &[PathBuf], onlooker: Onlooker<'_>) -> Result<Brought, Trouble> {
        (onlooker.tell)(Progress::default());
        let mut go = self.set_out(paths).await?;
        let mut gone = Ok(true);
        while matches!(gone, Ok(true)) {
            gone = self.bring_next(&mut go, onlooker).await;
        }
        let brought = self.come_back(go).await?;
        gone.map(|_| brought)
    }

    /// Begins a go: [`Concierge::bring_next`] until it says no more, then [`Concierge::come_back`].
    ///
    /// # Errors
    /// The record is locked, or a path cannot be read.
    pub async fn set_out(&self, paths: &[PathBuf]) -> Result<Go, Trouble> {
        let sources = sources_of(paths)?;
        let errand = Errand {
            id: make_id(self.world.clock.now(), self.world.chance.as_ref())?,
            begun_at: self.world.clock.now(),
            paths: Sensitive::new(paths.to_vec()),
            done: 0,
            total: u64::try_from(sources.len()).unwrap_or(u64::MAX),
        };
        self.opened()?.store.note_errand(&errand).await?;
        self.new_go(sources, Some(errand), true)
    }

    /// Takes the next file. `false`: it was the last one, or the person said *Stop*.
    ///
    /// # Errors
    /// The record is locked, or the disk refuses.
    pub async fn bring_next(&mut self, go: &mut Go, onlooker: Onlooker<'_>) -> Result<bool, Trouble> {
        if onlooker.says_stop() {
            go.brought.was_stopped = !go.sources.is_empty();
            return Ok(false);
        }
        let Some(source) = go.sources.pop_front() else { return Ok(false) };
        (onlooker.tell)(go.progress);
        self.bring_one(go, onlooker, source, 0).await?;
        go.progress.done += 1;
        (onlooker.tell)(go.progress);
        if let Some(errand) = &mut go.errand {
            errand.done = u64::try_from(go.progress.done).unwrap_or(u64::MAX);
            errand.total = u64::try_from(go.progress.total).unwrap_or(u64::MAX);
            if go.progress.done.is_multiple_of(NOTED_EVERY) {
                self.opened()?.store.note_errand(errand).await?;
            }
        }
        Ok(!go.brought.was_stopped)
    }

    /// Ends a go: what it gave.
    ///
    /// # Errors
    /// The record is locked, or the disk refuses.
    pub async fn come_back(&self, mut go: Go) -> Result<Brought, Trouble> {
        for reader in &mut go.readers {
            reader.stop().await;
        }
        self.put_discs_together(&mut go).await?;
        if let Some(errand) = &go.errand {
            self.opened()?.store.end_errand(&errand.id).await?;
        }
        Ok(go.brought)
    }

    /// As [`Concierge::bring_in`], for bytes that came from elsewhere, such as standard input.
    ///
    /// # Errors
    /// The record is locked, or the disk refuses.
    pub async fn bring_in_bytes(&mut self, path: &Path, bytes: Vec<u8>) -> Result<Brought, Trouble> {
        let source = Source::Bytes { path: path.to_owned(), bytes };
        self.all_of(vec![source], true).await
    }

    /// Reads files and folders and keeps nothing.
    ///
    /// # Errors
    /// A path cannot be read.
    pub async fn dry_read(&mut self, paths: &[PathBuf]) -> Result<Brought, Trouble> {
        self.all_of(sources_of(paths)?, false).await
    }

    async fn all_of(&mut self, sources: Vec<Source>, keeps: bool) -> Result<Brought, Trouble> {
        let mut go = self.new_go(sources, None, keeps)?;
        let onlooker = Onlooker { tell: &|_| {}, stop: &AtomicBool::new(false) };
        while self.bring_next(&mut go, onlooker).await? {}
        self.come_back(go).await
    }

    /// Pictures came one by one; what they propose is the studies that they make up, told with the first of them.
    async fn put_discs_together(&self, go: &mut Go) -> Result<(), Trouble> {
        let pictures: Vec<PictureHeader> =
            go.brought.files.iter().flat_map(|file| file.reading.pictures.iter().cloned()).collect();
        let Some(first) = go.brought.files.iter_mut().find(|file| !file.reading.pictures.is_empty()) else {
            return Ok(());
        };
        gather(&pictures, &go.context, &mut first.reading);
        let (record, now) = (self.record()?, self.world.clock.now());
        let drafts: Vec<Draft> = first.reading.drafts.iter().map(|draft| signed(draft, &first.sha256)).collect();
        let news: Vec<&Draft> = drafts.iter().filter(|draft| is_news(record, draft)).collect();
        first.unchanged = drafts.len() - news.len();
        first.proposed = news.len();
        if go.keeps {
            let proposals: Vec<Proposal> = news.iter().map(|draft| propose(draft, Some(&first.sha256), now)).collect();
            first.proposed = self.opened()?.store.put_proposals(&proposals).await?;
            first.unchanged = drafts.len() - first.proposed;
        }
        Ok(())
    }

    fn new_go(&self, sources: Vec<Source>, errand: Option<Errand>, keeps: bool) -> Result<Go, Trouble> {
        Ok(Go {
            progress: Progress { total: sources.len(), ..Progress::default() },
            sources: sources.into(),
            readers: Vec::new(),
            context: self.reading_context()?,
            brought: Brought::default(),
            errand,
            keeps,
        })
    }

    /// Goes that were cut off before they ended: what the person named, files done and files in all.
    ///
    /// # Errors
    /// The record is locked or cannot be read.
    pub async fn unfinished(&self) -> Result<Vec<Errand>, Trouble> {
        Ok(self.opened()?.store.errands().await?)
    }

    /// Forgets a go that was cut off; what it brought in stays.
    ///
    /// # Errors
    /// The record is locked, or the disk refuses.
    pub async fn leave_unfinished(&self, id: &str) -> Result<(), Trouble> {
        Ok(self.opened()?.store.end_errand(id).await?)
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

fn sources_of(paths: &[PathBuf]) -> Result<Vec<Source>, Trouble> {
    Ok(list_files(paths)?.into_iter().map(Source::Path).collect())
}

/// The kind of a file as a code of the catalogue.
pub fn file_kind_code(kind: FileKind) -> &'static str {
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
