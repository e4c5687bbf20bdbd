//! What came in a file, one by one, and files that are about items.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a failed expectation is the result of a test"
)]

mod support;

use care_model::{EntityType, ItemId, Sensitive};
use care_store::{Arriving, Errand, EvidenceNote, Kept, NewResource, StoreError, Yield, link, unlink};
use serde_json::json;
use support::{Place, at, change, create};

fn note(name: &str) -> EvidenceNote {
    EvidenceNote { name: name.into(), kind: "fhir".into(), received_at: at(1), is_unread: false, why: Vec::new() }
}

/// A made-up file of many observations, one a line, with the range of each.
fn many(count: usize) -> (Vec<u8>, Vec<NewResource>) {
    let mut file = Vec::new();
    let mut resources = Vec::new();
    for number in 0..count {
        let begins = file.len();
        let line = json!({"resourceType": "Observation", "id": format!("obs-{number}"), "status": "final",
            "code": {"text": "made-up measurement"}, "valueQuantity": {"value": number % 97, "unit": "mg/dL"},
            "note": [{"text": format!("line {number} of a made-up file")}]});
        file.extend_from_slice(line.to_string().as_bytes());
        resources.push(NewResource { place: format!("line {}", number + 1).into(), bytes: begins..file.len() });
        file.push(b'\n');
    }
    (file, resources)
}

/// Keeps a file, taken in pieces of `piece` bytes.
async fn keep(place: &Place, file: &[u8], piece: usize, yielded: &Yield) -> Result<Kept, StoreError> {
    let mut arriving = Arriving::new();
    for bytes in file.chunks(piece) {
        arriving = place.store.take_in(arriving, bytes.to_vec(), at(1)).await?;
    }
    place.store.keep_arrived(arriving.hashed().await.unwrap(), &note("o.ndjson"), yielded).await
}

#[tokio::test]
async fn each_resource_of_a_file_can_be_had_alone() {
    let place = Place::new().await;
    let (file, resources) = many(3000);
    assert!(file.len() > 512 * 1024, "several parts, and resources across their borders");
    let yielded = Yield { resources: resources.clone(), ..Yield::default() };
    let kept = keep(&place, &file, 100_003, &yielded).await.unwrap();
    let place = place.reopen().await;
    for resource in &resources {
        let found = place.store.resource(&kept.sha256, resource.place.reveal()).await.unwrap().unwrap();
        assert_eq!(found.reveal(), &file[resource.bytes.clone()]);
    }
    assert_eq!(place.store.evidence(&kept.sha256).await.unwrap().unwrap().bytes.reveal(), &file);
    assert_eq!(place.store.count_resources(&kept.sha256).await.unwrap(), 3000);
    assert_eq!(place.store.resource(&kept.sha256, "line 9000").await.unwrap(), None);
    assert_eq!(place.store.resource("0", "line 1").await.unwrap(), None);

    // The same file again adds nothing, in whatever pieces it comes.
    let counts = place.store.verify().await.unwrap().counts;
    let again = keep(&place, &file, 7_001, &yielded).await.unwrap();
    assert_eq!((again.sha256, again.is_new), (kept.sha256, false));
    assert_eq!(place.store.verify().await.unwrap().counts, counts);
    place.assert_whole().await;
}

#[tokio::test]
async fn what_lies_outside_its_file_is_refused_and_the_file_is_not_kept_either() {
    let place = Place::new().await;
    let (file, mut resources) = many(5);
    resources[3].bytes = 0..file.len() + 1;
    let refused = keep(&place, &file, 10_000, &Yield { resources, ..Yield::default() }).await;
    assert!(matches!(refused, Err(StoreError::Refused(_))));
    assert!(place.store.evidence_names().await.unwrap().is_empty());
    assert_eq!(place.store.verify().await.unwrap().counts.resources, 0);
}

#[tokio::test]
async fn fifty_thousand_resources_go_in_at_once_and_come_out_one_by_one() {
    let place = Place::new().await;
    let (file, resources) = many(50_000);
    let kept = keep(&place, &file, 1 << 20, &Yield { resources, ..Yield::default() }).await.unwrap();
    assert_eq!(place.store.verify().await.unwrap().counts.resources, 50_000);
    assert!(place.store.resource(&kept.sha256, "line 49999").await.unwrap().is_some());
}

/// Bytes that do not pack, so that some are written ahead before the file has come whole.
fn noise(count: usize) -> Vec<u8> {
    let mut state = 7_u64;
    let next = || {
        state = state.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        state.to_be_bytes()[0]
    };
    std::iter::repeat_with(next).take(count).collect()
}

#[tokio::test]
async fn a_file_that_never_came_whole_leaves_nothing_behind() {
    let place = Place::new().await;
    let half = noise(9_000_000);
    let given_up = place.store.take_in(Arriving::new(), half.clone(), at(1)).await.unwrap();
    assert_eq!(place.count("evidence_parts").await, 34, "written ahead");
    place.store.give_up(given_up).await.unwrap();
    assert_eq!(place.count("evidence_parts").await, 0);

    drop(place.store.take_in(Arriving::new(), half.clone(), at(1)).await.unwrap());
    let place = place.crash().await;
    assert!(place.store.evidence_names().await.unwrap().is_empty());
    assert_eq!(place.store.sweep_arrivals(at(2)).await.unwrap(), 0, "another program may still be at it");
    assert_eq!(place.store.sweep_arrivals(at(1) + chrono::TimeDelta::hours(25)).await.unwrap(), 1);
    assert_eq!(place.count("evidence_parts").await, 0);

    // The same bytes a second time, large enough to be written ahead, are not kept twice.
    keep(&place, &half, 1 << 20, &Yield::default()).await.unwrap();
    let parts = place.count("evidence_parts").await;
    assert!(!keep(&place, &half, 1 << 20, &Yield::default()).await.unwrap().is_new);
    assert_eq!((place.count("evidence_parts").await, place.count("arrivals").await), (parts, 1));
    place.assert_whole().await;
}

#[tokio::test]
async fn a_go_that_was_cut_off_is_known_until_it_ends() {
    let place = Place::new().await;
    let mut errand = Errand {
        id: "E".into(),
        begun_at: at(1),
        paths: Sensitive::new(vec!["/media/disc".into()]),
        done: 0,
        total: 0,
    };
    place.store.note_errand(&errand).await.unwrap();
    (errand.done, errand.total) = (3, 20);
    place.store.note_errand(&errand).await.unwrap();
    let place = place.crash().await;
    assert_eq!(place.store.errands().await.unwrap(), [errand]);
    place.store.end_errand("E").await.unwrap();
    assert!(place.store.errands().await.unwrap().is_empty());
}

#[tokio::test]
async fn documents_and_pictures_are_linked_to_items_by_anybody_at_once() {
    let a = Place::new().await;
    let letter = a.store.keep_file(b"letter".to_vec(), &note("letter.pdf"), &[]).await.unwrap().sha256;
    let picture = a.store.keep_file(b"picture".to_vec(), &note("knee.png"), &[]).await.unwrap().sha256;
    let visit = json!({"kind": "visit", "evidence": letter});
    a.store.commit(&change(1, vec![create("V", EntityType::Item, visit)])).await.unwrap();
    let b = a.second(b'b').await;
    b.pull(&a).await;
    a.store.commit(&change(2, link(&picture, &ItemId::new("V")))).await.unwrap();
    b.store.commit(&change(2, link(&picture, &ItemId::new("T")))).await.unwrap();
    a.pull(&b).await;
    b.pull(&a).await;
    for place in [&a, &b] {
        let about = place.store.items_about(&picture).await.unwrap();
        assert_eq!(about.iter().map(|item| item.as_str()).collect::<Vec<_>>(), ["T", "V"]);
        assert!(place.store.conflicts().await.unwrap().is_empty());
        place.assert_whole().await;
    }
    let files = a.store.evidence_of(&ItemId::new("V")).await.unwrap();
    let told: Vec<_> = files.iter().map(|file| (file.sha256.as_str(), file.is_origin)).collect();
    assert_eq!(told, [(letter.as_str(), true), (picture.as_str(), false)]);
    assert_eq!(files[1].note.as_ref().unwrap().name.reveal(), "knee.png");
    let elsewhere = b.store.evidence_of(&ItemId::new("V")).await.unwrap();
    assert_eq!((elsewhere.len(), elsewhere[1].note.clone()), (2, None), "b has the links, and not the files");

    a.store.commit(&change(3, unlink(&picture, &ItemId::new("V")))).await.unwrap();
    assert_eq!(a.store.evidence_of(&ItemId::new("V")).await.unwrap().len(), 1);
    let step = a.store.steps(1).await.unwrap().remove(0);
    a.store.undo(step.hash, at(4), care_model::Actor::Engine).await.unwrap();
    assert_eq!(a.store.evidence_of(&ItemId::new("V")).await.unwrap().len(), 2);
    a.assert_whole().await;
}
