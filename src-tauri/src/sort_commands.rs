//! Commands of *To sort*, and of the folder that is watched for new files.

use crate::commands::{Answer, accept, failed, read_files};
use crate::requests::{AsideRequest, IdRequest, IdsRequest, KeepAsPaperRequest, PathsRequest};
use crate::shell::Shell;
use care_app::AcceptWhat;
use care_app::view::{DoneView, ReviewView, SavedView};
use tauri::{AppHandle, State};
use tauri_plugin_dialog::DialogExt;

/// Takes up a go that was cut off: the same files again, of which those that came in add nothing.
#[tauri::command]
#[specta::specta]
pub async fn take_up_reading(app: AppHandle, shell: State<'_, Shell>, request: IdRequest) -> Answer<ReviewView> {
    let paths = {
        let concierge = shell.concierge.lock().await;
        let fail = failed(&concierge);
        let unfinished = concierge.unfinished_view().await.map_err(&fail)?;
        concierge.leave_unfinished(&request.id).await.map_err(&fail)?;
        unfinished.filter(|errand| errand.id == request.id).map(|errand| errand.paths).unwrap_or_default()
    };
    read_files(app, shell, PathsRequest { paths }).await
}

/// Forgets a go that was cut off.
#[tauri::command]
#[specta::specta]
pub async fn leave_reading(shell: State<'_, Shell>, request: IdRequest) -> Answer<()> {
    let concierge = shell.concierge.lock().await;
    concierge.leave_unfinished(&request.id).await.map_err(failed(&concierge))
}

/// Makes a paper of its own of a file of *To sort*.
#[tauri::command]
#[specta::specta]
pub async fn keep_as_paper(shell: State<'_, Shell>, request: KeepAsPaperRequest) -> Answer<SavedView> {
    let mut concierge = shell.concierge.lock().await;
    let kept = concierge.keep_as_paper(&request.sha256, &request.what).await;
    kept.map_err(failed(&concierge))
}

/// Sets a file of *To sort* aside, or brings it back.
#[tauri::command]
#[specta::specta]
pub async fn set_file_aside(shell: State<'_, Shell>, request: AsideRequest) -> Answer<()> {
    let mut concierge = shell.concierge.lock().await;
    let set = concierge.set_file_aside(&request.sha256, request.is_aside).await;
    set.map_err(failed(&concierge))
}

/// The folder that is watched for new files.
#[tauri::command]
#[specta::specta]
pub async fn get_watched_folder(shell: State<'_, Shell>) -> Answer<Option<String>> {
    let concierge = shell.concierge.lock().await;
    let folder = concierge.watched_folder().map_err(failed(&concierge))?;
    Ok(folder.map(|folder| folder.display().to_string()))
}

/// Lets the person pick a folder to watch; `None` if they thought better of it.
#[tauri::command]
#[specta::specta]
pub async fn pick_watched_folder(app: AppHandle, shell: State<'_, Shell>) -> Answer<Option<String>> {
    let (picked, chosen) = tokio::sync::oneshot::channel();
    app.dialog().file().pick_folder(move |folder| {
        let _ = picked.send(folder);
    });
    let Some(folder) = chosen.await.ok().flatten().and_then(|folder| folder.into_path().ok()) else { return Ok(None) };
    let mut concierge = shell.concierge.lock().await;
    let watched = concierge.watch_folder(Some(&folder));
    watched.map_err(failed(&concierge))?;
    Ok(Some(folder.display().to_string()))
}

/// Watches no folder any more; what came in stays.
#[tauri::command]
#[specta::specta]
pub async fn stop_watching_folder(shell: State<'_, Shell>) -> Answer<()> {
    let mut concierge = shell.concierge.lock().await;
    let stopped = concierge.watch_folder(None);
    stopped.map_err(failed(&concierge))
}

/// Accepts proposals, each as the same thing as the one that it may be.
#[tauri::command]
#[specta::specta]
pub async fn accept_as_same(shell: State<'_, Shell>, request: IdsRequest) -> Answer<DoneView> {
    accept(&shell, AcceptWhat::Same(request.ids.into_iter().collect())).await
}
