//! Times of day, with the zone that is printed beside them.

use super::pattern::{after, before, cut, part, part_text, pattern};
use chrono::NaiveTime;
use std::ops::Range;

/// A time of day in a line.
#[derive(Clone, Debug)]
pub(super) struct Clock {
    pub range: Range<usize>,
    pub time: NaiveTime,
    /// End, where a span is printed.
    pub end: Option<NaiveTime>,
    /// IANA name of the zone printed with it.
    pub zone: Option<&'static str>,
    /// Half of the day or minutes were resolved from what offices mean.
    pub is_resolved: bool,
}

pattern!(
    DOTTED,
    r"\b(?:at|@|a las?|hora|time|h)\s?:?\s(?:las )?(\d{1,2})[.,](\d{2})\b(?:\s?(?:h|hs|hrs|horas|hours))?"
);
pattern!(
    BARE,
    r"(?:\bat|@|\ba las?)\s(\d{1,2})(?:\s?o'?clock)?(?:\s(?:sharp|en punto|exactly))?(?:\s?(?:h|hs|hrs|horas)\b)?(?:\s?$|[.,;!)?]|\s(?:on|with|for|or|and|to|in|c/|w/|con|para|el|o|y|this|next|tomorrow|today)\b)"
);
pattern!(
    PAST,
    r"\b(half past|quarter past|quarter after|quarter to|quarter of) (\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b(?: (?:in the )?(morning|afternoon|evening))?"
);
pattern!(
    BETWEEN,
    r"\b(?:between|entre(?: las?)?) (\d{1,2})(?::(\d{2}))?\s?([ap])?(?:\.?\s?m\b\.?)? (?:and|y(?: las?)?) (\d{1,2})(?::(\d{2}))?\s?([ap])\.?\s?m\b\.?"
);
pattern!(
    TWELVE,
    r"\b(?:(\d{1,2})(?:[:.](\d{2}))?\s?([ap])?(?:\.?\s?m\b\.?)?\s?(?:-|to|a las?|a|until|y las?)\s?)?(\d{1,2})(?:[:.h](\d{2}))?(?::\d{2})?\s?([ap])\.?\s?m\b\.?"
);
pattern!(
    SPANISH,
    r"\b(?:a )?las? (\d{1,2}|una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce)(?:[:.h](\d{2}))?(?: (y media|y cuarto|en punto|menos cuarto))?(?: h(?:oras|rs?|s)?\b\.?)?(?: (?:de|por|en) la (manana|tarde|noche))?"
);
pattern!(
    HALVES,
    r"\b(\d{1,2})(?:[:.](\d{2}))?(?: h(?:oras|rs?)?\.?)? (?:de|in) (?:la|the) (manana|tarde|noche|morning|afternoon|evening)"
);
pattern!(
    PLAIN,
    r"\b(?:(\d{1,2}):(\d{2})\s?(?:-|to|a)\s?)?(\d{1,2}):(\d{2})(?::\d{2})?(?:\s?(?:h|hrs?|horas|hours)\b\.?)?"
);
pattern!(MILITARY, r"\b([01]\d|2[0-3])([0-5]\d)\s?(?:h|hrs?|hours|horas)\b|\b(\d{1,2})\s?h(?:rs|oras)?\b\.?");
pattern!(
    SPOKEN,
    r"\bat (one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b(?: (thirty|fifteen|forty[- ]five|o'clock))?(?: in the (morning|afternoon|evening))?"
);
pattern!(NOON, r"\b(?:12 )?(?:noon|(?:12 )?(?:del )?mediodia|midday)\b");
pattern!(
    ZONE,
    r"^[\s,]*\(?\s*(?:hora (?:del?|de la)? ?)?(e[sd]?t|c[sd]?t|m[sd]?t|p[sd]?t|ak[sd]?t|h[sa]?t|eastern|central|mountain|pacific|atlantic|arizona|este|centro|montana|pacifico|new york|chicago|denver|los angeles|nueva york|puerto rico)\b(?: (?:standard |daylight )?time)?"
);

/// All times of a line, in order, none overlapping.
pub(super) fn clocks(low: &str) -> Vec<Clock> {
    let mut found: Vec<Clock> = Vec::new();
    let names_time = ["las ", "la una", " at ", "past ", "quarter "].iter().any(|word| low.contains(word));
    if !low.bytes().any(|b| b.is_ascii_digit()) && !NOON.is_in(low) && !names_time {
        return found;
    }
    for hit in BETWEEN.all_parts(low) {
        let Some(range) = part(&hit, 0) else { continue };
        let half = if part_text(&hit, 3).is_empty() { part_text(&hit, 6) } else { part_text(&hit, 3) };
        let last = twelve(part_text(&hit, 4), part_text(&hit, 5), part_text(&hit, 6));
        put(&mut found, range, twelve(part_text(&hit, 1), part_text(&hit, 2), half), last);
    }
    for hit in TWELVE.all_parts(low) {
        let Some(range) = part(&hit, 0) else { continue };
        if is_glued(low, range.start) {
            continue;
        }
        let last = twelve(part_text(&hit, 4), part_text(&hit, 5), part_text(&hit, 6));
        let first_half = if part_text(&hit, 3).is_empty() { part_text(&hit, 6) } else { part_text(&hit, 3) };
        let first = part(&hit, 1).and_then(|_| twelve(part_text(&hit, 1), part_text(&hit, 2), first_half));
        // "11-1 pm" starts in the morning.
        let first = match (first, last) {
            (Some(first), Some(last)) if first > last && part_text(&hit, 3).is_empty() => {
                twelve(part_text(&hit, 1), part_text(&hit, 2), "a")
            }
            (first, _) => first,
        };
        put(&mut found, range, first, last);
    }
    for hit in SPANISH.all_parts(low) {
        let Some(range) = part(&hit, 0) else { continue };
        let is_bare = part(&hit, 2).is_none() && part(&hit, 3).is_none() && part(&hit, 4).is_none();
        let whole = cut(low, range.clone());
        if is_bare && !whole.starts_with("a ") {
            continue;
        }
        // "las 2 semanas" and "a las 6 semanas" count; they are no time.
        let next = after(low, range.end, 14);
        if next.trim_start().starts_with(|c: char| c.is_alphabetic() && !next.starts_with(','))
            && COUNTS.is_in(next.trim_start())
        {
            continue;
        }
        let Some(time) = spanish(&hit) else { continue };
        put(&mut found, range, None, Some(time));
    }
    for hit in HALVES.all_parts(low) {
        let Some(range) = part(&hit, 0) else { continue };
        let half = if matches!(part_text(&hit, 3), "manana" | "morning") { "a" } else { "p" };
        put(&mut found, range, None, twelve(part_text(&hit, 1), part_text(&hit, 2), half));
    }
    for hit in SPOKEN.all_parts(low) {
        let Some(range) = part(&hit, 0) else { continue };
        put(&mut found, range, None, spoken(&hit));
    }
    for hit in PAST.all_parts(low) {
        let Some(range) = part(&hit, 0) else { continue };
        put(&mut found, range, None, past(&hit));
    }
    for range in NOON.all(low) {
        put(&mut found, range, None, NaiveTime::from_hms_opt(12, 0, 0));
    }
    for hit in PLAIN.all_parts(low) {
        let Some(range) = part(&hit, 0) else { continue };
        if is_glued(low, range.start) || after(low, range.end, 1).starts_with(|c: char| c.is_ascii_digit() || c == ':')
        {
            continue;
        }
        let first = part(&hit, 1).and_then(|_| day_time(part_text(&hit, 1), part_text(&hit, 2)));
        put(&mut found, range, first, day_time(part_text(&hit, 3), part_text(&hit, 4)));
    }
    for hit in MILITARY.all_parts(low) {
        let Some(range) = part(&hit, 0) else { continue };
        if is_glued(low, range.start) || part(&hit, 3).is_some() {
            continue;
        }
        put(&mut found, range, None, day_time(part_text(&hit, 1), part_text(&hit, 2)));
    }
    for hit in DOTTED.all_parts(low) {
        let Some(range) = part(&hit, 0) else { continue };
        let (Ok(hour), minute) = (part_text(&hit, 1).parse::<u32>(), part_text(&hit, 2)) else { continue };
        // An office that prints "2.30" without a half of the day means the afternoon.
        let hour = if (1..=6).contains(&hour) { hour + 12 } else { hour };
        let start = part(&hit, 1).map_or(range.start, |hour| hour.start);
        put(&mut found, start..range.end, None, day_time(&hour.to_string(), minute));
    }
    for hit in BARE.all_parts(low) {
        let (Some(hour), Ok(count)) = (part(&hit, 1), part_text(&hit, 1).parse::<u32>()) else { continue };
        let hour_of_day = match count {
            1..=6 => count + 12,
            7..=20 => count,
            _ => continue,
        };
        let next = after(low, hour.end, 14);
        if COUNTS.is_in(next.trim_start()) || next.starts_with(['/', '-', ':']) {
            continue;
        }
        let known = found.len();
        put(&mut found, hour, None, NaiveTime::from_hms_opt(hour_of_day, 0, 0));
        if let Some(clock) = found.get_mut(known) {
            clock.is_resolved = true;
        }
    }
    found.sort_by_key(|clock| clock.range.start);
    for clock in &mut found {
        if let Some(zone) = ZONE.parts(after(low, clock.range.end, 40)) {
            clock.zone = zone_of(part_text(&zone, 1));
        }
    }
    found
}

pattern!(COUNTS, r"^(?:semanas?|dias?|meses|horas? antes|veces|opciones|personas|pastillas)\b");

fn is_glued(low: &str, at: usize) -> bool {
    before(low, at, 1).ends_with(|c: char| c.is_alphanumeric() || c == '/' || c == ':' || c == '.' || c == '-')
        && !before(low, at, 2).ends_with("--")
}

fn put(found: &mut Vec<Clock>, range: Range<usize>, first: Option<NaiveTime>, last: Option<NaiveTime>) {
    let Some(last) = last else { return };
    if found.iter().any(|clock| clock.range.start < range.end && range.start < clock.range.end) {
        return;
    }
    let (time, end) = match first {
        Some(first) if first < last => (first, Some(last)),
        _ => (last, None),
    };
    found.push(Clock { range, time, end, zone: None, is_resolved: false });
}

fn twelve(hour: &str, minute: &str, half: &str) -> Option<NaiveTime> {
    let hour: u32 = hour.parse().ok()?;
    let minute: u32 = if minute.is_empty() { 0 } else { minute.parse().ok()? };
    let hour = match (hour, half) {
        (12, "a") => 0,
        (12, _) => 12,
        (1..=11, "p") => hour + 12,
        (1..=11, _) => hour,
        // "14:00 PM" is printed by machines.
        (13..=23, "p") => hour,
        _ => return None,
    };
    NaiveTime::from_hms_opt(hour, minute, 0)
}

fn day_time(hour: &str, minute: &str) -> Option<NaiveTime> {
    NaiveTime::from_hms_opt(hour.parse().ok()?, minute.parse().ok()?, 0)
}

fn spanish(hit: &regex::Captures<'_>) -> Option<NaiveTime> {
    const NAMES: [&str; 12] =
        ["una", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez", "once", "doce"];
    let word = part_text(hit, 1);
    let hour = match NAMES.iter().position(|name| *name == word) {
        Some(at) => u32::try_from(at).ok()? + 1,
        None => word.parse().ok()?,
    };
    let (hour, minute) = match part_text(hit, 3) {
        "y media" => (hour, 30),
        "y cuarto" => (hour, 15),
        "menos cuarto" => (hour.checked_sub(1)?, 45),
        _ if part(hit, 2).is_some() => (hour, part_text(hit, 2).parse().ok()?),
        _ => (hour, 0),
    };
    let hour = match part_text(hit, 4) {
        "tarde" | "noche" if hour < 12 => hour + 12,
        // Two o'clock at an office is in the afternoon, but only the letter may say so.
        "" if hour < 7 => return None,
        _ => hour,
    };
    NaiveTime::from_hms_opt(hour, minute, 0)
}

/// "at ten thirty in the morning"; without a half of the day an office means its hours.
fn spoken(hit: &regex::Captures<'_>) -> Option<NaiveTime> {
    const NAMES: [&str; 12] =
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    let hour = u32::try_from(NAMES.iter().position(|name| *name == part_text(hit, 1))?).ok()? + 1;
    let minute = match part_text(hit, 2) {
        "thirty" => 30,
        "fifteen" => 15,
        "" | "o'clock" => 0,
        _ => 45,
    };
    let hour = match part_text(hit, 3) {
        "morning" => hour % 12,
        "afternoon" | "evening" => hour % 12 + 12,
        _ if hour < 7 => hour + 12,
        _ => hour,
    };
    NaiveTime::from_hms_opt(hour, minute, 0)
}

/// "half past nine", "quarter to three".
fn past(hit: &regex::Captures<'_>) -> Option<NaiveTime> {
    let hour = super::reckoning::count_of(part_text(hit, 2)).or((part_text(hit, 2) == "eleven").then_some(11))?;
    let hour = match part_text(hit, 3) {
        "morning" => hour % 12,
        "afternoon" | "evening" => hour % 12 + 12,
        _ if hour < 7 => hour + 12,
        _ => hour,
    };
    match part_text(hit, 1) {
        "half past" => NaiveTime::from_hms_opt(hour, 30, 0),
        "quarter past" | "quarter after" => NaiveTime::from_hms_opt(hour, 15, 0),
        _ => NaiveTime::from_hms_opt(hour.checked_sub(1)?, 45, 0),
    }
}

fn zone_of(word: &str) -> Option<&'static str> {
    Some(match word {
        "et" | "est" | "edt" | "eastern" | "este" | "new york" | "nueva york" => "America/New_York",
        "ct" | "cst" | "cdt" | "central" | "centro" | "chicago" => "America/Chicago",
        "mt" | "mst" | "mdt" | "mountain" | "montana" | "denver" => "America/Denver",
        "pt" | "pst" | "pdt" | "pacific" | "pacifico" | "los angeles" => "America/Los_Angeles",
        "akt" | "akst" | "akdt" => "America/Anchorage",
        "ht" | "hst" | "hat" => "Pacific/Honolulu",
        "atlantic" | "puerto rico" => "America/Puerto_Rico",
        "arizona" => "America/Phoenix",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::clocks;

    #[test]
    fn times_in_all_printed_forms() {
        let read = |text: &str| {
            let all: Vec<String> = clocks(text).iter().map(|clock| clock.time.format("%H:%M").to_string()).collect();
            all.join(" ")
        };
        assert_eq!(read("at 2:00 p.m. est or 9am"), "14:00 09:00");
        assert_eq!(read("from 10 to 11:30 am"), "10:00");
        assert_eq!(read("11-1 pm"), "11:00");
        assert_eq!(read("a las 8 de la manana"), "08:00");
        assert_eq!(read("a las dos y media de la tarde"), "14:30");
        assert_eq!(read("a las 14:30 horas"), "14:30");
        assert_eq!(read("12 noon; mediodia"), "12:00 12:00");
        assert_eq!(read("at half past nine; quarter to three"), "09:30 14:45");
        assert_eq!(read("at 9.40, hora: 9,30; at 10 or at 2"), "09:40 09:30 10:00 14:00");
        assert_eq!(read("between 1 and 3 pm"), "13:00");
        assert_eq!(read("phone 555-0142, 1/2 tablet, a las 6 semanas"), "");
        assert_eq!(clocks("2:00 pm (pacific time)")[0].zone, Some("America/Los_Angeles"));
    }
}
