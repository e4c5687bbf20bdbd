//! What a resource says in words, without building a tree of it: narrative, names of codes, notes.

use super::papers::without_tags;
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use std::collections::HashSet;
use std::fmt;

/// Fields whose texts are words for people. `div` is the narrative (FHIR R4, narrative).
const WORDS: [&str; 11] = [
    "text",
    "display",
    "div",
    "conclusion",
    "description",
    "title",
    "comment",
    "patientInstruction",
    "valueString",
    "contentString",
    "name",
];
/// Parts that hold nothing for people.
const SKIPPED: [&str; 5] = ["data", "meta", "contained", "identifier", "subject"];
/// Words of one resource that are kept, in bytes.
const RESOURCE_WORDS_MAX: usize = 64 * 1024;

/// The words of one resource, each once, one a line; empty where the JSON is damaged.
pub(super) fn in_resource(json: &str) -> String {
    let mut found = Found::default();
    let mut from = serde_json::Deserializer::from_str(json);
    if (Walk { found: &mut found, is_words: false }).deserialize(&mut from).is_err() {
        return String::new();
    }
    found.lines
}

#[derive(Default)]
struct Found {
    seen: HashSet<String>,
    lines: String,
}

impl Found {
    fn add(&mut self, words: &str) {
        let words = if words.starts_with('<') { without_tags(words) } else { words.trim().to_owned() };
        if words.is_empty() || self.lines.len() + words.len() > RESOURCE_WORDS_MAX || self.seen.contains(&words) {
            return;
        }
        if !self.lines.is_empty() {
            self.lines.push('\n');
        }
        self.lines.push_str(&words);
        self.seen.insert(words);
    }
}

struct Walk<'f> {
    found: &'f mut Found,
    /// The value of a field that holds words.
    is_words: bool,
}

impl<'de> DeserializeSeed<'de> for Walk<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Walk<'_> {
    type Value = ();

    fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("JSON")
    }

    fn visit_str<E>(self, words: &str) -> Result<(), E> {
        if self.is_words {
            self.found.add(words);
        }
        Ok(())
    }

    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E>(self, _: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E>(self, _: u64) -> Result<(), E> {
        Ok(())
    }

    fn visit_f64<E>(self, _: f64) -> Result<(), E> {
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        while list.next_element_seed(Walk { found: self.found, is_words: self.is_words })?.is_some() {}
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key::<std::borrow::Cow<'de, str>>()? {
            if SKIPPED.contains(&key.as_ref()) {
                map.next_value::<IgnoredAny>()?;
            } else {
                map.next_value_seed(Walk { found: self.found, is_words: WORDS.contains(&key.as_ref()) })?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::in_resource;

    #[test]
    fn words_for_people_are_kept_once_and_technical_text_is_not() {
        let json = r#"{"resourceType":"Condition","id":"c1","meta":{"tag":[{"display":"secret"}]},
            "text":{"status":"generated","div":"<div>Sore <b>shoulder</b></div>"},
            "code":{"coding":[{"system":"http://s","code":"1","display":"Shoulder pain"}],"text":"Shoulder pain"},
            "note":[{"text":"Since March"}]}"#;
        assert_eq!(in_resource(json), "Sore shoulder\nShoulder pain\nSince March");
        assert_eq!(in_resource("{\"text\": \"cut"), "");
    }
}
