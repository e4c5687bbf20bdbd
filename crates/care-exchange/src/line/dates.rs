//! Dates and times of day in a typed line (design: letter facts, dates).
//!
//! No year: the first such date on or after today. A weekday: the first after today. "Before X" keeps X
//! as its date, and says so by its lead.

use super::Locale;
use super::tokens::Token;
use chrono::{Datelike, Days, Months, NaiveDate, NaiveTime, Weekday};
use std::ops::Range;

/// How a date is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lead {
    /// On that day.
    On,
    /// Up to and with that day.
    By,
    /// Up to the day before.
    Before,
}

/// A date in a line.
#[derive(Clone, Debug)]
pub(super) struct Found {
    /// Tokens of the date alone.
    pub tokens: Range<usize>,
    /// Tokens with the words before it that belong to it ("before", "on the").
    pub phrase: Range<usize>,
    pub day: NaiveDate,
    pub lead: Lead,
    /// Year, weekday or count was resolved; not printed whole.
    pub is_resolved: bool,
}

/// A time of day in a line.
#[derive(Clone, Debug)]
pub(super) struct Clock {
    pub tokens: Range<usize>,
    pub time: NaiveTime,
}

/// A date and the count of tokens that it takes; `true` = resolved.
type Hit = (NaiveDate, usize, bool);

/// All dates, in order.
pub(super) fn dates(tokens: &[Token<'_>], today: NaiveDate, locale: Locale) -> Vec<Found> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let low = |ahead: usize| tokens.get(at + ahead).map_or("", |token| token.low.as_str());
        let hit = iso(low(0))
            .map(|day| (day, 1, false))
            .or_else(|| numeric(low(0), today, locale))
            .or_else(|| named_month(&low, today))
            .or_else(|| relative(&low, today))
            .or_else(|| weekday_ahead(&low, today))
            .or_else(|| month_alone(tokens, at, today));
        let Some((day, length, is_resolved)) = hit else {
            at += 1;
            continue;
        };
        let (lead, words_before) = lead_before(tokens, at);
        found.push(Found { tokens: at..at + length, phrase: at - words_before..at + length, day, lead, is_resolved });
        at += length;
    }
    found
}

/// Month number of a name or its short form, English or Spanish.
pub(super) fn month(word: &str) -> Option<u32> {
    const NAMES: [(&str, &str); 12] = [
        ("january", "enero"),
        ("february", "febrero"),
        ("march", "marzo"),
        ("april", "abril"),
        ("may", "mayo"),
        ("june", "junio"),
        ("july", "julio"),
        ("august", "agosto"),
        ("september", "septiembre"),
        ("october", "octubre"),
        ("november", "noviembre"),
        ("december", "diciembre"),
    ];
    let word = word.trim_end_matches('.');
    let fits = |name: &str| name == word || (word == "sept" && name == "september") || name.get(..3) == Some(word);
    let at = NAMES.iter().position(|(english, spanish)| fits(english) || fits(spanish))?;
    u32::try_from(at + 1).ok()
}

fn weekday(word: &str) -> Option<Weekday> {
    Some(match word {
        "monday" | "mon" | "lunes" => Weekday::Mon,
        "tuesday" | "tue" | "tues" | "martes" => Weekday::Tue,
        "wednesday" | "wed" | "miércoles" | "miercoles" => Weekday::Wed,
        "thursday" | "thu" | "thur" | "thurs" | "jueves" => Weekday::Thu,
        "friday" | "fri" | "viernes" => Weekday::Fri,
        "saturday" | "sábado" | "sabado" => Weekday::Sat,
        "sunday" | "domingo" => Weekday::Sun,
        _ => return None,
    })
}

fn iso(word: &str) -> Option<NaiveDate> {
    (word.len() == 10).then(|| NaiveDate::parse_from_str(word, "%Y-%m-%d").ok()).flatten()
}

/// `4/15`, `4/15/27`, `04/15/2027`; day first in Spanish, and wherever the month cannot be one.
fn numeric(word: &str, today: NaiveDate, locale: Locale) -> Option<Hit> {
    let mut parts = word.split('/').map(|part| (part.len(), part.parse::<u32>().ok()));
    let ((_, Some(a)), (_, Some(b))) = (parts.next()?, parts.next()?) else { return None };
    let year = match parts.next() {
        None => None,
        Some((2, Some(short))) => Some(2000 + short),
        Some((4, Some(long))) => Some(long),
        Some(_) => return None,
    };
    if parts.next().is_some() {
        return None;
    }
    let (month, day) = match locale {
        Locale::English if a <= 12 => (a, b),
        Locale::Spanish if b <= 12 => (b, a),
        Locale::English => (b, a),
        Locale::Spanish => (a, b),
    };
    let could_be_either = a <= 12 && b <= 12 && a != b;
    dated(year, month, day, today).map(|(date, resolved)| (date, 1, resolved || could_be_either))
}

/// `April 15`, `April 15th, 2027`, `15 April`, `15 de abril de 2027`.
fn named_month<'t>(low: &impl Fn(usize) -> &'t str, today: NaiveDate) -> Option<Hit> {
    let (month, day, mut length) = if let (Some(month), Some(day)) = (month(low(0)), ordinal(low(1))) {
        (month, day, 2)
    } else {
        let day = ordinal(low(0))?;
        let skip = usize::from(matches!(low(1), "de" | "of"));
        (month(low(1 + skip))?, day, 2 + skip)
    };
    let skip = usize::from(matches!(low(length), "de" | "del"));
    let year = low(length + skip).parse::<u32>().ok().filter(|year| (1900..2200).contains(year));
    if year.is_some() {
        length += 1 + skip;
    }
    dated(year, month, day, today).map(|(date, resolved)| (date, length, resolved))
}

fn ordinal(word: &str) -> Option<u32> {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let ending = word.get(digits.len()..)?;
    if !matches!(ending, "" | "st" | "nd" | "rd" | "th") {
        return None;
    }
    digits.parse().ok().filter(|day| (1..=31).contains(day))
}

fn dated(year: Option<u32>, month: u32, day: u32, today: NaiveDate) -> Option<(NaiveDate, bool)> {
    if let Some(year) = year {
        return NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day).map(|date| (date, false));
    }
    // Eight years hold a leap day, whatever the century.
    (today.year()..=today.year() + 8)
        .filter_map(|year| NaiveDate::from_ymd_opt(year, month, day))
        .find(|date| *date >= today)
        .map(|date| (date, true))
}

/// `tomorrow`, `in 6 weeks`, `en dos semanas`, `6 weeks from now`.
fn relative<'t>(low: &impl Fn(usize) -> &'t str, today: NaiveDate) -> Option<Hit> {
    let after = |days: u64| today.checked_add_days(Days::new(days));
    match low(0) {
        "today" | "tonight" | "hoy" => return Some((today, 1, true)),
        "tomorrow" | "mañana" => return Some((after(1)?, 1, true)),
        "pasado" if low(1) == "mañana" => return Some((after(2)?, 2, true)),
        "day" if low(1) == "after" && low(2) == "tomorrow" => return Some((after(2)?, 3, true)),
        "next" if low(1) == "week" => return Some((after(7)?, 2, true)),
        "next" if low(1) == "month" => return Some((today.checked_add_months(Months::new(1))?, 2, true)),
        _ => {}
    }
    let (skip, has_lead) = if matches!(low(0), "in" | "en" | "within") { (1, true) } else { (0, false) };
    let count = number(low(skip))?;
    let day = match low(skip + 1) {
        "day" | "days" | "día" | "días" | "dias" => after(u64::from(count))?,
        "week" | "weeks" | "semana" | "semanas" => after(u64::from(count) * 7)?,
        "month" | "months" | "mes" | "meses" => today.checked_add_months(Months::new(count))?,
        "year" | "years" | "año" | "años" => today.checked_add_months(Months::new(count.checked_mul(12)?))?,
        _ => return None,
    };
    let tail = if low(skip + 2) == "from" && matches!(low(skip + 3), "now" | "today") { 2 } else { 0 };
    (has_lead || tail > 0).then_some((day, skip + 2 + tail, true))
}

fn number(word: &str) -> Option<u32> {
    const WORDS: [(&str, u32); 24] = [
        ("a", 1),
        ("an", 1),
        ("one", 1),
        ("two", 2),
        ("three", 3),
        ("four", 4),
        ("five", 5),
        ("six", 6),
        ("eight", 8),
        ("ten", 10),
        ("twelve", 12),
        ("un", 1),
        ("una", 1),
        ("dos", 2),
        ("tres", 3),
        ("cuatro", 4),
        ("cinco", 5),
        ("seis", 6),
        ("ocho", 8),
        ("diez", 10),
        ("doce", 12),
        ("seven", 7),
        ("siete", 7),
        ("nine", 9),
    ];
    let by_word = WORDS.iter().find(|(name, _)| *name == word).map(|(_, value)| *value);
    by_word.or_else(|| word.parse().ok().filter(|count| *count <= 400))
}

/// A weekday is the first one after today: written on a Tuesday, "Tuesday" is a week later.
fn weekday_ahead<'t>(low: &impl Fn(usize) -> &'t str, today: NaiveDate) -> Option<Hit> {
    let skip = usize::from(matches!(low(0), "next" | "this" | "coming" | "este" | "próximo" | "proximo"));
    let wanted = weekday(low(skip))?;
    let day = today.iter_days().skip(1).take(7).find(|day| day.weekday() == wanted)?;
    // "Thursday, April 15": the weekday belongs to the date that follows.
    let next = (month(low(skip + 1)).is_some() && ordinal(low(skip + 2)).is_some()) || low(skip + 1).contains('/');
    (!next).then_some((day, skip + 1, true))
}

/// A month alone means its last day, and only after a word that makes it a date ("by June").
fn month_alone(tokens: &[Token<'_>], at: usize, today: NaiveDate) -> Option<Hit> {
    let number = month(&tokens.get(at)?.low).filter(|_| tokens.get(at).is_some_and(|token| token.low.len() > 3))?;
    let before = at.checked_sub(1).and_then(|at| tokens.get(at)).map(|token| token.low.as_str());
    if !matches!(before, Some("in" | "by" | "before" | "until" | "en" | "hasta" | "para" | "antes" | "de")) {
        return None;
    }
    let first = dated(None, number, 1, today).map(|(day, _)| day);
    let this_month = (today.month() == number).then(|| today.with_day(1)).flatten();
    let first = this_month.or(first)?;
    let last = first.checked_add_months(Months::new(1))?.pred_opt()?;
    Some((last, 1, true))
}

/// The words before a date that say how it is meant, and how many they are.
fn lead_before(tokens: &[Token<'_>], at: usize) -> (Lead, usize) {
    let low = |back: usize| at.checked_sub(back).and_then(|at| tokens.get(at)).map_or("", |token| token.low.as_str());
    let ends = |back: usize| at.checked_sub(back).and_then(|at| tokens.get(at)).is_none_or(|token| token.ends_clause);
    if ends(1) {
        return (Lead::On, 0);
    }
    let article = usize::from(matches!(low(1), "the" | "el" | "del" | "on" | "este") || weekday(low(1)).is_some());
    if article > 0 && at > article && ends(1 + article) {
        return (Lead::On, article);
    }
    match low(1 + article) {
        "before" => (Lead::Before, 1 + article),
        "antes" => (Lead::Before, 1 + article),
        "de" if low(2 + article) == "antes" => (Lead::Before, 2 + article),
        "by" | "until" | "till" | "due" | "hasta" | "para" => (Lead::By, 1 + article),
        "than" if low(2 + article) == "later" => (Lead::By, 2 + article + usize::from(low(3 + article) == "no")),
        "on" | "at" | "in" | "en" => (Lead::On, 1 + article),
        _ => (Lead::On, article),
    }
}

/// All times of day, outside the tokens of dates.
pub(super) fn clocks(tokens: &[Token<'_>], dates: &[Found]) -> Vec<Clock> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if dates.iter().any(|date| date.tokens.contains(&at)) {
            at += 1;
            continue;
        }
        let low = |ahead: usize| tokens.get(at + ahead).map_or("", |token| token.low.as_str());
        match clock(&low) {
            Some((time, length)) => {
                found.push(Clock { tokens: at..at + length, time });
                at += length;
            }
            None => at += 1,
        }
    }
    found
}

fn clock<'t>(low: &impl Fn(usize) -> &'t str) -> Option<(NaiveTime, usize)> {
    let lead = match low(0) {
        "at" | "@" => 1,
        "a" if matches!(low(1), "las" | "la") => 2,
        _ => 0,
    };
    match low(lead) {
        "noon" | "mediodía" => return NaiveTime::from_hms_opt(12, 0, 0).map(|time| (time, lead + 1)),
        _ => {}
    }
    let word = low(lead);
    let digits = word.trim_end_matches(|c: char| c.is_alphabetic() || c == '.');
    let mut half = half_of_day(word.get(digits.len()..).unwrap_or_default());
    let (hours, minutes) = digits.split_once(':').unwrap_or((digits, ""));
    let has_colon = digits.contains(':');
    let hour: u32 = hours.parse().ok()?;
    let minute: u32 = if has_colon { minutes.parse().ok()? } else { 0 };
    let mut length = lead + 1;
    if half.is_none() && digits.len() == word.len() {
        half = half_of_day(low(length));
        length += usize::from(half.is_some());
    }
    let is_time = has_colon || half.is_some() || lead > 0;
    if !is_time || (half.is_none() && digits.len() != word.len()) || (half.is_some() && hour > 12) {
        return None;
    }
    let hour = match half {
        Some(true) if hour < 12 => hour + 12,
        Some(false) if hour == 12 => 0,
        Some(_) => hour,
        // No a.m. or p.m.: offices see people from seven to six.
        None if (1..7).contains(&hour) => hour + 12,
        None => hour,
    };
    NaiveTime::from_hms_opt(hour, minute, 0).map(|time| (time, length))
}

/// `true` = afternoon.
fn half_of_day(word: &str) -> Option<bool> {
    match word {
        "am" | "a.m" | "a.m." => Some(false),
        "pm" | "p.m" | "p.m." => Some(true),
        _ => None,
    }
}
