//! Single days in a typed line (design: letter facts, dates). What no calendar has is never mended: it is
//! read as no such day, and the person is asked.
//!
//! No year: the first such date on or after today. A weekday: the first after today.

use super::Locale;
use super::relative::{edge_of_month, month_end, relative};
use super::tokens::{Token, low};
use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

/// What a date came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Is {
    /// A day.
    Day {
        day: NaiveDate,
        /// What else it could be.
        or: Option<NaiveDate>,
        /// The same day looked for backward: of words about what has happened.
        past: Option<NaiveDate>,
    },
    /// A first and a last day.
    Days { first: NaiveDate, last: NaiveDate },
    /// No calendar has it, or nobody can fix it.
    Nothing,
}

/// A date, the count of words that it takes, and whether anything had to be resolved.
pub(super) type Hit = (Is, usize, bool);

pub(super) fn day(day: NaiveDate) -> Is {
    Is::Day { day, or: None, past: None }
}

pub(super) fn either(first: NaiveDate, or: Option<NaiveDate>) -> Is {
    Is::Day { day: first, or: or.filter(|or| *or != first), past: None }
}

/// The date that starts at a word.
pub(super) fn day_at(tokens: &[Token<'_>], at: usize, today: NaiveDate, locale: Locale) -> Option<Hit> {
    let word = low(tokens, at);
    if is_no_date(tokens, at) {
        return None;
    }
    iso(word)
        .or_else(|| numeric(word, today, locale).map(|(is, resolved)| (is, 1, resolved)))
        .or_else(|| named_month(tokens, at, today))
        .or_else(|| edge_of_month(tokens, at, today))
        .or_else(|| relative(tokens, at, today))
        .or_else(|| weekday_ahead(tokens, at, today, locale))
        .or_else(|| ordinal_alone(tokens, at, today))
        .or_else(|| month_alone(tokens, at, today))
}

/// Parts of a whole and scores are written like dates: "1/2 tablet", "pain 7/10".
fn is_no_date(tokens: &[Token<'_>], at: usize) -> bool {
    const UNITS: [&str; 26] = [
        "tablet",
        "tablets",
        "pill",
        "pills",
        "cup",
        "cups",
        "mg",
        "ml",
        "mcg",
        "hour",
        "hours",
        "mile",
        "miles",
        "pastilla",
        "pastillas",
        "tableta",
        "tabletas",
        "taza",
        "hora",
        "horas",
        "pain",
        "dolor",
        "dose",
        "dosis",
        "teaspoon",
        "blood",
    ];
    let is_score =
        (at.saturating_sub(3)..at).any(|at| matches!(low(tokens, at), "pain" | "dolor" | "score" | "bp" | "presion"));
    low(tokens, at).contains('/') && (UNITS.contains(&low(tokens, at + 1)) || is_score)
}

/// Month number of a name or its short form, English or Spanish, without accents.
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
    // "ago" is August only beside a number and "de"; as a word of its own it is "two weeks ago".
    if word == "ago" {
        return None;
    }
    let fits = |name: &str| {
        name == word || (matches!(word, "sept" | "setiembre") && name == "september") || name.get(..3) == Some(word)
    };
    let at = NAMES.iter().position(|(english, spanish)| fits(english) || fits(spanish))?;
    u32::try_from(at + 1).ok()
}

pub(super) fn weekday(word: &str) -> Option<Weekday> {
    Some(match word {
        "monday" | "mon" | "mondays" | "lunes" => Weekday::Mon,
        "tuesday" | "tue" | "tues" | "tuesdays" | "martes" => Weekday::Tue,
        "wednesday" | "wed" | "weds" | "wednesdays" | "miercoles" => Weekday::Wed,
        "thursday" | "thu" | "thur" | "thurs" | "thursdays" | "jueves" => Weekday::Thu,
        "friday" | "fri" | "fridays" | "viernes" => Weekday::Fri,
        "saturday" | "saturdays" | "sabado" | "sabados" => Weekday::Sat,
        "sunday" | "sundays" | "domingo" | "domingos" => Weekday::Sun,
        _ => return None,
    })
}

/// `2027-04-15`.
fn iso(word: &str) -> Option<Hit> {
    let parts: Vec<&str> = word.split('-').collect();
    let is_shape = parts.iter().map(|part| part.len()).eq([4, 2, 2])
        && parts.iter().all(|part| part.bytes().all(|byte| byte.is_ascii_digit()));
    is_shape.then(|| match NaiveDate::parse_from_str(word, "%Y-%m-%d") {
        Ok(found) => (day(found), 1, false),
        Err(_) => (Is::Nothing, 1, false),
    })
}

/// `4/15`, `4/15/27`, `04-15-2027`, `15.4.2027`; day first in Spanish, and wherever the month cannot be one.
fn numeric(word: &str, today: NaiveDate, locale: Locale) -> Option<(Is, bool)> {
    let mark = word.chars().find(|c| matches!(c, '/' | '-' | '.'))?;
    let parts: Vec<&str> = word.split(mark).collect();
    let number = |at: usize, digits: std::ops::RangeInclusive<usize>| {
        let part = parts.get(at).filter(|part| digits.contains(&part.len()))?;
        part.bytes().all(|byte| byte.is_ascii_digit()).then(|| part.parse::<u32>().ok()).flatten()
    };
    let (a, b) = (number(0, 1..=2)?, number(1, 1..=2)?);
    // "4-15" and "4.15" are more often something else.
    let year = match (parts.len(), mark) {
        (2, '/') => None,
        (3, _) if parts.get(2).is_some_and(|part| part.len() == 2) => Some(century(number(2, 2..=2)?, today)),
        (3, _) => Some(number(2, 4..=4)?),
        _ => return None,
    };
    let (first, second) = match locale {
        Locale::English => ((a, b), (b, a)),
        Locale::Spanish => ((b, a), (a, b)),
    };
    let (main, other) = (dated(year, first, today), dated(year, second, today));
    Some(match (main, other) {
        (Some(found), Some(other)) if a != b => {
            let past = before(year, first, today);
            (Is::Day { day: found, or: Some(other), past }, true)
        }
        (Some(found), _) => (Is::Day { day: found, or: None, past: before(year, first, today) }, year.is_none()),
        // Only one order gives a date: still resolved, so the person looks.
        (None, Some(found)) => (Is::Day { day: found, or: None, past: before(year, second, today) }, true),
        (None, None) => (Is::Nothing, true),
    })
}

/// Two digits mean a year not more than twenty ahead.
fn century(short: u32, today: NaiveDate) -> u32 {
    let latest = u32::try_from(today.year()).unwrap_or(2000) + 20;
    if 2000 + short <= latest { 2000 + short } else { 1900 + short }
}

/// `April 15`, `April 15th, 2027`, `15 April`, `the 15th of April`, `15 de abril de 2027`, `April 3-7`.
fn named_month(tokens: &[Token<'_>], at: usize, today: NaiveDate) -> Option<Hit> {
    let word = |ahead: usize| low(tokens, at + ahead);
    if let (Some(number), Some((first, last))) = (month(word(0)), two_days(word(1))) {
        let (year, extra) = year_at(tokens, at + 2);
        return Some((days_of(year, number, first, last, today), 2 + extra, true));
    }
    let (number, day_number, length) = if let (Some(number), Some(found)) = (month(word(0)), ordinal(word(1))) {
        // "May 3pm" and "march 2 miles" are no dates.
        let is_unit = matches!(word(2), "pm" | "am" | "mg" | "miles" | "times" | "days" | "weeks" | "hours");
        if is_unit && !matches!(word(2), "pm" | "am") {
            return None;
        }
        (number, found, 2)
    } else {
        let found = ordinal(word(0))?;
        let skip = usize::from(matches!(word(1), "de" | "of"));
        let name = word(1 + skip);
        let number = if name == "ago" && skip == 1 { Some(8) } else { month(name) }?;
        (number, found, 2 + skip)
    };
    if tokens.get(at).is_some_and(|token| token.pause == super::tokens::Pause::Hard) {
        return None;
    }
    let (year, extra) = year_at(tokens, at + length);
    let pair = (number, day_number);
    let is = dated(year, pair, today).map_or(Is::Nothing, |found| Is::Day {
        day: found,
        or: None,
        past: before(year, pair, today),
    });
    Some((is, length + extra, year.is_none()))
}

/// A year after a date, and how many words it takes.
pub(super) fn year_at(tokens: &[Token<'_>], at: usize) -> (Option<u32>, usize) {
    let skip = usize::from(matches!(low(tokens, at), "de" | "del"));
    let year = Some(low(tokens, at + skip)).filter(|word| word.len() == 4).and_then(|word| word.parse::<u32>().ok());
    match year.filter(|year| (1900..2200).contains(year)) {
        Some(year) => (Some(year), 1 + skip),
        None => (None, 0),
    }
}

fn two_days(word: &str) -> Option<(u32, u32)> {
    let (first, last) = word.split_once('-')?;
    Some((ordinal(first)?, ordinal(last)?))
}

fn days_of(year: Option<u32>, month: u32, first: u32, last: u32, today: NaiveDate) -> Is {
    let ends = dated(year, (month, last), today);
    let starts = ends.and_then(|ends| NaiveDate::from_ymd_opt(ends.year(), month, first));
    match (starts, ends) {
        (Some(first), Some(last)) if first < last => Is::Days { first, last },
        _ => Is::Nothing,
    }
}

pub(super) fn ordinal(word: &str) -> Option<u32> {
    if matches!(word, "primero" | "first") {
        return Some(1);
    }
    let digits = word.trim_end_matches(|c: char| !c.is_ascii_digit());
    let ending = word.get(digits.len()..)?;
    if !matches!(ending, "" | "st" | "nd" | "rd" | "th" | "ro" | "o" | "º" | "°") || digits.len() > 2 {
        return None;
    }
    digits.parse().ok().filter(|day| (1..=31).contains(day))
}

fn dated(year: Option<u32>, (month, day): (u32, u32), today: NaiveDate) -> Option<NaiveDate> {
    if let Some(year) = year {
        return NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day);
    }
    // Eight years hold a leap day, whatever the century.
    let years = today.year()..=today.year() + 8;
    years.filter_map(|year| NaiveDate::from_ymd_opt(year, month, day)).find(|date| *date >= today)
}

/// The last such day up to today, of a date without year.
fn before(year: Option<u32>, (month, day): (u32, u32), today: NaiveDate) -> Option<NaiveDate> {
    if year.is_some() {
        return None;
    }
    let years = (today.year() - 8..=today.year()).rev();
    years.filter_map(|year| NaiveDate::from_ymd_opt(year, month, day)).find(|date| *date <= today)
}

/// A weekday is the first one after today: written on a Tuesday, "Tuesday" is a week later. With a date
/// after it ("Thursday, April 15") both must agree.
fn weekday_ahead(tokens: &[Token<'_>], at: usize, today: NaiveDate, locale: Locale) -> Option<Hit> {
    let is_ahead = matches!(low(tokens, at), "next" | "coming" | "proximo" | "proxima");
    let is_past = low(tokens, at) == "last";
    let is_this = matches!(low(tokens, at), "this" | "este");
    let skip = usize::from(is_ahead || is_past || is_this);
    let wanted = weekday(low(tokens, at + skip))?;
    if low(tokens, at + skip).ends_with('s') && low(tokens, at + skip).ends_with("days") {
        return None;
    }
    let mut length = skip + 1;
    let found = today.iter_days().skip(1).take(7).find(|day| day.weekday() == wanted)?;
    let week_later = found.checked_add_days(Days::new(7));
    if !(is_ahead || is_past || is_this) {
        let article = usize::from(matches!(low(tokens, at + length), "the" | "el" | "dia"));
        let after = at + length + article;
        let full = iso(low(tokens, after))
            .or_else(|| numeric(low(tokens, after), today, locale).map(|(is, resolved)| (is, 1, resolved)))
            .or_else(|| named_month(tokens, after, today))
            .or_else(|| ordinal_alone(tokens, after, today))
            .or_else(|| bare_ordinal(tokens, after, today));
        if let Some((is, more, is_resolved)) = full {
            let agrees = |day: NaiveDate| day.weekday() == wanted;
            let (is, is_resolved) = match is {
                Is::Day { day: found, past, .. } if agrees(found) => {
                    (Is::Day { day: found, or: None, past }, is_resolved)
                }
                Is::Day { or: Some(or), .. } if agrees(or) => (day(or), true),
                Is::Day { past: Some(past), .. } if agrees(past) => {
                    (Is::Day { day: past, or: None, past: Some(past) }, true)
                }
                _ => (Is::Nothing, true),
            };
            return Some((is, length + article + more, is_resolved));
        }
    }
    let tail = match (low(tokens, at + length), low(tokens, at + length + 1)) {
        ("que", "viene") => 2,
        ("proximo", _) => 1,
        ("pasado", second) if second != "manana" => {
            return Some((day(last_such(wanted, today)?), length + 1, true));
        }
        _ => 0,
    };
    length += tail;
    if is_past {
        return Some((day(last_such(wanted, today)?), length, true));
    }
    let or = if is_ahead || tail > 0 {
        week_later
    } else {
        // Typed on that very weekday, it may be meant for today.
        (today.weekday() == wanted).then_some(today)
    };
    let past = (found.weekday() == today.weekday()).then_some(today).or_else(|| found.checked_sub_days(Days::new(7)));
    Some((Is::Day { day: found, or, past }, length, true))
}

/// The last such weekday before today.
fn last_such(wanted: Weekday, today: NaiveDate) -> Option<NaiveDate> {
    today.pred_opt()?.iter_days().rev().take(7).find(|day| day.weekday() == wanted)
}

/// The number of a day beside its weekday: "martes 15".
fn bare_ordinal(tokens: &[Token<'_>], at: usize, today: NaiveDate) -> Option<Hit> {
    let wanted = ordinal(low(tokens, at))?;
    let is_count = !low(tokens, at + 1).is_empty()
        && !tokens.get(at).is_some_and(Token::ends_clause)
        && !may_follow_day(low(tokens, at + 1));
    (!is_count).then(|| (nth(wanted, today), 1, true))
}

/// `the 15th`, `on the 3rd`, `el 15`, `el día 15`: this month's, or the next one's when that is over.
fn ordinal_alone(tokens: &[Token<'_>], at: usize, today: NaiveDate) -> Option<Hit> {
    let back = |ahead: usize| at.checked_sub(ahead).map_or("", |at| low(tokens, at));
    let word = low(tokens, at);
    let wanted = ordinal(word)?;
    let has_ending = word.len() > 1 && word.ends_with(['t', 'd', 'h']);
    let is_led = match back(1) {
        "the" => has_ending,
        "el" | "al" | "del" => true,
        "dia" => true,
        "by" | "before" | "on" | "until" => has_ending,
        _ => false,
    };
    let ends = tokens.get(at).is_some_and(Token::ends_clause) || at + 1 == tokens.len();
    (is_led && (ends || may_follow_day(low(tokens, at + 1)))).then(|| (nth(wanted, today), 1, true))
}

/// A day of this month or the next; where the calendar lacks it, nobody can say which is meant.
fn nth(wanted: u32, today: NaiveDate) -> Is {
    let this = today.with_day(wanted);
    let next = || today.with_day(1)?.checked_add_months(Months::new(1))?.with_day(wanted);
    let found = if wanted >= today.day() { this } else { next() };
    let past = if wanted <= today.day() {
        this
    } else {
        today
            .with_day(1)
            .and_then(|first| first.checked_sub_months(Months::new(1)))
            .and_then(|last| last.with_day(wanted))
    };
    found.map_or(Is::Nothing, |day| Is::Day { day, or: None, past })
}

/// Words that can stand after a day; another would make it a count ("the 2nd opinion", "el 15 mg").
fn may_follow_day(word: &str) -> bool {
    const WORDS: [&str; 38] = [
        "at",
        "by",
        "before",
        "with",
        "and",
        "or",
        "to",
        "in",
        "for",
        "from",
        "about",
        "if",
        "so",
        "because",
        "noon",
        "morning",
        "afternoon",
        "a",
        "con",
        "en",
        "y",
        "o",
        "para",
        "por",
        "de",
        "al",
        "hasta",
        "porque",
        "si",
        "the",
        "dr",
        "dra",
        "she",
        "he",
        "they",
        "i",
        "is",
        "through",
    ];
    let is_clock = word.contains(':') || (word.starts_with(|c: char| c.is_ascii_digit()) && word.ends_with('m'));
    WORDS.contains(&word) || is_clock
}

/// A month alone: "by June" is its last day, "in June" the whole of it.
fn month_alone(tokens: &[Token<'_>], at: usize, today: NaiveDate) -> Option<Hit> {
    let word = low(tokens, at);
    let number = month(word).filter(|_| word.len() > 3)?;
    let back = |ahead: usize| at.checked_sub(ahead).map_or("", |at| low(tokens, at));
    let is_last =
        matches!(back(1), "by" | "before" | "until" | "hasta" | "para") || (back(1) == "de" && back(2) == "antes");
    let is_within = matches!(back(1), "in" | "during" | "en");
    if !is_last && !is_within {
        return None;
    }
    let (year, extra) = year_at(tokens, at + 1);
    let this_month = (today.month() == number && year.is_none()).then(|| today.with_day(1)).flatten();
    let first = this_month.or_else(|| dated(year, (number, 1), today))?;
    let last = month_end(first)?;
    let is = if is_within { Is::Days { first: first.max(today), last } } else { either(last, Some(first)) };
    Some((is, 1 + extra, true))
}
