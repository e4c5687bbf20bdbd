//! The screens' toolchain: Node, the packages of `ui/`, its build. Each step is skipped while nothing changed.

use crate::{Stop, root, shell};
use std::process::Command;

/// Oldest Node that the screens' tools take.
const NODE_MIN: (u32, u32) = (20, 19);

/// Node and npm are there and new enough.
pub(crate) fn ensure_node() -> Result<(), Stop> {
    let found =
        Command::new("node").arg("--version").output().ok().map(|o| String::from_utf8_lossy(&o.stdout).into_owned());
    let is_npm_there = shell::find("npm").is_some() || shell::find("npm.cmd").is_some();
    let (major, minor) = NODE_MIN;
    let wish =
        format!("the screens need Node {major}.{minor} or newer with npm. Install it and run the command again.");
    match found.as_deref().and_then(version) {
        None => Err(Stop::NotReady(format!("Node is missing: {wish}"))),
        Some((old, older)) if (old, older) < NODE_MIN => {
            Err(Stop::NotReady(format!("Node {old}.{older} is too old: {wish}")))
        }
        Some(_) if !is_npm_there => Err(Stop::NotReady(format!("npm is missing: {wish}"))),
        Some(_) => Ok(()),
    }
}

/// Major and minor of what `node --version` prints.
fn version(text: &str) -> Option<(u32, u32)> {
    let mut parts = text.trim().strip_prefix('v')?.split('.').map(str::parse);
    Some((parts.next()?.ok()?, parts.next()?.ok()?))
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
    use super::{NODE_MIN, version};

    #[test]
    fn an_old_node_is_told_from_a_new_one() {
        assert!(version("v20.19.1\n").unwrap() >= NODE_MIN);
        assert!(version("v24.1.0").unwrap() >= NODE_MIN);
        assert!(version("v20.9.0").unwrap() < NODE_MIN);
        assert!(version("v18.20.4").unwrap() < NODE_MIN);
        assert_eq!(version("command not found"), None);
    }
}
