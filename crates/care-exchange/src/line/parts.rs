//! Cutting a line into statements: "blood test tomorrow, MRI Friday at 9; refill lisinopril".
//!
//! A comma starts a new statement only where the words after it say a kind of their own; whatever else
//! follows belongs to the statement before it.

use super::LineContext;
use super::clocks::clocks;
use super::dates::dates;
use super::people::named;
use super::tokens::{Pause, Token, any_at, low, tokens};
use super::topics::scan;
use super::vocabulary::*;
use std::ops::Range;

/// Most statements of one line; what follows stays with the last one.
const STATEMENTS_MAX: usize = 12;

/// Bytes of each statement.
pub(super) fn statements(line: &str, context: &LineContext) -> Vec<Range<usize>> {
    let tokens = tokens(line);
    let dates = dates(&tokens, context.today, context.locale);
    let clocks = clocks(&tokens, &dates);
    let in_time = |at: usize| {
        dates.iter().any(|date| date.phrase.contains(&at)) || clocks.iter().any(|clock| clock.tokens.contains(&at))
    };
    let people = named(line, &tokens, &context.known_parties, &in_time);
    let has_time = |range: Range<usize>| range.into_iter().any(in_time);
    let mut starts = vec![0_usize];
    for at in 1..tokens.len() {
        if starts.len() >= STATEMENTS_MAX
            || people.iter().any(|named| named.tokens.start < at && named.tokens.contains(&at))
        {
            continue;
        }
        let pause = tokens.get(at - 1).map_or(Pause::None, |token| token.pause);
        let joints = joints_at(&tokens, at);
        if pause == Pause::None && joints == 0 {
            continue;
        }
        let from = starts.last().copied().unwrap_or(0);
        let start = at + joints;
        if start >= tokens.len() || in_time(start) && !dates.iter().any(|date| date.phrase.start == start) {
            continue;
        }
        let end = clause_end(&tokens, start);
        let former = kind_at(&tokens, from);
        let next = kind_at(&tokens, start);
        // A doctor with a day of his own: "see Dr Lee Tuesday and Dr Patel Friday".
        let is_doctor = people.iter().any(|named| named.is_doctor && named.tokens.start == skip_small(&tokens, start));
        let doctor_and_day = is_doctor
            && has_time(from..at)
            && has_time(start..end)
            && matches!(former, Some("visit") | None)
            && any_at(
                &tokens,
                people.iter().find(|named| named.tokens.start >= start).map_or(start, |named| named.tokens.end),
                &SAID,
            )
            .is_none()
            && !SENDS.iter().any(|verb| (start..end).any(|at| low(&tokens, at) == *verb));
        let said = people.iter().any(|named| {
            named.tokens.start == skip_small(&tokens, start)
                && any_at(&tokens, named.tokens.end, &SAID).is_some_and(|length| {
                    any_at(&tokens, named.tokens.end + length, &TOLD).is_some() && !in_time(named.tokens.end + length)
                })
        });
        let is_new = match (former, next) {
            _ if doctor_and_day || said => true,
            (_, None) => false,
            (Some("question" | "note"), Some(_)) => pause == Pause::Hard,
            // A task or a refill that goes on about itself.
            (Some(former), Some(next)) if former == next => {
                (pause != Pause::None && !matches!(next, "medicine" | "pa" | "coverage" | "visit"))
                    || (next == "task")
                    || (has_time(from..at) && has_time(start..end))
            }
            (Some("referral" | "pa" | "need" | "instruction"), Some("visit" | "imaging" | "lab")) => {
                pause == Pause::Hard || joints > 0
            }
            (_, Some("task")) => pause != Pause::None || joints > 0,
            (Some("task"), Some("medicine")) => true,
            (Some("task"), Some(_)) => pause != Pause::None || has_time(from..at),
            (None, Some(_)) => pause == Pause::Hard || has_time(from..at),
            (Some(_), Some(_)) => true,
        };
        if is_new {
            starts.push(start);
        }
    }
    let begin = |at: usize| tokens.get(at).map_or(line.len(), |token| token.span.start);
    let mut ranges = Vec::new();
    for (number, start) in starts.iter().enumerate() {
        let from = if number == 0 { 0 } else { begin(*start) };
        let to = starts.get(number + 1).map_or(line.len(), |next| end_before(&tokens, *next, begin(*next)));
        ranges.push(from..to);
    }
    ranges
}

/// The end of the words before a statement, its joining words left out.
fn end_before(tokens: &[Token<'_>], next: usize, fallback: usize) -> usize {
    let mut at = next;
    while at > 0 && JOINTS.contains(&low(tokens, at - 1)) {
        at -= 1;
    }
    at.checked_sub(1).and_then(|at| tokens.get(at)).map_or(fallback, |token| token.span.end)
}

const JOINTS: [&str; 12] =
    ["and", "then", "also", "plus", "y", "e", "luego", "tambien", "ademas", "despues", "next", "after"];

fn joints_at(tokens: &[Token<'_>], at: usize) -> usize {
    let mut count = 0;
    while matches!(
        low(tokens, at + count),
        "and" | "then" | "also" | "plus" | "y" | "e" | "luego" | "tambien" | "ademas"
    ) {
        count += 1;
    }
    count
}

fn clause_end(tokens: &[Token<'_>], start: usize) -> usize {
    let stop = (start..tokens.len()).find(|at| tokens.get(*at).is_some_and(Token::ends_clause));
    stop.map_or(tokens.len(), |at| at + 1)
}

fn skip_small(tokens: &[Token<'_>], mut at: usize) -> usize {
    const SMALL: [&str; 26] = [
        "the", "a", "an", "my", "i", "need", "needs", "have", "to", "get", "book", "schedule", "el", "la", "los", "un",
        "una", "mi", "tengo", "que", "hacer", "pedir", "hay", "her", "his", "con",
    ];
    while SMALL.contains(&low(tokens, at)) {
        at += 1;
    }
    at
}

/// The kind that a clause says with its first words.
fn kind_at(tokens: &[Token<'_>], from: usize) -> Option<&'static str> {
    let at = skip_small(tokens, from);
    let starts = |list: &[&str]| any_at(tokens, at, list).is_some();
    let first = low(tokens, at);
    // "no refills", "runs out 12/13" go on about what stands before them.
    let goes_on: [&[&str]; 4] = [&NO_REFILLS, &RUNS_OUT, &PERSON_CALLS, &OFFICE_CALLS];
    if goes_on.iter().any(|list| any_at(tokens, from, list).is_some()) {
        return None;
    }
    let pre = usize::from(matches!(first, "annual" | "yearly" | "anual" | "pre-op" | "left" | "right"));
    let starts_after = |list: &[&str]| any_at(tokens, at + pre, list).is_some();
    Some(if scan(tokens.get(at + pre..).unwrap_or_default()).is_some_and(|words| words.start == 0) {
        "imaging"
    } else if starts(&SECOND_OPINION) {
        "second_opinion"
    } else if starts_after(&LAB) {
        "lab"
    } else if starts(&REFERRAL) {
        "referral"
    } else if first == "refill" || first == "renew" || first == "resurtir" || first == "renovar" || first == "surtir" {
        "medicine"
    } else if starts_after(&THERAPY) {
        "therapy"
    } else if starts_after(&PROCEDURE) || starts_after(&SURGERY) {
        "procedure"
    } else if starts(&EQUIPMENT) {
        "equipment"
    } else if starts(&CLEARANCE) || matches!(first, "ekg" | "ecg") {
        "clearance"
    } else if starts(&APPROVAL) {
        "pa"
    } else if starts(&PLAN_CHANGE) {
        "insurance"
    } else if starts(&DISCHARGE) {
        "discharge"
    } else if starts(&NOTES) {
        "note"
    } else if starts(&ASKS) && (low(tokens, at + 1) != "about" && low(tokens, at + 1) != "for") {
        "question"
    } else if starts_after(&VISIT) {
        "visit"
    } else if starts(&TASK_STARTS) && !SOFT_STARTS.contains(&first) {
        "task"
    } else {
        return None;
    })
}
