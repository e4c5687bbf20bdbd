//! Matching drafts: candidates by key, verdicts by kind, the best one put before a person.

use super::index::Index;
use super::people::People;
use super::side::{Read, Registers, Side};
use super::{EDITION, FieldChange, MOVED_FROM, Match, MatchKind, Verdict, WhyCode};
use super::{exams, medicines, orders, papers, people, visits};
use care_model::{DELETED_FIELD, Draft, EntityId, EntityType, Fields, Record, TYPE_FIELD};
use serde_json::Value;
use std::collections::{BTreeMap, HashMap};

/// Questions put about one draft.
const QUESTIONS_MAX: usize = 3;
/// Longest chain of things that were merged one into the other.
const MERGES_MAX: usize = 16;

/// What matching found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Matching {
    /// Matches of the new drafts, in their order; a draft that is new has none.
    pub matches: Vec<Match>,
    /// Pairs that were compared.
    pub comparisons: usize,
}

/// Compares drafts with the record and with what waits.
///
/// - `pending`: drafts that wait for a person, oldest first; no matches are told for them, but the new ones
///   are compared with them, and a new one that is what a pending one is, is told as the record's.
/// - `new`: drafts that were just read, from one or several files.
///
/// Pure, and near linear in all three: sides are found by key, and a key that very many share is passed
/// over. Times without a zone are in the record's.
pub fn match_drafts(record: &Record, pending: &[Draft], new: &[Draft]) -> Matching {
    let mut run = Run::of(record);
    for wanted in [EntityType::Party, EntityType::Item] {
        for (drafts, is_new) in [(pending, false), (new, true)] {
            for draft in drafts.iter().filter(|draft| draft.entity_type == wanted) {
                run.take(draft, is_new);
            }
        }
    }
    let order: HashMap<&EntityId, usize> = new.iter().enumerate().map(|(at, draft)| (&draft.entity, at)).collect();
    run.found.matches.sort_by_key(|found| order.get(&found.draft).copied());
    run.found
}

struct Run<'a> {
    record: &'a Record,
    sides: Vec<Side>,
    index: Index,
    people: People,
    /// Registers of what a root is: of the record, else of the first draft.
    fields: HashMap<EntityId, &'a Fields>,
    /// What each draft turned out to be.
    roots: HashMap<EntityId, EntityId>,
    /// The registers that each source gave last under its own id.
    told: HashMap<EntityId, &'a Fields>,
    found: Matching,
}

impl<'a> Run<'a> {
    fn of(record: &'a Record) -> Self {
        let mut run = Self {
            record,
            sides: Vec::new(),
            index: Index::default(),
            people: People::default(),
            fields: HashMap::new(),
            roots: HashMap::new(),
            told: HashMap::new(),
            found: Matching::default(),
        };
        for (id, fields) in record.raw() {
            run.told.insert(id.clone(), fields);
            if fields.get(DELETED_FIELD) == Some(&Value::Bool(true)) {
                if let Some(root) = merged_into(record, id) {
                    run.people.join(id.clone(), root.clone());
                    run.roots.insert(id.clone(), root);
                }
                continue;
            }
            let Some(entity_type) = record.entity_type(id) else { continue };
            run.fields.insert(id.clone(), fields);
            if let Some(read) = Read::of(entity_type, fields, record.settings.zone) {
                run.stand(Side { id: id.clone(), root: id.clone(), read });
            }
        }
        run
    }

    fn stand(&mut self, side: Side) {
        if let Some(party) = side.read.party() {
            self.people.add(side.id.clone(), party.clone());
        }
        self.index.add(self.sides.len(), &side);
        self.sides.push(side);
    }

    fn take(&mut self, draft: &'a Draft, is_new: bool) {
        let Some(read) = Read::of(draft.entity_type, &draft.fields, self.record.settings.zone) else { return };
        let former = self.told.insert(draft.entity.clone(), &draft.fields);
        let known = self.roots.get(&draft.entity).cloned();
        let known = known.or_else(|| self.fields.contains_key(&draft.entity).then(|| draft.entity.clone()));
        if let (Some(former), Some(root)) = (former, known) {
            if is_new {
                let verdict = same_source(former, &draft.fields);
                self.tell(draft, &root, verdict, Some(former));
            }
            self.roots.insert(draft.entity.clone(), root);
            return;
        }
        if former.is_some() {
            // It lies in the bin, by a person's word.
            return;
        }
        let mut side = Side { id: draft.entity.clone(), root: draft.entity.clone(), read };
        let verdicts = self.verdicts(&side);
        if let Some((root, _)) = verdicts.first().filter(|(_, verdict)| verdict.kind.is_certain()) {
            side.root = root.clone();
            self.people.join(side.id.clone(), root.clone());
        }
        self.roots.insert(side.id.clone(), side.root.clone());
        if is_new {
            let few = if verdicts.first().is_some_and(|(_, one)| one.kind.is_certain()) { 1 } else { QUESTIONS_MAX };
            for (root, verdict) in verdicts.into_iter().take(few) {
                self.tell(draft, &root, verdict, None);
            }
        }
        self.fields.entry(side.root.clone()).or_insert(&draft.fields);
        self.stand(side);
    }

    /// What a side may be, best first, each thing once. Where several fit equally, none is certain.
    fn verdicts(&mut self, side: &Side) -> Vec<(EntityId, Verdict)> {
        let mut best: BTreeMap<EntityId, Verdict> = BTreeMap::new();
        for place in self.index.near(side) {
            let Some(other) = self.sides.get(place) else { continue };
            self.found.comparisons += 1;
            let Some(verdict) = compare(&other.read, &side.read, &self.people) else { continue };
            let rank = |verdict: &Verdict| (verdict.kind.is_certain(), verdict.score);
            if best.get(&other.root).is_none_or(|known| rank(known) < rank(&verdict)) {
                best.insert(other.root.clone(), verdict);
            }
        }
        let mut all: Vec<(EntityId, Verdict)> = best.into_iter().collect();
        all.sort_by_key(|(_, verdict)| (!verdict.kind.is_certain(), std::cmp::Reverse(verdict.score)));
        let top = all.first().map(|(_, verdict)| verdict.score).unwrap_or_default();
        let equal = all.iter().filter(|(_, verdict)| verdict.kind.is_certain() && verdict.score == top).count();
        if equal > 1 {
            for (_, verdict) in &mut all {
                verdict.kind = MatchKind::PerhapsSame;
                verdict.why.push(WhyCode::SeveralFit);
            }
        }
        all
    }

    /// `former`: what the same source said before, where it did.
    fn tell(&mut self, draft: &Draft, root: &EntityId, verdict: Verdict, former: Option<&Fields>) {
        let Some(target) = self.fields.get(root).copied() else { return };
        let (changes, kept) = self.changes(draft, root, target, &verdict, former);
        self.found.matches.push(Match {
            draft: draft.entity.clone(),
            with: root.clone(),
            is_known: self.record.fields(root).is_some(),
            kind: verdict.kind,
            score: verdict.score,
            why: verdict.why,
            changes,
            kept,
        });
    }

    fn changes(
        &self,
        draft: &Draft,
        root: &EntityId,
        target: &Fields,
        verdict: &Verdict,
        former: Option<&Fields>,
    ) -> (Vec<FieldChange>, Vec<String>) {
        let (mut changes, mut kept) = (Vec::new(), Vec::new());
        if verdict.why.contains(&WhyCode::OlderEdition) {
            return (changes, kept);
        }
        // The edition is the source's own: it stays with the source where that was folded into another.
        let is_own = draft.entity == *root;
        let kinds_differ = target.get("kind") != draft.fields.get("kind");
        for (field, value) in &draft.fields {
            if is_bookkeeping(field) || (!is_own && field == EDITION) {
                continue;
            }
            let old = target.get(field).filter(|old| !old.is_null());
            let new = match (field.as_str(), old) {
                ("slot", Some(old)) => with_place_of(value, old),
                _ => self.led(value),
            };
            if old.is_some_and(|old| self.led(old) == new) {
                continue;
            }
            let is_wanted = match (former, verdict.kind) {
                // An update of the same source: what it says anew.
                (Some(former), _) => former.get(field) != Some(value),
                // Of a calendar's visit only the time and the centre belong to the exam.
                (None, _) if kinds_differ => matches!(field.as_str(), "slot" | "party") && old.is_none(),
                (None, MatchKind::Moved) => field == "slot" || old.is_none(),
                (None, MatchKind::Cancelled) => field == "outcome",
                (None, MatchKind::AddsTo) if verdict.why.contains(&WhyCode::LaterStage) => {
                    old.is_none() || field == "state"
                }
                (None, _) => old.is_none(),
            };
            match (is_wanted, old) {
                (true, old) => changes.push(FieldChange { field: field.clone(), old: old.cloned(), new }),
                (false, Some(_)) => kept.push(field.clone()),
                (false, None) => {}
            }
        }
        (changes, kept)
    }

    /// A value with every draft that turned out to be another thing led to that thing.
    fn led(&self, value: &Value) -> Value {
        match value {
            Value::String(text) => {
                let root = self.roots.get(&EntityId::new(text.as_str()));
                root.map_or_else(|| value.clone(), |root| Value::from(root.as_str()))
            }
            Value::Array(values) => Value::Array(values.iter().map(|value| self.led(value)).collect()),
            other => other.clone(),
        }
    }
}

/// Registers that tell of the source, not of the thing.
fn is_bookkeeping(field: &str) -> bool {
    let told =
        ["kind", "evidence", "evidence_where", "created_at", "created_by", "merged_into", MOVED_FROM, TYPE_FIELD];
    told.contains(&field) || field.starts_with('_')
}

/// A new time keeps the place and the zone that are known, where it names none.
fn with_place_of(new: &Value, old: &Value) -> Value {
    let mut slot = new.clone();
    if let (Value::Object(slot), Value::Object(old)) = (&mut slot, old) {
        for part in ["place", "tz"] {
            if let (false, Some(known)) = (slot.contains_key(part), old.get(part)) {
                slot.insert(part.to_owned(), known.clone());
            }
        }
    }
    slot
}

/// What a merged thing is now; `None` where it is not there.
fn merged_into(record: &Record, id: &EntityId) -> Option<EntityId> {
    let mut at = id.clone();
    for _ in 0..MERGES_MAX {
        let fields = record.fields(&at)?;
        if fields.get(DELETED_FIELD) != Some(&Value::Bool(true)) {
            return (at != *id).then_some(at);
        }
        at = EntityId::new(fields.get("merged_into")?.as_str()?);
    }
    None
}

/// The same id: the source itself says it again, or says it otherwise.
fn same_source(former: &Fields, new: &Fields) -> Verdict {
    let edition = |fields: &Fields| fields.get(EDITION).and_then(Value::as_u64).unwrap_or_default();
    if edition(new) < edition(former) {
        return Verdict::new(MatchKind::Same, 100, [WhyCode::SameId, WhyCode::OlderEdition]);
    }
    let (old, new) = (Registers(former), Registers(new));
    let is_off = |registers: Registers<'_>| registers.text("outcome") == Some("cancelled");
    let is_moved =
        matches!((old.slot(), new.slot()), (Some(old), Some(new)) if old.start != new.start || old.tz != new.tz);
    let kind = match () {
        () if is_off(new) && !is_off(old) => MatchKind::Cancelled,
        () if is_moved => MatchKind::Moved,
        () => MatchKind::Same,
    };
    Verdict::new(kind, 100, [WhyCode::SameId])
}

/// `former` is known or was read before, `new` is the one in question.
fn compare(former: &Read, new: &Read, people: &People) -> Option<Verdict> {
    match (former, new) {
        (Read::Party(a), Read::Party(b)) => people::compare(a, b),
        (Read::Visit(a), Read::Visit(b)) => visits::compare(a, b, people),
        (Read::Exam(a), Read::Exam(b)) => exams::compare(a, b, people),
        (Read::Exam(a), Read::Visit(b)) => exams::compare_visit(a, b.exam.as_ref().filter(|_| !b.is_cancelled)?),
        (Read::Lab(a), Read::Lab(b)) => exams::compare_labs(a, b, people),
        (Read::Order(a), Read::Order(b)) => orders::compare(a, b, people),
        (Read::Medicine(a), Read::Medicine(b)) => medicines::compare(a, b, people),
        (Read::Paper(a), Read::Paper(b)) => papers::compare(a, b, people),
        _ => None,
    }
}
