//! The page as a person meets it: by role and name, by the words it shows. And as axe judges it.

use crate::until::until;
use crate::webdriver::{Element, Session};
use serde_json::json;
use std::path::{Path, PathBuf};

/// Finds by role and accessible name; needs axe in the page, whose name computation it borrows.
const FIND: &str = include_str!("find.js");
/// Runs axe over the whole document.
const AXE: &str = include_str!("axe.js");
/// Two frames: the first draws what changed, the second is only asked for when the first is on the screen.
const TWO_FRAMES: &str =
    "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => done(true)));";

/// A page under test and the folder that keeps its pictures.
pub struct Page {
    session: Session,
    axe: String,
    artefacts: PathBuf,
}

impl Page {
    /// Takes over a session.
    ///
    /// # Panics
    /// When the screens' packages are not installed (axe comes from there).
    #[must_use]
    pub fn new(session: Session, repository: &Path, artefacts: &Path) -> Self {
        let axe = repository.join("ui/node_modules/axe-core/axe.min.js");
        let axe = std::fs::read_to_string(&axe).unwrap_or_else(|e| panic!("{}: {e}", axe.display()));
        std::fs::create_dir_all(artefacts).expect("a folder for the pictures");
        Self { session, axe, artefacts: artefacts.to_path_buf() }
    }

    /// The driver's side of it.
    #[must_use]
    pub fn session(&self) -> &Session {
        &self.session
    }

    /// Waits for the one visible element of this role whose name holds `name`.
    #[track_caller]
    pub fn by_role(&self, role: &str, name: &str) -> Element {
        until(&format!("a {role} named “{name}” is there"), || self.look(role, name))
    }

    /// The visible element of this role and name, if it is there now.
    pub fn look(&self, role: &str, name: &str) -> Option<Element> {
        self.bring_axe();
        let found = self.session.run(FIND, &[json!(role), json!(name)]).ok()?;
        Element::from_value(&found)
    }

    /// Waits until the page shows these words.
    #[track_caller]
    pub fn shows(&self, words: &str) {
        until(&format!("the page shows “{words}”"), || self.is_showing(words).then_some(()));
    }

    /// Waits until the page no longer shows these words.
    #[track_caller]
    pub fn no_longer_shows(&self, words: &str) {
        until(&format!("the page no longer shows “{words}”"), || (!self.is_showing(words)).then_some(()));
    }

    /// The page shows these words now.
    pub fn is_showing(&self, words: &str) -> bool {
        let script = "return document.body.innerText.includes(arguments[0]);";
        self.session.run(script, &[json!(words)]).is_ok_and(|answer| answer == json!(true))
    }

    /// Clicks what has this role and name, as soon as it can be clicked.
    #[track_caller]
    pub fn click(&self, role: &str, name: &str) {
        // Between finding and clicking the page may have drawn itself anew: then it is looked for again.
        until(&format!("the {role} “{name}” can be clicked"), || {
            self.look(role, name).and_then(|element| self.session.click(&element).ok())
        });
    }

    /// Fills a field of this name, whatever stood there.
    #[track_caller]
    pub fn fill(&self, name: &str, text: &str) {
        until(&format!("the field “{name}” can be filled"), || {
            if let Some(list) = self.look("combobox", name) {
                // A list picks what begins with the letters typed; there is nothing to empty.
                return self.session.type_into(&list, text).ok();
            }
            let field = self.look("textbox", name)?;
            self.session.clear(&field).ok()?;
            self.session.type_into(&field, text).ok()
        });
    }

    /// Keeps a picture as `NN-name.png` and lets axe judge what is on it: no violation is allowed.
    #[track_caller]
    pub fn keep(&self, name: &str) {
        self.picture(name);
        let violations = self.violations();
        assert!(violations.is_empty(), "axe on {name}:\n{}", violations.join("\n"));
    }

    /// Keeps a picture, once what changed last is on the screen.
    #[track_caller]
    pub fn picture(&self, name: &str) {
        self.session.run_and_wait(TWO_FRAMES, &[]).expect("the page draws frames");
        let png = self.session.screenshot().expect("a picture of the page");
        let path = self.artefacts.join(format!("{name}.png"));
        std::fs::write(&path, bytes_of_base64(&png)).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    }

    /// What axe holds against the page, one line each.
    pub fn violations(&self) -> Vec<String> {
        self.bring_axe();
        let found = self.session.run_and_wait(AXE, &[]).expect("axe ran");
        assert!(found["passes"].as_u64().is_some_and(|n| n > 0), "axe looked at nothing: {found}");
        let lines = found["violations"].as_array().expect("a list of violations");
        lines.iter().map(|line| line.as_str().unwrap_or_default().to_owned()).collect()
    }

    fn bring_axe(&self) {
        let is_here = self.session.run("return typeof window.axe === 'object';", &[]);
        if is_here != Ok(json!(true)) {
            // The driver's scripts run beside the page's policy, so the page stays as closed as it is shipped.
            let _ = self.session.run(&self.axe, &[]);
        }
    }
}

impl Drop for Page {
    /// A test that fails leaves a picture of what was there instead.
    fn drop(&mut self) {
        if std::thread::panicking()
            && let Ok(png) = self.session.screenshot()
        {
            let _ = std::fs::write(self.artefacts.join("failed.png"), bytes_of_base64(&png));
        }
    }
}

/// Decodes the standard alphabet (RFC 4648, section 4); line ends and padding are passed over.
fn bytes_of_base64(text: &str) -> Vec<u8> {
    let (mut bytes, mut bits, mut held) = (Vec::with_capacity(text.len() / 4 * 3), 0_u32, 0_u32);
    for letter in text.bytes() {
        let six = match letter {
            b'A'..=b'Z' => letter - b'A',
            b'a'..=b'z' => letter - b'a' + 26,
            b'0'..=b'9' => letter - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => continue,
        };
        bits = (bits << 6) | u32::from(six);
        held += 6;
        if held >= 8 {
            held -= 8;
            bytes.push((bits >> held) as u8);
            bits &= (1 << held) - 1;
        }
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::bytes_of_base64;

    #[test]
    fn a_picture_comes_out_of_its_letters() {
        assert_eq!(bytes_of_base64("aGVsbG8="), b"hello");
        assert_eq!(bytes_of_base64("iVBO\nRw0KGgo="), [0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a]);
    }
}
