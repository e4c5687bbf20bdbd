//! A call and what came of it: one change with everything that it made known (handbook 2.1).

use super::call_results;
use super::receivers::Tie;
use super::sheet::{Sheet, day, given, wall_time};
use crate::Trouble;
use crate::capture_view::{CapturedView, LogCallRequest, ResultRequest};
use crate::concierge::log::event_data;
use crate::concierge::{Concierge, undo};
use crate::voice::party_of;
use care_model::{CallOutcome, Detail, Happening, ItemId, PartyId, Role, Sensitive};
use chrono::NaiveDate;
use serde_json::{Value, json};

/// A call as it came in, read.
struct Call<'r> {
    request: &'r LogCallRequest,
    party: Option<PartyId>,
    about: Vec<ItemId>,
    day: Option<NaiveDate>,
}

impl Concierge {
    /// Logs a call with everything that it made known, as one change (handbook 2.1).
    ///
    /// # Errors
    /// An item is not known, or what the outcome needs is missing or does not fit. Nothing is logged then.
    pub async fn log_call(&mut self, request: &LogCallRequest) -> Result<undo::Done, Trouble> {
        Ok(self.write_call(request).await?.0)
    }

    /// As [`Concierge::log_call`], and tells what it made in words.
    ///
    /// # Errors
    /// As [`Concierge::log_call`].
    pub async fn save_call(&mut self, request: &LogCallRequest) -> Result<CapturedView, Trouble> {
        let (done, made) = self.write_call(request).await?;
        self.captured(&made, done.token, "captures-saved-call")
    }

    async fn write_call(&mut self, request: &LogCallRequest) -> Result<(undo::Done, Vec<ItemId>), Trouble> {
        self.read_again_if_stale().await?;
        let written = {
            let mut sheet = Sheet::new(self)?;
            sheet.call(request)?;
            sheet.finish()
        };
        let ended = given(request.capture_id.as_deref());
        Ok((self.commit_finishing("call", written.facts, ended).await?, written.made))
    }
}

impl Sheet<'_> {
    fn call(&mut self, request: &LogCallRequest) -> Result<(), Trouble> {
        let outcome: CallOutcome = serde_json::from_value(Value::from(request.outcome.as_str()))
            .map_err(|_| Trouble::BadInput("unknown outcome of a call".to_owned()))?;
        let mut about = Vec::new();
        for id in &request.about {
            about.extend(self.known(Some(id))?);
        }
        let party = self.party(request.party_id.as_deref(), None, Role::Specialist)?;
        let call = Call { request, party, about, day: day(request.day.as_deref())? };
        let party2 = match outcome {
            CallOutcome::AskOther => {
                self.party(request.other_party.as_deref(), request.other_name.as_deref(), Role::Specialist)?
            }
            _ => None,
        };
        if outcome == CallOutcome::AskOther && party2.is_none() {
            return Err(Trouble::BadInput("expected whom to ask instead".to_owned()));
        }
        let what = Happening::Call {
            party: call.party.clone().unwrap_or_else(|| PartyId::new("")),
            outcome,
            about: call.about.clone(),
            date: call.day,
            party2,
            note: self.sensitive(request.note.as_deref())?,
            spoke_with: self.sensitive(request.spoke_with.as_deref())?,
        };
        self.log(None, what)?;
        for result in &request.results {
            self.result(result, &call)?;
        }
        match outcome {
            CallOutcome::ReachedPromised => self.promised(&call),
            CallOutcome::NeedsInfo => self.wanted(&call),
            CallOutcome::Refused => self.refused(&call),
            CallOutcome::WrongNumber => self.wrong_number(&call),
            CallOutcome::ReachedDone | CallOutcome::LeftMessage | CallOutcome::NoAnswer | CallOutcome::AskOther => {
                Ok(())
            }
        }
    }

    /// What the call said of one item. A date that was agreed for something that has none of its own
    /// makes the visit.
    fn result(&mut self, result: &ResultRequest, call: &Call<'_>) -> Result<(), Trouble> {
        let Some(item) = self.known(Some(&result.item_id))? else {
            return Err(Trouble::BadInput("a result needs its item".to_owned()));
        };
        if result.event == "booked" {
            let told = given(result.start.as_deref()).or(result.day.as_deref());
            let Some(start) = wall_time(told)? else {
                return Err(Trouble::BadInput("a booking needs its day and time".to_owned()));
            };
            return match self.visit_fields(&item, call)? {
                Some(fields) => self.booked_visit(fields, start).map(drop),
                None => self.log(Some(item), Happening::Booked { start, end: None }),
            };
        }
        let on = day(result.day.as_deref())?.or(call.day);
        let what = Happening::from_parts(&result.event, &event_data(&result.event, on)).map_err(Trouble::BadInput)?;
        if matches!(what, Happening::Other { .. }) {
            return Err(Trouble::BadInput("no event has that name".to_owned()));
        }
        self.log(Some(item), what)
    }

    /// Registers of the visit that a booking makes; `None` where the item has a date of its own.
    fn visit_fields(&self, item: &ItemId, call: &Call<'_>) -> Result<Option<Value>, Trouble> {
        let record = self.record()?;
        let Some(kept) = record.items.get(item) else { return Ok(None) };
        if call_results::has_own_date(kept.detail.kind_name()) {
            return Ok(None);
        }
        let party = match &kept.detail {
            Detail::Referral(referral) => referral.to.clone(),
            detail => party_of(detail).cloned(),
        };
        let party = party.or_else(|| call.party.clone());
        Ok(Some(match &kept.detail {
            Detail::Referral(_) => json!({"party": party, "referral": item}),
            // What was missed names the visit; the new one takes its place.
            Detail::Rebook(rebook) => json!({"party": party, "replaces": rebook.for_item}),
            _ => json!({"party": party, "for": item}),
        }))
    }

    /// A promise about a hand-off or a refill is a request with a promised day.
    fn promised(&mut self, call: &Call<'_>) -> Result<(), Trouble> {
        let told: Vec<&str> = call.request.results.iter().map(|result| result.item_id.as_str()).collect();
        for id in call.about.iter().filter(|id| !told.contains(&id.as_str())) {
            let what = match self.record()?.items.get(id).map(|item| &item.detail) {
                Some(Detail::HandOff(_)) => Happening::NeedRequested { promised: call.day },
                Some(Detail::Medicine(medicine)) if medicine.pharmacy.is_some() && medicine.pharmacy == call.party => {
                    Happening::RefillRequested { promised: call.day }
                }
                _ => continue,
            };
            self.log(Some(id.clone()), what)?;
        }
        Ok(())
    }

    /// They need something first: a row of *Who needs what*, to them.
    fn wanted(&mut self, call: &Call<'_>) -> Result<(), Trouble> {
        let Some(need) = &call.request.need else { return Ok(()) };
        let mut need = need.clone();
        if given(need.to.as_deref()).is_none() && given(need.to_name.as_deref()).is_none() {
            need.to = call.party.as_ref().map(ToString::to_string);
        }
        // It must be there before they go on; that is what they said.
        need.hard = true;
        let from = self.party(need.from.as_deref(), None, Role::Records)?;
        let dated = call.about.iter().find(|id| {
            let item = self.record().ok().and_then(|record| record.items.get(*id));
            item.is_some_and(|item| call_results::is_visited(item.detail.kind_name()))
        });
        let told_at = call.about.first().map(ItemId::as_str).unwrap_or_default().to_owned();
        let tie = Tie { told_at: &told_at, visit: None, for_item: dated };
        self.hand_off(&need, from, &tie)
    }

    /// A referral that they cannot take says so; anything else is kept as what they said, word for word.
    fn refused(&mut self, call: &Call<'_>) -> Result<(), Trouble> {
        let reason = self.sensitive(call.request.reason.as_deref())?;
        for id in &call.about {
            let is_referral =
                matches!(self.record()?.items.get(id).map(|item| &item.detail), Some(Detail::Referral(_)));
            if is_referral {
                self.log(Some(id.clone()), Happening::ReferralRefused { reason: reason.clone() })?;
            } else if let (Some(words), Some(party)) = (&reason, &call.party) {
                let spoke_with = self.sensitive(call.request.spoke_with.as_deref())?;
                let own = json!({
                    "about": id, "says": "other", "words": words.reveal(), "party": party, "said_on": self.today(),
                    "spoke_with": spoke_with.map(Sensitive::into_inner), "way": "call",
                });
                self.item("instruction", own)?;
            }
        }
        Ok(())
    }

    /// The right number is noted as checked today; without one, nobody has checked it (N-SYS-03).
    fn wrong_number(&mut self, call: &Call<'_>) -> Result<(), Trouble> {
        let Some(party) = &call.party else { return Ok(()) };
        let right = call.request.right_phone.as_deref().map(|phone| self.words(phone)).transpose()?.flatten();
        match right {
            Some(phone) => {
                self.set(party, "phone", json!(phone));
                self.set(party, "checked_on", json!(self.today()));
            }
            None => self.set(party, "checked_on", Value::Null),
        }
        Ok(())
    }
}
