//! C-CDA documents: header, sections, plans, damage. The fixture is made up.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]
// The lints spare test functions, but not what they share.

mod support;

use care_exchange::FileKind;
use care_model::{Certainty, ProblemCode};
use serde_json::{Value, json};
use support::{field, find, fixture, has_problem, read, reference_files};

fn note() -> care_exchange::Reading {
    read("note.xml", &fixture("referral-note.xml"))
}

#[test]
fn an_undeclared_prefix_is_mended_and_the_header_read() {
    let reading = note();
    assert_eq!(reading.kind, FileKind::Ccda);
    let subject = reading.subject.as_ref().unwrap();
    assert_eq!(
        (subject.name.reveal().as_str(), subject.born_on),
        ("Sally Moreno", Some("1982-03-09".parse().unwrap()))
    );
    let ortiz = find(&reading, "Dr. Ana Ortiz");
    assert_eq!(
        (field(ortiz, "role"), field(ortiz, "phone"), field(ortiz, "fax"), field(ortiz, "address")),
        (json!("pcp"), json!("+1(555)555-0101"), json!("555-0102"), json!("1 Elm St, Albany NY"))
    );
    let document = find(&reading, "Referral Note");
    assert_eq!((field(document, "type_code"), field(document, "dated")), (json!("57133-1"), json!("2027-01-11")));
    assert_eq!(field(document, "author"), ortiz.entity.as_str());
}

#[test]
fn a_reason_for_referral_is_kept_word_for_word_and_asserts_no_date_of_its_prose() {
    let reading = note();
    let referral = reading.drafts.iter().find(|draft| draft.kind() == Some("referral")).unwrap();
    assert_eq!(referral.certainty, Certainty::Stated);
    let words = "Left shoulder pain for 3 months.\nPlease see within 4 weeks, before March 3.";
    assert_eq!(referral.source.text.as_ref().unwrap().reveal(), words);
    assert_eq!(field(referral, "what"), "Left shoulder pain for 3 months.");
    assert!(referral.fields.keys().filter(|name| *name != "kind").all(|name| referral.unsure.contains(name)));
    assert!(!serde_json::to_string(&referral.fields).unwrap().contains("2027-03-03"));
    let section = reading.sections.iter().find(|section| section.code.as_deref() == Some("42349-1")).unwrap();
    assert_eq!(section.text.reveal(), words);
}

#[test]
fn planned_acts_become_what_they_ask_for() {
    let reading = note();
    let scan = find(&reading, "MRI left shoulder");
    assert_eq!((scan.kind(), field(scan, "modality")), (Some("imaging"), json!("MR")));
    assert!(scan.unsure.contains(&"slot".to_owned()), "a wished-for day is no booking");
    let visit = find(&reading, "Orthopedic visit");
    assert_eq!(field(visit, "slot"), json!({"start": "2027-04-15T14:00", "place": "Oak Orthopedics, 9 Oak Ave"}));
    assert!(visit.unsure.is_empty(), "an appointment is agreed");
    assert_eq!(field(visit, "party"), find(&reading, "Dr. Min Lee").entity.as_str());
    assert_eq!(find(&reading, "Follow-up").unsure, ["slot"]);
    assert_eq!(find(&reading, "Colonoscopy").kind(), Some("procedure"));
    let lab = find(&reading, "Creatinine");
    assert_eq!((lab.kind(), field(lab, "due")), (Some("lab"), Value::Null));
    assert!(has_problem(&reading, ProblemCode::BadDate), "the 31st of February");
    assert_eq!((reading.counts["18776-5"].read, reading.counts["18776-5"].not_used), (5, 1));
}

#[test]
fn a_referral_told_in_two_sections_is_one_and_an_order_day_is_no_exam_day() {
    let text = String::from_utf8(fixture("referral-note.xml")).unwrap();
    let entry = r#"<entry><encounter classCode="ENC" moodCode="RQO"><id root="r1"/><code displayName="Referral to neurology"/><effectiveTime value="20270111"/></encounter></entry>"#;
    let again = entry.replace("r1", "r2");
    let order = r#"<entry><observation classCode="OBS" moodCode="RQO"><id root="x1"/><code displayName="XR spine"/><effectiveTime value="20270110"/></observation></entry>"#;
    let text = text
        .replace("before March 3.</paragraph></text>", &format!("before March 3.</paragraph></text>{entry}"))
        .replace("<title>Plan of Treatment</title>", &format!("<title>Plan of Treatment</title>{again}{order}"));
    let reading = read("note.xml", text.as_bytes());
    let referrals: Vec<_> = reading.drafts.iter().filter(|draft| draft.kind() == Some("referral")).collect();
    assert_eq!(referrals.len(), 1);
    assert_eq!(field(referrals[0], "what"), "Referral to neurology");
    let order = find(&reading, "XR spine");
    assert_eq!((field(order, "slot"), field(order, "ordered")), (Value::Null, json!("2027-01-10")));
}

#[test]
fn medicines_and_past_visits_are_read() {
    let reading = note();
    let medicine = find(&reading, "Ibuprofen 600 MG Oral Tablet");
    assert_eq!((field(medicine, "state"), field(medicine, "started")), (json!("active"), json!("2027-01-05")));
    let visit = find(&reading, "Office visit");
    assert_eq!((field(visit, "outcome"), &field(visit, "slot")["all_day"]), (json!("done"), &json!(true)));
}

#[test]
fn a_truncated_document_keeps_header_and_whole_entries() {
    let bytes = fixture("referral-note.xml");
    let text = String::from_utf8(bytes.clone()).unwrap();
    let cut = text.find("displayName=\"Follow-up\"").unwrap();
    let reading = read("note.xml", &bytes[..cut]);
    assert!(has_problem(&reading, ProblemCode::Truncated));
    assert!(reading.subject.is_some());
    find(&reading, "Orthopedic visit");
    for cut in (1..bytes.len()).step_by(41) {
        assert!(!read("note.xml", &bytes[..cut]).problems.is_empty(), "a cut at {cut} goes unnoticed");
    }
}

#[test]
fn deep_nesting_entity_bombs_and_other_xml_do_no_harm() {
    let deep = "<a>".repeat(300_000);
    assert!(has_problem(&read("deep.xml", deep.as_bytes()), ProblemCode::TooLarge));
    let bomb = "<?xml version=\"1.0\"?><!DOCTYPE l [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><ClinicalDocument>&b;</ClinicalDocument>";
    assert!(has_problem(&read("bomb.xml", bomb.as_bytes()), ProblemCode::Malformed));
    for odd in ["<", "<a", "<a b='", "</a>", "<a></b>", "<?xml", "<a>&x;</a>", "<a xmlns:x='x' x:x='' x:x=''/>"] {
        assert!(!read("odd.xml", odd.as_bytes()).problems.is_empty(), "{odd}");
    }
}

#[test]
fn the_same_document_twice_gives_the_same_and_no_id_twice() {
    let (a, b) = (note(), note());
    assert_eq!(a, b);
    let mut ids: Vec<_> = a.drafts.iter().map(|draft| &draft.entity).collect();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), a.drafts.len());
}

#[test]
fn every_whole_reference_document_gives_header_and_sections() {
    let Some(files) = reference_files("ccda", &[".xml"]) else { return };
    let (mut whole, mut unreadable) = (0, Vec::new());
    let mut drafts = std::collections::BTreeMap::<String, usize>::new();
    for path in &files {
        let bytes = std::fs::read(path).unwrap();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let reading = read(&name, &bytes);
        assert!(reading == read(&name, &bytes), "{name} reads differently the second time");
        for draft in &reading.drafts {
            *drafts.entry(draft.kind().unwrap_or("party").to_owned()).or_default() += 1;
            if draft.kind().is_some() {
                let (_, misfits) = care_model::Item::from_fields(draft.entity.as_str().into(), &draft.fields);
                assert!(misfits.is_empty(), "{name} {}: {misfits:?}", draft.source.place);
            }
        }
        let text = String::from_utf8_lossy(&bytes);
        if text.contains("<recordTarget") && text.contains("<section") && text.contains("</ClinicalDocument>") {
            whole += 1;
            assert!(reading.subject.is_some(), "{name}: {:?}", reading.problems);
            assert!(!reading.sections.is_empty(), "{name}: {:?}", reading.problems);
            assert!(!reading.texts.is_empty(), "{name}");
            assert!(reading.drafts.iter().any(|draft| draft.kind() == Some("document")), "{name}");
        }
        if has_problem(&reading, ProblemCode::Malformed) || has_problem(&reading, ProblemCode::Truncated) {
            unreadable.push((name, reading.problems));
        }
    }
    eprintln!("{} C-CDA files, {whole} whole documents, drafts {drafts:?}, not XML {unreadable:#?}", files.len());
    assert!(whole >= 19);
}
