//! What is asked of whom: Task, CommunicationRequest, Communication; and equipment.

use super::Desk;
use super::node::{first, many, text, words_of};
use super::people::Parsed;
use crate::making::{Fill, item};
use care_model::EntityId;
use serde_json::Value;

/// Words of a task that gets a thing from one office to another.
const SENDS: [&str; 12] = [
    "send",
    "records",
    "images",
    "pictures",
    "report",
    "fax",
    "transfer",
    "enviar",
    "mandar",
    "imágenes",
    "expediente",
    "informe",
];

impl Desk<'_> {
    /// A task: the progress of an order, a thing to send, or something to do.
    pub(super) fn task(&mut self, one: &Parsed) -> bool {
        let status = self.status(one);
        if matches!(status, "entered-in-error" | "rejected" | "failed" | "cancelled" | "draft") {
            return false;
        }
        let (is_done, is_taken) = (status == "completed", matches!(status, "accepted" | "in-progress" | "received"));
        let is_asked = status == "requested";
        let focus = first(&one.value, "focus").and_then(|focus| text(focus, "reference"));
        if let Some(order) = focus.and_then(|order| self.meant(order)) {
            return self.progress(one, &order, is_taken);
        }
        let what = text(&one.value, "description").map(str::to_owned).or_else(|| words_of(&one.value, "code"));
        let Some(what) = what else { return false };
        let restriction = first(&one.value, "restriction").and_then(|limit| first(limit, "period")).cloned();
        let period = first(&one.value, "executionPeriod").cloned().unwrap_or_default();
        let due = restriction.and_then(|period| self.date(one, &period, "end"));
        let due = due.or_else(|| self.date(one, &period, "end")).map(|when| when.day());
        let owner = first(&one.value, "owner").and_then(|who| self.people.party(who, one, None, &mut self.sheet));
        let requester =
            first(&one.value, "requester").and_then(|who| self.people.party(who, one, None, &mut self.sheet));
        let low = what.to_lowercase();
        let is_sending = SENDS.iter().any(|word| crate::terms::has_word(&low, word));
        let mut draft = match (is_sending, owner.is_some() && requester.is_some()) {
            (true, true) => {
                let mut draft = item(one.entity(), "need", one.place());
                draft.put("from", owner);
                draft.put("to", requester);
                draft.put("needed_by", due);
                let state = if is_done { Some("received") } else { is_taken.then_some("requested") };
                draft.put("state", state);
                draft
            }
            _ if is_asked || is_taken || is_done || status == "ready" => {
                let mut draft = item(one.entity(), "task", one.place());
                draft.put("party", requester.or(owner));
                draft.put("due", due);
                draft.put("state", is_done.then_some("done"));
                draft
            }
            _ => return false,
        };
        draft.put("what", what);
        self.remember(one, &draft.entity);
        self.sheet.add(draft);
        true
    }

    /// Where an order stands at the office that got it: it has it, once it took the task on.
    fn progress(&mut self, one: &Parsed, order: &EntityId, is_taken: bool) -> bool {
        let day = ["lastModified", "authoredOn"].iter().find_map(|field| self.date(one, &one.value, field));
        match self.sheet.get_mut(order) {
            Some(draft) if draft.kind() == Some("referral") && is_taken => {
                draft.put_unsure("received", day.map(|when| when.day()));
                true
            }
            _ => false,
        }
    }

    fn about(&self, one: &Parsed, fields: &[&str]) -> Option<EntityId> {
        let all = fields.iter().flat_map(|field| many(&one.value, field)).filter_map(|what| text(what, "reference"));
        all.filter_map(|reference| self.meant(reference)).next()
    }

    /// An ask for something that one office has and another needs.
    pub(super) fn communication_request(&mut self, one: &Parsed) -> bool {
        let status = self.status(one);
        if matches!(status, "entered-in-error" | "revoked" | "draft") {
            return false;
        }
        let is_done = status == "completed";
        // The ask of a task that is here already.
        if let Some(task) = self.about(one, &["about", "basedOn"])
            && self.sheet.get_mut(&task).is_some_and(|draft| draft.kind() == Some("need"))
        {
            self.remember(one, &task);
            return true;
        }
        let Some(what) = payload(&one.value).or_else(|| words_of(&one.value, "reasonCode")) else { return false };
        let holders: Vec<&Value> = many(&one.value, "recipient").iter().collect();
        let from = holders.into_iter().find_map(|who| self.people.party(who, one, None, &mut self.sheet));
        let needs = first(&one.value, "requester").or_else(|| first(&one.value, "sender"));
        let to = needs.and_then(|who| self.people.party(who, one, None, &mut self.sheet));
        let period = first(&one.value, "occurrencePeriod").cloned().unwrap_or_default();
        let by = self.date(one, &one.value, "occurrenceDateTime").or_else(|| self.date(one, &period, "end"));
        let by = by.map(|when| when.day());
        let mut draft = if from.is_some() && to.is_some() {
            let mut draft = item(one.entity(), "need", one.place());
            draft.put("from", from);
            draft.put("to", to);
            draft.put("needed_by", by);
            draft.put("state", if is_done { "received" } else { "requested" });
            draft
        } else {
            let mut draft = item(one.entity(), "task", one.place());
            draft.put("party", from.or(to));
            draft.put("due", by);
            draft.put("state", is_done.then_some("done"));
            draft
        };
        draft.put("what", what);
        self.remember(one, &draft.entity);
        self.sheet.add(draft);
        true
    }

    /// What was sent: it ends the ask that it answers; else its words are kept as a note.
    pub(super) fn communication(&mut self, one: &Parsed) -> bool {
        let is_sent = self.status(one) == "completed";
        if !is_sent {
            return false;
        }
        if let Some(asked) = self.about(one, &["basedOn", "partOf", "inResponseTo"])
            && let Some(draft) = self.sheet.get_mut(&asked)
            && draft.kind() == Some("need")
        {
            draft.put("state", "received");
            return true;
        }
        let has_files = self.payload_files(one);
        let Some(words) = payload(&one.value) else { return has_files };
        let mut draft = item(one.entity(), "note", one.place());
        let sent = self.date(one, &one.value, "sent").or_else(|| self.date(one, &one.value, "received"));
        draft.put("dated", sent.map(|when| when.day()));
        draft.put("text", words);
        draft.put("about", self.about(one, &["about"]));
        self.sheet.add(draft);
        true
    }

    /// A device that was ordered, or is in use.
    pub(super) fn equipment(&mut self, one: &Parsed) -> bool {
        let status = self.status(one).to_owned();
        if matches!(status.as_str(), "entered-in-error" | "draft" | "revoked" | "cancelled" | "stopped")
            || matches!(text(&one.value, "intent"), Some("plan" | "proposal" | "option"))
        {
            return false;
        }
        let what = words_of(&one.value, "codeCodeableConcept")
            .or_else(|| words_of(&one.value, "code"))
            .or_else(|| first(&one.value, "codeReference").and_then(|one| text(one, "display")).map(str::to_owned))
            .or_else(|| first(&one.value, "device").and_then(|one| text(one, "display")).map(str::to_owned));
        let Some(what) = what else { return false };
        let is_in_use = one.type_name == "DeviceUseStatement";
        let mut draft = item(one.entity(), "equipment", one.place());
        draft.put("what", what);
        let ordered = self.date(one, &one.value, "authoredOn").map(|when| when.day());
        draft.put("ordered", ordered);
        let period = first(&one.value, "timingPeriod").cloned().unwrap_or_default();
        let timed = self.date(one, &one.value, "timingDateTime").or_else(|| self.date(one, &period, "start"));
        draft.put("start", timed.filter(|_| is_in_use).map(|when| when.day()));
        let begins = self.date(one, &one.value, "occurrenceDateTime").map(|when| when.day());
        draft.put("start", begins.filter(|_| !is_in_use));
        let by = first(&one.value, "requester");
        draft.put("by", by.and_then(|who| self.people.party(who, one, None, &mut self.sheet)));
        let whom = first(&one.value, "performer");
        draft.put("party", whom.and_then(|who| self.people.party(who, one, Some("supplier"), &mut self.sheet)));
        self.sheet.add(draft);
        true
    }
}

/// The words of a message.
fn payload(value: &Value) -> Option<String> {
    let parts = many(value, "payload").iter().filter_map(|part| text(part, "contentString"));
    let parts: Vec<&str> = parts.collect();
    (!parts.is_empty()).then(|| parts.join("\n"))
}
