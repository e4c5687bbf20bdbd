//! Entering and changing things by hand: any kind of item, people and places.

use super::{Concierge, create};
use crate::Trouble;
use crate::form::{Beside, FormKind, Note, check_field, check_together, field_view};
use crate::view::{FieldProblemView, FormView, KindView, SaveItemRequest, SavedView};
use crate::voice::{Voice, zone_at};
use crate::world::make_id;
use care_model::{
    Actor, Arg, EntityId, EntityType, Fact, Field, Fields, Kind, Message, PartyId, Role, Sensitive, Shape, Slot,
};
use serde_json::{Value, json};
use std::collections::BTreeMap;

impl Concierge {
    /// Kinds that a person can enter by hand, in the order of the handbook's lifecycles.
    ///
    /// # Errors
    /// No record is open.
    pub fn kinds(&self) -> Result<Vec<KindView>, Trouble> {
        let voice = self.voice_at(self.now())?;
        let kinds = Kind::ALL.into_iter().filter(|kind| !kind.is_made_by_the_product());
        Ok(kinds
            .map(|kind| KindView {
                kind: kind.name().to_owned(),
                word: voice.plain(&format!("kind-{}", kind.name())),
                hint: voice.plain(&format!("hint-{}", kind.name().replace('_', "-"))),
                group: voice.plain(group_of(kind)),
            })
            .collect())
    }

    /// The empty form of a kind.
    ///
    /// # Errors
    /// No record is open, or no kind has that name.
    pub fn blank_form(&self, kind: &str) -> Result<FormView, Trouble> {
        let kind = form_kind(kind).ok_or_else(|| Trouble::BadInput("no such kind".to_owned()))?;
        let voice = self.voice_at(self.now())?;
        let blank = Fields::new();
        let fields = kind
            .form_fields()
            .into_iter()
            .filter_map(|field| field_view(&voice, &kind, &field, None, blank.get(field.name), Beside::default()));
        Ok(FormView { id: None, word: kind.word(&voice), fields: fields.collect(), kind: kind.name().to_owned() })
    }

    /// The form of something known, filled.
    ///
    /// # Errors
    /// No record is open, or it knows nothing of that id that has a form.
    pub async fn edit_form(&self, id: &str) -> Result<FormView, Trouble> {
        let entity = EntityId::new(id);
        let (kind, fields) = self.known_form(&entity)?;
        let beside = self.beside(&entity).await?;
        let voice = self.voice_at(self.now())?;
        let views = kind.form_fields().into_iter().filter_map(|field| {
            let beside = beside.get(field.name).cloned().unwrap_or_default();
            field_view(&voice, &kind, &field, Some(&entity), fields.get(field.name), beside)
        });
        Ok(FormView {
            id: Some(id.to_owned()),
            word: kind.word(&voice),
            fields: views.collect(),
            kind: kind.name().to_owned(),
        })
    }

    /// Saves a form. Nothing is saved while anything in it is wrong; what is wrong is told field by field.
    ///
    /// # Errors
    /// No record is open, the thing to change is not known, or the disk refuses.
    pub async fn save_item(&mut self, request: SaveItemRequest) -> Result<SavedView, Trouble> {
        self.read_again_if_stale().await?;
        let mut saving = self.read_form(&request)?;
        if saving.problems.iter().any(|problem| problem.is_fatal) {
            return Ok(SavedView { id: None, text: String::new(), token: None, problems: saving.problems });
        }
        let id = saving.entity.to_string();
        let facts = std::mem::take(&mut saving.facts);
        if facts.is_empty() {
            return Ok(SavedView { id: Some(id), text: String::new(), token: None, problems: saving.problems });
        }
        let (intent, key) = if saving.is_new { ("add", "view-done-added") } else { ("save", "view-done-saved") };
        let done = self.commit(intent, facts).await?;
        let voice = self.voice_at(self.now())?;
        let text = voice.with(key, "what", Arg::text(voice.headline(&saving.entity)));
        Ok(SavedView { id: Some(id), text, token: done.token, problems: saving.problems })
    }

    /// The kind and registers of something that has a form.
    pub(super) fn known_form(&self, entity: &EntityId) -> Result<(FormKind, &Fields), Trouble> {
        let record = self.record()?;
        let unknown = || Trouble::NoSuchItem(Sensitive::new(entity.to_string()));
        let fields = record.fields(entity).ok_or_else(unknown)?;
        let kind = FormKind::of(record.entity_type(entity), fields).ok_or_else(unknown)?;
        Ok((kind, fields))
    }

    /// Checks a form and works out what it changes.
    fn read_form(&self, request: &SaveItemRequest) -> Result<Saving, Trouble> {
        let now = self.now();
        let voice = self.voice_at(now)?;
        let (entity, kind, before) = match &request.id {
            Some(id) => {
                let entity = EntityId::new(id);
                let (kind, fields) = self.known_form(&entity)?;
                (entity, kind, fields.clone())
            }
            None => {
                let kind = form_kind(&request.kind).ok_or_else(|| Trouble::BadInput("no such kind".to_owned()))?;
                (EntityId::new(make_id(now, self.world.chance.as_ref())?), kind, Fields::new())
            }
        };
        let mut saving = Saving { entity, is_new: request.id.is_none(), facts: Vec::new(), problems: Vec::new() };
        if let FormKind::Unknown(_) = kind {
            saving.note(&voice, "", Note { message: Message::new("form-newer-kind"), is_fatal: true });
            return Ok(saving);
        }
        let mut changed = Fields::new();
        let mut new_parties = BTreeMap::new();
        for (name, value) in &request.values {
            if let Some(person) = name.strip_prefix("permission:").filter(|_| kind == FormKind::Party) {
                match self.permission_fact(&saving.entity, person, value) {
                    Ok(fact) => saving.facts.extend(fact),
                    Err(_) => {
                        saving.note(
                            &voice,
                            name,
                            Note { message: Message::new("form-unknown-choice"), is_fatal: true },
                        );
                    }
                }
                continue;
            }
            let Some(field) = kind.field(name).filter(|field| !field.is_bookkeeping()) else {
                saving.note(&voice, name, Note { message: Message::new("form-unknown-field"), is_fatal: true });
                continue;
            };
            let value = self.with_new_parties(&mut new_parties, &field, value)?;
            let party = request.values.get("party").or(before.get("party")).and_then(Value::as_str);
            let zone = zone_at(&voice, party.map(PartyId::from).as_ref());
            // A name that is new here becomes a party with the change; to the check it is known.
            let is_new_party = new_parties.values().any(|id: &PartyId| Some(id.as_str()) == value.as_str());
            let checked = if is_new_party {
                crate::form::Checked { value, notes: Vec::new() }
            } else {
                check_field(&voice, kind.name(), &field, zone, &value)
            };
            checked.notes.into_iter().for_each(|note| saving.note(&voice, name, note));
            if !is_same(&field, before.get(name), &checked.value) {
                changed.insert(name.clone(), checked.value);
            }
        }
        let mut after = before.clone();
        after.extend(changed.clone());
        for (field, message) in
            check_together(&after).into_iter().filter(|(field, _)| request.values.contains_key(field))
        {
            saving.note(&voice, &field, Note { message, is_fatal: true });
        }
        saving.must_say_something(&voice, &kind, &after);
        let parties = new_parties
            .into_iter()
            .map(|(name, id)| create(id, EntityType::Party, json!({"name": name, "role": Role::default()})));
        saving.facts.splice(0..0, parties);
        self.note_facts(&mut saving, &kind, changed)?;
        Ok(saving)
    }

    fn note_facts(&self, saving: &mut Saving, kind: &FormKind, changed: Fields) -> Result<(), Trouble> {
        if !saving.is_new {
            let set = |(field, value)| Fact::Set { entity: saving.entity.clone(), field, value };
            let facts: Vec<Fact> = changed.into_iter().map(set).collect();
            saving.facts.extend(facts);
            return Ok(());
        }
        let mut fields: Fields = changed.into_iter().filter(|(_, value)| !value.is_null()).collect();
        if let FormKind::Item(kind) = kind {
            fields.insert("kind".to_owned(), Value::from(kind.name()));
            fields.insert("created_at".to_owned(), json!(self.now()));
            fields.insert("created_by".to_owned(), json!(Actor::Member(self.me()?.clone())));
        }
        let entity = saving.entity.clone();
        saving.facts.push(Fact::Create { entity, entity_type: kind.entity_type(), fields });
        Ok(())
    }

    /// `{name: "Dr. Novak"}` becomes the party of that name, made anew where there is none.
    fn with_new_parties(
        &self,
        new: &mut BTreeMap<String, PartyId>,
        field: &Field,
        value: &Value,
    ) -> Result<Value, Trouble> {
        if !matches!(field.shape, Shape::Party | Shape::Parties) {
            return Ok(value.clone());
        }
        let mut one = |value: &Value| -> Result<Value, Trouble> {
            let Some(name) = value.get("name").and_then(Value::as_str) else { return Ok(value.clone()) };
            let name = crate::form::clean_line(name);
            if name.is_empty() {
                return Ok(Value::Null);
            }
            let lower = name.to_lowercase();
            let known = self.record()?.parties.iter().find(|(_, party)| party.name.reveal().to_lowercase() == lower);
            if let Some((id, _)) = known {
                return Ok(json!(id));
            }
            if !new.contains_key(&name) {
                let id = make_id(self.now(), self.world.chance.as_ref())?;
                new.insert(name.clone(), PartyId::new(id));
            }
            Ok(json!(new.get(&name)))
        };
        match value {
            Value::Array(values) => Ok(Value::Array(values.iter().map(one).collect::<Result<_, _>>()?)),
            value => one(value),
        }
    }
}

/// What a form changes, and what is wrong with it.
struct Saving {
    entity: EntityId,
    is_new: bool,
    facts: Vec<Fact>,
    problems: Vec<FieldProblemView>,
}

impl Saving {
    fn note(&mut self, voice: &Voice<'_>, field: &str, note: Note) {
        self.problems.push(FieldProblemView {
            field: field.to_owned(),
            words: voice.say(&note.message),
            is_fatal: note.is_fatal,
        });
    }

    /// A place needs a name; an item needs at least one thing that somebody said.
    fn must_say_something(&mut self, voice: &Voice<'_>, kind: &FormKind, after: &Fields) {
        if self.problems.iter().any(|problem| problem.is_fatal) {
            return;
        }
        let has = |name: &str| after.get(name).is_some_and(|value| !value.is_null());
        let missing = match kind {
            FormKind::Party | FormKind::Person | FormKind::Member => {
                (!has("name")).then_some(("name", "form-name-needed"))
            }
            FormKind::Item(_) => {
                let says = |field: &Field| has(field.name) && after.get(field.name) != Some(&Value::Bool(false));
                (!kind.form_fields().iter().any(says)).then_some(("", "form-empty"))
            }
            FormKind::Unknown(_) => None,
        };
        if let Some((field, key)) = missing {
            self.note(voice, field, Note { message: Message::new(key), is_fatal: true });
        }
    }
}

/// The kind of a name that comes from a screen.
pub(super) fn form_kind(name: &str) -> Option<FormKind> {
    match name {
        "party" => Some(FormKind::Party),
        "person" => Some(FormKind::Person),
        "member" => Some(FormKind::Member),
        name => Kind::from_name(name).map(FormKind::Item),
    }
}

/// The same value, however it is written; absent and *no* are the same to a plain question.
fn is_same(field: &Field, before: Option<&Value>, after: &Value) -> bool {
    let before = before.unwrap_or(&Value::Null);
    let as_slot = |value: &Value| serde_json::from_value::<Slot>(value.clone()).ok();
    match field.shape {
        Shape::Flag => before.as_bool().unwrap_or_default() == after.as_bool().unwrap_or_default(),
        Shape::Slot => before == after || (as_slot(before).is_some() && as_slot(before) == as_slot(after)),
        Shape::WallTime => {
            let time = |value: &Value| value.as_str().and_then(care_model::WallTime::parse);
            before == after || (time(before).is_some() && time(before) == time(after))
        }
        _ => before == after,
    }
}

/// The heading that a kind stands under.
fn group_of(kind: Kind) -> &'static str {
    match kind {
        Kind::Referral
        | Kind::Visit
        | Kind::Procedure
        | Kind::Clearance
        | Kind::SecondOpinion
        | Kind::Offer
        | Kind::Rebook
        | Kind::Discharge => "group-visits",
        Kind::Imaging | Kind::Study | Kind::Lab | Kind::Check => "group-tests",
        Kind::HandOff | Kind::Document | Kind::Access => "group-papers",
        Kind::Medicine | Kind::MedStep | Kind::MedList | Kind::Therapy | Kind::Equipment => "group-treatment",
        Kind::PriorAuth | Kind::Coverage | Kind::Insurance => "group-insurance",
        Kind::Task | Kind::Question | Kind::Note | Kind::Instruction | Kind::Conflict => "group-notes",
    }
}
