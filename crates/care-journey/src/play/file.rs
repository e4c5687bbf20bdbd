//! The file of a scenario (design: scenario format, version 1).

use serde::Deserialize;
use serde_json::{Map, Value};
use serde_saphyr::Spanned;
use std::collections::BTreeMap;

/// A mistake in a scenario file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}, line {line}: {expected}")]
pub struct PlayError {
    /// The file, as given.
    pub file: String,
    /// Line, from 1; 0 where the whole file is meant.
    pub line: u64,
    /// What was expected there.
    pub expected: String,
}

/// Reads a scenario.
///
/// # Errors
/// The first mistake, with its line and what was expected.
pub fn read(file: &str, text: &str) -> Result<Scenario, PlayError> {
    let mut scenario: Scenario = serde_saphyr::from_str(text).map_err(|error| PlayError {
        file: file.to_owned(),
        line: error.location().map_or(0, |at| at.line()),
        expected: error.without_snippet().to_string(),
    })?;
    scenario.file = file.to_owned();
    if scenario.parts.is_empty() && (scenario.start.is_none() || scenario.end.is_none()) {
        let expected = "expected start and end, or parts that have them".to_owned();
        return Err(PlayError { file: file.to_owned(), line: 1, expected });
    }
    Ok(scenario)
}

/// One scenario.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scenario {
    /// File name, for errors.
    #[serde(skip)]
    pub file: String,
    /// Id.
    pub scenario: String,
    /// Short text.
    #[serde(default)]
    pub title: String,
    /// Zone of every bare time.
    pub tz: Spanned<String>,
    /// Default member.
    pub recipient: String,
    /// Engine start.
    #[serde(default)]
    pub start: Option<Spanned<String>>,
    /// Last minute tested.
    #[serde(default)]
    pub end: Option<Spanned<String>>,
    /// What holds at the start.
    #[serde(default)]
    pub given: Given,
    /// What happens.
    #[serde(default)]
    pub events: Vec<EventLine>,
    /// What must be.
    #[serde(default)]
    pub expect: Expect,
    /// Independent runs.
    #[serde(default)]
    pub parts: Vec<Part>,
}

/// An independent run; its `given` is merged over the top one.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Part {
    #[serde(default)]
    pub name: Value,
    pub start: Spanned<String>,
    pub end: Spanned<String>,
    #[serde(default)]
    pub given: Given,
    #[serde(default)]
    pub events: Vec<EventLine>,
    #[serde(default)]
    pub expect: Expect,
}

pub type Fields = Map<String, Value>;

/// What holds at the start.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Given {
    pub members: BTreeMap<String, Fields>,
    pub persons: BTreeMap<String, Fields>,
    pub parties: BTreeMap<String, Fields>,
    pub items: BTreeMap<String, Spanned<Fields>>,
    pub edges: Vec<Fields>,
    pub open: Vec<RuleOn>,
    /// Devices with a copy of the record, each with its own background task; one where none is named.
    pub devices: Vec<String>,
}

/// One line of `events`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EventLine {
    #[serde(default)]
    pub at: Option<Spanned<String>>,
    #[serde(default)]
    pub actor: Option<String>,
    #[serde(default, rename = "do")]
    pub facts: Vec<Spanned<Fields>>,
    /// The device on which it is entered; the first where none is named.
    #[serde(default)]
    pub device: Option<Spanned<String>>,
    #[serde(default)]
    pub sleep: Option<[Spanned<String>; 2]>,
    /// The devices do not hear of each other between these times.
    #[serde(default)]
    pub apart: Option<[Spanned<String>; 2]>,
    /// After the minute of the first time every clock shows the second, an earlier one.
    #[serde(default)]
    pub clock_back: Option<[Spanned<String>; 2]>,
}

/// What must be.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Expect {
    pub pushes: Vec<PushLine>,
    pub states: Vec<IsLine>,
    pub dates: Vec<IsLine>,
    pub nba: Vec<NbaLine>,
    pub board: Vec<BoardLine>,
    pub offer: Vec<OfferLine>,
    pub must_not: Vec<Never>,
    pub must_text: Vec<MustText>,
    pub manual: Vec<String>,
}

/// A rule on an item.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RuleOn {
    pub r: String,
    #[serde(default)]
    pub on: Option<String>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PushLine {
    pub at: Spanned<String>,
    #[serde(default)]
    pub to: Option<String>,
    pub rules: Vec<RuleOn>,
    #[serde(default)]
    pub lead: Option<String>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IsLine {
    pub at: Spanned<String>,
    pub is: BTreeMap<String, Value>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NbaLine {
    pub at: Spanned<String>,
    #[serde(default)]
    pub item: Option<String>,
    #[serde(default)]
    pub card: Option<String>,
    #[serde(default)]
    pub party: Option<String>,
    #[serde(default)]
    pub best_at: Option<Spanned<String>>,
    #[serde(default)]
    pub none: bool,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BoardLine {
    pub at: Spanned<String>,
    pub rows: Vec<[Value; 7]>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OfferLine {
    pub at: Spanned<String>,
    pub item: String,
    pub verdict: String,
    #[serde(default)]
    pub lines: BTreeMap<String, String>,
    #[serde(default)]
    pub pickup_by: Option<String>,
}

/// Something that must never be.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Never {
    pub rule: Option<String>,
    pub on: Option<String>,
    pub to: Option<String>,
    pub from: Option<Spanned<String>>,
    pub until: Option<Spanned<String>>,
    pub call_push: bool,
    pub except: Vec<String>,
    pub party: Option<String>,
    pub hours: Option<[String; 2]>,
    pub text: Option<Spanned<String>>,
    #[serde(rename = "in")]
    pub place: Option<String>,
    pub status: Option<String>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MustText {
    pub at: Spanned<String>,
    #[serde(default)]
    pub on: Option<String>,
    #[serde(default)]
    pub rule: Option<String>,
    #[serde(rename = "in")]
    pub place: String,
    pub text: Spanned<String>,
}
