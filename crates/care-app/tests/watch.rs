//! When a push leaves: with its minute while the computer is awake, and at once after a wake.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a failed expectation is the result of a test"
)]

mod support;

use care_app::world::Clock;
use care_app::{WatchNews, watch};
use care_model::Instant;
use serde_json::json;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use support::Desk;
use tokio::sync::mpsc::unbounded_channel;
use tokio::time::Instant as Awake;

/// A wall clock that runs; a suspended computer adds to it all at once.
struct Running {
    shown: Instant,
    began: Awake,
    slept: Mutex<Duration>,
}

impl Running {
    fn from(shown: &str) -> Arc<Self> {
        let shown = shown.parse().unwrap();
        Arc::new(Self { shown, began: Awake::now(), slept: Mutex::default() })
    }

    fn sleeps_until(&self, wake: &str) {
        let wake: Instant = wake.parse().unwrap();
        let long = (wake - self.now()).to_std().unwrap();
        *self.slept.lock().unwrap() += long;
    }
}

impl Clock for Running {
    fn now(&self) -> Instant {
        self.shown + chrono::Duration::from_std(self.began.elapsed() + *self.slept.lock().unwrap()).unwrap()
    }

    fn awake(&self) -> Duration {
        self.began.elapsed()
    }
}

/// A referral that Sally has to call about; it is said on Monday at ten in New York.
const SAID_AT: &str = "2027-02-08T15:00:00Z";

/// The watch on a record with that referral, from a moment on.
async fn watched(from: &str) -> (Arc<Running>, tokio::sync::mpsc::UnboundedReceiver<WatchNews>) {
    let mut desk = Desk::new().await;
    let office = desk.add("party", json!({"name": "Dr. Lee", "role": "specialist", "phone": "555-0176"})).await;
    desk.add("referral", json!({"to": office, "ordered": "2027-02-05", "patient_calls": true})).await;
    let clock = Running::from(from);
    let concierge = Arc::new(tokio::sync::Mutex::new(desk.at(clock.clone()).await));
    let poked = concierge.lock().await.subscribe();
    let (news, said) = unbounded_channel();
    tokio::spawn(watch(concierge, poked, news));
    (clock, said)
}

/// The wall time at which the first push was said.
async fn said_at(clock: &Running, news: &mut tokio::sync::mpsc::UnboundedReceiver<WatchNews>) -> Instant {
    let first = async {
        while let Some(told) = news.recv().await {
            if let WatchNews::Said(_) = told {
                return clock.now();
            }
        }
        panic!("the watch ended");
    };
    tokio::time::timeout(Duration::from_secs(20), first).await.unwrap()
}

#[tokio::test]
async fn a_push_leaves_within_a_second_of_its_minute() {
    let (clock, mut news) = watched("2027-02-08T14:59:57Z").await;
    let late = said_at(&clock, &mut news).await - SAID_AT.parse::<Instant>().unwrap();
    assert!(late >= chrono::Duration::zero() && late < chrono::Duration::seconds(1), "{late}");
}

#[tokio::test]
async fn a_push_that_fell_into_a_sleep_leaves_within_five_seconds_of_the_wake() {
    let (clock, mut news) = watched("2027-02-08T13:00:00Z").await;
    // The watch has looked once and rests; then the lid is shut until a quarter past ten.
    tokio::time::timeout(Duration::from_millis(1500), news.recv()).await.unwrap_err();
    clock.sleeps_until("2027-02-08T15:15:00Z");
    let late = said_at(&clock, &mut news).await - "2027-02-08T15:15:00Z".parse::<Instant>().unwrap();
    assert!(late < chrono::Duration::seconds(5), "{late}");
}
