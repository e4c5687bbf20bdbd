//! Value, not volume: nudges near one another become one push, with a gap and caps (handbook 3.9).

use super::pending::Pending;
use super::system::{self, BACKUP};
use crate::moment::Reader;
use crate::plan::Urgency;
use crate::world::{Sent, World};
use care_model::{Instant, MemberId};
use chrono::{Duration, NaiveDate};
use std::cmp::Ordering;
use std::collections::BTreeMap;

const TOGETHER_MIN: i64 = 60;
const GAP_MIN: i64 = 90;
/// Groups of U2 and U3 a day, groups of any kind a day, groups of U2 and U3 in seven days.
const ROUTINE_A_DAY: usize = 2;
const ALL_A_DAY: usize = 4;
const ROUTINE_A_WEEK: usize = 10;
/// Days for which the caps are looked ahead; beyond them nothing can be over a cap yet.
const DAYS_AHEAD: usize = 40;

/// One push in the making: when, to whom, lead first.
#[derive(Clone, Debug)]
pub struct Group<'w, 'r> {
    /// When.
    pub at: Instant,
    /// To whom.
    pub to: &'r MemberId,
    /// Lead first.
    pub nudges: Vec<Pending<'w, 'r>>,
}

impl Group<'_, '_> {
    fn urgency(&self) -> Urgency {
        self.nudges.iter().map(|nudge| nudge.urgency).min().unwrap_or(Urgency::U3)
    }
}

/// The pushes that the open nudges make, by time.
pub fn bundle<'w, 'r>(world: &'w World<'r>, open: Vec<Pending<'w, 'r>>) -> Vec<Group<'w, 'r>> {
    let told = system::escalations(world, &open);
    let mut by_member: BTreeMap<&MemberId, Vec<Pending<'w, 'r>>> = BTreeMap::new();
    for nudge in open {
        by_member.entry(nudge.to).or_default().push(nudge);
    }
    let mut groups: Vec<Group<'w, 'r>> = Vec::new();
    for (to, nudges) in by_member {
        if let Some(reader) = world.reader(to) {
            groups.extend(
                Days {
                    world,
                    reader,
                    to,
                    log: Log::of(world, to, &reader),
                    groups: Vec::new(),
                    by_day: BTreeMap::new(),
                }
                .run(nudges),
            );
        }
    }
    // Messages for one backup at one moment are one bundle; they do not count (3.9.4, 3.11.17).
    for nudge in told {
        match groups.iter_mut().find(|group| group.to == nudge.to && group.at == nudge.at && is_backup(group)) {
            Some(group) => group.nudges.push(nudge),
            None => groups.push(Group { at: nudge.at, to: nudge.to, nudges: vec![nudge] }),
        }
    }
    for group in &mut groups {
        group.nudges.sort_by(by_lead);
        let riders = system::contacts_to_check(world, &group.nudges, group.at);
        group.nudges.extend(riders);
    }
    groups.sort_by(|a, b| a.at.cmp(&b.at).then_with(|| a.to.cmp(b.to)).then_with(|| is_backup(a).cmp(&is_backup(b))));
    groups
}

fn is_backup(group: &Group<'_, '_>) -> bool {
    group.nudges.iter().any(|nudge| nudge.rule.id == BACKUP)
}

/// Lead first: the most urgent, then the least slack, then the rule's and the item's id.
fn by_lead(a: &Pending<'_, '_>, b: &Pending<'_, '_>) -> Ordering {
    let slack = |nudge: &Pending<'_, '_>| nudge.slack.unwrap_or(i64::MAX);
    (a.urgency, slack(a), &a.rule.id, a.thing.id).cmp(&(b.urgency, slack(b), &b.rule.id, b.thing.id))
}

/// Groups already sent to a member: when, and whether they were urgent.
struct Log {
    sent: Vec<(Instant, NaiveDate, bool)>,
}

/// Nothing before this many days ago counts for a gap or a cap.
const DAYS_BACK: i64 = 9;

impl Log {
    fn of(world: &World<'_>, to: &MemberId, reader: &Reader<'_>) -> Self {
        let mut sent: BTreeMap<Instant, bool> = BTreeMap::new();
        let oldest = world.now - Duration::days(DAYS_BACK);
        let counts = |one: &&Sent<'_>| one.at >= oldest && one.to == to && !one.rule.starts_with("N-SYS-");
        for one in world.sent.values().flatten().filter(counts) {
            *sent.entry(one.at).or_default() |= one.urgency == Urgency::U1;
        }
        Self { sent: sent.into_iter().map(|(at, urgent)| (at, reader.day(at), urgent)).collect() }
    }
}

/// The days of one member.
struct Days<'w, 'r> {
    world: &'w World<'r>,
    reader: Reader<'r>,
    to: &'r MemberId,
    log: Log,
    groups: Vec<Group<'w, 'r>>,
    /// Places of the groups of each day.
    by_day: BTreeMap<NaiveDate, Vec<usize>>,
}

impl<'w, 'r> Days<'w, 'r> {
    fn run(mut self, nudges: Vec<Pending<'w, 'r>>) -> Vec<Group<'w, 'r>> {
        let mut by_day: BTreeMap<NaiveDate, Vec<Pending<'w, 'r>>> = BTreeMap::new();
        for nudge in nudges {
            by_day.entry(self.reader.day(nudge.at)).or_default().push(nudge);
        }
        let mut looked = 0;
        while let Some((day, nudges)) = by_day.pop_first() {
            looked += 1;
            let caps = looked <= DAYS_AHEAD;
            for later in self.day(nudges, caps) {
                let next = self.reader.day(later.at);
                // What cannot move on stays where it is; a day must never come back to itself.
                if next > day {
                    by_day.entry(next).or_default().push(later);
                }
            }
        }
        self.groups
    }

    /// Groups of one day; gives back what has to wait for a later day.
    fn day(&mut self, nudges: Vec<Pending<'w, 'r>>, caps: bool) -> Vec<Pending<'w, 'r>> {
        // A nudge keeps its place by the moment it was planned for, as long as that is still today.
        let key = |nudge: &Pending<'_, '_>| match nudge.planned == nudge.at || self.same_day(nudge.planned, nudge.at) {
            true => nudge.planned,
            false => nudge.at,
        };
        let mut keyed: Vec<(Instant, Pending<'w, 'r>)> = nudges.into_iter().map(|nudge| (key(&nudge), nudge)).collect();
        keyed.sort_by(|a, b| a.0.cmp(&b.0).then_with(|| by_lead(&a.1, &b.1)));
        let mut groups: Vec<(Instant, Group<'w, 'r>)> = Vec::new();
        for (seed, nudge) in keyed {
            match groups.last_mut() {
                Some((first, group)) if seed - *first <= Duration::minutes(TOGETHER_MIN) => {
                    group.at = group.at.max(nudge.at);
                    group.nudges.push(nudge);
                }
                _ => groups.push((seed, Group { at: nudge.at, to: self.to, nudges: vec![nudge] })),
            }
        }
        let groups = groups.into_iter().flat_map(|(_, group)| self.split_infeasible(group)).collect();
        let groups = self.one_call_for_a_party(groups);
        self.space_and_cap(groups, caps)
    }

    fn same_day(&self, a: Instant, b: Instant) -> bool {
        self.reader.day(a) == self.reader.day(b)
    }

    fn feasible(&self, nudge: &Pending<'w, 'r>, at: Instant) -> bool {
        self.world.is_feasible(self.to, &self.reader, nudge.line(), at)
    }

    /// Members of a group that cannot be acted on at its time get one of their own.
    fn split_infeasible(&self, group: Group<'w, 'r>) -> Vec<Group<'w, 'r>> {
        if group.nudges.iter().all(|nudge| nudge.at == group.at || self.feasible(nudge, group.at)) {
            return vec![group];
        }
        let Group { at, to, nudges } = group;
        let (stay, leave): (Vec<_>, Vec<_>) =
            nudges.into_iter().partition(|nudge| nudge.at == at || self.feasible(nudge, at));
        let own = leave.into_iter().map(|nudge| Group { at: nudge.at, to, nudges: vec![nudge] });
        let mut groups: Vec<Group<'w, 'r>> =
            own.chain((!stay.is_empty()).then_some(Group { at, to, nudges: stay })).collect();
        groups.sort_by_key(|group| group.at);
        groups
    }

    /// One call, one card: nudges to the same party on a day go into the earliest of its groups.
    fn one_call_for_a_party(&self, groups: Vec<Group<'w, 'r>>) -> Vec<Group<'w, 'r>> {
        let mut kept: Vec<Group<'w, 'r>> = Vec::new();
        for Group { at, to, nudges } in groups {
            let mut own = Vec::new();
            for nudge in nudges {
                let party = nudge.card.and(nudge.party);
                let calls = |group: &&mut Group<'w, 'r>| {
                    party.is_some() && group.nudges.iter().any(|other| other.card.is_some() && other.party == party)
                };
                let earlier = kept
                    .iter_mut()
                    .filter(calls)
                    .find(|group| self.world.is_feasible(self.to, &self.reader, nudge.line(), group.at));
                match earlier {
                    Some(group) => group.nudges.push(nudge),
                    None => own.push(nudge),
                }
            }
            if !own.is_empty() {
                kept.push(Group { at, to, nudges: own });
            }
        }
        kept
    }

    /// The 90-minute gap and the caps. What finds no place today is given back for a later day.
    fn space_and_cap(&mut self, mut groups: Vec<Group<'w, 'r>>, caps: bool) -> Vec<Pending<'w, 'r>> {
        // Urgent groups have the first claim on the day's places.
        groups.sort_by_key(|group| (group.urgency() != Urgency::U1, group.at));
        let mut waiting = Vec::new();
        for mut group in groups {
            if group.urgency() != Urgency::U1 {
                match self.after_gap(&group) {
                    Some(at) => group.at = at,
                    None => {
                        self.join_or_wait(group, &mut waiting);
                        continue;
                    }
                }
            }
            if caps && !self.has_place(&group) {
                self.join_or_wait(group, &mut waiting);
                continue;
            }
            self.by_day.entry(self.reader.day(group.at)).or_default().push(self.groups.len());
            self.groups.push(group);
        }
        waiting
    }

    fn times_around(&self, day: NaiveDate) -> Vec<(Instant, NaiveDate, bool)> {
        let week = Duration::days(7);
        let near = day.checked_sub_signed(week).unwrap_or(day)..=day.checked_add_signed(week).unwrap_or(day);
        let placed = self.by_day.range(near.clone()).flat_map(|(on, places)| {
            let groups = places.iter().filter_map(|place| self.groups.get(*place));
            groups.map(|group| (group.at, *on, group.urgency() == Urgency::U1))
        });
        let sent = self.log.sent.iter().copied().filter(|(_, on, _)| near.contains(on));
        let mut times: Vec<(Instant, NaiveDate, bool)> = sent.chain(placed).collect();
        times.sort_unstable();
        times
    }

    /// The group's time, or the end of a gap that it falls into; `None` where that is not feasible today.
    fn after_gap(&self, group: &Group<'w, 'r>) -> Option<Instant> {
        let day = self.reader.day(group.at);
        let mut at = group.at;
        for (other, ..) in self.times_around(day) {
            if (at - other).abs() < Duration::minutes(GAP_MIN) {
                at = other + Duration::minutes(GAP_MIN);
            }
        }
        let fits =
            at == group.at || (self.reader.day(at) == day && group.nudges.iter().all(|nudge| self.feasible(nudge, at)));
        fits.then_some(at)
    }

    fn has_place(&self, group: &Group<'w, 'r>) -> bool {
        let day = self.reader.day(group.at);
        let times = self.times_around(day);
        let today: Vec<bool> = times.iter().filter(|(_, on, _)| *on == day).map(|(.., urgent)| *urgent).collect();
        let routine = |urgent: &&bool| !**urgent;
        if group.urgency() == Urgency::U1 {
            return today.len() < ALL_A_DAY;
        }
        let in_a_week = |on: NaiveDate| (0..7).contains(&(day - on).num_days());
        let week = times.iter().filter(|(_, on, urgent)| !urgent && in_a_week(*on)).count();
        today.len() < ALL_A_DAY && today.iter().filter(routine).count() < ROUTINE_A_DAY && week < ROUTINE_A_WEEK
    }

    /// Into an earlier group of the day that is not sent yet and feasible for it, else a later day; what
    /// is tied to its date and finds no place stays in the app.
    fn join_or_wait(&mut self, group: Group<'w, 'r>, waiting: &mut Vec<Pending<'w, 'r>>) {
        let (world, reader, now) = (self.world, self.reader, self.world.now);
        let day = reader.day(group.at);
        for mut nudge in group.nudges {
            let (to, line) = (self.to, nudge.line());
            let fits = |host: &Group<'_, '_>| host.at >= now && world.is_feasible(to, &reader, line, host.at);
            let places = self.by_day.get(&day).into_iter().flatten();
            let place = { places }.copied().find(|place| self.groups.get(*place).is_some_and(fits));
            if let Some(host) = place.and_then(|place| self.groups.get_mut(place)) {
                host.nudges.push(nudge);
                continue;
            }
            let later = day.succ_opt().and_then(|next| world.right_moment(to, &reader, line, next, now));
            let Some(at) = later.filter(|_| !nudge.rule.tied) else { continue };
            // Past its last safe start it cannot wait as routine.
            if nudge.urgency == Urgency::U3 && nudge.slack.is_some() {
                let ls = crate::dates::dates(world, nudge.thing).ls;
                nudge.slack = ls.map(|ls| crate::dates::slack(world, nudge.thing, ls, reader.day(at)));
                if nudge.slack.is_some_and(|slack| slack < 0) {
                    nudge.urgency = Urgency::U2;
                }
            }
            (nudge.planned, nudge.at) = (at, at);
            waiting.push(nudge);
        }
    }
}
