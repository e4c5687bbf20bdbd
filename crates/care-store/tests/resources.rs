//! What came in a file, one by one, and files that are about items.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a failed expectation is the result of a test"
)]

mod support;

use care_model::{EntityType, ItemId, Sensitive};
use care_store::{EvidenceNote, NewResource, ResourceBytes, StoreError, link, unlink};
use serde_json::json;
use std::sync::Arc;
use support::{Place, at, change, create};

fn note(name: &str) -> EvidenceNote {
    EvidenceNote { name: name.into(), kind: "fhir".into(), received_at: at(1), is_unread: false }
}

/// A made-up file of many observations, one a line, with the range of each.
fn many(count: usize) -> (Arc<Vec<u8>>, Vec<NewResource>) {
    let mut file = Vec::new();
    let mut resources = Vec::new();
    for number in 0..count {
        let begins = file.len();
        let line = json!({"resourceType": "Observation", "id": format!("obs-{number}"), "status": "final",
            "code": {"text": "made-up measurement"}, "valueQuantity": {"value": number % 97, "unit": "mg/dL"},
            "note": [{"text": format!("line {number} of a made-up file")}]});
        file.extend_from_slice(line.to_string().as_bytes());
        resources.push(NewResource {
            place: format!("line {}", number + 1).into(),
            kind: if number % 50 == 0 { "Encounter" } else { "Observation" }.into(),
            own_id: format!("obs-{number}").into(),
            bytes: ResourceBytes::Range(begins..file.len()),
        });
        file.push(b'\n');
    }
    (Arc::new(file), resources)
}

#[tokio::test]
async fn each_resource_of_a_file_can_be_had_alone() {
    let place = Place::new().await;
    let (file, mut resources) = many(600);
    let own = b"mended by the reader".to_vec();
    resources.push(NewResource {
        place: "line 700".into(),
        kind: "Encounter".into(),
        own_id: "x".into(),
        bytes: ResourceBytes::Own(Sensitive::new(own)),
    });
    let kept = place.store.keep_file_with(Arc::clone(&file), &note("o.ndjson"), &[], resources.clone()).await.unwrap();
    let place = place.reopen().await;
    for resource in &resources {
        let wanted = match &resource.bytes {
            ResourceBytes::Range(range) => &file[range.clone()],
            ResourceBytes::Own(bytes) => bytes.reveal().as_slice(),
        };
        let found = place.store.resource(&kept.sha256, resource.place.reveal()).await.unwrap().unwrap();
        assert_eq!(found.reveal(), wanted);
    }
    let encounters = place.store.resources_of("Encounter").await.unwrap();
    assert_eq!(encounters.len(), 13);
    assert!(encounters.iter().all(|line| line.evidence == kept.sha256 && line.size_bytes > 10));
    assert_eq!(place.store.resources_in(&kept.sha256).await.unwrap().len(), 601);
    assert_eq!(place.store.resource(&kept.sha256, "line 900").await.unwrap(), None);
    assert_eq!(place.store.resource("0", "line 1").await.unwrap(), None);

    // The same file again adds nothing, not even blocks without rows.
    let counts = place.store.verify().await.unwrap().counts;
    place.store.keep_file_with(Arc::clone(&file), &note("again"), &[], resources.clone()).await.unwrap();
    assert_eq!(place.store.put_resources(&kept.sha256, resources).await.unwrap(), 0);
    assert_eq!(place.store.verify().await.unwrap().counts, counts);
    place.assert_whole().await;
}

#[tokio::test]
async fn what_lies_outside_its_file_is_refused_and_the_file_is_not_kept_either() {
    let place = Place::new().await;
    let (file, mut resources) = many(5);
    resources[3].bytes = ResourceBytes::Range(0..file.len() + 1);
    let refused = place.store.keep_file_with(Arc::clone(&file), &note("x"), &[], resources.clone()).await;
    assert!(matches!(refused, Err(StoreError::Refused(_))));
    assert!(place.store.evidence_names().await.unwrap().is_empty());
    let orphan = place.store.put_resources("never kept", resources).await;
    assert!(matches!(orphan, Err(StoreError::Refused(_))));
    assert_eq!(place.store.verify().await.unwrap().counts.resources, 0);
}

#[tokio::test]
async fn fifty_thousand_resources_take_seconds() {
    let place = Place::new().await;
    let (file, resources) = many(50_000);
    let begun = std::time::Instant::now();
    let kept = place.store.keep_file_with(Arc::clone(&file), &note("big"), &[], resources).await.unwrap();
    let took = begun.elapsed();
    eprintln!("50,000 resources of {} MB kept in {took:?}", file.len() / 1_000_000);
    assert!(took.as_secs() < 60, "{took:?}");
    assert_eq!(place.store.verify().await.unwrap().counts.resources, 50_000);
    assert!(place.store.resource(&kept.sha256, "line 49999").await.unwrap().is_some());
}

#[tokio::test]
async fn documents_and_pictures_are_linked_to_items_by_anybody_at_once() {
    let a = Place::new().await;
    let letter = a.store.keep_file(b"letter".to_vec().into(), &note("letter.pdf"), &[]).await.unwrap().sha256;
    let picture = a.store.keep_file(b"picture".to_vec().into(), &note("knee.png"), &[]).await.unwrap().sha256;
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
