//! `cargo xtask …`: set up, run, test, measure. What a person types, what the checks run.
//!
//! It knows the machine (packages, folders, processes) and nothing of the product's insides. The one
//! surprise: it must build on a machine that has Rust and a C compiler alone, so it depends on nothing
//! that needs a system library.

mod bench;
mod build;
mod desk;
mod fuzz;
mod make;
mod node;
mod packages;
mod root;
mod run;
mod shell;
mod simulate;
mod stopwatch;
mod test;

use clap::{Parser, Subcommand};
use std::process::ExitCode;

/// The two everyday commands are `run` and `test`; both install what is missing after asking.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", version)]
struct Args {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand)]
enum Verb {
    /// Set up what is missing, build the app and open it.
    Run(run::RunArgs),
    /// Set up what the tests need and run everything that the checks run.
    Test(test::TestArgs),
    /// Measure: start-up, import, a durable edit, idling with the window closed.
    Bench(bench::BenchArgs),
    /// Hostile bytes for every reader of outside files.
    Fuzz(fuzz::FuzzArgs),
    /// Live a population's care under four ways of being reminded; writes docs/simulation.md.
    Simulate(simulate::SimulateArgs),
    /// Make files that are kept or shipped: icons, a large bundle.
    Make(make::MakeArgs),
    /// Run one command and print what it cost (used by `bench`).
    #[command(hide = true)]
    Measure(bench::measure::MeasureArgs),
}

/// Why a verb stopped. The number is what the process answers with.
#[derive(Debug)]
pub(crate) enum Stop {
    /// A check said no, or a command failed: 1.
    Failed(String),
    /// Something must be installed or decided first: 2.
    NotReady(String),
}

/// What each verb answers.
pub(crate) type Outcome = Result<(), Stop>;

impl From<String> for Stop {
    fn from(why: String) -> Self {
        Self::Failed(why)
    }
}

fn main() -> ExitCode {
    let outcome = match Args::parse().verb {
        Verb::Run(args) => run::run(&args),
        Verb::Test(args) => test::test(&args),
        Verb::Bench(args) => bench::bench(&args),
        Verb::Fuzz(args) => fuzz::fuzz(&args),
        Verb::Simulate(args) => simulate::simulate(&args),
        Verb::Make(args) => make::make(&args),
        Verb::Measure(args) => bench::measure::measure(&args),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(Stop::Failed(why)) => {
            eprintln!("xtask: {why}");
            ExitCode::from(1)
        }
        Err(Stop::NotReady(what)) => {
            eprintln!("xtask: {what}");
            ExitCode::from(2)
        }
    }
}
