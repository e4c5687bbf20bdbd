//! Key slots: every secret opens what it should, nothing opens what it should not, nothing panics.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice, clippy::panic)] // a test stops at the first surprise

use care_vault::{KeySlots, Keychain, KeychainError, RecordKey, SlotKind, VaultError};
use std::collections::BTreeMap;
use std::sync::Mutex;
use zeroize::Zeroizing;

const PASSPHRASE: &str = "corre\u{301}ct horse";

/// Counts upwards: unpredictable to nobody, which is what a test wants.
fn counting(from: u8) -> impl FnMut(&mut [u8]) {
    let mut next = from;
    move |bytes: &mut [u8]| {
        for byte in bytes {
            *byte = next;
            next = next.wrapping_add(1);
        }
    }
}

#[derive(Default)]
struct Drawer {
    entries: Mutex<BTreeMap<(String, String), String>>,
    out_of_order: Option<KeychainError>,
}

impl Keychain for Drawer {
    fn get(&self, service: &str, account: &str) -> Result<Zeroizing<String>, KeychainError> {
        if let Some(error) = self.out_of_order {
            return Err(error);
        }
        let entries = self.entries.lock().unwrap();
        let secret = entries.get(&(service.to_owned(), account.to_owned())).ok_or(KeychainError::NoEntry)?;
        Ok(Zeroizing::new(secret.clone()))
    }

    fn set(&self, service: &str, account: &str, secret: &str) -> Result<(), KeychainError> {
        self.entries.lock().unwrap().insert((service.to_owned(), account.to_owned()), secret.to_owned());
        Ok(())
    }

    fn delete(&self, service: &str, account: &str) -> Result<(), KeychainError> {
        let gone = self.entries.lock().unwrap().remove(&(service.to_owned(), account.to_owned()));
        gone.map(drop).ok_or(KeychainError::NoEntry)
    }
}

/// A key with a passphrase and 24 words.
fn cut(record: &str, from: u8) -> (RecordKey, KeySlots, String) {
    let mut chance = counting(from);
    let key = RecordKey::make(&mut chance);
    let mut slots = KeySlots::new(record, &key).unwrap();
    slots.add_passphrase(&key, PASSPHRASE, &mut chance).unwrap();
    let words = slots.add_recovery(&key, &mut chance).unwrap().reveal().to_owned();
    (key, slots, words)
}

fn is_wrong_secret(opened: Result<RecordKey, VaultError>) -> bool {
    matches!(opened, Err(VaultError::WrongSecret))
}

#[test]
fn passphrase_and_words_open_the_same_key() {
    let (key, slots, words) = cut("r1", 1);
    assert_eq!(slots.open_with_passphrase(PASSPHRASE).unwrap(), key);
    assert_eq!(slots.open_with_passphrase("corr\u{e9}ct horse").unwrap(), key, "accents composed otherwise");
    assert_eq!(words.split(' ').count(), 24);
    assert_eq!(slots.open_with_words(&format!("  {}\n", words.to_uppercase().replace(' ', "\t "))).unwrap(), key);
}

#[test]
fn a_wrong_secret_opens_nothing_and_says_no_more_than_that() {
    let (_, slots, words) = cut("r1", 1);
    let (_, _, others) = cut("r1", 77);
    let almost = words.replacen(words.split(' ').next().unwrap(), "zebra", 1);
    for wrong in ["", "correct horse", "CORR\u{c9}CT HORSE", "corr\u{e9}ct horse "] {
        assert!(is_wrong_secret(slots.open_with_passphrase(wrong)), "{wrong}");
    }
    for wrong in ["", "zoo zoo zoo", &others, &almost, "not words at all \u{0}"] {
        assert!(is_wrong_secret(slots.open_with_words(wrong)), "{wrong}");
    }
}

#[test]
fn a_slot_that_was_cut_swapped_or_altered_opens_nothing() {
    let (_, slots, words) = cut("r1", 1);
    let text = String::from_utf8(slots.to_bytes()).unwrap();
    let whole: serde_json::Value = serde_json::from_str(&text).unwrap();
    let reread = |changed: &serde_json::Value| KeySlots::from_bytes(changed.to_string().as_bytes()).unwrap();
    let check = |changed: serde_json::Value, what: &str| {
        let slots = reread(&changed);
        assert!(is_wrong_secret(slots.open_with_words(&words)), "{what}");
    };
    for field in ["salt", "nonce", "sealed"] {
        let former = whole["slots"][1][field].as_str().unwrap().to_owned();
        for damaged in ["", "0", "zz", &former[2..], &format!("{former}00"), &former.replacen('2', "3", 1)] {
            let mut changed = whole.clone();
            changed["slots"][1][field] = damaged.into();
            check(changed, &format!("{field} = {damaged}"));
        }
    }
    let mut swapped = whole.clone();
    swapped["slots"][1] =
        serde_json::from_slice::<serde_json::Value>(&cut("r2", 9).1.to_bytes()).unwrap()["slots"][1].clone();
    check(swapped, "a slot of another record");
    let mut renamed = whole.clone();
    renamed["record"] = "r2".into();
    check(renamed, "a record that took another's name");
    let mut lowered = whole.clone();
    lowered["slots"][0]["passes"] = 1.into();
    assert!(is_wrong_secret(reread(&lowered).open_with_passphrase(PASSPHRASE)), "a cost that was lowered");
    let mut endless = whole.clone();
    endless["slots"][0]["memory_kib"] = u32::MAX.into();
    assert!(is_wrong_secret(reread(&endless).open_with_passphrase(PASSPHRASE)), "a cost beyond all limits");
}

#[test]
fn a_key_file_cut_anywhere_is_refused_without_a_panic() {
    let (_, slots, _) = cut("r1", 1);
    let bytes = slots.to_bytes();
    for end in 0..bytes.len() - 2 {
        assert!(matches!(KeySlots::from_bytes(&bytes[..end]), Err(VaultError::Damaged)), "{end}");
    }
    let newer = String::from_utf8(bytes).unwrap().replacen("\"version\": 1", "\"version\": 2", 1);
    assert!(matches!(KeySlots::from_bytes(newer.as_bytes()), Err(VaultError::TooNew { version: 2 })));
}

#[test]
fn a_key_never_goes_over_a_key_that_is_there() {
    let folder = tempfile::tempdir().unwrap();
    let (key, mut slots, _) = cut("r1", 1);
    slots.save_new(folder.path()).unwrap();
    let (_, others, _) = cut("r2", 50);
    assert!(matches!(others.save_new(folder.path()), Err(VaultError::AlreadyExists)));
    assert!(matches!(others.save(folder.path()), Err(VaultError::AlreadyExists)));
    let (_, same_name, _) = cut("r1", 50);
    assert!(matches!(same_name.save(folder.path()), Err(VaultError::AlreadyExists)));
    slots.remove(SlotKind::Recovery).unwrap();
    slots.save(folder.path()).unwrap();
    let loaded = KeySlots::load(folder.path()).unwrap();
    assert_eq!(loaded, slots);
    assert_eq!(loaded.open_with_passphrase(PASSPHRASE).unwrap(), key);
    assert!(matches!(slots.remove(SlotKind::Passphrase), Err(VaultError::LastSlot)));
    let names: Vec<_> = std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names, ["keys.json"], "no draft is left lying about");
}

#[test]
fn the_keychain_holds_the_key_and_never_loses_another() {
    let (key, mut slots, _) = cut("r1", 1);
    let drawer = Drawer::default();
    slots.add_keychain(&key, &drawer, "care-navigator", "r1").unwrap();
    slots.add_keychain(&key, &drawer, "care-navigator", "r1").unwrap();
    assert_eq!(slots.kinds(), [SlotKind::Passphrase, SlotKind::Recovery, SlotKind::Keychain]);
    assert_eq!(slots.open_with_keychain(&drawer).unwrap(), key);
    assert!(!String::from_utf8(slots.to_bytes()).unwrap().contains(key.to_hex().as_str()));

    let (other, mut others, _) = cut("r2", 50);
    let taken = others.add_keychain(&other, &drawer, "care-navigator", "r1");
    assert!(matches!(taken, Err(VaultError::AlreadyExists)));
    drawer.set("care-navigator", "r1", &other.to_hex()).unwrap();
    assert!(is_wrong_secret(slots.open_with_keychain(&drawer)), "a key of another record");
    drawer.set("care-navigator", "r1", "scribble").unwrap();
    assert!(is_wrong_secret(slots.open_with_keychain(&drawer)));
    drawer.delete("care-navigator", "r1").unwrap();
    for state in [KeychainError::NoEntry, KeychainError::Locked, KeychainError::NoService] {
        let drawer = Drawer { out_of_order: Some(state), ..Drawer::default() };
        match slots.open_with_keychain(&drawer) {
            Err(VaultError::Keychain(error)) => assert_eq!(error, state),
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn a_short_passphrase_or_a_foreign_key_gets_no_slot() {
    let (key, mut slots, _) = cut("r1", 1);
    let short = slots.add_passphrase(&key, "1234567", &mut counting(0));
    assert!(matches!(short, Err(VaultError::PassphraseTooShort)));
    let (other, empty) = (RecordKey::from_bytes([9; 32]), KeySlots::new("r3", &key).unwrap());
    assert!(matches!(slots.add_passphrase(&other, PASSPHRASE, &mut counting(0)), Err(VaultError::WrongSecret)));
    assert!(matches!(empty.open_with_passphrase(PASSPHRASE), Err(VaultError::NoSuchSlot)));
    assert!(matches!(empty.open_with_words("zoo"), Err(VaultError::NoSuchSlot)));
}

const FROZEN: &str = include_str!("fixtures/keys-v1.json");
const FROZEN_WORDS: &str = include_str!("fixtures/keys-v1-words.txt");

#[test]
fn the_frozen_key_file_still_opens() {
    let slots = KeySlots::from_bytes(FROZEN.as_bytes()).unwrap();
    let key = RecordKey::from_bytes(std::array::from_fn(|index| index as u8 + 1));
    assert_eq!(slots.open_with_passphrase(PASSPHRASE).unwrap(), key);
    assert_eq!(slots.open_with_words(FROZEN_WORDS).unwrap(), key);
}

#[test]
fn the_key_file_is_written_as_it_was_frozen() {
    let (_, slots, words) = cut("01890a5d-ac96-774b-bcce-b302099a8057", 1);
    assert_eq!(String::from_utf8(slots.to_bytes()).unwrap(), FROZEN);
    assert_eq!(words, FROZEN_WORDS.trim());
}
