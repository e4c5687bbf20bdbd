//! What the product makes by itself, as facts for the committer (handbook 3.11.7, 3.11.19).
//!
//! Pure and repeatable: ids follow from what they are about, so two devices make the same thing once.

use crate::book::Lag;
use crate::chain;
use crate::dates::shift;
use crate::disagree;
use crate::guard;
use crate::series;
use crate::thing::Thing;
use crate::world::World;
use care_model::{EntityId, EntityType, Fact, Fields, Instant, ItemId, Record};
use serde_json::{Value, json};

/// Facts that follow from the record and are not in it yet: the rebooking of a missed visit, the consult
/// note of a captured referral visit, the renewal of a referral that ends before its visit, the next of a
/// series, a step before an operation that grew too old, two instructions that cannot both hold.
pub fn arising(record: &Record, now: Instant) -> Vec<Fact> {
    let world = World::of(record, now);
    let notes: Vec<&Thing<'_>> =
        world.things.values().filter(|other| other.kind == "need" && other.what == Some("consult note")).collect();
    let made = world.things.values().flat_map(|thing| {
        let step = match thing.kind {
            "referral" => note(&world, thing, &notes),
            _ if thing.state == "missed" => rebook(&world, thing),
            "visit" => renewal(&world, thing),
            "clearance" => redo(&world, thing),
            _ => None,
        };
        step.into_iter().chain(series::next(&world, thing))
    });
    let made = made.chain(disagree::conflicts(&world));
    made.filter(|(id, _)| record.fields(id).is_none())
        .map(|(entity, fields)| Fact::Create { entity, entity_type: EntityType::Item, fields })
        .collect()
}

/// The hand-off that the product made for the same thing, from and to, and that a person's own entry
/// replaces; the committer discards it when the person's is created.
pub fn twin(record: &Record, what: &str, from: &str, to: &str) -> Option<ItemId> {
    let matches = |item: &&care_model::Item| match &item.detail {
        care_model::Detail::HandOff(need) => {
            item.common.created_by == Some(care_model::Actor::Engine)
                && item.common.what.as_ref().is_some_and(|known| known.reveal() == what)
                && need.from.as_ref().is_some_and(|known| known.as_str() == from)
                && need.to.as_ref().is_some_and(|known| known.as_str() == to)
        }
        _ => false,
    };
    record.items.values().find(matches).map(|item| item.id.clone())
}

fn fields(world: &World<'_>, thing: &Thing<'_>, own: Value) -> Fields {
    let mut fields: Fields = serde_json::from_value(own).unwrap_or_default();
    fields.retain(|_, value| !value.is_null());
    fields.insert("created_at".to_owned(), json!(world.now));
    fields.insert("created_by".to_owned(), json!("engine"));
    let owner = thing.owner.map(|owner| json!(owner));
    let person = thing.item.common.person.as_ref().map(|person| json!(person));
    fields.extend(owner.map(|owner| ("owner".to_owned(), owner)));
    fields.extend(person.map(|person| ("person".to_owned(), person)));
    fields
}

fn rebook(world: &World<'_>, missed: &Thing<'_>) -> Option<(EntityId, Fields)> {
    // What was missed before the record was kept leaves nothing to do.
    missed.missed?;
    if world.replaced_by.contains_key(missed.id) {
        return None;
    }
    let own = json!({"kind": "rebook", "for": missed.id, "party": missed.party});
    Some((EntityId::new(format!("rebook {}", missed.id)), fields(world, missed, own)))
}

fn note(world: &World<'_>, referral: &Thing<'_>, notes: &[&Thing<'_>]) -> Option<(EntityId, Fields)> {
    if referral.state != "seen" {
        return None;
    }
    let visits = world.visits_of.get(referral.id).into_iter().flatten().filter_map(|id| world.thing(id));
    let visit = visits.filter(|visit| visit.attended_at.is_some()).min_by_key(|visit| visit.attended_at)?;
    let named = notes
        .iter()
        .any(|other| other.visit == Some(visit.id) || (other.from == referral.to && other.to == referral.from));
    if named {
        return None;
    }
    let hand_offs = world.book.pathways.get("need");
    let way = hand_offs.and_then(|pathway| pathway.p80("consult note")).unwrap_or(Lag::NONE);
    let needed_by = visit.day().map(|day| shift(day, way, &world.office(referral.from)));
    let own = json!({
        "kind": "need", "what": "consult note", "from": referral.to, "to": referral.from, "hard": false,
        "visit": visit.id, "needed_by": needed_by, "state": "requested",
    });
    Some((EntityId::new(format!("NOTE {}", referral.id)), fields(world, referral, own)))
}

fn renewal(world: &World<'_>, visit: &Thing<'_>) -> Option<(EntityId, Fields)> {
    if !visit.is_dated() || visit.starts_at.is_none_or(|start| start <= world.now) || guard::referral_fits(world, visit)
    {
        return None;
    }
    let referral = world.referral_of(visit.id)?;
    let ends = guard::referral_ends(referral).filter(|ends| visit.day().is_some_and(|day| *ends < day))?;
    let asked = world.for_of(visit.id).any(|need| need.what == Some("renewed referral") && !need.is_over());
    if asked {
        return None;
    }
    let own = json!({
        "kind": "need", "what": "renewed referral", "from": referral.from, "to": referral.to, "hard": true,
        "for": visit.id, "state": "needed",
    });
    Some((EntityId::new(format!("RENEWAL {} {ends}", referral.id)), fields(world, visit, own)))
}

/// An operation moved so far that a step of its chain is too old on the day (handbook 1.13): do it again.
fn redo(world: &World<'_>, step: &Thing<'_>) -> Option<(EntityId, Fields)> {
    let surgery = world.goal_of(step).filter(|surgery| surgery.is_dated())?;
    let day = surgery.day().filter(|_| surgery.starts_at.is_some_and(|start| start > world.now))?;
    if !step.satisfies() || !chain::is_open(world, step) {
        return None;
    }
    let own = json!({"kind": "clearance", "for": surgery.id, "step": step.what, "party": step.party});
    Some((EntityId::new(format!("{} again for {day}", step.id)), fields(world, step, own)))
}
