//! What one command cost: wall time, processor time of its whole tree, memory of its largest process.
//!
//! The kernel sums this up for the children that a process has waited for. So a fresh copy of this program
//! starts the one command, waits, and asks; nothing else has been a child of it.

use crate::stopwatch::Stopwatch;
use crate::{Outcome, Stop, shell};
use clap::Args;
use serde::{Deserialize, Serialize};
use std::process::Command;

/// What `measure` takes.
#[derive(Args)]
pub(crate) struct MeasureArgs {
    /// The command and its words.
    #[arg(required = true, trailing_var_arg = true, allow_hyphen_values = true)]
    command: Vec<String>,
}

/// The cost of one command.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Cost {
    /// From start to end, seconds.
    pub(crate) wall_s: f64,
    /// User and system time of the command and all that it waited for, seconds.
    pub(crate) cpu_s: f64,
    /// Resident memory of the largest process of the tree at its peak, bytes.
    pub(crate) peak_bytes: u64,
}

/// Runs the command (its output goes to standard error) and prints the cost as JSON.
pub(crate) fn measure(args: &MeasureArgs) -> Outcome {
    let cost = cost_of(&args.command)?;
    println!("{}", serde_json::to_string(&cost).map_err(|e| e.to_string())?);
    Ok(())
}

/// Measures a command through a fresh copy of this program.
pub(crate) fn cost(command: &[&str]) -> Result<Cost, String> {
    let me = std::env::current_exe().map_err(|e| e.to_string())?;
    let said = shell::capture(Command::new(me).args(["measure", "--"]).args(command))?;
    serde_json::from_str(&said).map_err(|e| format!("the cost is unreadable: {e}"))
}

#[cfg(unix)]
fn cost_of(command: &[String]) -> Result<Cost, Stop> {
    use nix::sys::resource::{UsageWho, getrusage};
    let Some((program, words)) = command.split_first() else {
        return Err(Stop::NotReady("no command to measure".to_owned()));
    };
    let watch = Stopwatch::start();
    let status = Command::new(program)
        .args(words)
        .stdin(std::process::Stdio::null())
        .stdout(std::io::stderr())
        .status()
        .map_err(|e| format!("`{program}` does not start: {e}"))?;
    let wall_s = watch.elapsed().as_secs_f64();
    if !status.success() {
        return Err(Stop::Failed(format!("`{program}` ended with {status}")));
    }
    let usage = getrusage(UsageWho::RUSAGE_CHILDREN).map_err(|e| format!("the kernel does not say: {e}"))?;
    let seconds = |time: nix::sys::time::TimeVal| {
        std::time::Duration::new(
            u64::try_from(time.tv_sec()).unwrap_or_default(),
            u32::try_from(time.tv_usec()).unwrap_or_default().saturating_mul(1000),
        )
        .as_secs_f64()
    };
    let unit = if cfg!(target_os = "macos") { 1 } else { 1024 };
    Ok(Cost {
        wall_s,
        cpu_s: seconds(usage.user_time()) + seconds(usage.system_time()),
        peak_bytes: u64::try_from(usage.max_rss()).unwrap_or_default().saturating_mul(unit),
    })
}

#[cfg(not(unix))]
fn cost_of(_: &[String]) -> Result<Cost, Stop> {
    Err(Stop::NotReady("measuring is done on Linux and macOS alone".to_owned()))
}

#[cfg(all(test, unix))]
mod tests {
    use super::cost_of;

    #[test]
    fn busy_work_costs_processor_time_and_memory() {
        let words = ["sh", "-c", "i=0; while [ $i -lt 60000 ]; do i=$((i+1)); done"].map(str::to_owned);
        let cost = cost_of(&words).unwrap();
        assert!(cost.cpu_s > 0.0 && cost.peak_bytes > 100_000, "{cost:?}");
    }

    #[test]
    fn a_command_that_fails_has_no_cost() {
        assert!(cost_of(&["false".to_owned()]).is_err());
    }
}
