//! What a scenario has in store, by time.

use super::build::Builder;
use super::file::{EventLine, PlayError};
use care_model::Instant;
use std::collections::{BTreeMap, BTreeSet};

/// Entries, sleeps, partings and clocks set back.
#[derive(Default)]
pub struct Agenda<'s> {
    pub lines: BTreeMap<Instant, Vec<&'s EventLine>>,
    pub sleeps: Vec<(Instant, Instant)>,
    pub parting: BTreeSet<Instant>,
    pub meeting: BTreeSet<Instant>,
    /// After which minute the clocks show which earlier one.
    pub clock_back: BTreeMap<Instant, Instant>,
}

impl<'s> Agenda<'s> {
    /// Reads the lines of a run.
    pub fn of(events: &'s [EventLine], builder: &Builder<'_>) -> Result<Self, PlayError> {
        let mut agenda = Self::default();
        for line in events {
            match (&line.at, &line.sleep, &line.apart, &line.clock_back) {
                (Some(at), None, None, None) => agenda.lines.entry(builder.time(at)?).or_default().push(line),
                (None, Some([from, to]), None, None) => agenda.sleeps.push((builder.time(from)?, builder.time(to)?)),
                (None, None, Some([from, to]), None) => {
                    agenda.parting.insert(builder.time(from)?);
                    agenda.meeting.insert(builder.time(to)?);
                }
                (None, None, None, Some([at, back])) => {
                    let (from, to) = (builder.time(at)?, builder.time(back)?);
                    if to >= from {
                        return Err(builder.error(back.referenced.line(), "expected a time before the first one"));
                    }
                    agenda.clock_back.insert(from, to);
                }
                _ => return Err(builder.error(1, "expected an event with at and do, sleep, apart or clock_back")),
            }
        }
        Ok(agenda)
    }

    /// The next time after `clock` at which something is in store.
    pub fn next(&self, clock: Instant) -> Option<Instant> {
        let sleeps = self.sleeps.iter().map(|(from, _)| from);
        let turns = self.parting.iter().chain(&self.meeting).chain(self.clock_back.keys());
        self.lines.keys().chain(sleeps).chain(turns).copied().filter(|at| *at > clock).min()
    }
}

/// The device on which a line is entered.
pub fn device(builder: &Builder<'_>, line: &EventLine) -> Result<usize, PlayError> {
    let name = line.device.as_ref();
    let at = name.map_or(0, |name| name.referenced.line());
    let place = builder.devices.place(name.map(|name| name.value.as_str()));
    place.ok_or_else(|| builder.error(at, "expected a device that is listed in given.devices"))
}
