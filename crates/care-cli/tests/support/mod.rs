//! The real `care`, with a record of its own in a folder that goes away.
#![allow(dead_code, reason = "each test program uses its part")]

use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A home of its own with a record that a passphrase protects.
pub struct Prompt {
    pub folder: tempfile::TempDir,
}

impl Prompt {
    /// A home without a keychain: a passphrase protects.
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("passphrase"), "four plain words here\n").unwrap();
        Self { folder }
    }

    pub fn with_sally() -> Self {
        let prompt = Self::new();
        let made = prompt.json(&["init", "--name", "Sally Moreno", "--zone", "America/New_York"]);
        assert_eq!(made["recovery_words"].as_array().map(Vec::len), Some(24));
        assert!(made["person_id"].is_string() && made["home"].is_string());
        prompt
    }

    pub fn file(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        path
    }

    pub fn home(&self) -> PathBuf {
        self.folder.path().join("home")
    }

    pub fn command_with(&self, passphrase: &Path, words: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_care"));
        command
            .arg("--home")
            .arg(self.home())
            .arg("--passphrase-file")
            .arg(passphrase)
            .args(words)
            .env("LANG", "C.UTF-8")
            .env_remove("LC_ALL")
            .env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent");
        command
    }

    pub fn command(&self, words: &[&str]) -> Command {
        self.command_with(&self.folder.path().join("passphrase"), words)
    }

    pub fn run_with(&self, passphrase: &Path, words: &[&str]) -> Output {
        self.command_with(passphrase, words).output().unwrap()
    }

    pub fn run(&self, words: &[&str]) -> Output {
        self.run_with(&self.folder.path().join("passphrase"), words)
    }

    pub fn json(&self, words: &[&str]) -> Value {
        let output = self.run(&[&["--json"], words].concat());
        assert!(output.status.success(), "{words:?}: {}", String::from_utf8_lossy(&output.stderr));
        serde_json::from_slice(&output.stdout).unwrap()
    }

    pub fn fails(&self, words: &[&str]) -> (i32, String) {
        let output = self.run(words);
        assert!(output.stdout.is_empty(), "nothing on standard output: {}", String::from_utf8_lossy(&output.stdout));
        (output.status.code().unwrap(), String::from_utf8(output.stderr).unwrap())
    }
}
