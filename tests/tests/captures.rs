//! Capturing in two minutes, on a real record: after a visit, after a call, one line, what was said.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a failed expectation is the result of a test"
)]

#[path = "captures/calls.rs"]
mod calls;
#[path = "captures/half_finished.rs"]
mod half_finished;
#[path = "captures/lines.rs"]
mod lines;
#[path = "captures/visits.rs"]
mod visits;

use care_app::capture_view::InstructionRequest;
use care_app::{Concierge, Protection};
use care_model::{EntityId, ItemId, PartyId};
use care_tests::world::Stage;
use serde_json::{Value, json};
use std::mem::ManuallyDrop;
use std::ops::{Deref, DerefMut};
use tempfile::TempDir;

/// Sally's record in a world that the test controls. Her visit with Dr. Lee is over an hour ago.
///
/// The concierge is never dropped: the database's threads would still be closing the record while the test
/// program ends, and the cipher library takes its memory away from under them.
struct Sally {
    concierge: ManuallyDrop<Concierge>,
    stage: Stage,
    _home: TempDir,
}

impl Deref for Sally {
    type Target = Concierge;

    fn deref(&self) -> &Concierge {
        &self.concierge
    }
}

impl DerefMut for Sally {
    fn deref_mut(&mut self) -> &mut Concierge {
        &mut self.concierge
    }
}

impl Sally {
    async fn new() -> Self {
        let home = tempfile::tempdir().unwrap();
        let stage = Stage::at("2027-04-12T15:00:00Z");
        let mut concierge = Concierge::new(stage.world(), home.path().to_owned()).unwrap();
        concierge.set_locale("en-US").unwrap();
        concierge.create_person("Sally Moreno", chrono_tz::America::New_York, Protection::Keychain).await.unwrap();
        let mut sally = Self { concierge: ManuallyDrop::new(concierge), stage, _home: home };
        let lee = sally.party("Dr. Lee").await;
        sally.log("VIS-1", "booked", json!({"kind": "visit", "start": "2027-04-15 14:00", "party": lee})).await;
        sally.stage.clock.set("2027-04-15T19:30:00Z");
        sally
    }

    /// The id of a party, which is made where the record does not know it.
    async fn party(&mut self, name: &str) -> String {
        if let Some(id) = self.party_named(name) {
            return id;
        }
        let said = InstructionRequest {
            party_name: Some(name.to_owned()),
            words: "Hello".to_owned(),
            ..InstructionRequest::default()
        };
        self.save_instruction(&said).await.unwrap();
        self.party_named(name).expect("the party was made")
    }

    fn party_named(&self, name: &str) -> Option<String> {
        let parties = &self.record().unwrap().parties;
        parties.iter().find(|(_, party)| party.name.reveal() == name).map(|(id, _)| id.to_string())
    }

    /// Something happens, a minute after what happened before.
    async fn log(&mut self, item: &str, event: &str, data: Value) {
        let next = self.now() + chrono::Duration::minutes(1);
        self.stage.clock.set(&next.to_rfc3339());
        let data = data.as_object().unwrap().clone();
        self.log_event(&ItemId::from(item), event, data).await.unwrap();
    }

    /// A register of an item or a party.
    fn field(&self, id: &str, name: &str) -> Value {
        let fields = self.record().unwrap().fields(&EntityId::new(id)).unwrap();
        fields.get(name).cloned().unwrap_or_default()
    }

    /// Ids of a kind, in the order in which they were made.
    fn all(&self, kind: &str) -> Vec<String> {
        let items = self.record().unwrap().items.values();
        items.filter(|item| item.detail.kind_name() == kind).map(|item| item.id.to_string()).collect()
    }

    fn phone(&self, party: &str) -> Option<String> {
        let party = self.record().unwrap().parties.get(&PartyId::from(party)).unwrap().clone();
        party.phone.map(|phone| phone.reveal().clone())
    }
}
