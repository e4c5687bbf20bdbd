//! Status words, categories and the other elements that FHIR requires of each resource.

use super::table::SNOMED;
use care_model::{Fields, Kind};
use serde_json::{Value, json};

fn text<'a>(fields: &'a Fields, register: &str) -> &'a str {
    fields.get(register).and_then(Value::as_str).unwrap_or_default()
}

/// The status word of an item (FHIR R4, the value set of each resource's status).
pub(super) fn status(kind: Kind, fields: &Fields) -> &'static str {
    let has = |register: &str| fields.get(register).is_some_and(|value| !value.is_null());
    let (outcome, state) = (text(fields, "outcome"), text(fields, "state"));
    match kind {
        Kind::Referral => match state {
            "cancelled" => "revoked",
            "closed" => "completed",
            _ => "active",
        },
        Kind::Imaging | Kind::Lab | Kind::Procedure | Kind::Check | Kind::Clearance => match outcome {
            "done" => "completed",
            "cancelled" => "revoked",
            _ => "active",
        },
        Kind::Therapy if has("ended") => "completed",
        Kind::SecondOpinion if has("received") => "completed",
        Kind::Therapy | Kind::SecondOpinion | Kind::Equipment | Kind::PriorAuth | Kind::Coverage => "active",
        Kind::Study => "available",
        Kind::Visit => match outcome {
            "done" => "fulfilled",
            "missed" => "noshow",
            "cancelled" => "cancelled",
            _ if has("slot") => "booked",
            _ => "proposed",
        },
        Kind::Offer => "proposed",
        Kind::HandOff => match state {
            "requested" | "in_hand" => "in-progress",
            "received" => "completed",
            "waived" => "cancelled",
            _ => "requested",
        },
        Kind::Medicine => match state {
            "on-hold" => "on-hold",
            "stopped" => "stopped",
            "completed" => "completed",
            _ => "active",
        },
        Kind::Insurance | Kind::MedStep | Kind::Access | Kind::Rebook | Kind::Task => {
            if state == "done" {
                "completed"
            } else {
                "requested"
            }
        }
        Kind::Discharge => "finished",
        Kind::Conflict if has("resolved") => "final",
        Kind::MedList if has("reconciled") => "final",
        Kind::Conflict | Kind::MedList => "preliminary",
        Kind::Instruction | Kind::Note => "completed",
        Kind::Question => {
            if has("answered") {
                "completed"
            } else {
                "active"
            }
        }
        Kind::Document => "current",
    }
}

/// What kind of order it is, in SNOMED CT (US Core ServiceRequest categories).
pub(super) fn category(kind: Kind, fields: &Fields) -> Option<Value> {
    let is_surgery = fields.get("surgery") == Some(&Value::Bool(true));
    let (code, display) = match kind {
        Kind::Referral | Kind::SecondOpinion => ("3457005", "Patient referral"),
        Kind::Imaging => ("363679005", "Imaging"),
        Kind::Lab => ("108252007", "Laboratory procedure"),
        Kind::Procedure if is_surgery => ("387713003", "Surgical procedure"),
        Kind::Procedure | Kind::Check | Kind::Clearance => ("386053000", "Evaluation procedure"),
        Kind::Therapy => ("277132007", "Therapeutic procedure"),
        _ => return None,
    };
    Some(json!([{"coding": [{"system": SNOMED, "code": code, "display": display}]}]))
}
