//! Times of day in a typed line.

use super::dates::Found;
use super::days::{month, weekday};
use super::tokens::{Token, low};
use chrono::NaiveTime;
use std::ops::Range;

/// A time of day, or a first and a last one.
#[derive(Clone, Debug)]
pub(super) struct Clock {
    pub tokens: Range<usize>,
    pub time: NaiveTime,
    /// Morning or afternoon was said, or the hour leaves no doubt.
    pub is_sure: bool,
}

/// All times of day, outside the words of dates.
pub(super) fn clocks(tokens: &[Token<'_>], dates: &[Found]) -> Vec<Clock> {
    let mut found: Vec<Clock> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if dates.iter().any(|date| date.phrase.contains(&at)) {
            at += 1;
            continue;
        }
        match span_at(tokens, at).or_else(|| clock_at(tokens, at).map(|clock| vec![clock])) {
            Some(clocks) => {
                at = clocks.last().map_or(at + 1, |clock| clock.tokens.end);
                found.extend(clocks);
            }
            None => at += 1,
        }
    }
    found
}

/// `2-3pm`, `2:30–3:15`, `from 2 to 3 pm`, `de 2 a 3`.
fn span_at(tokens: &[Token<'_>], at: usize) -> Option<Vec<Clock>> {
    let lead = usize::from(matches!(low(tokens, at), "from" | "de" | "between" | "entre"));
    let has_dash = tokens.get(at + lead).is_some_and(|token| token.dash_after);
    let joint = usize::from(!has_dash);
    if joint == 1 && (lead == 0 || !matches!(low(tokens, at + 2), "to" | "a" | "and" | "y")) {
        return None;
    }
    let second = clock_at(tokens, at + lead + 1 + joint).or_else(|| hour_alone(tokens, at + lead + 1 + joint))?;
    let first = match clock_at(tokens, at + lead) {
        Some(first) if first.tokens.end == at + lead + 1 => first,
        _ => hour_alone(tokens, at + lead)?,
    };
    let has_mark = tokens.get(at + lead).is_some_and(|token| token.low.contains(':')) || second.is_sure;
    if !has_mark {
        return None;
    }
    // The first takes the half of the day from the second: "2-3pm", "11-1pm".
    let half = chrono::TimeDelta::hours(12);
    let options = [first.time, first.time.overflowing_add_signed(half).0];
    let time = if first.is_sure { first.time } else { *options.iter().filter(|time| **time < second.time).max()? };
    if time >= second.time {
        return None;
    }
    let start = Clock { tokens: at..at + lead + 1, time, is_sure: second.is_sure };
    Some(vec![start, Clock { tokens: at + lead + 1..second.tokens.end, ..second }])
}

fn hour_alone(tokens: &[Token<'_>], at: usize) -> Option<Clock> {
    let hour: u32 = low(tokens, at).parse().ok().filter(|hour| (1..=12).contains(hour))?;
    Some(Clock { tokens: at..at + 1, time: NaiveTime::from_hms_opt(hour % 12, 0, 0)?, is_sure: false })
}

fn clock_at(tokens: &[Token<'_>], at: usize) -> Option<Clock> {
    let word = |ahead: usize| low(tokens, at + ahead);
    let lead = match (word(0), word(1)) {
        ("a", "las" | "la") => 2,
        ("at" | "@" | "around" | "about", _) => 1,
        _ => 0,
    };
    if matches!(word(lead), "noon" | "mediodia") {
        return Some(Clock { tokens: at..at + lead + 1, time: NaiveTime::from_hms_opt(12, 0, 0)?, is_sure: true });
    }
    if (word(0), word(1)) == ("al", "mediodia") {
        return Some(Clock { tokens: at..at + 2, time: NaiveTime::from_hms_opt(12, 0, 0)?, is_sure: true });
    }
    if (word(lead), word(lead + 1)) == ("half", "past") {
        let hour: u32 = word(lead + 2).parse().ok().filter(|hour| (1..=12).contains(hour))?;
        return ended(tokens, at, lead + 3, hour, 30, None, true);
    }
    let (hour, minute, half, is_marked) = figures(word(lead))?;
    let is_led = lead > 0;
    let has_mark = is_marked || half.is_some();
    if !has_mark && matches!((word(lead + 1), word(lead + 2)), ("o'clock", _)) {
        return ended(tokens, at, lead + 2, hour, minute, None, true);
    }
    ended(tokens, at, lead + 1, hour, minute, half, is_led || has_mark)
}

/// `2`, `2:30`, `2.30pm`, `14h`: hour, minute, half of the day (`true` = afternoon), and a mark of time.
fn figures(word: &str) -> Option<(u32, u32, Option<bool>, bool)> {
    let digits = word.trim_end_matches(|c: char| c.is_alphabetic() || c == '.');
    let ending = word.get(digits.len()..).unwrap_or_default();
    let half = half_of_day(ending);
    let is_hours = matches!(ending, "h" | "hs" | "hrs");
    if !ending.is_empty() && half.is_none() && !is_hours {
        return None;
    }
    let (hours, minutes) = digits.split_once([':', '.']).unwrap_or((digits, ""));
    let has_minutes = digits.len() != hours.len();
    if hours.is_empty() || hours.len() > 2 || (has_minutes && minutes.len() != 2) {
        return None;
    }
    let minute = if has_minutes { minutes.parse().ok()? } else { 0 };
    Some((hours.parse().ok()?, minute, half, digits.contains(':') || is_hours))
}

/// Finishes a time with what may follow: "pm", "y media", "de la tarde".
fn ended(
    tokens: &[Token<'_>],
    at: usize,
    mut length: usize,
    hour: u32,
    mut minute: u32,
    mut half: Option<bool>,
    is_time: bool,
) -> Option<Clock> {
    let word = |ahead: usize| low(tokens, at + ahead);
    if minute == 0 && is_time {
        match (word(length), word(length + 1)) {
            ("y", "media") => (minute, length) = (30, length + 2),
            ("y", "cuarto") => (minute, length) = (15, length + 2),
            _ => {}
        }
    }
    let is_closed = tokens.get(at + length - 1).is_some_and(Token::ends_clause);
    if half.is_none() && !is_closed {
        let said = half_of_day(word(length)).map(|half| (half, 1)).or_else(|| {
            match (word(length), word(length + 1), word(length + 2)) {
                ("de" | "por" | "en", "la", "tarde" | "noche") | ("in", "the", "afternoon" | "evening") => {
                    Some((true, 3))
                }
                ("de" | "por" | "en", "la", "manana") | ("in", "the", "morning") => Some((false, 3)),
                ("at", "night", _) => Some((true, 2)),
                ("horas", ..) => None,
                _ => None,
            }
        });
        if let Some((found, more)) = said {
            half = Some(found);
            length += more;
        } else if matches!(word(length), "horas" | "hrs") && is_time {
            length += 1;
        }
    }
    let is_time = is_time || half.is_some();
    if !is_time || (half.is_some() && !(1..=12).contains(&hour)) {
        return None;
    }
    // "at 3 Main Street", "at 6 weeks", "at 5 mg" are no times.
    let has_mark = half.is_some() || word(length - 1).contains(':') || minute > 0;
    if !has_mark && !tokens.get(at + length - 1).is_some_and(Token::ends_clause) && !may_follow(tokens, at + length) {
        return None;
    }
    let (hour, is_sure) = match half {
        Some(true) if hour < 12 => (hour + 12, true),
        Some(false) if hour == 12 => (0, true),
        Some(_) => (hour, true),
        // No a.m. or p.m.: offices see people from seven to six.
        None if (1..7).contains(&hour) => (hour + 12, false),
        None => (hour, hour > 12),
    };
    Some(Clock { tokens: at..at + length, time: NaiveTime::from_hms_opt(hour, minute, 0)?, is_sure })
}

/// Words that can stand after a bare hour; any other makes it an address or a count.
fn may_follow(tokens: &[Token<'_>], at: usize) -> bool {
    const WORDS: [&str; 30] = [
        "on", "with", "and", "to", "for", "in", "at", "about", "so", "then", "next", "this", "from", "because",
        "today", "tomorrow", "con", "en", "el", "y", "para", "de", "del", "por", "sharp", "hoy", "manana", "the", "dr",
        "dra",
    ];
    let word = low(tokens, at);
    word.is_empty() || WORDS.contains(&word) || weekday(word).is_some() || month(word).is_some()
}

/// `true` = afternoon.
fn half_of_day(word: &str) -> Option<bool> {
    match word {
        "am" | "a.m" | "a.m." => Some(false),
        "pm" | "p.m" | "p.m." => Some(true),
        _ => None,
    }
}
