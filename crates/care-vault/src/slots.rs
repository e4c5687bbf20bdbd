//! The key file beside a record: which secrets open it.
//!
//! A key file never holds the record key in the open. It can gain and lose slots, but there is no way
//! to give an existing record a new key: that would be a record nobody can read.

use crate::key::{Chance, make_bytes, to_hex};
use crate::slot::SlotV1;
use crate::{Keychain, KeychainError, RecordKey, VaultError, cipher, private};
use bip39::{Language, Mnemonic};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::fmt;
use std::path::Path;
use zeroize::Zeroizing;

/// Name of the key file in a record's folder.
pub const KEYS_FILE: &str = "keys.json";

const FORMAT: &str = "care-navigator keys";
const VERSION: u64 = 1;
const CHECK_PURPOSE: &[u8] = b"care-navigator key check 1";

/// The ways into a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SlotKind {
    /// The system keychain opens it without asking.
    Keychain,
    /// A passphrase opens it.
    Passphrase,
    /// 24 words on paper open it.
    Recovery,
}

/// The key file as it lies on disk. Frozen: the test `the_frozen_key_file_still_opens` knows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct KeyFileV1 {
    format: String,
    version: u64,
    record: String,
    /// Tells the record's key from any other without telling anything about it.
    check: String,
    slots: Vec<SlotV1>,
}

/// The key slots of one record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeySlots {
    file: KeyFileV1,
}

/// 24 words that open a record: for paper only. Never printed by accident.
pub struct RecoveryWords(Zeroizing<String>);

impl RecoveryWords {
    /// The words, parted by blanks, to show or print once.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for RecoveryWords {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RecoveryWords(hidden)")
    }
}

fn check_of(key: &RecordKey, record_id: &str) -> Result<String, VaultError> {
    let check = cipher::derive(key.as_bytes(), record_id.as_bytes(), CHECK_PURPOSE)?;
    Ok(to_hex(check.get(..16).unwrap_or_default()))
}

/// Same passphrase, same bytes, whichever way a keyboard composes an accent (Unicode NFKD).
fn passphrase_bytes(passphrase: &str) -> Zeroizing<Vec<u8>> {
    let mut text = Cow::Borrowed(passphrase);
    Mnemonic::normalize_utf8_cow(&mut text);
    Zeroizing::new(text.into_owned().into_bytes())
}

impl KeySlots {
    /// A passphrase has at least this many characters.
    pub const PASSPHRASE_CHARS_MIN: usize = 8;

    /// No slots yet, for a new record.
    ///
    /// # Errors
    /// None in practice; the derivation's own error is passed on.
    pub fn new(record_id: &str, key: &RecordKey) -> Result<Self, VaultError> {
        let check = check_of(key, record_id)?;
        let file = KeyFileV1 {
            format: FORMAT.to_owned(),
            version: VERSION,
            record: record_id.to_owned(),
            check,
            slots: Vec::new(),
        };
        Ok(Self { file })
    }

    /// The record that these slots open.
    pub fn record_id(&self) -> &str {
        &self.file.record
    }

    /// The kinds of slots, in the order they were added.
    pub fn kinds(&self) -> Vec<SlotKind> {
        let kind = |slot: &SlotV1| match slot {
            SlotV1::Keychain { .. } => SlotKind::Keychain,
            SlotV1::Passphrase { .. } => SlotKind::Passphrase,
            SlotV1::Recovery { .. } => SlotKind::Recovery,
        };
        self.file.slots.iter().map(kind).collect()
    }

    /// Puts the key into the system keychain and notes where. Reads it back before trusting it.
    ///
    /// # Errors
    /// The keychain's; [`VaultError::AlreadyExists`] if it holds another key under these names;
    /// [`VaultError::WrongSecret`] if `key` is not this record's.
    pub fn add_keychain(
        &mut self,
        key: &RecordKey,
        keychain: &dyn Keychain,
        service: &str,
        account: &str,
    ) -> Result<(), VaultError> {
        self.check(key)?;
        let secret = key.to_hex();
        match keychain.get(service, account) {
            Ok(held) if held == secret => {}
            Ok(_) => return Err(VaultError::AlreadyExists),
            Err(KeychainError::NoEntry) => keychain.set(service, account, &secret)?,
            Err(error) => return Err(error.into()),
        }
        if keychain.get(service, account)? != secret {
            return Err(KeychainError::Failed.into());
        }
        let slot = SlotV1::Keychain { service: service.to_owned(), account: account.to_owned() };
        if !self.file.slots.contains(&slot) {
            self.file.slots.push(slot);
        }
        Ok(())
    }

    /// Adds a passphrase. Takes about half a second and 64 MiB: not on a thread that draws.
    ///
    /// # Errors
    /// [`VaultError::PassphraseTooShort`]; [`VaultError::WrongSecret`] if `key` is not this record's.
    pub fn add_passphrase(
        &mut self,
        key: &RecordKey,
        passphrase: &str,
        chance: &mut dyn Chance,
    ) -> Result<(), VaultError> {
        self.check(key)?;
        if passphrase.chars().count() < Self::PASSPHRASE_CHARS_MIN {
            return Err(VaultError::PassphraseTooShort);
        }
        let slot = SlotV1::passphrase(&self.file.record, key, &passphrase_bytes(passphrase), chance)?;
        self.file.slots.push(slot);
        Ok(())
    }

    /// Makes 24 recovery words and adds their slot. The words are told only here.
    ///
    /// # Errors
    /// [`VaultError::WrongSecret`] if `key` is not this record's.
    pub fn add_recovery(&mut self, key: &RecordKey, chance: &mut dyn Chance) -> Result<RecoveryWords, VaultError> {
        self.check(key)?;
        let entropy = Zeroizing::new(make_bytes::<32>(chance));
        let words =
            Mnemonic::from_entropy_in(Language::English, entropy.as_ref()).map_err(|_| VaultError::WrongSecret)?;
        let slot = SlotV1::recovery(&self.file.record, key, entropy.as_ref(), chance)?;
        self.file.slots.push(slot);
        Ok(RecoveryWords(Zeroizing::new(words.to_string())))
    }

    /// Takes away all slots of a kind, as long as another kind stays. The keychain's own entry is
    /// left to the caller.
    ///
    /// # Errors
    /// [`VaultError::NoSuchSlot`], [`VaultError::LastSlot`].
    pub fn remove(&mut self, kind: SlotKind) -> Result<(), VaultError> {
        let kinds = self.kinds();
        if !kinds.contains(&kind) {
            return Err(VaultError::NoSuchSlot);
        }
        if kinds.iter().all(|other| *other == kind) {
            return Err(VaultError::LastSlot);
        }
        let mut kinds = kinds.into_iter();
        self.file.slots.retain(|_| kinds.next() != Some(kind));
        Ok(())
    }

    /// Asks the system keychain for the key. Blocking: not on an async worker.
    ///
    /// # Errors
    /// [`VaultError::NoSuchSlot`], the keychain's own, [`VaultError::WrongSecret`] if what it holds is
    /// not this record's key.
    pub fn open_with_keychain(&self, keychain: &dyn Keychain) -> Result<RecordKey, VaultError> {
        let mut last = VaultError::NoSuchSlot;
        for slot in &self.file.slots {
            let SlotV1::Keychain { service, account } = slot else { continue };
            match keychain.get(service, account) {
                Ok(secret) => match RecordKey::from_hex(&secret).and_then(|key| self.check(&key).map(|()| key)) {
                    Ok(key) => return Ok(key),
                    Err(error) => last = error,
                },
                Err(error) => last = error.into(),
            }
        }
        Err(last)
    }

    /// Opens with a passphrase. Takes about half a second and 64 MiB.
    ///
    /// # Errors
    /// [`VaultError::NoSuchSlot`], [`VaultError::WrongSecret`].
    pub fn open_with_passphrase(&self, passphrase: &str) -> Result<RecordKey, VaultError> {
        let passphrase = passphrase_bytes(passphrase);
        self.open_with(|slot| slot.open_with_passphrase(&self.file.record, &passphrase))
    }

    /// Opens with the 24 words, in any case and with any blanks between them.
    ///
    /// # Errors
    /// [`VaultError::NoSuchSlot`], [`VaultError::WrongSecret`].
    pub fn open_with_words(&self, words: &str) -> Result<RecordKey, VaultError> {
        let words = Zeroizing::new(words.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase());
        let entropy = Mnemonic::parse_in(Language::English, words.as_str()).map(|words| words.to_entropy());
        // Words with a typing mistake go the same way as words of another record.
        let entropy = Zeroizing::new(entropy.unwrap_or_default());
        self.open_with(|slot| slot.open_with_entropy(&self.file.record, &entropy))
    }

    fn open_with(
        &self,
        open: impl Fn(&SlotV1) -> Option<Result<RecordKey, VaultError>>,
    ) -> Result<RecordKey, VaultError> {
        let mut last = VaultError::NoSuchSlot;
        for opened in self.file.slots.iter().filter_map(open) {
            match opened.and_then(|key| self.check(&key).map(|()| key)) {
                Ok(key) => return Ok(key),
                Err(error) => last = error,
            }
        }
        Err(last)
    }

    fn check(&self, key: &RecordKey) -> Result<(), VaultError> {
        if check_of(key, &self.file.record)? == self.file.check { Ok(()) } else { Err(VaultError::WrongSecret) }
    }

    /// The key file's bytes.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = serde_json::to_vec_pretty(&self.file).unwrap_or_default();
        bytes.push(b'\n');
        bytes
    }

    /// Reads a key file's bytes.
    ///
    /// # Errors
    /// [`VaultError::Damaged`], [`VaultError::TooNew`].
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, VaultError> {
        let whole: serde_json::Value = serde_json::from_slice(bytes).map_err(|_| VaultError::Damaged)?;
        if whole.get("format").and_then(|format| format.as_str()) != Some(FORMAT) {
            return Err(VaultError::Damaged);
        }
        match whole.get("version").and_then(serde_json::Value::as_u64) {
            Some(VERSION) => {}
            Some(version) if version > VERSION => return Err(VaultError::TooNew { version }),
            _ => return Err(VaultError::Damaged),
        }
        let file = serde_json::from_value(whole).map_err(|_| VaultError::Damaged)?;
        Ok(Self { file })
    }

    /// Reads the key file of a record's folder.
    ///
    /// # Errors
    /// [`VaultError::Disk`] and those of [`KeySlots::from_bytes`].
    pub fn load(folder: &Path) -> Result<Self, VaultError> {
        Self::from_bytes(&std::fs::read(folder.join(KEYS_FILE))?)
    }

    /// Writes the key file of a new record; never over one that is there.
    ///
    /// # Errors
    /// [`VaultError::AlreadyExists`], [`VaultError::Disk`].
    pub fn save_new(&self, folder: &Path) -> Result<(), VaultError> {
        private::make_folder(folder)?;
        Ok(private::write_new(&folder.join(KEYS_FILE), &self.to_bytes())?)
    }

    /// Replaces the key file of the same record and the same key, whole or not at all.
    ///
    /// # Errors
    /// [`VaultError::AlreadyExists`] if the file there belongs to another record or key, and those of
    /// [`KeySlots::load`].
    pub fn save(&self, folder: &Path) -> Result<(), VaultError> {
        let former = Self::load(folder)?;
        if former.file.record != self.file.record || former.file.check != self.file.check {
            return Err(VaultError::AlreadyExists);
        }
        Ok(private::replace(&folder.join(KEYS_FILE), &self.to_bytes())?)
    }
}
