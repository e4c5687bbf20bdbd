//! Who is meant when the data say *the sender*, *the asker*, *the plan*.

use crate::thing::Thing;
use crate::world::World;
use care_model::PartyId;

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
];

/// Who may have the ball.
pub const BALLS: &[&str] =
    &["patient", "nobody", "receiver", "sender", "referrer", "plan", "office", "facility", "orderer", "pharmacy"];

/// The party of a name, as far as it is known.
pub fn named<'r>(world: &World<'r>, thing: &Thing<'r>, name: &str) -> Option<&'r PartyId> {
    let goal = || thing.for_item.and_then(|id| world.thing(id));
    match name {
        "receiver" => thing.to.or(thing.party),
        "sender" | "referrer" => thing.from,
        "asker" => thing.by.or_else(|| goal().and_then(|goal| goal.by.or(goal.party))),
        "plan" => thing.plan_line.or_else(|| world.plan_party()),
        "office" | "facility" => thing.party,
        "visit_office" => thing.visit.and_then(|id| world.thing(id)).and_then(|visit| visit.party).or(thing.party),
        "orderer" | "prescriber" => thing.by,
        "lab_office" => {
            let lab = world.for_of(thing.id).find(|other| other.kind == "lab");
            lab.map_or(thing.party.or(thing.by), |lab| lab.party.or(lab.by))
        }
        "pharmacy" => thing.pharmacy,
        "pcp" => world.pcp_party(),
        _ => None,
    }
}
