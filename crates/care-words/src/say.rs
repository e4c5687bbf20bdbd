//! From a message to a sentence.

use crate::{Locale, catalogue, read_phone};
use care_model::{Arg, Message};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use std::sync::Arc;

/// At most so many parts of a list are said (handbook 5.4); the rest becomes "and 3 more".
const LIST_MAX: usize = 5;
/// Stands before each argument while a sentence is built, to find those that open a sentence.
const OPENING: char = '\u{e000}';
/// Sets off the derived argument that says whether a word is one or many.
const NUMBER: &str = "-number";

/// The catalogue of one language. Cheap to clone, usable from several threads.
#[derive(Clone)]
pub struct Words {
    bundle: Arc<FluentBundle<FluentResource>>,
    locale: Locale,
    pub(crate) year: Option<i32>,
}

impl Words {
    /// Reads the catalogue of the language nearest to a tag, `en-US` or `es-US` (a few milliseconds; keep it and
    /// clone it).
    pub fn new(tag: &str) -> Self {
        let locale = Locale::nearest(tag);
        Self { bundle: Arc::new(catalogue::bundle(locale)), locale, year: None }
    }

    /// The same words for a reader in this year: days of other years are said with their year.
    /// Without it no day has one.
    #[must_use]
    pub fn in_year(mut self, year: i32) -> Self {
        self.year = Some(year);
        self
    }

    /// The language.
    pub fn locale(&self) -> Locale {
        self.locale
    }

    /// Whether the catalogue knows a key.
    pub fn has(&self, key: &str) -> bool {
        self.bundle.get_message(key).is_some_and(|message| message.value().is_some())
    }

    /// The sentence of a message. An unknown key is said as it is, a missing argument as `{$name}`, so that
    /// either is seen; [`Words::gaps`] finds both. Where an argument is missing and the catalogue has the key with
    /// `-plain`, that sentence is said instead.
    pub fn say(&self, message: &Message) -> String {
        self.say_with_gaps(message).0
    }

    /// The words of a key that has no arguments; the key itself where the catalogue lacks it.
    pub fn plain(&self, key: &str) -> String {
        self.format(key, &FluentArgs::new())
    }

    /// What a message lacks: its key, a word that it names, or an argument. Empty when all is well.
    pub fn gaps(&self, message: &Message) -> Vec<String> {
        self.say_with_gaps(message).1
    }

    /// One argument in words, as it stands within a sentence.
    pub fn arg(&self, arg: &Arg) -> String {
        strip(&self.arg_text(arg, &FluentArgs::new(), &mut Vec::new()))
    }

    /// One argument as it stands alone, in a table or as a headline: "Pictures".
    pub fn label(&self, arg: &Arg) -> String {
        match arg {
            Arg::Word(key) => capital(&self.plain(key)),
            other => capital(&self.arg(other)),
        }
    }

    /// Several parts joined as the language does, at most five: "a, b, and c".
    pub fn join(&self, parts: &[String]) -> String {
        let shown = parts.get(..LIST_MAX).unwrap_or(parts);
        let rest = parts.len() - shown.len();
        let Some((last, before)) = shown.split_last() else { return self.plain("list-none") };
        if rest > 0 {
            let mut args = FluentArgs::new();
            args.set("n", FluentValue::from(rest));
            return format!("{}, {}", self.commas(shown), self.format("and-more", &args));
        }
        match before {
            [] => last.clone(),
            [first] => self.pair("list-two", first, last),
            many => self.pair("list-last", &self.commas(many), last),
        }
    }

    /// A phone or fax number as people read it; what is no US number stays as printed.
    pub fn phone(&self, printed: &str) -> String {
        let Some(phone) = read_phone(printed) else { return printed.trim().to_owned() };
        let Some(extension) = phone.extension else { return phone.shown };
        let mut args = FluentArgs::new();
        args.set("number", phone.shown);
        args.set("extension", extension);
        self.format("phone-extension", &args)
    }

    fn say_with_gaps(&self, message: &Message) -> (String, Vec<String>) {
        let mut gaps = Vec::new();
        let args = self.arguments(message, &mut gaps);
        let known = gaps.len();
        let mut text = self.format_checked(&message.key, &args, &mut gaps);
        let plain = format!("{}-plain", message.key);
        if gaps.len() > known && self.has(&plain) {
            gaps.truncate(known);
            text = self.format_checked(&plain, &args, &mut gaps);
        }
        (tidy(&text), gaps)
    }

    fn arguments(&self, message: &Message, gaps: &mut Vec<String>) -> FluentArgs<'static> {
        let mut args = FluentArgs::new();
        // Words come second: "lock-more" holds a lock text, which itself names {init}.
        let is_word = |arg: &Arg| matches!(arg, Arg::Word(_) | Arg::List(_));
        for (name, arg) in message.args.iter().filter(|(_, arg)| !is_word(arg)) {
            let text = self.arg_text(arg, &FluentArgs::new(), gaps);
            self.set(&mut args, name, arg, &text);
        }
        let words: Vec<_> = message
            .args
            .iter()
            .filter(|(_, arg)| is_word(arg))
            .map(|(name, arg)| (name, arg, self.arg_text(arg, &args, gaps)))
            .collect();
        for (name, arg, text) in words {
            self.set(&mut args, name, arg, &text);
        }
        args
    }

    fn set(&self, args: &mut FluentArgs<'static>, name: &str, arg: &Arg, text: &str) {
        if let Arg::Count(count) = arg {
            args.set(name.to_owned(), FluentValue::from(*count));
            return;
        }
        args.set(name.to_owned(), format!("{OPENING}{text}"));
        args.set(format!("{name}{NUMBER}"), self.number(arg));
    }

    fn arg_text(&self, arg: &Arg, outer: &FluentArgs<'_>, gaps: &mut Vec<String>) -> String {
        match arg {
            Arg::Text(words) => words.reveal().replace(OPENING, ""),
            Arg::Word(key) => match self.attribute(key, "within") {
                Some(within) => within,
                None => self.format_checked(key, outer, gaps),
            },
            Arg::Day(day) => self.day(*day),
            Arg::Time { wall, zone, reader } => self.time_at(*wall, *zone, *reader),
            Arg::Count(count) => count.to_string(),
            Arg::List(parts) => {
                let parts: Vec<String> = parts.iter().map(|part| self.arg_text(part, outer, gaps)).collect();
                self.join(&parts)
            }
        }
    }

    /// `one` or `other`: of a word by its `.number`, of a time by its hour ("a la 1:00", "a las 3:00").
    fn number(&self, arg: &Arg) -> String {
        let is_many = match arg {
            Arg::Word(key) => return self.attribute(key, "number").unwrap_or_else(|| "one".to_owned()),
            Arg::Time { wall, .. } => chrono::Timelike::hour12(wall).1 != 1,
            Arg::List(parts) => parts.len() != 1,
            Arg::Text(_) | Arg::Day(_) | Arg::Count(_) => false,
        };
        if is_many { "other" } else { "one" }.to_owned()
    }

    fn attribute(&self, key: &str, name: &str) -> Option<String> {
        let pattern = self.bundle.get_message(key)?.get_attribute(name)?.value();
        Some(self.bundle.format_pattern(pattern, None, &mut Vec::new()).into_owned())
    }

    pub(crate) fn format(&self, key: &str, args: &FluentArgs<'_>) -> String {
        strip(&self.format_checked(key, args, &mut Vec::new()))
    }

    fn format_checked(&self, key: &str, args: &FluentArgs<'_>, gaps: &mut Vec<String>) -> String {
        let Some(pattern) = self.bundle.get_message(key).and_then(|message| message.value()) else {
            gaps.push(key.to_owned());
            return key.to_owned();
        };
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, Some(args), &mut errors).into_owned();
        gaps.extend(errors.iter().map(|error| format!("{key}: {error}")));
        text
    }

    fn commas(&self, parts: &[String]) -> String {
        let mut parts = parts.iter();
        let first = parts.next().cloned().unwrap_or_default();
        parts.fold(first, |before, part| self.pair("list-comma", &before, part))
    }

    fn pair(&self, key: &str, a: &str, b: &str) -> String {
        let mut args = FluentArgs::new();
        args.set("a", a.to_owned());
        args.set("b", b.to_owned());
        args.set("i-sound", if opens_with_i(b) { "yes" } else { "no" });
        self.format(key, &args)
    }
}

fn strip(text: &str) -> String {
    text.replace(OPENING, "")
}

/// Gives an argument that opens a sentence its capital letter, and lets "p. m." or "Inc." end a sentence
/// with one full stop.
fn tidy(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut parts = text.split(OPENING);
    out.push_str(parts.next().unwrap_or_default());
    for part in parts {
        if opens_sentence(&out) { out.push_str(&capital(part)) } else { out.push_str(part) }
    }
    let mut once = String::with_capacity(out.len());
    let mut rest = out.chars().peekable();
    while let Some(c) = rest.next() {
        if c == '.' && !once.ends_with('.') && rest.peek() == Some(&'.') {
            let dots = 1 + std::iter::from_fn(|| rest.next_if_eq(&'.')).count();
            once.push_str(if dots == 2 { "." } else { "..." });
        } else {
            once.push(c);
        }
    }
    once
}

fn opens_sentence(before: &str) -> bool {
    let before = before.trim_end_matches(['¿', '¡', '“', '«', '"', '(']);
    let trimmed = before.trim_end();
    trimmed.is_empty() || (trimmed.len() < before.len() && trimmed.ends_with(['.', '?', '!']))
}

/// Spanish says "e" for "and" before the sound of its own "i", but not before "hie".
fn opens_with_i(text: &str) -> bool {
    let text = text.to_lowercase();
    let sound = text.strip_prefix('h').unwrap_or(&text);
    sound.starts_with(['i', 'í']) && !sound.starts_with("ie")
}

/// A capital first letter; names written like "eHealth" stay.
fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let Some(first) = letters.next() else { return String::new() };
    if !first.is_lowercase() || letters.clone().next().is_some_and(char::is_uppercase) {
        return text.to_owned();
    }
    first.to_uppercase().chain(letters).collect()
}

#[cfg(test)]
mod tests;
