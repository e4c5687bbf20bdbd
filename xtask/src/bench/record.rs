//! A big record: the app's own measure, run as it is, part by part so that each has a memory of its own.

use super::Figure;
use crate::{root, shell};
use serde_json::Value;
use std::path::PathBuf;
use std::process::Command;

/// A figure of the example's JSON: its path there, what we call it, its unit.
type Line = (&'static str, &'static str, &'static str);

/// Each part is measured so often; the best is told, for others may have used the machine meanwhile.
const RUNS: usize = 3;

const STORE: &[Line] = &[
    ("/open_ms", "big record: open, key at hand", "ms"),
    ("/load_ms", "big record: load", "ms"),
    ("/plan_ms", "big record: plan", "ms"),
    ("/ready_beside_ms", "big record: ledger and indexes, in the background", "ms"),
    ("/durable_edit_ms/p50", "big record: durable edit p50", "ms"),
    ("/durable_edit_ms/p95", "big record: durable edit p95", "ms"),
    ("/search_ms/p50", "big record: search p50", "ms"),
    ("/search_ms/p95", "big record: search p95", "ms"),
    ("/words_into_memory_ms", "big record: words into memory", "ms"),
    ("/memory_after_search/peak_mib", "big record: peak memory with ledger and search", "MiB"),
];

const SCREENS: &[Line] = &[
    ("/open_to_today_ms", "big record: passphrase to Today", "ms"),
    ("/screen_today_ms/p95", "big record: Today p95", "ms"),
    ("/screen_board_ms/p95", "big record: Who needs what p95", "ms"),
    ("/screen_items_ms/p95", "big record: all items p95", "ms"),
    ("/screen_item_ms/p95", "big record: one item p95", "ms"),
    ("/screen_search_ms/p95", "big record: search screen p95", "ms"),
    ("/memory_of_screens/peak_mib", "big record: peak memory of screens", "MiB"),
];

const REBUILD: &[Line] = &[
    ("/rebuild_ms", "big record: rebuild of all tables", "ms"),
    ("/memory_of_rebuild/peak_mib", "big record: peak memory of a rebuild", "MiB"),
];

/// The folder of the record, which goes away with it.
struct Home(PathBuf);

impl Drop for Home {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// Makes the record once and measures its parts.
pub(crate) fn take() -> Result<Vec<Figure>, String> {
    let home = Home(std::env::temp_dir().join(format!("care-bench-record-{}", std::process::id())));
    run(&home, "none")?;
    let mut figures = Vec::new();
    for (part, lines) in [("store", STORE), ("screens", SCREENS), ("rebuild", REBUILD)] {
        let runs = (0..RUNS).map(|_| run(&home, part)).collect::<Result<Vec<Value>, String>>()?;
        for (path, name, unit) in lines {
            let values = runs.iter().filter_map(|run| run.pointer(path).and_then(Value::as_f64));
            let best = values.min_by(f64::total_cmp).ok_or_else(|| format!("bench_record told no {path}"))?;
            let how = format!("best of {RUNS}: 5,000 items, 50,000 changes, 50,000 imported resources");
            figures.push(Figure::new(name, best, unit, &how));
        }
    }
    Ok(figures)
}

fn run(home: &Home, part: &str) -> Result<Value, String> {
    let example = root::target()?.join("release").join("examples").join("bench_record");
    let mut command = Command::new(example);
    command.env("CARE_BENCH_HOME", &home.0).env("CARE_BENCH_PART", part);
    let said = shell::capture(&mut command)?;
    let last = said.lines().last().unwrap_or_default();
    serde_json::from_str(last).map_err(|e| format!("bench_record answered unreadably: {e}"))
}
