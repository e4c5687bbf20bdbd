//! Resources within resources: a bundle in a bundle, the results of an operation (Parameters), what a List
//! carries along. What other resources *contain* is none of these: it only serves its holder.

use super::split::{self, Raw};
use crate::limits::ENTRIES_MAX;
use crate::reading::Reading;
use care_model::ProblemCode;
use serde::Deserialize;
use serde_json::value::RawValue;
use std::borrow::Cow;

/// How deep holders may lie in each other.
const HOLDERS_DEEP_MAX: usize = 6;

#[derive(Deserialize)]
struct Parameters<'a> {
    #[serde(borrow, default)]
    parameter: Vec<Parameter<'a>>,
}

#[derive(Deserialize)]
struct Parameter<'a> {
    #[serde(borrow, default)]
    resource: Option<&'a RawValue>,
    #[serde(borrow, default)]
    part: Vec<Parameter<'a>>,
}

#[derive(Deserialize)]
struct List<'a> {
    #[serde(borrow, default)]
    contained: Vec<&'a RawValue>,
}

/// Replaces holders by what they hold, again and again; a holder of nothing stays and is counted.
pub(super) fn unfold<'a>(whole: &'a str, raws: Vec<Raw<'a>>, reading: &mut Reading) -> Vec<Raw<'a>> {
    if !raws.iter().any(is_holder) {
        return raws;
    }
    let (mut done, mut open) = (Vec::with_capacity(raws.len()), raws);
    for _ in 0..HOLDERS_DEEP_MAX {
        let mut deeper = Vec::new();
        for raw in open {
            let inner = if is_holder(&raw) { held(whole, &raw, reading) } else { Vec::new() };
            if inner.is_empty() {
                done.push(raw);
            } else {
                deeper.extend(inner);
            }
            if done.len() + deeper.len() > ENTRIES_MAX {
                reading.problem("file", ProblemCode::TooLarge, format!("more than {ENTRIES_MAX} entries"));
                return done;
            }
        }
        if deeper.is_empty() {
            // In the order of the file, which addresses rely on.
            done.sort_by_key(|raw| raw.span.start);
            return done;
        }
        open = deeper;
    }
    reading.problem("file", ProblemCode::TooLarge, "holders within holders");
    done.sort_by_key(|raw| raw.span.start);
    done
}

fn is_holder(raw: &Raw<'_>) -> bool {
    matches!(raw.type_name.as_str(), "Bundle" | "Parameters" | "List")
}

fn held<'a>(whole: &'a str, holder: &Raw<'a>, reading: &mut Reading) -> Vec<Raw<'a>> {
    match &holder.json {
        Cow::Borrowed(json) => parts_of(whole, json, holder, reading),
        // No slice of the file (it came as XML, or was closed by hand): its parts stand where it stands.
        Cow::Owned(json) => {
            let parts = parts_of(json, json, holder, reading).into_iter();
            let owned = parts.map(|part| Raw {
                type_name: part.type_name,
                full_url: part.full_url,
                json: Cow::Owned(part.json.into_owned()),
                place: part.place,
                span: holder.span.clone(),
            });
            owned.collect()
        }
    }
}

fn parts_of<'b>(whole: &'b str, json: &'b str, holder: &Raw<'_>, reading: &mut Reading) -> Vec<Raw<'b>> {
    let mut parts: Vec<&RawValue> = Vec::new();
    match holder.type_name.as_str() {
        "Bundle" => {
            let mut found = Vec::new();
            split::split_one(whole, json, &mut found, reading);
            for one in &mut found {
                one.place = format!("{}, {}", holder.place, one.place);
            }
            return found;
        }
        "Parameters" => {
            if let Ok(found) = serde_json::from_str::<Parameters<'b>>(json) {
                collect(found.parameter, &mut parts);
            }
        }
        _ => {
            if let Ok(found) = serde_json::from_str::<List<'b>>(json) {
                parts.extend(found.contained);
            }
        }
    }
    let numbered = parts.into_iter().enumerate();
    numbered
        .map(|(number, part)| {
            let place = format!("{}, part {}", holder.place, number + 1);
            split::raw(part.get(), None, place, split::span_in(whole, part.get()))
        })
        .collect()
}

fn collect<'a>(parameters: Vec<Parameter<'a>>, parts: &mut Vec<&'a RawValue>) {
    for parameter in parameters {
        parts.extend(parameter.resource);
        collect(parameter.part, parts);
    }
}
