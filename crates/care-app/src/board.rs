//! *Who needs what*, decided.

use crate::view::{BoardRowView, BoardView, ChoiceView, OfficeView};
use crate::voice::{Voice, upper_first};
use care_journey::{BoardRow, NeededBy, Plan, Status};
use care_model::{Arg, Detail, HandOffState, Item, Message, PartyId};
use std::collections::BTreeMap;

/// Lays out the board for one member.
pub fn board_view(voice: &Voice<'_>, plan: &Plan) -> BoardView {
    let rows: Vec<BoardRowView> = plan.board.iter().map(|row| open_row(voice, plan, row)).collect();
    let mut by_party: BTreeMap<&PartyId, Vec<String>> = BTreeMap::new();
    for row in &plan.board {
        if let Some(to) = &row.to {
            by_party.entry(to).or_default().push(row.item.to_string());
        }
    }
    let by_office = by_party
        .into_iter()
        .map(|(party, item_ids)| OfficeView {
            title: voice.with("view-still-needs", "party", Arg::text(voice.party(party))),
            item_ids,
        })
        .collect();
    BoardView { rows, finished: finished_rows(voice, plan), by_office }
}

fn open_row(voice: &Voice<'_>, plan: &Plan, row: &BoardRow) -> BoardRowView {
    let item = voice.record.items.get(&row.item);
    let what = item.map_or_else(|| voice.words.arg(&row.what), |item| voice.title(item));
    let (needed_by, needed_by_on) = match row.needed_by {
        NeededBy::Open => (voice.plain("view-no-date"), None),
        NeededBy::By(day) => (voice.day(day), Some(day.to_string())),
        NeededBy::After(day) => (voice.with("view-after-day", "date", Arg::Day(day)), Some(format!("after {day}"))),
    };
    let next_check = match row.next_check {
        None => String::new(),
        Some(day) if day <= voice.today() => voice.plain("view-today"),
        Some(day) => voice.day(day),
    };
    let slack = plan.standings.get(&row.item).and_then(|standing| standing.slack_bd);
    BoardRowView {
        item_id: row.item.to_string(),
        what: upper_first(&what),
        from: voice.party_or_open(row.from.as_ref()),
        to: row.to.as_ref().map_or_else(|| voice.plain("view-you"), |to| voice.party(to)),
        is_copy: row.is_copy,
        needed_by,
        needed_by_on,
        status: voice.status(&row.status),
        ball_with: voice.ball(&row.ball, row.is_pick_up),
        next_check,
        next_check_on: row.next_check.map(|day| day.to_string()),
        to_spare: voice.to_spare(slack),
        actions: item.map(|item| hand_off_actions(voice, item, &row.status)).unwrap_or_default(),
        disputes: voice.disputes(row.item.as_str()),
    }
}

fn finished_rows(voice: &Voice<'_>, plan: &Plan) -> Vec<BoardRowView> {
    let mut finished: Vec<(&Item, &Status, Option<chrono::NaiveDate>)> = voice
        .record
        .items
        .values()
        .filter(|item| matches!(item.detail, Detail::HandOff(_)))
        .filter_map(|item| {
            let standing = plan.standings.get(&item.id)?;
            let is_final = matches!(standing.status, Status::Done | Status::Cancelled);
            is_final.then_some((item, &standing.status, standing.since))
        })
        .collect();
    finished.sort_by(|a, b| b.2.cmp(&a.2).then_with(|| a.0.id.cmp(&b.0.id)));
    finished.into_iter().map(|(item, status, since)| finished_row(voice, item, status, since)).collect()
}

fn finished_row(voice: &Voice<'_>, item: &Item, status: &Status, since: Option<chrono::NaiveDate>) -> BoardRowView {
    let need = match &item.detail {
        Detail::HandOff(need) => Some(need),
        _ => None,
    };
    let when = since.map(|day| voice.say(&Message::new("view-arrived-on").with("date", Arg::Day(day))));
    BoardRowView {
        item_id: item.id.to_string(),
        what: voice.title(item),
        from: voice.party_or_open(need.and_then(|need| need.from.as_ref())),
        to: voice.party_or_open(need.and_then(|need| need.to.as_ref())),
        is_copy: need.is_some_and(|need| !need.hard),
        needed_by: String::new(),
        needed_by_on: None,
        status: voice.status(status),
        ball_with: String::new(),
        next_check: when.unwrap_or_default(),
        next_check_on: None,
        to_spare: None,
        actions: Vec::new(),
        disputes: voice.disputes(item.id.as_str()),
    }
}

/// What can be logged on a hand-off (design: experience, Who needs what).
pub fn hand_off_actions(voice: &Voice<'_>, item: &Item, status: &Status) -> Vec<ChoiceView> {
    let Detail::HandOff(need) = &item.detail else { return Vec::new() };
    if matches!(status, Status::Done | Status::Cancelled) || need.state == HandOffState::Waived {
        return Vec::new();
    }
    let is_pictures = item.common.what.as_ref().is_some_and(|what| what.reveal() == "images");
    let received = if is_pictures { "view-act-received-opened" } else { "view-act-received" };
    vec![
        voice.choice("need.received", received),
        voice.choice_with_day("need.requested", "view-act-requested", "view-which-day-promised"),
        voice.choice("need.failed", "view-act-failed"),
        voice.choice("need.in_hand", "view-act-in-hand"),
        voice.choice("need.waived", "view-act-waived"),
    ]
}
