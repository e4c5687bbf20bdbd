//! What reading a file gives.

use care_model::{Draft, Problem, ProblemCode, Sensitive};
use chrono::NaiveDate;
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

use crate::limits::{INSIDE_BYTES_MAX, INSIDE_FILES_MAX, PROBLEMS_MAX, SEARCH_TEXT_BYTES_MAX};

/// What the reader knows besides the bytes.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Context {
    /// Zone of the record: for times that name none, and for showing those that come as instants.
    pub zone: Tz,
    /// The day of reading, in that zone.
    pub today: NaiveDate,
    /// Whose record it is, when that is known.
    pub known_person: Option<KnownPerson>,
}

/// Whose record it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KnownPerson {
    /// Full name.
    pub name: Sensitive<String>,
    /// Date of birth.
    pub born_on: Option<NaiveDate>,
}

/// What kind of file it is, by content first, then by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FileKind {
    /// No bytes.
    Empty,
    /// FHIR as JSON: a bundle, a resource, or a list of these.
    Fhir,
    /// FHIR as newline-delimited JSON.
    FhirLines,
    /// iCalendar.
    Calendar,
    /// C-CDA, whole or a piece of it.
    Ccda,
    /// PDF.
    Pdf,
    /// A picture: PNG, JPEG, TIFF, GIF, WebP, HEIC.
    Image,
    /// DICOM.
    Dicom,
    /// An archive: ZIP, tar, gzip.
    Archive,
    /// A mail with its parts (.eml), or a portal message in that form.
    Mail,
    /// A word processor's rich text.
    RichText,
    /// Contacts (vCard).
    Contacts,
    /// `export.xml` of an Apple Health export.
    AppleHealth,
    /// A SMART Health Card file.
    HealthCard,
    /// A SMART Health Link, or a file that holds one.
    HealthLink,
    /// A web page.
    Page,
    /// Plain text.
    Text,
    /// None of these.
    Unknown,
}

/// Whom a file is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Subject {
    /// Full name as the file has it.
    pub name: Sensitive<String>,
    /// Date of birth.
    pub born_on: Option<NaiveDate>,
    /// Zone in which the file says that the person lives.
    pub zone: Option<Tz>,
}

/// Whether the file is about the person whose record it is. The app asks; the reader never refuses.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Whose {
    /// The file does not say, or there is nobody to compare with.
    #[default]
    Unknown,
    /// Name and date of birth agree.
    Same,
    /// Only one of name and date of birth agrees, or one is missing.
    Unsure,
    /// Neither agrees.
    Other,
    /// The file speaks of more than one patient.
    Several,
}

/// How many entries of one type were read and how many were of no use.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counted {
    /// Entries that a draft or the subject came from.
    pub read: usize,
    /// Entries that were understood but are of no use to the journey, or could not be used.
    pub not_used: usize,
}

/// A titled piece of narrative.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// LOINC code, where there is one.
    pub code: Option<String>,
    /// Title as printed.
    pub title: Sensitive<String>,
    /// Words as printed, tables flattened line by line.
    pub text: Sensitive<String>,
}

/// What a file says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Reading {
    /// What kind of file it is.
    pub kind: FileKind,
    /// Whom it is about.
    pub subject: Option<Subject>,
    /// Whether that is the person whose record it is.
    pub whose: Whose,
    /// What it proposes.
    pub drafts: Vec<Draft>,
    /// What could not be used.
    pub problems: Vec<Problem>,
    /// Entries by type: FHIR resource type, calendar component, C-CDA section.
    pub counts: BTreeMap<String, Counted>,
    /// Narrative by section.
    pub sections: Vec<Section>,
    /// What the file says in words, place by place, up to a limit of all together: for search and for
    /// showing where something stands.
    pub texts: Vec<EvidenceText>,
    /// The resources of a FHIR file, each with its place in the bytes.
    pub resources: Vec<ResourceRef>,
    /// What is said of one picture file of a study; a whole disc is put together from these.
    pub pictures: Vec<crate::dicom::PictureHeader>,
    /// Small pictures to look at, PNG.
    pub previews: Vec<Preview>,
    /// Files that it carries, to be read one by one by the caller: attachments of a mail.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub inside: Vec<crate::paper::InnerFile>,
    /// Files of the same folder or archive that it speaks of, by their paths from its own folder, with `/`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub beside: Vec<Sensitive<String>>,
    /// What its words say, where it is a paper.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub letter: Option<crate::letter::LetterReading>,
    /// Bytes of `texts` so far.
    #[serde(skip)]
    text_bytes: usize,
    /// Words were left out.
    #[serde(skip)]
    is_text_cut: bool,
}

/// Words of one place in a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EvidenceText {
    /// Where: a resource (`DiagnosticReport/rad1`), a section's title, `VEVENT 3`, or `file`.
    pub place: String,
    /// The words, one thing a line.
    pub text: Sensitive<String>,
}

/// A small picture of a series, to look at and never to judge a finding by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Preview {
    /// Which series: its unique id.
    pub series: String,
    /// A PNG.
    pub png: Sensitive<Vec<u8>>,
}

/// One resource of a FHIR file and where it lies, so that it can be kept and found by itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResourceRef {
    /// FHIR resource type; `unknown` where it has none.
    pub kind: String,
    /// The UUID of its full URL, else its own id, else the end of its URL; `None` where it has none of
    /// these. `kind/id` is the `source.place` of drafts that came of it.
    pub id: Option<String>,
    /// Where it stands, counted from 1: `entry 12` of a bundle, `line 3`, or `file`.
    pub place: String,
    /// First byte of the resource in the file as it came.
    pub start: usize,
    /// The byte after its last.
    pub end: usize,
}

impl Reading {
    /// Nothing read yet of a file of this kind.
    pub fn new(kind: FileKind) -> Self {
        Self {
            kind,
            subject: None,
            whose: Whose::Unknown,
            drafts: Vec::new(),
            problems: Vec::new(),
            counts: BTreeMap::new(),
            sections: Vec::new(),
            texts: Vec::new(),
            resources: Vec::new(),
            pictures: Vec::new(),
            previews: Vec::new(),
            inside: Vec::new(),
            beside: Vec::new(),
            letter: None,
            text_bytes: 0,
            is_text_cut: false,
        }
    }

    /// Compares whom the file is about with the person whose record it is, where no reader has done so.
    pub(crate) fn settle(&mut self, context: &Context) {
        if let (Whose::Unknown, Some(subject), Some(known)) = (self.whose, &self.subject, &context.known_person) {
            self.whose = whose(subject, known);
        }
    }

    pub(crate) fn problem(&mut self, at: impl Into<String>, why: ProblemCode, detail: impl Into<String>) {
        let (at, detail) = (at.into(), detail.into());
        match self.problems.len() {
            n if n < PROBLEMS_MAX => self.problems.push(Problem { at, why, detail }),
            n if n == PROBLEMS_MAX => self.problems.push(Problem {
                at: "file".into(),
                why: ProblemCode::TooLarge,
                detail: "more problems than are listed".into(),
            }),
            _ => {}
        }
    }

    pub(crate) fn count_read(&mut self, entry_type: &str) {
        self.counted(entry_type).read += 1;
    }

    pub(crate) fn count_not_used(&mut self, entry_type: &str) {
        self.counted(entry_type).not_used += 1;
    }

    fn counted(&mut self, entry_type: &str) -> &mut Counted {
        if !self.counts.contains_key(entry_type) {
            self.counts.insert(entry_type.to_owned(), Counted::default());
        }
        self.counts.entry(entry_type.to_owned()).or_default()
    }

    /// Adds words; what goes beyond the limit is left out whole, and said once.
    pub(crate) fn add_text(&mut self, place: &str, words: &str) {
        let words = words.trim();
        if words.is_empty() {
            return;
        }
        if self.text_bytes + words.len() > SEARCH_TEXT_BYTES_MAX {
            if !self.is_text_cut {
                self.is_text_cut = true;
                self.problem(place, ProblemCode::TooLarge, "more words than are kept for search");
            }
            return;
        }
        self.text_bytes += words.len();
        match self.texts.last_mut() {
            Some(last) if last.place == place => {
                // Taken out and put back: joined anew, a thousand small pieces of one place would be copied a
                // thousand times.
                let mut joined = std::mem::replace(&mut last.text, String::new().into()).into_inner();
                joined.push('\n');
                joined.push_str(words);
                last.text = joined.into();
            }
            _ => self.texts.push(EvidenceText { place: place.to_owned(), text: words.into() }),
        }
    }

    /// Hands out a file that lies within this one; beyond the limits a problem says so.
    pub(crate) fn add_inside(&mut self, place: &str, name: &str, bytes: Vec<u8>) {
        let so_far: usize = self.inside.iter().map(|file| file.bytes.reveal().len()).sum();
        if self.inside.len() >= INSIDE_FILES_MAX || so_far + bytes.len() > INSIDE_BYTES_MAX {
            self.problem(place, ProblemCode::TooLarge, "more files inside than are read");
            return;
        }
        // A name from outside must lead nowhere.
        let plain = |c: char| if c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | ' ') { c } else { '_' };
        let name: String = name.trim().trim_start_matches('.').chars().take(120).map(plain).collect();
        let name = if name.trim().is_empty() { "file".to_owned() } else { name };
        self.inside.push(crate::paper::InnerFile { name: name.into(), bytes: Sensitive::new(bytes) });
    }

    /// Entries read and not used, all types together.
    pub fn total(&self) -> Counted {
        self.counts.values().fold(Counted::default(), |sum, one| Counted {
            read: sum.read + one.read,
            not_used: sum.not_used + one.not_used,
        })
    }
}

/// Compares the subject of a file with the person whose record it is. Names agree when they have the
/// same words, in any order, without case; a middle name on one side only does not matter.
pub(crate) fn whose(subject: &Subject, known: &KnownPerson) -> Whose {
    let words = |name: &str| -> Vec<String> {
        name.split(|c: char| !c.is_alphanumeric()).filter(|w| w.len() > 1).map(str::to_lowercase).collect()
    };
    let (a, b) = (words(subject.name.reveal()), words(known.name.reveal()));
    let (short, long) = if a.len() <= b.len() { (&a, &b) } else { (&b, &a) };
    let name = !short.is_empty() && short.iter().all(|word| long.contains(word));
    let born = match (subject.born_on, known.born_on) {
        (Some(a), Some(b)) => Some(a == b),
        _ => None,
    };
    if a.is_empty() {
        // A file that gives no name (an export of measurements) can only be told by the birthday.
        return match born {
            Some(true) => Whose::Unsure,
            Some(false) => Whose::Other,
            None => Whose::Unknown,
        };
    }
    match (name, born) {
        (true, Some(true)) => Whose::Same,
        (false, Some(false)) | (false, None) => Whose::Other,
        _ => Whose::Unsure,
    }
}
