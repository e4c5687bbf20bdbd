//! Who must get what: hand-offs of a capture. The same thing never stands twice from one office to another.

use super::orders::Told;
use super::sheet::{Sheet, day, not_too_many};
use crate::Trouble;
use crate::capture_view::ReceiverRequest;
use care_exchange::derive_id;
use care_journey::Status;
use care_model::{Detail, ItemId, PartyId, Role};
use serde_json::{Value, json};

/// Things that a visit most often makes or needs sent.
pub(super) const THINGS: [&str; 5] = ["consult note", "report", "images", "results", "records"];

/// What ties a hand-off to the rest of the record.
pub(in crate::concierge) struct Tie<'a> {
    /// The visit or call in whose course it was named; part of the id.
    pub(in crate::concierge) told_at: &'a str,
    /// The visit that a note tells of.
    pub(in crate::concierge) visit: Option<&'a ItemId>,
    /// The dated item that needs it.
    pub(in crate::concierge) for_item: Option<&'a ItemId>,
}

impl Sheet<'_> {
    pub(super) fn receivers(
        &mut self,
        receivers: &[ReceiverRequest],
        visit: &ItemId,
        told: &Told,
    ) -> Result<(), Trouble> {
        for receiver in not_too_many(receivers)? {
            let is_note = receiver.what.trim() == "consult note";
            let tie = Tie { told_at: visit.as_str(), visit: is_note.then_some(visit), for_item: None };
            let from = self.party(receiver.from.as_deref(), None, Role::Records)?.or_else(|| told.party.clone());
            self.hand_off(receiver, from, &tie)?;
        }
        Ok(())
    }

    /// A row of *Who needs what*, unless a live one carries the same thing from the same to the same.
    pub(in crate::concierge) fn hand_off(
        &mut self,
        receiver: &ReceiverRequest,
        from: Option<PartyId>,
        tie: &Tie<'_>,
    ) -> Result<(), Trouble> {
        let Some(what) = self.words(&receiver.what)? else {
            return Err(Trouble::BadInput("it needs a word on what to send".to_owned()));
        };
        let Some(to) = self.party(receiver.to.as_deref(), receiver.to_name.as_deref(), Role::Specialist)? else {
            return Err(Trouble::BadInput("it needs the office that must get it".to_owned()));
        };
        let needed_by = day(receiver.by_day.as_deref())?;
        if let Some(same) = self.live_hand_off(&what, from.as_ref(), &to)? {
            if receiver.hard {
                self.set(&same, "hard", Value::from(true));
            }
            if let Some(needed_by) = needed_by {
                self.set(&same, "needed_by", json!(needed_by));
            }
            return Ok(());
        }
        let sender = from.as_ref().map(PartyId::as_str).unwrap_or_default();
        let own = format!("{}\u{1f}{what}\u{1f}{sender}\u{1f}{to}", tie.told_at);
        let id = ItemId::from(derive_id("capture", "need", &own).as_str());
        let fields = json!({
            "what": what, "from": from, "to": to, "hard": receiver.hard, "needed_by": needed_by,
            "visit": tie.visit, "for": tie.for_item, "state": "needed",
        });
        self.item_named(id, "need", fields).map(drop)
    }

    /// A hand-off of the same thing, from and to that is not over: one of the record, or of this sheet.
    pub(super) fn live_hand_off(
        &self,
        what: &str,
        from: Option<&PartyId>,
        to: &PartyId,
    ) -> Result<Option<ItemId>, Trouble> {
        let record = self.concierge.record()?;
        let plan = self.concierge.plan_at(self.now)?;
        let is_live = |id: &ItemId| {
            !matches!(plan.standings.get(id).map(|standing| &standing.status), Some(Status::Done | Status::Cancelled))
        };
        let same = |item: &&care_model::Item| match &item.detail {
            Detail::HandOff(need) => {
                item.common.what.as_ref().is_some_and(|carried| carried.reveal() == what)
                    && need.from.as_ref() == from
                    && need.to.as_ref() == Some(to)
            }
            _ => false,
        };
        let kept = record.items.values().filter(same).map(|item| &item.id).find(|id| is_live(id)).cloned();
        Ok(kept.or_else(|| self.hand_off_here(what, from, to)))
    }
}
