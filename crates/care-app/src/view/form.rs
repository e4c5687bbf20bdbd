//! Forms: what a kind of thing asks, what is there, who wrote something else at the same time.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use specta::Type;
use std::collections::BTreeMap;

/// A kind of thing that a person can enter by hand.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct KindView {
    /// Name in the ledger.
    pub kind: String,
    /// Its word: "Referral".
    pub word: String,
    /// When to use it, in one short sentence.
    pub hint: String,
    /// Heading that it stands under: "Visits and scans".
    pub group: String,
}

/// What a field takes, and in which form its value travels as JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum FieldShape {
    /// One line of words.
    Text,
    /// Words of any length.
    LongText,
    /// A phone or fax number, as printed.
    Phone,
    /// A number or code, as printed.
    Code,
    /// A whole number, not negative.
    Number,
    /// `true` or `false`.
    Flag,
    /// `true`, `false`, or `null` for *not known*.
    Maybe,
    /// `"YYYY-MM-DD"`.
    Day,
    /// Two days: `["YYYY-MM-DD", "YYYY-MM-DD"]`.
    DayRange,
    /// `{start: "YYYY-MM-DDTHH:MM", end?: same, tz?: IANA zone, place?: text, all_day?: true}`.
    Slot,
    /// `"YYYY-MM-DDTHH:MM"` on the clock of the place.
    WallTime,
    /// A code of `choices`.
    Choice,
    /// A code of `choices`, or `{name: "Dr. Novak"}` for one that is not in the record yet.
    Party,
    /// Several of them.
    Parties,
    /// A code of `choices`: an item's id.
    Item,
    /// Several of them.
    Items,
    /// Short texts in order.
    Lines,
    /// Preparation: `[{hours, step}]`, hours before the start.
    Prep,
    /// Days of the week as `choices` name them: `["mon", "tue"]`.
    Weekdays,
    /// From and until: `["HH:MM", "HH:MM"]`.
    Hours,
    /// Several of them.
    Spans,
    /// Business days that an office takes for each thing: `{images: 3}`; things as `choices` name them.
    Turnaround,
    /// `{kind: a code of choices, signed_on?: day, valid_to?: day}`.
    Permission,
}

/// A choice within a field.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct ChoiceOptionView {
    /// Goes back.
    pub code: String,
    /// Words.
    pub label: String,
}

/// A value of a field as it travels: any JSON. For the screens' types only; here it is a [`Value`].
#[derive(Serialize, Deserialize, Type)]
#[serde(untagged)]
pub enum Json {
    /// Nothing.
    Null,
    /// Yes or no.
    Flag(bool),
    /// A number.
    Number(i32),
    /// Words, a day, a code.
    Text(String),
    /// Several.
    List(Vec<Json>),
    /// Parts by name.
    Parts(BTreeMap<String, Json>),
}

/// One of several values that were written at the same time.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct RivalView {
    /// The value, to be sent back when it is picked.
    #[specta(type = Json)]
    pub value: Value,
    /// In words.
    pub shown: String,
    /// Who wrote it.
    pub who: String,
    /// On which device: "this computer", or another's name.
    pub device: String,
    /// "Feb 5, 10:08 AM".
    pub when: String,
    /// It is the one that stands where there is room for one only.
    pub is_shown: bool,
}

/// A field with several values that stand side by side.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct DisputeView {
    /// The register.
    pub field: String,
    /// Its word.
    pub label: String,
    /// Acting on the wrong one does harm: both are shown until a person picks one.
    pub must_settle: bool,
    /// The values.
    pub rivals: Vec<RivalView>,
}

/// One field of a form.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct FieldView {
    /// The register; goes back as key of `values`.
    pub name: String,
    /// Its word.
    pub label: String,
    /// One short sentence of help.
    pub help: Option<String>,
    /// What it takes.
    pub shape: FieldShape,
    /// What is there, in the form of `shape`; `None` = nothing.
    #[specta(type = Option<Json>)]
    pub value: Option<Value>,
    /// What is there, in words.
    pub shown: Option<String>,
    /// For choices, parties and items.
    pub choices: Vec<ChoiceOptionView>,
    /// On the short form; the rest waits under *More*.
    pub is_asked: bool,
    /// Where the value came from: a file, "typed".
    pub source: Option<String>,
    /// Several values were written at the same time; empty when there is one.
    pub rivals: Vec<RivalView>,
    /// A person has to pick one of the rivals.
    pub must_settle: bool,
}

/// A form, empty or filled.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct FormView {
    /// What it changes; `None` = something new.
    pub id: Option<String>,
    /// Kind of item; `party`, `person` or `member` for people and places.
    pub kind: String,
    /// The kind's word.
    pub word: String,
    /// Fields in order.
    pub fields: Vec<FieldView>,
}

/// What a form sends back.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct SaveItemRequest {
    /// What it changes; `None` = something new.
    pub id: Option<String>,
    /// The kind; of something known it is not looked at.
    pub kind: String,
    /// Values by field; `null` empties one, a field that is not named stays as it is.
    #[specta(type = BTreeMap<String, Json>)]
    pub values: BTreeMap<String, Value>,
}

/// What is wrong, or worth knowing, about one field.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct FieldProblemView {
    /// The field; empty = the whole form.
    pub field: String,
    /// In words: what it is and what to do.
    pub words: String,
    /// Nothing was saved because of it; otherwise it only says what was done.
    pub is_fatal: bool,
}

/// What saving did.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct SavedView {
    /// What was saved; `None` when nothing was.
    pub id: Option<String>,
    /// Says what was done, for the undo bar; empty when nothing was.
    pub text: String,
    /// Undoes it; `None` = nothing changed.
    pub token: Option<String>,
    /// What is wrong or worth knowing.
    pub problems: Vec<FieldProblemView>,
}
