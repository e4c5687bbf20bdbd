//! Lines to the database: opened with the key before anything else, and never left to close by themselves.
//!
//! Behind each connection works a thread of its own. One that is still closing while the program ends
//! finds the cipher library's memory gone, and takes the whole program down. So whoever holds a line
//! waits, even when it is merely dropped, until that thread has let go.

use crate::error::Result;
use care_vault::RecordKey;
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use sqlx::{AssertSqlSafe, ConnectOptions, Connection};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::task::{Context, Poll, Wake, Waker};
use std::thread::{self, Thread};
use tokio::sync::{MappedMutexGuard, Mutex, MutexGuard, OnceCell};
use zeroize::Zeroizing;

/// What a connection may do.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Use {
    /// Everything.
    Write,
    /// Nothing that alters the record.
    Read,
}

/// How to reach the file: where it lies and its key, which is wiped with this value.
#[derive(Clone)]
pub(crate) struct Door {
    path: PathBuf,
    key: RecordKey,
}

/// Pages that one connection keeps readable, KiB: each that is read again costs its decryption and a hash.
const CACHE_KIB: u32 = 8 * 1024;

impl Door {
    pub fn new(path: &Path, key: &RecordKey) -> Self {
        Self { path: path.to_owned(), key: key.clone() }
    }

    /// Where the file lies.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The same key for another file.
    pub fn to(&self, path: &Path) -> Self {
        Self::new(path, &self.key)
    }

    /// Opens one connection.
    pub async fn connect(&self, how: Use) -> Result<SqliteConnection> {
        quiet().await;
        let options = SqliteConnectOptions::new().filename(&self.path).create_if_missing(false);
        let mut connection = options.disable_statement_logging().connect().await?;
        // Only now the key: were it among the options, a wrong one would leave a thread closing by itself.
        match self.unlock(&mut connection, how).await {
            Ok(()) => Ok(connection),
            Err(error) => {
                drop(connection.close().await);
                Err(error)
            }
        }
    }

    async fn unlock(&self, connection: &mut SqliteConnection, how: Use) -> Result<()> {
        // A raw key, not a passphrase: deriving one would cost 235 ms for every connection.
        let pragmas = Zeroizing::new(format!(
            "PRAGMA key = \"x'{}'\"; PRAGMA cipher_memory_security = ON; PRAGMA journal_mode = WAL;
             PRAGMA synchronous = FULL; PRAGMA cache_size = -{CACHE_KIB}; PRAGMA query_only = {};",
            self.key.to_hex().as_str(),
            if how == Use::Read { "ON" } else { "OFF" },
        ));
        sqlx::raw_sql(AssertSqlSafe(pragmas.as_str())).execute(connection).await?;
        Ok(())
    }
}

/// Stops SQLCipher from writing to standard error, once for the whole process: a wrong passphrase is
/// told to the person, not to the terminal.
async fn quiet() {
    static QUIET: OnceCell<()> = OnceCell::const_new();
    QUIET
        .get_or_init(|| async {
            let options = SqliteConnectOptions::new().in_memory(true).pragma("cipher_log_level", "NONE");
            // Failing leaves a noisy terminal, nothing worse.
            if let Ok(connection) = options.disable_statement_logging().connect().await {
                drop(connection.close().await);
            }
        })
        .await;
}

/// Connections for reading, opened when first needed. Readers wait for each other only when all are lent.
pub(crate) struct Readers {
    door: Door,
    lines: [Mutex<Option<SqliteConnection>>; 2],
}

/// A connection that is lent out.
pub(crate) type Reader<'a> = MappedMutexGuard<'a, SqliteConnection>;

impl Readers {
    pub fn new(door: Door) -> Self {
        Self { door, lines: [Mutex::new(None), Mutex::new(None)] }
    }

    /// Lends a connection until the value is dropped.
    pub async fn lend(&self) -> Result<Reader<'_>> {
        let [first, second] = &self.lines;
        let mut line = match first.try_lock() {
            Ok(line) => line,
            Err(_) => tokio::select! { line = second.lock() => line, line = first.lock() => line },
        };
        loop {
            match MutexGuard::try_map(line, Option::as_mut) {
                Ok(reader) => return Ok(reader),
                Err(empty) => line = empty,
            }
            *line = Some(self.door.connect(Use::Read).await?);
        }
    }

    /// Closes all connections.
    pub async fn close(mut self) {
        for line in &mut self.lines {
            if let Some(connection) = line.get_mut().take() {
                // It only read: nothing can be lost.
                drop(connection.close().await);
            }
        }
    }
}

impl Drop for Readers {
    fn drop(&mut self) {
        self.lines.iter_mut().for_each(|line| close_now(line.get_mut().take()));
    }
}

/// Closes a connection and waits for it, wherever that may be.
pub(crate) fn close_now(connection: Option<SqliteConnection>) {
    if let Some(connection) = connection {
        // What was acknowledged is safe whatever closing says.
        drop(wait_for(connection.close()));
    }
}

struct Unpark(Thread);

impl Wake for Unpark {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }
}

/// Runs to its end what needs no runtime: a runtime's own way would panic inside another one.
fn wait_for<T>(work: impl Future<Output = T>) -> T {
    let mut work = std::pin::pin!(work);
    let waker = Waker::from(Arc::new(Unpark(thread::current())));
    loop {
        match work.as_mut().poll(&mut Context::from_waker(&waker)) {
            Poll::Ready(done) => return done,
            Poll::Pending => thread::park(),
        }
    }
}
