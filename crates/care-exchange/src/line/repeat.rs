//! Repeats in a typed line: "every Tuesday for 6 weeks", "cada 6 meses", "every year".

use super::dates::{Found, Lead};
use super::days::weekday;
use super::relative::number;
use super::tokens::{Token, low};
use chrono::{Datelike, NaiveDate, Weekday};
use std::ops::Range;

/// How often something comes.
#[derive(Clone, Debug)]
pub(super) struct Repeat {
    pub tokens: Range<usize>,
    /// RFC 5545 recurrence rule.
    pub rule: String,
    /// Months from one to the next, where it is a matter of months.
    pub every_months: Option<u32>,
    /// Weekdays that it names.
    pub days: Vec<Weekday>,
}

impl Repeat {
    /// The first day after today on which it falls; `None` where it names no weekday, or where it leaves
    /// open which week comes first ("every other Friday").
    pub(super) fn first(&self, today: NaiveDate) -> Option<NaiveDate> {
        if self.rule.contains("INTERVAL") {
            return None;
        }
        today.iter_days().skip(1).take(7).find(|day| self.days.contains(&day.weekday()))
    }
}

/// The repeat that a line tells, with its end where one follows.
pub(super) fn repeat(tokens: &[Token<'_>], dates: &[Found]) -> Option<Repeat> {
    let (start, found) = (0..tokens.len()).find_map(|at| start_at(tokens, at).map(|found| (at, found)))?;
    let Start { length, rule, every_months, days } = found;
    let mut range = start..start + length;
    let mut rule = rule;
    let per_week = days.len().max(1);
    let mut is_closed = false;
    for at in range.end..tokens.len().min(range.end + 6) {
        if let Some((count, more)) = count_at(tokens, at, per_week) {
            rule = format!("{rule};COUNT={count}");
            if at == range.end {
                range.end += more;
            }
            is_closed = true;
            break;
        }
    }
    // "until June 30" ends it.
    if !is_closed
        && let Some(date) = dates.iter().find(|date| date.tokens.start >= range.end && date.lead == Lead::By)
        && let Some(last) = date.day()
    {
        rule = format!("{rule};UNTIL={}", last.format("%Y%m%d"));
    }
    Some(Repeat { tokens: range, rule, every_months, days })
}

/// The words that tell a repeat, without its end.
pub(super) fn words_of_repeat(tokens: &[Token<'_>]) -> Option<Range<usize>> {
    (0..tokens.len()).find_map(|at| start_at(tokens, at).map(|found| at..at + found.length))
}

struct Start {
    length: usize,
    rule: String,
    every_months: Option<u32>,
    days: Vec<Weekday>,
}

fn start_at(tokens: &[Token<'_>], at: usize) -> Option<Start> {
    let word = |ahead: usize| low(tokens, at + ahead);
    let months = |length: usize, months: u32| {
        let rule = if months.is_multiple_of(12) {
            format!("FREQ=YEARLY;INTERVAL={}", months / 12).replace(";INTERVAL=1", "")
        } else {
            format!("FREQ=MONTHLY;INTERVAL={months}").replace(";INTERVAL=1", "")
        };
        Some(Start { length, rule, every_months: Some(months), days: Vec::new() })
    };
    let weeks = |length: usize, weeks: u32| {
        let rule = if weeks == 1 { "FREQ=WEEKLY".to_owned() } else { format!("FREQ=WEEKLY;INTERVAL={weeks}") };
        Some(Start { length, rule, every_months: None, days: Vec::new() })
    };
    match word(0) {
        "yearly" | "annual" | "annually" | "anual" | "anualmente" => return months(1, 12),
        "monthly" | "mensual" | "mensualmente" => return months(1, 1),
        "weekly" | "semanal" | "semanalmente" => return weeks(1, 1),
        _ => {}
    }
    // "once a year", "dos veces al año"
    let times = match (word(0), word(1)) {
        ("once", "a") | ("una", "vez") => Some(1),
        ("twice", "a") | ("dos", "veces") => Some(2),
        _ => None,
    };
    if let Some(times) = times {
        let skip = 2 + usize::from(matches!(word(2), "al" | "por" | "a" | "cada" | "la"));
        return match word(skip) {
            "year" | "ano" => months(skip + 1, 12 / times),
            "month" | "mes" if times == 1 => months(skip + 1, 1),
            "week" | "semana" if times == 1 => weeks(skip + 1, 1),
            _ => None,
        };
    }
    let skip = match (word(0), word(1)) {
        ("every" | "each" | "cada", _) => 1,
        ("todos" | "todas", "los" | "las") => 2,
        ("los", _) if weekday(word(1)).is_some() => 1,
        (name, _) if name.ends_with("days") && weekday(name).is_some() => 0,
        _ => return None,
    };
    let is_other = word(skip) == "other";
    let skip = skip + usize::from(is_other);
    let mut days = Vec::new();
    let mut end = skip;
    while let Some(day) = weekday(word(end)) {
        days.push(day);
        end += 1;
        if tokens.get(at + end - 1).is_some_and(|token| token.pause == super::tokens::Pause::Hard) {
            break;
        }
        let joint = usize::from(matches!(word(end), "and" | "y" | "los"));
        let joint = joint + usize::from(joint == 1 && word(end + 1) == "los");
        if weekday(word(end + joint)).is_some() {
            end += joint;
        }
    }
    if !days.is_empty() {
        let names: Vec<&str> = days.iter().map(|day| short(*day)).collect();
        let interval = if is_other { ";INTERVAL=2" } else { "" };
        let rule = format!("FREQ=WEEKLY{interval};BYDAY={}", names.join(","));
        return Some(Start { length: end, rule, every_months: None, days });
    }
    let two = u32::from(is_other) + 1;
    match word(skip) {
        "year" | "years" | "ano" | "anos" => return months(skip + 1, 12 * two),
        "month" | "mes" | "meses" => return months(skip + 1, two),
        "week" | "semana" | "semanas" => return weeks(skip + 1, two),
        "quarter" => return months(skip + 1, 3),
        _ => {}
    }
    let count = number(word(skip)).filter(|count| *count <= 60)?;
    match word(skip + 1) {
        "years" | "anos" => months(skip + 2, 12 * count),
        "months" | "meses" => months(skip + 2, count),
        "weeks" | "semanas" => weeks(skip + 2, count),
        _ => None,
    }
}

/// `for 6 weeks`, `por 6 semanas`, `x6`, `6 times`.
fn count_at(tokens: &[Token<'_>], at: usize, per_week: usize) -> Option<(usize, usize)> {
    let word = |ahead: usize| low(tokens, at + ahead);
    if let Some(times) = word(0).strip_prefix('x').and_then(|times| times.parse::<usize>().ok()) {
        return (times <= 200).then_some((times, 1));
    }
    let skip = usize::from(matches!(word(0), "for" | "por" | "durante"));
    let count = usize::try_from(number(word(skip))?).ok()?;
    match word(skip + 1) {
        "weeks" | "week" | "semanas" if skip == 1 => Some((count * per_week, skip + 2)),
        "times" | "visits" | "sessions" | "veces" | "visitas" | "sesiones" => Some((count, skip + 2)),
        _ => None,
    }
}

fn short(day: Weekday) -> &'static str {
    match day {
        Weekday::Mon => "MO",
        Weekday::Tue => "TU",
        Weekday::Wed => "WE",
        Weekday::Thu => "TH",
        Weekday::Fri => "FR",
        Weekday::Sat => "SA",
        Weekday::Sun => "SU",
    }
}
