//! The days of a repeating visit: the part of RFC 5545 (3.3.10) that offices use.
//!
//! Daily, weekly, monthly and yearly, every so many, on days of the week or of the month, until a day or so
//! many times. A rule with any other part repeats nothing: a wrong day is worse than none.

use chrono::{Datelike, Days, NaiveDate, Weekday};

/// No series is followed further than this many calendar days from its first day.
const DAYS_MAX: usize = 3_700;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Every {
    Day,
    Week,
    Month,
    Year,
}

/// A rule of repetition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repeat {
    every: Every,
    interval: i64,
    /// Days of the week; in a month with their number, from the end where negative.
    by_day: Vec<(i8, Weekday)>,
    by_month_day: Vec<u32>,
    count: Option<usize>,
    until: Option<NaiveDate>,
}

impl Repeat {
    /// Reads a rule, with or without `RRULE:` before it; `None` for what is not understood whole.
    pub fn parse(text: &str) -> Option<Self> {
        let mut rule = Self {
            every: Every::Day,
            interval: 1,
            by_day: Vec::new(),
            by_month_day: Vec::new(),
            count: None,
            until: None,
        };
        let mut has_frequency = false;
        for part in text.trim().trim_start_matches("RRULE:").split(';').filter(|part| !part.is_empty()) {
            let (name, value) = part.split_once('=')?;
            match name {
                "FREQ" => {
                    has_frequency = true;
                    rule.every = match value {
                        "DAILY" => Every::Day,
                        "WEEKLY" => Every::Week,
                        "MONTHLY" => Every::Month,
                        "YEARLY" => Every::Year,
                        _ => return None,
                    };
                }
                "INTERVAL" => rule.interval = value.parse().ok().filter(|n| *n > 0)?,
                "COUNT" => rule.count = Some(value.parse().ok()?),
                "UNTIL" => rule.until = Some(NaiveDate::parse_from_str(value.get(..8)?, "%Y%m%d").ok()?),
                "BYDAY" => rule.by_day = value.split(',').map(week_day).collect::<Option<_>>()?,
                "BYMONTHDAY" => {
                    rule.by_month_day = value.split(',').map(|day| day.parse().ok()).collect::<Option<_>>()?;
                }
                "WKST" if value == "MO" => {}
                _ => return None,
            }
        }
        has_frequency.then_some(rule)
    }

    /// Its days from the first on, which is always one of them.
    pub fn days(&self, first: NaiveDate) -> impl Iterator<Item = NaiveDate> + '_ {
        let until = self.until.unwrap_or(NaiveDate::MAX);
        let ahead = first.iter_days().skip(1).take(DAYS_MAX).take_while(move |day| *day <= until);
        let matching = ahead.filter(move |day| self.falls_on(first, *day));
        std::iter::once(first).chain(matching).take(self.count.unwrap_or(usize::MAX))
    }

    fn falls_on(&self, first: NaiveDate, day: NaiveDate) -> bool {
        let months = |day: NaiveDate| i64::from(day.year()) * 12 + i64::from(day.month0());
        let monday = |day: NaiveDate| day.checked_sub_days(Days::new(day.weekday().num_days_from_monday().into()));
        let apart = match self.every {
            Every::Day => (day - first).num_days(),
            Every::Week => match (monday(day), monday(first)) {
                (Some(this), Some(start)) => (this - start).num_days() / 7,
                _ => return false,
            },
            Every::Month => months(day) - months(first),
            Every::Year => i64::from(day.year() - first.year()),
        };
        apart % self.interval == 0 && self.is_day_of_it(first, day)
    }

    fn is_day_of_it(&self, first: NaiveDate, day: NaiveDate) -> bool {
        let named = |(n, week_day): &(i8, Weekday)| {
            *week_day == day.weekday() && (*n == 0 || *n == nth_of_month(day) || *n == nth_from_end(day))
        };
        match self.every {
            Every::Year if day.month() != first.month() => return false,
            Every::Day => return self.by_day.is_empty() || self.by_day.iter().any(named),
            Every::Week if self.by_day.is_empty() => return day.weekday() == first.weekday(),
            _ => {}
        }
        match (self.by_day.is_empty(), self.by_month_day.is_empty()) {
            (false, _) => self.by_day.iter().any(named),
            (true, false) => self.by_month_day.contains(&day.day()),
            (true, true) => day.day() == first.day(),
        }
    }
}

fn week_day(text: &str) -> Option<(i8, Weekday)> {
    let at = text.len().checked_sub(2)?;
    let (n, name) = (text.get(..at)?, text.get(at..)?);
    let n = if n.is_empty() { 0 } else { n.parse().ok()? };
    let day = match name {
        "MO" => Weekday::Mon,
        "TU" => Weekday::Tue,
        "WE" => Weekday::Wed,
        "TH" => Weekday::Thu,
        "FR" => Weekday::Fri,
        "SA" => Weekday::Sat,
        "SU" => Weekday::Sun,
        _ => return None,
    };
    Some((n, day))
}

fn nth_of_month(day: NaiveDate) -> i8 {
    i8::try_from(day.day0() / 7 + 1).unwrap_or(0)
}

fn nth_from_end(day: NaiveDate) -> i8 {
    let following =
        (1..6).filter(|n| day.checked_add_days(Days::new(n * 7)).is_some_and(|later| later.month() == day.month()));
    -i8::try_from(following.count() + 1).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(rule: &str, first: &str, n: usize) -> Vec<String> {
        let rule = Repeat::parse(rule).unwrap();
        rule.days(first.parse().unwrap()).take(n).map(|day| day.to_string()).collect()
    }

    #[test]
    fn therapy_twice_a_week_falls_on_its_two_days() {
        assert_eq!(
            days("FREQ=WEEKLY;BYDAY=TU,TH;COUNT=4", "2027-04-27", 9),
            ["2027-04-27", "2027-04-29", "2027-05-04", "2027-05-06"]
        );
    }

    #[test]
    fn every_other_week_and_every_third_month_keep_their_day() {
        assert_eq!(days("RRULE:FREQ=WEEKLY;INTERVAL=2", "2027-04-27", 3), ["2027-04-27", "2027-05-11", "2027-05-25"]);
        assert_eq!(days("FREQ=MONTHLY;INTERVAL=3", "2027-01-15", 3), ["2027-01-15", "2027-04-15", "2027-07-15"]);
    }

    #[test]
    fn the_second_tuesday_and_the_last_friday_are_found() {
        assert_eq!(days("FREQ=MONTHLY;BYDAY=2TU", "2027-04-13", 3), ["2027-04-13", "2027-05-11", "2027-06-08"]);
        assert_eq!(days("FREQ=MONTHLY;BYDAY=-1FR", "2027-04-30", 2), ["2027-04-30", "2027-05-28"]);
    }

    #[test]
    fn a_day_that_a_month_does_not_have_is_left_out_and_until_ends_it() {
        assert_eq!(
            days("FREQ=MONTHLY;UNTIL=20270601T000000Z", "2027-01-31", 9),
            ["2027-01-31", "2027-03-31", "2027-05-31"]
        );
    }

    #[test]
    fn a_rule_with_a_part_that_is_not_known_repeats_nothing() {
        assert_eq!(Repeat::parse("FREQ=WEEKLY;BYSETPOS=1"), None);
        assert_eq!(Repeat::parse("INTERVAL=2"), None);
    }
}
