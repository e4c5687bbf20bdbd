//! Which kind of thing a statement is about: an ordered list of small questions, the telling ones first.

use super::found::Statement;
use super::tokens::{Token, any_at, find, low};
use super::vocabulary::*;
use crate::terms::modality;
use std::ops::Range;

/// What a statement is about.
#[derive(Clone, Debug)]
pub(super) struct Topic {
    /// Name of the kind; `surgery` and `refers` are told apart where drafts are made.
    pub kind: &'static str,
    /// Words that said so.
    pub words: Option<Range<usize>>,
}

/// Words that ask for a copy of one's own records.
const ACCESS: [&str; 10] = [
    "request my records",
    "request records",
    "copy of my records",
    "copies of my records",
    "my own records",
    "pedir mi expediente",
    "copia de mi expediente",
    "solicitar mi expediente",
    "copia de mis registros",
    "request my chart",
];
/// Things that are looked at again and again.
const CHECKED: [&str; 13] = [
    "exam",
    "eye exam",
    "skin check",
    "screening",
    "check",
    "checkup",
    "check-up",
    "examen",
    "revision",
    "examen de la vista",
    "papanicolau",
    "pap smear",
    "wellness visit",
];
/// Tests before an operation that are no scan.
const TRACE: [&str; 6] = ["ekg", "ecg", "electrocardiogram", "electrocardiograma", "heart test", "physical"];
const BEFORE_SURGERY: [&str; 5] =
    ["before surgery", "before the surgery", "before the operation", "antes de la cirugia", "antes de la operacion"];

pub(super) fn topic(statement: &Statement<'_>) -> Topic {
    let tokens = &statement.tokens;
    let by = |kind: &'static str, list: &[&str]| find(tokens, list).map(|words| Topic { kind, words: Some(words) });
    let at_start = |kind: &'static str, list: &[&str]| {
        any_at(tokens, 0, list).map(|length| Topic { kind, words: Some(0..length) })
    };
    let first = low(tokens, 0);
    let is_soft = SOFT_STARTS.contains(&first);
    told(statement)
        .or_else(|| asked(statement))
        .or_else(|| at_start("note", &NOTES))
        .or_else(|| by("access", &ACCESS))
        .or_else(|| at_start("insurance", &PLAN_CHANGE))
        .or_else(|| sent(statement))
        .or_else(|| at_start("task", &TASK_STARTS).filter(|_| !is_soft))
        .or_else(|| by("second_opinion", &SECOND_OPINION))
        .or_else(|| by("discharge", &DISCHARGE))
        .or_else(|| by("insurance", &PLAN_CHANGE))
        .or_else(|| clearance(tokens))
        .or_else(|| by("pa", &APPROVAL))
        .or_else(|| checked(statement))
        .or_else(|| by("referral", &REFERRAL))
        .or_else(|| at_start("medicine", &REFILL))
        .or_else(|| repeated(statement))
        .or_else(|| scan(tokens).map(|words| Topic { kind: "imaging", words: Some(words) }))
        .or_else(|| by("lab", &LAB))
        .or_else(|| by("equipment", &EQUIPMENT))
        .or_else(|| therapy(tokens))
        .or_else(|| by("procedure", &PROCEDURE))
        .or_else(|| surgery(tokens))
        .or_else(|| by("medicine", &REFILL))
        .or_else(|| coverage(statement))
        .or_else(|| visit(statement))
        .unwrap_or_else(|| Topic { kind: "task", words: any_at(tokens, 0, &TASK_STARTS).map(|length| 0..length) })
}

/// `Dr Patel said stop aspirin`: somebody said what is to be done.
fn told(statement: &Statement<'_>) -> Option<Topic> {
    let tokens = &statement.tokens;
    (0..tokens.len()).find_map(|at| {
        let length = any_at(tokens, at, &SAID)?;
        let is_near_name =
            at <= 1 || statement.people.iter().any(|named| named.tokens.end == at) || low(tokens, at - 1) == "me";
        // "said on 4/2 to stop": the day stands between.
        let mut next = at + length;
        if let Some(date) = statement.dates.iter().find(|date| date.phrase.start == next) {
            next = date.phrase.end;
        }
        // "me dijo la Dra. Ortiz que …": who said it stands between.
        if let Some(named) = statement.people.iter().find(|named| (next..=next + 1).contains(&named.tokens.start)) {
            next = named.tokens.end;
        }
        let is_told =
            any_at(tokens, next, &TOLD).is_some() && !statement.dates.iter().any(|date| date.phrase.contains(&next));
        (is_near_name && is_told).then_some(Topic { kind: "instruction", words: Some(at..at + length) })
    })
}

/// `ask Dr Lee about driving`; asking an office is a call.
fn asked(statement: &Statement<'_>) -> Option<Topic> {
    let tokens = &statement.tokens;
    let length = any_at(tokens, 0, &ASKS)?;
    let is_noun =
        low(tokens, 0).starts_with("question") || low(tokens, 0) == "pregunta" || low(tokens, 0) == "preguntas";
    let names_about =
        find(tokens, &["about", "if", "whether", "sobre", "si", "when", "cuando", "why", "how", "what"]).is_some();
    let to_office = statement.doctor().is_none() && statement.office().is_some();
    let is_thing = matches!(low(tokens, length), "about" | "for") && statement.people.is_empty();
    ((is_noun || statement.doctor().is_some() || (names_about && !is_thing)) && !to_office)
        .then_some(Topic { kind: "question", words: Some(0..length) })
}

/// `Riverside must send the pictures to Dr Lee`: a thing on its way from one to another.
fn sent(statement: &Statement<'_>) -> Option<Topic> {
    let tokens = &statement.tokens;
    let sends = find(tokens, &SENDS)?;
    let is_weak = ["wants", "needs", "get", "take", "quiere", "necesita", "pide", "pasar", "llegar"]
        .contains(&low(tokens, sends.start));
    let (_, thing) = thing(tokens)?;
    let scan_first = scan(tokens).is_some_and(|scan| scan.start < sends.start);
    let order = find(tokens, &["form", "forms", "formulario", "formularios", "order", "orden"]).is_some();
    let is_call = matches!(low(tokens, 0), "call" | "llamar" | "phone" | "ask" | "preguntar");
    let has_reader = statement.people.iter().any(|named| matches!(named.lead.as_str(), "to" | "a" | "con")) || is_weak;
    let is_other = scan_first || is_call || (is_weak && order);
    (has_reader && !statement.people.is_empty() && !is_other).then_some(Topic { kind: "need", words: Some(thing) })
}

/// The thing that a statement speaks of, by its name in a hand-off.
pub(super) fn thing(tokens: &[Token<'_>]) -> Option<(&'static str, Range<usize>)> {
    let found = THINGS.iter().filter_map(|(name, list)| Some((*name, find(tokens, list)?)));
    found.min_by_key(|(_, words)| words.start)
}

fn clearance(tokens: &[Token<'_>]) -> Option<Topic> {
    let trace = find(tokens, &TRACE).filter(|_| find(tokens, &BEFORE_SURGERY).is_some());
    let lab_first = find(tokens, &LAB).is_some() || scan(tokens).is_some();
    let words = trace.or_else(|| {
        find(tokens, &CLEARANCE).filter(|words| {
            !BEFORE_SURGERY.iter().any(|phrase| phrase.starts_with(low(tokens, words.start))) && !lab_first
        })
    })?;
    Some(Topic { kind: "clearance", words: Some(words) })
}

/// `mammogram every year`, `A1C every 3 months`.
fn checked(statement: &Statement<'_>) -> Option<Topic> {
    statement.repeat.as_ref()?.every_months?;
    let tokens = &statement.tokens;
    let words = scan(tokens)
        .or_else(|| find(tokens, &LAB))
        .or_else(|| find(tokens, &PROCEDURE))
        .or_else(|| find(tokens, &CHECKED))?;
    Some(Topic { kind: "check", words: Some(words) })
}

/// `PT every Tuesday for 6 weeks`: visits that repeat.
fn repeated(statement: &Statement<'_>) -> Option<Topic> {
    let repeat = statement.repeat.as_ref()?;
    let tokens = &statement.tokens;
    let is_care = find(tokens, &THERAPY).or_else(|| find(tokens, &VISIT)).or_else(|| find(tokens, &PROCEDURE));
    let is_medicine = find(tokens, &REFILL).is_some();
    let is_visit = !repeat.days.is_empty() || (is_care.is_some() && !repeat.rule.starts_with("FREQ=YEARLY"));
    (is_visit && !is_medicine && (is_care.is_some() || !statement.people.is_empty() || !statement.clocks.is_empty()))
        .then_some(Topic { kind: "visit", words: is_care })
}

/// Words that name a scan.
pub(super) fn scan(tokens: &[Token<'_>]) -> Option<Range<usize>> {
    (0..tokens.len()).find_map(|at| {
        let pair = format!("{} {}", low(tokens, at), low(tokens, at + 1));
        // "MRI" of a pair that names it by its second word alone starts there.
        if modality(low(tokens, at)).is_some() {
            Some(at..at + 1)
        } else {
            let is_pair = modality(low(tokens, at + 1)).is_none() && modality(&pair).is_some();
            is_pair.then_some(at..at + 2)
        }
    })
}

fn therapy(tokens: &[Token<'_>]) -> Option<Topic> {
    let words = find(tokens, &THERAPY)?;
    let words = if matches!(low(tokens, words.start), "pt" | "ot") { words.start..words.start + 1 } else { words };
    Some(Topic { kind: "therapy", words: Some(words) })
}

/// An operation; "after surgery" and "for the operation" only speak of one.
fn surgery(tokens: &[Token<'_>]) -> Option<Topic> {
    let words = find(tokens, &SURGERY)?;
    let back = |back: usize| words.start.checked_sub(back).map_or("", |at| low(tokens, at));
    let is_aside = matches!(back(1), "after" | "since" | "before") || matches!(back(2), "despues" | "after" | "before");
    (!is_aside).then_some(Topic { kind: "procedure", words: Some(words) })
}

fn coverage(statement: &Statement<'_>) -> Option<Topic> {
    let words = find(&statement.tokens, &COVERAGE)?;
    let is_telling = words.len() > 1 || statement.reference().is_some() || words.start <= 1;
    is_telling.then_some(Topic { kind: "coverage", words: Some(words) })
}

fn visit(statement: &Statement<'_>) -> Option<Topic> {
    let words = find(&statement.tokens, &VISIT);
    let has_when = !statement.dates.is_empty() || !statement.clocks.is_empty();
    let is_whom_and_when = statement.doctor().is_some() && has_when;
    let is_visit = words.is_some() && (has_when || !statement.people.is_empty());
    (is_whom_and_when || is_visit).then_some(Topic { kind: "visit", words })
}
