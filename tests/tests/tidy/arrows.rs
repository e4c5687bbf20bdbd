//! Who may depend on whom. The compiler keeps the promise once these lists are true.

use crate::repository::{metadata, none};
use std::collections::BTreeMap;

/// Our crates and those of ours that each may use.
const ARROWS: &[(&str, &[&str])] = &[
    ("care-model", &[]),
    ("care-vault", &[]),
    ("care-words", &["care-model"]),
    ("care-journey", &["care-model"]),
    ("care-exchange", &["care-model"]),
    ("care-simulate", &["care-model", "care-journey"]),
    ("care-store", &["care-model", "care-vault"]),
    ("care-app", &["care-model", "care-words", "care-journey", "care-exchange", "care-vault", "care-store"]),
    ("care-cli", &["care-model", "care-app"]),
    ("care-navigator", &["care-model", "care-app"]),
    ("xtask", &[]),
];

/// Libraries that belong to one crate, with what they would let in elsewhere.
const HOMES: &[(&str, &[&str], &str)] = &[
    ("care-store", &["sqlx", "libsqlite3-sys", "rusqlite", "automerge"], "SQL and the ledger live in the store"),
    (
        "care-vault",
        &[
            "aes",
            "aes-gcm",
            "aes-gcm-siv",
            "age",
            "argon2",
            "bip39",
            "chacha20",
            "chacha20poly1305",
            "crypto_box",
            "dryoc",
            "ed25519-dalek",
            "hkdf",
            "hmac",
            "orion",
            "pbkdf2",
            "ring",
            "scrypt",
            "snow",
            "x25519-dalek",
        ],
        "ciphers live in the vault",
    ),
    ("care-app", &["keyring", "keyring-core", "notify-rust", "getrandom", "rand"], "the world lives in care-app"),
    ("care-navigator", &["tauri", "tauri-specta", "tauri-plugin-dialog"], "the window lives in the shell"),
];

struct Arrow {
    from: String,
    to: String,
    /// `normal`, `dev` or `build`.
    kind: String,
}

fn arrows() -> Vec<Arrow> {
    let answer = metadata(&["--no-deps"]);
    let packages = answer["packages"].as_array().expect("packages");
    let of = |package: &serde_json::Value| {
        let from = package["name"].as_str().expect("a name").to_owned();
        let list = package["dependencies"].as_array().expect("dependencies").clone();
        list.into_iter().map(move |d| Arrow {
            from: from.clone(),
            to: d["name"].as_str().expect("a name").to_owned(),
            kind: d["kind"].as_str().unwrap_or("normal").to_owned(),
        })
    };
    packages.iter().flat_map(of).collect()
}

#[test]
fn every_crate_has_its_place_in_the_house() {
    let known: BTreeMap<_, _> = ARROWS.iter().copied().collect();
    let answer = metadata(&["--no-deps"]);
    let names = answer["packages"].as_array().expect("packages").iter().map(|p| p["name"].as_str().expect("a name"));
    let strangers: Vec<String> =
        names.filter(|n| *n != "care-tests" && !known.contains_key(n)).map(str::to_owned).collect();
    none("a new crate is written into ARCHITECTURE.md and into these lists", &strangers);
}

#[test]
fn no_arrow_points_back() {
    let known: BTreeMap<_, _> = ARROWS.iter().copied().collect();
    let is_allowed = |arrow: &Arrow| {
        let Some(allowed) = known.get(arrow.from.as_str()) else { return true };
        // A test may speak of the model and the words wherever it stands.
        let is_test_of_facts = arrow.kind == "dev" && ["care-model", "care-words"].contains(&arrow.to.as_str());
        allowed.contains(&arrow.to.as_str()) || is_test_of_facts
    };
    let ours = |name: &str| name == "care-tests" || known.contains_key(name);
    let broken: Vec<String> = arrows()
        .iter()
        .filter(|a| ours(&a.to) && !is_allowed(a))
        .map(|a| format!("{} must not use {} ({})", a.from, a.to, a.kind))
        .collect();
    none("the arrows of ARCHITECTURE.md", &broken);
}

#[test]
fn a_library_with_power_stays_in_the_crate_it_belongs_to() {
    let mut broken = Vec::new();
    for (home, libraries, why) in HOMES {
        let strays = arrows().into_iter().filter(|a| libraries.contains(&a.to.as_str()) && a.from != *home);
        broken.extend(strays.filter(|a| a.from != "care-tests").map(|a| format!("{} uses {}: {why}", a.from, a.to)));
    }
    none("libraries with power have one home", &broken);
}
