//! The product itself: the real plan of the record speaks, and its log keeps what was said.

use crate::diary::ME;
use crate::life::Life;
use crate::thing::Id;
use care_model::{Happening, Instant};

impl Life<'_> {
    /// The product itself: what is due is sent and logged; answers the next wake.
    pub(crate) fn engine(&mut self, now: Instant) -> Option<Instant> {
        let preferences = care_journey::Preferences::default();
        for _ in 0..8 {
            let made = self.diary.record.as_ref().map(|record| care_journey::arising(record, now)).unwrap_or_default();
            if !made.is_empty() {
                self.diary.apply(now, care_model::Actor::Engine, made);
            }
            let plan = self.diary.record.as_ref().map(|record| care_journey::plan(record, now, &preferences))?;
            let due: Vec<_> = plan.pushes.into_iter().filter(|push| push.at <= now).collect();
            if due.is_empty() {
                return plan.next_wake;
            }
            for push in due {
                for nudge in &push.nudges {
                    let what = Happening::NudgeSent {
                        rule: nudge.rule.clone(),
                        target: nudge.target,
                        to: ME.into(),
                        urgency: nudge.urgency as u8 + 1,
                        step: nudge.step,
                    };
                    self.diary.said(now, nudge.item.as_ref().map(|item| item.as_str()), what);
                }
                let mut asks: Vec<(Id, bool)> = Vec::new();
                let mut offices = Vec::new();
                for nudge in &push.nudges {
                    let Some(id) = nudge.item.as_ref().and_then(|item| self.thing_of(item.as_str())) else { continue };
                    let is_new = nudge.party.is_none() || !offices.contains(&nudge.party);
                    offices.push(nudge.party.clone());
                    if !asks.iter().any(|(known, _)| *known == id) {
                        asks.push((id, is_new));
                    }
                }
                self.push(&asks);
            }
        }
        None
    }

    /// The thing that an item of the record is about.
    pub(crate) fn thing_of(&self, item: &str) -> Option<Id> {
        let name = ["rebook ", "information for "].iter().find_map(|before| item.strip_prefix(before)).unwrap_or(item);
        let renewed = item.strip_prefix("RENEWAL ").and_then(|rest| rest.rsplit_once(' ')).map(|(name, _)| name);
        let name = renewed.unwrap_or(name);
        self.things.iter().position(|thing| thing.id == name)
    }
}
