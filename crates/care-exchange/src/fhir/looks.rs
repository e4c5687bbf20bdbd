//! Looks that every mapping shares: dates, status words, and what a reference means within the file.

use super::Desk;
use super::node::{first, many, text, when};
use super::people::{Parsed, local_part};
use crate::making::{Fill, item};
use care_model::{Certainty, EntityId, ProblemCode};
use serde_json::Value;

/// Elements that name the order behind a thing, in all versions.
const ORDER_FIELDS: [&str; 5] = ["basedOn", "request", "incomingReferral", "referralRequest", "referral"];
/// Types of orders, in all versions.
const ORDER_TYPES: [&str; 4] = ["ServiceRequest", "ReferralRequest", "ProcedureRequest", "DiagnosticOrder"];

impl Desk<'_> {
    /// A date of a resource; nonsense becomes a problem and no date.
    pub(super) fn date(&mut self, one: &Parsed, node: &Value, field: &str) -> Option<crate::when::When> {
        when(node, field, self.context.zone).unwrap_or_else(|field| {
            self.reading.problem(one.place(), ProblemCode::BadDate, field);
            None
        })
    }

    pub(super) fn status<'b>(&self, one: &'b Parsed) -> &'b str {
        text(&one.value, "status").unwrap_or_default()
    }

    /// Keeps under which names a resource may be meant, and what became of it.
    pub(super) fn remember(&mut self, one: &Parsed, entity: &EntityId) {
        self.went_into.insert(one.place(), entity.clone());
        if let Some(url) = &one.full_url {
            self.went_into.insert(url.clone(), entity.clone());
        }
    }

    /// What became of the resource that a reference means: by URL, by `urn:uuid`, or by its last two parts.
    pub(super) fn meant(&self, reference: &str) -> Option<EntityId> {
        let known = self.went_into.get(reference).or_else(|| {
            let (type_name, id) = local_part(reference)?;
            self.went_into.get(&format!("{type_name}/{id}"))
        });
        known.cloned()
    }

    /// The order behind a thing: of this file, or by the id that it will have when it comes later. An order
    /// that lies in the thing itself is none.
    pub(super) fn order_behind(&self, one: &Parsed) -> Option<EntityId> {
        let all = ORDER_FIELDS.iter().flat_map(|field| many(&one.value, field));
        let reference = all.filter_map(|order| text(order, "reference")).find(|r| !r.starts_with('#'))?;
        if let Some(known) = self.meant(reference) {
            return self.sheet.contains(&known).then_some(known);
        }
        let (type_name, id) = local_part(reference)?;
        ORDER_TYPES.contains(&type_name).then(|| {
            let stub = serde_json::json!({ "id": id });
            let url = format!("{}/{type_name}/{id}", one.system);
            Parsed::new(type_name, (!one.system.is_empty()).then_some(url), stub).entity()
        })
    }

    /// The referral that a visit follows. One that is not in the file is kept as a stub: that there is an
    /// order is told, what it says is not.
    pub(super) fn referral_behind(&mut self, one: &Parsed, what: Option<&str>) -> Option<EntityId> {
        let order = self.order_behind(one)?;
        if let Some(known) = self.sheet.get_mut(&order) {
            return (known.kind() == Some("referral")).then_some(order);
        }
        let told = ORDER_FIELDS.iter().flat_map(|field| many(&one.value, field));
        let told = told.filter_map(|order| text(order, "display")).next().or(what);
        let mut stub = item(order.clone(), "referral", one.place());
        stub.put_unsure("what", told);
        stub.certainty = Certainty::Implied;
        self.sheet.add(stub);
        Some(order)
    }

    /// The status words of a procedure that is still ahead.
    pub(super) fn procedure_ahead(&mut self, one: &Parsed) -> bool {
        if !matches!(self.status(one), "preparation" | "not-started") {
            return false;
        }
        let Some(what) = super::node::words_of(&one.value, "code") else { return false };
        let period = ["performedPeriod", "occurrencePeriod"].iter().find_map(|field| first(&one.value, field));
        let period = period.cloned().unwrap_or_default();
        let start =
            ["performedDateTime", "occurrenceDateTime"].iter().find_map(|field| self.date(one, &one.value, field));
        let start = start.or_else(|| self.date(one, &period, "start"));
        let end = self.date(one, &period, "end");
        let order = self.order_behind(one).filter(|order| self.sheet.contains(order));
        let mut draft = item(order.unwrap_or_else(|| one.entity()), "procedure", one.place());
        draft.put("what", what);
        if let Some(start) = start {
            draft.put_unsure("slot", crate::making::slot(start, end, None));
        }
        draft.certainty = Certainty::Implied;
        self.remember(one, &draft.entity);
        self.sheet.add(draft);
        true
    }

    /// What a server said beside its answer: news about what is missing here, by its code only.
    pub(super) fn server_said(&mut self, one: &Parsed) -> bool {
        for issue in many(&one.value, "issue") {
            let code = text(issue, "code").unwrap_or("unknown");
            let is_word = code.len() <= 40 && code.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
            if is_word && text(issue, "severity") != Some("information") {
                self.reading.problem("OperationOutcome", ProblemCode::Missing, format!("the server said: {code}"));
            }
        }
        false
    }
}
