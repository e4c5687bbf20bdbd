// The only road to the core: one interface, so that tests and the gallery can stand in for the window.
// The callers behind it are generated (`bindings.ts`); this file names them as the screens do.
import { listen } from '@tauri-apps/api/event';
import { commands, events } from './bindings';
import type { CreatePersonRequest as GeneratedCreatePersonRequest, ImportProgress } from './bindings';
import { captureIpc, type CaptureIpc } from './capture';
import { windowRecordIpc, type RecordIpc } from './record';
import type {
  BinnedView, BoardView, ConflictView, CreatedView, DoneView, FieldHistoryView, FileView, FormView, FrameView, HitView,
  ItemView, KindView, MergeView, PlaceView, ReviewView, SavedView, StepView, TodayView,
} from './types';

export type { FieldRequest, PlaceFormRequest, SaveItemRequest } from './bindings';
export type { ImportProgress, LogEventRequest, SnoozeRequest } from './bindings';
export type { CreatedView } from './types';
import type {
  AnswerRequest, FieldRequest, LogEventRequest, PlaceFormRequest, SaveItemRequest, SnoozeRequest,
} from './bindings';

export type CreatePersonRequest = GeneratedCreatePersonRequest & { protection: 'keychain' | 'passphrase' };

/** Stops listening. */
export type Stop = () => void;

export interface Ipc extends RecordIpc, CaptureIpc {
  get_frame(): Promise<FrameView>;
  create_person(request: CreatePersonRequest): Promise<CreatedView>;
  open_sample(): Promise<FrameView>;
  discard_sample(): Promise<FrameView>;
  unlock(request: { passphrase: string }): Promise<FrameView>;
  unlock_with_words(request: { words: string }): Promise<FrameView>;
  unlock_with_keychain(): Promise<FrameView>;
  lock_now(): Promise<FrameView>;
  switch_person(request: { id: string }): Promise<FrameView>;
  set_locale(request: { locale: string }): Promise<FrameView>;

  get_today(): Promise<TodayView>;
  answer_nudge(request: AnswerRequest): Promise<DoneView>;
  get_board(): Promise<BoardView>;
  get_item(request: { id: string }): Promise<ItemView>;
  search(request: { text: string }): Promise<HitView[]>;

  pick_files(): Promise<string[]>;
  read_files(request: { paths: string[] }): Promise<ReviewView>;
  stop_reading(): Promise<null>;
  get_to_sort(): Promise<ReviewView>;
  accept_proposals(request: { ids: string[] }): Promise<DoneView>;
  accept_as_same(request: { ids: string[] }): Promise<DoneView>;
  take_up_reading(request: { id: string }): Promise<ReviewView>;
  leave_reading(request: { id: string }): Promise<null>;
  keep_as_paper(request: { sha256: string; what: string }): Promise<SavedView>;
  set_file_aside(request: { sha256: string; is_aside: boolean }): Promise<null>;
  get_watched_folder(): Promise<string | null>;
  pick_watched_folder(): Promise<string | null>;
  stop_watching_folder(): Promise<null>;
  reject_proposals(request: { ids: string[] }): Promise<DoneView>;

  log_event(request: LogEventRequest): Promise<DoneView>;
  snooze(request: SnoozeRequest): Promise<DoneView>;
  undo(request: { token: string }): Promise<DoneView>;
  copy_text(request: { text: string }): Promise<null>;

  list_kinds(): Promise<KindView[]>;
  blank_form(request: { kind: string }): Promise<FormView>;
  edit_form(request: { id: string }): Promise<FormView>;
  save_item(request: SaveItemRequest): Promise<SavedView>;
  discard_entity(request: { id: string }): Promise<SavedView>;
  restore_entity(request: { id: string }): Promise<SavedView>;
  list_bin(): Promise<BinnedView[]>;
  field_history(request: { id: string }): Promise<FieldHistoryView[]>;
  list_steps(): Promise<StepView[]>;
  undo_step(request: { token: string }): Promise<DoneView>;
  list_conflicts(): Promise<ConflictView[]>;
  settle_conflict(request: FieldRequest): Promise<SavedView>;
  list_places(): Promise<PlaceView[]>;
  place_form(request: PlaceFormRequest): Promise<FormView>;
  save_place(request: SaveItemRequest): Promise<SavedView>;
  check_place(request: { id: string }): Promise<SavedView>;
  discard_place(request: { id: string }): Promise<SavedView>;
  merge_preview(request: { keep: string; fold: string }): Promise<MergeView>;
  merge(request: { keep: string; fold: string }): Promise<SavedView>;
  link_file(request: { sha256: string; id: string }): Promise<SavedView>;
  unlink_file(request: { sha256: string; id: string }): Promise<SavedView>;
  open_file(request: { sha256: string }): Promise<FileView>;

  /** The first screen is drawn and takes input. */
  screen_ready(): Promise<null>;

  /** The record changed: read again what is shown. */
  on_touched(hear: (areas: string[]) => void): Promise<Stop>;
  /** Locked, opened, no notification service: read the frame again. */
  on_frame_changed(hear: () => void): Promise<Stop>;
  /** A notification was clicked: show this very card; `null` = Today. `asks_outcome`: the call was made. */
  on_open_item(hear: (item_id: string | null, asks_outcome: boolean) => void): Promise<Stop>;
  /** Files are being read. */
  on_progress(hear: (progress: ImportProgress) => void): Promise<Stop>;
  /** Files are held over the window (`true`), or left it again. */
  on_drag(hear: (is_over: boolean) => void): Promise<Stop>;
  /** Files were let go over the window. */
  on_drop(hear: (paths: string[]) => void): Promise<Stop>;
}

/** The real window. */
export const windowIpc: Ipc = {
  ...windowRecordIpc,
  ...captureIpc,
  get_frame: commands.getFrame,
  create_person: commands.createPerson,
  open_sample: commands.openSample,
  discard_sample: commands.discardSample,
  unlock: commands.unlock,
  unlock_with_words: commands.unlockWithWords,
  unlock_with_keychain: commands.unlockWithKeychain,
  lock_now: commands.lockNow,
  switch_person: commands.switchPerson,
  set_locale: commands.setLocale,

  get_today: commands.getToday,
  answer_nudge: commands.answerNudge,
  get_board: commands.getBoard,
  get_item: commands.getItem,
  search: commands.search,

  pick_files: commands.pickFiles,
  read_files: commands.readFiles,
  stop_reading: commands.stopReading,
  get_to_sort: commands.getToSort,
  accept_proposals: commands.acceptProposals,
  accept_as_same: commands.acceptAsSame,
  take_up_reading: commands.takeUpReading,
  leave_reading: commands.leaveReading,
  keep_as_paper: commands.keepAsPaper,
  set_file_aside: commands.setFileAside,
  get_watched_folder: commands.getWatchedFolder,
  pick_watched_folder: commands.pickWatchedFolder,
  stop_watching_folder: commands.stopWatchingFolder,
  reject_proposals: commands.rejectProposals,

  log_event: commands.logEvent,
  snooze: commands.snooze,
  undo: commands.undo,
  copy_text: commands.copyText,

  list_kinds: commands.listKinds,
  blank_form: commands.blankForm,
  edit_form: commands.editForm,
  save_item: commands.saveItem,
  discard_entity: commands.discardEntity,
  restore_entity: commands.restoreEntity,
  list_bin: commands.listBin,
  field_history: commands.fieldHistory,
  list_steps: commands.listSteps,
  undo_step: commands.undoStep,
  list_conflicts: commands.listConflicts,
  settle_conflict: commands.settleConflict,
  list_places: commands.listPlaces,
  place_form: commands.placeForm,
  save_place: commands.savePlace,
  check_place: commands.checkPlace,
  discard_place: commands.discardPlace,
  merge_preview: commands.mergePreview,
  merge: commands.merge,
  link_file: commands.linkFile,
  unlink_file: commands.unlinkFile,
  open_file: commands.openFile,

  screen_ready: commands.screenReady,

  on_touched: (hear) => events.touchedAreas.listen((event) => hear(event.payload.areas)),
  on_frame_changed: (hear) => events.frameChanged.listen(() => hear()),
  on_open_item: (hear) => events.openItem.listen((event) => hear(event.payload.item_id, event.payload.asks_outcome)),
  on_progress: (hear) => events.importProgress.listen((event) => hear(event.payload)),
  on_drag: async (hear) => {
    const stops = await Promise.all([
      listen('tauri://drag-enter', () => hear(true)),
      listen('tauri://drag-leave', () => hear(false)),
      listen('tauri://drag-drop', () => hear(false)),
    ]);
    return () => stops.forEach((stop) => stop());
  },
  on_drop: (hear) => listen<{ paths: string[] }>('tauri://drag-drop', (event) => hear(event.payload.paths)),
};
