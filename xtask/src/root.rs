//! Where things are: the repository, its build folder, the binaries.

use std::path::{Path, PathBuf};
use std::process::Command;

/// The repository's own folder.
pub(crate) fn repository() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}

/// The build folder that cargo would use (it may be set outside the repository).
pub(crate) fn target() -> Result<PathBuf, String> {
    let asked = Command::new(cargo())
        .args(["metadata", "--no-deps", "--format-version", "1"])
        .current_dir(repository())
        .output()
        .map_err(|e| format!("cargo does not start: {e}"))?;
    let answer: serde_json::Value =
        serde_json::from_slice(&asked.stdout).map_err(|e| format!("cargo metadata is unreadable: {e}"))?;
    answer
        .get("target_directory")
        .and_then(serde_json::Value::as_str)
        .map(PathBuf::from)
        .ok_or_else(|| "cargo metadata names no target_directory".to_owned())
}

/// A built binary, by profile folder (`debug`, `release`) and name.
pub(crate) fn binary(profile: Profile, name: &str) -> Result<PathBuf, String> {
    Ok(target()?.join(profile.folder()).join(format!("{name}{}", std::env::consts::EXE_SUFFIX)))
}

/// The cargo that runs us.
pub(crate) fn cargo() -> String {
    std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned())
}

/// How a build is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Profile {
    /// Quick to build, honours the test clock.
    Debug,
    /// What people run, and what is measured.
    Release,
}

impl Profile {
    fn folder(self) -> &'static str {
        match self {
            Self::Debug => "debug",
            Self::Release => "release",
        }
    }
}
