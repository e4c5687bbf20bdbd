//! A large bundle through `care import`: reading, matching, encrypting, indexing, all of it.

use super::measure::{self, Cost};
use super::startup::mib;
use super::{Figure, median};
use crate::root::{self, Profile};
use crate::shell;
use crate::stopwatch::Stopwatch;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

const RUNS: usize = 3;

/// A fresh record of a made-up person, in a folder that goes away with it.
pub(crate) struct Home(PathBuf);

impl Home {
    /// Makes it with the release `care`; the key goes to the desk's own keychain.
    pub(crate) fn made(name: &str) -> Result<Self, String> {
        let folder = std::env::temp_dir().join(format!("care-bench-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&folder).map_err(|e| format!("{}: {e}", folder.display()))?;
        let home = Self(folder);
        let mut init = Command::new(care()?);
        init.arg("--home").arg(&home.0).args([
            "--json",
            "init",
            "--name",
            "Bench Person",
            "--zone",
            "America/New_York",
        ]);
        shell::capture(&mut init)?;
        Ok(home)
    }

    /// Where it is.
    pub(crate) fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Home {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// Three imports, each into a fresh record.
pub(crate) fn take(file: Option<&Path>) -> Result<Vec<Figure>, String> {
    let bundle = file.map_or_else(largest_bundle, |f| Ok(f.to_path_buf()))?;
    let size = mib(std::fs::metadata(&bundle).map_err(|e| format!("{}: {e}", bundle.display()))?.len());
    let costs = (0..RUNS).map(|run| once(run, &bundle)).collect::<Result<Vec<Cost>, String>>()?;
    let middle = |of: fn(&Cost) -> f64| median(costs.iter().map(of).collect());
    let (first, longest) = told(&bundle)?;
    let how = format!("median of {RUNS}, {size:.1} MiB of FHIR R4, fresh record each time");
    Ok(vec![
        Figure::new("import: processor time", middle(|c| c.cpu_s)? * 1000.0, "ms", &how),
        Figure::new("import: wall time", middle(|c| c.wall_s)? * 1000.0, "ms", &how),
        Figure::new(
            "import: speed",
            size / middle(|c| c.cpu_s)?,
            "MB/s",
            "MiB of the file by second of processor time",
        ),
        Figure::new("import: first word of progress", first, "ms", "after the command began; at most 200"),
        Figure::new("import: longest time without a word", longest, "ms", "one run; at most 200"),
        Figure::new("import: peak memory", middle(|c| mib(c.peak_bytes))?, "MiB", "largest process of the tree"),
    ])
}

/// How soon an import is seen to move, and the longest time without a word: process start and unlocking included.
fn told(bundle: &Path) -> Result<(f64, f64), String> {
    let home = Home::made("import-told")?;
    let watch = Stopwatch::start();
    let mut child = Command::new(care()?)
        .arg("--home")
        .arg(home.path())
        .args(["--json", "import", "--progress"])
        .arg(bundle)
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|why| why.to_string())?;
    let lines = BufReader::new(child.stderr.take().ok_or("no standard error")?).lines();
    let told = lines.map_while(Result::ok).filter(|line| line.starts_with("progress:"));
    let moments: Vec<Duration> = told.map(|_| watch.elapsed()).collect();
    if !child.wait().map_err(|why| why.to_string())?.success() {
        return Err("the import failed".to_owned());
    }
    let first = moments.first().ok_or("no progress was told")?;
    let longest = moments.windows(2).filter_map(|pair| pair.get(1)?.checked_sub(*pair.first()?)).max();
    let ms = |time: Duration| time.as_secs_f64() * 1000.0;
    Ok((ms(*first), ms(longest.unwrap_or_default())))
}

fn once(run: usize, bundle: &Path) -> Result<Cost, String> {
    let home = Home::made(&format!("import-{run}"))?;
    let (program, home, bundle) = (care()?, text(home.path())?.to_owned(), text(bundle)?.to_owned());
    measure::cost(&[text(&program)?, "--home", &home, "--json", "import", &bundle, "--accept", "all"])
}

pub(super) fn text(path: &Path) -> Result<&str, String> {
    path.to_str().ok_or_else(|| format!("{} is not plain text", path.display()))
}

pub(super) fn care() -> Result<PathBuf, String> {
    root::binary(Profile::Release, "care")
}

/// The largest of the bundles that lie beside the repository.
fn largest_bundle() -> Result<PathBuf, String> {
    let folder = root::repository().join("../shared/data/fhir/synthea-r4");
    let unreadable = |e| format!("{}: {e}; name a bundle with --file", folder.display());
    let bundles = std::fs::read_dir(&folder).map_err(unreadable)?.flatten().map(|entry| entry.path());
    bundles
        .filter(|path| path.extension().is_some_and(|e| e == "json"))
        .max_by_key(|path| std::fs::metadata(path).map_or(0, |m| m.len()))
        .ok_or_else(|| format!("{} holds no bundle; name one with --file", folder.display()))
}
