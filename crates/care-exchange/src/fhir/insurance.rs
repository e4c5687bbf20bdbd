//! What a plan says before anything is asked: CoverageEligibilityResponse.

use super::Desk;
use super::node::{codes_of, first, many, text, words_of};
use super::people::Parsed;
use crate::making::{Fill, item};
use care_model::Certainty;
use serde_json::Value;

impl Desk<'_> {
    /// Services of which the plan says whether they need an approval. That one is *needed* is a thing to do;
    /// that none is needed is worth knowing, too.
    pub(super) fn eligibility(&mut self, one: &Parsed) -> bool {
        if matches!(self.status(one), "entered-in-error" | "draft" | "cancelled") {
            return false;
        }
        let insurer = first(&one.value, "insurer");
        let plan = insurer.and_then(|who| self.people.party(who, one, Some("plan"), &mut self.sheet));
        let items = many(&one.value, "insurance").iter().flat_map(|insurance| many(insurance, "item"));
        let items: Vec<&Value> = items.collect();
        let mut found = false;
        for (number, service) in items.into_iter().enumerate() {
            let Some(is_needed) = service.get("authorizationRequired").and_then(is_true) else { continue };
            let what = words_of(service, "productOrService").or_else(|| words_of(service, "category"));
            let what = what.or_else(|| text(service, "name").map(str::to_owned));
            let Some(what) = what else { continue };
            let id = crate::derive_id("eligibility", one.entity().as_str(), &number.to_string());
            let mut draft = item(id, "pa", one.place());
            draft.put("what", what);
            draft.put_unsure("required", is_needed);
            if !is_needed {
                draft.put_unsure("state", "not_required");
            }
            draft.put("code", first(service, "productOrService").and_then(|concept| codes_of(concept).next()));
            draft.put("plan_line", &plan);
            draft.certainty = Certainty::Implied;
            self.sheet.add(draft);
            found = true;
        }
        found
    }
}

/// A truth value; XML has it as text.
fn is_true(value: &Value) -> Option<bool> {
    value.as_bool().or_else(|| value.as_str()?.parse().ok())
}
