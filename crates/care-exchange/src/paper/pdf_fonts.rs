//! Fonts with gaps, as many programs write them, made whole enough to be read by.
//!
//! The reader beneath gives a whole page up where a font lacks what the standard asks for: a width, a name
//! of an encoding, an object that is not there. None of that keeps letters from being letters.

use pdf_extract::{Dictionary, Document, Object, ObjectId};

/// Encodings that are known by name.
const ENCODINGS: [&[u8]; 3] = [b"MacRomanEncoding", b"MacExpertEncoding", b"WinAnsiEncoding"];
/// Width of a letter of which nothing is said, in thousandths of its height.
const USUAL_WIDTH: i64 = 500;

/// Mends every font of a document.
pub(super) fn mend(document: &mut Document) {
    let fonts: Vec<ObjectId> = document
        .objects
        .iter()
        .filter(|(_, object)| object.as_dict().is_ok_and(|font| font.has_type(b"Font")))
        .map(|(id, _)| *id)
        .collect();
    for id in fonts {
        let Ok(font) = document.get_dictionary(id) else { continue };
        let mut font = font.clone();
        drop_what_is_not_there(document, &mut font);
        match font.get(b"Subtype").and_then(Object::as_name).unwrap_or_default() {
            b"Type0" => mend_composite(document, &mut font),
            b"CIDFontType0" | b"CIDFontType2" => {
                if !font.has(b"FontDescriptor") {
                    font.set("FontDescriptor", Dictionary::new());
                }
            }
            b"Type1" | b"TrueType" | b"MMType1" | b"Type3" => mend_simple(document, &mut font),
            _ => {
                font.set("Subtype", Object::Name(b"Type1".to_vec()));
                mend_simple(document, &mut font);
            }
        }
        if let Ok(place) = document.get_object_mut(id).and_then(Object::as_dict_mut) {
            *place = font;
        }
    }
}

fn drop_what_is_not_there(document: &Document, font: &mut Dictionary) {
    let is_gone = |value: &Object| document.dereference(value).map_or(true, |(_, value)| value.is_null());
    let gone: Vec<Vec<u8>> = font.iter().filter(|(_, value)| is_gone(value)).map(|(key, _)| key.clone()).collect();
    for key in gone {
        font.remove(&key);
    }
}

fn mend_composite(document: &Document, font: &mut Dictionary) {
    let (is_known, is_own) = match font.get(b"Encoding").and_then(|one| document.dereference(one)) {
        Ok((_, Object::Name(name))) => (matches!(name.as_slice(), b"Identity-H" | b"Identity-V"), false),
        Ok((_, Object::Stream(_))) => (true, true),
        _ => (false, false),
    };
    // Codes of a national table: what they mean is only known where the font says so itself.
    if !is_known && !is_own {
        font.set("Encoding", Object::Name(b"Identity-H".to_vec()));
    }
    if !font.has(b"BaseFont") {
        font.set("BaseFont", Object::Name(b"Unnamed".to_vec()));
    }
    let inner =
        font.get(b"DescendantFonts").and_then(|one| document.dereference(one)).and_then(|(_, one)| one.as_array());
    let inner = inner.ok().and_then(|list| list.first()).and_then(|one| document.dereference(one).ok());
    // An inner font that stands within this one was not met among the objects.
    if let Some((None, Object::Dictionary(inner))) = inner
        && !inner.has(b"FontDescriptor")
    {
        let mut inner = inner.clone();
        inner.set("FontDescriptor", Dictionary::new());
        font.set("DescendantFonts", vec![Object::Dictionary(inner)]);
    }
}

fn mend_simple(document: &Document, font: &mut Dictionary) {
    if !font.has(b"BaseFont") {
        font.set("BaseFont", Object::Name(b"Helvetica".to_vec()));
    }
    match font.get(b"Encoding").and_then(|one| document.dereference(one)).map(|(_, one)| one.clone()) {
        Ok(Object::Name(name)) if ENCODINGS.contains(&name.as_slice()) => {}
        Ok(Object::Dictionary(encoding)) => font.set("Encoding", mended_encoding(document, encoding)),
        _ => drop(font.remove(b"Encoding")),
    }
    if font.has(b"ToUnicode") && !font.has(b"Encoding") {
        // For letters that the map leaves out.
        font.set("Encoding", Object::Name(b"WinAnsiEncoding".to_vec()));
    }
    mend_widths(document, font);
}

fn mended_encoding(document: &Document, mut encoding: Dictionary) -> Dictionary {
    if !matches!(encoding.get(b"BaseEncoding"), Ok(Object::Name(name)) if ENCODINGS.contains(&name.as_slice())) {
        encoding.remove(b"BaseEncoding");
    }
    let differences = encoding.get(b"Differences").and_then(|one| document.dereference(one));
    let differences = differences.and_then(|(_, list)| list.as_array().cloned()).unwrap_or_default();
    let mut kept = Vec::new();
    let mut code = 0_i64;
    for one in &differences {
        match document.dereference(one).map(|(_, one)| one) {
            Ok(Object::Integer(next)) => {
                code = *next;
                kept.push(Object::Integer(code.clamp(0, 255)));
            }
            // There are 256 letters in a simple font and no more.
            Ok(Object::Name(name)) => {
                if (0..=255).contains(&code) {
                    kept.push(Object::Name(name.clone()));
                }
                code = code.saturating_add(1);
            }
            _ => {}
        }
    }
    encoding.set("Differences", kept);
    encoding
}

/// One width for each of the 256 letters; none at all is left for the reader, which knows the usual fonts.
fn mend_widths(document: &Document, font: &mut Dictionary) {
    let is_drawn = matches!(font.get(b"Subtype").and_then(Object::as_name), Ok(b"Type3"));
    let number = |value: &Object| {
        let (_, value) = document.dereference(value).ok()?;
        value.as_float().ok().map(|_| value.clone())
    };
    let widths = font.get(b"Widths").and_then(|one| document.dereference(one)).and_then(|(_, list)| list.as_array());
    let widths: Vec<Option<Object>> =
        widths.map(|list| list.iter().take(256).map(number).collect()).unwrap_or_default();
    if widths.is_empty() && !is_drawn {
        for key in ["FirstChar", "LastChar", "Widths"] {
            font.remove(key.as_bytes());
        }
        return;
    }
    let first = font.get(b"FirstChar").ok().and_then(|first| document.dereference(first).ok()?.1.as_i64().ok());
    let first = usize::try_from(first.unwrap_or_default().clamp(0, 255)).unwrap_or_default();
    // A drawn font measures in units of its own, so a letter of it says best how wide another is.
    let usual = widths.iter().flatten().next().cloned().filter(|_| is_drawn).unwrap_or(Object::Integer(USUAL_WIDTH));
    let mut all = vec![usual; 256];
    for (place, width) in all.iter_mut().skip(first).zip(widths) {
        if let Some(width) = width {
            *place = width;
        }
    }
    font.set("FirstChar", 0);
    font.set("LastChar", 255);
    font.set("Widths", all);
}
