//! One journey through the built app in its real shell: a window, a bus, a keychain, a notification service.
//!
//! `cargo xtask test` starts it on a desktop of its own (`tests/desk.sh`) with the programs built. Without
//! that desktop there is nothing to drive, and it says so.

#![cfg(target_os = "linux")]
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a failed expectation is the result, in the steps of a test as in the test itself"
)]

mod journey;

use care_tests::notifications::Witness;
use std::io::Write;
use std::process::Command;
use std::time::Duration;

/// True when the desktop and the programs are there; says loudly where to get them when not.
fn on_the_desk() -> bool {
    let is_there = std::env::var_os("CARE_E2E").is_some();
    if !is_there {
        // Written past the test runner's capture, which would swallow it.
        let _ = writeln!(
            std::io::stderr(),
            "\n*** NOT RUN HERE: the journey in the real shell needs a desktop of its own:\n\
             *** cargo xtask test --only journey\n"
        );
    }
    is_there
}

#[test]
fn from_the_first_day_to_a_nudge_that_is_answered() {
    if on_the_desk() {
        journey::from_the_first_day_to_a_nudge_that_is_answered();
    }
}

#[test]
fn the_desk_shows_a_notification_and_passes_a_pressed_button_on() {
    if !on_the_desk() {
        return;
    }
    let witness = Witness::listening();
    let sent = Command::new("gdbus")
        .args(["call", "--session", "--dest", "org.freedesktop.Notifications"])
        .args(["--object-path", "/org/freedesktop/Notifications"])
        .args(["--method", "org.freedesktop.Notifications.Notify"])
        .args(["desk", "0", "", "A title", "A text", "['made', 'Call made', 'later', 'Later']", "{}", "60000"])
        .status()
        .expect("gdbus starts");
    assert!(sent.success());
    let seen = witness.wait_for(Duration::from_secs(10), |n| n.title == "A title").expect("it arrives on the bus");
    assert_eq!(seen.body, "A text");
    assert_eq!(seen.actions, [("made".into(), "Call made".into()), ("later".into(), "Later".into())]);
    witness.press(&seen, "Later");
    assert!(!witness.was_invoked(seen.id.expect("a number"), "made"));
}
