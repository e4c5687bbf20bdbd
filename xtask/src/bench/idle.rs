//! What the watch costs while nobody looks: processor share over a minute, window closed to the tray.

use super::process::Running;
use super::{Figure, import};
use crate::root::{self, Profile};
use crate::shell;
use crate::stopwatch::{Stopwatch, wait_for};
use std::process::Command;
use std::time::Duration;

const MINUTE: Duration = Duration::from_secs(60);
/// Closing the window is work too, and not what is measured.
const SETTLE: Duration = Duration::from_secs(5);

/// Starts the app, closes its window as a person would, waits a minute.
pub(crate) fn take() -> Result<Vec<Figure>, String> {
    let home = import::Home::made("idle")?;
    let app = root::binary(Profile::Release, "care-navigator")?;
    let running = Running::start(Command::new(app).arg("--home").arg(home.path()).current_dir("/"))?;
    close_window(running.id())?;
    std::thread::sleep(SETTLE);
    let (watch, before) = (Stopwatch::start(), running.cpu_s());
    std::thread::sleep(MINUTE);
    let (spent, over) = (running.cpu_s() - before, watch.elapsed().as_secs_f64());
    let how = "whole process tree, web processes too; the kernel counts in 10 ms";
    Ok(vec![
        Figure::new("idle, window closed: processor", spent / over * 100.0, "%", how),
        Figure::new("idle, window closed: memory", super::startup::mib(running.memory_bytes()), "MiB", how),
    ])
}

fn close_window(pid: u32) -> Result<(), String> {
    let seen = || windows(pid).into_iter().next();
    let window = wait_for(Duration::from_secs(20), seen).ok_or("no window of the app is on the screen")?;
    shell::stream(Command::new("wmctrl").args(["-i", "-c", &window]))?;
    wait_for(Duration::from_secs(20), || windows(pid).is_empty().then_some(()))
        .ok_or_else(|| "the window did not close".to_owned())
}

fn windows(pid: u32) -> Vec<String> {
    let found = Command::new("xdotool").args(["search", "--onlyvisible", "--pid", &pid.to_string()]).output();
    // It answers with an error when there is none.
    found.map(|o| String::from_utf8_lossy(&o.stdout).lines().map(str::to_owned).collect()).unwrap_or_default()
}
