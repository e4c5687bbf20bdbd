//! From proposals to the record: what a person says yes to, and what of it is news.

use super::matches::{fold, is_open_question, lead, matches_of};
use crate::Trouble;
use crate::concierge::{Concierge, create, undo};
use care_exchange::{Reading, Whose};
use care_model::{Certainty, Draft, EntityId, EntityType, Fact, Instant, Record};
use care_store::{Proposal, Settlement};
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;

/// Which proposals to accept.
pub enum AcceptWhat {
    /// All that ask no question.
    All,
    /// All from these files (SHA-256, hex) that ask no question.
    AllFrom(BTreeSet<String>),
    /// From these files, structured fields only, never a date read from prose.
    CertainFrom(BTreeSet<String>),
    /// These, by id of the proposal; one that may be the same as another counts as a thing of its own.
    These(BTreeSet<String>),
    /// These, by id of the proposal, each as the same thing as the one that it may be.
    Same(BTreeSet<String>),
}

/// What accepting did.
pub struct Accepted {
    /// New entities.
    pub added: usize,
    /// Entities that changed.
    pub updated: usize,
    /// Proposals that were things which are known, and became one more source of them.
    pub joined: usize,
    /// New proposals that follow: links and hand-offs.
    pub follows: usize,
    /// For undo.
    pub done: undo::Done,
}

impl Concierge {
    /// Proposals that wait for a person.
    ///
    /// # Errors
    /// The record is locked or cannot be read.
    pub async fn pending(&self) -> Result<Vec<Proposal>, Trouble> {
        Ok(self.opened()?.store.pending_proposals().await?)
    }

    /// Accepts proposals: one change with everything that goes with them, settled with it.
    ///
    /// # Errors
    /// The record is locked, or the disk refuses; nothing is accepted then.
    pub async fn accept(&mut self, what: &AcceptWhat) -> Result<Accepted, Trouble> {
        let pending = self.pending().await?;
        let record = self.record()?;
        let matches = matches_of(record, &pending);
        let is_open = |proposal: &Proposal| is_open_question(&matches, &proposal.draft);
        let chosen: Vec<&Proposal> = pending
            .iter()
            .filter(|proposal| what.takes(proposal) && (what.is_by_hand() || !is_open(proposal)))
            .collect();
        let ids: Vec<String> = chosen.iter().map(|proposal| proposal.id.clone()).collect();
        let told_same: BTreeSet<EntityId> = match what {
            AcceptWhat::Same(_) => chosen.iter().map(|proposal| proposal.draft.entity.clone()).collect(),
            _ => BTreeSet::new(),
        };
        let (same, folded) = fold(record, &chosen, &matches, &told_same);
        let entities: BTreeSet<EntityId> = chosen
            .iter()
            .map(|proposal| proposal.draft.entity.clone())
            .filter(|entity| !folded.contains_key(entity))
            .collect();
        let known: BTreeSet<EntityId> = record.raw().keys().chain(folded.keys()).cloned().collect();
        let drafts: Vec<Draft> = pending.iter().map(|proposal| proposal.draft.clone()).collect();
        let mut facts = care_exchange::accept(&drafts, &entities, &known);
        let added = facts.len();
        let unfolded = chosen.iter().filter(|proposal| !folded.contains_key(&proposal.draft.entity));
        let mut changes: Vec<Fact> = unfolded.flat_map(|proposal| differences(record, &proposal.draft)).collect();
        changes.extend(same.iter().filter(|fact| matches!(fact, Fact::Set { .. })).cloned());
        let updated = changes.iter().filter_map(entity_of).collect::<BTreeSet<_>>().len();
        facts.extend(same.into_iter().filter(|fact| !matches!(fact, Fact::Set { .. })));
        facts.extend(changes);
        facts.extend(evidence_facts(record, &chosen));
        lead(&mut facts, &folded);
        let now = self.world.clock.now();
        stamp(&mut facts, now);
        let accepted: Vec<Draft> = chosen
            .iter()
            .filter(|proposal| !folded.contains_key(&proposal.draft.entity))
            .map(|proposal| proposal.draft.clone())
            .collect();
        let done = self.commit_settling("import", facts, &ids).await?;
        let follows = self.propose_what_follows(&accepted, now).await?;
        Ok(Accepted { added, updated, joined: folded.len(), follows, done })
    }

    /// Drops proposals; the file stays, and they are not proposed again from it.
    ///
    /// # Errors
    /// The record is locked, or the disk refuses.
    pub async fn reject(&mut self, ids: &[String]) -> Result<(), Trouble> {
        let now = self.world.clock.now();
        for id in ids {
            self.opened()?.store.settle_proposal(id, Settlement::Rejected, now).await?;
        }
        Ok(())
    }
}

impl AcceptWhat {
    fn takes(&self, proposal: &Proposal) -> bool {
        let is_from = |files: &BTreeSet<String>| proposal.evidence.as_ref().is_some_and(|file| files.contains(file));
        match self {
            AcceptWhat::All => proposal.draft.question.is_none(),
            AcceptWhat::AllFrom(files) => is_from(files) && proposal.draft.question.is_none(),
            AcceptWhat::CertainFrom(files) => is_from(files) && is_certain(&proposal.draft),
            AcceptWhat::These(ids) | AcceptWhat::Same(ids) => ids.contains(&proposal.id),
        }
    }

    /// A person pointed at each.
    fn is_by_hand(&self) -> bool {
        matches!(self, AcceptWhat::These(_) | AcceptWhat::Same(_))
    }
}

/// A draft as a proposal. Its id follows from what is proposed, so that the same again, from whatever
/// file, does not ask again, and a changed value does.
pub(in crate::concierge) fn propose(draft: &Draft, evidence: Option<&str>, now: Instant) -> Proposal {
    let told: Map<String, Value> = draft
        .fields
        .iter()
        .filter(|(field, _)| !is_provenance(field))
        .map(|(field, value)| (field.clone(), value.clone()))
        .collect();
    let told = Value::Object(told).to_string();
    let id = care_exchange::derive_id("proposal", draft.entity.as_str(), &told).to_string();
    Proposal { id, evidence: evidence.map(str::to_owned), draft: draft.clone(), made_at: now }
}

/// The files that accepted proposals come from become entities of the record.
fn evidence_facts(record: &Record, chosen: &[&Proposal]) -> Vec<Fact> {
    let files: BTreeSet<(&String, Instant)> =
        chosen.iter().filter_map(|proposal| Some((proposal.evidence.as_ref()?, proposal.made_at))).collect();
    files
        .into_iter()
        .map(|(sha256, at)| (EntityId::new(format!("evidence-{sha256}")), at))
        .filter(|(entity, _)| record.fields(entity).is_none())
        .map(|(entity, at)| create(entity, EntityType::Evidence, json!({"received_at": at})))
        .collect()
}

/// Structured fields of a file about this person, nothing unsure, nothing asked.
pub fn is_certain(draft: &Draft) -> bool {
    draft.certainty == Certainty::Structured && draft.unsure.is_empty() && draft.question.is_none()
}

/// The record does not hold it, or holds other values.
pub fn is_news(record: &Record, draft: &Draft) -> bool {
    record.fields(&draft.entity).is_none() || !differences(record, draft).is_empty()
}

/// A file that names somebody else deserves a look before anything is accepted.
pub fn is_about_another(reading: &Reading) -> bool {
    matches!(reading.whose, Whose::Other | Whose::Several)
}

fn differences(record: &Record, draft: &Draft) -> Vec<Fact> {
    let Some(fields) = record.fields(&draft.entity) else { return Vec::new() };
    draft
        .fields
        .iter()
        .filter(|(field, value)| !is_provenance(field) && fields.get(*field) != Some(*value))
        .map(|(field, value)| Fact::Set { entity: draft.entity.clone(), field: field.clone(), value: value.clone() })
        .collect()
}

/// Registers that say where a value was read: another file with the same values is no news.
fn is_provenance(field: &str) -> bool {
    matches!(field, "evidence" | "evidence_where" | "created_at" | "created_by" | care_exchange::MOVED_FROM)
}

/// The draft with the file that it was read from.
pub(super) fn signed(draft: &Draft, sha256: &str) -> Draft {
    let mut draft = draft.clone();
    if draft.entity_type == EntityType::Item {
        draft.fields.insert("evidence".to_owned(), Value::from(sha256));
        draft.fields.insert("evidence_where".to_owned(), Value::from(draft.source.place.as_str()));
    }
    draft
}

/// New items say when they were entered.
fn stamp(facts: &mut [Fact], now: Instant) {
    for fact in facts {
        if let Fact::Create { entity_type: EntityType::Item, fields, .. } = fact {
            fields.entry("created_at".to_owned()).or_insert_with(|| json!(now));
            fields.entry("created_by".to_owned()).or_insert_with(|| json!("import"));
        }
    }
}

fn entity_of(fact: &Fact) -> Option<EntityId> {
    match fact {
        Fact::Set { entity, .. } | Fact::Create { entity, .. } => Some(entity.clone()),
        Fact::Log(_) | Fact::Discard(_) | Fact::Restore(_) => None,
    }
}
