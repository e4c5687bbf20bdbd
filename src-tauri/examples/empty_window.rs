//! An empty window: the yardstick that a measuring run puts beside the app. It says when its page has run.

use tauri::{WebviewUrl, WebviewWindowBuilder};

const PAGE: &str = "data:text/html,<title>empty</title><p>empty</p><script>\
    requestAnimationFrame(()=>requestAnimationFrame(()=>{document.title='ready'}))</script>";

fn main() {
    let started = tauri::Builder::default()
        .setup(|app| {
            let page = PAGE.parse().map_err(|_| "the page's address")?;
            WebviewWindowBuilder::new(app, "main", WebviewUrl::External(page))
                .inner_size(1280.0, 860.0)
                .on_document_title_changed(|_, title| {
                    if title == "ready" {
                        println!("care-navigator: interactive");
                    }
                })
                .build()?;
            Ok(())
        })
        .run(tauri::generate_context!());
    if let Err(error) = started {
        eprintln!("the empty window could not be opened: {error}");
    }
}
