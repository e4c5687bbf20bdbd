//! The same record at the prompt: `care` on a closed app's home.

use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::Command;

/// `care` for one home.
pub(super) struct Care {
    program: PathBuf,
    home: PathBuf,
}

impl Care {
    pub(super) fn of(home: &Path) -> Self {
        let program = std::env::var_os("CARE_CLI").expect("CARE_CLI names the built `care`");
        Self { program: program.into(), home: home.to_path_buf() }
    }

    /// What a command answers with `--json`.
    #[track_caller]
    pub(super) fn json(&self, words: &[&str]) -> Value {
        let mut care = Command::new(&self.program);
        let done = care.arg("--home").arg(&self.home).arg("--json").args(words).output().expect("care starts");
        let said = String::from_utf8_lossy(&done.stderr);
        assert!(done.status.success(), "care {words:?} ended with {}: {said}", done.status);
        serde_json::from_slice(&done.stdout).expect("one JSON document")
    }

    /// None of these words stands readable in any file of the home.
    #[track_caller]
    pub(super) fn assert_no_plain_text(&self, words: &[&str]) {
        let mut looked_at = 0;
        let mut folders = vec![self.home.clone()];
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(&folder).expect("the home can be listed") {
                let path = entry.expect("an entry").path();
                if path.is_dir() {
                    folders.push(path);
                    continue;
                }
                let bytes = std::fs::read(&path).expect("a file of the home can be read");
                looked_at += 1;
                for word in words {
                    let is_there = bytes.windows(word.len()).any(|window| window == word.as_bytes());
                    assert!(!is_there, "“{word}” stands readable in {}", path.display());
                }
            }
        }
        assert!(looked_at > 0, "the home holds no file at all");
    }
}
