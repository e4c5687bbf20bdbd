//! One key slot as it lies in the key file. The shapes with `V1` are frozen bytes: the test
//! `the_frozen_key_file_still_opens` knows.

use crate::cipher::{self, SealingKey, StretchCost};
use crate::key::{Chance, from_hex, make_bytes, to_hex};
use crate::{RecordKey, VaultError};
use serde::{Deserialize, Serialize};

/// A slot. Binary parts are hexadecimal text and read only on opening: a slot that was cut short or
/// altered is a secret that does not fit, not a key file that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(crate) enum SlotV1 {
    /// The record key lies in the system keychain under these names.
    Keychain { service: String, account: String },
    /// The record key sealed under a stretched passphrase (Argon2id, version 0x13).
    Passphrase {
        memory_kib: u32,
        passes: u32,
        lanes: u32,
        salt: String,
        #[serde(flatten)]
        sealed: SealedV1,
    },
    /// The record key sealed under the entropy of 24 words (HKDF-SHA-256).
    Recovery {
        salt: String,
        #[serde(flatten)]
        sealed: SealedV1,
    },
}

/// XChaCha20-Poly1305 of the record key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct SealedV1 {
    nonce: String,
    sealed: String,
}

impl SealedV1 {
    fn make(under: &SealingKey, key: &RecordKey, header: &str, chance: &mut dyn Chance) -> Result<Self, VaultError> {
        let nonce: [u8; 24] = make_bytes(chance);
        let sealed = cipher::seal(under, &nonce, key, header.as_bytes())?;
        Ok(Self { nonce: to_hex(&nonce), sealed: to_hex(&sealed) })
    }

    fn open(&self, under: &SealingKey, header: &str) -> Result<RecordKey, VaultError> {
        let nonce = from_hex(&self.nonce).ok_or(VaultError::WrongSecret)?;
        let nonce: [u8; 24] = nonce.try_into().map_err(|_| VaultError::WrongSecret)?;
        let sealed = from_hex(&self.sealed).ok_or(VaultError::WrongSecret)?;
        cipher::open(under, &nonce, &sealed, header.as_bytes())
    }
}

/// Everything beside the sealed bytes, bound to them: a slot of another record, or one whose cost was
/// lowered, does not open.
fn passphrase_header(record_id: &str, cost: StretchCost, salt: &str) -> String {
    let StretchCost { memory_kib, passes, lanes } = cost;
    format!("care-navigator keys 1\npassphrase argon2id 19\n{memory_kib} {passes} {lanes}\n{salt}\n{record_id}")
}

fn recovery_header(record_id: &str, salt: &str) -> String {
    format!("care-navigator keys 1\nrecovery hkdf-sha256\n{salt}\n{record_id}")
}

const RECOVERY_PURPOSE: &[u8] = b"care-navigator recovery slot 1";

impl SlotV1 {
    pub fn passphrase(
        record_id: &str,
        key: &RecordKey,
        passphrase: &[u8],
        chance: &mut dyn Chance,
    ) -> Result<Self, VaultError> {
        let cost = StretchCost::STANDARD;
        let salt: [u8; 16] = make_bytes(chance);
        let under = cipher::stretch(passphrase, &salt, cost)?;
        let salt = to_hex(&salt);
        let sealed = SealedV1::make(&under, key, &passphrase_header(record_id, cost, &salt), chance)?;
        let StretchCost { memory_kib, passes, lanes } = cost;
        Ok(Self::Passphrase { memory_kib, passes, lanes, salt, sealed })
    }

    pub fn recovery(
        record_id: &str,
        key: &RecordKey,
        entropy: &[u8],
        chance: &mut dyn Chance,
    ) -> Result<Self, VaultError> {
        let salt: [u8; 16] = make_bytes(chance);
        let under = cipher::derive(entropy, &salt, RECOVERY_PURPOSE)?;
        let salt = to_hex(&salt);
        let sealed = SealedV1::make(&under, key, &recovery_header(record_id, &salt), chance)?;
        Ok(Self::Recovery { salt, sealed })
    }

    /// Opens a passphrase slot with a passphrase; `None` if the slot is of another kind.
    pub fn open_with_passphrase(&self, record_id: &str, passphrase: &[u8]) -> Option<Result<RecordKey, VaultError>> {
        let Self::Passphrase { memory_kib, passes, lanes, salt, sealed } = self else { return None };
        let cost = StretchCost { memory_kib: *memory_kib, passes: *passes, lanes: *lanes };
        let open = || {
            let salt_bytes = from_hex(salt).ok_or(VaultError::WrongSecret)?;
            let under = cipher::stretch(passphrase, &salt_bytes, cost)?;
            sealed.open(&under, &passphrase_header(record_id, cost, salt))
        };
        Some(open())
    }

    /// Opens a recovery slot with the words' entropy; `None` if the slot is of another kind.
    pub fn open_with_entropy(&self, record_id: &str, entropy: &[u8]) -> Option<Result<RecordKey, VaultError>> {
        let Self::Recovery { salt, sealed } = self else { return None };
        let open = || {
            let salt_bytes = from_hex(salt).ok_or(VaultError::WrongSecret)?;
            let under = cipher::derive(entropy, &salt_bytes, RECOVERY_PURPOSE)?;
            sealed.open(&under, &recovery_header(record_id, salt))
        };
        Some(open())
    }
}
