//! Which nudges are open now, each with its moment, before bundling.

use super::ladder::{self, Next};
use super::system;
use crate::anchor::{self, When};
use crate::book::{Away, DateExpr, Form, LagUnit, Named, Rule};
use crate::calendar::Office;
use crate::dates::{dates, shift_when, slack};
use crate::hours::Line;
use crate::moment::Reader;
use crate::party;
use crate::plan::Urgency;
use crate::predicate;
use crate::status;
use crate::thing::Thing;
use crate::world::{Sent, World};
use care_model::{Actor, Event, Happening, Instant, MemberId, PartyId, WallClock, day_of};
use chrono::{Days, NaiveDate};

/// A nudge that will be sent if nothing changes.
#[derive(Clone, Debug)]
pub struct Pending<'w, 'r> {
    /// Its rule.
    pub rule: &'static Rule,
    /// Its item.
    pub thing: &'w Thing<'r>,
    /// Who gets it.
    pub to: &'r MemberId,
    /// The date that it leads to.
    pub target: NaiveDate,
    /// How pressing it will be then.
    pub urgency: Urgency,
    /// Open days to spare then.
    pub slack: Option<i64>,
    /// 0 = first, then the step of the ladder.
    pub step: u8,
    /// Call card; `None` = a self-task.
    pub card: Option<&'static str>,
    /// Whom to call.
    pub party: Option<&'r PartyId>,
    /// An office has to answer.
    pub is_call: bool,
    /// The moment that it was planned for, however late it is now: nudges are bundled by it.
    pub planned: Instant,
    /// The moment at which it can be sent; never before now.
    pub at: Instant,
}

impl<'w, 'r> Pending<'w, 'r> {
    /// Who has to answer.
    pub fn line(&self) -> Line<'r> {
        self.is_call.then_some(self.party)
    }
}

/// Where a rule aims: a day, or an instant for rules tied to the clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Target {
    /// The recipient's day.
    pub day: NaiveDate,
    /// The instant.
    pub clock: Option<Instant>,
}

/// Everything about one rule on one item that its moment depends on.
#[derive(Clone, Copy)]
pub struct Case<'w, 'r> {
    pub world: &'w World<'r>,
    pub thing: &'w Thing<'r>,
    pub rule: &'static Rule,
    pub to: &'r MemberId,
    pub reader: Reader<'r>,
    pub card: Option<&'static str>,
    pub party: Option<&'r PartyId>,
    pub office: Option<Office<'r>>,
    /// An office has to answer; a family member is no office.
    pub is_call: bool,
    /// The hour at which the member was seen to act on this rule, where it is not the preferred one.
    pub hour: Option<WallClock>,
}

/// Every open nudge of the record.
pub fn pending<'w, 'r>(world: &'w World<'r>) -> Vec<Pending<'w, 'r>> {
    let mut found = Vec::new();
    for thing in world.things.values() {
        let (Some(spec), Some(owner)) = (thing.spec(), thing.owner) else { continue };
        if thing.is_over() && spec.rules.is_empty() {
            continue;
        }
        // What counts as done has nothing to say.
        if spec.done_when.as_ref().is_some_and(|name| predicate::holds(world, thing, thing.today, &name.value)) {
            continue;
        }
        if let Some(snoozed) = system::snooze(world, thing) {
            found.extend(snoozed);
            continue;
        }
        let is_frozen = world.conflict_on(thing.id).is_some();
        for name in &spec.rules {
            let Some(rule) = world.book.rules.get(&name.value) else { continue };
            // A conflict holds the reminders on its subject; a visit that is booked stays (handbook 1.15).
            if is_frozen && !(rule.tied && thing.is_dated()) {
                continue;
            }
            for to in recipients(world, thing, rule, owner) {
                let Some(case) = Case::of(world, thing, rule, to) else { continue };
                for case in case.each_party() {
                    found.extend(case.targets().into_iter().filter_map(|target| case.consider(target)));
                }
            }
        }
    }
    supersede(world, &mut found);
    found
}

/// The owner; for visit reminders the patient as well (handbook 2.4.3).
fn recipients<'r>(world: &World<'r>, thing: &Thing<'r>, rule: &Rule, owner: &'r MemberId) -> Vec<&'r MemberId> {
    let mut to = vec![owner];
    if rule.patient_too {
        let person = &thing.item.common.person;
        let patient =
            world.record.members.iter().find(|(_, member)| member.person.is_some() && member.person == *person);
        to.extend(patient.map(|(id, _)| id).filter(|id| *id != owner));
    }
    to
}

/// Of one item and step and date only the most urgent is kept (handbook 3.9.3).
fn supersede(world: &World<'_>, found: &mut Vec<Pending<'_, '_>>) {
    let day = |nudge: &Pending<'_, '_>| world.reader(nudge.to).map(|reader| reader.day(nudge.at));
    let mut by_item: std::collections::BTreeMap<_, Vec<(&'static Rule, Option<NaiveDate>)>> = Default::default();
    for nudge in found.iter() {
        by_item.entry((nudge.to, nudge.thing.id)).or_default().push((nudge.rule, day(nudge)));
    }
    found.retain(|nudge| {
        let rivals = by_item.get(&(nudge.to, nudge.thing.id));
        let on = day(nudge);
        !rivals.into_iter().flatten().any(|(rival, when)| *when == on && rival.supersedes(nudge.rule))
    });
}

/// Urgency of a rule with some slack (handbook 3.7).
pub fn urgency_of(floor: Urgency, slack: Option<i64>) -> Urgency {
    match slack {
        Some(slack) if slack <= 0 => Urgency::U1,
        Some(slack) if slack <= 3 => floor.min(Urgency::U2),
        _ => floor,
    }
}

impl<'w, 'r> Case<'w, 'r> {
    /// One rule on one item for one member.
    pub fn of(world: &'w World<'r>, thing: &'w Thing<'r>, rule: &'static Rule, to: &'r MemberId) -> Option<Self> {
        let other_way = rule.then.as_ref().filter(|then| unanswered(world, thing, rule) >= then.after);
        let card = match (other_way, rule.card.as_ref().map(|card| card.value.as_str())) {
            (Some(then), _) => Some(then.card.value.as_str()),
            (None, Some("own")) => status::own_card(world, thing),
            (None, card) => card,
        };
        let stated = rule.party.as_ref().filter(|_| other_way.is_none()).map(|party| party.value.as_str());
        let name =
            stated.or_else(|| card.and_then(|card| world.book.cards.get(card)).map(|card| card.party.value.as_str()));
        let party = name.and_then(|name| party::to_call(world, thing, name));
        let is_private = card.and_then(|card| world.book.cards.get(card)).is_some_and(|lines| lines.private);
        let is_call = card.is_some() && !is_private;
        let office = is_call.then(|| world.office(party));
        let reader = world.reader(to)?;
        let hour = world.habits.better_hour(to, rule, reader.pref());
        Some(Self { world, thing, rule, to, reader, card, party, office, is_call, hour })
    }

    /// The same for each party that the rule speaks of by itself.
    fn each_party(self) -> Vec<Self> {
        let Some(group) = &self.rule.per else { return vec![self] };
        let parties = party::group(self.thing, &group.value);
        let of =
            |party| Self { party: Some(party), office: self.is_call.then(|| self.world.office(Some(party))), ..self };
        parties.into_iter().map(of).collect()
    }

    /// The dates that the rule aims at: one, or for a rule that comes back the last and the next.
    pub fn targets(&self) -> Vec<Target> {
        // Self-tasks count in the default calendar.
        let calendar = self.office.unwrap_or(self.world.office(None));
        let known = |expr: &'static DateExpr| Some((anchor::named(self.world, self.thing, &expr.anchor)?, expr));
        let first = known(&self.rule.t).or_else(|| self.rule.otherwise.as_ref().and_then(known));
        let Some((first, expr)) = first else { return Vec::new() };
        let moved = shift_when(first, expr.lag, &calendar);
        let mut targets = vec![self.target(moved, expr.lag.unit)];
        if let (Some(every), Some(start)) = (self.rule.t.every_cd, targets.first().copied()) {
            let passed = (self.today() - start.day).num_days();
            let rounds = u64::try_from(passed.div_euclid(i64::from(every))).unwrap_or(0);
            let round = |n: u64| start.day.checked_add_days(Days::new(n.saturating_mul(every.into())));
            let days = [round(rounds), round(rounds + 1)];
            targets = days.into_iter().flatten().map(|day| Target { day, clock: None }).collect();
        }
        if let Some(also) = &self.rule.also {
            let when = anchor::named(self.world, self.thing, &also.anchor);
            let moved = when.map(|when| shift_when(when, also.lag, &calendar));
            targets.extend(moved.map(|moved| self.target(moved, also.lag.unit)));
        }
        targets
    }

    /// The recipient's day now.
    fn today(&self) -> NaiveDate {
        if self.thing.owner == Some(self.to) { self.thing.today } else { self.reader.day(self.world.now) }
    }

    fn target(&self, when: When, unit: LagUnit) -> Target {
        match (when, unit) {
            (When::At(at), LagUnit::Minutes) => Target { day: self.reader.day(at), clock: Some(at) },
            (When::At(at), _) => Target { day: self.reader.day(at), clock: None },
            (When::Day(day), _) => Target { day, clock: None },
        }
    }

    /// The nudge for one target, if it is open.
    pub fn consider(&self, target: Target) -> Option<Pending<'w, 'r>> {
        let today = self.today();
        if self.was_before_the_watch(target) || self.all(&self.rule.stop, today, false) || self.is_past_its_goal(today)
        {
            return None;
        }
        if self.rule.tied && (target.day < today || self.booked_on_or_after(target.day)) {
            return None;
        }
        let sent: Vec<&Sent<'r>> =
            self.sends().filter(|sent| sent.target == target.day && self.is_same_moment(sent, target)).collect();
        if self.is_closed_by_a_higher(target.day) {
            return None;
        }
        let next = match sent.iter().max_by_key(|sent| sent.at) {
            Some(last) => ladder::next(self, last)?,
            None => self.first(target)?,
        };
        if self.is_on_board_only(next.urgency) {
            return None;
        }
        let asked_on = if self.rule.form == Form::On { target.day } else { self.reader.day(next.at) };
        let first_conditions: &[Named] = if sent.is_empty() { &self.rule.first } else { &[] };
        if !self.all(&self.rule.pre, asked_on, true) || !self.all(first_conditions, asked_on, true) {
            return None;
        }
        Some(Pending {
            rule: self.rule,
            thing: self.thing,
            to: self.to,
            target: target.day,
            urgency: next.urgency,
            slack: self.slack_on(self.reader.day(next.at)),
            step: next.step,
            card: self.card,
            party: self.party,
            is_call: self.is_call,
            planned: next.planned,
            at: next.at,
        })
    }

    /// Whether the rule's date has come and its conditions hold, whatever was sent (handbook 3.11.12).
    pub fn speaks_on(&self, today: NaiveDate) -> bool {
        let come = |target: &Target| {
            target.clock.map_or(target.day <= today, |clock| clock <= self.world.now)
                && !self.was_before_the_watch(*target)
        };
        let Some(target) = self.targets().into_iter().find(come) else { return false };
        let asked_on = if self.rule.form == Form::On { target.day } else { today };
        !self.all(&self.rule.stop, today, false)
            && !self.is_past_its_goal(today)
            && self.all(&self.rule.pre, asked_on, true)
    }

    /// All of the conditions hold (`all`), or any of them does.
    fn all(&self, names: &[Named], day: NaiveDate, all: bool) -> bool {
        let holds = |name: &Named| predicate::holds(self.world, self.thing, day, &name.value);
        if all { names.iter().all(holds) } else { names.iter().any(holds) }
    }

    /// Nudges of this rule about this item. Those to another member count too, save where both are told.
    pub fn sends(&self) -> impl Iterator<Item = &'w Sent<'r>> + '_ {
        let about = self.world.sent_about(self.thing.id).iter();
        about.filter(|sent| sent.rule == self.rule.id && (!self.rule.patient_too || sent.to == self.to))
    }

    /// A rule with a second moment on the same day was sent for that moment, not for the first.
    fn is_same_moment(&self, sent: &Sent<'_>, target: Target) -> bool {
        let Some(also) = &self.rule.also else { return true };
        let when = anchor::named(self.world, self.thing, &also.anchor);
        match when.map(|when| shift_when(when, also.lag, &self.world.office(None))) {
            Some(When::At(second)) => (sent.at >= second) == target.clock.is_some_and(|clock| clock == second),
            _ => true,
        }
    }

    /// A nudge whose target lies before the watch began counts as dealt with, unless it was entered as open.
    fn was_before_the_watch(&self, target: Target) -> bool {
        let Some(began) = self.world.record.settings.watch_began_at else { return false };
        let before = target.clock.map_or(target.day < self.reader.day(began), |clock| clock < began);
        before && !self.thing.item.common.open_rules.contains(&self.rule.id)
    }

    /// `before` and `slack` rules stop at the start of the thing that they lead to (handbook 3.11.9).
    fn is_past_its_goal(&self, today: NaiveDate) -> bool {
        if let Some(until) = &self.rule.until {
            let last = status::when_day(self.world, self.thing, status::expr_when(self.world, self.thing, until));
            return last.is_some_and(|last| today > last);
        }
        if !matches!(self.rule.form, Form::Before | Form::Slack) {
            return false;
        }
        let leads_to = if self.thing.is_dated() { Some(self.thing) } else { self.world.goal_of(self.thing) };
        let starts = leads_to.filter(|goal| goal.slot.is_some()).and_then(|goal| goal.starts_at);
        let started = starts.is_some_and(|start| start <= self.world.now);
        let deadline = match anchor::named(self.world, self.thing, &self.rule.t.anchor) {
            Some(When::Day(day)) if self.rule.form == Form::Before => today > day,
            _ => false,
        };
        started || deadline
    }

    fn booked_on_or_after(&self, day: NaiveDate) -> bool {
        let dated = if self.thing.slot.is_some() { Some(self.thing) } else { self.world.goal_of(self.thing) };
        dated.and_then(|dated| dated.booked).is_some_and(|booked| booked >= day)
    }

    /// What is dropped counts as sent; a nudge that fires closes the open lower ones of its step.
    fn is_closed_by_a_higher(&self, target: NaiveDate) -> bool {
        self.world.sent_about(self.thing.id).iter().any(|sent| {
            let higher = self.world.book.rules.get(sent.rule).is_some_and(|rule| rule.supersedes(self.rule));
            higher && self.reader.day(sent.at) >= target
        })
    }

    /// Open days to spare on a day.
    pub fn slack_on(&self, day: NaiveDate) -> Option<i64> {
        dates(self.world, self.thing).ls.map(|ls| slack(self.world, self.thing, ls, day))
    }

    /// Urgency on a day.
    pub fn urgency_on(&self, day: NaiveDate) -> Urgency {
        urgency_of(self.rule.floor.into(), self.slack_on(day))
    }

    /// The right moment on or after a day: as it was planned, and as it can be from now on.
    pub fn moment(&self, day: NaiveDate, from: Instant) -> Option<(Instant, Instant)> {
        let planned = self.right_moment(day, from)?;
        if planned >= self.world.now {
            return Some((planned, planned));
        }
        Some((planned, self.right_moment(day, self.world.now)?))
    }

    /// The first right moment on or after a day, not before `from`.
    pub fn right_moment(&self, day: NaiveDate, from: Instant) -> Option<Instant> {
        // What is urgent keeps to the hour that the member has chosen.
        let learned = self.hour.filter(|_| self.urgency_on(day) != Urgency::U1);
        let reader = learned.map_or(self.reader, |hour| self.reader.at_hour(hour));
        self.world.right_moment(self.to, &reader, self.line(), day, from)
    }

    /// Whether answers have taught that a nudge of this urgency is for the board only (handbook 3.9.7).
    pub fn is_on_board_only(&self, urgency: Urgency) -> bool {
        self.world.habits.is_on_board_only(self.to, self.rule, urgency)
    }

    /// Whether it can be acted on at an instant.
    pub fn is_feasible(&self, at: Instant) -> bool {
        self.world.is_feasible(self.to, &self.reader, self.line(), at)
    }

    fn line(&self) -> Line<'r> {
        self.is_call.then_some(self.party)
    }

    fn first(&self, target: Target) -> Option<Next> {
        let (planned, at) = match target.clock {
            Some(clock) => self.clock_moment(clock)?,
            None => {
                let day = self.fresh_entry_day(target.day).unwrap_or(target.day);
                self.moment(day, self.known_since())?
            }
        };
        if self.rule.tied && target.clock.is_none() && self.reader.day(at) != target.day {
            return None;
        }
        Some(Next { planned, at, step: 0, urgency: self.urgency_on(self.reader.day(at)) })
    }

    /// A rule tied to the clock keeps its instant when that lies in waking hours (handbook 3.6).
    fn clock_moment(&self, clock: Instant) -> Option<(Instant, Instant)> {
        let day = self.reader.day(clock);
        let at = match self.rule.away {
            _ if self.reader.is_awake(clock) => clock,
            Some(Away::EveningBefore) => {
                let morning = self.reader.awake_on(day).first().is_some_and(|piece| clock < piece.0);
                let evening = if morning { day.pred_opt()? } else { day };
                self.reader.clock_on(evening, WallClock::hm(18, 0))
            }
            Some(Away::NextMorning) | None => {
                let ahead = [Some(day), day.succ_opt()];
                let pieces = ahead.into_iter().flatten().flat_map(|day| self.reader.awake_on(day));
                pieces.map(|piece| piece.0).find(|start| *start >= clock)?
            }
        };
        if at >= self.world.now {
            return Some((at, at));
        }
        let late = self.right_moment(self.today(), self.world.now)?;
        Some((at, late))
    }

    /// Fresh entry: the recipient has just typed what makes the rule speak, so it is shown at once and
    /// pushed from the next feasible day (handbook 2.1, 3.6).
    fn fresh_entry_day(&self, target: NaiveDate) -> Option<NaiveDate> {
        if self.rule.tied || (self.rule.form == Form::On && !self.rule.fresh) {
            return None;
        }
        let own = |event: &&&Event| matches!(&event.actor, Actor::Member(member) if member == self.to) && moves(event);
        let latest = |thing: &Thing<'r>| {
            let created = match &thing.item.common.created_by {
                Some(Actor::Member(member)) if member == self.to => thing.item.common.created_at,
                _ => None,
            };
            thing.events.iter().filter(own).map(|event| event.at).max().max(created)
        };
        let goal = self.world.goal_of(self.thing).and_then(latest);
        let source = self.thing.source.and_then(|id| self.world.thing(id)).and_then(latest);
        // What a therapy has left follows from its visits.
        let visits = self.world.for_of(self.thing.id).filter(|_| self.thing.kind == "therapy").filter_map(latest).max();
        // A rule on the referral may speak because its visit was booked.
        let first = self.world.first_visit(self.thing.id).and_then(latest);
        let entered = latest(self.thing).max(goal).max(source).max(visits).max(first)?;
        let day = self.reader.day(entered);
        (target <= day).then(|| day.succ_opt()).flatten()
    }

    /// Since when everything that the moment depends on is known.
    fn known_since(&self) -> Instant {
        let latest = |thing: &Thing<'_>| {
            thing
                .events
                .iter()
                .filter(|event| moves(event))
                .map(|event| event.at)
                .max()
                .max(thing.item.common.created_at)
        };
        let goal = self.world.goal_of(self.thing).and_then(latest);
        let known = latest(self.thing).max(goal).max(self.world.woke_at).max(self.world.record.settings.watch_began_at);
        known.unwrap_or(Instant::MIN_UTC).min(self.world.now)
    }

    /// The day of an instant in the calendar that ladders count in.
    pub fn ladder_day(&self, at: Instant) -> NaiveDate {
        self.office.map_or(self.reader.day(at), |office| day_of(at, office.zone))
    }
}

/// Pushes of a rule about an item since somebody entered anything about it.
fn unanswered(world: &World<'_>, thing: &Thing<'_>, rule: &Rule) -> usize {
    let since = thing.events.iter().filter(|event| matches!(event.actor, Actor::Member(_))).map(|event| event.at).max();
    let pushes = world.sent_about(thing.id).iter().filter(|sent| sent.rule == rule.id);
    pushes.filter(|sent| since.is_none_or(|since| since < sent.at)).count()
}

/// Whether an entry may move a date, rather than answer a nudge.
fn moves(event: &Event) -> bool {
    !matches!(
        event.what,
        Happening::Call { .. }
            | Happening::Answer { .. }
            | Happening::Snooze { .. }
            | Happening::NudgeSent { .. }
            | Happening::Slept { .. }
    )
}
