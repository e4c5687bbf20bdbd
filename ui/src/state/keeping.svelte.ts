// A half-finished capture, kept as it is typed: it comes back after a crash, and goes when it is saved or thrown away.
import type { Ipc } from '../ipc/commands';

/** Which one it is: its id, its kind, and the item that it is about. */
export interface CaptureAbout {
  id: string;
  kind: string;
  about: string | null;
}

/** Typing rests this long before it is kept; what is typed in between is kept when the screen is left. */
const REST_MS = 250;

export type KeptState = 'nothing' | 'kept' | 'failed';

export class Keeping {
  state = $state<KeptState>('nothing');
  #ipc: Ipc;
  #about: CaptureAbout;
  #waiting: string | null = null;
  #last: string;
  #first: string;
  #rest: ReturnType<typeof setTimeout> | undefined;
  #sent: Promise<void> = Promise.resolve();
  #is_over = false;

  /** `first` is what stands there before a hand touches it: that alone is not worth keeping. */
  constructor(ipc: Ipc, about: CaptureAbout, first: string) {
    this.#ipc = ipc;
    this.#about = about;
    this.#last = first;
    this.#first = first;
  }

  note(json: string): void {
    if (this.#is_over || json === this.#last) return;
    this.#last = json;
    this.#waiting = json;
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => void this.flush(), REST_MS);
  }

  /** Keeps now what waits. One goes after the other, so that an older one never lands on a newer. */
  flush(): Promise<void> {
    clearTimeout(this.#rest);
    const json = this.#waiting;
    this.#waiting = null;
    if (json !== null) this.#sent = this.#sent.then(() => this.#send(json));
    return this.#sent;
  }

  async #send(json: string): Promise<void> {
    try {
      // Emptied again by hand: there is nothing to come back to.
      if (json === this.#first) await this.#ipc.drop_capture({ id: this.#about.id });
      else await this.#ipc.keep_capture({ ...this.#about, json });
      this.state = json === this.#first ? 'nothing' : 'kept';
    } catch {
      this.state = 'failed';
    }
  }

  /** Saving begins: nothing may be kept behind it. */
  async close(): Promise<void> {
    await this.flush();
    this.#is_over = true;
  }

  /** Saving failed: keep on keeping. */
  reopen(): void {
    this.#is_over = false;
  }

  /** Listens for the window being left. Gives back what ends it, which keeps what still waits. */
  watch(): () => void {
    const leave = (): void => void this.flush();
    window.addEventListener('pagehide', leave);
    document.addEventListener('visibilitychange', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      document.removeEventListener('visibilitychange', leave);
      if (!this.#is_over) leave();
    };
  }
}
