//! Files for their owner alone, under any umask.
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice, clippy::panic)] // a test stops at the first surprise

use care_vault::private;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Command;

const PLACE: &str = "CARE_TEST_PLACE";

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

#[test]
fn files_are_private_even_where_the_umask_gives_everything() {
    if let Some(place) = std::env::var_os(PLACE) {
        // The child, with umask 000.
        let folder = Path::new(&place).join("a/b");
        private::make_folder(&folder).unwrap();
        private::write_new(&folder.join("new"), b"1").unwrap();
        private::write_new(&folder.join("changed"), b"1").unwrap();
        private::replace(&folder.join("changed"), b"2").unwrap();
        fs::write(Path::new(&place).join("open"), b"").unwrap();
        return;
    }
    let place = tempfile::tempdir().unwrap();
    let status = Command::new("sh")
        .args(["-c", "umask 000; exec \"$0\" --exact files_are_private_even_where_the_umask_gives_everything"])
        .arg(std::env::current_exe().unwrap())
        .env(PLACE, place.path())
        .status()
        .unwrap();
    assert!(status.success());
    assert_eq!(mode(&place.path().join("open")), 0o666, "the child's umask was not 000");
    for folder in ["a", "a/b"] {
        assert_eq!(mode(&place.path().join(folder)), 0o700, "{folder}");
    }
    for file in ["a/b/new", "a/b/changed"] {
        assert_eq!(mode(&place.path().join(file)), 0o600, "{file}");
    }
}

#[test]
fn a_new_file_never_replaces_and_leaves_no_draft() {
    let place = tempfile::tempdir().unwrap();
    let path = place.path().join("file");
    fs::write(private::draft_of(&path), b"half").unwrap();
    private::write_new(&path, b"first").unwrap();
    let error = private::write_new(&path, b"second").unwrap_err();
    assert_eq!(error.kind(), std::io::ErrorKind::AlreadyExists);
    assert_eq!(fs::read(&path).unwrap(), b"first");
    assert!(!private::draft_of(&path).exists());
}

#[test]
fn a_wide_folder_is_narrowed() {
    let place = tempfile::tempdir().unwrap();
    let folder = place.path().join("wide");
    fs::create_dir(&folder).unwrap();
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o755)).unwrap();
    private::make_folder(&folder).unwrap();
    assert_eq!(mode(&folder), 0o700);
}
