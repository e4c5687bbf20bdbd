//! A world that a test controls: its clock, its chance, its keychain, its notifications.

use care_app::world::{Chance, Clock, Notice, NoticeAction, NoticeAnswer, NoticeError, Notices, World};
use care_model::Instant;
use care_vault::{Keychain, KeychainError};
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::sync::mpsc::UnboundedSender;
use zeroize::Zeroizing;

/// The parts of a test world, to be turned while the product runs.
#[derive(Clone)]
pub struct Stage {
    /// The time.
    pub clock: Arc<StageClock>,
    /// The keychain.
    pub keychain: Arc<StageKeychain>,
    /// The notification service.
    pub notices: Arc<StageNotices>,
    chance: Arc<StageChance>,
}

impl Stage {
    /// A stage whose clock stands at a moment (RFC 3339).
    pub fn at(moment: &str) -> Self {
        Self {
            clock: Arc::new(StageClock(Mutex::new(moment.parse().expect("a moment")))),
            keychain: Arc::default(),
            notices: Arc::default(),
            chance: Arc::default(),
        }
    }

    /// The world for a concierge.
    pub fn world(&self) -> World {
        World {
            clock: self.clock.clone(),
            chance: self.chance.clone(),
            keychain: self.keychain.clone(),
            notices: self.notices.clone(),
            reader: care_app::ReaderProgram::Here,
        }
    }
}

/// A clock that stands until it is set.
pub struct StageClock(Mutex<Instant>);

impl StageClock {
    /// Sets the time (RFC 3339).
    pub fn set(&self, moment: &str) {
        *self.0.lock().expect("clock") = moment.parse().expect("a moment");
    }
}

impl Clock for StageClock {
    fn now(&self) -> Instant {
        *self.0.lock().expect("clock")
    }

    fn awake(&self) -> Duration {
        Duration::ZERO
    }
}

/// Counts instead of throwing dice: the same run gives the same bytes.
#[derive(Default)]
struct StageChance(AtomicU64);

impl Chance for StageChance {
    fn fill(&self, bytes: &mut [u8]) -> Result<(), getrandom::Error> {
        for chunk in bytes.chunks_mut(8) {
            let next = self.0.fetch_add(1, Ordering::Relaxed).wrapping_mul(0x9E37_79B9_7F4A_7C15).to_le_bytes();
            for (byte, random) in chunk.iter_mut().zip(next) {
                *byte = random;
            }
        }
        Ok(())
    }
}

/// A keychain in memory that can be locked, emptied or taken away.
#[derive(Default)]
pub struct StageKeychain {
    held: Mutex<BTreeMap<(String, String), String>>,
    fails: Mutex<Option<KeychainError>>,
}

impl StageKeychain {
    /// From now on every call fails so; `None` = it works again.
    pub fn fail(&self, error: Option<KeychainError>) {
        *self.fails.lock().expect("keychain") = error;
    }

    /// Forgets everything, as on another desktop.
    pub fn empty(&self) {
        self.held.lock().expect("keychain").clear();
    }

    /// Secrets that it holds.
    pub fn len(&self) -> usize {
        self.held.lock().expect("keychain").len()
    }

    /// It holds nothing.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    fn works(&self) -> Result<(), KeychainError> {
        self.fails.lock().expect("keychain").map_or(Ok(()), Err)
    }
}

impl Keychain for StageKeychain {
    fn get(&self, service: &str, account: &str) -> Result<Zeroizing<String>, KeychainError> {
        self.works()?;
        let key = (service.to_owned(), account.to_owned());
        self.held.lock().expect("keychain").get(&key).cloned().map(Zeroizing::new).ok_or(KeychainError::NoEntry)
    }

    fn set(&self, service: &str, account: &str, secret: &str) -> Result<(), KeychainError> {
        self.works()?;
        self.held.lock().expect("keychain").insert((service.to_owned(), account.to_owned()), secret.to_owned());
        Ok(())
    }

    fn delete(&self, service: &str, account: &str) -> Result<(), KeychainError> {
        self.works()?;
        let key = (service.to_owned(), account.to_owned());
        self.held.lock().expect("keychain").remove(&key).map(|_| ()).ok_or(KeychainError::NoEntry)
    }
}

/// A notification service that remembers what it showed.
#[derive(Default)]
pub struct StageNotices {
    shown: Mutex<Vec<(Notice, UnboundedSender<NoticeAnswer>)>>,
    is_gone: AtomicBool,
}

impl StageNotices {
    /// From now on no service answers.
    pub fn go_away(&self) {
        self.is_gone.store(true, Ordering::Relaxed);
    }

    /// Titles of what was shown, in order.
    pub fn titles(&self) -> Vec<String> {
        self.shown.lock().expect("notices").iter().map(|(notice, _)| notice.title.clone()).collect()
    }

    /// Does something with the last notice.
    pub fn answer_last(&self, action: NoticeAction) {
        let shown = self.shown.lock().expect("notices");
        let (notice, answers) = shown.last().expect("a notice was shown");
        answers.send(NoticeAnswer { subject: notice.subject.clone(), action }).expect("somebody hears");
    }
}

impl Notices for StageNotices {
    fn show(&self, notice: Notice, answers: UnboundedSender<NoticeAnswer>) -> Result<(), NoticeError> {
        if self.is_gone.load(Ordering::Relaxed) {
            return Err(NoticeError::NoService);
        }
        self.shown.lock().expect("notices").push((notice, answers));
        Ok(())
    }

    fn is_there(&self) -> bool {
        !self.is_gone.load(Ordering::Relaxed)
    }
}
