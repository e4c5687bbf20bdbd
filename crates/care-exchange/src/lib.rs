//! What a file says: bytes in, drafts and problems out.
//!
//! Every reader is lenient and total: a strange file is news, never a failure, and one bad entry never
//! stops the rest. Nothing here decides anything: a draft waits until a person says yes. No disk, no
//! network, no clock; the one surprise is that ids are derived from the source, so that the same file
//! read twice proposes the same things.

mod accept;
mod apple;
mod archive;
mod base64;
mod ccda;
mod contacts;
mod detect;
mod dicom;
mod fhir;
mod ics;
mod ids;
mod letter;
mod limits;
mod line;
mod linking;
mod making;
mod matching;
mod paper;
mod read_file;
mod reading;
mod smart;
mod terms;
mod when;

pub use accept::accept;
pub use apple::{read_apple_health, read_apple_health_in};
pub use archive::{ArchiveLimits, open_archive};
pub use detect::detect;
pub use dicom::{PictureHeader, gather};
pub use fhir::{WriteContext as FhirContext, mapping_page as fhir_mapping_page, write as write_fhir};
pub use ids::derive_id;
pub use letter::{LetterCertainty, LetterFact, LetterReading, read_letter};
pub use limits::{
    DRAFTS_MAX, ENTRIES_MAX, FILE_BYTES_MAX, NESTING_MAX, OCCURRENCES_MAX, PAPER_BYTES_MAX, PDF_PAGES_MAX,
    PROSE_BYTES_MAX, SEARCH_TEXT_BYTES_MAX, XML_NODES_MAX,
};
pub use line::{LineContext, LineReading, Locale, Reads, WordReading, read_line, read_line_words};
pub use linking::{LinkContext, LinkProposal, link_drafts};
pub use matching::{
    EDITION, FieldChange, MOVED_FROM, Match, MatchKind, Matching, WhyCode, match_drafts, same_as, sources_of, split,
};
pub use paper::{InnerFile, Paper, paper_of, paper_of_scan, tesseract_arguments};
pub use read_file::{read_file, read_scan};
pub use reading::{
    Context, Counted, EvidenceText, FileKind, KnownPerson, Preview, Reading, ResourceRef, Section, Subject, Whose,
};
pub use smart::{HealthLink, HealthLinkError, unpack_health_file};
