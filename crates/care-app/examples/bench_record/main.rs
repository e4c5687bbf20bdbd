//! What a big record costs: makes one, then times screens, searches, edits, opening and rebuilding, and prints
//! JSON. Milliseconds of wall time.
//!
//! `cargo run --release -p care-app --example bench_record -- [ITEMS CHANGES RESOURCES]`. The key is made
//! without a passphrase's stretching, which is the same for every record and is told apart.
#![allow(clippy::disallowed_methods, reason = "measuring time is what this program is for")]
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "the figures go to standard output")]
#![allow(missing_docs, reason = "a program")]

mod made;

use care_app::world::{Clock, SystemChance, World};
use care_app::{Concierge, Protection, Secret};
use care_model::{Actor, Change, EntityId, Fact, Instant, ItemId};
use care_store::{EvidenceNote, SearchQuery, Store, TextPart};
use care_vault::{KeySlots, RecordKey};
use made::{Dice, Size};
use serde_json::{Map, Value, json};
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant as Stopwatch};
use zeroize::Zeroizing;

type Failure = Box<dyn std::error::Error>;

/// Changes that go into one transaction while the record is made.
const BATCH: usize = 5_000;
/// The moment at which all is measured.
const NOW: &str = "2027-01-11T16:00:00Z";
const PASSPHRASE: &str = "a bench and nothing else";

struct Fixed(Instant);

impl Clock for Fixed {
    fn now(&self) -> Instant {
        self.0
    }

    fn awake(&self) -> Duration {
        Duration::ZERO
    }
}

fn ms(since: Stopwatch) -> f64 {
    (since.elapsed().as_secs_f64() * 100_000.0).round() / 100.0
}

/// Middle, 95 of 100, and longest.
fn spread(mut times: Vec<f64>) -> Value {
    times.sort_by(f64::total_cmp);
    let at = |share: f64| times.get(((times.len().max(1) - 1) as f64 * share).round() as usize).copied();
    json!({"p50": at(0.5), "p95": at(0.95), "max": at(1.0), "of": times.len()})
}

/// Peak and present memory of this program, MiB, as Linux tells it.
fn memory() -> Value {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let of = |name: &str| {
        let line = status.lines().find_map(|line| line.strip_prefix(name))?;
        line.split_whitespace().next()?.parse::<f64>().ok().map(|kib| (kib / 102.4).round() / 10.0)
    };
    json!({"peak_mib": of("VmHWM:"), "now_mib": of("VmRSS:")})
}

async fn fill(store: &Store, size: &Size, now: Instant) -> Result<(), Failure> {
    let record = store.load().await?;
    let person = record.persons.keys().next().map(ToString::to_string).unwrap_or_default();
    let member = record.members.keys().next().map(ToString::to_string).unwrap_or_default();
    let mut batch = Vec::with_capacity(BATCH);
    for change in made::changes(size, &person, &member, now) {
        batch.push(change);
        if batch.len() == BATCH {
            store.commit_all(&batch).await?;
            batch.clear();
        }
    }
    store.commit_all(&batch).await?;
    let mut dice = Dice(99);
    for number in 0..size.resources / size.resources_in_file.max(1) {
        let (bytes, texts) = made::file(&mut dice, number, size.resources_in_file);
        let name = format!("portal-{number}.json");
        let note = EvidenceNote {
            name: name.into(),
            kind: "fhir".into(),
            received_at: now,
            is_unread: false,
            why: Vec::new(),
        };
        let kept = store.keep_file(bytes, &note, &[]).await?;
        let parts: Vec<TextPart> =
            texts.into_iter().map(|(place, text)| TextPart { place, text: text.into() }).collect();
        store.put_evidence_text(&kept.sha256, &parts).await?;
    }
    Ok(())
}

fn world(now: Instant) -> World {
    World { clock: Arc::new(Fixed(now)), chance: Arc::new(SystemChance), ..World::real() }
}

/// Makes the record in a home folder; its id.
async fn make(home: &Path, size: &Size, now: Instant) -> Result<String, Failure> {
    let mut concierge = Concierge::new(world(now), home.to_owned())?;
    let secret = Protection::Passphrase(Zeroizing::new(PASSPHRASE.to_owned()));
    let made = concierge.create_person("Bench Person", chrono_tz::America::New_York, secret).await?;
    concierge.lock().await;
    let dir = home.join("records").join(&made.person_id);
    let store = Store::open(&dir, &key(&dir)?).await?;
    fill(&store, size, now).await?;
    store.close().await?;
    Ok(made.person_id)
}

fn key(dir: &Path) -> Result<RecordKey, Failure> {
    Ok(KeySlots::load(dir)?.open_with_passphrase(PASSPHRASE)?)
}

/// An edit that was never made before: a value that is there already costs nothing.
fn edit(number: usize, run: u128, now: Instant) -> Change {
    let entity = EntityId::new(made::item_id(number * 7_919 % 4_000));
    let fact = Fact::Set { entity, field: "label".into(), value: format!("edited {number} in {run}").into() };
    Change { at: now, actor: Actor::Import, intent: "bench".into(), facts: vec![fact] }
}

async fn measure_store(dir: &Path, now: Instant) -> Result<Map<String, Value>, Failure> {
    let mut figures = Map::new();
    let mut put = |name: &str, value: Value| {
        eprintln!("{name}: {value}");
        figures.insert(name.to_owned(), value);
    };
    let run = std::time::UNIX_EPOCH.elapsed()?.as_nanos();
    let begin = Stopwatch::now();
    let key = key(dir)?;
    put("passphrase_ms", ms(begin).into());
    let begin = Stopwatch::now();
    let store = Store::open(dir, &key).await?;
    put("open_ms", ms(begin).into());
    let begin = Stopwatch::now();
    let record = store.load().await?;
    put("load_ms", ms(begin).into());
    put("record", json!({"items": record.items.len(), "events": record.events.len(), "parties": record.parties.len()}));
    put("memory_after_load", memory());
    let begin = Stopwatch::now();
    drop(care_journey::plan(&record, now, &care_journey::Preferences::default()));
    put("plan_ms", ms(begin).into());
    drop(record);
    let begin = Stopwatch::now();
    store.getting_ready().finish().await?;
    put("ready_beside_ms", ms(begin).into());
    put("memory_with_ledger", memory());
    let mut times = Vec::new();
    for number in 1..=300 {
        let begin = Stopwatch::now();
        let touched = store.commit(&edit(number, run, now)).await?;
        times.push(ms(begin));
        assert_eq!(touched.entities.len(), 1, "an edit that writes nothing has no cost");
    }
    put("durable_edit_ms", spread(times));
    let begin = Stopwatch::now();
    store.warm_search().await?;
    put("words_into_memory_ms", ms(begin).into());
    let (mut times, mut found) = (Vec::new(), 0);
    for query in made::queries(200) {
        let begin = Stopwatch::now();
        let hits = store.search(&SearchQuery::new(&query, 20)).await?;
        times.push(ms(begin));
        found += usize::from(!hits.is_empty());
    }
    put("search_ms", spread(times));
    put("searches_that_found", found.into());
    put("memory_after_search", memory());
    let begin = Stopwatch::now();
    store.close().await?;
    put("close_ms", ms(begin).into());
    Ok(figures)
}

async fn measure_screens(home: &Path, id: &str, now: Instant) -> Result<Map<String, Value>, Failure> {
    let mut figures = Map::new();
    let mut put = |name: &str, value: Value| {
        eprintln!("{name}: {value}");
        figures.insert(name.to_owned(), value);
    };
    let mut concierge = Concierge::new(world(now), home.to_owned())?;
    let begin = Stopwatch::now();
    concierge.open_person(id, Secret::Passphrase(Zeroizing::new(PASSPHRASE.to_owned()))).await?;
    let today = concierge.today(now)?;
    put("open_to_today_ms", ms(begin).into());
    drop(today);
    let mut times = std::collections::BTreeMap::<&str, Vec<f64>>::new();
    let queries = made::queries(40);
    for round in 0..20 {
        // A screen a little later each time, as the window asks.
        let now = now + chrono::Duration::seconds(round);
        let begin = Stopwatch::now();
        concierge.today(now)?;
        times.entry("today").or_default().push(ms(begin));
        let begin = Stopwatch::now();
        concierge.board(now)?;
        times.entry("board").or_default().push(ms(begin));
        let begin = Stopwatch::now();
        concierge.items(None, now)?;
        times.entry("items").or_default().push(ms(begin));
        let begin = Stopwatch::now();
        concierge.item(&ItemId::from(made::item_id(round as usize * 211).as_str()), now).await?;
        times.entry("item").or_default().push(ms(begin));
        for query in queries.iter().skip(round as usize * 2).take(2) {
            let begin = Stopwatch::now();
            concierge.search(query, 20).await?;
            times.entry("search").or_default().push(ms(begin));
        }
    }
    for (screen, times) in times {
        put(&format!("screen_{screen}_ms"), spread(times));
    }
    put("memory_of_screens", memory());
    concierge.lock().await;
    Ok(figures)
}

async fn measure_rebuild(dir: &Path) -> Result<Map<String, Value>, Failure> {
    let store = Store::open(dir, &key(dir)?).await?;
    let begin = Stopwatch::now();
    store.rebuild_projection().await?;
    let rebuild = ms(begin);
    eprintln!("rebuild_ms: {rebuild}");
    store.close().await?;
    Ok(Map::from_iter([("rebuild_ms".to_owned(), rebuild.into()), ("memory_of_rebuild".to_owned(), memory())]))
}

#[tokio::main(flavor = "multi_thread", worker_threads = 2)]
async fn main() -> Result<(), Failure> {
    let now: Instant = NOW.parse()?;
    let mut arguments = std::env::args().skip(1);
    let mut number = |least: usize| arguments.next().map_or(Ok(least), |text| text.parse());
    let size =
        Size { items: number(5_000)?, changes: number(50_000)?, resources: number(50_000)?, resources_in_file: 500 };
    // A second run may measure the record of the first: making it is no part of the figures.
    let kept = std::env::var_os("CARE_BENCH_HOME").map(std::path::PathBuf::from);
    let folder = tempfile::tempdir()?;
    let home = kept.clone().unwrap_or_else(|| folder.path().join("home"));
    let begin = Stopwatch::now();
    let first = std::fs::read_dir(home.join("records")).ok().and_then(|mut all| all.next()).transpose()?;
    let id = match first {
        Some(first) => first.file_name().to_string_lossy().into_owned(),
        None => make(&home, &size, now).await?,
    };
    let mut figures = Map::new();
    figures.insert("make_s".to_owned(), (ms(begin) / 1000.0).into());
    eprintln!("made in {} ms", ms(begin));
    let dir = home.join("records").join(&id);
    figures.insert("file_mib".to_owned(), (std::fs::metadata(dir.join("record.db"))?.len() / 1_048_576).into());
    let part = std::env::var("CARE_BENCH_PART").unwrap_or_default();
    if part.is_empty() || part == "store" {
        figures.extend(measure_store(&dir, now).await?);
    }
    if part.is_empty() || part == "screens" {
        figures.extend(measure_screens(&home, &id, now).await?);
    }
    if part.is_empty() || part == "rebuild" {
        figures.extend(measure_rebuild(&dir).await?);
    }
    println!("{}", Value::Object(figures));
    Ok(())
}
