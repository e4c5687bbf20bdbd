//! Commands that keep a record in order: forms, undo, the bin, conflicts, two of the same.

use crate::args::{Args, Conflicts};
use crate::out::answer;
use care_app::view::{FieldView, PlaceFormRequest, SaveItemRequest, SavedView};
use care_app::{Concierge, Trouble};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::Path;

/// `care form`: the fields of a kind, or of a thing with what is there.
pub async fn form(concierge: &Concierge, args: &Args, what: &str) -> Result<u8, Trouble> {
    let view = match concierge.blank_form(what) {
        Ok(view) => view,
        Err(Trouble::BadInput(_)) => {
            concierge.place_form(&PlaceFormRequest { id: Some(what.to_owned()), role: None }).await?
        }
        Err(trouble) => return Err(trouble),
    };
    answer(
        args.json,
        || json!(view),
        || {
            let lines = view.fields.iter().map(field_line);
            std::iter::once(view.word.clone()).chain(lines).collect::<Vec<_>>().join("\n")
        },
    );
    Ok(0)
}

fn field_line(field: &FieldView) -> String {
    let shape = json!(field.shape).as_str().unwrap_or_default().to_owned();
    let mark = if field.is_asked { "*" } else { " " };
    let shown = field.shown.as_ref().map(|shown| format!(" = {shown}")).unwrap_or_default();
    format!("{mark} {}  ({}, {shape}){shown}", field.name, field.label)
}

/// `care enter` and `care change`: a form filled in at the prompt.
pub async fn save(
    concierge: &mut Concierge,
    args: &Args,
    id: Option<&str>,
    kind: &str,
    data: &str,
) -> Result<u8, Trouble> {
    let values: BTreeMap<String, Value> =
        serde_json::from_str(data).map_err(|error| Trouble::BadInput(format!("--data: {error}")))?;
    let request = SaveItemRequest { id: id.map(str::to_owned), kind: kind.to_owned(), values };
    let saved = concierge.save_item(request).await?;
    Ok(tell(args, &saved))
}

/// `care merge`
pub async fn merge(
    concierge: &mut Concierge,
    args: &Args,
    keep: &str,
    fold: &str,
    only_shows: bool,
) -> Result<u8, Trouble> {
    if !only_shows {
        let saved = concierge.merge(keep, fold).await?;
        return Ok(tell(args, &saved));
    }
    let view = concierge.merge_preview(keep, fold)?;
    answer(
        args.json,
        || json!(view),
        || {
            let mut lines = vec![format!("{} ← {}", view.keep, view.fold)];
            lines.extend(view.fields.iter().map(|field| {
                let mark = if field.differs { "!" } else { " " };
                format!("{mark} {}: {} | {} → {}", field.label, field.keep_value, field.fold_value, field.result)
            }));
            lines.extend(view.warnings.iter().map(|warning| format!("! {warning}")));
            lines.join("\n")
        },
    );
    Ok(0)
}

/// `care undo`
pub async fn undo(concierge: &mut Concierge, args: &Args, step: Option<&str>, only_lists: bool) -> Result<u8, Trouble> {
    let steps = concierge.list_steps().await?;
    if only_lists {
        answer(
            args.json,
            || json!({"steps": steps}),
            || {
                let lines = steps.iter().map(|step| {
                    let why_not = step.why_not.as_ref().map(|why| format!("  ({why})")).unwrap_or_default();
                    format!("{}  {}  {}  {}{why_not}", step.token, step.when, step.who, step.what)
                });
                lines.collect::<Vec<_>>().join("\n")
            },
        );
        return Ok(0);
    }
    let token = match step {
        Some(token) => token.to_owned(),
        None => steps.first().map(|step| step.token.clone()).ok_or(Trouble::TooLateToUndo(None))?,
    };
    let done = concierge.undo(&token).await?;
    let touched: Vec<String> = done.touched.entities.iter().map(ToString::to_string).collect();
    let words = concierge.words().plain("view-done-undone");
    answer(args.json, || json!({"undone": token, "token": done.token, "touched": touched}), || words);
    Ok(0)
}

/// `care bin`
pub async fn bin(concierge: &Concierge, args: &Args) -> Result<u8, Trouble> {
    let binned = concierge.list_bin().await?;
    answer(
        args.json,
        || json!({"bin": binned}),
        || {
            let lines = binned.iter().map(|one| {
                format!(
                    "{}  {}: {}  {}  {}  ({})",
                    one.id, one.kind_word, one.title, one.binned_on, one.who, one.days_left
                )
            });
            lines.collect::<Vec<_>>().join("\n")
        },
    );
    Ok(0)
}

/// `care discard`
pub async fn discard(concierge: &mut Concierge, args: &Args, id: &str) -> Result<u8, Trouble> {
    let saved = concierge.discard_entity(id).await?;
    Ok(tell(args, &saved))
}

/// `care restore-item`
pub async fn restore(concierge: &mut Concierge, args: &Args, id: &str) -> Result<u8, Trouble> {
    let saved = concierge.restore_entity(id).await?;
    Ok(tell(args, &saved))
}

/// `care places`
pub fn places(concierge: &Concierge, args: &Args) -> Result<u8, Trouble> {
    let places = concierge.list_places()?;
    answer(
        args.json,
        || json!({"places": places}),
        || {
            let lines = places.iter().map(|place| {
                let phone = place.phone.as_ref().map(|phone| phone.shown.as_str()).unwrap_or_default();
                format!("{}  {}: {}  {phone}  {}", place.id, place.role_word, place.name, place.hours_now)
            });
            lines.collect::<Vec<_>>().join("\n")
        },
    );
    Ok(0)
}

/// `care conflicts`
pub async fn conflicts(concierge: &mut Concierge, args: &Args, what: Option<&Conflicts>) -> Result<u8, Trouble> {
    let all = concierge.list_conflicts().await?;
    let Some(Conflicts::Resolve { id, value, field }) = what else {
        answer(
            args.json,
            || {
                let shown = all.iter().map(|conflict| {
                    let values = conflict.rivals.iter().map(|rival| {
                        json!({"value": rival.value, "who": rival.who, "device": rival.device, "at": rival.when, "shown": rival.shown})
                    });
                    json!({
                        "item": conflict.entity, "field": conflict.field, "title": conflict.title,
                        "must_settle": conflict.must_settle, "values": values.collect::<Vec<_>>(),
                    })
                });
                json!({"conflicts": shown.collect::<Vec<_>>()})
            },
            || {
                let mut lines = Vec::new();
                for conflict in &all {
                    lines.push(format!(
                        "{}  {}, {} ({})",
                        conflict.entity, conflict.title, conflict.label, conflict.field
                    ));
                    let rivals = conflict.rivals.iter().enumerate();
                    lines.extend(rivals.map(|(place, rival)| {
                        format!("    {}  {}  {}  {}  {}", place + 1, rival.shown, rival.who, rival.device, rival.when)
                    }));
                }
                lines.join("\n")
            },
        );
        return Ok(0);
    };
    let mut of_it = all
        .iter()
        .filter(|conflict| &conflict.entity == id && field.as_ref().is_none_or(|field| field == &conflict.field));
    let (conflict, more) = (of_it.next(), of_it.next());
    let conflict = conflict.ok_or_else(|| Trouble::NoSuchItem(id.clone().into()))?;
    if more.is_some() {
        return Err(Trouble::BadInput("several fields stand in conflict: name one with --field".to_owned()));
    }
    // "#2" is the second value of the list; anything else is a value: JSON, or plain words.
    let by_place = value.strip_prefix('#').and_then(|place| place.parse::<usize>().ok());
    let picked = match by_place {
        Some(place) => {
            let rival = place.checked_sub(1).and_then(|place| conflict.rivals.get(place));
            rival
                .map(|rival| rival.value.clone())
                .ok_or_else(|| Trouble::BadInput(format!("there is no value {value}")))?
        }
        None => serde_json::from_str(value).unwrap_or_else(|_| Value::from(value.as_str())),
    };
    let field = conflict.field.clone();
    let saved = concierge.settle_conflict(id, &field, picked).await?;
    Ok(tell(args, &saved))
}

/// `care export fhir`
pub fn export(concierge: &Concierge, args: &Args, out: &Path) -> Result<u8, Trouble> {
    let done = concierge.export_fhir(out)?;
    let path = out.display().to_string();
    answer(args.json, || json!({"path": path, "bytes": done.bytes, "resources": done.resources}), || path.clone());
    Ok(0)
}

/// What was saved, or why nothing was: then the answer is "no".
fn tell(args: &Args, saved: &SavedView) -> u8 {
    answer(
        args.json,
        || json!(saved),
        || {
            let problems = saved.problems.iter().map(|problem| match problem.field.as_str() {
                "" => problem.words.clone(),
                field => format!("{field}: {}", problem.words),
            });
            let id = saved.id.clone().filter(|_| saved.token.is_some());
            let head = Some(saved.text.clone()).filter(|text| !text.is_empty());
            head.into_iter().chain(id).chain(problems).collect::<Vec<_>>().join("\n")
        },
    );
    u8::from(saved.problems.iter().any(|problem| problem.is_fatal))
}
