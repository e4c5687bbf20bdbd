// Words jotted down during a call, kept so that stopping half-way loses nothing: here while the window lives, and on the
// disk by the one who listens.
import { SvelteMap } from 'svelte/reactivity';

const notes = new SvelteMap<string, string>();

const CALL = 'call/';
/** Under this id a half-finished call is kept. */
export const callIdOf = (draft_key: string): string => CALL + draft_key;
export const draftKeyOf = (capture_id: string): string | null => (capture_id.startsWith(CALL) ? capture_id.slice(CALL.length) : null);

export const draftOf = (draft_key: string): string => notes.get(draft_key) ?? '';

export function keepDraft(draft_key: string, note: string): void {
  if (note) notes.set(draft_key, note);
  else notes.delete(draft_key);
}

/** Another record was opened. */
export function forgetDrafts(): void {
  notes.clear();
}
