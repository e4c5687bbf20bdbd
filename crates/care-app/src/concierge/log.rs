//! Telling the record what happened: an event, an answer, a snooze.

use super::capture::parse_day;
use super::{Concierge, undo};
use crate::Trouble;
use care_model::{Actor, EntityId, EntityType, Fact, Fields, Happening, ItemId, Sensitive, SnoozeUntil, day_of};
use chrono::{Datelike, Days, NaiveDate};
use serde_json::{Map, Value, json};

impl Concierge {
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
