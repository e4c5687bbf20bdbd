//! How much of a file is read. Beyond a limit a problem says so; nothing is cut silently.

/// Largest file that is read, in bytes.
pub const FILE_BYTES_MAX: usize = 256 * 1024 * 1024;
/// Deepest nesting of JSON or XML that is followed.
pub const NESTING_MAX: usize = 120;
/// Most entries (resources, events) of one file.
pub const ENTRIES_MAX: usize = 500_000;
/// Most drafts that one file may propose.
pub const DRAFTS_MAX: usize = 100_000;
/// Most nodes of an XML document.
pub const XML_NODES_MAX: u32 = 4_000_000;
/// Most text kept for search, in bytes.
pub const SEARCH_TEXT_BYTES_MAX: usize = 8 * 1024 * 1024;
/// Most occurrences proposed of one repeating calendar event.
pub const OCCURRENCES_MAX: usize = 60;
/// Most words that are read of one paper, in bytes.
pub const PAPER_BYTES_MAX: usize = 8 * 1024 * 1024;
/// Largest mail, page or text that is read for its words, in bytes.
pub const PROSE_BYTES_MAX: usize = 64 * 1024 * 1024;
/// Most pages of a PDF that are read.
pub const PDF_PAGES_MAX: usize = 2_000;
/// Most parts of a mail that are read, and mails that may lie in each other.
pub(crate) const MAIL_PARTS_MAX: usize = 2_000;
pub(crate) const MAILS_WITHIN_MAX: usize = 100;
/// Most that one stream of a PDF may unpack to, and all together, in bytes.
pub(crate) const PDF_STREAM_BYTES_MAX: usize = 32 * 1024 * 1024;
pub(crate) const PDF_STREAMS_BYTES_MAX: usize = 512 * 1024 * 1024;
/// Days ahead in which a repeating event is proposed.
pub(crate) const OCCURRENCE_DAYS_AHEAD: i64 = 366;
/// Steps that an expansion of a repeating event may take.
pub(crate) const EXPANSION_STEPS_MAX: usize = 20_000;
/// A file that names more people and offices than this, and nothing else, is a directory, not a care team.
pub(crate) const DIRECTORY_MAX: usize = 20;
/// Most files handed out of one file, and their bytes together.
pub(crate) const INSIDE_FILES_MAX: usize = 1_000;
/// Bytes of all files handed out of one file.
pub(crate) const INSIDE_BYTES_MAX: usize = 64 * 1024 * 1024;
/// Problems listed for one file; the rest is summed up in one more.
pub(crate) const PROBLEMS_MAX: usize = 500;
