//! The key of a record, and where randomness comes from.

use crate::VaultError;
use std::fmt;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

/// Gives unpredictable bytes. The real world's lives in `care-app`; tests give fixed ones.
pub trait Chance {
    /// Fills the whole slice.
    fn fill(&mut self, bytes: &mut [u8]);
}

impl<F: FnMut(&mut [u8])> Chance for F {
    fn fill(&mut self, bytes: &mut [u8]) {
        self(bytes);
    }
}

/// Random bytes of a fixed length.
pub(crate) fn make_bytes<const N: usize>(chance: &mut dyn Chance) -> [u8; N] {
    let mut bytes = [0; N];
    chance.fill(&mut bytes);
    bytes
}

/// The 256-bit key of one record. Wiped when dropped; never printed.
#[derive(Clone, PartialEq, Eq, Zeroize, ZeroizeOnDrop)]
pub struct RecordKey([u8; 32]);

impl RecordKey {
    /// A new key. Only for a record that does not exist yet.
    pub fn make(chance: &mut dyn Chance) -> Self {
        Self(make_bytes(chance))
    }

    /// A key from its bytes.
    pub fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// A key from 64 hexadecimal digits, as a keychain holds it.
    ///
    /// # Errors
    /// [`VaultError::WrongSecret`] for anything else.
    pub fn from_hex(text: &str) -> Result<Self, VaultError> {
        let bytes = Zeroizing::new(from_hex(text).ok_or(VaultError::WrongSecret)?);
        let bytes: [u8; 32] = bytes.as_slice().try_into().map_err(|_| VaultError::WrongSecret)?;
        Ok(Self(bytes))
    }

    /// 64 hexadecimal digits: for the keychain and for the database's raw key, nothing else.
    pub fn to_hex(&self) -> Zeroizing<String> {
        Zeroizing::new(to_hex(&self.0))
    }

    pub(crate) fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl fmt::Debug for RecordKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RecordKey(hidden)")
    }
}

/// Lower-case hexadecimal digits.
pub(crate) fn to_hex(bytes: &[u8]) -> String {
    bytes
        .iter()
        .flat_map(|byte| [byte >> 4, byte & 15])
        .filter_map(|digit| char::from_digit(digit.into(), 16))
        .collect()
}

/// Bytes of hexadecimal digits; `None` for anything else.
pub(crate) fn from_hex(text: &str) -> Option<Vec<u8>> {
    let digits: Option<Vec<u8>> =
        text.chars().map(|digit| digit.to_digit(16).and_then(|digit| u8::try_from(digit).ok())).collect();
    let digits = Zeroizing::new(digits?);
    if digits.len() % 2 == 1 {
        return None;
    }
    Some(digits.chunks(2).map(|pair| pair.iter().fold(0, |byte, digit| byte << 4 | digit)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_never_printed() {
        let key = RecordKey::from_bytes([0xab; 32]);
        assert_eq!(format!("{key:?}"), "RecordKey(hidden)");
    }

    #[test]
    fn hex_goes_there_and_back() {
        let key = RecordKey::from_bytes(std::array::from_fn(|index| index as u8 * 7));
        assert_eq!(RecordKey::from_hex(&key.to_hex()).unwrap(), key);
        for wrong in ["", "abc", "zz", &"a".repeat(63), &"a".repeat(66)] {
            assert!(RecordKey::from_hex(wrong).is_err(), "{wrong}");
        }
    }
}
