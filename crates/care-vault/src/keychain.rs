//! The system keychain as this crate sees it. The real one lives in the shell: its calls block, and
//! must run on a thread of their own.

use zeroize::Zeroizing;

/// Why a keychain did not answer with a secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KeychainError {
    /// It holds no such entry. A keychain that was never unlocked may say this too, so for an existing
    /// record it never means "first run".
    #[error("no such entry")]
    NoEntry,
    /// It is there, but locked, or the person said no.
    #[error("locked")]
    Locked,
    /// This computer runs no keychain.
    #[error("no keychain on this computer")]
    NoService,
    /// It failed otherwise.
    #[error("failed")]
    Failed,
}

/// Keeps small secrets by service and account.
pub trait Keychain: Send + Sync {
    /// Reads a secret.
    ///
    /// # Errors
    /// See [`KeychainError`].
    fn get(&self, service: &str, account: &str) -> Result<Zeroizing<String>, KeychainError>;

    /// Writes a secret, replacing one of the same account.
    ///
    /// # Errors
    /// See [`KeychainError`].
    fn set(&self, service: &str, account: &str, secret: &str) -> Result<(), KeychainError>;

    /// Removes a secret; one that is not there is [`KeychainError::NoEntry`].
    ///
    /// # Errors
    /// See [`KeychainError`].
    fn delete(&self, service: &str, account: &str) -> Result<(), KeychainError>;
}
