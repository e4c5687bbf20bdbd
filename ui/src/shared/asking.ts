// Answers by the field that takes them. A dot in a field leads into a part: `need.what`.
import type { AskView } from '../ipc/types';

export type Answers = Record<string, string | boolean | null | undefined>;

/** Fields whose answer may be somebody the record does not know, and where that name goes. */
const NAMES: Record<string, string> = { to: 'to_name', party: 'party_name', other_party: 'other_name' };

const besides = (field: string, name: string): string => field.slice(0, field.lastIndexOf('.') + 1) + name;

/** Where the id of what was picked goes. A medicine's own field takes its name. */
export const idFieldOf = (ask: AskView): string => (ask.shape === 'medicine' ? besides(ask.field, 'medicine_id') : ask.field);

export function nameFieldOf(ask: AskView): string | null {
  if (ask.shape === 'medicine') return ask.field;
  const name = NAMES[ask.field.slice(ask.field.lastIndexOf('.') + 1)];
  return ask.shape === 'party' && name ? besides(ask.field, name) : null;
}

const isThere = (value: Answers[string]): boolean => (typeof value === 'string' ? value.trim() !== '' : typeof value === 'boolean');

const WALL_TIME_LENGTH = 'YYYY-MM-DDTHH:MM'.length;

export function isAnswered(ask: AskView, answers: Answers): boolean {
  const named = nameFieldOf(ask);
  if (ask.shape === 'wall_time') return String(answers[ask.field] ?? '').length === WALL_TIME_LENGTH;
  return isThere(answers[idFieldOf(ask)]) || (named !== null && isThere(answers[named]));
}

/** Every question that must be answered is, also those that a choice brings. */
export function areAnswered(asks: AskView[], answers: Answers): boolean {
  return asks.every((ask) => {
    if (ask.is_needed && !isAnswered(ask, answers)) return false;
    return areAnswered(ask.choices.find((one) => one.code === answers[ask.field])?.asks ?? [], answers);
  });
}

/**
 * Answers to these questions alone, as the request that takes them: an answer to a question no longer asked stays out.
 * `half`: to be kept and not yet saved, so half an answer goes along.
 */
export function toRequest(asks: AskView[], answers: Answers, half = false): Record<string, unknown> {
  const request: Record<string, unknown> = {};
  const put = (field: string): void => {
    const value = answers[field];
    const trimmed = typeof value === 'string' ? value.trim() : value;
    if (trimmed === '' || trimmed === null || trimmed === undefined) return;
    const path = field.split('.');
    const last = path.pop() ?? field;
    let at = request;
    for (const part of path) at = (at[part] ??= {}) as Record<string, unknown>;
    at[last] = trimmed;
  };
  for (const ask of asks) {
    if (half || ask.shape !== 'wall_time' || isAnswered(ask, answers)) put(idFieldOf(ask));
    const named = nameFieldOf(ask);
    if (named) put(named);
    const chosen = ask.choices.find((one) => one.code === answers[ask.field]);
    if (chosen) Object.assign(request, toRequest(chosen.asks, answers, half));
  }
  return request;
}
