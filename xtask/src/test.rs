//! `cargo xtask test`: everything the checks run, step by step, with a plain summary.

use crate::build::{self, Extent};
use crate::packages::{self, Consent, Purpose};
use crate::root::{self, Profile};
use crate::stopwatch::Stopwatch;
use crate::{Outcome, Stop, desk, fuzz, node, shell};
use clap::Args;
use std::process::Command;
use std::time::Duration;

/// What `test` takes.
#[derive(Args)]
pub(crate) struct TestArgs {
    /// Install what is missing without asking.
    #[arg(long)]
    yes: bool,
    /// Only this step (and what it cannot do without). May be given more than once.
    #[arg(long, value_name = "STEP")]
    only: Vec<String>,
    /// Name the steps and stop.
    #[arg(long)]
    list: bool,
    /// Longer sweeps: more seeds, more days, the licence checker built if it is missing.
    #[arg(long)]
    long: bool,
}

/// How a step ended when it did not fail.
enum Done {
    Passed,
    /// The reason is shown loudly; it counts as neither passed nor failed.
    Skipped(String),
}

type Work = fn(&TestArgs) -> Result<Done, Stop>;

struct Step {
    name: &'static str,
    says: &'static str,
    needs: &'static [&'static str],
    work: Work,
}

/// In order. The screens are built before any Rust that embeds them.
const STEPS: &[Step] = &[
    Step { name: "packages", says: "system packages and Node", needs: &[], work: set_up },
    Step {
        name: "ui-packages",
        says: "packages of the screens",
        needs: &["packages"],
        work: |_| passed(node::ensure_packages()),
    },
    Step { name: "fmt", says: "formatting", needs: &[], work: |_| cargo(&["fmt", "--all", "--check"]) },
    Step { name: "ui-build", says: "screens: build", needs: &["ui-packages"], work: |_| passed(node::build()) },
    Step { name: "ui-check", says: "screens: types", needs: &["ui-packages"], work: |_| passed(node::script("check")) },
    Step { name: "ui-lint", says: "screens: lint", needs: &["ui-packages"], work: |_| passed(node::script("lint")) },
    Step { name: "ui-test", says: "screens: tests", needs: &["ui-packages"], work: |_| passed(node::script("test")) },
    Step {
        name: "clippy",
        says: "lints",
        needs: &["ui-build"],
        work: |_| cargo(&["clippy", "--locked", "--workspace", "--all-targets", "--", "-D", "warnings"]),
    },
    Step { name: "cargo-test", says: "tests of all crates", needs: &["ui-build"], work: cargo_test },
    Step { name: "fuzz", says: "hostile bytes for every reader", needs: &[], work: hostile },
    Step { name: "deny", says: "licences, bans, sources", needs: &[], work: deny },
    Step {
        name: "app",
        says: "the app, built",
        needs: &["ui-build"],
        work: |_| passed(build::app(Profile::Debug, Extent::Programs).map(drop)),
    },
    Step { name: "journey", says: "the journey in the real shell", needs: &["app"], work: journey },
];

/// Runs the steps, all of them even after a failure, and sums up.
pub(crate) fn test(args: &TestArgs) -> Outcome {
    if args.list {
        STEPS.iter().for_each(|s| println!("{:<12} {}", s.name, s.says));
        return Ok(());
    }
    let chosen = choose(&args.only)?;
    let mut ended: Vec<(&Step, Duration, Result<Done, String>)> = Vec::new();
    for step in chosen {
        println!("\n==> {}: {}", step.name, step.says);
        let watch = Stopwatch::start();
        let lacking = step.needs.iter().find(|need| ended.iter().any(|(s, _, r)| s.name == **need && r.is_err()));
        let result = match lacking {
            Some(need) => Err(format!("not run, because {need} failed")),
            None => (step.work)(args).map_err(|stop| match stop {
                Stop::Failed(why) | Stop::NotReady(why) => why,
            }),
        };
        if let Err(why) = &result {
            eprintln!("xtask: {}: {why}", step.name);
        }
        ended.push((step, watch.elapsed(), result));
    }
    sum_up(&ended)
}

fn sum_up(ended: &[(&Step, Duration, Result<Done, String>)]) -> Outcome {
    println!("\n==> summary");
    for (step, took, result) in ended {
        let word = match result {
            Ok(Done::Passed) => "passed",
            Ok(Done::Skipped(_)) => "SKIPPED",
            Err(_) => "FAILED",
        };
        println!("{word:<8} {:>7.1} s  {:<12} {}", took.as_secs_f64(), step.name, step.says);
        match result {
            Ok(Done::Skipped(why)) | Err(why) => println!("{:>20}{why}", ""),
            Ok(Done::Passed) => {}
        }
    }
    let passed = ended.iter().filter(|(_, _, r)| matches!(r, Ok(Done::Passed))).count();
    let failed = ended.iter().filter(|(_, _, r)| r.is_err()).count();
    println!("{passed} passed, {failed} failed");
    if failed == 0 { Ok(()) } else { Err(Stop::Failed(format!("{failed} of {} steps failed", ended.len()))) }
}

/// The steps asked for with what they need, in order; all when none is named.
fn choose(only: &[String]) -> Result<Vec<&'static Step>, Stop> {
    if let Some(unknown) = only.iter().find(|name| !STEPS.iter().any(|s| s.name == name.as_str())) {
        return Err(Stop::NotReady(format!("there is no step `{unknown}`; `cargo xtask test --list` names them")));
    }
    let mut wanted: Vec<&str> = only.iter().map(String::as_str).collect();
    // Needs stand before the step that needs them, so one pass from the end finds them all.
    for step in STEPS.iter().rev() {
        if wanted.contains(&step.name) {
            wanted.extend(step.needs);
        }
    }
    Ok(STEPS.iter().filter(|s| only.is_empty() || wanted.contains(&s.name)).collect())
}

fn passed(result: Result<(), String>) -> Result<Done, Stop> {
    result?;
    Ok(Done::Passed)
}

fn cargo(words: &[&str]) -> Result<Done, Stop> {
    passed(shell::stream(Command::new(root::cargo()).args(words).current_dir(root::repository())))
}

fn set_up(args: &TestArgs) -> Result<Done, Stop> {
    packages::ensure(Purpose::Test, Consent::from_switch(args.yes))?;
    node::ensure_node()?;
    Ok(Done::Passed)
}

fn cargo_test(args: &TestArgs) -> Result<Done, Stop> {
    let mut command = Command::new(root::cargo());
    command.args(["test", "--locked", "--workspace"]).current_dir(root::repository());
    if args.long {
        command.env("CARE_LONG", "1");
    }
    passed(shell::stream(&mut command))
}

/// Licences, bans and sources by `cargo deny`. A tidy test holds licences and sources where it is absent.
fn hostile(args: &TestArgs) -> Result<Done, Stop> {
    fuzz::fuzz(&fuzz::FuzzArgs::in_the_checks(args.long))?;
    Ok(Done::Passed)
}

fn deny(args: &TestArgs) -> Result<Done, Stop> {
    let tools = root::target()?.join("tools");
    let ours = tools.join("bin").join("cargo-deny");
    let program = match shell::find("cargo-deny") {
        Some(found) => found,
        None if ours.is_file() => ours,
        None if args.long => {
            shell::stream(
                Command::new(root::cargo())
                    .args(["install", "--locked", "--quiet", "cargo-deny", "--root"])
                    .arg(&tools),
            )?;
            ours
        }
        None => {
            let why = "cargo-deny is not installed; `cargo install --locked cargo-deny`, or run with --long. \
                       The tidy tests still hold licences and sources.";
            eprintln!("SKIPPED: {why}");
            return Ok(Done::Skipped(why.to_owned()));
        }
    };
    let check = ["--all-features", "check", "licenses", "bans", "sources"];
    passed(shell::stream(Command::new(program).args(check).current_dir(root::repository())))
}

/// The built app, driven in its real shell on a desktop of its own.
fn journey(_: &TestArgs) -> Result<Done, Stop> {
    // Built first and started directly: on the desk there is another home, and cargo would look for its
    // own things there.
    let test = build::test_binary("journey_in_the_real_shell")?;
    let mut command = desk::on_a_desk(test);
    command
        .args(["--nocapture", "--test-threads=1"])
        .env("CARE_E2E", "1")
        .env("CARE_APP", root::binary(Profile::Debug, "care-navigator")?)
        .env("CARE_CLI", root::binary(Profile::Debug, "care")?)
        .env("CARE_ARTEFACTS", root::repository().join("artefacts"));
    passed(shell::stream(&mut command))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(only: &[&str]) -> Vec<&'static str> {
        let only: Vec<String> = only.iter().map(|s| (*s).to_owned()).collect();
        choose(&only).unwrap().iter().map(|s| s.name).collect()
    }

    #[test]
    fn a_step_brings_what_it_needs_in_order() {
        assert_eq!(names(&["journey"]), ["packages", "ui-packages", "ui-build", "app", "journey"]);
        assert_eq!(names(&["fmt"]), ["fmt"]);
        assert_eq!(names(&[]).len(), STEPS.len());
    }

    #[test]
    fn every_need_stands_before_the_step_that_needs_it() {
        for (place, step) in STEPS.iter().enumerate() {
            for need in step.needs {
                assert!(STEPS[..place].iter().any(|s| s.name == *need), "{} needs {need}", step.name);
            }
        }
    }

    #[test]
    fn an_unknown_step_is_refused() {
        assert!(matches!(choose(&["jurney".to_owned()]), Err(Stop::NotReady(_))));
    }
}
