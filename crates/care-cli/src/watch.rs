//! `care watch`: the nudge loop without a window.

use crate::out::progress;
use care_app::world::{Notice, NoticeAnswer, NoticeError, Notices};
use care_app::{Concierge, SaidPush, WatchNews};
use serde_json::json;
use std::io::Write;
use std::sync::Arc;
use tokio::sync::Mutex;
use tokio::sync::mpsc::UnboundedSender;

/// Notices that are lines on standard output; the lines are written by [`watch`] itself.
pub struct Lines;

impl Notices for Lines {
    fn show(&self, _: Notice, _: UnboundedSender<NoticeAnswer>) -> Result<(), NoticeError> {
        Ok(())
    }

    fn is_there(&self) -> bool {
        true
    }
}

/// Says what is due, once or for as long as it runs; one JSON line a push.
pub async fn watch(concierge: Concierge, once: bool) -> u8 {
    let words = Arc::clone(concierge.words());
    let poked = concierge.subscribe();
    let shared = Arc::new(Mutex::new(concierge));
    let (news, mut heard) = tokio::sync::mpsc::unbounded_channel();
    if once {
        care_app::watch_once(&shared, &news).await;
        drop(news);
    } else {
        tokio::spawn(care_app::watch(Arc::clone(&shared), poked, news));
    }
    let mut told_no_service = false;
    while let Some(told) = heard.recv().await {
        match told {
            WatchNews::Said(said) => print_line(&said),
            WatchNews::NoService => {
                if !told_no_service {
                    progress(&words.plain("view-no-notifications"));
                }
                told_no_service = true;
            }
            WatchNews::Answered | WatchNews::Open { .. } => {}
        }
    }
    shared.lock().await.lock().await;
    0
}

fn print_line(said: &SaidPush) {
    let line = json!({
        "at": said.at, "recipient": said.recipient, "rules": said.rules, "title": said.title, "body": said.body,
        "lock_text": said.lock_text, "item": said.item,
    });
    let _ = writeln!(std::io::stdout().lock(), "{line}");
}
