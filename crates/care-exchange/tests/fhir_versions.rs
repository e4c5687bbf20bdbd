//! FHIR in its older versions, as XML, in pages and in holders; what has to be inferred. All made up.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]
// The lints spare test functions, but not what they share.

mod support;

use care_exchange::{FileKind, Reading};
use care_model::{Certainty, ProblemCode};
use serde_json::{Value, json};
use support::{field, find, has_problem, read};

/// The item (no party) that came of a resource.
fn at<'a>(reading: &'a Reading, place: &str) -> &'a care_model::Draft {
    let found = reading.drafts.iter().find(|draft| draft.kind().is_some() && draft.source.place == place);
    found.unwrap_or_else(|| panic!("nothing at {place}"))
}

fn bundle(resources: Value) -> Reading {
    let entries: Vec<Value> =
        resources.as_array().unwrap().iter().map(|resource| json!({ "resource": resource })).collect();
    let whole = json!({"resourceType": "Bundle", "type": "collection", "entry": entries});
    read("made-up.json", whole.to_string().as_bytes())
}

#[test]
fn dstu2_orders_medicines_and_referrals_are_read() {
    let reading = bundle(json!([
        {"resourceType": "Practitioner", "id": "o", "name": {"text": "Dr. Ana Ortiz"}},
        {"resourceType": "ReferralRequest", "id": "r", "status": "active", "date": "2027-01-04",
         "type": {"text": "Orthopedics"}, "requester": {"reference": "Practitioner/o"},
         "recipient": [{"display": "Dr. Min Lee"}], "fulfillmentTime": {"end": "2027-04-04"}},
        {"resourceType": "DiagnosticOrder", "id": "d", "status": "requested", "orderer": {"reference": "Practitioner/o"},
         "event": [{"status": "requested", "dateTime": "2027-01-05"}], "item": [{"code": {"text": "MRI left shoulder"}}]},
        {"resourceType": "DiagnosticOrder", "id": "prop", "status": "proposed", "item": [{"code": {"text": "CT head"}}]},
        {"resourceType": "MedicationOrder", "id": "m", "status": "completed", "dateWritten": "2026-12-01", "dateEnded": "2027-01-02",
         "prescriber": {"reference": "Practitioner/o"}, "medicationCodeableConcept": {"text": "Ibuprofen 600 mg"},
         "dosageInstruction": [{"text": "one as needed"}]},
        {"resourceType": "DiagnosticReport", "id": "rep", "status": "final", "category": {"coding": [{"code": "RAD"}]},
         "code": {"text": "MRI left shoulder"}, "effectiveDateTime": "2027-01-08", "issued": "2027-01-09T10:00:00Z",
         "request": [{"reference": "DiagnosticOrder/d"}]},
        {"resourceType": "Encounter", "id": "e", "status": "finished", "class": "outpatient",
         "indication": [{"display": "Shoulder pain"}], "period": {"start": "2027-01-04"},
         "incomingReferral": [{"reference": "ReferralRequest/r"}]},
    ]));
    let referral = at(&reading, "ReferralRequest/r");
    assert_eq!(
        (field(referral, "what"), field(referral, "ordered"), field(referral, "valid_to")),
        (json!("Orthopedics"), json!("2027-01-04"), json!("2027-04-04"))
    );
    assert_eq!(field(referral, "to"), find(&reading, "Dr. Min Lee").entity.as_str());
    let scan = at(&reading, "DiagnosticOrder/d");
    assert_eq!(
        (scan.kind(), field(scan, "ordered"), field(scan, "performed")),
        (Some("imaging"), json!("2027-01-05"), json!("2027-01-08"))
    );
    assert_eq!(scan.certainty, Certainty::Structured, "order and report are both here");
    assert_eq!(reading.drafts.iter().filter(|draft| draft.kind() == Some("imaging")).count(), 1);
    let medicine = at(&reading, "MedicationOrder/m");
    assert_eq!((field(medicine, "state"), field(medicine, "ended")), (json!("completed"), json!("2027-01-02")));
    let visit = at(&reading, "Encounter/e");
    assert_eq!(field(visit, "what"), "Shoulder pain");
    assert_eq!(field(visit, "referral"), referral.entity.as_str());
}

#[test]
fn stu3_orders_with_agents_and_one_valued_category_are_read() {
    let reading = bundle(json!([
        {"resourceType": "ProcedureRequest", "id": "p", "status": "active", "intent": "order", "authoredOn": "2027-01-04",
         "category": {"coding": [{"code": "363679005"}]}, "code": {"text": "CT abdomen"},
         "requester": {"agent": {"display": "Dr. Ana Ortiz"}}, "performer": {"display": "Riverside Imaging"}},
        {"resourceType": "ReferralRequest", "id": "r", "status": "completed", "intent": "order",
         "serviceRequested": [{"text": "Cardiology"}], "requester": {"agent": {"display": "Dr. Ana Ortiz"}}},
        {"resourceType": "Appointment", "id": "a", "status": "booked", "start": "2027-02-01T15:00:00Z", "end": "2027-02-01T15:30:00Z",
         "reason": [{"text": "Heart check"}], "incomingReferral": [{"reference": "ReferralRequest/gone", "display": "Referral to cardiology"}],
         "participant": [{"actor": {"display": "Dr. Min Lee"}, "status": "accepted"}]},
        {"resourceType": "Coverage", "id": "c", "status": "active", "grouping": {"group": "G-1", "planDisplay": "Silver 2"},
         "subscriberId": "M-1", "payor": [{"display": "Acme Health Plan"}]},
    ]));
    let scan = at(&reading, "ProcedureRequest/p");
    assert_eq!((scan.kind(), field(scan, "modality")), (Some("imaging"), json!("CT")));
    assert_eq!(field(scan, "party"), find(&reading, "Riverside Imaging").entity.as_str());
    assert_eq!(field(at(&reading, "ReferralRequest/r"), "state"), "closed");
    let visit = reading.drafts.iter().find(|draft| draft.kind() == Some("visit")).unwrap();
    let stub = find(&reading, "Referral to cardiology");
    assert_eq!(field(visit, "referral"), stub.entity.as_str(), "an order that is not here is kept as a stub");
    assert_eq!((stub.certainty, stub.unsure.clone()), (Certainty::Implied, vec!["what".to_owned()]));
    let coverage = at(&reading, "Coverage/c");
    assert_eq!((field(coverage, "plan_name"), field(coverage, "group_number")), (json!("Silver 2"), json!("G-1")));
}

#[test]
fn what_is_inferred_is_marked_and_the_order_that_comes_later_finds_it() {
    let report = json!({"resourceType": "DiagnosticReport", "id": "lab", "status": "final", "category": [{"coding": [{"code": "LAB"}]}],
        "code": {"text": "Metabolic panel"}, "issued": "2027-01-09T10:00:00Z", "basedOn": [{"reference": "ServiceRequest/s"}]});
    let reading = bundle(json!([
        report.clone(),
        {"resourceType": "DiagnosticReport", "id": "rad", "status": "final", "category": [{"coding": [{"code": "LP29684-5"}]}],
         "code": {"text": "CT chest"}, "effectiveDateTime": "2027-01-08"},
        {"resourceType": "DocumentReference", "id": "note", "status": "current", "date": "2027-01-07T10:00:00Z",
         "type": {"coding": [{"system": "http://loinc.org", "code": "57133-1"}], "text": "Referral note"},
         "description": "Referral to neurology", "author": [{"display": "Dr. Ana Ortiz"}], "content": []},
        {"resourceType": "Observation", "id": "ob", "status": "final", "category": [{"coding": [{"code": "laboratory"}]}],
         "code": {"text": "Ferritin"}, "effectiveDateTime": "2027-01-06", "basedOn": [{"reference": "ServiceRequest/t"}]},
    ]));
    let lab = reading
        .drafts
        .iter()
        .find(|draft| draft.kind() == Some("lab") && field(draft, "what") == "Metabolic panel")
        .unwrap();
    assert_eq!((lab.certainty, field(lab, "outcome")), (Certainty::Implied, json!("done")));
    let with_order = bundle(json!([
        {"resourceType": "ServiceRequest", "id": "s", "status": "active", "intent": "order", "category": [{"coding": [{"code": "108252007"}]}],
         "code": {"text": "Metabolic panel"}},
        report,
    ]));
    assert_eq!(at(&with_order, "ServiceRequest/s").entity, lab.entity, "the same thing under the same id");
    let scan = find(&reading, "CT chest");
    assert_eq!(scan.certainty, Certainty::Implied);
    assert!(scan.unsure.contains(&"outcome".to_owned()) && scan.unsure.contains(&"performed".to_owned()));
    let referral = reading.drafts.iter().find(|draft| draft.kind() == Some("referral")).unwrap();
    assert_eq!(field(referral, "what"), "Referral to neurology");
    assert_eq!(field(referral, "from"), find(&reading, "Dr. Ana Ortiz").entity.as_str());
    assert!(referral.unsure.contains(&"ordered".to_owned()) && referral.certainty == Certainty::Implied);
    assert_eq!(find(&reading, "Ferritin").kind(), Some("lab"));
}

#[test]
fn a_plan_says_before_anything_is_asked_whether_an_approval_is_needed() {
    let reading = bundle(json!([
        {"resourceType": "CoverageEligibilityResponse", "id": "e", "status": "active", "insurer": {"display": "Acme Health Plan"},
         "insurance": [{"item": [
            {"productOrService": {"text": "MRI", "coding": [{"code": "73221"}]}, "authorizationRequired": true},
            {"category": {"text": "Office visit"}, "authorizationRequired": false},
            {"category": {"text": "Dental"}}]}]},
    ]));
    let needed = find(&reading, "MRI");
    assert_eq!(
        (needed.kind(), field(needed, "required"), field(needed, "code")),
        (Some("pa"), json!(true), json!("73221"))
    );
    assert_eq!(field(find(&reading, "Office visit"), "state"), "not_required");
    assert_eq!(reading.drafts.iter().filter(|draft| draft.kind() == Some("pa")).count(), 2);
}

#[test]
fn a_booked_slot_gives_the_time_that_the_appointment_leaves_out() {
    let reading = bundle(json!([
        {"resourceType": "Schedule", "id": "sch"},
        {"resourceType": "Slot", "id": "s", "status": "busy", "start": "2027-03-01T15:00:00Z", "end": "2027-03-01T15:20:00Z"},
        {"resourceType": "Appointment", "id": "a", "status": "booked", "description": "Skin check", "slot": [{"reference": "Slot/s"}], "participant": []},
        {"resourceType": "Procedure", "id": "ahead", "status": "preparation", "code": {"text": "Colonoscopy"}, "performedDateTime": "2027-04-02"},
        {"resourceType": "Procedure", "id": "past", "status": "completed", "code": {"text": "Tonsillectomy"}},
    ]));
    assert_eq!(field(at(&reading, "Appointment/a"), "slot")["start"], "2027-03-01T10:00");
    let procedure = find(&reading, "Colonoscopy");
    assert_eq!((procedure.kind(), procedure.unsure.clone()), (Some("procedure"), vec!["slot".to_owned()]));
    assert_eq!(reading.counts["Procedure"].not_used, 1);
}

#[test]
fn a_search_page_says_that_there_is_more_and_what_the_server_refused() {
    let page = json!({"resourceType": "Bundle", "type": "searchset",
        "link": [{"relation": "self", "url": "https://a.example/x"}, {"relation": "next", "url": "https://a.example/y"}],
        "entry": [
            {"resource": {"resourceType": "Encounter", "id": "1", "status": "finished"}, "search": {"mode": "match"}},
            {"resource": {"resourceType": "OperationOutcome", "issue": [{"severity": "warning", "code": "suppressed", "diagnostics": "Sally"}]},
             "search": {"mode": "outcome"}}]});
    let reading = read("page.json", page.to_string().as_bytes());
    assert_eq!(reading.counts["Encounter"].read, 1);
    let said: Vec<&str> = reading.problems.iter().map(|problem| problem.detail.as_str()).collect();
    assert_eq!(said, ["a page: more of the record is on the next ones", "the server said: suppressed"]);
    let odd = page.to_string().replace("[{\"relation\":\"self\"", "[7,{\"relation\":\"self\"");
    assert_eq!(read("page.json", odd.as_bytes()).counts["Encounter"].read, 1, "strange links cost no entry");
}

#[test]
fn resources_in_holders_are_found_and_have_their_place_in_the_file() {
    let visit = |id: &str| json!({"resourceType": "Encounter", "id": id, "status": "finished"});
    let whole = json!({"resourceType": "Parameters", "parameter": [
        {"name": "a", "resource": visit("1")},
        {"name": "b", "part": [{"name": "c", "resource": {"resourceType": "Bundle", "entry": [{"resource": visit("2")},
            {"resource": {"resourceType": "List", "contained": [visit("3")], "entry": [{"item": {"reference": "#3"}}]}}]}}]}]});
    let text = whole.to_string();
    let reading = read("answer.json", text.as_bytes());
    assert_eq!(reading.counts["Encounter"].read, 3);
    for resource in &reading.resources {
        let slice: Value = serde_json::from_str(&text[resource.start..resource.end]).unwrap();
        assert_eq!(slice["id"].as_str(), resource.id.as_deref(), "{}", resource.place);
    }
    let nested = (0..40).fold(visit("x"), |inner, _| json!({"resourceType": "Bundle", "entry": [{"resource": inner}]}));
    assert!(!read("deep.json", nested.to_string().as_bytes()).problems.is_empty());
}

#[test]
fn papers_in_a_bundle_are_handed_out_and_absent_ones_are_told() {
    let pdf = "JVBERi0xLjcKLi4u"; // "%PDF-1.7\n..."
    let reading = bundle(json!([
        {"resourceType": "DocumentReference", "id": "d1", "status": "current", "type": {"text": "Letter"},
         "content": [{"attachment": {"contentType": "application/pdf", "title": "../../Letter", "data": pdf}}]},
        {"resourceType": "DocumentReference", "id": "d2", "status": "current", "type": {"text": "Scan"},
         "content": [{"attachment": {"contentType": "application/pdf", "url": "https://a.example/fhir/Binary/b1"}}]},
        {"resourceType": "Binary", "id": "b1", "contentType": "text/html", "data": "PHA+QnJpbmcgdGhlIGRpc2M8L3A+"},
        {"resourceType": "DocumentReference", "id": "d3", "status": "current", "type": {"text": "Gone"},
         "content": [{"attachment": {"contentType": "application/pdf", "url": "Binary/gone"}}]},
    ]));
    let inside: Vec<(&str, &[u8])> =
        reading.inside.iter().map(|file| (file.name.reveal().as_str(), file.bytes.reveal().as_slice())).collect();
    assert_eq!(inside, [("_.._Letter.pdf", b"%PDF-1.7\n...".as_slice()), ("Binary_b1.html", b"<p>Bring the disc</p>")]);
    let missing: Vec<_> = reading.problems.iter().filter(|problem| problem.why == ProblemCode::Missing).collect();
    assert_eq!(missing.len(), 1);
    assert_eq!(missing[0].at, "DocumentReference/d3");
}

#[test]
fn xml_says_the_same_as_json() {
    let xml = r##"<?xml version="1.0" encoding="UTF-8"?>
<Bundle xmlns="http://hl7.org/fhir"><type value="collection"/>
 <entry><fullUrl value="https://a.example/fhir/Patient/p"/><resource><Patient><id value="p"/>
  <text><status value="generated"/><div xmlns="http://www.w3.org/1999/xhtml"><p>Sally <b>Moreno</b></p></div></text>
  <name><use value="official"/><family value="Moreno"/><given value="Sally"/><given value="Ann"/></name>
  <birthDate value="1982-03-09"><extension url="http://x"><valueString value="y"/></extension></birthDate></Patient></resource></entry>
 <entry><resource><ServiceRequest><id value="s"/><contained><Practitioner><id value="o"/><name><text value="Dr. Ana Ortiz"/></name></Practitioner></contained>
  <status value="active"/><intent value="order"/><category><coding><code value="363679005"/></coding></category>
  <code><text value="MRI shoulder"/></code><requester><reference value="#o"/></requester><authoredOn value="2027-01-04"/></ServiceRequest></resource></entry>
 <entry><resource><ImagingStudy><id value="i"/><status value="available"/><started value="2027-01-08"/><identifier><system value="urn:dicom:uid"/><value value="urn:oid:1.2"/></identifier>
  <basedOn><reference value="ServiceRequest/s"/></basedOn><numberOfSeries value="3"/><modality><code value="MR"/></modality></ImagingStudy></resource></entry>
</Bundle>"##;
    let reading = read("bundle.xml", xml.as_bytes());
    assert_eq!(reading.kind, FileKind::Fhir);
    assert!(reading.problems.is_empty(), "{:?}", reading.problems);
    let subject = reading.subject.as_ref().unwrap();
    assert_eq!(
        (subject.name.reveal().as_str(), subject.born_on),
        ("Sally Ann Moreno", Some("1982-03-09".parse().unwrap()))
    );
    let scan = at(&reading, "ServiceRequest/s");
    assert_eq!((field(scan, "modality"), field(scan, "performed")), (json!("MR"), json!("2027-01-08")));
    assert_eq!(field(scan, "order_by"), find(&reading, "Dr. Ana Ortiz").entity.as_str());
    let study = reading.drafts.iter().find(|draft| draft.kind() == Some("study")).unwrap();
    assert_eq!((field(study, "series"), field(study, "study_uid")), (json!(3), json!("1.2")));
    let patient = &reading.resources[0];
    assert!(xml[patient.start..patient.end].starts_with("<Patient>") && xml[..patient.end].ends_with("</Patient>"));
    let single = xml[xml.find("<ServiceRequest").unwrap()..=xml.find("</ServiceRequest>").unwrap() + 16].replacen(
        "<ServiceRequest",
        "<ServiceRequest xmlns='http://hl7.org/fhir'",
        1,
    );
    assert_eq!(find(&read("one.xml", single.as_bytes()), "MRI shoulder").kind(), Some("imaging"));
}

#[test]
fn damaged_or_hostile_xml_gets_a_line_and_nothing_grows() {
    let bomb = r#"<!DOCTYPE b [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]><Bundle xmlns="http://hl7.org/fhir"><type value="&b;"/></Bundle>"#;
    assert!(has_problem(&read("b.xml", bomb.as_bytes()), ProblemCode::Malformed));
    let outside = r#"<!DOCTYPE b [<!ENTITY a SYSTEM "file:///etc/passwd">]><Patient xmlns="http://hl7.org/fhir"><id value="&a;"/></Patient>"#;
    assert!(has_problem(&read("x.xml", outside.as_bytes()), ProblemCode::Malformed));
    let deep = format!("<Patient xmlns=\"http://hl7.org/fhir\">{}", "<extension>".repeat(100_000));
    assert!(has_problem(&read("d.xml", deep.as_bytes()), ProblemCode::TooLarge));
    let cut = r#"<Bundle xmlns="http://hl7.org/fhir"><entry><resource><Patient><id value="1"/>"#;
    assert!(has_problem(&read("c.xml", cut.as_bytes()), ProblemCode::Truncated));
}
