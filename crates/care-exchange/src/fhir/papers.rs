//! Medicines and documents.

use super::Desk;
use super::node::{first, has_code, loinc, many, text, words_of};
use super::people::{Parsed, medicine_name};
use crate::making::{Fill, item};
use chrono::NaiveDate;
use serde_json::Value;

/// Longest attachment whose words are kept for search, in base64 characters.
const ATTACHMENT_CHARS_MAX: usize = 2 * 1024 * 1024;

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
        draft.put("state", &status);
        let dosage = first(&one.value, "dosageInstruction").or_else(|| first(&one.value, "dosage"));
        draft.put("directions", dosage.and_then(|dosage| text(dosage, "text")));
        let period = first(&one.value, "effectivePeriod").cloned().unwrap_or_default();
        let started = ["authoredOn", "dateWritten", "effectiveDateTime"]
            .iter()
            .find_map(|field| self.date(one, &one.value, field))
            .or_else(|| self.date(one, &period, "start"));
        draft.put("started", started.map(|when| when.day()));
        draft.put("ended", self.date(one, &period, "end").map(|when| when.day()));
        let who = first(&one.value, "requester").or_else(|| first(&one.value, "prescriber"));
        let who = who.map(|who| first(who, "agent").unwrap_or(who));
        let prescriber = who.and_then(|who| self.people.party(who, one, None, &mut self.sheet));
        draft.put("prescriber", prescriber);
        let supply = first(&one.value, "dispenseRequest").cloned().unwrap_or_default();
        let pharmacy = first(&supply, "performer");
        let pharmacy = pharmacy.and_then(|who| self.people.party(who, one, Some("pharmacy"), &mut self.sheet));
        draft.put("pharmacy", pharmacy);
        draft.put("days_supply", first(&supply, "expectedSupplyDuration").and_then(days_of));
        self.went_into.insert(one.place(), draft.entity.clone());
        if let Some(url) = &one.full_url {
            self.went_into.insert(url.clone(), draft.entity.clone());
        }
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
        let order = orders.filter_map(|order| self.went_into.get(order)).next().cloned();
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

    /// A laboratory value: of use only where it answers an order of this file.
    pub(super) fn observation(&mut self, one: &Parsed) -> bool {
        if !matches!(self.status(one), "final" | "amended" | "corrected") {
            return false;
        }
        let issued = self.date(one, &one.value, "issued").or_else(|| self.date(one, &one.value, "effectiveDateTime"));
        let orders = many(&one.value, "basedOn").iter().filter_map(|order| text(order, "reference"));
        let order = orders.filter_map(|order| self.went_into.get(order)).next().cloned();
        match order.and_then(|order| self.sheet.get_mut(&order)) {
            Some(draft) if draft.kind() == Some("lab") => {
                if !draft.fields.contains_key("resulted") {
                    draft.put("resulted", issued.map(|when| when.day()));
                }
                true
            }
            _ => false,
        }
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
        for content in many(&one.value, "content") {
            self.keep_words(&one.place(), first(content, "attachment").unwrap_or(&Value::Null));
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
        forms.iter().for_each(|form| self.keep_words(&one.place(), form));
        true
    }

    /// Words of an attachment that is plain text or a page.
    fn keep_words(&mut self, place: &str, attachment: &Value) {
        let kind = text(attachment, "contentType").unwrap_or_default();
        let Some(data) = text(attachment, "data").filter(|data| data.len() <= ATTACHMENT_CHARS_MAX) else { return };
        if !kind.starts_with("text/") || has_code(attachment, "contentType", &["text/css"]) {
            return;
        }
        let bytes = from_base64(data);
        let words = crate::read_file::decode(&bytes);
        let words = if kind.contains("html") { without_tags(&words) } else { words.into_owned() };
        self.reading.add_text(place, &words);
    }
}

/// A duration in whole days, where its unit is the day.
fn days_of(duration: &Value) -> Option<u64> {
    let unit = text(duration, "code").or_else(|| text(duration, "unit")).unwrap_or("d");
    let value = duration.get("value")?;
    let whole = value.as_u64().or_else(|| value.as_f64().filter(|days| days.fract() == 0.0).map(|days| days as u64))?;
    matches!(unit, "d" | "day" | "days").then_some(whole)
}

/// Bytes of base64; what is no base64 character is passed over, as in letters broken into lines.
fn from_base64(text: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    let (mut bits, mut count) = (0_u32, 0_u32);
    for byte in text.bytes() {
        let six = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            _ => continue,
        };
        bits = (bits << 6) | u32::from(six);
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push(u8::try_from((bits >> count) & 0xff).unwrap_or_default());
        }
    }
    bytes
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
    use super::{from_base64, without_tags};

    #[test]
    fn base64_broken_into_lines_reads_whole() {
        assert_eq!(from_base64("UGxl\nYXNl IGJyaW5nIGl0Lg=="), b"Please bring it.");
    }

    #[test]
    fn tags_are_no_words() {
        assert_eq!(without_tags("<p>Bring <b>the disc</b></p>"), "Bring the disc");
    }
}
