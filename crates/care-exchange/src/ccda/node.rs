//! Looks into a C-CDA tree by local name: namespaces are often wrong, names are not.

use crate::making::Fill;
use crate::when::{self, NoDay, When};
use care_model::Draft;
use chrono_tz::Tz;
use roxmltree::Node;
use std::collections::{HashMap, HashSet};

/// An element of the tree.
pub(super) type El<'a> = Node<'a, 'a>;

/// Children of that name.
pub(super) fn children<'a>(node: El<'a>, name: &'static str) -> impl Iterator<Item = El<'a>> {
    node.children().filter(move |child| child.is_element() && child.tag_name().name() == name)
}

/// The first child of that name.
pub(super) fn child<'a>(node: El<'a>, name: &'static str) -> Option<El<'a>> {
    children(node, name).next()
}

/// The element at the end of a path of names.
pub(super) fn path<'a>(node: El<'a>, names: &[&'static str]) -> Option<El<'a>> {
    names.iter().try_fold(node, |node, name| child(node, name))
}

/// An attribute, unless it is blank.
pub(super) fn attribute<'a>(node: El<'a>, name: &str) -> Option<&'a str> {
    node.attributes().find(|one| one.name() == name).map(|one| one.value().trim()).filter(|value| !value.is_empty())
}

/// The code of a coded child.
pub(super) fn code_of<'a>(node: El<'a>) -> Option<&'a str> {
    attribute(child(node, "code")?, "code")
}

/// All words below a node; rows, items and breaks end a line, cells are set apart.
pub(super) fn words_below(node: El<'_>) -> String {
    let mut words = String::new();
    for below in node.descendants() {
        match below.tag_name().name() {
            "tr" | "br" | "item" | "paragraph" | "list" | "table" | "caption" => words.push('\n'),
            "td" | "th" => words.push_str(" \u{2502} "),
            _ => {}
        }
        if below.is_text() {
            let text = below.text().unwrap_or_default();
            let tidy = text.split_whitespace().collect::<Vec<_>>().join(" ");
            let glue = |c: Option<char>| c.is_some_and(char::is_whitespace);
            if !tidy.is_empty() {
                if glue(text.chars().next()) && !glue(words.chars().next_back()) {
                    words.push(' ');
                }
                words.push_str(&tidy);
                if glue(text.chars().next_back()) {
                    words.push(' ');
                }
            }
        }
    }
    let lines = words.lines().map(|line| line.trim_matches(|c: char| c.is_whitespace() || c == '\u{2502}'));
    lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

/// Words of a coded element: its original text, else its display name, else that of a translation.
pub(super) fn coded_words(code: El<'_>, narrative: &Narrative) -> Option<String> {
    let original = child(code, "originalText").and_then(|text| referred_words(text, narrative));
    let display = attribute(code, "displayName").map(str::to_owned);
    let translated = || children(code, "translation").find_map(|one| attribute(one, "displayName")).map(str::to_owned);
    let found = display.or(original).or_else(translated)?;
    Some(crate::terms::without_semantic_tag(&found).to_owned())
}

/// Words of an element that holds them or refers to them by `#id` within the narrative.
pub(super) fn referred_words(node: El<'_>, narrative: &Narrative) -> Option<String> {
    let own = words_below(node);
    if !own.is_empty() {
        return Some(own);
    }
    let target = attribute(child(node, "reference")?, "value")?.strip_prefix('#')?;
    narrative.words.get(target).cloned()
}

/// The pieces of a section's narrative to which its entries refer, gathered in one walk: looked for one by
/// one, a long section with many entries would take the square of its length.
#[derive(Default)]
pub(super) struct Narrative {
    words: HashMap<String, String>,
}

impl Narrative {
    pub(super) fn of(section: El<'_>) -> Self {
        let entries = children(section, "entry").flat_map(|entry| entry.descendants());
        let references = entries.filter(|below| below.tag_name().name() == "reference");
        let wanted: HashSet<&str> =
            references.filter_map(|reference| attribute(reference, "value")?.strip_prefix('#')).collect();
        let mut words = HashMap::new();
        let pieces = children(section, "text").take(1).flat_map(|text| text.descendants());
        for piece in pieces {
            if let Some(id) = attribute(piece, "ID").filter(|id| wanted.contains(id))
                && !words.contains_key(id)
            {
                let told = words_below(piece);
                if !told.is_empty() {
                    words.insert(id.to_owned(), told);
                }
            }
        }
        Self { words }
    }
}

/// Name of a person or an organisation; parts in the order in which the source has them.
pub(super) fn name_words(holder: El<'_>) -> Option<String> {
    let name = children(holder, "name").find(|name| attribute(*name, "nullFlavor").is_none())?;
    let parts: Vec<String> = name
        .children()
        .filter(|part| part.is_text() || matches!(part.tag_name().name(), "prefix" | "given" | "family" | "suffix"))
        .filter(|part| attribute(*part, "qualifier") != Some("CL"))
        .map(|part| if part.is_text() { part.text().unwrap_or_default().to_owned() } else { words_below(part) })
        .collect();
    let words = parts.iter().flat_map(|part| part.split_whitespace()).collect::<Vec<_>>().join(" ");
    (!words.is_empty()).then_some(words)
}

/// A point in time.
pub(super) fn point(node: El<'_>, zone: Tz) -> Result<Option<When>, NoDay> {
    match attribute(node, "value").map(|value| when::hl7(value, zone)) {
        None | Some(Err(NoDay::Partial)) => Ok(None),
        Some(Ok(when)) => Ok(Some(when)),
        Some(Err(NoDay::Nonsense)) => Err(NoDay::Nonsense),
    }
}

/// Phone, fax and address of whoever the node describes.
pub(super) fn put_contacts(draft: &mut Draft, nodes: &[El<'_>]) {
    for node in nodes {
        for telecom in children(*node, "telecom") {
            let Some(value) = attribute(telecom, "value") else { continue };
            let (field, number) = match value.split_once(':') {
                Some(("fax", number)) => ("fax", number),
                Some(("mailto", address)) => ("email", address),
                Some(("tel", number)) => ("phone", number),
                None => ("phone", value),
                Some(_) => continue,
            };
            if !draft.fields.contains_key(field) {
                draft.put(field, number.trim());
            }
        }
        if !draft.fields.contains_key("address") {
            draft.put("address", address(*node));
        }
    }
}

/// An address in one line.
pub(super) fn address(node: El<'_>) -> Option<String> {
    let address = child(node, "addr")?;
    let part = |name| children(address, name).map(words_below).filter(|words| !words.is_empty());
    let town: Vec<String> = part("city").chain(part("state")).chain(part("postalCode")).collect();
    let lines: Vec<String> =
        part("streetAddressLine").chain([town.join(" ")]).filter(|line| !line.is_empty()).collect();
    (!lines.is_empty()).then(|| lines.join(", "))
}
