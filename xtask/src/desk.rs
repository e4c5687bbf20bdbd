//! A desktop of its own for one command: see `tests/desk.sh`.

use crate::root;
use std::ffi::OsStr;
use std::process::Command;

/// The command that runs `program` on a desktop of its own.
pub(crate) fn on_a_desk(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(root::repository().join("tests").join("desk.sh"));
    command.arg(program).current_dir(root::repository());
    command
}
