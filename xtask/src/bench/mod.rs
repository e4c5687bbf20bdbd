//! `cargo xtask bench`: the figures we answer for, measured on this machine, each with how it was taken.

mod edit;
mod idle;
mod import;
pub(crate) mod measure;
mod peers;
mod plan;
mod process;
mod record;
mod startup;

use crate::build::{self, Extent};
use crate::packages::{self, Consent, Purpose};
use crate::root::Profile;
use crate::{Outcome, Stop, desk, node, shell};
use clap::{Args, ValueEnum};
use serde::{Deserialize, Serialize};
use std::path::PathBuf;

/// What `bench` takes.
#[derive(Args)]
pub(crate) struct BenchArgs {
    /// What to measure.
    #[arg(value_enum, default_value = "all")]
    what: What,
    /// One JSON document on standard output instead of a table.
    #[arg(long)]
    json: bool,
    /// Install what is missing without asking.
    #[arg(long)]
    yes: bool,
    /// The bundle to import; the largest of `../shared/data/fhir/synthea-r4` when absent.
    #[arg(long, value_name = "FILE")]
    file: Option<PathBuf>,
    /// We already are on a desk of our own.
    #[arg(long, hide = true)]
    on_desk: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum What {
    /// Process start to interactive, and memory, beside an empty window.
    Startup,
    /// A large bundle: processor time and peak memory.
    Import,
    /// The same large bundle through us and through programs of others; not part of `all`.
    Peers,
    /// One durable edit.
    Edit,
    /// A big record: screens, search, edits, opening, rebuilding, memory.
    Record,
    /// One plan of the journey engine, for records of 100 to 50,000 items.
    Plan,
    /// Processor share over a minute with the window closed.
    Idle,
    /// Everything.
    All,
}

/// One measured number.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Figure {
    name: String,
    value: f64,
    unit: String,
    how: String,
}

impl Figure {
    fn new(name: &str, value: f64, unit: &str, how: &str) -> Self {
        Self { name: name.to_owned(), value, unit: unit.to_owned(), how: how.to_owned() }
    }
}

/// Builds the release, takes the figures on a desk of its own, prints them.
pub(crate) fn bench(args: &BenchArgs) -> Outcome {
    if args.on_desk {
        let figures = take(args)?;
        println!("{}", serde_json::to_string(&figures).map_err(|e| e.to_string())?);
        return Ok(());
    }
    if args.what == What::Plan {
        plan::build()?;
        print(args, &plan::take()?)?;
        return Ok(());
    }
    packages::ensure(Purpose::Test, Consent::from_switch(args.yes))?;
    node::ensure_node()?;
    if args.what == What::Peers {
        peers::build()?;
    } else {
        build::app(Profile::Release, Extent::Examples)?;
    }
    print(args, &take_on_a_desk(args)?)?;
    Ok(())
}

fn print(args: &BenchArgs, figures: &[Figure]) -> Result<(), String> {
    if args.json {
        println!("{}", serde_json::to_string_pretty(figures).map_err(|e| e.to_string())?);
    } else {
        figures.iter().for_each(|f| println!("{:<44} {:>10.2} {:<4} {}", f.name, f.value, f.unit, f.how));
    }
    Ok(())
}

fn take_on_a_desk(args: &BenchArgs) -> Result<Vec<Figure>, Stop> {
    let me = std::env::current_exe().map_err(|e| e.to_string())?;
    let mut command = desk::on_a_desk(me);
    command.args(["bench", "--on-desk", args.what.to_possible_value().as_ref().map_or("all", |v| v.get_name())]);
    if let Some(file) = &args.file {
        // The desk starts in the repository, so a path relative to where we were called must become whole.
        command.arg("--file").arg(std::path::absolute(file).map_err(|e| e.to_string())?);
    }
    let said = shell::capture(&mut command)?;
    // Whatever a program of the desk prints stands before our one line.
    let last = said.lines().last().unwrap_or_default();
    serde_json::from_str(last).map_err(|e| Stop::Failed(format!("the measuring half answered unreadably: {e}")))
}

fn take(args: &BenchArgs) -> Result<Vec<Figure>, String> {
    let asked = |what: What| args.what == What::All || args.what == what;
    let mut figures = Vec::new();
    if asked(What::Edit) {
        figures.extend(edit::take()?);
    }
    if asked(What::Plan) {
        figures.extend(plan::take()?);
    }
    if asked(What::Record) {
        figures.extend(record::take()?);
    }
    if asked(What::Import) {
        figures.extend(import::take(args.file.as_deref())?);
    }
    // Installs programs of others, so it has to be asked for by name.
    if args.what == What::Peers {
        figures.extend(peers::take(args.file.as_deref())?);
    }
    if asked(What::Startup) {
        figures.extend(startup::take()?);
    }
    if asked(What::Idle) {
        figures.extend(idle::take()?);
    }
    Ok(figures)
}

/// The middle value; of an even count the upper one.
fn median(mut values: Vec<f64>) -> Result<f64, String> {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().ok_or_else(|| "nothing was measured".to_owned())
}

#[cfg(test)]
mod tests {
    use super::median;

    #[test]
    fn one_slow_run_does_not_move_the_median() {
        assert_eq!(median(vec![3.0, 1.0, 900.0, 2.0, 4.0]).unwrap(), 3.0);
        assert!(median(Vec::new()).is_err());
    }
}
