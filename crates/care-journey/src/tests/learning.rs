//! What answers teach (handbook 3.9.7), asked of the whole plan.

use crate::{Plan, Preferences, plan};
use care_model::{Actor, AnswerAction, Change, EntityId, EntityType, Event, EventId, Fact, Happening, Instant, Record};
use chrono::{DateTime, Duration, Timelike, Utc};
use serde_json::{Value, json};

fn at(text: &str) -> Instant {
    text.parse::<DateTime<Utc>>().unwrap()
}

/// A record of Lou with routine referrals that she has to call about, written on a day.
struct Life {
    record: Record,
    events: usize,
}

impl Life {
    fn new() -> Self {
        let mut life = Self { record: Record::new(), events: 0 };
        let settings = json!({"zone": "UTC", "watch_began_at": at("2027-03-01T09:00:00Z"), "default_member": "Lou"});
        life.create("record", EntityType::Record, settings);
        life.create("person Lou", EntityType::Person, json!({"name": "Lou", "initial": "L"}));
        life.create("Lou", EntityType::Member, json!({"name": "Lou", "tz": "UTC", "person": "person Lou"}));
        life
    }

    fn create(&mut self, id: &str, entity_type: EntityType, fields: Value) {
        let fields = serde_json::from_value(fields).unwrap();
        let fact = Fact::Create { entity: EntityId::new(id), entity_type, fields };
        self.apply(at("2027-03-01T09:00:00Z"), vec![fact]);
    }

    fn apply(&mut self, at: Instant, facts: Vec<Fact>) {
        self.record.apply(&Change { at, actor: Actor::Engine, intent: "test".to_owned(), facts });
    }

    fn referral(&mut self, id: &str, ordered: &str) {
        let fields = json!({"kind": "referral", "from": "Dr. Ortiz", "to": id, "ordered": ordered,
            "patient_calls": true, "created_at": format!("{ordered}T12:00:00Z")});
        self.create(id, EntityType::Item, fields);
    }

    fn log(&mut self, at: Instant, actor: Actor, item: &str, what: Happening) {
        self.events += 1;
        let id = EventId::new(format!("event {}", self.events));
        let event = Event { id, at, actor, item: Some(item.into()), what };
        self.apply(at, vec![Fact::Log(event)]);
    }

    /// A routine push of the rule that says "call to book", and what Lou did an hour later.
    fn shown(&mut self, item: &str, at: Instant, answer: Option<AnswerAction>) {
        let rule = "N-REF-01".to_owned();
        let sent = Happening::NudgeSent { rule, target: at.date_naive(), to: "Lou".into(), urgency: 3, step: 0 };
        self.log(at, Actor::Engine, item, sent);
        if let Some(action) = answer {
            self.say(item, at + Duration::hours(1), action);
        }
    }

    fn say(&mut self, item: &str, at: Instant, action: AnswerAction) {
        let what = Happening::Answer { rule: Some("N-REF-01".to_owned()), action, to: None };
        self.log(at, Actor::Member("Lou".into()), item, what);
    }

    fn plan(&self, now: Instant) -> Plan {
        plan(&self.record, now, &Preferences::default())
    }

    fn push_of(&self, item: &str, now: Instant) -> Option<Instant> {
        let plan = self.plan(now);
        let about = |push: &&crate::Push| push.nudges.iter().any(|nudge| nudge.item == Some(item.into()));
        plan.pushes.iter().find(about).map(|push| push.at)
    }
}

/// Days of March 2027 at an hour.
fn march(day: u32, hour: u32) -> Instant {
    at(&format!("2027-03-{day:02}T{hour:02}:00:00Z"))
}

#[test]
fn ignored_thrice_it_stays_on_the_board_and_acted_on_once_more_it_is_pushed_again() {
    let mut life = Life::new();
    life.referral("old", "2027-03-01");
    for day in [2, 4, 8] {
        life.shown("old", march(day, 10), None);
    }
    life.referral("new", "2027-03-15");
    assert_eq!(life.push_of("new", march(15, 12)), None);
    // A pressing one of the same rule that was acted on lifts the weight from 0.343 to 0.43.
    life.shown("old", march(12, 10), Some(AnswerAction::Done));
    assert_eq!(life.push_of("new", march(15, 12)), Some(march(16, 10)));
}

#[test]
fn time_asleep_is_not_ignoring() {
    let mut life = Life::new();
    life.referral("old", "2027-03-01");
    for day in [2, 4, 8] {
        life.shown("old", march(day, 10), None);
    }
    life.log(march(10, 9), Actor::Engine, "old", Happening::Slept { from: march(8, 12), until: march(10, 9) });
    life.referral("new", "2027-03-15");
    assert_eq!(life.push_of("new", march(15, 12)), Some(march(16, 10)));
}

#[test]
fn after_two_not_needed_it_asks_once_and_does_what_it_is_told() {
    let mut life = Life::new();
    for (id, day) in [("one", 2), ("two", 3)] {
        life.referral(id, "2027-03-01");
        assert!(life.plan(march(day, 11)).asks.is_empty());
        life.shown(id, march(day, 10), Some(AnswerAction::NotNeeded));
    }
    let asks = life.plan(march(4, 9)).asks;
    assert_eq!(asks.len(), 1);
    assert_eq!((asks[0].rule.as_str(), asks[0].item.as_str()), ("N-REF-01", "two"));
    life.referral("new", "2027-03-08");
    assert_eq!(life.push_of("new", march(8, 12)), Some(march(9, 10)));
    life.say("two", march(8, 13), AnswerAction::Stop);
    assert_eq!(life.push_of("new", march(8, 14)), None);
    assert!(life.plan(march(8, 14)).asks.is_empty());
    assert_eq!(life.plan(march(8, 14)).stopped.len(), 1);
    life.say("two", march(8, 15), AnswerAction::Keep);
    assert_eq!(life.push_of("new", march(8, 16)), Some(march(9, 10)));
    assert!(life.plan(march(8, 16)).asks.is_empty(), "it asks once");
}

#[test]
fn the_hour_moves_after_five_pushes_when_another_is_acted_on_clearly_more_often() {
    let mut life = Life::new();
    for (n, (day, hour)) in [(2, 10), (3, 14), (4, 10), (5, 14)].into_iter().enumerate() {
        let id = format!("old {n}");
        life.referral(&id, "2027-03-01");
        let acted = (hour == 14).then_some(AnswerAction::Done);
        life.shown(&id, march(day, hour), acted);
    }
    life.referral("new", "2027-03-15");
    assert_eq!(life.push_of("new", march(15, 12)).unwrap().hour(), 10, "four are too few");
    life.referral("old 5", "2027-03-01");
    life.shown("old 5", march(8, 14), Some(AnswerAction::Done));
    assert_eq!(life.push_of("new", march(15, 12)).unwrap().hour(), 14);
}
