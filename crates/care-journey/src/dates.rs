//! Last safe dates: the backward pass from a date along the hard edges (handbook 3.2, 3.3).
//!
//! Only hard things have slack (3.11.2). Nothing here looks at the clock but `slack`, which is told the day.

use crate::anchor::When;
use crate::book::{Lag, LagUnit};
use crate::calendar::Office;
use crate::thing::Thing;
use crate::world::World;
use care_model::PartyId;
use chrono::{Days, Duration, NaiveDate};

/// A chain of dependencies longer than this is a ring.
const DEPTH_MAX: u8 = 12;

/// Last safe dates of an item.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Dates {
    /// Last safe finish.
    pub lf: Option<NaiveDate>,
    /// Last safe start.
    pub ls: Option<NaiveDate>,
    /// Last safe exam day while none is booked.
    pub exam_lf: Option<NaiveDate>,
    /// Last day on which the plan's clock may start.
    pub decide_start: Option<NaiveDate>,
}

/// A day moved by a lag; business days are those of `office`. Minutes count as nothing here.
pub fn shift(day: NaiveDate, lag: Lag, office: &Office<'_>) -> NaiveDate {
    let n = lag.n.unsigned_abs();
    match (lag.unit, lag.n >= 0) {
        (LagUnit::BusinessDays, true) => office.add_bd(day, n),
        (LagUnit::BusinessDays, false) => office.sub_bd(day, n),
        (LagUnit::CalendarDays, true) => day.checked_add_days(Days::new(n.into())).unwrap_or(day),
        (LagUnit::CalendarDays, false) => day.checked_sub_days(Days::new(n.into())).unwrap_or(day),
        (LagUnit::Minutes, _) => day,
    }
}

/// A date or an instant moved by a lag.
pub fn shift_when(when: When, lag: Lag, office: &Office<'_>) -> When {
    match (when, lag.unit) {
        (When::At(at), LagUnit::Minutes) => When::At(at + Duration::minutes(lag.n.into())),
        (When::Day(day), _) => When::Day(shift(day, lag, office)),
        (When::At(at), _) if lag.n == 0 => When::At(at),
        (When::At(at), _) => When::Day(shift(care_model::day_of(at, office.zone), lag, office)),
    }
}

/// A day moved back by a lag.
pub fn back(day: NaiveDate, lag: Lag, office: &Office<'_>) -> NaiveDate {
    shift(day, Lag { n: -lag.n, ..lag }, office)
}

/// The party whose calendar counts the slack of an item.
pub fn acting_party<'r>(thing: &Thing<'r>) -> Option<&'r PartyId> {
    match thing.kind {
        "need" | "access" => thing.from,
        "pa" => thing.by,
        "discharge" => thing.to,
        "medicine" => thing.pharmacy.or(thing.by),
        _ => thing.party,
    }
}

/// The last safe dates of an item; nothing for what is over or satisfied.
pub fn dates(world: &World<'_>, thing: &Thing<'_>) -> Dates {
    *thing.dates.get_or_init(|| dates_to(world, thing, DEPTH_MAX))
}

fn dates_to(world: &World<'_>, thing: &Thing<'_>, depth: u8) -> Dates {
    if depth == 0 || thing.is_over() {
        return Dates::default();
    }
    let mut found = match thing.kind {
        "need" => hand_off(world, thing),
        "pa" => approval(world, thing, depth),
        "imaging" if thing.state == "ordered" => exam(world, thing),
        "lab" if thing.state == "ordered" || !crate::guard::result_fits(world, thing) => lab(world, thing),
        "medicine" => medicine(world, thing),
        "access" => Dates { lf: thing.due, ..Dates::default() },
        "insurance" if matches!(thing.state, "watch" | "letter_logged" | "reviewing") => plan_choice(world, thing),
        "conflict" => decision(world, thing),
        "clearance" if thing.state == "needed" => clearance(world, thing),
        "second_opinion" if thing.state == "gathering" => opinion(world, thing),
        "task" => Dates { lf: thing.due, ls: thing.due, ..Dates::default() },
        _ => Dates::default(),
    };
    stated(world, thing, depth, &mut found);
    found
}

/// Dependencies that a person stated.
fn stated(world: &World<'_>, thing: &Thing<'_>, depth: u8, found: &mut Dates) {
    for edge in world.record.edges.values().filter(|edge| edge.hard && edge.from == *thing.id) {
        let Some(goal) = world.thing(&edge.to) else { continue };
        let goal_day = if goal.is_dated() { goal.day() } else { dates_to(world, goal, depth - 1).ls };
        let (Some(day), office) = (goal_day, world.office(acting_party(thing))) else { continue };
        let lag = edge.lag.as_deref().and_then(Lag::parse).unwrap_or(Lag::NONE);
        let lf = back(day, lag, &office);
        found.lf = Some(found.lf.map_or(lf, |known| known.min(lf)));
        found.ls = Some(found.ls.map_or(lf, |known| known.min(lf)));
    }
}

/// The day of the dated item that this is for, while it still lies ahead.
pub fn goal_day(world: &World<'_>, thing: &Thing<'_>) -> Option<NaiveDate> {
    let goal = world.goal_of(thing)?;
    // Records for a second opinion must be there before its visit.
    let visit = goal.visit.filter(|_| goal.kind == "second_opinion").and_then(|visit| world.thing(visit));
    Some(visit.unwrap_or(goal)).filter(|goal| goal.is_dated()).and_then(Thing::day)
}

fn hand_off(world: &World<'_>, need: &Thing<'_>) -> Dates {
    let goal = goal_day(world, need);
    let receiver = world.office(need.to);
    let kind = world.goal_of(need).map_or("visit", |goal| match world.opinion_of(goal.id) {
        Some(_) => "second_opinion",
        None => goal.kind,
    });
    let edge = need.pathway.and_then(|pathway| pathway.lag_to(kind).or_else(|| pathway.lag_to("visit")));
    let lead = need.lead_bd.map_or(edge.unwrap_or(Lag::NONE), days_lag);
    let reckoned = goal.map(|day| back(day, lead, &receiver));
    let lf = match (need.carry_agreed(), goal) {
        (true, Some(day)) => Some(day),
        _ => need.needed_by.into_iter().chain(reckoned).min(),
    };
    if !need.hard || need.satisfies() {
        return Dates { lf: lf.filter(|_| !need.satisfies()), ..Dates::default() };
    }
    let sender = world.office(need.from);
    let way = if need.carry_agreed() { days_lag(1) } else { travel(world, need) };
    Dates { lf, ls: lf.map(|day| back(day, way, &sender)), ..Dates::default() }
}

fn days_lag(n: u32) -> Lag {
    Lag { n: i32::try_from(n).unwrap_or(i32::MAX), unit: LagUnit::BusinessDays }
}

/// How long the thing travels, four times out of five.
///
/// First what was said of this one, then what the sender says of itself, then what is usual.
pub fn travel(world: &World<'_>, need: &Thing<'_>) -> Lag {
    let pathway = need.pathway;
    let named = |name: &str| pathway.and_then(|pathway| pathway.p80(name));
    if need.failed >= 2 {
        return named("carry").unwrap_or(Lag::NONE);
    }
    if let Some(n) = need.p80_bd {
        return days_lag(n);
    }
    let own = need.what.and_then(|what| turnaround(world, need.from, what));
    own.or_else(|| need.what.and_then(named)).or_else(|| named("other")).unwrap_or(Lag::NONE)
}

/// Business days that a party says it takes for a thing (handbook 1.0, 3.1).
fn turnaround(world: &World<'_>, party: Option<&PartyId>, what: &str) -> Option<Lag> {
    world.party(party)?.turnaround.get(what).map(|days| days_lag(*days))
}

/// Safe length of a stretch of a lifecycle: as the party says of itself, else as the data say.
fn stretch(world: &World<'_>, thing: &Thing<'_>, party: Option<&PartyId>, name: &str) -> Lag {
    let usual = || thing.pathway.and_then(|pathway| pathway.p80(name));
    turnaround(world, party, name).or_else(usual).unwrap_or(Lag::NONE)
}

/// Last safe exam day of an order without a date, and the last day to start booking it.
fn exam(world: &World<'_>, order: &Thing<'_>) -> Dates {
    let centre = world.office(order.party);
    let own: Vec<NaiveDate> =
        world.hand_offs_of(order.id).filter(|need| need.hard).filter_map(|need| hand_off(world, need).ls).collect();
    // Until the receivers are chosen, the visit is taken to need pictures and report two days before.
    let by_visit = || {
        let hand_offs = world.book.pathways.get("need")?;
        let doctor = world.office(world.goal_of(order).and_then(|visit| visit.party).or(order.by));
        let ready = back(goal_day(world, order)?, hand_offs.lag_to("visit")?, &doctor);
        let way = |what: &str| turnaround(world, order.party, what).or_else(|| hand_offs.p80(what));
        ["images", "report"].into_iter().filter_map(way).map(|way| back(ready, way, &centre)).min()
    };
    let exam_lf = own.into_iter().min().or_else(by_visit);
    let slot = stretch(world, order, order.party, "slot");
    Dates { lf: exam_lf, ls: exam_lf.map(|day| back(day, slot, &centre)), exam_lf, decide_start: None }
}

/// The plan's yes: two days before the service, or before the last safe start of its booking (3.11.18).
fn approval(world: &World<'_>, approval: &Thing<'_>, depth: u8) -> Dates {
    let Some(pathway) = approval.pathway else { return Dates::default() };
    if approval.state == "approved" && crate::guard::approval_fits(world, approval) {
        return Dates::default();
    }
    let office = world.office(approval.by);
    let service = goal_day(world, approval)
        .or_else(|| world.goal_of(approval).and_then(|goal| dates_to(world, goal, depth - 1).ls));
    let lag = pathway.lag_to("any").unwrap_or(Lag::NONE);
    let lf = service.map(|day| back(day, lag, &office));
    // With the plan: what was promised replaces what is usual.
    if matches!(approval.state, "submitted" | "appealed") {
        return Dates { lf, ..Dates::default() };
    }
    let decide = decides_in(world, approval);
    let decide_start = lf.map(|day| office.sub_bd(back(day, decide, &office), 0));
    let submit = stretch(world, approval, approval.by, "submit");
    Dates { lf, ls: decide_start.map(|day| back(day, submit, &office)), exam_lf: None, decide_start }
}

/// How long the plan takes: as it says itself, 72 hours where it was asked to hurry, else by its kind.
pub fn decides_in(world: &World<'_>, approval: &Thing<'_>) -> Lag {
    let Some(pathway) = approval.pathway else { return Lag::NONE };
    let plan = crate::cover::of(world, approval);
    let is_urgent = matches!(&approval.item.detail, care_model::Detail::PriorAuth(asked) if asked.expedited);
    let usual = match plan {
        _ if is_urgent => "decide fast",
        Some(plan) if !plan.decides_in_a_week() => "decide other",
        _ => "decide",
    };
    let own = plan.and_then(|plan| plan.decide_cd).filter(|_| !is_urgent).and_then(|n| i32::try_from(n).ok());
    own.map_or(pathway.p80(usual).unwrap_or(Lag::NONE), |n| Lag { n, unit: LagUnit::CalendarDays })
}

fn lab(world: &World<'_>, lab: &Thing<'_>) -> Dates {
    let Some(pathway) = lab.pathway else { return Dates::default() };
    let office = world.office(lab.party.or(lab.by));
    let exam = goal_day(world, lab).map(|day| back(day, pathway.lag_to("imaging").unwrap_or(Lag::NONE), &office));
    let lf = exam.into_iter().chain(lab.due).min();
    let way = lab.lag_bd.map_or_else(|| stretch(world, lab, lab.party, "draw to result"), days_lag);
    Dates { lf, ls: lf.map(|day| back(day, way, &office)), ..Dates::default() }
}

fn medicine(world: &World<'_>, medicine: &Thing<'_>) -> Dates {
    let Some(pathway) = medicine.pathway else { return Dates::default() };
    let Some(run_out) = medicine.run_out else { return Dates::default() };
    let renewal = medicine.refills_left == Some(0);
    let who = if renewal { medicine.by } else { medicine.pharmacy };
    let office = world.office(who);
    let by_mail = matches!(&medicine.item.detail, care_model::Detail::Medicine(entry) if entry.mail_order);
    // E19: the new order one business day before the end, ten calendar days where it comes by mail.
    let mail = pathway.p80("renewed by mail").filter(|_| by_mail);
    let lead = mail.or_else(|| pathway.edge("E19").and_then(|edge| edge.lag)).unwrap_or(Lag::NONE);
    let lf = if renewal { back(run_out, lead, &office) } else { run_out };
    let way = stretch(world, medicine, who, if renewal { "renew" } else { "fill" });
    Dates { lf: Some(lf), ls: Some(back(lf, way, &office)), ..Dates::default() }
}

/// The last day to choose a plan; there is nothing to wait for before it.
fn plan_choice(world: &World<'_>, review: &Thing<'_>) -> Dates {
    let by = match crate::anchor::named(world, review, "choose_by") {
        Some(When::Day(day)) => Some(day),
        _ => None,
    };
    Dates { lf: by, ls: by, ..Dates::default() }
}

/// One answer is needed on the last business day before the first action (handbook 3.11.14).
fn decision(world: &World<'_>, conflict: &Thing<'_>) -> Dates {
    let by = conflict.more().decide_by.map(|by| (by.date(), by.0.time()));
    let office = world.office(conflict.party);
    let last = by.map(|(day, time)| match time == chrono::NaiveTime::MIN {
        true => office.sub_bd(day, 1),
        false => office.sub_bd(day, 0),
    });
    Dates { lf: last, ls: last, ..Dates::default() }
}

/// A step before an operation: done with time to spare (E12), booked the usual wait before.
fn clearance(world: &World<'_>, step: &Thing<'_>) -> Dates {
    let Some(pathway) = step.pathway else { return Dates::default() };
    let goal = world.goal_of(step);
    let surgeon = world.office(goal.and_then(|surgery| surgery.more().surgeon.or(surgery.party)));
    let before = goal_day(world, step).map(|day| back(day, pathway.lag_to("procedure").unwrap_or(Lag::NONE), &surgeon));
    let lf = before.into_iter().chain(step.due).min();
    let wait = stretch(world, step, step.party, "slot");
    Dates { lf, ls: lf.map(|day| back(day, wait, &world.office(step.party))), ..Dates::default() }
}

/// Records must be with the second doctor before the visit (E18); slides and pictures take the longest.
fn opinion(world: &World<'_>, opinion: &Thing<'_>) -> Dates {
    let open: Vec<Dates> = world.records_to_ask(opinion).map(|need| hand_off(world, need)).collect();
    let (lf, ls) = (open.iter().filter_map(|need| need.lf).min(), open.iter().filter_map(|need| need.ls).min());
    Dates { lf, ls, ..Dates::default() }
}

/// Open days of the acting party in `(today, ls]`; negative when the last safe start is past (3.4, 3.11.5).
pub fn slack(world: &World<'_>, thing: &Thing<'_>, ls: NaiveDate, today: NaiveDate) -> i64 {
    let party = match thing.kind {
        "medicine" if thing.refills_left == Some(0) => thing.by,
        _ => acting_party(thing),
    };
    slack_of(&world.office(party), ls, today)
}

/// The same in the calendar of an office.
pub fn slack_of(office: &Office<'_>, ls: NaiveDate, today: NaiveDate) -> i64 {
    if ls >= today { office.open_days(today, ls) } else { -office.open_days(ls, today).max(1) }
}
