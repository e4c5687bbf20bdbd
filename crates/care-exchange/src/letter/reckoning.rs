//! Words and numbers of dates: months, weekdays, counts, and days so many steps away.

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

/// The month of a folded name.
pub(super) fn month_of(word: &str) -> Option<u32> {
    const SHORT: [(&str, u32); 24] = [
        ("jan", 1),
        ("ene", 1),
        ("feb", 2),
        ("mar", 3),
        ("apr", 4),
        ("abr", 4),
        ("may", 5),
        ("jun", 6),
        ("jul", 7),
        ("aug", 8),
        ("ago", 8),
        ("sep", 9),
        ("set", 9),
        ("oct", 10),
        ("nov", 11),
        ("dec", 12),
        ("dic", 12),
        ("enero", 1),
        ("abril", 4),
        ("agosto", 8),
        ("diciembre", 12),
        ("mayo", 5),
        ("junio", 6),
        ("julio", 7),
    ];
    let short = word.get(..3)?;
    SHORT.iter().find(|(name, _)| *name == short).map(|(_, month)| *month)
}

pub(super) fn weekday_of(word: &str) -> Option<Weekday> {
    Some(match word.get(..3)? {
        "mon" | "lun" => Weekday::Mon,
        "tue" | "mar" => Weekday::Tue,
        "wed" | "mie" => Weekday::Wed,
        "thu" | "jue" => Weekday::Thu,
        "fri" | "vie" => Weekday::Fri,
        "sat" | "sab" => Weekday::Sat,
        "sun" | "dom" => Weekday::Sun,
        _ => return None,
    })
}

pub(super) fn number(text: &str) -> u32 {
    text.parse().unwrap_or(0)
}

pub(super) fn ymd(year: &str, month: &str, day: &str) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

pub(super) fn year_of(text: &str) -> Option<i32> {
    let digits = text.trim_start_matches('\'');
    let year: i32 = digits.parse().ok()?;
    Some(match digits.len() {
        // Births stand in letters as '58 too.
        2 if year >= 60 => 1900 + year,
        2 => 2000 + year,
        _ => year,
    })
}

/// A count in figures or in words.
pub(super) fn count_of(word: &str) -> Option<u32> {
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
        ("fourteen", 14),
        ("fifteen", 15),
        ("thirty", 30),
        ("sixty", 60),
        ("ninety", 90),
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
        ("treinta", 30),
    ];
    let known = WORDS.iter().find(|(name, _)| *name == word).map(|(_, count)| *count);
    known.or_else(|| word.parse().ok()).or(match word {
        "sesenta" => Some(60),
        "noventa" => Some(90),
        _ => None,
    })
}

/// The day of a month in words: "veintiuno", "twenty-first".
pub(super) fn spelled_day(word: &str) -> Option<u32> {
    const SPANISH: [&str; 21] = [
        "primero",
        "dos",
        "tres",
        "cuatro",
        "cinco",
        "seis",
        "siete",
        "ocho",
        "nueve",
        "diez",
        "once",
        "doce",
        "trece",
        "catorce",
        "quince",
        "dieciseis",
        "diecisiete",
        "dieciocho",
        "diecinueve",
        "veinte",
        "uno",
    ];
    const ENGLISH: [&str; 20] = [
        "first",
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        "tenth",
        "eleventh",
        "twelfth",
        "thirteenth",
        "fourteenth",
        "fifteenth",
        "sixteenth",
        "seventeenth",
        "eighteenth",
        "nineteenth",
        "twentieth",
    ];
    let place = |list: &[&str], word: &str| {
        let at = list.iter().position(|name| *name == word)?;
        // The other word for the first stands at the end of the list.
        u32::try_from(at).ok().map(|at| if at == 20 { 1 } else { at + 1 })
    };
    let word = word.replace(' ', "-");
    let word = word.as_str();
    match word {
        "treinta" | "thirtieth" => return Some(30),
        _ => {}
    }
    for (tens, lead) in [(20, "veinti"), (20, "veinte-y-"), (30, "treinta-y-"), (20, "twenty-"), (30, "thirty-")] {
        if let Some(rest) = word.strip_prefix(lead) {
            let one = place(&SPANISH, rest).or_else(|| place(&ENGLISH, rest))?;
            return Some(tens + one).filter(|day| *day <= 31 && one < 10);
        }
    }
    place(&SPANISH, word).or_else(|| place(&ENGLISH, word))
}

/// A year in figures or in words, of this century: "dos mil veintisiete", "two thousand twenty-seven".
pub(super) fn spelled_year(words: &str) -> Option<i32> {
    if let Ok(year) = words.parse() {
        return Some(year);
    }
    const ONES: [(&str, i32); 18] = [
        ("one", 1),
        ("two", 2),
        ("three", 3),
        ("four", 4),
        ("five", 5),
        ("six", 6),
        ("seven", 7),
        ("eight", 8),
        ("nine", 9),
        ("uno", 1),
        ("dos", 2),
        ("tres", 3),
        ("cuatro", 4),
        ("cinco", 5),
        ("seis", 6),
        ("siete", 7),
        ("ocho", 8),
        ("nueve", 9),
    ];
    let rest = words.strip_prefix("dos mil ").or_else(|| words.strip_prefix("two thousand "))?;
    let rest = rest.strip_prefix("and ").unwrap_or(rest);
    let one = |word: &str| ONES.iter().find(|(name, _)| *name == word).map(|(_, one)| *one);
    for (lead, tens) in [("veinti", 20), ("treinta y ", 30), ("twenty-", 20), ("twenty ", 20), ("thirty-", 30)] {
        if let Some(last) = rest.strip_prefix(lead) {
            return one(last).map(|one| 2000 + tens + one);
        }
    }
    match rest {
        "treinta" | "thirty" => Some(2030),
        _ => None,
    }
}

/// A day so many days, weeks, months or years ahead; months and years keep the number of the day.
pub(super) fn step(from: NaiveDate, count: u32, unit: &str, is_business: bool) -> Option<NaiveDate> {
    match unit.get(..1)? {
        "d" if is_business => {
            let mut day = from;
            let mut left = count.min(400);
            while left > 0 {
                day = day.succ_opt()?;
                left -= u32::from(day.weekday().num_days_from_monday() < 5);
            }
            Some(day)
        }
        "d" => from.checked_add_days(Days::new(u64::from(count))),
        "w" | "s" => from.checked_add_days(Days::new(u64::from(count) * 7)),
        "m" => from.checked_add_months(Months::new(count)),
        _ => from.checked_add_months(Months::new(count.checked_mul(12)?)),
    }
}

pub(super) fn month_end(first: NaiveDate) -> Option<NaiveDate> {
    first.with_day(1)?.checked_add_months(Months::new(1))?.pred_opt()
}
