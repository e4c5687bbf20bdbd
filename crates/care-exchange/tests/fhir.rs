//! FHIR files: what they give, and what damage does to them. The fixture is made up.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]
// The lints spare test functions, but not what they share.

mod support;

use care_exchange::{FileKind, KnownPerson, Whose, read_file};
use care_model::ProblemCode;
use serde_json::{Value, json};
use support::{at, context, field, find, fixture, has_problem, read};

fn portal() -> care_exchange::Reading {
    read("portal.json", &fixture("portal.fhir.json"))
}

#[test]
fn the_patient_is_the_subject_and_compared_with_the_person_of_the_record() {
    let reading = portal();
    let subject = reading.subject.as_ref().unwrap();
    assert_eq!(subject.name.reveal(), "Sally Ann Moreno");
    assert_eq!(subject.born_on, Some("1982-03-09".parse().unwrap()));
    let whose = |name: &str, born: &str| {
        let known = KnownPerson { name: name.into(), born_on: Some(born.parse().unwrap()) };
        let context = care_exchange::Context { known_person: Some(known), ..context() };
        read_file("portal.json", &fixture("portal.fhir.json"), &context).whose
    };
    assert_eq!(whose("Sally Moreno", "1982-03-09"), Whose::Same);
    assert_eq!(whose("Sally Moreno", "1983-03-09"), Whose::Unsure);
    assert_eq!(whose("Beth Cole", "1950-01-01"), Whose::Other);
    assert_eq!(reading.whose, Whose::Unknown);
}

#[test]
fn a_booked_appointment_is_a_visit_at_local_time() {
    let reading = portal();
    let visit = at(&reading, "Appointment/a1");
    assert_eq!(visit.kind(), Some("visit"));
    assert_eq!(
        field(visit, "slot"),
        json!({"start": "2027-04-15T14:00", "end": "2027-04-15T14:45", "tz": "America/New_York", "place": "Suite 4, 9 Oak Ave, Albany"})
    );
    assert_eq!(field(visit, "party"), find(&reading, "Dr. Min Lee").entity.as_str());
    assert_eq!(field(visit, "referral"), at(&reading, "ServiceRequest/ref1").entity.as_str());
    assert_eq!(field(at(&reading, "Appointment/a2"), "outcome"), "cancelled");
    assert!(visit.unsure.is_empty(), "structured fields count once accepted");
}

#[test]
fn orders_become_referral_imaging_and_lab() {
    let reading = portal();
    let referral = find(&reading, "Referral to orthopedics");
    assert_eq!(referral.kind(), Some("referral"));
    assert_eq!(field(referral, "from"), find(&reading, "Dr. Ana Ortiz").entity.as_str());
    assert_eq!(field(referral, "to"), find(&reading, "Dr. Min Lee").entity.as_str());
    assert_eq!((field(referral, "ordered"), field(referral, "valid_to")), (json!("2027-01-11"), json!("2027-04-12")));
    let imaging = find(&reading, "MRI shoulder left");
    assert_eq!((imaging.kind(), field(imaging, "modality")), (Some("imaging"), json!("MR")));
    assert_eq!(field(imaging, "number"), "A-77");
    assert_eq!(find(&reading, "Basic metabolic panel").kind(), Some("lab"));
}

#[test]
fn a_final_report_completes_its_order_and_keeps_its_words() {
    let reading = portal();
    let scans: Vec<_> = reading.drafts.iter().filter(|draft| draft.kind() == Some("imaging")).collect();
    assert_eq!(scans.len(), 1, "order and report are one item");
    assert_eq!(field(scans[0], "performed"), "2027-02-02");
    assert_eq!(field(scans[0], "report_final"), "2027-02-03");
    assert_eq!(field(scans[0], "outcome"), "done");
    let report =
        reading.drafts.iter().find(|d| d.kind() == Some("document") && d.source.place.contains("rad1")).unwrap();
    assert_eq!(field(report, "about"), scans[0].entity.as_str());
    let text: String = reading.texts.iter().map(|one| one.text.reveal().as_str()).collect();
    assert!(text.contains("See the full report.") && text.contains("Please see Sally for her shoulder."));
}

#[test]
fn past_encounters_are_history_and_a_nonsense_date_costs_only_itself() {
    let reading = portal();
    assert_eq!(field(at(&reading, "Encounter/e1"), "outcome"), "done");
    let planned = at(&reading, "Encounter/e2");
    assert_eq!(field(planned, "slot"), Value::Null);
    assert_eq!(field(planned, "party"), find(&reading, "Riverside Imaging").entity.as_str());
    let bad = reading.problems.iter().find(|problem| problem.why == ProblemCode::BadDate).unwrap();
    assert_eq!((bad.at.as_str(), bad.detail.as_str()), ("Encounter/e2", "start"));
}

#[test]
fn people_are_one_party_each_with_what_is_needed_to_reach_them() {
    let reading = portal();
    let ortiz = find(&reading, "Dr. Ana Ortiz");
    assert_eq!(
        (field(ortiz, "role"), field(ortiz, "phone"), field(ortiz, "fax")),
        (json!("pcp"), json!("555-0101"), json!("555-0102"))
    );
    assert_eq!(field(ortiz, "address"), "1 Elm St, Albany NY 12207");
    let same = reading.drafts.iter().filter(|draft| field(draft, "name") == "Dr. Ana Ortiz").count();
    assert_eq!(same, 1);
    assert_eq!(field(find(&reading, "Riverside Imaging"), "role"), "facility");
    let medicine = find(&reading, "Ibuprofen 400 mg tablet");
    assert_eq!((field(medicine, "state"), field(medicine, "directions")), (json!("active"), json!("one as needed")));
    assert_eq!(
        field(medicine, "prescriber"),
        find(&reading, "Dr. Gone").entity.as_str(),
        "a stub stands for who is not there"
    );
}

#[test]
fn what_lies_in_an_explanation_of_benefit_is_no_referral() {
    let reading = portal();
    assert_eq!(reading.counts["ExplanationOfBenefit"].not_used, 1);
    assert_eq!(reading.counts["Coverage"].not_used, 1);
    assert_eq!(reading.counts["ServiceRequest"].read, 3);
    assert_eq!(reading.drafts.iter().filter(|draft| draft.kind() == Some("referral")).count(), 1);
}

#[test]
fn every_resource_is_counted_once() {
    let total = portal().total();
    assert_eq!(total.read + total.not_used, 17);
}

#[test]
fn the_same_file_twice_gives_the_same_and_no_id_twice() {
    let (a, b) = (portal(), portal());
    assert_eq!(a, b);
    let mut ids: Vec<_> = a.drafts.iter().map(|draft| &draft.entity).collect();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), a.drafts.len());
}

#[test]
fn a_truncated_bundle_gives_every_whole_resource_before_the_cut() {
    let bytes = fixture("portal.fhir.json");
    let text = String::from_utf8(bytes.clone()).unwrap();
    // In the middle of the Appointment.
    let cut = text.find("New patient visit").unwrap();
    let reading = read("portal.json", &bytes[..cut]);
    assert!(has_problem(&reading, ProblemCode::Truncated));
    assert_eq!(reading.total().read + reading.total().not_used, 9);
    find(&reading, "MRI shoulder left");
    // After a resource, before its entry closes.
    let cut = text.find("\"code\": \"RAD\"").unwrap();
    let end = cut + text[cut..].find("\n").unwrap() - 2;
    let reading = read("portal.json", &bytes[..end]);
    assert_eq!(reading.counts["DiagnosticReport"].read, 1);
}

#[test]
fn every_cut_of_a_bundle_is_survived() {
    let bytes = fixture("portal.fhir.json");
    let whole = portal().total();
    for cut in (1..bytes.len()).step_by(37) {
        let reading = read("portal.json", &bytes[..cut]);
        assert!(!reading.problems.is_empty(), "a cut at {cut} goes unnoticed");
        assert!(reading.total().read <= whole.read);
    }
}

#[test]
fn one_bad_resource_does_not_stop_the_rest() {
    let text = String::from_utf8(fixture("portal.fhir.json")).unwrap();
    let broken = text.replace("\"id\": \"a2\", \"status\": \"cancelled\"", "\"id\": \"a2\", \"status\": oops");
    assert_ne!(text, broken);
    let reading = read("portal.json", broken.as_bytes());
    assert!(has_problem(&reading, ProblemCode::Malformed));
    assert_eq!(reading.total().read + reading.total().not_used, 16);
    let odd = text
        .replace("\"status\": \"finished\"", "\"status\": [1, {\"x\": null}]")
        .replace("\"period\": {\"start\": \"2026", "\"period\": [7], \"p\": {\"start\": \"2026");
    assert_eq!(
        read("portal.json", odd.as_bytes()).total().read,
        portal().total().read,
        "strange shapes are passed over"
    );
}

#[test]
fn deep_nesting_is_refused_and_the_stack_survives() {
    for open in ["[", "{\"a\":", "{\"resourceType\":\"Encounter\",\"a\":["] {
        let deep = open.repeat(200_000);
        let reading = read("deep.json", deep.as_bytes());
        assert!(!reading.problems.is_empty());
    }
    let inner = format!("{}1{}", "[".repeat(50_000), "]".repeat(50_000));
    let bundle = format!(
        r#"{{"resourceType":"Bundle","entry":[{{"resource":{{"resourceType":"Encounter","id":"1","x":{inner}}}}},
        {{"resource":{{"resourceType":"Encounter","id":"2","status":"planned"}}}}]}}"#
    );
    let reading = read("deep.json", bundle.as_bytes());
    assert!(has_problem(&reading, ProblemCode::TooLarge));
    assert_eq!((reading.counts["Encounter"].read, reading.counts["Encounter"].not_used), (1, 1));
}

#[test]
fn lines_of_json_are_read_one_by_one() {
    let lines = "{\"resourceType\":\"Encounter\",\"id\":\"1\",\"status\":\"finished\"}\n\nnonsense\n{\"resourceType\":\"Observation\",\"id\":\"2\"}\n{\"resourceType\":\"Enc";
    let reading = read("x.ndjson", lines.as_bytes());
    assert_eq!(reading.kind, FileKind::FhirLines);
    assert_eq!((reading.counts["Encounter"].read, reading.counts["Observation"].not_used), (1, 1));
    assert!(has_problem(&reading, ProblemCode::Malformed) && has_problem(&reading, ProblemCode::Truncated));
}

#[test]
fn several_patients_in_a_file_are_noticed() {
    let lines = "{\"resourceType\":\"Patient\",\"id\":\"1\",\"name\":[{\"text\":\"A B\"}]}\n{\"resourceType\":\"Patient\",\"id\":\"2\",\"name\":[{\"text\":\"C D\"}]}";
    assert_eq!(read("x.ndjson", lines.as_bytes()).whose, Whose::Several);
}

#[test]
fn a_uuid_means_the_same_thing_in_a_bundle_and_alone() {
    let id = "8b58cdd1-3d79-3126-8fe0-da2c54d6805c";
    let alone = format!(r#"{{"resourceType":"Encounter","id":"{id}","status":"finished"}}"#);
    let bundle = format!(r#"{{"resourceType":"Bundle","entry":[{{"fullUrl":"urn:uuid:{id}","resource":{alone}}}]}}"#);
    assert_eq!(read("a.json", alone.as_bytes()).drafts[0].entity, read("b.json", bundle.as_bytes()).drafts[0].entity);
}

#[test]
fn files_that_no_reader_knows_are_named_and_kept_unread() {
    let cases: [(&str, &[u8], FileKind, ProblemCode); 5] = [
        ("empty.json", b"", FileKind::Empty, ProblemCode::Empty),
        ("letter.pdf", b"%PDF-1.7\n...", FileKind::Pdf, ProblemCode::Malformed),
        ("scan.json", b"\x89PNG\r\n\x1a\n", FileKind::Image, ProblemCode::UnknownFormat),
        ("x.bin", &[0, 1, 2, 3, 0xfe], FileKind::Unknown, ProblemCode::UnknownFormat),
        ("other.json", b"{\"name\": \"x\"}", FileKind::Fhir, ProblemCode::UnknownFormat),
    ];
    for (name, bytes, kind, why) in cases {
        let reading = read(name, bytes);
        assert_eq!(reading.kind, kind, "{name}");
        assert!(has_problem(&reading, why), "{name}: {:?}", reading.problems);
        assert!(reading.drafts.is_empty());
    }
}
