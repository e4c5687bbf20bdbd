//! The tray: a menu, because Linux sends no clicks. Without a tray host nothing shows and nothing breaks.

use crate::shell::{self, Shell};
use crate::window;
use tauri::image::Image;
use tauri::menu::{Menu, MenuBuilder, MenuItemBuilder};
use tauri::tray::TrayIconBuilder;
use tauri::{AppHandle, Manager, Wry};

const TRAY_ID: &str = "tray";

/// Puts the icon there.
pub fn make(app: &AppHandle) -> tauri::Result<()> {
    let menu = menu(app)?;
    TrayIconBuilder::with_id(TRAY_ID)
        .icon(Image::from_bytes(include_bytes!("../../icons/32x32.png"))?)
        .tooltip("Care Navigator")
        .menu(&menu)
        .on_menu_event(|app, event| match event.id().as_ref() {
            "next" => window::open_item(app, None, false),
            "open" => window::show(app),
            "lock" => {
                let app = app.clone();
                tauri::async_runtime::spawn(async move {
                    shell::close(&app).await;
                    window::tell_frame(&app);
                    let _ = refresh(&app);
                });
            }
            "quit" => app.exit(0),
            _ => {}
        })
        .build(app)?;
    Ok(())
}

/// Says the next step anew after the record changed.
pub fn refresh(app: &AppHandle) -> tauri::Result<()> {
    if let Some(tray) = app.tray_by_id(TRAY_ID) {
        tray.set_menu(Some(menu(app)?))?;
    }
    Ok(())
}

fn menu(app: &AppHandle) -> tauri::Result<Menu<Wry>> {
    let shell = app.state::<Shell>();
    // A running command holds the concierge; the menu is made again when it has finished.
    let (next, words, is_open) = match shell.concierge.try_lock() {
        Ok(concierge) => {
            let today = concierge.today(concierge.now()).ok();
            let next = today.map(|today| today.next.map_or(today.summary, |next| next.title));
            (next, std::sync::Arc::clone(concierge.words()), concierge.is_open())
        }
        Err(_) => (None, std::sync::Arc::new(care_app::Words::new("en-US")), true),
    };
    let mut items = MenuBuilder::new(app);
    if let Some(next) = next {
        items = items.item(&MenuItemBuilder::with_id("next", next).build(app)?).separator();
    }
    items = items.item(&MenuItemBuilder::with_id("open", words.plain("view-tray-open")).build(app)?);
    if is_open {
        items = items.item(&MenuItemBuilder::with_id("lock", words.plain("view-tray-lock")).build(app)?);
    }
    items.item(&MenuItemBuilder::with_id("quit", words.plain("view-tray-quit")).build(app)?).build()
}
