//! `cargo xtask simulate`: the population, built as people get it, its page and plot written.

use crate::stopwatch::Stopwatch;
use crate::{Outcome, root, shell};
use clap::Args;
use std::process::Command;

/// What `simulate` takes.
#[derive(Args)]
pub(crate) struct SimulateArgs {
    /// How many journeys; the page that is checked in has 10,000.
    #[arg(long, default_value_t = 10_000)]
    journeys: u64,
    /// Print the page instead of writing `docs/simulation.md` and its plot.
    #[arg(long)]
    print: bool,
    /// Live the four policies alone, without slower clocks and other numbers; writes nothing.
    #[arg(long, conflicts_with = "print")]
    four: bool,
}

/// Builds and runs it.
pub(crate) fn simulate(args: &SimulateArgs) -> Outcome {
    let build = ["build", "--release", "--locked", "-p", "care-simulate"];
    shell::stream(Command::new(root::cargo()).args(build).current_dir(root::repository()))?;
    let watch = Stopwatch::start();
    let mut run = Command::new(root::binary(root::Profile::Release, "care-simulate")?);
    run.arg(args.journeys.to_string());
    if args.four {
        run.arg("four");
    } else if !args.print {
        run.arg(root::repository().join("docs"));
    }
    shell::stream(&mut run)?;
    eprintln!("{:.1} s", watch.elapsed().as_secs_f64());
    Ok(())
}
