//! Whether two referrals, therapy orders, procedures or approvals are one.

use super::exams::ExamRead;
use super::people::{Agreement, People};
use super::side::{Registers, apart};
use super::words::{Likeness, likeness, service};
use super::{MatchKind, Verdict, WhyCode};
use care_model::EntityId;
use chrono::NaiveDate;
use chrono_tz::Tz;
use std::collections::BTreeSet;

/// Two systems note one order within this many days.
const SAME_DAYS: i64 = 14;
/// Further apart, up to this, a person is asked.
const MAYBE_DAYS: i64 = 45;
/// From a request to the plan's answer.
const ANSWER_DAYS: i64 = 75;

/// An order, as far as it can be compared.
pub(super) struct OrderRead {
    pub kind: String,
    pub number: Option<String>,
    pub words: BTreeSet<String>,
    exam: Option<ExamRead>,
    pub code: Option<String>,
    /// Who orders: referrer, surgeon, the office that asks the plan.
    by: Option<EntityId>,
    /// Who does it: the receiver, the clinic, the plan.
    pub to: Option<EntityId>,
    pub day: Option<NaiveDate>,
    /// Of a procedure: the day and minute that it begins.
    start: Option<care_model::Instant>,
    window: Option<[NaiveDate; 2]>,
    is_decided: bool,
}

impl OrderRead {
    pub(super) fn of(registers: Registers<'_>, kind: &str, zone: Tz) -> Self {
        let (by, to, day) = match kind {
            "referral" => ("from", "to", "ordered"),
            "pa" => ("by", "plan_line", "submitted"),
            "procedure" => ("order_by", "party", "ordered"),
            _ => ("by", "party", "ordered"),
        };
        Self {
            kind: kind.to_owned(),
            number: registers.number("number"),
            words: registers.text("what").map(service).unwrap_or_default(),
            exam: ExamRead::of_visit(registers, zone),
            code: registers.number("code"),
            by: registers.id(by),
            to: registers.id(to),
            day: registers.day(day),
            start: registers.slot().map(|slot| slot.starts_at(zone)),
            window: registers.days("window"),
            is_decided: matches!(registers.text("state"), Some("approved" | "denied")),
        }
    }

    fn service_likeness(&self, other: &Self) -> Likeness {
        match (&self.code, &other.code) {
            (Some(a), Some(b)) if self.kind == "pa" => {
                return if a == b { Likeness::Equal } else { Likeness::Apart };
            }
            _ => {}
        }
        match (&self.exam, &other.exam) {
            (Some(a), Some(b)) if a.is_other_than(b) => Likeness::Apart,
            (Some(_), Some(_)) => Likeness::Equal,
            _ => likeness(&self.words, &other.words),
        }
    }
}

/// `a` is the former one, `b` the new one.
pub(super) fn compare(a: &OrderRead, b: &OrderRead, people: &People) -> Option<Verdict> {
    if a.kind != b.kind {
        return None;
    }
    match (&a.number, &b.number) {
        (Some(one), Some(other)) if one == other => {
            return Some(Verdict::new(MatchKind::Same, 98, [WhyCode::SameNumber]));
        }
        (Some(_), Some(_)) => return None,
        _ => {}
    }
    let whom = people.agree(a.to.as_ref(), b.to.as_ref());
    let by = people.agree(a.by.as_ref(), b.by.as_ref());
    if whom == Agreement::Different || by == Agreement::Different {
        return None;
    }
    let words = a.service_likeness(b);
    let found = match a.kind.as_str() {
        "pa" => approvals(a, b, words),
        "referral" => referrals(a, b, words, whom),
        _ => bookings(a, b, words),
    };
    let (kind, why) = found?;
    let party = (whom == Agreement::Same || by == Agreement::Same).then_some(WhyCode::SameParty);
    let service = (words == Likeness::Equal).then_some(WhyCode::SameService);
    let score = if kind == MatchKind::PerhapsSame { 50 } else { 85 };
    Some(Verdict::new(kind, score, [why].into_iter().chain(party).chain(service)))
}

type Found = Option<(MatchKind, WhyCode)>;

fn by_days(a: Option<NaiveDate>, b: Option<NaiveDate>) -> Found {
    match (a, b) {
        (Some(a), Some(b)) if apart(a, b) <= SAME_DAYS => Some((MatchKind::Same, WhyCode::SameOrderDay)),
        (Some(a), Some(b)) if apart(a, b) > MAYBE_DAYS => None,
        _ => Some((MatchKind::PerhapsSame, WhyCode::OtherDay)),
    }
}

fn referrals(a: &OrderRead, b: &OrderRead, words: Likeness, whom: Agreement) -> Found {
    let found = by_days(a.day, b.day)?;
    let is_sure = match whom {
        Agreement::Same => true,
        _ => matches!(words, Likeness::Equal),
    };
    match (is_sure, whom, words) {
        (true, ..) => Some(found),
        (false, Agreement::Maybe, _) | (false, _, Likeness::Within) => Some((MatchKind::PerhapsSame, found.1)),
        _ => None,
    }
}

/// A procedure at its time, or an order of therapy or equipment by its day.
fn bookings(a: &OrderRead, b: &OrderRead, words: Likeness) -> Found {
    if !matches!(words, Likeness::Equal | Likeness::Within) {
        return None;
    }
    let found = match (a.start, b.start) {
        (Some(one), Some(other)) => {
            let is_one = (one - other).num_minutes().abs() <= 15;
            is_one.then_some((MatchKind::Same, WhyCode::SameTime))
        }
        (None, None) => by_days(a.day, b.day),
        _ => Some((MatchKind::PerhapsSame, WhyCode::LaterStage)),
    }?;
    if words == Likeness::Equal { Some(found) } else { Some((MatchKind::PerhapsSame, found.1)) }
}

fn approvals(a: &OrderRead, b: &OrderRead, words: Likeness) -> Found {
    if !matches!(words, Likeness::Equal | Likeness::Within) {
        return None;
    }
    let is_plain = words == Likeness::Equal;
    let sure = |kind: MatchKind| if is_plain { kind } else { MatchKind::PerhapsSame };
    if let (Some(one), Some(other)) = (a.window, b.window) {
        let [from, to] = one;
        let [other_from, other_to] = other;
        return match () {
            () if one == other => Some((sure(MatchKind::Same), WhyCode::SameWindow)),
            () if from > other_to || other_from > to => None,
            () => Some((MatchKind::PerhapsSame, WhyCode::SameWindow)),
        };
    }
    match (a.is_decided, b.is_decided) {
        (false, true) => {
            let asked = a.day.zip(b.day.or_else(|| b.window.map(|[from, _]| from)));
            let fits = asked.is_none_or(|(asked, answered)| apart(asked, answered) <= ANSWER_DAYS);
            let kind = if a.day.is_some() { sure(MatchKind::AddsTo) } else { MatchKind::PerhapsSame };
            fits.then_some((kind, WhyCode::LaterStage))
        }
        (true, false) => Some((MatchKind::PerhapsSame, WhyCode::EarlierStage)),
        _ => by_days(a.day, b.day).map(|(kind, why)| (if is_plain { kind } else { MatchKind::PerhapsSame }, why)),
    }
}
