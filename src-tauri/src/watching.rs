//! Runs the nudge loop beside the window and carries its news to tray and screens.

use crate::bindings::TouchedAreas;
use crate::shell::Shell;
use crate::{tray, window};
use care_app::WatchNews;
use tauri::{AppHandle, Manager};
use tauri_specta::Event;

/// Starts the loop and the listeners; they end with the program.
pub fn begin(app: &AppHandle) {
    let concierge = std::sync::Arc::clone(&app.state::<Shell>().concierge);
    let (news, mut heard) = tokio::sync::mpsc::unbounded_channel();
    let app = app.clone();
    tauri::async_runtime::spawn(async move {
        let (for_loop, mut for_screens) = {
            let open = concierge.lock().await;
            (open.subscribe(), open.subscribe())
        };
        tauri::async_runtime::spawn(care_app::watch(concierge, for_loop, news));
        loop {
            tokio::select! {
                touched = for_screens.recv() => match touched {
                    Ok(touched) => {
                        let areas = touched.areas.into_iter().map(|area| area.name().to_owned()).collect();
                        let _ = TouchedAreas { areas }.emit(&app);
                        let _ = tray::refresh(&app);
                    }
                    Err(tokio::sync::broadcast::error::RecvError::Lagged(_)) => {}
                    Err(tokio::sync::broadcast::error::RecvError::Closed) => return,
                },
                told = heard.recv() => match told {
                    Some(told) => take(&app, told),
                    None => return,
                },
            }
        }
    });
}

fn take(app: &AppHandle, told: WatchNews) {
    match told {
        WatchNews::Said(_) => app.state::<Shell>().note_notifications(true),
        WatchNews::NoService => {
            app.state::<Shell>().note_notifications(false);
            window::tell_frame(app);
        }
        WatchNews::Open { item, asks_outcome } => window::open_item(app, item.as_ref(), asks_outcome),
        WatchNews::Answered => {}
    }
}
