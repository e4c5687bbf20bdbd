//! What waits, beside what is known: which proposals are things that the record has already, and what follows from
//! those that a person accepted.

use super::accept::propose;
use crate::Trouble;
use crate::concierge::Concierge;
use care_exchange::{LinkContext, LinkProposal, Match, MatchKind, link_drafts, match_drafts, same_as};
use care_journey::business_days_before;
use care_model::{Certainty, Draft, EntityId, EntityType, Fact, Instant, ItemId, Record, Source};
use care_store::Proposal;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// Business days that a receiver needs before a visit (handbook 3.3).
const RECEIVER_BUSINESS_DAYS: u32 = 2;

/// The best match of each draft that waits, oldest first: a draft may be what an earlier one is.
pub(crate) fn matches_of(record: &Record, pending: &[Proposal]) -> BTreeMap<EntityId, Match> {
    // What the record holds under the same id is compared value by value, not by likeness.
    let drafts: Vec<Draft> = pending
        .iter()
        .filter(|proposal| record.fields(&proposal.draft.entity).is_none_or(is_folded))
        .map(|proposal| proposal.draft.clone())
        .collect();
    let mut best: BTreeMap<EntityId, Match> = BTreeMap::new();
    for found in match_drafts(record, &[], &drafts).matches {
        let is_better = best.get(&found.draft).is_none_or(|former| found.score > former.score);
        if is_better {
            best.insert(found.draft.clone(), found);
        }
    }
    best
}

/// A source that became part of another thing.
fn is_folded(fields: &care_model::Fields) -> bool {
    fields.get("merged_into").is_some_and(|into| !into.is_null())
}

/// The facts of a yes to proposals that are things which are known, or become so with this yes; and which they were.
pub(super) fn fold(
    record: &Record,
    chosen: &[&Proposal],
    matches: &BTreeMap<EntityId, Match>,
    told_same: &BTreeSet<EntityId>,
) -> (Vec<Fact>, BTreeMap<EntityId, EntityId>) {
    let (mut facts, mut folded) = (Vec::new(), BTreeMap::new());
    let chosen_ids: BTreeSet<&EntityId> = chosen.iter().map(|proposal| &proposal.draft.entity).collect();
    for proposal in chosen {
        let draft = &proposal.draft;
        let Some(found) = matches.get(&draft.entity) else { continue };
        let is_told = found.kind.is_certain() || told_same.contains(&draft.entity);
        // What it is has to be there: in the record, or accepted with it.
        if !is_told || !(found.is_known || chosen_ids.contains(&found.with)) {
            continue;
        }
        facts.extend(same_as(record, draft, found, &found.changes));
        if let Some(file) = proposal.evidence.as_ref().filter(|_| draft.entity_type == EntityType::Item) {
            facts.extend(care_store::link(file, &ItemId::from(found.with.as_str())));
        }
        folded.insert(draft.entity.clone(), found.with.clone());
    }
    (facts, folded)
}

/// Leads every reference to a folded draft to what it is.
pub(super) fn lead(facts: &mut [Fact], folded: &BTreeMap<EntityId, EntityId>) {
    if folded.is_empty() {
        return;
    }
    let led = |value: &mut Value| {
        if let Value::String(id) = value
            && let Some(with) = folded.get(&EntityId::new(id.as_str()))
        {
            *value = Value::from(with.as_str());
        }
    };
    for fact in facts {
        match fact {
            Fact::Create { entity, fields, .. } if !folded.contains_key(entity) => fields.values_mut().for_each(led),
            Fact::Set { field, value, .. } if field != "merged_into" => led(value),
            _ => {}
        }
    }
}

impl Concierge {
    /// Proposes what follows from things that were accepted: which journey they belong to, and which hand-offs are
    /// needed now. Returns how many proposals are new.
    pub(super) async fn propose_what_follows(&self, accepted: &[Draft], now: Instant) -> Result<usize, Trouble> {
        let proposals = self.what_follows(accepted, now)?;
        Ok(self.opened()?.store.put_proposals(&proposals).await?)
    }

    fn what_follows(&self, accepted: &[Draft], now: Instant) -> Result<Vec<Proposal>, Trouble> {
        let record = self.record()?;
        let today = care_model::day_of(now, record.settings.zone);
        let last_safe_day = |visit: chrono::NaiveDate, party: &care_model::PartyId| {
            business_days_before(record, visit, RECEIVER_BUSINESS_DAYS, party)
        };
        let context = LinkContext { today, last_safe_day: &last_safe_day };
        let found = link_drafts(record, accepted, &[], &context);
        Ok(found.into_iter().map(|found| propose(&self.as_draft(found), None, now)).collect())
    }

    fn as_draft(&self, found: LinkProposal) -> Draft {
        match found {
            LinkProposal::Link { entity, field, to } => Draft {
                entity,
                entity_type: EntityType::Item,
                fields: [(field.to_owned(), Value::from(to.as_str()))].into_iter().collect(),
                unsure: vec![field.to_owned()],
                certainty: Certainty::Implied,
                source: Source::default(),
                question: None,
                needs: Vec::new(),
            },
            LinkProposal::HandOff { draft, why, .. } => {
                let mut draft = *draft;
                draft.source.text = self.voice_at(self.now()).ok().map(|voice| voice.say(&why).into());
                draft
            }
        }
    }
}

/// Whether a person has to say if it is the same.
pub(crate) fn is_open_question(matches: &BTreeMap<EntityId, Match>, draft: &Draft) -> bool {
    draft.entity_type == EntityType::Item
        && matches.get(&draft.entity).is_some_and(|found| found.kind == MatchKind::PerhapsSame)
}
