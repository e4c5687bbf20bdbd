//! Insurance: Coverage, and approvals as Claim, ClaimResponse and ExplanationOfBenefit with the use
//! `preauthorization`. Coverages *contained* in other resources are never looked at.

use super::Desk;
use super::node::{first, has_code, many, text, words, words_of};
use super::people::Parsed;
use crate::making::{Fill, item};
use care_model::EntityId;
use serde_json::Value;

impl Desk<'_> {
    /// An insurance plan.
    pub(super) fn coverage(&mut self, one: &Parsed) -> bool {
        if matches!(self.status(one), "entered-in-error" | "draft") {
            return false;
        }
        let mut draft = item(one.entity(), "coverage", one.place());
        let class = |code: &str| {
            let mut classes = many(&one.value, "class").iter().filter(|class| has_code(class, "type", &[code]));
            classes.next().cloned().unwrap_or_default()
        };
        let (plan, group) = (class("plan"), class("group"));
        let name = text(&plan, "name").or_else(|| text(&plan, "value")).map(str::to_owned);
        // STU3 has these in `grouping`, DSTU2 in the coverage itself.
        let grouping = first(&one.value, "grouping").unwrap_or(&one.value).clone();
        let older = || ["planDisplay", "plan"].iter().find_map(|field| text(&grouping, field)).map(str::to_owned);
        draft.put("plan_name", name.or_else(older).or_else(|| words_of(&one.value, "type")));
        draft.put("group_number", text(&group, "value").or_else(|| text(&grouping, "group")));
        let member = first(&one.value, "subscriberId").or_else(|| first(&one.value, "identifier"));
        let member = member.and_then(|number| number.as_str().or_else(|| text(number, "value")));
        draft.put("member_number", member);
        let period = first(&one.value, "period").cloned().unwrap_or_default();
        draft.put("start", self.date(one, &period, "start").map(|when| when.day()));
        draft.put("end", self.date(one, &period, "end").map(|when| when.day()));
        let payer =
            many(&one.value, "payor").iter().chain(many(&one.value, "insurer")).chain(many(&one.value, "issuer"));
        let payer: Vec<&Value> = payer.collect();
        let payer = payer.into_iter().find_map(|who| self.people.party(who, one, Some("plan"), &mut self.sheet));
        draft.put("payer", payer);
        if draft.fields.len() < 2 {
            return false;
        }
        self.sheet.add(draft);
        true
    }

    /// The asking for an approval.
    pub(super) fn claim(&mut self, one: &Parsed) -> bool {
        let status = self.status(one);
        if text(&one.value, "use") != Some("preauthorization") || matches!(status, "entered-in-error" | "draft") {
            return false;
        }
        let mut draft = item(one.entity(), "pa", one.place());
        draft.put("what", self.service(one));
        draft.put("submitted", self.date(one, &one.value, "created").map(|when| when.day()));
        draft.put("state", "submitted");
        let by = first(&one.value, "provider");
        draft.put("by", by.and_then(|who| self.people.party(who, one, None, &mut self.sheet)));
        let plan = first(&one.value, "insurer");
        draft.put("plan_line", plan.and_then(|who| self.people.party(who, one, Some("plan"), &mut self.sheet)));
        let references = [many(&one.value, "referral"), many(&one.value, "prescription")];
        let mut references = references.into_iter().flatten().filter_map(|one| text(one, "reference"));
        draft.put("for", references.find_map(|order| self.meant(order)));
        self.remember(one, &draft.entity);
        self.sheet.add(draft);
        true
    }

    fn service(&self, one: &Parsed) -> Option<String> {
        let mut items = many(&one.value, "item").iter();
        items.find_map(|item| words_of(item, "productOrService").or_else(|| words_of(item, "service")))
    }

    /// The plan's answer. That it is a yes follows only from a number or a time for which it holds, and is
    /// marked; a no has to be said in words.
    pub(super) fn claim_answer(&mut self, one: &Parsed) -> bool {
        let status = self.status(one);
        if text(&one.value, "use") != Some("preauthorization") || matches!(status, "entered-in-error" | "draft") {
            return false;
        }
        let asked = first(&one.value, "request").or_else(|| first(&one.value, "claim"));
        let asked = asked.and_then(|asked| text(asked, "reference")).and_then(|asked| self.meant(asked));
        let mut draft = item(asked.clone().unwrap_or_else(|| one.entity()), "pa", one.place());
        let number = text(&one.value, "preAuthRef");
        draft.put("number", number);
        let period = first(&one.value, "preAuthPeriod").or_else(|| first(&one.value, "preAuthRefPeriod")).cloned();
        let period = period.unwrap_or_default();
        let day = |desk: &mut Self, end: &str| desk.date(one, &period, end).map(|when| when.day());
        let window = day(self, "start").zip(day(self, "end")).filter(|(start, end)| start <= end);
        draft.put("window", window.map(|(start, end)| [start, end]));
        let said = text(&one.value, "disposition").unwrap_or_default();
        let low = said.to_lowercase();
        let is_no = ["denied", "denial", "not approved", "rejected", "not medically"].iter().any(|no| low.contains(no));
        let outcome = text(&one.value, "outcome").unwrap_or_default();
        if is_no {
            draft.put("state", "denied");
            draft.put("denial_reason", said);
        } else if outcome == "complete" && (number.is_some() || window.is_some()) {
            draft.put_unsure("state", "approved");
        } else if outcome == "queued" {
            draft.put("state", "submitted");
        }
        draft.put("what", self.service(one));
        let plan = first(&one.value, "insurer");
        draft.put("plan_line", plan.and_then(|who| self.people.party(who, one, Some("plan"), &mut self.sheet)));
        self.answer(asked.as_ref(), draft)
    }

    /// Writes an answer onto what was asked, or keeps it as a thing of its own.
    fn answer(&mut self, asked: Option<&EntityId>, answer: care_model::Draft) -> bool {
        let Some(former) = asked.and_then(|asked| self.sheet.get_mut(asked)) else {
            self.sheet.add(answer);
            return true;
        };
        for field in ["number", "window", "state", "denial_reason"] {
            if let Some(value) = answer.fields.get(field) {
                former.put(field, value);
                if answer.unsure.iter().any(|name| name == field) {
                    former.doubt(field);
                }
            }
        }
        self.sheet.add(answer);
        true
    }

    /// An activity of a care plan that asks for a referral or a scan and has not begun. Advice ("walk every
    /// day") is none of our business.
    pub(super) fn care_plan(&mut self, one: &Parsed) -> bool {
        if matches!(self.status(one), "entered-in-error" | "revoked" | "completed" | "cancelled") {
            return false;
        }
        let mut found = false;
        for (number, activity) in many(&one.value, "activity").iter().enumerate() {
            let Some(detail) = first(activity, "detail") else { continue };
            let is_ahead = matches!(text(detail, "status"), Some("not-started" | "scheduled"));
            let what = first(detail, "code").and_then(words).or_else(|| text(detail, "description").map(str::to_owned));
            let Some(what) = what.filter(|_| is_ahead) else { continue };
            let code = crate::terms::modality(&what);
            let kind = if what.to_lowercase().contains("referral") {
                "referral"
            } else if code.is_some() {
                "imaging"
            } else {
                continue;
            };
            let id = crate::derive_id("activity", one.entity().as_str(), &number.to_string());
            let mut draft = item(id, kind, one.place());
            draft.put("what", what);
            let whom = many(detail, "performer").iter();
            let whom = whom.filter_map(|who| self.people.party(who, one, None, &mut self.sheet)).next();
            draft.put(if kind == "referral" { "to" } else { "party" }, whom);
            if kind == "imaging" {
                draft.put_unsure("modality", code);
            }
            self.sheet.add(draft);
            found = true;
        }
        found
    }
}
