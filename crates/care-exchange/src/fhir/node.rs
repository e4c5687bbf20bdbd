//! Lenient looks into a resource: anything may be missing, one or many, a text or a concept.

use crate::terms::without_semantic_tag;
use crate::when::{self, NoDay, When};
use chrono_tz::Tz;
use serde_json::Value;

/// The values of a field, whether the source wrote one or a list.
pub(super) fn many<'a>(node: &'a Value, field: &str) -> &'a [Value] {
    match node.get(field) {
        Some(Value::Array(list)) => list,
        Some(Value::Null) | None => &[],
        Some(one) => std::slice::from_ref(one),
    }
}

/// The first value of a field.
pub(super) fn first<'a>(node: &'a Value, field: &str) -> Option<&'a Value> {
    many(node, field).first()
}

/// A field's text; of the first one where the source wrote a list.
pub(super) fn text<'a>(node: &'a Value, field: &str) -> Option<&'a str> {
    first(node, field)?.as_str().map(str::trim).filter(|text| !text.is_empty())
}

/// A field whose name starts with `prefix`: `medication` finds `medicationCodeableConcept`.
pub(super) fn choice<'a>(node: &'a Value, prefix: &str) -> impl Iterator<Item = (&'a str, &'a Value)> {
    let fields = node.as_object().into_iter().flatten();
    let prefix = prefix.to_owned();
    fields.filter_map(move |(name, value)| Some((name.strip_prefix(prefix.as_str())?, value)))
}

/// Words of a concept: its text, else the first display, else a bare string.
pub(super) fn words(concept: &Value) -> Option<String> {
    let found = concept
        .as_str()
        .or_else(|| text(concept, "text"))
        .or_else(|| many(concept, "coding").iter().find_map(|coding| text(coding, "display")))
        .or_else(|| text(concept, "display"));
    // R5 wraps a concept beside a reference.
    let Some(found) = found else { return concept.get("concept").and_then(words) };
    let found = without_semantic_tag(found);
    (!found.is_empty()).then(|| found.to_owned())
}

/// Words of the first concept in a field that has any.
pub(super) fn words_of(node: &Value, field: &str) -> Option<String> {
    many(node, field).iter().find_map(words)
}

/// Whether a concept (or coding, or code) in a field carries one of the codes.
pub(super) fn has_code(node: &Value, field: &str, codes: &[&str]) -> bool {
    many(node, field).iter().any(|concept| codes_of(concept).any(|code| codes.contains(&code)))
}

/// All codes of a concept; a bare string and a bare coding count as codes.
pub(super) fn codes_of(concept: &Value) -> impl Iterator<Item = &str> {
    let own = concept.as_str().or_else(|| text(concept, "code"));
    own.into_iter().chain(many(concept, "coding").iter().filter_map(|coding| text(coding, "code")))
}

/// The LOINC code of a concept in a field.
pub(super) fn loinc<'a>(node: &'a Value, field: &str) -> Option<&'a str> {
    let codings = many(node, field).iter().flat_map(|concept| many(concept, "coding"));
    codings.filter(|coding| text(coding, "system") == Some("http://loinc.org")).find_map(|coding| text(coding, "code"))
}

/// A date, and whether it was nonsense.
pub(super) fn when(node: &Value, field: &str, zone: Tz) -> Result<Option<When>, String> {
    let Some(value) = text(node, field) else { return Ok(None) };
    match when::fhir(value, zone) {
        Ok(when) => Ok(Some(when)),
        Err(NoDay::Partial) => Ok(None),
        Err(NoDay::Nonsense) => Err(field.to_owned()),
    }
}

/// Name of a person or office (`HumanName`, string, or a list of these): official before nickname.
pub(super) fn name_of(node: &Value) -> Option<String> {
    let names = many(node, "name");
    let rank = |name: &&Value| match text(name, "use") {
        Some("official") => 0,
        Some("usual") | None => 1,
        Some("old" | "maiden") => 3,
        Some(_) => 2,
    };
    let name = names.iter().min_by_key(rank)?;
    if let Some(plain) = name.as_str().or_else(|| text(name, "text")) {
        return Some(plain.trim().to_owned()).filter(|name| !name.is_empty());
    }
    let parts = ["prefix", "given", "family", "suffix"];
    let parts: Vec<&str> = parts.iter().flat_map(|part| many(name, part)).filter_map(Value::as_str).collect();
    (!parts.is_empty()).then(|| parts.join(" "))
}

/// The first phone, fax or e-mail, as printed.
pub(super) fn telecom<'a>(node: &'a Value, system: &str) -> Option<&'a str> {
    let found = many(node, "telecom").iter().filter(|telecom| text(telecom, "system") == Some(system));
    found.filter_map(|telecom| text(telecom, "value")).next()
}

/// An address in one line.
pub(super) fn address(node: &Value) -> Option<String> {
    let address = first(node, "address")?;
    if let Some(plain) = text(address, "text") {
        return Some(plain.replace('\n', ", "));
    }
    let lines = many(address, "line").iter().filter_map(Value::as_str);
    let town = [text(address, "city"), text(address, "state"), text(address, "postalCode")];
    let town: Vec<&str> = town.into_iter().flatten().collect();
    let town = town.join(" ");
    let parts: Vec<&str> = lines.chain([town.as_str()]).map(str::trim).filter(|part| !part.is_empty()).collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}
