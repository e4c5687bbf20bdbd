//! The days of the season: which of them offices are open on, and when somebody answers.
//!
//! The calendar is the product's own default office (handbook 3.1), asked once.

use care_journey::office_hours;
use care_model::{Instant, Party, resolve};
use chrono::{Duration, NaiveDate};
use chrono_tz::Tz;

/// The zone of everybody.
pub const ZONE: Tz = chrono_tz::America::New_York;

/// The first day anybody can start on.
pub const FIRST_DAY: Option<NaiveDate> = NaiveDate::from_ymd_opt(2027, 3, 1);

const DAYS: i64 = 260;

/// Open days of a default office.
#[derive(Clone, Debug)]
pub struct Calendar {
    first: NaiveDate,
    open: Vec<bool>,
}

impl Calendar {
    /// The season's days.
    pub fn new() -> Self {
        let (first, office) = (FIRST_DAY.unwrap_or_default(), Party::default());
        let is_open = |n| {
            let day = first + Duration::days(n);
            let hours = office_hours(&office, ZONE, at(day, 9, 0));
            hours.is_some_and(|hours| care_model::day_of(hours.opens_at, ZONE) == day)
        };
        Self { first, open: (0..DAYS).map(is_open).collect() }
    }

    /// Whether offices work on a day. Days outside the season are open.
    pub fn is_open(&self, day: NaiveDate) -> bool {
        let n = usize::try_from((day - self.first).num_days()).ok();
        n.and_then(|n| self.open.get(n)).copied().unwrap_or(true)
    }

    /// Work days on (or back, where `n` is negative); the day itself does not count.
    pub fn work_days(&self, day: NaiveDate, n: i64) -> NaiveDate {
        let (mut on, mut left) = (day, n.abs());
        while left > 0 {
            on += Duration::days(n.signum());
            left -= i64::from(self.is_open(on));
        }
        on
    }

    /// The day itself if offices work, else the next on which they do.
    pub fn open_from(&self, day: NaiveDate) -> NaiveDate {
        if self.is_open(day) { day } else { self.work_days(day, 1) }
    }
}

impl Default for Calendar {
    fn default() -> Self {
        Self::new()
    }
}

/// A wall time of the season.
pub fn at(day: NaiveDate, hour: u32, minute: u32) -> Instant {
    resolve(day.and_hms_opt(hour, minute, 0).unwrap_or_default(), ZONE)
}

/// The day of an instant.
pub fn day(at: Instant) -> NaiveDate {
    care_model::day_of(at, ZONE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offices_close_on_weekends_and_memorial_day() {
        let (calendar, on) = (Calendar::new(), |m, d| NaiveDate::from_ymd_opt(2027, m, d).unwrap());
        assert!(calendar.is_open(on(5, 28)) && !calendar.is_open(on(5, 29)) && !calendar.is_open(on(5, 31)));
        assert_eq!(calendar.work_days(on(5, 28), 1), on(6, 1));
        assert_eq!(calendar.work_days(on(6, 1), -1), on(5, 28));
    }
}
