//! Commands that only look.

use crate::args::Args;
use crate::out::answer;
use care_app::view::{LineView, NextStepView, TodayView};
use care_app::{Concierge, Trouble};
use care_model::{Instant, ItemId};
use chrono::{Days, NaiveDate};
use serde_json::{Value, json};

/// `care today`
pub fn today(concierge: &Concierge, args: &Args, now: Instant) -> Result<u8, Trouble> {
    let view = concierge.today(now)?;
    answer(args.json, || today_json(&view), || today_text(concierge, &view));
    Ok(0)
}

/// The keys of the contract, from the view.
pub fn today_json(view: &TodayView) -> Value {
    json!({
        "next": view.next.as_ref().map(next_json),
        "could_do": view.could_do.as_ref().map(next_json),
        "summary": view.summary,
        "this_week": view.this_week, "waiting": view.waiting, "coming_up": view.coming_up,
        "while_away": view.while_away, "closing": view.closing,
    })
}

fn next_json(next: &NextStepView) -> Value {
    json!({
        "item": next.item_id, "rule": next.rule, "title": next.title, "body": next.body, "call_card": next.card,
        "safe_until": next.safe_until_on, "to_spare": next.to_spare, "best_at": next.good_time, "why": next.why,
    })
}

fn today_text(concierge: &Concierge, view: &TodayView) -> String {
    let say = |key: &str| concierge.words().plain(key);
    let mut text = vec![view.greeting.clone(), view.summary.clone()];
    let step = view
        .next
        .as_ref()
        .map(|next| ("view-cli-next", next))
        .or(view.could_do.as_ref().map(|next| ("view-cli-could-do", next)));
    if let Some((heading, next)) = step {
        text.push(format!("\n{}\n  {}\n  {}", say(heading), next.title, next.body));
        text.extend(next.good_time.iter().map(|line| format!("  {line}")));
        if let Some(card) = &next.card {
            let phone =
                card.phone.as_ref().map(|phone| format!("{}  {}", phone.shown, phone.hours)).unwrap_or_default();
            text.push(format!("  {}  {phone}\n  “{}”", card.party, card.say_first));
            text.extend(card.ask.iter().map(|line| format!("  • {line}")));
        }
        text.push(format!("  [{}]", next.item_id));
    }
    for (heading, lines) in [("view-cli-this-week", &view.this_week), ("view-cli-waiting", &view.waiting)] {
        if !lines.is_empty() {
            text.push(format!("\n{}", say(heading)));
            text.extend(lines.iter().map(line_text));
        }
    }
    if !view.coming_up.is_empty() {
        text.push(format!("\n{}", say("view-cli-coming-up")));
        for ahead in &view.coming_up {
            text.push(format!("  {}  {}", ahead.title, ahead.detail));
            text.extend(ahead.arrivals.iter().map(|arrival| format!("      {}", arrival.text)));
        }
    }
    text.push(format!("\n{}", view.closing));
    text.join("\n")
}

fn line_text(line: &LineView) -> String {
    let check = line.check.as_ref().map(|check| format!("  {check}")).unwrap_or_default();
    format!("  {}  {}{check}", line.title, line.detail)
}

/// `care board`
pub fn board(concierge: &Concierge, args: &Args, now: Instant) -> Result<u8, Trouble> {
    let view = concierge.board(now)?;
    let rows: Vec<Value> = view
        .rows
        .iter()
        .map(|row| {
            json!({
                "item": row.item_id, "what": row.what, "from": row.from, "to": row.to, "needed_by": row.needed_by_on,
                "status": row.status.code, "ball_with": row.ball_with, "next_check": row.next_check_on,
                "copy": row.is_copy,
            })
        })
        .collect();
    answer(
        args.json,
        || json!({"rows": rows}),
        || {
            let lines: Vec<String> = view
                .rows
                .iter()
                .map(|row| {
                    [
                        &row.what,
                        &format!("{} → {}", row.from, row.to),
                        &row.needed_by,
                        &row.status.word,
                        &row.ball_with,
                        &row.next_check,
                    ]
                    .map(String::as_str)
                    .join(" | ")
                })
                .collect();
            if lines.is_empty() { concierge.words().plain("view-cli-board-empty") } else { lines.join("\n") }
        },
    );
    Ok(0)
}

/// `care items`
pub async fn items(concierge: &Concierge, args: &Args, now: Instant, kind: Option<&str>) -> Result<u8, Trouble> {
    let all = concierge.items(kind, now)?;
    let shown: Vec<Value> = all.iter().map(|item| json!(item)).collect();
    answer(
        args.json,
        || json!({"items": shown}),
        || {
            all.iter()
                .map(|item| format!("{}  {}  {}  {}", item.id, item.kind, item.title, item.status))
                .collect::<Vec<_>>()
                .join("\n")
        },
    );
    Ok(0)
}

/// `care show`
pub async fn show(concierge: &Concierge, args: &Args, now: Instant, id: &str) -> Result<u8, Trouble> {
    let view = concierge.item(&ItemId::from(id), now).await?;
    answer(
        args.json,
        || json!(view),
        || {
            let mut lines =
                vec![format!("{}: {}", view.kind_word, view.title), format!("{}. {}", view.status.word, view.why)];
            lines.extend(view.banner.iter().map(|banner| format!("! {}", banner.words)));
            for field in &view.fields {
                lines.extend(field.shown.iter().map(|shown| format!("  {}: {shown}", field.label)));
                lines.extend(
                    field.rivals.iter().map(|rival| format!("    | {}  {}  {}", rival.shown, rival.who, rival.when)),
                );
            }
            lines.extend(
                view.linked.iter().map(|linked| format!("  {}: {}  [{}]", linked.relation, linked.title, linked.id)),
            );
            lines.extend(view.files.iter().map(|file| format!("  {}  {}", file.name, file.sha256)));
            lines.extend(view.source.iter().map(|source| format!("  {source}")));
            lines.join("\n")
        },
    );
    Ok(0)
}

/// `care history`
pub async fn history(concierge: &Concierge, args: &Args, now: Instant, id: &str) -> Result<u8, Trouble> {
    let fields = concierge.field_history(id).await?;
    // People and places have fields, and nothing that happened.
    let events = match concierge.item(&ItemId::from(id), now).await {
        Ok(view) => view.history,
        Err(Trouble::NoSuchItem(_)) => Vec::new(),
        Err(trouble) => return Err(trouble),
    };
    answer(
        args.json,
        || json!({"id": id, "history": events, "fields": fields}),
        || {
            let mut lines: Vec<String> =
                events.iter().map(|line| format!("{}  {}  {}", line.when, line.who, line.what)).collect();
            for field in &fields {
                lines.push(field.label.clone());
                lines.extend(field.steps.iter().map(|step| {
                    let mark = if step.is_current { "*" } else { " " };
                    format!("  {mark} {}  {}  {}  {}  {}", step.shown, step.when, step.who, step.device, step.from)
                }));
            }
            lines.join("\n")
        },
    );
    Ok(0)
}

/// `care nudges`
pub fn nudges(concierge: &Concierge, args: &Args, now: Instant, until: NaiveDate) -> Result<u8, Trouble> {
    let zone = concierge.voice_at(now)?.zone();
    let end = care_model::resolve((until + Days::new(1)).and_time(chrono::NaiveTime::MIN), zone);
    let pushes = concierge.nudges(now, end)?;
    answer(
        args.json,
        || {
            let shown: Vec<Value> = pushes
                .iter()
                .map(|push| {
                    json!({
                        "at": push.at.with_timezone(&zone).to_rfc3339(), "recipient": push.recipient, "rules": push.rules,
                        "title": push.title, "body": push.body, "lock_text": push.lock_text, "item": push.item,
                    })
                })
                .collect();
            json!({"pushes": shown})
        },
        || {
            pushes
                .iter()
                .map(|push| {
                    format!(
                        "{}  {}  {}",
                        push.at.with_timezone(&zone).format("%a %Y-%m-%d %H:%M"),
                        push.rules.join(" "),
                        push.title
                    )
                })
                .collect::<Vec<_>>()
                .join("\n")
        },
    );
    Ok(0)
}

/// `care search`
pub async fn search(concierge: &Concierge, args: &Args, text: &str) -> Result<u8, Trouble> {
    let hits = concierge.search(text, 50).await?;
    let plain = |snippet: &str| snippet.replace(['\u{2}', '\u{3}'], "");
    answer(
        args.json,
        || {
            let shown: Vec<Value> = hits
                .iter()
                .map(|hit| json!({"id": hit.id, "kind": hit.kind, "title": hit.title, "snippet": plain(&hit.snippet), "source": hit.source}))
                .collect();
            json!({"hits": shown})
        },
        || {
            hits.iter()
                .map(|hit| format!("{}  {}: {}  {}", hit.id, hit.kind_word, hit.title, plain(&hit.snippet)))
                .collect::<Vec<_>>()
                .join("\n")
        },
    );
    Ok(0)
}

/// `care verify`
pub async fn verify(concierge: &mut Concierge, args: &Args, repair: bool) -> Result<u8, Trouble> {
    let (report, mended) = if repair {
        let done = concierge.repair().await?;
        (done.now, done.mended.len())
    } else {
        (concierge.verify().await?, 0)
    };
    answer(
        args.json,
        || {
            let problems: Vec<Value> = report
                .problems
                .iter()
                .map(|finding| json!({"code": format!("{:?}", finding.code).to_lowercase(), "place": finding.place}))
                .collect();
            let counts = &report.counts;
            json!({
                "ok": report.is_ok(), "problems": problems, "mended": mended,
                "counts": {
                    "changes": counts.changes, "cells": counts.cells, "items": counts.items,
                    "events": counts.events, "evidence": counts.evidence,
                },
            })
        },
        || {
            let head =
                concierge.words().plain(if report.is_ok() { "view-cli-verified" } else { "view-cli-not-verified" });
            let problems = report.problems.iter().map(|finding| format!("  {:?}: {}", finding.code, finding.place));
            std::iter::once(head).chain(problems).collect::<Vec<_>>().join("\n")
        },
    );
    Ok(if report.is_ok() { 0 } else { 1 })
}
