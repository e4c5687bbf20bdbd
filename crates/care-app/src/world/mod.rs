//! The world: the only place that asks the clock, makes randomness, and talks to the desktop.
//!
//! Everything else in the product takes time and chance as arguments. Tests bring a world of their own.

mod chance;
mod clock;
mod keychain;
mod notices;

pub use chance::{Chance, SystemChance, make_id};
pub use clock::{Clock, SystemClock, zone_of_this_computer};
pub use keychain::{SystemKeychain, keychain_is_there};
pub use notices::{DesktopNotices, Notice, NoticeAction, NoticeAnswer, NoticeError, Notices};

use care_vault::Keychain;
use std::sync::Arc;

/// What a concierge needs of the world.
#[derive(Clone)]
pub struct World {
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// Randomness.
    pub chance: Arc<dyn Chance>,
    /// Where keys lie.
    pub keychain: Arc<dyn Keychain>,
    /// The desktop's notification service.
    pub notices: Arc<dyn Notices>,
    /// What reads bytes from outside.
    pub reader: crate::ReaderProgram,
}

impl World {
    /// The real one.
    pub fn real() -> Self {
        Self {
            clock: Arc::new(SystemClock::from_environment()),
            chance: Arc::new(SystemChance),
            keychain: Arc::new(SystemKeychain::new()),
            notices: Arc::new(DesktopNotices::new()),
            reader: crate::ReaderProgram::Own,
        }
    }
}
