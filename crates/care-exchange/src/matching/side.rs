//! One side of a comparison: an entity of the record, or a draft, read once.

use super::exams::{ExamRead, LabRead};
use super::medicines::MedicineRead;
use super::orders::OrderRead;
use super::papers::PaperRead;
use super::people::PartyRead;
use super::visits::VisitRead;
use care_model::{EntityId, EntityType, Fields};
use chrono::NaiveDate;
use chrono_tz::Tz;
use serde_json::Value;

/// What can be compared.
pub(super) struct Side {
    pub id: EntityId,
    /// Is or will be in the record as this; a draft that was found to be another's is that one.
    pub root: EntityId,
    pub read: Read,
}

/// An entity's registers as its kind compares them.
pub(super) enum Read {
    Party(PartyRead),
    Visit(VisitRead),
    /// A scan: order and exam, or the pictures.
    Exam(ExamRead),
    Lab(LabRead),
    Order(OrderRead),
    Medicine(MedicineRead),
    Paper(PaperRead),
}

impl Read {
    /// Reads an entity; `None` for what is not compared.
    pub(super) fn of(entity_type: EntityType, fields: &Fields, zone: Tz) -> Option<Self> {
        if entity_type == EntityType::Party {
            return Some(Read::Party(PartyRead::of(fields)));
        }
        if entity_type != EntityType::Item {
            return None;
        }
        let registers = Registers(fields);
        Some(match registers.text("kind")? {
            "visit" => Read::Visit(VisitRead::of(registers, zone)),
            kind @ ("imaging" | "study") => Read::Exam(ExamRead::of(registers, kind == "study", zone)),
            "lab" => Read::Lab(LabRead::of(registers)),
            kind @ ("referral" | "therapy" | "procedure" | "pa" | "equipment") => {
                Read::Order(OrderRead::of(registers, kind, zone))
            }
            "medicine" => Read::Medicine(MedicineRead::of(registers)),
            kind @ ("document" | "coverage" | "need" | "task") => Read::Paper(PaperRead::of(registers, kind)),
            _ => return None,
        })
    }

    /// A name for the kind, so that only like is compared with like.
    pub(super) fn party(&self) -> Option<&PartyRead> {
        match self {
            Read::Party(party) => Some(party),
            _ => None,
        }
    }
}

/// Registers, read leniently.
#[derive(Clone, Copy)]
pub(super) struct Registers<'a>(pub &'a Fields);

impl<'a> Registers<'a> {
    pub(super) fn text(self, field: &str) -> Option<&'a str> {
        self.0.get(field).and_then(Value::as_str).map(str::trim).filter(|text| !text.is_empty())
    }

    pub(super) fn day(self, field: &str) -> Option<NaiveDate> {
        self.text(field)?.get(..10)?.parse().ok()
    }

    pub(super) fn id(self, field: &str) -> Option<EntityId> {
        self.text(field).map(EntityId::new)
    }

    pub(super) fn flag(self, field: &str) -> Option<bool> {
        self.0.get(field).and_then(Value::as_bool)
    }

    pub(super) fn number(self, field: &str) -> Option<String> {
        self.text(field).and_then(super::words::number)
    }

    pub(super) fn days(self, field: &str) -> Option<[NaiveDate; 2]> {
        serde_json::from_value(self.0.get(field)?.clone()).ok()
    }

    pub(super) fn slot(self) -> Option<care_model::Slot> {
        serde_json::from_value(self.0.get("slot")?.clone()).ok()
    }
}

/// Days between two, without sign.
pub(super) fn apart(a: NaiveDate, b: NaiveDate) -> i64 {
    (a - b).num_days().abs()
}
