//! The plan's facts for a person: as entered for the person, else as the card in force says
//! (handbook 1.5, 1.10).

use crate::thing::Thing;
use crate::world::World;
use care_model::{Detail, PartyId, Sensitive};
use chrono::NaiveDate;

/// What a plan says that moves dates.
#[derive(Clone, Copy, Debug, Default)]
pub struct Cover<'r> {
    /// Full name from the card.
    pub name: Option<&'r Sensitive<String>>,
    /// `MA` for Medicare Advantage, else what the plan calls itself.
    pub plan_type: Option<&'r str>,
    /// First day.
    pub start: Option<NaiveDate>,
    /// Calendar days in which it decides, when it says so itself.
    pub decide_cd: Option<u32>,
    /// It approves visits to specialists first.
    pub needs_referral_approval: bool,
    /// The person has Medicare.
    pub medicare: bool,
    /// Whom to call.
    pub payer: Option<&'r PartyId>,
}

impl Cover<'_> {
    /// A Medicare Advantage plan.
    pub fn is_medicare_advantage(&self) -> bool {
        self.plan_type.is_some_and(|kind| kind.eq_ignore_ascii_case("MA"))
    }

    /// Whether the plan answers in seven days: Medicare Advantage, Medicaid and CHIP from 2026, and a plan
    /// of which nobody has said what it is (handbook 1.5).
    pub fn decides_in_a_week(&self) -> bool {
        self.plan_type
            .is_none_or(|kind| ["MA", "Medicaid", "CHIP"].iter().any(|known| kind.eq_ignore_ascii_case(known)))
    }
}

/// The plan of the person whose care an item is; nothing where none was entered.
pub fn of<'r>(world: &World<'r>, thing: &Thing<'_>) -> Option<Cover<'r>> {
    let card = card(world, thing);
    let Some(plan) = world.person(thing).and_then(|person| person.plan.as_ref()) else { return card };
    let card = card.unwrap_or_default();
    Some(Cover {
        name: Some(&plan.name).filter(|name| !name.reveal().is_empty()).or(card.name),
        plan_type: plan.plan_type.as_deref().or(card.plan_type),
        start: plan.start.or(card.start),
        decide_cd: plan.pa_decide_cd.or(card.decide_cd),
        needs_referral_approval: plan.needs_referral_approval || card.needs_referral_approval,
        medicare: plan.medicare || card.medicare,
        payer: card.payer,
    })
}

/// The card that is in force today; of several the one that began last.
fn card<'r>(world: &World<'r>, thing: &Thing<'_>) -> Option<Cover<'r>> {
    let person = thing.item.common.person.as_ref();
    let mine = world.cards.iter().filter(|item| item.common.person.is_none() || item.common.person.as_ref() == person);
    let known = mine.filter_map(|item| match &item.detail {
        Detail::Coverage(coverage) => Some(coverage),
        _ => None,
    });
    let holds = known.filter(|card| {
        card.start.is_none_or(|start| start <= thing.today) && card.end.is_none_or(|end| thing.today <= end)
    });
    holds.max_by_key(|card| card.start).map(|card| Cover {
        name: card.plan_name.as_ref(),
        plan_type: card.plan_type.as_deref(),
        start: card.start,
        decide_cd: card.pa_decide_cd,
        needs_referral_approval: card.needs_referral_approval,
        medicare: card.plan_type.as_deref().is_some_and(|kind| kind.eq_ignore_ascii_case("MA")),
        payer: card.payer.as_ref(),
    })
}
