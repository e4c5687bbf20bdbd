//! An empty window: the yardstick that a measuring run puts beside the app. It says when its page has run.

use tauri::{WebviewUrl, WebviewWindowBuilder};

const PAGE: &[u8] = b"<!doctype html><title>empty</title><p>empty</p><script>\
    requestAnimationFrame(()=>requestAnimationFrame(()=>{document.title='ready'}))</script>";

fn main() {
    let started = tauri::Builder::default()
        .register_uri_scheme_protocol("empty", |_, _| {
            tauri::http::Response::builder().header("content-type", "text/html").body(PAGE).unwrap_or_default()
        })
        .setup(|app| {
            let page = "empty://localhost/".parse().map_err(|_| "the page's address")?;
            WebviewWindowBuilder::new(app, "main", WebviewUrl::CustomProtocol(page))
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
