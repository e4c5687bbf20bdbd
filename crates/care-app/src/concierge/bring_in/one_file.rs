//! One file: its bytes go to the reader and into the record at the same time, once.

use super::accept::{is_news, propose, signed};
use super::sources::{Source, name_of};
use super::{BroughtFile, Go, Onlooker, file_kind_code, is_unread};
use crate::Trouble;
use crate::concierge::Concierge;
use crate::outside::{Answer, Ended, PIECE_BYTES, Reader};
use crate::papers::read_off;
use care_exchange::{FILE_BYTES_MAX, FileKind, Reading, detect};
use care_model::{Draft, Problem, ProblemCode, Sensitive};
use care_store::{Arriving, EvidenceNote, NewResource, Proposal, TextPart, Yield, sha256_of};
use std::convert::Infallible;
use std::io::{Read, Seek};
use std::path::Path;
use std::pin::Pin;
use std::time::Duration;

/// Files within files within files: a mail in an archive with an attachment.
const DEPTH_MAX: usize = 3;
/// Largest picture or PDF whose words are read off, in bytes.
const SCAN_BYTES_MAX: u64 = 64 * 1024 * 1024;
/// How often a person's *Stop* is looked for while the reader thinks.
const LOOK_FOR_STOP: Duration = Duration::from_millis(100);

/// Bytes of a source, piece by piece.
enum Bytes {
    File(std::fs::File),
    Memory(std::io::Cursor<Vec<u8>>),
}

impl Bytes {
    async fn next(self) -> std::io::Result<(Self, Vec<u8>)> {
        let read = tokio::task::spawn_blocking(move || {
            let mut bytes = self;
            let mut piece = Vec::with_capacity(PIECE_BYTES);
            let most = u64::try_from(PIECE_BYTES).unwrap_or(u64::MAX);
            match &mut bytes {
                Bytes::File(file) => file.take(most).read_to_end(&mut piece)?,
                Bytes::Memory(memory) => memory.take(most).read_to_end(&mut piece)?,
            };
            Ok((bytes, piece))
        });
        read.await.map_err(std::io::Error::other)?
    }
}

/// Tells several times a second how far it is while something takes its time.
async fn while_telling<T>(onlooker: Onlooker<'_>, far: super::Progress, work: impl Future<Output = T>) -> T {
    let telling = async || -> Infallible {
        loop {
            tokio::time::sleep(LOOK_FOR_STOP).await;
            (onlooker.tell)(far);
        }
    };
    tokio::select! {
        biased;
        done = work => done,
        never = telling() => match never {},
    }
}

impl Concierge {
    /// Brings in one file and whatever lies in it.
    pub(super) fn bring_one<'a>(
        &'a mut self,
        go: &'a mut Go,
        onlooker: Onlooker<'a>,
        source: Source,
        depth: usize,
    ) -> Pin<Box<dyn Future<Output = Result<(), Trouble>> + Send + 'a>> {
        Box::pin(async move {
            let path = source.path().to_owned();
            let name = name_of(&path);
            let unreadable = |_| Trouble::UnreadableFile(Sensitive::new(name_of(&path)));
            let (size, bytes) = match source {
                Source::Path(path) => match open(&path) {
                    Ok((size, file)) => (size, Bytes::File(file)),
                    // One file that may not be opened does not lose the others.
                    Err(_) => {
                        let reading = said_of(FileKind::Unknown, ProblemCode::NotOpened, String::new());
                        go.brought.files.push(left_in_place(path, reading));
                        return Ok(());
                    }
                },
                Source::Bytes { bytes, .. } => {
                    (u64::try_from(bytes.len()).unwrap_or(u64::MAX), Bytes::Memory(std::io::Cursor::new(bytes)))
                }
            };
            go.progress.bytes = 0;
            let is_huge = size > u64::try_from(FILE_BYTES_MAX).unwrap_or(u64::MAX);
            let whole = match &bytes {
                Bytes::File(file) if is_huge => file.try_clone().ok(),
                _ => None,
            };
            let (mut bytes, mut piece) = bytes.next().await.map_err(unreadable)?;
            let kind = detect(&name, &piece);
            if is_huge {
                let reading = match whole.filter(|_| kind == FileKind::Archive) {
                    Some(file) => self.open_huge(go, onlooker, file, &path, depth).await?,
                    None => Some(said_of(kind, ProblemCode::TooLarge, format!("{size} bytes"))),
                };
                go.brought.files.extend(reading.map(|reading| left_in_place(path, reading)));
                return Ok(());
            }
            // An archive is not kept itself: each of its files is.
            let is_kept = go.keeps && kind != FileKind::Archive;
            let mut arriving = Arriving::new();
            // Pictures may have to be read off once more; only their bytes, and those of a mere look, are held.
            let may_be_scan = size <= SCAN_BYTES_MAX && matches!(kind, FileKind::Image | FileKind::Pdf);
            let mut held = Vec::new();
            let context = go.context.clone();
            let mut ended = self.reader(go, depth).ask(&name, &context).await.err();
            while !piece.is_empty() {
                if onlooker.says_stop() {
                    return self.stop_file(go, arriving).await;
                }
                if ended.is_none() {
                    ended = self.reader(go, depth).send(&piece).await.err();
                }
                go.progress.bytes += u64::try_from(piece.len()).unwrap_or_default();
                (onlooker.tell)(go.progress);
                if may_be_scan || !go.keeps {
                    held.extend_from_slice(&piece);
                }
                if is_kept {
                    let now = self.world.clock.now();
                    arriving = self.opened()?.store.take_in(arriving, piece, now).await?;
                }
                (bytes, piece) = bytes.next().await.map_err(unreadable)?;
            }
            if ended.is_none() {
                ended = self.reader(go, depth).end().await.err();
            }
            let place = go.brought.files.len();
            let reading = match ended {
                Some(ended) => Some(ended.as_reading(kind)),
                None => self.hear_out(go, onlooker, &path, kind, depth).await?,
            };
            let Some(reading) = reading else { return self.stop_file(go, arriving).await };
            let reading = match may_be_scan {
                true => {
                    let (world, context) = (self.world.clone(), go.context.clone());
                    read_off(self.reader(go, depth), &world, reading, &held, &context).await
                }
                false => reading,
            };
            look_beside(go, &path, &reading, depth);
            let mut reading = reading;
            if reading.kind == FileKind::Dicom {
                // A picture alone says little; the whole go is put together at its end.
                reading.drafts.clear();
            }
            go.progress.found += reading.drafts.len();
            let file = match (is_kept, go.keeps) {
                (true, _) => while_telling(onlooker, go.progress, self.keep_one(&path, reading, arriving)).await?,
                (false, true) => left_in_place(path, reading),
                (false, false) => self.look_at_one(&path, reading, &held)?,
            };
            go.brought.files.insert(place, file);
            (onlooker.tell)(go.progress);
            Ok(())
        })
    }

    /// What the reader says of a file; the files within it are brought in as they come. `None`: the person said
    /// *Stop*.
    async fn hear_out(
        &mut self,
        go: &mut Go,
        onlooker: Onlooker<'_>,
        path: &Path,
        kind: FileKind,
        depth: usize,
    ) -> Result<Option<Reading>, Trouble> {
        let mut is_too_deep = false;
        let mut reading = loop {
            match self.next_answer(go, onlooker, depth).await {
                None => return Ok(None),
                Some(Ok(Answer::Reading(reading))) => break *reading,
                Some(Ok(Answer::Inner(_))) if depth + 1 >= DEPTH_MAX => is_too_deep = true,
                Some(Ok(Answer::Inner(inner))) => {
                    let within = path.join(inner.name.reveal());
                    let source = Source::Bytes { path: within, bytes: inner.bytes.into_inner() };
                    go.progress.total += 1;
                    self.bring_one(go, onlooker, source, depth + 1).await?;
                    go.progress.done += 1;
                }
                Some(Err(why)) => break why.as_reading(kind),
            }
        };
        if is_too_deep {
            reading.problems.push(problem(ProblemCode::TooLarge, "files within files within files".to_owned()));
        }
        Ok(Some(reading))
    }

    /// Opens an archive that is too large to go through memory.
    async fn open_huge(
        &mut self,
        go: &mut Go,
        onlooker: Onlooker<'_>,
        mut file: std::fs::File,
        path: &Path,
        depth: usize,
    ) -> Result<Option<Reading>, Trouble> {
        // The first piece was looked at through the same handle.
        if file.rewind().is_err() || self.reader(go, depth).unpack(file).await.is_err() {
            return Ok(Some(Ended::NotStarted.as_reading(FileKind::Archive)));
        }
        let reading = self.hear_out(go, onlooker, path, FileKind::Archive, depth).await?;
        if reading.is_none() {
            self.stop_file(go, Arriving::new()).await?;
        }
        Ok(reading)
    }

    /// The reader for a depth; each depth has its own, because the outer one still speaks.
    fn reader<'g>(&self, go: &'g mut Go, depth: usize) -> &'g mut Reader {
        while go.readers.len() <= depth {
            go.readers.push(Reader::new(self.world.reader.clone()));
        }
        // The loop made it; the first one is a place to fall back on that is never needed.
        let last = go.readers.len() - 1;
        #[allow(clippy::indexing_slicing, reason = "the loop above made it")]
        &mut go.readers[depth.min(last)]
    }

    /// The next thing that the reader says; `None` if the person said *Stop*.
    async fn next_answer(&self, go: &mut Go, onlooker: Onlooker<'_>, depth: usize) -> Option<Result<Answer, Ended>> {
        let far = go.progress;
        let reader = self.reader(go, depth);
        // The person sees that it still goes on.
        let watch = async {
            while !onlooker.says_stop() {
                (onlooker.tell)(far);
                tokio::time::sleep(LOOK_FOR_STOP).await;
            }
        };
        tokio::select! {
            biased;
            answer = reader.answer() => Some(answer),
            () = watch => None,
        }
    }

    /// The person said *Stop*: nothing of this file stays.
    async fn stop_file(&self, go: &mut Go, arriving: Arriving) -> Result<(), Trouble> {
        for reader in &mut go.readers {
            reader.stop().await;
        }
        go.brought.was_stopped = true;
        Ok(self.opened()?.store.give_up(arriving).await?)
    }

    /// Keeps the file with what it proposes, in one step.
    async fn keep_one(
        &mut self,
        path: &Path,
        mut reading: Reading,
        arriving: Arriving,
    ) -> Result<BroughtFile, Trouble> {
        let now = self.world.clock.now();
        let open = self.opened()?;
        let arrived = arriving.hashed().await?;
        let sha256 = arrived.sha256().to_owned();
        let drafts: Vec<Draft> = reading.drafts.iter().map(|draft| signed(draft, &sha256)).collect();
        let (news, unchanged): (Vec<&Draft>, Vec<&Draft>) =
            drafts.iter().partition(|draft| is_news(&open.record, draft));
        let proposals: Vec<Proposal> = news.iter().map(|draft| propose(draft, Some(&sha256), now)).collect();
        let note = EvidenceNote {
            name: Sensitive::new(name_of(path)),
            kind: file_kind_code(reading.kind).to_owned(),
            received_at: now,
            is_unread: is_unread(&reading),
            why: reasons(&reading),
        };
        let resources = std::mem::take(&mut reading.resources).into_iter().map(|resource| NewResource {
            place: resource.id.map_or(resource.place, |id| format!("{}/{id}", resource.kind)).into(),
            bytes: resource.start..resource.end,
        });
        let yielded = Yield {
            resources: resources.collect(),
            texts: std::mem::take(&mut reading.texts)
                .into_iter()
                .map(|part| TextPart { place: part.place, text: part.text })
                .collect(),
            previews: std::mem::take(&mut reading.previews).into_iter().map(|one| (one.series, one.png)).collect(),
            proposals,
        };
        let (proposed, unchanged) = (news.len(), unchanged.len());
        let kept = open.store.keep_arrived(arrived, &note, &yielded).await?;
        Ok(BroughtFile {
            path: path.to_owned(),
            sha256,
            proposed: kept.proposed,
            unchanged: unchanged + (proposed - kept.proposed),
            is_known: !kept.is_new,
            is_left_in_place: false,
            reading,
        })
    }

    /// What keeping it would propose.
    fn look_at_one(&self, path: &Path, reading: Reading, bytes: &[u8]) -> Result<BroughtFile, Trouble> {
        let record = self.record()?;
        let news = reading.drafts.iter().filter(|draft| is_news(record, draft)).count();
        Ok(BroughtFile {
            path: path.to_owned(),
            sha256: sha256_of(bytes),
            proposed: news,
            unchanged: reading.drafts.len() - news,
            is_known: false,
            is_left_in_place: reading.kind == FileKind::Archive,
            reading,
        })
    }
}

/// Opens a file and nothing else: a pipe would wait for ever, a device never ends.
fn open(path: &Path) -> std::io::Result<(u64, std::fs::File)> {
    if !std::fs::metadata(path)?.is_file() {
        return Err(std::io::ErrorKind::Unsupported.into());
    }
    let file = std::fs::File::open(path)?;
    Ok((file.metadata()?.len(), file))
}

fn left_in_place(path: std::path::PathBuf, reading: Reading) -> BroughtFile {
    BroughtFile {
        path,
        sha256: String::new(),
        proposed: 0,
        unchanged: 0,
        is_known: false,
        is_left_in_place: true,
        reading,
    }
}

/// Files of the same folder that a file speaks of are brought in too: an export's records beside its list.
fn look_beside(go: &mut Go, path: &Path, reading: &Reading, depth: usize) {
    let Some(folder) = path.parent().filter(|_| depth == 0) else { return };
    for name in &reading.beside {
        let beside = folder.join(name.reveal());
        let is_listed = go.sources.iter().any(|source| source.path() == beside)
            || go.brought.files.iter().any(|file| file.path == beside);
        if !is_listed && beside.is_file() {
            go.sources.push_back(Source::Path(beside));
            go.progress.total += 1;
        }
    }
}

/// Why nothing could be read, each reason once, as codes.
fn reasons(reading: &Reading) -> Vec<String> {
    let codes = reading.problems.iter().filter_map(|problem| Some(serde_json::json!(problem.why).as_str()?.to_owned()));
    codes.collect::<std::collections::BTreeSet<_>>().into_iter().collect()
}

fn said_of(kind: FileKind, why: ProblemCode, detail: String) -> Reading {
    let mut reading = Reading::new(kind);
    reading.problems.push(problem(why, detail));
    reading
}

fn problem(why: ProblemCode, detail: String) -> Problem {
    Problem { at: "file".to_owned(), why, detail }
}
