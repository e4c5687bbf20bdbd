//! The list of commands and events; TypeScript callers are generated from it and checked in.

use crate::{captures, commands, record_commands, sort_commands};
use serde::{Deserialize, Serialize};
use specta::Type;
use tauri::Wry;
use tauri_specta::{Builder, ErrorHandlingMode, Event, collect_commands, collect_events};

/// A commit made these parts of the screens stale.
#[derive(Clone, Serialize, Deserialize, Type, Event)]
pub struct TouchedAreas {
    /// Parts.
    pub areas: Vec<String>,
}

/// Open an item's card: a notification was clicked.
#[derive(Clone, Serialize, Deserialize, Type, Event)]
pub struct OpenItem {
    /// The item; `None` = Today.
    pub item_id: Option<String>,
    /// Ask at once what came of the call.
    pub asks_outcome: bool,
}

/// Read the frame again.
#[derive(Clone, Serialize, Deserialize, Type, Event)]
pub struct FrameChanged {}

/// An import reads its files.
#[derive(Clone, Serialize, Deserialize, Type, Event)]
pub struct ImportProgress {
    /// Files read.
    pub read: u32,
    /// Of how many, as far as is known: an archive brings more.
    pub of: u32,
    /// Things found so far.
    pub found: u32,
}

/// Commands and events of the shell.
pub fn builder() -> Builder<Wry> {
    Builder::<Wry>::new()
        .error_handling(ErrorHandlingMode::Throw)
        .disable_serde_phases()
        .commands(collect_commands![
            commands::get_frame,
            commands::create_person,
            commands::open_sample,
            commands::discard_sample,
            commands::unlock,
            commands::unlock_with_words,
            commands::unlock_with_keychain,
            commands::switch_person,
            commands::copy_text,
            commands::lock_now,
            commands::get_today,
            commands::get_board,
            commands::get_item,
            commands::search,
            commands::pick_files,
            commands::read_files,
            commands::stop_reading,
            commands::get_to_sort,
            sort_commands::take_up_reading,
            sort_commands::leave_reading,
            sort_commands::accept_as_same,
            sort_commands::keep_as_paper,
            sort_commands::set_file_aside,
            sort_commands::get_watched_folder,
            sort_commands::pick_watched_folder,
            sort_commands::stop_watching_folder,
            commands::accept_proposals,
            commands::reject_proposals,
            commands::log_event,
            commands::answer_nudge,
            commands::snooze,
            commands::undo,
            commands::set_locale,
            commands::screen_ready,
            record_commands::list_kinds,
            record_commands::list_records,
            record_commands::blank_form,
            record_commands::edit_form,
            record_commands::save_item,
            record_commands::discard_entity,
            record_commands::restore_entity,
            record_commands::list_bin,
            record_commands::field_history,
            record_commands::list_steps,
            record_commands::undo_step,
            record_commands::list_conflicts,
            record_commands::settle_conflict,
            record_commands::list_places,
            record_commands::place_form,
            record_commands::save_place,
            record_commands::check_place,
            record_commands::discard_place,
            record_commands::merge_preview,
            record_commands::merge,
            record_commands::link_file,
            record_commands::unlink_file,
            record_commands::open_file,
            captures::start_visit_capture,
            captures::save_visit_capture,
            captures::call_form,
            captures::log_call,
            captures::read_line,
            captures::save_instruction,
            captures::save_question,
            captures::save_note,
            captures::keep_capture,
            captures::list_captures,
            captures::drop_capture,
        ])
        .events(collect_events![TouchedAreas, OpenItem, FrameChanged, ImportProgress])
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    /// Writes the callers anew with `CARE_WRITE_BINDINGS=1`; otherwise a difference fails.
    #[test]
    fn typescript_callers_are_as_generated() {
        let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/src/ipc/bindings.ts");
        let fresh = tempfile::tempdir().unwrap();
        let fresh = fresh.path().join("bindings.ts");
        let language = specta_typescript::Typescript::default();
        super::builder().export(language, &fresh).unwrap();
        if std::env::var_os("CARE_WRITE_BINDINGS").is_some() {
            std::fs::copy(&fresh, &kept).unwrap();
        }
        let (fresh, kept) = (std::fs::read_to_string(fresh).unwrap(), std::fs::read_to_string(kept).unwrap());
        assert!(fresh == kept, "ui/src/ipc/bindings.ts is stale: CARE_WRITE_BINDINGS=1 cargo test -p care-navigator");
    }
}
