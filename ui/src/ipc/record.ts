// The record's own commands: forms, items opened whole, the bin, steps and their undo, rivals, places, files.
// Every view arrives decided and in words; a `value` goes back in the very form that it came in.
import { invoke } from '@tauri-apps/api/core';
import type { DoneView, ItemView as CoreItemView, PhoneView, StatusView } from './bindings';

/** What a register holds, as the ledger writes it; `null` = nothing is known. */
export type Value = string | number | boolean | null | Value[] | { [part: string]: Value };
export type Values = Record<string, Value>;

export type FieldShape =
  | 'text' | 'long_text' | 'phone' | 'code' | 'number' | 'flag' | 'maybe' | 'day' | 'day_range' | 'slot' | 'wall_time'
  | 'choice' | 'party' | 'parties' | 'item' | 'items' | 'lines' | 'prep' | 'weekdays' | 'hours' | 'spans' | 'turnaround';

export interface ChoiceOptionView { code: string; label: string }
export interface KindView { kind: string; word: string; hint: string; group: string }
export interface RivalView { value: Value; shown: string; who: string; device: string; when: string; is_shown: boolean }
export interface DisputeView { field: string; label: string; must_settle: boolean; rivals: RivalView[] }
export interface FieldView {
  name: string;
  label: string;
  help: string | null;
  shape: FieldShape;
  value: Value;
  shown: string | null;
  choices: ChoiceOptionView[];
  is_asked: boolean;
  source: string | null;
  rivals: RivalView[];
  must_settle: boolean;
}
export interface FormView { id: string | null; kind: string; word: string; fields: FieldView[] }
export interface SaveItemRequest { id: string | null; kind: string; values: Values }
export interface FieldProblemView { field: string; words: string; is_fatal: boolean }
export interface SavedView { id: string | null; text: string; token: string | null; problems: FieldProblemView[] }

export interface BannerView { code: string; words: string; can_restore: boolean }
export interface LinkedItemView { id: string; kind: string; kind_word: string; title: string; relation: string; status: StatusView; is_binned: boolean }
export interface LinkedFileView { sha256: string; name: string; kind: string; received: string; is_source: boolean }
export interface ItemView extends CoreItemView {
  fields: FieldView[];
  linked: LinkedItemView[];
  files: LinkedFileView[];
  banner: BannerView | null;
  is_binned: boolean;
}
export interface TextPartView { place: string; text: string }
export interface FileView {
  sha256: string;
  name: string;
  code: string;
  kind: string;
  media: string;
  size_bytes: number;
  received: string;
  text: TextPartView[];
  is_cut: boolean;
  bytes_base64: string | null;
  items: ChoiceOptionView[];
}
export interface BinnedView { id: string; kind: string; kind_word: string; title: string; binned_on: string; who: string; days_left: number; merged_into: ChoiceOptionView | null }
export interface FieldStepView { shown: string; who: string; device: string; when: string; from: string; is_current: boolean }
export interface FieldHistoryView { field: string; label: string; steps: FieldStepView[] }
export interface StepView { token: string; when: string; who: string; device: string; what: string; can_undo: boolean; why_not: string | null }
export interface ConflictView { entity: string; title: string; kind_word: string; field: string; label: string; rivals: RivalView[]; must_settle: boolean }

export interface PlaceView {
  id: string;
  kind: string;
  name: string;
  role: string;
  role_word: string;
  phone: PhoneView | null;
  hours_now: string;
  is_open_now: boolean;
  uses: number;
  checked: string | null;
  permission: string | null;
}
export interface PlaceFormRequest { id: string | null; role: string | null }
export interface MergeFieldView { field: string; label: string; keep_value: string; fold_value: string; result: string; differs: boolean }
export interface MergeView { keep: string; fold: string; fields: MergeFieldView[]; items_moved: number; warnings: string[] }

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
  discard_entity(request: { id: string }): Promise<DoneView>;
  restore_entity(request: { id: string }): Promise<DoneView>;
  list_bin(): Promise<BinnedView[]>;
  list_steps(): Promise<StepView[]>;
  undo_step(request: { token: string }): Promise<DoneView>;
  list_conflicts(): Promise<ConflictView[]>;
  settle_conflict(request: { id: string; field: string; value: Value }): Promise<DoneView>;
  list_places(): Promise<PlaceView[]>;
  place_form(request: PlaceFormRequest): Promise<FormView>;
  save_place(request: SaveItemRequest): Promise<SavedView>;
  discard_place(request: { id: string }): Promise<DoneView>;
  merge_preview(request: { keep: string; fold: string }): Promise<MergeView>;
  merge(request: { keep: string; fold: string }): Promise<DoneView>;
  link_file(request: { id: string; sha256: string }): Promise<DoneView>;
  unlink_file(request: { id: string; sha256: string }): Promise<DoneView>;
  open_file(request: { sha256: string }): Promise<FileView>;
}

const ask = <Answer>(name: string) => (request?: unknown): Promise<Answer> => invoke<Answer>(name, request === undefined ? {} : { request });

/** The real window. */
export const windowRecordIpc: RecordIpc = {
  list_kinds: ask('list_kinds'),
  list_records: ask('list_records'),
  blank_form: ask('blank_form'),
  edit_form: ask('edit_form'),
  save_item: ask('save_item'),
  field_history: ask('field_history'),
  discard_entity: ask('discard_entity'),
  restore_entity: ask('restore_entity'),
  list_bin: ask('list_bin'),
  list_steps: ask('list_steps'),
  undo_step: ask('undo_step'),
  list_conflicts: ask('list_conflicts'),
  settle_conflict: ask('settle_conflict'),
  list_places: ask('list_places'),
  place_form: ask('place_form'),
  save_place: ask('save_place'),
  discard_place: ask('discard_place'),
  merge_preview: ask('merge_preview'),
  merge: ask('merge'),
  link_file: ask('link_file'),
  unlink_file: ask('unlink_file'),
  open_file: ask('open_file'),
};
