//! The Today screen, decided: one next step, what others owe, what comes up.

use crate::card::card_view;
use crate::hours::good_time;
use crate::view::{ArrivalView, ChoiceView, ComingUpView, LineView, NextStepView, ReminderView, TodayView};
use crate::voice::{Voice, slot_of};
use care_journey::{ComingUp, KeepOrStop, NextAction, Plan, Urgency, Waiting};
use care_model::{Arg, Instant, Message};
use chrono::{Days, Timelike};

/// Lines under *Also this week* (design: experience, Today).
const THIS_WEEK_MAX: usize = 3;
/// Visits under *Coming up*.
const COMING_UP_MAX: usize = 4;

/// Lays out a plan for one member.
pub fn today_view(voice: &Voice<'_>, plan: &Plan) -> TodayView {
    let none = Vec::new();
    let actions = plan.next_actions.get(voice.me).unwrap_or(&none);
    let first = actions.first();
    let next = first.filter(|action| is_now(plan, action)).map(|action| next_step(voice, plan, action));
    let could_do = match (&next, first) {
        (None, Some(action)) => Some(next_step(voice, plan, action)),
        _ => None,
    };
    let week_ends = voice.today() + Days::new(7);
    let this_week: Vec<LineView> = actions
        .iter()
        .skip(1)
        .filter(|action| care_model::day_of(moment(plan, action), voice.zone()) <= week_ends)
        .take(THIS_WEEK_MAX)
        .map(|action| week_line(voice, plan, action))
        .collect();
    let waiting: Vec<LineView> = plan.waiting.iter().map(|waiting| waiting_line(voice, waiting)).collect();
    TodayView {
        greeting: greeting(voice),
        summary: summary(voice, plan, next.is_some(), could_do.is_some(), this_week.len()),
        next,
        could_do,
        this_week,
        waiting,
        coming_up: plan.coming_up.iter().take(COMING_UP_MAX).filter_map(|ahead| coming_up(voice, ahead)).collect(),
        while_away: None,
        asks: reminders(voice, &plan.asks),
        stopped: reminders(voice, &plan.stopped),
        closing: closing(voice, plan),
        is_empty: voice.record.items.is_empty(),
    }
}

fn reminders(voice: &Voice<'_>, asked: &[KeepOrStop]) -> Vec<ReminderView> {
    let mine = asked.iter().filter(|one| one.to == *voice.me);
    mine.map(|one| ReminderView {
        item_id: one.item.to_string(),
        rule: one.rule.clone(),
        example: voice.say(&one.example),
    })
    .collect()
}

/// Its own moment has come: a rule speaks of it or time is short, and somebody can be reached. What could
/// be done long before that is offered, not asked for (design: experience, rule 1).
pub(crate) fn is_now(plan: &Plan, action: &NextAction) -> bool {
    action.best_at <= plan.at && (action.rule.is_some() || action.urgency != Urgency::U3)
}

/// When a step is asked for: at its best moment once that has come near, else when it will be said.
pub(crate) fn moment(plan: &Plan, action: &NextAction) -> Instant {
    if is_now(plan, action) {
        return action.best_at;
    }
    let of_item =
        |push: &&care_journey::Push| push.nudges.iter().any(|nudge| nudge.item.as_ref() == Some(&action.item));
    plan.pushes.iter().find(of_item).map_or(action.best_at, |push| push.at)
}

fn greeting(voice: &Voice<'_>) -> String {
    let hour = voice.now.with_timezone(&voice.zone()).hour();
    let key = match hour {
        0..12 => "view-greeting-morning",
        12..18 => "view-greeting-afternoon",
        _ => "view-greeting-evening",
    };
    let name = voice.member(voice.me);
    let first = name.split_whitespace().next().unwrap_or_default().to_owned();
    voice.with(key, "name", Arg::text(first))
}

fn summary(voice: &Voice<'_>, plan: &Plan, has_next: bool, could_do: bool, others: usize) -> String {
    if voice.record.items.is_empty() {
        return voice.plain("view-summary-empty");
    }
    if has_next {
        let count = i64::try_from(others).unwrap_or(i64::MAX).saturating_add(1);
        return voice.with("view-summary-some", "n", Arg::Count(count));
    }
    if could_do {
        return voice.plain("view-summary-none");
    }
    match plan.waiting.iter().filter_map(|waiting| waiting.check_on).min() {
        Some(day) => voice.with("view-summary-waiting", "date", Arg::Day(day)),
        None => voice.plain("view-summary-none"),
    }
}

/// One action as the card at the top of Today.
pub fn next_step(voice: &Voice<'_>, plan: &Plan, action: &NextAction) -> NextStepView {
    NextStepView {
        item_id: action.item.to_string(),
        rule: action.rule.clone(),
        title: voice.say(&action.title),
        body: voice.say(&action.body),
        safe_until: action.safe_until.map(|day| voice.day(day)),
        safe_until_on: action.safe_until.map(|day| day.to_string()),
        to_spare: voice.to_spare(action.slack_bd),
        good_time: good_time(voice, plan, action),
        is_now: is_now(plan, action),
        why: voice.say(&action.why),
        card: card_view(voice, plan, &action.item, action.card.as_deref()),
        later: later_choices(voice),
        disputes: voice.disputes(action.item.as_str()),
    }
}

/// Where a nudge can be put off to (handbook 2.1).
pub fn later_choices(voice: &Voice<'_>) -> Vec<ChoiceView> {
    vec![
        voice.choice("later_today", "view-later-today"),
        voice.choice("tomorrow", "view-later-tomorrow"),
        voice.choice("next_monday", "view-later-next-monday"),
        voice.choice_with_day("day", "view-later-day", "view-later-which-day"),
    ]
}

fn week_line(voice: &Voice<'_>, plan: &Plan, action: &NextAction) -> LineView {
    let best = care_model::day_of(moment(plan, action), voice.zone());
    let check = if best <= voice.today() { None } else { Some(voice.with("view-best-on", "date", Arg::Day(best))) };
    LineView {
        item_id: action.item.to_string(),
        title: voice.say(&action.title),
        detail: voice.title_of(&action.item),
        check,
    }
}

fn waiting_line(voice: &Voice<'_>, waiting: &Waiting) -> LineView {
    let party = voice.party(&waiting.party);
    let detail = match waiting.since {
        Some(since) => {
            voice.say(&Message::new("view-with-since").with("party", Arg::text(party)).with("date", Arg::Day(since)))
        }
        None => voice.with("view-with", "party", Arg::text(party)),
    };
    LineView {
        item_id: waiting.item.to_string(),
        title: waiting_title(voice, waiting),
        detail,
        check: waiting.check_on.map(|day| voice.with("view-we-check", "date", Arg::Day(day))),
    }
}

fn waiting_title(voice: &Voice<'_>, waiting: &Waiting) -> String {
    let title = voice.title_of(&waiting.item);
    let to = voice.record.items.get(&waiting.item).and_then(|item| match &item.detail {
        care_model::Detail::HandOff(need) => need.to.clone(),
        _ => None,
    });
    match to {
        Some(to) => voice
            .say(&Message::new("view-thing-to").with("what", Arg::text(title)).with("to", Arg::text(voice.party(&to)))),
        None => title,
    }
}

fn coming_up(voice: &Voice<'_>, ahead: &ComingUp) -> Option<ComingUpView> {
    let item = voice.record.items.get(&ahead.item)?;
    let slot = slot_of(&item.detail)?;
    let day = slot.day();
    let mut detail = voice.moment(slot, voice.zone_of(item));
    if let Some(place) = slot.place.as_ref().filter(|place| !place.reveal().is_empty()) {
        detail = format!("{detail} · {}", place.reveal());
    }
    let arrivals = ahead
        .needs
        .iter()
        .filter(|(need, _)| is_luggage(voice, need))
        .map(|(need, status)| {
            let status = voice.status(status);
            let text = voice.say(
                &Message::new(if status.tone == "good" { "view-arrived" } else { "view-not-arrived" })
                    .with("what", Arg::text(voice.title_of(need))),
            );
            ArrivalView { item_id: need.to_string(), text, status }
        })
        .collect();
    Some(ComingUpView {
        item_id: ahead.item.to_string(),
        day: day.format("%-d").to_string(),
        month: voice.plain(&format!("month-short-{}", day.format("%-m"))),
        on: day.to_string(),
        title: voice.title(item),
        detail,
        arrivals,
        disputes: voice.disputes(ahead.item.as_str()),
    })
}

/// Papers and pictures; that the scan itself was done is not something that has to arrive.
fn is_luggage(voice: &Voice<'_>, id: &care_model::ItemId) -> bool {
    let item = voice.record.items.get(id);
    item.is_some_and(|item| matches!(item.detail, care_model::Detail::HandOff(_) | care_model::Detail::PriorAuth(_)))
}

fn closing(voice: &Voice<'_>, plan: &Plan) -> String {
    let next = plan
        .pushes
        .iter()
        .filter(|push| &push.to == voice.me && push.at > plan.at)
        .map(|push| care_model::day_of(push.at, voice.zone()))
        .min();
    match next {
        Some(day) => voice.with("view-nothing-before", "date", Arg::Day(day)),
        None => voice.plain("view-nothing-planned"),
    }
}
