//! After an absence: one quiet summary, never a pile (handbook 3.10).

use crate::view::{AwayView, LineView};
use crate::voice::Voice;
use care_journey::{Plan, Status};
use care_model::{Arg, Happening, Instant, ItemId};
use chrono::Duration;

/// An absence that deserves a summary.
const AWAY_HOURS_MIN: i64 = 24;
/// How long the summary stays when nobody closes it.
const SHOWN_HOURS: i64 = 24;
/// Lines of the summary (handbook 5.4: at most five).
const LINES_MAX: usize = 5;

/// The summary while it is of use; `None` otherwise.
pub fn away_view(voice: &Voice<'_>, plan: &Plan) -> Option<AwayView> {
    let woke = last_wake(voice)?;
    if voice.now - woke > Duration::hours(SHOWN_HOURS) || was_opened_since(voice, woke) {
        return None;
    }
    let lines: Vec<LineView> = what_waits(voice, plan)
        .into_iter()
        .take(LINES_MAX)
        .map(|id| LineView {
            title: voice.title_of(&id),
            detail: plan.standings.get(&id).map(|standing| voice.say(&standing.why)).unwrap_or_default(),
            check: None,
            item_id: id.to_string(),
        })
        .collect();
    if lines.is_empty() {
        return None;
    }
    let n = i64::try_from(lines.len()).unwrap_or(i64::MAX);
    Some(AwayView { title: voice.with("view-while-away", "n", Arg::Count(n)), lines })
}

fn last_wake(voice: &Voice<'_>) -> Option<Instant> {
    let asleep = voice.record.events.values().rev().find_map(|event| match event.what {
        Happening::Slept { from, until } if until - from >= Duration::hours(AWAY_HOURS_MIN) => Some(until),
        _ => None,
    });
    asleep.filter(|until| *until <= voice.now)
}

fn was_opened_since(voice: &Voice<'_>, woke: Instant) -> bool {
    voice
        .record
        .events
        .values()
        .rev()
        .take_while(|event| event.at >= woke)
        .any(|event| matches!(&event.what, Happening::Answer { rule: Some(rule), .. } if rule == "N-SYS-01"))
}

/// First what nobody has told the outcome of, then what can be acted on.
fn what_waits(voice: &Voice<'_>, plan: &Plan) -> Vec<ItemId> {
    let mut ids: Vec<ItemId> = plan
        .standings
        .iter()
        .filter(|(_, standing)| standing.status == Status::Unknown)
        .map(|(id, _)| id.clone())
        .collect();
    let actions = plan.next_actions.get(voice.me).into_iter().flatten();
    for action in actions {
        if !ids.contains(&action.item) {
            ids.push(action.item.clone());
        }
    }
    ids
}
