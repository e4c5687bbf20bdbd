//! The ciphers: stretching a passphrase, deriving from words, sealing one key under another.

use crate::{RecordKey, VaultError};
use argon2::{Algorithm, Argon2, Params, Version};
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use hkdf::Hkdf;
use sha2::Sha256;
use zeroize::Zeroizing;

/// A key that seals another key.
pub(crate) type SealingKey = Zeroizing<[u8; 32]>;

/// Cost of stretching a passphrase (RFC 9106).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct StretchCost {
    pub memory_kib: u32,
    pub passes: u32,
    pub lanes: u32,
}

impl StretchCost {
    /// 64 MiB, three passes: RFC 9106's choice for computers that are short of memory.
    pub const STANDARD: Self = Self { memory_kib: 64 * 1024, passes: 3, lanes: 1 };

    /// A key file may ask for at most this, so that a forged one cannot stall the computer.
    const LIMIT: Self = Self { memory_kib: 1024 * 1024, passes: 16, lanes: 8 };

    fn is_within_limits(self) -> bool {
        let Self { memory_kib, passes, lanes } = Self::LIMIT;
        self.memory_kib <= memory_kib && self.passes <= passes && self.lanes <= lanes
    }
}

/// Argon2id of a passphrase.
pub(crate) fn stretch(passphrase: &[u8], salt: &[u8], cost: StretchCost) -> Result<SealingKey, VaultError> {
    if !cost.is_within_limits() {
        return Err(VaultError::WrongSecret);
    }
    let params =
        Params::new(cost.memory_kib, cost.passes, cost.lanes, Some(32)).map_err(|_| VaultError::WrongSecret)?;
    let mut key = SealingKey::default();
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(passphrase, salt, key.as_mut())
        .map_err(|_| VaultError::WrongSecret)?;
    Ok(key)
}

/// HKDF-SHA-256 of a secret that is strong already.
pub(crate) fn derive(secret: &[u8], salt: &[u8], purpose: &[u8]) -> Result<SealingKey, VaultError> {
    let mut key = SealingKey::default();
    Hkdf::<Sha256>::new(Some(salt), secret).expand(purpose, key.as_mut()).map_err(|_| VaultError::WrongSecret)?;
    Ok(key)
}

/// Seals a record key; `header` is bound to it and has to be the same on opening.
pub(crate) fn seal(
    under: &SealingKey,
    nonce: &[u8; 24],
    key: &RecordKey,
    header: &[u8],
) -> Result<Vec<u8>, VaultError> {
    XChaCha20Poly1305::new((&**under).into())
        .encrypt(&XNonce::from(*nonce), Payload { msg: key.as_bytes(), aad: header })
        .map_err(|_| VaultError::WrongSecret)
}

/// Opens what [`seal`] made.
pub(crate) fn open(
    under: &SealingKey,
    nonce: &[u8; 24],
    sealed: &[u8],
    header: &[u8],
) -> Result<RecordKey, VaultError> {
    let plain = XChaCha20Poly1305::new((&**under).into())
        .decrypt(&XNonce::from(*nonce), Payload { msg: sealed, aad: header })
        .map_err(|_| VaultError::WrongSecret)?;
    let plain = Zeroizing::new(plain);
    let bytes: [u8; 32] = plain.as_slice().try_into().map_err(|_| VaultError::WrongSecret)?;
    Ok(RecordKey::from_bytes(bytes))
}
