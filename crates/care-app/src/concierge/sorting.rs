//! *To sort*: files that nothing could be read from, put in their place by hand (a link sorts them too); goes that were cut off; and the
//! folder that is watched for new files.

use super::{Concierge, create};
use crate::Trouble;
use crate::review::problem_key;
use crate::view::{SavedView, UnfinishedView, UnsortedFileView};
use care_model::{Arg, EntityType, ItemId, ProblemCode};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

/// A file in a watched folder is taken once nobody has written to it for so long: a download may still run.
const AT_REST: Duration = Duration::from_secs(10);
/// Files that are taken from a watched folder in one look.
const TAKEN_AT_ONCE: usize = 200;

impl Concierge {
    /// Files that wait for a person, oldest first.
    ///
    /// # Errors
    /// No record is open, or it cannot be read.
    pub async fn unsorted_files(&self) -> Result<Vec<UnsortedFileView>, Trouble> {
        let voice = self.voice_at(self.now())?;
        let files = self.opened()?.store.unsorted_files().await?;
        let views = files.into_iter().map(|(sha256, note)| {
            let codes = note.why.iter().filter_map(|code| serde_json::from_value(Value::from(code.as_str())).ok());
            let why = codes.map(|code: ProblemCode| voice.plain(problem_key(code))).collect();
            UnsortedFileView {
                sha256,
                name: note.name.into_inner(),
                kind: super::files::kind_word(&voice, &note.kind),
                received: voice.instant(note.received_at),
                why,
            }
        });
        Ok(views.collect())
    }

    /// Makes a paper of its own of a file, called `what`. It is sorted then.
    ///
    /// # Errors
    /// No record is open; the file was never kept; `what` is empty.
    pub async fn keep_as_paper(&mut self, sha256: &str, what: &str) -> Result<SavedView, Trouble> {
        let what = crate::form::clean_text(what);
        if what.trim().is_empty() {
            return Err(Trouble::BadInput("a paper needs a name".to_owned()));
        }
        if !self.opened()?.store.evidence_names().await?.contains_key(sha256) {
            return Err(Trouble::NoSuchFile);
        }
        let id = crate::world::make_id(self.now(), self.world.chance.as_ref())?;
        let item = ItemId::from(id.as_str());
        let fields = json!({
            "kind": "document", "what": what.trim(), "evidence": sha256, "evidence_where": "file",
            "created_at": self.now(), "created_by": "import",
        });
        let facts = vec![create(care_model::EntityId::new(id), EntityType::Item, fields)];
        let saved = self.saved("sort", facts, &item, "view-done-kept-as-paper").await?;
        self.opened()?.store.sort_file(sha256, true).await?;
        Ok(saved)
    }

    /// Sets a file aside: it stays in the record and no longer waits. `is_aside` false brings it back to *To sort*.
    ///
    /// # Errors
    /// No record is open, or the disk refuses.
    pub async fn set_file_aside(&mut self, sha256: &str, is_aside: bool) -> Result<(), Trouble> {
        Ok(self.opened()?.store.sort_file(sha256, is_aside).await?)
    }

    /// The oldest go that was cut off, if there is one.
    ///
    /// # Errors
    /// No record is open, or it cannot be read.
    pub async fn unfinished_view(&self) -> Result<Option<UnfinishedView>, Trouble> {
        let voice = self.voice_at(self.now())?;
        let errand = self.unfinished().await?.into_iter().next();
        Ok(errand.map(|errand| {
            let count = |n: u64| Arg::Count(i64::try_from(n).unwrap_or(i64::MAX));
            let (done, total) = (count(errand.done), count(errand.total));
            let message = care_model::Message::new("view-unfinished").with("done", done).with("total", total);
            UnfinishedView {
                id: errand.id,
                text: voice.say(&message),
                begun: voice.instant(errand.begun_at),
                paths: errand.paths.into_inner().iter().map(|path| path.display().to_string()).collect(),
            }
        }))
    }

    /// The folder that is watched for this record, if any.
    ///
    /// # Errors
    /// No record is open.
    pub fn watched_folder(&self) -> Result<Option<PathBuf>, Trouble> {
        Ok(self.watching()?.folder)
    }

    /// Watches a folder from now on, or none. What lies there already comes in too.
    ///
    /// # Errors
    /// [`Trouble::UnreadableFile`] for what is no folder; the disk's.
    pub fn watch_folder(&mut self, folder: Option<&Path>) -> Result<(), Trouble> {
        if let Some(folder) = folder.filter(|folder| !folder.is_dir()) {
            return Err(Trouble::UnreadableFile(super::name_of(folder).into()));
        }
        self.keep_watching(&Watching { folder: folder.map(Path::to_owned), seen_until: None })
    }

    /// Files of the watched folder that are new since the last look and at rest; they are noted as seen.
    ///
    /// # Errors
    /// No record is open, or the disk refuses.
    pub fn news_in_folder(&mut self) -> Result<Vec<PathBuf>, Trouble> {
        let mut watching = self.watching()?;
        let Some(folder) = watching.folder.clone() else { return Ok(Vec::new()) };
        let now = SystemTime::from(self.now());
        let at_rest = now.checked_sub(AT_REST).unwrap_or(now);
        let since = watching.seen_until;
        // A folder on a drive that is not there now is no error; it may come back.
        let listed = std::fs::read_dir(&folder).into_iter().flatten().filter_map(Result::ok);
        let mut news: Vec<(SystemTime, PathBuf)> = listed
            .filter(|entry| !entry.file_name().to_string_lossy().starts_with('.'))
            .filter_map(|entry| {
                let about = entry.metadata().ok().filter(std::fs::Metadata::is_file)?;
                Some((about.modified().ok()?, entry.path()))
            })
            .filter(|(modified, _)| *modified <= at_rest && since.is_none_or(|since| *modified > since))
            .collect();
        news.sort();
        news.truncate(TAKEN_AT_ONCE);
        if let Some((newest, _)) = news.last() {
            watching.seen_until = Some(*newest);
            self.keep_watching(&watching)?;
        }
        Ok(news.into_iter().map(|(_, path)| path).collect())
    }

    fn watching(&self) -> Result<Watching, Trouble> {
        let text = std::fs::read(self.record_dir()?.join(WATCHED_FILE)).unwrap_or_default();
        Ok(serde_json::from_slice(&text).unwrap_or_default())
    }

    fn keep_watching(&self, watching: &Watching) -> Result<(), Trouble> {
        let text = serde_json::to_vec(watching).map_err(|error| Trouble::Internal(error.to_string()))?;
        Ok(care_vault::private::replace(&self.record_dir()?.join(WATCHED_FILE), &text)?)
    }
}

/// Where the watched folder is noted: beside the record, for the owner's eyes only.
const WATCHED_FILE: &str = "folder.json";

/// The watched folder and how far it was seen.
#[derive(Default, serde::Serialize, serde::Deserialize)]
#[serde(default)]
struct Watching {
    folder: Option<PathBuf>,
    seen_until: Option<SystemTime>,
}
