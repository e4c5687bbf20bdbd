//! Telling the record what happened: a call and its outcome, an event, a snooze.

use super::{Concierge, undo};
use crate::Trouble;
use care_model::{
    Actor, CallOutcome, EntityId, EntityType, Fact, Fields, Happening, ItemId, PartyId, Sensitive, SnoozeUntil, day_of,
};
use chrono::{Datelike, Days, NaiveDate};
use serde_json::{Map, Value, json};

/// A call and what came of it.
pub struct LogCallRequest {
    /// Who was called.
    pub party: Option<PartyId>,
    /// The items that the call was about.
    pub about: Vec<ItemId>,
    /// What came of it.
    pub outcome: CallOutcome,
    /// Promised day.
    pub day: Option<NaiveDate>,
    /// Whom the person spoke with.
    pub spoke_with: Option<String>,
    /// Words of the call.
    pub note: Option<String>,
    /// What the call said of single items.
    pub results: Vec<LoggedResult>,
}

/// An event that a call made known.
pub struct LoggedResult {
    /// The item.
    pub item: ItemId,
    /// Name of the event.
    pub event: String,
    /// Its data.
    pub data: Map<String, Value>,
}

impl Concierge {
    /// Logs a call with everything that it made known, as one change.
    ///
    /// # Errors
    /// An item is not known, or an event's data do not fit.
    pub async fn log_call(&mut self, request: LogCallRequest) -> Result<undo::Done, Trouble> {
        for item in request.about.iter().chain(request.results.iter().map(|result| &result.item)) {
            self.must_exist(item)?;
        }
        let me = Actor::Member(self.me()?.clone());
        let party = match request.party.clone() {
            Some(party) => party,
            None => PartyId::new(""),
        };
        let call = Happening::Call {
            party,
            outcome: request.outcome,
            about: request.about.clone(),
            date: request.day,
            party2: None,
            note: request.note.filter(|note| !note.trim().is_empty()).map(Sensitive::new),
            spoke_with: request.spoke_with.filter(|who| !who.trim().is_empty()).map(Sensitive::new),
        };
        let mut facts = vec![Fact::Log(self.event(me.clone(), None, call)?)];
        let mut results = request.results;
        if request.outcome == CallOutcome::ReachedPromised {
            results.extend(self.promises(&request.about, &results_items(&results), request.day)?);
        }
        for result in results {
            let what = Happening::from_parts(&result.event, &result.data).map_err(Trouble::BadInput)?;
            let event = self.event(me.clone(), Some(result.item), what)?;
            facts.extend(self.record()?.facts_of(event, Fields::new()));
        }
        self.commit("call", facts).await
    }

    /// A promise about a hand-off is a request with a promised day.
    fn promises(
        &self,
        about: &[ItemId],
        told: &[ItemId],
        day: Option<NaiveDate>,
    ) -> Result<Vec<LoggedResult>, Trouble> {
        let record = self.record()?;
        let hand_offs = about
            .iter()
            .filter(|id| !told.contains(id))
            .filter(|id| matches!(record.items.get(id).map(|item| &item.detail), Some(care_model::Detail::HandOff(_))));
        Ok(hand_offs
            .map(|id| LoggedResult {
                item: id.clone(),
                event: "need.requested".to_owned(),
                data: day.map(|day| ("promised".to_owned(), json!(day))).into_iter().collect(),
            })
            .collect())
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

fn results_items(results: &[LoggedResult]) -> Vec<ItemId> {
    results.iter().map(|result| result.item.clone()).collect()
}
