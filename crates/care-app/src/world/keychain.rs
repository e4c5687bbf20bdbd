//! The system keychain.
//!
//! Its calls block and panic on an async worker, and the library stays broken afterwards. So one thread
//! of its own makes every call, and the rest of the product talks to that thread.

use care_vault::{Keychain, KeychainError};
use std::sync::{Mutex, mpsc};
use zeroize::Zeroizing;

type Reply<T> = mpsc::Sender<Result<T, KeychainError>>;

enum Call {
    Get { service: String, account: String, reply: Reply<Zeroizing<String>> },
    Set { service: String, account: String, secret: Zeroizing<String>, reply: Reply<()> },
    Delete { service: String, account: String, reply: Reply<()> },
}

/// The keychain of this desktop: Secret Service, macOS Keychain or Windows Credential Manager.
pub struct SystemKeychain {
    calls: Mutex<Option<mpsc::Sender<Call>>>,
}

impl SystemKeychain {
    /// Makes the thread; nothing is asked of the keychain yet.
    pub fn new() -> Self {
        let (calls, received) = mpsc::channel();
        let spawned = std::thread::Builder::new().name("keychain".to_owned()).spawn(move || serve(&received));
        Self { calls: Mutex::new(spawned.is_ok().then_some(calls)) }
    }

    fn ask<T>(&self, make: impl FnOnce(Reply<T>) -> Call) -> Result<T, KeychainError> {
        let (reply, answer) = mpsc::channel();
        let calls = self.calls.lock().map_err(|_| KeychainError::Failed)?;
        let calls = calls.as_ref().ok_or(KeychainError::Failed)?;
        calls.send(make(reply)).map_err(|_| KeychainError::Failed)?;
        answer.recv().unwrap_or(Err(KeychainError::Failed))
    }
}

impl Default for SystemKeychain {
    fn default() -> Self {
        Self::new()
    }
}

impl Keychain for SystemKeychain {
    fn get(&self, service: &str, account: &str) -> Result<Zeroizing<String>, KeychainError> {
        let (service, account) = (service.to_owned(), account.to_owned());
        self.ask(|reply| Call::Get { service, account, reply })
    }

    fn set(&self, service: &str, account: &str, secret: &str) -> Result<(), KeychainError> {
        let (service, account) = (service.to_owned(), account.to_owned());
        let secret = Zeroizing::new(secret.to_owned());
        self.ask(|reply| Call::Set { service, account, secret, reply })
    }

    fn delete(&self, service: &str, account: &str) -> Result<(), KeychainError> {
        let (service, account) = (service.to_owned(), account.to_owned());
        self.ask(|reply| Call::Delete { service, account, reply })
    }
}

fn serve(calls: &mpsc::Receiver<Call>) {
    for call in calls {
        match call {
            Call::Get { service, account, reply } => {
                let secret = entry(&service, &account).and_then(|entry| entry.get_password().map_err(cause));
                let _ = reply.send(secret.map(Zeroizing::new));
            }
            Call::Set { service, account, secret, reply } => {
                let _ =
                    reply.send(entry(&service, &account).and_then(|entry| entry.set_password(&secret).map_err(cause)));
            }
            Call::Delete { service, account, reply } => {
                let _ =
                    reply.send(entry(&service, &account).and_then(|entry| entry.delete_credential().map_err(cause)));
            }
        }
    }
}

fn entry(service: &str, account: &str) -> Result<keyring::Entry, KeychainError> {
    keyring::Entry::new(service, account).map_err(cause)
}

fn cause(error: keyring::Error) -> KeychainError {
    match error {
        keyring::Error::NoEntry => KeychainError::NoEntry,
        keyring::Error::NoStorageAccess(_) => KeychainError::Locked,
        keyring::Error::NoDefaultStore | keyring::Error::PlatformFailure(_) => KeychainError::NoService,
        _ => KeychainError::Failed,
    }
}

/// A keychain answers on this desktop. Blocks.
pub fn keychain_is_there(keychain: &dyn Keychain) -> bool {
    // A name that was never set: an open keychain says "no entry", a missing one says that it is missing.
    matches!(keychain.get("care-navigator", "is-there"), Ok(_) | Err(KeychainError::NoEntry))
}
