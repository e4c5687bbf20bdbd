//! Days told from today or from the edge of a month: "in 6 weeks", "a fin de mes", "a week from Friday".

use super::Locale;
use super::days::{Hit, Is, day, day_at, either, month, year_at};
use super::tokens::{Token, low};
use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

pub(super) fn month_end(any: NaiveDate) -> Option<NaiveDate> {
    any.with_day(1)?.checked_add_months(Months::new(1))?.pred_opt()
}

/// `end of March`, `end of the month`, `a fin de mes`; early, middle and late cannot be fixed.
pub(super) fn edge_of_month(tokens: &[Token<'_>], at: usize, today: NaiveDate) -> Option<Hit> {
    let word = |ahead: usize| low(tokens, at + ahead);
    let mut length = match (word(0), word(1), word(2)) {
        ("end", "of", "the") => 3,
        ("end" | "fin" | "fines" | "finales" | "final", "of" | "de" | "del", _) => 2,
        ("early" | "mid" | "late", _, _) if month(word(1)).is_some() => return Some((Is::Nothing, 2, true)),
        ("mediados" | "principios" | "comienzos", "de", _) => return Some((Is::Nothing, 3, true)),
        ("beginning" | "middle", "of", _) => {
            return Some((Is::Nothing, if word(2) == "the" { 4 } else { 3 }, true));
        }
        _ if word(0).strip_prefix("mid-").is_some_and(|name| month(name).is_some()) => {
            return Some((Is::Nothing, 1, true));
        }
        _ => return None,
    };
    let is_next = matches!(word(length), "next" | "proximo");
    length += usize::from(is_next);
    let any = match word(length) {
        "month" | "mes" if is_next => today.checked_add_months(Months::new(1))?,
        "month" | "mes" => today,
        "year" | "ano" => NaiveDate::from_ymd_opt(today.year(), 12, 1)?,
        "week" if !is_next => return Some((day(week_end(today)?), length + 1, true)),
        name => {
            let number = month(name)?;
            let (year, extra) = year_at(tokens, at + length + 1);
            length += extra;
            let wanted = year.and_then(|year| i32::try_from(year).ok());
            let this = NaiveDate::from_ymd_opt(wanted.unwrap_or(today.year()), number, 1)?;
            let is_over = wanted.is_none() && month_end(this)? < today;
            if is_over { this.checked_add_months(Months::new(12))? } else { this }
        }
    };
    // "a fin de mes que viene"
    let (any, extra) = match (word(length + 1), word(length + 2)) {
        ("que", "viene") => (any.checked_add_months(Months::new(1))?, 2),
        _ => (any, 0),
    };
    Some((day(month_end(any)?), length + 1 + extra, true))
}

/// Friday of the week: offices close then.
fn week_end(today: NaiveDate) -> Option<NaiveDate> {
    today.iter_days().take(7).find(|day| day.weekday() == Weekday::Fri)
}

fn week_of(any: NaiveDate) -> Option<Is> {
    let first = any.checked_sub_days(Days::new(u64::from(any.weekday().num_days_from_monday())))?;
    Some(Is::Days { first, last: first.checked_add_days(Days::new(6))? })
}

fn month_of(any: NaiveDate) -> Option<Is> {
    Some(Is::Days { first: any.with_day(1)?, last: month_end(any)? })
}

/// `tomorrow`, `in 6 weeks`, `en dos semanas`, `6 weeks from now`, `a week from Friday`, `next week`.
pub(super) fn relative(tokens: &[Token<'_>], at: usize, today: NaiveDate) -> Option<Hit> {
    let word = |ahead: usize| low(tokens, at + ahead);
    let after = |days: u64| today.checked_add_days(Days::new(days));
    let behind = |days: u64| today.checked_sub_days(Days::new(days));
    let back = |ahead: usize| at.checked_sub(ahead).map_or("", |at| low(tokens, at));
    let whole = match (word(0), word(1), word(2)) {
        ("today" | "tonight" | "hoy", second, _) if second != "en" => Some((day(today), 1)),
        ("hoy", "en", "ocho") => Some((either(after(7)?, after(8)), 3)),
        ("tomorrow", ..) => Some((day(after(1)?), 1)),
        // "por la mañana" is the morning.
        ("manana", ..) if !matches!(back(1), "la" | "esta") => Some((day(after(1)?), 1)),
        ("pasado", "manana", _) => Some((day(after(2)?), 2)),
        ("day", "after", "tomorrow") => Some((day(after(2)?), 3)),
        ("day", "before", "yesterday") => Some((day(behind(2)?), 3)),
        ("anteayer" | "antier", ..) => Some((day(behind(2)?), 1)),
        ("yesterday" | "ayer", ..) => Some((day(behind(1)?), 1)),
        ("this", "week", _) | ("esta", "semana", _) => {
            Some((Is::Days { first: today, last: week_end_sunday(today)? }, 2))
        }
        ("next", "week", _) | ("proxima", "semana", _) => Some((week_of(after(7)?)?, 2)),
        ("semana", "que", "viene") => Some((week_of(after(7)?)?, 3)),
        ("semana", "proxima", _) => Some((week_of(after(7)?)?, 2)),
        ("next", "month", _) | ("proximo", "mes", _) => Some((month_of(today.checked_add_months(Months::new(1))?)?, 2)),
        ("mes", "que", "viene") => Some((month_of(today.checked_add_months(Months::new(1))?)?, 3)),
        ("this", "month", _) | ("este", "mes", _) => Some((Is::Days { first: today, last: month_end(today)? }, 2)),
        ("next", "year", _) => Some((Is::Nothing, 2)),
        ("in" | "en" | "within", "a", "few") => Some((Is::Nothing, 4)),
        ("en" | "in" | "dentro", "unos" | "unas" | "several" | "some", _) => Some((Is::Nothing, 3)),
        ("soon" | "asap" | "pronto", ..) => return None,
        _ => None,
    };
    if let Some((is, length)) = whole {
        return Some((is, length, true));
    }
    counted(tokens, at, today)
}

fn week_end_sunday(today: NaiveDate) -> Option<NaiveDate> {
    today.iter_days().take(7).find(|day| day.weekday() == Weekday::Sun)
}

/// `in 6 weeks`, `dentro de quince días`, `two weeks from Tuesday`, `3 weeks ago`, `hace 3 semanas`.
fn counted(tokens: &[Token<'_>], at: usize, today: NaiveDate) -> Option<Hit> {
    let word = |ahead: usize| low(tokens, at + ahead);
    let (skip, lead) = match (word(0), word(1)) {
        ("dentro" | "antes", "de") => (2, word(0)),
        ("in" | "en" | "within" | "hace", _) => (1, word(0)),
        _ => (0, ""),
    };
    if lead == "antes" {
        return None;
    }
    let (count, mut length) = match (word(skip), word(skip + 1), word(skip + 2)) {
        ("a", "couple", "of") => (2, skip + 3),
        ("un", "par", "de") => (2, skip + 3),
        (found, ..) => (number(found)?, skip + 1),
    };
    let unit = word(length);
    let step = |base: NaiveDate, is_back: bool| -> Option<NaiveDate> {
        let days = |days: u64| {
            if is_back { base.checked_sub_days(Days::new(days)) } else { base.checked_add_days(Days::new(days)) }
        };
        let months = |count: u32| {
            let count = Months::new(count);
            if is_back { base.checked_sub_months(count) } else { base.checked_add_months(count) }
        };
        match unit {
            "day" | "days" | "dia" | "dias" => days(u64::from(count)),
            "week" | "weeks" | "semana" | "semanas" => days(u64::from(count) * 7),
            "month" | "months" | "mes" | "meses" => months(count),
            "year" | "years" | "ano" | "anos" => months(count.checked_mul(12)?),
            _ => None,
        }
    };
    step(today, false)?;
    length += 1;
    if lead == "hace" || matches!(word(length), "ago" | "atras") {
        let tail = usize::from(lead != "hace");
        return Some((day(step(today, true)?), length + tail, true));
    }
    if word(length) == "from" {
        if matches!(word(length + 1), "now" | "today") {
            return Some((day(step(today, false)?), length + 2, true));
        }
        if word(length + 1) == "tomorrow" {
            return Some((day(step(today.succ_opt()?, false)?), length + 2, true));
        }
        if let Some((Is::Day { day: base, or, .. }, more, _)) = day_at(tokens, at + length + 1, today, Locale::English)
        {
            let other = or.and_then(|or| step(or, false));
            return Some((either(step(base, false)?, other), length + 1 + more, true));
        }
        return None;
    }
    if lead.is_empty() {
        return None;
    }
    // "quince días" is two weeks to many, "ocho días" one.
    let other = match (word(skip), unit) {
        ("quince" | "15", "dias") => today.checked_add_days(Days::new(14)),
        ("ocho" | "8", "dias") => today.checked_add_days(Days::new(7)),
        _ => None,
    };
    Some((either(step(today, false)?, other), length, true))
}

pub(super) fn number(word: &str) -> Option<u32> {
    const WORDS: [(&str, u32); 32] = [
        ("a", 1),
        ("an", 1),
        ("one", 1),
        ("two", 2),
        ("three", 3),
        ("four", 4),
        ("five", 5),
        ("six", 6),
        ("seven", 7),
        ("eight", 8),
        ("nine", 9),
        ("ten", 10),
        ("twelve", 12),
        ("fifteen", 15),
        ("twenty", 20),
        ("thirty", 30),
        ("un", 1),
        ("una", 1),
        ("dos", 2),
        ("tres", 3),
        ("cuatro", 4),
        ("cinco", 5),
        ("seis", 6),
        ("siete", 7),
        ("ocho", 8),
        ("nueve", 9),
        ("diez", 10),
        ("doce", 12),
        ("quince", 15),
        ("veinte", 20),
        ("treinta", 30),
        ("eleven", 11),
    ];
    let by_word = WORDS.iter().find(|(name, _)| *name == word).map(|(_, value)| *value);
    by_word.or_else(|| word.parse().ok().filter(|count| (1..=400).contains(count)))
}
