//! What must hold for any record: a season of days lived on the engine, with entries, absences and
//! silence in any order.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // a test program

use care_journey::{Plan, Preferences, Push, plan};
use care_model::{Actor, Change, EntityId, EntityType, Event, EventId, Fact, Happening, Instant, Record};
use chrono::{DateTime, Datelike, Duration, NaiveDate, Timelike, Utc};
use chrono_tz::Tz;
use proptest::prelude::*;
use proptest::test_runner::FileFailurePersistence;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

const ZONE: Tz = chrono_tz::America::New_York;
const DAYS: i64 = 40;

fn start() -> Instant {
    "2027-02-22T14:00:00Z".parse::<DateTime<Utc>>().unwrap()
}

fn day(n: i64) -> NaiveDate {
    (start() + Duration::days(n)).date_naive()
}

fn create(id: &str, entity_type: EntityType, fields: Value) -> Fact {
    Fact::Create { entity: EntityId::new(id), entity_type, fields: serde_json::from_value(fields).unwrap() }
}

/// One thing of the season: what it is and how many days ahead its date lies.
#[derive(Clone, Debug)]
enum Seed {
    Visit(i64),
    Scan { day: i64, approved_until: Option<i64> },
    Need { visit: i64, promised: Option<i64> },
    Referral(i64),
    Medicine(i64),
    Task(i64),
}

fn seeds() -> impl Strategy<Value = Vec<Seed>> {
    seeds_within(DAYS)
}

fn seeds_within(days: i64) -> impl Strategy<Value = Vec<Seed>> {
    let seed = prop_oneof![
        (3i64..days).prop_map(Seed::Visit),
        (5i64..days, proptest::option::of(3i64..days))
            .prop_map(|(day, approved_until)| Seed::Scan { day, approved_until }),
        (6i64..days, proptest::option::of(0i64..20)).prop_map(|(visit, promised)| Seed::Need { visit, promised }),
        (0i64..10).prop_map(Seed::Referral),
        (4i64..days).prop_map(Seed::Medicine),
        (3i64..days).prop_map(Seed::Task),
    ];
    proptest::collection::vec(seed, 1..9)
}

/// What somebody enters: on which day and at which hour, about which item, which event.
type Entry = (i64, u32, usize, usize);
/// From which day on the computer sleeps, for how many hours.
type Sleep = (i64, i64);

fn facts(n: usize, seed: &Seed) -> Vec<Fact> {
    let (id, visit, party) = (format!("item {n}"), format!("goal {n}"), format!("Office {}", n % 3));
    let slot = |day_: i64| json!({"start": format!("{} 10:30", day(day_)), "end": format!("{} 11:00", day(day_))});
    let item = |id: &str, fields: Value| create(id, EntityType::Item, fields);
    let booked = day(-30);
    match seed {
        Seed::Visit(on) => {
            vec![item(&id, json!({"kind": "visit", "party": party, "slot": slot(*on), "booked": booked}))]
        }
        Seed::Scan { day: on, approved_until } => {
            let window = approved_until.map(|until| json!([day(-5), day(until)]));
            let state = if window.is_some() { "approved" } else { "unknown" };
            vec![
                item(
                    &visit,
                    json!({"kind": "imaging", "party": party, "order_by": "Office 1", "slot": slot(*on), "booked": booked, "safety": "needed"}),
                ),
                item(
                    &id,
                    json!({"kind": "pa", "for": visit, "by": "Office 1", "ordered": day(0), "state": state, "window": window}),
                ),
            ]
        }
        Seed::Need { visit: on, promised } => {
            let state = if promised.is_some() { "requested" } else { "needed" };
            vec![
                item(&visit, json!({"kind": "visit", "party": "Office 2", "slot": slot(*on), "booked": booked})),
                item(
                    &id,
                    json!({"kind": "need", "what": "images", "from": party, "to": "Office 2", "hard": true, "for": visit, "state": state, "promised": promised.map(day)}),
                ),
            ]
        }
        Seed::Referral(on) => vec![item(
            &id,
            json!({"kind": "referral", "from": "Office 0", "to": party, "ordered": day(*on), "patient_calls": true}),
        )],
        Seed::Medicine(on) => {
            vec![item(&id, json!({"kind": "medicine", "run_out": day(*on), "refills_left": 1, "pharmacy": party}))]
        }
        Seed::Task(on) => vec![item(&id, json!({"kind": "task", "due": day(*on)}))],
    }
}

fn record(seeds: &[Seed]) -> Record {
    record_in_order(seeds, false)
}

/// The things entered first to last, or the other way round.
fn record_in_order(seeds: &[Seed], reversed: bool) -> Record {
    let mut record = Record::new();
    let mut all = vec![
        create(
            "record",
            EntityType::Record,
            json!({"zone": ZONE.name(), "watch_began_at": start(), "default_member": "Ann"}),
        ),
        create("person Ann", EntityType::Person, json!({"name": "Ann", "initial": "A"})),
        create("Ann", EntityType::Member, json!({"name": "Ann", "person": "person Ann", "backup": "Ben"})),
        create("Ben", EntityType::Member, json!({"name": "Ben"})),
        create("Office 1", EntityType::Party, json!({"name": "Office 1", "tz": "America/Los_Angeles"})),
    ];
    let mut things: Vec<Fact> = seeds.iter().enumerate().flat_map(|(n, seed)| facts(n, seed)).collect();
    if reversed {
        things.reverse();
    }
    all.extend(things);
    record.apply(&Change { at: start(), actor: Actor::Import, intent: "test".into(), facts: all });
    record
}

fn happening(kind: usize) -> Happening {
    match kind % 5 {
        0 => Happening::NeedRequested { promised: Some(day(12)) },
        1 => Happening::NeedFailed,
        2 => Happening::Capture { note: None, not_discussed: false, say_back: None },
        3 => Happening::Missed { by: Some("patient".into()) },
        _ => Happening::WaitlistJoined,
    }
}

fn log(record: &mut Record, id: String, at: Instant, actor: Actor, item: Option<String>, what: Happening) {
    let event = Event { id: EventId::new(id), at, actor: actor.clone(), item: item.map(|id| id.as_str().into()), what };
    record.apply(&Change { at, actor, intent: "test".into(), facts: vec![Fact::Log(event)] });
}

struct Season {
    sent: Vec<(Instant, Push)>,
    record: Record,
}

/// Lives the season: sleeps until the plan's next wake or the next entry, sends what is due, logs it.
fn live(seeds: &[Seed], entries: &[Entry], sleeps: &[Sleep], reversed: bool) -> Season {
    live_for(DAYS, seeds, entries, sleeps, reversed)
}

/// The same for any number of days.
fn live_for(days: i64, seeds: &[Seed], entries: &[Entry], sleeps: &[Sleep], reversed: bool) -> Season {
    let mut record = record(seeds);
    let mut agenda: BTreeMap<Instant, Vec<(usize, usize)>> = BTreeMap::new();
    for (on, hour, item, kind) in entries {
        let at = start() + Duration::days(*on) + Duration::hours(i64::from(*hour));
        agenda.entry(at).or_default().push((item % seeds.len(), *kind));
    }
    for batch in agenda.values_mut() {
        let mut seen = BTreeSet::new();
        batch.retain(|(item, _)| seen.insert(*item));
        batch.sort_unstable();
        if reversed {
            batch.reverse();
        }
    }
    let sleeps: Vec<(Instant, Instant)> = sleeps
        .iter()
        .map(|(on, hours)| (start() + Duration::days(*on), start() + Duration::days(*on) + Duration::hours(*hours)))
        .collect();
    let (mut now, mut n, mut sent) = (start(), 0u32, Vec::new());
    let end = start() + Duration::days(days + 5);
    while now <= end {
        for (item, kind) in agenda.remove(&now).unwrap_or_default() {
            let id = format!("entry {now} {item}");
            log(&mut record, id, now, Actor::Member("Ann".into()), Some(format!("item {item}")), happening(kind));
        }
        let asleep = sleeps.iter().filter(|(from, to)| *from <= now && now < *to).map(|(_, to)| *to).max();
        let wake = match asleep {
            Some(until) => until,
            None => {
                if let Some((from, until)) = sleeps.iter().find(|(_, to)| *to == now) {
                    let slept = Happening::Slept { from: *from, until: *until };
                    log(&mut record, format!("slept {now}"), now, Actor::Engine, None, slept);
                }
                let mut rounds = 0;
                loop {
                    let made = care_journey::arising(&record, now);
                    record.apply(&Change { at: now, actor: Actor::Engine, intent: "test".into(), facts: made });
                    let plan: Plan = plan(&record, now, &Preferences::default());
                    let due: Vec<Push> = plan.pushes.into_iter().filter(|push| push.at <= now).collect();
                    if due.is_empty() {
                        break plan.next_wake.unwrap_or(end + Duration::hours(1));
                    }
                    rounds += 1;
                    assert!(rounds < 10, "sent again and again at {now}");
                    for push in due {
                        for nudge in &push.nudges {
                            n += 1;
                            let what = Happening::NudgeSent {
                                rule: nudge.rule.clone(),
                                target: nudge.target,
                                to: push.to.clone(),
                                urgency: nudge.urgency as u8 + 1,
                                step: nudge.step,
                            };
                            let item = nudge.item.as_ref().map(ToString::to_string);
                            log(&mut record, format!("sent {n:06}"), now, Actor::Engine, item, what);
                        }
                        sent.push((now, push));
                    }
                }
            }
        };
        assert!(wake > now, "the plan must wake later than {now}");
        let next = agenda.keys().find(|at| **at > now).copied();
        let nod = sleeps.iter().map(|(from, _)| *from).filter(|from| *from > now).min();
        now = [Some(wake), next, nod].into_iter().flatten().min().unwrap();
    }
    Season { sent, record }
}

fn said(season: &Season) -> Vec<String> {
    let line = |(at, push): &(Instant, Push)| {
        let nudges: Vec<String> = push
            .nudges
            .iter()
            .map(|nudge| format!("{} {}", nudge.rule, nudge.item.as_ref().map_or("", |item| item.as_str())))
            .collect();
        format!("{at} {}: {}", push.to, nudges.join(", "))
    };
    season.sent.iter().map(line).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, max_shrink_iters: 60, failure_persistence: Some(Box::new(FileFailurePersistence::Direct("tests/properties.seeds"))), ..ProptestConfig::default() })]

    #[test]
    fn nobody_is_woken_at_night_or_told_twice_or_told_too_much(
        seeds in seeds(),
        entries in proptest::collection::vec((1i64..DAYS, 0u32..9, 0usize..8, 0usize..5), 0..8),
        sleeps in proptest::collection::vec((1i64..DAYS, 5i64..200), 0..3),
    ) {
        let season = live(&seeds, &entries, &sleeps, false);
        let mut told = BTreeSet::new();
        let mut by_day: BTreeMap<(NaiveDate, String), (usize, usize)> = BTreeMap::new();
        for (at, push) in &season.sent {
            let local = at.with_timezone(&ZONE);
            prop_assert!((8..20).contains(&local.hour()), "at night: {local}");
            for nudge in &push.nudges {
                let cause = (nudge.rule.clone(), nudge.item.clone(), nudge.target, nudge.step, nudge.urgency, push.to.clone());
                prop_assert!(told.insert(cause), "twice: {} at {local}", nudge.rule);
            }
            if push.nudges.iter().any(|nudge| nudge.rule.starts_with("N-SYS-")) {
                continue;
            }
            let counts = by_day.entry((local.date_naive(), push.to.to_string())).or_default();
            counts.0 += 1;
            let urgent = push.nudges.iter().any(|nudge| nudge.urgency == care_journey::Urgency::U1);
            counts.1 += usize::from(!urgent);
        }
        for ((on, to), (all, routine)) in by_day {
            prop_assert!(all <= 4 && routine <= 2, "{to} got {all} pushes on {on}, {routine} of them routine");
        }
    }

    #[test]
    fn the_order_of_entries_of_one_minute_on_unrelated_items_does_not_matter(
        seeds in seeds(),
        entries in proptest::collection::vec((1i64..9, 0u32..2, 0usize..8, 0usize..5), 2..10),
    ) {
        prop_assert_eq!(said(&live(&seeds, &entries, &[], false)), said(&live(&seeds, &entries, &[], true)));
    }

    #[test]
    fn the_same_record_and_moment_give_the_same_plan_even_with_the_clock_moved_back(
        seeds in seeds(),
        entries in proptest::collection::vec((1i64..DAYS, 0u32..9, 0usize..8, 0usize..5), 0..6),
        back in 1i64..72,
    ) {
        let season = live(&seeds, &entries, &[], false);
        let end = start() + Duration::days(DAYS + 5);
        let once = plan(&season.record, end, &Preferences::default());
        prop_assert_eq!(&once, &plan(&season.record.clone(), end, &Preferences::default()));
        // A clock moved back never sends again what the log has.
        let earlier = plan(&season.record, end - Duration::hours(back), &Preferences::default());
        let sent: BTreeSet<_> = season.sent.iter().flat_map(|(_, push)| &push.nudges)
            .map(|nudge| (nudge.rule.clone(), nudge.item.clone(), nudge.target, nudge.step, nudge.urgency)).collect();
        for nudge in earlier.pushes.iter().filter(|push| push.at <= earlier.at).flat_map(|push| &push.nudges) {
            let cause = (nudge.rule.clone(), nudge.item.clone(), nudge.target, nudge.step, nudge.urgency);
            prop_assert!(!sent.contains(&cause), "sent again: {}", nudge.rule);
        }
    }

    #[test]
    fn the_order_in_which_things_were_entered_changes_nothing(seeds in seeds(), on in 0i64..DAYS) {
        let at = start() + Duration::days(on);
        let plan_of = |reversed| plan(&record_in_order(&seeds, reversed), at, &Preferences::default());
        prop_assert_eq!(plan_of(false), plan_of(true));
    }

    #[test]
    fn one_more_thing_that_has_nothing_to_do_with_it_delays_what_is_urgent_by_no_more_than_a_bundle(
        seeds in seeds(), on in 0i64..DAYS, other in 1i64..DAYS,
    ) {
        let at = start() + Duration::days(on);
        let record = record(&seeds);
        let mut more = record.clone();
        let visit = json!({"kind": "referral", "from": "Office 8", "to": "Office 9", "ordered": day(on - 1), "patient_calls": true});
        let task = json!({"kind": "task", "due": day(on + other)});
        // An office that answers from a quarter to eleven on: near the hour of an urgent call, not at it.
        let hours = json!({"name": "Office 9", "tz": ZONE.name(), "hours": ["10:15", "16:30"], "breaks": []});
        let made = vec![create("Office 9", EntityType::Party, hours), create("unrelated 1", EntityType::Item, visit), create("unrelated 2", EntityType::Item, task)];
        more.apply(&Change { at: start(), actor: Actor::Import, intent: "test".into(), facts: made });
        let urgent = |record: &Record| -> BTreeMap<_, Instant> {
            let plan = plan(record, at, &Preferences::default());
            let of = |push: &Push| -> Vec<_> {
                let urgent = push.nudges.iter().filter(|nudge| nudge.urgency == care_journey::Urgency::U1);
                urgent.map(|nudge| ((nudge.rule.clone(), nudge.item.clone(), push.to.clone()), push.at)).collect()
            };
            plan.pushes.iter().rev().flat_map(of).collect()
        };
        let (without, with) = (urgent(&record), urgent(&more));
        // A bundle goes at the latest right moment in it, 60 minutes from the first at most (handbook 3.9.2).
        for (nudge, at) in without {
            let later = with.get(&nudge).copied();
            prop_assert!(later.is_some_and(|later| later <= at + Duration::minutes(60)), "{nudge:?} at {at} became {later:?}");
        }
    }

    #[test]
    fn what_is_over_is_withdrawn_at_once(seeds in seeds(), on in 0i64..DAYS) {
        let at = start() + Duration::days(on);
        let mut record = record(&seeds);
        let before = plan(&record, at, &Preferences::default());
        let first = before.pushes.iter().flat_map(|push| &push.nudges).find_map(|nudge| nudge.item.clone());
        let Some(item) = first else { return Ok(()) };
        // A hand-off is not cancelled: the receiver says that it is not needed (handbook 1.4).
        let index: Option<usize> = item.as_str().strip_prefix("item ").and_then(|n| n.parse().ok());
        let is_need = index.is_some_and(|n| matches!(seeds[n], Seed::Need { .. }));
        let over = if is_need { Happening::NeedWaived } else { Happening::Cancelled };
        log(&mut record, "over".into(), at, Actor::Member("Ann".into()), Some(item.to_string()), over);
        let after = plan(&record, at, &Preferences::default());
        let about = after.pushes.iter().flat_map(|push| &push.nudges).find(|nudge| nudge.item.as_ref() == Some(&item));
        prop_assert!(about.is_none(), "{item} is over, and still: {about:?}");
    }
}

/// Offices of these records answer on weekdays from 9 to 12 and 1 to half past 3, with half an hour to spare.
fn answers(at: Instant, party: Option<&care_model::PartyId>) -> bool {
    let far = party.is_some_and(|party| party.as_str() == "Office 1");
    let local = at.with_timezone(&if far { chrono_tz::America::Los_Angeles } else { ZONE });
    let minute = local.hour() * 60 + local.minute();
    local.weekday().num_days_from_monday() < 5 && ((540..720).contains(&minute) || (780..930).contains(&minute))
}

/// How many years are lived: `CARE_YEARS=2000` for the long form.
fn years() -> u32 {
    std::env::var("CARE_YEARS").ok().and_then(|years| years.parse().ok()).unwrap_or(6)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: years(), max_shrink_iters: 60, failure_persistence: Some(Box::new(FileFailurePersistence::Direct("tests/properties.seeds"))), ..ProptestConfig::default() })]

    #[test]
    fn in_a_whole_year_nobody_is_asked_to_call_an_office_that_does_not_answer(
        seeds in seeds_within(360),
        entries in proptest::collection::vec((1i64..360, 0u32..9, 0usize..8, 0usize..5), 0..20),
        sleeps in proptest::collection::vec((1i64..360, 5i64..300), 0..5),
    ) {
        let season = live_for(360, &seeds, &entries, &sleeps, false);
        let mut told = BTreeSet::new();
        let mut by_day: BTreeMap<(NaiveDate, String), (usize, usize)> = BTreeMap::new();
        let mut routine: BTreeMap<String, Vec<NaiveDate>> = BTreeMap::new();
        for (at, push) in &season.sent {
            let local = at.with_timezone(&ZONE);
            prop_assert!((8..20).contains(&local.hour()), "at night: {local}");
            let is_summary = push.nudges.iter().any(|nudge| nudge.rule.starts_with("N-SYS-"));
            for nudge in &push.nudges {
                let cause = (nudge.rule.clone(), nudge.item.clone(), nudge.target, nudge.step, nudge.urgency, push.to.clone());
                prop_assert!(told.insert(cause), "twice: {} at {local}", nudge.rule);
                let is_call = nudge.card.as_deref().is_some_and(|card| card != "C-RIDE") && !is_summary;
                prop_assert!(!is_call || answers(*at, nudge.party.as_ref()), "{} to {:?} at {local}", nudge.rule, nudge.party);
            }
            if is_summary {
                continue;
            }
            let urgent = push.nudges.iter().any(|nudge| nudge.urgency == care_journey::Urgency::U1);
            let counts = by_day.entry((local.date_naive(), push.to.to_string())).or_default();
            counts.0 += 1;
            counts.1 += usize::from(!urgent);
            if !urgent {
                let week = routine.entry(push.to.to_string()).or_default();
                week.push(local.date_naive());
                let last_seven = week.iter().filter(|on| (local.date_naive() - **on).num_days() < 7).count();
                prop_assert!(last_seven <= 10, "{last_seven} routine pushes in a week at {local}");
            }
        }
        for ((on, to), (all, routine)) in by_day {
            prop_assert!(all <= 4 && routine <= 2, "{to} got {all} pushes on {on}, {routine} of them routine");
        }
    }
}
