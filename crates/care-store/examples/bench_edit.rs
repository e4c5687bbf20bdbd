//! How long a durable edit takes: makes a record, fills it, times edits one by one, prints JSON.
//!
//! `cargo run --release -p care-store --example bench_edit -- [ITEMS] [EDITS]`. Times are milliseconds of
//! wall time, from the call until the edit is safe on the disk.
#![allow(clippy::disallowed_methods)] // measuring time is what this program is for
#![allow(clippy::print_stdout)] // the figures go to standard output

use care_model::{Actor, Change, EntityId, EntityType, Fact, Fields, Instant};
use care_store::{Genesis, SearchQuery, Store};
use care_vault::RecordKey;
use serde_json::{Value, json};
use std::time::Instant as Clock;

type Failure = Box<dyn std::error::Error>;

/// Registers of one made-up item beside its type.
const FIELDS: usize = 9;

fn change(at: Instant, facts: Vec<Fact>) -> Change {
    Change { at, actor: Actor::Import, intent: "bench".into(), facts }
}

fn item(number: usize) -> Result<Fact, Failure> {
    let fields: Fields = serde_json::from_value(json!({
        "kind": "task",
        "label": format!("Item {number}"),
        "what": format!("made-up matter number {number} of the shoulder"),
        "person": "P",
        "owner": "M",
        "number": format!("N-{number}"),
        "created_at": "2027-01-11T16:00:00Z",
        "evidence_where": format!("line {number}"),
        "slot": {"start": "2027-04-15T14:00", "place": "12 Main Street"},
    }))?;
    Ok(Fact::Create { entity: EntityId::new(format!("ITEM-{number}")), entity_type: EntityType::Item, fields })
}

fn ms(since: Clock) -> f64 {
    since.elapsed().as_secs_f64() * 1000.0
}

fn rounded(ms: f64) -> f64 {
    (ms * 100.0).round() / 100.0
}

fn percentile(sorted: &[f64], share: f64) -> f64 {
    let index = ((sorted.len().max(1) - 1) as f64 * share).round() as usize;
    rounded(sorted.get(index).copied().unwrap_or_default())
}

#[tokio::main]
async fn main() -> Result<(), Failure> {
    let mut arguments = std::env::args().skip(1);
    let items: usize = arguments.next().map_or(Ok(2_000), |text| text.parse())?;
    let edits: usize = arguments.next().map_or(Ok(200), |text| text.parse())?;
    let at: Instant = "2027-01-11T16:00:00Z".parse()?;
    let folder = tempfile::tempdir()?;
    let folder = folder.path().join("record");
    let key = RecordKey::from_bytes([7; 32]);
    let genesis = Genesis { record_id: "bench".into(), ledger_actor: [1; 16], at, by: Actor::Engine };

    let begin = Clock::now();
    let store = Store::create(&folder, &key, &genesis).await?;
    let create_ms = ms(begin);
    let facts = (0..items).map(item).collect::<Result<Vec<_>, _>>()?;
    let begin = Clock::now();
    store.commit(&change(at, facts)).await?;
    let import_ms = ms(begin);

    let mut times = Vec::new();
    for edit in 0..edits {
        let entity = EntityId::new(format!("ITEM-{}", edit * 7919 % items.max(1)));
        let fact = Fact::Set { entity, field: "note".into(), value: Value::from(format!("edit {edit}")) };
        let begin = Clock::now();
        store.commit(&change(at, vec![fact])).await?;
        times.push(ms(begin));
    }
    times.sort_by(f64::total_cmp);

    let begin = Clock::now();
    store.close().await?;
    let close_ms = ms(begin);
    let begin = Clock::now();
    let store = Store::open(&folder, &key).await?;
    let open_ms = ms(begin);
    let begin = Clock::now();
    let record = store.load().await?;
    let load_ms = ms(begin);
    let begin = Clock::now();
    let fact = Fact::Set { entity: EntityId::new("ITEM-0"), field: "note".into(), value: Value::from("first") };
    store.commit(&change(at, vec![fact])).await?;
    let first_edit_ms = ms(begin);
    let begin = Clock::now();
    let hits = store.search(&SearchQuery::new("shoul mat", 20)).await?.len();
    let search_ms = ms(begin);
    let begin = Clock::now();
    let report = store.verify().await?;
    let verify_ms = ms(begin);

    let figures = json!({
        "items": record.items.len(),
        "registers": items * (FIELDS + 1),
        "edits": edits,
        "durable_edit_ms": {"p50": percentile(&times, 0.5), "p95": percentile(&times, 0.95), "max": percentile(&times, 1.0)},
        "create_ms": rounded(create_ms),
        "import_ms": rounded(import_ms),
        "close_ms": rounded(close_ms),
        "open_ms": rounded(open_ms),
        "load_ms": rounded(load_ms),
        "first_edit_after_open_ms": rounded(first_edit_ms),
        "search_ms": rounded(search_ms),
        "search_hits": hits,
        "verify_ms": rounded(verify_ms),
        "verify_ok": report.is_ok(),
    });
    println!("{figures}");
    Ok(())
}
