//! The next visit: booked, wanted around a day, or left to the office to call.

use super::orders::Told;
use super::sheet::{Sheet, day, given, wall_time};
use crate::Trouble;
use crate::capture_view::NextVisitRequest;
use care_model::{ItemId, Role};
use serde_json::json;

/// How the next visit stands.
pub(super) const NEXT_VISITS: [&str; 4] = ["booked", "about", "they_call", "none"];

impl Sheet<'_> {
    pub(super) fn next_visit(&mut self, next: &NextVisitRequest, told: &Told) -> Result<Option<ItemId>, Trouble> {
        if next.how.is_empty() || next.how == "none" {
            return Ok(None);
        }
        let other = self.party(next.party.as_deref(), next.party_name.as_deref(), Role::Specialist)?;
        let party = other.or_else(|| told.party.clone());
        let about_on = day(next.about_on.as_deref())?;
        let made = match next.how.as_str() {
            "booked" => {
                let Some(start) = wall_time(next.start.as_deref())? else {
                    return Err(Trouble::BadInput("a booked visit needs its day and time".to_owned()));
                };
                // A day without a time of day was given as such: the slot says so.
                let is_all_day = given(next.start.as_deref()).is_some_and(|start| start.len() == 10);
                let visit = self.booked_visit(json!({"party": party}), start)?;
                if is_all_day {
                    self.set(&visit, "slot", json!({"start": start, "all_day": true}));
                }
                visit
            }
            "about" if about_on.is_none() => {
                return Err(Trouble::BadInput("a day is needed around which it should be".to_owned()));
            }
            "about" => self.item("visit", json!({"party": party, "about_on": about_on}))?,
            "they_call" => self.item("visit", json!({"party": party, "about_on": about_on, "office_calls": true}))?,
            _ => return Err(Trouble::BadInput("unknown choice".to_owned())),
        };
        Ok(Some(made))
    }
}
