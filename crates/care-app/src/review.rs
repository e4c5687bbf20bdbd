//! What waits for a yes: each proposal with how every value was read and where.

use crate::concierge::{BroughtFile, file_kind_code, is_certain, is_open_question, matches_of};
use crate::view::{BesideView, CountView, FileReadView, ProblemView, ProposalView, ReadingView, ReviewView};
use crate::voice::Voice;
use care_exchange::{Match, MatchKind};
use care_model::{
    Arg, Draft, EntityId, EntityType, Fields, Item, ItemId, Message, PartyId, ProblemCode, Question, Record, Sensitive,
    Slot,
};
use care_store::Proposal;
use chrono::NaiveDate;
use serde_json::Value;
use std::collections::BTreeMap;

/// Problems of one file that a screen lists.
const PROBLEMS_SHOWN: usize = 50;

/// Names of the files that were brought in, by SHA-256.
pub type Names = BTreeMap<String, Sensitive<String>>;

/// Lays out proposals. `voice` speaks about the record *with* the drafts in it, so that a new doctor
/// already has a name ([`with_drafts`]); `record` is the record as it is.
pub fn review_view(
    voice: &Voice<'_>,
    record: &Record,
    pending: &[Proposal],
    files: &[BroughtFile],
    names: &Names,
) -> ReviewView {
    let matches = matches_of(record, pending);
    ReviewView {
        files: files.iter().map(|file| file_view(voice, file)).collect(),
        proposals: pending.iter().map(|proposal| proposal_view(voice, record, proposal, names, &matches)).collect(),
        unchanged: files.iter().map(|file| count(file.unchanged)).sum(),
        unsorted: Vec::new(),
        unfinished: None,
    }
}

/// A copy of the record with drafts applied.
pub fn with_drafts<'a>(record: &Record, drafts: impl Iterator<Item = &'a Draft>) -> Record {
    let mut shown = record.clone();
    shown.put(drafts.flat_map(|draft| draft.accept().puts()));
    shown
}

fn proposal_view(
    voice: &Voice<'_>,
    record: &Record,
    proposal: &Proposal,
    names: &Names,
    matches: &BTreeMap<EntityId, Match>,
) -> ProposalView {
    let draft = &proposal.draft;
    let kind = match draft.entity_type {
        EntityType::Party => "party".to_owned(),
        EntityType::Person => "person".to_owned(),
        _ => draft.kind().unwrap_or("task").to_owned(),
    };
    let found = matches.get(&draft.entity);
    let is_open = is_open_question(matches, draft);
    let state = match (found.map(|found| found.kind), record.fields(&draft.entity)) {
        (Some(MatchKind::PerhapsSame), _) => "unsure",
        (Some(MatchKind::Same), _) if found.is_some_and(|found| found.changes.is_empty()) => "same",
        (Some(_), _) | (None, Some(_)) => "changed",
        (None, None) => "new",
    };
    let beside = found.map(|found| beside(voice, found));
    ProposalView {
        id: proposal.id.clone(),
        kind_word: voice.plain(&format!("kind-{kind}")),
        kind,
        summary: summary(voice, draft),
        state: state.to_owned(),
        readings: readings(voice, &draft.fields, &draft.unsure),
        source_file: proposal.evidence.as_ref().and_then(|sha256| names.get(sha256)).map(|name| name.reveal().clone()),
        source_place: match proposal.evidence {
            Some(_) => draft.source.place.clone(),
            None => voice.plain("view-typed"),
        },
        source_text: draft.source.text.as_ref().map(|text| text.reveal().clone()),
        question: draft.question.map(|question| ask(voice, question, &draft.fields)),
        is_certain: is_certain(draft),
        is_suggested: draft.question.is_none() && !is_open,
        beside,
    }
}

/// What a proposal is, or may be, in words.
fn beside(voice: &Voice<'_>, found: &Match) -> BesideView {
    let item = ItemId::from(found.with.as_str());
    let title = match voice.record.items.contains_key(&item) {
        true => voice.headline(&found.with),
        false => voice.party(&PartyId::from(found.with.as_str())),
    };
    let key = match found.kind {
        MatchKind::Same => "match-same",
        MatchKind::Moved => "match-moved",
        MatchKind::Cancelled => "match-cancelled",
        MatchKind::AddsTo => "match-adds-to",
        MatchKind::PerhapsSame => "match-perhaps",
    };
    let mut readings: Vec<ReadingView> = found
        .changes
        .iter()
        .filter_map(|change| {
            let value = value_words(voice, &change.field, &change.new)?;
            let label = voice.plain(&format!("field-{}", change.field.replace('_', "-")));
            Some(ReadingView { label, value, is_unsure: false })
        })
        .collect();
    readings.dedup();
    BesideView {
        id: found.with.to_string(),
        text: voice.with(key, "what", Arg::text(title)),
        asks: found.kind == MatchKind::PerhapsSame,
        changes: readings,
    }
}

fn summary(voice: &Voice<'_>, draft: &Draft) -> String {
    if draft.entity_type != EntityType::Item {
        return draft.fields.get("name").and_then(Value::as_str).unwrap_or_default().to_owned();
    }
    let id = ItemId::from(draft.entity.as_str());
    let (item, _) = Item::from_fields(id, &draft.fields);
    let title = voice.title(&item);
    let day = when(&draft.fields).map(|day| voice.day(day));
    match (&item.detail, day) {
        (care_model::Detail::HandOff(need), day) => {
            let to = voice.party_or_open(need.to.as_ref());
            let message = match day {
                Some(day) => Message::new("view-hand-off-by").with("date", Arg::text(day)),
                None => Message::new("view-hand-off"),
            };
            voice.say(&message.with("what", Arg::text(title)).with("to", Arg::text(to)))
        }
        (_, Some(day)) => format!("{title} · {day}"),
        (_, None) => title,
    }
}

/// The day that matters of an item, in the order in which people ask for it.
fn when(fields: &Fields) -> Option<NaiveDate> {
    if let Some(slot) = fields.get("slot").and_then(|slot| serde_json::from_value::<Slot>(slot.clone()).ok()) {
        return Some(slot.day());
    }
    ["needed_by", "performed", "dated", "ordered", "due", "started", "run_out"]
        .iter()
        .find_map(|field| fields.get(*field).and_then(Value::as_str))
        .and_then(|text| NaiveDate::parse_from_str(text, "%Y-%m-%d").ok())
}

fn ask(voice: &Voice<'_>, question: Question, fields: &Fields) -> String {
    match question {
        Question::IsItAVisit => {
            let party = fields.get("party").and_then(Value::as_str).map(PartyId::from);
            let mut message = Message::new("view-is-it-a-visit");
            message = message.with("party", Arg::text(voice.party_or_open(party.as_ref())));
            if let Some(day) = when(fields) {
                message = message.with("date", Arg::Day(day));
            }
            voice.say(&message)
        }
    }
}

/// Registers that are shown to a person, in this order. The rest is plumbing.
const SHOWN: [&str; 41] = [
    "name",
    "role",
    "what",
    "label",
    "from",
    "to",
    "party",
    "order_by",
    "by",
    "prescriber",
    "pharmacy",
    "author",
    "slot",
    "needed_by",
    "due",
    "ordered",
    "booked",
    "performed",
    "report_final",
    "dated",
    "valid_from",
    "valid_to",
    "run_out",
    "refills_left",
    "started",
    "ended",
    "directions",
    "hard",
    "for",
    "source",
    "number",
    "modality",
    "contrast",
    "patient_calls",
    "office_calls",
    "phone",
    "fax",
    "address",
    "email",
    "state",
    "outcome",
];

/// How each value was read, in words.
pub fn readings(voice: &Voice<'_>, fields: &Fields, unsure: &[String]) -> Vec<ReadingView> {
    SHOWN
        .iter()
        .filter_map(|field| Some((*field, value_words(voice, field, fields.get(*field)?)?)))
        .map(|(field, value)| ReadingView {
            label: voice.plain(&format!("field-{}", field.replace('_', "-"))),
            value,
            is_unsure: unsure.iter().any(|name| name == field),
        })
        .collect()
}

fn value_words(voice: &Voice<'_>, field: &str, value: &Value) -> Option<String> {
    match (field, value) {
        ("from" | "to" | "party" | "order_by" | "by" | "prescriber" | "pharmacy" | "author", Value::String(id)) => {
            Some(voice.party(&PartyId::from(id.as_str())))
        }
        ("for" | "source", Value::String(id)) => Some(voice.title_of(&ItemId::from(id.as_str()))),
        ("slot", slot) => {
            let slot: Slot = serde_json::from_value(slot.clone()).ok()?;
            let place = slot.place.as_ref().map(|place| format!(" · {}", place.reveal())).unwrap_or_default();
            Some(format!("{}{place}", voice.moment(&slot, voice.record.settings.zone)))
        }
        ("what", Value::String(what)) => Some(voice.thing_word(what)),
        ("role", Value::String(role)) => Some(voice.plain(&format!("role-{role}"))),
        ("state" | "outcome", Value::String(code)) => Some(voice.plain(&format!("code-{}", code.replace('_', "-")))),
        ("hard", Value::Bool(hard)) => Some(voice.plain(if *hard { "view-must-be-there" } else { "view-copy" })),
        (_, Value::Bool(true)) => Some(voice.plain("view-yes")),
        (_, Value::Bool(false)) | (_, Value::Null) => None,
        (_, Value::String(text)) => match NaiveDate::parse_from_str(text, "%Y-%m-%d") {
            Ok(day) => Some(voice.day(day)),
            Err(_) => Some(text.clone()),
        },
        (_, Value::Number(number)) => Some(number.to_string()),
        (_, Value::Array(_) | Value::Object(_)) => None,
    }
}

fn file_view(voice: &Voice<'_>, file: &BroughtFile) -> FileReadView {
    let mut found: BTreeMap<String, usize> = BTreeMap::new();
    for draft in &file.reading.drafts {
        let kind = if draft.entity_type == EntityType::Party { "party" } else { draft.kind().unwrap_or("task") };
        *found.entry(voice.plain(&format!("kinds-{kind}"))).or_default() += 1;
    }
    let mut problems: Vec<ProblemView> = Vec::new();
    if crate::concierge::is_about_another(&file.reading) {
        let name = file.reading.subject.as_ref().map(|subject| subject.name.reveal().clone()).unwrap_or_default();
        problems
            .push(ProblemView { place: String::new(), why: voice.with("view-names-another", "name", Arg::text(name)) });
    }
    problems.extend(
        file.reading
            .problems
            .iter()
            .take(PROBLEMS_SHOWN)
            .map(|problem| ProblemView { place: problem.at.clone(), why: voice.plain(problem_key(problem.why)) }),
    );
    FileReadView {
        name: file.path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default(),
        kind: voice.plain(&format!("file-kind-{}", file_kind_code(file.reading.kind).replace('_', "-"))),
        sha256: file.sha256.clone(),
        found: found.into_iter().map(|(word, n)| CountView { word, count: count(n) }).collect(),
        not_used: file
            .reading
            .counts
            .iter()
            .filter(|(_, counted)| counted.not_used > 0)
            .map(|(word, counted)| CountView { word: word.clone(), count: count(counted.not_used) })
            .collect(),
        problems,
        is_known: file.is_known,
        is_kept_unread: file.is_kept_unread(),
    }
}

/// The words for a problem.
pub fn problem_key(code: ProblemCode) -> &'static str {
    match code {
        ProblemCode::Empty => "problem-empty",
        ProblemCode::Truncated => "problem-truncated",
        ProblemCode::Malformed => "problem-malformed",
        ProblemCode::UnknownFormat => "problem-unknown-format",
        ProblemCode::TooLarge => "problem-too-large",
        ProblemCode::BadDate => "problem-bad-date",
        ProblemCode::Missing => "problem-missing",
        ProblemCode::NotUsed => "problem-not-used",
        ProblemCode::ReaderDied => "problem-reader-died",
        ProblemCode::ReaderSilent => "problem-reader-silent",
        ProblemCode::NotRead => "problem-not-read",
        ProblemCode::NotOpened => "problem-not-opened",
    }
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
