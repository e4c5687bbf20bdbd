//! Whether two documents, insurance plans, hand-offs or tasks are one.

use super::people::{Agreement, People};
use super::side::Registers;
use super::words::{Likeness, likeness, number, service, words};
use super::{MatchKind, Verdict, WhyCode};
use care_model::EntityId;
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// A paper, as far as it can be compared.
pub(super) struct PaperRead {
    pub kind: String,
    pub words: BTreeSet<String>,
    /// Type code of a document, member number of a plan.
    pub code: Option<String>,
    /// Author, payer, or who sends.
    by: Option<EntityId>,
    /// Who receives a hand-off.
    to: Option<EntityId>,
    pub day: Option<NaiveDate>,
    /// The file, and the place in it.
    pub file: Option<(String, Option<String>)>,
    is_over: bool,
}

impl PaperRead {
    pub(super) fn of(registers: Registers<'_>, kind: &str) -> Self {
        let (title, code, by, day) = match kind {
            "document" => ("what", registers.text("type_code").and_then(number), "author", "dated"),
            "coverage" => ("plan_name", registers.number("member_number"), "payer", "start"),
            "need" => ("what", None, "from", "needed_by"),
            _ => ("what", None, "party", "due"),
        };
        let title = registers.text(title).unwrap_or_default();
        let all = match kind {
            "document" => service(
                &crate::line::fold(title).replace("consultation", "consulting").replace("consult", "consulting"),
            ),
            "coverage" => words(title).into_iter().filter(|word| !is_plan_noise(word)).collect(),
            "need" => BTreeSet::from([super::words::words(title).join(" ")]),
            _ => words(title).into_iter().collect(),
        };
        Self {
            kind: kind.to_owned(),
            words: all.into_iter().filter(|word| !word.is_empty()).collect(),
            code,
            by: registers.id(by),
            to: registers.id("to"),
            day: registers.day(day),
            file: registers
                .text("evidence")
                .map(|file| (file.to_owned(), registers.text("evidence_where").map(str::to_owned))),
            is_over: matches!(registers.text("state"), Some("done" | "received" | "waived")),
        }
    }
}

fn is_plan_noise(word: &str) -> bool {
    matches!(word, "hmo" | "ppo" | "epo" | "pos" | "plan" | "health" | "insurance" | "the" | "of")
}

/// `a` is the former one, `b` the new one.
pub(super) fn compare(a: &PaperRead, b: &PaperRead, people: &People) -> Option<Verdict> {
    if a.kind != b.kind {
        return None;
    }
    let by = people.agree(a.by.as_ref(), b.by.as_ref());
    if by == Agreement::Different {
        return None;
    }
    match a.kind.as_str() {
        "document" => documents(a, b, by),
        "coverage" => plans(a, b),
        "need" => hand_offs(a, b, by, people),
        _ => tasks(a, b),
    }
}

fn documents(a: &PaperRead, b: &PaperRead, by: Agreement) -> Option<Verdict> {
    // One file may hold many documents, each at its place.
    if a.file.is_some() && a.file == b.file {
        return Some(Verdict::new(MatchKind::Same, 95, [WhyCode::SameFile]));
    }
    let (one, other) = (a.day?, b.day?);
    let has_code = a.code.is_some() && a.code == b.code;
    let title = likeness(&a.words, &b.words);
    if one != other || !(has_code || title == Likeness::Equal || title == Likeness::Within) {
        return None;
    }
    let is_sure = by.holds() && (has_code || title == Likeness::Equal);
    let kind = if is_sure { MatchKind::Same } else { MatchKind::PerhapsSame };
    Some(Verdict::new(kind, if is_sure { 85 } else { 50 }, [WhyCode::SameDay, WhyCode::SameWords]))
}

fn plans(a: &PaperRead, b: &PaperRead) -> Option<Verdict> {
    match (&a.code, &b.code) {
        (Some(one), Some(other)) if one == other => Some(Verdict::new(MatchKind::Same, 98, [WhyCode::SameNumber])),
        (Some(_), Some(_)) => None,
        _ => matches!(likeness(&a.words, &b.words), Likeness::Equal | Likeness::Within)
            .then(|| Verdict::new(MatchKind::PerhapsSame, 50, [WhyCode::SameName])),
    }
}

/// The same thing from one to one never exists twice (handbook 3.11.19).
fn hand_offs(a: &PaperRead, b: &PaperRead, by: Agreement, people: &People) -> Option<Verdict> {
    let to = people.agree(a.to.as_ref(), b.to.as_ref());
    if a.is_over || likeness(&a.words, &b.words) != Likeness::Equal || !to.holds() {
        return None;
    }
    let is_sure = to == Agreement::Same && by == Agreement::Same;
    let kind = if is_sure { MatchKind::Same } else { MatchKind::PerhapsSame };
    Some(Verdict::new(kind, if is_sure { 90 } else { 50 }, [WhyCode::SameWords, WhyCode::SameParty]))
}

fn tasks(a: &PaperRead, b: &PaperRead) -> Option<Verdict> {
    let is_one = likeness(&a.words, &b.words) == Likeness::Equal && a.day == b.day && a.is_over == b.is_over;
    is_one.then(|| Verdict::new(MatchKind::Same, 80, [WhyCode::SameWords, WhyCode::SameDay]))
}
