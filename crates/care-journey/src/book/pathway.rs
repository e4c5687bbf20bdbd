//! Lifecycles as data (handbook 1.0).

use super::{DateExpr, Lag, Named, Spot};
use serde::Deserialize;
use std::collections::BTreeMap;

/// One lifecycle.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pathway {
    /// Its name.
    pub pathway: String,
    /// Kind of item that lives it.
    pub kind: Named,
    /// States in which an item begins, where nothing more was said of it.
    pub entry: Vec<Named>,
    /// Version of the data.
    pub version: u32,
    /// States by name.
    pub states: BTreeMap<String, State>,
    /// What holds in every state.
    #[serde(default)]
    pub any: Any,
    /// Named stretches of time.
    #[serde(default)]
    pub durations: BTreeMap<String, Duration80>,
    /// What must come before what.
    #[serde(default)]
    pub edges: Vec<EdgeLine>,
    /// Hand-offs that belong to it.
    #[serde(default)]
    pub needs: Vec<NeedLine>,
}

/// What holds in every state.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Any {
    /// Event → state.
    #[serde(default)]
    pub on: BTreeMap<String, Named>,
}

/// How a final state ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ends {
    /// As wished.
    Done,
    /// Otherwise.
    Cancelled,
}

/// One state.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct State {
    /// Who must act next.
    pub ball_with: Named,
    /// The first condition that holds decides instead.
    #[serde(default)]
    pub ball_when: Vec<Case>,
    /// The day we check, first case that applies and has a date.
    #[serde(default)]
    pub check: Vec<CheckCase>,
    /// The item's call card, first case that applies.
    #[serde(default)]
    pub card: Vec<Case>,
    /// Event → next state.
    #[serde(default)]
    pub on: BTreeMap<String, Named>,
    /// How long it takes.
    #[serde(default)]
    pub dur: Option<Duration80>,
    /// What is looked at on every change, in words.
    #[serde(default)]
    pub checks: Vec<String>,
    /// Nudge rules that may speak in this state.
    #[serde(default)]
    pub rules: Vec<Named>,
    /// The item has a date and is judged by what it needs (handbook 3.4).
    #[serde(default)]
    pub dated: bool,
    /// Nothing more happens.
    #[serde(default, rename = "final")]
    pub ends: Option<Ends>,
    /// Counts as done while this holds.
    #[serde(default)]
    pub done_when: Option<Named>,
    /// What waits for it can go on.
    #[serde(default)]
    pub satisfies: bool,
    /// A fixed status: `scheduled`, `missed`, `in_hand`.
    #[serde(default, deserialize_with = "shown")]
    pub shows: Option<String>,
    /// Before this day there is nothing to do; the first of the dates that is known counts.
    #[serde(default)]
    pub begins: Vec<DateExpr>,
    /// The person fetches it.
    #[serde(default)]
    pub pick_up: bool,
}

fn shown<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Option<String>, D::Error> {
    super::rule::one_of(from, "fixed status", &["scheduled", "missed", "in_hand", "conflict"]).map(Some)
}

impl State {
    /// Every condition that the state names.
    pub fn predicates(&self) -> Vec<Named> {
        let cases = self.ball_when.iter().chain(&self.card).filter_map(|case| case.when.clone());
        let checks = self.check.iter().filter_map(|case| case.when.clone());
        cases.chain(checks).chain(self.done_when.clone()).collect()
    }
}

/// A condition and what follows from it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// The condition; none = always.
    #[serde(default)]
    pub when: Option<Named>,
    /// A party (`is`) or a card (`use`).
    #[serde(alias = "is", alias = "use")]
    pub to: Named,
}

/// A condition and a date.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CheckCase {
    /// The condition; none = always.
    #[serde(default)]
    pub when: Option<Named>,
    /// The date.
    pub at: DateExpr,
}

/// Likely and safe length, with its source.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Duration80 {
    /// In half of all cases.
    pub p50: Spot<Lag>,
    /// In four cases out of five.
    pub p80: Spot<Lag>,
    /// Where the figures come from.
    pub source: Named,
}

/// A dependency of the catalogue (handbook 3.2).
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EdgeLine {
    /// `E1` to `E20`.
    pub id: Named,
    /// What comes first, in words.
    pub from: String,
    /// Kind of the item that waits, or `any`, or a `copy` that nothing waits for.
    pub to: Named,
    /// How old what comes first may be.
    #[serde(default)]
    pub window: Option<Lag>,
    /// FS, SS or WIN.
    #[serde(rename = "type")]
    pub edge_type: Named,
    /// How long before.
    #[serde(default)]
    pub lag: Option<Lag>,
    /// The second cannot go well without the first.
    pub hard: bool,
}

/// A hand-off that a lifecycle calls for.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NeedLine {
    /// Stem of the id of what the engine makes.
    pub id: Named,
    /// State that calls for it.
    #[serde(default)]
    pub at: Option<Named>,
    /// Or the condition that does.
    #[serde(default)]
    pub when: Option<Named>,
    /// The thing.
    pub what: String,
    /// Who has it.
    pub from: Named,
    /// Who needs it.
    pub to: Named,
    /// The next step cannot go well without it.
    pub hard: bool,
    /// `engine`, or `choice` of a person.
    pub made_by: Named,
    /// Where it comes from.
    #[serde(default)]
    pub source: String,
}

impl Pathway {
    /// Safe length of a named stretch.
    pub fn p80(&self, name: &str) -> Option<Lag> {
        self.durations.get(name).map(|duration| duration.p80.value)
    }

    /// A dependency by its number.
    pub fn edge(&self, id: &str) -> Option<&EdgeLine> {
        self.edges.iter().find(|edge| edge.id.value == id)
    }

    /// Lag of the edge toward a kind.
    pub fn lag_to(&self, kind: &str) -> Option<Lag> {
        let toward = |to: &str| self.edges.iter().find(|edge| edge.to.value == to);
        toward(kind).or_else(|| toward("any")).and_then(|edge| edge.lag)
    }
}
