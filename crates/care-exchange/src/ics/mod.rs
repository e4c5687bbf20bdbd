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
use crate::when::When;
use calcard::common::IanaString;
use calcard::icalendar::{ICalendar, ICalendarComponentType, ICalendarProperty, ICalendarValue};
use calcard::{Entry, Parser};
use care_model::ProblemCode;
use chrono::NaiveDateTime;
use event::{EventRead, read_event};
use std::borrow::Cow;
use std::collections::HashMap;
use zones::Zones;

/// Reads a calendar file.
pub(crate) fn read(text: &str, context: &Context, reading: &mut Reading) {
    let (mut calendars, mut gathered) = (Vec::new(), Gathered::default());
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
            Entry::ICalendar(calendar) => {
                gather(&calendar, calendars.len(), context, reading, &mut gathered);
                calendars.push(calendar);
            }
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
    let mut sheet = Sheet::default();
    gathered.propose(&calendars, context, reading, &mut sheet);
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

/// The events of one calendar, read one by one.
fn gather(calendar: &ICalendar, at: usize, context: &Context, reading: &mut Reading, gathered: &mut Gathered) {
    let says = Says::of(calendar);
    let zones = Zones::of(calendar, context.zone);
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
        let place = format!("VEVENT {number}");
        for words in event::words_of(component) {
            reading.add_text(&place, words);
        }
        if says == Says::SomethingElse {
            // An answer to an invitation, or a wish for another time: nothing that holds.
            reading.count_not_used(name);
            reading.problem(place, ProblemCode::NotUsed, "an answer to an invitation, no invitation");
            continue;
        }
        match read_event(component, (at, number), &zones, context, says == Says::Cancelled) {
            Ok(mut event) => {
                event.cancelled |= says == Says::Cancelled;
                if event.bad_end {
                    reading.problem(place, ProblemCode::BadDate, "DTEND");
                }
                // The same event twice in a file: the newer one counts.
                if gathered.take(event) {
                    reading.count_not_used(name);
                }
            }
            Err((why, detail)) => {
                reading.count_not_used(name);
                reading.problem(place, why, detail);
            }
        }
    }
}

/// The events of a file, each once in its newest form, in the order in which they came first.
#[derive(Default)]
struct Gathered {
    events: Vec<EventRead>,
    by_key: HashMap<(String, Option<NaiveDateTime>), usize>,
}

impl Gathered {
    /// Takes an event in; `true` where another one of the file is the same and one of them falls away.
    fn take(&mut self, event: EventRead) -> bool {
        let key = (event.uid.clone(), event.replaced.map(When::wall));
        let former = self.by_key.get(&key).and_then(|at| self.events.get_mut(*at));
        let Some(former) = former else {
            self.by_key.insert(key, self.events.len());
            self.events.push(event);
            return false;
        };
        if former.sequence <= event.sequence {
            if event.cancelled {
                // A cancellation often says no more than that: what is known stays.
                former.cancelled = true;
                former.sequence = event.sequence;
                former.start = former.start.or(event.start);
            } else {
                *former = event;
            }
        }
        true
    }

    /// Proposes every event; one that others change in part is proposed without these parts.
    fn propose(&self, calendars: &[ICalendar], context: &Context, reading: &mut Reading, sheet: &mut Sheet) {
        let mut changes: HashMap<&str, Vec<&EventRead>> = HashMap::new();
        for event in self.events.iter().filter(|event| event.replaced.is_some()) {
            changes.entry(&event.uid).or_default().push(event);
        }
        for event in &self.events {
            let used = match (event.replaced, calendars.get(event.number.0)) {
                (None, Some(calendar)) => {
                    let changes = changes.get(event.uid.as_str()).map(Vec::as_slice).unwrap_or_default();
                    event.propose_all(changes, calendar, context, reading, sheet)
                }
                _ => {
                    let master = self.by_key.get(&(event.uid.clone(), None)).and_then(|at| self.events.get(*at));
                    event.propose_change(master, context, sheet);
                    true
                }
            };
            if used { reading.count_read("VEVENT") } else { reading.count_not_used("VEVENT") }
        }
    }
}

/// What a calendar is sent for (RFC 5546).
#[derive(Clone, Copy, PartialEq, Eq)]
enum Says {
    /// These events are so: published, asked for, added, or no word about it.
    Events,
    /// These events are called off.
    Cancelled,
    /// An answer, a counter-proposal, a request for news.
    SomethingElse,
}

impl Says {
    fn of(calendar: &ICalendar) -> Self {
        let methods = calendar.components.iter().filter_map(|component| {
            match component.property(&ICalendarProperty::Method)?.values.first()? {
                ICalendarValue::Method(method) => Some(method.as_str().to_ascii_uppercase()),
                ICalendarValue::Text(text) => Some(text.trim().to_ascii_uppercase()),
                _ => None,
            }
        });
        match methods.into_iter().next().as_deref() {
            Some("CANCEL") => Self::Cancelled,
            Some("REPLY" | "COUNTER" | "DECLINECOUNTER" | "REFRESH") => Self::SomethingElse,
            _ => Self::Events,
        }
    }
}
