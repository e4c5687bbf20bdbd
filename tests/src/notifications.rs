//! The session bus as a witness: which notifications the app sent, which buttons were pressed.
//!
//! It listens beside the notification service and takes no part, so what it saw is what the service got.
//! Interface: Desktop Notifications Specification 1.2, `org.freedesktop.Notifications`.

use crate::until::within;
use std::collections::HashMap;
use std::num::NonZeroU32;
use std::pin::Pin;
use std::process::Command;
use std::sync::{Arc, Mutex, mpsc};
use std::time::Duration;
use zbus::OwnedVariant;
use zbus::export::futures_core::Stream;
use zbus::fdo::MonitoringProxy;
use zbus::message::Type;
use zbus::{Connection, MatchRule, Message, MessageStream};

const INTERFACE: &str = "org.freedesktop.Notifications";

/// One notification as the app sent it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notification {
    /// The service's number for it; `None` until the service has answered.
    pub id: Option<u32>,
    /// The title.
    pub title: String,
    /// The text.
    pub body: String,
    /// Key and label of each action, in order.
    pub actions: Vec<(String, String)>,
}

#[derive(Default)]
struct Seen {
    sent: Vec<Notification>,
    /// Which sent one waits for which answer.
    waiting: HashMap<NonZeroU32, usize>,
    /// Number and action key.
    invoked: Vec<(u32, String)>,
    /// Numbers of those that were closed.
    closed: Vec<u32>,
}

/// Listens from when it is made.
pub struct Witness(Arc<Mutex<Seen>>);

impl Witness {
    /// Starts to listen on the session bus.
    ///
    /// # Panics
    /// When there is no session bus.
    #[must_use]
    pub fn listening() -> Self {
        let seen = Arc::new(Mutex::new(Seen::default()));
        let (ready, listens) = mpsc::channel();
        let notes = Arc::clone(&seen);
        std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
            runtime.block_on(async {
                let mut messages = monitor().await.expect("the session bus lets us listen");
                ready.send(()).expect("somebody waits for us");
                while let Some(message) = next(&mut messages).await {
                    note(&message, &mut notes.lock().expect("nobody panicked while noting"));
                }
            });
        });
        listens.recv_timeout(Duration::from_secs(20)).expect("the session bus lets us listen");
        Self(seen)
    }

    /// All notifications so far.
    #[must_use]
    pub fn sent(&self) -> Vec<Notification> {
        self.0.lock().expect("nobody panicked while noting").sent.clone()
    }

    /// Waits for a notification that fits and that the service has taken.
    #[must_use]
    pub fn wait_for(&self, limit: Duration, fits: impl Fn(&Notification) -> bool) -> Option<Notification> {
        within(limit, || self.sent().into_iter().find(|one| one.id.is_some() && fits(one)))
    }

    /// The service told the app that this action of this notification was pressed.
    #[must_use]
    pub fn was_invoked(&self, id: u32, key: &str) -> bool {
        let seen = self.0.lock().expect("nobody panicked while noting");
        seen.invoked.iter().any(|(which, what)| *which == id && what == key)
    }

    /// The notification is gone from the screen.
    #[must_use]
    pub fn was_closed(&self, id: u32) -> bool {
        self.0.lock().expect("nobody panicked while noting").closed.contains(&id)
    }

    /// Presses the action with this label, through the service's own menu (see `tests/desk.sh`), and waits
    /// until the service has told the app.
    ///
    /// # Panics
    /// When the notification has no such action or the service does not pass it on.
    #[track_caller]
    pub fn press(&self, notification: &Notification, label: &str) {
        let id = notification.id.expect("the service has taken it");
        let action = notification.actions.iter().find(|(_, shown)| shown == label);
        let (key, _) = action.unwrap_or_else(|| panic!("an action “{label}” among {:?}", notification.actions));
        let choice = std::env::var("DESK_CHOICE").expect("tests/desk.sh names the file of choices");
        std::fs::write(choice, label).expect("the choice can be written");
        let asked = Command::new("dunstctl").arg("context").status().expect("dunstctl starts");
        assert!(asked.success(), "dunstctl ended with {asked}");
        let told = within(Duration::from_secs(20), || self.was_invoked(id, key).then_some(()));
        assert!(told.is_some(), "the service passes “{label}” on to the app");
    }
}

async fn monitor() -> zbus::Result<MessageStream> {
    let connection = Connection::session().await?;
    let everything_of_theirs = [
        MatchRule::builder().interface(INTERFACE).build()?,
        // The answers carry no interface of their own.
        MatchRule::builder().msg_type(Type::MethodReturn).build()?,
    ];
    // The stream stands before the bus starts to send, so that nothing is missed.
    let stream = MessageStream::from(&connection);
    MonitoringProxy::new(&connection).await?.become_monitor(&everything_of_theirs, 0).await?;
    Ok(stream)
}

async fn next(messages: &mut MessageStream) -> Option<Message> {
    std::future::poll_fn(|context| Pin::new(&mut *messages).poll_next(context)).await.and_then(Result::ok)
}

/// App name, replaced id, icon, title, body, actions, hints, timeout.
type Notify = (String, u32, String, String, String, Vec<String>, HashMap<String, OwnedVariant>, i32);

fn note(message: &Message, seen: &mut Seen) {
    let header = message.header();
    let member = header.member().map(|name| name.as_str().to_owned()).unwrap_or_default();
    match (message.message_type(), member.as_str()) {
        (Type::MethodCall, "Notify") => {
            let body = message.body();
            let Ok((_, _, _, title, text, actions, _, _)) = body.deserialize::<Notify>() else { return };
            seen.waiting.insert(header.primary().serial_num(), seen.sent.len());
            let actions = actions.chunks_exact(2).map(|pair| (pair[0].clone(), pair[1].clone())).collect();
            seen.sent.push(Notification { id: None, title, body: text, actions });
        }
        (Type::MethodReturn, _) => {
            let waiting = header.reply_serial().and_then(|serial| seen.waiting.remove(&serial));
            if let (Some(which), Ok(id)) = (waiting, message.body().deserialize::<u32>()) {
                seen.sent[which].id = Some(id);
            }
        }
        (Type::Signal, "ActionInvoked") => seen.invoked.extend(message.body().deserialize::<(u32, String)>().ok()),
        (Type::Signal, "NotificationClosed") => {
            seen.closed.extend(message.body().deserialize::<(u32, u32)>().ok().map(|(id, _)| id));
        }
        _ => {}
    }
}
