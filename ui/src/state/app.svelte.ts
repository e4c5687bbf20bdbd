// What the window knows about itself: which record, which screen, what was just done. Nothing about care is decided here.
import { createContext } from 'svelte';
import type { ImportProgress, Ipc } from '../ipc/commands';
import type { CaptureDraftView, DoneView, Failure, FrameView, ReviewView, SavedView, TypedLineView, UnfinishedView } from '../ipc/types';
import { setLocale, t } from '../text/text.svelte';
import { draftKeyOf, draftOf, forgetDrafts, keepDraft } from './drafts';
import { toFailure } from './failure';
import { forgetForms } from './forms';

export type ScreenName = 'today' | 'board' | 'records' | 'settings' | 'add' | 'sort' | 'new' | 'places' | 'conflicts' | 'changes' | 'bin' | 'visit';

/** What can be taken down by itself. */
export type Adding = 'call' | 'instruction' | 'question' | 'note';

/** The note inside a half-finished call. */
function noteOf(json: string): string {
  try {
    const note = (JSON.parse(json) as { answers?: { note?: unknown } }).answers?.note;
    return typeof note === 'string' ? note : '';
  } catch {
    return '';
  }
}

export class App {
  readonly ipc: Ipc;
  frame = $state.raw<FrameView | null>(null);
  /** The frame itself could not be read. */
  failure = $state.raw<Failure | null>(null);
  screen = $state<ScreenName>('today');
  /** The item whose card lies over the screen. */
  opened = $state<string | null>(null);
  /** What is taken down on the Add screen; `null` = nothing was chosen yet. */
  adding = $state<Adding | null>(null);
  /** The half-finished call that goes on. */
  resuming = $state.raw<CaptureDraftView | null>(null);
  /** The visit whose after-visit form is open. */
  capturing = $state<string | null>(null);
  /** The person or place whose page is open; `new` = one that is not kept yet. */
  place = $state<string | null>(null);
  /** The file that lies over the screen. */
  openedFile = $state<string | null>(null);
  /** The item that the file was opened from, to go back to. */
  #fileOf: string | null = null;
  /** That card asks at once what came of the call. */
  asksOutcome = $state(false);
  /** The first-day steps are on, also when somebody is added later. */
  isFirstDay = $state(false);
  /** The first day has come to the step where files may be let go over the window. */
  isBringing = $state(false);
  /** What was begun and not saved. */
  captures = $state.raw<CaptureDraftView[]>([]);
  searchText = $state('');
  /** The search lies over the screen. */
  isFinding = $state(false);
  done = $state.raw<DoneView | null>(null);
  /** A short word for the live region: "Copied". */
  said = $state('');
  /** Files being read now; `null` = none. */
  reading = $state.raw<string[] | null>(null);
  /** How far the reading is: files read, of how many. */
  progress = $state.raw<ImportProgress | null>(null);
  /** What the last files gave. */
  review = $state.raw<ReviewView | null>(null);
  /** The typed line that the review is of. */
  line = $state.raw<TypedLineView | null>(null);
  readFailure = $state.raw<Failure | null>(null);
  isDragOver = $state(false);
  /** Grows with each change of the record; screens read again when it does. */
  turn = $state(0);
  /** Grows when the heading of the screen should take the focus. */
  arrivals = $state(0);

  /** A way back that is the window's own. */
  #back: { token: string; go: () => Promise<unknown> } | null = null;

  constructor(ipc: Ipc) {
    this.ipc = ipc;
  }

  async start(): Promise<() => void> {
    const stops = await Promise.all([
      this.ipc.on_touched(() => this.refresh()),
      this.ipc.on_frame_changed(() => void this.readFrame()),
      this.ipc.on_open_item((id, asks_outcome) => (id ? this.open(id, asks_outcome) : this.go('today'))),
      this.ipc.on_progress((progress) => (this.progress = progress)),
      this.ipc.on_drag((is_over) => (this.isDragOver = is_over && this.frame?.state === 'open')),
      this.ipc.on_drop((paths) => void this.readFiles(paths)),
    ]);
    await this.readFrame();
    return () => stops.forEach((stop) => stop());
  }

  async readFrame(): Promise<void> {
    try {
      this.useFrame(await this.ipc.get_frame());
    } catch (thrown) {
      this.failure = toFailure(thrown);
    }
  }

  useFrame(frame: FrameView): void {
    const before = this.frame;
    this.frame = frame;
    this.failure = null;
    if (frame.state === 'open') void this.readCaptures();
    else this.captures = [];
    setLocale(frame.locale);
    if (frame.state === 'first_day') this.isFirstDay = true;
    const is_left = before?.state === 'open' && frame.state !== 'open';
    if (before && (is_left || before.current?.id !== frame.current?.id)) this.forgetScreen();
  }

  /** What was half finished. A list that cannot be read hides nothing else, so it stays as it was. */
  async readCaptures(): Promise<void> {
    try {
      this.captures = await this.ipc.list_captures();
    } catch {
      return;
    }
    for (const one of this.captures) {
      const key = draftKeyOf(one.id);
      const note = key === null ? '' : noteOf(one.json);
      if (key !== null && note && !draftOf(key)) keepDraft(key, note);
    }
  }

  /** Another record, or a locked one: nothing of the one before stays in sight. */
  forgetScreen(): void {
    forgetDrafts();
    forgetForms();
    this.openedFile = null;
    this.place = null;
    this.screen = 'today';
    this.opened = null;
    this.done = null;
    this.review = null;
    this.line = null;
    this.adding = null;
    this.resuming = null;
    this.readFailure = null;
    this.searchText = '';
    this.isFinding = false;
    this.turn += 1;
  }

  refresh(): void {
    this.turn += 1;
    void this.readFrame();
  }

  go(screen: ScreenName): void {
    this.screen = screen;
    this.opened = null;
    this.adding = null;
    this.resuming = null;
    this.place = null;
    if (screen !== 'records') this.searchText = '';
    this.arrivals += 1;
  }

  /** Search, from anywhere in an open record. */
  find(): void {
    this.opened = null;
    this.isFinding = true;
  }

  /** One of the small forms. */
  add(kind: Adding | null): void {
    this.go('add');
    this.adding = kind;
  }

  /** Goes on with what was half finished. */
  goOn(one: CaptureDraftView): void {
    if (one.kind === 'visit' && one.about) this.captureVisit(one.about);
    else if (one.kind === 'call') {
      this.add('call');
      this.resuming = one;
    } else if (one.kind === 'instruction' || one.kind === 'question' || one.kind === 'note') this.add(one.kind);
    else this.add(null);
  }

  /** Throws away what was half finished; the way back keeps it again. */
  async throwAway(one: CaptureDraftView): Promise<void> {
    const { id, kind, about, json } = one;
    const key = draftKeyOf(id);
    const token = `capture:${id}`;
    const failure = await this.change(async () => {
      await this.ipc.drop_capture({ id });
      if (key !== null) keepDraft(key, '');
      return { text: t('cap-thrown-away'), undo: token };
    });
    if (failure) return void (this.done = { text: `${failure.what} ${failure.help}`, undo: null });
    this.#back = { token, go: () => this.ipc.keep_capture({ id, kind, about, json }) };
  }

  /** Takes back what was done last. */
  undo(token: string): Promise<Failure | null> {
    const back = this.#back;
    if (back?.token !== token) return this.change(() => this.ipc.undo({ token }));
    return this.change(async () => {
      await back.go();
      this.#back = null;
      return { text: t('cap-kept-again'), undo: null };
    });
  }

  /** The after-visit form; what was half finished is there again. */
  captureVisit(item_id: string): void {
    this.capturing = item_id;
    this.go('visit');
  }

  open(item_id: string, asks_outcome = false): void {
    this.asksOutcome = asks_outcome;
    this.opened = item_id;
  }

  /** Anything by its kind: people and places have a page of their own, all else a sheet. */
  openThing(kind: string, id: string): void {
    if (kind !== 'party' && kind !== 'person' && kind !== 'member') return this.open(id);
    this.go('places');
    this.place = id;
  }

  openFile(sha256: string): void {
    this.#fileOf = this.opened;
    this.opened = null;
    this.openedFile = sha256;
  }

  closeFile(): void {
    this.openedFile = null;
    this.opened = this.#fileOf;
    this.#fileOf = null;
  }

  /** A form was saved: the undo bar says so, and what is worth knowing about a field with it. */
  saved(saved: SavedView): void {
    this.done = { text: [saved.text, ...saved.problems.map((one) => one.words)].join(' '), undo: saved.token };
    this.refresh();
  }

  /** Makes one change; the answer goes to the undo bar. Gives back what went wrong, for the form to show. */
  async change(make: () => Promise<DoneView | SavedView>): Promise<Failure | null> {
    try {
      const made = await make();
      if (!('problems' in made)) {
        this.done = made;
        this.refresh();
        return null;
      }
      const fatal = made.problems.filter((one) => one.is_fatal).map((one) => one.words);
      if (fatal.length > 0) return { code: 'refused', what: fatal.join(' '), help: t('ui-nothing-changed') };
      this.saved(made);
      return null;
    } catch (thrown) {
      return toFailure(thrown);
    }
  }

  /** Asks for another frame (unlock, switch, language). */
  async reframe(ask: () => Promise<FrameView>): Promise<Failure | null> {
    try {
      this.useFrame(await ask());
      this.turn += 1;
      return null;
    } catch (thrown) {
      return toFailure(thrown);
    }
  }

  /** What was read comes before the eyes, or goes away; what was left open waits in To sort. */
  show(review: ReviewView | null): void {
    this.review = review;
    this.line = null;
    this.arrivals += 1;
  }

  /** A typed line as it was read. Read again, the eyes stay where they are. */
  showLine(line: TypedLineView, is_arrival = true): void {
    this.review = { files: [], proposals: line.proposals, unchanged: 0, unsorted: [], unfinished: null };
    this.line = line;
    if (is_arrival) this.arrivals += 1;
  }

  async readFiles(paths: string[]): Promise<void> {
    if (paths.length === 0 || this.reading || this.frame?.state !== 'open' || (this.isFirstDay && !this.isBringing)) return;
    if (!this.isFirstDay) this.go('add');
    this.reading = paths.map((path) => path.split(/[\\/]/).pop() ?? path);
    this.readFailure = null;
    this.progress = null;
    try {
      this.show(await this.ipc.read_files({ paths }));
      void this.readFrame();
    } catch (thrown) {
      this.readFailure = toFailure(thrown);
    } finally {
      this.reading = null;
    }
  }

  /** A go that was cut off is taken up: the same files once more; what came in before adds nothing. */
  async takeUp(unfinished: UnfinishedView): Promise<void> {
    if (this.reading) return;
    this.go('add');
    this.reading = unfinished.paths.map((path) => path.split(/[\\/]/).pop() ?? path);
    this.readFailure = null;
    this.progress = null;
    try {
      this.show(await this.ipc.take_up_reading({ id: unfinished.id }));
      void this.readFrame();
    } catch (thrown) {
      this.readFailure = toFailure(thrown);
    } finally {
      this.reading = null;
    }
  }

  /** Does something that no undo follows; says what failed. */
  async attempt(act: () => Promise<unknown>): Promise<Failure | null> {
    try {
      await act();
      return null;
    } catch (thrown) {
      return toFailure(thrown);
    }
  }

  async pickFiles(): Promise<void> {
    try {
      await this.readFiles(await this.ipc.pick_files());
    } catch (thrown) {
      this.readFailure = toFailure(thrown);
    }
  }

  async copy(text: string): Promise<boolean> {
    try {
      await this.ipc.copy_text({ text });
      this.said = t('ui-copied', { text });
      return true;
    } catch {
      this.said = t('ui-copy-failed');
      return false;
    }
  }
}

export const [useApp, provideApp] = createContext<App>();
