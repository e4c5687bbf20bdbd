//! What the tests of the catalogue share: its entries as written, and values to fill sentences with.
#![allow(dead_code)] // each test program uses its own part

use care_model::{Arg, Message};
use care_words::{FILES, Locale};
use chrono::NaiveDate;
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, Resource};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Key or `key.attribute` → the arguments that it names.
pub type Entries = BTreeMap<String, BTreeSet<String>>;

/// Arguments that a caller gives: `x` for a sentence that uses `x` or agrees with it by `x-number`.
pub fn given(names: &BTreeSet<String>) -> BTreeSet<String> {
    let given = |name: &String| (name != "i-sound").then(|| name.trim_end_matches("-number").to_owned());
    names.iter().filter_map(given).collect()
}

/// Arguments that show in the text, without those that only steer agreement: the same in every language.
pub fn shown(names: &BTreeSet<String>) -> BTreeSet<String> {
    names.iter().filter(|name| *name != "i-sound" && !name.ends_with("-number")).cloned().collect()
}

/// The text of one file of the catalogue, as it lies in the folder.
pub fn source(locale: Locale, file: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../ui/locales").join(locale.tag());
    std::fs::read_to_string(folder.join(format!("{file}.ftl"))).unwrap()
}

pub fn parse(locale: Locale, file: &str) -> Resource<String> {
    fluent_syntax::parser::parse(source(locale, file)).unwrap_or_else(|(_, errors)| {
        panic!("{}/{file}.ftl: {errors:?}", locale.tag());
    })
}

pub fn entries_of(locale: Locale, file: &str) -> Entries {
    let mut entries = Entries::new();
    let mut add = |key: String, pattern: &Pattern<String>| {
        let mut names = BTreeSet::new();
        collect(pattern, &mut names);
        let twice = entries.insert(key.clone(), names);
        assert!(twice.is_none(), "{}/{file}.ftl: {key} stands twice", locale.tag());
    };
    for entry in parse(locale, file).body {
        if let Entry::Message(message) = entry {
            let key = message.id.name;
            if let Some(pattern) = &message.value {
                add(key.clone(), pattern);
            }
            for attribute in &message.attributes {
                add(format!("{key}.{}", attribute.id.name), &attribute.value);
            }
        }
    }
    entries
}

pub fn all_entries(locale: Locale) -> Entries {
    let mut all = Entries::new();
    for file in FILES {
        for (key, names) in entries_of(locale, file) {
            assert!(all.insert(key.clone(), names).is_none(), "{key} stands in two files of {}", locale.tag());
        }
    }
    all
}

fn collect(pattern: &Pattern<String>, names: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            match expression {
                Expression::Inline(inline) => collect_inline(inline, names),
                Expression::Select { selector, variants } => {
                    collect_inline(selector, names);
                    variants.iter().for_each(|variant| collect(&variant.value, names));
                }
            }
        }
    }
}

fn collect_inline(inline: &InlineExpression<String>, names: &mut BTreeSet<String>) {
    match inline {
        InlineExpression::VariableReference { id } => drop(names.insert(id.name.clone())),
        InlineExpression::Placeable { expression } => match expression.as_ref() {
            Expression::Inline(inline) => collect_inline(inline, names),
            Expression::Select { .. } => panic!("a choice within a choice is too hard to translate"),
        },
        InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => {}
        other => panic!("the catalogue uses no {other:?}"),
    }
}

pub fn day(month: u32, day: u32) -> Arg {
    Arg::Day(NaiveDate::from_ymd_opt(2027, month, day).unwrap())
}

/// A likely value of an argument. `thing` is the word for `{what}`, `count` the number for `{n}`.
pub fn sample(name: &str, thing: &str, count: i64) -> Arg {
    let time = |hour| {
        let wall = NaiveDate::from_ymd_opt(2027, 4, 15).unwrap().and_hms_opt(hour, 0, 0).unwrap();
        Arg::Time { wall, zone: chrono_tz::America::Phoenix, reader: chrono_tz::America::Phoenix }
    };
    let list = || Arg::List(["card", "list", "disc"].into_iter().map(Arg::text).collect());
    match name {
        "n" => Arg::Count(count),
        "date" => day(4, 15),
        "date2" => day(5, 27),
        "day" => day(4, 15),
        "dob" => Arg::text("May 3, 1983"),
        "year" => Arg::text("2028"),
        "time" => time(15),
        "leave" => time(13),
        "list" => list(),
        "what" => Arg::Word(thing.to_owned()),
        "item" => Arg::text("MRI"),
        "init" => Arg::text("A"),
        "a" | "from" => Arg::text("Dr. Ortiz"),
        "b" | "to" | "spec" => Arg::text("Dr. Lee"),
        "pcp" => Arg::text("Dr. Ortiz"),
        "office" | "place" | "party" => Arg::text("Riverside"),
        "plan" => Arg::text("Acme Plan"),
        "pharmacy" => Arg::text("Main Drug"),
        "pharmacist" => Arg::text("Sam"),
        "phone" | "fax" => Arg::text("212-555-0142"),
        "step" => Arg::text("eat no food"),
        "first" => Arg::text("call Dr. Lee"),
        "name" | "me" | "who" => Arg::text("Sally"),
        "person" => Arg::text("Sally Moreno"),
        "ref" => Arg::text("R-5521"),
        "lock" => Arg::Word("lock-L1".to_owned()),
        "outcome" => Arg::Word("outcome-no_answer".to_owned()),
        other => Arg::text(format!("sample {other}")),
    }
}

/// A message with a likely value for each argument.
pub fn filled(key: &str, names: &BTreeSet<String>, thing: &str, count: i64) -> Message {
    given(names).iter().fold(Message::new(key), |message, name| message.with(name, sample(name, thing, count)))
}
