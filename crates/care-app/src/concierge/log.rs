//! Telling the record what happened: a call and its outcome, an event, a snooze.

use super::capture::{ReceiverTie, Sheet, call_results, given, parse_day, wall_time};
use super::{Concierge, undo};
use crate::Trouble;
use crate::capture_view::{CapturedView, LogCallRequest, ResultRequest};
use care_model::{
    Actor, CallOutcome, Detail, EntityId, EntityType, Fact, Fields, Happening, ItemId, PartyId, Role, Sensitive,
    SnoozeUntil, day_of,
};
use chrono::{Datelike, Days, NaiveDate};
use serde_json::{Map, Value, json};

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
        self.told(&made, done.token, "captures-saved-call")
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

    /// Logs one event on an item. `new_item` are registers for an item that the event makes.
    ///
    /// # Errors
    /// The item is not known and the event makes none, or the data do not fit.
    pub async fn log_event(
        &mut self,
        item: &ItemId,
        name: &str,
        data: Map<String, Value>,
    ) -> Result<undo::Done, Trouble> {
        if name == "set" {
            return self.set_fields(item, &data).await;
        }
        let what = Happening::from_parts(name, &data).map_err(Trouble::BadInput)?;
        if matches!(what, Happening::Other { .. }) {
            return Err(Trouble::BadInput(format!("no event is called {name}")));
        }
        let makes_item = matches!(what, Happening::Booked { .. }) && data.contains_key("kind");
        if !makes_item {
            self.must_exist(item)?;
        }
        let own = what.to_parts().1;
        let rest: Fields = data.into_iter().filter(|(field, _)| !own.contains_key(field)).collect();
        let me = Actor::Member(self.me()?.clone());
        let event = self.event(me, Some(item.clone()), what)?;
        let facts = self.record()?.facts_of(event, rest);
        self.commit("log", facts).await
    }

    async fn set_fields(&mut self, item: &ItemId, data: &Map<String, Value>) -> Result<undo::Done, Trouble> {
        self.must_exist(item)?;
        let facts = data
            .iter()
            .filter(|(field, _)| !field.starts_with('_') && field.as_str() != "kind")
            .map(|(field, value)| Fact::Set { entity: item.into(), field: field.clone(), value: value.clone() })
            .collect();
        self.commit("set", facts).await
    }

    /// Puts a nudge off: `later_today`, `tomorrow`, `next_monday`, or a date.
    ///
    /// # Errors
    /// The item is not known, or the words are none of these.
    pub async fn snooze(&mut self, item: &ItemId, until: &str) -> Result<undo::Done, Trouble> {
        self.must_exist(item)?;
        let now = self.world.clock.now();
        let zone = self.voice_at(now)?.zone();
        let today = day_of(now, zone);
        let until = match until {
            "later_today" => {
                let later = now.with_timezone(&zone).naive_local() + chrono::Duration::hours(3);
                SnoozeUntil::Time(care_model::WallTime(later))
            }
            "tomorrow" => SnoozeUntil::Tomorrow,
            "next_monday" => {
                let ahead = 7 - u64::from(today.weekday().num_days_from_monday());
                SnoozeUntil::Day(today + Days::new(ahead))
            }
            day => match NaiveDate::parse_from_str(day, "%Y-%m-%d") {
                Ok(day) if day > today => SnoozeUntil::Day(day),
                _ => return Err(Trouble::BadInput("expected a day after today".to_owned())),
            },
        };
        let me = Actor::Member(self.me()?.clone());
        let event = self.event(me, Some(item.clone()), Happening::Snooze { until })?;
        self.commit("snooze", vec![Fact::Log(event)]).await
    }

    /// A self-task was done, or a nudge is not needed.
    ///
    /// # Errors
    /// The item is not known.
    pub async fn answer(
        &mut self,
        item: &ItemId,
        rule: Option<String>,
        action: care_model::AnswerAction,
    ) -> Result<undo::Done, Trouble> {
        self.must_exist(item)?;
        let me = Actor::Member(self.me()?.clone());
        let event = self.event(me, Some(item.clone()), Happening::Answer { rule, action, to: None })?;
        self.commit("answer", vec![Fact::Log(event)]).await
    }

    /// Puts an item into the bin.
    ///
    /// # Errors
    /// The item is not known.
    pub async fn discard(&mut self, item: &ItemId) -> Result<undo::Done, Trouble> {
        self.must_exist(item)?;
        self.commit("discard", vec![Fact::Discard(EntityId::from(item))]).await
    }

    pub(super) fn must_exist(&self, item: &ItemId) -> Result<(), Trouble> {
        let record = self.record()?;
        let known =
            record.items.contains_key(item) || record.entity_type(&EntityId::from(item)) == Some(EntityType::Evidence);
        if known { Ok(()) } else { Err(Trouble::NoSuchItem(Sensitive::new(item.to_string()))) }
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
        let call = Call { request, party, about, day: parse_day(request.day.as_deref())? };
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
        let day = parse_day(result.day.as_deref())?.or(call.day);
        let what = Happening::from_parts(&result.event, &event_data(&result.event, day)).map_err(Trouble::BadInput)?;
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
            detail => crate::voice::party_of(detail).cloned(),
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
        let tie = ReceiverTie { told_at: &told_at, visit: None, for_item: dated };
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

/// The day goes where the event keeps one; pictures that were received were opened.
pub(super) fn event_data(event: &str, day: Option<NaiveDate>) -> Map<String, Value> {
    let field = match event {
        "need.requested" | "need.handed_over" | "refill.requested" => "promised",
        "need.pickup" => "ready",
        "pa.submitted" => "decision_due",
        "pa.denied" => "deadline",
        "pa.extended" => "to",
        "confirm.requested" => "by",
        "refill.picked_up" => "run_out",
        _ => "date",
    };
    let mut data: Map<String, Value> = day.map(|day| (field.to_owned(), json!(day))).into_iter().collect();
    if event == "need.received" {
        data.insert("opened".to_owned(), Value::from(true));
    }
    data
}

impl Concierge {
    /// Logs one event on an item with the day that it asks for, as a screen's button does.
    ///
    /// # Errors
    /// As [`Concierge::log_event`]; the day is none.
    pub async fn log_event_on(&mut self, item: &ItemId, name: &str, day: Option<&str>) -> Result<undo::Done, Trouble> {
        let data = event_data(name, parse_day(day)?);
        self.log_event(item, name, data).await
    }
}
