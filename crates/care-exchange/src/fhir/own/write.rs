//! Writing a record as a FHIR R4 collection bundle.

use super::people::{is_clinician, read_party, read_person, write_party, write_person};
use super::place::set;
use super::read::read_registers;
use super::status::{category, status};
use super::table::{At, Row, row};
use super::{CODES_URL, REGISTERS_URL};
use crate::derive_id;
use care_model::{EntityId, Fields, Instant, Kind, PersonId, Record, Slot, WallTime, day_of};
use serde_json::{Value, json};
use std::collections::{BTreeMap, HashMap};

/// What a writer has to be told besides the record.
#[derive(Clone, Debug)]
pub struct WriteContext {
    /// The moment of writing: the bundle's `timestamp`, and where FHIR wants a day that nobody noted.
    pub at: Instant,
    /// Only this person's care; `None` = everybody's in the record.
    pub person: Option<PersonId>,
}

/// Writes persons, parties and items as one bundle of type `collection` (FHIR R4). Events, members and
/// settings are no part of it: the record's own backup holds them. Deterministic.
pub fn write(record: &Record, context: &WriteContext) -> Value {
    let mut desk = Desk { record, context, meant: HashMap::new(), entries: Vec::new() };
    desk.name_all();
    desk.write_people();
    for id in record.items.keys() {
        let entity = EntityId::from(id.clone());
        if let (true, Some(fields)) = (desk.meant.contains_key(&entity), record.fields(&entity)) {
            let fields = registers_of(fields);
            desk.item(&entity, &fields);
        }
    }
    json!({
        "resourceType": "Bundle",
        "type": "collection",
        "timestamp": context.at,
        "entry": desk.entries,
    })
}

/// What a reference to an entity needs.
pub(super) struct Meant {
    pub url: String,
    pub resource: &'static str,
}

pub(super) struct Desk<'a> {
    record: &'a Record,
    context: &'a WriteContext,
    /// Everything that the bundle holds.
    meant: HashMap<EntityId, Meant>,
    entries: Vec<Value>,
}

/// Registers that say something.
fn registers_of(fields: &Fields) -> Fields {
    let told = fields.iter().filter(|(register, value)| !register.starts_with('_') && !value.is_null());
    told.map(|(register, value)| (register.clone(), value.clone())).collect()
}

/// A UUID for a thing, always the same for the same thing: version 8, made from a hash (RFC 9562).
fn uuid(id: &str, part: &str) -> String {
    let hex = derive_id("fhir-r4", part, id).as_str().to_owned();
    let part = |from: usize, to: usize| hex.get(from..to).unwrap_or_default().to_owned();
    format!("{}-{}-8{}-a{}-{}", part(0, 8), part(8, 12), part(13, 16), part(17, 20), part(20, 32))
}

/// FHIR's `id` type: up to 64 letters, figures, dashes and dots.
fn fits_id(id: &str) -> bool {
    (1..=64).contains(&id.len()) && id.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.'))
}

/// FHIR's `string`: not blank, no blanks at its ends, no control characters.
fn fits_string(text: &str) -> bool {
    !text.is_empty() && text.trim() == text && !text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\t' | '\r'))
}

impl Desk<'_> {
    /// Decides what is written and by which URL each thing is meant.
    fn name_all(&mut self) {
        let mut meant = HashMap::new();
        let mut name = |entity: EntityId, resource: &'static str| {
            let url = format!("urn:uuid:{}", uuid(entity.as_str(), resource));
            meant.insert(entity, Meant { url, resource });
        };
        for id in self.record.persons.keys() {
            if self.context.person.as_ref().is_none_or(|only| only == id) {
                name(id.clone().into(), "Patient");
            }
        }
        for id in self.record.parties.keys() {
            let fields = self.record.fields(&id.clone().into());
            let is_person = fields.is_some_and(is_clinician);
            name(id.clone().into(), if is_person { "Practitioner" } else { "Organization" });
        }
        for (id, item) in &self.record.items {
            let is_theirs = match (&self.context.person, &item.common.person) {
                (Some(only), Some(person)) => only == person,
                (Some(only), None) => self.record.persons.len() <= 1 || self.record.persons.keys().next() == Some(only),
                (None, _) => true,
            };
            if is_theirs {
                let resource = item.kind().and_then(row).map_or("Basic", |row| row.resource);
                name(id.clone().into(), resource);
            }
        }
        self.meant = meant;
    }

    fn write_people(&mut self) {
        let persons: Vec<EntityId> = self.record.persons.keys().cloned().map(EntityId::from).collect();
        let parties: Vec<EntityId> = self.record.parties.keys().cloned().map(EntityId::from).collect();
        for (entity, is_person) in
            persons.into_iter().map(|id| (id, true)).chain(parties.into_iter().map(|id| (id, false)))
        {
            let Some(fields) = self.record.fields(&entity).map(registers_of) else { continue };
            if !self.meant.contains_key(&entity) {
                continue;
            }
            let (resource, known) = if is_person {
                let resource = write_person(&clean_of(&fields));
                let known = read_person(&resource);
                (resource, known)
            } else {
                let resource = write_party(&clean_of(&fields));
                let known = read_party(&resource);
                (resource, known)
            };
            let carried = without(&fields, &known);
            self.push(&entity, resource, if is_person { "person" } else { "party" }, None, &carried);
        }
    }

    /// Adds a resource of ours with its extension.
    fn push(&mut self, entity: &EntityId, mut resource: Value, what: &str, kind: Option<&str>, carried: &Fields) {
        let Some(meant) = self.meant.get(entity) else { return };
        let mut parts =
            vec![json!({"url": "entity", "valueString": what}), json!({"url": "id", "valueString": entity.as_str()})];
        parts.extend(kind.map(|kind| json!({"url": "kind", "valueString": kind})));
        if !carried.is_empty() {
            let text = serde_json::to_string(carried).unwrap_or_default();
            parts.push(json!({"url": "registers", "valueString": text}));
        }
        let id = if fits_id(entity.as_str()) { entity.as_str().to_owned() } else { uuid(entity.as_str(), what) };
        set(&mut resource, "id", Value::from(id));
        set(&mut resource, "extension", json!([{"url": REGISTERS_URL, "extension": parts}]));
        self.entries.push(json!({"fullUrl": meant.url, "resource": resource}));
    }

    /// Adds a resource that only goes with another; returns how it is meant.
    fn push_beside(&mut self, entity: &EntityId, part: &str, mut resource: Value) -> Value {
        let id = uuid(entity.as_str(), part);
        let parts = json!([{"url": "of", "valueString": entity.as_str()}]);
        set(&mut resource, "id", Value::from(id.as_str()));
        set(&mut resource, "extension", json!([{"url": REGISTERS_URL, "extension": parts}]));
        let url = format!("urn:uuid:{id}");
        self.entries.push(json!({"fullUrl": url, "resource": resource}));
        json!({ "reference": url })
    }

    fn reference(&self, entity: &EntityId) -> Option<Value> {
        Some(json!({"reference": self.meant.get(entity)?.url}))
    }

    fn party(&self, fields: &Fields, register: &str) -> Option<Value> {
        self.reference(&EntityId::new(fields.get(register)?.as_str()?))
    }

    fn is_office(&self, fields: &Fields, register: &str) -> bool {
        let entity = fields.get(register).and_then(Value::as_str).map(EntityId::new);
        entity.and_then(|entity| self.meant.get(&entity)).is_some_and(|meant| meant.resource == "Organization")
    }

    /// Whose care it is.
    fn subject(&self, fields: &Fields) -> Value {
        let named = fields.get("person").and_then(Value::as_str).map(EntityId::new);
        let only = || self.record.persons.keys().next().filter(|_| self.record.persons.len() == 1);
        let entity = named.or_else(|| only().cloned().map(EntityId::from));
        let meant = entity.and_then(|entity| self.reference(&entity));
        meant.unwrap_or_else(|| json!({"display": "The person of this record"}))
    }

    fn item(&mut self, entity: &EntityId, fields: &Fields) {
        let kind_name = fields.get("kind").and_then(Value::as_str).unwrap_or("task").to_owned();
        let mut resource = match Kind::from_name(&kind_name) {
            Some(kind) => self.resource_of(kind, entity, fields),
            None => json!({
                "resourceType": "Basic", "code": {"text": clean_text(&kind_name)}, "subject": self.subject(fields),
            }),
        };
        let by_url: HashMap<String, EntityId> =
            self.meant.iter().map(|(entity, meant)| (meant.url.clone(), entity.clone())).collect();
        let known = Kind::from_name(&kind_name).and_then(row);
        let known = known.map(|row| read_registers(&resource, row, &by_url)).unwrap_or_default();
        let mut carried = without(fields, &known);
        carried.remove("kind");
        if let Some(object) = resource.as_object_mut() {
            object.retain(|_, value| !value.is_null());
        }
        self.push(entity, resource, "item", Some(&kind_name), &carried);
        if let Some(kind) = Kind::from_name(&kind_name) {
            self.beside(kind, entity, fields);
        }
        self.provenance(entity, fields);
    }

    /// The resource of an item, with what FHIR requires of it.
    fn resource_of(&self, kind: Kind, entity: &EntityId, fields: &Fields) -> Value {
        let Some(row) = row(kind) else { return Value::Null };
        let subject = self.subject(fields);
        let code = json!({"coding": [{"system": CODES_URL, "code": kind.name()}]});
        let status = status(kind, fields);
        let mut resource = match row.resource {
            "ServiceRequest" => {
                let intent = if kind == Kind::Check { "plan" } else { "order" };
                json!({"status": status, "intent": intent, "category": category(kind, fields), "subject": subject})
            }
            "ImagingStudy" => json!({"status": status, "subject": subject}),
            "Appointment" => self.appointment(status, fields, subject),
            "Task" => json!({"status": status, "intent": "order", "code": code, "for": subject}),
            "Claim" => self.claim(fields, subject),
            "MedicationRequest" => json!({
                "status": status, "intent": "order", "subject": subject,
                "medicationCodeableConcept": {"text": "Not named"},
            }),
            "DeviceRequest" => json!({
                "status": status, "intent": "order", "subject": subject, "codeCodeableConcept": {"text": "Not named"},
            }),
            "Coverage" => self.coverage(fields, subject),
            "Encounter" => json!({
                "status": status, "subject": subject,
                "class": {"system": "http://terminology.hl7.org/CodeSystem/v3-ActCode", "code": "IMP"},
            }),
            "DetectedIssue" => json!({"status": status, "patient": subject, "code": code}),
            "Communication" | "CommunicationRequest" => {
                json!({"status": status, "subject": subject, "category": [code]})
            }
            "DocumentReference" => json!({
                "status": status, "subject": subject, "content": [{"attachment": {"title": "On file"}}],
            }),
            _ => json!({"code": code, "subject": subject}),
        };
        set(&mut resource, "resourceType", Value::from(row.resource));
        self.registers(&mut resource, row, fields);
        self.finish(&mut resource, kind, entity, fields);
        resource
    }

    /// Writes the registers that have a place of their own.
    fn registers(&self, resource: &mut Value, row: &Row, fields: &Fields) {
        for (register, at) in row.registers {
            let Some(value) = fields.get(*register) else { continue };
            let text = value.as_str().unwrap_or_default();
            let (path, value) = match at {
                At::Text(path) => (path, fits_string(text).then(|| value.clone())),
                At::Day(path) => (path, text.parse::<chrono::NaiveDate>().is_ok().then(|| value.clone())),
                At::Count(path) => (path, value.as_u64().filter(|count| *count < 1 << 31).map(Value::from)),
                At::Party(path) => (path, self.party(fields, register)),
                At::Office(path) => (path, self.party(fields, register).filter(|_| self.is_office(fields, register))),
                At::Item(path) => (path, self.party(fields, register)),
                At::Order(path) => {
                    let meant = self.meant.get(&EntityId::new(text));
                    let is_order = meant.is_some_and(|meant| meant.resource == "ServiceRequest");
                    (path, self.party(fields, register).filter(|_| is_order))
                }
                At::Also(_) => continue,
            };
            if let Some(value) = value {
                set(resource, path, value);
            }
        }
    }

    /// What needs more than one register or a form of its own.
    fn finish(&self, resource: &mut Value, kind: Kind, entity: &EntityId, fields: &Fields) {
        if row(kind).is_some_and(|row| row.resource == "ServiceRequest") {
            self.occurrence(resource, kind, fields);
        }
        match kind {
            Kind::Medicine if fields.contains_key("days_supply") => {
                let duration = "dispenseRequest.expectedSupplyDuration";
                set(resource, &format!("{duration}.unit"), Value::from("days"));
                set(resource, &format!("{duration}.system"), Value::from("http://unitsofmeasure.org"));
                set(resource, &format!("{duration}.code"), Value::from("d"));
            }
            Kind::Study => {
                set_if(
                    resource,
                    "modality[].system",
                    resource.get("modality").map(|_| Value::from("http://dicom.nema.org/resources/ontology/DCM")),
                );
                let uid = fields.get("study_uid").and_then(Value::as_str).filter(|uid| fits_string(uid));
                let number = fields.get("accession").and_then(Value::as_str).filter(|number| fits_string(number));
                let uid = uid.map(|uid| json!({"system": "urn:dicom:uid", "value": format!("urn:oid:{uid}")}));
                let number = number.map(|number| {
                    let kind = "http://terminology.hl7.org/CodeSystem/v2-0203";
                    json!({"type": {"coding": [{"system": kind, "code": "ACSN"}]}, "value": number})
                });
                let all: Vec<Value> = [uid, number].into_iter().flatten().collect();
                set_if(resource, "identifier", (!all.is_empty()).then_some(Value::Array(all)));
            }
            Kind::Document => {
                let code = fields.get("type_code").and_then(Value::as_str).filter(|code| fits_string(code));
                set_if(
                    resource,
                    "type",
                    code.map(|code| json!({"coding": [{"system": "http://loinc.org", "code": code}]})),
                );
                if let Some(hash) = fields.get("evidence").and_then(Value::as_str).filter(|hash| fits_string(hash)) {
                    set(
                        resource,
                        "masterIdentifier",
                        json!({
                            "system": "urn:ietf:rfc:3986", "value": format!("urn:sha256:{hash}"),
                        }),
                    );
                }
            }
            Kind::HandOff => set_if(resource, "groupIdentifier", Some(json!({"value": entity.as_str()}))),
            _ => {}
        }
        let is_ours = resource.get("identifier").and_then(|list| list.get(0)).is_some_and(Value::is_object);
        if is_ours && kind != Kind::Study {
            let placer =
                json!({"coding": [{"system": "http://terminology.hl7.org/CodeSystem/v2-0203", "code": "PLAC"}]});
            set(resource, "identifier[].type", placer);
        }
    }

    /// When an order is to happen: the agreed time, else the days in which it is due.
    fn occurrence(&self, resource: &mut Value, kind: Kind, fields: &Fields) {
        let slot = fields.get("slot").and_then(|slot| serde_json::from_value::<Slot>(slot.clone()).ok());
        if let Some(slot) = slot {
            set(resource, "occurrenceDateTime", self.moment(&slot));
            return;
        }
        let day = |register: &str| {
            fields.get(register).filter(|day| day.as_str().is_some_and(|day| day.parse::<chrono::NaiveDate>().is_ok()))
        };
        let (start, end) = match kind {
            Kind::Check => (day("window_open"), day("window_close").or_else(|| day("due"))),
            Kind::Lab | Kind::Clearance => (None, day("due")),
            _ => return,
        };
        // FHIR's per-1: a period starts before it ends.
        let start = start.filter(|start| end.is_none_or(|end| start.as_str() <= end.as_str()));
        set_if(resource, "occurrencePeriod.start", start.cloned());
        set_if(resource, "occurrencePeriod.end", end.cloned());
    }

    /// A day, or a moment.
    fn moment(&self, slot: &Slot) -> Value {
        if slot.all_day { json!(slot.day()) } else { json!(slot.starts_at(self.record.settings.zone)) }
    }

    /// FHIR's app-2 and app-3: start and end, or neither; and only what is proposed or cancelled may lack
    /// them. Where no end is known the end is the start: no length is claimed. A day alone is the whole day.
    fn appointment(&self, status: &str, fields: &Fields, subject: Value) -> Value {
        let slot = fields.get("slot").and_then(|slot| serde_json::from_value::<Slot>(slot.clone()).ok());
        let status = if slot.is_none() && status != "cancelled" { "proposed" } else { status };
        let mut resource = json!({"status": status, "participant": [{"actor": subject, "status": "accepted"}]});
        if let Some(party) = self.party(fields, "party") {
            let actor = if self.is_office(fields, "party") {
                // An Organization cannot take part in an Appointment, only what it offers.
                set(
                    &mut resource,
                    "contained",
                    json!([
                        {"resourceType": "HealthcareService", "id": "office", "providedBy": party},
                    ]),
                );
                json!({"reference": "#office"})
            } else {
                party
            };
            if let Some(list) = resource.get_mut("participant").and_then(Value::as_array_mut) {
                list.push(json!({"actor": actor, "status": "accepted"}));
            }
        }
        if let Some(slot) = slot {
            let zone = self.record.settings.zone;
            let start = slot.starts_at(zone);
            let midnight = slot.day().succ_opt().map(|next| WallTime(next.and_time(chrono::NaiveTime::MIN)));
            let day_end = midnight.filter(|_| slot.all_day).map(|midnight| midnight.at(slot.tz.unwrap_or(zone)));
            let end = day_end.unwrap_or_else(|| slot.ends_at(zone)).max(start);
            set(&mut resource, "start", json!(start));
            set(&mut resource, "end", json!(end));
        }
        resource
    }

    fn claim(&self, fields: &Fields, subject: Value) -> Value {
        let day = |register: &str| fields.get(register).filter(|day| day.is_string()).cloned();
        let today = || json!(day_of(self.context.at, self.record.settings.zone));
        let priority = if fields.get("expedited") == Some(&Value::Bool(true)) { "stat" } else { "normal" };
        json!({
            "status": "active", "use": "preauthorization", "patient": subject,
            "type": {"coding": [{"system": "http://terminology.hl7.org/CodeSystem/claim-type", "code": "professional"}]},
            "created": day("submitted").or_else(|| day("ordered")).unwrap_or_else(today),
            "provider": self.party(fields, "by").unwrap_or_else(|| json!({"display": "Not named"})),
            "priority": {"coding": [
                {"system": "http://terminology.hl7.org/CodeSystem/processpriority", "code": priority},
            ]},
            "insurance": [{"sequence": 1, "focal": true, "coverage": {"display": "Plan of the person"}}],
        })
    }

    fn coverage(&self, fields: &Fields, subject: Value) -> Value {
        let text = |register: &str| fields.get(register).and_then(Value::as_str).filter(|text| fits_string(text));
        let ended = text("end").and_then(|end| end.parse::<chrono::NaiveDate>().ok());
        let is_over = ended.is_some_and(|end| end < day_of(self.context.at, self.record.settings.zone));
        let payor = self.party(fields, "payer").filter(|_| self.is_office(fields, "payer"));
        let payor = payor.unwrap_or_else(|| json!({"display": text("plan_name").unwrap_or("Not named")}));
        let class = |code: &str, value: &str| {
            let system = "http://terminology.hl7.org/CodeSystem/coverage-class";
            json!({"type": {"coding": [{"system": system, "code": code}]}, "value": value})
        };
        let classes: Vec<Value> = [("plan", text("plan_name")), ("group", text("group_number"))]
            .into_iter()
            .filter_map(|(code, value)| value.map(|value| class(code, value)))
            .collect();
        let mut resource = json!({
            "status": if is_over { "cancelled" } else { "active" }, "beneficiary": subject, "payor": [payor],
        });
        set_if(&mut resource, "class", (!classes.is_empty()).then_some(Value::Array(classes)));
        resource
    }

    /// The resources that only go with an item.
    fn beside(&mut self, kind: Kind, entity: &EntityId, fields: &Fields) {
        let text = |register: &str| fields.get(register).and_then(Value::as_str).filter(|text| fits_string(text));
        let (Some(me), subject) = (self.reference(entity), self.subject(fields)) else { return };
        match kind {
            Kind::HandOff => {
                let payload = text("what").map(|what| json!([{"contentString": what}]));
                let state = text("state").unwrap_or_default();
                let asked = match state {
                    "received" => "completed",
                    "waived" => "revoked",
                    _ => "active",
                };
                let mut ask =
                    json!({"resourceType": "CommunicationRequest", "status": asked, "subject": subject, "about": [me]});
                set_if(&mut ask, "payload", payload.clone());
                set_if(&mut ask, "requester", self.party(fields, "to"));
                set_if(&mut ask, "recipient", self.party(fields, "from").map(|from| json!([from])));
                let ask = self.push_beside(entity, "ask", ask);
                if state == "received" {
                    let mut sent = json!({
                        "resourceType": "Communication", "status": "completed", "subject": subject, "basedOn": [ask],
                    });
                    set_if(&mut sent, "payload", payload);
                    set_if(&mut sent, "sender", self.party(fields, "from"));
                    set_if(&mut sent, "recipient", self.party(fields, "to").map(|to| json!([to])));
                    self.push_beside(entity, "sent", sent);
                }
            }
            Kind::PriorAuth if matches!(text("state"), Some("approved" | "denied")) => {
                let claim = self.claim(fields, subject.clone());
                let insurer = self.party(fields, "plan_line").filter(|_| self.is_office(fields, "plan_line"));
                let mut answer = json!({
                    "resourceType": "ClaimResponse", "status": "active", "use": "preauthorization", "patient": subject,
                    "type": claim.get("type"), "created": claim.get("created"), "request": me, "outcome": "complete",
                    "insurer": insurer.unwrap_or_else(|| json!({"display": "Not named"})),
                });
                set_if(&mut answer, "preAuthRef", text("number").map(Value::from));
                let said_no = (text("state") == Some("denied")).then_some("denied");
                set_if(&mut answer, "disposition", text("denial_reason").or(said_no).map(Value::from));
                let window = fields.get("window").and_then(Value::as_array).map(Vec::as_slice);
                if let Some([start, end]) = window
                    && start.as_str() <= end.as_str()
                {
                    set(&mut answer, "preAuthPeriod", json!({"start": start, "end": end}));
                }
                self.push_beside(entity, "answer", answer);
            }
            Kind::Imaging | Kind::Lab => {
                let issued = text(if kind == Kind::Lab { "resulted" } else { "report_final" });
                let Some(day) = issued.and_then(|day| day.parse::<chrono::NaiveDate>().ok()) else { return };
                let category = if kind == Kind::Lab { "LAB" } else { "RAD" };
                let mut report = json!({
                    "resourceType": "DiagnosticReport", "status": "final", "subject": subject, "basedOn": [me],
                    "code": {"text": text("what").unwrap_or("Report")}, "issued": format!("{day}T12:00:00Z"),
                    "category": [{"coding": [
                        {"system": "http://terminology.hl7.org/CodeSystem/v2-0074", "code": category},
                    ]}],
                });
                set_if(&mut report, "conclusion", text("result").map(Value::from));
                self.push_beside(entity, "report", report);
            }
            _ => {}
        }
    }

    /// Where it came from, where that is known.
    fn provenance(&mut self, entity: &EntityId, fields: &Fields) {
        let text = |register: &str| fields.get(register).and_then(Value::as_str).filter(|text| fits_string(text));
        let (Some(hash), Some(me)) = (text("evidence"), self.reference(entity)) else { return };
        let mut what = json!({"identifier": {"system": "urn:ietf:rfc:3986", "value": format!("urn:sha256:{hash}")}});
        set_if(&mut what, "display", text("evidence_where").map(Value::from));
        let recorded = text("created_at").map_or_else(|| json!(self.context.at), Value::from);
        let resource = json!({
            "resourceType": "Provenance", "target": [me], "recorded": recorded,
            "agent": [{"who": {"display": "The person's own record"}}],
            "entity": [{"role": "source", "what": what}],
        });
        self.push_beside(entity, "provenance", resource);
    }
}

fn set_if(resource: &mut Value, path: &str, value: Option<Value>) {
    if let Some(value) = value {
        set(resource, path, value);
    }
}

/// Registers whose text FHIR would refuse are left to the extension.
fn clean_of(fields: &Fields) -> Fields {
    let fits = fields.iter().filter(|(_, value)| value.as_str().is_none_or(fits_string));
    let mut fits: Fields = fits.map(|(register, value)| (register.clone(), value.clone())).collect();
    fits.entry("name".to_owned()).or_insert_with(|| Value::from("Not named"));
    fits
}

fn clean_text(text: &str) -> &str {
    if fits_string(text) { text } else { "Not named" }
}

/// The registers that reading the elements would not give back as they are.
fn without(fields: &Fields, known: &Fields) -> Fields {
    let differs = fields.iter().filter(|(register, value)| known.get(*register) != Some(value));
    let mut carried: Fields = differs.map(|(register, value)| (register.clone(), value.clone())).collect();
    // An element that says what no register says (a name that had to be there) must not become one.
    let invented: BTreeMap<&String, &Value> =
        known.iter().filter(|(register, _)| !fields.contains_key(*register)).collect();
    for register in invented.into_keys() {
        carried.insert(register.clone(), Value::Null);
    }
    carried
}
