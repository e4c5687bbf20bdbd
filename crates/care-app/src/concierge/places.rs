//! People and places: offices with numbers, hours and turnaround, helpers, the persons themselves.

use super::Concierge;
use crate::Trouble;
use crate::form::{Beside, FormKind, field_view};
use crate::hours::{hours_line, phone_view};
use crate::past::permission_words;
use crate::view::{
    ChoiceOptionView, FieldShape, FieldView, FormView, PlaceFormRequest, PlaceView, SaveItemRequest, SavedView,
};
use crate::voice::Voice;
use care_model::{
    Arg, EntityId, EntityType, Fact, PERMISSION_PREFIX, PartyId, Permission, PermissionKind, Person, PersonId, Record,
};
use serde_json::{Value, json};
use std::collections::BTreeMap;

impl Concierge {
    /// Everybody and every place that the record knows, by name; persons first.
    ///
    /// # Errors
    /// No record is open.
    pub fn list_places(&self) -> Result<Vec<PlaceView>, Trouble> {
        let voice = self.voice_at(self.now())?;
        let uses = uses_of_all(voice.record);
        let count = |id: &str| uses.get(id).copied().unwrap_or_default();
        let persons = voice.record.persons.iter().map(|(id, person)| PlaceView {
            id: id.to_string(),
            kind: "person".to_owned(),
            name: person.name.reveal().clone(),
            role: String::new(),
            role_word: voice.plain("kind-person"),
            phone: None,
            hours_now: String::new(),
            is_open_now: false,
            uses: count(id.as_str()),
            checked: None,
            permission: None,
        });
        let mut parties: Vec<PlaceView> =
            voice.record.parties.keys().filter_map(|id| place(&voice, id, count(id.as_str()))).collect();
        parties.sort_by_key(|place| place.name.to_lowercase());
        Ok(persons.chain(parties).collect())
    }

    /// The form of a person or place: a known one, or a new one of a role.
    ///
    /// # Errors
    /// No record is open, or it knows nothing of that id.
    pub async fn place_form(&self, request: &PlaceFormRequest) -> Result<FormView, Trouble> {
        if let Some(id) = &request.id {
            let mut form = self.edit_form(id).await?;
            if form.kind == "party" {
                form.fields.extend(self.permission_fields(Some(&PartyId::from(id.as_str())))?);
            }
            return Ok(form);
        }
        if request.role.as_deref() == Some("person") {
            return self.blank_form("person");
        }
        let mut form = self.blank_form("party")?;
        let voice = self.voice_at(self.now())?;
        let role = request.role.as_deref().filter(|role| care_model::Role::NAMES.contains(role));
        let kind = FormKind::Party;
        if let (Some(role), Some(field)) = (role, kind.field("role")) {
            let filled = field_view(&voice, &kind, &field, None, Some(&Value::from(role)), Beside::default());
            if let (Some(place), Some(filled)) = (form.fields.iter_mut().find(|field| field.name == "role"), filled) {
                *place = filled;
            }
        }
        form.fields.extend(self.permission_fields(None)?);
        Ok(form)
    }

    /// Saves the form of a person or place.
    ///
    /// # Errors
    /// As [`Concierge::save_item`].
    pub async fn save_place(&mut self, request: SaveItemRequest) -> Result<SavedView, Trouble> {
        let is_place = matches!(request.kind.as_str(), "party" | "person" | "member");
        if !is_place {
            return Err(Trouble::BadInput("expected a person or a place".to_owned()));
        }
        self.save_item(request).await
    }

    /// Notes that number and hours of a place are right, as of today.
    ///
    /// # Errors
    /// No record is open, or there is no such place.
    pub async fn check_place(&mut self, id: &str) -> Result<SavedView, Trouble> {
        let today = self.voice_at(self.now())?.today();
        let values = BTreeMap::from([("checked_on".to_owned(), json!(today))]);
        self.save_place(SaveItemRequest { id: Some(id.to_owned()), kind: "party".to_owned(), values }).await
    }

    /// For each person: what an office may be told. Saved on the person, one register for each office.
    fn permission_fields(&self, party: Option<&PartyId>) -> Result<Vec<FieldView>, Trouble> {
        let voice = self.voice_at(self.now())?;
        Ok(voice
            .record
            .persons
            .iter()
            .map(|(id, person)| {
                let there = party.and_then(|party| person.permissions.get(party));
                permission_field(&voice, id, person, there)
            })
            .collect())
    }

    /// The facts of a permission that a place's form sends: `{kind, signed_on?, valid_to?}`.
    pub(super) fn permission_fact(
        &self,
        party: &EntityId,
        person: &str,
        value: &Value,
    ) -> Result<Option<Fact>, Trouble> {
        let known = self.record()?.persons.contains_key(&PersonId::from(person));
        let value = match value {
            Value::Null => Value::Null,
            // The bare choice is enough; days may be added.
            Value::String(_) => json!({"kind": value}),
            other => other.clone(),
        };
        let is_right = value.is_null() || serde_json::from_value::<Permission>(value.clone()).is_ok();
        if !known || !is_right {
            return Err(Trouble::BadInput("a permission".to_owned()));
        }
        let field = format!("{PERMISSION_PREFIX}{party}");
        let entity = EntityId::new(person);
        let before = self.record()?.fields(&entity).and_then(|fields| fields.get(&field)).cloned().unwrap_or_default();
        Ok((before != value).then_some(Fact::Set { entity, field, value }))
    }
}

fn permission_field(voice: &Voice<'_>, id: &PersonId, person: &Person, there: Option<&Permission>) -> FieldView {
    let kinds = [PermissionKind::None, PermissionKind::Verbal, PermissionKind::Form, PermissionKind::Legal];
    let choices = kinds.iter().map(|kind| {
        let code = json!(kind).as_str().unwrap_or_default().to_owned();
        ChoiceOptionView { label: voice.plain(&format!("choice-permission-{code}")), code }
    });
    FieldView {
        name: format!("{PERMISSION_PREFIX}{id}"),
        label: voice.with("field-permission-of", "person", Arg::text(person.name.reveal().clone())),
        help: Some(voice.plain("help-permission")),
        shape: FieldShape::Permission,
        value: there.map(|permission| json!(permission)),
        shown: there.map(|permission| permission_words(voice, permission)),
        choices: choices.collect(),
        is_asked: false,
        source: None,
        rivals: Vec::new(),
        must_settle: false,
    }
}

fn place(voice: &Voice<'_>, id: &PartyId, uses: u32) -> Option<PlaceView> {
    let party = voice.record.parties.get(id)?;
    let (hours_now, is_open_now) = hours_line(voice, party);
    let role = json!(party.role).as_str().unwrap_or_default().to_owned();
    let permission = voice.record.persons.values().find_map(|person| person.permissions.get(id));
    Some(PlaceView {
        id: id.to_string(),
        kind: "party".to_owned(),
        name: voice.party(id),
        role_word: voice.plain(&format!("role-{role}")),
        role,
        phone: phone_view(voice, id),
        hours_now,
        is_open_now,
        uses,
        checked: party.checked_on.map(|day| voice.with("view-checked-on", "date", Arg::text(voice.day(day)))),
        permission: permission.map(|permission| permission_words(voice, permission)),
    })
}

/// How many items and calls name each thing, counted in one go.
fn uses_of_all(record: &Record) -> BTreeMap<String, u32> {
    let mut uses: BTreeMap<String, u32> = BTreeMap::new();
    for item in record.items.keys() {
        let entity = EntityId::from(item);
        let Some(fields) = record.fields(&entity) else { continue };
        let named = crate::links::named_by(Some(EntityType::Item), fields);
        let ids: std::collections::BTreeSet<String> = named.into_values().flatten().collect();
        ids.into_iter().for_each(|id| *uses.entry(id).or_default() += 1);
    }
    uses
}
