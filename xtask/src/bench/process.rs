//! A started program and its whole tree, as `/proc` tells it.

use crate::stopwatch::{Stopwatch, wait_for};
use std::collections::BTreeMap;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::time::Duration;

/// How long a window may take before we call it broken.
const READY_LIMIT: Duration = Duration::from_secs(60);
/// Clock ticks in a second, as `/proc` counts: a constant of the kernel's interface on every Linux we run on.
const TICKS: f64 = 100.0;

/// A program that tells when its page is interactive; ended with its children when dropped.
pub(crate) struct Running {
    child: Child,
    /// From process start to the line that says so.
    pub(crate) interactive: Duration,
}

impl Running {
    /// Starts it and waits for the line that ends in `interactive`.
    pub(crate) fn start(command: &mut Command) -> Result<Self, String> {
        let watch = Stopwatch::start();
        let mut child = command
            .env("CARE_BENCH", "1")
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|e| format!("{}: {e}", command.get_program().display()))?;
        let lines = child.stdout.take().map(BufReader::new);
        let (tell, told) = mpsc::channel();
        std::thread::spawn(move || {
            // Read on to the end, so that the program never waits for a full pipe.
            for line in lines.into_iter().flat_map(BufRead::lines).map_while(Result::ok) {
                if line.trim_end().ends_with("interactive") {
                    let _ = tell.send(watch.elapsed());
                }
            }
        });
        let mut running = Self { child, interactive: Duration::ZERO };
        running.interactive = told
            .recv_timeout(READY_LIMIT)
            .map_err(|_| format!("{} never said that it is interactive", command.get_program().display()))?;
        Ok(running)
    }

    /// Its process id.
    pub(crate) fn id(&self) -> u32 {
        self.child.id()
    }

    /// Proportional memory of the whole tree, bytes: shared pages are counted once among those who share them.
    pub(crate) fn memory_bytes(&self) -> u64 {
        self.tree().iter().filter_map(|pid| pss_bytes(*pid)).sum()
    }

    /// Processor time of the whole tree so far, seconds.
    pub(crate) fn cpu_s(&self) -> f64 {
        self.tree().iter().filter_map(|pid| stat(*pid)).map(|s| s.ticks).sum::<f64>() / TICKS
    }

    fn tree(&self) -> Vec<u32> {
        let mut parents = BTreeMap::new();
        for entry in std::fs::read_dir("/proc").into_iter().flatten().flatten() {
            let pid = entry.file_name().to_str().and_then(|name| name.parse::<u32>().ok());
            if let Some((pid, stat)) = pid.and_then(|pid| Some((pid, stat(pid)?))) {
                parents.insert(pid, stat.parent);
            }
        }
        tree_of(self.id(), &parents)
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let tree = self.tree();
        let _ = self.child.kill();
        let _ = self.child.wait();
        // The web processes notice that their parent is gone; the next start must not meet them.
        wait_for(Duration::from_secs(10), || {
            tree.iter().all(|pid| !Path::new("/proc").join(pid.to_string()).exists()).then_some(())
        });
    }
}

fn tree_of(root: u32, parents: &BTreeMap<u32, u32>) -> Vec<u32> {
    let mut tree = vec![root];
    let mut next = 0;
    while let Some(parent) = tree.get(next).copied() {
        tree.extend(parents.iter().filter(|(_, p)| **p == parent).map(|(pid, _)| *pid));
        next += 1;
    }
    tree
}

struct Stat {
    parent: u32,
    ticks: f64,
}

fn stat(pid: u32) -> Option<Stat> {
    parse_stat(&std::fs::read_to_string(format!("/proc/{pid}/stat")).ok()?)
}

/// A name may hold spaces and brackets, so the fields are counted from the last bracket on (proc(5)).
fn parse_stat(text: &str) -> Option<Stat> {
    let (_, rest) = text.rsplit_once(')')?;
    let fields: Vec<&str> = rest.split_whitespace().collect();
    let number = |at: usize| fields.get(at).and_then(|f| f.parse::<u32>().ok());
    Some(Stat { parent: number(1)?, ticks: f64::from(number(11)?) + f64::from(number(12)?) })
}

fn pss_bytes(pid: u32) -> Option<u64> {
    let text = std::fs::read_to_string(format!("/proc/{pid}/smaps_rollup")).ok()?;
    let line = text.lines().find_map(|l| l.strip_prefix("Pss:"))?;
    line.trim().strip_suffix("kB")?.trim().parse::<u64>().ok()?.checked_mul(1024)
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn a_process_name_with_brackets_does_not_shift_the_fields() {
        let stat =
            parse_stat("42 (Web (Content) x) S 7 42 1 0 -1 4194304 900 0 3 0 150 50 0 0 20 0 9 0 1 2 3").unwrap();
        assert_eq!((stat.parent, stat.ticks), (7, 200.0));
    }

    #[test]
    fn a_program_is_timed_until_it_says_interactive_and_ended_afterwards() {
        let script = "echo starting; echo 'care-navigator: interactive'; exec sleep 60";
        let running = Running::start(Command::new("sh").args(["-c", script])).unwrap();
        let pid = running.id();
        assert!(running.interactive > Duration::ZERO && running.memory_bytes() > 0);
        drop(running);
        assert!(!Path::new("/proc").join(pid.to_string()).exists());
    }

    #[test]
    fn grandchildren_belong_to_the_tree_and_strangers_do_not() {
        let parents = BTreeMap::from([(2, 1), (3, 2), (4, 3), (5, 1), (6, 5)]);
        assert_eq!(tree_of(2, &parents), [2, 3, 4]);
    }
}
