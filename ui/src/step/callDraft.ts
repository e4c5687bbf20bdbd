// What is known of a call while its form is filled, and how it becomes the request.
import type { LogCallRequest } from '../ipc/capture';
import type { CallFormView, CallItemView } from '../ipc/types';
import { areAnswered, toRequest, type Answers } from '../shared/asking';

export interface CallResult {
  event: string;
  answers: Answers;
}

export interface CallDraft {
  outcome: string | null;
  answers: Answers;
  /** By item. */
  results: Record<string, CallResult>;
}

/** What was kept, or a fresh draft when it cannot be read any more. */
export function callDraftOf(kept: string | null): CallDraft {
  const fresh: CallDraft = { outcome: null, answers: {}, results: {} };
  try {
    const read = kept ? (JSON.parse(kept) as Partial<CallDraft>) : {};
    return { outcome: read.outcome ?? null, answers: read.answers ?? {}, results: read.results ?? {} };
  } catch {
    return fresh;
  }
}

/** Said by a person, also that nothing changed: what is true of a thing is never taken for granted. */
export const isTold = (item: CallItemView, draft: Pick<CallDraft, 'results'>): boolean => item.results.length === 0 || draft.results[item.item_id] !== undefined;

/** The request, or `null` while something that is needed is not there. */
export function callRequestOf(form: CallFormView, draft: CallDraft, capture_id: string): LogCallRequest | null {
  const chosen = form.outcomes.find((one) => one.code === draft.outcome);
  if (!chosen) return null;
  if (chosen.asks_results && !form.about.every((item) => isTold(item, draft))) return null;
  const told = chosen.asks_results
    ? form.about.flatMap((item) => {
        const event = draft.results[item.item_id]?.event ?? '';
        const asks = item.results.find((one) => one.code === event)?.asks ?? [];
        return event ? [{ item_id: item.item_id, event, asks, answers: draft.results[item.item_id]?.answers ?? {} }] : [];
      })
    : [];
  const asks = [...chosen.asks, ...form.always];
  if (!areAnswered(asks, draft.answers) || !told.every((one) => areAnswered(one.asks, one.answers))) return null;
  return {
    party_id: form.party_id,
    about: form.about.map((item) => item.item_id),
    outcome: chosen.code,
    ...toRequest(asks, draft.answers),
    results: told.map(({ item_id, event, asks: of, answers }) => ({ item_id, event, ...toRequest(of, answers) })),
    capture_id,
  };
}
