//! Starting other programs: their output streams through, a failure names the command.

use std::ffi::OsStr;
use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Runs a command to its end with our own standard streams.
pub(crate) fn stream(command: &mut Command) -> Result<(), String> {
    let said = spelled(command);
    let status = command.status().map_err(|e| format!("`{said}` does not start: {e}"))?;
    if status.success() { Ok(()) } else { Err(format!("`{said}` ended with {status}")) }
}

/// Runs a command to its end and gives what it printed; its messages stream through.
pub(crate) fn capture(command: &mut Command) -> Result<String, String> {
    let said = spelled(command);
    let done =
        command.stderr(std::process::Stdio::inherit()).output().map_err(|e| format!("`{said}` does not start: {e}"))?;
    if !done.status.success() {
        return Err(format!("`{said}` ended with {}", done.status));
    }
    String::from_utf8(done.stdout).map_err(|_| format!("`{said}` printed bytes that are not text"))
}

/// The command as one would type it.
fn spelled(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(OsStr::to_string_lossy).collect::<Vec<_>>().join(" ")
}

/// Where a program is found, if anywhere on the path.
pub(crate) fn find(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path)
        .map(|folder| folder.join(format!("{program}{}", std::env::consts::EXE_SUFFIX)))
        .find(|candidate| candidate.is_file())
}

/// A person sits at the other end and can answer.
pub(crate) fn can_ask() -> bool {
    std::io::stdin().is_terminal() && std::io::stderr().is_terminal()
}

/// Asks a question that only a clear yes agrees to.
pub(crate) fn agreed(question: &str) -> bool {
    eprint!("{question} [y/N] ");
    let mut answer = String::new();
    std::io::stdin().read_line(&mut answer).is_ok() && matches!(answer.trim().to_lowercase().as_str(), "y" | "yes")
}

/// A digest of files under the given paths, to see whether anything changed since last time.
/// Not a safeguard against anybody: it only saves work. Order and folder names count.
pub(crate) fn digest(paths: &[PathBuf], skip: &[&str]) -> Result<String, String> {
    use std::hash::{DefaultHasher, Hash, Hasher};
    let mut files = Vec::new();
    for path in paths {
        collect(path, skip, &mut files)?;
    }
    files.sort();
    let mut hasher = DefaultHasher::new();
    for file in files {
        file.hash(&mut hasher);
        std::fs::read(&file).map_err(|e| format!("{}: {e}", file.display()))?.hash(&mut hasher);
    }
    Ok(format!("{:016x}", hasher.finish()))
}

fn collect(path: &Path, skip: &[&str], files: &mut Vec<PathBuf>) -> Result<(), String> {
    if path.file_name().and_then(OsStr::to_str).is_some_and(|name| skip.contains(&name)) {
        return Ok(());
    }
    if path.is_dir() {
        for entry in std::fs::read_dir(path).map_err(|e| format!("{}: {e}", path.display()))? {
            collect(&entry.map_err(|e| e.to_string())?.path(), skip, files)?;
        }
    } else if path.is_file() {
        files.push(path.to_path_buf());
    }
    Ok(())
}

/// Does the work only if `now` differs from what was stamped last time, and stamps it when done.
pub(crate) fn unless_stamped(stamp: &Path, now: &str, work: impl FnOnce() -> Result<(), String>) -> Result<(), String> {
    if std::fs::read_to_string(stamp).is_ok_and(|before| before == now) {
        return Ok(());
    }
    work()?;
    if let Some(folder) = stamp.parent() {
        std::fs::create_dir_all(folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    }
    std::fs::write(stamp, now).map_err(|e| format!("{}: {e}", stamp.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn work_is_done_once_and_again_when_a_file_changes() {
        let folder = std::env::temp_dir().join(format!("xtask-stamp-{}", std::process::id()));
        std::fs::create_dir_all(folder.join("node_modules")).unwrap();
        let source = folder.join("a.txt");
        let done = std::cell::Cell::new(0);
        let round = || {
            let now = digest(std::slice::from_ref(&folder), &["node_modules", "stamp"]).unwrap();
            unless_stamped(&folder.join("stamp"), &now, || {
                done.set(done.get() + 1);
                Ok(())
            })
            .unwrap();
        };
        std::fs::write(&source, "one").unwrap();
        round();
        round();
        std::fs::write(folder.join("node_modules/skipped.txt"), "x").unwrap();
        round();
        assert_eq!(done.get(), 1);
        std::fs::write(&source, "two").unwrap();
        round();
        assert_eq!(done.get(), 2);
        std::fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn work_that_failed_is_tried_again() {
        let stamp = std::env::temp_dir().join(format!("xtask-failed-{}", std::process::id()));
        assert!(unless_stamped(&stamp, "x", || Err("no".to_owned())).is_err());
        assert!(!stamp.exists());
    }
}
