//! `cargo xtask fuzz`: hostile bytes for every reader of outside files, by libFuzzer on the stable compiler.
//!
//! The program is built apart (`crates/care-exchange/fuzz`) with the compiler's own coverage counters. Seeds
//! are small files of our own, the fixtures and, where they lie beside it, the shared third-party files. A finding
//! is kept under `target/fuzz/findings/<target>/` and fails the run.

use crate::{Outcome, Stop, root, shell};
use clap::Args;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// What `fuzz` takes.
#[derive(Args)]
pub(crate) struct FuzzArgs {
    /// Seconds for each target.
    #[arg(long, default_value_t = SHORT_SECONDS)]
    seconds: u64,
    /// Ten minutes for each target, and the inputs found before are gone on from.
    #[arg(long)]
    long: bool,
    /// Only these targets; all when none is named.
    targets: Vec<String>,
}

impl FuzzArgs {
    /// All targets, as the checks run them; a long check gives each a minute.
    pub(crate) fn in_the_checks(is_long: bool) -> FuzzArgs {
        FuzzArgs { seconds: if is_long { 60 } else { SHORT_SECONDS }, long: false, targets: Vec::new() }
    }
}

/// Each target's time in the checks.
const SHORT_SECONDS: u64 = 4;
const LONG_SECONDS: u64 = 600;
const TRIPLE: &str = "x86_64-unknown-linux-gnu";
/// Larger files start no search.
const SEED_BYTES_MAX: u64 = 64 * 1024;
const SEEDS_MAX: usize = 250;

/// What libFuzzer needs of the compiler; the counters are its own, so no nightly compiler is asked for.
const INSTRUMENTS: &str = "-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
     -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
     -Cllvm-args=-sanitizer-coverage-trace-compares -Ccodegen-units=16 --cfg fuzzing";

/// A target, and which files are seeds for it: by the end of the name, and a word that must stand inside.
struct Target {
    name: &'static str,
    ends: &'static [&'static str],
    holds: &'static str,
}

const TARGETS: &[Target] = &[
    Target { name: "fhir", ends: &["json"], holds: "resourceType" },
    Target { name: "fhir-xml", ends: &["xml"], holds: "hl7.org/fhir" },
    Target { name: "fhir-lines", ends: &["ndjson", "jsonl"], holds: "" },
    Target { name: "ccda", ends: &["xml"], holds: "ClinicalDocument" },
    Target { name: "calendar", ends: &["ics"], holds: "" },
    Target { name: "contacts", ends: &["vcf"], holds: "" },
    Target { name: "dicom", ends: &["dcm"], holds: "" },
    Target { name: "disc", ends: &["dicomdir"], holds: "" },
    Target { name: "apple", ends: &["xml"], holds: "HealthData" },
    Target { name: "card", ends: &["smart-health-card", "json"], holds: "verifiableCredential" },
    Target { name: "pdf", ends: &["pdf"], holds: "" },
    Target { name: "page", ends: &["html", "htm"], holds: "" },
    Target { name: "rich", ends: &["rtf"], holds: "" },
    Target { name: "mail", ends: &["eml"], holds: "" },
    Target { name: "letter", ends: &["txt"], holds: "" },
    Target { name: "archive", ends: &["zip", "tar", "tgz", "gz"], holds: "" },
    Target { name: "scan", ends: &["tsv"], holds: "" },
    Target { name: "line", ends: &["txt"], holds: "" },
    Target { name: "any", ends: &[""], holds: "" },
];

/// What one target came to.
struct Run {
    executions: u64,
    coverage: u64,
    found: bool,
}

/// Builds the program, then gives every target its time.
pub(crate) fn fuzz(args: &FuzzArgs) -> Outcome {
    if let Some(unknown) = args.targets.iter().find(|name| TARGETS.iter().all(|target| target.name != name.as_str())) {
        let names: Vec<&str> = TARGETS.iter().map(|target| target.name).collect();
        return Err(Stop::NotReady(format!("there is no target `{unknown}`; there are {}", names.join(", "))));
    }
    let seconds = if args.long { LONG_SECONDS } else { args.seconds };
    let program = build()?;
    let files = seed_files();
    println!("{:<12} {:>12} {:>9} {:>7}  finding", "target", "executions", "coverage", "seeds");
    let mut found = Vec::new();
    for target in
        TARGETS.iter().filter(|target| args.targets.is_empty() || args.targets.iter().any(|name| name == target.name))
    {
        let seeds = plant(target, &files)?;
        let run = run(&program, target, seconds, args.long)?;
        let word = if run.found { "YES" } else { "none" };
        println!("{:<12} {:>12} {:>9} {seeds:>7}  {word}", target.name, run.executions, run.coverage);
        found.extend(run.found.then_some(target.name));
    }
    if found.is_empty() {
        return Ok(());
    }
    Err(Stop::Failed(format!(
        "findings in {}; the inputs lie under {}",
        found.join(", "),
        home()?.join("findings").display()
    )))
}

fn home() -> Result<PathBuf, String> {
    Ok(root::target()?.join("fuzz"))
}

fn build() -> Result<PathBuf, String> {
    let target = home()?;
    let package = root::repository().join("crates/care-exchange/fuzz");
    let mut command = Command::new(root::cargo());
    command
        .args(["build", "--locked", "--quiet", "--release", "--target", TRIPLE, "--target-dir"])
        .arg(&target)
        .env("RUSTFLAGS", INSTRUMENTS)
        .env_remove("CARGO_ENCODED_RUSTFLAGS")
        .current_dir(&package);
    shell::stream(&mut command)?;
    Ok(target.join(TRIPLE).join("release").join("care-exchange-fuzz"))
}

/// All small files that may start a search, in a fixed order.
fn seed_files() -> Vec<PathBuf> {
    let repository = root::repository();
    let mut files = Vec::new();
    let own =
        ["crates/care-exchange/fuzz/seeds", "crates/care-exchange/fixtures"].map(|folder| repository.join(folder));
    for folder in own.into_iter().chain([repository.join("../shared/data")]) {
        if folder.is_dir() {
            gather(&folder, &mut files);
        } else {
            eprintln!("SKIPPED: seeds of {} (not there)", folder.display());
        }
    }
    files.sort();
    files
}

fn gather(folder: &Path, files: &mut Vec<PathBuf>) {
    let Ok(listing) = fs::read_dir(folder) else { return };
    for entry in listing.flatten() {
        let path = entry.path();
        if path.is_dir() {
            gather(&path, files);
        } else if entry.metadata().is_ok_and(|about| about.len() <= SEED_BYTES_MAX) {
            files.push(path);
        }
    }
}

/// Copies the seeds of a target to its folder; tells how many there are.
fn plant(target: &Target, files: &[PathBuf]) -> Result<usize, String> {
    let folder = home()?.join("seeds").join(target.name);
    fs::create_dir_all(&folder).map_err(|why| why.to_string())?;
    let mut count = 0;
    let fits: Vec<&PathBuf> = files.iter().filter(|path| is_seed(target, path)).collect();
    // Evenly out of all of them, so that no one folder is the whole of it.
    let step = fits.len().div_ceil(SEEDS_MAX).max(1);
    for (number, path) in fits.into_iter().step_by(step).enumerate() {
        let bytes = fs::read(path).map_err(|why| why.to_string())?;
        fs::write(folder.join(format!("{number:04}")), bytes).map_err(|why| why.to_string())?;
        count += 1;
    }
    Ok(count)
}

fn is_seed(target: &Target, path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
    let ends = target.ends.iter().any(|end| name.ends_with(end));
    ends && (target.holds.is_empty()
        || fs::read(path).is_ok_and(|bytes| String::from_utf8_lossy(&bytes).contains(target.holds)))
}

fn run(program: &Path, target: &Target, seconds: u64, goes_on: bool) -> Result<Run, String> {
    let home = home()?;
    // Only a long run goes on from what was found before: reading all of that again takes its time.
    let corpus = home.join(if goes_on { "corpus" } else { "corpus-now" }).join(target.name);
    if !goes_on && corpus.is_dir() {
        fs::remove_dir_all(&corpus).map_err(|why| why.to_string())?;
    }
    let findings = home.join("findings").join(target.name);
    for folder in [&corpus, &findings] {
        fs::create_dir_all(folder).map_err(|why| why.to_string())?;
    }
    let output = Command::new(program)
        .env("CARE_FUZZ_TARGET", target.name)
        .arg(format!("-max_total_time={seconds}"))
        .args(["-rss_limit_mb=1024", "-timeout=20", "-max_len=65536", "-print_final_stats=1", "-verbosity=1"])
        .arg(format!("-artifact_prefix={}/", findings.display()))
        .arg(&corpus)
        .arg(home.join("seeds").join(target.name))
        .stdin(Stdio::null())
        .output()
        .map_err(|why| why.to_string())?;
    let log = String::from_utf8_lossy(&output.stderr);
    let found = !output.status.success();
    if found {
        let tail: Vec<&str> = log.lines().filter(|line| !line.starts_with('#')).collect();
        eprintln!("{}", tail.get(tail.len().saturating_sub(40)..).unwrap_or_default().join("\n"));
    }
    Ok(Run { executions: stat(&log, "number_of_executed_units:"), coverage: last_coverage(&log), found })
}

fn stat(log: &str, name: &str) -> u64 {
    let line = log.lines().rev().find(|line| line.contains(name));
    line.and_then(|line| line.split_whitespace().last()?.parse().ok()).unwrap_or(0)
}

/// The edges reached so far, in libFuzzer's last word on them.
fn last_coverage(log: &str) -> u64 {
    let line = log.lines().rev().find(|line| line.contains(" cov: "));
    let rest = line.and_then(|line| line.split(" cov: ").nth(1));
    rest.and_then(|rest| rest.split_whitespace().next()?.parse().ok()).unwrap_or(0)
}
