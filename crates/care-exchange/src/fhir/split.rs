//! From JSON text to single resources, without building a tree of what nobody needs.
//!
//! A whole file goes the fast way (raw slices checked by the JSON parser). A damaged one is walked by
//! hand: whole resources before the cut, and those after a bad one, are kept.

use crate::limits::ENTRIES_MAX;
use crate::reading::Reading;
use care_model::ProblemCode;
use serde::Deserialize;
use serde_json::value::RawValue;
use std::borrow::Cow;

/// One resource as it lies in the file.
pub(super) struct Raw<'a> {
    pub type_name: String,
    pub full_url: Option<String>,
    pub json: Cow<'a, str>,
}

#[derive(Deserialize)]
struct Top<'a> {
    #[serde(borrow, default, rename = "resourceType")]
    resource_type: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    entry: Option<Vec<Entry<'a>>>,
}

#[derive(Deserialize)]
struct Entry<'a> {
    #[serde(borrow, default, rename = "fullUrl")]
    full_url: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    resource: Option<&'a RawValue>,
}

#[derive(Deserialize)]
struct TypeOnly<'a> {
    #[serde(borrow, default, rename = "resourceType")]
    resource_type: Option<Cow<'a, str>>,
}

/// The resources of a JSON file: a bundle, one resource, or a list of either.
pub(super) fn split<'a>(text: &'a str, reading: &mut Reading) -> Vec<Raw<'a>> {
    let mut found = Vec::new();
    let text = text.trim();
    if text.starts_with('[') {
        match serde_json::from_str::<Vec<&RawValue>>(text) {
            Ok(list) => list.into_iter().for_each(|one| split_one(one.get(), &mut found, reading)),
            Err(error) => report(&error, reading),
        }
    } else {
        split_one(text, &mut found, reading);
    }
    limit(&mut found, reading);
    found
}

fn split_one<'a>(text: &'a str, found: &mut Vec<Raw<'a>>, reading: &mut Reading) {
    match serde_json::from_str::<Top<'a>>(text) {
        Ok(top) => match (top.entry, top.resource_type.as_deref()) {
            (Some(entries), Some("Bundle") | None) => {
                found.extend(entries.into_iter().filter_map(|entry| {
                    let json = entry.resource?.get();
                    Some(raw(json, entry.full_url.as_deref()))
                }));
            }
            (_, Some("Bundle")) => {}
            (_, Some(name)) => {
                found.push(Raw { type_name: name.to_owned(), full_url: None, json: Cow::Borrowed(text) });
            }
            (None, None) => reading.problem("file", ProblemCode::UnknownFormat, "JSON, but no FHIR"),
        },
        Err(error) => {
            report(&error, reading);
            salvage(text, found, reading);
        }
    }
}

/// The resources of newline-delimited JSON.
pub(super) fn split_lines<'a>(text: &'a str, reading: &mut Reading) -> Vec<Raw<'a>> {
    let mut found = Vec::new();
    let last = text.lines().count();
    for (number, line) in text.lines().enumerate() {
        let line = line.trim();
        if line.is_empty() {
            continue;
        }
        match serde_json::from_str::<TypeOnly<'_>>(line) {
            Ok(_) => found.push(raw(line, None)),
            Err(error) => {
                let cut = error.is_eof() && number + 1 == last;
                let why = if cut { ProblemCode::Truncated } else { ProblemCode::Malformed };
                reading.problem(format!("line {}", number + 1), why, "not a JSON object");
            }
        }
    }
    limit(&mut found, reading);
    found
}

fn limit(found: &mut Vec<Raw<'_>>, reading: &mut Reading) {
    if found.len() > ENTRIES_MAX {
        reading.problem("file", ProblemCode::TooLarge, format!("{} entries", found.len()));
        found.truncate(ENTRIES_MAX);
    }
}

fn report(error: &serde_json::Error, reading: &mut Reading) {
    let why = if error.is_eof() { ProblemCode::Truncated } else { ProblemCode::Malformed };
    reading.problem(format!("line {}", error.line()), why, format!("column {}", error.column()));
}

fn raw<'a>(json: &'a str, full_url: Option<&str>) -> Raw<'a> {
    Raw { type_name: type_name(json), full_url: full_url.map(str::to_owned), json: Cow::Borrowed(json) }
}

/// The type of a resource. Nearly always the first key says it; else the whole resource is searched.
fn type_name(json: &str) -> String {
    let quick = || {
        let rest = json.trim_start().strip_prefix('{')?.trim_start().strip_prefix("\"resourceType\"")?;
        let rest = rest.trim_start().strip_prefix(':')?.trim_start().strip_prefix('"')?;
        let (name, _) = rest.split_once('"')?;
        name.bytes().all(|b| b.is_ascii_alphanumeric()).then(|| name.to_owned())
    };
    quick().unwrap_or_else(|| {
        let found = serde_json::from_str::<TypeOnly<'_>>(json).ok().and_then(|found| found.resource_type);
        found.map_or_else(|| "unknown".to_owned(), Cow::into_owned)
    })
}

/// Depth of an entry object inside a bundle: bundle, list, entry.
const ENTRY_DEPTH: usize = 3;
/// Depth of a resource inside it.
const RESOURCE_DEPTH: usize = 4;

/// Walks a damaged bundle by its brackets and keeps every entry that is whole.
fn salvage<'a>(text: &'a str, found: &mut Vec<Raw<'a>>, reading: &mut Reading) {
    let mut depth = 0_usize;
    let mut in_text = false;
    let mut escaped = false;
    let mut entry_start = None;
    // End of the last whole resource within the entry that is open.
    let mut resource_end = None;
    for (at, byte) in text.bytes().enumerate() {
        if in_text {
            match byte {
                _ if escaped => escaped = false,
                b'\\' => escaped = true,
                b'"' => in_text = false,
                _ => {}
            }
            continue;
        }
        match byte {
            b'"' => in_text = true,
            b'{' | b'[' => {
                depth += 1;
                if depth == ENTRY_DEPTH && byte == b'{' {
                    entry_start = Some(at);
                    resource_end = None;
                }
            }
            b'}' | b']' => {
                if depth == RESOURCE_DEPTH && byte == b'}' {
                    resource_end = Some(at + 1);
                }
                if depth == ENTRY_DEPTH
                    && let Some(start) = entry_start.take()
                {
                    keep(text.get(start..=at).unwrap_or_default(), found, reading);
                    resource_end = None;
                }
                depth = depth.saturating_sub(1);
            }
            _ => {}
        }
    }
    // Cut inside an entry, but after its resource: close the entry by hand.
    if let (Some(start), Some(end)) = (entry_start, resource_end) {
        let closed = format!("{}}}", text.get(start..end).unwrap_or_default());
        if let Ok(Entry { full_url, resource: Some(resource) }) = serde_json::from_str::<Entry<'_>>(&closed) {
            let one = raw(resource.get(), full_url.as_deref());
            found.push(Raw { json: Cow::Owned(one.json.into_owned()), ..one });
        }
    }
}

fn keep<'a>(text: &'a str, found: &mut Vec<Raw<'a>>, reading: &mut Reading) {
    match serde_json::from_str::<Entry<'a>>(text) {
        Ok(Entry { full_url, resource: Some(resource) }) => found.push(raw(resource.get(), full_url.as_deref())),
        Ok(_) => {}
        Err(_) => reading.problem(format!("entry {}", found.len() + 1), ProblemCode::Malformed, "not JSON"),
    }
}
