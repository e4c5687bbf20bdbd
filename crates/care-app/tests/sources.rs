//! One visit in several files is one visit with several sources, and that can be taken back.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a failed expectation is the result of a test"
)]

mod support;

use care_app::{AcceptWhat, Accepted, BroughtFile};
use care_model::{EntityId, ItemId};
use std::path::Path;
use support::Desk;

fn invitation(uid: &str, start: &str, words: &str) -> Vec<u8> {
    format!(
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//made up//EN\r\nBEGIN:VEVENT\r\nUID:{uid}\r\n\
         DTSTAMP:20270101T120000Z\r\nDTSTART;TZID=America/New_York:{start}\r\nDURATION:PT30M\r\nSUMMARY:{words}\r\n\
         END:VEVENT\r\nEND:VCALENDAR\r\n"
    )
    .into_bytes()
}

fn portal(start: &str) -> Vec<u8> {
    format!(
        r#"{{"resourceType":"Bundle","type":"collection","entry":[
        {{"resource":{{"resourceType":"Practitioner","id":"lee","name":[{{"text":"Lee, Robert MD"}}]}}}},
        {{"resource":{{"resourceType":"Appointment","id":"a1","status":"booked","start":"{start}",
         "end":"2027-04-15T14:30:00-04:00","description":"Orthopedic visit",
         "participant":[{{"actor":{{"reference":"Practitioner/lee","display":"Lee, Robert MD"}},"status":"accepted"}}]}}}}]}}"#
    )
    .into_bytes()
}

async fn bring(desk: &mut Desk, name: &str, bytes: Vec<u8>) -> BroughtFile {
    desk.concierge.bring_in_bytes(Path::new(name), bytes).await.unwrap().files.remove(0)
}

async fn accept(desk: &mut Desk, file: &BroughtFile) -> Accepted {
    let files = [file.sha256.clone()].into_iter().collect();
    desk.concierge.accept(&AcceptWhat::AllFrom(files)).await.unwrap()
}

fn visits(desk: &Desk) -> Vec<(ItemId, String)> {
    let record = desk.concierge.record().unwrap();
    let visit = |item: &care_model::Item| match &item.detail {
        care_model::Detail::Visit(visit) => {
            Some((item.id.clone(), visit.slot.as_ref().unwrap().start.0.format("%m-%d %H:%M").to_string()))
        }
        _ => None,
    };
    record.items.values().filter_map(visit).collect()
}

#[tokio::test]
async fn the_same_visit_from_a_portal_and_a_calendar_is_one_with_two_sources() {
    let mut desk = Desk::new().await;
    let first = bring(&mut desk, "portal.json", portal("2027-04-15T14:00:00-04:00")).await;
    accept(&mut desk, &first).await;
    let before = visits(&desk);
    let second = bring(&mut desk, "visit.ics", invitation("u1", "20270415T140000", "Visit with Dr. Robert Lee")).await;
    let review = desk.concierge.review(&[]).await.unwrap();
    let visit = review.proposals.iter().find(|one| one.kind == "visit").unwrap();
    assert!(matches!(visit.state.as_str(), "same" | "changed"), "{visit:?}");
    assert_eq!(visit.beside.as_ref().unwrap().id, before[0].0.to_string());
    let accepted = accept(&mut desk, &second).await;
    assert!(accepted.joined >= 1 && visits(&desk) == before, "{:?}", visits(&desk));
    let sources = care_exchange::sources_of(desk.concierge.record().unwrap(), &EntityId::from(&before[0].0)).len();
    assert_eq!(sources, 1, "and the one that it was first read from");
    let shown = desk.concierge.item(&before[0].0, desk.concierge.now()).await.unwrap();
    assert_eq!(shown.files.len(), 2);

    // Taken back at once, the visit is as it was and knows of one file again.
    desk.concierge.undo(accepted.done.token.as_deref().unwrap()).await.unwrap();
    assert_eq!(visits(&desk), before);
    let shown = desk.concierge.item(&before[0].0, desk.concierge.now()).await.unwrap();
    assert_eq!(shown.files.len(), 1);
}

#[tokio::test]
async fn an_update_of_an_invitation_moves_the_visit_and_the_same_file_again_adds_nothing() {
    let mut desk = Desk::new().await;
    let first = bring(&mut desk, "visit.ics", invitation("u1", "20270415T140000", "Visit with Dr. Lee")).await;
    accept(&mut desk, &first).await;
    let moved = bring(&mut desk, "moved.ics", invitation("u1", "20270420T090000", "Visit with Dr. Lee")).await;
    accept(&mut desk, &moved).await;
    let now: Vec<String> = visits(&desk).into_iter().map(|(_, when)| when).collect();
    assert_eq!(now, ["04-20 09:00"]);
    let again = bring(&mut desk, "moved again.ics", invitation("u1", "20270420T090000", "Visit with Dr. Lee")).await;
    assert!(again.is_known && again.proposed == 0);
}

#[tokio::test]
async fn two_visits_on_one_day_with_different_doctors_stay_two() {
    let mut desk = Desk::new().await;
    for (uid, start, words) in
        [("u1", "20270415T140000", "Visit with Dr. Lee"), ("u2", "20270415T100000", "Visit with Dr. Ruiz")]
    {
        let file = bring(&mut desk, &format!("{uid}.ics"), invitation(uid, start, words)).await;
        accept(&mut desk, &file).await;
    }
    assert_eq!(visits(&desk).len(), 2);
}
