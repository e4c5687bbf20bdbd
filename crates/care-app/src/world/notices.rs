//! System notifications with actions, through the desktop's own service.
//!
//! Each call to the service runs on a thread of its own: the library blocks, and it must never block an
//! async worker. Anyone on the session bus can forge an answer; so *Call made* only opens the question
//! for the outcome, and *Done* is offered for self-tasks alone and can be undone.

use std::sync::mpsc;
use tokio::sync::mpsc::UnboundedSender;

/// What to show.
#[derive(Clone, PartialEq, Eq)]
pub struct Notice {
    /// Names the notice in the answer: the item that it opens.
    pub subject: String,
    /// One line.
    pub title: String,
    /// One to three sentences.
    pub body: String,
    /// Buttons: action and words.
    pub actions: Vec<(NoticeAction, String)>,
    /// It stays until answered (handbook 5.5).
    pub is_urgent: bool,
}

/// What a person can do on a notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoticeAction {
    /// The notice itself was clicked.
    Open,
    /// The call was made: ask for the outcome.
    CallMade,
    /// A self-task is done.
    Done,
    /// Remind later.
    Later,
}

impl NoticeAction {
    /// The action's name on the bus.
    pub fn code(self) -> &'static str {
        match self {
            NoticeAction::Open => "default",
            NoticeAction::CallMade => "call-made",
            NoticeAction::Done => "done",
            NoticeAction::Later => "later",
        }
    }

    fn from_code(code: &str) -> Option<Self> {
        [NoticeAction::Open, NoticeAction::CallMade, NoticeAction::Done, NoticeAction::Later]
            .into_iter()
            .find(|action| action.code() == code)
    }
}

/// An answer to a notice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoticeAnswer {
    /// Which one.
    pub subject: String,
    /// What the person did.
    pub action: NoticeAction,
}

/// Why a notice could not be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoticeError {
    /// No notification service answers on this desktop.
    #[error("no notification service answers")]
    NoService,
}

/// Shows notices.
pub trait Notices: Send + Sync {
    /// Shows one; what the person does with it goes to `answers`. Blocks until the service took it.
    ///
    /// # Errors
    /// No service took it; the caller keeps the nudge on Today.
    fn show(&self, notice: Notice, answers: UnboundedSender<NoticeAnswer>) -> Result<(), NoticeError>;

    /// A service answers. Blocks.
    fn is_there(&self) -> bool;
}

/// The desktop's service.
#[derive(Default)]
pub struct DesktopNotices;

impl DesktopNotices {
    /// The desktop's service.
    pub fn new() -> Self {
        Self
    }
}

impl Notices for DesktopNotices {
    fn show(&self, notice: Notice, answers: UnboundedSender<NoticeAnswer>) -> Result<(), NoticeError> {
        let (taken, was_taken) = mpsc::channel();
        let spawned = std::thread::Builder::new().name("notice".to_owned()).spawn(move || {
            let mut shown = notify_rust::Notification::new();
            shown.appname("Care Navigator").summary(&notice.title).body(&notice.body).icon("care-navigator");
            shown.action(NoticeAction::Open.code(), NoticeAction::Open.code());
            for (action, words) in &notice.actions {
                shown.action(action.code(), words);
            }
            stay_until_answered(&mut shown, notice.is_urgent);
            match shown.show() {
                Ok(handle) => {
                    let _ = taken.send(Ok(()));
                    wait_for_answer(handle, notice.subject, answers);
                }
                Err(_) => {
                    let _ = taken.send(Err(NoticeError::NoService));
                }
            }
        });
        if spawned.is_err() {
            return Err(NoticeError::NoService);
        }
        was_taken.recv().unwrap_or(Err(NoticeError::NoService))
    }

    fn is_there(&self) -> bool {
        std::thread::spawn(|| notify_rust::get_server_information().is_ok()).join().unwrap_or(false)
    }
}

fn stay_until_answered(shown: &mut notify_rust::Notification, is_urgent: bool) {
    shown.timeout(notify_rust::Timeout::Never);
    #[cfg(all(unix, not(target_os = "macos")))]
    shown.urgency(if is_urgent { notify_rust::Urgency::Critical } else { notify_rust::Urgency::Normal });
    #[cfg(not(all(unix, not(target_os = "macos"))))]
    let _ = is_urgent;
}

#[cfg(all(unix, not(target_os = "macos")))]
fn wait_for_answer(handle: notify_rust::NotificationHandle, subject: String, answers: UnboundedSender<NoticeAnswer>) {
    handle.wait_for_action(|code| {
        if let Some(action) = NoticeAction::from_code(code) {
            let _ = answers.send(NoticeAnswer { subject: subject.clone(), action });
        }
    });
}

#[cfg(not(all(unix, not(target_os = "macos"))))]
fn wait_for_answer(_: notify_rust::NotificationHandle, _: String, _: UnboundedSender<NoticeAnswer>) {}
