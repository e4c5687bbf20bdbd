//! Resources that only go with an item: who was asked, what the plan answered, the report, where it came from.

use super::place::set;
use super::write::{Desk, fits_string, set_if};
use care_model::{EntityId, Fields, Kind};
use serde_json::{Value, json};

impl Desk<'_> {
    /// The resources that only go with an item.
    pub(super) fn beside(&mut self, kind: Kind, entity: &EntityId, fields: &Fields) {
        let text = |register: &str| fields.get(register).and_then(Value::as_str).filter(|text| fits_string(text));
        let (Some(me), subject) = (self.reference(entity), self.subject(fields)) else { return };
        match kind {
            Kind::HandOff => {
                let payload = text("what").map(|what| json!([{"contentString": what}]));
                let state = text("state").unwrap_or_default();
                let asked = match state {
                    "received" => "completed",
                    "waived" => "revoked",
                    _ => "active",
                };
                let mut ask =
                    json!({"resourceType": "CommunicationRequest", "status": asked, "subject": subject, "about": [me]});
                set_if(&mut ask, "payload", payload.clone());
                set_if(&mut ask, "requester", self.party(fields, "to"));
                set_if(&mut ask, "recipient", self.party(fields, "from").map(|from| json!([from])));
                let ask = self.push_beside(entity, "ask", ask);
                if state == "received" {
                    let mut sent = json!({
                        "resourceType": "Communication", "status": "completed", "subject": subject, "basedOn": [ask],
                    });
                    set_if(&mut sent, "payload", payload);
                    set_if(&mut sent, "sender", self.party(fields, "from"));
                    set_if(&mut sent, "recipient", self.party(fields, "to").map(|to| json!([to])));
                    self.push_beside(entity, "sent", sent);
                }
            }
            Kind::PriorAuth if matches!(text("state"), Some("approved" | "denied")) => {
                let claim = self.claim(fields, subject.clone());
                let insurer = self.party(fields, "plan_line").filter(|_| self.is_office(fields, "plan_line"));
                let mut answer = json!({
                    "resourceType": "ClaimResponse", "status": "active", "use": "preauthorization", "patient": subject,
                    "type": claim.get("type"), "created": claim.get("created"), "request": me, "outcome": "complete",
                    "insurer": insurer.unwrap_or_else(|| json!({"display": "Not named"})),
                });
                set_if(&mut answer, "preAuthRef", text("number").map(Value::from));
                let said_no = (text("state") == Some("denied")).then_some("denied");
                set_if(&mut answer, "disposition", text("denial_reason").or(said_no).map(Value::from));
                let window = fields.get("window").and_then(Value::as_array).map(Vec::as_slice);
                if let Some([start, end]) = window
                    && start.as_str() <= end.as_str()
                {
                    set(&mut answer, "preAuthPeriod", json!({"start": start, "end": end}));
                }
                self.push_beside(entity, "answer", answer);
            }
            Kind::Imaging | Kind::Lab => {
                let issued = text(if kind == Kind::Lab { "resulted" } else { "report_final" });
                let Some(day) = issued.and_then(|day| day.parse::<chrono::NaiveDate>().ok()) else { return };
                let category = if kind == Kind::Lab { "LAB" } else { "RAD" };
                let mut report = json!({
                    "resourceType": "DiagnosticReport", "status": "final", "subject": subject, "basedOn": [me],
                    "code": {"text": text("what").unwrap_or("Report")}, "issued": format!("{day}T12:00:00Z"),
                    "category": [{"coding": [
                        {"system": "http://terminology.hl7.org/CodeSystem/v2-0074", "code": category},
                    ]}],
                });
                set_if(&mut report, "conclusion", text("result").map(Value::from));
                self.push_beside(entity, "report", report);
            }
            _ => {}
        }
    }

    /// Where it came from, where that is known.
    pub(super) fn provenance(&mut self, entity: &EntityId, fields: &Fields) {
        let text = |register: &str| fields.get(register).and_then(Value::as_str).filter(|text| fits_string(text));
        let (Some(hash), Some(me)) = (text("evidence"), self.reference(entity)) else { return };
        let mut what = json!({"identifier": {"system": "urn:ietf:rfc:3986", "value": format!("urn:sha256:{hash}")}});
        set_if(&mut what, "display", text("evidence_where").map(Value::from));
        let recorded = text("created_at").map_or_else(|| json!(self.context.at), Value::from);
        let resource = json!({
            "resourceType": "Provenance", "target": [me], "recorded": recorded,
            "agent": [{"who": {"display": "The person's own record"}}],
            "entity": [{"role": "source", "what": what}],
        });
        self.push_beside(entity, "provenance", resource);
    }
}
