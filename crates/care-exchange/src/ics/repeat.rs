//! Repeating events: the occurrences ahead, within a year and a cap.

use super::event::EventRead;
use crate::limits::{EXPANSION_STEPS_MAX, OCCURRENCE_DAYS_AHEAD, OCCURRENCES_MAX};
use crate::reading::Context;
use crate::when::When;
use calcard::common::timezone::Tz as FileTz;
use calcard::icalendar::{ICalendar, ICalendarComponentType};
use chrono::TimeDelta;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Starts ahead.
pub(super) struct Starts {
    pub starts: Vec<When>,
    /// There are more than the cap.
    pub cut: bool,
}

/// The starts of a repeating event from today on.
pub(super) fn starts_ahead(event: &EventRead, first: When, calendar: &ICalendar, context: &Context) -> Starts {
    let Some(master) = calendar.components.get(event.number.1) else {
        return Starts { starts: Vec::new(), cut: false };
    };
    let zones = calendar.components.iter().filter(|part| {
        matches!(
            part.component_type,
            ICalendarComponentType::VTimezone | ICalendarComponentType::Standard | ICalendarComponentType::Daylight
        )
    });
    let mut alone = ICalendar { components: zones.cloned().collect() };
    alone.components.push(master.clone());
    // A rule that the expansion chokes on costs this event its repeats, not the file its other events.
    let expanded = catch_unwind(AssertUnwindSafe(|| alone.expand_dates(context.zone, EXPANSION_STEPS_MAX)));
    let last = context.today + TimeDelta::days(OCCURRENCE_DAYS_AHEAD);
    let zone = first.zone();
    let mut starts: Vec<When> = expanded
        .map(|expanded| expanded.events)
        .unwrap_or_default()
        .into_iter()
        .map(|found| {
            // The expansion keeps wall time; a UTC start was moved to the record's zone when it was read.
            let is_instant = found.start.timezone().is_utc() || matches!(found.start.timezone(), FileTz::Fixed(_));
            let wall = match zone {
                Some(zone) if is_instant => found.start.with_timezone(&zone).naive_local(),
                _ => found.start.naive_local(),
            };
            if first.is_day() { When::Day(found.start.naive_local().date()) } else { When::Time(wall, zone) }
        })
        .filter(|start| start.day() >= context.today && start.day() <= last)
        .collect();
    if first.day() >= context.today {
        starts.push(first);
    }
    starts.sort_by_key(|start| start.wall());
    starts.dedup_by_key(|start| start.wall());
    let cut = starts.len() > OCCURRENCES_MAX;
    starts.truncate(OCCURRENCES_MAX);
    Starts { starts, cut }
}
