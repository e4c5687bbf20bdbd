//! `care`: the same use cases as the desktop, at a prompt.
//!
//! Names, exit codes and JSON keys are a contract that others script against. Text is for people,
//! `--json` for programs: one document on standard output and nothing else there. It decides nothing:
//! every answer comes from `care-app`.

mod args;
mod door;
mod keep;
mod look;
mod out;
mod play;
mod read;
mod tell;
mod watch;

use args::{Args, Command, Format};
use care_app::{Concierge, Home, Trouble, world::World};
use clap::Parser;
use std::process::ExitCode;

fn main() -> ExitCode {
    if let Some(ended) = care_app::answer_as_reader() {
        return ended;
    }
    // SQLCipher and parsers must never print what they met; our own log holds ids and counts only.
    care_app::keep_panics_quiet();
    tracing_subscriber::fmt().with_writer(std::io::stderr).with_max_level(tracing::Level::WARN).init();
    let args = match Args::try_parse() {
        Ok(args) => args,
        Err(error) => {
            let code = if error.use_stderr() { 2 } else { 0 };
            let _ = error.print();
            return ExitCode::from(code);
        }
    };
    let runtime = match tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build() {
        Ok(runtime) => runtime,
        Err(_) => return ExitCode::from(5),
    };
    let code = runtime.block_on(run(args));
    // A thread that waits on a notification must not hold up the end.
    runtime.shutdown_background();
    ExitCode::from(code)
}

async fn run(args: Args) -> u8 {
    let home = args.home.clone().unwrap_or_else(Home::default_path);
    if let Command::Play { files, all } = &args.command {
        return play::play(files, *all, args.json);
    }
    let mut world = World::real();
    if let Command::Read { files } = &args.command {
        return match read::read(&world, files, &args).await {
            Ok(code) => code,
            Err(trouble) => out::fail(&care_app::Words::new("en-US"), &trouble),
        };
    }
    if let Command::Watch { print: true, .. } = &args.command {
        world.notices = std::sync::Arc::new(watch::Lines);
    }
    let mut concierge = match Concierge::new(world, home) {
        Ok(concierge) => concierge,
        Err(trouble) => return out::fail(&care_app::Words::new("en-US"), &trouble),
    };
    if let Command::Watch { once, .. } = &args.command {
        return match door::open(&mut concierge, &args).await {
            Ok(()) => watch::watch(concierge, *once).await,
            Err(trouble) => out::fail(concierge.words(), &trouble),
        };
    }
    let code = match act(&mut concierge, &args).await {
        Ok(code) => code,
        Err(trouble) => out::fail(concierge.words(), &trouble),
    };
    // The database works on threads of its own; they have to come to rest before the process ends.
    concierge.lock().await;
    code
}

async fn act(concierge: &mut Concierge, args: &Args) -> Result<u8, Trouble> {
    if let Command::Init { name, zone, locale } = &args.command {
        return tell::init(concierge, args, name, zone, locale.as_deref()).await;
    }
    door::open(concierge, args).await?;
    let now = args.at.unwrap_or_else(|| concierge.now());
    if args.at.is_some() && !args.command.only_reads() {
        return Err(Trouble::BadInput("--at is for commands that only read".to_owned()));
    }
    match &args.command {
        Command::Init { .. } | Command::Play { .. } | Command::Read { .. } | Command::Watch { .. } => Ok(2),
        Command::Import { paths, accept, dry_run, progress } => {
            tell::import(concierge, args, paths, tell::Import { accept: *accept, is_dry: *dry_run, tells: *progress })
                .await
        }
        Command::Review { what } => tell::review(concierge, args, what.as_ref()).await,
        Command::Add { line } => tell::add(concierge, args, &line.join(" ")).await,
        Command::Log { item, event, data } => tell::log(concierge, args, item, event, data.as_deref()).await,
        Command::Today => look::today(concierge, args, now),
        Command::Board => look::board(concierge, args, now),
        Command::Items { kind } => look::items(concierge, args, now, kind.as_deref()).await,
        Command::Show { id } => look::show(concierge, args, now, id).await,
        Command::History { id } => look::history(concierge, args, now, id).await,
        Command::Nudges { until } => look::nudges(concierge, args, now, *until),
        Command::Search { text } => look::search(concierge, args, &text.join(" ")).await,
        Command::Verify { repair } => look::verify(concierge, args, *repair).await,
        Command::Form { what } => keep::form(concierge, args, what).await,
        Command::Enter { kind, data } => keep::save(concierge, args, None, kind, data).await,
        Command::Change { id, data } => keep::save(concierge, args, Some(id), "", data).await,
        Command::Undo { step, list } => keep::undo(concierge, args, step.as_deref(), *list).await,
        Command::Export { format: Format::Fhir, out } => keep::export(concierge, args, out),
        Command::Bin => keep::bin(concierge, args).await,
        Command::Discard { id } => keep::discard(concierge, args, id).await,
        Command::RestoreItem { id } => keep::restore(concierge, args, id).await,
        Command::Conflicts { what } => keep::conflicts(concierge, args, what.as_ref()).await,
        Command::Places => keep::places(concierge, args),
        Command::Merge { keep, fold, preview } => keep::merge(concierge, args, keep, fold, *preview).await,
    }
}
