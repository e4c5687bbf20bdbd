//! A sample person who can be thrown away: Sally, on the day when her pictures did not arrive.
//!
//! Her record is as encrypted as any, but its key is nowhere than in memory, and its folder goes when it
//! is closed. All dates count from today, so the engine works on her as on anybody. She is made up.

use super::{Concierge, create, people};
use crate::Trouble;
use crate::world::zone_of_this_computer;
use care_model::{
    Actor, CallOutcome, EntityId, EntityType, Event, EventId, Fact, Happening, Instant, ItemId, PartyId, WallTime,
    day_of, resolve,
};
use care_vault::RecordKey;
use chrono::{Datelike, Days, NaiveDate, NaiveTime, Weekday};
use chrono_tz::Tz;
use serde_json::{Value, json};

impl Concierge {
    /// Opens the sample person. The record that was open is closed first.
    ///
    /// # Errors
    /// The folder cannot be written.
    pub async fn open_sample(&mut self) -> Result<(), Trouble> {
        let now = self.world.clock.now();
        let zone = zone_of_this_computer();
        let id = "sample".to_owned();
        let dir = self.home.path().join("sample");
        self.lock().await;
        if dir.exists() {
            // Left by a program that was killed; nobody has its key.
            std::fs::remove_dir_all(&dir)?;
        }
        care_vault::private::make_folder(&dir)?;
        let mut chance = people::Careful::new(&self.world);
        let key = RecordKey::make(&mut chance);
        chance.check()?;
        let store = people::make_store(&self.world, &dir, &key, &id).await?;
        self.enter(id, dir, store, "view-protected-sample", true).await?;
        self.commit_as(Actor::Engine, "sample", Story { now, zone }.facts()).await?;
        self.settle_me()
    }
}

struct Story {
    now: Instant,
    zone: Tz,
}

impl Story {
    fn facts(&self) -> Vec<Fact> {
        let mut facts =
            people::first_facts("Sally Moreno", self.zone, self.day(-25).and_time(NaiveTime::MIN).and_utc());
        facts.push(Fact::Set { entity: EntityId::new("person"), field: "born_on".into(), value: json!("1982-06-03") });
        facts.push(Fact::Set {
            entity: EntityId::new("person"),
            field: "plan".into(),
            value: json!({"name": "SunCare", "type": "MA", "pa_decide_cd": 7, "needs_referral_approval": true}),
        });
        facts.extend(self.parties());
        facts.extend(self.items());
        facts.extend(self.events());
        facts
    }

    fn parties(&self) -> Vec<Fact> {
        let party = |id: &str, fields: Value| create(PartyId::new(id), EntityType::Party, fields);
        vec![
            party(
                "ortiz",
                json!({"name": "Dr. Ortiz", "role": "pcp", "phone": "(212) 555-0119", "fax": "(212) 555-0120",
                "address": "12 Elm St"}),
            ),
            party(
                "lee",
                json!({"name": "Dr. Lee", "role": "specialist", "phone": "(212) 555-0176", "fax": "(212) 555-0177",
                "address": "40 E 68th St", "pictures_to": "images@leeortho.example"}),
            ),
            party(
                "riverside",
                json!({"name": "Riverside Imaging", "role": "facility", "phone": "(212) 555-0148",
                "fax": "(212) 555-0149", "address": "1 River Rd"}),
            ),
            party("suncare", json!({"name": "SunCare", "role": "plan", "phone": "(800) 555-0133"})),
        ]
    }

    fn items(&self) -> Vec<Fact> {
        let visit = self.work_day(69);
        let exam = self.work_day_before(3);
        let item = |id: &str, fields: Value| create(ItemId::new(id), EntityType::Item, fields);
        vec![
            item(
                "REF-1",
                json!({"kind": "referral", "from": "ortiz", "to": "lee", "ordered": self.day(-25),
                "patient_calls": true, "received": self.day(-23), "auth": "R-5521", "number": "R-5521",
                "valid_from": self.day(-24), "valid_to": visit - Days::new(3), "visit": "VIS-1",
                "waitlist": self.day(-23), "what": "Shoulder pain"}),
            ),
            item(
                "VIS-1",
                json!({"kind": "visit", "party": "lee", "referral": "REF-1", "booked": self.day(-23),
                "what": "Dr. Lee, shoulder",
                "slot": {"start": format!("{visit}T14:00"), "end": format!("{visit}T14:45"), "place": "40 E 68th St"}}),
            ),
            item(
                "IMG-1",
                json!({"kind": "imaging", "what": "MRI left shoulder", "modality": "MR", "order_by": "lee",
                "ordered": self.day(-23), "party": "riverside", "for": "VIS-1", "contrast": false, "safety": "done",
                "receivers_set": true, "booked": self.day(-14), "number": "ACC-0202-118", "performed": exam,
                "report_final": self.last_work_day(), "outcome": "done",
                "slot": {"start": format!("{exam}T09:30"), "end": format!("{exam}T10:15")}}),
            ),
            item(
                "PA-1",
                json!({"kind": "pa", "for": "IMG-1", "by": "lee", "plan_line": "suncare", "state": "approved",
                "number": "PA-7781", "window": [self.day(-15), self.day(45)], "place": "riverside"}),
            ),
            item(
                "NEED-2",
                json!({"kind": "need", "what": "images", "from": "riverside", "to": "lee", "hard": true,
                "for": "VIS-1", "source": "IMG-1", "state": "needed"}),
            ),
            item(
                "NEED-3",
                json!({"kind": "need", "what": "report", "from": "riverside", "to": "lee", "hard": true,
                "for": "VIS-1", "source": "IMG-1", "state": "needed"}),
            ),
            item(
                "NEED-4",
                json!({"kind": "need", "what": "report", "label": "report copy", "from": "riverside",
                "to": "ortiz", "hard": false, "source": "IMG-1", "state": "needed"}),
            ),
        ]
    }

    fn events(&self) -> Vec<Fact> {
        let exam = self.work_day_before(3);
        let promised = Some(self.work_day_before(1));
        let asked = Happening::NeedRequested { promised };
        let call = |about: &[&str], outcome| Happening::Call {
            party: "lee".into(),
            outcome,
            about: about.iter().map(|id| ItemId::from(*id)).collect(),
            date: None,
            party2: None,
            note: None,
            spoke_with: Some("Ana, front desk".into()),
        };
        let looked = self.last_work_day();
        let story = [
            (exam, "11:20", Some("NEED-2"), asked.clone()),
            (exam, "11:20", Some("NEED-3"), asked.clone()),
            (exam, "11:20", Some("NEED-4"), asked),
            (looked, "10:08", None, call(&["NEED-2", "NEED-3"], CallOutcome::ReachedDone)),
            (looked, "10:08", Some("NEED-3"), Happening::NeedReceived { opened: None, closes_referral: None }),
            (looked, "10:08", Some("NEED-2"), Happening::NeedFailed),
            (looked, "10:09", Some("IMG-1"), Happening::TalkPlanned),
        ];
        let told = story.into_iter().enumerate().map(|(number, (day, time, item, what))| {
            let wall = WallTime::parse(&format!("{day} {time}")).map_or(day.and_time(NaiveTime::MIN), |time| time.0);
            Fact::Log(Event {
                id: EventId::new(format!("sample-event-{number:02}")),
                at: resolve(wall, self.zone),
                actor: Actor::Member("me".into()),
                item: item.map(ItemId::from),
                what,
            })
        });
        told.collect()
    }

    fn today(&self) -> NaiveDate {
        day_of(self.now, self.zone)
    }

    fn day(&self, offset: i64) -> NaiveDate {
        self.today() + chrono::Duration::days(offset)
    }

    /// The first work day on or after so many days from today.
    fn work_day(&self, ahead: i64) -> NaiveDate {
        let mut day = self.day(ahead);
        while is_weekend(day) {
            day = day + Days::new(1);
        }
        day
    }

    /// So many work days before the day on which the office looked.
    fn work_day_before(&self, count: u32) -> NaiveDate {
        let mut day = self.last_work_day();
        for _ in 0..count {
            day = day - Days::new(1);
            while is_weekend(day) {
                day = day - Days::new(1);
            }
        }
        day
    }

    /// Today after ten in the morning of a work day; otherwise the work day before.
    fn last_work_day(&self) -> NaiveDate {
        let they_looked = self.now.with_timezone(&self.zone).time() >= NaiveTime::MIN + chrono::Duration::minutes(615);
        let mut day = if they_looked { self.today() } else { self.day(-1) };
        while is_weekend(day) {
            day = day - Days::new(1);
        }
        day
    }
}

fn is_weekend(day: NaiveDate) -> bool {
    matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}
