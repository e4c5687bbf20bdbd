//! A change in one sentence.

use crate::item::event_words;
use crate::voice::Voice;
use care_model::{Arg, EntityId, EntityType, Event, Message};
use std::collections::BTreeSet;

/// Things that a sentence names; the rest is counted.
const NAMED_MAX: usize = 3;

/// What a change did: why it was made and what it wrote.
pub(crate) struct Did<'a> {
    /// Why, in one word.
    pub intent: &'a str,
    /// What it wrote to.
    pub entities: &'a BTreeSet<EntityId>,
    /// The words of the registers it wrote, where it is about one thing.
    pub fields: &'a [String],
}

/// A change in words.
pub(crate) fn step_words(voice: &Voice<'_>, did: &Did<'_>) -> String {
    let things = match did.intent {
        "merge" => merged(voice, did.entities),
        _ => things(voice, did.entities),
    };
    let names = || named(things.iter().map(|thing| voice.headline(thing)).collect(), things.len());
    let say = |key: &str| voice.say(&Message::new(key).with("items", names()));
    match did.intent {
        _ if things.is_empty() && !has_event(voice, did.entities) => voice.plain("view-did-own"),
        "add" => say("view-did-add"),
        "import" => say("view-did-import"),
        "discard" => say("view-did-discard"),
        "restore" => say("view-did-restore"),
        "merge" => say("view-did-merge"),
        "undo" => say("view-did-undo"),
        "arising" => say("view-did-add"),
        "call" | "log" | "answer" | "snooze" | "capture" => match first_event(voice, did.entities) {
            Some(event) => told(voice, event),
            None => say("view-did-change"),
        },
        _ if did.fields.is_empty() => say("view-did-change"),
        _ => {
            let fields = named(did.fields.to_vec(), did.fields.len());
            voice.say(&Message::new("view-did-save").with("items", names()).with("fields", fields))
        }
    }
}

fn named(words: Vec<String>, count: usize) -> Arg {
    let mut shown: Vec<Arg> = words.into_iter().take(NAMED_MAX).map(Arg::text).collect();
    if count > NAMED_MAX {
        shown.push(Arg::text(format!("+{}", count - NAMED_MAX)));
    }
    Arg::List(shown)
}

/// The things that a change is about; where it only noted events, what they happened to.
fn things(voice: &Voice<'_>, entities: &BTreeSet<EntityId>) -> Vec<EntityId> {
    let is_thing = |entity: &&EntityId| {
        matches!(
            voice.record.entity_type(entity),
            Some(EntityType::Item | EntityType::Party | EntityType::Person | EntityType::Member)
        )
    };
    let things: Vec<EntityId> = entities.iter().filter(is_thing).cloned().collect();
    if !things.is_empty() {
        return things;
    }
    let events = voice.record.events.values().filter(|event| entities.contains(&EntityId::from(&event.id)));
    let about: BTreeSet<EntityId> = events.filter_map(|event| event.item.as_ref()).map(EntityId::from).collect();
    about.into_iter().collect()
}

/// The one that stayed, then the one that was folded into it; what was pointed anew is left out.
fn merged(voice: &Voice<'_>, entities: &BTreeSet<EntityId>) -> Vec<EntityId> {
    let into = |entity: &EntityId| {
        let into = voice.record.fields(entity)?.get("merged_into")?;
        into.as_str().map(|into| [EntityId::new(into), entity.clone()])
    };
    let pair = entities.iter().find_map(into);
    pair.map_or_else(|| things(voice, entities), |pair| pair.to_vec())
}

fn first_event<'r>(voice: &Voice<'r>, entities: &BTreeSet<EntityId>) -> Option<&'r Event> {
    voice.record.events.values().find(|event| entities.contains(&EntityId::from(&event.id)))
}

fn has_event(voice: &Voice<'_>, entities: &BTreeSet<EntityId>) -> bool {
    entities.iter().any(|entity| voice.record.entity_type(entity) == Some(EntityType::Event))
}

fn told(voice: &Voice<'_>, event: &Event) -> String {
    let words = event_words(voice, event);
    match &event.item {
        Some(item) => format!("{}: {words}", voice.title_of(item)),
        None => words,
    }
}
