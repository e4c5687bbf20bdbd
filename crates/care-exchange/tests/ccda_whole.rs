//! Whole C-CDA documents: header, sections, narrative, planned items, papers inside. What is written out
//! here is made up; the sweep reads the reference documents and skips loudly where they are absent.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]
// The lints spare test functions, but not what they share.

mod support;

use care_exchange::Reading;
use care_model::{Certainty, ProblemCode};
use serde_json::{Value, json};
use support::{field, find, has_problem, read, reference_files};

const PLANNED: [&str; 6] = ["INT", "RQO", "ARQ", "PRMS", "APT", "PRP"];

fn document(header: &str, body: &str) -> Reading {
    let text = format!(
        "<ClinicalDocument xmlns=\"urn:hl7-org:v3\" xmlns:sdtc=\"urn:hl7-org:sdtc\"><id root=\"1.2\" extension=\"D\"/><code code=\"57133-1\"/>\
        <title>Referral Note</title><effectiveTime value=\"20270111\"/>\
        <recordTarget><patientRole><patient><name><given>Sally</given><family>Moreno</family></name><birthTime value=\"19820309\"/></patient></patientRole></recordTarget>\
        {header}<component>{body}</component></ClinicalDocument>"
    );
    read("made-up.xml", text.as_bytes())
}

fn section(code: &str, inner: &str) -> String {
    format!(
        "<structuredBody><component><section><code code=\"{code}\"/><title>Plan</title>{inner}</section></component></structuredBody>"
    )
}

/// Acts in a planned mood that lie in entries and are no mere words for the person (template Instruction).
fn planned_acts(text: &str) -> usize {
    let entry_starts = text.split("<entry").skip(1);
    let acts = ["<act", "<observation", "<procedure", "<encounter", "<substanceAdministration", "<supply"];
    let is_planned = |tag: &str| PLANNED.iter().any(|mood| tag.contains(&format!("moodCode=\"{mood}\"")));
    entry_starts
        .map(|entry| {
            let tags = entry.split('<').map(|tag| format!("<{tag}"));
            tags.filter(|tag| acts.iter().any(|act| tag.starts_with(act)) && is_planned(tag)).count()
        })
        .sum()
}

#[test]
fn every_whole_reference_document_gives_header_sections_words_and_what_it_plans() {
    let Some(files) = reference_files("ccda", &[".xml"]) else { return };
    let mut whole = 0;
    for path in &files {
        let bytes = std::fs::read(path).unwrap();
        let text = String::from_utf8_lossy(&bytes);
        let has_body = text.contains("<structuredBody") && text.contains("<section") || text.contains("<nonXMLBody");
        if !(text.contains("<recordTarget") && has_body && text.contains("</ClinicalDocument>")) {
            continue;
        }
        whole += 1;
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let reading = read(&name, &bytes);
        assert!(reading.subject.is_some(), "{name}: whom it is about");
        let own = reading.drafts.iter().find(|draft| draft.source.place == "ClinicalDocument").unwrap();
        for register in ["what", "dated"] {
            assert!(own.fields.contains_key(register), "{name}: {register}");
        }
        assert!(reading.drafts.iter().any(|draft| draft.kind().is_none()), "{name}: author or custodian");
        if text.contains("<structuredBody") {
            assert!(!reading.sections.is_empty(), "{name}");
            assert!(reading.sections.iter().any(|section| !section.text.reveal().is_empty()), "{name}: narrative");
        } else {
            let said = !reading.inside.is_empty() || !reading.problems.is_empty();
            assert!(said, "{name}: the paper, or that it lies elsewhere");
        }
        let planned = planned_acts(&text);
        let kinds = ["imaging", "lab", "referral", "procedure", "task", "visit", "medicine", "equipment"];
        let ahead = reading.drafts.iter().filter(|draft| {
            draft.kind().is_some_and(|kind| kinds.contains(&kind)) && field(draft, "outcome") != "done"
        });
        let ahead: Vec<String> =
            ahead.map(|draft| format!("{}: {}", draft.kind().unwrap(), field(draft, "what"))).collect();
        eprintln!(
            "{:<70} planned acts {planned:>3}, ahead {:>3}",
            name.chars().take(70).collect::<String>(),
            ahead.len()
        );
        if std::env::var_os("SHOW").is_some() {
            eprintln!("    {}", ahead.join("\n    "));
        }
        assert!(planned == 0 || !ahead.is_empty(), "{name} plans {planned} and gives nothing ahead");
    }
    eprintln!("{whole} whole documents");
    assert!(whole >= 24, "{whole}");
}

#[test]
fn a_paper_in_an_unstructured_document_is_handed_out_whole() {
    let body = |attributes: &str, inner: &str| {
        document("", &format!("<nonXMLBody><text {attributes}>{inner}</text></nonXMLBody>"))
    };
    let pdf = body("mediaType=\"application/pdf\" representation=\"B64\"", "JVBERi0x\n  LjcKLi4u");
    assert_eq!(pdf.inside.len(), 1);
    assert_eq!(pdf.inside[0].bytes.reveal().as_slice(), b"%PDF-1.7\n...");
    assert_eq!(pdf.inside[0].name.reveal(), "1.2 D.pdf");
    assert_eq!(find(&pdf, "Referral Note").kind(), Some("document"), "and the header is read as ever");
    // "Please bring the disc." as raw deflate and as zlib.
    for (how, packed) in
        [("DF", "C8hJTSxOVUgqysxLVyjJSFVIySxO1gMA"), ("ZL", "eNoLyElNLE5VSCrKzEtXKMlIVUjJLE7WAwBclAff")]
    {
        let packed = body(&format!("mediaType=\"text/plain\" representation=\"B64\" compression=\"{how}\""), packed);
        let words: Vec<String> =
            packed.inside.iter().map(|file| String::from_utf8_lossy(file.bytes.reveal()).into_owned()).collect();
        assert_eq!(words, ["Please bring the disc."], "{how} {:?}", packed.problems);
    }
    let damaged = body("mediaType=\"text/rtf\" representation=\"B64\" compression=\"DF\"", "dhUhkasd437hbjfQS7");
    assert!(damaged.inside.is_empty() && has_problem(&damaged, ProblemCode::Malformed));
    let elsewhere = document("", "<nonXMLBody><text><reference value=\"letter.pdf\"/></text></nonXMLBody>");
    assert!(has_problem(&elsewhere, ProblemCode::Missing));
    let words = document("", "<nonXMLBody><text mediaType=\"text/plain\">Please bring the disc.</text></nonXMLBody>");
    assert!(words.texts.iter().any(|one| one.text.reveal().contains("bring the disc")));
}

#[test]
fn whoever_referred_and_whom_it_is_for_become_parties_and_relatives_do_not() {
    let header = "<author><assignedAuthor><assignedPerson><name>Dr. Temp</name></assignedPerson></assignedAuthor></author>\
        <informationRecipient><intendedRecipient><telecom value=\"tel:555-0140\"/><informationRecipient><name><prefix>Dr.</prefix><given>Min</given><family>Lee</family></name></informationRecipient>\
        <receivedOrganization><name>Oak Orthopedics</name></receivedOrganization></intendedRecipient></informationRecipient>\
        <participant typeCode=\"REFB\"><associatedEntity classCode=\"ASSIGNED\"><associatedPerson><name>Dr. Ana Ortiz</name></associatedPerson></associatedEntity></participant>\
        <participant typeCode=\"CALLBCK\"><associatedEntity classCode=\"ASSIGNED\"><telecom value=\"tel:555-0199\"/><scopingOrganization><name>Elm Clinic</name></scopingOrganization></associatedEntity></participant>\
        <participant typeCode=\"IND\"><associatedEntity classCode=\"NOK\"><associatedPerson><name>Henry Moreno</name></associatedPerson></associatedEntity></participant>";
    let reading = document(header, &section("42349-1", "<text>Shoulder pain, please see.</text>"));
    let referral = reading.drafts.iter().find(|draft| draft.kind() == Some("referral")).unwrap();
    let lee = find(&reading, "Dr. Min Lee");
    assert_eq!(field(lee, "phone"), "555-0140");
    assert_eq!(
        (field(referral, "to"), field(referral, "from")),
        (json!(lee.entity.as_str()), json!(find(&reading, "Dr. Ana Ortiz").entity.as_str()))
    );
    assert!(referral.unsure.contains(&"to".to_owned()));
    find(&reading, "Elm Clinic");
    assert!(reading.drafts.iter().all(|draft| field(draft, "name") != "Henry Moreno"));
}

#[test]
fn what_a_planned_act_frames_is_planned_too() {
    let inner = "<entryRelationship typeCode=\"REFR\"><procedure classCode=\"PROC\" moodCode=\"RQO\"><id root=\"p1\"/><code displayName=\"Colonoscopy\"/></procedure></entryRelationship>\
        <entryRelationship typeCode=\"SUBJ\"><act classCode=\"ACT\" moodCode=\"INT\"><templateId root=\"2.16.840.1.113883.10.20.22.4.20\"/><code displayName=\"Drink plenty\"/></act></entryRelationship>";
    let body = format!(
        "<text>Plan</text><entry><act classCode=\"ACT\" moodCode=\"INT\"><id root=\"f\"/><code nullFlavor=\"NI\"/>{inner}</act></entry>\
        <entry><substanceAdministration classCode=\"SBADM\" moodCode=\"INT\"><id root=\"m\"/><effectiveTime value=\"20270301\"/><consumable><manufacturedProduct><manufacturedMaterial><code displayName=\"Ferrous sulfate\"/></manufacturedMaterial></manufacturedProduct></consumable></substanceAdministration></entry>\
        <entry><substanceAdministration classCode=\"SBADM\" moodCode=\"INT\"><templateId root=\"2.16.840.1.113883.10.20.22.4.120\"/><id root=\"i\"/><effectiveTime value=\"20270302\"/><consumable><manufacturedProduct><manufacturedMaterial><code displayName=\"Influenza vaccine\"/></manufacturedMaterial></manufacturedProduct></consumable></substanceAdministration></entry>\
        <entry><supply classCode=\"SPLY\" moodCode=\"INT\"><id root=\"s\"/><product><manufacturedProduct><manufacturedMaterial><code displayName=\"Walker\"/></manufacturedMaterial></manufacturedProduct></product></supply></entry>\
        <entry><act classCode=\"ACT\" moodCode=\"INT\" negationInd=\"true\"><code displayName=\"MRI head\"/></act></entry>"
    );
    let reading = document("", &section("18776-5", &body));
    assert_eq!(find(&reading, "Colonoscopy").kind(), Some("procedure"));
    assert!(reading.drafts.iter().all(|draft| field(draft, "what") != "Drink plenty"), "advice is no order");
    let medicine = find(&reading, "Ferrous sulfate");
    assert_eq!(
        (medicine.kind(), medicine.certainty, field(medicine, "state")),
        (Some("medicine"), Certainty::Implied, Value::Null)
    );
    let shot = find(&reading, "Influenza vaccine");
    assert_eq!((shot.kind(), field(shot, "due")), (Some("task"), json!("2027-03-02")));
    assert!(shot.unsure.contains(&"due".to_owned()));
    assert_eq!(find(&reading, "Walker").kind(), Some("equipment"));
    assert!(reading.drafts.iter().all(|draft| field(draft, "what") != "MRI head"), "what is not to be done is no plan");
}

#[test]
fn a_plan_of_nothing_but_words_keeps_them_with_their_place() {
    let words = "<text><list><item>MRI left shoulder within 4 weeks</item><item>See Dr. Lee on 4/15/2027 at 2 pm</item></list></text>";
    let reading = document("", &section("18776-5", words));
    let plan = reading.sections.iter().find(|section| section.code.as_deref() == Some("18776-5")).unwrap();
    assert_eq!(plan.text.reveal(), "MRI left shoulder within 4 weeks\nSee Dr. Lee on 4/15/2027 at 2 pm");
    assert!(reading.texts.iter().any(|one| one.place == "Plan" && one.text.reveal().contains("4/15/2027")));
}

#[test]
fn a_visit_that_is_asked_for_is_named_by_the_one_that_it_grew_from() {
    let body = "<text>Plan</text><entry><encounter classCode=\"ENC\" moodCode=\"ARQ\"><id root=\"q\"/><entryRelationship typeCode=\"REFR\">\
        <encounter classCode=\"ENC\" moodCode=\"EVN\"><id root=\"q\"/><code displayName=\"Lung function visit\"/></encounter></entryRelationship></encounter></entry>";
    let reading = document("", &section("18776-5", body));
    let visit = find(&reading, "Lung function visit");
    assert_eq!((visit.kind(), field(visit, "outcome")), (Some("visit"), Value::Null));
}
