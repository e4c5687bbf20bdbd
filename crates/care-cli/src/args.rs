//! Arguments of `care`.

use care_model::Instant;
use chrono::NaiveDate;
use clap::{Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// Leads a person through referrals, scans, visits and papers: what comes next, who needs what.
#[derive(Parser)]
#[command(name = "care", version, about)]
pub struct Args {
    /// Where records live [default: the platform's data folder]
    #[arg(long, global = true, value_name = "DIR")]
    pub home: Option<PathBuf>,
    /// Whose record, by name or id [default: the one that was open last]
    #[arg(long, global = true, value_name = "NAME-or-id")]
    pub person: Option<String>,
    /// Pretend that it is this moment (RFC 3339); for commands that only read
    #[arg(long, global = true, value_name = "RFC3339")]
    pub at: Option<Instant>,
    /// Read the passphrase from a file; `-` is standard input
    #[arg(long, global = true, value_name = "FILE")]
    pub passphrase_file: Option<PathBuf>,
    /// One JSON document on standard output
    #[arg(long, global = true)]
    pub json: bool,
    /// What to do
    #[command(subcommand)]
    pub command: Command,
}

/// Which proposals of an import are accepted at once.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Accept {
    /// All that ask no question
    All,
    /// Structured fields only, never a date read from prose
    Certain,
    /// None: they wait for `care review`
    None,
}

/// Commands; the table of the contract.
#[derive(Subcommand)]
pub enum Command {
    /// Make a new person's record
    Init {
        /// The person's name
        #[arg(long)]
        name: String,
        /// IANA time zone, such as America/New_York
        #[arg(long)]
        zone: String,
        /// Language: en-US or es-US
        #[arg(long)]
        locale: Option<String>,
    },
    /// Bring in files and folders; `-` is standard input
    Import {
        /// Files and folders
        #[arg(required = true)]
        paths: Vec<PathBuf>,
        /// What to accept at once
        #[arg(long, value_enum, default_value = "none")]
        accept: Accept,
        /// Read and report; keep nothing
        #[arg(long)]
        dry_run: bool,
        /// Say how far it is on standard error, several times a second, also where that is no terminal
        #[arg(long)]
        progress: bool,
    },
    /// What a letter, summary, mail or PDF says; nothing is saved
    Read {
        /// Files and folders
        #[arg(required = true)]
        files: Vec<PathBuf>,
    },
    /// Proposals that wait for a person
    Review {
        /// List (default), accept or reject
        #[command(subcommand)]
        what: Option<Review>,
    },
    /// Type one line in plain words
    Add {
        /// The line
        #[arg(required = true)]
        line: Vec<String>,
    },
    /// Tell what happened to an item
    Log {
        /// The item's id
        item: String,
        /// Name of the event, such as need.received; `call` and `answer` too
        event: String,
        /// The event's data as JSON
        #[arg(long)]
        data: Option<String>,
    },
    /// The next step, this week, what others owe, what comes up
    Today,
    /// Who needs what
    Board,
    /// All items
    Items {
        /// Only this kind
        #[arg(long)]
        kind: Option<String>,
    },
    /// One item
    Show {
        /// Its id
        id: String,
    },
    /// What happened to an item
    History {
        /// Its id
        id: String,
    },
    /// What will be said, when, to whom, if nothing changes
    Nudges {
        /// Last day
        #[arg(long)]
        until: NaiveDate,
    },
    /// Play scenario files on the real engine with a simulated clock, and compare
    Play {
        /// Scenario files
        files: Vec<PathBuf>,
        /// Every scenario in the folders of the files
        #[arg(long)]
        all: bool,
    },
    /// Search everything
    Search {
        /// Words
        #[arg(required = true)]
        text: Vec<String>,
    },
    /// Check file, ledger, tables and evidence
    Verify {
        /// Build anew from the ledger what follows from it, where it does not
        #[arg(long)]
        repair: bool,
    },
    /// The fields of a kind, or of a thing with what is there
    Form {
        /// Name of a kind (visit, party …) or an id
        what: String,
    },
    /// Enter something by its form
    Enter {
        /// Name of a kind: visit, referral, party …
        kind: String,
        /// Values by field as JSON; `care form KIND` tells the fields
        #[arg(long)]
        data: String,
    },
    /// Change something by its form
    Change {
        /// Its id
        id: String,
        /// Values by field as JSON; null empties a field
        #[arg(long)]
        data: String,
    },
    /// Take a step back; the latest where none is named
    Undo {
        /// Token of the step
        step: Option<String>,
        /// Only list the steps
        #[arg(long)]
        list: bool,
    },
    /// What lies in the bin
    Bin,
    /// Put something into the bin
    Discard {
        /// Its id
        id: String,
    },
    /// Take something out of the bin
    RestoreItem {
        /// Its id
        id: String,
    },
    /// Values written at the same time
    Conflicts {
        /// List (default) or resolve
        #[command(subcommand)]
        what: Option<Conflicts>,
    },
    /// People and places
    Places,
    /// Make two records of one thing one
    Merge {
        /// The one that stays
        keep: String,
        /// The one that is folded into it
        fold: String,
        /// Only show what would happen
        #[arg(long)]
        preview: bool,
    },
    /// Write everything in an open format
    Export {
        /// The format
        #[arg(value_enum)]
        format: Format,
        /// The file to write; one of that name is replaced
        out: PathBuf,
    },
    /// The nudge loop without a window
    Watch {
        /// Say what is due now, then end
        #[arg(long)]
        once: bool,
        /// Lines on standard output instead of notifications
        #[arg(long)]
        print: bool,
    },
}

/// Open formats.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// A FHIR R4 bundle
    Fhir,
}

/// What to do with conflicts.
#[derive(Subcommand)]
pub enum Conflicts {
    /// Pick a value
    Resolve {
        /// The item's id
        id: String,
        /// The value as JSON or plain words; #2 is the second of the list
        value: String,
        /// The field, where several stand in conflict
        #[arg(long)]
        field: Option<String>,
    },
}

/// What to do with proposals.
#[derive(Subcommand)]
pub enum Review {
    /// List them
    List,
    /// Accept some
    Accept {
        /// Their ids
        #[arg(required = true)]
        ids: Vec<String>,
        /// Each is the same as the one that it may be
        #[arg(long)]
        same: bool,
    },
    /// Reject some
    Reject {
        /// Their ids
        #[arg(required = true)]
        ids: Vec<String>,
    },
}

impl Command {
    /// The command changes nothing, so it can be asked for another moment.
    pub fn only_reads(&self) -> bool {
        match self {
            Command::Today
            | Command::Board
            | Command::Items { .. }
            | Command::Show { .. }
            | Command::History { .. }
            | Command::Nudges { .. }
            | Command::Search { .. }
            | Command::Read { .. }
            | Command::Form { .. }
            | Command::Bin
            | Command::Export { .. }
            | Command::Places
            | Command::Verify { repair: false }
            | Command::Conflicts { what: None }
            | Command::Undo { list: true, .. }
            | Command::Merge { preview: true, .. } => true,
            Command::Init { .. }
            | Command::Import { .. }
            | Command::Review { .. }
            | Command::Add { .. }
            | Command::Log { .. }
            | Command::Play { .. }
            | Command::Verify { repair: true }
            | Command::Enter { .. }
            | Command::Change { .. }
            | Command::Undo { .. }
            | Command::Discard { .. }
            | Command::RestoreItem { .. }
            | Command::Conflicts { .. }
            | Command::Merge { .. }
            | Command::Watch { .. } => false,
        }
    }
}
