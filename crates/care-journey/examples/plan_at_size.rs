//! How long one plan takes for a record of some size: makes the record, plans several times, prints JSON.
//!
//! `cargo run --release -p care-journey --example plan_at_size -- [ITEMS] [OPEN] [ROUNDS]`. The record is
//! the same on every run. Times are milliseconds of wall time: `plan` is one call on a record in memory,
//! `arising` one look for what the product makes by itself.
#![allow(clippy::disallowed_methods)] // measuring time is what this program is for
#![allow(clippy::print_stdout)] // the figures go to standard output

use care_journey::{Preferences, arising, plan};
use care_model::{Actor, Change, EntityId, EntityType, Event, EventId, Fact, Happening, Instant, Record};
use chrono::{Days, Duration, NaiveDate};
use serde_json::{Value, json};
use std::time::Instant as Clock;

type Failure = Box<dyn std::error::Error>;

/// Offices of the record, one in five of them in another zone.
const OFFICES: usize = 40;

/// The moment for which is planned, a Tuesday morning.
const NOW: &str = "2027-02-23T14:30:00Z";

fn create(id: &str, entity_type: EntityType, fields: Value) -> Result<Fact, Failure> {
    Ok(Fact::Create { entity: EntityId::new(id), entity_type, fields: serde_json::from_value(fields)? })
}

fn office(n: usize) -> String {
    format!("Office {}", n % OFFICES)
}

/// What makes the record: facts by item, and the day that stands for today.
struct Maker {
    facts: Vec<Fact>,
    today: NaiveDate,
    now: Instant,
    events: usize,
}

impl Maker {
    fn day(&self, n: i64) -> NaiveDate {
        let days = Days::new(n.unsigned_abs());
        if n < 0 { self.today.checked_sub_days(days) } else { self.today.checked_add_days(days) }.unwrap_or(self.today)
    }

    fn item(&mut self, id: &str, fields: Value) -> Result<(), Failure> {
        self.facts.push(create(id, EntityType::Item, fields)?);
        Ok(())
    }

    fn log(&mut self, item: &str, days: i64, actor: Actor, what: Happening) {
        self.events += 1;
        let at = self.now + Duration::days(days) + Duration::minutes(i64::try_from(self.events % 300).unwrap_or(0));
        let (id, item) = (EventId::new(format!("event {:06}", self.events)), Some(item.into()));
        self.facts.push(Fact::Log(Event { id, at, actor, item, what }));
    }

    fn told(&mut self, item: &str, days: i64, rule: &str) {
        let target = self.day(days);
        let (rule, to) = (rule.to_owned(), "Ann".into());
        self.log(item, days, Actor::Engine, Happening::NudgeSent { rule, target, to, urgency: 2, step: 0 });
    }

    /// One story of five items that ended `ago` days before today.
    fn closed(&mut self, n: usize, ago: i64) -> Result<(), Failure> {
        let me = || Actor::Member("Ann".into());
        let (visit, need) = (format!("old visit {n}"), format!("old need {n}"));
        let on = self.day(-ago);
        self.item(&visit, json!({"kind": "visit", "party": office(n), "slot": {"start": format!("{on} 10:30"), "end": format!("{on} 11:00")}, "booked": self.day(-ago - 30)}))?;
        self.item(&need, json!({"kind": "need", "what": "images", "from": office(n + 1), "to": office(n), "hard": true, "for": visit, "promised": self.day(-ago - 6), "state": "requested"}))?;
        self.item(&format!("old referral {n}"), json!({"kind": "referral", "from": office(n + 2), "to": office(n), "ordered": self.day(-ago - 40), "patient_calls": true, "visit": visit, "state": "closed"}))?;
        self.item(&format!("old lab {n}"), json!({"kind": "lab", "party": office(n + 3), "order_by": office(n), "ordered": self.day(-ago - 9), "resulted": self.day(-ago - 2)}))?;
        self.item(
            &format!("old task {n}"),
            json!({"kind": "task", "label": "Fill in the form", "due": on, "state": "done"}),
        )?;
        self.told(&need, -ago - 5, "N-INF-03");
        self.log(&need, -ago - 5, me(), Happening::NeedReceived { opened: Some(true), closes_referral: None });
        self.told(&visit, -ago - 3, "N-APT-02");
        self.told(&visit, -ago - 1, "N-APT-01");
        self.log(&visit, -ago, me(), Happening::Capture { note: None, say_back: None, not_discussed: false });
        Ok(())
    }

    /// One story of six items that is under way; its visit lies `ahead` days after today.
    fn open(&mut self, n: usize, ahead: i64) -> Result<(), Failure> {
        let (visit, scan) = (format!("visit {n}"), format!("scan {n}"));
        let on = self.day(ahead);
        self.item(&visit, json!({"kind": "visit", "party": office(n), "slot": {"start": format!("{on} 14:00"), "end": format!("{on} 14:45")}, "booked": self.day(-20)}))?;
        self.item(&scan, json!({"kind": "imaging", "order_by": office(n), "ordered": self.day(-6), "for": visit, "safety": "needed"}))?;
        self.item(&format!("approval {n}"), json!({"kind": "pa", "for": scan, "by": office(n), "ordered": self.day(-6), "state": "unknown", "required": true}))?;
        self.item(&format!("need {n}"), json!({"kind": "need", "what": "records", "from": office(n + 1), "to": office(n), "hard": true, "for": visit, "state": "requested", "promised": self.day(i64::try_from(n % 9).unwrap_or(0) - 3)}))?;
        self.item(&format!("referral {n}"), json!({"kind": "referral", "from": office(n + 2), "to": office(n), "ordered": self.day(-9), "office_calls": true, "visit": visit, "valid_to": self.day(ahead + 20)}))?;
        self.item(&format!("medicine {n}"), json!({"kind": "medicine", "run_out": self.day(i64::try_from(n % 60).unwrap_or(0) + 4), "refills_left": n % 3, "pharmacy": office(n + 3), "prescriber": office(n)}))?;
        self.told(&format!("need {n}"), -4, "N-INF-02");
        Ok(())
    }
}

/// A record with this many items, of which so many are still open.
fn record(items: usize, open: usize, now: Instant) -> Result<Record, Failure> {
    let mut maker = Maker { facts: Vec::new(), today: now.date_naive(), now, events: 0 };
    let watch = now - Duration::days(400);
    let settings = json!({"zone": "America/New_York", "watch_began_at": watch, "default_member": "Ann"});
    maker.facts.push(create("record", EntityType::Record, settings)?);
    maker.facts.push(create("person Ann", EntityType::Person, json!({"name": "Ann", "initial": "A"}))?);
    maker.facts.push(create("Ann", EntityType::Member, json!({"name": "Ann", "person": "person Ann"}))?);
    for n in 0..OFFICES {
        let zone = if n % 5 == 4 { "America/Los_Angeles" } else { "America/New_York" };
        maker.facts.push(create(&office(n), EntityType::Party, json!({"name": office(n), "tz": zone}))?);
    }
    for n in 0..open.div_ceil(6) {
        maker.open(n, i64::try_from(5 + n % 90)?)?;
    }
    for n in 0..items.saturating_sub(open).div_ceil(5) {
        maker.closed(n, i64::try_from(10 + n % 380)?)?;
    }
    let mut record = Record::new();
    record.apply(&Change { at: watch, actor: Actor::Import, intent: "bench".into(), facts: maker.facts });
    Ok(record)
}

fn times(rounds: usize, mut work: impl FnMut()) -> Value {
    let mut times: Vec<f64> = (0..rounds.max(1))
        .map(|_| {
            let start = Clock::now();
            work();
            start.elapsed().as_secs_f64() * 1000.0
        })
        .collect();
    times.sort_by(f64::total_cmp);
    let at = |share: f64| {
        let index = ((times.len() - 1) as f64 * share).round() as usize;
        times.get(index).map(|ms| (ms * 100.0).round() / 100.0)
    };
    json!({"p50_ms": at(0.5), "p95_ms": at(0.95)})
}

fn main() -> Result<(), Failure> {
    let mut arguments = std::env::args().skip(1);
    let mut number = |usual: usize| arguments.next().map_or(Ok(usual), |text| text.parse::<usize>());
    let (items, open, rounds) = (number(5_000)?, number(300)?, number(20)?);
    let now: Instant = NOW.parse()?;
    let record = record(items, open, now)?;
    let preferences = Preferences::default();
    let first = plan(&record, now, &preferences);
    let planned = times(rounds, || {
        std::hint::black_box(plan(&record, now, &preferences));
    });
    let arisen = times(rounds, || {
        std::hint::black_box(arising(&record, now));
    });
    let figures = json!({
        "items": record.items.len(),
        "events": record.events.len(),
        "open": first.standings.values().filter(|standing| !matches!(standing.status, care_journey::Status::Done | care_journey::Status::Cancelled)).count(),
        "pushes": first.pushes.len(),
        "plan": planned,
        "arising": arisen,
    });
    println!("{figures}");
    Ok(())
}
