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
use std::ops::Range;

/// One resource as it lies in the file.
pub(super) struct Raw<'a> {
    pub type_name: String,
    pub full_url: Option<String>,
    pub json: Cow<'a, str>,
    /// Where it stands, for a person.
    pub place: String,
    /// Bytes of the text that it takes.
    pub span: Range<usize>,
}

#[derive(Deserialize)]
struct Top<'a> {
    #[serde(borrow, default, rename = "resourceType")]
    resource_type: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    entry: Option<Vec<Entry<'a>>>,
    #[serde(borrow, default, deserialize_with = "lenient")]
    link: Vec<Link<'a>>,
}

#[derive(Deserialize)]
struct Link<'a> {
    #[serde(borrow, default)]
    relation: Option<Cow<'a, str>>,
}

/// Links in a strange shape are no links; they never cost the entries.
fn lenient<'de: 'a, 'a, D: serde::Deserializer<'de>>(from: D) -> Result<Vec<Link<'a>>, D::Error> {
    let raw = <&RawValue>::deserialize(from)?;
    Ok(serde_json::from_str(raw.get()).unwrap_or_default())
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
    let whole = text;
    let text = text.trim();
    if text.starts_with('[') {
        match serde_json::from_str::<Vec<&RawValue>>(text) {
            Ok(list) => list.into_iter().for_each(|one| split_one(whole, one.get(), &mut found, reading)),
            Err(error) => report(&error, reading),
        }
    } else {
        split_one(whole, text, &mut found, reading);
    }
    limit(&mut found, reading);
    found
}

/// Where a slice of the text stands in it.
pub(super) fn span_in(whole: &str, part: &str) -> Range<usize> {
    let start = (part.as_ptr() as usize).saturating_sub(whole.as_ptr() as usize);
    start..start + part.len()
}

pub(super) fn split_one<'a>(whole: &'a str, text: &'a str, found: &mut Vec<Raw<'a>>, reading: &mut Reading) {
    match serde_json::from_str::<Top<'a>>(text) {
        Ok(top) => match (top.entry, top.resource_type.as_deref()) {
            (entries, Some("Bundle")) | (entries @ Some(_), None) => {
                // A search page that names the next one is only a part of what there is.
                if top.link.iter().any(|link| link.relation.as_deref() == Some("next")) {
                    reading.problem("file", ProblemCode::Missing, "a page: more of the record is on the next ones");
                }
                let entries = entries.unwrap_or_default();
                found.extend(entries.into_iter().enumerate().filter_map(|(number, entry)| {
                    let json = entry.resource?.get();
                    let place = format!("entry {}", number + 1);
                    Some(raw(json, entry.full_url.as_deref(), place, span_in(whole, json)))
                }));
            }
            (_, Some(name)) => {
                let span = span_in(whole, text);
                let (type_name, json, place) = (name.to_owned(), Cow::Borrowed(text), "file".to_owned());
                found.push(Raw { type_name, full_url: None, json, place, span });
            }
            (None, None) => reading.problem("file", ProblemCode::UnknownFormat, "JSON, but no FHIR"),
        },
        Err(error) => {
            report(&error, reading);
            salvage(whole, text, found, reading);
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
            Ok(_) => found.push(raw(line, None, format!("line {}", number + 1), span_in(text, line))),
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

pub(super) fn raw<'a>(json: &'a str, full_url: Option<&str>, place: String, span: Range<usize>) -> Raw<'a> {
    Raw { type_name: type_name(json), full_url: full_url.map(str::to_owned), json: Cow::Borrowed(json), place, span }
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

/// The id of a resource in its file, as [`super::people::Parsed`] has it: the UUID of its full URL, its own
/// id, or the end of its URL.
pub(super) fn own_id(raw: &Raw<'_>) -> Option<String> {
    #[derive(Deserialize)]
    struct IdOnly<'a> {
        #[serde(borrow, default)]
        id: Option<Cow<'a, str>>,
    }
    // Nearly always the second key says it.
    let quick = || {
        let rest = raw.json.split_once("\"resourceType\"")?.1.split_once(',')?.1.trim_start();
        let rest = rest.strip_prefix("\"id\"")?.trim_start().strip_prefix(':')?.trim_start().strip_prefix('"')?;
        let (id, _) = rest.split_once('"')?;
        (!id.contains('\\')).then(|| id.to_owned())
    };
    let is_first_key = raw.json.trim_start_matches(['{', ' ', '\n', '\r', '\t']).starts_with("\"resourceType\"");
    let own = is_first_key
        .then(quick)
        .flatten()
        .or_else(|| serde_json::from_str::<IdOnly<'_>>(&raw.json).ok().and_then(|found| found.id).map(Cow::into_owned));
    let url = raw.full_url.as_deref().unwrap_or_default();
    let uuid = url.strip_prefix("urn:uuid:").or_else(|| url.strip_prefix("urn:oid:")).map(str::to_owned);
    let tail = || url.rsplit('/').next().map(str::to_owned);
    uuid.or(own).or_else(tail).filter(|id| !id.is_empty())
}

/// Depth of an entry object inside a bundle: bundle, list, entry.
const ENTRY_DEPTH: usize = 3;
/// Depth of a resource inside it.
const RESOURCE_DEPTH: usize = 4;

/// Walks a damaged bundle by its brackets and keeps every entry that is whole.
fn salvage<'a>(whole: &'a str, text: &'a str, found: &mut Vec<Raw<'a>>, reading: &mut Reading) {
    let mut depth = 0_usize;
    let mut in_text = false;
    let mut escaped = false;
    let mut entry_start = None;
    let mut number = 0;
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
                    number += 1;
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
                    keep(whole, text.get(start..=at).unwrap_or_default(), number, found, reading);
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
            let within = span_in(&closed, resource.get());
            let base = span_in(whole, text).start + start;
            let span = base + within.start..base + within.end;
            let one = raw(resource.get(), full_url.as_deref(), format!("entry {number}"), span);
            found.push(Raw { json: Cow::Owned(one.json.into_owned()), ..one });
        }
    }
}

fn keep<'a>(whole: &'a str, text: &'a str, number: usize, found: &mut Vec<Raw<'a>>, reading: &mut Reading) {
    let place = format!("entry {number}");
    match serde_json::from_str::<Entry<'a>>(text) {
        Ok(Entry { full_url, resource: Some(resource) }) => {
            found.push(raw(resource.get(), full_url.as_deref(), place, span_in(whole, resource.get())));
        }
        Ok(_) => {}
        Err(_) => reading.problem(place, ProblemCode::Malformed, "not JSON"),
    }
}
