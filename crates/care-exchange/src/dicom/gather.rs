//! A whole disc, put together from the headers of its pictures, in whatever order they come.

use super::PictureHeader;
use crate::ids::derive_id;
use crate::making::{Fill, Sheet, item, party};
use crate::reading::{Context, Reading, Subject, Whose, whose};
use crate::terms::{modality_of_dicom, role_by_name};
use care_model::{EntityId, Sensitive};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// Series that are no pictures of their own: reports, presentation states, lists of keys, plans.
const BESIDE: [&str; 7] = ["SR", "PR", "KO", "OT", "DOC", "RTPLAN", "RTSTRUCT"];

/// Proposes the studies that pictures belong to, and says whose they are. The same pictures in another order, or one
/// picture of a study, propose the same study.
pub fn gather(headers: &[PictureHeader], context: &Context, reading: &mut Reading) {
    let mut studies: BTreeMap<&str, Vec<&PictureHeader>> = BTreeMap::new();
    for header in headers.iter().filter(|header| !header.study.is_empty()) {
        studies.entry(&header.study).or_default().push(header);
    }
    let mut sheet = Sheet::default();
    for (uid, pictures) in &studies {
        put_study(uid, pictures, &mut sheet);
    }
    sheet.finish(reading);
    say_whose(headers, context, reading);
}

fn put_study(uid: &str, pictures: &[&PictureHeader], sheet: &mut Sheet) {
    let mut draft = item(derive_id("dicom", "study", uid), "study", format!("study {uid}"));
    let modality =
        most(pictures.iter().filter_map(|one| one.modality.clone()), |code| !BESIDE.contains(&code.as_str()));
    let part = most(pictures.iter().filter_map(|one| words(&one.body_part)), |_| true);
    let said = most(pictures.iter().filter_map(|one| words(&one.study_words)), |_| true);
    let named = [modality.as_deref().map(|code| modality_of_dicom(code).unwrap_or(code)), part.as_deref()];
    let named = named.into_iter().flatten().collect::<Vec<_>>().join(" ");
    draft.put("what", said.unwrap_or(named));
    draft.put("performed", pictures.iter().filter_map(|one| one.performed).min());
    draft.put("modality", modality);
    draft.put("body_part", part);
    draft.put("accession", most(pictures.iter().filter_map(|one| words(&one.accession)), |_| true));
    draft.put("study_uid", uid);
    let series: BTreeSet<&str> = pictures.iter().map(|one| one.series.as_str()).filter(|uid| !uid.is_empty()).collect();
    let images: BTreeSet<&str> =
        pictures.iter().map(|one| one.instance.as_str()).filter(|uid| !uid.is_empty()).collect();
    draft.put("series", (!series.is_empty()).then_some(series.len()));
    draft.put("images", (!images.is_empty()).then_some(images.len()));
    let place = most(pictures.iter().filter_map(|one| words(&one.institution)), |_| true);
    let referrer = most(pictures.iter().filter_map(|one| words(&one.referrer)), |_| true);
    draft.put("party", place.map(|name| whom(&name, "facility", sheet)));
    draft.put("order_by", referrer.map(|name| whom(&name, "specialist", sheet)));
    draft.doubt("order_by");
    sheet.add(draft);
}

fn whom(name: &str, role: &str, sheet: &mut Sheet) -> EntityId {
    let id = derive_id("dicom", "party", &name.to_lowercase());
    let mut draft = party(id.clone(), name, "file");
    draft.put_unsure("role", role_by_name(name).unwrap_or(role));
    sheet.add(draft);
    id
}

fn say_whose(headers: &[PictureHeader], context: &Context, reading: &mut Reading) {
    let people: BTreeSet<(String, Option<NaiveDate>)> =
        headers.iter().filter_map(|one| Some((words(&one.patient)?, one.born_on))).collect();
    let names: BTreeSet<String> = people.iter().map(|(name, _)| name.to_lowercase()).collect();
    let Some((name, born_on)) = people.into_iter().next() else { return };
    let subject = Subject { name: name.into(), born_on, zone: None };
    reading.whose = match &context.known_person {
        _ if names.len() > 1 => Whose::Several,
        Some(known) => whose(&subject, known),
        None => Whose::Unknown,
    };
    reading.subject = Some(subject);
}

fn words(words: &Option<Sensitive<String>>) -> Option<String> {
    words.as_ref().map(|words| words.reveal().clone())
}

/// The value that most say, of those preferred if there are any; among equals the first by the alphabet.
fn most(values: impl Iterator<Item = String>, is_preferred: impl Fn(&String) -> bool) -> Option<String> {
    let mut counted: BTreeMap<String, usize> = BTreeMap::new();
    for value in values {
        *counted.entry(value).or_default() += 1;
    }
    let best = |wanted: bool| {
        let of_them = counted.iter().filter(|(value, _)| is_preferred(value) == wanted);
        of_them.max_by(|a, b| a.1.cmp(b.1).then_with(|| b.0.cmp(a.0))).map(|(value, _)| value.clone())
    };
    best(true).or_else(|| best(false))
}
