//! Which zone a TZID means: an IANA name, a Windows name, or the file's own VTIMEZONE.

use calcard::common::timezone::Tz as FileTz;
use calcard::icalendar::timezone::TzResolver;
use calcard::icalendar::{ICalendar, ICalendarComponent, ICalendarComponentType, ICalendarProperty, ICalendarValue};
use chrono::{NaiveDate, Offset, TimeZone};
use chrono_tz::Tz;
use std::collections::HashMap;

/// The zones that one calendar names.
pub(super) struct Zones<'a> {
    resolver: TzResolver<&'a str>,
    /// Zones with rules of their own, matched to a known zone by their offsets.
    own: HashMap<String, Tz>,
    /// The zone that the calendar names for itself (X-WR-TIMEZONE).
    of_calendar: Option<Tz>,
    /// The zone used where none is named.
    record: Tz,
}

/// What a TZID came to.
pub(super) enum Named {
    /// A known zone.
    Zone(Tz),
    /// A guess: the person has to look.
    Guess(Tz),
}

/// Where people mostly live, asked in this order when a file brings its own rules.
const COMMON: [Tz; 14] = [
    Tz::America__New_York,
    Tz::America__Chicago,
    Tz::America__Denver,
    Tz::America__Los_Angeles,
    Tz::America__Phoenix,
    Tz::America__Anchorage,
    Tz::Pacific__Honolulu,
    Tz::America__Puerto_Rico,
    Tz::America__Halifax,
    Tz::Europe__London,
    Tz::Europe__Berlin,
    Tz::Europe__Athens,
    Tz::Asia__Kolkata,
    Tz::Australia__Sydney,
];

impl<'a> Zones<'a> {
    pub(super) fn of(calendar: &'a ICalendar, record: Tz) -> Self {
        let resolver = calendar.build_tz_resolver();
        let own = calendar
            .timezones()
            .filter_map(|zone| {
                let ICalendarValue::Text(name) = zone.property(&ICalendarProperty::Tzid)?.values.first()? else {
                    return None;
                };
                Some((name.clone(), by_offsets(calendar, zone, record)?))
            })
            .collect();
        let of_calendar = calendar.components.iter().find_map(|part| {
            let entry = part.entries.iter().find(|entry| entry.name.as_str().eq_ignore_ascii_case("X-WR-TIMEZONE"))?;
            entry.values.first()?.as_text()?.trim().parse().ok()
        });
        Self { resolver, own, of_calendar, record }
    }

    pub(super) fn of_calendar(&self) -> Option<Tz> {
        self.of_calendar
    }

    pub(super) fn find(&self, name: &str) -> Named {
        match self.resolver.resolve(name) {
            Some(FileTz::Tz(zone)) => Named::Zone(zone),
            _ => Named::Guess(self.own.get(name).copied().unwrap_or(self.record)),
        }
    }
}

/// The first zone whose clocks stand as the file's own rules say, in January and in July.
fn by_offsets(calendar: &ICalendar, zone: &ICalendarComponent, record: Tz) -> Option<Tz> {
    let offset_of = |wanted: &ICalendarComponentType| {
        let parts = zone.component_ids.iter().filter_map(|id| calendar.component_by_id(*id));
        // The last rule in the file is the one in force.
        parts.filter(|part| part.component_type == *wanted).filter_map(offset_seconds).next_back()
    };
    let standard = offset_of(&ICalendarComponentType::Standard)?;
    let daylight = offset_of(&ICalendarComponentType::Daylight).unwrap_or(standard);
    std::iter::once(record).chain(COMMON).find(|candidate| {
        let at = |month| {
            let day = NaiveDate::from_ymd_opt(2026, month, 1)?.and_hms_opt(12, 0, 0)?;
            Some(candidate.offset_from_utc_datetime(&day).fix().local_minus_utc())
        };
        let (winter, summer) = (at(1), at(7));
        let north = winter == Some(standard) && summer == Some(daylight);
        north || (winter == Some(daylight) && summer == Some(standard))
    })
}

fn offset_seconds(part: &ICalendarComponent) -> Option<i32> {
    let ICalendarValue::PartialDateTime(offset) = part.property(&ICalendarProperty::Tzoffsetto)?.values.first()? else {
        return None;
    };
    let seconds = i32::from(offset.tz_hour?) * 3600 + i32::from(offset.tz_minute.unwrap_or(0)) * 60;
    Some(if offset.tz_minus { -seconds } else { seconds })
}
