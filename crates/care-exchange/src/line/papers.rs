//! The drafts of a statement: hand-offs, approvals, plans, checks, and what people said and ask.

use super::dates::{Found, Lead};
use super::days::Is;
use super::found::Statement;
use super::numbers::Sort;
use super::people::Named;
use super::tokens::{any_at, clean, find, low, words};
use super::topics::{scan, thing};
use super::vocabulary::*;
use crate::making::Fill;
use crate::terms::modality;
use care_model::{Certainty, Draft};

/// Small words between asking and what is asked.
const ABOUT: [&str; 8] = ["about", "sobre", "on", "for", "de", "acerca", "to", "por"];

impl Statement<'_> {
    /// `Riverside must send the pictures to Dr Lee by 4/13`.
    pub(super) fn sending(&self) -> Vec<Draft> {
        let mut draft = self.main("need");
        let Some((name, range)) = thing(&self.tokens) else { return self.task() };
        draft.put("what", name);
        let typed = clean(words(self.text, &self.tokens, &range));
        draft.put("label", Some(typed).filter(|typed| typed != name));
        draft.put_unsure("hard", true);
        let verb = find(&self.tokens, &SENDS).map_or(0, |verb| verb.start);
        let wants = matches!(low(&self.tokens, verb), "wants" | "needs" | "quiere" | "necesita" | "pide" | "must");
        let led = |leads: &[&str]| self.people.iter().find(|named| leads.contains(&named.lead.as_str()));
        let before = self.people.iter().rfind(|named| named.tokens.end <= verb);
        let to = led(&["to", "a"]).or_else(|| led(&["con", "with"])).or_else(|| before.filter(|_| wants));
        let is_other = |named: &&Named| to.is_none_or(|to| to.entity != named.entity);
        let from = led(&["from", "de", "by"]).filter(is_other).or_else(|| before.filter(is_other));
        let from = from.or_else(|| led(&["at", "en"]).filter(is_other));
        draft.put_unsure("to", to.map(|named| &named.entity));
        draft.put_unsure("from", from.map(|named| &named.entity));
        draft.put_unsure("needed_by", self.any_day().and_then(Found::last));
        draft.certainty = Certainty::Implied;
        vec![draft]
    }

    /// `auth 12345 valid 3/1–4/30`.
    pub(super) fn approval(&self) -> Vec<Draft> {
        let mut draft = self.main("pa");
        draft.put("number", self.reference());
        draft.put_unsure("what", self.what().filter(|_| !self.is_all_taken()));
        let denied = self.says(&DENIED);
        let window = self.dates.iter().find_map(|date| match date.is {
            Is::Days { first, last } => Some([first, last]),
            _ => None,
        });
        let approved = self.says(&APPROVED) || window.is_some();
        let state = if denied { Some("denied") } else { approved.then_some("approved") };
        draft.put_unsure("state", state);
        draft.put_unsure("window", window);
        draft.put_unsure("by", self.doctor().map(|named| &named.entity));
        let is_plan = |named: &&Named| PLAN_NAMES.contains(&low(&self.tokens, named.tokens.start));
        draft.put_unsure("plan_line", self.people.iter().find(is_plan).map(|named| &named.entity));
        let place = self.people.iter().find(|named| !named.is_doctor && !is_plan(named));
        draft.put_unsure("place", place.map(|named| &named.entity));
        let mut drafts = Vec::new();
        if let Some(date) = self.any_day().filter(|_| window.is_none()) {
            if self.says(&["appeal", "apelar", "apelacion"]) {
                draft.put_unsure("appeal_deadline", date.last());
            } else if denied {
                drafts.extend(self.reminder(date));
            } else if self.says(&["decide", "decision", "decides"]) {
                draft.put_unsure("decision_due", date.last());
            } else {
                drafts.extend(self.reminder(date));
            }
        }
        drafts.insert(0, draft);
        drafts
    }

    /// Nothing but topic, numbers and dates.
    fn is_all_taken(&self) -> bool {
        (0..self.tokens.len()).all(|at| {
            self.is_taken(at)
                || STOP.contains(&low(&self.tokens, at))
                || self.topic.words.as_ref().is_some_and(|topic| topic.contains(&at))
                || APPROVAL.contains(&low(&self.tokens, at))
        })
    }

    pub(super) fn coverage(&self) -> Vec<Draft> {
        let mut draft = self.main("coverage");
        let is_plan = |named: &&Named| !named.is_doctor;
        let payer = self.people.iter().find(is_plan);
        draft.put_unsure("payer", payer.map(|named| &named.entity));
        draft.put_unsure("plan_name", self.what().filter(|_| !self.is_all_taken()));
        for number in self.numbers.iter().filter(|one| one.sort == Sort::Reference) {
            let is_group =
                (number.phrase.start..number.tokens.start).any(|at| matches!(low(&self.tokens, at), "group" | "grupo"));
            let field = if is_group { "group_number" } else { "member_number" };
            draft.put_unsure(field, words(self.text, &self.tokens, &number.tokens));
        }
        let mut drafts = Vec::new();
        if let Some(date) = self.any_day() {
            let begins = self.says(&["starts", "start", "effective", "begins", "empieza", "comienza", "inicia"]);
            let ends = self.says(&["ends", "end", "expires", "termina", "vence", "acaba"]);
            match date.is {
                Is::Days { first, last } => {
                    draft.put_unsure("start", first);
                    draft.put_unsure("end", last);
                }
                _ if begins || date.lead == Lead::From => draft.put_unsure("start", date.day()),
                _ if ends => draft.put_unsure("end", date.day()),
                _ => drafts.extend(self.reminder(date)),
            }
        }
        drafts.insert(0, draft);
        drafts
    }

    /// A change of the insurance plan, with the last day to decide.
    pub(super) fn plan_change(&self) -> Vec<Draft> {
        let mut draft = self.main("insurance");
        draft.put("what", self.what());
        let mut drafts = Vec::new();
        if let Some(date) = self.any_day() {
            let begins = self.says(&["starts", "start", "effective", "begins", "empieza", "comienza", "inicia"]);
            if (begins || date.lead == Lead::From) && date.day().is_some() {
                draft.put_unsure("start", date.day());
            } else {
                draft.put_unsure("decide_by", date.last());
            }
        }
        drafts.insert(0, draft);
        drafts
    }

    /// `mammogram every year, next one in May`.
    pub(super) fn check(&self) -> Vec<Draft> {
        let mut draft = self.main("check");
        draft.put("what", self.what());
        draft.put("every_months", self.repeat.as_ref().and_then(|repeat| repeat.every_months));
        let is_mammogram = scan(&self.tokens).is_some() && modality(self.text) == Some("MG");
        draft.put("mammogram", is_mammogram.then_some(true));
        draft.put_unsure("order_by", self.doctor().map(|named| &named.entity));
        draft.put_unsure("party", self.office().map(|named| &named.entity));
        if let Some(date) = self.any_day() {
            let is_last = self.says(&["last", "last one", "ultima", "ultimo", "pasada"]);
            match (date.is, self.past_day(date).filter(|_| is_last)) {
                (_, Some(past)) => draft.put_unsure("last", past),
                (Is::Days { first, last }, _) => {
                    draft.put_unsure("window_open", first);
                    draft.put_unsure("window_close", last);
                }
                _ if !self.clocks.is_empty() => draft.put_unsure("slot", self.slot()),
                _ => draft.put_unsure("due", date.day()),
            }
        }
        vec![draft]
    }

    pub(super) fn second_opinion(&self) -> Vec<Draft> {
        let mut draft = self.main("second_opinion");
        draft.put("what", self.what());
        let whom = self.doctor().or_else(|| self.office());
        draft.put_unsure("party", whom.map(|named| &named.entity));
        draft.put_unsure("due", self.any_day().and_then(Found::last));
        vec![draft]
    }

    /// A step before an operation.
    pub(super) fn clearance(&self) -> Vec<Draft> {
        const STEPS: [(&str, &[&str]); 6] = [
            (
                "heart",
                &["cardiac", "heart", "cardiology", "cardiologist", "cardiologo", "cardiologa", "corazon", "cardiaca"],
            ),
            ("lung", &["lung", "pulmonary", "pulmon"]),
            ("dental", &["dental", "dentist", "dentista"]),
            ("ecg", &["ekg", "ecg", "electrocardiogram", "electrocardiograma"]),
            ("anesthesia", &["anesthesia", "anestesia", "anesthesiologist"]),
            ("hp", &["h&p", "physical", "medical", "fisico"]),
        ];
        let mut draft = self.main("clearance");
        draft.put("what", self.what());
        let step = STEPS.iter().find(|(_, list)| self.says(list)).map_or("other", |(step, _)| *step);
        draft.put_unsure("step", step);
        let whom = self.doctor().or_else(|| self.office());
        draft.put_unsure("party", whom.map(|named| &named.entity));
        match self.deadline() {
            Some(last) => draft.put_unsure("due", last.last()),
            None => draft.put_unsure("slot", self.slot()),
        }
        vec![draft]
    }

    pub(super) fn discharge(&self) -> Vec<Draft> {
        let mut draft = self.main("discharge");
        draft.put("what", self.what());
        draft.put_unsure("party", self.office().map(|named| &named.entity));
        let is_ahead = self.says(&["will be", "goes home", "going home", "sera", "sale"]);
        let mut drafts = Vec::new();
        for date in self.dates.iter().filter(|date| date.last().is_some()) {
            let day = if is_ahead { date.day() } else { self.past_day(date).or_else(|| date.day()) };
            match day.filter(|_| date.lead == Lead::On && !draft.fields.contains_key("discharged")) {
                Some(day) => draft.put_unsure("discharged", day),
                None => drafts.extend(self.reminder(date)),
            }
        }
        drafts.truncate(1);
        drafts.insert(0, draft);
        drafts
    }

    /// Who said what, and when: word for word, never interpreted.
    pub(super) fn instruction(&self) -> Vec<Draft> {
        let mut draft = self.main("instruction");
        let said = self.topic.words.as_ref().map_or(0, |words| words.end);
        // A day right after "said" is when it was said; one within the words belongs to what is to be done.
        let when = self.dates.iter().find(|date| date.phrase.start == said || date.phrase.end < said);
        let mut from = when.map_or(said, |date| date.phrase.end.max(said));
        if let Some(named) = self.people.iter().find(|named| (from..=from + 1).contains(&named.tokens.start)) {
            from = named.tokens.end;
        }
        if matches!(low(&self.tokens, from), "to" | "that" | "que") {
            from += 1;
        }
        draft.put("words", self.rest_from(from));
        let first = low(&self.tokens, from);
        let says = match first {
            "stop" | "parar" | "dejar" | "deje" => Some("stop"),
            "hold" | "skip" | "suspender" | "suspenda" => Some("hold"),
            "take" | "start" | "continue" | "resume" | "tomar" | "tome" | "empezar" | "empiece" | "seguir" | "siga" => {
                Some("take")
            }
            "increase" | "reduce" | "change" | "cut" | "aumentar" => Some("change"),
            _ => None,
        };
        draft.put_unsure("says", says);
        let who = self.people.iter().rfind(|named| named.tokens.end <= from).or_else(|| self.doctor());
        draft.put_unsure("party", who.map(|named| &named.entity));
        draft.put_unsure("said_on", when.and_then(|date| self.past_day(date)));
        let day = self.dates.iter().find(|date| date.tokens.start >= from && date.day().is_some());
        draft.put_unsure("day", day.and_then(Found::day));
        vec![draft]
    }

    /// `ask Dr Lee about driving`.
    pub(super) fn question(&self) -> Vec<Draft> {
        let mut draft = self.main("question");
        let mut from = any_at(&self.tokens, 0, &ASKS).unwrap_or(0);
        while matches!(low(&self.tokens, from), "for" | "para" | "a" | "al" | "la" | "el" | "the" | "to" | "my") {
            from += 1;
        }
        if let Some(named) = self.people.iter().find(|named| named.tokens.start <= from + 1 && named.tokens.end > from)
        {
            from = named.tokens.end;
            draft.put_unsure("party", &named.entity);
        }
        while ABOUT.contains(&low(&self.tokens, from)) || self.dates.iter().any(|date| date.phrase.contains(&from)) {
            from += 1;
        }
        let text = self.rest_from(from);
        draft.put("text", if text.is_empty() { clean(self.text) } else { text });
        vec![draft]
    }

    pub(super) fn note(&self) -> Vec<Draft> {
        let mut draft = self.main("note");
        let mut from = any_at(&self.tokens, 0, &NOTES).unwrap_or(0);
        // Words of feeling are the note itself.
        if matches!(low(&self.tokens, 0), "feeling" | "symptom" | "sintoma") {
            from = 0;
        }
        let text = self.rest_from(from);
        draft.put("text", if text.is_empty() { clean(self.text) } else { text });
        let dated = self.dates.iter().find_map(|date| self.past_day(date).filter(|day| date.day() == Some(*day)));
        draft.put_unsure("dated", dated);
        vec![draft]
    }

    /// A request for one's own records.
    pub(super) fn access(&self) -> Vec<Draft> {
        let mut draft = self.main("access");
        draft.put("what", self.what());
        let whom =
            self.people.iter().find(|named| matches!(named.lead.as_str(), "from" | "de" | "at" | "a" | "to" | "en"));
        draft.put_unsure("from", whom.or(self.people.first()).map(|named| &named.entity));
        let filed = self.day().and_then(|date| self.past_day(date).filter(|day| date.day() == Some(*day)));
        draft.put_unsure("filed", filed);
        let mut drafts = vec![draft];
        if let Some(date) = self.any_day().filter(|_| filed.is_none()) {
            drafts.extend(self.reminder(date));
        }
        drafts
    }
}
