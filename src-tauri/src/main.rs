//! The shell: window, tray, notifications, command list. Thin on purpose: each command validates its
//! input, asks the concierge, and gives back a view. It knows no rule, no SQL and no cipher.

#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod bindings;
mod captures;
mod commands;
mod record_commands;
mod requests;
mod shell;
mod sort_commands;
mod tray;
mod watching;
mod window;

use care_app::{Concierge, Home, world::World};
use clap::Parser;
use shell::Shell;
use std::path::PathBuf;
use tauri::RunEvent;

/// Starts the app.
#[derive(Parser)]
#[command(name = "care-navigator", version)]
struct Args {
    /// Where records live [default: the platform's data folder]
    #[arg(long, value_name = "DIR")]
    home: Option<PathBuf>,
    /// Open a sample person who can be thrown away
    #[arg(long)]
    demo: bool,
    /// Start in the tray, without a window
    #[arg(long)]
    hidden: bool,
}

fn main() -> std::process::ExitCode {
    if let Some(ended) = care_app::answer_as_reader() {
        return ended;
    }
    care_app::keep_panics_quiet();
    tracing_subscriber::fmt().with_writer(std::io::stderr).with_max_level(tracing::Level::WARN).init();
    let args = Args::parse();
    let home = args.home.clone().unwrap_or_else(Home::default_path);
    let concierge = match Concierge::new(World::real(), home) {
        Ok(concierge) => concierge,
        Err(trouble) => {
            let failure = trouble.say(&care_app::Words::new("en-US"));
            eprintln!("{}\n{}", failure.what, failure.help);
            return trouble.exit_code().into();
        }
    };
    match start(args, concierge) {
        Ok(()) => std::process::ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("The window could not be opened: {error}");
            std::process::ExitCode::FAILURE
        }
    }
}

fn start(args: Args, concierge: Concierge) -> tauri::Result<()> {
    let specta = bindings::builder();
    let app = tauri::Builder::default()
        .plugin(tauri_plugin_single_instance::init(|app, _, _| window::show(app)))
        .plugin(tauri_plugin_window_state::Builder::default().build())
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_clipboard_manager::init())
        .manage(Shell::new(concierge))
        .invoke_handler(specta.invoke_handler())
        .setup(move |app| {
            specta.mount_events(app);
            let handle = app.handle().clone();
            tauri::async_runtime::block_on(shell::open_first(&handle, args.demo));
            tray::make(&handle)?;
            if !args.hidden {
                window::show(&handle);
            }
            watching::begin(&handle);
            Ok(())
        })
        .on_window_event(window::on_event)
        .build(tauri::generate_context!())?;
    app.run(|app, event| {
        if let RunEvent::ExitRequested { code: None, api, .. } = &event {
            // The last window went to the tray: the watch goes on.
            api.prevent_exit();
        }
        if let RunEvent::Exit = event {
            tauri::async_runtime::block_on(shell::close(app));
        }
    });
    Ok(())
}
