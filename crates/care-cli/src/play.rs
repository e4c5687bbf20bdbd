//! `care play`: scenario files on the real engine, with a simulated clock.

use crate::out::{answer, progress};
use care_app::{Report, play_scenario};
use serde_json::json;
use std::path::{Path, PathBuf};

/// Plays files, or every scenario in their folders; 1 when one differs, 3 when one cannot be read.
pub fn play(files: &[PathBuf], all: bool, as_json: bool) -> u8 {
    let files = match chosen(files, all) {
        Ok(files) if !files.is_empty() => files,
        Ok(_) => {
            progress("No scenario file was named.\nName one or more files, or a folder with --all.");
            return 2;
        }
        Err(trouble) => {
            progress(&format!("{trouble}\nNothing was played. Check the path."));
            return 3;
        }
    };
    let mut reports: Vec<Report> = Vec::new();
    for file in &files {
        let name = file.display().to_string();
        let text = match std::fs::read_to_string(file) {
            Ok(text) => text,
            Err(error) => {
                progress(&format!("{name}: {}\nThe others were not played. Check the path.", error.kind()));
                return 3;
            }
        };
        match play_scenario(&name, &text) {
            Ok(report) => reports.push(report),
            Err(mistake) => {
                progress(&format!("{mistake}\nMend the file and play it again."));
                return 3;
            }
        }
    }
    answer(as_json, || json!({"scenarios": reports}), || text(&reports));
    u8::from(reports.iter().any(|report| !report.ok))
}

fn text(reports: &[Report]) -> String {
    let mut lines = Vec::new();
    for report in reports {
        let pushes = report.pushes.len();
        lines.push(format!("{}  {}  {pushes} pushes", report.id, if report.ok { "exact" } else { "DIFFERS" }));
        lines.extend(report.differences.iter().map(|difference| format!("    {difference}")));
    }
    lines.join("\n")
}

fn chosen(files: &[PathBuf], all: bool) -> Result<Vec<PathBuf>, String> {
    let mut chosen = Vec::new();
    for file in files {
        let folder = match (all, file.is_dir()) {
            (_, true) => file.clone(),
            (true, false) => file.parent().map_or_else(|| PathBuf::from("."), Path::to_path_buf),
            (false, false) => {
                chosen.push(file.clone());
                continue;
            }
        };
        let entries = std::fs::read_dir(&folder).map_err(|error| format!("{}: {}", folder.display(), error.kind()))?;
        chosen.extend(
            entries
                .filter_map(Result::ok)
                .map(|entry| entry.path())
                .filter(|path| path.extension().is_some_and(|end| end == "yaml" || end == "yml")),
        );
    }
    chosen.sort();
    chosen.dedup();
    Ok(chosen)
}
