//! An opened item beyond its plan: its fields, what it hangs together with, what happened to it elsewhere.

use super::Concierge;
use crate::Trouble;
use crate::form::{Beside, FormKind, field_view, raw_view};
use crate::links::{links_to, named_by};
use crate::past::register_label;
use crate::view::{BannerView, FieldView, ItemView, LinkedItemView};
use crate::voice::Voice;
use care_journey::Plan;
use care_model::{Arg, DELETED_FIELD, EntityId, EntityType, Fields, Instant, ItemId, Message};
use care_store::{Clash, HistoryLine};
use std::collections::{BTreeMap, BTreeSet};

/// Linked items that a screen lists.
const LINKED_MAX: usize = 60;

impl Concierge {
    /// Adds to a view what only the store and the other items know.
    pub(super) async fn lay_out_item(
        &self,
        view: &mut ItemView,
        entity: &EntityId,
        now: Instant,
    ) -> Result<(), Trouble> {
        let (kind, fields) = self.known_form(entity)?;
        let beside = self.beside(entity).await?;
        let clash = self.opened()?.store.clash_of(entity).await?;
        let lines = self.opened()?.store.history(entity, Some(DELETED_FIELD)).await?;
        let (voice, plan) = (self.voice_at(now)?, self.plan_at(now)?);
        view.fields = filled(&voice, &kind, entity, fields, beside);
        view.linked = linked(&voice, &plan, &kind, entity, fields);
        view.banner = banner(&voice, entity, view.is_binned.then_some(&lines), clash.as_ref());
        Ok(())
    }
}

/// Fields that hold something, in the order of the form.
fn filled(
    voice: &Voice<'_>,
    kind: &FormKind,
    entity: &EntityId,
    fields: &Fields,
    mut beside: BTreeMap<String, Beside>,
) -> Vec<FieldView> {
    if let FormKind::Unknown(_) = kind {
        let own = fields.iter().filter(|(name, value)| !name.starts_with('_') && *name != "kind" && !value.is_null());
        return own
            .map(|(name, value)| raw_view(name, value, beside.remove(name).unwrap_or_default().rivals))
            .collect();
    }
    let views = kind.form_fields().into_iter().filter_map(|field| {
        let beside = beside.remove(field.name).unwrap_or_default();
        field_view(voice, kind, &field, Some(entity), fields.get(field.name), beside)
    });
    views
        .filter(|view| view.shown.is_some() || !view.rivals.is_empty())
        // Choices are for forms; a screen that only shows would carry them for nothing.
        .map(|view| FieldView { choices: Vec::new(), ..view })
        .collect()
}

/// Items that this one names, then those that name it.
fn linked(voice: &Voice<'_>, plan: &Plan, kind: &FormKind, entity: &EntityId, fields: &Fields) -> Vec<LinkedItemView> {
    let mut seen = BTreeSet::from([entity.to_string()]);
    let mut links = Vec::new();
    for (field, ids) in named_by(Some(EntityType::Item), fields) {
        let relation = register_label(voice, kind, &field);
        links.extend(ids.into_iter().map(|id| (id, relation.clone())));
    }
    for link in links_to(voice.record, entity.as_str()) {
        let Some(other) = voice.record.fields(&link.entity) else { continue };
        let Some(kind) = FormKind::of(voice.record.entity_type(&link.entity), other) else { continue };
        links.push((link.entity.to_string(), register_label(voice, &kind, &link.field)));
    }
    let views = links.into_iter().filter(|(id, _)| seen.insert(id.clone())).filter_map(|(id, relation)| {
        let entity = EntityId::new(&id);
        let fields = voice.record.fields(&entity)?;
        if voice.record.entity_type(&entity) != Some(EntityType::Item) {
            return None;
        }
        let kind = FormKind::of(Some(EntityType::Item), fields)?;
        let item = ItemId::from(id.as_str());
        Some(LinkedItemView {
            kind: kind.name().to_owned(),
            kind_word: kind.word(voice),
            title: voice.headline(&entity),
            relation,
            status: voice.standing(plan, &item),
            is_binned: !voice.record.items.contains_key(&item),
            id,
        })
    });
    views.take(LINKED_MAX).collect()
}

/// What stands over an item that was changed at the same time elsewhere, or lies in the bin. `binned` is
/// the history of its way into the bin.
fn banner(
    voice: &Voice<'_>,
    entity: &EntityId,
    binned: Option<&Vec<HistoryLine>>,
    clash: Option<&Clash>,
) -> Option<BannerView> {
    if let Some(lines) = binned {
        let others = clash.iter().flat_map(|clash| &clash.sides).filter(|side| side.field != DELETED_FIELD);
        let changed = others.max_by_key(|side| side.hand.at);
        let mut message = Message::new(if changed.is_some() { "view-banner-changed" } else { "view-banner-binned" });
        if let Some(line) = lines.last() {
            message = message.with("who", Arg::text(voice.who(&line.hand)));
            message = message.with("when", Arg::text(voice.instant(line.hand.at)));
        }
        if let Some(side) = changed {
            message = message.with("other", Arg::text(voice.who(&side.hand)));
            message = message.with("then", Arg::text(voice.instant(side.hand.at)));
        }
        let code = if changed.is_some() { "binned_and_changed" } else { "binned" };
        return Some(BannerView { code: code.to_owned(), words: voice.say(&message), can_restore: true });
    }
    let disputes = voice.disputes(entity.as_str());
    let must_settle = disputes.iter().filter(|dispute| dispute.must_settle).count() + usize::from(clash.is_some());
    (must_settle > 0).then(|| BannerView {
        code: "edited_together".to_owned(),
        words: voice.with("view-banner-together", "n", Arg::Count(i64::try_from(must_settle).unwrap_or(i64::MAX))),
        can_restore: false,
    })
}
