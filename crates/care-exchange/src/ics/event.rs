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

/// What an event says.
pub(super) struct EventRead {
    pub uid: String,
    pub sequence: i64,
    pub start: When,
    /// Start of the occurrence that this event replaces.
    pub replaced_start: Option<NaiveDateTime>,
    pub cancelled: bool,
    pub bad_end: bool,
    pub repeats: bool,
    pub number: usize,
    length: Option<TimeDelta>,
    summary: Option<String>,
    location: Option<String>,
    organizer: Option<String>,
    zone_is_guess: bool,
}

/// Why an event cannot be used.
pub(super) type Unusable = (ProblemCode, String);

/// Reads one VEVENT.
pub(super) fn read_event(
    component: &ICalendarComponent,
    number: usize,
    zones: &Zones<'_>,
    context: &Context,
) -> Result<EventRead, Unusable> {
    let mut zone_is_guess = false;
    let start = match component.property(&ICalendarProperty::Dtstart) {
        Some(entry) => when(entry, zones, context, &mut zone_is_guess),
        // An override may leave its start out: then it stays where it was.
        None => match component.property(&ICalendarProperty::RecurrenceId) {
            Some(entry) => when(entry, zones, context, &mut zone_is_guess),
            None => return Err((ProblemCode::Missing, "DTSTART".into())),
        },
    };
    let start = start.ok_or_else(|| (ProblemCode::BadDate, "DTSTART".to_owned()))?;
    let end_entry = component.property(&ICalendarProperty::Dtend);
    let end = end_entry.map(|entry| when(entry, zones, context, &mut zone_is_guess));
    let duration = component.property(&ICalendarProperty::Duration).and_then(|entry| match entry.values.first() {
        Some(ICalendarValue::Duration(duration)) => duration.to_time_delta(),
        _ => None,
    });
    let length = match end {
        Some(Some(end)) => Some(end.wall() - start.wall()),
        _ => duration,
    };
    let bad_end = matches!(end, Some(None)) || length.is_some_and(|length| length < TimeDelta::zero());
    let replaced = component.property(&ICalendarProperty::RecurrenceId);
    let summary = text_of(component, &ICalendarProperty::Summary);
    let uid = component.uid().map(str::to_owned).unwrap_or_else(|| {
        // RFC 5545 wants a UID; without one the words and the time are the identity.
        format!("{}|{}", start.wall(), summary.as_deref().unwrap_or_default())
    });
    let sequence = match component.property(&ICalendarProperty::Sequence).and_then(|entry| entry.values.first()) {
        Some(ICalendarValue::Integer(number)) => *number,
        _ => 0,
    };
    Ok(EventRead {
        uid,
        sequence,
        start,
        replaced_start: replaced.and_then(|entry| when(entry, zones, context, &mut false)).map(When::wall),
        cancelled: component.status() == Some(&ICalendarStatus::Cancelled),
        bad_end,
        repeats: component.has_property(&ICalendarProperty::Rrule) || component.has_property(&ICalendarProperty::Rdate),
        number,
        length: length.filter(|length| *length > TimeDelta::zero()),
        summary,
        location: text_of(component, &ICalendarProperty::Location),
        organizer: component.property(&ICalendarProperty::Organizer).and_then(common_name),
        zone_is_guess,
    })
}

/// What an event says in words: what, where, and the rest.
pub(super) fn words_of(component: &ICalendarComponent) -> impl Iterator<Item = &str> {
    let told = [ICalendarProperty::Summary, ICalendarProperty::Location, ICalendarProperty::Description];
    told.into_iter().filter_map(|property| component.property(&property)?.values.first()?.as_text())
}

/// Identity of an event or of one occurrence: stable when the office moves it.
pub(super) fn identity(uid: &str, occurrence: Option<NaiveDateTime>) -> String {
    occurrence.map_or_else(|| uid.to_owned(), |start| format!("{uid}|{}", start.format("%Y%m%dT%H%M")))
}

/// The start of a single event, the starts ahead of one that repeats, each with its identity.
pub(super) fn occurrences_of(
    event: &EventRead,
    moved: &[NaiveDateTime],
    calendar: &ICalendar,
    context: &Context,
    reading: &mut Reading,
) -> Vec<(When, String)> {
    if !event.repeats {
        return vec![(event.start, identity(&event.uid, None))];
    }
    let starts = repeat::starts_ahead(event, calendar, context);
    if starts.cut {
        reading.problem(format!("VEVENT {}", event.number), ProblemCode::TooLarge, "more repeats than are proposed");
    }
    let starts = starts.starts.into_iter().filter(|start| !moved.contains(&start.wall()));
    starts.map(|start| (start, identity(&event.uid, Some(start.wall())))).collect()
}

impl EventRead {
    /// Proposes the visit, and whom it may be with.
    pub(super) fn propose(&self, start: When, identity: &str, context: &Context, sheet: &mut Sheet) {
        let place = format!("VEVENT {}", self.number);
        let mut draft = item(derive_id("icalendar", "VEVENT", identity), "visit", place.clone());
        draft.put("what", &self.summary);
        // An older edition read later must not move the visit back.
        draft.put(crate::EDITION, (self.sequence > 0).then_some(self.sequence));
        let end = self.length.and_then(|length| {
            // A whole-day event ends on the day before its DTEND (RFC 5545 3.6.1).
            let end = start.wall().checked_add_signed(length)?;
            let end = if start.is_day() { end.checked_sub_days(Days::new(1))? } else { end };
            Some(When::Time(end, start.zone()))
        });
        draft.put("slot", slot(start, end, self.location.clone()));
        if self.zone_is_guess {
            draft.doubt("slot");
        }
        if self.cancelled {
            draft.put("outcome", Outcome::Cancelled);
        } else if start.day() < context.today {
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
        let names = [self.organizer.as_deref(), self.location.as_deref().map(first_line)];
        let named = names.into_iter().flatten().map(str::trim);
        let office = named.filter(|name| !name.is_empty() && Some(name.to_lowercase()) != own);
        let office = office.filter(|name| role_by_name(name).is_some()).map(str::to_owned).next();
        office.or_else(|| self.summary.as_deref().and_then(crate::line::doctor_in))
    }
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
    let Some(name) = entry.tz_id() else { return Some(When::Time(found.date_time, None)) };
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
