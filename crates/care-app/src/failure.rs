//! What goes wrong, named for what a screen or a script does about it.

use crate::view::Failure;
use care_model::Sensitive;
use care_words::Words;

/// Causes of failure. Each has words for what happened, what is safe, and what to do now
/// (`failure-<code>-what`, `failure-<code>-help`).
#[derive(Debug, thiserror::Error)]
pub enum Trouble {
    /// The keychain is locked, or lost the key of a record that exists. Never a first run.
    #[error("the system keychain does not give the key of this record")]
    KeychainLocked,
    /// No keychain answers on this computer.
    #[error("no system keychain answers")]
    KeychainMissing,
    /// The passphrase or the recovery words do not open the record.
    #[error("the passphrase does not open this record")]
    WrongSecret,
    /// The passphrase that was chosen is too short.
    #[error("the passphrase is too short")]
    PassphraseTooShort,
    /// A passphrase is needed and none was given.
    #[error("this record is locked")]
    Locked,
    /// The disk is full.
    #[error("the disk is full")]
    DiskFull,
    /// A file or folder cannot be read or written.
    #[error("no permission for a file or folder")]
    NoPermission,
    /// The folder holds something that is no record of ours; it is left as it is.
    #[error("not a record")]
    NotARecord,
    /// The record is damaged; it is left as it is.
    #[error("the record is damaged")]
    Damaged,
    /// The record was written by a newer version.
    #[error("the record is from a newer version")]
    TooNew,
    /// A file that was to be brought in cannot be read.
    #[error("a file could not be read")]
    UnreadableFile(Sensitive<String>),
    /// There is no person yet, or none of that name.
    #[error("no such person")]
    NoSuchPerson,
    /// There is no item of that id.
    #[error("no such item")]
    NoSuchItem(Sensitive<String>),
    /// What was asked makes no sense; the text says what was expected.
    #[error("bad input: {0}")]
    BadInput(String),
    /// It cannot be undone any more, because something newer stands on it.
    #[error("it cannot be undone any more")]
    TooLateToUndo(Option<Sensitive<String>>),
    /// Two things that are not of one kind, or that are one already, cannot become one.
    #[error("these two cannot become one")]
    CannotMerge,
    /// The file was never kept on this computer.
    #[error("no such file")]
    NoSuchFile,
    /// A fault of ours.
    #[error("internal: {0}")]
    Internal(String),
}

impl Trouble {
    /// The code that screens and words know.
    pub fn code(&self) -> &'static str {
        match self {
            Trouble::KeychainLocked => "keychain_locked",
            Trouble::KeychainMissing => "keychain_missing",
            Trouble::WrongSecret => "wrong_passphrase",
            Trouble::PassphraseTooShort => "passphrase_too_short",
            Trouble::Locked => "locked",
            Trouble::DiskFull => "disk_full",
            Trouble::NoPermission => "no_permission",
            Trouble::NotARecord => "not_a_record",
            Trouble::Damaged => "damaged_record",
            Trouble::TooNew => "too_new",
            Trouble::UnreadableFile(_) => "unreadable_file",
            Trouble::NoSuchPerson => "no_such_person",
            Trouble::NoSuchItem(_) => "no_such_item",
            Trouble::BadInput(_) => "bad_input",
            Trouble::TooLateToUndo(_) => "too_late_to_undo",
            Trouble::CannotMerge => "cannot_merge",
            Trouble::NoSuchFile => "no_such_file",
            Trouble::Internal(_) => "internal",
        }
    }

    /// Every code, for the test that each has words.
    pub const CODES: [&'static str; 18] = [
        "keychain_locked",
        "keychain_missing",
        "wrong_passphrase",
        "passphrase_too_short",
        "locked",
        "disk_full",
        "no_permission",
        "not_a_record",
        "damaged_record",
        "too_new",
        "unreadable_file",
        "no_such_person",
        "no_such_item",
        "bad_input",
        "too_late_to_undo",
        "cannot_merge",
        "no_such_file",
        "internal",
    ];

    /// Exit code of the command line (design: `care`).
    pub fn exit_code(&self) -> u8 {
        match self {
            Trouble::KeychainLocked | Trouble::KeychainMissing | Trouble::WrongSecret | Trouble::Locked => 4,
            Trouble::DiskFull | Trouble::NoPermission | Trouble::NotARecord | Trouble::Damaged | Trouble::TooNew => 5,
            Trouble::UnreadableFile(_) => 3,
            Trouble::NoSuchPerson | Trouble::NoSuchItem(_) | Trouble::BadInput(_) | Trouble::PassphraseTooShort => 2,
            Trouble::CannotMerge | Trouble::NoSuchFile => 2,
            Trouble::TooLateToUndo(_) => 1,
            Trouble::Internal(_) => 5,
        }
    }

    /// In the reader's words.
    pub fn say(&self, words: &Words) -> Failure {
        let code = self.code();
        let detail = match self {
            Trouble::UnreadableFile(name) => Some(name.reveal().clone()),
            Trouble::NoSuchItem(id) => Some(id.reveal().clone()),
            Trouble::BadInput(what) => Some(what.clone()),
            Trouble::TooLateToUndo(newer) => newer.as_ref().map(|newer| newer.reveal().clone()),
            _ => None,
        };
        let what = words.plain(&format!("failure-{code}-what"));
        let what = match detail {
            Some(detail) => format!("{what} ({detail})"),
            None => what,
        };
        Failure { code: code.to_owned(), what, help: words.plain(&format!("failure-{code}-help")) }
    }
}

impl From<std::io::Error> for Trouble {
    fn from(error: std::io::Error) -> Self {
        match error.kind() {
            std::io::ErrorKind::PermissionDenied | std::io::ErrorKind::ReadOnlyFilesystem => Trouble::NoPermission,
            std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => Trouble::DiskFull,
            kind => Trouble::Internal(format!("file: {kind}")),
        }
    }
}

impl From<care_vault::VaultError> for Trouble {
    fn from(error: care_vault::VaultError) -> Self {
        use care_vault::VaultError;
        match error {
            VaultError::WrongSecret => Trouble::WrongSecret,
            VaultError::NoSuchSlot => Trouble::Locked,
            VaultError::Damaged => Trouble::Damaged,
            VaultError::TooNew { .. } => Trouble::TooNew,
            VaultError::PassphraseTooShort => Trouble::PassphraseTooShort,
            VaultError::Keychain(cause) => cause.into(),
            VaultError::Disk(error) => error.into(),
            VaultError::AlreadyExists | VaultError::LastSlot => Trouble::Internal(error.to_string()),
        }
    }
}

impl From<care_store::StoreError> for Trouble {
    fn from(error: care_store::StoreError) -> Self {
        use care_store::StoreError;
        match error {
            StoreError::WrongKey => Trouble::WrongSecret,
            StoreError::NotARecord => Trouble::NotARecord,
            StoreError::Damaged(_) | StoreError::Missing => Trouble::Damaged,
            StoreError::TooNew => Trouble::TooNew,
            StoreError::DiskFull => Trouble::DiskFull,
            StoreError::NoPermission => Trouble::NoPermission,
            StoreError::NoSuchProposal => Trouble::BadInput("no such proposal".to_owned()),
            StoreError::ChangedSince => Trouble::TooLateToUndo(None),
            StoreError::Disk(kind) => std::io::Error::from(kind).into(),
            error => Trouble::Internal(error.to_string()),
        }
    }
}

impl From<care_vault::KeychainError> for Trouble {
    /// A keychain that gives nothing for a record that exists never means a first run.
    fn from(error: care_vault::KeychainError) -> Self {
        use care_vault::KeychainError;
        match error {
            KeychainError::NoEntry | KeychainError::Locked => Trouble::KeychainLocked,
            KeychainError::NoService | KeychainError::Failed => Trouble::KeychainMissing,
        }
    }
}

impl From<getrandom::Error> for Trouble {
    fn from(_: getrandom::Error) -> Self {
        Trouble::Internal("no randomness".to_owned())
    }
}
