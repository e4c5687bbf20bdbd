//! Everything with a state: one file a kind, one variant a kind, no wildcard matches.
//!
//! Registers hold only what people, letters or files said. Where a thing stands follows from these
//! and from the events on it; that is worked out in `care-journey`, never stored.

mod access;
mod document;
mod hand_off;
mod imaging;
mod lab;
mod medicine;
mod offer;
mod prior_auth;
mod procedure;
mod rebook;
mod referral;
mod slot;
mod task;
mod therapy;
mod visit;

pub use access::Access;
pub use document::Document;
pub use hand_off::{Channel, HandOff, HandOffState};
pub use imaging::{Imaging, SafetyForm};
pub use lab::Lab;
pub use medicine::Medicine;
pub use offer::Offer;
pub use prior_auth::{PriorAuth, PriorAuthState};
pub use procedure::{PrepStep, Procedure};
pub use rebook::Rebook;
pub use referral::Referral;
pub use slot::Slot;
pub use task::Task;
pub use therapy::Therapy;
pub use visit::{Outcome, Visit};

use crate::{Actor, EventId, Fields, Instant, ItemId, MemberId, PersonId, Sensitive};
use serde::{Deserialize, Serialize};

/// One thing of a person's care.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// Stable for ever; imported items derive it from the source system's id.
    pub id: ItemId,
    /// What every kind has.
    pub common: Common,
    /// What only this kind has.
    pub detail: Detail,
}

/// Registers that every kind of item has.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Common {
    /// Whose care it is; `None` = the record's only person.
    pub person: Option<PersonId>,
    /// Who does it and gets its nudges; `None` = by handbook 2.4.
    pub owner: Option<MemberId>,
    /// The word shown on the board, where it differs from the kind's own.
    pub label: Option<Sensitive<String>>,
    /// A reference number: referral, approval, order, accession.
    pub number: Option<Sensitive<String>>,
    /// What it is about, in the person's or the letter's words.
    pub what: Option<Sensitive<String>>,
    /// When it was entered.
    pub created_at: Option<Instant>,
    /// Who or what entered it.
    pub created_by: Option<Actor>,
    /// The event that made it, where the product did.
    pub made_by: Option<EventId>,
    /// Evidence it was read from: SHA-256 of the file, hex.
    pub evidence: Option<String>,
    /// Place in that file, as a person would find it.
    pub evidence_where: Option<Sensitive<String>>,
    /// Rules that were still open when the watch began, though their day lay before it.
    pub open_rules: Vec<String>,
}

/// What only one kind has.
#[derive(Clone, Debug, PartialEq)]
pub enum Detail {
    /// A doctor asks another to see the person.
    Referral(Referral),
    /// A visit, in person or by phone or video.
    Visit(Visit),
    /// A scan: order, exam, report.
    Imaging(Imaging),
    /// A procedure or an operation.
    Procedure(Procedure),
    /// The plan's yes before a service.
    PriorAuth(PriorAuth),
    /// A laboratory test.
    Lab(Lab),
    /// A thing that must get from one party to another: a row of *Who needs what*.
    HandOff(HandOff),
    /// A medicine and its supply.
    Medicine(Medicine),
    /// A block of therapy.
    Therapy(Therapy),
    /// A letter, report or note that is on file.
    Document(Document),
    /// A request for one's own records.
    Access(Access),
    /// Another date, offered by an office.
    Offer(Offer),
    /// A missed visit that wants a new date; made by the product.
    Rebook(Rebook),
    /// Something to do that is none of the above.
    Task(Task),
    /// A kind from a newer version; carried along, shown as it is.
    Unknown(UnknownKind),
}

/// A kind that this version does not know.
#[derive(Clone, Debug, PartialEq)]
pub struct UnknownKind {
    /// The kind's name as written.
    pub kind: String,
    /// All its registers.
    pub fields: Fields,
}

/// The kinds that this version knows, by their name in the ledger and in scenarios.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)] // one word each, explained at `Detail`
pub enum Kind {
    Referral,
    Visit,
    Imaging,
    Procedure,
    #[serde(rename = "pa")]
    PriorAuth,
    Lab,
    #[serde(rename = "need")]
    HandOff,
    Medicine,
    Therapy,
    Document,
    Access,
    Offer,
    Rebook,
    Task,
}

impl Kind {
    /// Every kind, in the order of handbook 1.
    pub const ALL: [Kind; 14] = [
        Kind::Referral,
        Kind::Imaging,
        Kind::Visit,
        Kind::HandOff,
        Kind::PriorAuth,
        Kind::Medicine,
        Kind::Lab,
        Kind::Therapy,
        Kind::Procedure,
        Kind::Document,
        Kind::Access,
        Kind::Offer,
        Kind::Rebook,
        Kind::Task,
    ];

    /// The name in the ledger and in scenarios.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Referral => "referral",
            Kind::Visit => "visit",
            Kind::Imaging => "imaging",
            Kind::Procedure => "procedure",
            Kind::PriorAuth => "pa",
            Kind::Lab => "lab",
            Kind::HandOff => "need",
            Kind::Medicine => "medicine",
            Kind::Therapy => "therapy",
            Kind::Document => "document",
            Kind::Access => "access",
            Kind::Offer => "offer",
            Kind::Rebook => "rebook",
            Kind::Task => "task",
        }
    }

    /// The kind of a name; `None` for one from a newer version.
    pub fn from_name(name: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

impl Detail {
    /// The kind's name.
    pub fn kind_name(&self) -> &str {
        match self {
            Detail::Unknown(unknown) => &unknown.kind,
            known => known.kind().map_or("", Kind::name),
        }
    }

    /// The kind; `None` for one from a newer version.
    pub fn kind(&self) -> Option<Kind> {
        Some(match self {
            Detail::Referral(_) => Kind::Referral,
            Detail::Visit(_) => Kind::Visit,
            Detail::Imaging(_) => Kind::Imaging,
            Detail::Procedure(_) => Kind::Procedure,
            Detail::PriorAuth(_) => Kind::PriorAuth,
            Detail::Lab(_) => Kind::Lab,
            Detail::HandOff(_) => Kind::HandOff,
            Detail::Medicine(_) => Kind::Medicine,
            Detail::Therapy(_) => Kind::Therapy,
            Detail::Document(_) => Kind::Document,
            Detail::Access(_) => Kind::Access,
            Detail::Offer(_) => Kind::Offer,
            Detail::Rebook(_) => Kind::Rebook,
            Detail::Task(_) => Kind::Task,
            Detail::Unknown(_) => return None,
        })
    }
}

impl Item {
    /// Reads an item from its registers. A register that does not fit is left out and named in the
    /// second value; it stays in the ledger.
    pub fn from_fields(id: ItemId, fields: &Fields) -> (Self, Vec<String>) {
        let mut misfits = Vec::new();
        let common = read::<Common>(fields, &mut misfits);
        let kind_name = fields.get("kind").and_then(|kind| kind.as_str()).unwrap_or("task");
        let detail = match Kind::from_name(kind_name) {
            Some(Kind::Referral) => Detail::Referral(read(fields, &mut misfits)),
            Some(Kind::Visit) => Detail::Visit(read(fields, &mut misfits)),
            Some(Kind::Imaging) => Detail::Imaging(read(fields, &mut misfits)),
            Some(Kind::Procedure) => Detail::Procedure(read(fields, &mut misfits)),
            Some(Kind::PriorAuth) => Detail::PriorAuth(read(fields, &mut misfits)),
            Some(Kind::Lab) => Detail::Lab(read(fields, &mut misfits)),
            Some(Kind::HandOff) => Detail::HandOff(read(fields, &mut misfits)),
            Some(Kind::Medicine) => Detail::Medicine(read(fields, &mut misfits)),
            Some(Kind::Therapy) => Detail::Therapy(read(fields, &mut misfits)),
            Some(Kind::Document) => Detail::Document(read(fields, &mut misfits)),
            Some(Kind::Access) => Detail::Access(read(fields, &mut misfits)),
            Some(Kind::Offer) => Detail::Offer(read(fields, &mut misfits)),
            Some(Kind::Rebook) => Detail::Rebook(read(fields, &mut misfits)),
            Some(Kind::Task) => Detail::Task(read(fields, &mut misfits)),
            None => Detail::Unknown(UnknownKind { kind: kind_name.to_owned(), fields: fields.clone() }),
        };
        (Self { id, common, detail }, misfits)
    }

    /// The kind; `None` for one from a newer version.
    pub fn kind(&self) -> Option<Kind> {
        self.detail.kind()
    }
}

/// Reads a struct of optional registers; a register of the wrong shape is dropped and named.
pub(crate) fn read<T>(fields: &Fields, misfits: &mut Vec<String>) -> T
where
    T: for<'de> Deserialize<'de> + Default,
{
    let whole = serde_json::Value::Object(fields.clone().into_iter().collect());
    if let Ok(value) = serde_json::from_value(whole) {
        return value;
    }
    let mut kept = serde_json::Map::new();
    for (field, value) in fields {
        let mut trial = kept.clone();
        trial.insert(field.clone(), value.clone());
        if serde_json::from_value::<T>(serde_json::Value::Object(trial.clone())).is_ok() {
            kept = trial;
        } else {
            misfits.push(field.clone());
        }
    }
    serde_json::from_value(serde_json::Value::Object(kept)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn fields(value: serde_json::Value) -> Fields {
        serde_json::from_value(value).unwrap()
    }

    #[test]
    fn a_register_of_the_wrong_shape_is_named_and_the_rest_is_kept() {
        let raw = fields(json!({"kind": "referral", "from": "Dr. Ortiz", "ordered": "soon", "patient_calls": true}));
        let (item, misfits) = Item::from_fields("REF-1".into(), &raw);
        let Detail::Referral(referral) = item.detail else { panic!("a referral") };
        assert_eq!(referral.from, Some("Dr. Ortiz".into()));
        assert!(referral.patient_calls);
        assert_eq!(misfits, ["ordered"]);
    }

    #[test]
    fn a_kind_from_a_newer_version_is_carried_along() {
        let raw = fields(json!({"kind": "genome", "depth": 30}));
        let (item, misfits) = Item::from_fields("G-1".into(), &raw);
        assert_eq!(item.detail.kind_name(), "genome");
        assert!(misfits.is_empty());
    }

    #[test]
    fn every_kind_finds_itself_by_name() {
        for kind in Kind::ALL {
            assert_eq!(Kind::from_name(kind.name()), Some(kind));
            let (item, _) = Item::from_fields("x".into(), &fields(json!({"kind": kind.name()})));
            assert_eq!(item.kind(), Some(kind));
        }
    }
}
