//! Who is meant when the data say *the sender*, *the asker*, *the plan*.

use crate::thing::Thing;
use crate::world::World;
use care_model::{CallOutcome, Happening, PartyId};

/// Parties that a rule or a card may name.
pub const NAMES: &[&str] = &[
    "receiver",
    "sender",
    "referrer",
    "asker",
    "plan",
    "office",
    "facility",
    "visit_office",
    "orderer",
    "lab_office",
    "pharmacy",
    "prescriber",
    "pcp",
    "surgeon",
    "friend",
    "ship",
    "next_doctor",
    "next_office",
    "records_holder",
];

/// Groups of parties, each of which a rule may speak of by itself.
pub const GROUPS: &[&str] = &["unchecked_doctors"];

/// Who may have the ball.
pub const BALLS: &[&str] = &[
    "patient",
    "nobody",
    "asker",
    "receiver",
    "sender",
    "referrer",
    "plan",
    "office",
    "facility",
    "orderer",
    "pharmacy",
    "prescriber",
];

/// The party of a name, as far as it is known.
pub fn named<'r>(world: &World<'r>, thing: &Thing<'r>, name: &str) -> Option<&'r PartyId> {
    let goal = || thing.for_item.and_then(|id| world.thing(id));
    match name {
        "receiver" => thing.to.or(thing.party),
        "sender" | "referrer" => thing.from,
        "asker" => thing.by.or_else(|| goal().and_then(|goal| goal.by.or(goal.party))),
        "plan" => {
            let payer = || crate::cover::of(world, thing).and_then(|plan| plan.payer);
            thing.plan_line.or_else(|| world.new_plan_party(thing)).or_else(payer).or_else(|| world.plan_party())
        }
        "office" | "facility" => thing.party,
        "visit_office" => thing.visit.and_then(|id| world.thing(id)).and_then(|visit| visit.party).or(thing.party),
        "orderer" | "prescriber" => thing.by,
        "lab_office" => {
            let lab = world.for_of(thing.id).find(|other| other.kind == "lab");
            lab.map_or(thing.party.or(thing.by), |lab| lab.party.or(lab.by))
        }
        "pharmacy" => thing.pharmacy,
        "pcp" => thing.to.filter(|_| thing.kind == "discharge").or_else(|| world.pcp_party()),
        "surgeon" => [Some(thing), world.goal_of(thing)]
            .into_iter()
            .flatten()
            .find(|step| step.kind == "procedure")
            .and_then(|surgery| surgery.more().surgeon.or(surgery.party))
            .or(thing.party),
        "ship" => thing.party.or_else(|| world.ship_party()),
        "next_doctor" => unchecked_doctors(thing).next(),
        "next_office" => thing.more().care_team.first(),
        "records_holder" => world.records_to_ask(thing).find_map(|need| need.from),
        _ => None,
    }
}

/// The party of a name as it has to be called: whoever it sent the caller to, if it did (handbook 2.1,
/// `ask_other`).
pub fn to_call<'r>(world: &World<'r>, thing: &Thing<'r>, name: &str) -> Option<&'r PartyId> {
    named(world, thing, name).map(|party| asked_instead(thing, party))
}

/// How often an office that sends on is followed; two that send to one another are a ring.
const HOPS_MAX: usize = 4;

fn asked_instead<'r>(thing: &Thing<'r>, party: &'r PartyId) -> &'r PartyId {
    let mut at = party;
    for _ in 0..HOPS_MAX {
        let last = thing.events.iter().rev().find_map(|event| match &event.what {
            Happening::Call { party, outcome, party2, .. } if party == at => Some((*outcome, party2.as_ref())),
            _ => None,
        });
        match last {
            Some((CallOutcome::AskOther, Some(other))) => at = other,
            _ => break,
        }
    }
    at
}

/// The parties of a group.
pub fn group<'r>(thing: &Thing<'r>, name: &str) -> Vec<&'r PartyId> {
    match name {
        "unchecked_doctors" => unchecked_doctors(thing).collect(),
        _ => Vec::new(),
    }
}

/// Doctors of the care team who were not asked about every plan that is looked at (handbook N-INS-03).
pub fn unchecked_doctors<'t, 'r>(thing: &'t Thing<'r>) -> impl Iterator<Item = &'r PartyId> + use<'t, 'r> {
    let more = thing.more();
    let is_asked = |doctor: &PartyId, plan: &str| {
        more.asked.iter().any(|(party, plans)| *party == doctor && (plans.is_empty() || plans.contains(&plan)))
    };
    let open = move |doctor: &&PartyId| more.candidates.iter().any(|plan| !is_asked(doctor, plan));
    more.care_team.iter().filter(open)
}
