//! FHIR R4 as JSON or XML, and what older portals still send of DSTU2 and STU3.
//!
//! Only the resources that matter to the journey are parsed; every other one is counted. What lies
//! *contained* in an ExplanationOfBenefit (an order, a coverage) is no order: it is never looked at.

mod asks;
mod attached;
mod care;
mod insurance;
mod looks;
mod node;
mod orders;
mod own;
mod papers;
mod people;
mod plans;
mod split;
mod unfold;
mod words;
mod xml;

use crate::limits::DIRECTORY_MAX;
use crate::making::Sheet;
use crate::reading::{Context, Reading, ResourceRef, Subject, Whose};
use care_model::{EntityId, ProblemCode};
use node::{many, name_of};
use own::{Own, is_own};
use people::{Parsed, People};
use split::Raw;
use std::collections::{HashMap, HashSet};

pub use own::{WriteContext, mapping_page, write};

/// Everything that the mapping of one file shares.
pub(super) struct Desk<'a> {
    context: &'a Context,
    reading: &'a mut Reading,
    sheet: Sheet,
    people: People,
    /// The draft that a study, a report or an order went into, by `Type/id`.
    went_into: HashMap<String, EntityId>,
    /// Papers that are in the file, by `Binary/id`.
    binaries: HashSet<String>,
    /// Papers that are only pointed at: whose, and where they are.
    elsewhere: Vec<(String, String)>,
    /// By what referrals of the file are known again.
    referral_marks: Option<HashSet<String>>,
}

/// Reads a JSON or an XML file.
pub(crate) fn read_json(text: &str, context: &Context, reading: &mut Reading) {
    let raws = if text.trim_start().starts_with('<') { xml::split(text, reading) } else { split::split(text, reading) };
    let raws = unfold::unfold(text, raws, reading);
    read(raws, context, reading);
}

/// Reads newline-delimited JSON.
pub(crate) fn read_lines(text: &str, context: &Context, reading: &mut Reading) {
    let raws = split::split_lines(text, reading);
    let raws = unfold::unfold(text, raws, reading);
    read(raws, context, reading);
}

/// In which turn a type is mapped: orders before what fulfils them. `None` = only counted.
fn turn_of(type_name: &str) -> Option<u8> {
    Some(match type_name {
        "Practitioner" | "PractitionerRole" | "Organization" | "Location" | "HealthcareService" | "Medication"
        | "Slot" => 0,
        "Patient" => 1,
        "CareTeam" => 2,
        "ServiceRequest" | "ReferralRequest" | "ProcedureRequest" | "DiagnosticOrder" => 3,
        "Encounter" | "Appointment" | "Procedure" => 4,
        "ImagingStudy" => 5,
        "DiagnosticReport" => 6,
        "MedicationRequest" | "MedicationStatement" | "MedicationOrder" => 7,
        "DocumentReference" | "MedicationDispense" | "Claim" | "CarePlan" | "Coverage" => 8,
        "ClaimResponse"
        | "ExplanationOfBenefit"
        | "Task"
        | "DeviceRequest"
        | "DeviceUseStatement"
        | "CoverageEligibilityResponse"
        | "Binary"
        | "Media"
        | "OperationOutcome" => 9,
        "CommunicationRequest" | "Observation" => 10,
        "Communication" => 11,
        _ => return None,
    })
}

/// Types that come in thousands are only parsed where a word in them promises something.
fn is_of_use(raw: &Raw<'_>) -> bool {
    match raw.type_name.as_str() {
        "Claim" | "ClaimResponse" | "ExplanationOfBenefit" => raw.json.contains("\"preauthorization\""),
        "Observation" => raw.json.contains("\"basedOn\""),
        // What was done is history that the journey has no step for; what is being prepared is ahead.
        "Procedure" => raw.json.contains("\"preparation\""),
        "Media" => raw.json.contains("\"data\""),
        _ => true,
    }
}

fn read(raws: Vec<Raw<'_>>, context: &Context, reading: &mut Reading) {
    let mut turns: Vec<(u8, Raw<'_>)> = Vec::new();
    let mut own = Own::default();
    for raw in raws {
        let id = split::own_id(&raw);
        let name = id.as_deref().map_or_else(|| raw.place.clone(), |id| format!("{}/{id}", raw.type_name));
        // Claims repeat what other resources say, many times over.
        if !matches!(raw.type_name.as_str(), "ExplanationOfBenefit" | "Claim" | "Patient") {
            reading.add_text(&name, &words::in_resource(&raw.json));
        }
        let (start, end) = (raw.span.start, raw.span.end);
        let place = raw.place.clone();
        reading.resources.push(ResourceRef { kind: raw.type_name.clone(), id, place, start, end });
        if is_own(&raw) && own.take(&raw, &name, reading) && raw.type_name != "Patient" {
            continue;
        }
        let Some(turn) = turn_of(&raw.type_name).filter(|_| is_of_use(&raw)) else {
            reading.count_not_used(&raw.type_name);
            continue;
        };
        turns.push((turn, raw));
    }
    turns.sort_by_key(|(turn, _)| *turn);
    let only_people = turns.iter().all(|(turn, _)| *turn == 0);
    let only_people = only_people && own.is_empty();
    let mut desk = Desk {
        context,
        reading,
        sheet: Sheet::default(),
        people: People::default(),
        went_into: HashMap::new(),
        binaries: HashSet::new(),
        elsewhere: Vec::new(),
        referral_marks: None,
    };
    let mut people_count = 0;
    // Each is parsed when its turn comes and let go afterwards: a large bundle never lies in memory twice.
    for (turn, raw) in turns {
        let Some(one) = parse(raw, desk.reading) else { continue };
        if turn == 0 {
            people_count += 1;
            desk.people.add(one);
        } else {
            desk.map(&one);
        }
    }
    own.propose(&mut desk.sheet, desk.reading);
    if only_people && people_count <= DIRECTORY_MAX {
        desk.people.propose_all(&mut desk.sheet);
    }
    desk.finish();
}

fn parse(raw: Raw<'_>, reading: &mut Reading) -> Option<Parsed> {
    match serde_json::from_str(&raw.json) {
        Ok(value) => Some(Parsed::new(&raw.type_name, raw.full_url, value)),
        Err(error) => {
            reading.count_not_used(&raw.type_name);
            // The parser's own limit on nesting shows as an error like any other.
            let why =
                if error.to_string().contains("recursion") { ProblemCode::TooLarge } else { ProblemCode::Malformed };
            reading.problem(raw.type_name, why, format!("line {}", error.line()));
            None
        }
    }
}

impl Desk<'_> {
    fn map(&mut self, one: &Parsed) {
        let read = match one.type_name.as_str() {
            "Patient" => self.patient(one),
            "CareTeam" => self.care_team(one),
            "ServiceRequest" | "ReferralRequest" | "ProcedureRequest" | "DiagnosticOrder" => self.order(one),
            "Encounter" => self.encounter(one),
            "Appointment" => self.appointment(one),
            "ImagingStudy" => self.imaging_study(one),
            "DiagnosticReport" => self.diagnostic_report(one),
            "DocumentReference" => self.document(one),
            "MedicationDispense" => self.dispense(one),
            "Coverage" => self.coverage(one),
            "Claim" => self.claim(one),
            "ClaimResponse" | "ExplanationOfBenefit" => self.claim_answer(one),
            "CarePlan" => self.care_plan(one),
            "Task" => self.task(one),
            "CommunicationRequest" => self.communication_request(one),
            "Communication" => self.communication(one),
            "DeviceRequest" | "DeviceUseStatement" => self.equipment(one),
            "Observation" => self.observation(one),
            "Procedure" => self.procedure_ahead(one),
            "CoverageEligibilityResponse" => self.eligibility(one),
            "Binary" | "Media" => self.binary(one),
            "OperationOutcome" => self.server_said(one),
            _ => self.medicine(one),
        };
        if read { self.reading.count_read(&one.type_name) } else { self.reading.count_not_used(&one.type_name) }
    }

    fn patient(&mut self, one: &Parsed) -> bool {
        let Some(name) = name_of(&one.value) else { return false };
        let born_on = self.date(one, &one.value, "birthDate").map(|when| when.day());
        let subject = Subject { name: name.into(), born_on, zone: None };
        match &self.reading.subject {
            Some(former) if *former != subject => self.reading.whose = Whose::Several,
            Some(_) => {}
            None => self.reading.subject = Some(subject),
        }
        for doctor in many(&one.value, "generalPractitioner").iter().chain(many(&one.value, "careProvider")) {
            self.people.party(doctor, one, Some("pcp"), &mut self.sheet);
        }
        true
    }

    fn finish(mut self) {
        self.say_what_is_elsewhere();
        for (one, used) in self.people.tally() {
            if used { self.reading.count_read(&one.type_name) } else { self.reading.count_not_used(&one.type_name) }
        }
        self.sheet.finish(self.reading);
    }
}
