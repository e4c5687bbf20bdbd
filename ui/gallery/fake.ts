// A stand-in for the window: answers with made-up views and remembers what was asked.
import type { Ipc } from '../src/ipc/commands';
import type { DoneView, Failure } from '../src/ipc/types';
import * as captures from './captureFixtures';
import * as views from './fixtures';
import { recordAnswers } from './record';

export interface Fake extends Ipc {
  /** Commands asked for, in order, with their requests. */
  asked: { name: string; request: unknown }[];
  touch(areas?: string[]): void;
  clickNotification(item_id: string | null, asks_outcome?: boolean): void;
  dragOver(is_over: boolean): void;
  drop(paths: string[]): void;
}

export const failed: Failure = { code: 'unreadable', what: 'This part of the record could not be read. Nothing is lost.', help: 'Try again. If it happens again, close the app and open it.' };
export const logged: DoneView = { text: 'Logged: Riverside sends the pictures by Mon, Feb 8.', undo: 'u-1' };

const neverAnswers = (): Promise<never> => new Promise(() => {});
export const fails = (): Promise<never> => Promise.reject(failed);
export { neverAnswers };

/** A fake window; `over` replaces single answers. */
export function makeFake(over: Partial<Ipc> = {}): Fake {
  const hearers = { touched: [] as ((areas: string[]) => void)[], open: [] as ((id: string | null, asks_outcome: boolean) => void)[], drag: [] as ((is_over: boolean) => void)[], drop: [] as ((paths: string[]) => void)[] };
  const asked: Fake['asked'] = [];
  let current = views.frame;
  const answers: Ipc = {
    ...recordAnswers,
    get_frame: async () => current,
    create_person: async () => {
      current = { ...views.frame, people: [views.sally], to_sort: 0 };
      return { person: views.sally, recovery_words: views.recoveryWords };
    },
    open_sample: async () => (current = views.sampleFrame),
    discard_sample: async () => (current = views.firstDayFrame),
    unlock: async () => (current = views.frame),
    unlock_with_words: async () => (current = views.frame),
    unlock_with_keychain: async () => (current = views.frame),
    lock_now: async () => (current = views.lockedFrame),
    switch_person: async () => (current = { ...views.frame, current: views.beth }),
    set_locale: async ({ locale }) => (current = { ...current, locale }),
    get_today: async () => views.today,
    get_board: async () => views.board,
    get_item: async ({ id }) => views.itemOf(id),
    search: async () => views.hits,
    pick_files: async () => ['/home/sally/mychart-export.json', '/home/sally/spring.ics'],
    read_files: async () => views.importReview,
    stop_reading: async () => null,
    get_to_sort: async () => views.lineReview,
    accept_proposals: async ({ ids }) => ({ text: `Added ${ids.length} to the record.`, undo: 'u-2' }),
    accept_as_same: async ({ ids }) => ({ text: `Added ${ids.length} to the record.`, undo: 'u-2' }),
    take_up_reading: async () => views.importReview,
    leave_reading: async () => null,
    keep_as_paper: async () => views.savedPaper,
    set_file_aside: async () => null,
    get_watched_folder: async () => null,
    pick_watched_folder: async () => '/home/sally/Downloads/care',
    stop_watching_folder: async () => null,
    reject_proposals: async ({ ids }) => ({ text: `Left out ${ids.length}.`, undo: 'u-3' }),
    log_event: async () => ({ text: 'Logged: Dr. Lee has the pictures.', undo: 'u-4' }),
    answer_nudge: async () => ({ text: 'Noted.', undo: 'u-6' }),
    snooze: async () => ({ text: 'We ask again on Mon, Feb 8.', undo: 'u-5' }),
    undo: async () => ({ text: 'Undone.', undo: null }),
    copy_text: async () => null,
    screen_ready: async () => null,
    on_touched: async (hear) => (hearers.touched.push(hear), () => {}),
    on_open_item: async (hear) => (hearers.open.push(hear), () => {}),
    on_frame_changed: async () => () => {},
    on_progress: async () => () => {},
    on_drag: async (hear) => (hearers.drag.push(hear), () => {}),
    on_drop: async (hear) => (hearers.drop.push(hear), () => {}),
    start_visit_capture: async () => captures.visitForm,
    save_visit_capture: async () => captures.savedVisit,
    call_form: async (request) => captures.callFormOf(request),
    log_call: async () => ({ ...logged, made: [] }),
    read_line: async () => captures.readLine,
    save_instruction: async () => captures.savedInstruction,
    save_question: async () => captures.savedQuestion,
    save_note: async () => captures.savedNote,
    keep_capture: async () => null,
    list_captures: async () => [],
    drop_capture: async () => null,
    ...over,
  };
  const recording = Object.fromEntries(
    Object.entries(answers).map(([name, answer]) => [
      name,
      (request: unknown) => {
        if (!name.startsWith('on_')) asked.push({ name, request });
        return (answer as (request: unknown) => unknown)(request);
      },
    ]),
  ) as unknown as Ipc;
  return {
    ...recording,
    asked,
    touch: (areas = ['items']) => hearers.touched.forEach((hear) => hear(areas)),
    clickNotification: (item_id, asks_outcome = false) => hearers.open.forEach((hear) => hear(item_id, asks_outcome)),
    dragOver: (is_over) => hearers.drag.forEach((hear) => hear(is_over)),
    drop: (paths) => hearers.drop.forEach((hear) => hear(paths)),
  };
}
