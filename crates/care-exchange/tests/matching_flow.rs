//! What matching does with a record over time: three sources of one visit, taking a yes back, very many
//! drafts. Everything here is made up.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]
#![allow(clippy::disallowed_methods, reason = "the test tells how long matching took")]
// The lints spare test functions, but not what they share.

use care_exchange::{Match, MatchKind, match_drafts, same_as, sources_of, split};
use care_model::{Actor, Certainty, Change, DELETED_FIELD, Draft, EntityId, EntityType, Fact, Fields, Record, Source};
use serde_json::{Value, json};

fn draft(id: &str, entity_type: EntityType, fields: Value) -> Draft {
    Draft {
        entity: EntityId::new(id),
        entity_type,
        fields: serde_json::from_value::<Fields>(fields).unwrap(),
        unsure: Vec::new(),
        certainty: Certainty::Structured,
        source: Source::default(),
        question: None,
        needs: Vec::new(),
    }
}

fn party(id: &str, name: &str) -> Draft {
    draft(id, EntityType::Party, json!({ "name": name }))
}

fn visit(id: &str, party: &str, start: &str, more: Value) -> Draft {
    let mut fields = json!({"kind": "visit", "party": party, "slot": {"start": start}});
    for (field, value) in more.as_object().unwrap() {
        fields[field] = value.clone();
    }
    draft(id, EntityType::Item, fields)
}

fn apply(record: &mut Record, facts: Vec<Fact>) {
    let at = "2027-01-11T16:00:00Z".parse().unwrap();
    record.apply(&Change { at, actor: Actor::Import, intent: "import".into(), facts });
}

fn only<'m>(found: &'m [Match], draft: &str) -> &'m Match {
    let mine: Vec<&Match> = found.iter().filter(|found| found.draft.as_str() == draft).collect();
    assert_eq!(mine.len(), 1, "{found:?}");
    mine[0]
}

fn yes(record: &mut Record, drafts: &[Draft], id: &str) {
    let found = match_drafts(record, &[], drafts).matches;
    let found = only(&found, id);
    let draft = drafts.iter().find(|draft| draft.entity.as_str() == id).unwrap();
    let facts = same_as(record, draft, found, &found.changes);
    apply(record, facts);
}

/// A letter's visit, known to the record.
fn letter() -> Record {
    let mut record = Record::new();
    let drafts =
        [party("P", "Lee, Robert MD"), visit("letter", "P", "2027-04-15T14:00", json!({"what": "Office visit"}))];
    apply(&mut record, drafts.iter().map(Draft::accept).collect());
    record
}

fn invitation(start: &str, edition: u64) -> [Draft; 2] {
    [party("P-ics", "Dr. Robert Lee"), visit("ics", "P-ics", start, json!({"bring": ["card"], "edition": edition}))]
}

#[test]
fn a_letter_an_invitation_and_a_summary_are_one_visit_with_three_sources() {
    let mut record = letter();
    let calendar = invitation("2027-04-15T14:00", 0);
    yes(&mut record, &calendar, "P-ics");
    yes(&mut record, &calendar, "ics");
    let summary =
        [party("P-cda", "Robert Lee, M.D."), visit("cda", "P-cda", "2027-04-15T14:00", json!({"virtual": false}))];
    yes(&mut record, &summary, "P-cda");
    yes(&mut record, &summary, "cda");
    assert_eq!((record.items.len(), record.parties.len()), (1, 1));
    let sources: Vec<&str> = sources_of(&record, &EntityId::new("letter")).into_iter().map(EntityId::as_str).collect();
    assert_eq!(sources, ["cda", "ics"]);
    let fields = record.fields(&EntityId::new("letter")).unwrap();
    assert_eq!(fields["bring"], json!(["card"]));
    assert_eq!((&fields["what"], &fields["party"]), (&json!("Office visit"), &json!("P")));
}

#[test]
fn the_next_edition_of_an_invitation_moves_the_visit_that_it_was_folded_into() {
    let mut record = letter();
    let first = invitation("2027-04-15T14:00", 1);
    yes(&mut record, &first, "P-ics");
    yes(&mut record, &first, "ics");
    let found = match_drafts(&record, &[], &invitation("2027-04-22T09:00", 2)).matches;
    let moved = only(&found, "ics");
    assert_eq!((moved.kind, moved.with.as_str()), (MatchKind::Moved, "letter"));
    assert_eq!(moved.changes[0].new["start"], "2027-04-22T09:00");
    yes(&mut record, &invitation("2027-04-22T09:00", 2), "ics");
    let slot = &record.fields(&EntityId::new("letter")).unwrap()["slot"];
    assert_eq!(slot["start"], "2027-04-22T09:00");
    // The first edition once more, from an old mail: nothing moves back.
    let found = match_drafts(&record, &[], &first).matches;
    let old = only(&found, "ics");
    assert_eq!((old.kind, old.changes.len()), (MatchKind::Same, 0));
}

#[test]
fn a_yes_can_be_split_later_and_gives_back_what_was_taken_over() {
    let mut record = letter();
    let before = record.items.clone();
    let calendar = invitation("2027-04-15T14:00", 0);
    yes(&mut record, &calendar, "P-ics");
    yes(&mut record, &calendar, "ics");
    assert_ne!(record.items, before);
    let facts = split(&record, &EntityId::new("ics"));
    apply(&mut record, facts);
    assert_eq!(record.items.len(), 2);
    assert_eq!(record.items[&"letter".into()], before[&"letter".into()]);
    assert!(sources_of(&record, &EntityId::new("letter")).is_empty());
}

#[test]
fn splitting_leaves_alone_what_was_changed_since() {
    let mut record = letter();
    let calendar = invitation("2027-04-15T14:00", 0);
    yes(&mut record, &calendar, "P-ics");
    yes(&mut record, &calendar, "ics");
    let entity = EntityId::new("letter");
    apply(&mut record, vec![Fact::Set { entity: entity.clone(), field: "bring".into(), value: json!(["forms"]) }]);
    let facts = split(&record, &EntityId::new("ics"));
    apply(&mut record, facts);
    assert_eq!(record.fields(&entity).unwrap()["bring"], json!(["forms"]));
}

#[test]
fn what_a_person_put_into_the_bin_is_not_matched() {
    let mut record = letter();
    apply(&mut record, vec![Fact::Discard(EntityId::new("letter"))]);
    assert_eq!(record.fields(&EntityId::new("letter")).unwrap()[DELETED_FIELD], json!(true));
    let found = match_drafts(&record, &[], &invitation("2027-04-15T14:00", 0)).matches;
    assert!(found.iter().all(|found| found.draft.as_str() != "ics"));
}

#[test]
fn a_day_that_fits_two_visits_of_one_doctor_is_asked() {
    let mut record = letter();
    apply(&mut record, vec![visit("second", "P", "2027-04-15T16:30", json!({})).accept()]);
    let mut day = visit("day", "P-x", "2027-04-15T00:00", json!({}));
    day.fields.get_mut("slot").unwrap()["all_day"] = json!(true);
    let found = match_drafts(&record, &[], &[party("P-x", "Robert Lee MD"), day]).matches;
    let asked: Vec<&Match> = found.iter().filter(|found| found.draft.as_str() == "day").collect();
    assert_eq!(asked.len(), 2);
    assert!(asked.iter().all(|found| found.kind == MatchKind::PerhapsSame));
}

#[test]
fn fifty_thousand_against_fifty_thousand_stays_near_linear() {
    let many = |source: &str| -> Vec<Draft> {
        let first: chrono::NaiveDate = "2000-01-01".parse().unwrap();
        let made = (0..50_000_u64).map(|n| {
            let day = first + chrono::Days::new(n / 5);
            let start = format!("{day}T{:02}:00", 8 + n % 5 * 2);
            visit(&format!("{source}{n}"), "P", &start, json!({"what": "Visit"}))
        });
        std::iter::once(party(&format!("{source}P"), "Dr. Robert Lee")).chain(made).collect()
    };
    let mut record = letter();
    let began = std::time::Instant::now();
    apply(&mut record, many("a").iter().skip(1).map(Draft::accept).collect());
    let made = began.elapsed();
    let new = many("b");
    let began = std::time::Instant::now();
    let found = match_drafts(&record, &[], &new);
    let certain = found.matches.iter().filter(|found| found.kind == MatchKind::Same).count();
    eprintln!(
        "50,000 x 50,000 made-up visits: {} comparisons, {certain} found, {:?} (record {made:?})",
        found.comparisons,
        began.elapsed()
    );
    assert!(certain >= 49_990, "{certain}");
    assert!(found.comparisons <= 50_000 * 24, "{}", found.comparisons);
}
