//! Words of pictures: tesseract, and pdftoppm for scanned pages of a PDF, where the system has them.
//!
//! They are programs of the system. They get bytes on a pipe and answer on another, without network, with limits on
//! memory and time; what they answer is then read like any other bytes from outside.

use super::{PROGRAM, READ_OUTSIDE, ReaderProgram};
use care_exchange::{FileKind, tesseract_arguments};
use std::path::PathBuf;
use std::process::Stdio;
use std::sync::OnceLock;
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::process::Command;

/// Silence after which such a program is given up.
const PATIENCE: Duration = Duration::from_secs(150);
/// Largest answer: a page of 300 dots an inch, or the words of one.
const ANSWER_BYTES_MAX: u64 = 128 * 1024 * 1024;
/// Pages of one PDF that are read off pictures.
const PAGES_MAX: usize = 40;
/// Dots an inch at which a page is drawn: what tesseract reads best.
const DOTS_AN_INCH: &str = "300";

/// What tesseract answered, page by page; `None` where it is not installed or found nothing to read.
pub(crate) async fn read_pictures(
    program: &ReaderProgram,
    kind: FileKind,
    bytes: &[u8],
    pages: &[usize],
) -> Option<Vec<String>> {
    let tesseract = find("tesseract")?;
    let languages = languages(&tesseract).await;
    let languages: Vec<&str> = languages.iter().map(String::as_str).collect();
    let arguments = tesseract_arguments(&languages);
    let mut answers = Vec::new();
    if kind != FileKind::Pdf {
        answers.extend(run(program, &tesseract, &arguments, bytes).await);
    } else {
        let draw = find("pdftoppm")?;
        for page in pages.iter().take(PAGES_MAX) {
            let page = page.to_string();
            let how = ["-r", DOTS_AN_INCH, "-gray", "-png", "-f", &page, "-l", &page, "-"].map(str::to_owned);
            let drawn = run(program, &draw, &how, bytes).await?;
            answers.extend(run(program, &tesseract, &arguments, &drawn).await);
        }
    }
    let words: Vec<String> = answers.into_iter().map(|words| String::from_utf8_lossy(&words).into_owned()).collect();
    (!words.is_empty()).then_some(words)
}

/// Where a program of the system lies.
fn find(name: &str) -> Option<PathBuf> {
    std::env::split_paths(&std::env::var_os("PATH")?).map(|folder| folder.join(name)).find(|path| path.is_file())
}

/// Languages that are installed, of those that the product speaks.
async fn languages(tesseract: &PathBuf) -> &'static [String] {
    static KNOWN: OnceLock<Vec<String>> = OnceLock::new();
    if let Some(known) = KNOWN.get() {
        return known;
    }
    let listed = Command::new(tesseract).arg("--list-langs").stdin(Stdio::null()).output().await;
    let listed = listed.map(|said| String::from_utf8_lossy(&said.stdout).into_owned()).unwrap_or_default();
    let ours = ["eng", "spa"].into_iter().filter(|name| listed.lines().any(|line| line.trim() == *name));
    KNOWN.get_or_init(|| ours.map(str::to_owned).collect())
}

/// One run; `None` if it failed, took too long or answered nothing.
async fn run(program: &ReaderProgram, what: &PathBuf, arguments: &[String], input: &[u8]) -> Option<Vec<u8>> {
    let mut command = match program {
        ReaderProgram::Own => {
            let mut command = Command::new(std::env::current_exe().ok()?);
            command.args([READ_OUTSIDE, PROGRAM]).arg(what);
            command
        }
        ReaderProgram::At(..) | ReaderProgram::Here => Command::new(what),
    };
    command.args(arguments).env_clear().envs([("LC_ALL", "C"), ("OMP_THREAD_LIMIT", "1")]);
    command.envs(std::env::var_os("TESSDATA_PREFIX").map(|folder| ("TESSDATA_PREFIX", folder)));
    let piped = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).kill_on_drop(true);
    let mut child = piped.spawn().ok()?;
    let (mut to, from) = (child.stdin.take()?, child.stdout.take()?);
    let talk = async {
        let say = async {
            // A program that has seen enough closes its end; that is no failure.
            let _ = to.write_all(input).await;
            drop(to);
        };
        let mut answer = Vec::new();
        let hear = async { from.take(ANSWER_BYTES_MAX).read_to_end(&mut answer).await };
        let ((), heard) = tokio::join!(say, hear);
        heard.ok()?;
        child.wait().await.ok()?.success().then_some(answer)
    };
    let answer = tokio::time::timeout(PATIENCE, talk).await.ok()??;
    (!answer.is_empty()).then_some(answer)
}
