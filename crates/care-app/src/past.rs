//! What was: who wrote what, when and from what, in words.

use crate::form::{Beside, FormKind, field_label, value_words};
use crate::view::{DisputeView, FieldHistoryView, FieldStepView, RivalView};
use crate::voice::Voice;
use care_model::{
    Class, DELETED_FIELD, EntityId, Field, Fields, PERMISSION_PREFIX, Permission, Record, Sensitive, Shape,
};
use care_store::{Conflict, HistoryLine};
use serde_json::Value;
use std::collections::BTreeMap;

/// Names of the files that were brought in, by SHA-256.
pub(crate) type Names = BTreeMap<String, Sensitive<String>>;

/// Where a value came from, in words: the file and the place in it, else why it was written.
pub(crate) fn from_words(voice: &Voice<'_>, line: &HistoryLine, names: &Names) -> String {
    if let Some(from) = &line.from {
        let name =
            names.get(&from.evidence).map_or_else(|| voice.plain("view-from-file"), |name| name.reveal().clone());
        let place = from.place.reveal();
        return if place.is_empty() { name } else { format!("{name} · {place}") };
    }
    voice.plain(match line.hand.intent.as_str() {
        "import" => "view-from-file",
        "call" => "view-from-call",
        "log" | "answer" | "snooze" => "view-from-told",
        "undo" => "view-from-undo",
        "merge" => "view-from-merge",
        "settle" | "keep" => "view-from-settle",
        "create" | "sample" | "arising" | "nudge" | "slept" | "found" => "view-by-app",
        _ => "view-from-typed",
    })
}

/// The form of anything that has one.
pub(crate) fn thing_kind(record: &Record, entity: &EntityId) -> Option<FormKind> {
    FormKind::of(record.entity_type(entity), record.fields(entity)?)
}

/// The value of any register in words, permissions and the bin included.
pub(crate) fn register_words(voice: &Voice<'_>, kind: &FormKind, field: &str, value: &Value) -> String {
    let empty = || voice.plain("view-empty");
    if field == DELETED_FIELD {
        let is_binned = value.as_bool().unwrap_or_default();
        return voice.plain(if is_binned { "view-binned" } else { "view-not-binned" });
    }
    if field.starts_with(PERMISSION_PREFIX) {
        let permission = serde_json::from_value::<Permission>(value.clone()).ok();
        return permission.map_or_else(empty, |permission| permission_words(voice, &permission));
    }
    match kind.field(field) {
        Some(field) if field.shape == Shape::Flag && value == &Value::Bool(false) => voice.plain("view-no"),
        Some(field) => value_words(voice, kind.name(), &field, value).unwrap_or_else(empty),
        None if value.is_null() => empty(),
        None => value.as_str().map_or_else(|| value.to_string(), str::to_owned),
    }
}

/// "A signed form, until Fri, Dec 31".
pub(crate) fn permission_words(voice: &Voice<'_>, permission: &Permission) -> String {
    let code = serde_json::to_value(permission.kind).ok();
    let code = code.as_ref().and_then(Value::as_str).unwrap_or("none");
    let words = voice.plain(&format!("choice-permission-{code}"));
    match permission.valid_to {
        Some(day) => voice.say(
            &care_model::Message::new("view-until")
                .with("what", care_model::Arg::text(words))
                .with("date", care_model::Arg::Day(day)),
        ),
        None => words,
    }
}

/// The word of any register.
pub(crate) fn register_label(voice: &Voice<'_>, kind: &FormKind, field: &str) -> String {
    if field == DELETED_FIELD { voice.plain("field-binned") } else { field_label(voice, kind.name(), field) }
}

/// Everything that each field of a thing ever held, fields in the order of the form, values latest first.
pub(crate) fn field_histories(
    voice: &Voice<'_>,
    kind: &FormKind,
    now: &Fields,
    lines: &[HistoryLine],
    names: &Names,
) -> Vec<FieldHistoryView> {
    let mut by_field: BTreeMap<&str, Vec<&HistoryLine>> = BTreeMap::new();
    for line in lines.iter().filter(|line| kind.is_told(&line.field)) {
        by_field.entry(&line.field).or_default().push(line);
    }
    let order: Vec<&str> = kind.all_fields().iter().map(|field| field.name).collect();
    let place = |field: &str| order.iter().position(|name| *name == field).unwrap_or(usize::MAX);
    let mut fields: Vec<(&str, Vec<&HistoryLine>)> = by_field.into_iter().collect();
    fields.sort_by_key(|(field, _)| (place(field), *field));
    fields
        .into_iter()
        .map(|(field, lines)| {
            let steps = lines.iter().rev().enumerate().map(|(back, line)| FieldStepView {
                shown: register_words(voice, kind, field, line.value.reveal()),
                who: voice.who(&line.hand),
                device: voice.device(&line.hand.device),
                when: voice.instant(line.hand.at),
                from: from_words(voice, line, names),
                is_current: back == 0 || Some(line.value.reveal()) == now.get(field),
            });
            let mut steps: Vec<FieldStepView> = steps.collect();
            // What stands is one value, the latest that equals it.
            let standing = lines.iter().rev().position(|line| Some(line.value.reveal()) == now.get(field)).unwrap_or(0);
            steps.iter_mut().enumerate().for_each(|(back, step)| step.is_current = back == standing);
            FieldHistoryView { field: field.to_owned(), label: register_label(voice, kind, field), steps }
        })
        .collect()
}

/// The values of a register that stand side by side.
pub(crate) fn rivals(voice: &Voice<'_>, kind: &FormKind, conflict: &Conflict) -> Vec<RivalView> {
    let values = conflict.values.iter().enumerate();
    values
        .map(|(place, value)| RivalView {
            value: value.value.reveal().clone(),
            shown: register_words(voice, kind, &conflict.field, value.value.reveal()),
            who: voice.who(&value.hand),
            device: voice.device(&value.hand.device),
            when: voice.instant(value.hand.at),
            is_shown: place == 0,
        })
        .collect()
}

/// What is to be done about rivals of a register; `None` = they are nobody's concern.
pub(crate) fn class_of(kind: &FormKind, field: &str) -> Class {
    if field == DELETED_FIELD || field.starts_with(PERMISSION_PREFIX) {
        return Class::MustResolve;
    }
    match kind {
        FormKind::Unknown(_) if !field.starts_with('_') => Class::ShowBadge,
        kind => kind.field(field).map_or(Class::Auto, |field: Field| field.class),
    }
}

/// The rivals of one thing, without those that are nobody's concern; what a person must settle first.
pub(crate) fn disputes(voice: &Voice<'_>, id: &str) -> Vec<DisputeView> {
    let of_it = voice.rivals.iter().filter(|conflict| conflict.entity.as_str() == id);
    let mut disputes: Vec<DisputeView> = of_it
        .filter_map(|conflict| {
            let kind = thing_kind(voice.record, &conflict.entity)?;
            let class = class_of(&kind, &conflict.field);
            (class != Class::Auto).then(|| DisputeView {
                field: conflict.field.clone(),
                label: register_label(voice, &kind, &conflict.field),
                must_settle: class == Class::MustResolve,
                rivals: rivals(voice, &kind, conflict),
            })
        })
        .collect();
    disputes.sort_by_key(|dispute| !dispute.must_settle);
    disputes
}

/// What a form shows beside each value: where it came from, and its rivals.
pub(crate) fn beside(
    voice: &Voice<'_>,
    lines: &[HistoryLine],
    disputes: Vec<DisputeView>,
    names: &Names,
) -> BTreeMap<String, Beside> {
    let mut beside: BTreeMap<String, Beside> = BTreeMap::new();
    for line in lines {
        beside.entry(line.field.clone()).or_default().source = Some(from_words(voice, line, names));
    }
    for dispute in disputes {
        beside.entry(dispute.field).or_default().rivals = dispute.rivals;
    }
    beside
}
