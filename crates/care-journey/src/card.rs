//! Call cards: whom to call, what to say, ask and write down (handbook 2.5).

use crate::party;
use crate::plan::{CallCard, Plan};
use crate::thing::Thing;
use crate::words::Speaker;
use crate::world::World;
use care_model::{Arg, ItemId, Message, PermissionKind, Record, Role, Sensitive};

/// The card for a call about an item; `None` for an item or a card that does not exist.
pub fn call_card(record: &Record, plan: &Plan, item: &ItemId, card: &str) -> Option<CallCard> {
    let world = World::of(record, plan.at);
    let (thing, lines) = (world.thing(item)?, world.book.cards.get(card)?);
    let spoken = plan.pushes.iter().flat_map(|push| &push.nudges);
    let of_push = spoken.filter(|nudge| nudge.item.as_ref() == Some(item) && nudge.card.as_deref() == Some(card));
    let stated =
        of_push.filter_map(|nudge| nudge.party.as_ref()).next().and_then(|id| record.parties.get_key_value(id));
    let party = stated.map(|(id, _)| id).or_else(|| party::to_call(&world, thing, &lines.party.value));
    let speaker = Speaker { world: &world, thing, to: thing.owner, party };
    let line = |key: String, names: &[String]| speaker.message(key, names, &lines.dates, None);
    let ask = lines.ask.iter().zip(1..).map(|(names, n)| line(format!("{card}-ask-{n}"), names)).collect();
    let actions = plan.next_actions.values().flatten();
    let also = actions.filter(|action| action.item == *item).flat_map(|action| action.also.clone());
    Some(CallCard {
        id: card.to_owned(),
        party: party.cloned(),
        say_first: line(format!("{card}-say"), &lines.say),
        ask,
        write_down: (1..=lines.write).map(|n| Message::new(format!("{card}-write-{n}"))).collect(),
        have_ready: have_ready(&world, thing),
        say_back: say_back(&world, thing, &lines.id),
        close: Message::new("card-close"),
        notes: permission(&speaker).into_iter().chain(medicine_line(&world, thing)).collect(),
        about: std::iter::once(item.clone()).chain(also).collect(),
    })
}

/// "So you will send it by Thursday to fax 555-0142": where the call asks a sender for a hand-off. The
/// catalogue has a plain line for every other call.
fn say_back(world: &World<'_>, thing: &Thing<'_>, card: &str) -> Message {
    let message = Message::new("card-say-back");
    if !matches!(card, "C-SEND" | "C-RESEND") {
        return message;
    }
    let by = crate::dates::dates(world, thing).lf;
    let fax = world.party(thing.to).and_then(|party| party.fax.clone());
    match (by, fax) {
        (Some(by), Some(fax)) => message.with("date", Arg::Day(by)).with("fax", Arg::Text(fax)),
        (Some(by), None) => Message::new("card-say-back-by").with("date", Arg::Day(by)),
        _ => message,
    }
}

/// Reference numbers of the item, its goal, and what is tied to both.
fn have_ready(world: &World<'_>, thing: &Thing<'_>) -> Vec<(Message, Sensitive<String>)> {
    let goal = world.goal_of(thing);
    let referral = [Some(thing), goal].into_iter().flatten().find_map(|dated| world.referral_of(dated.id));
    let approvals = [Some(thing), goal].into_iter().flatten().flat_map(|dated| world.for_of(dated.id));
    let approvals = approvals.filter(|other| other.kind == "pa");
    let mut ready: Vec<(Message, Sensitive<String>)> = Vec::new();
    for source in [Some(thing), goal, referral].into_iter().flatten().chain(approvals) {
        let label = || Message::new(format!("number-{}", source.kind));
        let auth = match &source.item.detail {
            care_model::Detail::Referral(referral) => referral.auth.clone().filter(|auth| auth != "given"),
            _ => None,
        };
        for number in source.item.common.number.clone().into_iter().chain(auth.map(Sensitive::from)) {
            if !ready.iter().any(|(_, known)| *known == number) {
                ready.push((label(), number));
            }
        }
    }
    ready
}

/// A caregiver may not be talked to without leave (handbook 1.4, 2.5).
fn permission(speaker: &Speaker<'_, '_>) -> Option<Message> {
    let (world, thing) = (speaker.world, speaker.thing);
    let member = world.record.members.get(thing.owner?)?;
    let mut persons = world.record.persons.keys();
    let person = thing.item.common.person.as_ref().or_else(|| persons.next())?;
    if member.person.as_ref() == Some(person) {
        return None;
    }
    let leave = speaker.party.and_then(|party| world.record.persons.get(person)?.permissions.get(party));
    match leave.filter(|leave| leave.holds_on(thing.today)).map(|leave| (leave.kind, leave.signed_on)) {
        Some((PermissionKind::Form | PermissionKind::Legal, Some(signed))) => {
            return Some(Message::new("card-permission-form").with("date", Arg::Day(signed)));
        }
        Some((PermissionKind::Legal, None)) => return None,
        Some((PermissionKind::Verbal | PermissionKind::Form, _)) => {
            let name = world.record.persons.get(person).map(|person| Arg::Text(person.name.clone()));
            return name.map(|name| Message::new("card-permission-verbal").with("person", name));
        }
        Some((PermissionKind::None, _)) | None => {}
    }
    let party = match world.party(speaker.party) {
        Some(party) if party.role == Role::Plan => Arg::Word("the-plan".to_owned()),
        Some(party) if !party.name.reveal().is_empty() => Arg::Text(party.name.clone()),
        _ => Arg::Word("the-office".to_owned()),
    };
    let initial = world.record.persons.get(person).map_or("", |person| person.initial.as_str());
    Some(Message::new("card-permission-none").with("party", party).with("init", Arg::text(initial)))
}

/// Two answers about a medicine: nobody changes it on their own (handbook 2.5).
fn medicine_line(world: &World<'_>, thing: &Thing<'_>) -> Option<Message> {
    let more = thing.more();
    let named =
        more.names.iter().filter_map(|id| world.thing(id)).any(|item| matches!(item.kind, "medicine" | "medstep"));
    let said = more.instructions.iter().filter_map(|id| world.record.items.get(id)).any(|item| match &item.detail {
        care_model::Detail::Instruction(said) => crate::disagree::is_about_medicine(said),
        _ => false,
    });
    (thing.kind == "conflict" && (named || said)).then(|| Message::new("card-conflict-medicine"))
}
