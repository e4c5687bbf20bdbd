//! Visits and the care team: Encounter, Appointment, CareTeam.

use super::Desk;
use super::node::{address, codes_of, first, many, name_of, text, words_of};
use super::people::Parsed;
use crate::making::{Fill, item, slot};
use crate::when::When;
use care_model::{Certainty, Draft, Outcome};
use serde_json::Value;

/// Days after a stay in hospital in which its follow-up is still to be looked after.
const DISCHARGE_DAYS: i64 = 30;

impl Desk<'_> {
    /// A visit, past or planned. A past one is history: it carries how it ended, so nothing nudges.
    pub(super) fn encounter(&mut self, one: &Parsed) -> bool {
        let outcome = match self.status(one) {
            "entered-in-error" => return false,
            "finished" | "completed" | "discharged" => Some(Outcome::Done),
            "cancelled" => Some(Outcome::Cancelled),
            _ => None,
        };
        let mut draft = item(one.entity(), "visit", one.place());
        draft.put(
            "what",
            words_of(&one.value, "type")
                .or_else(|| words_of(&one.value, "reasonCode"))
                .or_else(|| words_of(&one.value, "reason"))
                .or_else(|| words_of(&one.value, "serviceType"))
                .or_else(|| words_of(&one.value, "indication")),
        );
        let period = first(&one.value, "period").or_else(|| first(&one.value, "actualPeriod")).cloned();
        let period = period.unwrap_or_default();
        let start = self.date(one, &period, "start");
        let end = self.date(one, &period, "end");
        self.put_slot(one, &mut draft, start, end, "location", "location");
        // A status that was never moved on: the end has passed, so it took place or it did not; the
        // source does not say which, and neither do we, unless it names a moment of arrival.
        let past = end.or(start).is_some_and(|when| when.day() < self.context.today);
        let outcome = match outcome {
            None if past && matches!(self.status(one), "arrived" | "triaged" | "in-progress" | "onleave") => {
                Some(Outcome::Done)
            }
            other => other,
        };
        draft.put("outcome", outcome);
        // Planned, but not said to be agreed with the person: the day has to be looked at.
        if self.status(one) == "planned" {
            draft.doubt("slot");
            draft.certainty = Certainty::Implied;
        }
        if codes_of(one.value.get("class").unwrap_or(&Value::Null)).any(|code| matches!(code, "VR" | "HH")) {
            draft.put("home", true);
        }
        let people = many(&one.value, "participant").iter();
        let person = people
            .filter_map(|who| first(who, "individual").or_else(|| first(who, "actor")))
            .find_map(|who| self.people.party(who, one, None, &mut self.sheet));
        let office = first(&one.value, "serviceProvider");
        let party = match person {
            Some(person) => Some(person),
            None => office.and_then(|office| self.people.party(office, one, None, &mut self.sheet)),
        };
        draft.put("party", &party);
        let told = draft.fields.get("what").and_then(Value::as_str).map(str::to_owned);
        draft.put("referral", self.referral_behind(one, told.as_deref()));
        let is_inpatient = codes_of(one.value.get("class").unwrap_or(&Value::Null))
            .any(|code| matches!(code, "IMP" | "ACUTE" | "NONAC" | "SS" | "inpatient"));
        if is_inpatient && outcome == Some(Outcome::Done) {
            self.discharge(one, end);
        }
        self.sheet.add(draft);
        true
    }

    /// The way home after a stay in hospital: what follows it is due within a month (handbook 1.14), so an
    /// older one is history.
    fn discharge(&mut self, one: &Parsed, end: Option<When>) {
        let Some(day) = end.map(When::day) else { return };
        let days_ago = (self.context.today - day).num_days();
        if !(0..=DISCHARGE_DAYS).contains(&days_ago) {
            return;
        }
        let mut draft = item(crate::derive_id("discharge", one.entity().as_str(), ""), "discharge", one.place());
        let office = first(&one.value, "serviceProvider");
        let hospital = office.and_then(|office| self.people.party(office, one, Some("hospital"), &mut self.sheet));
        draft.put("party", hospital);
        draft.put("discharged", day);
        self.sheet.add(draft);
    }

    /// An appointment (never seen from a patient API so far; it costs nothing to understand it).
    pub(super) fn appointment(&mut self, one: &Parsed) -> bool {
        let outcome = match self.status(one) {
            "entered-in-error" => return false,
            "fulfilled" => Some(Outcome::Done),
            "cancelled" => Some(Outcome::Cancelled),
            "noshow" => Some(Outcome::Missed),
            _ => None,
        };
        let mut draft = item(one.entity(), "visit", one.place());
        let what = text(&one.value, "description")
            .map(str::to_owned)
            .or_else(|| words_of(&one.value, "serviceType"))
            .or_else(|| words_of(&one.value, "appointmentType"))
            .or_else(|| words_of(&one.value, "type"))
            .or_else(|| words_of(&one.value, "reasonCode"))
            .or_else(|| words_of(&one.value, "reason"));
        draft.put("what", what);
        draft.put("outcome", outcome);
        draft.put("repeat", repeat_of(&one.value));
        let booked = self.date(one, &one.value, "created").map(|when| when.day());
        draft.put("booked", booked);
        // Proposed or wished for is not booked: no slot that a nudge could rely on.
        let is_agreed = !matches!(self.status(one), "proposed" | "pending" | "waitlist");
        let (mut start, mut end) = (self.date(one, &one.value, "start"), self.date(one, &one.value, "end"));
        // Some systems give the time only by the slot that was taken.
        let slot = first(&one.value, "slot").filter(|_| start.is_none());
        if let Some(slot) = slot.and_then(|slot| self.people.look_up(slot, one)).cloned() {
            (start, end) = (self.date(one, &slot, "start"), self.date(one, &slot, "end"));
        }
        let start = start.filter(|_| is_agreed);
        self.put_slot(one, &mut draft, start, end, "participant", "actor");
        let actors: Vec<&Value> = many(&one.value, "participant").iter().filter_map(|p| first(p, "actor")).collect();
        let party = actors.iter().find_map(|actor| self.people.party(actor, one, None, &mut self.sheet));
        draft.put("party", party);
        let told = draft.fields.get("what").and_then(Value::as_str).map(str::to_owned);
        draft.put("referral", self.referral_behind(one, told.as_deref()));
        self.sheet.add(draft);
        true
    }

    /// Writes when and where; the place is the first location that the file describes.
    fn put_slot(
        &mut self,
        one: &Parsed,
        draft: &mut Draft,
        start: Option<When>,
        end: Option<When>,
        list: &str,
        field: &str,
    ) {
        let Some(start) = start else { return };
        let mut place = None;
        for entry in many(&one.value, list) {
            let Some(reference) = first(entry, field) else { continue };
            let is_place = text(reference, "reference").is_some_and(|r| r.contains("Location")) || field == "location";
            if !is_place {
                continue;
            }
            let found = self.people.look_up(reference, one).map(place_words);
            place = found.flatten().or_else(|| text(reference, "display").map(str::to_owned));
            if place.is_some() {
                break;
            }
        }
        draft.put("slot", slot(start, end, place));
    }

    /// The care team: each member with the role that the source gives.
    pub(super) fn care_team(&mut self, one: &Parsed) -> bool {
        if matches!(self.status(one), "inactive" | "entered-in-error") {
            return false;
        }
        let mut found = false;
        for member in many(&one.value, "participant") {
            let Some(who) = first(member, "member") else { continue };
            let is_pcp = many(member, "role").iter().any(|role| {
                codes_of(role).any(|code| matches!(code, "453231000124104" | "446050000" | "PCP"))
                    || super::node::words(role).is_some_and(|words| words.to_lowercase().contains("primary care"))
            });
            let role = is_pcp.then_some("pcp");
            found |= self.people.party(who, one, role, &mut self.sheet).is_some();
        }
        found
    }
}

/// The rule of a series (FHIR R5 Appointment.recurrenceTemplate; R4 has none), as RFC 5545 writes it.
fn repeat_of(value: &Value) -> Option<String> {
    const DAYS: [(&str, &str); 7] = [
        ("monday", "MO"),
        ("tuesday", "TU"),
        ("wednesday", "WE"),
        ("thursday", "TH"),
        ("friday", "FR"),
        ("saturday", "SA"),
        ("sunday", "SU"),
    ];
    let template = first(value, "recurrenceTemplate")?;
    let weekly = template.get("weeklyTemplate")?;
    let mut rule = "FREQ=WEEKLY".to_owned();
    if let Some(weeks) = weekly.get("weekInterval").and_then(Value::as_u64).filter(|weeks| *weeks > 1) {
        rule.push_str(&format!(";INTERVAL={weeks}"));
    }
    let days: Vec<&str> =
        DAYS.iter().filter(|(name, _)| weekly.get(*name) == Some(&Value::Bool(true))).map(|(_, day)| *day).collect();
    if !days.is_empty() {
        rule.push_str(&format!(";BYDAY={}", days.join(",")));
    }
    if let Some(count) = template.get("occurrenceCount").and_then(Value::as_u64) {
        rule.push_str(&format!(";COUNT={count}"));
    } else if let Some(last) = text(template, "lastOccurrenceDate") {
        let day = last.parse::<chrono::NaiveDate>().ok()?;
        rule.push_str(&format!(";UNTIL={}", day.format("%Y%m%d")));
    }
    Some(rule)
}

fn place_words(place: &Value) -> Option<String> {
    let parts: Vec<String> = [name_of(place), address(place)].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}
