//! Takes out of a PDF all that shows no text, and all that would keep a reader busy for ever.
//!
//! - Pictures are emptied; streams that unpack beyond the limits are emptied and said.
//! - The contents of pages and forms keep only the operators of text, each with operands that fit.
//! - A form that shows itself, however far round, is emptied; so is one that would be shown too often.
//! - The tree of pages becomes a list, and each page is in it once.
//! - The way up from a page to its parents is cut where it comes back to itself.

use super::pdf_content::{TextOnly, text_only};
use crate::limits::{PDF_PAGES_MAX, PDF_STREAM_BYTES_MAX, PDF_STREAMS_BYTES_MAX};
use flate2::read::ZlibDecoder;
use pdf_extract::{Dictionary, Document, Object, ObjectId, Stream};
use std::collections::{BTreeMap, HashSet};
use std::io::Read;

/// Packed bytes of a filter whose growth cannot be measured beforehand.
const UNMEASURED_BYTES_MAX: usize = 256 * 1024;
/// Most operators that showing one page may come to, forms within forms included.
const SHOWN_OPERATORS_MAX: u64 = 2_000_000;
/// Objects that may lie in streams of objects, packed: these are unpacked before anything can be looked at.
const OBJECT_STREAM_BYTES_MAX: u64 = 256 * 1024 * 1024;
/// Forms within forms.
const FORMS_DEEP_MAX: usize = 24;
/// Steps from a page up to the root.
const PARENTS_MAX: usize = 64;

/// Why a file is not even opened: its streams of objects would unpack beyond the limit.
pub(super) fn refuse(bytes: &[u8]) -> Option<&'static str> {
    let mut unpacked = 0_u64;
    let mut at = 0;
    while let Some(found) = find(bytes, b"/ObjStm", at) {
        at = found + 7;
        let near = bytes.get(at..bytes.len().min(at + 512)).unwrap_or_default();
        let Some(start) = find(near, b"stream", 0) else { continue };
        let data = near.get(start + 6..).unwrap_or_default();
        let line_end = data.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        let packed = bytes.get(at + start + 6 + line_end..).unwrap_or_default();
        unpacked += unpacked_bytes(packed, OBJECT_STREAM_BYTES_MAX - unpacked.min(OBJECT_STREAM_BYTES_MAX));
        if unpacked >= OBJECT_STREAM_BYTES_MAX {
            return Some("a PDF that unpacks beyond the limit");
        }
    }
    None
}

fn find(bytes: &[u8], what: &[u8], from: usize) -> Option<usize> {
    let tail = bytes.get(from..)?;
    tail.windows(what.len()).position(|window| window == what).map(|at| from + at)
}

/// How much a packed stream unpacks to, up to a limit; nothing is kept.
fn unpacked_bytes(packed: &[u8], limit: u64) -> u64 {
    let mut reader = ZlibDecoder::new(packed).take(limit);
    let mut scratch = [0_u8; 16 * 1024];
    let mut sum = 0;
    loop {
        match reader.read(&mut scratch) {
            Ok(0) | Err(_) => return sum,
            Ok(read) => sum += read as u64,
        }
    }
}

/// Cleans a document; gives the places and reasons of what had to go.
pub(super) fn clean(document: &mut Document) -> Vec<(String, &'static str)> {
    let mut problems = Vec::new();
    empty_streams(document, &mut problems);
    super::pdf_fonts::mend(document);
    super::pdf_widths::spell_out(document);
    flatten_pages(document);
    let pages: Vec<(u32, ObjectId)> = document.get_pages().into_iter().take(PDF_PAGES_MAX).collect();
    cut_circles_of_parents(document, &pages);
    let forms = clean_forms(document);
    let costs = costs_of_forms(&forms);
    for (form, cost) in &costs {
        if cost.is_none() {
            empty(document, *form);
        }
    }
    if costs.values().any(Option::is_none) {
        problems.push(("file".to_owned(), "a part that shows itself"));
    }
    for (number, page) in pages {
        let content = document.get_page_content(page).unwrap_or_default();
        let TextOnly { content, operators, shows, .. } = text_only(&content);
        let cost = operators.saturating_add(shows_cost(document, page, &shows, &costs));
        let content = if cost > SHOWN_OPERATORS_MAX {
            problems.push((format!("page {number}"), "a page that shows more than can be read"));
            Vec::new()
        } else {
            content
        };
        let id = document.add_object(Stream::new(Dictionary::new(), content));
        if let Ok(page) = document.get_object_mut(page).and_then(Object::as_dict_mut) {
            page.set("Contents", Object::Reference(id));
            if !matches!(page.get(b"MediaBox"), Ok(Object::Array(sides)) if sides.len() == 4) {
                // Lines are put together without it, but the reader asks for one.
                page.set("MediaBox", vec![0.into(), 0.into(), 612.into(), 792.into()]);
            }
            page.remove(b"ArtBox");
        }
    }
    problems
}

/// Puts every page once into one flat list. A tree that leads to itself would hide pages behind its circles;
/// where there is no tree, the pages that lie about are taken as they come.
fn flatten_pages(document: &mut Document) {
    let root = document.catalog().and_then(|root| root.get(b"Pages")).and_then(Object::as_reference);
    let mut seen: HashSet<ObjectId> = HashSet::new();
    let mut pages: Vec<ObjectId> = Vec::new();
    let mut open: Vec<ObjectId> = root.into_iter().collect();
    while let Some(id) = open.pop() {
        let Some(node) = document.get_dictionary(id).ok().filter(|_| seen.insert(id)) else { continue };
        let kids = node.get(b"Kids").and_then(|kids| document.dereference(kids)).and_then(|(_, kids)| kids.as_array());
        match kids {
            Ok(kids) => open.extend(kids.iter().rev().filter_map(|kid| kid.as_reference().ok())),
            Err(_) => pages.push(id),
        }
    }
    if pages.is_empty() {
        let is_page = |object: &Object| object.as_dict().is_ok_and(|one| one.has_type(b"Page"));
        pages = document.objects.iter().filter(|(_, object)| is_page(object)).map(|(id, _)| *id).collect();
    }
    for page in &pages {
        if let Ok(page) = document.get_object_mut(*page).and_then(Object::as_dict_mut) {
            page.set("Type", Object::Name(b"Page".to_vec()));
        }
    }
    let mut list = Dictionary::new();
    list.set("Type", Object::Name(b"Pages".to_vec()));
    list.set("Kids", pages.iter().map(|page| Object::Reference(*page)).collect::<Vec<_>>());
    let list = document.add_object(list);
    match document.catalog_mut() {
        Ok(root) => root.set("Pages", Object::Reference(list)),
        Err(_) => {
            let mut root = Dictionary::new();
            root.set("Type", Object::Name(b"Catalog".to_vec()));
            root.set("Pages", Object::Reference(list));
            let root = document.add_object(root);
            document.trailer.set("Root", Object::Reference(root));
        }
    }
}

/// Empties pictures and what unpacks beyond the limits.
fn empty_streams(document: &mut Document, problems: &mut Vec<(String, &'static str)>) {
    let mut sum = 0;
    let mut is_cut = false;
    for object in document.objects.values_mut() {
        let Object::Stream(stream) = object else { continue };
        let kind = stream.dict.get(b"Subtype").and_then(Object::as_name).unwrap_or_default();
        if matches!(kind, b"Image" | b"XML") {
            stream.set_plain_content(Vec::new());
            continue;
        }
        keep_what_is_whole(stream);
        match size_of(stream) {
            Some(size) if size <= PDF_STREAM_BYTES_MAX && sum + size <= PDF_STREAMS_BYTES_MAX => sum += size,
            _ => {
                stream.set_plain_content(Vec::new());
                is_cut = true;
            }
        }
    }
    if is_cut {
        problems.push(("file".to_owned(), "a part that unpacks beyond the limit"));
    }
}

/// Of a stream whose packing is damaged, what comes before the damage.
fn keep_what_is_whole(stream: &mut Stream) {
    let is_plain = stream.filters().is_ok_and(|filters| matches!(filters.as_slice(), [b"FlateDecode" | b"Fl"]))
        && !stream.dict.has(b"DecodeParms");
    let mut reader = ZlibDecoder::new(stream.content.as_slice()).take(PDF_STREAM_BYTES_MAX as u64);
    if !is_plain || std::io::copy(&mut reader, &mut std::io::sink()).is_ok() {
        return;
    }
    let mut whole = Vec::new();
    let mut reader = ZlibDecoder::new(stream.content.as_slice()).take(PDF_STREAM_BYTES_MAX as u64);
    // That it ends in an error is known.
    let _ = reader.read_to_end(&mut whole);
    stream.set_plain_content(whole);
}

/// Unpacked size; `None` where it cannot be known and may be large.
fn size_of(stream: &Stream) -> Option<usize> {
    let filters = stream.filters().unwrap_or_default();
    let packed = stream.content.len();
    match filters.as_slice() {
        [] => Some(packed),
        [b"FlateDecode" | b"Fl"] => {
            let limit = PDF_STREAM_BYTES_MAX as u64 + 1;
            usize::try_from(unpacked_bytes(&stream.content, limit)).ok()
        }
        [b"ASCIIHexDecode" | b"AHx" | b"ASCII85Decode" | b"A85"] => Some(packed.saturating_mul(4)),
        [_] | [_, _] if packed <= UNMEASURED_BYTES_MAX => Some(packed.saturating_mul(64)),
        _ => None,
    }
}

fn empty(document: &mut Document, id: ObjectId) {
    if let Ok(Object::Stream(stream)) = document.get_object_mut(id) {
        stream.set_plain_content(Vec::new());
    }
}

fn cut_circles_of_parents(document: &mut Document, pages: &[(u32, ObjectId)]) {
    let mut sound: HashSet<ObjectId> = HashSet::new();
    for (_, page) in pages {
        let mut way = HashSet::new();
        let mut at = *page;
        loop {
            let is_circle = !way.insert(at) || way.len() > PARENTS_MAX;
            if is_circle {
                // The page forgets its parents; what it takes from them is lost with them.
                if let Ok(page) = document.get_object_mut(*page).and_then(Object::as_dict_mut) {
                    page.remove(b"Parent");
                }
                break;
            }
            let parent = document.get_dictionary(at).ok().and_then(|one| one.get(b"Parent").ok()?.as_reference().ok());
            match parent {
                Some(parent) if !sound.contains(&parent) => at = parent,
                _ => {
                    sound.extend(way.into_iter().filter(|one| one != page));
                    break;
                }
            }
        }
    }
}

/// What a form shows: the count of its operators and the names of the forms that it shows.
struct Form {
    operators: u64,
    shows: Vec<ObjectId>,
}

/// Leaves only text in every form.
fn clean_forms(document: &mut Document) -> BTreeMap<ObjectId, Form> {
    let is_form = |object: &Object| {
        object.as_stream().is_ok_and(|stream| {
            let kind = stream.dict.get(b"Subtype").and_then(Object::as_name).unwrap_or_default();
            kind == b"Form" || (kind.is_empty() && stream.dict.has(b"Resources"))
        })
    };
    let ids: Vec<ObjectId> = document.objects.iter().filter(|(_, object)| is_form(object)).map(|(id, _)| *id).collect();
    let mut forms = BTreeMap::new();
    for id in ids {
        let Ok(content) = document.get_object(id).and_then(Object::as_stream).and_then(Stream::get_plain_content)
        else {
            empty(document, id);
            continue;
        };
        let TextOnly { content, operators, shows: names, .. } = text_only(&content);
        let own = document.get_object(id).and_then(Object::as_stream).ok().map(|stream| stream.dict.clone());
        let shows = own.map(|dict| shown_by(document, &dict, &names)).unwrap_or_default();
        if let Ok(Object::Stream(stream)) = document.get_object_mut(id) {
            stream.set_plain_content(content);
        }
        forms.insert(id, Form { operators, shows });
    }
    forms
}

/// The objects that names stand for, in a dictionary that has resources.
fn shown_by(document: &Document, holder: &Dictionary, names: &[Vec<u8>]) -> Vec<ObjectId> {
    let inner = |dict: &Dictionary, key: &[u8]| -> Option<Dictionary> {
        let (_, object) = document.dereference(dict.get(key).ok()?).ok()?;
        object.as_dict().ok().cloned()
    };
    let Some(known) = inner(holder, b"Resources").and_then(|resources| inner(&resources, b"XObject")) else {
        return Vec::new();
    };
    names.iter().filter_map(|name| known.get(name).ok()?.as_reference().ok()).collect()
}

/// How many operators showing each form comes to; `None` for one that leads back to itself.
fn costs_of_forms(forms: &BTreeMap<ObjectId, Form>) -> BTreeMap<ObjectId, Option<u64>> {
    let mut costs: BTreeMap<ObjectId, Option<u64>> = BTreeMap::new();
    // From the leaves up, level by level: a form is counted when all that it shows is. What never is lies
    // on a circle, leads into one, or lies deeper than a reader can go.
    for _ in 0..FORMS_DEEP_MAX {
        let countable = |form: &Form| {
            let inner = form.shows.iter().filter(|shown| forms.contains_key(*shown));
            inner
                .map(|shown| costs.get(shown).copied().flatten())
                .try_fold(form.operators, |sum, cost| cost.map(|cost| sum.saturating_add(cost)))
        };
        let level: Vec<(ObjectId, u64)> = forms
            .iter()
            .filter(|(id, _)| !costs.contains_key(*id))
            .filter_map(|(id, form)| Some((*id, countable(form)?)))
            .collect();
        if level.is_empty() {
            break;
        }
        costs.extend(level.into_iter().map(|(id, cost)| (id, Some(cost))));
    }
    for id in forms.keys() {
        costs.entry(*id).or_insert(None);
    }
    costs
}

fn shows_cost(document: &Document, page: ObjectId, names: &[Vec<u8>], costs: &BTreeMap<ObjectId, Option<u64>>) -> u64 {
    // Resources may come from a parent; any of them may be meant.
    let mut at = Some(page);
    let mut most = 0;
    for _ in 0..PARENTS_MAX {
        let Some(holder) = at.and_then(|at| document.get_dictionary(at).ok()) else { break };
        let sum = shown_by(document, holder, names)
            .iter()
            .map(|form| costs.get(form).copied().flatten().unwrap_or_default())
            .fold(0_u64, u64::saturating_add);
        most = most.max(sum);
        at = holder.get(b"Parent").ok().and_then(|parent| parent.as_reference().ok());
    }
    most
}
