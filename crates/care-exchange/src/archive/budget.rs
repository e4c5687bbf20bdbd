//! What an archive, and all archives within it, may still come to.

use super::ArchiveLimits;

/// An archive that unpacks to no more than this is no bomb, however small it is.
const HARMLESS_BYTES: u64 = 128 * 1024 * 1024;

pub(super) struct Budget {
    pub limits: ArchiveLimits,
    bytes_left: u64,
    entries: usize,
}

impl Budget {
    /// `size`: of the outermost archive, in bytes; those within share its budget.
    pub(super) fn new(limits: ArchiveLimits, size: u64) -> Self {
        let by_ratio = size.saturating_mul(limits.ratio).max(HARMLESS_BYTES);
        Self { limits, bytes_left: limits.total_bytes.min(by_ratio), entries: 0 }
    }

    pub(super) fn left(&self) -> u64 {
        self.bytes_left
    }

    /// Takes bytes away; `false` when there were not as many.
    pub(super) fn take(&mut self, bytes: u64) -> bool {
        let is_within = bytes <= self.bytes_left;
        self.bytes_left = self.bytes_left.saturating_sub(bytes);
        is_within
    }

    /// Counts an entry; `false` when it is one too many.
    pub(super) fn count(&mut self) -> bool {
        self.entries += 1;
        self.entries <= self.limits.entries
    }
}
