//! The one writer of a record: the ledger in memory, the transaction on disk, and never the one
//! without the other.
//!
//! Whatever goes wrong between the first put and the end of the transaction (an error, a full disk, a
//! caller who gives up waiting), the ledger in memory is thrown away and read anew from the disk on
//! the next use. So memory can never hold a change that the disk does not.

use crate::error::{Result, StoreError};
use crate::ledger::{Entry, Hash, Ledger, Loading, Step, read_change};
use crate::line::{Door, Use, close_now};
use crate::meta;
use crate::projection::{self, Waiting, hashes_of};
use care_model::{Instant, Touched};
use chrono::SecondsFormat;
use sqlx::sqlite::{SqliteConnection, SqliteTransaction};
use sqlx::{Connection, Row};
use std::collections::{BTreeSet, HashSet};

/// The record's only connection that writes, and the ledger once it was needed.
pub(crate) struct Writer {
    /// Opened anew when it is missing.
    connection: Option<SqliteConnection>,
    door: Door,
    /// A transaction was begun and nobody has said yet that it ended. SQLite ends one by itself when
    /// the disk is full, and sqlx then keeps counting it: such a connection is replaced before use.
    is_in_doubt: bool,
    ledger: Option<Ledger>,
    actor: Vec<u8>,
    is_snapshot_stale: bool,
    is_closed: bool,
    /// Counts writes by others: another program that has the same record open.
    foreign_version: i64,
    /// What [`Writer::wrote_elsewhere`] last told.
    told_version: Option<i64>,
}

/// An instant as the tables hold it.
pub(crate) fn instant_text(at: Instant) -> String {
    at.to_rfc3339_opts(SecondsFormat::Millis, true)
}

/// Runs work that blocks. A panic inside (a forged change, say) ends the work, not the program.
pub(crate) async fn blocking<T: Send + 'static>(work: impl FnOnce() -> Result<T> + Send + 'static) -> Result<T> {
    match tokio::task::spawn_blocking(work).await {
        Ok(done) => done,
        Err(error) if error.is_panic() => Err(StoreError::Refused("the ledger could not read a change")),
        Err(_) => Err(StoreError::Stopped),
    }
}

impl Writer {
    pub fn new(connection: SqliteConnection, door: Door) -> Self {
        Self {
            connection: Some(connection),
            door,
            is_in_doubt: false,
            ledger: None,
            actor: Vec::new(),
            is_snapshot_stale: false,
            is_closed: false,
            foreign_version: 0,
            told_version: None,
        }
    }

    /// Tells whose hand in the ledger this is, before the first use of the ledger.
    pub fn is_called(&mut self, actor: Vec<u8>) {
        self.actor = actor;
    }

    /// The connection, in a state to work with.
    pub async fn connection(&mut self) -> Result<&mut SqliteConnection> {
        if self.is_in_doubt
            && let Some(doubtful) = self.connection.take()
        {
            // Undoes what it may still hold; an error here has nothing left to harm.
            drop(doubtful.close().await);
        }
        if self.connection.is_none() {
            self.connection = Some(self.door.connect(Use::Write).await?);
            self.is_in_doubt = false;
        }
        self.connection.as_mut().ok_or(StoreError::Stopped)
    }

    /// SQLite's count of commits by other connections.
    async fn data_version(&mut self) -> Result<i64> {
        Ok(sqlx::query_scalar("PRAGMA data_version").fetch_one(self.connection().await?).await?)
    }

    /// Another program has written to the record since the last time this was asked.
    pub async fn wrote_elsewhere(&mut self) -> Result<bool> {
        let version = self.data_version().await?;
        let before = self.told_version.replace(version);
        Ok(before.is_some_and(|before| before != version))
    }

    /// A transaction that has the right to write from its first moment. Dropped before
    /// [`Writer::commit`], it is undone.
    pub async fn begin(&mut self) -> Result<SqliteTransaction<'_>> {
        self.connection().await?;
        self.is_in_doubt = true;
        let connection = self.connection.as_mut().ok_or(StoreError::Stopped)?;
        Ok(connection.begin_with("BEGIN IMMEDIATE").await?)
    }

    /// Nothing is to be written any more.
    pub fn is_closed(&self) -> bool {
        self.is_closed
    }

    /// Notes that the transaction ended as its caller wanted.
    pub fn ended(&mut self) {
        self.is_in_doubt = false;
    }

    /// Lends the ledger out and takes it back if the work went well.
    pub async fn with_ledger<T: Send + 'static>(
        &mut self,
        work: impl FnOnce(&mut Ledger) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let (ledger, done) = self.lend(work).await?;
        self.ledger = Some(ledger);
        Ok(done)
    }

    /// Lends the ledger out; the caller gives it back once the disk holds what the work did.
    async fn lend<T: Send + 'static>(
        &mut self,
        work: impl FnOnce(&mut Ledger) -> Result<T> + Send + 'static,
    ) -> Result<(Ledger, T)> {
        let version = self.data_version().await?;
        if version != self.foreign_version {
            // Somebody else wrote: what is in memory is no longer what is on the disk.
            self.ledger = None;
            self.foreign_version = version;
        }
        let mut ledger = match self.ledger.take() {
            Some(ledger) => ledger,
            None => self.load_ledger().await?,
        };
        blocking(move || work(&mut ledger).map(|done| (ledger, done))).await
    }

    /// One step of the ledger and everything that follows from it, in one transaction.
    /// `beside` writes what has to be there together with it.
    pub async fn step(
        &mut self,
        received_at: Instant,
        work: impl FnOnce(&mut Ledger) -> Result<Option<Step>> + Send + 'static,
        beside: impl AsyncFnOnce(&mut SqliteConnection) -> Result<Beside>,
    ) -> Result<Touched> {
        let (ledger, step) = self.lend(work).await?;
        let mut transaction = self.begin().await?;
        let mut touched = Touched::default();
        let mut is_idle = true;
        if let Some(step) = step {
            is_idle = step.entries.is_empty();
            projection::write_entries(&mut transaction, &step.entries, &instant_text(received_at)).await?;
            touched = projection::write_cells(&mut transaction, &step.cells).await?;
        }
        if beside(&mut transaction).await? == Beside::Nothing && is_idle {
            transaction.rollback().await?;
        } else {
            transaction.commit().await?;
        }
        self.ended();
        self.ledger = Some(ledger);
        self.is_snapshot_stale |= !is_idle;
        Ok(touched)
    }

    /// Reads the ledger: from the snapshot if that is exactly what the changes say, else from them.
    async fn load_ledger(&mut self) -> Result<Ledger> {
        let connection = self.connection().await?;
        let heads = heads_on_disk(connection).await?;
        let waiting: i64 =
            sqlx::query_scalar("SELECT count(*) FROM changes WHERE is_waiting = 1").fetch_one(&mut *connection).await?;
        let snapshot =
            sqlx::query("SELECT heads, bytes FROM snapshots WHERE id = 1").fetch_optional(connection).await?;
        if let (Some(row), 0) = (snapshot, waiting) {
            let (recorded, bytes): (Vec<u8>, Vec<u8>) = (row.try_get(0)?, row.try_get(1)?);
            if recorded == heads.concat() {
                let actor = self.actor.clone();
                let read = blocking(move || {
                    let mut ledger = Ledger::from_snapshot(&actor, &bytes)?;
                    Ok((ledger.heads() == heads).then_some(ledger))
                });
                // A snapshot is only a shortcut: one that fails is not trusted, nor is it an error.
                if let Ok(Some(ledger)) = read.await {
                    return Ok(ledger);
                }
            }
        }
        self.is_snapshot_stale = true;
        let actor = self.actor.clone();
        load_from_changes(self.connection().await?, &actor).await
    }

    /// Builds every table anew from the ledger.
    pub async fn rebuild(&mut self) -> Result<()> {
        self.ledger = None;
        let actor = self.actor.clone();
        let mut transaction = self.begin().await?;
        let ledger = rebuild_within(&mut transaction, &actor).await?;
        transaction.commit().await?;
        self.ended();
        self.ledger = Some(ledger);
        Ok(())
    }

    /// Closes the connection, which folds the log into the file if it is the last one.
    pub async fn close(&mut self) -> Result<()> {
        self.is_closed = true;
        match self.connection.take() {
            Some(connection) => Ok(connection.close().await?),
            None => Ok(()),
        }
    }

    /// Keeps changes that came before what they build on, so that they outlast a restart.
    pub async fn keep_waiting(connection: &mut SqliteConnection, waiting: &[Entry], at: &str) -> Result<()> {
        for entry in waiting {
            projection::insert_change(connection, entry, at, Waiting::Yes).await?;
        }
        Ok(())
    }

    /// Writes the snapshot that lets the next start skip reading every change.
    pub async fn save_snapshot(&mut self) -> Result<()> {
        let (true, Some(mut ledger)) = (self.is_snapshot_stale, self.ledger.take()) else { return Ok(()) };
        let (ledger, heads, bytes) = blocking(move || {
            let (heads, bytes) = (ledger.heads(), ledger.save());
            Ok((ledger, heads, bytes))
        })
        .await?;
        sqlx::query(
            "INSERT INTO snapshots (id, heads, bytes) VALUES (1, ?1, ?2)
             ON CONFLICT (id) DO UPDATE SET heads = excluded.heads, bytes = excluded.bytes",
        )
        .bind(heads.concat())
        .bind(bytes)
        .execute(self.connection().await?)
        .await?;
        self.ledger = Some(ledger);
        self.is_snapshot_stale = false;
        Ok(())
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        close_now(self.connection.take());
    }
}

/// Whether something beside the ledger was written in the same transaction.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Beside {
    Nothing,
    Written,
}

/// The heads that the table of changes tells, sorted: what no other change builds on.
pub(crate) async fn heads_on_disk(connection: &mut SqliteConnection) -> Result<Vec<Hash>> {
    // One text for all: SQLite wipes and locks every value it hands out, and there may be a hundred thousand.
    let all: Option<String> =
        sqlx::query_scalar("SELECT group_concat(hex(hash) || hex(deps), ' ') FROM changes WHERE is_waiting = 0")
            .fetch_one(connection)
            .await?;
    let mut heads = BTreeSet::new();
    let mut followed = HashSet::new();
    for row in all.iter().flat_map(|all| all.split(' ')) {
        let hashes = hashes_of(&from_hex(row)?)?;
        let (hash, deps) = hashes.split_first().ok_or(StoreError::Damaged("a change's hash"))?;
        heads.insert(*hash);
        followed.extend(deps.iter().copied());
    }
    heads.retain(|hash| !followed.contains(hash));
    Ok(heads.into_iter().collect())
}

fn from_hex(text: &str) -> Result<Vec<u8>> {
    let digit = |digit: u8| char::from(digit).to_digit(16).ok_or(StoreError::Damaged("a change's hash"));
    let (pairs, _) = text.as_bytes().as_chunks::<2>();
    pairs
        .iter()
        .map(|[high, low]| {
            u8::try_from(digit(*high)? << 4 | digit(*low)?).map_err(|_| StoreError::Damaged("a change's hash"))
        })
        .collect()
}

/// Reads every change and checks that each is what its hash says and that none is missing.
pub(crate) async fn load_from_changes(connection: &mut SqliteConnection, actor: &[u8]) -> Result<Ledger> {
    let mut loading = Loading::new(actor);
    let mut last: (i64, Vec<u8>) = (-1, Vec::new());
    loop {
        let rows = sqlx::query(
            "SELECT hash, bytes, op_first FROM changes WHERE (op_first, hash) > (?1, ?2) ORDER BY op_first, hash LIMIT ?3",
        )
        .bind(last.0)
        .bind(&last.1)
        .bind(i64::try_from(Loading::CHUNK).unwrap_or(i64::MAX))
        .fetch_all(&mut *connection)
        .await?;
        let Some(end) = rows.last() else { break };
        last = (end.try_get(2)?, end.try_get(0)?);
        let chunk = rows
            .iter()
            .map(|row| Ok((row.try_get::<Vec<u8>, _>(0)?, row.try_get::<Vec<u8>, _>(1)?)))
            .collect::<Result<Vec<_>>>()?;
        loading = blocking(move || {
            let changes = chunk.into_iter().map(|(hash, bytes)| {
                let change = read_change(&bytes).map_err(|_| StoreError::Damaged("a change"))?;
                if change.hash().0.as_slice() != hash {
                    return Err(StoreError::Damaged("a change that is not what its hash says"));
                }
                Ok(change)
            });
            let changes = changes.collect::<Result<Vec<_>>>()?;
            loading.apply(changes)?;
            Ok(loading)
        })
        .await?;
    }
    let heads = heads_on_disk(connection).await?;
    blocking(move || {
        let mut ledger = loading.finish()?;
        // A change that is missing would leave all that build on it without effect, and nobody would know.
        if ledger.heads() == heads { Ok(ledger) } else { Err(StoreError::Damaged("a change is missing")) }
    })
    .await
}

/// Builds every table anew within a transaction, and gives the ledger that it was built from.
pub(crate) async fn rebuild_within(connection: &mut SqliteConnection, actor: &[u8]) -> Result<Ledger> {
    let ledger = load_from_changes(connection, actor).await?;
    let (ledger, cells) = blocking(move || {
        let cells = ledger.all_cells()?;
        Ok((ledger, cells))
    })
    .await?;
    projection::clear(connection).await?;
    projection::write_cells(connection, &cells).await?;
    meta::set(connection, meta::PROJECTION_VERSION, &projection::VERSION.to_string()).await?;
    Ok(ledger)
}

#[cfg(test)]
mod tests {
    use crate::{Genesis, Store, StoreError};
    use care_model::{Actor, Change, EntityId, Fact};
    use care_vault::RecordKey;

    fn edit(number: usize, words: usize) -> Change {
        Change {
            at: "2027-01-11T16:00:00Z".parse().unwrap(),
            actor: Actor::Engine,
            intent: "test".into(),
            facts: (0..words)
                .map(|word| Fact::Set {
                    entity: EntityId::new(format!("I-{number}-{word}")),
                    field: "note".into(),
                    value: format!("{number} {word}").repeat(40).into(),
                })
                .collect(),
        }
    }

    /// Stands in for a full disk wherever a test may not mount a small one.
    #[tokio::test]
    async fn a_file_that_may_not_grow_loses_nothing_and_works_again_afterwards() {
        let folder = tempfile::tempdir().unwrap();
        let key = RecordKey::from_bytes([7; 32]);
        let at = "2027-01-11T16:00:00Z".parse().unwrap();
        let genesis = Genesis { record_id: "r".into(), ledger_actor: [1; 16], at, by: Actor::Engine };
        let store = Store::create(&folder.path().join("r"), &key, &genesis).await.unwrap();
        store.commit(&edit(0, 5)).await.unwrap();
        sqlx::query("PRAGMA max_page_count = 60")
            .execute(store.writer.lock().await.connection().await.unwrap())
            .await
            .unwrap();
        let full = store.commit(&edit(1, 2_000)).await;
        assert!(matches!(full, Err(StoreError::DiskFull)), "{full:?}");
        assert_eq!(store.load().await.unwrap().raw().len(), 5);
        store.commit(&edit(2, 5)).await.unwrap();
        store.commit(&edit(1, 2_000)).await.unwrap();
        assert_eq!(store.load().await.unwrap().raw().len(), 2_010);
        assert!(store.verify().await.unwrap().is_ok());
    }
}
