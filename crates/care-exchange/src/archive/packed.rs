//! gzip: one file packed, often a tar.

use super::{Opening, Place};
use care_model::ProblemCode;
use flate2::read::MultiGzDecoder;
use std::io::{BufReader, Cursor, Read};
use std::ops::ControlFlow;

impl Opening<'_> {
    pub(super) fn packed(&mut self, name: &str, input: &mut dyn Read, place: &Place) -> ControlFlow<()> {
        let mut unpacked = MultiGzDecoder::new(BufReader::new(input));
        let mut head = Vec::with_capacity(512);
        if unpacked.by_ref().take(512).read_to_end(&mut head).is_err() && head.is_empty() {
            self.problem("file", ProblemCode::Malformed, "a damaged archive");
            return ControlFlow::Continue(());
        }
        let is_tape = !head.starts_with(b"PK") && !head.starts_with(b"\x1f\x8b") && {
            crate::detect("", &head) == crate::FileKind::Archive
        };
        let within = unpacked.header().and_then(|header| header.filename()).map(String::from_utf8_lossy);
        let within = within.map(|name| name.rsplit(['/', '\\']).next().unwrap_or_default().to_owned());
        let within = within.filter(|name| !name.is_empty()).unwrap_or_else(|| unpacked_name(name));
        // What is within counts as unpacked only once: the entries of a tape, or the one file.
        let left = self.budget.left();
        let mut whole = Cursor::new(head).chain(unpacked).take(left.saturating_add(1));
        if is_tape {
            // A tape that is skipped through is not counted entry by entry; its length is bounded here.
            return self.tape(&mut whole, place);
        }
        self.count()?;
        let at = place.of_entry(1);
        let Some(bytes) = self.bytes(&mut whole, &at, 0)? else { return ControlFlow::Continue(()) };
        let Some(name) = self.name(&within, place, 1) else { return ControlFlow::Continue(()) };
        self.file(name, bytes, place, 1)
    }
}

/// The name without the ending that packing gave it.
fn unpacked_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let lower = last.to_ascii_lowercase();
    let kept = [(".tgz", ".tar"), (".gz", ""), (".gzip", "")].into_iter().find(|(ending, _)| lower.ends_with(ending));
    let name = kept.and_then(|(ending, instead)| Some(format!("{}{instead}", last.get(..last.len() - ending.len())?)));
    name.filter(|name| !name.is_empty()).unwrap_or_else(|| "unpacked".to_owned())
}
