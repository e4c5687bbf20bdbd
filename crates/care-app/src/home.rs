//! Where records live: one folder a person, nothing personal in any name or plain file.
//!
//! ```text
//! <home>/settings.json            language, which record was open last
//! <home>/records/<id>/record.db   SQLCipher
//!                     keys.json   key slots, no secret in the open
//!                     watch.json  when the watch was last awake
//!                     folder.json the folder that is watched for new files
//! ```

use crate::Trouble;
use care_vault::{KEYS_FILE, private};
use serde::{Deserialize, Serialize};
use std::fs;
use std::path::{Path, PathBuf};

/// The folder of all records.
#[derive(Clone, Debug)]
pub struct Home {
    path: PathBuf,
}

/// Choices that belong to the computer, not to a person's record.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct HomeSettings {
    /// `en-US` or `es-US`; `None` = the system's.
    pub locale: Option<String>,
    /// The record that was open last.
    pub last_open: Option<String>,
    /// The person was told once that closing the window keeps the watch going.
    pub told_about_tray: bool,
}

impl Home {
    /// A folder, made if need be, for the owner's eyes only.
    ///
    /// # Errors
    /// The folder cannot be made or closed to others.
    pub fn open(path: PathBuf) -> Result<Self, Trouble> {
        private::make_folder(&path)?;
        private::make_folder(&path.join("records"))?;
        Ok(Self { path })
    }

    /// The platform's place for a program's data.
    pub fn default_path() -> PathBuf {
        dirs::data_dir().unwrap_or_else(|| PathBuf::from(".")).join("care-navigator")
    }

    /// The folder.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The folder of one record.
    pub fn record_dir(&self, id: &str) -> PathBuf {
        self.path.join("records").join(id)
    }

    /// Ids of all records, oldest first.
    ///
    /// # Errors
    /// The folder cannot be listed.
    pub fn record_ids(&self) -> Result<Vec<String>, Trouble> {
        let mut ids: Vec<String> = fs::read_dir(self.path.join("records"))?
            .filter_map(Result::ok)
            .filter(|entry| entry.path().join(KEYS_FILE).is_file())
            .filter_map(|entry| entry.file_name().into_string().ok())
            .collect();
        ids.sort();
        Ok(ids)
    }

    /// Choices; the defaults where none were made or the file is damaged.
    pub fn settings(&self) -> HomeSettings {
        let text = fs::read_to_string(self.path.join("settings.json")).unwrap_or_default();
        serde_json::from_str(&text).unwrap_or_default()
    }

    /// Keeps choices.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn keep_settings(&self, settings: &HomeSettings) -> Result<(), Trouble> {
        let text = serde_json::to_vec_pretty(settings).map_err(|error| Trouble::Internal(error.to_string()))?;
        Ok(private::replace(&self.path.join("settings.json"), &text)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_survive_and_a_damaged_file_reads_as_defaults() {
        let dir = tempfile::tempdir().unwrap();
        let home = Home::open(dir.path().join("home")).unwrap();
        let settings = HomeSettings { locale: Some("es-US".into()), ..HomeSettings::default() };
        home.keep_settings(&settings).unwrap();
        assert_eq!(home.settings(), settings);
        fs::write(home.path().join("settings.json"), "{").unwrap();
        assert_eq!(home.settings(), HomeSettings::default());
    }

    #[cfg(unix)]
    #[test]
    fn folders_and_files_are_closed_to_others() {
        use std::os::unix::fs::PermissionsExt;
        let dir = tempfile::tempdir().unwrap();
        let home = Home::open(dir.path().join("home")).unwrap();
        home.keep_settings(&HomeSettings::default()).unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(home.path()), 0o700);
        assert_eq!(mode(&home.path().join("records")), 0o700);
        assert_eq!(mode(&home.path().join("settings.json")), 0o600);
    }
}
