//! The time of day, and the time that passes.

use care_model::Instant;
use chrono_tz::Tz;
use std::time::Duration;

/// Tells the time.
pub trait Clock: Send + Sync {
    /// The moment on the wall clock. May jump, in both directions.
    fn now(&self) -> Instant;

    /// Time that has passed while the computer was awake. Never jumps.
    fn awake(&self) -> Duration;
}

/// The computer's clock.
pub struct SystemClock {
    started: std::time::Instant,
    offset: chrono::Duration,
}

impl SystemClock {
    /// The computer's clock as it is.
    #[allow(clippy::disallowed_methods, reason = "this is the one place that asks the clock")]
    pub fn new() -> Self {
        Self { started: std::time::Instant::now(), offset: chrono::Duration::zero() }
    }

    /// The computer's clock; in a debug build, `CARE_CLOCK_START` (RFC 3339) sets what it shows at the
    /// start, so that a test can meet a right moment without waiting for it.
    pub fn from_environment() -> Self {
        let clock = Self::new();
        if !cfg!(debug_assertions) {
            return clock;
        }
        let start = std::env::var("CARE_CLOCK_START").ok().and_then(|text| text.parse::<Instant>().ok());
        match start {
            Some(start) => Self { offset: start - clock.now(), ..clock },
            None => clock,
        }
    }
}

impl Default for SystemClock {
    fn default() -> Self {
        Self::new()
    }
}

impl Clock for SystemClock {
    #[allow(clippy::disallowed_methods, reason = "this is the one place that asks the clock")]
    fn now(&self) -> Instant {
        Instant::from(std::time::SystemTime::now()) + self.offset
    }

    fn awake(&self) -> Duration {
        self.started.elapsed()
    }
}

/// The computer's zone; New York where it does not say or is set to UTC, where nobody lives.
pub fn zone_of_this_computer() -> Tz {
    let named = iana_time_zone::get_timezone().ok().and_then(|name| name.parse().ok());
    named.filter(|zone| !matches!(zone, Tz::UTC | Tz::Etc__UTC)).unwrap_or(Tz::America__New_York)
}
