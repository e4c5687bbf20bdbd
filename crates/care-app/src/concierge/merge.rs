//! Two records of one thing become one: two parties, two persons, two items of one kind.
//!
//! One change that can be undone as a whole. Nothing is lost: the folded one lies in the bin with its
//! values and its history, and says what it became.

use super::Concierge;
use crate::Trouble;
use crate::form::FormKind;
use crate::links::pointed_anew;
use crate::past::{class_of, register_label, register_words};
use crate::view::{MergeFieldView, MergeView, SavedView};
use care_model::{Arg, Class, EntityId, Fact, Fields, PERMISSION_PREFIX};
use serde_json::Value;
use std::collections::BTreeSet;

impl Concierge {
    /// What will happen when `fold` becomes one with `keep`.
    ///
    /// # Errors
    /// They are not two things of one kind, or not known.
    pub fn merge_preview(&self, keep: &str, fold: &str) -> Result<MergeView, Trouble> {
        let (kind, kept, folded) = self.pair(keep, fold)?;
        let voice = self.voice_at(self.now())?;
        let mut views = Vec::new();
        let mut differing = 0;
        for field in told_fields(&kind, kept, folded) {
            let (a, b) = (kept.get(&field), folded.get(&field));
            let result = result_of(a, b);
            if result.is_null() {
                continue;
            }
            let words = |value: Option<&Value>| match value.filter(|value| !value.is_null()) {
                Some(value) => register_words(&voice, &kind, &field, value),
                None => String::new(),
            };
            let both = [a, b].iter().all(|value| value.is_some_and(|value| !value.is_null()));
            let differs = both && a != b;
            differing += usize::from(differs && class_of(&kind, &field) == Class::MustResolve);
            views.push(MergeFieldView {
                label: register_label(&voice, &kind, &field),
                keep_value: words(a),
                fold_value: words(b),
                result: words(Some(result)),
                differs,
                field,
            });
        }
        let moved: BTreeSet<EntityId> = pointed_anew(self.record()?, fold, keep).iter().filter_map(entity_of).collect();
        let mut warnings = Vec::new();
        let names = [keep, fold].map(|id| voice.headline(&EntityId::new(id)));
        let [keep_name, fold_name] = names;
        if keep_name.to_lowercase() != fold_name.to_lowercase() {
            warnings.push(voice.plain("view-merge-names-differ"));
        }
        if differing > 0 {
            let n = i64::try_from(differing).unwrap_or(i64::MAX);
            warnings.push(voice.with("view-merge-values-differ", "n", Arg::Count(n)));
        }
        if kind == FormKind::Person && differs(kept, folded, "born_on") {
            warnings.push(voice.plain("view-merge-births-differ"));
        }
        if [keep, fold].iter().any(|id| self.must_settle(&EntityId::new(*id)).is_ok_and(|n| n > 0)) {
            warnings.push(voice.plain("view-merge-unsettled"));
        }
        Ok(MergeView {
            keep: keep_name,
            fold: fold_name,
            fields: views,
            items_moved: u32::try_from(moved.len()).unwrap_or(u32::MAX),
            warnings,
        })
    }

    /// Makes `fold` one with `keep`: what `keep` lacks it takes over, everything that named `fold` names
    /// `keep`, and `fold` goes to the bin.
    ///
    /// # Errors
    /// They are not two things of one kind, or not known; the disk refuses.
    pub async fn merge(&mut self, keep: &str, fold: &str) -> Result<SavedView, Trouble> {
        self.read_again_if_stale().await?;
        let (kind, kept, folded) = self.pair(keep, fold)?;
        let set = |id: &str, field: &str, value: Value| Fact::Set {
            entity: EntityId::new(id),
            field: field.to_owned(),
            value,
        };
        let mut facts: Vec<Fact> = told_fields(&kind, kept, folded)
            .into_iter()
            .filter_map(|field| {
                let result = result_of(kept.get(&field), folded.get(&field));
                // A thing cannot name itself.
                let is_own = result.as_str() == Some(fold) || result.as_str() == Some(keep);
                (kept.get(&field).unwrap_or(&Value::Null) != result && !is_own)
                    .then(|| set(keep, &field, result.clone()))
            })
            .collect();
        facts.extend(pointed_anew(self.record()?, fold, keep));
        facts.push(set(fold, "merged_into", Value::from(keep)));
        facts.push(Fact::Discard(EntityId::new(fold)));
        let done = self.commit("merge", facts).await?;
        let voice = self.voice_at(self.now())?;
        let text = voice.with("view-done-merged", "what", Arg::text(voice.headline(&EntityId::new(keep))));
        Ok(SavedView { id: Some(keep.to_owned()), text, token: done.token, problems: Vec::new() })
    }

    /// Two things of one kind, both out of the bin.
    fn pair(&self, keep: &str, fold: &str) -> Result<(FormKind, &Fields, &Fields), Trouble> {
        let (kind, kept) = self.known_form(&EntityId::new(keep))?;
        let (other, folded) = self.known_form(&EntityId::new(fold))?;
        let is_binned = |fields: &Fields| fields.get(care_model::DELETED_FIELD) == Some(&Value::Bool(true));
        let may = keep != fold && kind == other && !is_binned(kept) && !is_binned(folded) && kind != FormKind::Member;
        if may { Ok((kind, kept, folded)) } else { Err(Trouble::CannotMerge) }
    }
}

/// Registers that two things of a kind bring together: those of the form, permissions, the file links, and
/// of a kind from a newer version everything.
fn told_fields(kind: &FormKind, kept: &Fields, folded: &Fields) -> Vec<String> {
    let mut fields: Vec<String> = kind.form_fields().iter().map(|field| field.name.to_owned()).collect();
    let is_open = matches!(kind, FormKind::Unknown(_));
    let more: BTreeSet<&String> = kept.keys().chain(folded.keys()).collect();
    let more = more.into_iter().filter(|field| {
        let is_own = field.starts_with(PERMISSION_PREFIX) || field.starts_with(super::files::FILE_PREFIX);
        is_own
            || matches!(field.as_str(), "plan" | "evidence")
            || (is_open && !field.starts_with('_') && *field != "kind")
    });
    fields.extend(more.cloned());
    fields
}

/// What stands where it stands; else what the folded one has.
fn result_of<'a>(kept: Option<&'a Value>, folded: Option<&'a Value>) -> &'a Value {
    let is_there = |value: &&Value| !value.is_null();
    kept.filter(is_there).or(folded).unwrap_or(&Value::Null)
}

fn differs(kept: &Fields, folded: &Fields, field: &str) -> bool {
    let value = |fields: &Fields| fields.get(field).filter(|value| !value.is_null()).cloned();
    matches!((value(kept), value(folded)), (Some(a), Some(b)) if a != b)
}

fn entity_of(fact: &Fact) -> Option<EntityId> {
    match fact {
        Fact::Set { entity, .. } => Some(entity.clone()),
        _ => None,
    }
}
