//! A change in one sentence.

use crate::form::FormKind;
use crate::item::event_words;
use crate::past::register_label;
use crate::voice::Voice;
use care_model::{Arg, BODY_FIELD, EntityId, EntityType, Event, EventId, Message, Put, TYPE_FIELD};
use std::collections::BTreeSet;

/// Things that a sentence names; the rest is counted.
const NAMED_MAX: usize = 3;

/// What a change did, from why it was made and what it wrote.
pub(crate) fn step_words(voice: &Voice<'_>, intent: &str, wrote: &[Put]) -> String {
    let things = things(voice, wrote);
    let names = || Arg::List(things.iter().take(NAMED_MAX).map(|thing| Arg::text(voice.headline(thing))).collect());
    let n = Arg::Count(i64::try_from(things.len()).unwrap_or(i64::MAX));
    let say = |key: &str| voice.say(&Message::new(key).with("items", names()).with("n", n.clone()));
    match intent {
        "add" => say("view-did-add"),
        "import" => say("view-did-import"),
        "discard" => say("view-did-discard"),
        "restore" => say("view-did-restore"),
        "merge" => say("view-did-merge"),
        "undo" => say("view-did-undo"),
        "call" | "log" | "answer" | "snooze" | "nudge" | "arising" => {
            let told = events(wrote).iter().map(|event| told(voice, event)).next();
            told.unwrap_or_else(|| say("view-did-change"))
        }
        _ => match changed(voice, wrote, &things) {
            Some(labels) => {
                let message = Message::new("view-did-save").with("items", names()).with("fields", labels);
                voice.say(&message)
            }
            None => say("view-did-change"),
        },
    }
}

/// The things that a change is about, in the order of its facts; events stand for what they happened to.
fn things(voice: &Voice<'_>, wrote: &[Put]) -> Vec<EntityId> {
    let mut seen = BTreeSet::new();
    let mut things = Vec::new();
    for put in wrote {
        let is_thing = matches!(
            voice.record.entity_type(&put.entity),
            Some(EntityType::Item | EntityType::Party | EntityType::Person | EntityType::Member)
        );
        if is_thing && seen.insert(put.entity.clone()) {
            things.push(put.entity.clone());
        }
    }
    things
}

fn events(wrote: &[Put]) -> Vec<Event> {
    let bodies = wrote.iter().filter(|put| put.field == BODY_FIELD);
    bodies.filter_map(|put| Event::from_body(EventId::from(put.entity.as_str()), &put.value).ok()).collect()
}

fn told(voice: &Voice<'_>, event: &Event) -> String {
    let words = event_words(voice, event);
    match &event.item {
        Some(item) => format!("{}: {words}", voice.title_of(item)),
        None => words,
    }
}

/// The words of the fields that a change wrote, when it is about one thing.
fn changed(voice: &Voice<'_>, wrote: &[Put], things: &[EntityId]) -> Option<Arg> {
    let [thing] = things else { return None };
    let fields = voice.record.fields(thing)?;
    let kind = FormKind::of(voice.record.entity_type(thing), fields)?;
    let named = wrote.iter().filter(|put| &put.entity == thing && put.field != TYPE_FIELD);
    let mut labels: Vec<String> = named.map(|put| register_label(voice, &kind, &put.field)).collect();
    labels.dedup();
    (!labels.is_empty()).then(|| Arg::List(labels.into_iter().take(NAMED_MAX).map(Arg::text).collect()))
}
