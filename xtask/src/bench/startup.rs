//! From process start to interactive, and memory, beside an empty window of the same run.

use super::process::Running;
use super::{Figure, import, median};
use crate::root::{self, Profile};
use std::path::Path;
use std::process::Command;
use std::time::Duration;

const RUNS: usize = 5;
/// What a page allocates right after it became interactive is part of its cost.
const SETTLE: Duration = Duration::from_secs(3);
const MIB: f64 = 1_048_576.0;

/// Five starts of each, by turns, so that a slow moment of the machine meets both.
pub(crate) fn take() -> Result<Vec<Figure>, String> {
    let home = import::Home::made("startup")?;
    let app = root::binary(Profile::Release, "care-navigator")?;
    let empty = root::target()?.join("release").join("examples").join("empty_window");
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    // The first start of each reads its libraries from the disk and is not counted.
    for run in 0..=RUNS {
        let window = once(Command::new(&empty).current_dir("/"))?;
        let whole = once(Command::new(&app).arg("--home").arg(home.path()).current_dir("/"))?;
        if run > 0 {
            theirs.push(window);
            ours.push(whole);
        }
    }
    figures(&ours, &theirs, &app)
}

struct Start {
    interactive_ms: f64,
    memory_mib: f64,
}

fn once(command: &mut Command) -> Result<Start, String> {
    let running = Running::start(command)?;
    std::thread::sleep(SETTLE);
    Ok(Start { interactive_ms: running.interactive.as_secs_f64() * 1000.0, memory_mib: mib(running.memory_bytes()) })
}

/// For showing: a figure of megabytes needs no more digits than a float has.
#[expect(clippy::cast_precision_loss, reason = "memory sizes are far below the float's 53 bits")]
pub(crate) fn mib(bytes: u64) -> f64 {
    bytes as f64 / MIB
}

fn figures(ours: &[Start], theirs: &[Start], app: &Path) -> Result<Vec<Figure>, String> {
    let time = |starts: &[Start]| median(starts.iter().map(|s| s.interactive_ms).collect());
    let memory = |starts: &[Start]| median(starts.iter().map(|s| s.memory_mib).collect());
    let size = mib(std::fs::metadata(app).map_err(|e| format!("{}: {e}", app.display()))?.len());
    let how = "median of 5, a person's record open, WEBKIT_DISABLE_COMPOSITING_MODE=1";
    let tree = "whole process tree, proportional (PSS), 3 s after interactive";
    Ok(vec![
        Figure::new("start to interactive", time(ours)?, "ms", how),
        Figure::new("empty window: start to interactive", time(theirs)?, "ms", how),
        Figure::new("start, times the empty window", time(ours)? / time(theirs)?, "x", ""),
        Figure::new("memory", memory(ours)?, "MiB", tree),
        Figure::new("empty window: memory", memory(theirs)?, "MiB", tree),
        Figure::new("memory, times the empty window", memory(ours)? / memory(theirs)?, "x", ""),
        Figure::new("size of the program", size, "MiB", "release, screens inside"),
    ])
}
