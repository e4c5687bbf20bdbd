//! Orders and what came of them: ServiceRequest and its elders, ImagingStudy, DiagnosticReport.

use super::Desk;
use super::node::{first, has_code, many, text, words, words_of};
use super::people::Parsed;
use crate::making::{Fill, item};
use crate::terms::{modality, modality_of_dicom};
use care_model::{Certainty, Draft, EntityId, Outcome};
use serde_json::Value;

/// SNOMED CT: imaging, laboratory procedure, patient referral (US Core ServiceRequest categories).
const IMAGING: &str = "363679005";
const LABORATORY: &str = "108252007";
/// SNOMED CT: surgical procedure.
const SURGERY: &str = "387713003";
const REFERRAL: [&str; 3] = ["3457005", "306206005", "103696004"];

/// What an order asks for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Asks {
    Imaging,
    Lab,
    Referral,
    SecondOpinion,
    Therapy,
    Surgery,
    Procedure,
}

impl Desk<'_> {
    /// An order: for a scan, a blood test, a procedure, or that another doctor sees the person.
    pub(super) fn order(&mut self, one: &Parsed) -> bool {
        let status = self.status(one).to_owned();
        if matches!(status.as_str(), "entered-in-error" | "draft" | "proposed")
            || matches!(text(&one.value, "intent"), Some("plan" | "proposal" | "option"))
        {
            return false;
        }
        let what = words_of(&one.value, "code")
            .or_else(|| words_of(&one.value, "serviceRequested"))
            .or_else(|| words_of(&one.value, "specialty"))
            .or_else(|| words_of(&one.value, "type"))
            // DSTU2: what a DiagnosticOrder asks for stands in its items.
            .or_else(|| many(&one.value, "item").iter().find_map(|item| words_of(item, "code")))
            .or_else(|| text(&one.value, "description").map(str::to_owned));
        let asks = asks_for(one, what.as_deref().unwrap_or_default());
        let kind = match asks {
            Asks::Imaging => "imaging",
            Asks::Lab => "lab",
            Asks::Referral => "referral",
            Asks::SecondOpinion => "second_opinion",
            Asks::Therapy => "therapy",
            Asks::Surgery | Asks::Procedure => "procedure",
        };
        let mut draft = item(one.entity(), kind, one.place());
        let ordered = ["authoredOn", "orderedOn", "dateSent", "date"];
        let ordered = ordered.iter().find_map(|field| self.date(one, &one.value, field));
        let ordered = ordered.or_else(|| {
            let event = first(&one.value, "event").cloned().unwrap_or_default();
            self.date(one, &event, "dateTime")
        });
        draft.put("ordered", ordered.map(|when| when.day()));
        let (who, whom) = (self.requester(one), self.performer(one));
        match asks {
            Asks::Referral => {
                draft.put("from", who);
                draft.put("to", whom);
                draft.put("state", referral_state(&status));
                let period =
                    ["occurrencePeriod", "fulfillmentTime"].iter().find_map(|field| first(&one.value, field)).cloned();
                let period = period.unwrap_or_default();
                let valid_to = self.date(one, &period, "end").map(|when| when.day());
                draft.put("valid_to", valid_to);
            }
            Asks::Imaging => {
                let name = what.as_deref().and_then(modality);
                draft.put_unsure("modality", name);
                if name == Some("MG") {
                    draft.put_unsure("mammogram", true);
                }
                draft.put("order_by", who);
                draft.put("party", whom);
                draft.put("outcome", outcome_of(&status));
            }
            Asks::SecondOpinion => {
                draft.fields.remove("ordered");
                draft.put("own_team", who);
                draft.put("party", whom);
            }
            Asks::Therapy => {
                draft.put("by", who);
                draft.put("party", whom);
            }
            Asks::Lab | Asks::Surgery | Asks::Procedure => {
                draft.put("surgery", (asks == Asks::Surgery).then_some(true));
                draft.put("order_by", who);
                draft.put("party", whom);
                draft.put("outcome", outcome_of(&status));
            }
        }
        draft.put("what", what);
        draft.put("number", order_number(&one.value));
        self.remember(one, &draft.entity);
        self.sheet.add(draft);
        true
    }

    fn requester(&mut self, one: &Parsed) -> Option<EntityId> {
        let who = first(&one.value, "requester").or_else(|| first(&one.value, "orderer"))?;
        // STU3 wraps the person as `agent`.
        let who = first(who, "agent").unwrap_or(who);
        self.people.party(who, one, None, &mut self.sheet)
    }

    fn performer(&mut self, one: &Parsed) -> Option<EntityId> {
        let all = many(&one.value, "performer").iter().chain(many(&one.value, "recipient"));
        all.map(|who| first(who, "actor").unwrap_or(who))
            .find_map(|who| self.people.party(who, one, None, &mut self.sheet))
    }

    /// Pictures were taken: the exam is done, whether or not its order is in the file.
    pub(super) fn imaging_study(&mut self, one: &Parsed) -> bool {
        if matches!(self.status(one), "entered-in-error" | "cancelled") {
            return false;
        }
        let performed = self.date(one, &one.value, "started").map(|when| when.day());
        let code = modality_codes(&one.value).find_map(modality_of_dicom);
        let what = text(&one.value, "description")
            .map(str::to_owned)
            .or_else(|| words_of(&one.value, "procedureCode"))
            .or_else(|| study_words(&one.value));
        let entity = self.order_behind(one).unwrap_or_else(|| one.entity());
        let mut draft = item(entity, "imaging", one.place());
        draft.put("modality", code);
        if code == Some("MG") {
            draft.put("mammogram", true);
        }
        draft.put("what", what);
        draft.put("performed", performed);
        draft.put("outcome", Outcome::Done);
        self.remember(one, &draft.entity);
        let imaging = draft.entity.clone();
        let what = draft.fields.get("what").cloned();
        self.complete(draft);
        self.study(one, &imaging, what);
        true
    }

    /// The pictures themselves, where the source can name them: they are what another office asks for.
    fn study(&mut self, one: &Parsed, imaging: &EntityId, what: Option<Value>) {
        let numbers = || many(&one.value, "identifier").iter();
        let uid = numbers().filter(|number| text(number, "system") == Some("urn:dicom:uid"));
        let uid = uid.filter_map(|number| text(number, "value")).next().map(|uid| uid.trim_start_matches("urn:oid:"));
        let accession = numbers()
            .filter(|number| has_code(number.get("type").unwrap_or(&Value::Null), "coding", &["ACSN"]))
            .filter_map(|number| text(number, "value"))
            .next();
        if uid.is_none() && accession.is_none() {
            return;
        }
        let mut draft = item(crate::derive_id("study", one.entity().as_str(), ""), "study", one.place());
        draft.put("what", what);
        draft.put("imaging", imaging);
        draft.put("performed", self.date(one, &one.value, "started").map(|when| when.day()));
        draft.put("modality", modality_codes(&one.value).find_map(modality_of_dicom));
        draft.put("study_uid", uid);
        draft.put("accession", accession);
        draft.put("series", one.value.get("numberOfSeries").and_then(count));
        draft.put("images", one.value.get("numberOfInstances").and_then(count));
        self.sheet.add(draft);
    }

    /// A report: of a scan it ends the exam; of a blood test it ends the order, if that is here; with
    /// words of its own it is a document.
    pub(super) fn diagnostic_report(&mut self, one: &Parsed) -> bool {
        if matches!(self.status(one), "entered-in-error" | "cancelled") {
            return false;
        }
        let effective = self.date(one, &one.value, "effectiveDateTime");
        let period = first(&one.value, "effectivePeriod").cloned().unwrap_or_default();
        let performed = effective.or_else(|| self.date(one, &period, "start")).map(|when| when.day());
        let issued = self.date(one, &one.value, "issued").map(|when| when.day()).or(performed);
        let is_final = matches!(self.status(one), "final" | "amended" | "corrected" | "appended");
        let order = self.order_behind(one).or_else(|| self.study_behind(one));
        let mut used = false;
        if has_code(&one.value, "category", &["RAD", "LP29684-5", "RUS", "CT", "NMR", "XRC"]) {
            let mut draft = item(order.clone().unwrap_or_else(|| one.entity()), "imaging", one.place());
            let what = words_of(&one.value, "code");
            draft.put_unsure("modality", what.as_deref().and_then(modality));
            draft.put("what", what);
            draft.put("performed", performed);
            draft.put("report_final", issued.filter(|_| is_final));
            draft.put("outcome", Outcome::Done);
            self.remember(one, &draft.entity);
            // Only the report says that the exam took place.
            if order.is_none_or(|order| !self.sheet.contains(&order)) {
                draft.certainty = Certainty::Implied;
                draft.doubt("performed");
                draft.doubt("outcome");
            }
            self.complete(draft);
            used = true;
        } else if let Some(order) = order.as_ref().filter(|order| !self.sheet.contains(order))
            && has_code(&one.value, "category", &["LAB", "LP29693-6", "laboratory"])
            && is_final
        {
            self.lab_stub(one, order, issued);
            self.went_into.insert(one.place(), order.clone());
            used = true;
        } else if let Some(order) = order
            && let Some(draft) = self.sheet.get_mut(&order)
            && draft.kind() == Some("lab")
        {
            self.went_into.insert(one.place(), order);
            draft.put("resulted", issued.filter(|_| is_final));
            draft.put("outcome", is_final.then_some(Outcome::Done));
            used = true;
        }
        self.report_text(one, issued) || used
    }

    /// Writes an exam's outcome onto its order, or adds it as a thing of its own.
    fn complete(&mut self, done: Draft) {
        if let Some(order) = self.sheet.get_mut(&done.entity)
            && order.kind() == Some("imaging")
        {
            for field in ["performed", "report_final", "outcome"] {
                order.put(field, done.fields.get(field));
            }
        }
        self.sheet.add(done);
    }

    fn study_behind(&self, one: &Parsed) -> Option<EntityId> {
        let mut all = many(&one.value, "imagingStudy").iter().filter_map(|study| text(study, "reference"));
        all.find_map(|study| {
            let local = study.strip_prefix("urn:uuid:").map(|id| format!("ImagingStudy/{id}"));
            self.meant(local.as_deref().unwrap_or(study))
        })
    }
}

fn asks_for(one: &Parsed, what: &str) -> Asks {
    let value = &one.value;
    let low = what.to_lowercase();
    let says = |words: &[&str]| words.iter().any(|word| low.contains(word));
    if says(&["second opinion", "segunda opini"]) {
        return Asks::SecondOpinion;
    }
    let named = |field: &str, part: &str| {
        many(value, field).iter().filter_map(words).any(|words| words.to_lowercase().contains(part))
    };
    if one.type_name == "ReferralRequest"
        || has_code(value, "category", &REFERRAL)
        || has_code(value, "code", &REFERRAL)
    {
        return Asks::Referral;
    }
    if has_code(value, "category", &[IMAGING, "RAD", "imaging", "LP29684-5"]) || named("category", "imaging") {
        return Asks::Imaging;
    }
    if says(&["physical therapy", "occupational therapy", "speech therapy", "terapia f", "fisioterapia"]) {
        return Asks::Therapy;
    }
    if has_code(value, "category", &[LABORATORY, "LAB", "laboratory"]) || named("category", "laborator") {
        return Asks::Lab;
    }
    if named("category", "referral") || what.to_lowercase().contains("referral") || named("code", "referral") {
        return Asks::Referral;
    }
    if modality(what).is_some() {
        return Asks::Imaging;
    }
    if has_code(value, "category", &[SURGERY]) {
        return Asks::Surgery;
    }
    let has_specialty = first(value, "performerType").is_some() && first(value, "code").is_none();
    if has_specialty { Asks::Referral } else { Asks::Procedure }
}

fn referral_state(status: &str) -> Option<&'static str> {
    match status {
        "revoked" | "cancelled" | "rejected" => Some("cancelled"),
        "completed" => Some("closed"),
        _ => None,
    }
}

fn outcome_of(status: &str) -> Option<Outcome> {
    match status {
        "completed" => Some(Outcome::Done),
        "revoked" | "cancelled" | "stopped" => Some(Outcome::Cancelled),
        _ => None,
    }
}

/// A number that an office would ask for: accession or order number, never a technical id.
fn order_number(value: &Value) -> Option<String> {
    let numbers = many(value, "identifier").iter().filter(|identifier| {
        let kind = identifier.get("type").unwrap_or(&Value::Null);
        has_code(kind, "coding", &["PLAC", "FILL", "ACSN"])
    });
    numbers.filter_map(|identifier| text(identifier, "value")).map(str::to_owned).next()
}

fn modality_codes(value: &Value) -> impl Iterator<Item = &str> {
    let series = many(value, "series").iter().flat_map(|series| many(series, "modality"));
    many(value, "modality").iter().chain(series).flat_map(super::node::codes_of)
}

/// A whole number; XML has it as text.
fn count(value: &Value) -> Option<u64> {
    value.as_u64().or_else(|| value.as_str()?.parse().ok())
}

fn study_words(value: &Value) -> Option<String> {
    let series = first(value, "series")?;
    let what = series.get("modality").and_then(words);
    let part = series.get("bodySite").and_then(words);
    let parts: Vec<String> = [what, part].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}
