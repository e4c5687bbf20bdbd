//! Entries of sections: what was done, and what is planned.

use super::Desk;
use super::header::identity;
use super::node::{El, address, attribute, child, children, code_of, coded_words, name_words, path, referred_words};
use crate::derive_id;
use crate::limits::NESTING_MAX;
use crate::making::{Fill, item, slot};
use crate::terms::modality;
use care_model::{Certainty, Draft, EntityId, Outcome};

/// Moods of what has not happened yet (HL7 ActMood).
const PLANNED: [&str; 7] = ["INT", "RQO", "ARQ", "PRMS", "APT", "PRP", "OPT"];
/// Moods of what was agreed with an office, not only meant.
const AGREED: [&str; 2] = ["APT", "PRMS"];
/// SNOMED CT: patient referral, and for consultation; care plan's own.
const REFERRAL: [&str; 5] = ["3457005", "306206005", "44383000", "103696004", "103697008"];
/// C-CDA Instruction act: words for the person, no order.
const INSTRUCTION: &str = "2.16.840.1.113883.10.20.22.4.20";
/// LOINC: the section on who pays, whose acts are policies.
const PAYERS: &str = "48768-6";
/// C-CDA Planned Immunization Activity.
const IMMUNIZATION: &str = "2.16.840.1.113883.10.20.22.4.120";
/// Longest `what` taken from narrative, in characters; the whole stays in `source.text`.
const WHAT_CHARS_MAX: usize = 160;

impl Desk<'_> {
    /// One entry, or what it holds: a planned intervention only frames what is planned.
    pub(super) fn act_or_within(&mut self, act: El<'_>, section: Option<&str>, place: &str, number: usize) -> bool {
        let mut found = !is_intervention(act) && self.act(act, section, place, number);
        let is_frame = matches!(act.tag_name().name(), "act" | "organizer")
            && (is_planned(act) || is_intervention(act) || matches!(section, Some("18776-5" | "62387-6")));
        if !is_frame || attribute(act, "negationInd") == Some("true") || section == Some(PAYERS) {
            return found;
        }
        // What goes with a medicine (its supply, its monitoring) is told by the medicine.
        let in_medicine = |below: &El<'_>| {
            let up = below.ancestors().skip(1).take_while(|up| *up != act);
            up.take(NESTING_MAX).any(|up| up.tag_name().name() == "substanceAdministration")
        };
        let within = act.descendants().filter(|below| *below != act && is_act(*below) && is_planned(*below));
        let within: Vec<El<'_>> = within.filter(|below| !is_intervention(*below) && !in_medicine(below)).collect();
        for (inner, below) in within.into_iter().enumerate() {
            found |= self.act(below, section, place, number * 1_000 + inner + 1);
        }
        found
    }

    /// One entry; `true` when a draft came of it.
    pub(super) fn act(&mut self, act: El<'_>, section: Option<&str>, place: &str, number: usize) -> bool {
        let mood = attribute(act, "moodCode").unwrap_or("EVN");
        if attribute(act, "negationInd") == Some("true")
            || status(act) == Some("nullified")
            || section == Some(PAYERS)
            || code_of(act) == Some(PAYERS)
        {
            return false;
        }
        let is_planned = PLANNED.contains(&mood);
        match act.tag_name().name() {
            // Some systems write the order for a referral as a planned encounter.
            "encounter" if is_planned && self.asks_for_referral(act, section) => {
                self.planned(act, mood, section, place, number)
            }
            "encounter" => self.visit(act, mood, place, number),
            "organizer" if section == Some("85847-2") || code_of(act) == Some("86744-0") => self.care_team(act),
            "substanceAdministration" if section == Some("10160-0") || (section.is_none() && !is_planned) => {
                self.medicine(act, place, number)
            }
            "substanceAdministration" if is_planned => self.medicine_ahead(act, place, number),
            "supply" if is_planned => self.supply_ahead(act, place, number),
            "act" | "observation" | "procedure" if is_planned => self.planned(act, mood, section, place, number),
            "act" | "observation" | "procedure" | "organizer" if mood == "EVN" => self.done(act, place, number),
            _ => false,
        }
    }

    fn new_draft(&self, act: El<'_>, kind: &str, place: &str, number: usize) -> Draft {
        let id = identity(act).unwrap_or_else(|| format!("{}|{place}|{number}", self.document));
        item(derive_id("hl7-ii", kind, &id), kind, place)
    }

    /// Adds a draft; where another thing has the same id (examples are copied), it gets one of its own.
    fn add(&mut self, mut draft: Draft, number: usize) -> bool {
        let differs = |former: &Draft| {
            ["kind", "what", "slot", "started"]
                .iter()
                .any(|field| former.fields.get(*field) != draft.fields.get(*field))
        };
        // The same referral or exam is often told in two sections, under two ids.
        let text = |field: &str| draft.fields.get(field).map(ToString::to_string).unwrap_or_default();
        if matches!(draft.kind(), Some("referral")) || draft.fields.contains_key("performed") {
            let key = [text("kind"), text("what").to_lowercase(), text("performed")].join("|");
            if let Some(former) = self.told.get(&key) {
                draft.entity = former.clone();
                self.sheet.add(draft);
                return true;
            }
            self.told.insert(key, draft.entity.clone());
        }
        if self.sheet.get_mut(&draft.entity).is_some_and(|former| differs(former)) {
            let place = format!("{}|{}|{number}", self.document, draft.source.place);
            draft.entity = derive_id("hl7-ii", draft.entity.as_str(), &place);
        }
        self.sheet.add(draft);
        true
    }

    fn visit(&mut self, act: El<'_>, mood: &str, place: &str, number: usize) -> bool {
        let (start, end) = self.span(act, place);
        let mut draft = self.new_draft(act, "visit", place, number);
        // Some systems say what is asked for only by the visit that it grew from.
        let source = || path(act, &["entryRelationship", "encounter"]).and_then(|other| self.what(other));
        let what = self.what(act).or_else(|| source().filter(|_| PLANNED.contains(&mood)));
        draft.put("what", what);
        if let Some(start) = start {
            draft.put("slot", slot(start, end, place_of(act)));
        }
        if PLANNED.contains(&mood) {
            // Meant or asked for is not booked: the day is shown, and a person has to say that it holds.
            if !AGREED.contains(&mood) {
                draft.doubt("slot");
            }
            if matches!(status(act), Some("cancelled" | "aborted")) {
                draft.put("outcome", Outcome::Cancelled);
            }
        } else {
            draft.put("outcome", Outcome::Done);
        }
        let party = self.performer_of(act);
        draft.put("party", party);
        if draft.fields.len() < 2 {
            return false;
        }
        self.add(draft, number)
    }

    /// What is planned: a scan, a blood test, a referral, a procedure, or something to do.
    fn planned(&mut self, act: El<'_>, mood: &str, section: Option<&str>, place: &str, number: usize) -> bool {
        let is_instruction = children(act, "templateId").any(|id| attribute(id, "root") == Some(INSTRUCTION));
        let Some(what) = self.what(act) else { return false };
        if is_instruction || mood == "GOL" {
            return false;
        }
        let (start, _) = self.span(act, place);
        let day = start.map(|when| when.day());
        let party = self.performer_of(act);
        let is_referral = self.asks_for_referral(act, section);
        let is_lab = act.tag_name().name() == "observation";
        let kind = match modality(&what) {
            _ if is_referral => "referral",
            Some(_) => "imaging",
            None if is_lab => "lab",
            None if act.tag_name().name() == "procedure" => "procedure",
            None => "task",
        };
        let mut draft = self.new_draft(act, kind, place, number);
        let author = self.referrer.clone().or_else(|| self.author.clone());
        match kind {
            "referral" => {
                draft.put_unsure("from", author);
                draft.put("to", party);
            }
            "imaging" => {
                draft.put_unsure("modality", modality(&what));
                draft.put("party", party);
            }
            "lab" => {
                draft.put("due", day);
                draft.put("party", party);
            }
            "procedure" => draft.put("party", party),
            _ => {
                draft.put("due", day);
                draft.put("party", party);
            }
        }
        let written_on = self.dated.map_or(self.context.today, |when| when.day());
        match (start, kind) {
            (Some(start), "imaging" | "procedure") if AGREED.contains(&mood) => {
                draft.put("slot", slot(start, None, place_of(act)));
            }
            // A day up to the document's own is when it was ordered; a later one is only a wish.
            (Some(start), "imaging" | "procedure" | "referral") if start.day() <= written_on => {
                draft.put_unsure("ordered", start.day());
            }
            (Some(start), "imaging" | "procedure") => draft.put_unsure("slot", slot(start, None, place_of(act))),
            _ => {}
        }
        draft.put("what", what);
        self.add(draft, number)
    }

    /// What was done: only exams with pictures are of use to the journey.
    fn done(&mut self, act: El<'_>, place: &str, number: usize) -> bool {
        let Some(what) = self.what(act) else { return false };
        let Some(code) = modality(&what) else { return false };
        let (start, _) = self.span(act, place);
        let mut draft = self.new_draft(act, "imaging", place, number);
        draft.put("what", what);
        draft.put_unsure("modality", code);
        draft.put("performed", start.map(|when| when.day()));
        draft.put("outcome", Outcome::Done);
        self.add(draft, number)
    }

    /// A medicine, named as the source names it.
    fn medicine(&mut self, act: El<'_>, place: &str, number: usize) -> bool {
        let Some(name) = self.product_name(act) else { return false };
        let (start, end) = self.span(act, place);
        let mut draft = self.new_draft(act, "medicine", place, number);
        draft.put("what", name);
        draft.put("state", status(act).map(medicine_state));
        draft.put("started", start.map(|when| when.day()));
        draft.put("ended", end.map(|when| when.day()));
        self.add(draft, number)
    }

    /// A medicine or an immunisation that is meant to be given: a person has to say that it is.
    fn medicine_ahead(&mut self, act: El<'_>, place: &str, number: usize) -> bool {
        let Some(name) = self.product_name(act) else { return false };
        let (start, _) = self.span(act, place);
        let day = start.map(|when| when.day());
        let is_shot = templates(act).any(|root| root == IMMUNIZATION) || class_of(act) == Some("IMM");
        let mut draft = self.new_draft(act, if is_shot { "task" } else { "medicine" }, place, number);
        draft.put_unsure("what", name);
        draft.put_unsure(if is_shot { "due" } else { "started" }, day);
        let party = self.performer_of(act);
        draft.put(if is_shot { "party" } else { "prescriber" }, party);
        draft.certainty = Certainty::Implied;
        self.add(draft, number)
    }

    /// Equipment or supplies that are meant to be given.
    fn supply_ahead(&mut self, act: El<'_>, place: &str, number: usize) -> bool {
        let named = path(act, &["product", "manufacturedProduct", "manufacturedMaterial", "code"])
            .and_then(|code| self.coded(code));
        let device = || {
            path(act, &["participant", "participantRole", "playingDevice", "code"]).and_then(|code| self.coded(code))
        };
        let Some(what) = named.or_else(device).or_else(|| self.what(act)) else { return false };
        let (start, _) = self.span(act, place);
        let party = self.performer_of(act);
        let mut draft = self.new_draft(act, "equipment", place, number);
        draft.put_unsure("what", what);
        draft.put_unsure("start", start.map(|when| when.day()));
        draft.put("party", party);
        draft.certainty = Certainty::Implied;
        self.add(draft, number)
    }

    /// The members of a care team.
    fn care_team(&mut self, organizer: El<'_>) -> bool {
        let performers: Vec<El<'_>> =
            organizer.descendants().filter(|node| node.tag_name().name() == "performer").collect();
        let found: Vec<EntityId> = performers.into_iter().filter_map(|who| self.performer(who)).collect();
        !found.is_empty()
    }

    fn performer_of(&mut self, act: El<'_>) -> Option<EntityId> {
        let performers: Vec<El<'_>> = children(act, "performer").collect();
        performers.into_iter().find_map(|who| self.performer(who))
    }

    fn asks_for_referral(&self, act: El<'_>, section: Option<&str>) -> bool {
        let says = || self.what(act).is_some_and(|what| what.to_lowercase().contains("referral"));
        section == Some("42349-1") || code_of(act).is_some_and(|code| REFERRAL.contains(&code)) || says()
    }

    fn what(&self, act: El<'_>) -> Option<String> {
        let told = |text: El<'_>| referred_words(text, &self.narrative);
        child(act, "code").and_then(|code| self.coded(code)).or_else(|| child(act, "text").and_then(told))
    }

    fn coded(&self, code: El<'_>) -> Option<String> {
        coded_words(code, &self.narrative)
    }

    fn product_name(&self, act: El<'_>) -> Option<String> {
        let product = path(act, &["consumable", "manufacturedProduct"])?;
        let material = child(product, "manufacturedMaterial").or_else(|| child(product, "manufacturedLabeledDrug"))?;
        let named = || child(material, "name").and_then(|name| referred_words(name, &self.narrative));
        child(material, "code").and_then(|code| self.coded(code)).or_else(named)
    }

    /// A referral that stands only in words: kept word for word, everything in it to be checked.
    pub(super) fn referral_in_words(&mut self, title: &str, words: &str) {
        if words.trim().is_empty() {
            return;
        }
        let id = derive_id("hl7-ii", "referral", &format!("{}|42349-1", self.document));
        let mut draft = item(id, "referral", if title.is_empty() { "42349-1" } else { title });
        let short: String = words.lines().next().unwrap_or_default().chars().take(WHAT_CHARS_MAX).collect();
        draft.put_unsure("what", short);
        draft.put_unsure("from", self.referrer.clone().or_else(|| self.author.clone()));
        draft.put_unsure("to", self.recipient.clone());
        draft.put_unsure("ordered", self.dated.map(|when| when.day()));
        draft.certainty = Certainty::Stated;
        draft.source.text = Some(words.into());
        self.sheet.add(draft);
    }
}

fn templates<'a>(act: El<'a>) -> impl Iterator<Item = &'a str> {
    children(act, "templateId").filter_map(|id| attribute(id, "root"))
}

fn class_of(act: El<'_>) -> Option<&str> {
    attribute(act, "classCode")
}

/// Planned Intervention Act and Intervention Act: frames of what is to be done.
fn is_intervention(act: El<'_>) -> bool {
    templates(act).any(|root| matches!(root, "2.16.840.1.113883.10.20.22.4.146" | "2.16.840.1.113883.10.20.22.4.131"))
}

fn is_planned(act: El<'_>) -> bool {
    attribute(act, "moodCode").is_some_and(|mood| PLANNED.contains(&mood))
}

fn is_act(node: El<'_>) -> bool {
    matches!(
        node.tag_name().name(),
        "act" | "observation" | "procedure" | "encounter" | "substanceAdministration" | "supply"
    )
}

/// HL7's act states in the words of FHIR, which the record uses.
fn medicine_state(status: &str) -> &str {
    match status {
        "aborted" | "cancelled" => "stopped",
        "suspended" | "held" => "on-hold",
        other => other,
    }
}

fn status(act: El<'_>) -> Option<&str> {
    attribute(child(act, "statusCode")?, "code")
}

/// Name and address of the place where an act happens.
fn place_of(act: El<'_>) -> Option<String> {
    let roles = children(act, "participant").filter(|one| attribute(*one, "typeCode") == Some("LOC"));
    roles.filter_map(|one| child(one, "participantRole")).find_map(|role| {
        let name = child(role, "playingEntity").and_then(name_words);
        let parts: Vec<String> = [name, address(role)].into_iter().flatten().collect();
        (!parts.is_empty()).then(|| parts.join(", "))
    })
}
