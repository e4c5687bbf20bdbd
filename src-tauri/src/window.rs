//! The one window. Closing it keeps the watch going in the tray.

use crate::bindings::{FrameChanged, OpenItem};
use crate::shell::Shell;
use care_app::world::Notice;
use care_model::ItemId;
use std::sync::Arc;
use tauri::{AppHandle, Manager, WebviewUrl, WebviewWindowBuilder, Window, WindowEvent};
use tauri_specta::Event;

const MAIN: &str = "main";

/// Shows the window, made anew if it is not there.
pub fn show(app: &AppHandle) {
    if let Some(window) = app.get_webview_window(MAIN) {
        let _ = window.show();
        let _ = window.unminimize();
        let _ = window.set_focus();
        return;
    }
    let made = WebviewWindowBuilder::new(app, MAIN, WebviewUrl::default())
        .title("Care Navigator")
        .inner_size(1280.0, 860.0)
        .min_inner_size(360.0, 480.0)
        .on_navigation(|url| url.scheme() == "tauri" || url.host_str() == Some("tauri.localhost"))
        .build();
    if made.is_err() {
        tracing::error!("the window could not be made");
    }
}

/// Shows the window and opens an item's card; `None` opens Today.
pub fn open_item(app: &AppHandle, item: Option<&ItemId>, asks_outcome: bool) {
    show(app);
    let _ = OpenItem { item_id: item.map(ToString::to_string), asks_outcome }.emit(app);
}

/// The frame around the screens changed: locked, opened, no notifications.
pub fn tell_frame(app: &AppHandle) {
    let _ = FrameChanged {}.emit(app);
}

/// Closing hides: the watch goes on, and says so the first time.
pub fn on_event(window: &Window, event: &WindowEvent) {
    if let WindowEvent::CloseRequested { api, .. } = event {
        api.prevent_close();
        let _ = window.hide();
        let app = window.app_handle().clone();
        tauri::async_runtime::spawn(async move { tell_still_watching(&app).await });
    }
}

async fn tell_still_watching(app: &AppHandle) {
    let shell = app.state::<Shell>();
    let concierge = shell.concierge.lock().await;
    let mut settings = concierge.home().settings();
    if settings.told_about_tray || !concierge.is_open() {
        return;
    }
    settings.told_about_tray = true;
    let _ = concierge.home().keep_settings(&settings);
    let words = concierge.words();
    let notice = Notice {
        subject: String::new(),
        title: words.plain("view-still-watching-title"),
        body: words.plain("view-still-watching-body"),
        actions: Vec::new(),
        is_urgent: false,
    };
    let notices = Arc::clone(&concierge.world().notices);
    let (answers, _nobody_hears) = tokio::sync::mpsc::unbounded_channel();
    let _ = tokio::task::spawn_blocking(move || notices.show(notice, answers)).await;
}
