// The record's own commands: forms, items opened whole, the bin, steps and their undo, rivals, places, files.
// Every view arrives decided and in words; a `value` goes back in the very form that it came in.
import { invoke } from '@tauri-apps/api/core';
import { commands } from './bindings';
import type {
  BinnedView, ConflictView, DoneView, FieldHistoryView, FileView, FormView, Json, KindView, MergeView, PlaceFormRequest,
  PlaceView, SavedView, SaveItemRequest, StatusView, StepView,
} from './bindings';

/** What a register holds, as the ledger writes it; `null` = nothing is known. */
export type Value = Json;
export type Values = SaveItemRequest['values'];

/** One line of the list of everything. */
export interface RecordRowView { id: string; title: string; detail: string; status: StatusView | null }
export interface RecordGroupView { kind: string; word: string; count: number; rows: RecordRowView[] }
export interface RecordsView { groups: RecordGroupView[] }

export interface RecordIpc {
  list_kinds(): Promise<KindView[]>;
  /** Everything by kind; of one kind alone all of it, else the first few of each. */
  list_records(request: { kind: string | null }): Promise<RecordsView>;
  blank_form(request: { kind: string }): Promise<FormView>;
  edit_form(request: { id: string }): Promise<FormView>;
  save_item(request: SaveItemRequest): Promise<SavedView>;
  field_history(request: { id: string }): Promise<FieldHistoryView[]>;
  discard_entity(request: { id: string }): Promise<SavedView>;
  restore_entity(request: { id: string }): Promise<SavedView>;
  list_bin(): Promise<BinnedView[]>;
  list_steps(): Promise<StepView[]>;
  undo_step(request: { token: string }): Promise<DoneView>;
  list_conflicts(): Promise<ConflictView[]>;
  settle_conflict(request: { entity: string; field: string; value: Value }): Promise<SavedView>;
  list_places(): Promise<PlaceView[]>;
  place_form(request: PlaceFormRequest): Promise<FormView>;
  save_place(request: SaveItemRequest): Promise<SavedView>;
  /** Number and hours are right, as of today. */
  check_place(request: { id: string }): Promise<SavedView>;
  discard_place(request: { id: string }): Promise<SavedView>;
  merge_preview(request: { keep: string; fold: string }): Promise<MergeView>;
  merge(request: { keep: string; fold: string }): Promise<SavedView>;
  link_file(request: { id: string; sha256: string }): Promise<SavedView>;
  unlink_file(request: { id: string; sha256: string }): Promise<SavedView>;
  open_file(request: { sha256: string }): Promise<FileView>;
}

/** The real window. */
export const windowRecordIpc: RecordIpc = {
  list_kinds: commands.listKinds,
  list_records: (request) => invoke<RecordsView>('list_records', { request }),
  blank_form: commands.blankForm,
  edit_form: commands.editForm,
  save_item: commands.saveItem,
  field_history: commands.fieldHistory,
  discard_entity: commands.discardEntity,
  restore_entity: commands.restoreEntity,
  list_bin: commands.listBin,
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
};
