//! What the window and the tray share: the concierge, and what the desktop was found to have.

use care_app::view::{Failure, FrameView};
use care_app::{Concierge, Trouble};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use tauri::{AppHandle, Manager};
use tokio::sync::Mutex;

/// Shared by all commands.
pub struct Shell {
    /// The one writer of the open record.
    pub concierge: Arc<Mutex<Concierge>>,
    /// Set to stop a running import between two files.
    pub stop_import: Arc<AtomicBool>,
    /// What files of this go gave; shown until the review is left.
    pub brought: Mutex<Vec<care_app::BroughtFile>>,
    has_notifications: AtomicBool,
    /// Why the last record could not be opened at the start.
    pub broken: Mutex<Option<Trouble>>,
}

impl Shell {
    /// Around a concierge.
    pub fn new(concierge: Concierge) -> Self {
        Self {
            concierge: Arc::new(Mutex::new(concierge)),
            stop_import: Arc::new(AtomicBool::new(false)),
            brought: Mutex::new(Vec::new()),
            has_notifications: AtomicBool::new(true),
            broken: Mutex::new(None),
        }
    }

    /// The notification service went away, or came.
    pub fn note_notifications(&self, there: bool) {
        self.has_notifications.store(there, Ordering::Relaxed);
    }

    /// The frame around all screens.
    pub async fn frame(&self) -> Result<FrameView, Failure> {
        let concierge = self.concierge.lock().await;
        let keychain = Arc::clone(&concierge.world().keychain);
        let has_keychain = tokio::task::spawn_blocking(move || care_app::world::keychain_is_there(keychain.as_ref()))
            .await
            .unwrap_or(false);
        let frame = concierge.frame(has_keychain, self.has_notifications.load(Ordering::Relaxed)).await;
        let mut frame = frame.map_err(|trouble| trouble.say(concierge.words()))?;
        if let (false, Some(trouble)) = (concierge.is_open(), self.broken.lock().await.as_ref()) {
            frame.failure = Some(trouble.say(concierge.words()));
            if !matches!(trouble, Trouble::Locked | Trouble::KeychainLocked | Trouble::KeychainMissing) {
                frame.state = "broken".to_owned();
            }
        }
        Ok(frame)
    }
}

/// Opens what is there at the start: the sample, else the last record by the keychain. A record that
/// does not open is never taken for a first day.
pub async fn open_first(app: &AppHandle, demo: bool) {
    let shell = app.state::<Shell>();
    let mut concierge = shell.concierge.lock().await;
    let notices = Arc::clone(&concierge.world().notices);
    let there = tokio::task::spawn_blocking(move || notices.is_there()).await.unwrap_or(false);
    shell.note_notifications(there);
    let opened = if demo { concierge.open_sample().await } else { concierge.open_last().await };
    if let Err(trouble) = opened
        && !matches!(trouble, Trouble::NoSuchPerson)
    {
        tracing::warn!(code = trouble.code(), "no record was opened at the start");
        *shell.broken.lock().await = Some(trouble);
    }
}

/// Closes the record before the program ends; a sample is thrown away.
pub async fn close(app: &AppHandle) {
    let shell = app.state::<Shell>();
    shell.concierge.lock().await.lock().await;
}
