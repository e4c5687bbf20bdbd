//! Status and root blockers (handbook 3.4), ball and check day.
//!
//! The order of the table in 3.4 is the order of the lines here. It must never guess an outcome.

use crate::anchor::{self, When};
use crate::book::Ends;
use crate::dates::{Dates, dates, shift_when, slack};
use crate::guard;
use crate::own_step::own_steps;
use crate::party;
use crate::plan::{Ball, Status};
use crate::predicate;
use crate::thing::Thing;
use crate::world::World;
use care_model::{ItemId, MemberId, PartyId, day_of};
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// Slack up to which an item is at risk, in business days.
pub const SLACK_AT_RISK: i64 = 3;
/// A ring of dependencies is cut at this depth.
const DEPTH_MAX: u8 = 8;

/// Where an item stands, with what led there.
#[derive(Clone, Debug)]
pub struct Stand {
    /// Status.
    pub status: Status,
    /// Last safe dates.
    pub dates: Dates,
    /// Open days to spare.
    pub slack: Option<i64>,
    /// Who must act.
    pub ball: Ball,
    /// The day we check.
    pub check_on: Option<NaiveDate>,
}

/// Where an item stands now.
pub fn stand<'w>(world: &World<'_>, thing: &'w Thing<'_>) -> &'w Stand {
    thing.stand.get_or_init(|| stand_to(world, thing, DEPTH_MAX))
}

fn stand_to(world: &World<'_>, thing: &Thing<'_>, depth: u8) -> Stand {
    // Most items of a long record are over: nobody has them, and no day matters.
    if let Some(ends) = thing.spec().and_then(|spec| spec.ends) {
        let status = match ends {
            Ends::Done => Status::Done,
            Ends::Cancelled => Status::Cancelled,
        };
        return Stand { status, dates: Dates::default(), slack: None, ball: Ball::Nobody, check_on: None };
    }
    let dates = dates(world, thing);
    let today = thing.today;
    let slack = dates.ls.map(|ls| slack(world, thing, ls, today));
    let ball = ball(world, thing, today);
    let check_on = check_on(world, thing, today);
    let status = status(world, thing, &dates, slack, &ball, check_on, today, depth);
    Stand { status, dates, slack, ball, check_on }
}

#[allow(clippy::too_many_arguments)] // one table of the handbook, read top down
fn status(
    world: &World<'_>,
    thing: &Thing<'_>,
    dates: &Dates,
    slack: Option<i64>,
    ball: &Ball,
    check_on: Option<NaiveDate>,
    today: NaiveDate,
    depth: u8,
) -> Status {
    let Some(spec) = thing.spec() else { return Status::Ready };
    if spec.done_when.as_ref().is_some_and(|name| predicate::holds(world, thing, today, &name.value)) {
        return Status::Done;
    }
    if thing.kind == "conflict" || world.conflict_on(thing.id).is_some() {
        return Status::Conflict;
    }
    match spec.shows.as_deref() {
        Some("scheduled") => return Status::Scheduled,
        Some("missed") => return Status::Missed,
        Some("in_hand") => return Status::InHand,
        _ => {}
    }
    if thing.is_dated() {
        return dated_status(world, thing, depth);
    }
    if waits_for_source(world, thing) {
        return Status::Scheduled; // handbook 3.11.3
    }
    if thing.satisfies() && spec.shows.is_none() && thing.kind == "need" {
        return waiting(thing, ball, check_on); // at the receiver's desk: on its way, not yet filed
    }
    if dates.lf.is_some_and(|lf| today > lf) && dates.ls.is_some() {
        return Status::Missed;
    }
    if slack.is_some_and(|slack| slack < 0) {
        return Status::Late;
    }
    let blockers = root_blockers(world, thing, depth);
    if !blockers.is_empty() {
        return Status::Blocked(blockers);
    }
    if slack.is_some_and(|slack| slack <= SLACK_AT_RISK) || (thing.kind == "need" && thing.failed >= 2) {
        return Status::AtRisk;
    }
    if !spec.begins.is_empty() {
        let mut days = spec.begins.iter().filter_map(|begins| when_day(world, thing, expr_when(world, thing, begins)));
        if days.next().is_none_or(|day| today < day) {
            return Status::Scheduled;
        }
    }
    waiting(thing, ball, check_on)
}

fn waiting(thing: &Thing<'_>, ball: &Ball, check_on: Option<NaiveDate>) -> Status {
    match ball {
        Ball::Party(party) => Status::Waiting(party.clone(), check_on),
        Ball::Nobody if !thing.is_over() => Status::Scheduled,
        Ball::Owner(_) | Ball::Nobody => Status::Ready,
    }
}

/// A visit, exam or procedure with a date.
fn dated_status(world: &World<'_>, thing: &Thing<'_>, depth: u8) -> Status {
    if thing.ends_at.is_some_and(|end| end <= world.now) {
        return Status::Unknown;
    }
    let stands: Vec<(&ItemId, Stand)> = match depth {
        0 => Vec::new(),
        _ => predecessors(world, thing).map(|before| (before.id, stand_to(world, before, depth - 1))).collect(),
    };
    if stands.iter().any(|(_, stand)| matches!(stand.status, Status::Late | Status::Missed)) {
        let late = |stand: &Stand| matches!(stand.status, Status::Late | Status::Missed);
        let blockers: BTreeSet<ItemId> = stands
            .iter()
            .filter(|(_, stand)| late(stand))
            .flat_map(|(id, _)| match world.thing(id).map(|before| root_blockers(world, before, depth - 1)) {
                Some(roots) if !roots.is_empty() => roots,
                _ => vec![(*id).clone()],
            })
            .collect();
        return Status::Blocked(blockers.into_iter().collect());
    }
    // Two answers without a word by the day on which one was needed (handbook 3.4).
    let undecided = |(id, stand): &(&ItemId, Stand)| {
        let conflict = world.conflict_on(id).filter(|_| stand.status == Status::Conflict)?;
        dates(world, conflict).lf.filter(|lf| thing.today > *lf).map(|_| conflict.id.clone())
    };
    let blockers: BTreeSet<ItemId> = stands.iter().filter_map(undecided).collect();
    if !blockers.is_empty() {
        return Status::Blocked(blockers.into_iter().collect());
    }
    let shaky = |stand: &Stand| {
        matches!(stand.status, Status::AtRisk | Status::Conflict)
            || (matches!(stand.status, Status::Blocked(_)) && stand.slack.is_some_and(|slack| slack <= SLACK_AT_RISK))
    };
    if stands.iter().any(|(_, stand)| shaky(stand)) || !guards_hold(world, thing) {
        return Status::AtRisk;
    }
    Status::Scheduled
}

fn guards_hold(world: &World<'_>, thing: &Thing<'_>) -> bool {
    let approvals = || world.for_of(thing.id).filter(|other| other.kind == "pa" && other.state == "approved");
    let labs = || world.for_of(thing.id).filter(|other| other.kind == "lab");
    guard::referral_fits(world, thing)
        && guard::referral_names(world, thing)
        && labs().all(|lab| guard::result_fits(world, lab))
        && own_steps(world, thing).iter().all(|step| !step.is_pressing(world, thing))
        && approvals().all(|approval| guard::approval_fits(world, approval))
}

/// Whether what a hand-off carries does not exist yet, because its exam or visit has not taken place.
fn waits_for_source(world: &World<'_>, thing: &Thing<'_>) -> bool {
    let source = thing.source.and_then(|id| world.thing(id));
    matches!(thing.state, "needed" | "requested")
        && source.is_some_and(|source| !source.satisfies() && source.attended.is_none() && source.kind != "discharge")
}

/// What must come before an item and has not: hard hand-offs, approvals, exams, tests, stated edges.
pub fn predecessors<'w, 'r>(world: &'w World<'r>, thing: &'w Thing<'r>) -> impl Iterator<Item = &'w Thing<'r>> + 'w {
    let own = world.for_of(thing.id).filter(move |other| match other.kind {
        "need" => other.hard && !other.satisfies(),
        "pa" => is_unmet_approval(world, other),
        "imaging" => !other.satisfies(),
        "lab" => !other.satisfies(),
        "clearance" => crate::chain::is_open(world, other),
        // A step with a medicine holds nothing up unless two teams disagree about it.
        "medstep" => world.conflict_on(other.id).is_some(),
        _ => false,
    });
    let opinion = world.opinion_of(thing.id).into_iter().flat_map(|opinion| world.for_of(opinion.id));
    let records = opinion.filter(|other| other.kind == "need" && other.hard && !other.satisfies());
    let edges = world.record.edges.values().filter(move |edge| edge.hard && edge.to == *thing.id);
    let stated = edges.filter_map(move |edge| world.thing(&edge.from)).filter(|other| !other.satisfies());
    own.chain(records).chain(stated).filter(|other| !other.is_over() || other.kind == "clearance")
}

fn is_unmet_approval(world: &World<'_>, approval: &Thing<'_>) -> bool {
    approval.required != Some(false)
        && match approval.state {
            "approved" => !guard::approval_fits(world, approval),
            _ => !approval.satisfies(),
        }
}

/// What an undated item cannot go on without.
pub fn unmet<'w, 'r>(world: &'w World<'r>, thing: &'w Thing<'r>) -> impl Iterator<Item = &'w Thing<'r>> + 'w {
    let waits = !thing.is_dated() && !thing.satisfies();
    predecessors(world, thing).filter(move |_| waits)
}

/// Unmet hard predecessors that are not themselves blocked.
pub fn root_blockers(world: &World<'_>, thing: &Thing<'_>, depth: u8) -> Vec<ItemId> {
    let mut roots = BTreeSet::new();
    if depth > 0 {
        for before in unmet(world, thing) {
            let deeper = root_blockers(world, before, depth - 1);
            if deeper.is_empty() {
                roots.insert(before.id.clone());
            } else {
                roots.extend(deeper);
            }
        }
    }
    roots.into_iter().collect()
}

/// Whether a dated item lacks something, so that somebody should look at it.
pub fn needs_something(world: &World<'_>, thing: &Thing<'_>) -> bool {
    matches!(stand(world, thing).status, Status::AtRisk | Status::Blocked(_))
}

/// Whether the owner can act on an undated item now (N-GEN-01).
pub fn owner_can_act(world: &World<'_>, thing: &Thing<'_>) -> bool {
    let stand = stand(world, thing);
    matches!(stand.status, Status::Ready | Status::AtRisk | Status::Late) && matches!(stand.ball, Ball::Owner(_))
}

fn ball(world: &World<'_>, thing: &Thing<'_>, today: NaiveDate) -> Ball {
    let owner = || thing.owner.map_or(Ball::Nobody, |owner: &MemberId| Ball::Owner(owner.clone()));
    let Some(spec) = thing.spec() else { return owner() };
    let case = spec.ball_when.iter().find(|case| case_holds(world, thing, today, case.when.as_ref()));
    let name = case.map_or(&spec.ball_with.value, |case| &case.to.value);
    if spec.done_when.as_ref().is_some_and(|done| predicate::holds(world, thing, today, &done.value)) {
        return Ball::Nobody;
    }
    if let (true, Some(from)) = (waits_for_source(world, thing), thing.from) {
        return Ball::Party(PartyId::clone(from));
    }
    match name.as_str() {
        "patient" => owner(),
        "nobody" => Ball::Nobody,
        party => match party::named(world, thing, party) {
            Some(party) => Ball::Party(PartyId::clone(party)),
            // Nobody was named, so only the owner can find out.
            None => owner(),
        },
    }
}

/// Whether a case of the data applies; one without a condition always does.
pub fn case_holds(world: &World<'_>, thing: &Thing<'_>, day: NaiveDate, when: Option<&crate::book::Named>) -> bool {
    when.is_none_or(|name| predicate::holds(world, thing, day, &name.value))
}

/// The day on which the state says that we check.
fn check_on(world: &World<'_>, thing: &Thing<'_>, today: NaiveDate) -> Option<NaiveDate> {
    let spec = thing.spec()?;
    let cases = spec.check.iter().filter(|case| case_holds(world, thing, today, case.when.as_ref()));
    cases.filter_map(|case| when_day(world, thing, expr_when(world, thing, &case.at))).next()
}

/// The date of an expression; business days are those of the party that has or gets the ball.
pub fn expr_when(world: &World<'_>, thing: &Thing<'_>, expr: &crate::book::DateExpr) -> Option<When> {
    let office = world.office(thing.to.or(crate::dates::acting_party(thing)));
    anchor::named(world, thing, &expr.anchor).map(|when| shift_when(when, expr.lag, &office))
}

/// The owner's calendar day of a date.
pub fn when_day(world: &World<'_>, thing: &Thing<'_>, when: Option<When>) -> Option<NaiveDate> {
    when.map(|when| match when {
        When::Day(day) => day,
        When::At(at) => world.owner_day(thing, at),
    })
}

/// The item's own call card now, by its state.
pub fn own_card(world: &World<'_>, thing: &Thing<'_>) -> Option<&'static str> {
    let today = day_of(world.now, world.record.settings.zone);
    let cases = &thing.spec()?.card;
    cases.iter().find(|case| case_holds(world, thing, today, case.when.as_ref())).map(|case| case.to.value.as_str())
}
