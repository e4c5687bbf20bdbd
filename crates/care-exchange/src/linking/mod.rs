//! Which journey the things that were read belong to, and which hand-offs follow from an order.
//!
//! Only what the record does not say yet is proposed, and only where one thing fits. The engine makes
//! consult notes and renewed referrals by itself; pictures and reports it makes when a person chooses the
//! receivers (handbook 3.11.19), and that choice is what is proposed here. A hand-off names the visit and
//! no day: its last safe day then follows the visit when that is moved.

use crate::derive_id;
use crate::making::{Fill, item};
use crate::matching::Match;
use care_model::{
    Arg, Certainty, Detail, Draft, EntityId, Fact, HandOff, Imaging, Item, ItemId, Message, PartyId, Put, Record, Role,
    Visit,
};
use chrono::{Days, NaiveDate};
use serde_json::Value;
use std::collections::{BTreeSet, HashMap};

/// From a referral without a last day to its visit.
const REFERRAL_DAYS: u64 = 365;
/// From an exam or its order to the visit that talks about it.
const TALK_DAYS: u64 = 183;

/// What linking knows besides record and drafts.
pub struct LinkContext<'a> {
    /// The day in the record's zone.
    pub today: NaiveDate,
    /// The last day on which a receiver can get something for a visit on a day (handbook 3.3): the engine's.
    pub last_safe_day: &'a dyn Fn(NaiveDate, &PartyId) -> NaiveDate,
}

/// Something to put before a person.
#[derive(Clone, Debug, PartialEq)]
pub enum LinkProposal {
    /// A register of a thing that names another.
    Link {
        /// Whose register.
        entity: EntityId,
        /// The register.
        field: &'static str,
        /// What it would name.
        to: EntityId,
    },
    /// A row of *Who needs what*.
    HandOff {
        /// The row; its parties and its visit are marked *Please check*.
        draft: Box<Draft>,
        /// Last safe day, for the words.
        by_day: NaiveDate,
        /// Why, in words of the catalogue.
        why: Message,
    },
}

/// Links and hand-offs of what was read; `matches` are those of the same drafts, and certain ones count as
/// what they are.
pub fn link_drafts(
    record: &Record,
    drafts: &[Draft],
    matches: &[Match],
    context: &LinkContext<'_>,
) -> Vec<LinkProposal> {
    let (mut view, touched) = as_if_accepted(record, drafts, matches);
    let mut found = Vec::new();
    for (entity, field, to) in links(&view, &touched, context) {
        view.put([Put { entity: entity.clone(), field: field.to_owned(), value: Value::from(to.as_str()) }]);
        found.push(LinkProposal::Link { entity, field, to });
    }
    found.extend(hand_offs(&view, &touched, context));
    found
}

/// The record with all drafts in it, and what of it they touch.
fn as_if_accepted(record: &Record, drafts: &[Draft], matches: &[Match]) -> (Record, BTreeSet<EntityId>) {
    let certain: HashMap<&EntityId, &Match> =
        matches.iter().filter(|found| found.kind.is_certain()).map(|found| (&found.draft, found)).collect();
    let led = |value: &Value| match value {
        Value::String(id) => {
            certain.get(&EntityId::new(id.as_str())).map_or_else(|| value.clone(), |found| found.with.as_str().into())
        }
        other => other.clone(),
    };
    let (mut view, mut touched) = (record.clone(), BTreeSet::new());
    for draft in drafts {
        let puts: Vec<Put> = match certain.get(&draft.entity) {
            Some(found) => {
                touched.insert(found.with.clone());
                let put = |change: &crate::FieldChange| Put {
                    entity: found.with.clone(),
                    field: change.field.clone(),
                    value: change.new.clone(),
                };
                found.changes.iter().map(put).collect()
            }
            None => {
                touched.insert(draft.entity.clone());
                let fields = draft.fields.iter().map(|(field, value)| (field.clone(), led(value))).collect();
                Fact::Create { entity: draft.entity.clone(), entity_type: draft.entity_type, fields }.puts()
            }
        };
        view.put(puts);
    }
    (view, touched)
}

type Link = (EntityId, &'static str, EntityId);

fn links(view: &Record, touched: &BTreeSet<EntityId>, context: &LinkContext<'_>) -> Vec<Link> {
    let is_new = |a: &ItemId, b: &ItemId| touched.contains(&a.into()) || touched.contains(&b.into());
    let visits: Vec<(&ItemId, &Visit, NaiveDate)> = view.items.values().filter_map(visit_of).collect();
    let mut found = Vec::new();
    for (id, item) in &view.items {
        match &item.detail {
            Detail::Referral(referral) if referral.visit.is_none() && referral.to.is_some() => {
                let from = referral.ordered.unwrap_or(context.today);
                let last = referral.valid_to.or_else(|| from.checked_add_days(Days::new(REFERRAL_DAYS)));
                let fits = |(_, visit, day): &&(&ItemId, &Visit, NaiveDate)| {
                    let is_free = visit.party == referral.to && visit.referral.is_none();
                    is_free && *day >= from && last.is_none_or(|last| *day <= last)
                };
                if let [(visit, ..)] = visits.iter().filter(fits).collect::<Vec<_>>().as_slice()
                    && is_new(id, visit)
                {
                    found.push((id.into(), "visit", EntityId::from(*visit)));
                    found.push((EntityId::from(*visit), "referral", id.into()));
                }
            }
            Detail::Imaging(exam)
                if exam.for_item.is_none()
                    && exam.order_by.is_some()
                    && exam.outcome != Some(care_model::Outcome::Cancelled) =>
            {
                let Some(from) = day_of_exam(exam) else { continue };
                let last = from.checked_add_days(Days::new(TALK_DAYS));
                let fits = |(_, visit, day): &&(&ItemId, &Visit, NaiveDate)| {
                    visit.party == exam.order_by
                        && *day > from
                        && *day >= context.today
                        && last.is_none_or(|last| *day <= last)
                };
                let first = visits.iter().filter(fits).min_by_key(|(_, _, day)| *day);
                if let Some((visit, ..)) = first.filter(|(visit, ..)| is_new(id, visit)) {
                    found.push((id.into(), "for", EntityId::from(*visit)));
                }
            }
            Detail::Study(study) if study.imaging.is_none() => {
                let fits = |(_, exam): &(&ItemId, &Imaging)| {
                    exam.study.is_none()
                        && exam.modality.is_some()
                        && exam.modality == study.modality
                        && exam.performed.is_some()
                        && exam.performed == study.performed
                };
                let exams: Vec<(&ItemId, &Imaging)> = view.items.values().filter_map(exam_of).filter(fits).collect();
                if let [(exam, _)] = exams.as_slice()
                    && is_new(id, exam)
                {
                    found.push((id.into(), "imaging", EntityId::from(*exam)));
                    found.push((EntityId::from(*exam), "study", id.into()));
                }
            }
            _ => {}
        }
    }
    found
}

fn visit_of(item: &Item) -> Option<(&ItemId, &Visit, NaiveDate)> {
    match &item.detail {
        Detail::Visit(visit) if visit.outcome.is_none() => Some((&item.id, visit, visit.slot.as_ref()?.day())),
        _ => None,
    }
}

fn exam_of(item: &Item) -> Option<(&ItemId, &Imaging)> {
    match &item.detail {
        Detail::Imaging(exam) => Some((&item.id, exam)),
        _ => None,
    }
}

fn day_of_exam(exam: &Imaging) -> Option<NaiveDate> {
    exam.performed.or_else(|| exam.slot.as_ref().map(care_model::Slot::day)).or(exam.ordered)
}

/// Default receivers of a scan (handbook 1.2): who ordered it gets pictures and report, the main doctor a
/// copy of the report.
fn hand_offs(view: &Record, touched: &BTreeSet<EntityId>, context: &LinkContext<'_>) -> Vec<LinkProposal> {
    let mut found = Vec::new();
    let pcps: Vec<&PartyId> =
        view.parties.iter().filter(|(_, party)| party.role == Role::Pcp).map(|(id, _)| id).collect();
    for (id, exam) in view.items.values().filter_map(exam_of) {
        let (Some(orderer), Some(visit)) = (&exam.order_by, &exam.for_item) else { continue };
        let Some((_, _, day)) = view.items.get(visit).and_then(visit_of).filter(|(.., day)| *day >= context.today)
        else {
            continue;
        };
        if exam.receivers_set || exam.discussed || !(touched.contains(&id.into()) || touched.contains(&visit.into())) {
            continue;
        }
        let copy = match pcps.as_slice() {
            [pcp] if *pcp != orderer => Some(*pcp),
            _ => None,
        };
        let wanted = [("images", orderer, true), ("report", orderer, true)];
        for (what, to, hard) in wanted.into_iter().chain(copy.map(|pcp| ("report", pcp, false))) {
            if is_there(view, what, exam.party.as_ref(), to) {
                continue;
            }
            let by_day = (context.last_safe_day)(day, orderer);
            let name = |party: &PartyId| {
                Arg::Text(view.parties.get(party).map(|party| party.name.clone()).unwrap_or_default())
            };
            let key = if hard { "bring-orderer-needs" } else { "bring-copy-for-pcp" };
            let why =
                Message::new(key).with("doctor", name(orderer)).with("to", name(to)).with("day", Arg::Day(by_day));
            let mut draft = item(derive_id("hand-off", id.as_str(), &format!("{what}|{to}")), "need", id.as_str());
            draft.certainty = Certainty::Implied;
            draft.put("what", what);
            draft.put("label", (what == "images").then_some("pictures"));
            draft.put("hard", hard);
            draft.put("source", id);
            draft.put_unsure("from", &exam.party);
            draft.put_unsure("to", to);
            if hard {
                draft.put_unsure("for", visit);
            }
            found.push(LinkProposal::HandOff { draft: Box::new(draft), by_day, why });
        }
    }
    found
}

/// The same thing from one to one never exists twice (handbook 3.11.19).
fn is_there(view: &Record, what: &str, from: Option<&PartyId>, to: &PartyId) -> bool {
    let is_one = |item: &Item, need: &HandOff| {
        let says = item.common.what.as_ref().is_some_and(|words| words.reveal() == what);
        says && need.to.as_ref() == Some(to) && (from.is_none() || need.from.is_none() || need.from.as_ref() == from)
    };
    view.items.values().any(|item| matches!(&item.detail, Detail::HandOff(need) if is_one(item, need)))
}
