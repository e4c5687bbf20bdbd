// The only road to the core: one interface, so that tests and the gallery can stand in for the window.
import { invoke } from '@tauri-apps/api/core';
import { listen } from '@tauri-apps/api/event';
import type {
  BoardView, DoneView, FrameView, HitView, ItemView, PersonView, ReviewView, TodayView,
} from './types';

export interface CreatePersonRequest {
  name: string;
  /** IANA zone. */
  zone: string;
  locale: string;
  protection: 'keychain' | 'passphrase';
  passphrase: string | null;
}

export interface CreatedView {
  person: PersonView;
  recovery_words: string[];
}

export interface ItemResult {
  item_id: string;
  /** A code of that item's `actions`. */
  event: string;
}

export interface LogCallRequest {
  party_id: string | null;
  about: string[];
  /** A code of the card's `outcomes`. */
  outcome: string;
  /** `YYYY-MM-DD`. */
  day: string | null;
  spoke_with: string | null;
  note: string | null;
  results: ItemResult[];
}

export interface LogEventRequest {
  item_id: string;
  event: string;
  /** `YYYY-MM-DD`. */
  day: string | null;
}

export interface SnoozeRequest {
  item_id: string;
  /** A code of `later`, or `YYYY-MM-DD` where that choice asks for a day. */
  until: string;
}

/** Stops listening. */
export type Stop = () => void;

export interface Ipc {
  get_frame(): Promise<FrameView>;
  create_person(request: CreatePersonRequest): Promise<CreatedView>;
  open_sample(): Promise<FrameView>;
  discard_sample(): Promise<FrameView>;
  unlock(request: { passphrase: string }): Promise<FrameView>;
  unlock_with_words(request: { words: string }): Promise<FrameView>;
  switch_person(request: { id: string }): Promise<FrameView>;
  set_locale(request: { locale: string }): Promise<FrameView>;

  get_today(): Promise<TodayView>;
  get_board(): Promise<BoardView>;
  get_item(request: { id: string }): Promise<ItemView>;
  search(request: { text: string }): Promise<HitView[]>;

  pick_files(): Promise<string[]>;
  read_files(request: { paths: string[] }): Promise<ReviewView>;
  read_line(request: { text: string }): Promise<ReviewView>;
  get_to_sort(): Promise<ReviewView>;
  accept_proposals(request: { ids: string[] }): Promise<DoneView>;
  reject_proposals(request: { ids: string[] }): Promise<DoneView>;

  log_call(request: LogCallRequest): Promise<DoneView>;
  log_event(request: LogEventRequest): Promise<DoneView>;
  snooze(request: SnoozeRequest): Promise<DoneView>;
  undo(request: { token: string }): Promise<DoneView>;
  copy_text(request: { text: string }): Promise<void>;

  /** The record changed: read again what is shown. */
  on_touched(hear: (areas: string[]) => void): Promise<Stop>;
  /** A notification was clicked: show this very card. */
  on_open_item(hear: (item_id: string) => void): Promise<Stop>;
  /** Files are held over the window (`true`), or left it again. */
  on_drag(hear: (is_over: boolean) => void): Promise<Stop>;
  /** Files were let go over the window. */
  on_drop(hear: (paths: string[]) => void): Promise<Stop>;
}

const plain = <View>(name: string) => () => invoke<View>(name);
const asking = <Request, View>(name: string) => (request: Request) => invoke<View>(name, { request });

/** The real window. */
export const windowIpc: Ipc = {
  get_frame: plain('get_frame'),
  create_person: asking('create_person'),
  open_sample: plain('open_sample'),
  discard_sample: plain('discard_sample'),
  unlock: asking('unlock'),
  unlock_with_words: asking('unlock_with_words'),
  switch_person: asking('switch_person'),
  set_locale: asking('set_locale'),

  get_today: plain('get_today'),
  get_board: plain('get_board'),
  get_item: asking('get_item'),
  search: asking('search'),

  pick_files: plain('pick_files'),
  read_files: asking('read_files'),
  read_line: asking('read_line'),
  get_to_sort: plain('get_to_sort'),
  accept_proposals: asking('accept_proposals'),
  reject_proposals: asking('reject_proposals'),

  log_call: asking('log_call'),
  log_event: asking('log_event'),
  snooze: asking('snooze'),
  undo: asking('undo'),
  copy_text: asking('copy_text'),

  on_touched: (hear) => listen<{ areas: string[] }>('touched', (event) => hear(event.payload.areas)),
  on_open_item: (hear) => listen<{ item_id: string }>('open_item', (event) => hear(event.payload.item_id)),
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
