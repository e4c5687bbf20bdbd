//! What papers say, without saving: letters, summaries, mails, PDFs, pictures of them.

use crate::Trouble;
use crate::concierge::{list_files, name_of};
use crate::outside::{Answer, Ended, PIECE_BYTES, Reader, ocr};
use crate::world::World;
use care_exchange::{Context, FILE_BYTES_MAX, FileKind, InnerFile, LetterReading, Reading};
use care_model::{Problem, ProblemCode, Sensitive};
use chrono::NaiveDate;
use chrono_tz::Tz;
use std::collections::VecDeque;
use std::path::{Path, PathBuf};

/// Papers within papers.
const DEPTH_MAX: usize = 3;

/// What one paper says.
#[derive(Debug)]
pub struct PaperRead {
    /// Its path; an attachment's goes on inside the mail.
    pub path: PathBuf,
    /// What it is.
    pub kind: FileKind,
    /// What it says; empty where it is no paper or has no words.
    pub letter: LetterReading,
    /// It has words, whatever they say.
    pub has_words: bool,
    /// What could not be read.
    pub problems: Vec<Problem>,
}

/// Reads papers, each by the reading process of `world`. Dates without a year or zone count from `today` and `zone`.
///
/// # Errors
/// [`Trouble::UnreadableFile`] for a path that cannot be read.
pub async fn read_papers(
    world: &World,
    paths: &[PathBuf],
    today: NaiveDate,
    zone: Tz,
) -> Result<Vec<PaperRead>, Trouble> {
    let context = Context { zone, today, known_person: None };
    let mut reader = Reader::new(world.reader.clone());
    let mut read = Vec::new();
    for path in list_files(paths)? {
        let unreadable = |_| Trouble::UnreadableFile(Sensitive::new(name_of(&path)));
        let size = std::fs::metadata(&path).map_err(unreadable)?.len();
        if size > u64::try_from(FILE_BYTES_MAX).unwrap_or(u64::MAX) {
            let problem = Problem { at: "file".into(), why: ProblemCode::TooLarge, detail: format!("{size} bytes") };
            read.push(PaperRead {
                path,
                kind: FileKind::Unknown,
                letter: LetterReading::default(),
                has_words: false,
                problems: vec![problem],
            });
            continue;
        }
        let bytes = std::fs::read(&path).map_err(unreadable)?;
        let mut open = VecDeque::from([(path, bytes, 0)]);
        while let Some((path, bytes, depth)) = open.pop_front() {
            let (reading, inside) = read_one(&mut reader, &path, &bytes, &context).await;
            let reading = read_off(&mut reader, world, reading, &bytes, &context).await;
            read.push(PaperRead {
                path: path.clone(),
                kind: reading.kind,
                has_words: !reading.texts.is_empty(),
                letter: reading.letter.unwrap_or_default(),
                problems: reading.problems,
            });
            let inner = inside.into_iter().filter(|_| depth + 1 < DEPTH_MAX);
            open.extend(inner.map(|one| (path.join(one.name.reveal()), one.bytes.into_inner(), depth + 1)));
        }
    }
    reader.stop().await;
    Ok(read)
}

async fn read_one(reader: &mut Reader, path: &Path, bytes: &[u8], context: &Context) -> (Reading, Vec<InnerFile>) {
    let mut inside = Vec::new();
    let asked = async {
        reader.ask(&name_of(path), context).await?;
        for piece in bytes.chunks(PIECE_BYTES) {
            reader.send(piece).await?;
        }
        reader.end().await?;
        loop {
            match reader.answer().await? {
                Answer::Inner(inner) => inside.push(inner),
                Answer::Reading(reading) => return Ok::<_, Ended>(*reading),
            }
        }
    };
    let reading = asked.await.unwrap_or_else(|ended| ended.as_reading(care_exchange::detect(&name_of(path), bytes)));
    (reading, inside)
}

/// A paper whose words are pictures, read off them where the system can; any other one as it is.
pub(crate) async fn read_off(
    reader: &mut Reader,
    world: &World,
    mut reading: Reading,
    bytes: &[u8],
    context: &Context,
) -> Reading {
    let silent: Vec<usize> = reading
        .problems
        .iter()
        .filter(|problem| problem.why == ProblemCode::Missing)
        .filter_map(|problem| problem.at.strip_prefix("page ")?.parse().ok())
        .collect();
    let is_scan = match reading.kind {
        FileKind::Image => true,
        // A PDF with some words is a letter with, say, a signature page; only a whole scan is read off.
        FileKind::Pdf => !silent.is_empty() && reading.texts.is_empty(),
        _ => false,
    };
    if !is_scan {
        return reading;
    }
    let Some(pages) = ocr::read_pictures(&world.reader, reading.kind, bytes, &silent).await else { return reading };
    let Ok(scan) = reader.ask_scan(reading.kind, context, &pages).await else { return reading };
    if !scan.texts.is_empty() {
        let said = std::mem::replace(&mut reading, scan).problems;
        let settled = [ProblemCode::Missing, ProblemCode::UnknownFormat];
        reading.problems.extend(said.into_iter().filter(|problem| !settled.contains(&problem.why)));
    }
    reading
}
