//! A bundle as large as a long life in care, for measuring: shipped bundles, again and again, each copy
//! with fresh ids, all of one person.

use crate::root;
use serde::Deserialize;
use serde_json::value::RawValue;
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

#[derive(Deserialize)]
struct Bundle {
    entry: Vec<Box<RawValue>>,
}

#[derive(Deserialize)]
struct Entry<'a> {
    #[serde(borrow)]
    resource: Resource<'a>,
}

#[derive(Deserialize)]
struct Resource<'a> {
    #[serde(rename = "resourceType")]
    kind: &'a str,
    id: &'a str,
}

/// Writes a bundle of at least `megabytes` million bytes.
pub(super) fn make(out: &Path, from: Option<&Path>, megabytes: usize) -> Result<(), String> {
    let folder = from.map_or_else(|| root::repository().join("../shared/data/fhir/synthea-r4"), Path::to_path_buf);
    let sources = read_all(&folder)?;
    let text = compose(&sources, megabytes.saturating_mul(1_000_000))?;
    std::fs::write(out, &text).map_err(|e| format!("{}: {e}", out.display()))?;
    eprintln!("{}: {} bytes", out.display(), text.len());
    Ok(())
}

/// Largest first; by name among equals, so that every machine makes the same file.
fn read_all(folder: &Path) -> Result<Vec<String>, String> {
    let list =
        std::fs::read_dir(folder).map_err(|e| format!("{}: {e}; name a folder with --from", folder.display()))?;
    let mut paths: Vec<PathBuf> =
        list.flatten().map(|e| e.path()).filter(|p| p.extension().is_some_and(|e| e == "json")).collect();
    paths.sort();
    let mut texts = paths
        .iter()
        .map(|p| std::fs::read_to_string(p).map_err(|e| format!("{}: {e}", p.display())))
        .collect::<Result<Vec<String>, String>>()?;
    texts.sort_by_key(|text| std::cmp::Reverse(text.len()));
    Ok(texts)
}

fn compose(sources: &[String], bytes_min: usize) -> Result<String, String> {
    let bundles = sources
        .iter()
        .map(|text| serde_json::from_str::<Bundle>(text).map_err(|e| format!("a bundle is unreadable: {e}")))
        .collect::<Result<Vec<_>, String>>()?;
    let person = bundles.first().and_then(patient).ok_or("no bundle with a Patient was found")?;
    let mut text = String::from("{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":[");
    let mut copy = 0_usize;
    'enough: loop {
        for (which, bundle) in bundles.iter().enumerate() {
            let Some(theirs) = patient(bundle) else { continue };
            let mut fresh = Fresh { copy, same: HashMap::from([(theirs, person)]) };
            for entry in &bundle.entry {
                if text.len() >= bytes_min {
                    break 'enough;
                }
                let is_patient = serde_json::from_str::<Entry>(entry.get()).is_ok_and(|e| e.resource.kind == "Patient");
                if is_patient && (copy > 0 || which > 0) {
                    continue;
                }
                if !text.ends_with('[') {
                    text.push_str(",\n");
                }
                fresh.write(entry.get(), &mut text);
            }
        }
        copy += 1;
    }
    text.push_str("]}\n");
    Ok(text)
}

fn patient(bundle: &Bundle) -> Option<&str> {
    let entries = bundle.entry.iter().filter_map(|e| serde_json::from_str::<Entry>(e.get()).ok());
    entries.map(|e| e.resource).find(|r| r.kind == "Patient").map(|r| r.id)
}

/// Replaces each UUID by one of this copy, the same one for the same original: references stay whole.
struct Fresh<'a> {
    copy: usize,
    same: HashMap<&'a str, &'a str>,
}

impl Fresh<'_> {
    fn write(&mut self, entry: &str, out: &mut String) {
        let mut rest = entry;
        while let Some(at) = next_uuid(rest) {
            let (before, from) = rest.split_at(at);
            let (uuid, after) = from.split_at(UUID_LEN);
            out.push_str(before);
            match self.same.get(uuid) {
                Some(kept) => out.push_str(kept),
                None => out.push_str(&self.derived(uuid)),
            }
            rest = after;
        }
        out.push_str(rest);
    }

    fn derived(&self, uuid: &str) -> String {
        let half = |salt: u8| {
            let mut hasher = DefaultHasher::new();
            (salt, self.copy, uuid).hash(&mut hasher);
            hasher.finish()
        };
        let (high, low) = (half(1), half(2));
        let group = |value: u64, shift: u32, mask: u64| (value >> shift) & mask;
        format!(
            "{:08x}-{:04x}-4{:03x}-a{:03x}-{:012x}",
            group(high, 32, 0xffff_ffff),
            group(high, 16, 0xffff),
            group(high, 0, 0xfff),
            group(low, 48, 0xfff),
            group(low, 0, 0xffff_ffff_ffff)
        )
    }
}

const UUID_LEN: usize = 36;

/// Where the next UUID begins.
fn next_uuid(text: &str) -> Option<usize> {
    text.as_bytes().windows(UUID_LEN).position(|window| {
        window.iter().enumerate().all(|(at, byte)| match at {
            8 | 13 | 18 | 23 => *byte == b'-',
            _ => byte.is_ascii_hexdigit(),
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const PERSON: &str = "11111111-1111-4111-a111-111111111111";
    const VISIT: &str = "22222222-2222-4222-a222-222222222222";

    fn source() -> String {
        format!(
            r#"{{"resourceType":"Bundle","entry":[
                {{"fullUrl":"urn:uuid:{PERSON}","resource":{{"resourceType":"Patient","id":"{PERSON}"}}}},
                {{"fullUrl":"urn:uuid:{VISIT}","resource":{{"resourceType":"Encounter","id":"{VISIT}","subject":{{"reference":"urn:uuid:{PERSON}"}}}}}}]}}"#
        )
    }

    #[test]
    fn there_is_one_person_and_every_visit_has_an_id_of_its_own_and_belongs_to_them() {
        let text = compose(&[source()], 2_000).unwrap();
        let whole: serde_json::Value = serde_json::from_str(&text).unwrap();
        let entries = whole["entry"].as_array().unwrap();
        let of = |kind: &str| {
            entries.iter().map(|e| &e["resource"]).filter(|r| r["resourceType"] == kind).collect::<Vec<_>>()
        };
        assert_eq!(of("Patient").len(), 1);
        let visits = of("Encounter");
        let mut ids: Vec<_> = visits.iter().map(|v| v["id"].as_str().unwrap()).collect();
        ids.sort_unstable();
        ids.dedup();
        assert!(ids.len() > 3 && ids.len() == visits.len());
        assert!(visits.iter().all(|v| v["subject"]["reference"] == format!("urn:uuid:{PERSON}")));
        assert!(entries.iter().all(|e| e["fullUrl"] == format!("urn:uuid:{}", e["resource"]["id"].as_str().unwrap())));
    }

    #[test]
    fn the_same_sources_make_the_same_file() {
        assert_eq!(compose(&[source()], 3_000).unwrap(), compose(&[source()], 3_000).unwrap());
    }
}
