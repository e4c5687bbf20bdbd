//! The window from the desktop's side: is it there, close it as a person does.

use crate::until::until;
use std::process::Command;

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
