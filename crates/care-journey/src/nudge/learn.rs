//! What a member's answers teach (handbook 3.9.7): which rules are worth a push, and at what hour.
//!
//! It is reckoned from the log alone, so that every device learns the same. It never touches an urgent
//! nudge, a reminder that is tied to its date, or a rule that speaks for safety: those rest on no habit.

use super::pending::Case;
use crate::book::Rule;
use crate::plan::Urgency;
use crate::world::{Sent, World};
use care_model::{Actor, AnswerAction, Event, Happening, ItemId, MemberId, WallClock};
use chrono::{Duration, NaiveTime, Timelike};
use std::collections::BTreeMap;

/// A nudge that is answered within this many hours was acted on.
const ACTED_WITHIN_H: i64 = 24;
/// Weight of a rule whose nudges were never ignored, and the highest it gets.
const WEIGHT_FULL: f64 = 1.0;
const WEIGHT_FLOOR: f64 = 0.2;
const WHEN_IGNORED: f64 = 0.7;
const WHEN_ACTED: f64 = 1.25;
/// Below this weight a routine rule goes to the board only.
const BOARD_ONLY_BELOW: f64 = 0.35;
/// Pushes before the hour may move, and by how much another hour must lead.
const SHOWN_MIN: u32 = 5;
const HOUR_LEAD: f64 = 0.20;
/// Answers of "not needed" after which the member is asked once: keep or stop?
const NOT_NEEDED_ASK: usize = 2;

/// What came of the nudges of one rule to one member.
#[derive(Clone, Debug)]
pub struct Habit<'r> {
    /// Pushes, and those that were acted on or ignored; the rest is too young or was put off.
    pub shown: u32,
    pub acted: u32,
    pub ignored: u32,
    weight: f64,
    /// Hour of the member's day → shown, acted.
    by_hour: BTreeMap<u32, (u32, u32)>,
    /// Items of which the member said that the nudge is not needed, by time.
    not_needed: Vec<&'r ItemId>,
    /// The member's own word about the rule: the last of keep and stop.
    is_stopped: Option<bool>,
}

impl Default for Habit<'_> {
    fn default() -> Self {
        Self {
            shown: 0,
            acted: 0,
            ignored: 0,
            weight: WEIGHT_FULL,
            by_hour: BTreeMap::new(),
            not_needed: Vec::new(),
            is_stopped: None,
        }
    }
}

impl Habit<'_> {
    fn is_on_board_only(&self) -> bool {
        match self.is_stopped {
            Some(stopped) => stopped,
            None => self.weight < BOARD_ONLY_BELOW,
        }
    }

    /// The hour block that is acted on clearly more often than the one of `pref`, rates smoothed by
    /// Beta(1,1). An hour in which nothing was ever shown has no rate.
    fn better_hour(&self, pref: WallClock) -> Option<WallClock> {
        if self.shown < SHOWN_MIN {
            return None;
        }
        let rate = |(shown, acted): (u32, u32)| f64::from(acted + 1) / f64::from(shown + 2);
        let now = rate(self.by_hour.get(&pref.0.hour()).copied().unwrap_or_default());
        // Of equal rates the earlier hour.
        let best = self.by_hour.iter().rev().max_by(|a, b| rate(*a.1).total_cmp(&rate(*b.1)))?;
        let leads = *best.0 != pref.0.hour() && rate(*best.1) - now >= HOUR_LEAD;
        leads.then(|| NaiveTime::from_hms_opt(*best.0, 0, 0).map(WallClock)).flatten()
    }

    fn saw(&mut self, hour: u32, came: Came) {
        self.shown += 1;
        let block = self.by_hour.entry(hour).or_default();
        block.0 += 1;
        match came {
            Came::Acted => {
                self.acted += 1;
                block.1 += 1;
                self.weight = (self.weight * WHEN_ACTED).min(WEIGHT_FULL);
            }
            Came::Ignored => {
                self.ignored += 1;
                self.weight = (self.weight * WHEN_IGNORED).max(WEIGHT_FLOOR);
            }
            Came::Neither => {}
        }
    }
}

/// What came of one push.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Came {
    Acted,
    Ignored,
    /// Put off, given away, not needed, slept through, or not a day old.
    Neither,
}

/// A question to a member: keep a rule's reminders, or stop them?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ask<'r> {
    pub to: &'r MemberId,
    pub rule: &'static Rule,
    /// The last item of which the member said so.
    pub last: &'r ItemId,
}

/// Habits by member and rule.
#[derive(Debug, Default)]
pub struct Habits<'r> {
    of: BTreeMap<&'r MemberId, BTreeMap<&'static str, Habit<'r>>>,
}

impl<'r> Habits<'r> {
    /// Reckons them from what was sent and what was answered.
    pub fn of(world: &World<'r>) -> Self {
        let mut habits = Self::default();
        let mut shown: Vec<(&Sent<'r>, &'r ItemId)> = Vec::new();
        for (item, sent) in &world.sent {
            shown.extend(sent.iter().map(|sent| (sent, *item)));
        }
        shown.sort_unstable_by_key(|(sent, item)| (sent.at, sent.rule, *item));
        for (sent, item) in shown {
            let Some(rule) = world.book.rules.get(sent.rule).filter(|rule| may_learn(rule)) else { continue };
            let Some(reader) = world.reader(sent.to) else { continue };
            let hour = sent.at.with_timezone(&reader.zone).hour();
            let came = what_came(world, sent, item, rule);
            habits.entry(sent.to, rule).saw(hour, came);
        }
        habits.hear(world);
        habits
    }

    /// The words of the members themselves: not needed, keep, stop.
    fn hear(&mut self, world: &World<'r>) {
        for event in &world.answers {
            let (Actor::Member(member), Happening::Answer { rule, action, .. }) = (&event.actor, &event.what) else {
                continue;
            };
            let sent_last = || {
                let about = world.sent_about(event.item.as_ref()?).iter();
                about.filter(|sent| sent.to == member && sent.at <= event.at).max_by_key(|sent| sent.at)
            };
            let Some(id) = rule.as_deref().or_else(|| sent_last().map(|sent| sent.rule)) else { continue };
            let Some(rule) = world.book.rules.get(id).filter(|rule| may_learn(rule)) else { continue };
            let habit = self.entry(member, rule);
            match (action, &event.item) {
                (AnswerAction::NotNeeded, Some(item)) => habit.not_needed.push(item),
                (AnswerAction::Keep, _) => habit.is_stopped = Some(false),
                (AnswerAction::Stop, _) => habit.is_stopped = Some(true),
                _ => {}
            }
        }
    }

    /// Whether a routine nudge of a rule is for the board only.
    pub fn is_on_board_only(&self, to: &MemberId, rule: &Rule, urgency: Urgency) -> bool {
        urgency == Urgency::U3 && self.get(to, rule).is_some_and(Habit::is_on_board_only)
    }

    /// The hour at which a member acts on a rule more often than at `pref`.
    pub fn better_hour(&self, to: &MemberId, rule: &Rule, pref: WallClock) -> Option<WallClock> {
        self.get(to, rule).and_then(|habit| habit.better_hour(pref))
    }

    /// Questions that are open, by member and rule: asked until they are answered, and then never again.
    pub fn asks(&self, world: &World<'_>) -> Vec<Ask<'r>> {
        self.said_of(world, |habit| habit.is_stopped.is_none() && habit.not_needed.len() >= NOT_NEEDED_ASK)
    }

    /// Rules that a member has stopped.
    pub fn stopped(&self, world: &World<'_>) -> Vec<Ask<'r>> {
        self.said_of(world, |habit| habit.is_stopped == Some(true))
    }

    fn said_of(&self, world: &World<'_>, wanted: impl Fn(&Habit<'r>) -> bool) -> Vec<Ask<'r>> {
        let all = self.of.iter().flat_map(|(to, rules)| rules.iter().map(|(id, habit)| (*to, *id, habit)));
        all.filter(|(.., habit)| wanted(habit))
            .filter_map(|(to, id, habit)| {
                let rule = world.book.rules.get(id).filter(|rule| Urgency::from(rule.floor) == Urgency::U3)?;
                Some(Ask { to, rule, last: habit.not_needed.last()? })
            })
            .collect()
    }

    fn get(&self, to: &MemberId, rule: &Rule) -> Option<&Habit<'r>> {
        self.of.get(to)?.get(rule.id.as_str()).filter(|_| may_learn(rule))
    }

    fn entry(&mut self, to: &'r MemberId, rule: &'static Rule) -> &mut Habit<'r> {
        self.of.entry(to).or_default().entry(rule.id.as_str()).or_default()
    }
}

/// Learning is for what repeats and may be put off: no reminder that is tied to its date.
fn may_learn(rule: &Rule) -> bool {
    rule.learns && !rule.tied
}

fn what_came(world: &World<'_>, sent: &Sent<'_>, item: &ItemId, rule: &'static Rule) -> Came {
    let until = sent.at + Duration::hours(ACTED_WITHIN_H);
    let Some(thing) = world.thing(item) else { return Came::Neither };
    let within = |event: &&&Event| event.at > sent.at && event.at <= until;
    let own = |event: &&&Event| matches!(&event.actor, Actor::Member(member) if member == sent.to);
    let mut entries = thing.events.iter().filter(within).filter(own);
    if let Some(first) = entries.next() {
        return if is_put_off(first) { Came::Neither } else { Came::Acted };
    }
    let party = Case::of(world, thing, rule, sent.to).and_then(|case| case.party);
    let calls = party.and_then(|party| world.calls.get(party)).into_iter().flatten();
    if calls.filter(within).any(|call| own(&call)) {
        return Came::Acted;
    }
    // Time asleep never counts as ignoring (3.9.5).
    let slept = world.absences.iter().any(|(from, woke)| *from < until && *woke > sent.at);
    if slept || until > world.now { Came::Neither } else { Came::Ignored }
}

fn is_put_off(event: &Event) -> bool {
    match &event.what {
        Happening::Snooze { .. } => true,
        Happening::Answer { action, .. } => *action != AnswerAction::Done,
        _ => false,
    }
}
