//! One calendar event and the visit that it proposes.

use super::repeat;
use super::zones::{Named, Zones};
use crate::derive_id;
use crate::making::{Fill, Sheet, item, party, slot};
use crate::reading::{Context, Reading};
use crate::terms::role_by_name;
use crate::when::When;
use calcard::icalendar::{
    ICalendar, ICalendarComponent, ICalendarEntry, ICalendarParameterName, ICalendarProperty, ICalendarStatus,
    ICalendarValue,
};
use care_model::{Certainty, Outcome, ProblemCode};
use chrono::{Days, NaiveDateTime, TimeDelta};
use std::collections::HashSet;

/// What an event says.
pub(super) struct EventRead {
    pub uid: String,
    pub sequence: i64,
    /// `None` only in a cancellation that names no time.
    pub start: Option<When>,
    /// Start of the occurrence that this event replaces.
    pub replaced: Option<When>,
    /// It changes the later ones, too.
    pub and_future: bool,
    pub cancelled: bool,
    pub bad_end: bool,
    pub repeats: bool,
    /// Which calendar of the file, and which part of it.
    pub number: (usize, usize),
    length: Option<TimeDelta>,
    summary: Option<String>,
    location: Option<String>,
    /// Organizer and attendees by their names.
    people: Vec<String>,
    zone_is_guess: bool,
}

/// Organizer and attendees that are looked at.
const PEOPLE_MAX: usize = 50;

/// Why an event cannot be used.
pub(super) type Unusable = (ProblemCode, String);

/// Reads one VEVENT.
pub(super) fn read_event(
    component: &ICalendarComponent,
    number: (usize, usize),
    zones: &Zones<'_>,
    context: &Context,
    is_cancellation: bool,
) -> Result<EventRead, Unusable> {
    let mut zone_is_guess = false;
    let start = match component.property(&ICalendarProperty::Dtstart) {
        Some(entry) => when(entry, zones, context, &mut zone_is_guess),
        // An override may leave its start out: then it stays where it was.
        None => match component.property(&ICalendarProperty::RecurrenceId) {
            Some(entry) => when(entry, zones, context, &mut zone_is_guess),
            None if is_cancellation && component.uid().is_some() => None,
            None => return Err((ProblemCode::Missing, "DTSTART".into())),
        },
    };
    let is_told = component.has_property(&ICalendarProperty::Dtstart);
    if start.is_none() && (is_told || !is_cancellation) {
        return Err((ProblemCode::BadDate, "DTSTART".to_owned()));
    }
    let end_entry = component.property(&ICalendarProperty::Dtend);
    let end = end_entry.map(|entry| when(entry, zones, context, &mut zone_is_guess));
    let duration = component.property(&ICalendarProperty::Duration).and_then(|entry| match entry.values.first() {
        Some(ICalendarValue::Duration(duration)) => duration.to_time_delta(),
        _ => None,
    });
    let length = match end {
        Some(Some(end)) => start.map(|start| end.wall() - start.wall()),
        _ => duration,
    };
    let bad_end = matches!(end, Some(None)) || length.is_some_and(|length| length < TimeDelta::zero());
    let replaced = component.property(&ICalendarProperty::RecurrenceId);
    let summary = text_of(component, &ICalendarProperty::Summary);
    let uid = component.uid().map(str::to_owned).unwrap_or_else(|| {
        // RFC 5545 wants a UID; without one the words and the time are the identity.
        let start = start.map(|start| start.wall().to_string()).unwrap_or_default();
        format!("{start}|{}", summary.as_deref().unwrap_or_default())
    });
    let sequence = match component.property(&ICalendarProperty::Sequence).and_then(|entry| entry.values.first()) {
        Some(ICalendarValue::Integer(number)) => *number,
        _ => 0,
    };
    Ok(EventRead {
        uid,
        sequence,
        start,
        replaced: replaced.and_then(|entry| when(entry, zones, context, &mut false)),
        and_future: replaced.is_some_and(|entry| entry.parameter(&ICalendarParameterName::Range).is_some()),
        cancelled: component.status() == Some(&ICalendarStatus::Cancelled),
        bad_end,
        repeats: component.has_property(&ICalendarProperty::Rrule) || component.has_property(&ICalendarProperty::Rdate),
        number,
        length: length.filter(|length| *length > TimeDelta::zero()),
        summary,
        location: text_of(component, &ICalendarProperty::Location),
        people: component
            .properties(&ICalendarProperty::Organizer)
            .chain(component.properties(&ICalendarProperty::Attendee))
            .filter_map(common_name)
            .take(PEOPLE_MAX)
            .collect(),
        zone_is_guess,
    })
}

/// What an event says in words: what, where, and the rest.
pub(super) fn words_of(component: &ICalendarComponent) -> impl Iterator<Item = &str> {
    let told = [ICalendarProperty::Summary, ICalendarProperty::Location, ICalendarProperty::Description];
    told.into_iter().filter_map(|property| component.property(&property)?.values.first()?.as_text())
}

/// Identity of an event or of one occurrence: stable when the office moves it.
fn identity(uid: &str, occurrence: Option<NaiveDateTime>) -> String {
    occurrence.map_or_else(|| uid.to_owned(), |start| format!("{uid}|{}", start.format("%Y%m%dT%H%M")))
}

impl EventRead {
    /// Proposes a single event, or the starts ahead of one that repeats; what another event changes is left
    /// to that one. `false` where nothing lies ahead.
    pub(super) fn propose_all(
        &self,
        changes: &[&EventRead],
        calendar: &ICalendar,
        context: &Context,
        reading: &mut Reading,
        sheet: &mut Sheet,
    ) -> bool {
        let Some(first) = self.start.filter(|_| self.repeats) else {
            self.propose(self.start, &identity(&self.uid, None), context, sheet);
            return true;
        };
        let starts = repeat::starts_ahead(self, first, calendar, context);
        if starts.cut {
            let place = format!("VEVENT {}", self.number.1);
            reading.problem(place, ProblemCode::TooLarge, "more repeats than are proposed");
        }
        let moved: HashSet<NaiveDateTime> =
            changes.iter().filter_map(|change| change.occurrence(Some(self), context)).collect();
        // A change from some day on: the newest one before an occurrence counts for it.
        let mut lasting: Vec<(NaiveDateTime, &EventRead)> = changes
            .iter()
            .filter(|change| change.and_future)
            .filter_map(|change| Some((change.occurrence(Some(self), context)?, *change)))
            .collect();
        lasting.sort_by_key(|(from, _)| *from);
        let mut found = false;
        for start in starts.starts.into_iter().filter(|start| !moved.contains(&start.wall())) {
            let identity = identity(&self.uid, Some(start.wall()));
            match lasting.iter().rev().find(|(from, _)| *from <= start.wall()) {
                Some((from, change)) => {
                    let shifted = change.start.map(|moved| moved.wall() - *from);
                    let start = shifted.and_then(|by| moved_by(start, by)).unwrap_or(start);
                    change.propose(Some(start), &identity, context, sheet);
                }
                None => self.propose(Some(start), &identity, context, sheet),
            }
            found = true;
        }
        found
    }

    /// Proposes one changed occurrence of a repeating event.
    pub(super) fn propose_change(&self, master: Option<&EventRead>, context: &Context, sheet: &mut Sheet) {
        let identity = identity(&self.uid, self.occurrence(master, context));
        self.propose(self.start, &identity, context, sheet);
    }

    /// The occurrence that this event changes, at the wall time of the series: some systems name it in UTC,
    /// some only by its day.
    fn occurrence(&self, master: Option<&EventRead>, context: &Context) -> Option<NaiveDateTime> {
        let replaced = self.replaced?;
        let series = master.and_then(|master| master.start);
        match (replaced, series) {
            (When::Day(day), Some(start @ When::Time(..))) => Some(day.and_time(start.wall().time())),
            (When::Time(wall, Some(zone)), Some(When::Time(_, Some(of_series)))) if zone != of_series => {
                let instant = wall.and_local_timezone(zone).earliest()?;
                Some(instant.with_timezone(&of_series).naive_local())
            }
            (When::Time(wall, None), _) | (When::Time(wall, Some(_)), Some(When::Time(..))) => Some(wall),
            // The series is not here: by its own zone, or that of the invitation's start.
            (When::Time(wall, Some(zone)), _) => {
                let own = self.start.and_then(When::zone).filter(|own| *own != zone && zone == context.zone);
                let moved = own.and_then(|own| {
                    let instant = wall.and_local_timezone(zone).earliest()?;
                    Some(instant.with_timezone(&own).naive_local())
                });
                Some(moved.unwrap_or(wall))
            }
            (When::Day(_), _) => Some(replaced.wall()),
        }
    }

    /// Proposes the visit, and whom it may be with.
    fn propose(&self, start: Option<When>, identity: &str, context: &Context, sheet: &mut Sheet) {
        let place = format!("VEVENT {}", self.number.1);
        let mut draft = item(derive_id("icalendar", "VEVENT", identity), "visit", place.clone());
        draft.put("what", &self.summary);
        // An older edition read later must not move the visit back.
        draft.put(crate::EDITION, (self.sequence > 0).then_some(self.sequence));
        let end = self.length.zip(start).and_then(|(length, start)| {
            // A whole-day event ends on the day before its DTEND (RFC 5545 3.6.1).
            let end = start.wall().checked_add_signed(length)?;
            let end = if start.is_day() { end.checked_sub_days(Days::new(1))? } else { end };
            Some(When::Time(end, start.zone()))
        });
        draft.put("slot", start.map(|start| slot(start, end, self.location.clone())));
        if self.zone_is_guess {
            draft.doubt("slot");
        }
        if self.cancelled {
            draft.put("outcome", Outcome::Cancelled);
        } else if start.is_some_and(|start| start.day() < context.today) {
            // A calendar does not know whether the person went: history, to be looked at by a person.
            draft.put("outcome", Outcome::Done);
            draft.doubt("outcome");
            draft.certainty = Certainty::Implied;
        }
        if let Some(name) = self.whom(context) {
            let id = derive_id("icalendar", "party", &name.to_lowercase());
            draft.put_unsure("party", &id);
            let mut whom = party(id, &name, place);
            whom.put_unsure("role", role_by_name(&name));
            whom.doubt("name");
            whom.certainty = Certainty::Implied;
            if !sheet.contains(&whom.entity) {
                sheet.add(whom);
            }
        }
        sheet.add(draft);
    }

    /// Whom it may be with: an organizer or place whose name sounds like an office. Only a proposal.
    fn whom(&self, context: &Context) -> Option<String> {
        let own = context.known_person.as_ref().map(|known| known.name.reveal().to_lowercase());
        let (organizer, others) =
            self.people.split_first().map_or((None, [].as_slice()), |(one, rest)| (Some(one), rest));
        let names = organizer.map(String::as_str).into_iter().chain(self.location.as_deref().map(first_line));
        let named = names.chain(others.iter().map(String::as_str)).map(str::trim);
        let office = named.filter(|name| !name.is_empty() && Some(name.to_lowercase()) != own);
        let office = office.filter(|name| role_by_name(name).is_some()).map(str::to_owned).next();
        office.or_else(|| self.summary.as_deref().and_then(crate::line::doctor_in))
    }
}

/// A start moved by a while.
fn moved_by(start: When, by: TimeDelta) -> Option<When> {
    Some(match start {
        When::Day(day) => When::Day(day.checked_add_signed(by)?),
        When::Time(wall, zone) => When::Time(wall.checked_add_signed(by)?, zone),
    })
}

fn first_line(text: &str) -> &str {
    text.split([',', '\n', ';']).next().unwrap_or(text)
}

fn text_of(component: &ICalendarComponent, property: &ICalendarProperty) -> Option<String> {
    let text = component.property(property)?.values.first()?.as_text()?.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

fn common_name(entry: &ICalendarEntry) -> Option<String> {
    let name = entry.parameter(&ICalendarParameterName::Cn)?.as_text()?.trim();
    (!name.is_empty()).then(|| name.to_owned())
}

/// A date-time property: a day, a wall time with its zone, or a UTC instant shown in the record's zone.
fn when(entry: &ICalendarEntry, zones: &Zones<'_>, context: &Context, is_guess: &mut bool) -> Option<When> {
    let ICalendarValue::PartialDateTime(date) = entry.values.first()? else { return None };
    let found = date.to_date_time()?;
    if !date.has_time() {
        return Some(When::Day(found.date_time.date()));
    }
    if let Some(offset) = found.offset {
        let instant = found.date_time.and_local_timezone(offset).single()?;
        return Some(When::Time(instant.with_timezone(&context.zone).naive_local(), Some(context.zone)));
    }
    let Some(name) = entry.tz_id() else {
        // A time of no zone is meant in that of the calendar, where it names one other than the record's.
        let own = zones.of_calendar().filter(|zone| *zone != context.zone);
        *is_guess |= own.is_some();
        return Some(When::Time(found.date_time, own));
    };
    Some(When::Time(
        found.date_time,
        Some(match zones.find(name) {
            Named::Zone(zone) => zone,
            Named::Guess(zone) => {
                *is_guess = true;
                zone
            }
        }),
    ))
}
