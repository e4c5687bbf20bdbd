//! Commands on the record by hand: forms, people and places, the past, files. One request in, one view out.

use crate::commands::{Answer, done, failed};
use crate::requests::{FieldRequest, IdRequest, KindRequest, LinkRequest, MergeRequest, ShaRequest, UndoRequest};
use crate::shell::Shell;
use care_app::view::{
    BinnedView, ConflictView, DoneView, FieldHistoryView, FileView, FormView, KindView, MergeView, PlaceFormRequest,
    PlaceView, SaveItemRequest, SavedView, StepView,
};
use tauri::State;

/// Kinds of things that can be entered by hand.
#[tauri::command]
#[specta::specta]
pub async fn list_kinds(shell: State<'_, Shell>) -> Answer<Vec<KindView>> {
    let concierge = shell.concierge.lock().await;
    concierge.kinds().map_err(failed(&concierge))
}

/// The empty form of a kind.
#[tauri::command]
#[specta::specta]
pub async fn blank_form(shell: State<'_, Shell>, request: KindRequest) -> Answer<FormView> {
    let concierge = shell.concierge.lock().await;
    concierge.blank_form(&request.kind).map_err(failed(&concierge))
}

/// The form of something known, filled.
#[tauri::command]
#[specta::specta]
pub async fn edit_form(shell: State<'_, Shell>, request: IdRequest) -> Answer<FormView> {
    let concierge = shell.concierge.lock().await;
    concierge.edit_form(&request.id).await.map_err(failed(&concierge))
}

/// Saves a form; while anything in it is wrong, nothing is saved and everything wrong is told.
#[tauri::command]
#[specta::specta]
pub async fn save_item(shell: State<'_, Shell>, request: SaveItemRequest) -> Answer<SavedView> {
    let mut concierge = shell.concierge.lock().await;
    let fail = failed(&concierge);
    concierge.save_item(request).await.map_err(fail)
}

/// Puts something into the bin.
#[tauri::command]
#[specta::specta]
pub async fn discard_entity(shell: State<'_, Shell>, request: IdRequest) -> Answer<SavedView> {
    let mut concierge = shell.concierge.lock().await;
    let fail = failed(&concierge);
    concierge.discard_entity(&request.id).await.map_err(fail)
}

/// Takes something out of the bin.
#[tauri::command]
#[specta::specta]
pub async fn restore_entity(shell: State<'_, Shell>, request: IdRequest) -> Answer<SavedView> {
    let mut concierge = shell.concierge.lock().await;
    let fail = failed(&concierge);
    concierge.restore_entity(&request.id).await.map_err(fail)
}

/// What lies in the bin.
#[tauri::command]
#[specta::specta]
pub async fn list_bin(shell: State<'_, Shell>) -> Answer<Vec<BinnedView>> {
    let concierge = shell.concierge.lock().await;
    concierge.list_bin().await.map_err(failed(&concierge))
}

/// Everything that each field of a thing ever held.
#[tauri::command]
#[specta::specta]
pub async fn field_history(shell: State<'_, Shell>, request: IdRequest) -> Answer<Vec<FieldHistoryView>> {
    let concierge = shell.concierge.lock().await;
    concierge.field_history(&request.id).await.map_err(failed(&concierge))
}

/// Changes that can be looked back on, latest first.
#[tauri::command]
#[specta::specta]
pub async fn list_steps(shell: State<'_, Shell>) -> Answer<Vec<StepView>> {
    let concierge = shell.concierge.lock().await;
    concierge.list_steps().await.map_err(failed(&concierge))
}

/// Puts back what a step changed; that can be undone again.
#[tauri::command]
#[specta::specta]
pub async fn undo_step(shell: State<'_, Shell>, request: UndoRequest) -> Answer<DoneView> {
    let mut concierge = shell.concierge.lock().await;
    let fail = failed(&concierge);
    let token = concierge.undo(&request.token).await.map_err(fail)?.token;
    Ok(done(&concierge, "view-done-undone", 1, token))
}

/// Values that were written at the same time in two places.
#[tauri::command]
#[specta::specta]
pub async fn list_conflicts(shell: State<'_, Shell>) -> Answer<Vec<ConflictView>> {
    let concierge = shell.concierge.lock().await;
    concierge.list_conflicts().await.map_err(failed(&concierge))
}

/// Picks one of the values, or a third one.
#[tauri::command]
#[specta::specta]
pub async fn settle_conflict(shell: State<'_, Shell>, request: FieldRequest) -> Answer<SavedView> {
    let mut concierge = shell.concierge.lock().await;
    let fail = failed(&concierge);
    concierge.settle_conflict(&request.entity, &request.field, request.value).await.map_err(fail)
}

/// People and places.
#[tauri::command]
#[specta::specta]
pub async fn list_places(shell: State<'_, Shell>) -> Answer<Vec<PlaceView>> {
    let concierge = shell.concierge.lock().await;
    concierge.list_places().map_err(failed(&concierge))
}

/// The form of a person or place, known or new.
#[tauri::command]
#[specta::specta]
pub async fn place_form(shell: State<'_, Shell>, request: PlaceFormRequest) -> Answer<FormView> {
    let concierge = shell.concierge.lock().await;
    concierge.place_form(&request).await.map_err(failed(&concierge))
}

/// Saves the form of a person or place.
#[tauri::command]
#[specta::specta]
pub async fn save_place(shell: State<'_, Shell>, request: SaveItemRequest) -> Answer<SavedView> {
    let mut concierge = shell.concierge.lock().await;
    let fail = failed(&concierge);
    concierge.save_place(request).await.map_err(fail)
}

/// Number and hours of a place are right, as of today.
#[tauri::command]
#[specta::specta]
pub async fn check_place(shell: State<'_, Shell>, request: IdRequest) -> Answer<SavedView> {
    let mut concierge = shell.concierge.lock().await;
    let fail = failed(&concierge);
    concierge.check_place(&request.id).await.map_err(fail)
}

/// Puts a person or place into the bin; what names it keeps it, and that is told.
#[tauri::command]
#[specta::specta]
pub async fn discard_place(shell: State<'_, Shell>, request: IdRequest) -> Answer<SavedView> {
    let mut concierge = shell.concierge.lock().await;
    let fail = failed(&concierge);
    concierge.discard_entity(&request.id).await.map_err(fail)
}

/// What will happen when two things become one.
#[tauri::command]
#[specta::specta]
pub async fn merge_preview(shell: State<'_, Shell>, request: MergeRequest) -> Answer<MergeView> {
    let concierge = shell.concierge.lock().await;
    concierge.merge_preview(&request.keep, &request.fold).map_err(failed(&concierge))
}

/// Makes two things one, as one change that can be undone.
#[tauri::command]
#[specta::specta]
pub async fn merge(shell: State<'_, Shell>, request: MergeRequest) -> Answer<SavedView> {
    let mut concierge = shell.concierge.lock().await;
    let fail = failed(&concierge);
    concierge.merge(&request.keep, &request.fold).await.map_err(fail)
}

/// Links a file to an item or a place.
#[tauri::command]
#[specta::specta]
pub async fn link_file(shell: State<'_, Shell>, request: LinkRequest) -> Answer<SavedView> {
    let mut concierge = shell.concierge.lock().await;
    let fail = failed(&concierge);
    concierge.link_file(&request.sha256, &request.id).await.map_err(fail)
}

/// Takes such a link away.
#[tauri::command]
#[specta::specta]
pub async fn unlink_file(shell: State<'_, Shell>, request: LinkRequest) -> Answer<SavedView> {
    let mut concierge = shell.concierge.lock().await;
    let fail = failed(&concierge);
    concierge.unlink_file(&request.sha256, &request.id).await.map_err(fail)
}

/// A file to look at, inert.
#[tauri::command]
#[specta::specta]
pub async fn open_file(shell: State<'_, Shell>, request: ShaRequest) -> Answer<FileView> {
    let concierge = shell.concierge.lock().await;
    concierge.open_file(&request.sha256).await.map_err(failed(&concierge))
}
