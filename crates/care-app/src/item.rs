//! One item, opened: where it stands and why, its facts, its history, what can be logged.

use crate::board::hand_off_actions;
use crate::card::card_view;
use crate::form::FormKind;
use crate::review::readings;
use crate::view::{ChoiceView, FactView, HistoryLineView, ItemView};
use crate::voice::Voice;
use care_journey::{Plan, Status};
use care_model::{Arg, Detail, EntityId, EntityType, Event, Happening, Item, ItemId, Message};
use chrono::NaiveTime;

/// Lays out one item as the plan sees it. `source` is where it was read: file and place. Its fields, links
/// and files are added by whoever can read the store.
pub fn item_view(voice: &Voice<'_>, plan: &Plan, id: &ItemId, source: Option<String>) -> ItemView {
    let item = voice.record.items.get(id);
    let standing = plan.standings.get(id);
    let entity = EntityId::from(id);
    let fields = voice.record.fields(&entity);
    let kind = fields.and_then(|fields| FormKind::of(Some(EntityType::Item), fields));
    let facts = fields.map(|fields| {
        let lines = readings(voice, fields, &[]);
        lines.into_iter().map(|line| FactView { label: line.label, value: line.value }).collect()
    });
    let status = standing.map_or(Status::NotBooked, |standing| standing.status.clone());
    let action = plan.next_actions.get(voice.me).and_then(|all| all.iter().find(|action| &action.item == id));
    ItemView {
        id: id.to_string(),
        kind_word: kind.as_ref().map(|kind| kind.word(voice)).unwrap_or_default(),
        kind: kind.map(|kind| kind.name().to_owned()).unwrap_or_default(),
        title: voice.headline(&entity),
        status: voice.status(&status),
        why: standing.map(|standing| voice.say(&standing.why)).unwrap_or_default(),
        slack_bd: standing.and_then(|standing| standing.slack_bd).and_then(|days| i32::try_from(days).ok()),
        safe_until_on: standing.and_then(|standing| standing.ls).map(|day| day.to_string()),
        blocked_by: match &status {
            Status::Blocked(by) => by.iter().map(ToString::to_string).collect(),
            _ => Vec::new(),
        },
        facts: facts.unwrap_or_default(),
        source,
        history: history(voice, id),
        actions: item.map(|item| actions(voice, item, &status)).unwrap_or_default(),
        card: action.and_then(|action| card_view(voice, plan, id, action.card.as_deref())),
        fields: Vec::new(),
        linked: Vec::new(),
        files: Vec::new(),
        banner: None,
        is_binned: item.is_none(),
    }
}

/// What happened to an item, latest first; calls that were about it included.
fn history(voice: &Voice<'_>, id: &ItemId) -> Vec<HistoryLineView> {
    let mut lines: Vec<HistoryLineView> = voice
        .record
        .events
        .values()
        .filter(|event| concerns(event, id))
        .map(|event| HistoryLineView {
            when: voice.instant(event.at),
            who: voice.actor(&event.actor),
            what: event_words(voice, event),
        })
        .collect();
    lines.reverse();
    lines
}

fn concerns(event: &Event, id: &ItemId) -> bool {
    let about = match &event.what {
        Happening::Call { about, .. } => about.contains(id),
        Happening::NudgeSent { .. } => return false,
        _ => false,
    };
    about || event.item.as_ref() == Some(id)
}

/// One event in words.
pub fn event_words(voice: &Voice<'_>, event: &Event) -> String {
    match &event.what {
        Happening::Call { party, outcome, date, note, spoke_with, .. } => {
            let code = serde_json::to_value(outcome).ok().and_then(|code| code.as_str().map(str::to_owned));
            let outcome = voice.plain(&format!("outcome-{}", code.unwrap_or_default()));
            let whom = if party.as_str().is_empty() { voice.plain("the-office") } else { voice.party(party) };
            let mut words = voice
                .say(&Message::new("view-called").with("party", Arg::text(whom)).with("outcome", Arg::text(outcome)));
            if let Some(day) = date {
                words = format!("{words} {}", voice.with("view-promised-for", "date", Arg::Day(*day)));
            }
            for extra in [spoke_with, note].into_iter().flatten() {
                words = format!("{words} · {}", extra.reveal());
            }
            words
        }
        Happening::Booked { start, .. } | Happening::Moved { start, .. } if start.0.time() == NaiveTime::MIN => {
            let key = format!("event-{}", event.what.name());
            format!("{}: {}", voice.plain(&key), voice.day(start.date()))
        }
        what => {
            let (key, args) = told(what);
            let known = voice.words.has(&key);
            let message = Message::new(if known { key } else { "event-other".to_owned() });
            voice.say(&args.into_iter().fold(message, |message, (name, arg)| message.with(name, arg)))
        }
    }
}

/// The text of the catalogue for an event, with its days where it tells some.
fn told(what: &Happening) -> (String, Vec<(&'static str, Arg)>) {
    let name = format!("event-{}", what.name().replace('.', "-"));
    let days: Vec<(&'static str, Arg)> = match what {
        Happening::NeedRequested { promised: Some(day) } | Happening::NeedHandedOver { promised: Some(day) } => {
            vec![("date", Arg::Day(*day))]
        }
        Happening::Booked { start, .. } | Happening::Moved { start, .. } => {
            // As on the wall there, without a word about zones.
            let zone = chrono_tz::UTC;
            vec![("date", Arg::Day(start.date())), ("time", Arg::Time { wall: start.0, zone, reader: zone })]
        }
        Happening::PaApproved { window: Some([from, until]), .. } => {
            vec![("date", Arg::Day(*from)), ("date2", Arg::Day(*until))]
        }
        _ => return (name, Vec::new()),
    };
    (format!("{name}-date"), days)
}

/// What can be logged on an item now.
fn actions(voice: &Voice<'_>, item: &Item, status: &Status) -> Vec<ChoiceView> {
    if matches!(status, Status::Done | Status::Cancelled) {
        return Vec::new();
    }
    let one = |code: &str, key: &str| voice.choice(code, key);
    match &item.detail {
        Detail::HandOff(_) => hand_off_actions(voice, item, status),
        Detail::Referral(_) => {
            vec![one("referral.received", "view-act-referral-received"), one("cancelled", "view-act-cancelled")]
        }
        Detail::Visit(_) => vec![
            one("capture", "view-act-capture"),
            one("missed", "view-act-missed"),
            one("cancelled", "view-act-cancelled"),
        ],
        Detail::Imaging(_) | Detail::Procedure(_) => vec![
            one("performed", "view-act-performed"),
            one("report.final", "view-act-report-final"),
            one("safety_form.done", "view-act-safety-form"),
            one("talk.planned", "view-act-talk-planned"),
            one("missed", "view-act-missed"),
            one("cancelled", "view-act-cancelled"),
        ],
        Detail::PriorAuth(_) => vec![
            voice.choice_with_day("pa.submitted", "view-act-pa-submitted", "view-which-day-decided"),
            one("pa.approved", "view-act-pa-approved"),
            one("pa.denied", "view-act-pa-denied"),
        ],
        Detail::Lab(_) => vec![one("lab.drawn", "view-act-lab-drawn"), one("lab.resulted", "view-act-lab-resulted")],
        Detail::Offer(_) => {
            vec![one("offer.accepted", "view-act-offer-accepted"), one("offer.declined", "view-act-offer-declined")]
        }
        Detail::Medicine(_) => vec![
            voice.choice_with_day("refill.requested", "view-act-refill-requested", "view-which-day-promised"),
            voice.choice_with_day("refill.picked_up", "view-act-refill-picked-up", "view-which-day-run-out"),
        ],
        Detail::Access(_)
        | Detail::Rebook(_)
        | Detail::Therapy(_)
        | Detail::Document(_)
        | Detail::Task(_)
        | Detail::Study(_)
        | Detail::Equipment(_)
        | Detail::Coverage(_)
        | Detail::Insurance(_)
        | Detail::Check(_)
        | Detail::SecondOpinion(_)
        | Detail::Clearance(_)
        | Detail::Discharge(_)
        | Detail::Conflict(_)
        | Detail::Instruction(_)
        | Detail::Question(_)
        | Detail::Note(_)
        | Detail::MedList(_)
        | Detail::MedStep(_)
        | Detail::Unknown(_) => Vec::new(),
    }
}
