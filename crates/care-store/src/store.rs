//! The store of one record: make, open, load, commit.

use crate::disk::{self, NewFile};
use crate::error::{Result, StoreError};
use crate::ledger::{Again, Entry, Ledger, Message, Step, read_change};
use crate::line::{Door, Readers, Use};
use crate::projection::{self, Waiting};
use crate::search::Finder;
use crate::upgrade::upgrade;
use crate::writer::{Beside, Writer, blocking, heads_on_disk, instant_text};
use crate::{DeviceId, Genesis, meta};
use care_model::{Change, EntityId, Instant, Put, Record, Touched};
use care_vault::RecordKey;
use serde_json::Value;
use sqlx::Connection;
use sqlx::sqlite::SqliteConnection;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::path::Path;
use std::sync::Arc;
use tokio::sync::Mutex;

/// One person's record on this computer. Readers work side by side; writes take turns.
pub struct Store {
    pub(crate) readers: Readers,
    pub(crate) writer: Arc<Mutex<Writer>>,
    pub(crate) finder: Finder,
    record_id: String,
    device: DeviceId,
}

impl fmt::Debug for Store {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Store").finish_non_exhaustive() // connections hold the key
    }
}

impl Store {
    /// Makes a record in a folder, which is made too. Killed half-way, there is no record.
    ///
    /// # Errors
    /// [`StoreError::AlreadyExists`] if the folder has one, readable or not; the disk's.
    pub async fn create(folder: &Path, key: &RecordKey, genesis: &Genesis) -> Result<Self> {
        let (actor, at) = (genesis.ledger_actor, genesis.at);
        let message = Message { intent: "found".to_owned(), actor: Some(genesis.by.clone()), at };
        let (_, entry) = blocking(move || Ledger::found(&actor, &message)).await?;
        Self::make(folder, key, genesis, entry).await
    }

    /// Makes a second copy of a record that began elsewhere, from its first change
    /// ([`Store::first_change`]). Everything after that comes by [`Store::apply_remote`].
    ///
    /// # Errors
    /// As [`Store::create`]; [`StoreError::Refused`] if the bytes are no genesis.
    pub async fn join(folder: &Path, key: &RecordKey, genesis: &Genesis, first_change: &[u8]) -> Result<Self> {
        let (actor, bytes) = (genesis.ledger_actor, first_change.to_vec());
        let (_, entry) = blocking(move || Ledger::join(&actor, &bytes)).await?;
        Self::make(folder, key, genesis, entry).await
    }

    async fn make(folder: &Path, key: &RecordKey, genesis: &Genesis, first: Entry) -> Result<Self> {
        let file = NewFile::begin(folder)?;
        let mut connection = Door::new(&file.draft(), key).connect(Use::Write).await?;
        let filled = Self::fill(&mut connection, genesis, &first).await;
        // The last connection to close folds the log into the file, so that the file alone is whole.
        let closed = connection.close().await;
        filled?;
        closed?;
        std::fs::File::open(file.draft())?.sync_all()?;
        file.settle()?;
        Self::open(folder, key).await
    }

    async fn fill(connection: &mut SqliteConnection, genesis: &Genesis, first: &Entry) -> Result<()> {
        disk::migrate(connection).await?;
        let mut transaction = connection.begin_with("BEGIN IMMEDIATE").await?;
        let actor: String = genesis.ledger_actor.iter().map(|byte| format!("{byte:02x}")).collect();
        meta::set(&mut transaction, meta::RECORD_ID, &genesis.record_id).await?;
        meta::set(&mut transaction, meta::LEDGER_ACTOR, &actor).await?;
        meta::set(&mut transaction, meta::PROJECTION_VERSION, &projection::VERSION.to_string()).await?;
        projection::insert_change(&mut transaction, first, &instant_text(genesis.at), Waiting::No).await?;
        Ok(transaction.commit().await?)
    }

    /// Opens the record of a folder. Does not read the ledger: that waits for the first write. One of an
    /// older version is brought up to date, after a copy of it was made ([`crate::BACKUP_FILE`]) and proven sound; if
    /// anything fails, the record stays as it was.
    ///
    /// # Errors
    /// [`StoreError::Missing`], [`StoreError::NotARecord`], [`StoreError::WrongKey`],
    /// [`StoreError::Damaged`], [`StoreError::TooNew`], and the disk's.
    pub async fn open(folder: &Path, key: &RecordKey) -> Result<Self> {
        let path = disk::record_path(folder);
        disk::check_file(&path)?;
        let door = Door::new(&path, key);
        // From here on somebody waits for the connection to close, whatever goes wrong.
        let mut writer = Writer::new(door.connect(Use::Write).await?, door.clone());
        let connection = writer.connection().await?;
        let record_id = meta::get(connection, meta::RECORD_ID).await?;
        let actor = meta::get(connection, meta::LEDGER_ACTOR).await?;
        let actor = u128::from_str_radix(&actor, 16).map_err(|_| StoreError::Damaged("its own description"))?;
        let device = DeviceId(format!("{actor:032x}"));
        let actor = actor.to_be_bytes().to_vec();
        upgrade(&door, connection, &actor).await?;
        let version = meta::get(connection, meta::PROJECTION_VERSION).await?;
        writer.is_called(actor);
        if version != projection::VERSION.to_string() {
            writer.rebuild().await?;
        }
        Ok(Self {
            readers: Readers::new(door),
            writer: Arc::new(Mutex::new(writer)),
            finder: Finder::default(),
            record_id,
            device,
        })
    }

    /// The record's id, the same on every device.
    pub fn record_id(&self) -> &str {
        &self.record_id
    }

    /// This device's own hand in the ledger.
    pub fn device(&self) -> &DeviceId {
        &self.device
    }

    /// The record as it stands.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] if a register cannot be read, and the disk's.
    pub async fn load(&self) -> Result<Record> {
        // A thousand entities a row: SQLite wipes and locks every value it hands out, which makes many small
        // ones dear.
        let mut line = self.readers.lend().await?;
        let mut puts = Vec::new();
        let mut last = String::new();
        loop {
            let json: String = sqlx::query_scalar(
                "SELECT '[' || coalesce(group_concat('[' || json_quote(entity) || ',{' || fields || '}]'), '') || ']'
                 FROM (SELECT entity, group_concat(json_quote(field) || ':' || values_json) AS fields
                       FROM cells WHERE entity > ?1 GROUP BY entity ORDER BY entity LIMIT 1000)",
            )
            .bind(&last)
            .fetch_one(&mut *line)
            .await?;
            let entities: Vec<(EntityId, BTreeMap<String, Vec<Value>>)> =
                serde_json::from_str(&json).map_err(|_| StoreError::Damaged("a register"))?;
            let Some((end, _)) = entities.last() else { break };
            last = end.as_str().to_owned();
            for (entity, fields) in entities {
                puts.extend(fields.into_iter().map(|(field, values)| Put {
                    entity: entity.clone(),
                    field,
                    value: values.into_iter().next().unwrap_or_default(),
                }));
            }
        }
        Ok(Record::from_puts(puts))
    }

    /// Writes a change whole or not at all, and returns only when it is safe on the disk.
    /// Values that are there already are not written again; if all are, nothing is touched.
    ///
    /// # Errors
    /// [`StoreError::Refused`] for names that the ledger does not take; the disk's. After an error
    /// nothing of the change is there.
    pub async fn commit(&self, change: &Change) -> Result<Touched> {
        self.commit_beside(change, async |_| Ok(Beside::Nothing)).await
    }

    /// Writes several changes, each an entry of its own in the history, all or none of them: what a history
    /// brought in from elsewhere needs. Memory holds them all; a few thousand at a time.
    ///
    /// # Errors
    /// As [`Store::commit`].
    pub async fn commit_all(&self, changes: &[Change]) -> Result<Touched> {
        let Some(last) = changes.last() else { return Ok(Touched::default()) };
        let put = |change: &Change| {
            let message = Message { intent: change.intent.clone(), actor: Some(change.actor.clone()), at: change.at };
            (change.puts(), message)
        };
        let puts: Vec<(Vec<Put>, Message)> = changes.iter().map(put).collect();
        let mut writer = self.writer.lock().await;
        let work = move |ledger: &mut Ledger| {
            let mut entries = Vec::new();
            let mut cells = BTreeMap::new();
            for (puts, message) in puts {
                let Some(step) = ledger.put(&puts, Again::Never, &message)? else { continue };
                entries.extend(step.entries);
                // Each register as the last of the changes left it.
                cells.extend(step.cells.into_iter().map(|cell| ((cell.entity.clone(), cell.field.clone()), cell)));
            }
            Ok(Some(Step { entries, cells: cells.into_values().collect() }))
        };
        writer.step(last.at, work, async |_| Ok(Beside::Nothing)).await
    }

    pub(crate) async fn commit_beside(
        &self,
        change: &Change,
        beside: impl AsyncFnOnce(&mut sqlx::sqlite::SqliteConnection) -> Result<Beside>,
    ) -> Result<Touched> {
        let puts = change.puts();
        let message = Message { intent: change.intent.clone(), actor: Some(change.actor.clone()), at: change.at };
        let mut writer = self.writer.lock().await;
        writer.step(change.at, move |ledger| ledger.put(&puts, Again::Never, &message), beside).await
    }

    /// Takes in changes from elsewhere: in any order, twice, or before what they build on (those are
    /// kept and take effect later). Values written at the same time stay side by side.
    ///
    /// # Errors
    /// [`StoreError::Refused`] if one of them breaks the ledger's rules: then none is taken.
    pub async fn apply_remote(&self, changes: &[Vec<u8>], received_at: Instant) -> Result<Touched> {
        let bytes = changes.to_vec();
        let changes =
            blocking(move || bytes.iter().map(|bytes| read_change(bytes)).collect::<Result<Vec<_>>>()).await?;
        let received: Vec<Entry> = changes.iter().map(|change| Entry::without_keys(change, BTreeSet::new())).collect();
        let at = instant_text(received_at);
        let mut writer = self.writer.lock().await;
        writer
            .step(
                received_at,
                move |ledger| ledger.apply(changes).map(Some),
                async |connection| {
                    // Those that took effect are there already, and stay so.
                    let before: i64 =
                        sqlx::query_scalar("SELECT count(*) FROM changes").fetch_one(&mut *connection).await?;
                    Writer::keep_waiting(connection, &received, &at).await?;
                    let after: i64 =
                        sqlx::query_scalar("SELECT count(*) FROM changes").fetch_one(&mut *connection).await?;
                    Ok(if after == before { Beside::Nothing } else { Beside::Written })
                },
            )
            .await
    }

    /// The record's first change, from which every copy starts.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] if there is none, and the disk's.
    pub async fn first_change(&self) -> Result<Vec<u8>> {
        let first = sqlx::query_scalar("SELECT bytes FROM changes WHERE length(deps) = 0 AND is_waiting = 0")
            .fetch_optional(&mut *self.readers.lend().await?)
            .await?;
        first.ok_or(StoreError::Damaged("the ledger's genesis"))
    }

    /// Every change, causes before effects: what another copy needs to catch up.
    ///
    /// # Errors
    /// The disk's.
    pub async fn changes(&self) -> Result<Vec<Vec<u8>>> {
        Ok(sqlx::query_scalar("SELECT bytes FROM changes ORDER BY op_first, hash")
            .fetch_all(&mut *self.readers.lend().await?)
            .await?)
    }

    /// Hashes of the changes that nothing follows yet: two copies that have the same have the same record.
    ///
    /// # Errors
    /// The disk's.
    pub async fn heads(&self) -> Result<Vec<[u8; 32]>> {
        heads_on_disk(&mut *self.readers.lend().await?).await
    }

    /// Builds every table anew from the ledger.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] if the ledger itself cannot be read, and the disk's.
    pub async fn rebuild_projection(&self) -> Result<()> {
        self.writer.lock().await.rebuild().await
    }

    /// Another program (the prompt beside the window, say) has written to the record since the last time
    /// this was asked: what was loaded is stale. The first time is always "no".
    ///
    /// # Errors
    /// The disk's.
    pub async fn wrote_elsewhere(&self) -> Result<bool> {
        self.writer.lock().await.wrote_elsewhere().await
    }

    /// Closes the record: leaves a snapshot for a quicker start, folds the log into the file. A record
    /// that is merely dropped, or killed, loses nothing; its next first write takes longer. Dropping waits
    /// for the database as closing does, but blocks the thread meanwhile.
    ///
    /// # Errors
    /// The disk's; everything acknowledged is safe even then.
    pub async fn close(self) -> Result<()> {
        self.readers.close().await;
        let mut writer = self.writer.lock().await;
        let saved = writer.save_snapshot().await;
        writer.close().await?;
        saved
    }
}
