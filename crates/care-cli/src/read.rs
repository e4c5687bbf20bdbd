//! `care read`: what papers say, in the vocabulary of letters, without a record and without saving.

use crate::args::Args;
use crate::out::answer;
use care_app::world::{World, zone_of_this_computer};
use care_app::{PaperRead, Trouble, Words, file_kind_code, problem_key, read_papers};
use serde_json::{Value, json};
use std::path::PathBuf;

/// Reads files; 3 if none of them had words.
pub async fn read(world: &World, files: &[PathBuf], args: &Args) -> Result<u8, Trouble> {
    let zone = zone_of_this_computer();
    let now = args.at.unwrap_or_else(|| world.clock.now());
    let read = read_papers(world, files, care_model::day_of(now, zone), zone).await?;
    answer(
        args.json,
        || Value::from_iter(read.iter().map(as_json)),
        || {
            let words = Words::new("en-US");
            read.iter().map(|paper| as_text(paper, &words)).collect::<Vec<_>>().join("\n\n")
        },
    );
    Ok(if read.is_empty() || read.iter().any(|paper| paper.has_words) { 0 } else { 3 })
}

fn as_json(paper: &PaperRead) -> Value {
    json!({
        "file": paper.path.display().to_string(),
        "kind": file_kind_code(paper.kind),
        "language": paper.letter.language,
        "doc_date": paper.letter.doc_date,
        "facts": paper.letter.facts,
        "problems": paper.problems.iter()
            .map(|problem| json!({"where": problem.at, "why": problem.why, "detail": problem.detail}))
            .collect::<Vec<_>>(),
    })
}

fn as_text(paper: &PaperRead, words: &Words) -> String {
    let mut lines = vec![format!(
        "{}  {}  {}",
        paper.path.display(),
        paper.letter.language,
        paper.letter.doc_date.map(|day| day.to_string()).unwrap_or_default()
    )];
    for fact in &paper.letter.facts {
        let fields = fact.fields.iter().map(|(name, value)| {
            format!("{name}: {}", value.as_str().map_or_else(|| value.to_string(), str::to_owned))
        });
        let check = if fact.check.is_empty() { "" } else { "  (?)" };
        lines.push(format!("  {}  {}{check}", fact.kind, fields.collect::<Vec<_>>().join(" · ")));
        lines.push(format!("      \u{201c}{}\u{201d}", fact.source_text.replace('\n', " ")));
    }
    for problem in &paper.problems {
        lines.push(format!("  {}: {}", problem.at, words.plain(problem_key(problem.why))));
    }
    lines.join("\n")
}
