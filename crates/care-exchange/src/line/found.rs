//! A statement with everything that was found in it, and the words that each draft shares.

use super::LineContext;
use super::clocks::{Clock, clocks};
use super::dates::{Found, Lead, dates};
use super::days::Is;
use super::numbers::{Number, numbers};
use super::people::{Named, named};
use super::reading::Reads;
use super::repeat::{Repeat, repeat};
use super::tokens::{Token, any_at, clean, find, low, tokens, words};
use super::topics::{Topic, topic};
use super::vocabulary::{
    CONTRAST, FASTING, NO_CONTRAST, NO_REFILLS, OFFICE_CALLS, PERSON_CALLS, RUNS_OUT, STOP, VIRTUAL,
};
use super::words::Claim;
use crate::derive_id;
use crate::making::{Fill, item, party};
use crate::terms::role_by_name;
use care_model::{Certainty, Draft, EntityId, Slot, WallTime};
use chrono::{NaiveDate, NaiveTime};
use std::ops::Range;

/// One statement: a line, or the part of it that tells of one thing.
pub(super) struct Statement<'a> {
    /// The whole line that it is part of.
    pub whole: &'a str,
    /// Its own words.
    pub text: &'a str,
    /// Which statement of the line it is, from 0.
    pub number: usize,
    pub tokens: Vec<Token<'a>>,
    pub dates: Vec<Found>,
    pub clocks: Vec<Clock>,
    pub people: Vec<Named>,
    pub numbers: Vec<Number>,
    pub repeat: Option<Repeat>,
    /// Words that say a yes, a no, or one of a few.
    pub answers: Vec<Range<usize>>,
    pub topic: Topic,
    pub context: &'a LineContext,
}

impl<'a> Statement<'a> {
    pub(super) fn new(whole: &'a str, text: &'a str, number: usize, context: &'a LineContext) -> Self {
        let tokens = tokens(text);
        let dates = dates(&tokens, context.today, context.locale);
        let repeat = repeat(&tokens, &dates);
        let clocks = clocks(&tokens, &dates);
        let in_time = |at: usize| {
            dates.iter().any(|date| date.tokens.contains(&at))
                || clocks.iter().any(|clock| clock.tokens.contains(&at))
                || repeat.as_ref().is_some_and(|repeat| repeat.tokens.contains(&at))
        };
        let numbers = numbers(&tokens, &in_time);
        let in_figures = |at: usize| in_time(at) || numbers.iter().any(|number| number.tokens.contains(&at));
        let people = named(text, &tokens, &context.known_parties, &in_figures);
        let answers = answers(&tokens, &dates);
        let mut statement = Self {
            whole,
            text,
            number,
            tokens,
            dates,
            clocks,
            people,
            numbers,
            repeat,
            answers,
            topic: Topic { kind: "task", words: None },
            context,
        };
        statement.topic = topic(&statement);
        statement
    }

    pub(super) fn says(&self, list: &[&str]) -> bool {
        find(&self.tokens, list).is_some()
    }

    pub(super) fn doctor(&self) -> Option<&Named> {
        self.people.iter().find(|named| named.is_doctor)
    }

    /// An office, a hospital: whoever is named without a title.
    pub(super) fn office(&self) -> Option<&Named> {
        self.people.iter().find(|named| !named.is_doctor)
    }

    pub(super) fn today(&self) -> NaiveDate {
        self.context.today
    }

    pub(super) fn id(&self, part: &str) -> EntityId {
        let key = match self.number {
            0 => format!("{}|{}", self.context.today, self.text),
            number => format!("{}|{}|{number}", self.context.today, self.text),
        };
        derive_id("line", part, &key)
    }

    /// The main draft.
    pub(super) fn main(&self, kind: &str) -> Draft {
        let mut draft = item(self.id(kind), kind, "line");
        draft.source.text = Some(self.text.into());
        draft.put("evidence_where", clean(self.whole));
        let is_resolved = self.dates.iter().any(|date| date.is_resolved) || !self.clocks.is_empty();
        draft.certainty = if is_resolved { Certainty::Implied } else { Certainty::Stated };
        draft
    }

    /// The drafts, then the parties that are new.
    pub(super) fn with_parties(&self, mut drafts: Vec<Draft>) -> Vec<Draft> {
        let phones: Vec<&Number> =
            self.numbers.iter().filter(|one| one.sort != super::numbers::Sort::Reference).collect();
        for named in self.people.iter().filter(|named| !named.is_known) {
            if drafts.iter().any(|draft| draft.entity == named.entity) {
                continue;
            }
            let mut draft = party(named.entity.clone(), &named.name, "line");
            draft.doubt("name");
            if !named.is_doctor {
                draft.put_unsure("role", role_by_name(&named.name).unwrap_or("facility"));
            }
            // With one name in the statement there is no doubt whose number it is.
            if self.people.len() == 1 {
                for phone in &phones {
                    let field = if phone.sort == super::numbers::Sort::Fax { "fax" } else { "phone" };
                    draft.put_unsure(field, words(self.text, &self.tokens, &phone.tokens));
                }
            }
            draft.certainty = Certainty::Implied;
            draft.source.text = Some(named.name.as_str().into());
            drafts.push(draft);
        }
        drafts
    }

    /// The first date that is a last day, or a stretch of days.
    pub(super) fn last_day(&self) -> Option<&Found> {
        self.dates.iter().find(|date| {
            (matches!(date.lead, Lead::By | Lead::Before) && date.day().is_some()) || matches!(date.is, Is::Days { .. })
        })
    }

    pub(super) fn day(&self) -> Option<&Found> {
        self.dates.iter().find(|date| date.lead == Lead::On && date.day().is_some())
    }

    /// The first date that holds.
    pub(super) fn any_day(&self) -> Option<&Found> {
        self.dates.iter().find(|date| date.last().is_some())
    }

    /// A last day that no time of day turns into an appointment.
    pub(super) fn deadline(&self) -> Option<&Found> {
        self.last_day().filter(|date| self.clocks.is_empty() || date.day().is_none())
    }

    /// The day of something that has happened.
    pub(super) fn past_day(&self, date: &Found) -> Option<NaiveDate> {
        match date.is {
            Is::Day { day, .. } if day <= self.today() => Some(day),
            Is::Day { past, .. } => past,
            _ => None,
        }
    }

    /// When it is agreed: a day with a time, or a day alone.
    pub(super) fn slot(&self) -> Option<Slot> {
        let timed = || self.dates.iter().find(|date| date.day().is_some()).filter(|_| !self.clocks.is_empty());
        let repeated = || self.repeat.as_ref().and_then(|repeat| repeat.first(self.today()));
        let day = self.day().or_else(timed).and_then(Found::day).or_else(repeated)?;
        let at = |clock: &Clock| WallTime(day.and_time(clock.time));
        let start = self.clocks.first().map_or(WallTime(day.and_time(NaiveTime::MIN)), at);
        let end = self.clocks.get(1).map(at).filter(|end| *end > start);
        Some(Slot { start, end, tz: None, place: None, all_day: self.clocks.is_empty() })
    }

    pub(super) fn phrase(&self, found: &Found) -> &'a str {
        words(self.text, &self.tokens, &found.phrase)
    }

    /// The number that an office gave.
    pub(super) fn reference(&self) -> Option<&'a str> {
        let number = self.numbers.iter().find(|one| one.sort == super::numbers::Sort::Reference)?;
        Some(words(self.text, &self.tokens, &number.tokens))
    }

    /// Words that were read as a date, a time, a name, a number or an answer.
    pub(super) fn is_taken(&self, at: usize) -> bool {
        self.dates.iter().any(|date| date.phrase.contains(&at))
            || self.clocks.iter().any(|clock| clock.tokens.contains(&at))
            || self.people.iter().any(|named| named.tokens.contains(&at))
            || self.numbers.iter().any(|number| number.phrase.contains(&at))
            || self.repeat.as_ref().is_some_and(|repeat| repeat.tokens.contains(&at))
            || self.answers.iter().any(|range| range.contains(&at))
    }

    /// Words for `what`: the run of words around the topic's that are no date, time, name or small word.
    pub(super) fn what(&self) -> Option<String> {
        let mut runs: Vec<Range<usize>> = Vec::new();
        let mut start = None;
        for (at, token) in self.tokens.iter().enumerate() {
            match (self.is_taken(at), start) {
                (true, Some(from)) => {
                    runs.push(from..at);
                    start = None;
                }
                (false, None) => start = Some(at),
                _ => {}
            }
            if token.ends_clause()
                && let Some(from) = start.take()
            {
                runs.push(from..at + 1);
            }
        }
        runs.extend(start.map(|from| from..self.tokens.len()));
        let kept: Vec<Range<usize>> =
            runs.into_iter().map(|run| self.without_small_words(run)).filter(|run| !run.is_empty()).collect();
        let topic = self.topic.words.clone().filter(|_| self.topic.kind != "medicine");
        let run = topic
            .and_then(|topic| kept.iter().find(|run| run.contains(&topic.start)))
            .or_else(|| kept.iter().max_by_key(|run| words(self.text, &self.tokens, run).len()))?;
        Some(clean(words(self.text, &self.tokens, run)))
    }

    fn without_small_words(&self, mut run: Range<usize>) -> Range<usize> {
        let is_small = |at: usize| STOP.contains(&low(&self.tokens, at));
        while run.start < run.end && is_small(run.start) {
            run.start += 1;
        }
        while run.start < run.end && is_small(run.end - 1) {
            run.end -= 1;
        }
        run
    }

    /// The words from one of them to the end, as typed.
    pub(super) fn rest_from(&self, at: usize) -> String {
        let Some(token) = self.tokens.get(at) else { return String::new() };
        // A Spanish question opens with a mark of its own.
        let opens = |mark: char| self.text.get(..token.span.start).is_some_and(|before| before.ends_with(mark));
        let mark = ['¿', '¡'].into_iter().find(|mark| opens(*mark)).map(String::from).unwrap_or_default();
        let rest = self.text.get(token.span.start..).unwrap_or_default();
        clean(&format!("{mark}{}", rest.trim_end_matches(['.', ',', ';', ' '])))
    }

    /// A date that the main draft has no place for stays as something to do by then.
    pub(super) fn reminder(&self, date: &Found) -> Option<Draft> {
        // "After March 20" is no last day.
        let due = date.last().filter(|_| date.lead != Lead::From)?;
        let mut draft = item(self.id("reminder"), "task", "line");
        draft.put("what", clean(self.text));
        draft.put_unsure("due", due);
        draft.certainty = Certainty::Implied;
        draft.source.text = Some(self.phrase(date).into());
        Some(draft)
    }

    /// The kind of the main draft.
    pub(super) fn kind(&self, drafts: &[Draft]) -> String {
        drafts.first().and_then(Draft::kind).unwrap_or("task").to_owned()
    }

    /// What each word was read as.
    pub(super) fn claims(&self, drafts: &[Draft], kind: &str) -> Vec<Claim> {
        let texts: Vec<String> = drafts
            .iter()
            .flat_map(|draft| ["what", "text", "words", "plan_name"].map(|field| draft.fields.get(field)))
            .filter_map(|value| value?.as_str().map(str::to_owned))
            .collect();
        let mut claims = Vec::new();
        let mut at = 0;
        while let Some(token) = self.tokens.get(at) {
            let (end, reads, is_sure) = self.reads_at(at, kind).unwrap_or_else(|| {
                let one = at + 1;
                if STOP.contains(&token.low.as_str()) {
                    (one, Reads::Small, true)
                } else if texts.iter().any(|text| text.contains(token.text)) {
                    (one, Reads::Purpose, true)
                } else {
                    (one, Reads::Unread, false)
                }
            });
            let end = end.max(at + 1);
            let last = self.tokens.get(end - 1).map_or(token.span.end, |last| last.span.end);
            claims.push(Claim { span: token.span.start..last, reads, is_sure });
            at = end;
        }
        claims
    }

    fn reads_at(&self, at: usize, kind: &str) -> Option<(usize, Reads, bool)> {
        if let Some(date) = self.dates.iter().find(|date| date.phrase.contains(&at)) {
            let reads = match (date.is, date.lead) {
                (Is::Nothing, _) => Reads::NoSuchDay,
                (Is::Days { first, last }, _) => Reads::Days { first, last },
                (Is::Day { day, or, .. }, Lead::By | Lead::Before) => Reads::LastDay { day, or },
                (Is::Day { day, or, .. }, _) => Reads::Day { day, or },
            };
            let is_sure = !date.is_resolved && date.is != Is::Nothing;
            return Some((date.phrase.end, reads, is_sure));
        }
        if let Some(clock) = self.clocks.iter().find(|clock| clock.tokens.contains(&at)) {
            return Some((clock.tokens.end, Reads::Time { time: clock.time }, clock.is_sure));
        }
        if let Some(repeat) = self.repeat.as_ref().filter(|repeat| repeat.tokens.contains(&at)) {
            return Some((repeat.tokens.end, Reads::Repeat { rule: repeat.rule.clone() }, true));
        }
        if let Some(named) = self.people.iter().find(|named| named.tokens.contains(&at)) {
            let (party, is_known) = (named.entity.clone(), named.is_known);
            let is_person = named.is_doctor;
            let reads = if is_person { Reads::Party { party, is_known } } else { Reads::Place { party, is_known } };
            return Some((named.tokens.end, reads, named.is_known && named.is_exact));
        }
        if let Some(number) = self.numbers.iter().find(|number| number.tokens.contains(&at)) {
            let is_phone = number.sort != super::numbers::Sort::Reference;
            return Some((number.tokens.end, if is_phone { Reads::Phone } else { Reads::Number }, true));
        }
        if let Some(topic) = self.topic.words.as_ref().filter(|topic| topic.contains(&at)) {
            // The words of a kind that were split by a name or a date are told one by one.
            return Some((topic.end.max(at + 1), Reads::Kind { kind: kind.to_owned() }, true));
        }
        let answer = self.answers.iter().find(|range| range.contains(&at))?;
        Some((answer.end, Reads::Answer, true))
    }
}

fn answers(tokens: &[Token<'_>], dates: &[Found]) -> Vec<Range<usize>> {
    let lists: [&[&str]; 8] =
        [&PERSON_CALLS, &OFFICE_CALLS, &NO_REFILLS, &RUNS_OUT, &FASTING, &NO_CONTRAST, &CONTRAST, &VIRTUAL];
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let length = lists.iter().filter_map(|list| any_at(tokens, at, list)).max().unwrap_or(0);
        // A word of a date ("until") answers nothing by itself.
        let is_date = dates.iter().any(|date| date.phrase.contains(&at));
        let figures = low(tokens, at).parse::<u32>().is_ok()
            && matches!(low(tokens, at + 1), "refills" | "refill" | "resurtidos");
        if figures {
            let left = usize::from(matches!(low(tokens, at + 2), "left" | "remaining"));
            found.push(at..at + 2 + left);
            at += 2 + left;
        } else if length > 0 && !is_date {
            found.push(at..at + length);
            at += length;
        } else {
            at += 1;
        }
    }
    found
}
