//! Making, opening and leaving a person's record.

use super::{Concierge, Open, create, current};
use crate::Trouble;
use crate::world::{World, make_id};
use care_model::{Actor, EntityType, Fact, MemberId, PersonId, Record};
use care_store::{Genesis, Store};
use care_vault::{KEYS_FILE, KeySlots, RecordKey, SlotKind, private};
use chrono_tz::Tz;
use serde_json::json;
use std::path::{Path, PathBuf};
use zeroize::Zeroizing;

/// The keychain's name for this product's secrets.
const KEYCHAIN_SERVICE: &str = "care-navigator";

/// How a new record is protected.
pub enum Protection {
    /// The key lies in the system keychain.
    Keychain,
    /// The key is sealed by a passphrase.
    Passphrase(Zeroizing<String>),
}

/// What opens a record.
pub enum Secret {
    /// The system keychain.
    Keychain,
    /// The passphrase.
    Passphrase(Zeroizing<String>),
    /// The 24 words of the recovery sheet.
    Words(Zeroizing<String>),
}

/// A record just made.
pub struct Created {
    /// Its folder's id.
    pub person_id: String,
    /// The words of the recovery sheet; shown this once.
    pub recovery_words: Zeroizing<String>,
}

impl Concierge {
    /// Makes an encrypted record for a person and opens it. The caller's member is the person.
    ///
    /// # Errors
    /// No keychain answers and no passphrase was given; the folder cannot be written.
    pub async fn create_person(&mut self, name: &str, zone: Tz, protection: Protection) -> Result<Created, Trouble> {
        let name = name.trim();
        if name.is_empty() {
            return Err(Trouble::BadInput("a name is needed".to_owned()));
        }
        let id = make_id(self.world.clock.now(), self.world.chance.as_ref())?;
        let dir = self.home.record_dir(&id);
        private::make_folder(&dir)?;
        let made = self.found(&dir, &id, protection).await;
        let (store, recovery_words, protection) = match made {
            Ok(made) => made,
            Err(trouble) => {
                // Nothing of a person is in there yet; an empty half-made folder would only confuse.
                let _ = std::fs::remove_dir_all(&dir);
                return Err(trouble);
            }
        };
        self.enter(id.clone(), dir, store, protection, false).await?;
        self.commit_as(Actor::Engine, "create", first_facts(name, zone, self.world.clock.now())).await?;
        self.settle_me()?;
        self.remember_open(&id)?;
        Ok(Created { person_id: id, recovery_words })
    }

    /// Key, slots, store: in this order, so that a record never exists without a way to open it.
    async fn found(
        &self,
        dir: &Path,
        id: &str,
        protection: Protection,
    ) -> Result<(Store, Zeroizing<String>, &'static str), Trouble> {
        let word = match &protection {
            Protection::Keychain => "view-protected-keychain",
            Protection::Passphrase(_) => "view-protected-passphrase",
        };
        let (world, folder, record) = (self.world.clone(), dir.to_owned(), id.to_owned());
        // Keychain and Argon2id block, for as long as a person takes to answer a dialog.
        let keys = tokio::task::spawn_blocking(move || make_keys(&world, &folder, &record, &protection));
        let (key, words) = keys.await.map_err(|_| Trouble::Internal("making the key".to_owned()))??;
        let store = make_store(&self.world, dir, &key, id).await?;
        Ok((store, words, word))
    }

    /// Opens a record.
    ///
    /// # Errors
    /// The secret does not open it; the keychain is locked or lost the key; the record is damaged.
    /// Nothing is changed on the disk in any of these cases.
    pub async fn open_person(&mut self, id: &str, secret: Secret) -> Result<(), Trouble> {
        let dir = self.home.record_dir(id);
        let (world, folder) = (self.world.clone(), dir.clone());
        let opened = tokio::task::spawn_blocking(move || open_key(&world, &folder, &secret));
        let (key, word) = opened.await.map_err(|_| Trouble::Internal("opening the key".to_owned()))??;
        let store = Store::open(&dir, &key).await?;
        self.enter(id.to_owned(), dir, store, word, false).await?;
        self.settle_me()?;
        self.sweep().await;
        self.remember_open(id)
    }

    /// Throws away what a file left half brought in when its program was killed a day ago or longer. A record
    /// opens all the same when the disk refuses.
    async fn sweep(&self) {
        let Ok(open) = self.opened() else { return };
        if let Err(why) = open.store.sweep_arrivals(self.world.clock.now()).await {
            tracing::warn!(%why, "half-read files were not swept");
        }
    }

    /// Opens the record that was open last, or the only one, by the keychain where it has such a slot.
    ///
    /// # Errors
    /// As [`Concierge::open_person`]; [`Trouble::NoSuchPerson`] when there is no record.
    pub async fn open_last(&mut self) -> Result<(), Trouble> {
        let ids = self.home.record_ids()?;
        let last = self.home.settings().last_open.filter(|id| ids.contains(id));
        let id = last.or_else(|| ids.first().cloned()).ok_or(Trouble::NoSuchPerson)?;
        self.open_person(&id, Secret::Keychain).await
    }

    /// A record has a slot of this kind.
    ///
    /// # Errors
    /// Its key file is missing or damaged.
    pub fn has_slot(&self, id: &str, kind: SlotKind) -> Result<bool, Trouble> {
        Ok(read_slots(&self.home.record_dir(id))?.kinds().contains(&kind))
    }

    /// Closes the record and drops it from memory; a sample is thrown away.
    pub async fn lock(&mut self) {
        if let Some(open) = self.open.take() {
            if open.store.close().await.is_err() {
                tracing::warn!("the record closed without a snapshot; its next first write takes longer");
            }
            if open.is_sample {
                let _ = std::fs::remove_dir_all(&open.dir);
            }
        }
    }

    /// Takes an opened store as the record of this concierge.
    pub(super) async fn enter(
        &mut self,
        id: String,
        dir: PathBuf,
        store: Store,
        protection: &'static str,
        is_sample: bool,
    ) -> Result<(), Trouble> {
        self.lock().await;
        let record = current::Current::from(store.load().await?);
        let rivals = store.conflicts().await?;
        let me = me_of(&record);
        self.open = Some(Open { id, dir, store, record, me, is_sample, protection, rivals, is_being_readied: false });
        Ok(())
    }

    /// What is worth doing once for the record that is open, beside everything else. `None` when it is being
    /// done.
    pub(crate) fn getting_ready(&mut self) -> Option<care_store::GettingReady> {
        let open = self.open.as_mut().filter(|open| !open.is_being_readied)?;
        open.is_being_readied = true;
        Some(open.store.getting_ready())
    }

    /// Finds out anew which member this computer speaks to.
    pub(super) fn settle_me(&mut self) -> Result<(), Trouble> {
        let open = self.opened_mut()?;
        open.me = me_of(&open.record);
        Ok(())
    }

    fn remember_open(&self, id: &str) -> Result<(), Trouble> {
        let settings = crate::home::HomeSettings { last_open: Some(id.to_owned()), ..self.home.settings() };
        self.home.keep_settings(&settings)
    }
}

fn me_of(record: &Record) -> MemberId {
    record
        .settings
        .default_member
        .clone()
        .or_else(|| record.members.keys().next().cloned())
        .unwrap_or_else(|| MemberId::new("me"))
}

fn make_keys(
    world: &World,
    dir: &Path,
    id: &str,
    protection: &Protection,
) -> Result<(RecordKey, Zeroizing<String>), Trouble> {
    let mut chance = Careful::new(world);
    let key = RecordKey::make(&mut chance);
    let mut slots = KeySlots::new(id, &key)?;
    match protection {
        Protection::Keychain => slots.add_keychain(&key, world.keychain.as_ref(), KEYCHAIN_SERVICE, id)?,
        Protection::Passphrase(passphrase) => slots.add_passphrase(&key, passphrase, &mut chance)?,
    }
    let words = slots.add_recovery(&key, &mut chance)?;
    chance.check()?;
    slots.save_new(dir)?;
    Ok((key, Zeroizing::new(words.reveal().to_owned())))
}

fn open_key(world: &World, dir: &Path, secret: &Secret) -> Result<(RecordKey, &'static str), Trouble> {
    let slots = read_slots(dir)?;
    Ok(match secret {
        Secret::Keychain => (slots.open_with_keychain(world.keychain.as_ref())?, "view-protected-keychain"),
        Secret::Passphrase(passphrase) => (slots.open_with_passphrase(passphrase)?, "view-protected-passphrase"),
        Secret::Words(words) => (slots.open_with_words(words)?, "view-protected-words"),
    })
}

fn read_slots(dir: &Path) -> Result<KeySlots, Trouble> {
    if !dir.join(KEYS_FILE).is_file() {
        return Err(Trouble::NoSuchPerson);
    }
    Ok(KeySlots::load(dir)?)
}

/// A new store under a key, with a random ledger actor.
pub(super) async fn make_store(world: &World, dir: &Path, key: &RecordKey, id: &str) -> Result<Store, Trouble> {
    let mut ledger_actor = [0_u8; 16];
    world.chance.fill(&mut ledger_actor)?;
    let genesis = Genesis { record_id: id.to_owned(), ledger_actor, at: world.clock.now(), by: Actor::Engine };
    Ok(Store::create(dir, key, &genesis).await?)
}

/// Remembers that the world once gave no randomness: nothing made with it may be kept.
pub(super) struct Careful<'a> {
    world: &'a World,
    failed: Option<getrandom::Error>,
}

impl<'a> Careful<'a> {
    pub(super) fn new(world: &'a World) -> Self {
        Self { world, failed: None }
    }

    /// # Errors
    /// The operating system gave no randomness at some point.
    pub(super) fn check(self) -> Result<(), Trouble> {
        self.failed.map_or(Ok(()), |error| Err(error.into()))
    }
}

impl care_vault::Chance for Careful<'_> {
    fn fill(&mut self, bytes: &mut [u8]) {
        if let Err(error) = self.world.chance.fill(bytes) {
            self.failed = Some(error);
        }
    }
}

/// The first registers of a record: its zone, the person, the person as a member.
pub(super) fn first_facts(name: &str, zone: Tz, now: care_model::Instant) -> Vec<Fact> {
    let initial: String = name.chars().next().map(|c| c.to_uppercase().collect()).unwrap_or_default();
    let person = PersonId::new("person");
    let member = MemberId::new("me");
    vec![
        create(
            care_model::EntityId::new("record"),
            EntityType::Record,
            json!({"zone": zone.name(), "watch_began_at": now, "default_member": member}),
        ),
        create(&person, EntityType::Person, json!({"name": name, "initial": initial, "tz": zone.name()})),
        create(&member, EntityType::Member, json!({"name": name, "person": person, "tz": zone.name()})),
    ]
}
