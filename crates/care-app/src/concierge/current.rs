//! The open record with the plan that its screens last showed.
//!
//! Whoever touches the record in a way that could alter it loses the plan: it cannot go stale unseen.

use care_journey::{Plan, Preferences, plan};
use care_model::{Instant, Record};
use std::ops::{Deref, DerefMut};
use std::sync::{Arc, Mutex, PoisonError};

/// A record in memory.
#[derive(Default)]
pub(super) struct Current {
    record: Record,
    seen: Mutex<Option<(i64, Arc<Plan>)>>,
}

impl From<Record> for Current {
    fn from(record: Record) -> Self {
        Self { record, seen: Mutex::default() }
    }
}

impl Deref for Current {
    type Target = Record;

    fn deref(&self) -> &Record {
        &self.record
    }
}

impl DerefMut for Current {
    fn deref_mut(&mut self) -> &mut Record {
        *self.seen.get_mut().unwrap_or_else(PoisonError::into_inner) = None;
        &mut self.record
    }
}

impl Current {
    /// The plan as screens show it: of this minute. The watch, which must be exact, makes its own.
    pub fn plan_of_minute(&self, now: Instant) -> Arc<Plan> {
        let minute = now.timestamp().div_euclid(60);
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        match seen.as_ref() {
            Some((of, plan)) if *of == minute => Arc::clone(plan),
            _ => {
                let plan = Arc::new(plan(&self.record, now, &Preferences::default()));
                *seen = Some((minute, Arc::clone(&plan)));
                plan
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use care_model::Put;
    use serde_json::json;

    #[test]
    fn a_plan_is_kept_for_its_minute_and_no_longer_than_the_record_stays_as_it_is() {
        let at = |text: &str| text.parse::<Instant>().unwrap();
        let mut current = Current::from(Record::new());
        let first = current.plan_of_minute(at("2027-01-11T16:00:05Z"));
        assert!(Arc::ptr_eq(&first, &current.plan_of_minute(at("2027-01-11T16:00:59Z"))));
        assert!(!Arc::ptr_eq(&first, &current.plan_of_minute(at("2027-01-11T16:01:00Z"))));
        let put = |field: &str, value| Put { entity: care_model::EntityId::new("T"), field: field.to_owned(), value };
        current.put([put("_type", json!("item")), put("kind", json!("task"))]);
        assert_eq!(current.plan_of_minute(at("2027-01-11T16:01:00Z")).standings.len(), 1);
    }
}
