//! System packages: what building and testing need, what is missing, how it gets there.
//!
//! Debian and Ubuntu are set up by us after asking. Elsewhere the exact list is printed and the person's
//! own package manager does the work.

use crate::{Outcome, Stop, shell};
use std::process::Command;

/// To build and run.
const BUILD: &[&str] = &[
    "build-essential",
    "pkg-config",
    "file",
    "perl",
    "libssl-dev",
    "libdbus-1-dev",
    "libwebkit2gtk-4.1-dev",
    "libayatana-appindicator3-dev",
    "librsvg2-dev",
    "libxdo-dev",
    "patchelf",
];

/// To test with a screen of its own: see `tests/desk.sh`.
const SCREEN: &[&str] = &[
    "webkit2gtk-driver",
    "xvfb",
    "xauth",
    "dbus",
    "dbus-x11",
    "libglib2.0-bin",
    "gnome-keyring",
    "libsecret-tools",
    "dunst",
    "openbox",
    "xdotool",
    "wmctrl",
    "x11-utils",
    "fonts-dejavu-core",
    "adwaita-icon-theme",
    "procps",
];

/// What the packages are for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// Building and opening the app.
    Run,
    /// Everything above and a screen for the tests.
    Test,
}

impl Purpose {
    fn packages(self) -> Vec<&'static str> {
        match self {
            Self::Run => BUILD.to_vec(),
            Self::Test => [BUILD, SCREEN].concat(),
        }
    }
}

/// Whether missing packages may be installed without a question.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Consent {
    /// `--yes` was given.
    Given,
    /// A person is asked; without a person nothing is installed.
    Ask,
}

impl Consent {
    /// From the `--yes` switch.
    pub(crate) fn from_switch(yes: bool) -> Self {
        if yes { Self::Given } else { Self::Ask }
    }
}

/// Makes sure that the packages are there.
pub(crate) fn ensure(purpose: Purpose, consent: Consent) -> Outcome {
    if shell::find("dpkg-query").is_none() || shell::find("apt-get").is_none() {
        return elsewhere(purpose);
    }
    let missing = missing(&purpose.packages())?;
    if missing.is_empty() {
        return Ok(());
    }
    let install = install_command(&missing);
    eprintln!("These system packages are missing:\n  {}", missing.join(" "));
    if consent == Consent::Ask {
        if !shell::can_ask() {
            return Err(Stop::NotReady(format!(
                "nobody is here to ask. Install them with\n  {}\nor say --yes to let this command do it.",
                install.join(" ")
            )));
        }
        if !shell::agreed(&format!("Install them now with `{}`?", install.join(" "))) {
            return Err(Stop::NotReady(format!("nothing was installed. When you are ready:\n  {}", install.join(" "))));
        }
    }
    // An old package list is the usual reason why an install fails; a list that cannot be refreshed is not
    // yet a reason to give up.
    if let Err(why) = apt(&["update", "-qq"]) {
        eprintln!("The package list could not be refreshed ({why}); trying with the one at hand.");
    }
    let words: Vec<&str> = [&["install", "-y", "--no-install-recommends"], missing.as_slice()].concat();
    apt(&words)?;
    Ok(())
}

/// Packages of the list that are not fully installed.
fn missing<'a>(wanted: &[&'a str]) -> Result<Vec<&'a str>, String> {
    // It answers with an error when one name is unknown to it, and still lists the others.
    let asked = Command::new("dpkg-query")
        .args(["-W", "-f=${Package} ${db:Status-Status}\n"])
        .args(wanted)
        .output()
        .map_err(|e| format!("dpkg-query does not start: {e}"))?;
    Ok(not_installed(wanted, &String::from_utf8_lossy(&asked.stdout)))
}

fn not_installed<'a>(wanted: &[&'a str], listed: &str) -> Vec<&'a str> {
    let has = |name: &str| listed.lines().any(|line| line == format!("{name} installed"));
    wanted.iter().copied().filter(|name| !has(name)).collect()
}

fn apt(words: &[&str]) -> Result<(), String> {
    let root = is_root();
    let mut command = Command::new(if root { "apt-get" } else { "sudo" });
    if !root {
        command.args(["DEBIAN_FRONTEND=noninteractive", "apt-get"]);
    }
    shell::stream(command.args(words).env("DEBIAN_FRONTEND", "noninteractive"))
}

fn install_command<'a>(missing: &[&'a str]) -> Vec<&'a str> {
    let head: &[&str] = if is_root() { &[] } else { &["sudo"] };
    [head, &["apt-get", "install", "-y", "--no-install-recommends"], missing].concat()
}

/// Whether we may write where packages go.
fn is_root() -> bool {
    Command::new("id").arg("-u").output().is_ok_and(|o| o.stdout.trim_ascii() == b"0")
}

/// Systems that we do not set up ourselves: the list, and on if the tools are there.
fn elsewhere(purpose: Purpose) -> Outcome {
    let list = foreign_list(&os_id(), purpose);
    let tools_found = if cfg!(target_os = "linux") {
        shell::find("cc").is_some() && pkg_config_knows("webkit2gtk-4.1") && pkg_config_knows("dbus-1")
    } else {
        true
    };
    if tools_found && purpose == Purpose::Run {
        return Ok(());
    }
    if tools_found {
        eprintln!("On this system the packages are yours to install. What the tests need:\n{list}\nGoing on.");
        return Ok(());
    }
    Err(Stop::NotReady(format!(
        "this system lacks what the build needs. Install it with\n{list}\nand run the command again."
    )))
}

fn pkg_config_knows(library: &str) -> bool {
    Command::new("pkg-config").args(["--exists", library]).status().is_ok_and(|s| s.success())
}

/// `fedora`, `arch`, `macos`, `windows`, or what the system calls itself.
fn os_id() -> String {
    if !cfg!(target_os = "linux") {
        return std::env::consts::OS.to_owned();
    }
    let release = std::fs::read_to_string("/etc/os-release").unwrap_or_default();
    let field = |name: &str| {
        release.lines().find_map(|l| l.strip_prefix(name)).map(|v| v.trim_matches('"').to_owned()).unwrap_or_default()
    };
    let all = format!("{} {}", field("ID="), field("ID_LIKE="));
    ["fedora", "arch", "suse"].into_iter().find(|id| all.contains(id)).map_or(all, str::to_owned)
}

/// The names on other systems; tried on Debian and Ubuntu alone, and the text says so.
fn foreign_list(os: &str, purpose: Purpose) -> String {
    let (build, screen) = match os {
        "fedora" => (
            "sudo dnf install @development-tools perl pkgconf openssl-devel dbus-devel webkit2gtk4.1-devel \
             libayatana-appindicator-gtk3-devel librsvg2-devel libxdo-devel patchelf",
            "sudo dnf install webkit2gtk4.1 xorg-x11-server-Xvfb xauth dbus-x11 gnome-keyring libsecret dunst \
             openbox xdotool wmctrl xprop dejavu-sans-fonts adwaita-icon-theme procps-ng",
        ),
        "arch" => (
            "sudo pacman -S --needed base-devel perl pkgconf openssl dbus webkit2gtk-4.1 libayatana-appindicator \
             librsvg xdotool patchelf",
            "sudo pacman -S --needed xorg-server-xvfb xorg-xauth xorg-xprop gnome-keyring libsecret dunst openbox \
             xdotool wmctrl ttf-dejavu adwaita-icon-theme procps-ng",
        ),
        "suse" => (
            "sudo zypper install -t pattern devel_basis\n  sudo zypper install perl libopenssl-devel dbus-1-devel \
             webkit2gtk3-devel libayatana-appindicator3-devel librsvg-devel libxdo-devel patchelf",
            "sudo zypper install xorg-x11-server-Xvfb xauth dbus-1-x11 gnome-keyring libsecret-tools dunst openbox \
             xdotool wmctrl dejavu-fonts adwaita-icon-theme procps",
        ),
        "macos" => ("xcode-select --install\n  (OpenSSL for the record's cipher: brew install openssl@3)", ""),
        "windows" => (
            "Visual Studio Build Tools with \"Desktop development with C++\", the WebView2 runtime (part of \
             Windows 11), Strawberry Perl and OpenSSL",
            "",
        ),
        _ => (
            "a C compiler, make, perl, pkg-config, and the development files of OpenSSL, D-Bus, WebKitGTK 4.1, \
             Ayatana AppIndicator 3, librsvg 2 and libxdo",
            "WebKitWebDriver, Xvfb, xauth, dbus, gnome-keyring, dunst, openbox, xdotool, wmctrl, DejaVu fonts",
        ),
    };
    let note = "  (these names were not tried by us; only Debian and Ubuntu are)";
    match purpose {
        Purpose::Test if !screen.is_empty() => format!("  {build}\n  {screen}\n{note}"),
        _ => format!("  {build}\n{note}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_package_that_was_removed_but_left_its_settings_is_missing() {
        let listed = "perl installed\nxvfb config-files\nlibxdo-dev installed\n";
        assert_eq!(not_installed(&["perl", "xvfb", "dunst"], listed), ["xvfb", "dunst"]);
    }

    #[test]
    fn every_system_is_told_something_to_install() {
        for os in ["fedora", "arch", "suse", "macos", "windows", "plan9"] {
            assert!(foreign_list(os, Purpose::Test).len() > 40, "{os}");
        }
    }

    #[test]
    fn no_package_is_listed_twice() {
        let mut all = Purpose::Test.packages();
        all.sort_unstable();
        let count = all.len();
        all.dedup();
        assert_eq!(all.len(), count);
    }
}
