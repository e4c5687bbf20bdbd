//! Nudge rules and call cards as data (handbook 2.1, 2.2, 2.5).

use super::mistake::not_one_of;
use super::{DateExpr, Named};
use crate::plan::Urgency;
use serde::{Deserialize, Deserializer, de};
use std::collections::BTreeMap;

/// When a rule looks at its date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Form {
    /// On an event; its conditions are those of that day.
    On,
    /// Some time after an event.
    After,
    /// Some time before a date.
    Before,
    /// Counted from the last safe start.
    Slack,
    /// On a calendar date.
    Window,
}

/// Lowest urgency of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[allow(missing_docs)]
pub enum Floor {
    U1,
    U2,
    U3,
}

impl From<Floor> for Urgency {
    fn from(floor: Floor) -> Self {
        match floor {
            Floor::U1 => Urgency::U1,
            Floor::U2 => Urgency::U2,
            Floor::U3 => Urgency::U3,
        }
    }
}

/// Where a clock-tied rule goes when its instant falls into the night (handbook 3.6).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Away {
    /// 18:00 of the last waking day before.
    EveningBefore,
    /// 08:00, or the start of the next waking hours.
    NextMorning,
}

/// Rules of one step supersede one another by rank (handbook 3.9.3).
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// Name of the step; `any` gives way to every other rule on the item.
    pub name: String,
    /// The higher wins.
    pub rank: u8,
}

/// Another body for the same title, such as `N-APT-01-body-home`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Variant {
    /// `home` or `office`.
    #[serde(deserialize_with = "variant_name")]
    pub name: String,
    /// Placeholders of its body.
    pub body: Vec<String>,
}

/// Another way, when the first led nowhere.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Then {
    /// Pushes without an answer.
    pub after: usize,
    /// The card that is used from then on; it says whom to call.
    pub card: Named,
}

/// One nudge rule.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// Id of handbook 2.2.
    pub id: String,
    /// When it looks at its date.
    pub form: Form,
    /// Target date.
    pub t: DateExpr,
    /// The target where the date of `t` is not known.
    #[serde(default)]
    pub otherwise: Option<DateExpr>,
    /// After this day it says no more; of `before` rules the date of `t` itself, unless given.
    #[serde(default)]
    pub until: Option<DateExpr>,
    /// One nudge for each party of that name: `unchecked_doctors`.
    #[serde(default)]
    pub per: Option<Named>,
    /// A second moment, once, if still open.
    #[serde(default)]
    pub also: Option<DateExpr>,
    /// All must hold when it fires.
    #[serde(default)]
    pub pre: Vec<Named>,
    /// All must hold when it fires for the first time; a repeat does not ask.
    #[serde(default)]
    pub first: Vec<Named>,
    /// Any of these withdraws it.
    #[serde(default)]
    pub stop: Vec<Named>,
    /// Lowest urgency.
    pub floor: Floor,
    /// Call card; `own` = the one of the item's state; none = a self-task.
    #[serde(default)]
    pub card: Option<Named>,
    /// Whom to call, where it differs from the card's own.
    #[serde(default)]
    pub party: Option<Named>,
    /// Lock-screen text.
    #[serde(deserialize_with = "lock_text")]
    pub lock: String,
    /// Keys of title and body, where they are not the rule's own.
    #[serde(default)]
    pub words: Option<[String; 2]>,
    /// Placeholders of the title.
    #[serde(default)]
    pub title: Vec<String>,
    /// Placeholders of the body.
    #[serde(default)]
    pub body: Vec<String>,
    /// What the date placeholders mean here.
    #[serde(default)]
    pub dates: BTreeMap<String, DateExpr>,
    /// What the count means here: `bd_since received`, `cd_until visit`, `travel`, `minutes`.
    #[serde(default)]
    pub n: Option<String>,
    /// Another body.
    #[serde(default)]
    pub variant: Option<Variant>,
    /// Fresh entry: not pushed on the day on which the recipient entered its cause.
    #[serde(default)]
    pub fresh: bool,
    /// Fires on its date or not at all, and never again.
    #[serde(default)]
    pub tied: bool,
    /// Has a repeat ladder.
    #[serde(default = "yes")]
    pub repeat: bool,
    /// Where it goes when its instant falls into the night.
    #[serde(default)]
    pub away: Option<Away>,
    /// Answers teach when and whether it is pushed (handbook 3.9.7); not where safety rests on it.
    #[serde(default = "yes")]
    pub learns: bool,
    /// The patient gets it as well, whoever owns the item (handbook 2.4.3).
    #[serde(default)]
    pub patient_too: bool,
    /// Its step and rank.
    #[serde(default)]
    pub step: Option<Step>,
    /// Another card after so many pushes without an answer.
    #[serde(default)]
    pub then: Option<Then>,
    /// Fires again on this day as urgent when unanswered.
    #[serde(default)]
    pub esc: Option<DateExpr>,
}

/// Lock-screen texts of handbook 2.3.
const LOCK_TEXTS: [&str; 8] = ["L1", "L2", "L3", "L4", "L5", "L6", "L7", "L8"];

fn lock_text<'de, D: Deserializer<'de>>(from: D) -> Result<String, D::Error> {
    one_of(from, "lock text", &LOCK_TEXTS)
}

fn variant_name<'de, D: Deserializer<'de>>(from: D) -> Result<String, D::Error> {
    one_of(from, "body", &["home", "office"])
}

pub(super) fn one_of<'de, D: Deserializer<'de>>(from: D, what: &str, names: &[&str]) -> Result<String, D::Error> {
    let name = String::deserialize(from)?;
    if names.contains(&name.as_str()) { Ok(name) } else { Err(de::Error::custom(not_one_of(what, &name, names))) }
}

fn yes() -> bool {
    true
}

impl Rule {
    /// Keys of title and body.
    pub fn keys(&self) -> [String; 2] {
        self.words.clone().unwrap_or_else(|| [format!("{}-title", self.id), format!("{}-body", self.id)])
    }

    /// Whether the step is the safety net, which gives way to every other rule.
    pub fn is_safety_net(&self) -> bool {
        self.step.as_ref().is_some_and(|step| step.name == "any")
    }

    /// Whether this rule supersedes another on the same item (handbook 3.9.3).
    pub fn supersedes(&self, other: &Rule) -> bool {
        match (&self.step, &other.step) {
            (_, Some(lower)) if lower.name == "any" => !self.is_safety_net(),
            (Some(mine), Some(lower)) => mine.name == lower.name && mine.rank > lower.rank,
            _ => false,
        }
    }
}

/// One call card: whom to call and the placeholders of each line.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CardLines {
    /// Id of handbook 2.5.
    pub id: String,
    /// Whom to call.
    pub party: Named,
    /// It calls a private person: any waking hour will do (handbook 3.11.11).
    #[serde(default)]
    pub private: bool,
    /// What the date placeholders mean here.
    #[serde(default)]
    pub dates: BTreeMap<String, DateExpr>,
    /// Placeholders of the first sentence.
    pub say: Vec<String>,
    /// Placeholders of each question.
    pub ask: Vec<Vec<String>>,
    /// How many things to note.
    pub write: usize,
}
