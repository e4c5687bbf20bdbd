//! Next best action: of all that a member can act on, what first (handbook 3.5, 3.11.12).

use crate::nudge::{self, urgency_of};
use crate::plan::{Ball, NextAction, Status, Urgency};
use crate::status::{self, Stand};
use crate::thing::Thing;
use crate::words;
use crate::world::World;
use care_model::{ItemId, MemberId, PartyId};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

type Rank<'r> = (Urgency, i64, std::cmp::Reverse<usize>, NaiveDate, &'r ItemId);

/// Per member, the things that the member can act on, best first.
pub fn actions(world: &World<'_>) -> BTreeMap<MemberId, Vec<NextAction>> {
    let mut ranked: BTreeMap<&MemberId, Vec<(Rank<'_>, NextAction)>> = BTreeMap::new();
    for thing in world.things.values() {
        let (Some(owner), stand) = (thing.owner, status::stand(world, thing)) else { continue };
        if is_candidate(world, thing, stand) {
            ranked.entry(owner).or_default().extend(action(world, thing, stand, owner));
        }
    }
    ranked
        .into_iter()
        .map(|(owner, mut list)| {
            list.sort_by(|a, b| a.0.cmp(&b.0));
            let mut actions: Vec<NextAction> = list.into_iter().map(|(_, action)| action).collect();
            also(&mut actions);
            (owner.clone(), actions)
        })
        .collect()
}

/// What the summary after an absence asks first: what happened, then what is pressing (handbook 3.10).
pub fn catch_up<'r>(world: &World<'r>, due: &BTreeSet<&ItemId>) -> Vec<(&'r MemberId, &'r ItemId)> {
    let mut list: Vec<(u8, i64, &MemberId, &ItemId)> = Vec::new();
    for thing in world.things.values() {
        let (Some(owner), stand) = (thing.owner, status::stand(world, thing)) else { continue };
        let order = match stand.status {
            Status::Unknown => 0,
            Status::Missed | Status::Late => 1,
            Status::AtRisk if !thing.is_dated() => 2,
            Status::Ready | Status::Waiting(..) if due.contains(thing.id) => 3,
            _ => continue,
        };
        list.push((order, stand.slack.unwrap_or(i64::MAX), owner, thing.id));
    }
    list.sort();
    list.into_iter().map(|(_, _, owner, id)| (owner, id)).collect()
}

fn is_candidate(world: &World<'_>, thing: &Thing<'_>, stand: &Stand) -> bool {
    // What two offices disagree about gives way to the question which of them holds.
    if world.conflict_on(thing.id).is_some() {
        return false;
    }
    match &stand.status {
        // Dated items give way to their roots (handbook 3.11.12).
        Status::Conflict => !thing.is_dated(),
        // Until the day on which we check, what another party promised is theirs.
        Status::AtRisk => {
            let is_theirs = matches!(stand.ball, Ball::Party(_));
            let is_too_soon = is_theirs && stand.check_on.is_some_and(|check| check > thing.today);
            !(thing.is_dated() || is_too_soon)
        }
        Status::Ready | Status::Late | Status::Unknown => true,
        Status::Waiting(_, check_on) => check_on.is_some_and(|check| check <= thing.today),
        _ => false,
    }
}

/// The rule that would speak of the item now: its date is today or past and its conditions hold.
struct Voice {
    rule: &'static crate::book::Rule,
    card: Option<&'static str>,
}

fn voice<'r>(world: &World<'r>, thing: &Thing<'r>, owner: &'r MemberId, today: NaiveDate) -> Option<Voice> {
    let spec = thing.spec()?;
    let rules = spec.rules.iter().filter_map(|name| world.book.rules.get(&name.value));
    let mut speaking: Vec<Voice> = rules
        .filter_map(|rule| {
            let case = nudge::Case::of(world, thing, rule, owner)?;
            case.speaks_on(today).then_some(Voice { rule, card: case.card })
        })
        .collect();
    let silenced: Vec<bool> =
        speaking.iter().map(|one| speaking.iter().any(|other| other.rule.supersedes(one.rule))).collect();
    let mut silenced = silenced.into_iter();
    speaking.retain(|_| !silenced.next().unwrap_or(false));
    speaking.into_iter().min_by_key(|voice| (Urgency::from(voice.rule.floor), voice.rule.id.clone()))
}

fn action<'r>(
    world: &World<'r>,
    thing: &Thing<'r>,
    stand: &Stand,
    owner: &'r MemberId,
) -> Option<(Rank<'r>, NextAction)> {
    let today = thing.today;
    let reader = world.reader(owner)?;
    let voice = voice(world, thing, owner, today);
    let floor = voice.as_ref().map_or(Urgency::U3, |voice| voice.rule.floor.into());
    let urgency = urgency_of(floor, stand.slack);
    let rule = voice.as_ref().map(|voice| voice.rule);
    // Of what lies with the owner the state's card says what to do; a rule's card comes with the rule.
    let own = status::own_card(world, thing);
    let card = voice.as_ref().and_then(|voice| voice.card).filter(|_| own.is_none()).or(own);
    let card = if stand.status == Status::Unknown { None } else { card };
    let party = card
        .and_then(|card| world.book.cards.get(card))
        .and_then(|lines| crate::party::to_call(world, thing, &lines.party.value));
    let calls = card.filter(|card| world.book.cards.get(*card).is_none_or(|lines| !lines.private));
    let office = calls.map(|_| world.office(party));
    let best_at = reader.right_moment(today, world.now, office.as_ref())?;
    let speaker = words::Speaker { world, thing, to: Some(owner), party };
    let (title, body) = match rule {
        Some(rule) => words::of_rule(&speaker, rule),
        None => words::of_step(world, thing, stand, card, party),
    };
    let (unblocks, visit) = depends(world, thing);
    let rank = (
        urgency,
        stand.slack.unwrap_or(i64::MAX),
        std::cmp::Reverse(unblocks),
        visit.unwrap_or(NaiveDate::MAX),
        thing.id,
    );
    let action = NextAction {
        item: thing.id.clone(),
        rule: rule.map(|rule| rule.id.clone()),
        card: card.map(str::to_owned),
        party: party.cloned(),
        urgency,
        slack_bd: stand.slack,
        safe_until: stand.dates.ls,
        best_at,
        good_until: reader.good_until(best_at, office.as_ref()).filter(|_| best_at <= world.now),
        title,
        body,
        why: crate::why::of_action(world, thing),
        also: Vec::new(),
    };
    Some((rank, action))
}

/// How many items it unblocks, and the next visit among them.
fn depends(world: &World<'_>, thing: &Thing<'_>) -> (usize, Option<NaiveDate>) {
    let (mut count, mut visit, mut at) = (0, None, world.goal_of(thing));
    while let Some(goal) = at.filter(|_| count < 8) {
        count += 1;
        visit = visit.or(goal.day().filter(|_| goal.is_dated()));
        at = world.goal_of(goal);
    }
    (count, visit)
}

/// Other items that the same call would move.
fn also(actions: &mut [NextAction]) {
    let calls: Vec<(ItemId, Option<PartyId>)> =
        actions.iter().map(|action| (action.item.clone(), action.card.as_ref().and(action.party.clone()))).collect();
    for action in actions {
        let party = action.card.as_ref().and(action.party.as_ref());
        let same =
            calls.iter().filter(|(item, other)| party.is_some() && other.as_ref() == party && *item != action.item);
        action.also = same.map(|(item, _)| item.clone()).collect();
    }
}
