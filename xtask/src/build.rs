//! Building the app. Always the whole workspace: building one package after the workspace would compile
//! the shared libraries a second time with other features. Only this tool itself is left out: it is running.

use crate::root::{self, Profile};
use crate::{node, shell};
use std::path::PathBuf;
use std::process::Command;

/// What besides the programs is built.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Extent {
    /// The programs alone.
    Programs,
    /// The examples too: the empty window and the edit measure.
    Examples,
}

/// Builds screens and programs; gives the path of the app.
pub(crate) fn app(profile: Profile, extent: Extent) -> Result<PathBuf, String> {
    node::ensure_packages()?;
    node::build()?;
    let mut cargo = Command::new(root::cargo());
    cargo.args(["build", "--locked", "--workspace", "--exclude", "xtask", "--bins"]).current_dir(root::repository());
    if extent == Extent::Examples {
        cargo.arg("--examples");
    }
    if profile == Profile::Release {
        cargo.arg("--release");
    }
    shell::stream(&mut cargo)?;
    root::binary(profile, "care-navigator")
}

/// Builds one of the workspace's integration tests and gives its path.
pub(crate) fn test_binary(name: &str) -> Result<PathBuf, String> {
    let mut cargo = Command::new(root::cargo());
    cargo
        .args([
            "test",
            "--locked",
            "--workspace",
            "--no-run",
            "--message-format=json-render-diagnostics",
            "--test",
            name,
        ])
        .current_dir(root::repository());
    let messages = shell::capture(&mut cargo)?;
    messages
        .lines()
        .filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok())
        .find_map(|message| {
            let is_it = message.pointer("/target/name").and_then(serde_json::Value::as_str) == Some(name);
            let path = message.get("executable").and_then(serde_json::Value::as_str)?;
            is_it.then(|| PathBuf::from(path))
        })
        .ok_or_else(|| format!("cargo built no test named {name}"))
}
