// What was typed into a form and not saved yet, kept while the window lives: leaving a form asks nothing and loses nothing.
import { SvelteMap } from 'svelte/reactivity';
import type { Values } from '../ipc/types';

const halves = new SvelteMap<string, Values>();

/** Which form it is: a kept thing by its id, a new one by its kind. */
export const formKey = (id: string | null, kind: string): string => id ?? `new:${kind}`;

export const halfFormOf = (key: string): Values => halves.get(key) ?? {};

export function keepHalfForm(key: string, values: Values): void {
  if (Object.keys(values).length > 0) halves.set(key, values);
  else halves.delete(key);
}

/** Forms that were begun. */
export const begunForms = (): string[] => [...halves.keys()];

/** Another record was opened. */
export function forgetForms(): void {
  halves.clear();
}
