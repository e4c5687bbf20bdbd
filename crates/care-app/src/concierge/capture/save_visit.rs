//! Saving the after-visit form: one change with everything that was told.

use super::orders::Told;
use super::sheet::{Sheet, not_too_many};
use super::visit_form::{capture_id, open_results};
use crate::Trouble;
use crate::capture_view::{CapturedView, VisitCaptureRequest};
use crate::concierge::Concierge;
use crate::voice::{party_of, slot_of};
use care_model::{Detail, EntityId, Happening, ItemId, Slot};
use serde_json::json;

impl Concierge {
    /// Saves the after-visit form: the visit is captured, each order an item, each change of a medicine an
    /// instruction in the words that were given, the next visit, hand-offs, questions. One change, one undo;
    /// the half-finished capture ends with it.
    ///
    /// # Errors
    /// The item is not known, a part of the form makes no sense, or the disk refuses. Nothing is saved then.
    pub async fn save_visit_capture(&mut self, request: &VisitCaptureRequest) -> Result<CapturedView, Trouble> {
        self.read_again_if_stale().await?;
        let visit = ItemId::from(request.item_id.as_str());
        let written = {
            let mut sheet = Sheet::new(self)?;
            sheet.visit(request, &visit)?;
            sheet.finish()
        };
        let done = self.commit_finishing("capture", written.facts, Some(&capture_id(&visit))).await?;
        self.told(&written.made, done.token, "captures-saved")
    }
}

impl Sheet<'_> {
    fn visit(&mut self, request: &VisitCaptureRequest, id: &ItemId) -> Result<(), Trouble> {
        let Some(item) = self.concierge.record()?.items.get(id) else {
            return Err(Trouble::NoSuchItem(id.to_string().into()));
        };
        let party = party_of(&item.detail).cloned();
        // Captured on the day or later; a visit that has not begun yet is told of today.
        let on = slot_of(&item.detail).map(Slot::day).filter(|day| *day <= self.today).unwrap_or(self.today);
        let told = Told { party, on };
        let has_results = !open_results(self.concierge, id)?.is_empty();
        self.log(
            Some(id.clone()),
            Happening::Capture {
                note: self.sensitive(Some(&request.decided))?,
                not_discussed: has_results && !request.results_gone_over,
                say_back: self.sensitive(Some(&request.say_back))?,
            },
        )?;
        self.orders(&request.orders, &told)?;
        self.medicine_changes(&request.medicine_changes, &told)?;
        let next = match &request.next_visit {
            Some(next) => self.next_visit(next, &told)?,
            None => None,
        };
        self.receivers(&request.receivers, id, &told)?;
        self.restore_note(id)?;
        for question in not_too_many(&request.questions)? {
            if let Some(text) = self.words(question)? {
                self.item("question", json!({"text": text, "for": next, "party": told.party}))?;
            }
        }
        for answer in not_too_many(&request.answers)? {
            if let (Some(question), Some(words)) = (self.known(Some(&answer.item_id))?, self.words(&answer.answer)?) {
                self.set(&question, "answer", json!(words));
                self.set(&question, "answered", json!(told.on));
            }
        }
        Ok(())
    }

    /// The product makes the note of a captured referral visit once, under an id that follows from the
    /// referral. Where a capture was undone, that note lies in the bin; capturing again takes it out.
    fn restore_note(&mut self, visit: &ItemId) -> Result<(), Trouble> {
        let record = self.concierge.record()?;
        let Some(Detail::Visit(own)) = record.items.get(visit).map(|item| &item.detail) else { return Ok(()) };
        let Some(id) = own.referral.clone() else { return Ok(()) };
        let Some(Detail::Referral(referral)) = record.items.get(&id).map(|item| &item.detail) else { return Ok(()) };
        let Some(to) = &referral.from else { return Ok(()) };
        match self.live_hand_off("consult note", referral.to.as_ref(), to)? {
            Some(_) => Ok(()),
            None => self.restore(EntityId::new(format!("NOTE {id}"))),
        }
    }
}
