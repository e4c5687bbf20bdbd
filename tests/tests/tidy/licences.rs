//! Licences and sources of everything that is linked in, also where `cargo deny` is not installed.

use crate::repository::{metadata, none, root};

/// What `deny.toml` allows.
fn allowed() -> Vec<String> {
    let text = std::fs::read_to_string(root().join("deny.toml")).expect("deny.toml");
    let (_, list) = text.split_once("\nallow = [").expect("deny.toml has a list `allow`");
    let (list, _) = list.split_once(']').expect("the list ends");
    list.split('"').skip(1).step_by(2).map(str::to_owned).collect()
}

/// Whether an SPDX expression can be met. `/` is the old way to write OR.
fn is_met(expression: &str, allowed: &[String]) -> bool {
    let spaced = expression.replace('(', " ( ").replace(')', " ) ").replace('/', " OR ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut at = 0;
    any_of(&words, &mut at, allowed) && at == words.len()
}

fn any_of(words: &[&str], at: &mut usize, allowed: &[String]) -> bool {
    let mut met = all_of(words, at, allowed);
    while words.get(*at) == Some(&"OR") {
        *at += 1;
        met |= all_of(words, at, allowed);
    }
    met
}

fn all_of(words: &[&str], at: &mut usize, allowed: &[String]) -> bool {
    let mut met = one(words, at, allowed);
    while words.get(*at) == Some(&"AND") {
        *at += 1;
        met &= one(words, at, allowed);
    }
    met
}

fn one(words: &[&str], at: &mut usize, allowed: &[String]) -> bool {
    let Some(word) = words.get(*at) else { return false };
    *at += 1;
    if *word == "(" {
        let met = any_of(words, at, allowed);
        *at += 1;
        return met;
    }
    let mut licence = (*word).to_owned();
    if words.get(*at) == Some(&"WITH") {
        licence = format!("{licence} WITH {}", words.get(*at + 1).unwrap_or(&""));
        *at += 2;
    }
    allowed.contains(&licence)
}

#[test]
fn an_expression_is_met_as_its_words_say() {
    let allowed = ["MIT", "Apache-2.0", "Apache-2.0 WITH LLVM-exception", "Unicode-3.0"].map(str::to_owned);
    for fine in [
        "MIT",
        "GPL-3.0 OR MIT",
        "(MIT OR GPL-3.0) AND Unicode-3.0",
        "Apache-2.0 WITH LLVM-exception",
        "MIT/Apache-2.0",
    ] {
        assert!(is_met(fine, &allowed), "{fine}");
    }
    for bad in ["GPL-3.0", "MIT AND GPL-3.0", "GPL-2.0 WITH Classpath-exception-2.0", ""] {
        assert!(!is_met(bad, &allowed), "{bad}");
    }
}

#[test]
fn everything_linked_in_may_be_shipped_with_us() {
    let host = std::process::Command::new("rustc").arg("-vV").output().expect("rustc starts");
    let host = String::from_utf8(host.stdout).expect("text");
    let host = host.lines().find_map(|l| l.strip_prefix("host: ")).expect("rustc names its host").to_owned();
    let allowed = allowed();
    // Only what this platform links has been downloaded, and a test goes to no network.
    let answer = metadata(&["--filter-platform", &host]);
    let packages = answer["packages"].as_array().expect("packages");
    assert!(packages.len() > 50, "the whole tree is looked at");
    let broken: Vec<String> = packages
        .iter()
        .map(|p| (p["name"].as_str().unwrap_or_default(), p["license"].as_str().unwrap_or_default()))
        .filter(|(_, licence)| !is_met(licence, &allowed))
        .map(|(name, licence)| format!("{name}: {licence}"))
        .collect();
    none("licences that deny.toml does not allow", &broken);
}

#[test]
fn every_library_comes_from_the_default_registry() {
    let lock = std::fs::read_to_string(root().join("Cargo.lock")).expect("Cargo.lock");
    let sources = lock.lines().filter_map(|line| line.strip_prefix("source = "));
    let strange = sources.filter(|s| *s != "\"registry+https://github.com/rust-lang/crates.io-index\"");
    none("sources of libraries", &strange.map(str::to_owned).collect::<Vec<_>>());
}
