//! Papers: the words of letters, mails, pages and PDFs, whatever they came in.

use crate::reading::FileKind;
use care_model::{Problem, Sensitive};
use serde::{Deserialize, Serialize};

/// The words of a paper and what was attached to it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paper {
    /// The words, line by line as printed. Findings point into this text.
    pub text: Sensitive<String>,
    /// First byte of each page in `text`; empty where there are no pages.
    pub pages: Vec<usize>,
    /// The words were read off a picture.
    pub is_scan: bool,
    /// Files that it carries: attachments of a mail.
    pub inside: Vec<InnerFile>,
    /// What could not be read of it.
    pub problems: Vec<Problem>,
}

/// A file within a file: a part of a mail, an entry of an archive.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InnerFile {
    /// Its name there, with `/` between folders; never leads outside.
    pub name: Sensitive<String>,
    /// Its bytes.
    pub bytes: Sensitive<Vec<u8>>,
}

/// The words of a PDF, a page, a mail, a rich or plain text; `None` for what holds none of that kind.
pub fn paper_of(kind: FileKind, bytes: &[u8]) -> Option<Paper> {
    let text = crate::read_file::decode(bytes).into_owned();
    (kind == FileKind::Text).then(|| Paper { text: text.into(), ..Paper::default() })
}
