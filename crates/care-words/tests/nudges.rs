//! Every nudge in both languages, filled with likely values: short, plain, without blame.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)] // a test program: a wrong catalogue shall stop it

mod support;

use care_words::readability::{english_grade, spanish_ease};
use care_words::{Locale, Words};
use std::collections::{BTreeMap, BTreeSet};
use support::{entries_of, filled};

/// Title and body limits (handbook 2.1).
const TITLE_MAX: usize = 90;
const BODY_MAX: usize = 240;
/// Highest US school grade (handbook 2.1).
const GRADE_MAX: f64 = 6.0;
/// Least ease of a Spanish nudge. 65 is where the INFLESZ scale for health texts begins to say "quite easy", the level
/// of primary school and of the popular press, which is what grade 6 means in English ("normal", 55, is secondary
/// school).
const EASE_MIN: f64 = 65.0;
/// Rules of handbook 2.2 by family.
const FAMILIES: [(&str, usize); 17] = [
    ("REF", 10),
    ("PA", 7),
    ("IMG", 8),
    ("INF", 10),
    ("APT", 10),
    ("PRP", 5),
    ("LAB", 2),
    ("MED", 4),
    ("PT", 2),
    ("DME", 2),
    ("INS", 8),
    ("SUR", 3),
    ("SEC", 1),
    ("DIS", 4),
    ("CON", 2),
    ("SYS", 3),
    ("GEN", 1),
];

/// Rule → title and bodies, each filled in every way that changes its words.
fn texts(locale: Locale) -> BTreeMap<String, (BTreeSet<String>, BTreeSet<String>)> {
    let words = Words::new(locale.tag());
    let mut rules: BTreeMap<String, (BTreeSet<String>, BTreeSet<String>)> = BTreeMap::new();
    for (key, names) in entries_of(locale, "nudges") {
        let (rule, is_title) = match (key.split_once("-title"), key.split_once("-body")) {
            (Some((rule, "")), _) => (rule, true),
            (_, Some((rule, "" | "-home" | "-office"))) => (rule, false),
            _ => panic!("{key} is no title or body"),
        };
        let rule = rules.entry(rule.to_owned()).or_default();
        for thing in ["thing-images", "thing-report", "thing-renewed-referral", "thing-consult-note"] {
            for count in [1, 12] {
                let message = filled(&key, &names, thing, count);
                assert_eq!(words.gaps(&message), Vec::<String>::new());
                if is_title { &mut rule.0 } else { &mut rule.1 }.insert(words.say(&message));
            }
        }
    }
    rules
}

fn each_text(check: impl Fn(Locale, &str, &str, &str) -> Option<String>) {
    let mut wrong = Vec::new();
    for locale in Locale::ALL {
        for (rule, (titles, bodies)) in texts(locale) {
            for title in &titles {
                for body in &bodies {
                    wrong
                        .extend(check(locale, &rule, title, body).map(|why| format!("{} {rule}: {why}", locale.tag())));
                }
            }
        }
    }
    wrong.dedup();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn every_rule_has_a_title_and_a_body() {
    for locale in Locale::ALL {
        let rules = texts(locale);
        for (family, count) in FAMILIES {
            for number in 1..=count {
                let rule = format!("N-{family}-{number:02}");
                let (titles, bodies) = rules.get(&rule).unwrap_or_else(|| panic!("{rule} has no words"));
                assert!(!titles.is_empty() && !bodies.is_empty(), "{rule} lacks a title or a body");
            }
        }
        assert_eq!(rules.len(), 82);
    }
}

#[test]
fn titles_and_bodies_fit_a_notification() {
    each_text(|_, _, title, body| {
        let (title, body) = (title.chars().count(), body.chars().count());
        (title > TITLE_MAX || body > BODY_MAX).then(|| format!("{title} and {body} characters"))
    });
}

/// Bodies that pass only together with their title. N-IMG-05 (7.2 alone, 5.8 with its title) lists what a scan center
/// asks about; the words of the list are as short as they come.
const BODY_NEEDS_TITLE: [&str; 1] = ["N-IMG-05"];

#[test]
fn english_nudges_stay_within_grade_six() {
    each_text(|locale, rule, title, body| {
        let whole = english_grade(&format!("{title}. {body}"));
        let body_alone = english_grade(body);
        let is_hard_alone = body_alone > GRADE_MAX && !BODY_NEEDS_TITLE.contains(&rule);
        (locale == Locale::EnUs && (whole > GRADE_MAX || is_hard_alone))
            .then(|| format!("grade {whole:.1}, body {body_alone:.1}: {title} | {body}"))
    });
}

#[test]
fn spanish_nudges_are_quite_easy_to_read() {
    each_text(|locale, _, title, body| {
        let whole = spanish_ease(&format!("{title}. {body}"));
        (locale == Locale::EsUs && whole < EASE_MIN).then(|| format!("ease {whole:.1}: {title} | {body}"))
    });
}

#[test]
fn no_sentence_of_a_nudge_is_longer_than_twenty_five_words() {
    each_text(|_, _, title, body| {
        let text = format!("{title}. {body}").replace("Dr. ", "Dr ").replace("p. m.", "pm");
        let longest = text.split(['.', '?', '!']).map(|sentence| sentence.split_whitespace().count()).max()?;
        (longest > 25).then(|| format!("{longest} words: {text}"))
    });
}

#[test]
fn nudges_never_blame_and_never_say_soon() {
    let banned: [(Locale, &[&str]); 2] = [
        (
            Locale::EnUs,
            &["no-show", "no show", "failed", "failure", "forgot", "forgotten", "soon", "asap", "your fault"],
        ),
        (Locale::EsUs, &["pronto", "olvidó", "olvidado", "fracas", "falló", "su culpa", "en breve", "ausencia"]),
    ];
    each_text(|locale, _, title, body| {
        let text = format!(" {title} {body} ").to_lowercase();
        let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric() && c != '-').collect();
        let (_, banned) = banned.iter().find(|(of, _)| *of == locale)?;
        let found =
            banned.iter().find(|word| words.contains(*word) || (word.contains(' ') && text.contains(**word)))?;
        Some(format!("says {found:?}: {title} | {body}"))
    });
}
