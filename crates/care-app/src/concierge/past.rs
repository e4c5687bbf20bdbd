//! The past of a thing, the bin, and values that were written at the same time.

use super::Concierge;
use crate::Trouble;
use crate::form::{Beside, FormKind, check_field};
use crate::links::links_to;
use crate::past::{beside, class_of, field_histories, register_label, register_words, thing_kind};
use crate::view::{
    BinnedView, ChoiceOptionView, ConflictView, FieldHistoryView, FieldProblemView, RivalView, SavedView,
};
use crate::voice::{Voice, upper_first, zone_at};
use care_model::{Actor, Arg, Class, DELETED_FIELD, EntityId, Fact, Message, day_of};
use care_store::{Clash, ClashKind};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// Stands for several registers that belong together, where a field is named.
const TOGETHER: &str = "_together";
/// Places that are named when something in use goes to the bin.
const USES_NAMED: usize = 3;

impl Concierge {
    /// Everything that each field of a thing ever held.
    ///
    /// # Errors
    /// No record is open, or it knows nothing of that id.
    pub async fn field_history(&self, id: &str) -> Result<Vec<FieldHistoryView>, Trouble> {
        let entity = EntityId::new(id);
        let (kind, fields) = self.known_form(&entity)?;
        let store = &self.opened()?.store;
        let (lines, names) = (store.history(&entity, None).await?, store.evidence_names().await?);
        Ok(field_histories(&self.voice_at(self.now())?, &kind, fields, &lines, &names))
    }

    /// What a form shows beside each value of a thing.
    pub(super) async fn beside(&self, entity: &EntityId) -> Result<BTreeMap<String, Beside>, Trouble> {
        let open = self.opened()?;
        let (lines, names) = (open.store.history(entity, None).await?, open.store.evidence_names().await?);
        let voice = self.voice_at(self.now())?;
        Ok(beside(&voice, &lines, voice.disputes(entity.as_str()), &names))
    }

    /// The file that a thing was read from, and the place in it.
    pub(super) async fn source_of(&self, entity: &EntityId) -> Result<Option<String>, Trouble> {
        let open = self.opened()?;
        let Some(fields) = open.record.fields(entity) else { return Ok(None) };
        let Some(sha256) = fields.get("evidence").and_then(Value::as_str) else { return Ok(None) };
        let names = open.store.evidence_names().await?;
        let Some(name) = names.get(sha256).map(|name| name.reveal().clone()) else { return Ok(None) };
        let place = fields.get("evidence_where").and_then(Value::as_str).filter(|place| !place.is_empty());
        Ok(Some(place.map_or_else(|| name.clone(), |place| format!("{name} · {place}"))))
    }

    /// Puts anything that has a form into the bin. What names it keeps it; that is told.
    ///
    /// # Errors
    /// No record is open, or it knows nothing of that id.
    pub async fn discard_entity(&mut self, id: &str) -> Result<SavedView, Trouble> {
        let entity = EntityId::new(id);
        let (kind, _) = self.known_form(&entity)?;
        let record = self.record()?;
        let voice = self.voice_at(self.now())?;
        let refused = match kind {
            FormKind::Person if record.persons.len() <= 1 => Some("form-last-person"),
            FormKind::Member if self.me()?.as_str() == id => Some("form-that-is-you"),
            _ => None,
        };
        if let Some(key) = refused {
            let words = voice.plain(key);
            let problem = FieldProblemView { field: String::new(), words, is_fatal: true };
            return Ok(SavedView { id: None, text: String::new(), token: None, problems: vec![problem] });
        }
        let users: BTreeSet<EntityId> = links_to(record, id).into_iter().map(|link| link.entity).collect();
        let mut problems = Vec::new();
        if !users.is_empty() {
            let named: Vec<Arg> = users.iter().take(USES_NAMED).map(|user| Arg::text(voice.headline(user))).collect();
            let n = i64::try_from(users.len()).unwrap_or(i64::MAX);
            let message = Message::new("form-still-named").with("n", Arg::Count(n)).with("items", Arg::List(named));
            problems.push(FieldProblemView { field: String::new(), words: voice.say(&message), is_fatal: false });
        }
        let text = voice.with("view-done-binned", "what", Arg::text(voice.headline(&entity)));
        let done = self.commit("discard", vec![Fact::Discard(entity)]).await?;
        Ok(SavedView { id: Some(id.to_owned()), text, token: done.token, problems })
    }

    /// Takes something out of the bin.
    ///
    /// # Errors
    /// No record is open, or it knows nothing of that id.
    pub async fn restore_entity(&mut self, id: &str) -> Result<SavedView, Trouble> {
        let entity = EntityId::new(id);
        let (_, fields) = self.known_form(&entity)?;
        // One that was folded into another comes back as itself.
        let was_folded = fields.get("merged_into").is_some_and(|into| !into.is_null());
        let mut facts = vec![Fact::Restore(entity.clone())];
        if was_folded {
            facts.push(Fact::Set { entity: entity.clone(), field: "merged_into".to_owned(), value: Value::Null });
        }
        let done = self.commit("restore", facts).await?;
        let voice = self.voice_at(self.now())?;
        let text = voice.with("view-done-restored", "what", Arg::text(voice.headline(&entity)));
        Ok(SavedView { id: Some(id.to_owned()), text, token: done.token, problems: Vec::new() })
    }

    /// What lies in the bin, latest first; after thirty days it is no longer shown.
    ///
    /// # Errors
    /// No record is open, or it cannot be read.
    pub async fn list_bin(&self) -> Result<Vec<BinnedView>, Trouble> {
        let open = self.opened()?;
        let now = self.now();
        let zone = self.voice_at(now)?.zone();
        let mut views = Vec::new();
        for binned in open.store.binned(now, zone).await? {
            let Some(kind) = thing_kind(&open.record, &binned.entity) else { continue };
            let clash = open.store.clash_of(&binned.entity).await?;
            let voice = self.voice_at(now)?;
            let others = clash.iter().flat_map(|clash| &clash.sides).filter(|side| side.field != DELETED_FIELD);
            let note = others.max_by_key(|side| side.hand.at).map(|side| {
                let message = Message::new("view-binned-and-changed").with("who", Arg::text(voice.who(&side.hand)));
                voice.say(&message.with("when", Arg::text(voice.instant(side.hand.at))))
            });
            let into = open.record.fields(&binned.entity).and_then(|fields| fields.get("merged_into"));
            let merged_into = into
                .and_then(Value::as_str)
                .map(|into| ChoiceOptionView { code: into.to_owned(), label: voice.headline(&EntityId::new(into)) });
            views.push(BinnedView {
                id: binned.entity.to_string(),
                kind: kind.name().to_owned(),
                kind_word: kind.word(&voice),
                title: upper_first(&voice.headline(&binned.entity)),
                binned_on: voice.day(day_of(binned.hand.at, zone)),
                who: voice.who(&binned.hand),
                days_left: u32::try_from((binned.leaves_on - voice.today()).num_days()).unwrap_or(0),
                note,
                merged_into,
            });
        }
        Ok(views)
    }

    /// Values that were written at the same time; what a person must settle first.
    ///
    /// # Errors
    /// No record is open.
    pub async fn list_conflicts(&self) -> Result<Vec<ConflictView>, Trouble> {
        let open = self.opened()?;
        let clashes = open.store.clashes().await?;
        let voice = self.voice_at(self.now())?;
        let ids: BTreeSet<&EntityId> = open.rivals.iter().map(|conflict| &conflict.entity).collect();
        let mut views = Vec::new();
        for entity in ids {
            let Some(kind) = thing_kind(&open.record, entity) else { continue };
            views.extend(voice.disputes(entity.as_str()).into_iter().map(|dispute| ConflictView {
                entity: entity.to_string(),
                title: voice.headline(entity),
                kind_word: kind.word(&voice),
                field: dispute.field,
                label: dispute.label,
                rivals: dispute.rivals,
                must_settle: dispute.must_settle,
            }));
        }
        views.extend(clashes.iter().filter_map(|clash| clash_view(&voice, clash)));
        views.sort_by_key(|view| !view.must_settle);
        Ok(views)
    }

    /// Picks one of the values of a field, or a third one.
    ///
    /// # Errors
    /// No record is open, or it knows nothing of that id.
    pub async fn settle_conflict(&mut self, id: &str, field: &str, value: Value) -> Result<SavedView, Trouble> {
        let entity = EntityId::new(id);
        let (kind, fields) = self.known_form(&entity)?;
        if field == TOGETHER || (field == DELETED_FIELD && value == Value::Bool(true)) {
            return self.keep_as_is(&entity).await;
        }
        if field == DELETED_FIELD {
            return self.restore_entity(id).await;
        }
        let voice = self.voice_at(self.now())?;
        let is_rival = self.opened()?.rivals.iter().any(|conflict| {
            let is_it = conflict.entity == entity && conflict.field == field;
            is_it && conflict.values.iter().any(|rival| rival.value.reveal() == &value)
        });
        let mut problems = Vec::new();
        let mut value = value;
        if !is_rival {
            // A third value goes through the same door as a form's.
            let Some(of_form) = kind.field(field).filter(|field| !field.is_bookkeeping()) else {
                return Err(Trouble::BadInput("no such field".to_owned()));
            };
            let party = fields.get("party").and_then(Value::as_str).map(care_model::PartyId::from);
            let checked = check_field(&voice, kind.name(), &of_form, zone_at(&voice, party.as_ref()), &value);
            value = checked.value;
            problems.extend(checked.notes.into_iter().map(|note| FieldProblemView {
                field: field.to_owned(),
                words: voice.say(&note.message),
                is_fatal: note.is_fatal,
            }));
        }
        if problems.iter().any(|problem| problem.is_fatal) {
            return Ok(SavedView { id: None, text: String::new(), token: None, problems });
        }
        let fact = Fact::Set { entity: entity.clone(), field: field.to_owned(), value };
        let done = self.commit("settle", vec![fact]).await?;
        let text = self.voice_at(self.now())?.plain("view-done-settled");
        Ok(SavedView { id: Some(id.to_owned()), text, token: done.token, problems })
    }

    /// A person looked at entries that were made without knowing of each other, and leaves them.
    async fn keep_as_is(&mut self, entity: &EntityId) -> Result<SavedView, Trouble> {
        let (now, me) = (self.now(), Actor::Member(self.me()?.clone()));
        let open = self.opened_mut()?;
        let touched = open.store.keep_as_is(entity, now, me).await?;
        let token = if touched.entities.is_empty() { None } else { open.last_token().await? };
        self.read_rivals().await?;
        let _ = self.touched.send(touched);
        let text = self.voice_at(now)?.plain("view-done-kept");
        Ok(SavedView { id: Some(entity.to_string()), text, token, problems: Vec::new() })
    }

    /// Reads again which values stand side by side.
    pub(super) async fn read_rivals(&mut self) -> Result<(), Trouble> {
        let open = self.opened_mut()?;
        open.rivals = open.store.conflicts().await?;
        Ok(())
    }

    /// Fields of something whose rivals a person must settle.
    pub(super) fn must_settle(&self, entity: &EntityId) -> Result<usize, Trouble> {
        let Ok((kind, _)) = self.known_form(entity) else { return Ok(0) };
        let rivals = self.opened()?.rivals.iter().filter(|conflict| &conflict.entity == entity);
        Ok(rivals.filter(|conflict| class_of(&kind, &conflict.field) == Class::MustResolve).count())
    }

    /// Takes in changes that another device made.
    ///
    /// # Errors
    /// No record is open; one of the changes breaks the ledger's rules: then none is taken.
    pub async fn take_in(&mut self, changes: &[Vec<u8>]) -> Result<care_model::Touched, Trouble> {
        let now = self.now();
        let open = self.opened_mut()?;
        let touched = open.store.apply_remote(changes, now).await?;
        open.record = open.store.load().await?;
        self.read_rivals().await?;
        let _ = self.touched.send(touched.clone());
        Ok(touched)
    }

    /// Every change of the record, for another device.
    ///
    /// # Errors
    /// No record is open, or it cannot be read.
    pub async fn give_out(&self) -> Result<Vec<Vec<u8>>, Trouble> {
        Ok(self.opened()?.store.changes().await?)
    }
}

/// Entries that were made without knowing of each other: picking the first leaves everything as it is.
fn clash_view(voice: &Voice<'_>, clash: &Clash) -> Option<ConflictView> {
    let kind = thing_kind(voice.record, &clash.entity)?;
    let is_binned = clash.kind == ClashKind::BinnedAndChanged;
    let rivals = clash.sides.iter().map(|side| {
        let words = register_words(voice, &kind, &side.field, side.value.reveal());
        let is_bin = side.field == DELETED_FIELD;
        RivalView {
            value: Value::Bool(is_bin || !is_binned),
            shown: if is_bin { words } else { format!("{}: {words}", register_label(voice, &kind, &side.field)) },
            who: voice.who(&side.hand),
            device: voice.device(&side.hand.device),
            when: voice.instant(side.hand.at),
            is_shown: is_bin || !is_binned,
        }
    });
    let mut rivals: Vec<RivalView> = rivals.collect();
    rivals.sort_by_key(|rival| !rival.is_shown);
    Some(ConflictView {
        entity: clash.entity.to_string(),
        title: voice.headline(&clash.entity),
        kind_word: kind.word(voice),
        field: if is_binned { DELETED_FIELD } else { TOGETHER }.to_owned(),
        label: voice.plain(if is_binned { "field-binned" } else { "field-together" }),
        rivals,
        must_settle: true,
    })
}
