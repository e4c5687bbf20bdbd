//! Several devices with one record: each has its copy, and they hear of each other's changes at once, or,
//! while they are apart, when they meet again.

use care_model::{Change, Record};

/// The devices of a run. The copy of the one that acts lies with whoever acts.
#[derive(Default)]
pub struct Devices {
    names: Vec<String>,
    /// A copy each; that of the device that acts is out of date until it rests.
    copies: Vec<Record>,
    /// What each has not told the others.
    untold: Vec<Vec<Change>>,
    acting: usize,
    are_apart: bool,
}

impl Devices {
    /// Devices that begin with the same record.
    pub fn of(names: Vec<String>, record: &Record) -> Self {
        let copies = names.iter().map(|_| record.clone()).collect();
        let untold = names.iter().map(|_| Vec::new()).collect();
        Self { names, copies, untold, acting: 0, are_apart: false }
    }

    /// How many take their turn.
    pub fn count(&self) -> usize {
        self.names.len().max(1)
    }

    /// The place of a device; the first where none is named, nothing where the name is not known.
    pub fn place(&self, name: Option<&str>) -> Option<usize> {
        name.map_or(Some(0), |name| self.names.iter().position(|known| known == name))
    }

    /// Gives the turn to a device: `record` becomes its copy.
    pub fn turn(&mut self, to: usize, record: &mut Record) {
        for (place, give) in [(self.acting, false), (to, true)] {
            if let Some(copy) = self.copies.get_mut(place).filter(|_| self.acting != to) {
                if give { record.clone_from(copy) } else { copy.clone_from(record) }
            }
        }
        self.acting = to;
    }

    /// The device that acts has written a change.
    pub fn tell(&mut self, change: Change) {
        if self.are_apart {
            self.untold.get_mut(self.acting).map(|untold| untold.push(change)).unwrap_or_default();
            return;
        }
        for (place, copy) in self.copies.iter_mut().enumerate() {
            if place != self.acting {
                copy.apply(&change);
            }
        }
    }

    /// From now on they do not hear of each other.
    pub fn part(&mut self) {
        self.are_apart = true;
    }

    /// They hear all that they have missed.
    pub fn meet(&mut self, record: &mut Record) {
        self.are_apart = false;
        let all: Vec<Vec<Change>> = self.untold.iter_mut().map(std::mem::take).collect();
        for (from, changes) in all.iter().enumerate() {
            for change in changes {
                for (to, copy) in self.copies.iter_mut().enumerate().filter(|(to, _)| *to != from) {
                    if to == self.acting { record.apply(change) } else { copy.apply(change) }
                }
            }
        }
    }

    /// Whether all must now say the same.
    pub fn are_together(&self) -> bool {
        !self.are_apart
    }
}
