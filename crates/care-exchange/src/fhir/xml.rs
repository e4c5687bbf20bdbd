//! FHIR as XML: turned into the JSON form, resource by resource, and read like that.
//!
//! Element by element as the standard's XML format says: `value` of an element is its value, `resource` and
//! `contained` hold the resource as their one child. A list of one stays a single value: every look into a
//! resource takes either.

use super::split::Raw;
use crate::ccda::survey::survey;
use crate::limits::{ENTRIES_MAX, NESTING_MAX, XML_NODES_MAX};
use crate::reading::Reading;
use care_model::ProblemCode;
use roxmltree::{Document, Node, ParsingOptions};
use serde_json::{Map, Value};
use std::borrow::Cow;

/// The resources of an XML file: of a bundle, or the one that it is.
pub(super) fn split(text: &str, reading: &mut Reading) -> Vec<Raw<'static>> {
    let survey = survey(text);
    if survey.depth_max > NESTING_MAX {
        reading.problem("file", ProblemCode::TooLarge, format!("nested {} deep", survey.depth_max));
        return Vec::new();
    }
    // Declarations of entities are refused: nothing is fetched and nothing grows.
    let options = ParsingOptions { allow_dtd: false, nodes_limit: XML_NODES_MAX, ..ParsingOptions::default() };
    let document = match Document::parse_with_options(text, options) {
        Ok(document) => document,
        Err(error) => {
            let why = if survey.open.is_empty() { ProblemCode::Malformed } else { ProblemCode::Truncated };
            reading.problem(format!("line {}", error.pos().row), why, "not whole XML");
            return Vec::new();
        }
    };
    let root = document.root_element();
    let mut found = Vec::new();
    if root.tag_name().name() != "Bundle" {
        found.push(raw_of(root, None, "file".to_owned()));
        return found;
    }
    for (number, entry) in children(root, "entry").enumerate().take(ENTRIES_MAX) {
        let full_url = children(entry, "fullUrl").next().and_then(|url| url.attribute("value"));
        let resource = children(entry, "resource").find_map(|holder| holder.children().find(Node::is_element));
        if let Some(resource) = resource {
            found.push(raw_of(resource, full_url, format!("entry {}", number + 1)));
        }
    }
    found
}

fn children<'a>(node: Node<'a, 'a>, name: &'static str) -> impl Iterator<Item = Node<'a, 'a>> {
    node.children().filter(move |child| child.is_element() && child.tag_name().name() == name)
}

fn raw_of(resource: Node<'_, '_>, full_url: Option<&str>, place: String) -> Raw<'static> {
    let span = resource.range();
    Raw {
        type_name: resource.tag_name().name().to_owned(),
        full_url: full_url.map(str::to_owned),
        json: Cow::Owned(resource_of(resource).to_string()),
        place,
        span,
    }
}

fn resource_of(node: Node<'_, '_>) -> Value {
    let mut fields = Map::new();
    fields.insert("resourceType".to_owned(), Value::from(node.tag_name().name()));
    put_children(node, &mut fields);
    Value::Object(fields)
}

fn value_of(node: Node<'_, '_>) -> Value {
    let name = node.tag_name().name();
    if name == "div" {
        // The narrative, as it stands there.
        return Value::from(node.document().input_text().get(node.range()).unwrap_or_default());
    }
    if matches!(name, "resource" | "contained")
        && let Some(inner) = node.children().find(Node::is_element)
    {
        return resource_of(inner);
    }
    let has_children = node.children().any(|child| child.is_element());
    if let (Some(value), false) = (node.attribute("value"), has_children) {
        return Value::from(value);
    }
    let mut fields = Map::new();
    for attribute in node.attributes().filter(|attribute| matches!(attribute.name(), "id" | "url" | "value")) {
        fields.insert(attribute.name().to_owned(), Value::from(attribute.value()));
    }
    put_children(node, &mut fields);
    // A value with an extension beside it: the value counts.
    match fields.remove("value") {
        Some(value) if node.attribute("value").is_some() => value,
        Some(value) => {
            fields.insert("value".to_owned(), value);
            Value::Object(fields)
        }
        None => Value::Object(fields),
    }
}

fn put_children(node: Node<'_, '_>, fields: &mut Map<String, Value>) {
    for child in node.children().filter(Node::is_element) {
        let value = value_of(child);
        match fields.get_mut(child.tag_name().name()) {
            None => {
                fields.insert(child.tag_name().name().to_owned(), value);
            }
            Some(Value::Array(list)) => list.push(value),
            Some(former) => {
                let first = std::mem::take(former);
                *former = Value::Array(vec![first, value]);
            }
        }
    }
}
