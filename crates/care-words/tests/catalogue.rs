//! The catalogue as a whole: both languages complete and alike, and every code of the model has its words.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)] // a test program: a wrong catalogue shall stop it

mod support;

use care_model::{
    CallOutcome, Common, Field, KNOWN_EVENTS, Kind, Member, Message, Party, Person, ProblemCode, Question, Role, Shape,
};
use care_words::readability::english_grade;
use care_words::{FILES, LOCALES, Locale, Words};
use serde::Serialize;
use support::{all_entries, entries_of, filled, given, shown, source};

fn words() -> [Words; 2] {
    LOCALES.map(Words::new)
}

/// The code of an enum's variant, as it is stored.
fn code(variant: impl Serialize) -> String {
    serde_json::to_value(variant).unwrap().as_str().unwrap().to_owned()
}

fn assert_all_known(keys: impl IntoIterator<Item = String>) {
    let words = words();
    let missing: Vec<String> = keys
        .into_iter()
        .flat_map(|key| {
            words
                .iter()
                .filter(|words| !words.has(&key))
                .map(|words| format!("{} {key}", words.locale().tag()))
                .collect::<Vec<_>>()
        })
        .collect();
    assert_eq!(missing, Vec::<String>::new());
}

#[test]
fn both_languages_have_the_same_keys_with_the_same_arguments() {
    for file in FILES {
        let [english, spanish] = Locale::ALL.map(|locale| entries_of(locale, file));
        let lines = |entries: &support::Entries| -> Vec<String> {
            entries.iter().map(|(key, names)| format!("{key} {:?}", shown(names))).collect()
        };
        let (english, spanish) = (lines(&english), lines(&spanish));
        let only = |of: &[String], other: &[String]| -> Vec<String> {
            of.iter().filter(|line| !other.contains(line)).cloned().collect()
        };
        assert_eq!(only(&english, &spanish), Vec::<String>::new(), "only in English, {file}.ftl");
        assert_eq!(only(&spanish, &english), Vec::<String>::new(), "only in Spanish, {file}.ftl");
    }
}

#[test]
fn every_key_is_written_in_one_place_only() {
    for locale in Locale::ALL {
        assert!(all_entries(locale).len() > 900);
    }
}

#[test]
fn every_sentence_can_be_said_without_a_gap() {
    for words in words() {
        // Lists take their "and" from the program; `say` has their tests.
        let is_said_alone = |key: &str| !key.contains('.') && !key.starts_with("list-");
        for (key, names) in all_entries(words.locale()).iter().filter(|(key, _)| is_said_alone(key)) {
            for count in [0, 1, 2] {
                let message = filled(key, names, "thing-images", count);
                assert_eq!(words.gaps(&message), Vec::<String>::new(), "{key}");
                let said = words.say(&message);
                assert!(!said.trim().is_empty() && !said.contains(['{', '}', '\u{e000}', '\u{2068}']), "{key}: {said}");
                assert!(!said.contains("..") && !said.contains("  "), "{key}: {said}");
            }
        }
    }
}

#[test]
fn spanish_is_not_english_left_over() {
    // The same in both languages: names of things, forms made of arguments alone, the name of the app.
    let same = [
        "field-fax",
        "file-kind-health-card",
        "file-kind-health-link",
        "file-kind-pdf",
        "list-comma",
        "phone-extension",
        "role-hospital",
        "snooze-body",
        "step-task",
        "value-no",
        "view-by-app",
        "view-no",
    ];
    let [english, spanish] = words();
    let mut found = Vec::new();
    for (key, names) in all_entries(Locale::EnUs).into_iter().filter(|(key, _)| !key.contains('.')) {
        let message = filled(&key, &names, "thing-report", 2);
        if english.say(&message) == spanish.say(&message) {
            found.push(key);
        }
    }
    assert_eq!(found, same);
}

#[test]
fn every_event_of_the_model_has_a_sentence() {
    assert_all_known(KNOWN_EVENTS.iter().map(|name| format!("event-{}", name.replace('.', "-"))));
}

#[test]
fn every_kind_role_outcome_problem_and_question_has_words() {
    for family in ["kind", "kinds", "number"] {
        assert_all_known(Kind::ALL.iter().map(|kind| format!("{family}-{}", kind.name())));
    }
    let roles = [
        Role::Pcp,
        Role::Specialist,
        Role::Facility,
        Role::Lab,
        Role::Pharmacy,
        Role::Plan,
        Role::Ship,
        Role::Supplier,
        Role::Clinic,
        Role::Records,
        Role::Helper,
    ];
    assert_all_known(roles.iter().map(|role| format!("role-{}", code(role))));
    let outcomes = [
        CallOutcome::ReachedDone,
        CallOutcome::ReachedPromised,
        CallOutcome::LeftMessage,
        CallOutcome::NoAnswer,
        CallOutcome::NeedsInfo,
        CallOutcome::Refused,
        CallOutcome::WrongNumber,
        CallOutcome::AskOther,
    ];
    assert_all_known(outcomes.iter().map(|outcome| format!("outcome-{}", code(outcome))));
    let problems = [
        ProblemCode::Empty,
        ProblemCode::Truncated,
        ProblemCode::Malformed,
        ProblemCode::UnknownFormat,
        ProblemCode::TooLarge,
        ProblemCode::BadDate,
        ProblemCode::Missing,
        ProblemCode::NotUsed,
    ];
    assert_all_known(problems.iter().map(|problem| format!("problem-{}", code(problem).replace('_', "-"))));
    assert_all_known([format!("question-{}", code(Question::IsItAVisit))]);
}

#[test]
fn every_field_every_choice_and_every_kind_of_a_form_has_words() {
    let part = |name: &str| name.replace('_', "-").to_lowercase();
    let known = words();
    let has = |key: &String| known.iter().all(|words| words.has(key));
    let mut missing = Vec::new();
    let mut expect_one_of = |keys: Vec<String>| {
        if !keys.iter().any(has) {
            missing.push(keys.join(" or "));
        }
    };
    let mut check = |kind: &str, fields: &[Field]| {
        let shown = fields.iter().filter(|field| !field.is_bookkeeping());
        for field in shown.filter(|field| !matches!(field.shape, Shape::Parts | Shape::Evidence)) {
            let (kind, name) = (part(kind), part(field.name));
            expect_one_of(vec![format!("label-{kind}-{name}"), format!("field-{name}")]);
            let Shape::Choice(codes) = field.shape else { continue };
            for code in codes.iter().filter(|_| field.name != "role") {
                let code = part(code);
                expect_one_of(vec![format!("choice-{kind}-{name}-{code}"), format!("choice-{name}-{code}")]);
            }
        }
    };
    for kind in Kind::ALL {
        check(kind.name(), kind.fields());
        check(kind.name(), Common::FIELDS);
    }
    check("party", Party::FIELDS);
    check("person", Person::FIELDS);
    check("member", Member::FIELDS);
    assert_eq!(missing, Vec::<String>::new());
    assert_all_known(Kind::ALL.iter().map(|kind| format!("hint-{}", part(kind.name()))));
    assert_all_known(Role::NAMES.iter().map(|role| format!("role-{role}")));
}

#[test]
fn every_status_has_a_word() {
    let codes =
        "done cancelled conflict unknown missed late blocked at_risk scheduled waiting ready in_hand not_booked";
    assert_all_known(codes.split(' ').map(|code| format!("status-{code}")));
    let reason = |code: &str| match code {
        "blocked" => "why-blocked-by".to_owned(),
        "waiting" => "why-waiting".to_owned(),
        _ => format!("why-status-{}", code.replace('_', "-")),
    };
    assert_all_known(codes.split(' ').map(reason));
}

#[test]
fn every_failure_says_what_happened_what_is_safe_and_what_to_do() {
    let codes = "keychain_locked keychain_missing wrong_passphrase record_missing_key disk_full no_permission \
                 not_a_record damaged_record unreadable_file nothing_to_do no_such_item bad_input internal";
    for code in codes.split_whitespace() {
        let (what, help) = (format!("failure-{code}-what"), format!("failure-{code}-help"));
        assert_all_known([what.clone(), help]);
        let [english, spanish] = words().map(|words| words.plain(&what));
        let is_said = |text: &str, safe: &[&str]| safe.iter().any(|word| text.contains(word));
        assert!(
            is_said(&english, &["safe", "Nothing was changed", "not changed", "nothing was thrown away"]),
            "{english}"
        );
        assert!(is_said(&spanish, &["a salvo", "No se cambió", "no se cambió", "no se borró nada"]), "{spanish}");
    }
}

#[test]
fn every_call_card_has_a_name_and_each_of_its_parts() {
    let entries = entries_of(Locale::EnUs, "cards");
    let cards: Vec<&str> = entries.keys().filter_map(|key| key.strip_suffix("-name")).collect();
    assert_eq!(cards.len(), 39);
    for card in cards {
        assert!(entries.contains_key(&format!("step-{card}")), "{card} lacks its step");
        for part in ["say", "ask-1", "write-1"] {
            assert!(entries.contains_key(&format!("{card}-{part}")), "{card} lacks {part}");
        }
        for part in ["ask", "write"] {
            let count = entries.keys().filter(|key| key.starts_with(&format!("{card}-{part}-"))).count();
            for number in 1..=count {
                assert!(entries.contains_key(&format!("{card}-{part}-{number}")), "{card}: {part} {number} of {count}");
            }
        }
    }
}

#[test]
fn lock_texts_name_nobody_and_nothing() {
    let banned = [
        "doctor",
        "dr.",
        "clinic",
        "hospital",
        "pharmacy",
        "specialist",
        "surgery",
        "surgeon",
        "lab",
        "cancer",
        "oncolog",
        "mri",
        "scan",
        "test",
        "blood",
        "picture",
        "report",
        "medicine",
        "pill",
        "drug",
        "refill",
        "plan",
        "referral",
        "approval",
        "clínica",
        "farmacia",
        "especialista",
        "operación",
        "análisis",
        "sangre",
        "imágenes",
        "informe",
        "medicina",
        "receta",
        "referido",
        "permiso",
        "prueba",
        "resultado",
    ];
    for words in words() {
        for (key, names) in entries_of(words.locale(), "cards").iter().filter(|(key, _)| key.starts_with("lock-L")) {
            let allowed = if key.ends_with("-relative") { vec!["init"] } else { Vec::new() };
            assert!(given(names).iter().all(|name| allowed.contains(&name.as_str())), "{key} takes {names:?}");
            let text = words.say(&filled(key, names, "thing-images", 1)).to_lowercase();
            assert_eq!(banned.iter().find(|word| text.contains(**word)), None, "{key}: {text}");
        }
        for number in 1..=8 {
            assert!(words.has(&format!("lock-L{number}")) && words.has(&format!("lock-L{number}-relative")));
        }
    }
}

#[test]
fn nothing_in_the_catalogue_blames() {
    let banned =
        ["no-show", "no show", "forgot", "your fault", "you failed", "overdue", "olvidó", "olvidado", "su culpa"];
    for locale in Locale::ALL {
        for file in FILES {
            let text = source(locale, file).to_lowercase();
            let found: Vec<_> = banned.iter().filter(|word| text.contains(**word)).collect();
            assert!(found.is_empty(), "{}/{file}.ftl says {found:?}", locale.tag());
        }
    }
}

#[test]
fn the_persons_words_never_include_those_of_the_engine() {
    // experience.md: never show these to the person.
    let banned = ["slack", "luggage", "node", "edge", "task graph", "hard need", "soft need"];
    for words in words() {
        for (key, names) in all_entries(words.locale()).iter().filter(|(key, _)| !key.contains('.')) {
            let text = words.say(&filled(key, names, "thing-images", 2)).to_lowercase();
            let text = format!(" {} ", text.replace(|c: char| !c.is_alphabetic(), " "));
            let found = banned.iter().find(|word| text.contains(&format!(" {word} ")));
            assert_eq!(found, None, "{key}: {text}");
        }
    }
}

#[test]
fn spanish_says_usted() {
    let familiar = ["tú", "tu", "tus", "ti", "te", "contigo", "tienes", "puedes", "debes", "quieres", "vas", "eres"];
    let spanish = Words::new("es-US");
    for (key, names) in all_entries(Locale::EsUs).iter().filter(|(key, _)| !key.contains('.')) {
        let text = spanish.say(&filled(key, names, "thing-images", 2)).to_lowercase();
        let found = text.split(|c: char| !c.is_alphabetic()).find(|word| familiar.contains(word));
        assert_eq!(found, None, "{key}: {text}");
    }
}

#[test]
fn the_safety_text_is_the_fixed_one() {
    let [english, spanish] = words().map(|words| words.plain("safety-text"));
    assert!(english.starts_with("This app helps with visits, papers and calls. It does not give medical advice."));
    for text in [&english, &spanish] {
        assert!(text.contains("911") && text.contains("988"));
    }
    // A fixed text with two long sentences; it stays within the grade all the same.
    assert!(english_grade(&english) <= 6.0, "{}", english_grade(&english));
}

#[test]
fn an_unknown_key_shows_itself() {
    for words in words() {
        assert_eq!(words.say(&Message::new("why-nobody-wrote-this")), "why-nobody-wrote-this");
    }
}
