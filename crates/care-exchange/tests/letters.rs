//! How well letters are read: precision and recall by kind over made-up letters with known truths.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]
// The lints spare test functions, but not what they share.

mod support;

use care_exchange::{Context, LetterReading, detect, paper_of, paper_of_scan, read_letter, tesseract_arguments};
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;

/// The fields that make two facts the same (design: letter facts, kinds and fields).
fn identity(kind: &str) -> &'static [&'static str] {
    match kind {
        "referral" => &["to", "specialty", "number"],
        "imaging_order" => &["modality", "body_part"],
        "lab_order" => &["tests"],
        "therapy_order" => &["therapy"],
        "appointment" => &["start", "status"],
        "authorisation" => &["status", "number", "code"],
        "handoff" => &["what", "to"],
        "preparation" | "instruction" => &["text"],
        "deadline" => &["what", "date"],
        "phone" | "fax" => &["number"],
        "medicine" => &["name", "action"],
        "plan_change" => &["change", "date"],
        _ => &[],
    }
}

const DATES: [&str; 11] =
    ["start", "end", "old_start", "date", "date_from", "by_date", "valid_from", "valid_to", "from", "to", "appeal_by"];

fn words(value: &Value) -> Vec<String> {
    let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned).to_lowercase();
    let plain: String = text.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    plain.split_whitespace().map(str::to_owned).collect()
}

fn is_alike(one: &Value, two: &Value) -> bool {
    let (one, two) = (words(one), words(two));
    if one.is_empty() || two.is_empty() {
        return one.is_empty() == two.is_empty();
    }
    let (joined_one, joined_two) = (one.join(" "), two.join(" "));
    let (short, long) = if one.len() <= two.len() { (&one, &two) } else { (&two, &one) };
    let shared = short.iter().filter(|word| long.contains(word)).count();
    joined_one.contains(&joined_two) || joined_two.contains(&joined_one) || shared * 3 >= short.len() * 2
}

fn action_class(value: &Value) -> &'static str {
    let text = words(value).join(" ");
    let has = |list: &[&str]| list.iter().any(|word| format!(" {text} ").contains(&format!(" {word} ")));
    if has(&[
        "do not stop",
        "don t stop",
        "continue",
        "keep",
        "same",
        "no change",
        "unchanged",
        "siga",
        "continúe",
        "continuar",
        "mantenga",
        "no suspenda",
        "no deje",
        "sin cambios",
        "sin cambio",
        "stay",
        "igual",
        "continue taking",
        "sigue",
        "seguir",
        "no interrumpa",
    ]) {
        return "continue";
    }
    if has(&[
        "stop",
        "hold",
        "skip",
        "do not",
        "don t",
        "avoid",
        "no",
        "pause",
        "discontinue",
        "suspenda",
        "suspender",
        "deje",
        "dejar",
        "interrumpa",
        "evite",
        "off",
        "withhold",
        "stopped",
        "not",
        "discontinued",
        "detenga",
        "pare",
        "held",
    ]) {
        return "stop";
    }
    "other"
}

fn status_class(value: &Value) -> &str {
    match value.as_str().unwrap_or_default() {
        "booked" | "moved" | "reminder" => "active",
        other => other,
    }
}

fn digits(value: &Value) -> String {
    let text = value.as_str().unwrap_or_default().to_lowercase();
    let text = text.split("ext").next().unwrap_or_default();
    let all: String = text.chars().filter(char::is_ascii_alphanumeric).collect();
    let all = all.trim_start_matches('1').to_owned();
    all.chars().take(10).collect()
}

fn is_same(kind: &str, truth: &Map<String, Value>, ours: &Map<String, Value>) -> bool {
    identity(kind).iter().all(|name| {
        let Some(want) = truth.get(*name) else {
            // A date or a state that the truth does not hold is another fact.
            return !(matches!(*name, "start" | "date" | "status") && ours.contains_key(*name));
        };
        let Some(have) = ours.get(*name) else { return false };
        match (kind, *name) {
            ("phone" | "fax", _) => digits(want) == digits(have),
            (_, "start" | "date") => want == have,
            ("appointment", "status") => status_class(want) == status_class(have),
            ("authorisation", "status") | (_, "modality" | "therapy") => want == have,
            ("medicine", "action") => action_class(want) == action_class(have),
            (_, "number" | "code") => words(want).concat() == words(have).concat(),
            _ => is_alike(want, have),
        }
    })
}

fn dates_of(fields: &Map<String, Value>) -> BTreeSet<String> {
    let is_date =
        |text: &str| text.len() >= 10 && text.as_bytes()[4] == b'-' && text[..4].bytes().all(|b| b.is_ascii_digit());
    let values =
        fields.iter().filter(|(name, _)| DATES.contains(&name.as_str())).filter_map(|(_, value)| value.as_str());
    values.filter(|text| is_date(text)).map(|text| text.get(..10).unwrap().to_owned()).collect()
}

fn text_of(name: &str, bytes: &[u8]) -> String {
    if let Some(paper) = paper_of(detect(name, bytes), bytes) {
        return paper.text.into_inner();
    }
    let text = String::from_utf8_lossy(bytes).into_owned();
    if !name.ends_with(".html") {
        return text;
    }
    // Enough for the fixtures: a block ends a line, everything else between < and > goes.
    let mut put = String::new();
    for part in text.split('<') {
        let (tag, rest) = part.split_once('>').unwrap_or(("", part));
        let tag = tag.trim_start_matches('/').split([' ', '/']).next().unwrap_or_default().to_lowercase();
        if matches!(
            tag.as_str(),
            "p" | "div" | "tr" | "br" | "li" | "h1" | "h2" | "h3" | "h4" | "table" | "ul" | "title" | "hr"
        ) {
            put.push('\n');
        } else if matches!(tag.as_str(), "td" | "th") {
            put.push('\t');
        }
        if !matches!(tag.as_str(), "style" | "script") {
            put.push_str(&rest.replace('\n', " "));
        }
    }
    put.replace("&nbsp;", " ").replace("&amp;", "&").replace("&#8217;", "’")
}

#[derive(Default)]
struct Count {
    truths: usize,
    met: usize,
    ours: usize,
    right: usize,
}

/// Why a fact was missed, without its words: which field differs in the most alike fact of its kind.
fn nearest(kind: &str, truth: &Map<String, Value>, reading: &LetterReading) -> String {
    let same_kind = reading.facts.iter().filter(|ours| ours.kind == kind);
    let wrong = |ours: &Map<String, Value>| -> Vec<&str> {
        let differs = |name: &&&str| {
            let (mut one, mut two) = (Map::new(), Map::new());
            truth.get(**name).map(|value| one.insert((**name).to_string(), value.clone()));
            ours.get(**name).map(|value| two.insert((**name).to_string(), value.clone()));
            !is_same(kind, &one, &two)
        };
        identity(kind).iter().filter(differs).copied().collect()
    };
    let best = same_kind.map(|ours| wrong(&ours.fields)).min_by_key(Vec::len);
    match best {
        None => "no such fact".into(),
        Some(fields) if fields.len() == identity(kind).len() => "none alike".into(),
        Some(fields) => format!("{} differs", fields.join(" and ")),
    }
}

/// The words of a scanned letter by tesseract; `None` where it is not installed.
fn words_of_scan(png: &Path) -> Option<String> {
    let picture = std::fs::File::open(png).unwrap();
    let known = Command::new("tesseract").arg("--list-langs").output().ok()?;
    let known = String::from_utf8_lossy(&known.stdout).into_owned();
    let languages: Vec<&str> =
        ["eng", "spa"].into_iter().filter(|name| known.lines().any(|line| line == *name)).collect();
    let output = Command::new("tesseract").args(tesseract_arguments(&languages)).stdin(picture).output().ok()?;
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    Some(paper_of_scan(&[&String::from_utf8_lossy(&output.stdout)]).text.into_inner())
}

/// Reads all letters of a folder; prints what was missed or made up when asked to.
fn measure(folder: &str) -> Option<(f64, f64, usize)> {
    let is_scan = folder == "scans";
    let letters = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("fixtures/letters");
    let root = letters.join(folder);
    let Ok(listing) = std::fs::read_dir(&root) else {
        eprintln!("SKIPPED: no letters under fixtures/letters/{folder}");
        return None;
    };
    let mut truths: Vec<PathBuf> = listing
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|end| end == if is_scan { "png" } else { "json" }))
        .collect();
    truths.sort();
    let mut counts: BTreeMap<String, Count> = BTreeMap::new();
    let mut false_dates = 0;
    let mut missed: BTreeMap<String, usize> = BTreeMap::new();
    for path in &truths {
        // A scan is of a letter that lies in one of the other folders; its truth is the same.
        let of_scan = ["aside", "written"]
            .map(|other| letters.join(other).join(path.with_extension("json").file_name().unwrap()))
            .into_iter()
            .find(|truth| truth.exists());
        let truth_path = if is_scan { of_scan.unwrap() } else { path.clone() };
        // What is kept aside from rule-writing is never shown.
        let shows_all =
            std::env::var_os("CARE_LETTERS_SHOW").is_some() && truth_path.parent().unwrap().ends_with("written");
        let truth: Value = serde_json::from_slice(&std::fs::read(&truth_path).unwrap()).unwrap();
        let name = truth["file"].as_str().unwrap();
        let text = if is_scan {
            let Some(text) = words_of_scan(path) else {
                eprintln!("SKIPPED: tesseract is not installed; scanned letters are not measured");
                return None;
            };
            text
        } else {
            text_of(name, &std::fs::read(root.join(name)).unwrap())
        };
        let today =
            truth["today"].as_str().and_then(|day| day.parse().ok()).unwrap_or_else(|| "2027-01-11".parse().unwrap());
        let context = Context { zone: chrono_tz::America::New_York, today, known_person: None };
        let reading: LetterReading = read_letter(&text, is_scan, &context);
        let facts = truth["facts"].as_array().unwrap();
        let fields = |fact: &Value| fact["fields"].as_object().unwrap().clone();
        let doc_date = reading.doc_date.map(|day| day.to_string());
        if shows_all && doc_date.as_deref() != truth["doc_date"].as_str() {
            eprintln!("{name}: DATE {doc_date:?}, is {}", truth["doc_date"]);
        }
        let mut known: BTreeSet<String> = facts.iter().flat_map(|fact| dates_of(&fields(fact))).collect();
        known.extend(truth["doc_date"].as_str().map(str::to_owned));
        for fact in facts {
            let kind = fact["kind"].as_str().unwrap();
            let count = counts.entry(kind.to_owned()).or_default();
            count.truths += 1;
            let is_met =
                reading.facts.iter().any(|ours| ours.kind == kind && is_same(kind, &fields(fact), &ours.fields));
            count.met += usize::from(is_met);
            if !is_met {
                let language = truth["language"].as_str().unwrap();
                *missed
                    .entry(format!("{kind} in {language}: {}", nearest(kind, &fields(fact), &reading)))
                    .or_default() += 1;
            }
            if shows_all && !is_met {
                eprintln!("{name}: MISSED {kind} {} << {}", fact["fields"], fact["source_text"]);
            }
        }
        for ours in &reading.facts {
            assert_eq!(text.get(ours.span.clone()), Some(ours.source_text.as_str()), "{name}: {ours:?}");
            let count = counts.entry(ours.kind.clone()).or_default();
            count.ours += 1;
            let is_right = facts
                .iter()
                .any(|fact| fact["kind"] == ours.kind.as_str() && is_same(&ours.kind, &fields(fact), &ours.fields));
            count.right += usize::from(is_right);
            let lies: Vec<String> = dates_of(&ours.fields).difference(&known).cloned().collect();
            false_dates += lies.len();
            if shows_all && (!is_right || !lies.is_empty()) {
                eprintln!(
                    "{name}: WRONG {} {} << {:?} {lies:?}",
                    ours.kind,
                    Value::Object(ours.fields.clone()),
                    ours.source_text
                );
            }
        }
    }
    if std::env::var_os("CARE_LETTERS_SHOW").is_some() {
        missed.iter().for_each(|(why, count)| eprintln!("{folder} missed {count:>3} {why}"));
    }
    let mut total = Count::default();
    for (kind, count) in &counts {
        eprintln!(
            "{folder} {kind:<14} precision {:>3}/{:<3} recall {:>3}/{:<3}",
            count.right, count.ours, count.met, count.truths
        );
        total = Count {
            truths: total.truths + count.truths,
            met: total.met + count.met,
            ours: total.ours + count.ours,
            right: total.right + count.right,
        };
    }
    let share = |part: usize, whole: usize| if whole == 0 { 1.0 } else { part as f64 / whole as f64 };
    let (precision, recall) = (share(total.right, total.ours), share(total.met, total.truths));
    eprintln!(
        "{folder}: {} letters, precision {precision:.3}, recall {recall:.3}, false dates {false_dates}",
        truths.len()
    );
    Some((precision, recall, false_dates))
}

/// The figures that the rules have reached; they may only become better. The aim is a precision of 0.97, a recall of
/// 0.85 and no false date on the letters kept aside.
fn never_worse(folder: &str, reached: (f64, f64, usize)) {
    let Some((precision, recall, false_dates)) = measure(folder) else {
        assert_eq!(folder, "scans", "no letters in {folder}");
        return;
    };
    assert!(precision >= reached.0, "{folder}: precision {precision:.3}");
    assert!(recall >= reached.1, "{folder}: recall {recall:.3}");
    assert!(false_dates <= reached.2, "{folder}: {false_dates} false dates");
}

#[test]
fn letters_written_for_the_rules_are_read_no_worse_than_before() {
    never_worse("written", (0.945, 0.92, 0));
}

#[test]
fn letters_kept_aside_from_the_rules_are_read_no_worse_than_before() {
    never_worse("aside", (0.76, 0.65, 7));
}

#[test]
fn scanned_letters_are_read_no_worse_than_before_where_tesseract_is_installed() {
    never_worse("scans", (0.73, 0.70, 0));
}

/// A small generator with a fixed seed: the same texts in every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % sides
    }
}

const PIECES: [&str; 30] = [
    "April 15, 2027",
    "04/05/2027",
    "31 de febrero",
    "2:00 PM",
    "a las ",
    "within 999 days",
    "appointment ",
    "\n",
    "\n\n",
    "   ",
    "\t",
    "| ",
    ": ",
    "Referral # A-1",
    "555-Ol42",
    "(614) 555-0118",
    "fax ",
    "MRI ",
    "rodilla ",
    "ordered ",
    "Stop ",
    "aspirin ",
    "é",
    "ß",
    "İ",
    "🩺",
    "\u{301}",
    "...",
    "> ",
    "before ",
];

#[test]
fn any_text_is_read_without_a_panic_and_every_fact_shows_its_words() {
    let mut dice = Dice(7);
    for _ in 0..400 {
        let length = dice.roll(60);
        let text: String = (0..length).map(|_| PIECES[dice.roll(PIECES.len())]).collect();
        let reading = read_letter(&text, dice.roll(2) == 0, &support::context());
        for fact in reading.facts {
            assert_eq!(text.get(fact.span.clone()), Some(fact.source_text.as_str()), "{text:?}");
        }
    }
}

#[test]
fn a_megabyte_is_read_in_a_moment() {
    let line =
        "Your appointment is April 15, 2027 at 2:00 PM. Stop aspirin 5 days before. Call 614-555-0118 by April 9.\n";
    for text in [line.repeat(1_000_000 / line.len()), "a".repeat(1_000_000), "1/".repeat(500_000)] {
        #[allow(clippy::disallowed_methods, reason = "the test measures how long it takes")]
        let start = std::time::Instant::now();
        read_letter(&text, true, &support::context());
        let took = start.elapsed();
        eprintln!("1 MB in {took:?}");
        assert!(took.as_secs() < 10, "{took:?}");
    }
}
