//! Preparations before a test and instructions for the day: what is to be done, in the letter's words.
//! Runs after the kinds that hold more: an order to send a paper or to call by a day is not said twice.

use super::commands::{self, Subject};
use super::findings::Findings;
use super::page::Entry;
use super::pattern::{cut, part_text, pattern};
use super::reckoning::count_of;
use std::ops::Range;

pattern!(
    HOURS,
    r"\b(\d{1,3}|one|two|three|four|five|six|seven|eight|ten|twelve|un|una|dos|tres|cuatro|cinco|seis|siete|ocho|diez|doce)(?:\s?\(\d{1,2}\))?(?:\s?(?:-|to|a)\s?\d{1,2})?[\s-](?:full )?(hours?|hrs?|horas?|hs|h|days?|dias?|weeks?|semanas?)\b.{0,16}?\b(?:before|prior|antes|previ[oa]s?|beforehand|ahead)\b"
);
pattern!(
    BOLD_HOURS,
    r"\b(?:for|por|durante|de|fast|at least|al menos|minimo|yes,|si,|fasting:?|ayuno:?)\s(\d{1,2}|six|eight|four|seis|ocho|doce|twelve)\s?(?:a \d{1,2} )?(hours?|hrs?|horas?|hs|h)\b"
);
pattern!(DAY_BEFORE, r"\b(?:the )?day before\b|\b(?:el|un) dia (?:antes|anterior|previo)\b");

pub(super) fn read(found: &mut Findings<'_, '_>) {
    let entries = found.entries();
    let is_after = entries.iter().take(4).any(|entry| commands::is_aftercare(entry.line.low()));
    let has_test = entries.iter().any(|entry| commands::names_test(entry.line.low()));
    for (at, entry) in entries.iter().enumerate() {
        let line = &entry.line;
        let low = line.low();
        if line.is_heading || low.len() > 420 || (low.ends_with('?') && !low.starts_with('?')) || low.len() < 6 {
            continue;
        }
        let above = if at > 0 { entries.get(at - 1) } else { None };
        for clause in row_cells(line).into_iter().flat_map(|cell| clauses(low, cell)) {
            one(found, at, entry, clause, (has_test, is_after), above);
        }
        arrival(found, at, entry);
    }
}

fn one(
    found: &mut Findings<'_, '_>,
    at: usize,
    entry: &Entry,
    clause: Range<usize>,
    (has_test, is_after): (bool, bool),
    above: Option<&Entry>,
) {
    let line = &entry.line;
    let low = cut(line.low(), clause.clone());
    let label = if clause.start == 0 { line.label() } else { "" };
    let is_bullet =
        line.is_bullet || (clause.start == 0 && low.len() < 60 && above.is_some_and(|above| above.line.is_bullet));
    let value_at = if clause.start == 0 { line.value_start().min(low.len()) } else { 0 };
    let said = commands::Said { words: low, label, value_at, heading: &line.heading, is_bullet, has_test, is_after };
    let Some(subject) = commands::subject_of(&said) else { return };
    let range = trimmed(line.low(), clause.start + commands::text_start(&said)..clause.end);
    if range.is_empty() || is_said(found, entry, &range, subject) || super::medicines::is_about(low) {
        return;
    }
    if subject == Subject::Preparation {
        let mut making = found.start("preparation", entry, range.clone());
        making.put("text", found.page.words(entry, range));
        if let Some(hours) = hours_in(low).or_else(|| hours_in(&line.heading)) {
            making.put("hours_before", hours);
        }
        found.keep(making);
        return;
    }
    let mut making = found.start("instruction", entry, range.clone());
    making.put("text", found.page.words(entry, range)).put("subject", subject.word());
    if subject == Subject::Arrive
        && let Some(day) = day_of_visit(found, at)
    {
        making.put("date", day);
    }
    found.keep(making);
}

/// "Friday at 8:00 (be here 7:45)": the sentence is a visit, the arrival stands within.
fn arrival(found: &mut Findings<'_, '_>, at: usize, entry: &Entry) {
    let Some(range) = commands::arrival_in(entry.line.low()) else { return };
    let range = trimmed(entry.line.low(), range);
    let span = entry.line.folded.span(&range);
    let is_told = found.facts.iter().any(|fact| {
        matches!(fact.kind.as_str(), "instruction" | "preparation")
            && fact.span.start < span.end
            && span.start < fact.span.end
    });
    if is_told {
        return;
    }
    let mut making = found.start("instruction", entry, range.clone());
    making.put("text", found.page.words(entry, range)).put("subject", "arrive");
    if let Some(day) = day_of_visit(found, at) {
        making.put("date", day);
    }
    found.keep(making);
}

/// The day on which to arrive: the visit that is told nearest before it.
fn day_of_visit(found: &Findings<'_, '_>, at: usize) -> Option<String> {
    let line_start = found.entries().get(at).map(|entry| entry.line.folded.span(&entry.line.all()))?;
    let visits = found.facts.iter().filter(|fact| {
        fact.kind == "appointment" && fact.fields.get("status").and_then(|status| status.as_str()) != Some("cancelled")
    });
    let nearest = visits.min_by_key(|fact| {
        let after = fact.span.start >= line_start.end;
        (after, fact.span.start.abs_diff(line_start.start))
    })?;
    nearest.fields.get("start")?.as_str()?.get(..10).map(str::to_owned)
}

/// Whether another fact has these words already.
fn is_said(found: &Findings<'_, '_>, entry: &Entry, range: &Range<usize>, subject: Subject) -> bool {
    let span = entry.line.folded.span(range);
    found.facts.iter().any(|fact| {
        let shared = fact.span.end.min(span.end).saturating_sub(fact.span.start.max(span.start));
        let covers = shared * 2 > span.len();
        match fact.kind.as_str() {
            "preparation" | "instruction" => covers,
            "handoff" => shared > 0 && !matches!(subject, Subject::Arrive | Subject::Driver),
            "deadline" => shared > 0 && !matches!(subject, Subject::Bring | Subject::Preparation),
            "medicine" => shared > 0,
            "imaging_order" | "lab_order" | "therapy_order" | "referral" => {
                shared > 0 && !matches!(subject, Subject::Preparation | Subject::Bring)
            }
            "appointment" => shared > 0 && matches!(subject, Subject::Other | Subject::Activity),
            _ => false,
        }
    })
}

fn hours_in(low: &str) -> Option<u32> {
    let Some(hit) = HOURS.parts(low).or_else(|| BOLD_HOURS.parts(low).filter(|_| commands::is_fast(low))) else {
        return DAY_BEFORE.is_in(low).then_some(24);
    };
    let factor = match part_text(&hit, 2).get(..1) {
        Some("d") => 24,
        Some("w" | "s") => 168,
        _ => 1,
    };
    Some(count_of(part_text(&hit, 1))? * factor)
}

pattern!(
    NEXT_COMMAND,
    r"(?:[,-] |,? and |,? so )please (?:bring|arrive|call|wear|do not|come|tell|check in)\b|,? (?:and|then|y|e|;|&) (?:please |then |also |por favor,? |luego )?(?:arrive|bring|call|wear|do not|don't|come|tell|check in|park|use|take your|stop eating|nothing|no (?:food|coma|beba|tome|traiga|use)|llegue|traiga|llame|avise|presentese|venga|lleve|acuda)\b"
);

/// The cells of a row that no label holds together.
fn row_cells(line: &super::sheet::Line) -> Vec<Range<usize>> {
    let low = line.low();
    if line.colon.is_some() || !low.contains(" | ") {
        return std::iter::once(0..low.len()).collect();
    }
    let mut found = Vec::new();
    let mut from = 0;
    for (at, _) in low.match_indices(" | ") {
        found.push(from..at);
        from = at + 3;
    }
    found.push(from..low.len());
    found
}

/// The orders of a sentence: "bring your card and arrive early" is two.
fn clauses(line: &str, within: Range<usize>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut from = within.start;
    let low = cut(line, 0..within.end);
    for hit in NEXT_COMMAND.all(low) {
        if hit.start < within.start || hit.start < from + 12 || low.starts_with("if ") || low.starts_with("si ") {
            continue;
        }
        found.push(from..hit.start);
        let joint = cut(low, hit.clone());
        let word = joint.trim_start_matches([',', ' ', '-']);
        let word = if word.starts_with("please") { joint.trim_start_matches([',', ' ', '-']) } else { word };
        let skip = joint.len() - word.len() + word.find(' ').map_or(0, |at| at + 1);
        from = hit.start + skip;
    }
    found.push(from..low.len());
    found
}

fn trimmed(low: &str, range: Range<usize>) -> Range<usize> {
    let value = cut(low, range.clone());
    let start = range.start + value.len() - value.trim_start_matches([' ', ',', ':', '|', '-']).len();
    let end = range.start + value.trim_end_matches(['.', '!', ' ', '|', ',', ')']).len();
    start..end.max(start)
}
