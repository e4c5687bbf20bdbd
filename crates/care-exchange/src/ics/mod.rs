//! iCalendar (RFC 5545), as Outlook, Google, Apple and clinics' systems send it, several calendars a file.
//!
//! Each event is read alone: one with a nonsense date is a problem, the others stay. A calendar cannot
//! say what is care, so everything ahead is proposed and nothing behind.

mod event;
mod repeat;
mod zones;

use crate::limits::ENTRIES_MAX;
use crate::making::Sheet;
use crate::reading::{Context, Reading};
use calcard::icalendar::{
    ICalendar, ICalendarComponent, ICalendarComponentType, ICalendarMethod, ICalendarProperty, ICalendarValue,
};
use calcard::{Entry, Parser};
use care_model::ProblemCode;
use event::{EventRead, occurrences_of, read_event};
use std::borrow::Cow;
use std::collections::BTreeMap;
use zones::Zones;

/// Reads a calendar file.
pub(crate) fn read(text: &str, context: &Context, reading: &mut Reading) {
    let mut sheet = Sheet::default();
    // The parser closes what is open at the end by itself; half an event must not pass for a whole one.
    let whole = without_what_is_cut(text, reading);
    let mut parser = Parser::new(&whole);
    let mut entries = 0_usize;
    loop {
        entries += 1;
        if entries > ENTRIES_MAX {
            reading.problem("file", ProblemCode::TooLarge, "too many calendar entries");
            break;
        }
        match parser.entry() {
            Entry::ICalendar(calendar) => read_calendar(&calendar, context, reading, &mut sheet),
            Entry::VCard(_) => reading.count_not_used("VCARD"),
            Entry::InvalidLine(_) => reading.problem("file", ProblemCode::Malformed, "a line outside any calendar"),
            Entry::UnexpectedComponentEnd { .. } => {
                reading.problem("file", ProblemCode::Malformed, "a part ends that did not begin");
            }
            Entry::UnterminatedComponent(_) => {
                reading.problem("file", ProblemCode::Truncated, "a part does not end");
            }
            Entry::TooManyComponents => reading.problem("file", ProblemCode::TooLarge, "too many parts"),
            Entry::Eof => break,
            _ => {}
        }
    }
    if reading.counts.is_empty() && reading.problems.is_empty() {
        reading.problem("file", ProblemCode::Missing, "no event in it");
    }
    sheet.finish(reading);
}

/// The text without an event that is still open where the file ends.
fn without_what_is_cut<'t>(text: &'t str, reading: &mut Reading) -> Cow<'t, str> {
    let mut open: Vec<(String, usize)> = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let word = line.trim().to_ascii_uppercase();
        if let Some(name) = word.strip_prefix("BEGIN:") {
            open.push((name.to_owned(), at));
        } else if let Some(name) = word.strip_prefix("END:")
            && let Some(place) = open.iter().rposition(|(open, _)| open == name)
        {
            open.truncate(place);
        }
        at += line.len();
    }
    if open.is_empty() {
        return Cow::Borrowed(text);
    }
    reading.problem("file", ProblemCode::Truncated, "the calendar does not end");
    // What lies in the calendar itself and is still open goes; the calendar is closed by hand.
    let cut = open.iter().find(|(name, _)| name != "VCALENDAR");
    if cut.is_some_and(|(name, _)| name == "VEVENT") {
        reading.count_not_used("VEVENT");
    }
    let kept = cut.and_then(|(_, start)| text.get(..*start)).unwrap_or(text);
    let is_line_whole = kept.is_empty() || kept.ends_with('\n');
    let ends = if open.iter().any(|(name, _)| name == "VCALENDAR") { "END:VCALENDAR\r\n" } else { "" };
    Cow::Owned(format!("{kept}{}{ends}", if is_line_whole { "" } else { "\r\n" }))
}

fn read_calendar(calendar: &ICalendar, context: &Context, reading: &mut Reading, sheet: &mut Sheet) {
    let cancels = calendar.components.iter().any(method_cancels);
    let zones = Zones::of(calendar, context.zone);
    let mut masters: BTreeMap<String, EventRead> = BTreeMap::new();
    let mut overrides: Vec<EventRead> = Vec::new();
    for (number, component) in calendar.components.iter().enumerate() {
        let name = component.component_type.as_str();
        match component.component_type {
            ICalendarComponentType::VEvent => {}
            ICalendarComponentType::VCalendar
            | ICalendarComponentType::VTimezone
            | ICalendarComponentType::Standard
            | ICalendarComponentType::Daylight
            | ICalendarComponentType::VAlarm => continue,
            _ => {
                reading.count_not_used(name);
                continue;
            }
        }
        for words in event::words_of(component) {
            reading.add_text(&format!("VEVENT {number}"), words);
        }
        let mut event = match read_event(component, number, &zones, context) {
            Ok(event) => event,
            Err((why, detail)) => {
                reading.count_not_used(name);
                reading.problem(format!("VEVENT {}", number), why, detail);
                continue;
            }
        };
        event.cancelled |= cancels;
        if event.bad_end {
            reading.problem(format!("VEVENT {}", number), ProblemCode::BadDate, "DTEND");
        }
        if event.replaced_start.is_some() {
            overrides.push(event);
            continue;
        }
        // The same event twice in a file: the newer one counts.
        let former = masters.get(&event.uid).map(|former| former.sequence);
        match former {
            Some(sequence) if sequence > event.sequence => reading.count_not_used(name),
            _ => {
                if former.is_some() {
                    reading.count_not_used(name);
                }
                masters.insert(event.uid.clone(), event);
            }
        }
    }
    let count = |reading: &mut Reading, used: bool| {
        if used { reading.count_read("VEVENT") } else { reading.count_not_used("VEVENT") }
    };
    for event in masters.values() {
        let moved: Vec<_> = overrides.iter().filter(|o| o.uid == event.uid).filter_map(|o| o.replaced_start).collect();
        let found = occurrences_of(event, &moved, calendar, context, reading);
        count(reading, !found.is_empty());
        for (start, identity) in found {
            event.propose(start, &identity, context, sheet);
        }
    }
    for event in &overrides {
        count(reading, event.replaced_start.is_some());
        if let Some(replaced) = event.replaced_start {
            event.propose(event.start, &event::identity(&event.uid, Some(replaced)), context, sheet);
        }
    }
}

fn method_cancels(component: &ICalendarComponent) -> bool {
    let value = component.property(&ICalendarProperty::Method).and_then(|method| method.values.first());
    match value {
        Some(ICalendarValue::Method(ICalendarMethod::Cancel)) => true,
        Some(ICalendarValue::Text(text)) => text.eq_ignore_ascii_case("CANCEL"),
        _ => false,
    }
}
