import type { Failure } from '../ipc/types';
import { toFailure } from './failure';

/** One view read from the core. While it is read again the old one stays on the screen. */
export class Reading<View> {
  value = $state.raw<View | null>(null);
  failure = $state.raw<Failure | null>(null);
  #read: () => Promise<View>;
  #latest = 0;

  constructor(read: () => Promise<View>) {
    this.#read = read;
  }

  /** Reads again; an answer that was overtaken by a later one is dropped. */
  async again(): Promise<void> {
    const turn = ++this.#latest;
    try {
      const value = await this.#read();
      if (turn !== this.#latest) return;
      this.value = value;
      this.failure = null;
    } catch (thrown) {
      if (turn === this.#latest) this.failure = toFailure(thrown);
    }
  }
}
