//! Forms: from the table of fields to what a screen lays out, and back to registers.
//!
//! Knows no kind by name: labels, choices and checks follow from [`care_model::Field`] and the catalogue.
//! The one surprise: what lies in the ledger and what travels to a screen differ for a few shapes (days of
//! the week, moments, the words of a thing), and only this module knows how.

mod check;
mod choices;
mod say;
mod text;
mod travel;

pub(crate) use check::{Checked, Note, check_field, check_together};
pub(crate) use choices::choices;
pub(crate) use say::{field_label, value_words};
pub(crate) use text::{clean_line, clean_text};

use crate::view::{FieldShape, FieldView, RivalView};
use crate::voice::Voice;
use care_model::{
    Class, Common, DELETED_FIELD, EntityId, EntityType, Field, Fields, Kind, Member, PERMISSION_PREFIX, Party, Person,
    Shape,
};
use serde_json::Value;

/// Whose form it is: a kind of item, or people and places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum FormKind {
    /// An item of a known kind.
    Item(Kind),
    /// An item of a kind from a newer version: shown as it is, never edited.
    Unknown(String),
    /// A party.
    Party,
    /// A person.
    Person,
    /// A member.
    Member,
}

impl FormKind {
    /// The form of an entity by its registers; `None` for what has no form, such as an event.
    pub fn of(entity_type: Option<EntityType>, fields: &Fields) -> Option<Self> {
        Some(match entity_type? {
            EntityType::Party => FormKind::Party,
            EntityType::Person => FormKind::Person,
            EntityType::Member => FormKind::Member,
            EntityType::Item => {
                let name = fields.get("kind").and_then(Value::as_str).unwrap_or("task");
                Kind::from_name(name).map_or_else(|| FormKind::Unknown(name.to_owned()), FormKind::Item)
            }
            EntityType::Record | EntityType::Event | EntityType::Edge | EntityType::Evidence => return None,
        })
    }

    /// Its name for screens and the catalogue.
    pub fn name(&self) -> &str {
        match self {
            FormKind::Item(kind) => kind.name(),
            FormKind::Unknown(name) => name,
            FormKind::Party => "party",
            FormKind::Person => "person",
            FormKind::Member => "member",
        }
    }

    /// What the entity is.
    pub fn entity_type(&self) -> EntityType {
        match self {
            FormKind::Item(_) | FormKind::Unknown(_) => EntityType::Item,
            FormKind::Party => EntityType::Party,
            FormKind::Person => EntityType::Person,
            FormKind::Member => EntityType::Member,
        }
    }

    /// Its word: "Referral"; the name itself for a kind from a newer version.
    pub fn word(&self, voice: &Voice<'_>) -> String {
        match self {
            FormKind::Unknown(name) => name.clone(),
            known => voice.plain(&format!("kind-{}", known.name())),
        }
    }

    /// Every field that it has, what all items have included.
    pub fn all_fields(&self) -> Vec<Field> {
        match self {
            FormKind::Item(kind) => {
                // "What is it about?" comes first, numbers and owners last.
                let (first, last): (Vec<Field>, Vec<Field>) =
                    Common::FIELDS.iter().copied().partition(|field| field.name == "what");
                first.into_iter().chain(kind.fields().iter().copied()).chain(last).collect()
            }
            FormKind::Unknown(_) => Vec::new(),
            FormKind::Party => Party::FIELDS.to_vec(),
            FormKind::Person => Person::FIELDS.to_vec(),
            FormKind::Member => Member::FIELDS.to_vec(),
        }
    }

    /// The fields of its form: without bookkeeping and what no form can show.
    pub fn form_fields(&self) -> Vec<Field> {
        self.all_fields().into_iter().filter(|field| !field.is_bookkeeping() && shape_of(field).is_some()).collect()
    }

    /// A person may see the register's past: no bookkeeping; of a kind from a newer version everything.
    pub fn is_told(&self, field: &str) -> bool {
        if field == DELETED_FIELD || field.starts_with(PERMISSION_PREFIX) {
            return true;
        }
        match self {
            FormKind::Unknown(_) => !field.starts_with('_'),
            kind => kind.field(field).is_some_and(|field| !field.is_bookkeeping()),
        }
    }

    /// A field by its name.
    pub fn field(&self, name: &str) -> Option<Field> {
        self.all_fields().into_iter().find(|field| field.name == name)
    }
}

/// How a field travels to a screen; `None` for what no form shows.
pub(crate) fn shape_of(field: &Field) -> Option<FieldShape> {
    Some(match field.shape {
        Shape::Text => FieldShape::Text,
        Shape::LongText => FieldShape::LongText,
        Shape::Phone => FieldShape::Phone,
        Shape::Code => FieldShape::Code,
        Shape::Flag => FieldShape::Flag,
        Shape::Maybe => FieldShape::Maybe,
        Shape::Count => FieldShape::Number,
        Shape::Day => FieldShape::Day,
        Shape::Days => FieldShape::DayRange,
        Shape::Instant | Shape::WallTime => FieldShape::WallTime,
        Shape::Slot => FieldShape::Slot,
        Shape::Choice(_) | Shape::Person | Shape::Member | Shape::Zone => FieldShape::Choice,
        Shape::Lines => FieldShape::Lines,
        Shape::Party => FieldShape::Party,
        Shape::Parties => FieldShape::Parties,
        Shape::Item(_) => FieldShape::Item,
        Shape::Items(_) => FieldShape::Items,
        Shape::Prep => FieldShape::Prep,
        Shape::OpenDays => FieldShape::Weekdays,
        Shape::Hours => FieldShape::Hours,
        Shape::Spans => FieldShape::Spans,
        Shape::Turnaround => FieldShape::Turnaround,
        Shape::Evidence | Shape::Parts => return None,
    })
}

/// What a form knows of a value beside the value.
#[derive(Clone, Debug, Default)]
pub(crate) struct Beside {
    /// Where it came from, in words.
    pub source: Option<String>,
    /// Values written at the same time.
    pub rivals: Vec<RivalView>,
}

/// One field, filled or empty. `own` is the entity that it belongs to, which is no choice of its own.
pub(crate) fn field_view(
    voice: &Voice<'_>,
    kind: &FormKind,
    field: &Field,
    own: Option<&EntityId>,
    value: Option<&Value>,
    beside: Beside,
) -> Option<FieldView> {
    let shape = shape_of(field)?;
    let there = value.filter(|value| !value.is_null());
    Some(FieldView {
        name: field.name.to_owned(),
        label: field_label(voice, kind.name(), field.name),
        help: say::field_help(voice, kind.name(), field.name),
        shape,
        value: there.map(|value| travel::out(voice, kind.name(), field, value)),
        shown: there.and_then(|value| value_words(voice, kind.name(), field, value)),
        choices: choices(voice, kind.name(), field, own, there),
        is_asked: field.is_asked,
        source: beside.source,
        must_settle: field.class == Class::MustResolve && !beside.rivals.is_empty(),
        rivals: beside.rivals,
    })
}

/// A register that no table names, of a kind from a newer version: its name and its value as they are.
pub(crate) fn raw_view(name: &str, value: &Value, rivals: Vec<RivalView>) -> FieldView {
    FieldView {
        name: name.to_owned(),
        label: name.to_owned(),
        help: None,
        shape: FieldShape::Text,
        value: Some(value.clone()),
        shown: Some(say::raw_words(value)),
        choices: Vec::new(),
        is_asked: false,
        source: None,
        rivals,
        must_settle: false,
    }
}
