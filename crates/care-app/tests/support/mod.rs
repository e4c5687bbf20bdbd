//! A concierge with a record of its own in a world that stands still, and a second device beside it.
#![allow(
    dead_code,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::arithmetic_side_effects,
    reason = "each test file uses its part; a failed expectation is the result of a test"
)]

use care_app::view::{SaveItemRequest, SavedView};
use care_app::world::{Chance, Clock, Notice, NoticeAnswer, NoticeError, Notices, World};
use care_app::{Concierge, Protection, Secret};
use care_model::{Actor, Change, EntityId, EntityType, Fact, Instant};
use care_store::{Genesis, Store};
use care_vault::{Keychain, KeychainError, RecordKey};
use serde_json::Value;
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tempfile::TempDir;
use tokio::sync::mpsc::UnboundedSender;
use zeroize::Zeroizing;

struct StillClock(Mutex<Instant>);

impl Clock for StillClock {
    fn now(&self) -> Instant {
        *self.0.lock().unwrap()
    }

    fn awake(&self) -> Duration {
        Duration::ZERO
    }
}

#[derive(Default)]
struct Counting(AtomicU64);

impl Chance for Counting {
    fn fill(&self, bytes: &mut [u8]) -> Result<(), getrandom::Error> {
        for chunk in bytes.chunks_mut(8) {
            let next = self.0.fetch_add(1, Ordering::Relaxed).wrapping_mul(0x9E37_79B9_7F4A_7C15).to_le_bytes();
            chunk.iter_mut().zip(next).for_each(|(byte, random)| *byte = random);
        }
        Ok(())
    }
}

#[derive(Default)]
struct Drawer(Mutex<BTreeMap<String, String>>);

impl Keychain for Drawer {
    fn get(&self, _: &str, account: &str) -> Result<Zeroizing<String>, KeychainError> {
        self.0.lock().unwrap().get(account).cloned().map(Zeroizing::new).ok_or(KeychainError::NoEntry)
    }

    fn set(&self, _: &str, account: &str, secret: &str) -> Result<(), KeychainError> {
        self.0.lock().unwrap().insert(account.to_owned(), secret.to_owned());
        Ok(())
    }

    fn delete(&self, _: &str, account: &str) -> Result<(), KeychainError> {
        self.0.lock().unwrap().remove(account).map(|_| ()).ok_or(KeychainError::NoEntry)
    }
}

struct Silence;

impl Notices for Silence {
    fn show(&self, _: Notice, _: UnboundedSender<NoticeAnswer>) -> Result<(), NoticeError> {
        Err(NoticeError::NoService)
    }

    fn is_there(&self) -> bool {
        false
    }
}

/// A desk: a concierge with Sally's record open, in New York, on a Friday in February 2027.
pub struct Desk {
    pub concierge: Concierge,
    clock: Arc<StillClock>,
    world: World,
    id: String,
    folder: TempDir,
}

impl Desk {
    pub async fn new() -> Self {
        let clock = Arc::new(StillClock(Mutex::new("2027-02-05T15:00:00Z".parse().unwrap())));
        let world = World {
            clock: clock.clone(),
            chance: Arc::new(Counting::default()),
            keychain: Arc::new(Drawer::default()),
            notices: Arc::new(Silence),
            reader: care_app::ReaderProgram::Here,
        };
        let folder = tempfile::tempdir().unwrap();
        let mut concierge = Concierge::new(world.clone(), folder.path().join("home")).unwrap();
        concierge.set_locale("en-US").unwrap();
        let zone = chrono_tz::America::New_York;
        let made = concierge.create_person("Sally Moreno", zone, Protection::Keychain).await.unwrap();
        Self { concierge, clock, world, id: made.person_id, folder }
    }

    /// Minutes pass.
    pub fn later(&self, minutes: i64) {
        *self.clock.0.lock().unwrap() += chrono::Duration::minutes(minutes);
    }

    /// Closes the program and starts it again.
    pub async fn restart(mut self) -> Self {
        self.concierge.lock().await;
        self.concierge = Concierge::new(self.world.clone(), self.folder.path().join("home")).unwrap();
        self.concierge.open_person(&self.id, Secret::Keychain).await.unwrap();
        self
    }

    /// The program again, on a computer with another clock.
    pub async fn at(self, clock: Arc<dyn Clock>) -> Concierge {
        let Self { mut concierge, world, id, folder, .. } = self;
        concierge.lock().await;
        drop(concierge);
        let mut concierge = Concierge::new(World { clock, ..world }, folder.keep().join("home")).unwrap();
        concierge.open_person(&id, Secret::Keychain).await.unwrap();
        concierge
    }

    /// Fills in a form and saves it.
    pub async fn save(&mut self, id: Option<&str>, kind: &str, values: Value) -> SavedView {
        let values = serde_json::from_value(values).unwrap();
        let request = SaveItemRequest { id: id.map(str::to_owned), kind: kind.to_owned(), values };
        self.concierge.save_item(request).await.unwrap()
    }

    /// As [`Desk::save`], where nothing is wrong: the id.
    pub async fn add(&mut self, kind: &str, values: Value) -> String {
        let saved = self.save(None, kind, values).await;
        assert!(saved.problems.iter().all(|problem| !problem.is_fatal), "{:?}", saved.problems);
        saved.id.unwrap()
    }

    /// The value of a register.
    pub fn value(&self, id: &str, field: &str) -> Value {
        let fields = self.concierge.fields(&EntityId::new(id)).unwrap();
        fields.and_then(|fields| fields.get(field)).cloned().unwrap_or_default()
    }

    /// File, ledger and tables agree.
    pub async fn assert_whole(&self) {
        let report = self.concierge.verify().await.unwrap();
        assert!(report.is_ok(), "{report:?}");
    }
}

/// Maya's laptop: the same record elsewhere, written to directly.
pub struct Elsewhere {
    store: Store,
    _folder: TempDir,
}

impl Elsewhere {
    /// A second device that has what the desk has.
    pub async fn beside(desk: &Desk) -> Self {
        let changes = desk.concierge.give_out().await.unwrap();
        let folder = tempfile::tempdir().unwrap();
        let at: Instant = "2027-02-05T15:00:00Z".parse().unwrap();
        let by = Actor::Member("maya".into());
        let genesis = Genesis { record_id: "r".into(), ledger_actor: [b'm'; 16], at, by };
        let key = RecordKey::from_bytes([9; 32]);
        let store = Store::join(&folder.path().join("record"), &key, &genesis, &changes[0]).await.unwrap();
        store.apply_remote(&changes, at).await.unwrap();
        Self { store, _folder: folder }
    }

    /// Maya writes registers of one thing, some minutes after the desk's first moment.
    pub async fn writes(&self, minutes: i64, facts: Vec<Fact>) {
        let begin: Instant = "2027-02-05T15:00:00Z".parse().unwrap();
        let at = begin + chrono::Duration::minutes(minutes);
        let actor = Actor::Member("maya".into());
        self.store.commit(&Change { at, actor, intent: "save".into(), facts }).await.unwrap();
    }

    /// Both devices get what the other has.
    pub async fn meets(&self, desk: &mut Desk) {
        desk.concierge.take_in(&self.store.changes().await.unwrap()).await.unwrap();
        let changes = desk.concierge.give_out().await.unwrap();
        self.store.apply_remote(&changes, "2027-02-05T18:00:00Z".parse().unwrap()).await.unwrap();
    }

    pub async fn value(&self, id: &str, field: &str) -> Value {
        let record = self.store.load().await.unwrap();
        record.fields(&EntityId::new(id)).and_then(|fields| fields.get(field)).cloned().unwrap_or_default()
    }
}

/// A register's value.
pub fn set(id: &str, field: &str, value: impl Into<Value>) -> Fact {
    Fact::Set { entity: EntityId::new(id), field: field.into(), value: value.into() }
}

/// Something new.
pub fn create(id: &str, entity_type: EntityType, fields: Value) -> Fact {
    Fact::Create { entity: EntityId::new(id), entity_type, fields: serde_json::from_value(fields).unwrap() }
}
