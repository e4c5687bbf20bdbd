// Words jotted down during a call, kept while the window lives so that stopping half-way loses nothing.
import { SvelteMap } from 'svelte/reactivity';

const notes = new SvelteMap<string, string>();

export const draftOf = (card_id: string): string => notes.get(card_id) ?? '';

export function keepDraft(card_id: string, note: string): void {
  if (note) notes.set(card_id, note);
  else notes.delete(card_id);
}

/** Another record was opened. */
export function forgetDrafts(): void {
  notes.clear();
}
