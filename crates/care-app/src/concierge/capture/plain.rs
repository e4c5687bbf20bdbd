//! Captures without steps: who said what, a question for a visit, a note.

use super::sheet::{Sheet, day, given};
use crate::Trouble;
use crate::capture_view::{CapturedView, InstructionRequest, NoteRequest, QuestionRequest};
use crate::concierge::Concierge;
use crate::voice::{party_of, slot_of};
use care_journey::Status;
use care_model::{Detail, ItemId, PartyId, Role};
use serde_json::{Value, json};

/// What an instruction can be.
pub(super) const SAYS: [&str; 9] = ["date", "take", "hold", "stop", "change", "need", "no_need", "prep", "other"];
/// How it can have been said.
pub(super) const WAYS: [&str; 5] = ["visit", "call", "letter", "portal", "other"];

impl Concierge {
    /// Keeps who said what, when: never over what somebody else said before (handbook 1.15).
    ///
    /// # Errors
    /// There are no words, or nobody is named; the item is not known; the disk refuses.
    pub async fn save_instruction(&mut self, request: &InstructionRequest) -> Result<CapturedView, Trouble> {
        self.read_again_if_stale().await?;
        let written = {
            let mut sheet = Sheet::new(self)?;
            sheet.instruction(request)?;
            sheet.finish()
        };
        let ended = given(request.capture_id.as_deref());
        let done = self.commit_finishing("add", written.facts, ended).await?;
        self.told(&written.made, done.token, "captures-saved-instruction")
    }

    /// Keeps a question for a visit: the one named, else the next one with that office, else the next one.
    ///
    /// # Errors
    /// There are no words, the visit is not known, or the disk refuses.
    pub async fn save_question(&mut self, request: &QuestionRequest) -> Result<CapturedView, Trouble> {
        self.read_again_if_stale().await?;
        let written = {
            let mut sheet = Sheet::new(self)?;
            let Some(text) = sheet.words(&request.text)? else {
                return Err(Trouble::BadInput("a question needs words".to_owned()));
            };
            let party = sheet.party(request.party.as_deref(), None, Role::Specialist)?;
            let visit = match sheet.known(request.visit.as_deref())? {
                Some(visit) => Some(visit),
                None => self.next_dated(party.as_ref())?,
            };
            sheet.item("question", json!({"text": text, "for": visit, "party": party}))?;
            sheet.finish()
        };
        let ended = given(request.capture_id.as_deref());
        let done = self.commit_finishing("add", written.facts, ended).await?;
        self.told(&written.made, done.token, "captures-saved-question")
    }

    /// Keeps a note.
    ///
    /// # Errors
    /// There are no words, the item is not known, or the disk refuses.
    pub async fn save_note(&mut self, request: &NoteRequest) -> Result<CapturedView, Trouble> {
        self.read_again_if_stale().await?;
        let written = {
            let mut sheet = Sheet::new(self)?;
            let Some(text) = sheet.words(&request.text)? else {
                return Err(Trouble::BadInput("a note needs words".to_owned()));
            };
            let about = sheet.known(request.about.as_deref())?;
            sheet.item("note", json!({"text": text, "about": about, "dated": sheet.today}))?;
            sheet.finish()
        };
        let ended = given(request.capture_id.as_deref());
        let done = self.commit_finishing("add", written.facts, ended).await?;
        self.told(&written.made, done.token, "captures-saved-note")
    }

    /// The next visit ahead, with an office where one is named.
    fn next_dated(&self, party: Option<&PartyId>) -> Result<Option<ItemId>, Trouble> {
        let now = self.now();
        let plan = self.plan_at(now)?;
        let voice = self.voice_at(now)?;
        let ahead = voice.record.items.values().filter_map(|item| {
            let status = plan.standings.get(&item.id).map(|standing| &standing.status);
            let is_ahead = matches!(item.detail, Detail::Visit(_) | Detail::Procedure(_))
                && !matches!(status, Some(Status::Done | Status::Cancelled))
                && party.is_none_or(|party| party_of(&item.detail) == Some(party));
            let starts = slot_of(&item.detail)?.starts_at(voice.zone_of(item));
            (is_ahead && starts > now).then_some((starts, &item.id))
        });
        Ok(ahead.min().map(|(_, id)| id.clone()))
    }
}

impl Sheet<'_> {
    fn instruction(&mut self, request: &InstructionRequest) -> Result<(), Trouble> {
        let party = self.party(request.party.as_deref(), request.party_name.as_deref(), Role::Specialist)?;
        let words = self.words(&request.words)?;
        let named = day(request.day.as_deref())?;
        if party.is_none() || (words.is_none() && named.is_none()) {
            return Err(Trouble::BadInput("an instruction needs who said it, and words or a day".to_owned()));
        }
        let says = one_of(&request.says, &SAYS, "other")?;
        let way = one_of(&request.way, &WAYS, "other")?;
        let about = self.known(request.about.as_deref())?;
        let subject = if about.is_none() { self.words(&request.subject)? } else { None };
        let said_on = day(request.said_on.as_deref())?.unwrap_or(self.today);
        let spoke_with = request.spoke_with.as_deref().map(|who| self.words(who)).transpose()?.flatten();
        let own = json!({
            "about": about, "subject": subject, "says": says, "words": words, "day": named, "party": party,
            "spoke_with": spoke_with, "said_on": said_on, "way": way,
        });
        self.item("instruction", own).map(drop)
    }
}

/// One of the words that the register takes; nothing chosen = `otherwise`.
fn one_of(chosen: &str, known: &[&str], otherwise: &str) -> Result<Value, Trouble> {
    match chosen.trim() {
        "" => Ok(Value::from(otherwise)),
        chosen if known.contains(&chosen) => Ok(Value::from(chosen)),
        _ => Err(Trouble::BadInput("unknown choice".to_owned())),
    }
}
