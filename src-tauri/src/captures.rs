//! Commands of the capture screens: the after-visit form, the call form, the line, plain captures, half-finished ones.

use crate::commands::{Answer, failed};
use crate::requests::IdRequest;
use crate::shell::Shell;
use care_app::capture_view::{
    CallFormRequest, CallFormView, CaptureDraftRequest, CaptureDraftView, CapturedView, InstructionRequest,
    LogCallRequest, NoteRequest, QuestionRequest, ReadLineRequest, TypedLineView, VisitCaptureRequest,
    VisitCaptureView,
};
use care_model::ItemId;
use tauri::State;

/// The after-visit form of a visit, with what was filled in before.
#[tauri::command]
#[specta::specta]
pub async fn start_visit_capture(shell: State<'_, Shell>, request: IdRequest) -> Answer<VisitCaptureView> {
    let mut concierge = shell.concierge.lock().await;
    let fail = failed(&concierge);
    concierge.start_visit_capture(&ItemId::new(request.id)).await.map_err(fail)
}

/// Saves the after-visit form: one change with everything that was told.
#[tauri::command]
#[specta::specta]
pub async fn save_visit_capture(shell: State<'_, Shell>, request: VisitCaptureRequest) -> Answer<CapturedView> {
    let mut concierge = shell.concierge.lock().await;
    let fail = failed(&concierge);
    concierge.save_visit_capture(&request).await.map_err(fail)
}

/// The form for a call.
#[tauri::command]
#[specta::specta]
pub async fn call_form(shell: State<'_, Shell>, request: CallFormRequest) -> Answer<CallFormView> {
    let concierge = shell.concierge.lock().await;
    concierge.call_form(&request).map_err(failed(&concierge))
}

/// Logs a call with everything that it made known.
#[tauri::command]
#[specta::specta]
pub async fn log_call(shell: State<'_, Shell>, request: LogCallRequest) -> Answer<CapturedView> {
    let mut concierge = shell.concierge.lock().await;
    let fail = failed(&concierge);
    concierge.save_call(&request).await.map_err(fail)
}

/// Reads one typed line and shows how every word was read; what it proposes waits for a yes.
#[tauri::command]
#[specta::specta]
pub async fn read_line(shell: State<'_, Shell>, request: ReadLineRequest) -> Answer<TypedLineView> {
    let mut concierge = shell.concierge.lock().await;
    let fail = failed(&concierge);
    concierge.read_line_words(&request).await.map_err(fail)
}

/// Keeps who said what, when.
#[tauri::command]
#[specta::specta]
pub async fn save_instruction(shell: State<'_, Shell>, request: InstructionRequest) -> Answer<CapturedView> {
    let mut concierge = shell.concierge.lock().await;
    let fail = failed(&concierge);
    concierge.save_instruction(&request).await.map_err(fail)
}

/// Keeps a question for a visit.
#[tauri::command]
#[specta::specta]
pub async fn save_question(shell: State<'_, Shell>, request: QuestionRequest) -> Answer<CapturedView> {
    let mut concierge = shell.concierge.lock().await;
    let fail = failed(&concierge);
    concierge.save_question(&request).await.map_err(fail)
}

/// Keeps a note.
#[tauri::command]
#[specta::specta]
pub async fn save_note(shell: State<'_, Shell>, request: NoteRequest) -> Answer<CapturedView> {
    let mut concierge = shell.concierge.lock().await;
    let fail = failed(&concierge);
    concierge.save_note(&request).await.map_err(fail)
}

/// Keeps a form as far as it is filled.
#[tauri::command]
#[specta::specta]
pub async fn keep_capture(shell: State<'_, Shell>, request: CaptureDraftRequest) -> Answer<()> {
    let mut concierge = shell.concierge.lock().await;
    let fail = failed(&concierge);
    concierge.keep_capture(request).await.map_err(fail)
}

/// All half-finished captures.
#[tauri::command]
#[specta::specta]
pub async fn list_captures(shell: State<'_, Shell>) -> Answer<Vec<CaptureDraftView>> {
    let concierge = shell.concierge.lock().await;
    concierge.list_captures().await.map_err(failed(&concierge))
}

/// Throws a half-finished capture away.
#[tauri::command]
#[specta::specta]
pub async fn drop_capture(shell: State<'_, Shell>, request: IdRequest) -> Answer<()> {
    let mut concierge = shell.concierge.lock().await;
    let fail = failed(&concierge);
    concierge.drop_capture(&request.id).await.map_err(fail)
}
