//! Every item of the record, in the order of their ids, each found at once.
//!
//! Order is part of the answer (what comes first is the same on every device), so nothing iterates the
//! index; speed is why there is one.

use crate::thing::Thing;
use care_model::ItemId;
use std::collections::HashMap;

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
