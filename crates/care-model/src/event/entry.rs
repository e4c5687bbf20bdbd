//! One entry of the log: what happened, when, to which item, and who says so.

use super::{Actor, Happening};
use crate::{EventId, Instant, ItemId};
use serde_json::Value;

/// An event with its time, its maker and its item.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// Orders events of one instant; time-ordered in real records.
    pub id: EventId,
    /// When it happened, as far as anybody knows.
    pub at: Instant,
    /// Who entered it.
    pub actor: Actor,
    /// The item it is about; calls carry theirs in `about`.
    pub item: Option<ItemId>,
    /// What happened.
    pub what: Happening,
}

impl Event {
    /// The one register value that holds the event in the ledger.
    pub fn to_body(&self) -> Value {
        let (name, mut body) = self.what.to_parts();
        body.insert("e".to_owned(), Value::from(name));
        body.insert("at".to_owned(), serde_json::to_value(self.at).unwrap_or_default());
        body.insert("actor".to_owned(), serde_json::to_value(&self.actor).unwrap_or_default());
        if let Some(item) = &self.item {
            body.insert("item".to_owned(), Value::from(item.as_str()));
        }
        Value::Object(body)
    }

    /// Reads what [`Event::to_body`] wrote.
    ///
    /// # Errors
    /// Says which part is missing or misshapen.
    pub fn from_body(id: EventId, body: &Value) -> Result<Self, String> {
        let mut data = body.as_object().cloned().ok_or("an event is an object")?;
        let name = data.remove("e").and_then(|name| name.as_str().map(str::to_owned)).ok_or("event without name")?;
        let at = data.remove("at").ok_or("event without time")?;
        let at: Instant = serde_json::from_value(at).map_err(|error| error.to_string())?;
        let actor = match data.remove("actor") {
            Some(actor) => serde_json::from_value(actor).map_err(|error| error.to_string())?,
            None => Actor::Engine,
        };
        let item = data.remove("item").and_then(|item| item.as_str().map(ItemId::from));
        Ok(Self { id, at, actor, item, what: Happening::from_parts(&name, &data)? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::KNOWN_EVENTS;
    use chrono::NaiveDate;
    use serde_json::{Map, json};

    fn data(value: Value) -> Map<String, Value> {
        value.as_object().unwrap().clone()
    }

    #[test]
    fn an_event_survives_the_ledger() {
        let event = Event {
            id: "E1".into(),
            at: "2027-02-05T15:08:00Z".parse().unwrap(),
            actor: Actor::Member("Sally".into()),
            item: Some("NEED-2".into()),
            what: Happening::NeedRequested { promised: NaiveDate::from_ymd_opt(2027, 2, 8) },
        };
        assert_eq!(Event::from_body("E1".into(), &event.to_body()).unwrap(), event);
    }

    #[test]
    fn an_unknown_event_is_kept_whole() {
        let what = Happening::from_parts("genome.read", &data(json!({"depth": 30}))).unwrap();
        assert_eq!(what.to_parts(), ("genome.read".to_owned(), data(json!({"depth": 30}))));
    }

    #[test]
    fn a_known_event_with_wrong_data_is_an_error_that_names_it() {
        let error = Happening::from_parts("booked", &data(json!({"start": "soon"}))).unwrap_err();
        assert!(error.starts_with("booked:") && error.contains("soon"), "{error}");
    }

    #[test]
    fn every_known_name_is_read_by_a_variant() {
        for name in KNOWN_EVENTS {
            // A variant that does not exist would answer "unknown variant"; missing data answers otherwise.
            if let Err(error) = Happening::from_parts(name, &Map::new()) {
                assert!(error.contains("missing field"), "{error}");
            }
        }
    }
}
