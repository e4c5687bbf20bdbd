//! The screens' toolchain: Node, the packages of `ui/`, its build. Each step is skipped while nothing changed.

use crate::{Stop, root, shell};
use std::process::Command;

/// Oldest Node that the screens' tools take.
const NODE_MAJOR_MIN: u32 = 20;

/// Node and npm are there and new enough.
pub(crate) fn ensure_node() -> Result<(), Stop> {
    let found =
        Command::new("node").arg("--version").output().ok().map(|o| String::from_utf8_lossy(&o.stdout).into_owned());
    let major = found.as_deref().and_then(major);
    let is_npm_there = shell::find("npm").is_some() || shell::find("npm.cmd").is_some();
    match major {
        Some(major) if major >= NODE_MAJOR_MIN && is_npm_there => Ok(()),
        Some(major) if major >= NODE_MAJOR_MIN => {
            Err(Stop::NotReady("Node is here but npm is not. Install npm and run the command again.".to_owned()))
        }
        Some(major) => Err(Stop::NotReady(format!(
            "Node {major} is too old: the screens need Node {NODE_MAJOR_MIN} or newer. Install it and run the command again."
        ))),
        None => Err(Stop::NotReady(format!(
            "Node is missing: the screens need Node {NODE_MAJOR_MIN} or newer with npm. Install it and run the command again."
        ))),
    }
}

fn major(version: &str) -> Option<u32> {
    version.trim().strip_prefix('v')?.split('.').next()?.parse().ok()
}

/// `npm ci`, when the lock file changed since last time or the packages are gone.
pub(crate) fn ensure_packages() -> Result<(), String> {
    let ui = root::repository().join("ui");
    let stamp = ui.join("node_modules").join(".lock-stamp");
    let lock = shell::digest(&[ui.join("package-lock.json")], &[])?;
    shell::unless_stamped(&stamp, &lock, || shell::stream(npm(&["ci", "--no-audit", "--no-fund"]).current_dir(&ui)))
}

/// `npm run build`, when anything that goes into the screens changed since last time.
pub(crate) fn build() -> Result<(), String> {
    let ui = root::repository().join("ui");
    let sources = shell::digest(std::slice::from_ref(&ui), &["node_modules", "dist", "e2e", "coverage"])?;
    let built = ui.join("dist").join("index.html");
    let stamp = ui.join("node_modules").join(".build-stamp");
    if !built.is_file() && stamp.is_file() {
        std::fs::remove_file(&stamp).map_err(|e| format!("{}: {e}", stamp.display()))?;
    }
    shell::unless_stamped(&stamp, &sources, || script("build"))?;
    if built.is_file() { Ok(()) } else { Err(format!("the build of the screens left no {}", built.display())) }
}

/// One script of `ui/package.json`.
pub(crate) fn script(name: &str) -> Result<(), String> {
    shell::stream(npm(&["run", name]).current_dir(root::repository().join("ui")))
}

fn npm(words: &[&str]) -> Command {
    let mut command = Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" });
    command.args(words);
    command
}

#[cfg(test)]
mod tests {
    use super::major;

    #[test]
    fn the_major_version_of_node_is_read() {
        assert_eq!(major("v20.19.1\n"), Some(20));
        assert_eq!(major("v18.0.0"), Some(18));
        assert_eq!(major("command not found"), None);
    }
}
