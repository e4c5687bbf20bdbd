//! One typed line becomes proposals; how each word was read is shown, and may be set right, before it counts.

use super::sheet::not_too_many;
use super::visit_form::parties;
use crate::Trouble;
use crate::capture_view::{LineWordView, PickView, ReadLineRequest, TypedLineView, WordFixRequest};
use crate::concierge::Concierge;
use crate::concierge::bring_in::propose;
use crate::voice::Voice;
use care_exchange::{LineContext, LineReading, Locale, Reads, WordReading, read_line_words};
use care_model::{Arg, Draft, EntityId, EntityType, Kind, Message, PartyId, Sensitive, day_of};
use care_store::Proposal;
use chrono::NaiveDate;
use serde_json::Value;
use std::ops::Range;

/// Kinds that a word of a line can be said to be, and a word by which the reader knows each.
const KINDS: [(&str, &str); 9] = [
    ("visit", "visit"),
    ("imaging", "scan"),
    ("lab", "blood test"),
    ("referral", "referral"),
    ("need", "send"),
    ("pa", "approval"),
    ("medicine", "refill"),
    ("therapy", "physical therapy"),
    ("task", "task"),
];

impl Concierge {
    /// Reads one line and keeps what it proposes, so that it survives a crash.
    ///
    /// # Errors
    /// The line is empty, the record is locked, or the disk refuses.
    pub async fn read_line(&mut self, text: &str) -> Result<Vec<Proposal>, Trouble> {
        let request = ReadLineRequest { text: text.to_owned(), ..ReadLineRequest::default() };
        Ok(self.read_and_keep(&request).await?.1)
    }

    /// Reads one line, with the words that a person set right, and shows how every word was read. What the
    /// reading before proposed (`replaces`) no longer waits.
    ///
    /// # Errors
    /// The line is empty, a word set right is not in it, the record is locked, or the disk refuses.
    pub async fn read_line_words(&mut self, request: &ReadLineRequest) -> Result<TypedLineView, Trouble> {
        let (words, proposals) = self.read_and_keep(request).await?;
        let mut review = self.review(&[]).await?;
        review.proposals.retain(|shown| proposals.iter().any(|proposal| proposal.id == shown.id));
        // In the order of the reading: the main one first.
        review.proposals.sort_by_key(|shown| proposals.iter().position(|proposal| proposal.id == shown.id));
        let record = self.record()?;
        let shown = crate::review::with_drafts(record, proposals.iter().map(|proposal| &proposal.draft));
        let voice = Voice { record: &shown, ..self.voice_at(self.now())? };
        let known = self.voice_at(self.now())?;
        let kind = |(kind, _): &(&str, &str)| PickView {
            id: (*kind).to_owned(),
            name: voice.plain(&format!("kind-{kind}")),
            detail: String::new(),
        };
        Ok(TypedLineView {
            text: request.text.clone(),
            words: words.iter().map(|word| word_view(&voice, &request.text, word, &proposals)).collect(),
            proposals: review.proposals,
            kinds: KINDS.iter().map(kind).collect(),
            parties: parties(&known, None),
        })
    }

    async fn read_and_keep(&mut self, request: &ReadLineRequest) -> Result<(Vec<WordReading>, Vec<Proposal>), Trouble> {
        if request.text.trim().is_empty() {
            return Err(Trouble::BadInput("a line of words is needed".to_owned()));
        }
        let now = self.world.clock.now();
        let record = self.record()?;
        let zone = record.settings.zone;
        let context = LineContext {
            today: day_of(now, zone),
            zone,
            known_parties: record.parties.iter().map(|(id, party)| (id.clone(), party.name.clone())).collect(),
            locale: if self.words.locale() == care_words::Locale::EsUs { Locale::Spanish } else { Locale::English },
        };
        let fixes = fixes(&request.text, &request.fixes, &context)?;
        let reading = read_fixed(&request.text, &fixes, &context);
        let proposals: Vec<Proposal> = reading.drafts.iter().map(|draft| propose(draft, None, now)).collect();
        let stale: Vec<String> = not_too_many(&request.replaces)?
            .iter()
            .filter(|id| !proposals.iter().any(|proposal| &&proposal.id == id))
            .cloned()
            .collect();
        let store = &self.opened()?.store;
        store.put_proposals(&proposals).await?;
        if !stale.is_empty() {
            store.withdraw_proposals(&stale).await?;
        }
        Ok((reading.words, proposals))
    }
}

/// What a person set a word to.
enum Set {
    Party { name: String },
    Day(NaiveDate),
    Kind { kind: &'static str, by: &'static str },
    Words,
}

/// A word of the line, in characters, and what it is set to.
struct Fix {
    span: Range<usize>,
    set: Set,
}

fn fixes(text: &str, asked: &[WordFixRequest], context: &LineContext) -> Result<Vec<Fix>, Trouble> {
    let mut fixes = Vec::new();
    for fix in not_too_many(asked)? {
        let not_there = || Trouble::BadInput("no such word in the line".to_owned());
        let start = char_at(text, fix.start).ok_or_else(not_there)?;
        let end = char_at(text, fix.end).ok_or_else(not_there)?;
        if start >= end {
            return Err(not_there());
        }
        let unknown = || Trouble::BadInput("unknown choice".to_owned());
        let set = match fix.reads.as_str() {
            "party" => {
                let id = PartyId::from(fix.value.as_str());
                let party = context.known_parties.iter().find(|(known, _)| *known == id).ok_or_else(unknown)?;
                Set::Party { name: party.1.reveal().clone() }
            }
            "day" => Set::Day(super::sheet::day(Some(&fix.value))?.ok_or_else(unknown)?),
            "kind" => {
                let (kind, by) = KINDS.into_iter().find(|(kind, _)| *kind == fix.value).ok_or_else(unknown)?;
                Set::Kind { kind, by }
            }
            "words" => Set::Words,
            _ => return Err(unknown()),
        };
        fixes.push(Fix { span: start..end, set });
    }
    fixes.sort_by_key(|fix| fix.span.start);
    let overlaps = fixes.windows(2).any(|pair| matches!(pair, [a, b] if a.span.end > b.span.start));
    if overlaps {
        return Err(Trouble::BadInput("a word was set twice".to_owned()));
    }
    Ok(fixes)
}

/// Reads the line with the words set right standing in it, and tells of the words where they were typed.
fn read_fixed(text: &str, fixes: &[Fix], context: &LineContext) -> LineReading {
    let (said, places) = with_fixes(text, fixes);
    let mut reading = read_line_words(&said, context);
    for word in &mut reading.words {
        let place = places.iter().find(|place| place.said.start < word.end && word.start < place.said.end);
        (word.start, word.end) = match place {
            Some(place) => (place.typed.start, place.typed.end),
            None => (typed_at(&places, word.start), typed_at(&places, word.end)),
        };
        word.is_sure |= place.is_some();
    }
    for fix in fixes {
        match fix.set {
            Set::Words => forget(&mut reading, fix),
            Set::Kind { kind, .. } => {
                if !reading.drafts.iter().any(|draft| draft.kind() == Some(kind)) {
                    set_kind(&mut reading, kind);
                }
            }
            Set::Party { .. } | Set::Day(_) => {}
        }
    }
    // Words that were set right together with what stands beside them are told once.
    reading.words.dedup_by(|later, former| later.start < former.end);
    for draft in &mut reading.drafts {
        keep_as_typed(draft, said.trim(), text.trim());
    }
    reading
}

/// A stretch that stands otherwise in what is read than in what was typed; in characters.
struct Place {
    typed: Range<usize>,
    said: Range<usize>,
}

fn with_fixes(text: &str, fixes: &[Fix]) -> (String, Vec<Place>) {
    let (mut said, mut length, mut places) = (String::new(), 0, Vec::new());
    let mut letters = text.chars().enumerate().peekable();
    for fix in fixes {
        while let Some((_, letter)) = letters.next_if(|(at, _)| *at < fix.span.start) {
            said.push(letter);
            length += 1;
        }
        let mut typed = String::new();
        while let Some((_, letter)) = letters.next_if(|(at, _)| *at < fix.span.end) {
            typed.push(letter);
        }
        let instead = match &fix.set {
            Set::Party { name } => name.clone(),
            Set::Day(day) => day.to_string(),
            Set::Kind { by, .. } => (*by).to_owned(),
            Set::Words => typed,
        };
        let from = length;
        length += instead.chars().count();
        said.push_str(&instead);
        places.push(Place { typed: fix.span.clone(), said: from..length });
    }
    said.extend(letters.map(|(_, letter)| letter));
    (said, places)
}

/// Where a character outside of every fix was typed.
fn typed_at(places: &[Place], said: usize) -> usize {
    match places.iter().rev().find(|place| place.said.end <= said) {
        Some(before) => before.typed.end + (said - before.said.end),
        None => said,
    }
}

/// Plain words: nothing was read in them, so the register that they filled is empty again.
fn forget(reading: &mut LineReading, fix: &Fix) {
    for word in &mut reading.words {
        if word.start >= fix.span.end || word.end <= fix.span.start {
            continue;
        }
        word.reads = Reads::Unread;
        let field = word.field.take().filter(|field| field != "kind");
        let draft = word.about_draft.take().and_then(|draft| reading.drafts.get_mut(draft));
        if let (Some(field), Some(draft)) = (field, draft) {
            draft.fields.remove(&field);
            draft.unsure.retain(|unsure| *unsure != field);
        }
    }
}

/// The main draft becomes another kind; only registers that this kind has stay.
fn set_kind(reading: &mut LineReading, kind: &str) {
    let Some(main) = reading.drafts.iter_mut().find(|draft| draft.entity_type == EntityType::Item) else { return };
    if let Some(kind) = Kind::from_name(kind) {
        main.fields.retain(|name, _| kind.field(name).is_some());
    }
    main.fields.insert("kind".to_owned(), Value::from(kind));
}

/// The draft tells what was typed, not what was read in its place.
fn keep_as_typed(draft: &mut Draft, said: &str, typed: &str) {
    for value in draft.fields.values_mut() {
        if value.as_str() == Some(said) {
            *value = Value::from(typed);
        }
    }
    if draft.source.text.as_ref().is_some_and(|text| text.reveal() == said) {
        draft.source.text = Some(Sensitive::new(typed.to_owned()));
    }
}

fn word_view(voice: &Voice<'_>, text: &str, word: &WordReading, proposals: &[Proposal]) -> LineWordView {
    let (reads, reads_as) = told(voice, &word.reads);
    let can_be: &[&str] = match reads {
        "small" => &[],
        _ => &["party", "day", "kind", "words"],
    };
    LineWordView {
        start: utf16_at(text, word.start),
        end: utf16_at(text, word.end),
        text: text.chars().skip(word.start).take(word.end - word.start).collect(),
        reads: reads.to_owned(),
        reads_as,
        is_sure: word.is_sure,
        draft: word.about_draft.and_then(|draft| proposals.get(draft)).map(|proposal| proposal.id.clone()),
        can_be: can_be.iter().map(|code| (*code).to_owned()).collect(),
    }
}

fn told(voice: &Voice<'_>, reads: &Reads) -> (&'static str, String) {
    let or = |said: String, or: &Option<NaiveDate>| match or {
        Some(other) => voice.say(
            &Message::new("captures-word-day-or")
                .with("date", Arg::text(said))
                .with("date2", Arg::text(voice.day(*other))),
        ),
        None => said,
    };
    let whom = |party: &EntityId, is_known: bool| {
        let name = voice.party(&PartyId::from(party.as_str()));
        let key = if is_known { "captures-word-known" } else { "captures-word-new" };
        voice.with(key, "name", Arg::text(name))
    };
    match reads {
        Reads::Kind { kind } => ("kind", voice.plain(&format!("kind-{kind}"))),
        Reads::Day { day, or: other } => ("day", or(voice.day(*day), other)),
        Reads::LastDay { day, or: other } => {
            ("day", or(voice.with("captures-word-last-day", "date", Arg::text(voice.day(*day))), other))
        }
        Reads::Days { first, last } => (
            "day",
            voice.say(
                &Message::new("captures-word-days")
                    .with("date", Arg::text(voice.day(*first)))
                    .with("date2", Arg::text(voice.day(*last))),
            ),
        ),
        Reads::NoSuchDay => ("day", voice.plain("captures-word-no-such-day")),
        Reads::Time { time } => {
            let wall = voice.today().and_time(*time);
            ("time", voice.words.arg(&Arg::Time { wall, zone: voice.zone(), reader: voice.zone() }))
        }
        Reads::Repeat { .. } => ("repeat", voice.plain("captures-word-repeats")),
        Reads::Party { party, is_known } | Reads::Place { party, is_known } => ("party", whom(party, *is_known)),
        Reads::Phone => ("phone", voice.plain("captures-word-phone")),
        Reads::Number => ("number", voice.plain("captures-word-number")),
        Reads::Purpose => ("about", voice.plain("captures-word-about")),
        Reads::Answer => ("answer", voice.plain("captures-word-answer")),
        Reads::Small => ("small", String::new()),
        Reads::Unread => ("unread", voice.plain("captures-word-unread")),
    }
}

/// The character at a place that a screen counts in UTF-16 units; `None` inside of one, or past the end.
fn char_at(text: &str, units: u32) -> Option<usize> {
    let mut at = 0;
    for (number, letter) in text.chars().enumerate() {
        if at == units {
            return Some(number);
        }
        at += u32::try_from(letter.len_utf16()).ok()?;
    }
    (at == units).then(|| text.chars().count())
}

fn utf16_at(text: &str, char: usize) -> u32 {
    let units: usize = text.chars().take(char).map(char::len_utf16).sum();
    u32::try_from(units).unwrap_or(u32::MAX)
}
