//! One durable edit: the store's own measure, run as it is.

use super::Figure;
use crate::{root, shell};
use serde::Deserialize;
use std::process::Command;

/// What `care-store`'s example prints. Milliseconds.
#[derive(Deserialize)]
struct Measured {
    durable_edit_ms: Edit,
}

#[derive(Deserialize)]
struct Edit {
    p50: f64,
    p95: f64,
}

/// Runs the example that was built with the release.
pub(crate) fn take() -> Result<Vec<Figure>, String> {
    let example = root::target()?.join("release").join("examples").join("bench_edit");
    let said = shell::capture(&mut Command::new(example))?;
    let last = said.lines().last().unwrap_or_default();
    let measured: Measured = serde_json::from_str(last).map_err(|e| format!("bench_edit answered unreadably: {e}"))?;
    let edit = measured.durable_edit_ms;
    let how = "one change, from commit to on the disk";
    Ok(vec![
        Figure::new("durable edit: p50", edit.p50, "ms", how),
        Figure::new("durable edit: p95", edit.p95, "ms", how),
    ])
}
