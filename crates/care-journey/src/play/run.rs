//! The simulated clock.

use super::agenda::{self, Agenda};
use super::build::Builder;
use super::compare::{self, Seen};
use super::file::{EventLine, Expect, Given, PlayError, Scenario};
use super::{Speak, text};
use crate::plan::{Plan, Preferences, Push};
use crate::{arising, call_card, plan, what_if};
use care_model::{Actor, Fact, Happening, Instant};
use chrono_tz::Tz;
use serde::Serialize;
use serde_saphyr::Spanned;
use std::collections::BTreeSet;

/// A plan that keeps asking to be sent again at one moment is a defect; it is cut here and reported.
const ROUNDS_MAX: usize = 12;

/// What came of a scenario.
#[derive(Clone, Debug, Serialize)]
pub struct Report {
    /// The scenario.
    pub id: String,
    /// Nothing differs.
    pub ok: bool,
    /// What was sent.
    pub pushes: Vec<PlayedPush>,
    /// What should have been sent.
    pub expected: Vec<PlayedPush>,
    /// What differs, in words.
    pub differences: Vec<String>,
}

/// A push as the format writes it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PlayedPush {
    /// Local time of the scenario's zone.
    pub at: String,
    /// The member.
    pub to: String,
    /// Lead first.
    pub rules: Vec<PlayedRule>,
}

/// A rule on an item.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct PlayedRule {
    /// The rule.
    pub r: String,
    /// The item.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub on: Option<String>,
}

/// Plays a scenario on the engine and compares. Texts are checked when a speaker is given.
///
/// # Errors
/// A mistake in the file, with its line and what was expected.
pub fn play(scenario: &Scenario, speak: Option<&dyn Speak>) -> Result<Report, PlayError> {
    let zone: Tz = scenario.tz.value.parse().map_err(|_| PlayError {
        file: scenario.file.clone(),
        line: scenario.tz.referenced.line(),
        expected: format!("expected a zone such as America/New_York, found {:?}", scenario.tz.value),
    })?;
    let mut report = Report {
        id: scenario.scenario.clone(),
        ok: true,
        pushes: Vec::new(),
        expected: Vec::new(),
        differences: Vec::new(),
    };
    if let (Some(start), Some(end)) = (&scenario.start, &scenario.end) {
        let given = [&scenario.given];
        let run = Run {
            scenario,
            zone,
            speak,
            given: &given,
            start,
            end,
            events: &scenario.events,
            expect: &scenario.expect,
        };
        run.into_report("", &mut report)?;
    }
    for part in &scenario.parts {
        let given = [&scenario.given, &part.given];
        let (start, end) = (&part.start, &part.end);
        let run = Run { scenario, zone, speak, given: &given, start, end, events: &part.events, expect: &part.expect };
        run.into_report(&format!("part {}: ", part.name), &mut report)?;
    }
    report.ok = report.differences.is_empty();
    Ok(report)
}

struct Run<'s> {
    scenario: &'s Scenario,
    zone: Tz,
    speak: Option<&'s dyn Speak>,
    given: &'s [&'s Given],
    start: &'s Spanned<String>,
    end: &'s Spanned<String>,
    events: &'s [EventLine],
    expect: &'s Expect,
}

impl Run<'_> {
    fn into_report(self, part: &str, report: &mut Report) -> Result<(), PlayError> {
        let mut builder = Builder::new(&self.scenario.file, self.zone, &self.scenario.recipient);
        let (start, end) = (builder.time(self.start)?, builder.time(self.end)?);
        builder.given(self.given, start)?;
        let mut agenda = Agenda::of(self.events, &builder)?;
        let checks = compare::times(self.expect, &builder)?;
        let mut seen = Seen::new(self.zone);
        let mut clock = start;
        while clock <= end {
            let asleep = agenda.sleeps.iter().find(|(from, to)| *from <= clock && clock < *to).copied();
            if agenda.parting.remove(&clock) {
                builder.devices.part();
            }
            if agenda.meeting.remove(&clock) {
                builder.devices.meet(&mut builder.record);
            }
            let lines = agenda.lines.remove(&clock).unwrap_or_default();
            let mut wakes: Vec<Instant> = asleep.map(|(_, until)| until).into_iter().collect();
            let mut plans: Vec<Plan> = Vec::new();
            for device in 0..builder.devices.count() {
                builder.devices.turn(device, &mut builder.record);
                for line in &lines {
                    if agenda::device(&builder, line)? == device {
                        builder.line(line, clock)?;
                    }
                }
                if let (Some((from, until)), 0) = (agenda.sleeps.iter().find(|(_, to)| *to == clock), device) {
                    let slept = Happening::Slept { from: *from, until: *until };
                    let event = builder.event(clock, &Actor::Engine, None, slept);
                    builder.apply(clock, Actor::Engine, vec![Fact::Log(event)]);
                }
            }
            for device in 0..builder.devices.count() {
                builder.devices.turn(device, &mut builder.record);
                if asleep.is_none() {
                    let plan = self.moment(&mut builder, clock, &mut seen);
                    if device == 0 && checks.contains(&clock) {
                        self.check(&builder, &plan, clock, &mut seen)?;
                    }
                    wakes.extend(plan.next_wake);
                    plans.push(plan);
                }
            }
            if builder.devices.are_together() && plans.windows(2).any(|pair| pair.first() != pair.last()) {
                seen.differences.push(format!("{}: the devices do not say the same", seen.local(clock)));
            }
            if let Some(back) = agenda.clock_back.remove(&clock) {
                clock = back;
                continue;
            }
            wakes.extend(agenda.next(clock));
            wakes.extend(checks.iter().find(|at| **at > clock));
            match wakes.into_iter().filter(|at| *at > clock).min() {
                Some(next) => clock = next,
                None => break,
            }
        }
        let mut differences: Vec<String> = std::mem::take(&mut builder.unknown);
        differences.extend(seen.differences.clone());
        differences.extend(compare::pushes(self.expect, &builder, &seen)?);
        differences.extend(compare::never(self.expect, &builder, &seen)?);
        differences.dedup();
        report.differences.extend(differences.into_iter().map(|difference| format!("{part}{difference}")));
        report.pushes.extend(seen.pushes.iter().map(|push| push.played(self.zone)));
        report.expected.extend(compare::expected(self.expect, &builder)?);
        Ok(())
    }

    /// What follows from the batch, then the pushes of the minute, then the plan after both.
    fn moment(&self, builder: &mut Builder<'_>, now: Instant, seen: &mut Seen) -> Plan {
        let preferences = Preferences::default();
        for _ in 0..ROUNDS_MAX {
            let facts = arising(&builder.record, now);
            if facts.is_empty() {
                break;
            }
            builder.apply(now, Actor::Engine, facts);
        }
        for _ in 0..ROUNDS_MAX {
            let plan = plan(&builder.record, now, &preferences);
            let due: Vec<Push> = plan.pushes.iter().filter(|push| push.at <= now).cloned().collect();
            if due.is_empty() {
                seen.statuses(&plan, now);
                return plan;
            }
            for push in due {
                self.send(builder, &plan, &push, now, seen);
            }
        }
        seen.differences.push(format!("{}: pushes are sent again and again", seen.local(now)));
        plan(&builder.record, now, &preferences)
    }

    fn send(&self, builder: &mut Builder<'_>, plan: &Plan, push: &Push, now: Instant, seen: &mut Seen) {
        let facts = push.nudges.iter().map(|nudge| {
            let what = Happening::NudgeSent {
                rule: nudge.rule.clone(),
                target: nudge.target,
                to: push.to.clone(),
                urgency: nudge.urgency as u8 + 1,
                step: nudge.step,
            };
            Fact::Log(builder.event(now, &Actor::Engine, nudge.item.as_ref().map(|item| item.as_str()), what))
        });
        let facts = facts.collect();
        let cards = push.nudges.iter().map(|nudge| {
            let card = nudge.card.as_deref().zip(nudge.item.as_ref());
            card.and_then(|(card, item)| call_card(&builder.record, plan, item, card))
        });
        seen.push(push, now, cards.collect(), self.speak);
        builder.apply(now, Actor::Engine, facts);
    }

    fn check(&self, builder: &Builder<'_>, plan: &Plan, now: Instant, seen: &mut Seen) -> Result<(), PlayError> {
        let expect = self.expect;
        compare::states(expect, builder, plan, now, seen)?;
        compare::dates(expect, builder, plan, now, seen)?;
        compare::next_actions(expect, builder, plan, now, seen)?;
        compare::boards(expect, builder, plan, now, seen)?;
        for line in &expect.offer {
            if builder.time(&line.at)? == now {
                let answer = what_if(&builder.record, now, &line.item.as_str().into(), None);
                compare::offer(line, answer.as_ref(), seen);
            }
        }
        if let Some(speak) = self.speak {
            compare::must_text(expect, builder, plan, now, seen, &|item| {
                let first = plan.next_actions.values().flatten().find(|action| action.item.as_str() == item)?;
                let card = call_card(&builder.record, plan, &first.item, first.card.as_deref()?)?;
                Some(text::card(&card, speak))
            })?;
        }
        Ok(())
    }
}

/// Times at which a scenario looks.
pub type Times = BTreeSet<Instant>;
