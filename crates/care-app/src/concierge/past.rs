//! The past of a thing, the bin, and values that were written at the same time.

use super::Concierge;
use super::open_item::changed_beside;
use crate::Trouble;
use crate::form::{Beside, FormKind, check_field};
use crate::links::links_to;
use crate::past::{beside, class_of, field_histories};
use crate::view::{BinnedView, ChoiceOptionView, ConflictView, FieldHistoryView, FieldProblemView, SavedView};
use crate::voice::{upper_first, zone_at};
use care_model::{Arg, Class, DELETED_FIELD, EntityId, Fact, Message, day_of};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// Days that something stays in the bin (design: experience, rule 5).
const BIN_DAYS: i64 = 30;
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
        let lines = self.opened()?.store.history(&entity).await?;
        let file = self.source_of(&entity).await?;
        Ok(field_histories(&self.voice_at(self.now())?, &kind, fields, &lines, file.as_deref()))
    }

    /// What a form shows beside each value of a thing.
    pub(super) async fn beside(&self, entity: &EntityId) -> Result<BTreeMap<String, Beside>, Trouble> {
        let open = self.opened()?;
        let lines = open.store.history(entity).await?;
        let file = self.source_of(entity).await?;
        let voice = self.voice_at(self.now())?;
        Ok(beside(&voice, &lines, voice.disputes(entity.as_str()), file.as_deref()))
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
        let voice = self.voice_at(self.now())?;
        let mut found = Vec::new();
        for (entity, fields) in open.record.raw() {
            if fields.get(DELETED_FIELD) != Some(&Value::Bool(true)) {
                continue;
            }
            let Some(kind) = FormKind::of(open.record.entity_type(entity), fields) else { continue };
            let lines = open.store.history(entity).await?;
            let binned = lines.iter().rev().find(|line| line.field == DELETED_FIELD && line.value.reveal() == true);
            let Some(binned) = binned else { continue };
            let day = day_of(binned.at, voice.zone());
            let days_left = BIN_DAYS - (voice.today() - day).num_days();
            if days_left <= 0 {
                continue;
            }
            let changed = changed_beside(binned, &lines);
            let merged_into = fields
                .get("merged_into")
                .and_then(Value::as_str)
                .map(|into| ChoiceOptionView { code: into.to_owned(), label: voice.headline(&EntityId::new(into)) });
            let who =
                |line: &care_store::HistoryLine| line.who.as_ref().map(|who| voice.actor(who)).unwrap_or_default();
            let view = BinnedView {
                id: entity.to_string(),
                kind: kind.name().to_owned(),
                kind_word: kind.word(&voice),
                title: upper_first(&voice.headline(entity)),
                binned_on: voice.day(day),
                who: who(binned),
                days_left: u32::try_from(days_left).unwrap_or(0),
                note: changed.map(|line| {
                    let message = Message::new("view-binned-and-changed").with("who", Arg::text(who(line)));
                    voice.say(&message.with("when", Arg::text(voice.instant(line.at))))
                }),
                merged_into,
            };
            found.push((binned.at, view));
        }
        found.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.id.cmp(&b.1.id)));
        Ok(found.into_iter().map(|(_, view)| view).collect())
    }

    /// Values that were written at the same time; what a person must settle first.
    ///
    /// # Errors
    /// No record is open.
    pub fn list_conflicts(&self) -> Result<Vec<ConflictView>, Trouble> {
        let open = self.opened()?;
        let voice = self.voice_at(self.now())?;
        let ids: BTreeSet<&EntityId> = open.rivals.iter().map(|conflict| &conflict.entity).collect();
        let mut views = Vec::new();
        for entity in ids {
            let Ok((kind, _)) = self.known_form(entity) else { continue };
            for dispute in voice.disputes(entity.as_str()) {
                views.push(ConflictView {
                    entity: entity.to_string(),
                    title: voice.headline(entity),
                    kind_word: kind.word(&voice),
                    field: dispute.field,
                    label: dispute.label,
                    rivals: dispute.rivals,
                    must_settle: dispute.must_settle,
                });
            }
        }
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
