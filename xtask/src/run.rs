//! `cargo xtask run`: from a fresh machine to the open window.

use crate::build::{self, Extent};
use crate::packages::{self, Consent, Purpose};
use crate::root::Profile;
use crate::{Outcome, Stop, node, shell};
use clap::Args;
use std::process::Command;

/// What `run` takes.
#[derive(Args)]
pub(crate) struct RunArgs {
    /// Open a sample person who can be thrown away.
    #[arg(long)]
    demo: bool,
    /// Install what is missing without asking.
    #[arg(long)]
    yes: bool,
    /// Build what people get: slower to build, quicker to use.
    #[arg(long)]
    release: bool,
    /// Passed on to the app.
    #[arg(last = true)]
    rest: Vec<String>,
}

/// Sets up, builds, opens the app and waits until it ends.
pub(crate) fn run(args: &RunArgs) -> Outcome {
    packages::ensure(Purpose::Run, Consent::from_switch(args.yes))?;
    node::ensure_node()?;
    let profile = if args.release { Profile::Release } else { Profile::Debug };
    let app = build::app(profile, Extent::Programs)?;
    if cfg!(target_os = "linux") && !has_screen() {
        return Err(Stop::NotReady(format!(
            "the app is built ({}), but there is no screen here: DISPLAY and WAYLAND_DISPLAY are both empty. \
             Run the command from a desktop session.",
            app.display()
        )));
    }
    let mut command = Command::new(app);
    if args.demo {
        command.arg("--demo");
    }
    shell::stream(command.args(&args.rest))?;
    Ok(())
}

fn has_screen() -> bool {
    ["DISPLAY", "WAYLAND_DISPLAY"].iter().any(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()))
}
