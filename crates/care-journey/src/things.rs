//! Every item of the record, in the order of their ids, each found at once.
//!
//! Order is part of the answer (what comes first is the same on every device), so nothing iterates the
//! index; speed is why there is one.

use crate::thing::Thing;
use care_model::ItemId;
use std::hash::{BuildHasherDefault, Hasher};

/// A map for ids of one's own record. Nobody else chooses the keys, so it need not withstand chosen ones.
pub type HashMap<K, V> = std::collections::HashMap<K, V, BuildHasherDefault<Mixer>>;

/// A quick mixer of bytes, eight at a time.
#[derive(Default)]
pub struct Mixer(u64);

/// An odd number with bits all over, so that a product carries every bit of its factor upward.
const SPREAD: u64 = 0x9E37_79B9_7F4A_7C15;

impl Mixer {
    fn mix(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(SPREAD);
    }
}

impl Hasher for Mixer {
    fn write(&mut self, bytes: &[u8]) {
        let mut chunks = bytes.chunks_exact(8);
        for chunk in chunks.by_ref() {
            self.mix(chunk.iter().fold(0, |word, byte| word << 8 | u64::from(*byte)));
        }
        self.mix(chunks.remainder().iter().fold(bytes.len() as u64, |word, byte| word << 8 | u64::from(*byte)));
    }

    fn write_u8(&mut self, byte: u8) {
        self.mix(byte.into());
    }

    fn finish(&self) -> u64 {
        self.0 ^ (self.0 >> 29)
    }
}

/// The items of a record.
pub struct Things<'r> {
    /// By id, ascending.
    list: Vec<Thing<'r>>,
    by_id: HashMap<&'r ItemId, usize>,
}

impl<'r> Things<'r> {
    /// Items in ascending order of their ids.
    pub fn of(items: impl Iterator<Item = Thing<'r>>) -> Self {
        let list: Vec<Thing<'r>> = items.collect();
        let by_id = list.iter().enumerate().map(|(n, thing)| (thing.id, n)).collect();
        Self { list, by_id }
    }

    /// One item.
    pub fn get(&self, id: &ItemId) -> Option<&Thing<'r>> {
        self.by_id.get(id).and_then(|n| self.list.get(*n))
    }

    /// One item, to be written.
    pub fn get_mut(&mut self, id: &ItemId) -> Option<&mut Thing<'r>> {
        self.by_id.get(id).and_then(|n| self.list.get_mut(*n))
    }

    /// All items by id.
    pub fn values(&self) -> impl Iterator<Item = &Thing<'r>> + Clone {
        self.list.iter()
    }

    /// All items by id, to be written.
    pub fn values_mut(&mut self) -> impl Iterator<Item = &mut Thing<'r>> {
        self.list.iter_mut()
    }
}
