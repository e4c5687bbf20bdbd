//! The tables are what the documents say, and what was released never changes.
#![allow(clippy::unwrap_used, clippy::expect_used)] // a test stops at the first surprise

use sha2::{Digest, Sha256};
use sqlx::Connection;
use sqlx::sqlite::SqliteConnection;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Migrations that people have on their disks. A line may be added, never altered.
const RELEASED: [(&str, &str); 8] = [
    ("202611232030_create_record.sql", "b71be2ab73cfbfd70d5a4e33ada004be6a7da689b4f8cf18754c80847b7489bb"),
    ("202611240001_add_writers.sql", "4245486ac71f4478b3767b1ba01cd1f81a371ff2feb6c74e27d9e6a8c5f68631"),
    ("202611240002_add_typed_tables.sql", "004aa2bbb79d25845704fdbb5bd76373af972c5111a5fa11e5919e428d403f14"),
    ("202611240003_add_resources.sql", "35da0198711f4a79ca9fd9085a221d76aa2f47a090c78b9d6a3f051d2379d07d"),
    ("202611240020_create_captures.sql", "d8488ee03ee74dcb307e8717d2565045be579ad9d2507ca4c1c274c39b2a68b4"),
    ("202611240050_widen_search.sql", "e7ac7f7cacdc09546c94260481326dd321a99e0cd0f5939a230a80a0a47ad7ee"),
    ("202611240100_speed_search.sql", "3fd912b5c59c200e9d5312a54ea961e22371672171be6fccf3034fa0e61e0522"),
    ("202611241300_keep_files_in_parts.sql", "795c6c1de8146cd11d404ff1ab6c9b655c41b7c8e2c70adb3f6927de48541746"),
];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn hash(path: &Path) -> String {
    Sha256::digest(fs::read(path).unwrap()).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[test]
fn released_migrations_never_change() {
    let files = fs::read_dir(root().join("migrations")).unwrap().map(|entry| entry.unwrap().path());
    let there: BTreeMap<String, String> =
        files.map(|path| (path.file_name().unwrap().to_str().unwrap().to_owned(), hash(&path))).collect();
    let released = RELEASED.map(|(name, hash)| (name.to_owned(), hash.to_owned()));
    assert_eq!(there, released.into_iter().collect(), "a released migration is never edited; add a new one");
}

#[test]
fn every_migration_says_why_and_is_named_by_its_date() {
    for entry in fs::read_dir(root().join("migrations")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let (date, words) = name.split_once('_').unwrap();
        assert!(date.len() == 12 && date.chars().all(|digit| digit.is_ascii_digit()), "{name}");
        assert!(words.contains('_'), "{name}: verb_noun");
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.starts_with("-- Why: "), "{name}");
        for table in text.split("CREATE TABLE").skip(1) {
            let end = table.split(';').next().unwrap();
            assert!(end.contains("STRICT"), "{name}: {}", end.lines().next().unwrap());
        }
    }
}

/// Every object of a schema by name, without comments, blanks or line breaks.
async fn schema(sql: &str) -> BTreeMap<String, String> {
    let mut connection = SqliteConnection::connect("sqlite::memory:").await.unwrap();
    sqlx::raw_sql(sqlx::AssertSqlSafe(sql.to_owned())).execute(&mut connection).await.unwrap();
    let rows: Vec<(String, String)> = sqlx::query_as("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL")
        .fetch_all(&mut connection)
        .await
        .unwrap();
    rows.into_iter().map(|(name, sql)| (name, normalised(&sql))).collect()
}

fn normalised(sql: &str) -> String {
    let bare: Vec<&str> = sql.lines().map(|line| line.split("--").next().unwrap_or_default()).collect();
    bare.join(" ").split_whitespace().collect::<Vec<_>>().join(" ").replace("( ", "(").replace(" )", ")")
}

#[tokio::test]
async fn the_documented_schema_is_the_real_one() {
    let mut names: Vec<_> =
        fs::read_dir(root().join("migrations")).unwrap().map(|entry| entry.unwrap().path()).collect();
    names.sort();
    let migrated: String = names.iter().map(|path| fs::read_to_string(path).unwrap()).collect();
    let documented = fs::read_to_string(root().join("docs/schema.sql")).expect("docs/schema.sql");
    assert_eq!(schema(&documented).await, schema(&migrated).await);
}
