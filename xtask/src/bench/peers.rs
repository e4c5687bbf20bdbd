//! The same large bundle through `care import` and through programs of others that do part of that work, in one run:
//! what counts is the ratio. The peers' programs are in `xtask/peers/`; they are installed by name under `target/`.

use super::import::{Home, care, text};
use super::measure::{self, Cost};
use super::startup::mib;
use super::{Figure, median};
use crate::{make, root, shell};
use std::path::{Path, PathBuf};
use std::process::Command;

const RUNS: usize = 3;
/// Size of the bundle, in millions of bytes.
const BUNDLE_MB: usize = 44;
/// Size of a bundle that holds at least fifty thousand resources.
const FIFTY_THOUSAND_MB: usize = 205;
/// The Python models, by name and version.
const FHIR_RESOURCES: &str = "fhir.resources==8.3.0";

/// What is run beside each other.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Runner {
    /// Ours: read, mapped, matched, encrypted, indexed; proposals wait.
    Care,
    /// Ours, everything accepted too: the ledger written.
    CareAccepting,
    BetterSqlite,
    FhirRouter,
    FhirResources,
}

/// Three runs of each, one after the other in turn, so that a busy minute falls on all of them.
pub(crate) fn take(bundle: Option<&Path>) -> Result<Vec<Figure>, String> {
    let peers = installed()?;
    let bundle = match bundle {
        Some(bundle) => bundle.to_path_buf(),
        None => large_bundle(&peers, BUNDLE_MB)?,
    };
    let all = [Runner::Care, Runner::CareAccepting, Runner::BetterSqlite, Runner::FhirRouter, Runner::FhirResources];
    let mut costs: Vec<(Runner, Cost)> = Vec::new();
    for run in 0..RUNS {
        for runner in all {
            costs.push((runner, once(runner, run, &peers, &bundle)?));
        }
    }
    let of = |runner: Runner, what: fn(&Cost) -> f64| {
        median(costs.iter().filter(|(who, _)| *who == runner).map(|(_, cost)| what(cost)).collect())
    };
    let cpu: fn(&Cost) -> f64 = |cost| cost.cpu_s;
    let peak: fn(&Cost) -> f64 = |cost| mib(cost.peak_bytes);
    let how = format!("median of {RUNS}, {}", bundle.file_name().map(|n| n.to_string_lossy()).unwrap_or_default());
    let mut figures = Vec::new();
    for (runner, name) in all.iter().zip([
        "care import",
        "care import --accept all",
        "Node + better-sqlite3",
        "FhirRouter",
        "fhir.resources",
    ]) {
        figures.push(Figure::new(&format!("{name}: processor time"), of(*runner, cpu)?, "s", &how));
        figures.push(Figure::new(&format!("{name}: peak memory"), of(*runner, peak)?, "MiB", &how));
    }
    let (ours, accepting) = (of(Runner::Care, cpu)?, of(Runner::CareAccepting, cpu)?);
    for (runner, name, goal) in [
        (Runner::BetterSqlite, "better-sqlite3", "at least 1"),
        (Runner::FhirRouter, "FhirRouter", "at least 3"),
        (Runner::FhirResources, "fhir.resources", "at least 12"),
    ] {
        let theirs = of(runner, cpu)?;
        figures.push(Figure::new(&format!("{name} / care import, processor time"), theirs / ours, "x", goal));
        figures.push(Figure::new(
            &format!("{name} / care import --accept all"),
            theirs / accepting,
            "x",
            "everything accepted at once",
        ));
    }
    let ratio = of(Runner::BetterSqlite, peak)? / of(Runner::Care, peak)?;
    figures.push(Figure::new("better-sqlite3 / care import, peak memory", ratio, "x", "at least 2"));
    let many = large_bundle(&peers, FIFTY_THOUSAND_MB)?;
    let cost = once(Runner::Care, RUNS, &peers, &many)?;
    let how = "one run, over 50,000 resources of Synthea; at most 250";
    figures.push(Figure::new("care import, 205 MB: peak memory", mib(cost.peak_bytes), "MiB", how));
    figures.push(Figure::new("care import, 205 MB: processor time", cost.cpu_s, "s", how));
    Ok(figures)
}

fn once(runner: Runner, run: usize, peers: &Path, bundle: &Path) -> Result<Cost, String> {
    let bundle = text(bundle)?;
    let database = peers.join(format!("{run}.db"));
    let _ = std::fs::remove_file(&database);
    let script = |name: &str| peers.join(name).display().to_string();
    let cost = match runner {
        Runner::Care | Runner::CareAccepting => {
            let home = Home::made(&format!("peers-{run}"))?;
            let accept = if runner == Runner::Care { "none" } else { "all" };
            let (program, home) = (care()?, text(home.path())?.to_owned());
            measure::cost(&[text(&program)?, "--home", &home, "--json", "import", bundle, "--accept", accept])
        }
        Runner::BetterSqlite => measure::cost(&["node", &script("better_sqlite3.mjs"), bundle, text(&database)?]),
        Runner::FhirRouter => measure::cost(&["node", &script("fhir_router.mjs"), bundle]),
        Runner::FhirResources => {
            measure::cost(&[&python(peers), &script("fhir_resources.py"), bundle, text(&database)?])
        }
    };
    let _ = std::fs::remove_file(&database);
    cost
}

/// The folder with the peers in it, installed by their names.
fn installed() -> Result<PathBuf, String> {
    let folder = root::repository().join("target").join("peers");
    std::fs::create_dir_all(&folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    let sources = root::repository().join("xtask").join("peers");
    for name in ["package.json", "better_sqlite3.mjs", "fhir_router.mjs", "fhir_resources.py"] {
        std::fs::copy(sources.join(name), folder.join(name)).map_err(|e| format!("{name}: {e}"))?;
    }
    let stamp = folder.join(".stamp");
    let wanted = shell::digest(&[folder.join("package.json")], &[])? + FHIR_RESOURCES;
    shell::unless_stamped(&stamp, &wanted, || {
        shell::stream(Command::new("npm").args(["install", "--no-audit", "--no-fund"]).current_dir(&folder))?;
        shell::stream(Command::new("python3").args(["-m", "venv", "python"]).current_dir(&folder))?;
        shell::stream(Command::new(python(&folder)).args(["-m", "pip", "install", "--quiet", FHIR_RESOURCES]))
    })?;
    Ok(folder)
}

fn python(peers: &Path) -> String {
    peers.join("python").join("bin").join("python").display().to_string()
}

fn large_bundle(peers: &Path, megabytes: usize) -> Result<PathBuf, String> {
    let path = peers.join(format!("{megabytes}-megabytes.json"));
    if !path.is_file() {
        make::large_bundle(&path, megabytes)?;
    }
    Ok(path)
}

/// Builds `care` as it is shipped.
pub(super) fn build() -> Result<(), String> {
    let what = ["build", "--release", "--locked", "-p", "care-cli"];
    shell::stream(Command::new(root::cargo()).args(what).current_dir(root::repository()))
}
