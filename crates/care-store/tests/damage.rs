//! What a damaged file, an open folder and a curious reader get: a clear error, nothing, nothing.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)] // a test stops at the first surprise

mod support;

use care_model::EntityType;
use care_store::{EvidenceNote, SearchQuery, Store, StoreError};
use serde_json::json;
use std::fs;
use std::path::Path;
use std::process::Command;
use support::{CANARY, Place, at, change, create, key, set};

/// A record with a little of everything, each with the canary in it.
async fn filled() -> Place {
    let place = Place::new().await;
    let facts = (0..30).map(|number| {
        let what = format!("{CANARY} number {number}");
        create(&format!("ITEM-{number}"), EntityType::Item, json!({"kind": "task", "what": what}))
    });
    place.store.commit(&change(1, facts.collect())).await.unwrap();
    place.store.commit(&change(2, vec![set("ITEM-3", "note", format!("{CANARY} again"))])).await.unwrap();
    let note = EvidenceNote {
        name: CANARY.into(),
        kind: "text".into(),
        received_at: at(3),
        is_unread: false,
        why: Vec::new(),
    };
    place.store.keep_file(format!("{CANARY}\n").repeat(300).into_bytes(), &note, &[]).await.unwrap();
    place
}

/// Damage is seen on opening or by the check.
async fn is_seen(folder: &Path) -> bool {
    match Store::open(folder, &key()).await {
        Err(StoreError::WrongKey | StoreError::Damaged(_) | StoreError::NotARecord | StoreError::Database(_)) => true,
        Err(error) => panic!("{error:?}"),
        Ok(store) => !store.verify().await.unwrap().is_ok(),
    }
}

#[tokio::test]
async fn a_flipped_bit_or_a_missing_end_is_always_seen() {
    let place = filled().await;
    let file = place.file();
    let place = place.reopen().await; // folds the log into the file, so that the file is all there is
    let folder = place.folder().to_owned();
    let Place { store, .. } = &place;
    assert!(store.verify().await.unwrap().is_ok());
    let whole = fs::read(&file).unwrap();
    let copy = tempfile::tempdir().unwrap();
    assert_eq!(folder.join("record.db"), file);
    let altered = copy.path().join("record.db");
    fs::write(&altered, &whole).unwrap();
    assert!(!is_seen(copy.path()).await, "the copy itself is sound");
    for step in 0..48 {
        let at = (step * 7919 + step * step * 31) % whole.len();
        let mut bytes = whole.clone();
        bytes[at] ^= 1 << (step % 8);
        write_alone(&altered, &bytes);
        assert!(is_seen(copy.path()).await, "bit {} of byte {at}", step % 8);
    }
    for end in [1, 100, 4096, 8192, whole.len() / 2, whole.len() - 4096, whole.len() - 1] {
        write_alone(&altered, &whole[..end]);
        assert!(is_seen(copy.path()).await, "cut at {end}");
    }
}

/// Writes the file without the log of an earlier opening beside it.
fn write_alone(file: &Path, bytes: &[u8]) {
    for ending in ["-wal", "-shm"] {
        drop(fs::remove_file(file.with_file_name(format!("record.db{ending}"))));
    }
    fs::write(file, bytes).unwrap();
}

#[tokio::test]
async fn no_word_of_the_record_is_readable_in_any_file() {
    let place = filled().await;
    assert_eq!(
        place.store.search(&SearchQuery::new("zebrafinch", 50)).await.unwrap().len(),
        31,
        "thirty items and a file by its name"
    );
    let canary = CANARY.as_bytes();
    let mut files = 0;
    for turn in ["open", "closed"] {
        for entry in fs::read_dir(place.folder()).unwrap() {
            let bytes = fs::read(entry.unwrap().path()).unwrap();
            files += 1;
            for readable in [canary, b"Zebrafinch", b"ITEM-3", b"CREATE TABLE", b"SQLite format"] {
                assert!(!bytes.windows(readable.len()).any(|window| window == readable), "{turn}");
            }
        }
    }
    assert!(files >= 6, "file, log and index were looked at: {files}");
}

const PLACE: &str = "CARE_TEST_PLACE";

#[cfg(unix)]
#[tokio::test]
async fn only_the_owner_may_read_even_where_the_umask_gives_everything() {
    use std::os::unix::fs::PermissionsExt;
    if let Some(place) = std::env::var_os(PLACE) {
        // The child, with umask 000: leaves an open record, log and all.
        let folder = Path::new(&place).join("records/one");
        let store = Store::create(&folder, &key(), &support::genesis(b'a')).await.unwrap();
        store.commit(&change(1, vec![set("A", "x", 1)])).await.unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        let mut names = Vec::new();
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            assert_eq!(mode(&path), 0o600, "{path:?}");
            names.push(path.file_name().unwrap().to_owned());
        }
        assert!(names.iter().any(|name| name == "record.db-wal"), "{names:?}");
        assert_eq!((mode(&folder), mode(folder.parent().unwrap())), (0o700, 0o700));
        fs::write(Path::new(&place).join("open"), b"").unwrap();
        return;
    }
    let place = tempfile::tempdir().unwrap();
    let status = Command::new("sh")
        .args(["-c", "umask 000; exec \"$0\" --exact only_the_owner_may_read_even_where_the_umask_gives_everything"])
        .arg(std::env::current_exe().unwrap())
        .env(PLACE, place.path())
        .status()
        .unwrap();
    assert!(status.success());
    let open = fs::metadata(place.path().join("open")).unwrap().permissions().mode() & 0o777;
    assert_eq!(open, 0o666, "the child's umask was not 000");
}

#[cfg(unix)]
#[tokio::test]
async fn a_wrong_key_leaves_the_terminal_quiet() {
    if let Some(place) = std::env::var_os(PLACE) {
        let wrong = Store::open(Path::new(&place), &care_vault::RecordKey::from_bytes([9; 32])).await;
        assert!(matches!(wrong, Err(StoreError::WrongKey)));
        return;
    }
    let place = filled().await;
    let output = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "a_wrong_key_leaves_the_terminal_quiet"])
        .env(PLACE, place.folder())
        .output()
        .unwrap();
    assert!(output.status.success());
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
}

/// A small disk of its own; `None` where this computer does not let a test have one.
struct SmallDisk(tempfile::TempDir);

impl SmallDisk {
    fn new(size: &str) -> Option<Self> {
        let place = tempfile::tempdir().unwrap();
        let mounted = Command::new("mount")
            .args(["-t", "tmpfs", "-o", &format!("size={size}"), "none"])
            .arg(place.path())
            .output()
            .is_ok_and(|output| output.status.success());
        mounted.then_some(Self(place))
    }

    fn grow(&self, size: &str) {
        let options = format!("remount,size={size}");
        assert!(Command::new("mount").args(["-o", &options]).arg(self.0.path()).status().unwrap().success());
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        drop(Command::new("umount").arg("--lazy").arg(self.0.path()).status());
    }
}

#[tokio::test]
async fn a_full_disk_is_told_and_everything_acknowledged_is_there_afterwards() {
    let Some(disk) = SmallDisk::new("2m") else {
        eprintln!("SKIPPED: this computer lets no test mount a small disk; the page limit test stands in");
        return;
    };
    let folder = disk.0.path().join("record");
    let store = Store::create(&folder, &key(), &support::genesis(b'a')).await.unwrap();
    let mut acknowledged = Vec::new();
    let mut refused = 0;
    for number in 0..400 {
        let edit = change(number, vec![set(&format!("I-{number}"), "note", unshrinkable(number))]);
        match store.commit(&edit).await {
            Ok(_) => acknowledged.push(number),
            Err(StoreError::DiskFull) => refused += 1,
            Err(error) => panic!("{error:?}"),
        }
        if refused == 5 {
            break;
        }
    }
    assert_eq!(refused, 5, "{} edits fitted", acknowledged.len());
    let record = store.load().await.unwrap();
    assert_eq!(record.raw().len(), acknowledged.len());
    disk.grow("16m");
    store.commit(&change(900, vec![set("after", "note", "space again")])).await.unwrap();
    let report = store.verify().await.unwrap();
    assert!(report.is_ok(), "{report:?}");
    drop(store);
    let store = Store::open(&folder, &key()).await.unwrap();
    assert_eq!(store.load().await.unwrap().raw().len(), acknowledged.len() + 1);
    store.close().await.unwrap();
}

/// Words that no packer makes shorter.
fn unshrinkable(seed: i64) -> String {
    let mut state = seed as u64 + 1;
    let mut next = || {
        state = state.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        char::from(b'a' + (state >> 60) as u8)
    };
    (0..8_000).map(|_| next()).collect()
}

#[cfg(unix)]
#[tokio::test]
async fn a_folder_without_permission_is_told() {
    let parent = tempfile::tempdir().unwrap();
    let blocked = parent.path().join("file");
    fs::write(&blocked, b"").unwrap();
    // A file where a folder should be stands for every path that cannot be made: root may do the rest.
    let made = Store::create(&blocked.join("record"), &key(), &support::genesis(b'a')).await;
    assert!(
        matches!(made, Err(StoreError::Disk(_) | StoreError::AlreadyExists | StoreError::NoPermission)),
        "{made:?}"
    );
    let denied: StoreError = std::io::Error::from(std::io::ErrorKind::PermissionDenied).into();
    assert!(matches!(denied, StoreError::NoPermission));
}
