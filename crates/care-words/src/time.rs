//! Days and times as the reader's language writes them. Pure: the current year is an argument.

use crate::Words;
use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime, Offset, TimeZone, Timelike};
use chrono_tz::Tz;
use fluent_bundle::{FluentArgs, FluentValue};

impl Words {
    /// "Thu, Apr 15" (Spanish "jue 15 abr"), with the year where it is not the reader's own
    /// (see [`Words::in_year`]).
    pub fn day(&self, day: NaiveDate) -> String {
        self.date_form("day-form", day)
    }

    /// "Apr 15" (Spanish "15 abr"), with the year as in [`Words::day`].
    pub fn date(&self, day: NaiveDate) -> String {
        self.date_form("date-form", day)
    }

    /// "Thu" (Spanish "jue").
    pub fn weekday(&self, day: NaiveDate) -> String {
        self.plain(&format!("weekday-{}", day.weekday().number_from_monday()))
    }

    /// "Apr" (Spanish "abr").
    pub fn month(&self, day: NaiveDate) -> String {
        self.plain(&format!("month-{}", day.month()))
    }

    /// "3:00 PM" (Spanish "3:00 p. m.").
    pub fn time(&self, time: NaiveTime) -> String {
        let (is_pm, hour) = time.hour12();
        let mut args = FluentArgs::new();
        args.set("clock", format!("{hour}:{:02}", time.minute()));
        self.format(if is_pm { "time-pm" } else { "time-am" }, &args)
    }

    /// "Apr 15, 3:00 PM", for history.
    pub fn moment(&self, moment: NaiveDateTime) -> String {
        let mut args = FluentArgs::new();
        args.set("date", self.date(moment.date()));
        args.set("time", self.time(moment.time()));
        self.format("date-and-time", &args)
    }

    /// A wall time at a place: "3:00 PM", or "3:00 PM Phoenix (5:00 PM your time)" where the reader's clock
    /// shows something else at that moment (handbook 3.6). The reader's weekday is added where it differs.
    pub fn time_at(&self, wall: NaiveDateTime, zone: Tz, reader: Tz) -> String {
        let instant = care_model::resolve(wall, zone);
        let offset = |zone: Tz| zone.offset_from_utc_datetime(&instant.naive_utc()).fix();
        let there = self.time(wall.time());
        if offset(zone) == offset(reader) {
            return there;
        }
        let here = instant.with_timezone(&reader).naive_local();
        let mut args = FluentArgs::new();
        args.set("time", there);
        args.set("city", city(zone));
        let mut reader_time = self.time(here.time());
        if here.date() != wall.date() {
            let mut with_day = FluentArgs::new();
            with_day.set("weekday", self.weekday(here.date()));
            with_day.set("time", reader_time);
            reader_time = self.format("weekday-and-time", &with_day);
        }
        args.set("reader", reader_time);
        self.format("time-two-zones", &args)
    }

    fn date_form(&self, form: &str, day: NaiveDate) -> String {
        let mut args = FluentArgs::new();
        args.set("weekday", self.weekday(day));
        args.set("month", self.month(day));
        args.set("day", FluentValue::from(day.day()));
        args.set("year", day.year().to_string());
        match self.year {
            Some(year) if year != day.year() => self.format(&format!("{form}-year"), &args),
            _ => self.format(form, &args),
        }
    }
}

/// The city of a zone, as its name says it: `America/New_York` is "New York".
fn city(zone: Tz) -> String {
    zone.name().rsplit('/').next().unwrap_or_default().replace('_', " ")
}

#[cfg(test)]
mod tests {
    use crate::Words;
    use chrono::{NaiveDate, NaiveDateTime};
    use chrono_tz::America::{Chicago, Denver, New_York, Phoenix};
    use chrono_tz::Asia::Tokyo;
    use chrono_tz::Tz;

    fn wall(text: &str) -> NaiveDateTime {
        NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap()
    }

    fn english(text: &str, zone: Tz, reader: Tz) -> String {
        Words::new("en-US").time_at(wall(text), zone, reader)
    }

    #[test]
    fn a_day_is_written_as_the_language_does() {
        let day = NaiveDate::from_ymd_opt(2027, 4, 15).unwrap();
        assert_eq!(Words::new("en-US").day(day), "Thu, Apr 15");
        assert_eq!(Words::new("es-US").day(day), "jue 15 abr");
    }

    #[test]
    fn the_year_is_said_only_where_it_is_another() {
        let day = NaiveDate::from_ymd_opt(2028, 1, 3).unwrap();
        let words = |locale, year| Words::new(locale).in_year(year);
        assert_eq!(words("en-US", 2028).day(day), "Mon, Jan 3");
        assert_eq!(words("en-US", 2027).day(day), "Mon, Jan 3, 2028");
        assert_eq!(words("es-US", 2027).day(day), "lun 3 ene 2028");
        assert_eq!(words("en-US", 2027).moment(day.and_hms_opt(0, 5, 0).unwrap()), "Jan 3, 2028, 12:05 AM");
    }

    #[test]
    fn noon_and_midnight_are_on_the_right_side() {
        assert_eq!(english("2027-03-22 12:00", Phoenix, Phoenix), "12:00 PM");
        assert_eq!(english("2027-03-22 00:05", Phoenix, Phoenix), "12:05 AM");
    }

    #[test]
    fn two_zones_are_said_where_the_clocks_differ() {
        assert_eq!(english("2027-03-22 15:00", Phoenix, Chicago), "3:00 PM Phoenix (5:00 PM your time)");
        let spanish = Words::new("es-US").time_at(wall("2027-03-22 15:00"), Phoenix, Chicago);
        assert_eq!(spanish, "3:00 p. m. en Phoenix (5:00 p. m. para usted)");
        assert_eq!(english("2027-03-22 09:00", New_York, Chicago), "9:00 AM New York (8:00 AM your time)");
    }

    #[test]
    fn zones_that_show_the_same_clock_are_one_zone_for_that_moment() {
        assert_eq!(english("2027-01-22 15:00", Denver, Phoenix), "3:00 PM");
        assert_eq!(english("2027-07-22 15:00", Denver, Phoenix), "3:00 PM Denver (2:00 PM your time)");
    }

    #[test]
    fn another_day_for_the_reader_is_named() {
        assert_eq!(english("2027-03-22 22:00", Phoenix, Tokyo), "10:00 PM Phoenix (Tue 2:00 PM your time)");
    }
}
