//! Runs the nudge loop beside the window and carries its news to tray and screens.

use crate::bindings::TouchedAreas;
use crate::shell::Shell;
use crate::{tray, window};
use care_app::{Concierge, Onlooker, WatchNews};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::Duration;
use tauri::{AppHandle, Manager};
use tauri_specta::Event;
use tokio::sync::Mutex;

/// Between two looks into the watched folder.
const BETWEEN_LOOKS: Duration = Duration::from_secs(20);

/// Starts the loop and the listeners; they end with the program.
pub fn begin(app: &AppHandle) {
    let concierge = Arc::clone(&app.state::<Shell>().concierge);
    let (news, mut heard) = tokio::sync::mpsc::unbounded_channel();
    let app = app.clone();
    tauri::async_runtime::spawn(async move {
        let (for_loop, mut for_screens) = {
            let open = concierge.lock().await;
            (open.subscribe(), open.subscribe())
        };
        tauri::async_runtime::spawn(look_in_folder(app.clone(), Arc::clone(&concierge)));
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

/// Brings in what is new in the watched folder, file by file, so that the window stays free; what it proposes waits
/// in *To sort*. Where no record is open, or no folder is watched, there is nothing to do.
async fn look_in_folder(app: AppHandle, concierge: Arc<Mutex<Concierge>>) {
    let stop = AtomicBool::new(false);
    let onlooker = Onlooker { tell: &|_| (), stop: &stop };
    loop {
        tokio::time::sleep(BETWEEN_LOOKS).await;
        let mut go = {
            let mut open = concierge.lock().await;
            let news = open.news_in_folder().unwrap_or_default();
            if news.is_empty() {
                continue;
            }
            match open.set_out(&news).await {
                Ok(go) => go,
                Err(_) => continue,
            }
        };
        while let Ok(true) = concierge.lock().await.bring_next(&mut go, onlooker).await {}
        if concierge.lock().await.come_back(go).await.is_ok() {
            window::tell_frame(&app);
        }
    }
}
