// Hits arranged for the eye; their order is the core's.
import type { HitView } from '../ipc/types';
import { t } from '../text/text.svelte';

export interface HitGroup {
  kind: string;
  word: string;
  hits: HitView[];
}

/** Groups by kind, in the order in which the kinds first appear. */
export function groupsOf(hits: HitView[]): HitGroup[] {
  const groups = new Map<string, HitGroup>();
  for (const hit of hits) {
    const group = groups.get(hit.kind) ?? { kind: hit.kind, word: hit.kind_word, hits: [] };
    group.hits.push(hit);
    groups.set(hit.kind, group);
  }
  return [...groups.values()];
}

export interface Chip {
  kind: string;
  word: string;
  count: number;
}

export const chipsOf = (hits: HitView[]): Chip[] => groupsOf(hits).map(({ kind, word, hits: of }) => ({ kind, word, count: of.length }));

export const wordsOfCount = (count: number, text: string): string => t('find-count', { count, text });
