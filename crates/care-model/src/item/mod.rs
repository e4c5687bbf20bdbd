//! Everything with a state: one file a kind, one variant a kind, no wildcard matches.
//!
//! Registers hold only what people, letters or files said. Where a thing stands follows from these
//! and from the events on it; that is worked out in `care-journey`, never stored.

mod access;
mod check;
mod clearance;
mod conflict;
mod coverage;
mod discharge;
mod document;
mod equipment;
mod hand_off;
mod imaging;
mod instruction;
mod insurance;
mod lab;
mod med_list;
mod med_step;
mod medicine;
mod note;
mod offer;
mod prior_auth;
mod procedure;
mod question;
mod rebook;
mod referral;
mod second_opinion;
mod slot;
mod study;
mod task;
mod therapy;
mod visit;

pub use access::Access;
pub use check::Check;
pub use clearance::Clearance;
pub use conflict::Conflict;
pub use coverage::Coverage;
pub use discharge::Discharge;
pub use document::Document;
pub use equipment::Equipment;
pub use hand_off::{Channel, HandOff, HandOffState};
pub use imaging::{Imaging, SafetyForm};
pub use instruction::Instruction;
pub use insurance::Insurance;
pub use lab::Lab;
pub use med_list::MedList;
pub use med_step::MedStep;
pub use medicine::Medicine;
pub use note::Note;
pub use offer::Offer;
pub use prior_auth::{PriorAuth, PriorAuthState};
pub use procedure::{PrepStep, Procedure};
pub use question::Question;
pub use rebook::Rebook;
pub use referral::Referral;
pub use second_opinion::SecondOpinion;
pub use slot::Slot;
pub use study::Study;
pub use task::Task;
pub use therapy::Therapy;
pub use visit::{Outcome, Visit};

use crate::{Actor, EventId, Field, Fields, Instant, ItemId, MemberId, PersonId, Sensitive, Shape};
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
    /// The item that it was found to be the same as, when it went to the bin for that reason.
    pub merged_into: Option<ItemId>,
}

impl Common {
    /// Its registers.
    pub const FIELDS: &[Field] = &[
        Field::new("what", Shape::Text).asked(),
        Field::new("label", Shape::Text),
        Field::new("number", Shape::Code),
        Field::new("person", Shape::Person),
        Field::new("owner", Shape::Member).must_resolve(),
        Field::new("created_at", Shape::Instant).auto(),
        Field::new("created_by", Shape::Parts).auto(),
        Field::new("made_by", Shape::Code).auto(),
        Field::new("evidence", Shape::Evidence).auto(),
        Field::new("evidence_where", Shape::Text).auto(),
        Field::new("open_rules", Shape::Lines).auto(),
        Field::new("merged_into", Shape::Item(&[])).auto(),
    ];
}

/// A kind that this version does not know.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct UnknownKind {
    /// The kind's name as written.
    pub kind: String,
    /// All its registers.
    pub fields: Fields,
}

/// The one list of kinds. Everything that must know all of them is made from it.
macro_rules! kinds {
    ($($(#[doc = $doc:literal])+ $kind:ident = $name:literal,)+) => {
        /// What only one kind has.
        #[derive(Clone, Debug, PartialEq, Serialize)]
        #[serde(untagged)]
        pub enum Detail {
            $($(#[doc = $doc])+ $kind($kind),)+
            /// A kind from a newer version; carried along, shown as it is.
            Unknown(UnknownKind),
        }

        /// The kinds that this version knows, by their name in the ledger and in scenarios.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum Kind {
            $($(#[doc = $doc])+ #[serde(rename = $name)] $kind,)+
        }

        impl Kind {
            /// Every kind, in the order of handbook 1.
            pub const ALL: [Kind; [$($name),+].len()] = [$(Kind::$kind),+];

            /// The name in the ledger and in scenarios.
            pub fn name(self) -> &'static str {
                match self {
                    $(Kind::$kind => $name,)+
                }
            }

            /// The registers that only this kind has; [`Common::FIELDS`] has the others.
            pub fn fields(self) -> &'static [Field] {
                match self {
                    $(Kind::$kind => $kind::FIELDS,)+
                }
            }
        }

        impl Detail {
            /// The kind; `None` for one from a newer version.
            pub fn kind(&self) -> Option<Kind> {
                Some(match self {
                    $(Detail::$kind(_) => Kind::$kind,)+
                    Detail::Unknown(_) => return None,
                })
            }

            fn read(kind: Kind, fields: &Fields, misfits: &mut Vec<String>) -> Self {
                match kind {
                    $(Kind::$kind => Detail::$kind(read(fields, misfits)),)+
                }
            }
        }
    };
}

kinds! {
    /// A doctor asks another to see the person.
    Referral = "referral",
    /// A scan: order, exam, report.
    Imaging = "imaging",
    /// The pictures that a scan made.
    Study = "study",
    /// A visit, in person or by phone or video.
    Visit = "visit",
    /// A thing that must get from one party to another: a row of *Who needs what*.
    HandOff = "need",
    /// The plan's yes before a service.
    PriorAuth = "pa",
    /// A medicine and its supply.
    Medicine = "medicine",
    /// A laboratory test.
    Lab = "lab",
    /// A block of therapy.
    Therapy = "therapy",
    /// A device or other equipment at home.
    Equipment = "equipment",
    /// An insurance plan.
    Coverage = "coverage",
    /// A year of looking at the plan, and a change of it.
    Insurance = "insurance",
    /// A check of a series after treatment.
    Check = "check",
    /// Another doctor looks at it afresh.
    SecondOpinion = "second_opinion",
    /// A procedure or an operation.
    Procedure = "procedure",
    /// A step before an operation.
    Clearance = "clearance",
    /// The way home from hospital.
    Discharge = "discharge",
    /// Two instructions that cannot both hold.
    Conflict = "conflict",
    /// What somebody said is to be done.
    Instruction = "instruction",
    /// A question for a visit.
    Question = "question",
    /// The person's own words.
    Note = "note",
    /// Two medicine lists that differ.
    MedList = "medlist",
    /// A dated step with a medicine.
    MedStep = "medstep",
    /// A letter, report or note that is on file.
    Document = "document",
    /// A request for one's own records.
    Access = "access",
    /// Another date, offered by an office.
    Offer = "offer",
    /// A missed visit that wants a new date; made by the product.
    Rebook = "rebook",
    /// Something to do that is none of the above.
    Task = "task",
}

impl Kind {
    /// The kind of a name; `None` for one from a newer version.
    pub fn from_name(name: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// Nobody types such an item: it follows from what happened.
    pub fn is_made_by_the_product(self) -> bool {
        matches!(self, Kind::Rebook)
    }

    /// A register of this kind or of all kinds.
    pub fn field(self, name: &str) -> Option<Field> {
        Common::FIELDS.iter().chain(self.fields()).find(|field| field.name == name).copied()
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
}

impl Item {
    /// Reads an item from its registers. A register that does not fit is left out and named in the
    /// second value; it stays in the ledger.
    pub fn from_fields(id: ItemId, fields: &Fields) -> (Self, Vec<String>) {
        let mut misfits = Vec::new();
        let common = read::<Common>(fields, &mut misfits);
        let kind_name = fields.get("kind").and_then(|kind| kind.as_str()).unwrap_or("task");
        let detail = match Kind::from_name(kind_name) {
            Some(kind) => Detail::read(kind, fields, &mut misfits),
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
