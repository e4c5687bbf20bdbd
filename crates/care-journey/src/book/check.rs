//! What the parts of the book must agree on: names that are known, states that can be reached, times that can be.

use super::mistake::{Checked, known, once, wrong};
use super::pathway::Duration80;
use super::{Book, CardLines, DateExpr, LagUnit, Named, Pathway, Rule};
use crate::{anchor, party, predicate};
use care_model::{KNOWN_EVENTS, Kind};

/// Signals of the engine that are no events of the record: they tell of a linked item, of a call, or more exactly
/// what an event said.
const SIGNALS: &[&str] = &[
    "visit.booked",
    "visit.captured",
    "visit.missed",
    "visit.cancelled",
    "note.received",
    "call.promised",
    "rebooked",
    "need.unreadable",
    "answer.done",
    "answer.not_needed",
    "appeal.overturned",
    "appeal.upheld",
    "medicine.held",
    "medicine.stopped",
    "medicine.changed",
    "medicine.taken",
    "access.received",
    "check.moved",
];

/// Stretches that the engine asks for by name: without them it would reckon with no time at all.
pub(super) const STRETCHES: &[(&str, &[&str])] = &[
    ("need", &["images", "report", "consult note", "renewed referral", "carry", "other"]),
    ("referral", &["validity"]),
    ("imaging", &["slot"]),
    ("pa", &["submit", "decide", "decide fast", "decide other"]),
    ("lab", &["draw to result"]),
    ("medicine", &["fill", "renew", "renewed by mail"]),
    ("procedure", &["ride"]),
    ("clearance", &["slot"]),
];

/// What the count of a rule may mean, where it is not `bd_since` or `cd_until` a date.
const COUNTS: &[&str] = &["travel", "minutes", "visits_left", "visit_within", "steps_open", "offices"];

fn date(file: &str, expr: &DateExpr) -> Checked {
    known(file, expr.line, "date", &expr.anchor, &anchor::names())
}

fn conditions<'n>(file: &str, names: impl IntoIterator<Item = &'n Named>) -> Checked {
    names.into_iter().try_for_each(|name| known(file, name.line, "condition", &name.value, &predicate::names()))
}

fn each(file: &str, what: &str, found: &[&Named], names: &[&str]) -> Checked {
    found.iter().try_for_each(|name| known(file, name.line, what, &name.value, names))
}

pub(super) fn card(file: &str, card: &CardLines) -> Checked {
    known(file, card.party.line, "party", &card.party.value, party::NAMES)?;
    card.dates.values().try_for_each(|expr| date(file, expr))
}

pub(super) fn rule(file: &str, rule: &Rule, book: &Book) -> Checked {
    date(file, &rule.t)?;
    let others = rule.otherwise.iter().chain(&rule.until).chain(&rule.also).chain(&rule.esc);
    others.chain(rule.dates.values()).try_for_each(|expr| date(file, expr))?;
    conditions(file, rule.pre.iter().chain(&rule.first).chain(&rule.stop))?;
    each(file, "group of parties", &rule.per.iter().collect::<Vec<_>>(), party::GROUPS)?;
    let cards: Vec<&str> = book.cards.keys().map(String::as_str).chain(["own"]).collect();
    let named = rule.card.iter().chain(rule.then.iter().map(|then| &then.card));
    each(file, "card", &named.collect::<Vec<_>>(), &cards)?;
    if let Some(n) = &rule.n {
        let (how, of) = n.split_once(' ').unwrap_or((n, ""));
        let line = rule.t.line;
        match how {
            "bd_since" | "cd_until" => known(file, line, "date", of, &anchor::names())?,
            _ => known(file, line, "count", n, COUNTS)?,
        }
    }
    each(file, "party", &rule.party.iter().collect::<Vec<_>>(), party::NAMES)
}

pub(super) fn pathway(file: &str, text: &str, pathway: &Pathway, book: &Book) -> Checked {
    let kinds = Kind::ALL.map(Kind::name);
    known(file, pathway.kind.line, "kind of item", &pathway.kind.value, &kinds)?;
    let is_there = book.pathways.contains_key(&pathway.kind.value);
    once(file, pathway.kind.line, "lifecycle of", &pathway.kind.value, is_there)?;
    states(file, pathway, book)?;
    reach(file, text, pathway)?;
    times(file, pathway)?;
    let edges = (1..=20).map(|n| format!("E{n}")).collect::<Vec<_>>();
    let edges: Vec<&str> = edges.iter().map(String::as_str).collect();
    let targets: Vec<&str> = kinds.into_iter().chain(["any", "copy"]).collect();
    for (at, edge) in pathway.edges.iter().enumerate() {
        known(file, edge.id.line, "edge", &edge.id.value, &edges)?;
        known(file, edge.to.line, "kind of item", &edge.to.value, &targets)?;
        known(file, edge.edge_type.line, "type of edge", &edge.edge_type.value, &["FS", "SS", "WIN"])?;
        let earlier = pathway.edges.iter().take(at);
        let is_there =
            earlier.clone().any(|other| (&other.id.value, &other.to.value) == (&edge.id.value, &edge.to.value));
        once(file, edge.id.line, "edge", &edge.id.value, is_there)?;
    }
    let names: Vec<&str> = pathway.states.keys().map(String::as_str).collect();
    for (at, need) in pathway.needs.iter().enumerate() {
        each(file, "state", &need.at.iter().collect::<Vec<_>>(), &names)?;
        conditions(file, &need.when)?;
        each(file, "party", &[&need.from, &need.to], party::NAMES)?;
        known(file, need.made_by.line, "maker", &need.made_by.value, &["engine", "choice"])?;
        let is_there = pathway.needs.iter().take(at).any(|other| other.id.value == need.id.value);
        once(file, need.id.line, "hand-off", &need.id.value, is_there)?;
    }
    Ok(())
}

fn states(file: &str, pathway: &Pathway, book: &Book) -> Checked {
    let rules: Vec<&str> = book.rules.keys().map(String::as_str).collect();
    let cards: Vec<&str> = book.cards.keys().map(String::as_str).collect();
    let names: Vec<&str> = pathway.states.keys().map(String::as_str).collect();
    let events: Vec<&str> = KNOWN_EVENTS.iter().chain(SIGNALS).copied().collect();
    for state in pathway.states.values() {
        each(file, "rule", &state.rules.iter().collect::<Vec<_>>(), &rules)?;
        each(file, "card", &state.card.iter().map(|case| &case.to).collect::<Vec<_>>(), &cards)?;
        let balls = state.ball_when.iter().map(|case| &case.to).chain([&state.ball_with]);
        each(file, "party", &balls.collect::<Vec<_>>(), party::BALLS)?;
        conditions(file, &state.predicates())?;
        state.check.iter().map(|case| &case.at).chain(&state.begins).try_for_each(|expr| date(file, expr))?;
    }
    for (event, to) in pathway.states.values().flat_map(|state| &state.on).chain(&pathway.any.on) {
        known(file, to.line, "event", event, &events)?;
        known(file, to.line, "state", &to.value, &names)?;
    }
    each(file, "state", &pathway.entry.iter().collect::<Vec<_>>(), &names)
}

/// Every state is one in which an item begins, or an event leads to it from such a state.
fn reach(file: &str, text: &str, pathway: &Pathway) -> Checked {
    let mut found: Vec<&str> =
        pathway.entry.iter().chain(pathway.any.on.values()).map(|name| name.value.as_str()).collect();
    let mut at = 0;
    while let Some(state) = found.get(at).and_then(|name| pathway.states.get(*name)) {
        let new: Vec<&str> = state.on.values().map(|to| to.value.as_str()).filter(|to| !found.contains(to)).collect();
        found.extend(new);
        at += 1;
    }
    match pathway.states.keys().find(|name| !found.contains(&name.as_str())) {
        Some(name) => {
            let line = line_of(text, name);
            Err(wrong(file, line, format!("no event leads to state `{name}`; expected one, or its name under `entry`")))
        }
        None => Ok(()),
    }
}

/// The line on which a key of the second level stands.
fn line_of(text: &str, key: &str) -> u64 {
    let starts = format!("  {key}:");
    (1..).zip(text.lines()).find(|(_, line)| line.starts_with(&starts)).map_or(0, |(line, _)| line)
}

fn times(file: &str, pathway: &Pathway) -> Checked {
    let own = pathway.states.values().filter_map(|state| state.dur.as_ref());
    own.chain(pathway.durations.values()).try_for_each(|duration| time(file, duration))?;
    let asked = STRETCHES.iter().filter(|(kind, _)| *kind == pathway.kind.value).flat_map(|(_, names)| *names);
    let missing = asked.copied().find(|name| !pathway.durations.contains_key(*name));
    missing.map_or(Ok(()), |name| {
        Err(wrong(file, pathway.kind.line, format!("expected the time `{name}` under `durations`, found none")))
    })
}

fn time(file: &str, duration: &Duration80) -> Checked {
    // A week has five open days; good enough to see which of two is longer.
    let minutes = |lag: super::Lag| match lag.unit {
        LagUnit::Minutes => i64::from(lag.n),
        LagUnit::CalendarDays => i64::from(lag.n) * 1440,
        LagUnit::BusinessDays => i64::from(lag.n) * 2016,
    };
    if minutes(duration.p50.value) > minutes(duration.p80.value) {
        return Err(wrong(file, duration.p50.line, "expected `p50` no longer than `p80`, found it longer".to_owned()));
    }
    if duration.source.value.trim().is_empty() {
        return Err(wrong(file, duration.source.line, "expected the source of the time, found none".to_owned()));
    }
    Ok(())
}
