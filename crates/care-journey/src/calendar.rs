//! Which days an office works, and how to count them (handbook 3.1, 3.3).
//!
//! Pure arithmetic on calendar days; it must never know what the days are for. The one surprise: a
//! holiday on a Saturday closes the Friday before, one on a Sunday the Monday after.

use care_model::{HolidayCalendar, OpenDays, Party, PartyId, Record, WallClock};
use chrono::{Datelike, Days, NaiveDate, Weekday};
use chrono_tz::Tz;
use std::sync::LazyLock;

static DEFAULT_PARTY: LazyLock<Party> = LazyLock::new(Party::default);

/// The working pattern of one party, in its own zone.
#[derive(Clone, Copy, Debug)]
pub struct Office<'r> {
    /// Zone of the hours.
    pub zone: Tz,
    /// Opening and closing time.
    pub hours: [WallClock; 2],
    /// Times at which nobody answers.
    pub breaks: &'r [[WallClock; 2]],
    days: OpenDays,
    holidays: HolidayCalendar,
}

/// The day so many business days of a party before a day: the last one on which something for that day can safely
/// reach it (handbook 3.3).
pub fn business_days_before(record: &Record, day: NaiveDate, count: u32, party: &PartyId) -> NaiveDate {
    Office::of(record.parties.get(party), record.settings.zone).sub_bd(day, count)
}

impl<'r> Office<'r> {
    /// The pattern of a party; a party that is not known or not chosen counts as a default office in `zone`.
    pub fn of(party: Option<&'r Party>, zone: Tz) -> Self {
        let party = party.unwrap_or(&DEFAULT_PARTY);
        Self {
            zone: party.tz.unwrap_or(zone),
            hours: party.hours,
            breaks: &party.breaks,
            days: party.days,
            holidays: party.calendar,
        }
    }

    /// Whether the office works on a day.
    pub fn is_open(&self, day: NaiveDate) -> bool {
        if !self.days.contains(day.weekday()) {
            return false;
        }
        self.holidays == HolidayCalendar::Never || !is_holiday(day)
    }

    /// `n` open days forward, the first not counted; `n = 0` rolls forward to an open day.
    pub fn add_bd(&self, day: NaiveDate, n: u32) -> NaiveDate {
        self.step(day, n, NaiveDate::succ_opt)
    }

    /// `n` open days back, the first not counted; `n = 0` rolls back to an open day.
    pub fn sub_bd(&self, day: NaiveDate, n: u32) -> NaiveDate {
        self.step(day, n, NaiveDate::pred_opt)
    }

    fn step(&self, day: NaiveDate, n: u32, next: fn(&NaiveDate) -> Option<NaiveDate>) -> NaiveDate {
        let (mut at, mut left) = (day, n);
        if n == 0 && self.is_open(at) {
            return at;
        }
        left = left.max(1);
        while left > 0 {
            let Some(following) = next(&at) else { return at };
            at = following;
            if self.is_open(at) {
                left -= 1;
            }
        }
        at
    }

    /// Open days in `(after, until]`; zero when `until` is not later.
    pub fn open_days(&self, after: NaiveDate, until: NaiveDate) -> i64 {
        let mut count = 0;
        let mut day = after;
        // Far dates are counted by weeks, so that an item from years ago costs no more than a new one.
        let weeks = ((until - after).num_days() / 7 - 1).max(0);
        if weeks > 8 {
            let jump = Days::new(weeks.unsigned_abs() * 7);
            let end = after.checked_add_days(jump).unwrap_or(until);
            count += weeks * i64::from(self.days.count());
            count -= self.closed_holidays(after, end);
            day = end;
        }
        while day < until {
            let Some(following) = day.succ_opt() else { break };
            day = following;
            count += i64::from(self.is_open(day));
        }
        count
    }

    fn closed_holidays(&self, after: NaiveDate, until: NaiveDate) -> i64 {
        if self.holidays == HolidayCalendar::Never {
            return 0;
        }
        let mut days: Vec<NaiveDate> = (after.year()..=until.year() + 1).flat_map(closed_days).collect();
        days.sort_unstable();
        days.dedup();
        let counts = |day: &NaiveDate| *day > after && *day <= until && self.days.contains(day.weekday());
        i64::try_from(days.iter().filter(|day| counts(day)).count()).unwrap_or(0)
    }
}

/// The seven holidays of US-MED-7, on the day itself or the day on which they are kept.
fn is_holiday(day: NaiveDate) -> bool {
    use Weekday::{Fri, Mon, Thu};
    match (day.month(), day.day(), day.weekday()) {
        // Fixed days; from a Saturday they move to Friday, from a Sunday to Monday.
        (1, 1, _) | (7, 4, _) | (12, 25, _) => true,
        (1, 2, Mon) | (7, 5, Mon) | (12, 26, Mon) | (7, 3, Fri) | (12, 24 | 31, Fri) => true,
        (5, 25.., Mon) | (9, 1..=7, Mon) => true,
        (11, 22..=28, Thu) | (11, 23..=29, Fri) => true,
        _ => false,
    }
}

/// The same days of one year, for counting; a New Year's Day kept in December belongs to the next year.
fn closed_days(year: i32) -> Vec<NaiveDate> {
    let thanksgiving = nth(year, 11, Weekday::Thu, 4);
    let fixed =
        [(1, 1), (7, 4), (12, 25)].into_iter().filter_map(|(month, day)| NaiveDate::from_ymd_opt(year, month, day));
    let moving = [
        // Memorial Day, the last Monday of May, is always a week before June's first Monday.
        nth(year, 6, Weekday::Mon, 1).and_then(|first| first.checked_sub_days(Days::new(7))),
        nth(year, 9, Weekday::Mon, 1),
        thanksgiving,
        thanksgiving.and_then(|day| day.succ_opt()),
    ];
    let mut days: Vec<NaiveDate> = moving.into_iter().flatten().collect();
    for day in fixed {
        days.push(day);
        days.extend(match day.weekday() {
            Weekday::Sat => day.pred_opt(),
            Weekday::Sun => day.succ_opt(),
            _ => None,
        });
    }
    days
}

fn nth(year: i32, month: u32, weekday: Weekday, n: u8) -> Option<NaiveDate> {
    NaiveDate::from_weekday_of_month_opt(year, month, weekday, n)
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono_tz::America::New_York;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn office() -> Office<'static> {
        Office::of(None, New_York)
    }

    #[test]
    fn a_default_office_keeps_seven_holidays_where_they_are_observed() {
        let closed: Vec<String> = day("2027-01-01")
            .iter_days()
            .take_while(|day| day.year() == 2027)
            .filter(|day| day.weekday().number_from_monday() < 6 && !office().is_open(*day))
            .map(|day| day.to_string())
            .collect();
        // July 4 is a Sunday in 2027, Christmas and the next New Year's Day are Saturdays.
        assert_eq!(
            closed,
            [
                "2027-01-01",
                "2027-05-31",
                "2027-07-05",
                "2027-09-06",
                "2027-11-25",
                "2027-11-26",
                "2027-12-24",
                "2027-12-31"
            ]
        );
    }

    #[test]
    fn counting_back_from_a_visit_steps_over_memorial_day() {
        assert_eq!(office().sub_bd(day("2027-06-01"), 2), day("2027-05-27"));
        assert_eq!(office().add_bd(day("2027-05-28"), 1), day("2027-06-01"));
        assert_eq!(office().add_bd(day("2027-05-29"), 0), day("2027-06-01"));
        assert_eq!(office().sub_bd(day("2027-05-31"), 0), day("2027-05-28"));
    }

    #[test]
    fn far_dates_count_like_near_ones() {
        let start = day("2015-03-03");
        let mut count = 0;
        for at in start.iter_days().skip(1).take(4_000) {
            count += i64::from(office().is_open(at));
            if at.ordinal() % 97 == 0 {
                assert_eq!(office().open_days(start, at), count, "until {at}");
            }
        }
        assert_eq!(office().open_days(day("2027-01-13"), day("2027-04-06")), 59);
        assert_eq!(office().open_days(day("2027-01-13"), day("2027-01-12")), 0);
    }
}
