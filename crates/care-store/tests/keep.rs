//! Files, proposals and search.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // a test stops at the first surprise

mod support;

use care_model::{Actor, Certainty, Draft, EntityId, EntityType, Event, Fact, Happening, Source, Touched};
use care_store::{EvidenceNote, Hit, MATCH_BEGIN, MATCH_END, Proposal, SearchQuery, Settlement, StoreError};
use serde_json::json;
use support::{Place, at, change, create, set};

fn note(name: &str) -> EvidenceNote {
    EvidenceNote { name: name.into(), kind: "fhir".into(), received_at: at(1), is_unread: false, why: Vec::new() }
}

#[tokio::test]
async fn a_file_is_kept_once_and_comes_back_as_it_was() {
    let place = Place::new().await;
    let bytes = b"{\"resourceType\": \"Bundle\"}".repeat(1000);
    let kept = place.store.keep_file(bytes.clone(), &note("bundle.json"), &[]).await.unwrap();
    assert!(kept.is_new && kept.sha256.len() == 64);
    let again = place.store.keep_file(bytes.clone(), &note("copy of bundle.json"), &[]).await.unwrap();
    assert_eq!((again.is_new, &again.sha256), (false, &kept.sha256));
    let empty = place.store.keep_file(Vec::new(), &note("empty.json"), &[]).await.unwrap();
    let place = place.crash().await;
    let back = place.store.evidence(&kept.sha256).await.unwrap().unwrap();
    assert_eq!((back.bytes.reveal(), back.note), (&bytes, note("bundle.json")));
    assert!(place.store.evidence(&empty.sha256).await.unwrap().unwrap().bytes.reveal().is_empty());
    assert_eq!(place.store.evidence("0").await.unwrap(), None);
    place.assert_whole().await;
}

fn proposal(id: &str) -> Proposal {
    let draft = Draft {
        entity: EntityId::new(id),
        entity_type: EntityType::Item,
        fields: serde_json::from_value(json!({"kind": "visit", "what": "check-up"})).unwrap(),
        unsure: vec!["what".into()],
        certainty: Certainty::Stated,
        source: Source { place: "line 3".into(), text: None },
        question: None,
        needs: Vec::new(),
    };
    Proposal { id: id.into(), evidence: None, draft, made_at: at(1) }
}

#[tokio::test]
async fn proposals_wait_until_settled_and_are_not_asked_twice() {
    let place = Place::new().await;
    let all = [proposal("V1"), proposal("V2"), proposal("V3")];
    assert_eq!(place.store.put_proposals(&all).await.unwrap(), 3);
    assert_eq!(place.store.put_proposals(&all).await.unwrap(), 0);
    assert_eq!(place.store.pending_proposals().await.unwrap(), all);
    place.store.settle_proposal("V2", Settlement::Rejected, at(2)).await.unwrap();
    let accepted = change(3, vec![all[0].draft.accept()]);
    let touched = place.store.commit_settling(&accepted, &["V1".into()]).await.unwrap();
    assert_eq!(touched.entities.len(), 1);
    assert_eq!(place.store.put_proposals(&all).await.unwrap(), 0);
    assert_eq!(place.store.pending_proposals().await.unwrap(), all[2..]);
    assert_eq!(place.store.load().await.unwrap().items.len(), 1);

    // All or nothing: V2 was settled before, so V3 is not written either.
    let both = change(4, vec![all[1].draft.accept(), all[2].draft.accept()]);
    let refused = place.store.commit_settling(&both, &["V3".into(), "V2".into()]).await;
    assert!(matches!(refused, Err(StoreError::NoSuchProposal)));
    assert_eq!(place.store.pending_proposals().await.unwrap(), all[2..]);
    assert_eq!(place.store.load().await.unwrap().items.len(), 1);
    // A yes to what is in the record already writes nothing, and still counts as the answer.
    place.store.commit(&change(5, vec![all[2].draft.accept()])).await.unwrap();
    let touched = place.store.commit_settling(&change(6, vec![all[2].draft.accept()]), &["V3".into()]).await.unwrap();
    assert_eq!(touched, Touched::default());
    assert!(place.store.pending_proposals().await.unwrap().is_empty());
    place.assert_whole().await;
}

fn entities(hits: &[Hit]) -> Vec<&str> {
    hits.iter().map(|hit| hit.entity.as_str()).collect()
}

#[tokio::test]
async fn words_are_found_by_their_beginning_whatever_their_accents() {
    let place = Place::new().await;
    let kept = place.store.keep_file(b"letter".to_vec(), &note("letter.pdf"), &[]).await.unwrap();
    let call = Event {
        id: "E1".into(),
        at: at(2),
        actor: Actor::Member("Sally".into()),
        item: Some("REF-1".into()),
        what: Happening::from_parts("capture", json!({"note": "talk to Núñez about the brace"}).as_object().unwrap())
            .unwrap(),
    };
    let facts = vec![
        create("Q", EntityType::Party, json!({"name": "Dr. Núñez", "phone": "555-0134"})),
        create(
            "REF-1",
            EntityType::Item,
            json!({"kind": "referral", "what": "shoulder, left", "evidence": kept.sha256, "evidence_where": "page 2"}),
        ),
        create("MRI", EntityType::Item, json!({"kind": "imaging", "label": "MRI", "what": "shoulder"})),
        Fact::Log(call),
    ];
    place.store.commit(&change(1, facts)).await.unwrap();
    let find = async |text: &str| place.store.search(&SearchQuery::new(text, 10)).await.unwrap();
    assert_eq!(entities(&find("nunez").await), ["Q", "E1"], "a name counts more than a note");
    assert_eq!(entities(&find("NÚÑ").await), ["Q", "E1"]);
    assert_eq!(entities(&find("shou lef").await), ["REF-1"]);
    assert_eq!(find("mri").await[0].kind, "imaging");
    for nothing in ["", "  ", "\"", "*", "zzz", "shoulder zzz"] {
        assert!(find(nothing).await.is_empty(), "{nothing}");
    }
    let hit = find("left").await.remove(0);
    assert_eq!(hit.title.reveal(), "shoulder, left");
    assert_eq!(hit.source.unwrap().reveal(), "letter.pdf, page 2");
    let marked = format!("{MATCH_BEGIN}left{MATCH_END}");
    assert!(hit.snippet.reveal().contains(&marked), "{:?}", hit.snippet.reveal());
    let talk = find("brace").await.remove(0);
    assert_eq!((talk.kind.as_str(), talk.about), ("event", Some(EntityId::new("REF-1"))));

    // What changes is found anew, what goes into the bin is not found.
    place
        .store
        .commit(&change(3, vec![set("MRI", "what", "knee"), Fact::Discard(EntityId::new("REF-1"))]))
        .await
        .unwrap();
    assert!(find("shoulder").await.is_empty());
    assert_eq!(entities(&find("knee").await), ["MRI"]);
    place.store.rebuild_projection().await.unwrap();
    assert_eq!(entities(&find("knee").await), ["MRI"]);
    place.assert_whole().await;
}

#[tokio::test]
async fn an_import_of_twenty_thousand_registers_is_one_change() {
    let place = Place::new().await;
    let facts = (0..2_500).map(|number| {
        let fields = json!({"kind": "task", "what": format!("matter {number}"), "number": format!("N{number}"),
            "person": "P", "owner": "M", "label": format!("L{number}"), "evidence_where": "line"});
        create(&format!("I-{number}"), EntityType::Item, fields)
    });
    let touched = place.store.commit(&change(1, facts.collect())).await.unwrap();
    assert_eq!(touched.entities.len(), 2_500);
    let counts = place.store.verify().await.unwrap().counts;
    assert_eq!((counts.changes, counts.cells, counts.items), (2, 20_000, 2_500));
    place.assert_whole().await;
}

#[tokio::test]
async fn a_record_is_made_ready_beside_its_use_and_may_be_closed_meanwhile() {
    let place = Place::new().await;
    let note = |number: i64| {
        let fields = json!({"kind": "note", "text": format!("marmalade number{number}")});
        change(number, vec![create(&format!("N{number}"), EntityType::Item, fields)])
    };
    for number in 0..40 {
        place.store.commit(&note(number)).await.unwrap();
    }
    let place = place.reopen().await;
    place.store.getting_ready().finish().await.unwrap();
    let found = place.store.search(&SearchQuery::new("number7", 5)).await.unwrap();
    assert_eq!(found[0].entity.as_str(), "N7");
    place.store.commit(&note(40)).await.unwrap();
    place.assert_whole().await;
    let late = place.store.getting_ready();
    let place = place.reopen().await;
    late.finish().await.unwrap();
    assert_eq!(place.store.search(&SearchQuery::new("marmalade", 60)).await.unwrap().len(), 41);
}
