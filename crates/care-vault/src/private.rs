//! Files and folders that only their owner can read, written whole or not at all.
//!
//! Modes are given when a file is made, so neither a wide umask nor a crash between two steps ever
//! leaves it open to others.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Makes a folder, and those above it, for the owner alone. One that is there is narrowed to that.
///
/// # Errors
/// The disk's.
pub fn make_folder(folder: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::{DirBuilderExt, PermissionsExt};
        builder.mode(0o700);
        builder.create(folder)?;
        let mode = fs::metadata(folder)?.permissions().mode();
        if mode & 0o077 != 0 {
            fs::set_permissions(folder, fs::Permissions::from_mode(0o700))?;
        }
    }
    #[cfg(not(unix))]
    builder.create(folder)?;
    Ok(())
}

/// Makes an empty file for the owner alone.
///
/// # Errors
/// [`io::ErrorKind::AlreadyExists`] if there is one, and the disk's.
pub fn make_file(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    options.open(path)
}

/// Writes a file that must not exist yet, whole or not at all.
///
/// # Errors
/// [`io::ErrorKind::AlreadyExists`], and the disk's.
pub fn write_new(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let draft = write_draft(path, bytes)?;
    settle_new(&draft, path)
}

/// Replaces a file, whole or not at all.
///
/// # Errors
/// The disk's; the former file is still there then.
pub fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let draft = write_draft(path, bytes)?;
    fs::rename(&draft, path).inspect_err(|_| drop(fs::remove_file(&draft)))?;
    sync_folder_of(path)
}

/// Gives a finished draft its name, unless something has that name already. The draft is gone after
/// either outcome.
///
/// # Errors
/// [`io::ErrorKind::AlreadyExists`], and the disk's.
pub fn settle_new(draft: &Path, path: &Path) -> io::Result<()> {
    // A link never replaces; a rename does. Some file systems know no links.
    let linked = match fs::hard_link(draft, path) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => {
            if path.try_exists()? {
                Err(io::ErrorKind::AlreadyExists.into())
            } else {
                return fs::rename(draft, path).and_then(|()| sync_folder_of(path));
            }
        }
        other => other,
    };
    fs::remove_file(draft)?;
    linked?;
    sync_folder_of(path)
}

/// Makes names in a file's folder outlast a power cut.
///
/// # Errors
/// The disk's.
pub fn sync_folder_of(path: &Path) -> io::Result<()> {
    #[cfg(unix)]
    if let Some(folder) = path.parent() {
        File::open(folder)?.sync_all()?;
    }
    Ok(())
}

/// Name under which a file is written before it is whole.
pub fn draft_of(path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".draft");
    path.with_file_name(name)
}

fn write_draft(path: &Path, bytes: &[u8]) -> io::Result<PathBuf> {
    let draft = draft_of(path);
    // A draft that is lying about was never finished, so nobody was told that it is safe.
    match fs::remove_file(&draft) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let mut file = make_file(&draft)?;
    let written = file.write_all(bytes).and_then(|()| file.sync_all());
    written.inspect_err(|_| drop(fs::remove_file(&draft)))?;
    Ok(draft)
}
