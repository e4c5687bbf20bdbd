//! What is expected against what was seen.

use super::build::Builder;
use super::file::{Expect, Never, OfferLine, PlayError, RuleOn};
use super::run::{PlayedPush, PlayedRule, Times};
use super::{Speak, text};
use crate::plan::{CallCard, Plan, Push, Status};
use crate::what_if::WhatIf;
use care_model::{Instant, ItemId, MemberId};
use chrono::{Duration, NaiveTime};
use chrono_tz::Tz;
use regex::Regex;
use serde_json::Value;
use serde_saphyr::Spanned;
use std::collections::BTreeMap;

/// How late the summary after a wake may be.
const WAKE_MINUTES: i64 = 5;

/// A nudge as it was sent.
pub struct SeenNudge {
    rule: String,
    item: Option<String>,
    party: Option<String>,
    has_card: bool,
    title: Option<String>,
    body: Option<String>,
    card: Option<String>,
}

/// A push as it was sent.
pub struct SeenPush {
    at: Instant,
    to: String,
    nudges: Vec<SeenNudge>,
    lock: Option<String>,
}

impl SeenPush {
    /// As the report writes it.
    pub fn played(&self, zone: Tz) -> PlayedPush {
        let rules = self.nudges.iter().map(|nudge| PlayedRule { r: nudge.rule.clone(), on: nudge.item.clone() });
        PlayedPush { at: local(self.at, zone), to: self.to.clone(), rules: rules.collect() }
    }
}

/// Everything that a run saw.
pub struct Seen {
    zone: Tz,
    pub pushes: Vec<SeenPush>,
    statuses: BTreeMap<ItemId, Vec<(Instant, Status)>>,
    pub differences: Vec<String>,
}

fn local(at: Instant, zone: Tz) -> String {
    at.with_timezone(&zone).format("%Y-%m-%d %H:%M").to_string()
}

impl Seen {
    pub fn new(zone: Tz) -> Self {
        Self { zone, pushes: Vec::new(), statuses: BTreeMap::new(), differences: Vec::new() }
    }

    pub fn local(&self, at: Instant) -> String {
        local(at, self.zone)
    }

    fn differ(&mut self, at: Instant, words: impl std::fmt::Display) {
        self.differences.push(format!("{}: {words}", local(at, self.zone)));
    }

    pub fn push(&mut self, push: &Push, now: Instant, cards: Vec<Option<CallCard>>, speak: Option<&dyn Speak>) {
        let say = |message| speak.map(|speak| speak.say(message));
        let nudges = push.nudges.iter().zip(cards).map(|(nudge, card)| SeenNudge {
            rule: nudge.rule.clone(),
            item: nudge.item.as_ref().map(ToString::to_string),
            party: nudge.party.as_ref().map(ToString::to_string),
            has_card: nudge.card.is_some(),
            title: say(&nudge.title),
            body: say(&nudge.body),
            card: card.and_then(|card| speak.map(|speak| text::card(&card, speak))),
        });
        let nudges = nudges.collect();
        self.pushes.push(SeenPush { at: now, to: push.to.to_string(), nudges, lock: say(&push.lock) });
    }

    /// Keeps a status when it changed.
    pub fn statuses(&mut self, plan: &Plan, now: Instant) {
        for (item, standing) in &plan.standings {
            let known = self.statuses.entry(item.clone()).or_default();
            if known.last().is_none_or(|(_, last)| *last != standing.status) {
                known.push((now, standing.status.clone()));
            }
        }
    }
}

/// Every time at which something is looked at.
pub fn times(expect: &Expect, builder: &Builder<'_>) -> Result<Times, PlayError> {
    let states = expect.states.iter().chain(&expect.dates).map(|line| &line.at);
    let others = expect.nba.iter().map(|line| &line.at).chain(expect.board.iter().map(|line| &line.at));
    let texts = expect.offer.iter().map(|line| &line.at).chain(expect.must_text.iter().map(|line| &line.at));
    states.chain(others).chain(texts).map(|at| builder.time(at)).collect()
}

pub fn states(
    expect: &Expect,
    builder: &Builder<'_>,
    plan: &Plan,
    now: Instant,
    seen: &mut Seen,
) -> Result<(), PlayError> {
    for line in &expect.states {
        if builder.time(&line.at)? != now {
            continue;
        }
        for (item, expected) in &line.is {
            let expected = expected.as_str().unwrap_or_default();
            match plan.standings.get(&item.as_str().into()) {
                Some(standing) if text::is_status(&standing.status, expected) => {}
                Some(standing) => {
                    let actual = text::status(&standing.status);
                    seen.differ(now, format!("{item} should be {expected}, is {actual}"));
                }
                None => seen.differ(now, format!("{item} should be {expected}, but does not exist")),
            }
        }
    }
    Ok(())
}

pub fn dates(
    expect: &Expect,
    builder: &Builder<'_>,
    plan: &Plan,
    now: Instant,
    seen: &mut Seen,
) -> Result<(), PlayError> {
    for line in &expect.dates {
        if builder.time(&line.at)? != now {
            continue;
        }
        for (name, expected) in &line.is {
            let (item, date) = name.rsplit_once('.').unwrap_or((name, ""));
            let standing = plan.standings.get(&item.into());
            let actual = standing.and_then(|standing| text::date(standing, date, builder.zone));
            if actual.as_ref() != Some(expected) {
                let actual = actual.unwrap_or(Value::Null);
                seen.differ(now, format!("{name} should be {expected}, is {actual}"));
            }
        }
    }
    Ok(())
}

pub fn next_actions(
    expect: &Expect,
    builder: &Builder<'_>,
    plan: &Plan,
    now: Instant,
    seen: &mut Seen,
) -> Result<(), PlayError> {
    let recipient = MemberId::new(builder.recipient);
    for line in &expect.nba {
        if builder.time(&line.at)? != now {
            continue;
        }
        let first = plan.next_actions.get(&recipient).and_then(|actions| actions.first());
        let Some(first) = first else {
            if !line.none {
                seen.differ(now, format!("next should be {}, is nothing", line.item.as_deref().unwrap_or("something")));
            }
            continue;
        };
        if line.none {
            seen.differ(now, format!("next should be nothing, is {}", first.item));
            continue;
        }
        let mut compare = |what: &str, expected: Option<&String>, actual: Option<String>| {
            if expected.is_some() && expected != actual.as_ref() {
                let actual = actual.unwrap_or_else(|| "nothing".to_owned());
                seen.differ(now, format!("next {what} should be {}, is {actual}", expected.map_or("", String::as_str)));
            }
        };
        compare("item", line.item.as_ref(), Some(first.item.to_string()));
        compare("card", line.card.as_ref(), first.card.clone());
        compare("party", line.party.as_ref(), first.party.as_ref().map(ToString::to_string));
        let best_at = line.best_at.as_ref().map(|at| &at.value);
        compare("best_at", best_at, Some(local(first.best_at, builder.zone)));
    }
    Ok(())
}

pub fn boards(
    expect: &Expect,
    builder: &Builder<'_>,
    plan: &Plan,
    now: Instant,
    seen: &mut Seen,
) -> Result<(), PlayError> {
    for line in &expect.board {
        if builder.time(&line.at)? != now {
            continue;
        }
        let actual: Vec<[Value; 7]> = plan.board.iter().map(text::row).collect();
        if actual != line.rows {
            let written = |rows: &[[Value; 7]]| {
                rows.iter().map(|row| Value::from(row.to_vec()).to_string()).collect::<Vec<_>>().join(" / ")
            };
            seen.differ(now, format!("board should be {}, is {}", written(&line.rows), written(&actual)));
        }
    }
    Ok(())
}

pub fn offer(line: &OfferLine, answer: Option<&WhatIf>, seen: &mut Seen) {
    let at = &line.at.value;
    let Some(answer) = answer else {
        seen.differences.push(format!("{at}: no answer to the offer {}", line.item));
        return;
    };
    let written = |value: Value| value.as_str().unwrap_or_default().to_owned();
    let verdict = written(serde_json::to_value(answer.verdict).unwrap_or_default());
    if verdict != line.verdict {
        seen.differences.push(format!("{at}: offer should be {}, is {verdict}", line.verdict));
    }
    for (item, expected) in &line.lines {
        let actual = answer.lines.get(&item.as_str().into()).map(|line| serde_json::to_value(line).unwrap_or_default());
        let actual = actual.map(written).unwrap_or_default().replace('_', " ");
        if actual != *expected {
            seen.differences.push(format!("{at}: {item} should be {expected:?} for the offer, is {actual:?}"));
        }
    }
    let pickup = answer.pickup_by.map(|day| day.to_string());
    if line.pickup_by.is_some() && line.pickup_by != pickup {
        seen.differences.push(format!("{at}: pick up by {:?} expected, is {pickup:?}", line.pickup_by));
    }
}

/// The expected pushes as the report writes them.
pub fn expected(expect: &Expect, builder: &Builder<'_>) -> Result<Vec<PlayedPush>, PlayError> {
    let pushes = expect.pushes.iter().map(|line| {
        let at = local(builder.time(&line.at)?, builder.zone);
        let to = line.to.clone().unwrap_or_else(|| builder.recipient.to_owned());
        let rules = line.rules.iter().map(|rule| PlayedRule { r: rule.r.clone(), on: rule.on.clone() });
        Ok(PlayedPush { at, to, rules: rules.collect() })
    });
    pushes.collect()
}

/// The list of pushes is complete: none missing, none more.
pub fn pushes(expect: &Expect, builder: &Builder<'_>, seen: &Seen) -> Result<Vec<String>, PlayError> {
    let mut differences = Vec::new();
    let mut left: Vec<&SeenPush> = seen.pushes.iter().collect();
    for line in &expect.pushes {
        let at = builder.time(&line.at)?;
        let to = line.to.as_deref().unwrap_or(builder.recipient);
        let is_wake = line.rules.iter().any(|rule| rule.r == "N-SYS-01");
        let late = Duration::minutes(if is_wake { WAKE_MINUTES } else { 0 });
        let fits = |push: &&SeenPush| {
            let actual: Vec<RuleOn> =
                push.nudges.iter().map(|n| RuleOn { r: n.rule.clone(), on: n.item.clone() }).collect();
            let (mut a, mut b) = (actual.clone(), line.rules.clone());
            a.sort();
            b.sort();
            let lead = line.lead.as_deref() == Some("any") || actual.first() == line.rules.first();
            push.to == to && at <= push.at && push.at <= at + late && lead && a == b
        };
        match left.iter().position(fits) {
            Some(found) => {
                left.remove(found);
            }
            None => {
                differences.push(format!("missing push {} to {to}: {}", local(at, builder.zone), rules(&line.rules)))
            }
        }
    }
    for push in left {
        let actual: Vec<RuleOn> =
            push.nudges.iter().map(|n| RuleOn { r: n.rule.clone(), on: n.item.clone() }).collect();
        differences.push(format!(
            "unexpected push {} to {}: {}",
            local(push.at, builder.zone),
            push.to,
            rules(&actual)
        ));
    }
    Ok(differences)
}

fn rules(rules: &[RuleOn]) -> String {
    let written: Vec<String> =
        rules.iter().map(|rule| format!("{} {}", rule.r, rule.on.as_deref().unwrap_or("")).trim().to_owned()).collect();
    written.join(", ")
}

/// What must never be.
pub fn never(expect: &Expect, builder: &Builder<'_>, seen: &Seen) -> Result<Vec<String>, PlayError> {
    let mut differences = Vec::new();
    for never in &expect.must_not {
        let from = never.from.as_ref().map(|at| builder.time(at)).transpose()?.unwrap_or(Instant::MIN_UTC);
        let until = match &never.until {
            // A bare date means its whole day.
            Some(at) if !at.value.contains(':') => builder.time(at)? + Duration::hours(24) - Duration::minutes(1),
            Some(at) => builder.time(at)?,
            None => Instant::MAX_UTC,
        };
        if let Some(status) = &never.status {
            differences.extend(never_status(never, status, from, until, seen));
            continue;
        }
        let pattern = never.text.as_ref().map(|text| regex(builder, text)).transpose()?;
        for push in seen.pushes.iter().filter(|push| from <= push.at && push.at <= until) {
            if offends(never, push, pattern.as_ref(), builder.zone) {
                let at = local(push.at, builder.zone);
                differences.push(format!("{at}: a push that must not be ({})", reason(never)));
            }
        }
    }
    Ok(differences)
}

fn reason(never: &Never) -> String {
    let hours = never.hours.as_ref().map(|[from, until]| format!("between {from} and {until}"));
    let text = never.text.as_ref().map(|text| format!("text {}", text.value));
    let party = never.party.as_ref().map(|party| format!("call to {party}"));
    let rule = never.rule.clone();
    let call = never.call_push.then(|| "asks for a call".to_owned());
    rule.or(party).or(call).or(hours).or(text).unwrap_or_else(|| "any push".to_owned())
}

fn regex(builder: &Builder<'_>, text: &Spanned<String>) -> Result<Regex, PlayError> {
    let wrong =
        || builder.error(text.referenced.line(), format!("expected a regular expression, found {:?}", text.value));
    Regex::new(&text.value).map_err(|_| wrong())
}

fn offends(never: &Never, push: &SeenPush, pattern: Option<&Regex>, zone: Tz) -> bool {
    if never.to.as_ref().is_some_and(|to| *to != push.to) {
        return false;
    }
    if let Some([from, until]) = &never.hours {
        let clock = push.at.with_timezone(&zone).time();
        let parse = |text: &str| NaiveTime::parse_from_str(text, "%H:%M").unwrap_or(NaiveTime::MIN);
        let (from, until) = (parse(from), parse(until));
        return if from <= until { from <= clock && clock < until } else { clock >= from || clock < until };
    }
    let on = |nudge: &&SeenNudge| never.on.is_none() || never.on == nudge.item;
    let mut nudges = push.nudges.iter().filter(on);
    if let Some(pattern) = pattern {
        let place = never.place.as_deref().unwrap_or("any");
        let lock = matches!(place, "lock" | "any") && push.lock.as_ref().is_some_and(|text| pattern.is_match(text));
        return lock || nudges.any(|nudge| texts(nudge, place).any(|text| pattern.is_match(text)));
    }
    if let Some(rule) = &never.rule {
        return nudges.any(|nudge| nudge.rule == *rule);
    }
    if let Some(party) = &never.party {
        return nudges.any(|nudge| nudge.has_card && nudge.party.as_ref() == Some(party));
    }
    if never.call_push {
        let allowed = |party: Option<&String>| party.is_some_and(|party| never.except.contains(party));
        return nudges.any(|nudge| nudge.has_card && !allowed(nudge.party.as_ref()));
    }
    // No rule: any push, or any about the item that is named.
    never.on.is_none() || nudges.next().is_some()
}

fn texts<'n>(nudge: &'n SeenNudge, place: &str) -> impl Iterator<Item = &'n String> {
    let pick = |name: &str, text: &'n Option<String>| text.as_ref().filter(|_| place == name || place == "any");
    [pick("title", &nudge.title), pick("body", &nudge.body), pick("card", &nudge.card)].into_iter().flatten()
}

fn never_status(never: &Never, status: &str, from: Instant, until: Instant, seen: &Seen) -> Option<String> {
    let item = never.on.as_deref().unwrap_or_default();
    let known = seen.statuses.get(&item.into())?;
    let ends = known.iter().skip(1).map(|(at, _)| *at).chain([Instant::MAX_UTC]);
    let had = known
        .iter()
        .zip(ends)
        .any(|((start, actual), end)| text::is_status(actual, status) && *start <= until && from < end);
    had.then(|| format!("{item} must not be {status}"))
}

/// Texts that must match.
pub fn must_text(
    expect: &Expect,
    builder: &Builder<'_>,
    _plan: &Plan,
    now: Instant,
    seen: &mut Seen,
    card_of: &dyn Fn(&str) -> Option<String>,
) -> Result<(), PlayError> {
    for line in &expect.must_text {
        if builder.time(&line.at)? != now {
            continue;
        }
        let pattern = regex(builder, &line.text)?;
        let pushes: Vec<&SeenPush> = seen.pushes.iter().filter(|push| push.at == now).collect();
        let of = |nudge: &&SeenNudge| {
            (line.on.is_none() || line.on == nudge.item) && line.rule.as_ref().is_none_or(|rule| *rule == nudge.rule)
        };
        let nudges = pushes.iter().flat_map(|push| &push.nudges).filter(of);
        let mut texts: Vec<String> = nudges.flat_map(|nudge| texts(nudge, &line.place)).cloned().collect();
        if matches!(line.place.as_str(), "lock" | "any") {
            texts.extend(pushes.iter().filter_map(|push| push.lock.clone()));
        }
        // What is not pushed at once is shown in the app.
        if matches!(line.place.as_str(), "card" | "any") && texts.is_empty() {
            texts.extend(line.on.as_deref().and_then(card_of));
        }
        if !texts.iter().any(|text| pattern.is_match(text)) {
            seen.differ(now, format!("no {} says {}; found {texts:?}", line.place, line.text.value));
        }
    }
    Ok(())
}
