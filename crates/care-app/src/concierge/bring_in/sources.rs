//! Where bytes come from.

use crate::Trouble;
use care_model::Sensitive;
use std::path::{Path, PathBuf};

/// Files of one folder tree that are read in one go; more are named as a problem of the folder.
const FILES_MAX: usize = 20_000;

/// A file to bring in.
pub(super) enum Source {
    /// On a disk.
    Path(PathBuf),
    /// In memory: standard input, or a file within a file.
    Bytes {
        /// How to call it.
        path: PathBuf,
        /// All of it.
        bytes: Vec<u8>,
    },
}

impl Source {
    pub fn path(&self) -> &Path {
        match self {
            Source::Path(path) | Source::Bytes { path, .. } => path,
        }
    }
}

/// The last part of a path.
pub(crate) fn name_of(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

/// Files under the paths, folders opened, hidden files left out, in a steady order.
pub(crate) fn list_files(paths: &[PathBuf]) -> Result<Vec<PathBuf>, Trouble> {
    let mut files = Vec::new();
    let mut open: Vec<PathBuf> = paths.iter().rev().cloned().collect();
    while let Some(path) = open.pop() {
        let unreadable = |_| Trouble::UnreadableFile(Sensitive::new(name_of(&path)));
        let about = std::fs::metadata(&path).map_err(unreadable)?;
        if !about.is_dir() {
            files.push(path);
        } else {
            let mut inside: Vec<PathBuf> = std::fs::read_dir(&path)
                .map_err(unreadable)?
                .filter_map(Result::ok)
                .filter(|entry| !entry.file_name().to_string_lossy().starts_with('.'))
                .filter(|entry| entry.file_type().is_ok_and(|kind| !kind.is_symlink()))
                .map(|entry| entry.path())
                .collect();
            inside.sort();
            open.extend(inside.into_iter().rev());
        }
        if files.len() > FILES_MAX {
            return Err(Trouble::BadInput(format!("more than {FILES_MAX} files in one go")));
        }
    }
    Ok(files)
}
