//! From what a letter says to drafts. A date read from prose is always to be checked by a person.

use super::{LetterCertainty, LetterFact, LetterReading};
use crate::ids::derive_id;
use crate::making::{Fill, Sheet, item, party};
use crate::terms::{has_word, role_by_name};
use care_model::{Certainty, Draft, EntityId, Slot, WallTime};
use chrono::NaiveDate;
use chrono_tz::Tz;
use serde_json::Value;

/// Modality of an order in the words of `care read`, and in those of the record.
const MODALITIES: [(&str, &str); 10] = [
    ("MRI", "MR"),
    ("CT", "CT"),
    ("US", "US"),
    ("XR", "XR"),
    ("MAMMO", "MG"),
    ("PET", "PT"),
    ("DXA", "DXA"),
    ("NM", "NM"),
    ("ECHO", "US"),
    ("MR", "MR"),
];
/// Words that make a dated thing a procedure, not a visit.
const PROCEDURES: [&str; 20] = [
    "surgery",
    "colonoscopy",
    "endoscopy",
    "biopsy",
    "procedure",
    "operation",
    "arthroscopy",
    "replacement",
    "injection",
    "catheterization",
    "egd",
    "cirugía",
    "cirugia",
    "colonoscopia",
    "endoscopia",
    "biopsia",
    "procedimiento",
    "operación",
    "artroscopia",
    "infusion",
];
/// Words that make it a blood or other laboratory test.
const LABS: [&str; 9] =
    ["lab", "labs", "blood draw", "blood test", "bloodwork", "laboratorio", "analítica", "análisis", "extracción"];
/// What travels, by words of the letter; the first that fits.
const THINGS: [(&str, &[&str]); 5] = [
    ("images", &["images", "pictures", "films", "disc", "cd", "imágenes", "imagenes", "placas", "disco"]),
    ("report", &["report", "results", "result", "informe", "resultado", "resultados", "pathology"]),
    (
        "consult note",
        &["consult note", "consultation note", "office note", "visit note", "nota", "informe de consulta"],
    ),
    ("renewed referral", &["referral", "volante", "referido", "derivación"]),
    ("carry", &["insurance card", "id card", "tarjeta"]),
];

/// Where a finding stands, for people.
pub(crate) type PlaceOf<'a> = &'a dyn Fn(usize) -> String;

/// The drafts of a letter. `place_of` names the place of a byte in its text; `author` is whoever wrote it, where the
/// caller knows.
pub(crate) fn put_drafts(letter: &LetterReading, place_of: PlaceOf<'_>, sheet: &mut Sheet) {
    let mut desk = Desk { letter, place_of, sheet, dated: Vec::new() };
    // Dated things first: preparation and instructions belong to them.
    for fact in letter.facts.iter().filter(|fact| fact.kind == "appointment") {
        desk.appointment(fact);
    }
    for fact in &letter.facts {
        match fact.kind.as_str() {
            "referral" => desk.referral(fact),
            "imaging_order" => desk.imaging(fact),
            "lab_order" => desk.lab(fact),
            "therapy_order" => desk.therapy(fact),
            "authorisation" => desk.approval(fact),
            "handoff" => desk.hand_off(fact),
            "preparation" | "instruction" => desk.instruction(fact),
            "deadline" => desk.deadline(fact),
            "medicine" => desk.medicine(fact),
            "plan_change" => desk.plan_change(fact),
            "phone" | "fax" => desk.number(fact),
            _ => {}
        }
    }
}

struct Desk<'a> {
    letter: &'a LetterReading,
    place_of: PlaceOf<'a>,
    sheet: &'a mut Sheet,
    /// Dated things of this letter.
    dated: Vec<EntityId>,
}

impl Desk<'_> {
    fn draft(&self, fact: &LetterFact, kind: &str, key: &[&str]) -> Draft {
        let key = folded(&key.join("|"));
        let mut draft = item(derive_id("letter", kind, &key), kind, (self.place_of)(fact.span.start));
        draft.source.text = Some(fact.source_text.as_str().into());
        draft.certainty = match fact.certainty {
            LetterCertainty::Stated => Certainty::Stated,
            LetterCertainty::Implied => Certainty::Implied,
        };
        draft
    }

    /// Finishes a draft: what the letter leaves open is marked.
    fn add(&mut self, fact: &LetterFact, mut draft: Draft) {
        if fact.certainty == LetterCertainty::Implied || !fact.check.is_empty() {
            let names: Vec<String> = draft.fields.keys().filter(|name| *name != "kind").cloned().collect();
            names.iter().for_each(|name| draft.doubt(name));
        }
        self.sheet.add(draft);
    }

    /// The party that a letter names, with the phone or fax that stands with it.
    fn party(&mut self, fact: &LetterFact, field: &str) -> Option<EntityId> {
        let name = text(fact, field)?;
        let id = derive_id("letter", "party", &folded(name));
        if !self.sheet.contains(&id) {
            let mut whom = party(id.clone(), name, (self.place_of)(fact.span.start));
            whom.source.text = Some(fact.source_text.as_str().into());
            whom.certainty = Certainty::Implied;
            whom.put_unsure("role", role_by_name(name).unwrap_or("specialist"));
            whom.doubt("name");
            self.sheet.add(whom);
        }
        Some(id)
    }

    fn appointment(&mut self, fact: &LetterFact) {
        let Some(slot) = slot(fact) else { return };
        let what = text(fact, "what").unwrap_or_default();
        let words = what.to_lowercase();
        let status = text(fact, "status").unwrap_or("booked");
        let says = |list: &[&str]| list.iter().any(|word| has_word(&words, word));
        let modality = crate::terms::modality(what);
        let kind = match (status, modality) {
            ("offered", _) => "offer",
            (_, Some(_)) => "imaging",
            _ if says(&LABS) => "lab",
            _ if says(&PROCEDURES) => "procedure",
            _ => "visit",
        };
        let whom = text(fact, "with").or_else(|| text(fact, "place")).unwrap_or_default();
        let start = text(fact, "start").unwrap_or_default();
        let mut draft = self.draft(fact, kind, &[start, whom, what]);
        draft.put_unsure("slot", &slot);
        draft.put("what", Some(what).filter(|_| kind != "offer"));
        let by = self.party(fact, "with").or_else(|| self.party(fact, "place"));
        draft.put_unsure("party", by.filter(|_| kind != "offer"));
        draft.put_unsure("modality", modality);
        draft.put_unsure("outcome", (status == "cancelled").then_some("cancelled"));
        draft.put_unsure(crate::MOVED_FROM, text(fact, "old_start"));
        if status != "cancelled" && kind != "offer" {
            self.dated.push(draft.entity.clone());
        }
        self.add(fact, draft);
    }

    fn referral(&mut self, fact: &LetterFact) {
        let [to, specialty, number] = ["to", "specialty", "number"].map(|field| text(fact, field).unwrap_or_default());
        let mut draft = self.draft(fact, "referral", &[to, specialty, number]);
        draft.put("what", text(fact, "reason").or(Some(specialty)));
        draft.put("label", Some(specialty).filter(|_| fact.fields.contains_key("reason")));
        draft.put("number", Some(number));
        draft.put_unsure("to", self.party(fact, "to"));
        draft.put_unsure("from", self.party(fact, "from"));
        draft.put_unsure("ordered", self.letter.doc_date);
        draft.put_unsure("valid_from", day(fact, "valid_from"));
        draft.put_unsure("valid_to", day(fact, "valid_to"));
        self.add(fact, draft);
    }

    fn imaging(&mut self, fact: &LetterFact) {
        let [code, part] = ["modality", "body_part"].map(|field| text(fact, field).unwrap_or_default());
        let ours = MODALITIES.iter().find(|(theirs, _)| *theirs == code).map(|(_, ours)| *ours);
        let mut draft = self.draft(fact, "imaging", &[code, part, &self.doc_day()]);
        draft.put("what", format!("{code} {part}").trim());
        draft.put_unsure("modality", ours);
        draft.put("mammogram", (ours == Some("MG")).then_some(true));
        draft.put_unsure("body_part", Some(part));
        draft.put_unsure("contrast", text(fact, "contrast").map(|contrast| contrast != "no"));
        draft.put_unsure("order_by", self.party(fact, "ordered_by"));
        draft.put_unsure("party", self.party(fact, "place"));
        draft.put_unsure("ordered", self.letter.doc_date);
        self.have_done_by(fact, &draft);
        self.add(fact, draft);
    }

    fn lab(&mut self, fact: &LetterFact) {
        let tests = text(fact, "tests").unwrap_or_default();
        let mut draft = self.draft(fact, "lab", &[tests, &self.doc_day()]);
        draft.put("what", Some(tests));
        draft.put_unsure("order_by", self.party(fact, "ordered_by"));
        draft.put_unsure("party", self.party(fact, "place"));
        draft.put_unsure("ordered", self.letter.doc_date);
        draft.put_unsure("due", day(fact, "by_date"));
        draft.put_unsure("fasting", text(fact, "fasting").map(|fasting| fasting != "no"));
        self.add(fact, draft);
    }

    fn therapy(&mut self, fact: &LetterFact) {
        let [therapy, reason] = ["therapy", "reason"].map(|field| text(fact, field).unwrap_or_default());
        let mut draft = self.draft(fact, "therapy", &[therapy, reason, &self.doc_day()]);
        draft.put("what", [therapy, reason].join(" ").trim());
        draft.put("label", text(fact, "frequency"));
        draft.put_unsure("by", self.party(fact, "ordered_by"));
        draft.put_unsure("party", self.party(fact, "place"));
        draft.put_unsure("ordered", self.letter.doc_date);
        draft.put_unsure("visits_allowed", count(fact, "visits"));
        self.have_done_by(fact, &draft);
        self.add(fact, draft);
    }

    fn approval(&mut self, fact: &LetterFact) {
        let [status, number, code] = ["status", "number", "code"].map(|field| text(fact, field).unwrap_or_default());
        let mut draft = self.draft(fact, "pa", &[status, number, code]);
        draft.put("what", text(fact, "service"));
        draft.put("number", Some(number));
        draft.put("code", Some(code));
        draft.put_unsure("units", count(fact, "units"));
        let state = match status {
            "approved" | "partial" | "expired" => "approved",
            "denied" => "denied",
            "pending" => "submitted",
            _ => "unknown",
        };
        draft.put_unsure("state", state);
        if let (Some(from), Some(to)) = (day(fact, "from").or(self.letter.doc_date), day(fact, "to")) {
            draft.put_unsure("window", [from, to]);
        }
        draft.put_unsure("place", self.party(fact, "place"));
        draft.put_unsure("appeal_deadline", day(fact, "appeal_by"));
        self.add(fact, draft);
    }

    fn hand_off(&mut self, fact: &LetterFact) {
        let [what, to, from] = ["what", "to", "from"].map(|field| text(fact, field).unwrap_or_default());
        let by = text(fact, "by_date").unwrap_or_default();
        let mut draft = self.draft(fact, "need", &[what, to, from, by]);
        let words = what.to_lowercase();
        let fits = |(_, list): &&(&str, &[&str])| list.iter().any(|word| has_word(&words, word));
        draft.put("what", THINGS.iter().find(fits).map_or("other", |(thing, _)| *thing));
        draft.put("label", Some(what));
        draft.put_unsure("to", self.party(fact, "to"));
        draft.put_unsure("from", self.party(fact, "from"));
        draft.put_unsure("needed_by", day(fact, "by_date"));
        draft.put_unsure("hard", true);
        draft.put_unsure("state", is_yes(fact, "done").then_some("requested"));
        self.add(fact, draft);
    }

    fn instruction(&mut self, fact: &LetterFact) {
        let Some(words) = text(fact, "text") else { return };
        let mut draft = self.draft(fact, "instruction", &[words, &self.doc_day()]);
        draft.put("what", text(fact, "subject"));
        draft.put("words", words);
        draft.put("says", if fact.kind == "preparation" { "prep" } else { "other" });
        draft.put("subject", text(fact, "subject"));
        draft.put_unsure("day", day(fact, "date"));
        self.tie(&mut draft);
        self.add(fact, draft);
    }

    fn medicine(&mut self, fact: &LetterFact) {
        let Some(name) = text(fact, "name") else { return };
        let action = text(fact, "action").unwrap_or_default();
        let words = action.to_lowercase();
        let says = |list: &[&str]| list.iter().any(|word| words.contains(word));
        let class = if says(&["hold", "skip", "do not take", "don't take", "suspend", "no tome", "no tomar", "omit"]) {
            Some("hold")
        } else if says(&["stop", "discontinue", "deje de", "dejar de", "descontinu", "interrump"]) {
            Some("stop")
        } else if says(&["continue", "keep taking", "resume", "siga", "continú", "continu", "reanud"]) {
            Some("take")
        } else {
            None
        };
        if let Some(class) = class {
            let mut draft = self.draft(fact, "instruction", &[name, action, &self.doc_day()]);
            draft.put("what", name);
            draft.put("subject", name);
            draft.put("words", fact.source_text.as_str());
            draft.put_unsure("says", class);
            draft.put_unsure("day", day(fact, "date"));
            self.tie(&mut draft);
            return self.add(fact, draft);
        }
        let mut draft = self.draft(fact, "medicine", &[name]);
        draft.put("what", name);
        draft.put_unsure("directions", Some(action));
        draft.put_unsure("refills_left", count(fact, "refills"));
        draft.put_unsure("started", day(fact, "date"));
        self.add(fact, draft);
    }

    fn deadline(&mut self, fact: &LetterFact) {
        let (Some(what), Some(date)) = (text(fact, "what"), day(fact, "date")) else { return };
        let mut draft = self.draft(fact, "task", &[what, &date.to_string()]);
        draft.put("what", what);
        draft.put_unsure("due", date);
        self.add(fact, draft);
    }

    fn plan_change(&mut self, fact: &LetterFact) {
        let Some(change) = text(fact, "change") else { return };
        let mut draft = self.draft(fact, "note", &[change, text(fact, "date").unwrap_or_default()]);
        draft.put("what", text(fact, "plan").unwrap_or(change));
        draft.put("text", fact.source_text.as_str());
        draft.put_unsure("dated", day(fact, "date"));
        self.add(fact, draft);
    }

    fn number(&mut self, fact: &LetterFact) {
        let (Some(number), Some(id)) = (text(fact, "number"), self.party(fact, "party")) else { return };
        let kind = fact.kind.clone();
        if let Some(whom) = self.sheet.get_mut(&id)
            && !whom.fields.contains_key(&kind)
        {
            whom.put_unsure(&kind, number);
        }
    }

    /// The last day for a test, as a thing to do that goes with the order.
    fn have_done_by(&mut self, fact: &LetterFact, order: &Draft) {
        let Some(by) = day(fact, "by_date").or_else(|| day(fact, "valid_to")) else { return };
        let what = order.fields.get("what").and_then(Value::as_str).unwrap_or_default();
        let mut draft = self.draft(fact, "task", &[what, &by.to_string()]);
        draft.put("what", what);
        draft.put_unsure("due", by);
        draft.put("for", &order.entity);
        draft.needs.push(order.entity.clone());
        self.add(fact, draft);
    }

    /// Ties preparation and the like to the one dated thing of the letter; with several a person says which.
    fn tie(&self, draft: &mut Draft) {
        draft.put("way", "letter");
        draft.put_unsure("said_on", self.letter.doc_date);
        if let [only] = self.dated.as_slice() {
            draft.put_unsure("about", only);
        }
    }

    fn doc_day(&self) -> String {
        self.letter.doc_date.map(|day| day.to_string()).unwrap_or_default()
    }
}

fn text<'f>(fact: &'f LetterFact, field: &str) -> Option<&'f str> {
    fact.fields.get(field).and_then(Value::as_str).filter(|text| !text.trim().is_empty())
}

fn day(fact: &LetterFact, field: &str) -> Option<NaiveDate> {
    text(fact, field)?.get(..10)?.parse().ok()
}

fn count(fact: &LetterFact, field: &str) -> Option<u64> {
    match fact.fields.get(field)? {
        Value::Number(number) => number.as_u64(),
        Value::String(words) => words.split_whitespace().find_map(|word| word.parse().ok()),
        _ => None,
    }
}

fn is_yes(fact: &LetterFact, field: &str) -> bool {
    match fact.fields.get(field) {
        Some(Value::Bool(yes)) => *yes,
        Some(Value::String(word)) => word == "yes" || word == "true",
        _ => false,
    }
}

/// Wall time of `2027-03-04T08:30` or `2027-03-04`; whether it is only a day.
fn wall(text: &str) -> Option<(WallTime, bool)> {
    match text.parse::<NaiveDate>() {
        Ok(day) => Some((WallTime(day.and_hms_opt(0, 0, 0)?), true)),
        Err(_) => Some((WallTime::parse(text)?, false)),
    }
}

fn slot(fact: &LetterFact) -> Option<Slot> {
    let (start, all_day) = wall(text(fact, "start")?)?;
    let end = text(fact, "end").and_then(wall).map(|(end, _)| end).filter(|end| *end > start);
    let tz = text(fact, "zone").and_then(|zone| zone.parse::<Tz>().ok());
    Some(Slot { start, end, tz, place: text(fact, "place").map(Into::into), all_day })
}

/// Letters and digits only, without case: the same thing in two letters has one key.
fn folded(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric() || *c == '|').flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fact(kind: &str, fields: Value) -> LetterFact {
        LetterFact {
            kind: kind.into(),
            fields: fields.as_object().cloned().unwrap_or_default(),
            source_text: "as printed".into(),
            certainty: LetterCertainty::Stated,
            span: 0..10,
            check: Default::default(),
        }
    }

    fn drafts(facts: Vec<LetterFact>) -> Vec<Draft> {
        let letter = LetterReading { language: "en".into(), doc_date: "2027-01-11".parse().ok(), facts };
        let mut sheet = Sheet::default();
        put_drafts(&letter, &|at| format!("line {}", at + 1), &mut sheet);
        let mut reading = crate::Reading::new(crate::FileKind::Text);
        sheet.finish(&mut reading);
        reading.drafts
    }

    fn of<'d>(drafts: &'d [Draft], kind: &str) -> Vec<&'d Draft> {
        drafts.iter().filter(|draft| draft.kind() == Some(kind)).collect()
    }

    #[test]
    fn every_date_of_a_letter_is_to_be_checked_and_keeps_its_words() {
        let drafts = drafts(vec![
            fact(
                "appointment",
                serde_json::json!({"start": "2027-04-15T14:00", "with": "Dr. Lee", "status": "booked"}),
            ),
            fact("deadline", serde_json::json!({"what": "send the form", "date": "2027-02-01"})),
            fact(
                "referral",
                serde_json::json!({"to": "Dr. Lee", "specialty": "orthopedics", "valid_to": "2027-07-11"}),
            ),
        ]);
        for (kind, field) in [("visit", "slot"), ("task", "due"), ("referral", "valid_to")] {
            let [draft] = of(&drafts, kind)[..] else { panic!("one {kind}: {drafts:?}") };
            assert!(draft.unsure.iter().any(|name| name == field), "{kind} {:?}", draft.unsure);
            assert_eq!(draft.source.text.as_ref().map(|text| text.reveal().as_str()), Some("as printed"));
            assert_ne!(draft.certainty, Certainty::Structured);
        }
        // One doctor, named twice, is one party.
        assert_eq!(drafts.iter().filter(|draft| draft.entity_type == care_model::EntityType::Party).count(), 1);
    }

    #[test]
    fn what_is_done_at_a_time_tells_the_kind_and_preparation_goes_with_it() {
        let drafts = drafts(vec![
            fact("preparation", serde_json::json!({"text": "nothing to eat after midnight"})),
            fact(
                "appointment",
                serde_json::json!({"start": "2027-04-12T07:30", "what": "MRI left shoulder", "status": "booked"}),
            ),
            fact("medicine", serde_json::json!({"name": "warfarin", "action": "stop taking", "date": "2027-04-07"})),
        ]);
        let exam = of(&drafts, "imaging")[0];
        for words in of(&drafts, "instruction") {
            assert_eq!(words.fields["about"], serde_json::json!(exam.entity));
        }
        let says: Vec<_> = of(&drafts, "instruction").iter().map(|draft| draft.fields["says"].clone()).collect();
        assert_eq!(says, ["prep", "stop"]);
    }

    #[test]
    fn a_moved_visit_knows_where_it_stood_and_a_cancelled_one_is_no_new_visit() {
        let drafts = drafts(vec![
            fact(
                "appointment",
                serde_json::json!({"start": "2027-04-20T09:00", "old_start": "2027-04-15T14:00", "with": "Dr. Lee", "status": "moved"}),
            ),
            fact("appointment", serde_json::json!({"start": "2027-05-03", "with": "Dr. Ruiz", "status": "cancelled"})),
        ]);
        let [moved, cancelled] = of(&drafts, "visit")[..] else { panic!("{drafts:?}") };
        assert_eq!(moved.fields[crate::MOVED_FROM], "2027-04-15T14:00");
        assert_eq!(cancelled.fields["outcome"], "cancelled");
        assert_eq!(cancelled.fields["slot"]["all_day"], true);
    }
}
