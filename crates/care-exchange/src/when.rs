//! Dates of the formats: FHIR's and HL7 version 3's. A date with less than a day is no date to act on.

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime};
use chrono_tz::Tz;

/// A day, or a wall time with its zone where the source fixed the instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum When {
    /// A day without time of day.
    Day(NaiveDate),
    /// A wall time; with a zone when the source gave an offset or a zone.
    Time(NaiveDateTime, Option<Tz>),
}

impl When {
    pub(crate) fn day(self) -> NaiveDate {
        match self {
            When::Day(day) => day,
            When::Time(time, _) => time.date(),
        }
    }

    pub(crate) fn wall(self) -> NaiveDateTime {
        match self {
            When::Day(day) => day.and_time(NaiveTime::MIN),
            When::Time(time, _) => time,
        }
    }

    pub(crate) fn zone(self) -> Option<Tz> {
        match self {
            When::Day(_) => None,
            When::Time(_, zone) => zone,
        }
    }

    pub(crate) fn is_day(self) -> bool {
        matches!(self, When::Day(_))
    }
}

/// Why a date gives no day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NoDay {
    /// Only a year or a month: honest, but nothing to act on.
    Partial,
    /// No date at all.
    Nonsense,
}

/// FHIR `date`, `dateTime`, `instant` (FHIR R4, datatypes). An offset becomes a wall time in `zone`.
pub(crate) fn fhir(text: &str, zone: Tz) -> Result<When, NoDay> {
    let text = text.trim();
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    match text.len() {
        4 if digits(text) => return Err(NoDay::Partial),
        7 if text.split('-').all(digits) => return Err(NoDay::Partial),
        10 => return NaiveDate::parse_from_str(text, "%Y-%m-%d").map(When::Day).map_err(|_| NoDay::Nonsense),
        _ => {}
    }
    if let Ok(time) = DateTime::parse_from_rfc3339(text) {
        return Ok(When::Time(time.with_timezone(&zone).naive_local(), Some(zone)));
    }
    // Some vendors leave the offset or the seconds out.
    for form in ["%Y-%m-%dT%H:%M:%S%.f", "%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M:%S"] {
        if let Ok(time) = NaiveDateTime::parse_from_str(text, form) {
            return Ok(When::Time(time, None));
        }
    }
    Err(NoDay::Nonsense)
}

/// HL7 version 3 point in time: `YYYYMMDD[HH[MM[SS[.f]]]][±ZZZZ]`.
pub(crate) fn hl7(text: &str, zone: Tz) -> Result<When, NoDay> {
    let text = text.trim();
    let (body, offset) = match text.find(['+', '-']) {
        Some(at) => text.split_at(at),
        None => (text, ""),
    };
    let body = body.split('.').next().unwrap_or_default();
    if body.is_empty() || !body.bytes().all(|b| b.is_ascii_digit()) {
        return Err(NoDay::Nonsense);
    }
    if matches!(body.len(), 4 | 6) {
        return Err(NoDay::Partial);
    }
    let number = |from: usize, to: usize| body.get(from..to).and_then(|part| part.parse::<u32>().ok());
    let day = number(0, 4)
        .zip(number(4, 6))
        .zip(number(6, 8))
        .and_then(|((year, month), day)| NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day))
        .ok_or(NoDay::Nonsense)?;
    if body.len() < 10 {
        return Ok(When::Day(day));
    }
    let (hour, minute) = (number(8, 10).unwrap_or(0), number(10, 12).unwrap_or(0));
    let time = day.and_hms_opt(hour, minute, number(12, 14).unwrap_or(0)).ok_or(NoDay::Nonsense)?;
    // Midnight without an offset is how many systems write a day.
    if offset.is_empty() {
        return Ok(if time.time() == NaiveTime::MIN { When::Day(day) } else { When::Time(time, None) });
    }
    let stamp = format!("{}{offset}", time.format("%Y-%m-%dT%H:%M:%S"));
    match DateTime::parse_from_str(&stamp, "%Y-%m-%dT%H:%M:%S%z") {
        Ok(time) => Ok(When::Time(time.with_timezone(&zone).naive_local(), Some(zone))),
        Err(_) => Ok(When::Time(time, None)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono_tz::America::New_York;

    #[test]
    fn an_offset_becomes_a_wall_time_in_the_zone_of_the_record() {
        let when = fhir("2027-04-15T18:00:00Z", New_York).unwrap();
        assert_eq!(when.wall().to_string(), "2027-04-15 14:00:00");
        assert_eq!(when.zone(), Some(New_York));
        assert_eq!(hl7("202704151400-0400", New_York).unwrap(), when);
    }

    #[test]
    fn a_month_or_a_year_is_no_day_and_the_31st_of_february_is_nonsense() {
        assert_eq!(fhir("2027-04", New_York), Err(NoDay::Partial));
        assert_eq!(hl7("2027", New_York), Err(NoDay::Partial));
        assert_eq!(fhir("2027-02-31", New_York), Err(NoDay::Nonsense));
        assert_eq!(hl7("20270231", New_York), Err(NoDay::Nonsense));
        assert_eq!(hl7("-", New_York), Err(NoDay::Nonsense));
    }
}
