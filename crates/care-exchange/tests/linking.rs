//! Linking what was read to its journey, over a made-up record: Dr. Lee ordered a scan, Dr. Ortiz referred.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]
// The lints spare test functions, but not what they share.

use care_exchange::{LinkContext, LinkProposal, link_drafts};
use care_model::{Arg, Draft, EntityId, EntityType, Put, Record, Source, TYPE_FIELD};
use chrono::{Days, NaiveDate};
use serde_json::{Value, json};

fn draft(id: &str, entity_type: EntityType, fields: Value) -> Draft {
    Draft {
        entity: EntityId::new(id),
        entity_type,
        fields: serde_json::from_value(fields).unwrap(),
        unsure: Vec::new(),
        certainty: care_model::Certainty::Structured,
        source: Source::default(),
        question: None,
        needs: Vec::new(),
    }
}

fn record(drafts: &[Draft]) -> Record {
    Record::from_puts(drafts.iter().flat_map(|draft| {
        let put = |field: &str, value: Value| Put { entity: draft.entity.clone(), field: field.into(), value };
        let fields = draft.fields.iter().map(|(field, value)| put(field, value.clone())).collect::<Vec<_>>();
        std::iter::once(put(TYPE_FIELD, json!(draft.entity_type))).chain(fields)
    }))
}

fn parties() -> Vec<Draft> {
    [("LEE", "Dr. Lee", "specialist"), ("ORTIZ", "Dr. Ortiz", "pcp"), ("RIV", "Riverside Imaging", "facility")]
        .map(|(id, name, role)| draft(id, EntityType::Party, json!({"name": name, "role": role})))
        .into()
}

fn known() -> Vec<Draft> {
    let mut all = parties();
    all.push(draft(
        "REF",
        EntityType::Item,
        json!({"kind": "referral", "from": "ORTIZ", "to": "LEE", "ordered": "2027-01-11"}),
    ));
    all
}

fn read() -> [Draft; 2] {
    let exam = json!({"kind": "imaging", "what": "MRI", "modality": "MR", "order_by": "LEE", "party": "RIV", "ordered": "2027-01-13"});
    let visit = json!({"kind": "visit", "party": "LEE", "slot": {"start": "2027-04-15T14:00"}});
    [draft("IMG", EntityType::Item, exam), draft("VIS", EntityType::Item, visit)]
}

fn found(record: &Record, drafts: &[Draft]) -> Vec<LinkProposal> {
    let two_days_before = |day: NaiveDate, _: &care_model::PartyId| day - Days::new(2);
    let context = LinkContext { today: "2027-01-13".parse().unwrap(), last_safe_day: &two_days_before };
    link_drafts(record, drafts, &[], &context)
}

fn links(found: &[LinkProposal]) -> Vec<String> {
    let told = found.iter().filter_map(|one| match one {
        LinkProposal::Link { entity, field, to } => Some(format!("{entity} {field} {to}")),
        LinkProposal::HandOff { .. } => None,
    });
    told.collect()
}

fn rows(found: &[LinkProposal]) -> Vec<(String, Value, Option<Arg>)> {
    let told = found.iter().filter_map(|one| match one {
        LinkProposal::HandOff { draft, why, .. } => {
            let fields = &draft.fields;
            let row = format!("{} {} > {}", fields["what"], fields["from"], fields["to"]).replace('"', "");
            Some((row, fields["hard"].clone(), why.args.get("day").cloned()))
        }
        LinkProposal::Link { .. } => None,
    });
    told.collect()
}

#[test]
fn a_visit_goes_with_its_referral_and_a_scan_with_the_visit_of_who_ordered_it() {
    let found = found(&record(&known()), &read());
    assert_eq!(links(&found), ["IMG for VIS", "REF visit VIS", "VIS referral REF"]);
}

#[test]
fn who_ordered_a_scan_gets_pictures_and_report_in_time_and_the_main_doctor_a_copy() {
    let found = found(&record(&known()), &read());
    let day = Some(Arg::Day("2027-04-13".parse().unwrap()));
    let expected = [("images RIV > LEE", true), ("report RIV > LEE", true), ("report RIV > ORTIZ", false)];
    assert_eq!(rows(&found), expected.map(|(row, hard)| (row.to_owned(), json!(hard), day.clone())));
    // The day follows the visit: it is told, never written.
    assert!(
        found
            .iter()
            .all(|one| !matches!(one, LinkProposal::HandOff { draft, .. } if draft.fields.contains_key("needed_by")))
    );
}

#[test]
fn what_is_there_already_is_not_proposed_again() {
    let mut all = known();
    all.push(draft(
        "N",
        EntityType::Item,
        json!({"kind": "need", "what": "report", "from": "RIV", "to": "LEE", "hard": true}),
    ));
    let told: Vec<String> = rows(&found(&record(&all), &read())).into_iter().map(|(row, ..)| row).collect();
    assert_eq!(told, ["images RIV > LEE", "report RIV > ORTIZ"]);
    all.extend(read());
    assert!(found(&record(&all), &[]).is_empty());
}

#[test]
fn two_visits_that_fit_one_referral_are_left_to_a_person() {
    let mut drafts = read().to_vec();
    drafts.push(draft(
        "VIS2",
        EntityType::Item,
        json!({"kind": "visit", "party": "LEE", "slot": {"start": "2027-05-15T14:00"}}),
    ));
    let told = links(&found(&record(&known()), &drafts));
    assert_eq!(told, ["IMG for VIS"]);
}
