//! Elapsed time. The one place of this tool that asks a clock: measuring is what it is for.

use std::time::{Duration, Instant};

/// Runs from the moment it is made.
#[derive(Clone, Copy)]
pub(crate) struct Stopwatch(Instant);

impl Stopwatch {
    /// Starts now.
    #[expect(
        clippy::disallowed_methods,
        reason = "a build tool may time what it runs; the product gets time as an argument"
    )]
    pub(crate) fn start() -> Self {
        Self(Instant::now())
    }

    /// Time since it was started.
    pub(crate) fn elapsed(self) -> Duration {
        self.0.elapsed()
    }
}

/// Polls until the condition gives a value or the time is over.
pub(crate) fn wait_for<T>(limit: Duration, mut condition: impl FnMut() -> Option<T>) -> Option<T> {
    let watch = Stopwatch::start();
    loop {
        if let Some(value) = condition() {
            return Some(value);
        }
        if watch.elapsed() > limit {
            return None;
        }
        std::thread::sleep(Duration::from_millis(20));
    }
}
