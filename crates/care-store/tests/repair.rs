//! Every kind of damage is found and named; what follows from the ledger is mended, the rest is left
//! alone and told.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a failed expectation is the result of a test"
)]

mod support;

use care_model::{Actor, EntityId, EntityType, Event, Fact, Happening, ItemId};
use care_store::{Arriving, EvidenceNote, FindingCode, NewResource, StoreError, Yield, link};
use serde_json::json;
use support::{Place, at, change, create, set};

const FILE: &[u8] = b"{\"resourceType\": \"Bundle\", \"entry\": [{\"id\": \"one\"}, {\"id\": \"two\"}]}";

/// A record with a row in nearly every table.
async fn filled() -> (Place, String) {
    let place = Place::new().await;
    let event = Event {
        id: "E1".into(),
        at: at(2),
        actor: Actor::Member("Sally".into()),
        item: Some("REF-1".into()),
        what: Happening::ReferralReceived,
    };
    let note = EvidenceNote {
        name: "b.json".into(),
        kind: "fhir".into(),
        received_at: at(1),
        is_unread: false,
        why: Vec::new(),
    };
    let resource = |place: &str, bytes| NewResource { place: place.into(), bytes };
    let resources = vec![resource("one", 37..50), resource("two", 52..65)];
    let arriving = place.store.take_in(Arriving::new(), FILE.to_vec(), at(1)).await.unwrap();
    let yielded = Yield { resources, ..Yield::default() };
    let kept = place.store.keep_arrived(arriving.hashed().await.unwrap(), &note, &yielded).await.unwrap();
    let mut facts = vec![
        create("P", EntityType::Person, json!({"name": "Sally", "permission:Dr. Lee": {"kind": "form"}})),
        create("M", EntityType::Member, json!({"name": "Beth"})),
        create("Dr. Lee", EntityType::Party, json!({"name": "Dr. Lee", "phone": "555-0134"})),
        create("REF-1", EntityType::Item, json!({"kind": "referral", "to": "Dr. Lee", "what": "left shoulder"})),
        create("VIS-1", EntityType::Item, json!({"kind": "visit", "party": "Dr. Lee", "home": true})),
        create("D", EntityType::Edge, json!({"from": "REF-1", "to": "VIS-1"})),
        Fact::Log(event),
    ];
    facts.extend(link(&kept.sha256, &ItemId::new("VIS-1")));
    place.store.commit(&change(1, facts)).await.unwrap();
    place.store.commit(&change(3, vec![set("VIS-1", "confirm_by", "2027-04-10")])).await.unwrap();
    place.assert_whole().await;
    (place, kept.sha256)
}

#[tokio::test]
async fn whatever_follows_from_the_ledger_is_mended() {
    let (place, _) = filled().await;
    let damages = [
        (FindingCode::Cell, "UPDATE cells SET values_json = '[\"3027-04-10\"]' WHERE field = 'confirm_by'"),
        (FindingCode::Cell, "UPDATE cells SET writers = zeroblob(32) WHERE field = 'confirm_by'"),
        (FindingCode::Cell, "DELETE FROM cells WHERE entity = 'REF-1' AND field = 'to'"),
        (FindingCode::Cell, "INSERT INTO cells (entity, field, values_json) VALUES ('REF-1', 'auth', '[\"R-1\"]')"),
        (FindingCode::Row, "UPDATE visits SET confirm_by_on = '3027-04-10'"),
        (FindingCode::Row, "UPDATE visits SET is_home = 0"),
        (FindingCode::Row, "DELETE FROM referrals"),
        (FindingCode::Row, "INSERT INTO tasks (id) VALUES ('never made')"),
        (FindingCode::Row, "UPDATE items SET title = 'right shoulder' WHERE id = 'REF-1'"),
        (FindingCode::Row, "UPDATE parties SET phone = '555-0000'"),
        (FindingCode::Row, "DELETE FROM permissions"),
        (FindingCode::Row, "DELETE FROM edges"),
        (FindingCode::Row, "DELETE FROM evidence_links"),
        (FindingCode::Row, "UPDATE events SET item_id = 'VIS-1'"),
        (FindingCode::Row, "DELETE FROM members"),
        (FindingCode::Row, "DELETE FROM search_texts WHERE entity = 'REF-1'"),
        (FindingCode::History, "DELETE FROM writes WHERE entity = 'VIS-1'"),
        (FindingCode::History, "INSERT INTO writes SELECT 'REF-1', hash FROM changes WHERE length(deps) = 0"),
    ];
    let sound = place.store.load().await.unwrap();
    let history = place.store.history(&EntityId::new("VIS-1"), None).await.unwrap();
    for (code, damage) in damages {
        assert!(place.tamper(damage).await > 0, "{damage}");
        let report = place.store.verify().await.unwrap();
        assert!(report.problems.iter().any(|problem| problem.code == code), "{damage}: {report:?}");
        let repaired = place.store.repair().await.unwrap();
        assert_eq!(repaired.mended, report.problems, "{damage}");
        assert!(repaired.now.is_ok(), "{damage}: {repaired:?}");
        assert_eq!(place.store.load().await.unwrap().raw(), sound.raw());
        assert_eq!(place.store.history(&EntityId::new("VIS-1"), None).await.unwrap(), history);
    }
    assert!(place.store.repair().await.unwrap().mended.is_empty(), "nothing left to mend");
}

#[tokio::test]
async fn damage_to_the_truth_itself_is_told_and_nothing_is_made_up_for_it() {
    let damages = [
        (FindingCode::Ledger, "DELETE FROM changes WHERE seq = 2"),
        (FindingCode::Ledger, "DELETE FROM changes WHERE length(deps) = 0"),
        (FindingCode::Ledger, "UPDATE changes SET bytes = zeroblob(90) WHERE length(deps) > 0"),
        (FindingCode::Ledger, "UPDATE changes SET hash = zeroblob(32) WHERE length(deps) > 0 AND seq = 2"),
        (FindingCode::Evidence, "UPDATE evidence_parts SET bytes_zstd = zeroblob(40)"),
        (FindingCode::Evidence, "DELETE FROM evidence_parts"),
        (FindingCode::Evidence, "UPDATE evidence SET size_bytes = size_bytes + 1"),
        (FindingCode::Resource, "UPDATE resources SET list_zstd = zeroblob(40)"),
        (FindingCode::Resource, "UPDATE resources SET count = 3"),
    ];
    for (code, damage) in damages {
        let (place, _) = filled().await;
        assert!(place.tamper(damage).await > 0, "{damage}");
        let report = place.store.verify().await.unwrap();
        assert!(report.problems.iter().any(|problem| problem.code == code), "{damage}: {report:?}");
        let repaired = place.store.repair().await.unwrap();
        assert!(!repaired.now.is_ok(), "{damage}");
        assert!(repaired.now.problems.iter().any(|problem| problem.code == code), "{damage}");
        // What is not damaged is still there to be read.
        assert_eq!(place.store.load().await.unwrap().items.len(), 2, "{damage}");
    }
}

#[tokio::test]
async fn a_damaged_file_or_resource_is_never_handed_out() {
    let (place, sha256) = filled().await;
    assert_eq!(place.store.resource(&sha256, "two").await.unwrap().unwrap().reveal(), b"{\"id\": \"two\"}");
    place.tamper("UPDATE evidence_parts SET bytes_zstd = zeroblob(40)").await;
    assert!(matches!(place.store.resource(&sha256, "two").await, Err(StoreError::Damaged(_))));
    assert!(matches!(place.store.evidence(&sha256).await, Err(StoreError::Damaged(_))));
}
