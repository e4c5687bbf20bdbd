//! The window from the desktop's side: is it there, close it as a person does.

use crate::until::{until, within};
use std::path::Path;
use std::process::Command;
use std::time::Duration;

/// Ids of the visible windows whose title holds `title`.
#[must_use]
pub fn windows(title: &str) -> Vec<String> {
    // xdotool answers with an error when there is none.
    let found = Command::new("xdotool").args(["search", "--onlyvisible", "--name", title]).output();
    let found = found.expect("xdotool starts");
    String::from_utf8_lossy(&found.stdout).lines().map(str::to_owned).collect()
}

/// Closes the window with its own button's message and waits until it is gone.
#[track_caller]
pub fn close_window(title: &str) {
    let window = until(&format!("a window “{title}” is on the screen"), || windows(title).into_iter().next());
    let asked = Command::new("wmctrl").args(["-i", "-c", &window]).status().expect("wmctrl starts");
    assert!(asked.success(), "wmctrl ended with {asked}");
    until("the window is gone", || windows(title).is_empty().then_some(()));
}

/// Waits until the window is on the screen.
#[track_caller]
pub fn window_is_back(title: &str) {
    until(&format!("a window “{title}” is on the screen"), || windows(title).into_iter().next());
}

/// Answers the system's own file dialog as a person does at the keyboard: types the path, presses Enter.
#[track_caller]
pub fn choose_file(path: &Path, title: &str) {
    let is_dialog = |name: &String| !name.is_empty() && !name.contains(title);
    until("the file dialog is in front", || front_window().filter(is_dialog));
    let is_gone = || front_window().is_none_or(|name| !is_dialog(&name)).then_some(());
    until("the file dialog has taken the path", || {
        // Keys that come before the dialog listens are lost, so the whole answer is given again.
        let typed = path.to_str().expect("a plain path");
        let keys = ["key", "--clearmodifiers", "ctrl+l", "key", "ctrl+a", "type", "--clearmodifiers", typed];
        let _ = Command::new("xdotool").args(keys).status();
        let _ = Command::new("xdotool").args(["key", "--clearmodifiers", "Return"]).status();
        within(Duration::from_secs(3), is_gone)
    });
}

/// Name of the window that has the keyboard.
fn front_window() -> Option<String> {
    let asked = Command::new("xdotool").args(["getactivewindow", "getwindowname"]).output().ok()?;
    asked.status.success().then(|| String::from_utf8_lossy(&asked.stdout).trim().to_owned())
}
