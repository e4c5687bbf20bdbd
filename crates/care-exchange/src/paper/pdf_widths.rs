//! Widths of letters in large fonts (ISO 32000, 9.7.4.3), one by one.
//!
//! The reader beneath misreads a width that is given for a range of letters, and with it where words end;
//! so ranges are spelled out before it looks.

use pdf_extract::{Document, Object, ObjectId};

/// Letters of one font whose width is kept.
const WIDTHS_MAX: usize = 70_000;
/// Widths of all fonts together.
const ALL_WIDTHS_MAX: usize = 2_000_000;

/// Rewrites the widths of every font that gives them by ranges.
pub(super) fn spell_out(document: &mut Document) {
    let is_large_font = |object: &Object| {
        object.as_dict().is_ok_and(|font| {
            matches!(font.get(b"Subtype").and_then(Object::as_name), Ok(b"CIDFontType0" | b"CIDFontType2"))
        })
    };
    let fonts: Vec<ObjectId> =
        document.objects.iter().filter(|(_, object)| is_large_font(object)).map(|(id, _)| *id).collect();
    let mut left = ALL_WIDTHS_MAX;
    for id in fonts {
        let widths = document.get_dictionary(id).ok().and_then(|font| {
            let (_, widths) = document.dereference(font.get(b"W").ok()?).ok()?;
            Some(one_by_one(document, widths.as_array().ok()?, WIDTHS_MAX.min(left)))
        });
        let Some((widths, count)) = widths else { continue };
        left = left.saturating_sub(count);
        if let Ok(font) = document.get_object_mut(id).and_then(Object::as_dict_mut) {
            font.set("W", Object::Array(widths));
        }
    }
}

/// `first [w w …]` for each run; what is neither this nor `first last w` ends the list.
fn one_by_one(document: &Document, widths: &[Object], count_max: usize) -> (Vec<Object>, usize) {
    let mut out = Vec::new();
    let mut count = 0_usize;
    let mut rest = widths;
    let value = |object: &Object| document.dereference(object).ok().map(|(_, object)| object.clone());
    while let [first, second, tail @ ..] = rest {
        let (Some(Object::Integer(first)), Some(second)) = (value(first), value(second)) else { break };
        let run = match second {
            Object::Array(run) => {
                rest = tail;
                run.iter().filter_map(value).filter(|width| width.as_float().is_ok()).collect::<Vec<_>>()
            }
            Object::Integer(last) => {
                let [width, after @ ..] = tail else { break };
                rest = after;
                let Some(width) = value(width).filter(|width| width.as_float().is_ok()) else { break };
                let length = last.saturating_sub(first).saturating_add(1).clamp(0, 65_536);
                vec![width; usize::try_from(length).unwrap_or_default().min(count_max.saturating_sub(count))]
            }
            _ => break,
        };
        count += run.len();
        if count > count_max || !(0..=0xff_ffff).contains(&first) {
            break;
        }
        out.extend([Object::Integer(first), Object::Array(run)]);
    }
    (out, count)
}
