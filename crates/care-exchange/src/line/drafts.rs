//! The drafts of a statement: scans, visits, referrals, medicines and what else is ordered or booked.

use super::dates::{Found, Lead};
use super::days::Is;
use super::found::Statement;
use super::people::Named;
use super::tokens::{clean, find, low};
use super::vocabulary::*;
use crate::making::{Fill, item};
use crate::terms::modality;
use care_model::{Certainty, Draft, EntityId, Question, Slot, WallTime};
use chrono::NaiveTime;

impl Statement<'_> {
    /// The drafts, the main one first.
    pub(super) fn drafts(&self) -> Vec<Draft> {
        let drafts = match self.topic.kind {
            "referral" => self.referral(),
            "imaging" => self.imaging(),
            "lab" => self.lab(),
            "medicine" => self.medicine(),
            "therapy" => self.therapy(),
            "procedure" => self.procedure(),
            "visit" => self.visit(),
            "need" => self.sending(),
            "pa" => self.approval(),
            "equipment" => self.equipment(),
            "coverage" => self.coverage(),
            "insurance" => self.plan_change(),
            "check" => self.check(),
            "second_opinion" => self.second_opinion(),
            "clearance" => self.clearance(),
            "discharge" => self.discharge(),
            "instruction" => self.instruction(),
            "question" => self.question(),
            "note" => self.note(),
            "access" => self.access(),
            _ => self.task(),
        };
        self.with_parties(drafts)
    }

    /// What nothing else fits: all its words.
    pub(super) fn task(&self) -> Vec<Draft> {
        let mut draft = self.main("task");
        draft.certainty = Certainty::Implied;
        draft.put("what", clean(self.text));
        let due = self.dates.iter().filter(|date| date.lead != Lead::From).find_map(Found::last);
        draft.put_unsure("due", due);
        draft.put_unsure("party", self.people.first().map(|named| &named.entity));
        vec![draft]
    }

    fn referral(&self) -> Vec<Draft> {
        let mut draft = self.main("referral");
        draft.put("what", self.what());
        draft.put("number", self.reference());
        draft.put_unsure("ordered", self.today());
        let mut rest: Vec<&Named> = self.people.iter().collect();
        let mut take = |leads: &[&str]| {
            let at = rest.iter().position(|named| leads.contains(&named.lead.as_str()))?;
            Some(rest.remove(at))
        };
        let (from, to) = (take(&["from", "de", "by"]), take(&["to", "a", "con", "with", "see"]));
        let from = from.or_else(|| to.and_then(|_| rest.first().copied()));
        let to = to.or_else(|| rest.iter().find(|named| from.is_none_or(|from| from.entity != named.entity)).copied());
        // "Dr Ortiz referred me to …": who is named before the word refers.
        let (from, to) = match (from, to, self.topic.words.as_ref()) {
            (None, Some(only), Some(words)) if only.tokens.end <= words.start && only.lead != "to" => {
                (Some(only), None)
            }
            other => (other.0, other.1),
        };
        draft.put_unsure("from", from.map(|named| &named.entity));
        draft.put_unsure("to", to.map(|named| &named.entity));
        draft.put("patient_calls", self.says(&PERSON_CALLS).then_some(true));
        draft.put("office_calls", self.says(&OFFICE_CALLS).then_some(true));
        let ends = self.says(&ENDS);
        let mut drafts = Vec::new();
        if let Some(date) = self.any_day() {
            match (date.is, self.past_day(date)) {
                (Is::Days { first, last }, _) => {
                    draft.put_unsure("valid_from", first);
                    draft.put_unsure("valid_to", last);
                }
                (_, _) if ends => draft.put_unsure("valid_to", date.last()),
                (_, Some(past)) if date.lead == Lead::On && date.day() == Some(past) => {
                    draft.put_unsure("ordered", past)
                }
                _ => drafts.extend(self.reminder(date)),
            }
        }
        drafts.insert(0, draft);
        drafts
    }

    /// A scan; with a last day also what has to reach the doctor by then, and the question whether that
    /// day is a visit. "Before X" and "by X" both need it by X: `needed_by` is X itself; that the last safe
    /// day of "before X" is the day before shows in the words kept beside it.
    fn imaging(&self) -> Vec<Draft> {
        let mut draft = self.main("imaging");
        draft.put("what", self.what());
        draft.put("number", self.reference());
        draft.put_unsure("ordered", self.today());
        let name = modality(self.text);
        draft.put_unsure("modality", name);
        if name == Some("MG") {
            draft.put("mammogram", true);
        }
        let contrast = if self.says(&NO_CONTRAST) { Some(false) } else { self.says(&CONTRAST).then_some(true) };
        draft.put("contrast", contrast);
        draft.put_unsure("order_by", self.doctor().map(|named| &named.entity));
        draft.put_unsure("party", self.office().map(|named| &named.entity));
        let Some(last) = self.deadline() else {
            draft.put_unsure("slot", self.slot());
            return vec![draft];
        };
        let Some(doctor) = self.doctor().filter(|_| last.day().is_some()) else {
            return [Some(draft), self.reminder(last)].into_iter().flatten().collect();
        };
        let Some(visit) = self.is_it_a_visit(last) else { return vec![draft] };
        draft.put_unsure("for", &visit.entity);
        let mut drafts = vec![draft];
        for (what, label) in [("images", Some("pictures")), ("report", None)] {
            drafts.push(self.of_scan(what, label, last, &visit.entity, doctor));
        }
        let follow: Vec<EntityId> = drafts.iter().skip(1).map(|draft| draft.entity.clone()).collect();
        if let Some(imaging) = drafts.first_mut() {
            imaging.needs = follow;
        }
        drafts.push(visit);
        drafts
    }

    fn of_scan(&self, what: &str, label: Option<&str>, last: &Found, visit: &EntityId, doctor: &Named) -> Draft {
        let mut draft = item(self.id(what), "need", "line");
        draft.put("what", what);
        draft.put("label", label);
        draft.put("hard", true);
        draft.put("source", self.id("imaging"));
        draft.put_unsure("to", &doctor.entity);
        draft.put_unsure("from", self.office().map(|named| &named.entity));
        draft.put_unsure("for", visit);
        draft.put_unsure("needed_by", last.day());
        draft.certainty = Certainty::Implied;
        draft.source.text = Some(self.phrase(last).into());
        draft
    }

    /// Is the last day a visit?
    fn is_it_a_visit(&self, last: &Found) -> Option<Draft> {
        let mut draft = item(self.id("visit?"), "visit", "line");
        draft.put_unsure("party", self.doctor().map(|named| &named.entity));
        let start = WallTime(last.day()?.and_time(NaiveTime::MIN));
        draft.put_unsure("slot", Slot { start, end: None, tz: None, place: None, all_day: true });
        draft.certainty = Certainty::Implied;
        draft.question = Some(Question::IsItAVisit);
        draft.source.text = Some(self.phrase(last).into());
        Some(draft)
    }

    fn lab(&self) -> Vec<Draft> {
        let mut draft = self.main("lab");
        draft.put("what", self.what());
        draft.put("number", self.reference());
        draft.put("fasting", self.says(&FASTING).then_some(true));
        draft.put_unsure("order_by", self.doctor().map(|named| &named.entity));
        draft.put_unsure("party", self.office().map(|named| &named.entity));
        match self.deadline() {
            Some(last) => draft.put_unsure("due", last.last()),
            None => draft.put_unsure("slot", self.slot()),
        }
        vec![draft]
    }

    fn medicine(&self) -> Vec<Draft> {
        let mut draft = self.main("medicine");
        draft.put_unsure("what", self.what());
        draft.put_unsure("prescriber", self.doctor().map(|named| &named.entity));
        draft.put_unsure("pharmacy", self.office().map(|named| &named.entity));
        let left = (0..self.tokens.len()).find_map(|at| {
            let count = low(&self.tokens, at).parse::<u32>().ok()?;
            matches!(low(&self.tokens, at + 1), "refills" | "refill" | "resurtidos").then_some(count)
        });
        draft.put("refills_left", if self.says(&NO_REFILLS) { Some(0) } else { left });
        let mut drafts = Vec::new();
        if let Some(date) = self.any_day() {
            match date.day().filter(|_| self.says(&RUNS_OUT)) {
                Some(day) => draft.put_unsure("run_out", day),
                None => drafts.extend(self.reminder(date)),
            }
        }
        drafts.insert(0, draft);
        drafts
    }

    fn therapy(&self) -> Vec<Draft> {
        let mut draft = self.main("therapy");
        draft.put("what", self.what());
        draft.put_unsure("ordered", self.today());
        draft.put_unsure("by", self.doctor().map(|named| &named.entity));
        draft.put_unsure("party", self.office().map(|named| &named.entity));
        let left = (0..self.tokens.len()).find_map(|at| {
            let count = low(&self.tokens, at).parse::<u32>().ok()?;
            matches!(low(&self.tokens, at + 1), "visits" | "sessions" | "visitas" | "sesiones").then_some(count)
        });
        draft.put_unsure("visits_left", left);
        let mut drafts = Vec::new();
        if let Some(date) = self.any_day() {
            match date.is {
                Is::Days { first, last } if self.says(&APPROVED) || self.says(&APPROVAL) => {
                    draft.put_unsure("auth", [first, last]);
                }
                _ if date.lead == Lead::On && !self.clocks.is_empty() => drafts.extend(self.first_visit()),
                _ => drafts.extend(self.reminder(date)),
            }
        }
        if let Some(visit) = drafts.iter().find(|draft| draft.kind() == Some("visit")) {
            draft.put_unsure("visit", &visit.entity);
        }
        drafts.insert(0, draft);
        drafts
    }

    /// A therapy with a day and a time has its first visit.
    fn first_visit(&self) -> Option<Draft> {
        let slot = self.slot()?;
        let mut draft = item(self.id("first visit"), "visit", "line");
        draft.put("what", self.what());
        draft.put_unsure("slot", slot);
        let whom = self.office().or_else(|| self.doctor());
        draft.put_unsure("party", whom.map(|named| &named.entity));
        draft.certainty = Certainty::Implied;
        draft.source.text = Some(self.text.into());
        Some(draft)
    }

    fn procedure(&self) -> Vec<Draft> {
        let mut draft = self.main("procedure");
        draft.put("what", self.what());
        draft.put("number", self.reference());
        let is_surgery = find(&self.tokens, &SURGERY).is_some();
        draft.put("surgery", is_surgery.then_some(true));
        let doctor = self.doctor().map(|named| &named.entity);
        draft.put_unsure(if is_surgery { "surgeon" } else { "order_by" }, doctor);
        draft.put_unsure("party", self.office().map(|named| &named.entity));
        let mut drafts = Vec::new();
        match self.deadline() {
            Some(last) => drafts.extend(self.reminder(last)),
            None => draft.put_unsure("slot", self.slot()),
        }
        drafts.insert(0, draft);
        drafts
    }

    fn visit(&self) -> Vec<Draft> {
        let mut draft = self.main("visit");
        draft.put("what", self.what());
        let whom = self.doctor().or_else(|| self.office());
        draft.put_unsure("party", whom.map(|named| &named.entity));
        draft.put("virtual", self.says(&VIRTUAL).then_some(true));
        draft.put("office_calls", self.says(&OFFICE_CALLS).then_some(true));
        let mut drafts = Vec::new();
        let repeats = self.repeat.as_ref();
        match self.deadline().filter(|_| repeats.is_none()) {
            // "See Dr Lee before May" is no visit yet, only a last day for one.
            Some(last) => drafts.extend(self.reminder(last)),
            None => {
                let mut slot = self.slot();
                // A doctor's visit at a hospital: the place is where it is.
                if let (Some(slot), Some(office)) = (slot.as_mut(), self.office().filter(|_| self.doctor().is_some())) {
                    slot.place = Some(office.name.as_str().into());
                }
                draft.put_unsure("slot", slot);
            }
        }
        draft.put_unsure("repeat", repeats.map(|repeat| &repeat.rule));
        drafts.insert(0, draft);
        drafts
    }

    fn equipment(&self) -> Vec<Draft> {
        let mut draft = self.main("equipment");
        draft.put("what", self.what());
        draft.put("number", self.reference());
        draft.put_unsure("by", self.doctor().map(|named| &named.entity));
        draft.put_unsure("party", self.office().map(|named| &named.entity));
        let mut drafts = Vec::new();
        let came = ["delivered", "came", "arrived", "llego", "entregaron", "entregado", "got the", "recibimos"];
        if let Some(date) = self.any_day() {
            match self.past_day(date).filter(|_| self.says(&came)) {
                Some(past) => draft.put_unsure("delivered", past),
                None if date.day().is_some_and(|day| day < self.today()) => draft.put_unsure("ordered", date.day()),
                None => drafts.extend(self.reminder(date)),
            }
        }
        drafts.insert(0, draft);
        drafts
    }
}
