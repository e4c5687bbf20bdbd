//! What the product says by itself: the summary after an absence, the word to the backup, what comes
//! back from a snooze (handbook 3.9.6, 3.10).

use super::pending::{Case, Pending};
use crate::book::{Rule, book};
use crate::plan::Urgency;
use crate::thing::Thing;
use crate::world::World;
use care_model::{Happening, Instant, MemberId, SnoozeUntil};
use chrono::NaiveDate;

/// The summary after an absence.
pub const SUMMARY: &str = "N-SYS-01";
/// The word to the backup.
pub const BACKUP: &str = "N-SYS-02";

/// A rule of the system.
pub fn rule(id: &str) -> Option<&'static Rule> {
    book().rules.get(id)
}

/// Per member, when the summary of the last absence is due; nothing once it was sent.
pub fn summaries<'r>(world: &World<'r>) -> Vec<(&'r MemberId, Instant, NaiveDate)> {
    let Some((_, woke)) = world.absences.iter().max_by_key(|(_, until)| *until) else { return Vec::new() };
    let owners: std::collections::BTreeSet<&MemberId> =
        world.things.values().filter(|thing| !thing.is_over()).filter_map(|thing| thing.owner).collect();
    let mut due = Vec::new();
    for owner in owners {
        let Some(reader) = world.reader(owner) else { continue };
        if world.sent_summaries.iter().any(|sent| sent.rule == SUMMARY && sent.to == owner && sent.at >= *woke) {
            continue;
        }
        let days = [Some(reader.day(*woke)), reader.day(*woke).succ_opt()];
        let mut pieces = days.into_iter().flatten().flat_map(|day| reader.awake_on(day));
        // It belongs to the first waking hours after the absence; later it would be no news.
        if let Some(piece) = pieces.find(|piece| piece.1 > *woke).filter(|piece| piece.1 > world.now) {
            due.push((owner, piece.0.max(*woke).max(world.now), reader.day(*woke)));
        }
    }
    due
}

/// Words to backups: with the first repeat of an urgent nudge, or the third push of a pressing one with a
/// day or less to spare. Once for a nudge and once a day for an item.
pub fn escalations<'w, 'r>(world: &'w World<'r>, open: &[Pending<'w, 'r>]) -> Vec<Pending<'w, 'r>> {
    let Some(rule) = rule(BACKUP) else { return Vec::new() };
    let mut found: Vec<Pending<'w, 'r>> = Vec::new();
    for nudge in open {
        let ignored = match nudge.urgency {
            Urgency::U1 => nudge.step >= 1,
            Urgency::U2 => nudge.step >= 2 && nudge.slack.is_some_and(|slack| slack <= 1),
            Urgency::U3 => false,
        };
        let backup = world.record.members.get(nudge.to).and_then(|member| member.backup.as_ref());
        let (true, Some(backup)) = (ignored, backup) else { continue };
        let Some((backup, _)) = world.record.members.get_key_value(backup) else { continue };
        let Some(reader) = world.reader(backup) else { continue };
        let Some(at) = awake_from(&reader, nudge.at) else { continue };
        let told = world
            .sent_about(nudge.thing.id)
            .iter()
            .any(|sent| sent.rule == BACKUP && (sent.target == nudge.target || reader.day(sent.at) == reader.day(at)));
        let doubled = found.iter().any(|other| other.thing.id == nudge.thing.id);
        if !told && !doubled {
            found.push(Pending { rule, to: backup, urgency: Urgency::U1, step: 0, planned: at, at, ..nudge.clone() });
        }
    }
    found
}

fn awake_from(reader: &crate::moment::Reader<'_>, at: Instant) -> Option<Instant> {
    let days = [Some(reader.day(at)), reader.day(at).succ_opt()];
    let mut pieces = days.into_iter().flatten().flat_map(|day| reader.awake_on(day));
    pieces.find(|piece| piece.1 > at).map(|piece| piece.0.max(at))
}

/// While an item is snoozed nothing else speaks of it; then it comes back once. `None` = not snoozed.
pub fn snooze<'w, 'r>(world: &'w World<'r>, thing: &'w Thing<'r>) -> Option<Option<Pending<'w, 'r>>> {
    let (event, until) = thing.events.iter().rev().find_map(|event| match &event.what {
        Happening::Snooze { until } => Some((event, until)),
        _ => None,
    })?;
    let case = Case::of(world, thing, rule("SNOOZE")?, thing.owner?)?;
    let (day, at) = match until {
        SnoozeUntil::Tomorrow => {
            let day = case.reader.day(event.at).succ_opt()?;
            (day, case.reader.pref_on(day))
        }
        SnoozeUntil::Day(day) => (*day, case.reader.pref_on(*day)),
        SnoozeUntil::Time(time) => (time.date(), time.at(case.reader.zone)),
    };
    let is_back = case.sends().any(|sent| sent.at >= at);
    if thing.is_over() || is_back {
        return None;
    }
    let at = awake_from(&case.reader, at.max(world.now))?;
    let urgency = case.urgency_on(day);
    let (card, party, is_call) = (case.card, case.party, case.is_call);
    let slack = case.slack_on(day);
    Some(Some(Pending {
        rule: case.rule,
        thing,
        to: case.to,
        target: day,
        urgency,
        slack,
        step: 0,
        card,
        party,
        is_call,
        planned: at,
        at,
    }))
}
