//! The side that asks: one reading process for many files, a new one when that one ended.

use super::child::{Question, read_here};
use super::frame::{ASK, BYTES, END, INNER, READING};
use super::{ARCHIVE, PIECE_BYTES, READ_OUTSIDE};
use care_exchange::{Context, FileKind, InnerFile, Reading};
use care_model::{Problem, ProblemCode, Sensitive};
use std::io;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::process::Stdio;
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::process::{Child, ChildStdin, ChildStdout, Command};

/// Silence after which a reader is given up: this much, and [`PATIENCE_BY_MEGABYTE`] for each megabyte that it got.
const PATIENCE: Duration = Duration::from_secs(20);
const PATIENCE_BY_MEGABYTE: Duration = Duration::from_secs(1);
/// Largest frame that is believed.
const FRAME_BYTES_MAX: usize = 512 * 1024 * 1024;

/// Which program reads.
#[derive(Clone, Debug, Default)]
pub enum ReaderProgram {
    /// This very program, started anew as a reader.
    #[default]
    Own,
    /// Another one that knows the same argument, with this much patience for it.
    At(PathBuf, Duration),
    /// No process of its own: for tests that look at something else.
    Here,
}

/// One thing that a reader says.
pub(crate) enum Answer {
    /// A file within the file.
    Inner(InnerFile),
    /// What the file says; the last answer.
    Reading(Box<Reading>),
}

/// Why a reader said no more.
#[derive(Debug)]
pub(crate) enum Ended {
    /// It ended in the middle: it wanted more memory than is safe, or stumbled.
    Died,
    /// It was silent for too long.
    Silent,
    /// It could not be started.
    NotStarted,
}

impl Ended {
    /// What is known of a file that a reader gave up.
    pub(crate) fn as_reading(&self, kind: FileKind) -> Reading {
        let why = match self {
            Ended::Died => ProblemCode::ReaderDied,
            Ended::Silent => ProblemCode::ReaderSilent,
            Ended::NotStarted => ProblemCode::NotRead,
        };
        let mut reading = Reading::new(kind);
        reading.problems.push(Problem { at: "file".to_owned(), why, detail: String::new() });
        reading
    }
}

/// Asks reading processes.
pub(crate) struct Reader {
    program: ReaderProgram,
    running: Option<Running>,
    /// What the reader in this process has said already.
    said: std::collections::VecDeque<Answer>,
    /// The question to the reader in this process.
    open: Option<(Question, Vec<u8>)>,
    patience: Duration,
}

struct Running {
    /// Ends the process when it is dropped.
    child: Child,
    to: Option<ChildStdin>,
    from: BufReader<ChildStdout>,
}

impl Reader {
    /// Nothing is started before the first question.
    pub fn new(program: ReaderProgram) -> Self {
        Self { patience: patience_for(&program), program, running: None, said: Default::default(), open: None }
    }

    /// Begins a question; the bytes follow with [`Reader::send`], then [`Reader::end`].
    pub(crate) async fn ask(&mut self, name: &str, context: &Context) -> Result<(), Ended> {
        self.put(Question { name: name.to_owned(), context: context.clone(), scan_of: None }).await
    }

    /// Asks what the words say that were read off the pictures of a file.
    pub(crate) async fn ask_scan(
        &mut self,
        kind: FileKind,
        context: &Context,
        pages: &[String],
    ) -> Result<Reading, Ended> {
        self.put(Question { name: String::new(), context: context.clone(), scan_of: Some(kind) }).await?;
        self.send(&serde_json::to_vec(pages).map_err(|_| Ended::NotStarted)?).await?;
        self.end().await?;
        match self.answer().await? {
            Answer::Reading(reading) => Ok(*reading),
            Answer::Inner(_) => Err(Ended::Died),
        }
    }

    async fn put(&mut self, question: Question) -> Result<(), Ended> {
        self.patience = patience_for(&self.program);
        if let ReaderProgram::Here = self.program {
            self.open = Some((question, Vec::new()));
            return Ok(());
        }
        if self.running.is_none() {
            self.running = Some(self.start(Stdio::piped(), &[])?);
        }
        let payload = serde_json::to_vec(&question).map_err(|_| Ended::NotStarted)?;
        self.write(ASK, &payload).await
    }

    /// Sends the next bytes of the file.
    pub(crate) async fn send(&mut self, bytes: &[u8]) -> Result<(), Ended> {
        if let Some((_, file)) = &mut self.open {
            file.extend_from_slice(bytes);
            return Ok(());
        }
        for piece in bytes.chunks(PIECE_BYTES) {
            self.write(BYTES, piece).await?;
        }
        let megabytes = u32::try_from(bytes.len()).unwrap_or(u32::MAX) as f64 / 1e6;
        self.patience += PATIENCE_BY_MEGABYTE.mul_f64(megabytes);
        Ok(())
    }

    /// The file has ended; now it answers.
    pub(crate) async fn end(&mut self) -> Result<(), Ended> {
        let Some((question, file)) = self.open.take() else { return self.write(END, &[]).await };
        let said = tokio::task::spawn_blocking(move || {
            let mut said = std::collections::VecDeque::new();
            let reading = read_here(&question, &file, &mut |inner| {
                said.push_back(Answer::Inner(inner));
                ControlFlow::Continue(())
            });
            said.push_back(Answer::Reading(Box::new(reading)));
            said
        });
        self.said = said.await.map_err(|_| Ended::Died)?;
        Ok(())
    }

    /// Has a file unpacked that is too large to go through memory. Its reader is another one, for it alone.
    pub(crate) async fn unpack(&mut self, file: std::fs::File) -> Result<(), Ended> {
        self.patience = patience_for(&self.program) * 6;
        if let ReaderProgram::Here = self.program {
            return Err(Ended::NotStarted);
        }
        self.running = Some(self.start(Stdio::from(file), &[ARCHIVE])?);
        Ok(())
    }

    /// The next answer. After an error the process has ended; the next question starts a new one.
    pub(crate) async fn answer(&mut self) -> Result<Answer, Ended> {
        if let Some(said) = self.said.pop_front() {
            return Ok(said);
        }
        let patience = self.patience;
        let Some(running) = &mut self.running else { return Err(Ended::Died) };
        let told = match tokio::time::timeout(patience, running.next()).await {
            Ok(Ok(answer)) => Ok(answer),
            Ok(Err(_)) => Err(Ended::Died),
            Err(_) => Err(Ended::Silent),
        };
        if told.is_err() || matches!((&told, &running.to), (Ok(Answer::Reading(_)), None)) {
            self.stop().await;
        }
        told
    }

    /// Ends the process.
    pub(crate) async fn stop(&mut self) {
        self.open = None;
        self.said.clear();
        if let Some(mut running) = self.running.take() {
            let _ = running.child.kill().await;
        }
    }

    fn start(&self, input: Stdio, more: &[&str]) -> Result<Running, Ended> {
        let program = match &self.program {
            ReaderProgram::At(path, _) => path.clone(),
            ReaderProgram::Own | ReaderProgram::Here => std::env::current_exe().map_err(|_| Ended::NotStarted)?,
        };
        let mut command = Command::new(program);
        command.arg(READ_OUTSIDE).args(more).env_clear().stdin(input).stdout(Stdio::piped()).stderr(Stdio::null());
        // Where a bundle brings its own libraries, the same program needs them again.
        for name in ["LD_LIBRARY_PATH", "SystemRoot"] {
            command.envs(std::env::var_os(name).map(|value| (name, value)));
        }
        let mut child = command.kill_on_drop(true).spawn().map_err(|_| Ended::NotStarted)?;
        let (to, from) = (child.stdin.take(), child.stdout.take().ok_or(Ended::NotStarted)?);
        if let Some(to) = &to {
            widen(to);
        }
        Ok(Running { child, to, from: BufReader::with_capacity(PIECE_BYTES, from) })
    }

    async fn write(&mut self, tag: u8, payload: &[u8]) -> Result<(), Ended> {
        let written = match self.running.as_mut().and_then(|running| running.to.as_mut()) {
            Some(to) => tokio::time::timeout(self.patience, write_frame(to, tag, payload)).await,
            None => return Err(Ended::Died),
        };
        let ended = match written {
            Ok(Ok(())) => return Ok(()),
            Ok(Err(_)) => Ended::Died,
            Err(_) => Ended::Silent,
        };
        self.stop().await;
        Err(ended)
    }
}

fn patience_for(program: &ReaderProgram) -> Duration {
    match program {
        ReaderProgram::At(_, patience) => *patience,
        ReaderProgram::Own | ReaderProgram::Here => PATIENCE,
    }
}

/// Lets a pipe hold more at once: fewer turns between the two processes. Where that is refused, it only takes longer.
#[cfg(target_os = "linux")]
fn widen(pipe: &ChildStdin) {
    use std::os::fd::AsFd;
    let _ = nix::fcntl::fcntl(pipe.as_fd(), nix::fcntl::FcntlArg::F_SETPIPE_SZ(1 << 20));
}

#[cfg(not(target_os = "linux"))]
fn widen(_: &ChildStdin) {}

async fn write_frame(to: &mut ChildStdin, tag: u8, payload: &[u8]) -> io::Result<()> {
    let length = u32::try_from(payload.len()).map_err(|_| io::ErrorKind::InvalidData)?;
    to.write_all(&[[tag].as_slice(), &length.to_be_bytes()].concat()).await?;
    to.write_all(payload).await?;
    to.flush().await
}

impl Running {
    async fn next(&mut self) -> io::Result<Answer> {
        match self.frame().await? {
            (READING, json) => Ok(Answer::Reading(Box::new(serde_json::from_slice(&json)?))),
            (INNER, name) => {
                let name = String::from_utf8(name).map_err(|_| io::ErrorKind::InvalidData)?;
                let mut bytes = Vec::new();
                loop {
                    match self.frame().await? {
                        (BYTES, piece) => bytes.extend_from_slice(&piece),
                        (END, _) => break,
                        _ => return Err(io::ErrorKind::InvalidData.into()),
                    }
                }
                Ok(Answer::Inner(InnerFile { name: Sensitive::new(name), bytes: Sensitive::new(bytes) }))
            }
            _ => Err(io::ErrorKind::InvalidData.into()),
        }
    }

    async fn frame(&mut self) -> io::Result<(u8, Vec<u8>)> {
        let tag = self.from.read_u8().await?;
        let length = usize::try_from(self.from.read_u32().await?).map_err(|_| io::ErrorKind::InvalidData)?;
        if length > FRAME_BYTES_MAX {
            return Err(io::ErrorKind::InvalidData.into());
        }
        let mut payload = vec![0; length];
        self.from.read_exact(&mut payload).await?;
        Ok((tag, payload))
    }
}
