//! The commands that a screen can call: one request in, one view or a [`Failure`] out.

use crate::bindings::ImportProgress;
use crate::requests::{
    AnswerRequest, CreatePersonRequest, IdRequest, IdsRequest, LocaleRequest, LogEventRequest, PassphraseRequest,
    PathsRequest, SnoozeRequest, TextRequest, UndoRequest, WordsRequest,
};
use crate::shell::Shell;
use care_app::view::{BoardView, DoneView, Failure, FrameView, HitView, ItemView, PersonView, ReviewView, TodayView};
use care_app::{AcceptWhat, Concierge, Onlooker, Progress, Protection, Secret, Trouble, Words};
use care_model::{AnswerAction, ItemId};
use serde::Serialize;
use serde_json::Value;
use specta::Type;
use std::path::PathBuf;
use std::sync::atomic::Ordering;
use tauri::{AppHandle, State};
use tauri_plugin_clipboard_manager::ClipboardExt;
use tauri_plugin_dialog::DialogExt;
use tauri_specta::Event;
use tokio::sync::MutexGuard;
use zeroize::Zeroizing;

pub(crate) type Answer<T> = Result<T, Failure>;

/// Longest text that a screen may send; a line or a search, not a book.
const TEXT_CHARS_MAX: usize = 2_000;
/// Hits that a search gives.
const HITS_MAX: u32 = 60;

pub(crate) fn failed(concierge: &Concierge) -> impl Fn(Trouble) -> Failure + use<> {
    let words = std::sync::Arc::clone(concierge.words());
    move |trouble| trouble.say(&words)
}

fn short(text: &str) -> Result<&str, Trouble> {
    if text.chars().count() > TEXT_CHARS_MAX {
        return Err(Trouble::BadInput(format!("more than {TEXT_CHARS_MAX} characters")));
    }
    Ok(text)
}

fn code<T: for<'de> serde::Deserialize<'de>>(text: &str) -> Result<T, Trouble> {
    serde_json::from_value(Value::from(text)).map_err(|_| Trouble::BadInput("unknown choice".to_owned()))
}

/// The frame around all screens.
#[tauri::command]
#[specta::specta]
pub async fn get_frame(shell: State<'_, Shell>) -> Answer<FrameView> {
    shell.frame().await
}

/// A record just made, with the words of its recovery sheet, shown this once.
#[derive(Serialize, Type)]
pub struct CreatedView {
    person: PersonView,
    recovery_words: Vec<String>,
}

/// Makes a person's record and opens it.
#[tauri::command]
#[specta::specta]
pub async fn create_person(shell: State<'_, Shell>, request: CreatePersonRequest) -> Answer<CreatedView> {
    let recovery_words = {
        let mut concierge = shell.concierge.lock().await;
        let fail = failed(&concierge);
        let zone = request.zone.parse().map_err(|_| fail(Trouble::BadInput("unknown time zone".to_owned())))?;
        let protection = match (request.protection.as_str(), request.passphrase.map(Zeroizing::new)) {
            ("passphrase", Some(passphrase)) if !passphrase.is_empty() => Protection::Passphrase(passphrase),
            ("keychain", _) => Protection::Keychain,
            _ => return Err(fail(Trouble::BadInput("a passphrase is needed".to_owned()))),
        };
        concierge.set_locale(&request.locale).map_err(&fail)?;
        let made = concierge.create_person(short(&request.name).map_err(&fail)?, zone, protection).await;
        made.map_err(&fail)?.recovery_words.split_whitespace().map(str::to_owned).collect()
    };
    let person = shell.frame().await?.current;
    let person = person.ok_or_else(|| Trouble::Locked.say(&Words::new(&request.locale)))?;
    Ok(CreatedView { person, recovery_words })
}

/// Opens a sample person who can be thrown away.
#[tauri::command]
#[specta::specta]
pub async fn open_sample(shell: State<'_, Shell>) -> Answer<FrameView> {
    {
        let mut concierge = shell.concierge.lock().await;
        let fail = failed(&concierge);
        concierge.open_sample().await.map_err(fail)?;
    }
    shell.frame().await
}

/// Throws the sample person away and goes back to where it was.
#[tauri::command]
#[specta::specta]
pub async fn discard_sample(shell: State<'_, Shell>) -> Answer<FrameView> {
    {
        let mut concierge = shell.concierge.lock().await;
        concierge.lock().await;
        // Without a record of one's own this is the first day again; that is no failure.
        let _ = concierge.open_last().await;
    }
    shell.frame().await
}

/// Opens the record that was open last, or the only one.
async fn open_with(shell: &Shell, id: Option<String>, secret: Secret) -> Answer<FrameView> {
    {
        let mut concierge = shell.concierge.lock().await;
        let fail = failed(&concierge);
        let ids = concierge.home().record_ids().map_err(&fail)?;
        let id = id.or_else(|| concierge.home().settings().last_open).filter(|id| ids.contains(id));
        let id = id.or_else(|| ids.first().cloned()).ok_or_else(|| fail(Trouble::NoSuchPerson))?;
        concierge.open_person(&id, secret).await.map_err(fail)?;
        *shell.broken.lock().await = None;
    }
    shell.frame().await
}

/// Opens the record with its passphrase.
#[tauri::command]
#[specta::specta]
pub async fn unlock(shell: State<'_, Shell>, request: PassphraseRequest) -> Answer<FrameView> {
    open_with(&shell, None, Secret::Passphrase(Zeroizing::new(request.passphrase))).await
}

/// Opens the record with the words of its recovery sheet.
#[tauri::command]
#[specta::specta]
pub async fn unlock_with_words(shell: State<'_, Shell>, request: WordsRequest) -> Answer<FrameView> {
    open_with(&shell, None, Secret::Words(Zeroizing::new(request.words))).await
}

/// Asks the system keychain again.
#[tauri::command]
#[specta::specta]
pub async fn unlock_with_keychain(shell: State<'_, Shell>) -> Answer<FrameView> {
    open_with(&shell, None, Secret::Keychain).await
}

/// Opens another person's record; without a keychain slot it stays locked and asks.
#[tauri::command]
#[specta::specta]
pub async fn switch_person(shell: State<'_, Shell>, request: IdRequest) -> Answer<FrameView> {
    open_with(&shell, Some(request.id), Secret::Keychain).await
}

/// Puts text on the clipboard.
#[tauri::command]
#[specta::specta]
pub async fn copy_text(app: AppHandle, shell: State<'_, Shell>, request: TextRequest) -> Answer<()> {
    let fail = failed(&*shell.concierge.lock().await);
    let text = short(&request.text).map_err(&fail)?.to_owned();
    app.clipboard().write_text(text).map_err(|_| fail(Trouble::Internal("the clipboard".to_owned())))
}

/// Closes the record.
#[tauri::command]
#[specta::specta]
pub async fn lock_now(shell: State<'_, Shell>) -> Answer<FrameView> {
    shell.concierge.lock().await.lock().await;
    shell.frame().await
}

/// The Today screen.
#[tauri::command]
#[specta::specta]
pub async fn get_today(shell: State<'_, Shell>) -> Answer<TodayView> {
    let concierge = shell.concierge.lock().await;
    concierge.today(concierge.now()).map_err(failed(&concierge))
}

/// *Who needs what*.
#[tauri::command]
#[specta::specta]
pub async fn get_board(shell: State<'_, Shell>) -> Answer<BoardView> {
    let concierge = shell.concierge.lock().await;
    concierge.board(concierge.now()).map_err(failed(&concierge))
}

/// One item, opened.
#[tauri::command]
#[specta::specta]
pub async fn get_item(shell: State<'_, Shell>, request: IdRequest) -> Answer<ItemView> {
    let concierge = shell.concierge.lock().await;
    concierge.item(&ItemId::new(request.id), concierge.now()).await.map_err(failed(&concierge))
}

/// Finds words in the record and in the files that were brought in.
#[tauri::command]
#[specta::specta]
pub async fn search(shell: State<'_, Shell>, request: TextRequest) -> Answer<Vec<HitView>> {
    let concierge = shell.concierge.lock().await;
    let fail = failed(&concierge);
    concierge.search(short(&request.text).map_err(&fail)?, HITS_MAX).await.map_err(fail)
}

/// Lets the person pick files with the system's own dialog; empty when they changed their mind.
#[tauri::command]
#[specta::specta]
pub async fn pick_files(app: AppHandle) -> Answer<Vec<String>> {
    let (picked, chosen) = tokio::sync::oneshot::channel();
    app.dialog().file().pick_files(move |files| {
        let _ = picked.send(files);
    });
    let files = chosen.await.ok().flatten().unwrap_or_default();
    Ok(files.into_iter().filter_map(|file| file.into_path().ok()).map(|path| path.display().to_string()).collect())
}

/// Reads files and folders; what they propose waits for a yes.
#[tauri::command]
#[specta::specta]
pub async fn read_files(app: AppHandle, shell: State<'_, Shell>, request: PathsRequest) -> Answer<ReviewView> {
    shell.stop_import.store(false, Ordering::Relaxed);
    let paths: Vec<PathBuf> = request.paths.into_iter().map(PathBuf::from).collect();
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let tell = move |far: Progress| {
        let said = ImportProgress { read: count(far.done), of: count(far.total), found: count(far.found) };
        let _ = said.emit(&app);
    };
    tell(Progress::default());
    let onlooker = Onlooker { tell: &tell, stop: &shell.stop_import };
    let mut go = {
        let concierge = shell.concierge.lock().await;
        concierge.set_out(&paths).await.map_err(failed(&concierge))?
    };
    // Between two files the record is free for the rest of the window.
    loop {
        let mut concierge = shell.concierge.lock().await;
        let fail = failed(&concierge);
        if !concierge.bring_next(&mut go, onlooker).await.map_err(fail)? {
            break;
        }
    }
    let concierge = shell.concierge.lock().await;
    let fail = failed(&concierge);
    let brought = concierge.come_back(go).await.map_err(&fail)?;
    let view = concierge.review(&brought.files).await.map_err(fail)?;
    *shell.brought.lock().await = brought.files;
    Ok(view)
}

/// Stops reading after the file at hand; what was read stays.
#[tauri::command]
#[specta::specta]
pub async fn stop_reading(shell: State<'_, Shell>) -> Answer<()> {
    shell.stop_import.store(true, Ordering::Relaxed);
    Ok(())
}

/// What waits in *To sort*.
#[tauri::command]
#[specta::specta]
pub async fn get_to_sort(shell: State<'_, Shell>) -> Answer<ReviewView> {
    let concierge = shell.concierge.lock().await;
    let brought = shell.brought.lock().await;
    concierge.to_sort(&brought).await.map_err(failed(&concierge))
}

/// Accepts proposals.
#[tauri::command]
#[specta::specta]
pub async fn accept_proposals(shell: State<'_, Shell>, request: IdsRequest) -> Answer<DoneView> {
    accept(&shell, AcceptWhat::These(request.ids.into_iter().collect())).await
}

pub(crate) async fn accept(shell: &Shell, chosen: AcceptWhat) -> Answer<DoneView> {
    let mut concierge = shell.concierge.lock().await;
    let fail = failed(&concierge);
    let accepted = concierge.accept(&chosen).await.map_err(fail)?;
    shell.brought.lock().await.clear();
    let n = i64::try_from(accepted.added + accepted.updated).unwrap_or(i64::MAX);
    Ok(done(&concierge, "view-done-accepted", n, accepted.done.token))
}

/// Drops proposals; the files stay.
#[tauri::command]
#[specta::specta]
pub async fn reject_proposals(shell: State<'_, Shell>, request: IdsRequest) -> Answer<DoneView> {
    let mut concierge = shell.concierge.lock().await;
    let fail = failed(&concierge);
    let ids = request.ids;
    concierge.reject(&ids).await.map_err(fail)?;
    Ok(done(&concierge, "view-done-rejected", i64::try_from(ids.len()).unwrap_or(i64::MAX), None))
}

/// Logs what happened to an item.
#[tauri::command]
#[specta::specta]
pub async fn log_event(shell: State<'_, Shell>, request: LogEventRequest) -> Answer<DoneView> {
    let mut concierge = shell.concierge.lock().await;
    let fail = failed(&concierge);
    let logged = concierge.log_event_on(&ItemId::new(request.item_id), &request.event, request.day.as_deref()).await;
    let token = logged.map_err(fail)?.token;
    Ok(done(&concierge, "view-done-logged", 1, token))
}

/// Answers a nudge without a call.
#[tauri::command]
#[specta::specta]
pub async fn answer_nudge(shell: State<'_, Shell>, request: AnswerRequest) -> Answer<DoneView> {
    let mut concierge = shell.concierge.lock().await;
    let fail = failed(&concierge);
    let action: AnswerAction = code(&request.action).map_err(&fail)?;
    let token = concierge.answer(&ItemId::new(request.item_id), request.rule, action).await.map_err(fail)?.token;
    Ok(done(&concierge, "view-done-logged", 1, token))
}

/// Puts a nudge off.
#[tauri::command]
#[specta::specta]
pub async fn snooze(shell: State<'_, Shell>, request: SnoozeRequest) -> Answer<DoneView> {
    let mut concierge = shell.concierge.lock().await;
    let fail = failed(&concierge);
    let token = concierge.snooze(&ItemId::new(request.item_id), &request.until).await.map_err(fail)?.token;
    Ok(done(&concierge, "view-done-later", 1, token))
}

/// Puts back what a step changed.
#[tauri::command]
#[specta::specta]
pub async fn undo(shell: State<'_, Shell>, request: UndoRequest) -> Answer<DoneView> {
    let mut concierge = shell.concierge.lock().await;
    let fail = failed(&concierge);
    let token = concierge.undo(&request.token).await.map_err(fail)?.token;
    Ok(done(&concierge, "view-done-undone", 1, token))
}

/// Changes the language.
#[tauri::command]
#[specta::specta]
pub async fn set_locale(shell: State<'_, Shell>, request: LocaleRequest) -> Answer<FrameView> {
    {
        let mut concierge = shell.concierge.lock().await;
        let fail = failed(&concierge);
        concierge.set_locale(&request.locale).map_err(fail)?;
    }
    shell.frame().await
}

/// The first screen has been drawn and takes input. A measuring run reads this line.
#[tauri::command]
#[specta::specta]
pub async fn screen_ready() -> Answer<()> {
    if std::env::var_os("CARE_BENCH").is_some() {
        println!("care-navigator: interactive");
    }
    Ok(())
}

pub fn done(concierge: &MutexGuard<'_, Concierge>, key: &str, n: i64, undo: Option<String>) -> DoneView {
    let message = care_model::Message::new(key).with("n", care_model::Arg::Count(n));
    DoneView { text: concierge.words().say(&message), undo }
}
