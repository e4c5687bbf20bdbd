//! New orders and medicine changes of a visit. Each order becomes an item; each change of a medicine an
//! instruction, in the words that were given.

use super::sheet::{Sheet, day, given, not_too_many};
use crate::Trouble;
use crate::capture_view::{MedicineChangeRequest, OrderRequest};
use care_exchange::{LineContext, Locale, read_line};
use care_model::{ItemId, PartyId, Role};
use chrono::NaiveDate;
use serde_json::{Value, json};

/// The visit at which something was ordered or said.
pub(super) struct Told {
    /// Who ordered or said it.
    pub(super) party: Option<PartyId>,
    /// The day.
    pub(super) on: NaiveDate,
}

/// What can be ordered, in the order of handbook 1.3; the role of the office it goes to.
pub(super) const ORDERS: [(&str, Role); 6] = [
    ("referral", Role::Specialist),
    ("imaging", Role::Facility),
    ("lab", Role::Lab),
    ("therapy", Role::Clinic),
    ("equipment", Role::Supplier),
    ("medicine", Role::Pharmacy),
];

/// How a medicine changes, and the word under which the instruction keeps it.
pub(super) const CHANGES: [(&str, &str); 4] =
    [("start", "take"), ("stop", "stop"), ("change", "change"), ("hold", "hold")];

/// Where the plan's yes stands, and how the approval is entered (handbook 1.5).
pub(super) const APPROVALS: [(&str, &str); 4] =
    [("unknown", "unknown"), ("needed", "unknown"), ("asked", "submitted"), ("not_needed", "not_required")];

impl Sheet<'_> {
    pub(super) fn orders(&mut self, orders: &[OrderRequest], told: &Told) -> Result<(), Trouble> {
        for order in not_too_many(orders)? {
            self.order(order, told)?;
        }
        Ok(())
    }

    fn order(&mut self, order: &OrderRequest, told: &Told) -> Result<(), Trouble> {
        let Some((kind, role)) = ORDERS.into_iter().find(|(kind, _)| *kind == order.kind) else {
            return Err(Trouble::BadInput("unknown kind of order".to_owned()));
        };
        let what = self.words(&order.what)?;
        let to = self.party(order.to.as_deref(), order.to_name.as_deref(), role)?;
        if what.is_none() && to.is_none() {
            return Err(Trouble::BadInput("an order needs a word on what it is".to_owned()));
        }
        let by_day = day(order.by_day.as_deref())?;
        let words = self.words(&order.words)?;
        let (by, on) = (&told.party, told.on);
        let own = match kind {
            "referral" => json!({
                "from": by, "to": to, "ordered": on, "what": what,
                "patient_calls": order.who_calls.as_deref() != Some("they"),
                "office_calls": order.who_calls.as_deref() == Some("they"),
            }),
            "imaging" => {
                let (modality, mammogram) = self.scan_of(what.as_deref())?;
                json!({
                    "order_by": by, "party": to, "ordered": on, "what": what, "contrast": order.contrast,
                    "modality": modality, "mammogram": mammogram,
                })
            }
            "lab" => json!({"order_by": by, "party": to, "ordered": on, "what": what, "due": by_day}),
            "medicine" => json!({"prescriber": by, "pharmacy": to, "what": what, "directions": words}),
            // Therapy and equipment name who ordered and where it will be alike.
            _ => json!({"by": by, "party": to, "ordered": on, "what": what}),
        };
        let item = self.item(kind, own)?;
        let is_asked = given(order.approval.as_deref()).is_some() || kind == "imaging";
        if is_asked {
            self.approval(order, &item, told)?;
        }
        if let Some(by_day) = by_day {
            // "By when" is something that somebody said: it may come to disagree with another's word.
            let words = words.or(what);
            self.said(&item, "date", words, Some(by_day), told)?;
        }
        Ok(())
    }

    /// The plan's yes of an order; of a scan it is not known until somebody says so (handbook 1.2).
    fn approval(&mut self, order: &OrderRequest, item: &ItemId, told: &Told) -> Result<(), Trouble> {
        let code = given(order.approval.as_deref()).unwrap_or("unknown");
        let Some((_, state)) = APPROVALS.into_iter().find(|(known, _)| *known == code) else {
            return Err(Trouble::BadInput("unknown choice".to_owned()));
        };
        let required = match code {
            "needed" | "asked" => Value::from(true),
            "not_needed" => Value::from(false),
            _ => Value::Null,
        };
        let own = json!({
            "for": item, "by": told.party, "ordered": told.on, "state": state, "required": required,
        });
        let pa = self.item("pa", own)?;
        if order.kind != "referral" && order.kind != "lab" && order.kind != "medicine" {
            self.set(item, "pa", json!(pa));
        }
        Ok(())
    }

    /// Modality of a scan, and whether it is a mammogram, where the words name it.
    fn scan_of(&self, what: Option<&str>) -> Result<(Value, bool), Trouble> {
        let Some(what) = what else { return Ok((Value::Null, false)) };
        let record = self.concierge.record()?;
        let context = LineContext {
            today: self.today,
            zone: record.settings.zone,
            known_parties: Vec::new(),
            locale: Locale::English,
        };
        let drafts = read_line(what, &context);
        let scan = drafts.iter().find(|draft| draft.kind() == Some("imaging"));
        let field = |name: &str| scan.and_then(|scan| scan.fields.get(name)).cloned().unwrap_or_default();
        Ok((field("modality"), field("mammogram").as_bool() == Some(true)))
    }

    pub(super) fn medicine_changes(&mut self, changes: &[MedicineChangeRequest], told: &Told) -> Result<(), Trouble> {
        for change in not_too_many(changes)? {
            self.medicine_change(change, told)?;
        }
        Ok(())
    }

    fn medicine_change(&mut self, change: &MedicineChangeRequest, told: &Told) -> Result<(), Trouble> {
        let Some((code, says)) = CHANGES.into_iter().find(|(code, _)| *code == change.change) else {
            return Err(Trouble::BadInput("unknown change of a medicine".to_owned()));
        };
        let on_list = self.known(change.medicine_id.as_deref())?;
        let name = self.words(&change.medicine)?;
        let words = self.words(&change.words)?;
        let named = day(change.day.as_deref())?;
        let medicine = match (on_list, &name, code) {
            (Some(medicine), ..) => Some(medicine),
            (None, None, _) => return Err(Trouble::BadInput("a medicine needs its name".to_owned())),
            (None, Some(name), "start") => {
                let own = json!({"what": name, "prescriber": told.party, "directions": words, "started": named});
                Some(self.item("medicine", own)?)
            }
            (None, Some(_), _) => None,
        };
        let own = json!({
            "about": medicine, "subject": if medicine.is_none() { json!(name) } else { Value::Null },
            "says": says, "words": words, "day": named, "party": told.party, "said_on": told.on, "way": "visit",
        });
        self.item("instruction", own)?;
        // The list changes only where a clinician's words end a medicine (handbook 1.6).
        if let (Some(medicine), "stop", true) = (&medicine, code, self.is_clinician(told.party.as_ref())?) {
            self.set(medicine, "ended", json!(named.unwrap_or(told.on)));
            self.set(medicine, "state", json!("stopped"));
        }
        Ok(())
    }

    fn is_clinician(&self, party: Option<&PartyId>) -> Result<bool, Trouble> {
        let party = party.and_then(|party| self.concierge.record().ok()?.parties.get(party));
        Ok(party.is_some_and(|party| match party.role {
            Role::Pcp | Role::Specialist | Role::Facility | Role::Hospital | Role::Clinic => true,
            Role::Lab | Role::Pharmacy | Role::Plan | Role::Ship | Role::Supplier | Role::Records | Role::Helper => {
                false
            }
        }))
    }

    fn said(
        &mut self,
        about: &ItemId,
        says: &str,
        words: Option<String>,
        day: Option<NaiveDate>,
        told: &Told,
    ) -> Result<(), Trouble> {
        let own = json!({
            "about": about, "says": says, "words": words, "day": day, "party": told.party, "said_on": told.on,
            "way": "visit",
        });
        self.item("instruction", own).map(drop)
    }
}
