//! Labelled lines, fifty a language to work on and twenty-five kept aside: what is read right, what wrong,
//! and that no date is false. `cargo test -p care-exchange --test labelled_lines -- --nocapture` tells all.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]
// The lints spare test functions, but not what they share.

use care_exchange::{LineContext, Locale, read_line_words};
use care_model::{Draft, EntityType};
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::PathBuf;

fn context(locale: Locale) -> LineContext {
    let known = [
        ("P-LEE", "Dr. Min Lee"),
        ("P-RIV", "Riverside Imaging"),
        ("P-ORT", "Dra. Ana Ortiz"),
        ("P-CON", "Hospital del Condado"),
        ("P-PHA", "Corner Pharmacy"),
    ];
    LineContext {
        today: "2027-01-11".parse().unwrap(),
        zone: chrono_tz::America::New_York,
        known_parties: known.iter().map(|(id, name)| ((*id).into(), (*name).into())).collect(),
        locale,
    }
}

/// `kind register=value register="some words"`.
struct Expected {
    kind: String,
    registers: Vec<(String, String)>,
}

fn expected(text: &str) -> Expected {
    let mut parts = Vec::new();
    let (mut part, mut quoted) = (String::new(), false);
    for c in text.trim().chars() {
        match c {
            '"' => {
                quoted = !quoted;
                part.push(c);
            }
            ' ' if !quoted => parts.push(std::mem::take(&mut part)),
            c => part.push(c),
        }
    }
    parts.push(part);
    let registers = parts[1..].iter().filter(|part| !part.is_empty());
    let registers = registers.map(|part| {
        let (register, value) = part.split_once('=').unwrap();
        (register.to_owned(), value.to_owned())
    });
    Expected { kind: parts[0].clone(), registers: registers.collect() }
}

/// A value as it is written in the labels.
fn shown(value: &Value, drafts: &[Draft]) -> String {
    match value {
        Value::Null => "-".into(),
        Value::String(text) if text.starts_with("P-") => format!("@{text}"),
        Value::String(text) => match drafts.iter().find(|draft| draft.entity.as_str() == text) {
            Some(draft) if draft.entity_type == EntityType::Party => {
                format!("\"{}\"", draft.fields["name"].as_str().unwrap())
            }
            _ => text.clone(),
        },
        Value::Array(days) if days.len() == 2 => {
            format!("{}..{}", days[0].as_str().unwrap(), days[1].as_str().unwrap())
        }
        Value::Object(slot) if slot.contains_key("start") => {
            let start = slot["start"].as_str().unwrap();
            if slot.get("all_day") == Some(&true.into()) { start[..10].to_owned() } else { start.to_owned() }
        }
        other => other.to_string(),
    }
}

/// Days that stand in a draft; the day of typing is no reading.
fn days_of(draft: &Draft) -> BTreeSet<String> {
    let text =
        serde_json::to_string(&draft.fields.iter().filter(|(field, _)| !is_words(field)).collect::<Vec<_>>()).unwrap();
    let is_day = |at: &usize| {
        let part = &text.as_bytes()[*at..*at + 10];
        part.iter().enumerate().all(|(at, byte)| if at == 4 || at == 7 { *byte == b'-' } else { byte.is_ascii_digit() })
    };
    let found = (0..text.len().saturating_sub(10)).filter(is_day).map(|at| text[at..at + 10].to_owned());
    found.filter(|day| day != "2027-01-11").collect()
}

fn is_words(field: &str) -> bool {
    matches!(field, "what" | "evidence_where" | "text" | "words" | "number")
}

/// What is wrong with the reading of one labelled line: missed or wrong things, and false days.
fn faults(line: &str, labels: &str, locale: Locale) -> (Vec<String>, Vec<String>) {
    let drafts = read_line_words(line, &context(locale)).drafts;
    let items: Vec<&Draft> = drafts.iter().filter(|draft| draft.entity_type == EntityType::Item).collect();
    let all: Vec<Expected> = labels.split(" ; ").map(expected).collect();
    let mut wrong = Vec::new();
    let mut used = BTreeSet::new();
    for one in &all {
        let fits = |draft: &Draft| {
            one.registers.iter().all(|(register, value)| {
                let found = shown(draft.fields.get(register).unwrap_or(&Value::Null), &drafts);
                found == *value || format!("\"{found}\"") == *value
            })
        };
        let of_kind = |at: &usize| !used.contains(at) && items[*at].kind() == Some(one.kind.as_str());
        match (0..items.len()).filter(of_kind).find(|at| fits(items[*at])) {
            Some(at) => {
                used.insert(at);
            }
            None => {
                let near: Vec<String> = items
                    .iter()
                    .map(|draft| {
                        let told = one.registers.iter().map(|(register, _)| {
                            format!("{register}={}", shown(draft.fields.get(register).unwrap_or(&Value::Null), &drafts))
                        });
                        format!("{} {}", draft.kind().unwrap(), told.collect::<Vec<_>>().join(" "))
                    })
                    .collect();
                wrong.push(format!("no {} {:?}; there is {near:?}", one.kind, one.registers));
            }
        }
    }
    // Reminders and the question about a visit may come along; another thing of another kind may not.
    for (at, item) in items.iter().enumerate() {
        let is_reminder = item.kind() == Some("task") && at > 0;
        if !used.contains(&at) && !is_reminder {
            wrong.push(format!("one too many: {}", item.kind().unwrap()));
        }
    }
    let written: BTreeSet<String> = all
        .iter()
        .flat_map(|one| &one.registers)
        .flat_map(|(_, value)| value.split("..").map(|part| part.chars().take(10).collect::<String>()))
        .collect();
    let reminders: BTreeSet<String> = also_right(labels).into_iter().chain(written).collect();
    let false_days = items.iter().flat_map(|item| days_of(item)).filter(|day| !reminders.contains(day));
    (wrong, false_days.collect())
}

/// Days that a reminder may hold: written after `also`.
fn also_right(labels: &str) -> Vec<String> {
    labels.split(" also ").skip(1).flat_map(|rest| rest.split_whitespace()).map(str::to_owned).collect()
}

struct Tally {
    right: usize,
    wrong: usize,
    false_days: usize,
}

fn run(name: &str, locale: Locale) -> Tally {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("fixtures/lines").join(name);
    let text = std::fs::read_to_string(path).unwrap();
    let mut tally = Tally { right: 0, wrong: 0, false_days: 0 };
    for labelled in text.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty()) {
        let (line, labels) = labelled.split_once(" => ").unwrap();
        let (labels, also) = labels.split_once(" also ").unwrap_or((labels, ""));
        let (wrong, false_days) = faults(line, labels, locale);
        let false_days: Vec<_> = false_days.into_iter().filter(|day| !also.contains(day.as_str())).collect();
        if wrong.is_empty() && false_days.is_empty() {
            tally.right += 1;
        } else {
            tally.wrong += 1;
            println!("{name}: {line}\n    {}", wrong.join("\n    "));
            if !false_days.is_empty() {
                tally.false_days += false_days.len();
                println!("    FALSE {false_days:?}");
            }
        }
    }
    println!("{name}: {} right, {} wrong, {} false days", tally.right, tally.wrong, tally.false_days);
    tally
}

#[test]
fn english_lines_are_read_as_they_are_labelled() {
    let tally = run("en.txt", Locale::English);
    assert_eq!((tally.right, tally.wrong, tally.false_days), (50, 0, 0));
}

#[test]
fn spanish_lines_are_read_as_they_are_labelled() {
    let tally = run("es.txt", Locale::Spanish);
    assert_eq!((tally.right, tally.wrong, tally.false_days), (50, 0, 0));
}

#[test]
fn lines_kept_aside_hold_no_false_day() {
    let kept = [("en-kept.txt", Locale::English), ("es-kept.txt", Locale::Spanish)];
    for (name, tally) in kept.map(|(name, locale)| (name, run(name, locale))) {
        assert_eq!(tally.right + tally.wrong, 25, "{name}");
        assert_eq!(tally.false_days, 0, "{name}");
        assert!(tally.right >= 18, "{name}");
    }
}
