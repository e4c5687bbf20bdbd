//! Kinds of resource that patients' portals seldom give, and what each becomes. All made up: the reference
//! files hold none of them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]
// The lints spare test functions, but not what they share.

mod support;

use care_exchange::Reading;
use serde_json::{Value, json};
use support::{at, field, read};

fn of(resources: Value) -> Reading {
    let people = json!([
        {"resourceType": "Practitioner", "id": "lee", "name": [{"text": "Dr. Min Lee"}]},
        {"resourceType": "Organization", "id": "riv", "name": "Riverside Imaging"},
        {"resourceType": "Organization", "id": "aet", "name": "Aetna"},
        {"resourceType": "Organization", "id": "mer", "name": "Mercy Hospital"},
    ]);
    let all = people.as_array().unwrap().iter().chain(resources.as_array().unwrap());
    let entries: Vec<Value> = all
        .map(|one| {
            let url = format!(
                "https://ehr.example/fhir/{}/{}",
                one["resourceType"].as_str().unwrap(),
                one["id"].as_str().unwrap()
            );
            json!({"fullUrl": url, "resource": one})
        })
        .collect();
    let bundle = json!({"resourceType": "Bundle", "type": "collection", "entry": entries});
    let reading = read("made-up.json", bundle.to_string().as_bytes());
    assert!(reading.problems.is_empty(), "{:?}", reading.problems);
    reading
}

fn party(reading: &Reading, name: &str) -> Value {
    let found = reading.drafts.iter().find(|draft| field(draft, "name") == name);
    json!(found.unwrap_or_else(|| panic!("no party {name}")).entity.as_str())
}

fn kinds(reading: &Reading) -> Vec<&str> {
    reading.drafts.iter().filter_map(|draft| draft.kind()).collect()
}

#[test]
fn a_plan_card_and_an_approval_with_its_answer() {
    let reading = of(json!([
        {"resourceType": "Coverage", "id": "c1", "status": "active", "subscriberId": "W123", "payor": [{"reference": "Organization/aet"}],
         "period": {"start": "2027-01-01", "end": "2027-12-31"},
         "class": [{"type": {"coding": [{"code": "plan"}]}, "value": "PPO-7", "name": "Choice PPO"},
                   {"type": {"coding": [{"code": "group"}]}, "value": "G-55"}]},
        {"resourceType": "Claim", "id": "pa1", "status": "active", "use": "preauthorization", "created": "2027-01-05",
         "provider": {"reference": "Practitioner/lee"}, "insurer": {"reference": "Organization/aet"},
         "item": [{"sequence": 1, "productOrService": {"text": "MRI shoulder"}}]},
        {"resourceType": "ClaimResponse", "id": "an1", "status": "active", "use": "preauthorization", "outcome": "complete",
         "request": {"reference": "Claim/pa1"}, "preAuthRef": "A-778", "preAuthPeriod": {"start": "2027-01-10", "end": "2027-04-10"}},
        {"resourceType": "Claim", "id": "bill", "status": "active", "use": "claim", "created": "2027-01-05"},
        {"resourceType": "ClaimResponse", "id": "no", "status": "active", "use": "preauthorization", "outcome": "complete",
         "disposition": "Denied: not medically necessary"},
    ]));
    let card = at(&reading, "Coverage/c1");
    assert_eq!((card.kind(), field(card, "plan_name")), (Some("coverage"), json!("Choice PPO")));
    assert_eq!((field(card, "member_number"), field(card, "group_number")), (json!("W123"), json!("G-55")));
    assert_eq!((field(card, "start"), field(card, "end")), (json!("2027-01-01"), json!("2027-12-31")));
    assert_eq!(field(card, "payer"), party(&reading, "Aetna"));
    let approval = at(&reading, "Claim/pa1");
    assert_eq!((field(approval, "number"), field(approval, "state")), (json!("A-778"), json!("approved")));
    assert!(approval.unsure.contains(&"state".to_owned()), "a number is no yes in words");
    assert_eq!(field(approval, "window"), json!(["2027-01-10", "2027-04-10"]));
    assert_eq!((field(approval, "submitted"), field(approval, "what")), (json!("2027-01-05"), json!("MRI shoulder")));
    let denial = at(&reading, "ClaimResponse/no");
    assert_eq!((denial.kind(), field(denial, "state")), (Some("pa"), json!("denied")));
    assert_eq!(kinds(&reading), ["coverage", "pa", "pa"], "a bill is none of these");
}

#[test]
fn a_bill_with_an_order_and_a_plan_contained_in_it_is_no_referral() {
    let reading = of(json!([
        {"resourceType": "ExplanationOfBenefit", "id": "e1", "status": "active", "use": "claim", "contained": [
            {"resourceType": "ServiceRequest", "id": "r", "status": "completed", "intent": "order", "code": {"text": "Referral"}},
            {"resourceType": "Coverage", "id": "c", "status": "active", "type": {"text": "Medicare"}, "payor": [{"display": "Medicare"}]}]},
        {"resourceType": "ExplanationOfBenefit", "id": "e2", "status": "active", "use": "preauthorization", "outcome": "complete",
         "preAuthRef": ["P-9"], "contained": [
            {"resourceType": "Coverage", "id": "c", "status": "active", "payor": [{"display": "Medicare"}]}]},
    ]));
    assert_eq!(kinds(&reading), ["pa"]);
    assert_eq!(field(at(&reading, "ExplanationOfBenefit/e2"), "number"), "P-9");
}

#[test]
fn what_is_to_be_sent_is_one_hand_off_until_it_is_there() {
    let ask = json!([
        {"resourceType": "Task", "id": "t1", "status": "requested", "intent": "order", "description": "Send pictures",
         "requester": {"reference": "Practitioner/lee"}, "owner": {"reference": "Organization/riv"},
         "restriction": {"period": {"end": "2027-04-13"}}},
        {"resourceType": "CommunicationRequest", "id": "r1", "status": "active", "about": [{"reference": "Task/t1"}],
         "payload": [{"contentString": "Please send the pictures"}]},
    ]);
    let reading = of(ask.clone());
    assert_eq!(kinds(&reading), ["need"]);
    let need = at(&reading, "Task/t1");
    assert_eq!(
        (field(need, "from"), field(need, "to")),
        (party(&reading, "Riverside Imaging"), party(&reading, "Dr. Min Lee"))
    );
    assert_eq!((field(need, "needed_by"), field(need, "state")), (json!("2027-04-13"), Value::Null));
    let mut all = ask.as_array().unwrap().clone();
    all.push(json!({"resourceType": "Communication", "id": "s1", "status": "completed",
        "basedOn": [{"reference": "CommunicationRequest/r1"}], "payload": [{"contentString": "Pictures"}]}));
    let reading = of(Value::Array(all));
    assert_eq!((kinds(&reading), field(at(&reading, "Task/t1"), "state")), (vec!["need"], json!("received")));
}

#[test]
fn tasks_messages_and_the_progress_of_a_referral() {
    let reading = of(json!([
        {"resourceType": "ServiceRequest", "id": "ref", "status": "active", "intent": "order", "authoredOn": "2027-01-04",
         "code": {"text": "Referral to orthopedics"}},
        {"resourceType": "Task", "id": "p", "status": "accepted", "intent": "order", "focus": {"reference": "ServiceRequest/ref"},
         "lastModified": "2027-01-08T12:00:00Z"},
        {"resourceType": "Task", "id": "forms", "status": "requested", "intent": "order", "description": "Fill in the forms",
         "requester": {"reference": "Practitioner/lee"}, "executionPeriod": {"end": "2027-02-01"}},
        {"resourceType": "Task", "id": "gone", "status": "cancelled", "intent": "order", "description": "Nothing"},
        {"resourceType": "Communication", "id": "m", "status": "completed", "sent": "2027-01-09T10:00:00Z",
         "sender": {"reference": "Practitioner/lee"}, "payload": [{"contentString": "Your results look fine."}]},
    ]));
    let referral = at(&reading, "ServiceRequest/ref");
    assert_eq!(field(referral, "received"), "2027-01-08");
    assert!(referral.unsure.contains(&"received".to_owned()));
    let forms = at(&reading, "Task/forms");
    assert_eq!((forms.kind(), field(forms, "due")), (Some("task"), json!("2027-02-01")));
    let note = at(&reading, "Communication/m");
    assert_eq!((note.kind(), field(note, "text")), (Some("note"), json!("Your results look fine.")));
    assert_eq!(kinds(&reading).len(), 3);
}

#[test]
fn equipment_fills_plans_and_the_way_home() {
    let reading = of(json!([
        {"resourceType": "DeviceRequest", "id": "d1", "status": "active", "intent": "order", "authoredOn": "2027-01-05",
         "codeCodeableConcept": {"text": "Walker"}, "requester": {"reference": "Practitioner/lee"}},
        {"resourceType": "MedicationRequest", "id": "m1", "status": "active", "intent": "order",
         "medicationCodeableConcept": {"text": "lisinopril"}},
        {"resourceType": "MedicationDispense", "id": "f1", "status": "completed", "whenHandedOver": "2026-12-01",
         "daysSupply": {"value": 30, "unit": "days"}, "authorizingPrescription": [{"reference": "MedicationRequest/m1"}]},
        {"resourceType": "MedicationDispense", "id": "f2", "status": "completed", "whenHandedOver": "2027-01-02",
         "daysSupply": {"value": 90, "unit": "d"}, "authorizingPrescription": [{"reference": "MedicationRequest/m1"}]},
        {"resourceType": "CarePlan", "id": "cp", "status": "active", "intent": "plan", "activity": [
            {"detail": {"status": "not-started", "code": {"text": "Referral to physical therapy"}, "performer": [{"reference": "Practitioner/lee"}]}},
            {"detail": {"status": "scheduled", "code": {"text": "MRI of knee"}}},
            {"detail": {"status": "in-progress", "code": {"text": "Recommendation to exercise"}}}]},
        {"resourceType": "Encounter", "id": "stay", "status": "finished", "class": {"code": "IMP"},
         "period": {"start": "2027-01-02", "end": "2027-01-07"}, "serviceProvider": {"reference": "Organization/mer"}},
        {"resourceType": "Encounter", "id": "old", "status": "finished", "class": {"code": "IMP"},
         "period": {"start": "2019-01-02", "end": "2019-01-07"}},
    ]));
    assert_eq!(at(&reading, "DeviceRequest/d1").kind(), Some("equipment"));
    let medicine = at(&reading, "MedicationRequest/m1");
    assert_eq!((field(medicine, "last_fill"), field(medicine, "days_supply")), (json!("2027-01-02"), json!(90)));
    let mut found = kinds(&reading);
    found.sort_unstable();
    assert_eq!(found, ["discharge", "equipment", "imaging", "medicine", "referral", "visit", "visit"]);
    let discharge = reading.drafts.iter().find(|draft| draft.kind() == Some("discharge")).unwrap();
    assert_eq!(
        (field(discharge, "discharged"), field(discharge, "party")),
        (json!("2027-01-07"), party(&reading, "Mercy Hospital"))
    );
}

#[test]
fn orders_are_told_apart_and_pictures_are_named() {
    let order = |id: &str, category: &str, what: &str| {
        json!({"resourceType": "ServiceRequest", "id": id, "status": "active", "intent": "order", "code": {"text": what},
            "category": [{"coding": [{"code": category}]}]})
    };
    let reading = of(json!([
        order("a", "387713003", "Knee replacement"),
        order("b", "386053000", "Physical therapy evaluation"),
        order("c", "3457005", "Second opinion, oncology"),
        order("d", "386053000", "Colonoscopy"),
        {"resourceType": "ImagingStudy", "id": "i", "status": "available", "started": "2027-01-05T10:00:00Z", "description": "MRI shoulder",
         "identifier": [{"system": "urn:dicom:uid", "value": "urn:oid:1.2.3"}], "numberOfSeries": 3, "numberOfInstances": 90,
         "modality": [{"code": "MR"}]},
        {"resourceType": "Appointment", "id": "ap", "status": "booked", "start": "2027-02-02T15:00:00Z", "end": "2027-02-02T15:30:00Z",
         "description": "Therapy", "participant": [],
         "recurrenceTemplate": {"weeklyTemplate": {"tuesday": true, "weekInterval": 2}, "occurrenceCount": 6}},
    ]));
    let kind = |place: &str| at(&reading, place).kind().unwrap().to_owned();
    assert_eq!(field(at(&reading, "ServiceRequest/a"), "surgery"), true);
    assert_eq!(kind("ServiceRequest/b"), "therapy");
    assert_eq!(kind("ServiceRequest/c"), "second_opinion");
    assert_eq!(field(at(&reading, "ServiceRequest/d"), "surgery"), Value::Null);
    let study = reading.drafts.iter().find(|draft| draft.kind() == Some("study")).unwrap();
    assert_eq!((field(study, "study_uid"), field(study, "images")), (json!("1.2.3"), json!(90)));
    assert_eq!(field(study, "imaging"), at(&reading, "ImagingStudy/i").entity.as_str());
    assert_eq!(field(at(&reading, "Appointment/ap"), "repeat"), "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;COUNT=6");
}
