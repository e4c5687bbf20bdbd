//! One plan, by the size of the record: the engine's own measure, run for each size.

use super::Figure;
use crate::{root, shell};
use serde::Deserialize;
use std::process::Command;

/// Items of the record and how many of them are still open: a household that keeps its past.
const SIZES: [(u64, u64); 8] =
    [(100, 30), (200, 40), (500, 60), (1_000, 90), (5_000, 300), (10_000, 600), (20_000, 1_200), (50_000, 3_000)];
/// Sizes with a goal of their own, milliseconds.
const GOALS: [(u64, f64); 2] = [(200, 1.0), (5_000, 25.0)];
const ROUNDS: u64 = 40;

/// What `plan_at_size` prints.
#[derive(Deserialize)]
struct Measured {
    items: u64,
    plan: Times,
}

#[derive(Deserialize)]
struct Times {
    p50_ms: f64,
    p95_ms: f64,
}

/// Builds the measure alone, without the app.
pub(crate) fn build() -> Result<(), String> {
    let what = ["build", "--release", "--locked", "-p", "care-journey", "--example", "plan_at_size"];
    shell::stream(Command::new(root::cargo()).args(what).current_dir(root::repository()))
}

/// Runs the example that was built with the release, once for each size.
pub(crate) fn take() -> Result<Vec<Figure>, String> {
    let example = root::target()?.join("release").join("examples").join("plan_at_size");
    let mut figures = Vec::new();
    let mut per_item = Vec::new();
    for (items, open) in SIZES {
        let said = shell::capture(Command::new(&example).args([items, open, ROUNDS].map(|n| n.to_string())))?;
        let last = said.lines().last().unwrap_or_default();
        let measured: Measured =
            serde_json::from_str(last).map_err(|e| format!("plan_at_size answered unreadably: {e}"))?;
        let goal = GOALS.iter().find(|(size, _)| *size == items).map(|(_, ms)| format!(", goal {ms} ms"));
        let how = format!("{open} of them open, one core{}", goal.unwrap_or_default());
        figures.push(Figure::new(&format!("plan, {items} items: p50"), measured.plan.p50_ms, "ms", &how));
        figures.push(Figure::new(&format!("plan, {items} items: p95"), measured.plan.p95_ms, "ms", &how));
        per_item.push(measured.plan.p50_ms / measured.items as f64);
    }
    if let (Some(first), Some(last)) = (per_item.first(), per_item.last()) {
        let how = "time for each item at 50,000 over that at 100; 1 is linear";
        figures.push(Figure::new("plan: growth", last / first, "", how));
    }
    Ok(figures)
}
