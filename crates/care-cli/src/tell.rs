//! Commands that tell the record something.

use crate::args::{Accept, Args, Review};
use crate::out::{answer, progress};
use crate::{door, look};
use care_app::capture_view::LogCallRequest;
use care_app::{AcceptWhat, Brought, BroughtFile, Concierge, Onlooker, Progress, Protection, Trouble, file_kind_code};
use care_model::{AnswerAction, ItemId};
use chrono_tz::Tz;
use serde_json::{Map, Value, json};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

/// `care init`
pub async fn init(
    concierge: &mut Concierge,
    args: &Args,
    name: &str,
    zone: &str,
    locale: Option<&str>,
) -> Result<u8, Trouble> {
    let zone: Tz = zone.parse().map_err(|_| Trouble::BadInput(format!("{zone} is no IANA time zone")))?;
    if let Some(locale) = locale {
        concierge.set_locale(locale)?;
    }
    let protection = match args.passphrase_file {
        Some(_) => Protection::Passphrase(door::passphrase(args, true)?),
        None => Protection::Keychain,
    };
    let made = match concierge.create_person(name, zone, protection).await {
        Err(Trouble::KeychainMissing | Trouble::KeychainLocked) if args.passphrase_file.is_none() => {
            // No keychain: the passphrase slot, if somebody is there to type one.
            let passphrase = door::passphrase(args, true).map_err(|_| Trouble::KeychainMissing)?;
            concierge.create_person(name, zone, Protection::Passphrase(passphrase)).await?
        }
        made => made?,
    };
    let home = concierge.home().path().display().to_string();
    let words: Vec<&str> = made.recovery_words.split_whitespace().collect();
    let say = |key: &str| concierge.words().plain(key);
    answer(
        args.json,
        || json!({"person_id": made.person_id, "home": home, "recovery_words": words}),
        || format!("{}\n{home}\n\n{}\n{}", say("view-cli-made"), say("view-cli-recovery"), words.join(" ")),
    );
    Ok(0)
}

/// Rounds of accepting in one import; two are enough for what is known to happen.
const ROUNDS_MAX: usize = 4;

/// How `care import` goes about it.
#[derive(Clone, Copy)]
pub struct Import {
    /// What is accepted at once.
    pub accept: Accept,
    /// Nothing is kept.
    pub is_dry: bool,
    /// Tells how far it is, also where nobody sits at a terminal.
    pub tells: bool,
}

/// `care import`
pub async fn import(concierge: &mut Concierge, args: &Args, paths: &[PathBuf], how: Import) -> Result<u8, Trouble> {
    let brought =
        if how.is_dry { concierge.dry_read(paths).await? } else { bring_in(concierge, paths, how.tells).await? };
    let files = brought.files.iter().map(|file| file.sha256.clone()).collect();
    let what = match how.accept {
        Accept::All => Some(AcceptWhat::AllFrom(files)),
        Accept::Certain => Some(AcceptWhat::CertainFrom(files)),
        Accept::None => None,
    };
    let (mut added, mut updated, mut joined) = (0, 0, 0);
    if let Some(what) = what.filter(|_| !how.is_dry) {
        // What was accepted can settle what was a question before, so it is asked again until nothing moves.
        for _ in 0..ROUNDS_MAX {
            let accepted = concierge.accept(&what).await?;
            added += accepted.added;
            updated += accepted.updated;
            joined += accepted.joined;
            if accepted.added + accepted.updated + accepted.joined == 0 {
                break;
            }
        }
    }
    let to_review = concierge.pending().await?.len();
    let unchanged: usize = brought.files.iter().map(|file| file.unchanged).sum();
    let unread: Vec<&BroughtFile> = brought.files.iter().filter(|file| file.is_kept_unread()).collect();
    let could_read = brought.files.len() > unread.len();
    answer(
        args.json,
        || {
            json!({
                "files": brought.files.iter().map(file_json).collect::<Vec<_>>(),
                "added": added, "updated": updated, "joined": joined, "unchanged": unchanged, "to_review": to_review,
                "kept_unread": unread.iter().map(|file| file.path.display().to_string()).collect::<Vec<_>>(),
            })
        },
        || import_text(concierge, &brought, [added, updated, unchanged, to_review]),
    );
    Ok(if could_read || brought.files.is_empty() { 0 } else { 3 })
}

async fn bring_in(concierge: &mut Concierge, paths: &[PathBuf], tells: bool) -> Result<Brought, Trouble> {
    if paths == [PathBuf::from("-")] {
        let mut bytes = Vec::new();
        std::io::stdin().read_to_end(&mut bytes)?;
        return concierge.bring_in_bytes(Path::new("-"), bytes).await;
    }
    let is_terminal = std::io::IsTerminal::is_terminal(&std::io::stderr());
    let tell = move |far: Progress| {
        if tells {
            let Progress { done, total, bytes, found } = far;
            progress(&format!("progress: {done} of {total} files, {bytes} bytes of this one, {found} found"));
        } else if is_terminal && far.total > 1 {
            progress(&format!("{} / {}", far.done, far.total));
        }
    };
    concierge.bring_in(paths, Onlooker { tell: &tell, stop: &AtomicBool::new(false) }).await
}

fn file_json(file: &BroughtFile) -> Value {
    let problems: Vec<Value> = file
        .reading
        .problems
        .iter()
        .map(|problem| json!({"where": problem.at, "why": problem.why, "detail": problem.detail}))
        .collect();
    let counts: Map<String, Value> = file
        .reading
        .counts
        .iter()
        .map(|(kind, counted)| (kind.clone(), json!({"read": counted.read, "not_used": counted.not_used})))
        .collect();
    json!({
        "path": file.path.display().to_string(), "kind": file_kind_code(file.reading.kind), "sha256": file.sha256,
        "drafts": file.reading.drafts.len(), "proposed": file.proposed, "unchanged": file.unchanged,
        "known": file.is_known, "counts": counts, "problems": problems,
    })
}

fn import_text(concierge: &Concierge, brought: &Brought, counts: [usize; 4]) -> String {
    let words = concierge.words();
    let mut lines = Vec::new();
    for file in &brought.files {
        let kind = words.plain(&format!("file-kind-{}", file_kind_code(file.reading.kind).replace('_', "-")));
        lines.push(format!("{}  {kind}  {}", file.path.display(), file.reading.drafts.len()));
        for problem in &file.reading.problems {
            lines.push(format!("    {}: {}", problem.at, words.plain(care_app::problem_key(problem.why))));
        }
    }
    for (key, count) in
        ["view-cli-added", "view-cli-updated", "view-cli-unchanged", "view-cli-to-review"].iter().zip(counts)
    {
        lines.push(format!("{}: {count}", words.plain(key)));
    }
    lines.join("\n")
}

/// `care review`
pub async fn review(concierge: &mut Concierge, args: &Args, what: Option<&Review>) -> Result<u8, Trouble> {
    match what {
        None | Some(Review::List) => {}
        Some(Review::Accept { ids, same }) => {
            must_wait(concierge, ids).await?;
            let ids = ids.iter().cloned().collect();
            concierge.accept(&if *same { AcceptWhat::Same(ids) } else { AcceptWhat::These(ids) }).await?;
        }
        Some(Review::Reject { ids }) => {
            must_wait(concierge, ids).await?;
            concierge.reject(ids).await?;
        }
    }
    proposals(concierge, args, None).await
}

async fn must_wait(concierge: &Concierge, ids: &[String]) -> Result<(), Trouble> {
    let pending = concierge.pending().await?;
    match ids.iter().find(|id| !pending.iter().any(|proposal| &proposal.id == *id)) {
        Some(id) => Err(Trouble::NoSuchItem(id.clone().into())),
        None => Ok(()),
    }
}

/// `care add`
pub async fn add(concierge: &mut Concierge, args: &Args, line: &str) -> Result<u8, Trouble> {
    let read = concierge.read_line(line).await?;
    let ids: Vec<String> = read.into_iter().map(|proposal| proposal.id).collect();
    proposals(concierge, args, Some(&ids)).await
}

async fn proposals(concierge: &Concierge, args: &Args, only: Option<&[String]>) -> Result<u8, Trouble> {
    let mut view = concierge.review(&[]).await?;
    if let Some(ids) = only {
        view.proposals.retain(|proposal| ids.contains(&proposal.id));
    }
    let shown: Vec<Value> = view
        .proposals
        .iter()
        .map(|proposal| {
            json!({
                "id": proposal.id, "kind": proposal.kind, "summary": proposal.summary,
                "source": {"path": proposal.source_file, "where": proposal.source_place, "text": proposal.source_text},
                "match": proposal.state, "beside": proposal.beside, "question": proposal.question, "certain": proposal.is_certain,
                "readings": proposal.readings,
            })
        })
        .collect();
    answer(
        args.json,
        || json!({"proposals": shown}),
        || {
            let mut lines = Vec::new();
            for proposal in &view.proposals {
                lines.push(format!("{}  {}: {}", proposal.id, proposal.kind_word, proposal.summary));
                lines.extend(proposal.question.iter().map(|question| format!("    ? {question}")));
                for reading in &proposal.readings {
                    let mark = if reading.is_unsure { " (?)" } else { "" };
                    lines.push(format!("    {}: {}{mark}", reading.label, reading.value));
                }
            }
            if lines.is_empty() { concierge.words().plain("view-cli-nothing-waits") } else { lines.join("\n") }
        },
    );
    Ok(0)
}

/// `care log`
pub async fn log(
    concierge: &mut Concierge,
    args: &Args,
    item: &str,
    event: &str,
    data: Option<&str>,
) -> Result<u8, Trouble> {
    let data: Map<String, Value> = match data {
        Some(text) => serde_json::from_str(text).map_err(|error| Trouble::BadInput(format!("--data: {error}")))?,
        None => Map::new(),
    };
    let id = ItemId::from(item);
    let done = match event {
        "call" => concierge.log_call(&call_request(item, data)?).await?,
        "answer" => {
            let action: AnswerAction = part(&data, "action")?;
            let rule = data.get("rule").and_then(Value::as_str).map(str::to_owned);
            concierge.answer(&id, rule, action).await?
        }
        "snooze" => {
            let until: String = part(&data, "until")?;
            concierge.snooze(&id, &until).await?
        }
        _ => concierge.log_event(&id, event, data).await?,
    };
    let plan = look::today_json(&concierge.today(concierge.now())?);
    let touched: Vec<String> = done.touched.entities.iter().map(ToString::to_string).collect();
    answer(args.json, || json!({"touched": touched, "plan": plan}), || touched.join("\n"));
    Ok(0)
}

/// The data of a call as the events of a scenario name them (`party`, `party2`, `date`), or as the window
/// sends them.
fn call_request(item: &str, mut data: Map<String, Value>) -> Result<LogCallRequest, Trouble> {
    for (short, field) in [("party", "party_id"), ("party2", "other_party"), ("date", "day")] {
        if let Some(value) = data.remove(short) {
            data.insert(field.to_owned(), value);
        }
    }
    if !data.contains_key("outcome") {
        return Err(Trouble::BadInput("--data needs outcome".to_owned()));
    }
    let mut request: LogCallRequest =
        serde_json::from_value(Value::Object(data)).map_err(|error| Trouble::BadInput(error.to_string()))?;
    if !request.about.iter().any(|about| about == item) {
        request.about.insert(0, item.to_owned());
    }
    Ok(request)
}

fn part<T: for<'de> serde::Deserialize<'de>>(data: &Map<String, Value>, name: &str) -> Result<T, Trouble> {
    let value = data.get(name).cloned().ok_or_else(|| Trouble::BadInput(format!("--data needs {name}")))?;
    serde_json::from_value(value).map_err(|error| Trouble::BadInput(format!("{name}: {error}")))
}
