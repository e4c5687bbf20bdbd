//! The header of a document: whose, by whom, when; and the people that it names.

use super::Desk;
use super::node::{
    El, attribute, child, children, code_of, coded_words, name_words, path, point, put_contacts, words_below,
};
use crate::derive_id;
use crate::making::{Fill, item, party, slot};
use crate::reading::Subject;
use crate::terms::role_by_name;
use care_model::{EntityId, Outcome, ProblemCode};

impl Desk<'_> {
    /// Reads the header and makes the document's own draft.
    pub(super) fn header(&mut self, root: El<'_>) {
        self.document = identity(root).unwrap_or_else(|| "document".into());
        self.subject(root);
        self.dated = child(root, "effectiveTime").and_then(|time| self.point(time, "effectiveTime"));
        let authors = children(root, "author").filter_map(|author| child(author, "assignedAuthor"));
        self.author = authors.filter_map(|author| self.person_or_office(author, None)).next();
        let custodian = path(root, &["custodian", "assignedCustodian", "representedCustodianOrganization"]);
        let custodian = custodian.and_then(|office| self.office(office));
        let title = child(root, "title").map(words_below).filter(|title| !title.is_empty());
        let kind = child(root, "code");
        let mut draft = item(derive_id("hl7-ii", "ClinicalDocument", &self.document), "document", "ClinicalDocument");
        draft.put("what", title.or_else(|| kind.and_then(|kind| coded_words(kind, &self.narrative))));
        draft.put("type_code", code_of(root));
        draft.put("dated", self.dated.map(|when| when.day()));
        draft.put("author", self.author.clone().or(custodian));
        self.sheet.add(draft);
        for event in children(root, "documentationOf").filter_map(|event| child(event, "serviceEvent")) {
            for performer in children(event, "performer") {
                self.performer(performer);
            }
        }
        if let Some(visit) = path(root, &["componentOf", "encompassingEncounter"]) {
            self.encompassing_visit(visit);
        }
        self.participants(root);
    }

    /// Offices that the header names besides: whom the document is for, who referred and to whom, and whom to
    /// call back. Relatives are none of these.
    fn participants(&mut self, root: El<'_>) {
        for recipient in children(root, "informationRecipient") {
            let Some(intended) = child(recipient, "intendedRecipient") else { continue };
            let office = child(intended, "receivedOrganization");
            let person = child(intended, "informationRecipient");
            let found = self.person_and_office(intended, person, office);
            self.recipient = self.recipient.take().or(found);
        }
        for participant in children(root, "participant") {
            let Some(who) = child(participant, "associatedEntity") else { continue };
            let kind = attribute(participant, "typeCode").unwrap_or_default();
            let function = child(participant, "functionCode").and_then(|code| attribute(code, "code"));
            let is_care = matches!(kind, "CALLBCK" | "REFB" | "REFT" | "CON" | "ATND" | "PPRF" | "SPRF")
                || matches!(function, Some("PCP" | "PP"))
                || matches!(attribute(who, "classCode"), Some("ASSIGNED" | "PROV" | "QUAL" | "UNDWRT"));
            if !is_care {
                continue;
            }
            let found = self.person_and_office(who, child(who, "associatedPerson"), child(who, "scopingOrganization"));
            if let (Some("PCP" | "PP"), Some(draft)) = (function, found.as_ref().and_then(|id| self.sheet.get_mut(id)))
            {
                draft.put("role", "pcp");
            }
            match kind {
                "REFT" => self.recipient = found.or(self.recipient.take()),
                "REFB" => self.referrer = found,
                _ => {}
            }
        }
    }

    fn subject(&mut self, root: El<'_>) {
        let Some(patient) = path(root, &["recordTarget", "patientRole", "patient"]) else {
            self.reading.problem("recordTarget", ProblemCode::Missing, "patient");
            return;
        };
        let Some(name) = name_words(patient) else {
            self.reading.problem("recordTarget", ProblemCode::Missing, "name");
            return;
        };
        let born = child(patient, "birthTime").map(|time| point(time, self.context.zone));
        if matches!(born, Some(Err(_))) {
            self.reading.problem("recordTarget", ProblemCode::BadDate, "birthTime");
        }
        // A birth time with an offset must not move the day into another zone.
        let printed = child(patient, "birthTime").and_then(|time| attribute(time, "value")).and_then(|v| v.get(..8));
        let born_on = printed.and_then(|day| chrono::NaiveDate::parse_from_str(day, "%Y%m%d").ok());
        self.reading.subject = Some(Subject { name: name.into(), born_on, zone: None });
    }

    /// Someone who takes part in the care: a party, the main doctor by the function code.
    pub(super) fn performer(&mut self, performer: El<'_>) -> Option<EntityId> {
        let function = child(performer, "functionCode").and_then(|code| attribute(code, "code"));
        let role = matches!(function, Some("PCP" | "PP" | "453231000124104" | "446050000")).then_some("pcp");
        let entity = child(performer, "assignedEntity")?;
        self.person_or_office(entity, role)
    }

    /// The party of an assigned entity or author: the person, else the office. Devices are neither.
    pub(super) fn person_or_office(&mut self, entity: El<'_>, role: Option<&str>) -> Option<EntityId> {
        let office = child(entity, "representedOrganization");
        let id = self.person_and_office(entity, child(entity, "assignedPerson"), office)?;
        if let (Some(role), Some(draft)) = (role, self.sheet.get_mut(&id)) {
            draft.put("role", role);
        }
        Some(id)
    }

    fn person_and_office(
        &mut self,
        entity: El<'_>,
        person: Option<El<'_>>,
        office: Option<El<'_>>,
    ) -> Option<EntityId> {
        let Some(name) = person.and_then(name_words) else {
            return office.and_then(|office| self.office(office));
        };
        let id = derive_id("hl7-ii", "party", &identity_of_party(entity, &name));
        if !self.sheet.contains(&id) {
            let mut draft = party(id.clone(), &name, "header");
            let contacts: Vec<El<'_>> = [Some(entity), office].into_iter().flatten().collect();
            put_contacts(&mut draft, &contacts);
            self.sheet.add(draft);
        }
        Some(id)
    }

    fn office(&mut self, office: El<'_>) -> Option<EntityId> {
        let name = name_words(office)?;
        let id = derive_id("hl7-ii", "party", &identity_of_party(office, &name));
        if !self.sheet.contains(&id) {
            let mut draft = party(id.clone(), &name, "header");
            draft.put_unsure("role", role_by_name(&name).unwrap_or("clinic"));
            put_contacts(&mut draft, &[office]);
            self.sheet.add(draft);
        }
        Some(id)
    }

    /// The visit that the document tells of.
    fn encompassing_visit(&mut self, visit: El<'_>) {
        let place = "encompassingEncounter";
        let (start, end) = self.span(visit, place);
        let Some(start) = start else { return };
        let id = identity(visit).unwrap_or_else(|| format!("{}|encompassing", self.document));
        let mut draft = item(derive_id("hl7-ii", "visit", &id), "visit", place);
        let what = child(visit, "code").and_then(|code| coded_words(code, &self.narrative));
        draft.put("what", what);
        let facility = path(visit, &["location", "healthCareFacility", "location"]);
        let facility = facility.and_then(|place| name_words(place).or_else(|| super::node::address(place)));
        draft.put("slot", slot(start, end, facility));
        let responsible = path(visit, &["responsibleParty", "assignedEntity"]);
        let whom = responsible.and_then(|entity| self.person_or_office(entity, None));
        draft.put("party", whom);
        if end.unwrap_or(start).day() < self.context.today {
            draft.put("outcome", Outcome::Done);
        }
        self.sheet.add(draft);
    }
}

/// Root and extension of an instance identifier; `None` where it is only a gap.
pub(super) fn identity(node: El<'_>) -> Option<String> {
    children(node, "id").filter(|id| attribute(*id, "nullFlavor").is_none()).find_map(|id| {
        let root = attribute(id, "root")?;
        Some(format!("{root}|{}", attribute(id, "extension").unwrap_or_default()))
    })
}

/// A party by its number; without one its name is what it is known by.
fn identity_of_party(node: El<'_>, name: &str) -> String {
    let numbered =
        children(node, "id").find_map(|id| Some(format!("{}|{}", attribute(id, "root")?, attribute(id, "extension")?)));
    numbered.unwrap_or_else(|| format!("name|{}", name.to_lowercase()))
}
