//! One typed line: what it gives, word for word.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]
// The lints spare test functions, but not what they share.

use care_exchange::{LineContext, Locale, Reads, accept, read_line, read_line_words};
use care_model::{Draft, Fact, Question};
use chrono::NaiveDate;
use serde_json::{Value, json};
use std::collections::BTreeSet;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Monday, 11 January 2027.
fn context() -> LineContext {
    LineContext {
        today: day("2027-01-11"),
        zone: chrono_tz::America::New_York,
        known_parties: Vec::new(),
        locale: Locale::English,
    }
}

fn of_kind<'a>(drafts: &'a [Draft], kind: &str) -> Vec<&'a Draft> {
    drafts.iter().filter(|draft| draft.kind() == Some(kind)).collect()
}

fn field(draft: &Draft, name: &str) -> Value {
    draft.fields.get(name).cloned().unwrap_or_default()
}

fn the_line() -> Vec<Draft> {
    read_line("MRI left shoulder, Dr Lee wants the pictures before April 15", &context())
}

#[test]
fn a_scan_that_a_doctor_wants_gives_the_scan_two_hand_offs_and_the_question() {
    let drafts = the_line();
    let [imaging] = of_kind(&drafts, "imaging")[..] else { panic!("one imaging item") };
    assert_eq!(drafts[0].entity, imaging.entity, "the main draft comes first");
    assert_eq!(field(imaging, "what"), "MRI left shoulder");
    assert_eq!(field(imaging, "modality"), "MR");
    let lee = drafts.iter().find(|draft| field(draft, "name") == "Dr Lee").expect("a new party");
    assert_eq!(field(imaging, "order_by"), lee.entity.as_str());
    let [visit] = of_kind(&drafts, "visit")[..] else { panic!("one question") };
    assert_eq!(visit.question, Some(Question::IsItAVisit));
    assert_eq!(field(visit, "slot"), json!({"start": "2027-04-15T00:00", "all_day": true}));
    let hand_offs = of_kind(&drafts, "need");
    assert_eq!(hand_offs.iter().map(|d| field(d, "what")).collect::<Vec<_>>(), ["images", "report"]);
    for hand_off in hand_offs {
        assert_eq!(field(hand_off, "to"), lee.entity.as_str());
        assert_eq!(field(hand_off, "from"), Value::Null);
        assert_eq!(field(hand_off, "hard"), true);
        assert_eq!(field(hand_off, "source"), imaging.entity.as_str());
        assert_eq!(field(hand_off, "for"), visit.entity.as_str());
        assert_eq!(field(hand_off, "needed_by"), "2027-04-15");
        assert!(hand_off.unsure.contains(&"needed_by".to_owned()), "the year was resolved");
        assert_eq!(hand_off.source.text.as_ref().unwrap().reveal(), "before April 15");
    }
    assert_eq!(drafts.len(), 5);
}

#[test]
fn saying_no_to_the_visit_keeps_the_hand_offs_and_drops_what_points_at_it() {
    let drafts = the_line();
    let no_visit: BTreeSet<_> =
        drafts.iter().filter(|draft| draft.question.is_none()).map(|draft| draft.entity.clone()).collect();
    let facts = accept(&drafts, &no_visit, &BTreeSet::new());
    assert_eq!(facts.len(), 4);
    let needs: Vec<_> = facts
        .iter()
        .filter_map(|fact| match fact {
            Fact::Create { fields, .. } if fields.get("kind") == Some(&json!("need")) => Some(fields),
            _ => None,
        })
        .collect();
    assert_eq!(needs.len(), 2);
    assert!(needs.iter().all(|fields| !fields.contains_key("for") && fields.contains_key("needed_by")));
}

#[test]
fn saying_no_to_the_scan_takes_its_hand_offs_along() {
    let drafts = the_line();
    let no_scan: BTreeSet<_> =
        drafts.iter().filter(|draft| draft.kind() != Some("imaging")).map(|draft| draft.entity.clone()).collect();
    assert_eq!(accept(&drafts, &no_scan, &BTreeSet::new()).len(), 2, "the visit and the doctor");
}

#[test]
fn a_doctor_whom_the_record_knows_is_no_new_party() {
    let mut known = context();
    known.known_parties = vec![("P-1".into(), "Dr. Lee".into()), ("P-2".into(), "Riverside".into())];
    let drafts = read_line("MRI left shoulder at Riverside, dr lee wants it before April 15", &known);
    assert!(drafts.iter().all(|draft| draft.kind().is_some()), "no party draft");
    assert_eq!(field(&drafts[0], "order_by"), "P-1");
    assert_eq!(field(&drafts[0], "party"), "P-2");
    let by_last_name = LineContext { known_parties: vec![("P-9".into(), "Dr. Anna Lee".into())], ..context() };
    assert_eq!(field(&read_line("see Dr Lee tomorrow", &by_last_name)[0], "party"), "P-9");
}

#[test]
fn a_visit_has_its_day_and_time() {
    let drafts = read_line("see Dr Patel next Tuesday at 3pm", &context());
    assert_eq!(drafts[0].kind(), Some("visit"));
    assert_eq!(field(&drafts[0], "slot"), json!({"start": "2027-01-12T15:00"}));
    assert!(drafts[0].unsure.contains(&"slot".to_owned()));
    let drafts = read_line("Dr. Kim on 4/15 at 2:00", &context());
    assert_eq!(drafts[0].kind(), Some("visit"));
    assert_eq!(field(&drafts[0], "slot"), json!({"start": "2027-04-15T14:00"}));
    assert_eq!(field(&drafts[1], "name"), "Dr. Kim");
}

#[test]
fn a_referral_knows_who_calls() {
    let drafts = read_line("referral to cardiology, I have to call", &context());
    assert_eq!(drafts[0].kind(), Some("referral"));
    assert_eq!(field(&drafts[0], "patient_calls"), true);
    assert_eq!(field(&drafts[0], "what"), "referral to cardiology");
    let drafts = read_line("Referral from Dr. Ortiz to Dr Lee, they will call me", &context());
    let name =
        |id: Value| drafts.iter().find(|d| d.entity.as_str() == id).map(|d| field(d, "name")).unwrap_or_default();
    assert_eq!(name(field(&drafts[0], "from")), "Dr. Ortiz");
    assert_eq!(name(field(&drafts[0], "to")), "Dr Lee");
    assert_eq!(field(&drafts[0], "office_calls"), true);
}

#[test]
fn a_call_is_a_task_with_the_whole_line() {
    let line = "call Riverside about the disc tomorrow";
    let drafts = read_line(line, &context());
    assert_eq!(drafts[0].kind(), Some("task"));
    assert_eq!(field(&drafts[0], "what"), line);
    assert_eq!(field(&drafts[0], "due"), "2027-01-12");
    assert_eq!(field(&drafts[1], "name"), "Riverside");
}

#[test]
fn a_blood_test_and_a_refill_keep_their_last_day() {
    let drafts = read_line("blood test before March 3", &context());
    assert_eq!((drafts[0].kind(), field(&drafts[0], "due")), (Some("lab"), json!("2027-03-03")));
    assert_eq!(field(&drafts[0], "what"), "blood test");
    let drafts = read_line("refill lisinopril, runs out June 3", &context());
    assert_eq!((drafts[0].kind(), field(&drafts[0], "run_out")), (Some("medicine"), json!("2027-06-03")));
    assert_eq!(field(&drafts[0], "what"), "lisinopril");
}

#[test]
fn dates_are_read_as_people_write_them() {
    let cases = [
        ("today", "2027-01-11"),
        ("tomorrow", "2027-01-12"),
        ("Monday", "2027-01-18"),
        ("next Friday", "2027-01-15"),
        ("in 6 weeks", "2027-02-22"),
        ("in two months", "2027-03-11"),
        ("by 4/15", "2027-04-15"),
        ("on 1/5", "2028-01-05"),
        ("1/11", "2027-01-11"),
        ("April 15th", "2027-04-15"),
        ("Apr. 15", "2027-04-15"),
        ("Apr 15 2028", "2028-04-15"),
        ("Thursday, April 15, 2027", "2027-04-15"),
        ("15 April", "2027-04-15"),
        ("4/15/27", "2027-04-15"),
        ("2027-04-15", "2027-04-15"),
        ("by June", "2027-06-30"),
        ("Feb 29", "2028-02-29"),
        ("the day after tomorrow", "2027-01-13"),
    ];
    for (words, expected) in cases {
        let drafts = read_line(&format!("call the clinic {words}"), &context());
        assert_eq!(field(&drafts[0], "due"), expected, "{words}");
    }
}

#[test]
fn what_is_no_date_is_not_read_as_one() {
    for line in ["call about 2/30", "call 555-0142", "call the May clinic", "call room 12 about 3 discs", "ask 13/13"] {
        assert_eq!(field(&read_line(line, &context())[0], "due"), Value::Null, "{line}");
    }
}

#[test]
fn times_are_read_as_offices_say_them() {
    let cases = [
        ("2pm", "14:00"),
        ("14:00", "14:00"),
        ("at 2:30", "14:30"),
        ("9 am", "09:00"),
        ("8:15 a.m.", "08:15"),
        ("at noon", "12:00"),
        ("12pm", "12:00"),
    ];
    for (words, expected) in cases {
        let drafts = read_line(&format!("see Dr Kim April 15 {words}"), &context());
        assert_eq!(field(&drafts[0], "slot"), json!({"start": format!("2027-04-15T{expected}")}), "{words}");
    }
}

#[test]
fn spanish_lines_are_read_day_first() {
    let spanish = LineContext { locale: Locale::Spanish, ..context() };
    let drafts = read_line("Resonancia de hombro, el Dr. Lee la necesita antes del 15 de abril", &spanish);
    assert_eq!(field(&drafts[0], "modality"), "MR");
    assert_eq!(field(&drafts[0], "what"), "Resonancia de hombro");
    let needs = of_kind(&drafts, "need");
    assert_eq!(needs.len(), 2);
    assert_eq!(field(needs[0], "needed_by"), "2027-04-15");
    assert_eq!(needs[0].source.text.as_ref().unwrap().reveal(), "antes del 15 de abril");
    let drafts = read_line("cita con la Dra. Ruiz 5/4 a las 3", &spanish);
    assert_eq!(drafts[0].kind(), Some("visit"));
    assert_eq!(field(&drafts[0], "slot"), json!({"start": "2027-04-05T15:00"}));
    assert_eq!(field(&read_line("llamar a la clínica mañana", &spanish)[0], "due"), "2027-01-12");
}

#[test]
fn what_is_not_understood_is_a_task_that_loses_no_word() {
    let line = "  the thing with the knee, you know?  ";
    let drafts = read_line(line, &context());
    assert_eq!(drafts.len(), 1);
    assert_eq!(drafts[0].kind(), Some("task"));
    assert_eq!(field(&drafts[0], "what"), line.trim());
    assert!(read_line("   ", &context()).is_empty());
}

#[test]
fn every_quote_is_part_of_the_line_and_every_line_is_kept_whole() {
    let lines = [
        "MRI left shoulder, Dr Lee wants the pictures before April 15",
        "CT chest Feb 2 at 9:30 at Mercy Imaging",
        "Überweisung… 🙂 — see Dr. Müller-Lüdenscheid on 5/6",
        "PT for shoulder, Dr Lee says in 6 weeks",
        "colonoscopy March 4 2028 8am",
        "mammogram by June",
        "İstanbul'da MRI before 4/15",
    ];
    for line in lines {
        let drafts = read_line(line, &context());
        for draft in &drafts {
            let quote = draft.source.text.as_ref().unwrap().reveal();
            assert!(line.contains(quote.as_str()), "{quote:?} in {line:?}");
        }
        assert_eq!(drafts[0].source.text.as_ref().unwrap().reveal(), line);
        assert_eq!(drafts, read_line(line, &context()), "the same line gives the same drafts");
    }
}

#[test]
fn strange_lines_never_panic() {
    let odd = [
        "",
        ",",
        "Dr",
        "dr.",
        "at",
        "4/",
        "/",
        "99/99/9999",
        "in 999999999999 days",
        "before",
        "\u{0}",
        "🙂🙂",
        "Dr. 15",
        "at 25:99",
        "a las",
        "MRI before",
        "of the 31 February 31 by by by",
        "in 400 years",
        "12345678901234567890/1",
    ];
    for line in odd {
        let _ = read_line(line, &context());
    }
    assert_eq!(read_line(&"word ".repeat(10_000), &context()).len(), 1);
}

/// Every letter and figure of the line is told about exactly once.
fn covered(line: &str) {
    let reading = read_line_words(line, &context());
    let letters: Vec<char> = line.chars().collect();
    let mut told = vec![0; letters.len()];
    for word in &reading.words {
        assert!(word.start < word.end && word.end <= letters.len(), "{word:?} in {line:?}");
        told[word.start..word.end].iter_mut().for_each(|count| *count += 1);
        if let (Some(at), Some(field)) = (word.about_draft, &word.field) {
            assert!(reading.drafts[at].fields.contains_key(field), "{word:?} in {line:?}");
        }
    }
    for (at, letter) in letters.iter().enumerate().filter(|(_, letter)| letter.is_alphanumeric()) {
        assert_eq!(told[at], 1, "{letter:?} at {at} in {line:?}");
    }
}

#[test]
fn every_word_is_told_once_with_the_register_that_holds_it() {
    let line = "  MRI left shoulder, Dr Lee wants the pictures before April 15";
    let reading = read_line_words(line, &context());
    let told = |words: &str| {
        let start = line.find(words).unwrap();
        let word = reading.words.iter().find(|word| word.start == start).unwrap();
        let field = word.field.clone().unwrap_or_default();
        (
            word.reads.clone(),
            word.about_draft.map(|at| reading.drafts[at].kind().unwrap_or("party")),
            field,
            word.is_sure,
        )
    };
    let (reads, kind, field, _) = told("MRI");
    assert_eq!((reads, kind, field.as_str()), (Reads::Kind { kind: "imaging".into() }, Some("imaging"), "kind"));
    let (reads, kind, field, is_sure) = told("before");
    assert_eq!(reads, Reads::LastDay { day: day("2027-04-15"), or: None });
    assert_eq!((kind, field.as_str(), is_sure), (Some("need"), "needed_by", false));
    let (reads, kind, field, _) = told("Dr");
    assert!(matches!(reads, Reads::Party { is_known: false, .. }));
    assert_eq!((kind, field.as_str()), (Some("imaging"), "order_by"));
    for line in [line, "see Dr Patel next Tuesday at 3pm", "🙂 ñandú — call 2/30", "the thing with the knee, you know?"]
    {
        covered(line);
    }
}

/// One language's lines, the labels cut off.
fn labelled(name: &str) -> Vec<String> {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/lines").join(name);
    let text = std::fs::read_to_string(path).unwrap();
    text.lines().filter_map(|line| Some(line.split_once(" => ")?.0.to_owned())).collect()
}

#[test]
fn every_word_of_every_labelled_line_is_told_once() {
    for name in ["en.txt", "en-kept.txt", "es.txt", "es-kept.txt"] {
        labelled(name).iter().for_each(|line| covered(line));
    }
}

#[test]
fn a_day_that_no_calendar_has_is_asked_about_and_stands_in_no_draft() {
    let lines = [
        "see Dr Kim February 30",
        "see Dr Kim 2/30",
        "see Dr Kim on 13/13",
        "see Dr Kim 2027-02-31",
        "see Dr Kim Monday April 15",
        "see Dr Kim Friday 4/15/2027",
        "see Dr Kim in a few weeks",
        "see Dr Kim early April",
        "see Dr Kim 31 de abril",
        "see Dr Kim a mediados de abril",
        "see Dr Kim 6/31/27",
    ];
    for line in lines {
        let reading = read_line_words(line, &context());
        assert!(reading.words.iter().any(|word| word.reads == Reads::NoSuchDay && !word.is_sure), "{line}");
        for draft in &reading.drafts {
            assert!(!draft.fields.contains_key("slot") && !draft.fields.contains_key("due"), "{line}: {draft:?}");
        }
    }
}

#[test]
fn a_day_that_can_be_read_two_ways_tells_both() {
    let word = |line: &str, locale| {
        let reading = read_line_words(line, &LineContext { locale, ..context() });
        let found = reading.words.into_iter().find(|word| matches!(word.reads, Reads::Day { .. })).unwrap();
        assert!(!found.is_sure, "{line}");
        let Reads::Day { day, or } = found.reads else { unreachable!() };
        (day.to_string(), or.map(|or| or.to_string()).unwrap_or_default())
    };
    let pair = |first: &str, or: &str| (first.to_owned(), or.to_owned());
    assert_eq!(word("see Dr Kim 3/4", Locale::English), pair("2027-03-04", "2027-04-03"));
    assert_eq!(word("cita con el Dr. Kim 3/4", Locale::Spanish), pair("2027-04-03", "2027-03-04"));
    assert_eq!(word("see Dr Kim 3/4/27", Locale::English), pair("2027-03-04", "2027-04-03"));
    assert_eq!(word("see Dr Kim next Tuesday", Locale::English), pair("2027-01-12", "2027-01-19"));
    assert_eq!(word("see Dr Kim Monday", Locale::English), pair("2027-01-18", "2027-01-11"));
    assert_eq!(word("cita con el Dr. Kim dentro de quince días", Locale::Spanish), pair("2027-01-26", "2027-01-25"));
    assert_eq!(word("see Dr Kim 15/4", Locale::English), pair("2027-04-15", ""));
    // The weekday settles which is meant.
    assert_eq!(word("see Dr Kim Saturday 3/4", Locale::English), pair("2027-04-03", ""));
}

#[test]
fn what_only_looks_like_a_date_or_a_time_is_none() {
    let lines = [
        "take 1/2 tablet",
        "bp 120/80",
        "pain 7/10",
        "call 555-0142",
        "call (585) 555-0142",
        "the 2nd opinion letter",
        "the 3rd floor",
        "at 3 Main Street",
        "room 12",
        "I may need help",
        "two weeks of rest",
        "4-15",
        "5 mg",
        "at 6 weeks",
        "la mañana",
        "el 15 mg",
        "score 4/10",
        "1-800-555-0199",
        "A1C 7.2",
        "25:99",
    ];
    for line in lines {
        for word in read_line_words(line, &context()).words {
            let is_time = matches!(
                word.reads,
                Reads::Day { .. } | Reads::LastDay { .. } | Reads::Days { .. } | Reads::Time { .. } | Reads::NoSuchDay
            );
            assert!(!is_time, "{line}: {word:?}");
        }
    }
}

#[test]
fn a_known_name_is_found_without_accents_and_with_one_slip() {
    let known = LineContext {
        known_parties: vec![
            ("P-1".into(), "Dra. Inés Núñez".into()),
            ("P-2".into(), "Riverside Imaging".into()),
            ("P-3".into(), "Dr. Paul Patel".into()),
            ("P-4".into(), "Dr. Maya Patel".into()),
        ],
        ..context()
    };
    let party = |line: &str| {
        let reading = read_line_words(line, &known);
        let mut words = reading.words.into_iter();
        let word = words.find(|word| matches!(word.reads, Reads::Party { .. } | Reads::Place { .. }));
        match word.map(|word| (word.reads, word.is_sure)) {
            Some((Reads::Party { party, is_known: true } | Reads::Place { party, is_known: true }, is_sure)) => {
                Some((party.as_str().to_owned(), is_sure))
            }
            _ => None,
        }
    };
    let id = |line: &str| party(line).map(|(id, _)| id).unwrap_or_default();
    assert_eq!(id("see dra ines nunez tomorrow"), "P-1");
    assert_eq!(id("see Dra. Inés Núñez tomorrow"), "P-1");
    assert_eq!(party("see Dra Nunes tomorrow"), Some(("P-1".to_owned(), false)), "one slip: please check");
    assert_eq!(party("MRI at Riverside tomorrow"), Some(("P-2".to_owned(), false)));
    assert_eq!(party("MRI at Rivreside Imaging tomorrow"), Some(("P-2".to_owned(), false)));
    assert_eq!(party("see Dr Patel tomorrow"), None, "two of that name");
    assert_eq!(id("see Dr Maya Patel tomorrow"), "P-4");
}

#[test]
fn a_long_line_strange_marks_and_pictures_do_no_harm() {
    let long = "call Dr Lee tomorrow, ".repeat(500);
    let reading = read_line_words(&long, &context());
    assert_eq!(reading.drafts.len(), 1);
    assert!(reading.words.iter().all(|word| matches!(word.reads, Reads::Unread | Reads::Small)));
    for line in [
        long.as_str(),
        "\u{202e}see Dr\u{200f} Lee\u{202c} tomorrow\u{0} at 3",
        "🩻 MRI 🦵 left knee 🗓️ 4/15 😀",
        "see\tDr Lee\r\ntomorrow\n\nat 3",
        "دكتور Lee tomorrow",
        "ＭＲＩ 膝 4/15",
        "e\u{301}l Dr. Nu\u{301}n\u{303}ez man\u{303}ana",
        "🙂🙂",
        "\u{200f}\u{200e}",
        "",
    ] {
        covered(line);
        for draft in read_line_words(line, &context()).drafts {
            let shown: String = ["name", "what", "text"].iter().map(|name| field(&draft, name).to_string()).collect();
            assert!(!shown.contains(['\u{200f}', '\u{202e}', '\u{0}']), "{shown:?}");
        }
    }
    let marked = read_line_words("\u{202e}see Dr\u{200f} Lee\u{202c} tomorrow at 3", &context());
    assert_eq!(field(&marked.drafts[0], "slot"), json!({"start": "2027-01-12T15:00"}));
    assert_eq!(field(&marked.drafts[1], "name"), "Dr Lee");
}
