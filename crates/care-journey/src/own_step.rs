//! Steps before an exam or a procedure that are no items of their own: the safety questions, the way home
//! (edges E8 and E11 of handbook 3.2).
//!
//! They are known by registers of the exam, so they cannot be named as blockers; they put it at risk.

use crate::dates::{back, slack_of};
use crate::predicate;
use crate::status::SLACK_AT_RISK;
use crate::thing::Thing;
use crate::world::World;
use chrono::NaiveDate;

/// A step that is still open.
#[derive(Clone, Copy, Debug)]
pub struct OwnStep {
    /// Last safe start.
    pub ls: NaiveDate,
}

impl OwnStep {
    /// Whether little time is left for it, or none.
    pub fn is_pressing(&self, world: &World<'_>, thing: &Thing<'_>) -> bool {
        let office = world.office(thing.party);
        slack_of(&office, self.ls, thing.today) <= SLACK_AT_RISK
    }
}

/// The open ones of a dated thing.
pub fn own_steps(world: &World<'_>, thing: &Thing<'_>) -> Vec<OwnStep> {
    let (Some(day), Some(pathway)) = (thing.day().filter(|_| thing.is_dated()), thing.pathway) else {
        return Vec::new();
    };
    let before = |edge: &str| pathway.edge(edge).and_then(|edge| edge.lag);
    let mut open = Vec::new();
    if let Some(lead) = before("E8").filter(|_| predicate::is_safety_form_open(thing)) {
        open.push(OwnStep { ls: back(day, lead, &world.office(thing.party)) });
    }
    let ride_open = thing.kind == "procedure" && thing.sedation && !thing.more().ride;
    if let Some(lead) = before("E11").filter(|_| ride_open) {
        // A family member or friend: the days are those of the default calendar.
        let anyone = world.office(None);
        let found = pathway.p80("ride").unwrap_or(crate::book::Lag::NONE);
        open.push(OwnStep { ls: back(back(day, lead, &anyone), found, &anyone) });
    }
    open
}
