//! What kind of thing a line is about, and the drafts that follow.

use super::LineContext;
use super::dates::{Clock, Found, Lead, clocks, dates};
use super::people::{Named, named};
use super::reading::Reads;
use super::tokens::{Token, tokens, words};
use super::vocabulary::{
    LAB, OFFICE_CALLS, PERSON_CALLS, PROCEDURE, REFERRAL, REFILL, STOP, TASK_STARTS, THERAPY, VISIT,
};
use super::words::Claim;
use crate::derive_id;
use crate::making::{Fill, item, party};
use crate::terms::{has_word, modality, role_by_name};
use care_model::{Certainty, Draft, EntityId, Question, Slot, WallTime};
use chrono::NaiveTime;
use std::ops::Range;

/// A line with what was found in it.
pub(super) struct Line<'a> {
    line: &'a str,
    low: String,
    tokens: Vec<Token<'a>>,
    dates: Vec<Found>,
    clocks: Vec<Clock>,
    people: Vec<Named>,
    context: &'a LineContext,
}

impl<'a> Line<'a> {
    pub(super) fn new(line: &'a str, context: &'a LineContext) -> Self {
        let tokens = tokens(line);
        let dates = dates(&tokens, context.today, context.locale);
        let clocks = clocks(&tokens, &dates);
        let people = named(line, &tokens, &context.known_parties);
        Self { line, low: line.to_lowercase(), tokens, dates, clocks, people, context }
    }

    /// A line of which nothing is looked at.
    pub(super) fn bare(line: &'a str, context: &'a LineContext) -> Self {
        let (tokens, dates, clocks, people) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        Self { line, low: String::new(), tokens, dates, clocks, people, context }
    }

    /// The drafts, the main one first.
    pub(super) fn read(self) -> Vec<Draft> {
        let starts_task = self.tokens.first().is_some_and(|token| TASK_STARTS.contains(&token.low.as_str()));
        if starts_task {
            self.into_task()
        } else if self.says(&REFERRAL) {
            self.into_referral()
        } else if modality(self.line).is_some() {
            self.into_imaging()
        } else if self.says(&LAB) {
            self.into_lab()
        } else if self.says(&REFILL) {
            self.into_medicine()
        } else if self.says(&THERAPY) {
            self.into_therapy()
        } else if self.says(&PROCEDURE) {
            self.into_procedure()
        } else if self.doctor().is_some() && !self.dates.is_empty() || (self.says(&VISIT) && self.has_whom_or_when()) {
            self.into_visit()
        } else {
            self.into_task()
        }
    }

    /// What each word was read as.
    pub(super) fn claims(&self, drafts: &[Draft]) -> Vec<Claim> {
        let kind = drafts.first().and_then(Draft::kind).unwrap_or("task").to_owned();
        let texts: Vec<&str> = drafts.iter().filter_map(|draft| draft.fields.get("what")?.as_str()).collect();
        let mut claims = Vec::new();
        let mut at = 0;
        while let Some(token) = self.tokens.get(at) {
            let (range, reads, is_sure) = if let Some(date) = self.dates.iter().find(|date| date.phrase.contains(&at)) {
                let day = date.day;
                let reads =
                    if date.lead == Lead::On { Reads::Day { day, or: None } } else { Reads::LastDay { day, or: None } };
                (date.phrase.clone(), reads, !date.is_resolved)
            } else if let Some(clock) = self.clocks.iter().find(|clock| clock.tokens.contains(&at)) {
                (clock.tokens.clone(), Reads::Time { time: clock.time }, false)
            } else if let Some(named) = self.people.iter().find(|named| named.tokens.contains(&at)) {
                let (party, is_known) = (named.entity.clone(), named.is_known);
                let reads =
                    if named.is_doctor { Reads::Party { party, is_known } } else { Reads::Place { party, is_known } };
                (named.tokens.clone(), reads, named.is_known)
            } else if self.is_kind_word(&token.low, &kind) {
                (at..at + 1, Reads::Kind { kind: kind.clone() }, true)
            } else if STOP.contains(&token.low.as_str()) {
                (at..at + 1, Reads::Small, true)
            } else if texts.iter().any(|text| text.contains(token.text)) {
                (at..at + 1, Reads::Purpose, true)
            } else {
                (at..at + 1, Reads::Unread, false)
            };
            let end = range.end.max(at + 1);
            let last = self.tokens.get(end - 1).map_or(token.span.end, |last| last.span.end);
            claims.push(Claim { span: token.span.start..last, reads, is_sure });
            at = end;
        }
        claims
    }

    fn is_kind_word(&self, low: &str, kind: &str) -> bool {
        let list: &[&str] = match kind {
            "imaging" => return modality(low).is_some(),
            "referral" => &REFERRAL,
            "lab" => &LAB,
            "medicine" => &REFILL,
            "therapy" => &THERAPY,
            "procedure" => &PROCEDURE,
            "visit" => &VISIT,
            _ => &TASK_STARTS,
        };
        list.contains(&low)
    }

    fn says(&self, list: &[&str]) -> bool {
        list.iter().any(|word| has_word(&self.low, word))
    }

    fn has_whom_or_when(&self) -> bool {
        !self.people.is_empty() || !self.dates.is_empty()
    }

    fn doctor(&self) -> Option<&Named> {
        self.people.iter().find(|named| named.is_doctor)
    }

    /// Where it takes place: an office named after "at".
    fn office(&self) -> Option<&Named> {
        self.people.iter().find(|named| !named.is_doctor)
    }

    fn id(&self, part: &str) -> EntityId {
        derive_id("line", part, &format!("{}|{}", self.context.today, self.line))
    }

    /// The main draft of a line.
    fn main(&self, kind: &str) -> Draft {
        let mut draft = item(self.id(kind), kind, "line");
        draft.source.text = Some(self.line.into());
        draft.put("evidence_where", self.line);
        let is_resolved = self.dates.iter().any(|date| date.is_resolved) || !self.clocks.is_empty();
        draft.certainty = if is_resolved { Certainty::Implied } else { Certainty::Stated };
        draft
    }

    /// The main draft first, then the parties that are new.
    fn with_parties(&self, mut drafts: Vec<Draft>) -> Vec<Draft> {
        for named in self.people.iter().filter(|named| !named.is_known) {
            if drafts.iter().any(|draft| draft.entity == named.entity) {
                continue;
            }
            let mut draft = party(named.entity.clone(), &named.name, "line");
            draft.doubt("name");
            if !named.is_doctor {
                draft.put_unsure("role", role_by_name(&named.name).unwrap_or("facility"));
            }
            draft.certainty = Certainty::Implied;
            draft.source.text = Some(named.name.as_str().into());
            drafts.push(draft);
        }
        drafts
    }

    fn last_day(&self) -> Option<&Found> {
        self.dates.iter().find(|date| date.lead != Lead::On)
    }

    fn day(&self) -> Option<&Found> {
        self.dates.iter().find(|date| date.lead == Lead::On)
    }

    /// When it is agreed: a day with a time, or a day alone.
    fn slot(&self) -> Option<Slot> {
        let day = self.day().or_else(|| self.dates.first().filter(|_| !self.clocks.is_empty()))?.day;
        let time = self.clocks.first().map(|clock| clock.time);
        let start = WallTime(day.and_time(time.unwrap_or(NaiveTime::MIN)));
        Some(Slot { start, end: None, tz: None, place: None, all_day: time.is_none() })
    }

    fn phrase(&self, found: &Found) -> &'a str {
        words(self.line, &self.tokens, &found.phrase)
    }

    /// Words for `what`: the run of words around `keyword` that are no date, time, name or small word.
    fn what(&self, keywords: &[&str]) -> Option<&'a str> {
        let is_taken = |at: usize| {
            self.dates.iter().any(|date| date.phrase.contains(&at))
                || self.clocks.iter().any(|clock| clock.tokens.contains(&at))
                || self.people.iter().any(|named| named.tokens.contains(&at))
        };
        let mut runs: Vec<Range<usize>> = Vec::new();
        let mut start = None;
        for (at, token) in self.tokens.iter().enumerate() {
            match (is_taken(at), start) {
                (true, Some(from)) => {
                    runs.push(from..at);
                    start = None;
                }
                (false, None) => start = Some(at),
                _ => {}
            }
            if token.ends_clause
                && let Some(from) = start.take()
            {
                runs.push(from..at + 1);
            }
        }
        runs.extend(start.map(|from| from..self.tokens.len()));
        let trimmed = runs.into_iter().map(|run| self.without_small_words(run)).filter(|run| !run.is_empty());
        let mut kept: Vec<&str> = trimmed.map(|run| words(self.line, &self.tokens, &run)).collect();
        let has_keyword = |text: &str| {
            let text = text.to_lowercase();
            keywords.iter().any(|word| has_word(&text, word))
        };
        let first = kept.iter().position(|text| has_keyword(text) || (keywords.is_empty() && modality(text).is_some()));
        match first {
            Some(at) => Some(kept.swap_remove(at)),
            None => kept.into_iter().max_by_key(|text| text.len()),
        }
    }

    fn without_small_words(&self, mut run: Range<usize>) -> Range<usize> {
        let is_small = |at: usize| self.tokens.get(at).is_some_and(|token| STOP.contains(&token.low.as_str()));
        while run.start < run.end && is_small(run.start) {
            run.start += 1;
        }
        while run.start < run.end && is_small(run.end - 1) {
            run.end -= 1;
        }
        run
    }

    /// What nothing else fits: the whole line, word for word.
    pub(super) fn into_task(self) -> Vec<Draft> {
        let mut draft = self.main("task");
        draft.certainty = Certainty::Implied;
        draft.put("what", self.line);
        draft.put_unsure("due", self.dates.first().map(|date| date.day));
        draft.put_unsure("party", self.people.first().map(|named| &named.entity));
        self.with_parties(vec![draft])
    }

    fn into_referral(self) -> Vec<Draft> {
        let mut draft = self.main("referral");
        draft.put("what", self.what(&REFERRAL));
        draft.put_unsure("ordered", self.context.today);
        let mut rest: Vec<&Named> = self.people.iter().collect();
        let mut take = |leads: &[&str]| {
            let at = rest.iter().position(|named| leads.contains(&named.lead.as_str()))?;
            Some(rest.remove(at))
        };
        let (from, to) = (take(&["from", "de", "by"]), take(&["to", "a", "con", "with", "see"]));
        let from = from.or_else(|| to.and_then(|_| rest.first().copied()));
        let to = to.or_else(|| rest.iter().find(|named| from.is_none_or(|from| from.entity != named.entity)).copied());
        draft.put_unsure("from", from.map(|named| &named.entity));
        draft.put_unsure("to", to.map(|named| &named.entity));
        draft.put("patient_calls", self.says(&PERSON_CALLS).then_some(true));
        draft.put("office_calls", self.says(&OFFICE_CALLS).then_some(true));
        let ends = self.says(&["expires", "valid", "good until", "until", "vence", "válida", "hasta"]);
        let mut drafts = Vec::new();
        if let Some(date) = self.dates.first() {
            if ends {
                draft.put_unsure("valid_to", date.day);
            } else if date.lead == Lead::On && date.day <= self.context.today {
                draft.put_unsure("ordered", date.day);
            } else {
                drafts.push(self.reminder(date));
            }
        }
        drafts.insert(0, draft);
        self.with_parties(drafts)
    }

    /// A date that the main draft has no place for stays as something to do by then.
    fn reminder(&self, date: &Found) -> Draft {
        let mut draft = item(self.id("reminder"), "task", "line");
        draft.put("what", self.line);
        draft.put_unsure("due", date.day);
        draft.certainty = Certainty::Implied;
        draft.source.text = Some(self.phrase(date).into());
        draft
    }

    /// A scan; with a last day also what has to reach the doctor by then, and the question whether that
    /// day is a visit. "Before X" and "by X" both need it by X: `needed_by` is
    /// X itself; that the last safe day of "before X" is the day before shows in the words kept beside it.
    fn into_imaging(self) -> Vec<Draft> {
        let mut draft = self.main("imaging");
        draft.put("what", self.what(&[]));
        draft.put_unsure("ordered", self.context.today);
        draft.put_unsure("modality", modality(self.line));
        if modality(self.line) == Some("MG") {
            draft.put("mammogram", true);
        }
        draft.put_unsure("order_by", self.doctor().map(|named| &named.entity));
        draft.put_unsure("party", self.office().map(|named| &named.entity));
        let Some(last) = self.last_day().filter(|_| self.clocks.is_empty()) else {
            draft.put_unsure("slot", self.slot());
            return self.with_parties(vec![draft]);
        };
        let visit = self.question(last);
        draft.put_unsure("for", &visit.entity);
        let mut drafts = vec![draft];
        for (what, label) in [("images", Some("pictures")), ("report", None)] {
            drafts.push(self.hand_off(what, label, last, &visit.entity));
        }
        let follow: Vec<EntityId> = drafts.iter().skip(1).map(|draft| draft.entity.clone()).collect();
        if let Some(imaging) = drafts.first_mut() {
            imaging.needs = follow;
        }
        drafts.push(visit);
        self.with_parties(drafts)
    }

    fn hand_off(&self, what: &str, label: Option<&str>, last: &Found, visit: &EntityId) -> Draft {
        let mut draft = item(self.id(what), "need", "line");
        draft.put("what", what);
        draft.put("label", label);
        draft.put("hard", true);
        draft.put("source", self.id("imaging"));
        draft.put_unsure("to", self.doctor().map(|named| &named.entity));
        draft.put_unsure("from", self.office().map(|named| &named.entity));
        draft.put_unsure("for", visit);
        draft.put_unsure("needed_by", last.day);
        draft.certainty = Certainty::Implied;
        draft.source.text = Some(self.phrase(last).into());
        draft
    }

    /// Is the last day a visit?
    fn question(&self, last: &Found) -> Draft {
        let mut draft = item(self.id("visit?"), "visit", "line");
        draft.put_unsure("party", self.doctor().map(|named| &named.entity));
        let start = WallTime(last.day.and_time(NaiveTime::MIN));
        draft.put_unsure("slot", Slot { start, end: None, tz: None, place: None, all_day: true });
        draft.certainty = Certainty::Implied;
        draft.question = Some(Question::IsItAVisit);
        draft.source.text = Some(self.phrase(last).into());
        draft
    }

    fn into_lab(self) -> Vec<Draft> {
        let mut draft = self.main("lab");
        draft.put("what", self.what(&LAB));
        draft.put_unsure("order_by", self.doctor().map(|named| &named.entity));
        draft.put_unsure("party", self.office().map(|named| &named.entity));
        match self.last_day().filter(|_| self.clocks.is_empty()) {
            Some(last) => draft.put_unsure("due", last.day),
            None => draft.put_unsure("slot", self.slot()),
        }
        self.with_parties(vec![draft])
    }

    fn into_medicine(self) -> Vec<Draft> {
        let mut draft = self.main("medicine");
        draft.put_unsure("what", self.what(&["refill"]));
        let ends = self.says(&["runs out", "run out", "running out", "se acaba", "se me acaba", "until", "hasta"]);
        draft.put_unsure("prescriber", self.doctor().map(|named| &named.entity));
        draft.put_unsure("pharmacy", self.office().map(|named| &named.entity));
        let mut drafts = Vec::new();
        if let Some(date) = self.dates.first() {
            if ends { draft.put_unsure("run_out", date.day) } else { drafts.push(self.reminder(date)) }
        }
        drafts.insert(0, draft);
        self.with_parties(drafts)
    }

    fn into_therapy(self) -> Vec<Draft> {
        let mut draft = self.main("therapy");
        draft.put("what", self.what(&THERAPY));
        draft.put_unsure("ordered", self.context.today);
        draft.put_unsure("by", self.doctor().map(|named| &named.entity));
        draft.put_unsure("party", self.office().map(|named| &named.entity));
        let mut drafts: Vec<Draft> = self.dates.first().map(|date| self.reminder(date)).into_iter().collect();
        drafts.insert(0, draft);
        self.with_parties(drafts)
    }

    fn into_procedure(self) -> Vec<Draft> {
        let mut draft = self.main("procedure");
        draft.put("what", self.what(&PROCEDURE));
        draft.put_unsure("order_by", self.doctor().map(|named| &named.entity));
        draft.put_unsure("party", self.office().map(|named| &named.entity));
        let mut drafts = Vec::new();
        match self.last_day().filter(|_| self.clocks.is_empty()) {
            Some(last) => drafts.push(self.reminder(last)),
            None => draft.put_unsure("slot", self.slot()),
        }
        drafts.insert(0, draft);
        self.with_parties(drafts)
    }

    fn into_visit(self) -> Vec<Draft> {
        let mut draft = self.main("visit");
        draft.put("what", self.what(&VISIT));
        let whom = self.doctor().or_else(|| self.office());
        draft.put_unsure("party", whom.map(|named| &named.entity));
        let mut drafts = Vec::new();
        match self.last_day().filter(|_| self.clocks.is_empty()) {
            // "See Dr Lee before May" is no visit yet, only a last day for one.
            Some(last) => drafts.push(self.reminder(last)),
            None => draft.put_unsure("slot", self.slot()),
        }
        drafts.insert(0, draft);
        self.with_parties(drafts)
    }
}
