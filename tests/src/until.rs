//! Waiting for something to become true. The one place of the tests that lets time pass.
//!
//! A window, a bus and a keychain answer when they can and tell nobody beforehand. So we look again and
//! again, first at once, then in growing steps, and give up loudly at the limit. A fixed pause would be too
//! short on a slow machine and wasted on a quick one.

use std::time::{Duration, Instant};

/// Long enough for a busy machine with two processors; a condition that holds returns at once.
pub const PATIENCE: Duration = Duration::from_secs(30);

/// Looks until `look` gives a value; panics after [`PATIENCE`] with what was expected.
#[track_caller]
pub fn until<T>(expected: &str, look: impl FnMut() -> Option<T>) -> T {
    until_within(PATIENCE, expected, look)
}

/// Looks until `look` gives a value; panics after `limit` with what was expected.
#[track_caller]
pub fn until_within<T>(limit: Duration, expected: &str, look: impl FnMut() -> Option<T>) -> T {
    within(limit, look).unwrap_or_else(|| panic!("within {} s: {expected}", limit.as_secs()))
}

/// Looks until `look` gives a value or the limit has passed.
pub fn within<T>(limit: Duration, mut look: impl FnMut() -> Option<T>) -> Option<T> {
    let start = Instant::now();
    let mut step = Duration::from_millis(10);
    loop {
        if let Some(value) = look() {
            return Some(value);
        }
        if start.elapsed() > limit {
            return None;
        }
        std::thread::sleep(step);
        step = (step * 2).min(Duration::from_millis(200));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_thing_that_is_true_already_is_looked_at_once() {
        let mut looks = 0;
        until("it holds", || {
            looks += 1;
            Some(())
        });
        assert_eq!(looks, 1);
    }

    #[test]
    fn a_thing_that_never_becomes_true_ends_the_wait() {
        assert_eq!(within(Duration::from_millis(30), || None::<()>), None);
    }
}
