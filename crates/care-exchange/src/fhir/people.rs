//! People and places of a FHIR file: whom a reference means, and the party that it makes.

use super::node::{address, choice, codes_of, first, many, name_of, telecom, text, words_of};
use crate::derive_id;
use crate::making::{Fill, Sheet, party};
use crate::terms::role_by_name;
use care_model::EntityId;
use serde_json::Value;
use std::collections::HashMap;

/// A resource that was parsed.
pub(super) struct Parsed {
    pub type_name: String,
    pub id: String,
    /// Server that the full URL names; empty where there is none.
    pub system: String,
    pub value: Value,
    pub full_url: Option<String>,
}

impl Parsed {
    pub(super) fn new(type_name: &str, full_url: Option<String>, value: Value) -> Self {
        let own = text(&value, "id").map(str::to_owned);
        let url = full_url.as_deref().unwrap_or_default();
        let uuid = url.strip_prefix("urn:uuid:").or_else(|| url.strip_prefix("urn:oid:")).map(str::to_owned);
        let tail = || url.rsplit('/').next().filter(|tail| !tail.is_empty() && !url.is_empty()).map(str::to_owned);
        let id = uuid.or(own).or_else(tail).unwrap_or_else(|| content_id(&value));
        let system = server_of(url).unwrap_or_default().to_owned();
        Self { type_name: type_name.to_owned(), id, system, value, full_url }
    }

    /// Where it stands in the file, as a person would find it.
    pub(super) fn place(&self) -> String {
        format!("{}/{}", self.type_name, self.id)
    }

    /// Its id in the record.
    pub(super) fn entity(&self) -> EntityId {
        entity(&self.system, &self.type_name, &self.id)
    }
}

/// Without any id the content itself is the identity.
fn content_id(value: &Value) -> String {
    derive_id("content", "", &value.to_string()).as_str().to_owned()
}

/// A UUID means the same thing wherever it comes from; other ids only with their server.
fn entity(system: &str, type_name: &str, id: &str) -> EntityId {
    if is_uuid(id) { derive_id("uuid", type_name, &id.to_lowercase()) } else { derive_id(system, type_name, id) }
}

fn is_uuid(id: &str) -> bool {
    id.len() == 36 && id.bytes().all(|b| b.is_ascii_hexdigit() || b == b'-')
}

/// `https://a.example/fhir` of `https://a.example/fhir/Patient/1`.
fn server_of(url: &str) -> Option<&str> {
    let (rest, _) = url.starts_with("http").then(|| url.rsplit_once('/')).flatten()?;
    rest.rsplit_once('/').map(|(server, _)| server)
}

/// `Type/id` at the end of a reference, without version.
pub(super) fn local_part(reference: &str) -> Option<(&str, &str)> {
    let reference = reference.split("/_history/").next()?;
    let (rest, id) = reference.rsplit_once('/')?;
    let type_name = rest.rsplit('/').next()?;
    (!type_name.is_empty() && !id.is_empty()).then_some((type_name, id))
}

/// People, offices, places and medicines by the references that may mean them.
#[derive(Default)]
pub(super) struct People {
    all: Vec<Parsed>,
    used: Vec<bool>,
    by_reference: HashMap<String, usize>,
    /// Roles that are being followed: a role may name a role, and so on in a circle.
    roles_open: usize,
}

/// Roles that are followed one through the other.
const ROLES_DEEP_MAX: usize = 3;

/// A resolved reference.
enum Meant<'a> {
    Known(usize),
    Contained(&'a Value),
}

impl People {
    pub(super) fn add(&mut self, one: Parsed) {
        let at = self.all.len();
        let mut names = vec![format!("{}/{}", one.type_name, one.id), format!("urn:uuid:{}", one.id)];
        names.extend(text(&one.value, "id").map(|id| format!("{}/{id}", one.type_name)));
        names.extend(one.full_url.clone());
        for identifier in many(&one.value, "identifier") {
            if let (Some(system), Some(value)) = (text(identifier, "system"), text(identifier, "value")) {
                names.push(format!("{}?identifier={system}|{value}", one.type_name));
            }
        }
        for name in names {
            self.by_reference.entry(name).or_insert(at);
        }
        self.all.push(one);
        self.used.push(false);
    }

    /// Each resource with whether something came from it.
    pub(super) fn tally(&self) -> impl Iterator<Item = (&Parsed, bool)> {
        self.all.iter().zip(self.used.iter().copied())
    }

    /// Makes a party of every person and office: for a file that holds nothing else.
    pub(super) fn propose_all(&mut self, sheet: &mut Sheet) {
        for at in 0..self.all.len() {
            self.party_of(at, None, sheet);
        }
    }

    fn find<'a>(&self, reference: &str, holder: &'a Parsed) -> Option<Meant<'a>> {
        if let Some(id) = reference.strip_prefix('#') {
            let contained = many(&holder.value, "contained").iter();
            return contained.filter(|one| text(one, "id") == Some(id)).map(Meant::Contained).next();
        }
        let known = self.by_reference.get(reference).or_else(|| {
            let (type_name, id) = local_part(reference)?;
            self.by_reference.get(&format!("{type_name}/{id}"))
        });
        known.map(|at| Meant::Known(*at))
    }

    /// The resource that a reference means, marked as used; for places and medicines.
    pub(super) fn look_up<'a>(&'a mut self, reference: &Value, holder: &'a Parsed) -> Option<&'a Value> {
        match self.find(text(reference, "reference")?, holder)? {
            Meant::Contained(value) => Some(value),
            Meant::Known(at) => {
                if let Some(used) = self.used.get_mut(at) {
                    *used = true;
                }
                self.all.get(at).map(|one| &one.value)
            }
        }
    }

    /// The party that a reference means; `None` where it has no name or is no party.
    pub(super) fn party(
        &mut self,
        reference: &Value,
        holder: &Parsed,
        role: Option<&str>,
        sheet: &mut Sheet,
    ) -> Option<EntityId> {
        let target = text(reference, "reference").unwrap_or_default();
        match self.find(target, holder) {
            Some(Meant::Known(at)) => self.party_of(at, role, sheet),
            Some(Meant::Contained(value)) => {
                let type_name = text(value, "resourceType").unwrap_or("Practitioner");
                let id = entity(&holder.system, &holder.type_name, &format!("{}{target}", holder.id));
                make_party(&id, type_name, value, &holder.place(), role, sheet)
            }
            None => self.stub(reference, target, holder, role, sheet),
        }
    }

    /// A party of which the file only gives the name; it gets the id that the whole resource would have.
    fn stub(
        &self,
        reference: &Value,
        target: &str,
        holder: &Parsed,
        role: Option<&str>,
        sheet: &mut Sheet,
    ) -> Option<EntityId> {
        let name = text(reference, "display")?;
        let (type_name, id) = match local_part(target) {
            Some((type_name, id)) => (type_name, id),
            None => ("Practitioner", target.strip_prefix("urn:uuid:").unwrap_or(target)),
        };
        if matches!(type_name, "Patient" | "RelatedPerson" | "Device" | "Group") {
            return None;
        }
        let id = if id.is_empty() { name } else { id };
        let id = entity(server_of(target).unwrap_or(&holder.system), type_name, id);
        let mut draft = party(id.clone(), name, holder.place());
        put_role(&mut draft, role, type_name, name);
        sheet.add(draft);
        Some(id)
    }

    fn party_of(&mut self, at: usize, role: Option<&str>, sheet: &mut Sheet) -> Option<EntityId> {
        let one = self.all.get(at)?;
        let made = match one.type_name.as_str() {
            "PractitionerRole" if self.roles_open >= ROLES_DEEP_MAX => None,
            "PractitionerRole" => {
                self.roles_open += 1;
                let made = self.party_of_role(at, role, sheet);
                self.roles_open -= 1;
                return made;
            }
            "Practitioner" | "Organization" | "HealthcareService" => {
                make_party(&one.entity(), &one.type_name, &one.value, &one.place(), role, sheet)
            }
            _ => None,
        };
        if let (Some(_), Some(used)) = (&made, self.used.get_mut(at)) {
            *used = true;
        }
        made
    }

    /// Someone in a role at an office: the person, with the numbers of the role.
    fn party_of_role(&mut self, at: usize, role: Option<&str>, sheet: &mut Sheet) -> Option<EntityId> {
        let one = self.all.get(at)?;
        let value = one.value.clone();
        let holder = Parsed::new(&one.type_name, one.full_url.clone(), value.clone());
        let is_pcp = many(&value, "code").iter().flat_map(codes_of).any(|code| code == "PCP");
        let role = role.or(is_pcp.then_some("pcp"));
        let person = first(&value, "practitioner").and_then(|who| self.party(who, &holder, role, sheet));
        let office = first(&value, "organization");
        let made = match person {
            Some(person) => Some(person),
            None => office.and_then(|office| self.party(office, &holder, role, sheet)),
        }?;
        let office_value = office.and_then(|office| self.look_up(office, &holder)).cloned();
        if let Some(draft) = sheet.get_mut(&made) {
            for source in [Some(&value), office_value.as_ref()].into_iter().flatten() {
                add_contacts(draft, source);
            }
        }
        if let Some(used) = self.used.get_mut(at) {
            *used = true;
        }
        Some(made)
    }
}

fn make_party(
    id: &EntityId,
    type_name: &str,
    value: &Value,
    place: &str,
    role: Option<&str>,
    sheet: &mut Sheet,
) -> Option<EntityId> {
    if !matches!(type_name, "Practitioner" | "Organization" | "HealthcareService" | "PractitionerRole") {
        return None;
    }
    if let Some(former) = sheet.get_mut(id) {
        if let Some(role) = role {
            former.put("role", role);
            former.unsure.retain(|field| field != "role");
        }
        return Some(id.clone());
    }
    let name = name_of(value)?;
    let mut draft = party(id.clone(), &name, place);
    put_role(&mut draft, role, type_name, &name);
    if has_kind(value, &["ins", "pay"]) {
        draft.put("role", "plan");
        draft.unsure.retain(|field| field != "role");
    }
    add_contacts(&mut draft, value);
    sheet.add(draft);
    Some(id.clone())
}

fn has_kind(value: &Value, codes: &[&str]) -> bool {
    many(value, "type").iter().flat_map(codes_of).any(|code| codes.contains(&code))
}

/// A role from the source counts; one guessed from the name is marked.
fn put_role(draft: &mut care_model::Draft, role: Option<&str>, type_name: &str, name: &str) {
    match role {
        Some(role) => draft.put("role", role),
        None if type_name == "Practitioner" => {}
        None => draft.put_unsure("role", role_by_name(name).unwrap_or("clinic")),
    }
}

fn add_contacts(draft: &mut care_model::Draft, source: &Value) {
    for field in ["phone", "fax", "email"] {
        if !draft.fields.contains_key(field) {
            draft.put(field, telecom(source, field));
        }
    }
    if !draft.fields.contains_key("address") {
        draft.put("address", address(source));
    }
}

/// Name of a medicine that a request or statement speaks of.
pub(super) fn medicine_name(one: &Parsed, people: &mut People) -> Option<String> {
    for (suffix, value) in choice(&one.value, "medication") {
        if suffix == "Reference" || value.get("reference").is_some() {
            if let Some(name) = text(value, "display") {
                return Some(name.to_owned());
            }
            if let Some(medicine) = people.look_up(value, one) {
                return words_of(medicine, "code");
            }
        } else if let Some(name) = super::node::words(value) {
            return Some(name);
        }
    }
    None
}
