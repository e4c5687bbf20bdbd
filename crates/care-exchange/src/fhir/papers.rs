//! Medicines and documents.

use super::Desk;
use super::node::{first, has_code, loinc, many, text, words_of};
use super::people::{Parsed, medicine_name};
use crate::making::{Fill, item};
use care_model::{Certainty, EntityId, Outcome};
use chrono::NaiveDate;
use serde_json::Value;
use std::collections::HashSet;

impl Desk<'_> {
    /// A medicine, named as the source names it. Nothing about it is interpreted.
    pub(super) fn medicine(&mut self, one: &Parsed) -> bool {
        let status = self.status(one).to_owned();
        let concept = first(&one.value, "medicationCodeableConcept").unwrap_or(&Value::Null);
        // IPS says "no medicines" or "not known" with a code of its own.
        let says_none = many(concept, "coding")
            .iter()
            .any(|coding| text(coding, "system").is_some_and(|system| system.contains("absent-unknown")));
        if status == "entered-in-error" || says_none {
            return false;
        }
        let Some(name) = medicine_name(one, &mut self.people) else { return false };
        let mut draft = item(one.entity(), "medicine", one.place());
        draft.put("what", name);
        draft.put("state", medicine_state(&status));
        let dosage = first(&one.value, "dosageInstruction").or_else(|| first(&one.value, "dosage"));
        draft.put("directions", dosage.and_then(|dosage| text(dosage, "text")));
        let period = first(&one.value, "effectivePeriod").cloned().unwrap_or_default();
        let started = ["authoredOn", "dateWritten", "effectiveDateTime"]
            .iter()
            .find_map(|field| self.date(one, &one.value, field))
            .or_else(|| self.date(one, &period, "start"));
        let ended = self.date(one, &period, "end").or_else(|| self.date(one, &one.value, "dateEnded"));
        draft.put("started", started.map(|when| when.day()));
        draft.put("ended", ended.map(|when| when.day()));
        let who = first(&one.value, "requester").or_else(|| first(&one.value, "prescriber"));
        let who = who.map(|who| first(who, "agent").unwrap_or(who));
        let prescriber = who.and_then(|who| self.people.party(who, one, None, &mut self.sheet));
        draft.put("prescriber", prescriber);
        let supply = first(&one.value, "dispenseRequest").cloned().unwrap_or_default();
        let pharmacy = first(&supply, "performer");
        let pharmacy = pharmacy.and_then(|who| self.people.party(who, one, Some("pharmacy"), &mut self.sheet));
        draft.put("pharmacy", pharmacy);
        draft.put("days_supply", first(&supply, "expectedSupplyDuration").and_then(days_of));
        self.remember(one, &draft.entity);
        self.sheet.add(draft);
        true
    }

    /// A fill: the day on which it was handed over, and how long it lasts. The newest one counts.
    pub(super) fn dispense(&mut self, one: &Parsed) -> bool {
        if !matches!(self.status(one), "completed" | "in-progress" | "") {
            return false;
        }
        let filled = self.date(one, &one.value, "whenHandedOver").map(|when| when.day());
        let days = first(&one.value, "daysSupply").and_then(days_of);
        let orders = many(&one.value, "authorizingPrescription").iter().filter_map(|order| text(order, "reference"));
        let order = orders.filter_map(|order| self.meant(order)).next();
        if let Some(draft) = order.and_then(|order| self.sheet.get_mut(&order)) {
            let former = draft.fields.get("last_fill").and_then(Value::as_str).and_then(|day| day.parse().ok());
            if filled.is_some() && former.is_none_or(|former: NaiveDate| Some(former) < filled) {
                draft.put("last_fill", filled);
                draft.put("days_supply", days);
            }
            return true;
        }
        let Some(name) = medicine_name(one, &mut self.people) else { return false };
        let mut draft = item(one.entity(), "medicine", one.place());
        draft.put("what", name);
        draft.put("last_fill", filled);
        draft.put("days_supply", days);
        self.sheet.add(draft);
        true
    }

    /// A laboratory value: of use only where it answers an order. One that is not in the file is kept as a
    /// stub, so that the order finds its result when it comes later.
    pub(super) fn observation(&mut self, one: &Parsed) -> bool {
        if !matches!(self.status(one), "final" | "amended" | "corrected") {
            return false;
        }
        let issued = self.date(one, &one.value, "issued").or_else(|| self.date(one, &one.value, "effectiveDateTime"));
        let Some(order) = self.order_behind(one) else { return false };
        let is_lab = has_code(&one.value, "category", &["laboratory", "LAB"]);
        if !self.sheet.contains(&order) && is_lab {
            self.lab_stub(one, &order, issued.map(|when| when.day()));
            return true;
        }
        match self.sheet.get_mut(&order) {
            Some(draft) if draft.kind() == Some("lab") => {
                if !draft.fields.contains_key("resulted") {
                    draft.put("resulted", issued.map(|when| when.day()));
                }
                true
            }
            _ => false,
        }
    }

    /// A blood test of which only the result is here: that it was ordered and done follows.
    pub(super) fn lab_stub(&mut self, one: &Parsed, order: &EntityId, resulted: Option<NaiveDate>) {
        let mut draft = item(order.clone(), "lab", one.place());
        draft.put_unsure("what", words_of(&one.value, "code"));
        draft.put_unsure("resulted", resulted);
        draft.put_unsure("outcome", Outcome::Done);
        draft.certainty = Certainty::Implied;
        self.sheet.add(draft);
    }

    /// A referral that shows only by its paper: a referral note (LOINC 57133-1) asks for it, a consult note
    /// (11488-4) ends it. Not where the order itself is named.
    fn referral_by_paper(&mut self, one: &Parsed, dated: Option<NaiveDate>) {
        let is_ask = has_code(&one.value, "type", &["57133-1"]);
        if !is_ask && !has_code(&one.value, "type", &["11488-4"]) {
            return;
        }
        let context = first(&one.value, "context").cloned().unwrap_or_default();
        let related = many(&context, "related").iter().chain(many(&one.value, "basedOn"));
        let named = related.filter_map(|what| text(first(what, "ref").unwrap_or(what), "reference"));
        if named.filter_map(|what| self.meant(what)).next().is_some() {
            return;
        }
        let author =
            many(&one.value, "author").iter().find_map(|author| self.people.party(author, one, None, &mut self.sheet));
        // The order itself is in the file: its paper is no second one.
        let end = if is_ask { "from" } else { "to" };
        let by_whom = author.as_ref().map(|id| format!("{end} {}", id.as_str()));
        let by_day = dated.filter(|_| is_ask).map(|day| format!("ordered {day}"));
        if [by_whom, by_day].into_iter().flatten().any(|key| self.referral_marks().contains(&key)) {
            return;
        }
        let id = crate::derive_id("referral", one.entity().as_str(), "");
        let mut draft = item(id, "referral", one.place());
        draft.put_unsure(
            "what",
            text(&one.value, "description").map(str::to_owned).or_else(|| words_of(&one.value, "type")),
        );
        if is_ask {
            draft.put_unsure("from", author);
            draft.put_unsure("ordered", dated);
        } else {
            draft.put_unsure("to", author);
            draft.put_unsure("state", "closed");
        }
        draft.certainty = Certainty::Implied;
        self.sheet.add(draft);
    }

    /// By what the referrals that stand in the file as orders can be known again; gathered once.
    fn referral_marks(&mut self) -> &HashSet<String> {
        let sheet = &self.sheet;
        self.referral_marks.get_or_insert_with(|| {
            let referrals = sheet.drafts().filter(|draft| draft.kind() == Some("referral"));
            let marks = referrals.flat_map(|draft| {
                let text = |field: &str| Some(format!("{field} {}", draft.fields.get(field)?.as_str()?));
                ["from", "to", "ordered"].into_iter().filter_map(text).collect::<Vec<_>>()
            });
            marks.collect()
        })
    }

    /// A document: what it is, when, by whom; its words go to the search.
    pub(super) fn document(&mut self, one: &Parsed) -> bool {
        if matches!(self.status(one), "entered-in-error" | "superseded") {
            return false;
        }
        let dated = ["date", "created", "indexed"].iter().find_map(|field| self.date(one, &one.value, field));
        let author =
            many(&one.value, "author").iter().find_map(|author| self.people.party(author, one, None, &mut self.sheet));
        let mut draft = item(one.entity(), "document", one.place());
        let title = many(&one.value, "content")
            .iter()
            .find_map(|content| first(content, "attachment").and_then(|attachment| text(attachment, "title")));
        let what = text(&one.value, "description")
            .map(str::to_owned)
            .or_else(|| words_of(&one.value, "type"))
            .or_else(|| title.map(str::to_owned));
        draft.put("what", what);
        draft.put("type_code", loinc(&one.value, "type"));
        draft.put("dated", dated.map(|when| when.day()));
        draft.put("author", author);
        self.sheet.add(draft);
        self.referral_by_paper(one, dated.map(|when| when.day()));
        for content in many(&one.value, "content") {
            self.attachment(&one.place(), first(content, "attachment").unwrap_or(&Value::Null));
        }
        true
    }

    /// A report that brings its own words: a document beside the exam. `false` where it has none.
    pub(super) fn report_text(&mut self, one: &Parsed, issued: Option<NaiveDate>) -> bool {
        let conclusion = text(&one.value, "conclusion").map(str::to_owned);
        let forms = many(&one.value, "presentedForm");
        if conclusion.is_none() && forms.is_empty() {
            return false;
        }
        let entity = crate::derive_id("document", one.entity().as_str(), "");
        let about = self.went_into.get(&one.place()).cloned();
        let mut draft = item(entity, "document", one.place());
        draft.put("what", words_of(&one.value, "code"));
        draft.put("type_code", loinc(&one.value, "code"));
        draft.put("dated", issued);
        draft.put("about", about);
        let author = many(&one.value, "performer")
            .iter()
            .map(|who| first(who, "actor").unwrap_or(who))
            .find_map(|who| self.people.party(who, one, None, &mut self.sheet));
        draft.put("author", author);
        self.sheet.add(draft);
        for form in forms {
            self.attachment(&one.place(), form);
        }
        true
    }
}

/// The state of a medicine in our four words, whatever the version calls it; what says nothing, says nothing.
fn medicine_state(status: &str) -> Option<&'static str> {
    Some(match status {
        "active" | "in-progress" => "active",
        "on-hold" => "on-hold",
        "stopped" | "cancelled" | "not-taken" => "stopped",
        "completed" | "ended" => "completed",
        _ => return None,
    })
}

/// A duration in whole days, where its unit is the day.
fn days_of(duration: &Value) -> Option<u64> {
    let unit = text(duration, "code").or_else(|| text(duration, "unit")).unwrap_or("d");
    let value = duration.get("value")?;
    // XML has every number as text.
    let whole = value
        .as_u64()
        .or_else(|| value.as_str()?.parse().ok())
        .or_else(|| value.as_f64().filter(|days| days.fract() == 0.0).map(|days| days as u64))?;
    matches!(unit, "d" | "day" | "days").then_some(whole)
}

pub(super) fn without_tags(page: &str) -> String {
    let mut words = String::with_capacity(page.len());
    let mut in_tag = false;
    for c in page.chars() {
        match c {
            '<' => in_tag = true,
            '>' => {
                in_tag = false;
                words.push(' ');
            }
            _ if !in_tag => words.push(c),
            _ => {}
        }
    }
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::without_tags;

    #[test]
    fn tags_are_no_words() {
        assert_eq!(without_tags("<p>Bring <b>the disc</b></p>"), "Bring the disc");
    }
}
