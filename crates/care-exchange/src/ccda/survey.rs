//! A first look at XML text: how deep it goes, and where it could be closed if it was cut.

/// What a walk over the tags found.
pub(crate) struct Survey<'t> {
    pub depth_max: usize,
    /// Elements open where the text ends.
    pub open: Vec<&'t str>,
    /// The last point at which nothing but sections and their frames is open: bytes, and what is open.
    last_whole: Option<(usize, Vec<&'t str>)>,
}

/// Elements after whose end a document can be closed by hand without halving anything.
const WHOLE: [&str; 8] =
    ["entry", "section", "component", "recordTarget", "author", "custodian", "documentationOf", "title"];

/// Walks the tags once, without recursion.
pub(crate) fn survey(text: &str) -> Survey<'_> {
    let mut found = Survey { depth_max: 0, open: Vec::new(), last_whole: None };
    let mut at = 0;
    while let Some(start) = text.get(at..).and_then(|rest| rest.find('<')).map(|start| at + start) {
        let rest = text.get(start..).unwrap_or_default();
        let end = if rest.starts_with("<!--") {
            rest.find("-->").map(|end| end + 3)
        } else if rest.starts_with("<![CDATA[") {
            rest.find("]]>").map(|end| end + 3)
        } else {
            tag_end(rest)
        };
        let Some(end) = end else { break };
        let tag = rest.get(..end).unwrap_or_default();
        at = start + end;
        if tag.starts_with("<!") || tag.starts_with("<?") {
            continue;
        }
        if let Some(name) = tag.strip_prefix("</") {
            let name = name.trim_end_matches('>').trim();
            if found.open.last() == Some(&name) {
                found.open.pop();
            }
            if WHOLE.contains(&name) && !found.open.contains(&"entry") {
                found.last_whole = Some((at, found.open.clone()));
            }
        } else if !tag.ends_with("/>") {
            let name = tag.trim_start_matches('<').split(|c: char| c.is_whitespace() || c == '>').next();
            found.open.push(name.unwrap_or_default());
            found.depth_max = found.depth_max.max(found.open.len());
        }
    }
    found
}

/// End of a tag; a `>` within quotes is none.
fn tag_end(tag: &str) -> Option<usize> {
    let mut quote = None;
    for (at, byte) in tag.bytes().enumerate() {
        match (quote, byte) {
            (Some(open), _) if open == byte => quote = None,
            (Some(_), _) => {}
            (None, b'"' | b'\'') => quote = Some(byte),
            (None, b'>') => return Some(at + 1),
            (None, _) => {}
        }
    }
    None
}

impl Survey<'_> {
    /// The text up to the last whole part, closed by hand; `None` where there is none.
    pub(super) fn closed(&self, text: &str) -> Option<String> {
        let (at, open) = self.last_whole.as_ref()?;
        let mut closed = text.get(..*at)?.to_owned();
        for name in open.iter().rev() {
            closed.push_str(&format!("</{name}>"));
        }
        Some(closed)
    }
}
