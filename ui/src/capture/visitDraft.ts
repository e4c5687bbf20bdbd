// What the after-visit form holds while it is filled, and how it becomes the request.
import type {
  MedicineChangeRequest, NextVisitRequest, OrderRequest, ReceiverRequest, VisitCaptureRequest,
} from '../ipc/capture';
import type { CaptureChoiceView, PickView, VisitCaptureView } from '../ipc/types';
import { areAnswered, toRequest, type Answers } from '../shared/asking';

/** One thing added on a screen: what it is, and the answers that it asked for. */
export interface Entry {
  key: number;
  code: string;
  answers: Answers;
}

export interface VisitDraft {
  decided: string;
  orders: Entry[];
  medicines: Entry[];
  next_visit: Entry | null;
  receivers: Entry[];
  questions: string[];
  /** By the question's id. */
  answers: Record<string, string>;
  results_gone_over: boolean;
  say_back: string;
}

export type ListStep = 'orders' | 'medicines' | 'receivers';

/** The field that says what an entry is. */
const CODE: Record<ListStep | 'next_visit', string> = { orders: 'kind', medicines: 'change', receivers: 'what', next_visit: 'how' };
const LISTS: readonly string[] = ['orders', 'medicines', 'receivers'];

export const isListStep = (code: string): code is ListStep => LISTS.includes(code);
export const choicesOf = (view: VisitCaptureView, step: string): CaptureChoiceView[] => view.steps.find((one) => one.code === step)?.choices ?? [];

let last_key = 0;
export const newEntry = (code: string, answers: Answers = {}): Entry => ({ key: ++last_key, code, answers });

function toEntry(view: VisitCaptureView, step: ListStep | 'next_visit', kept: object): Entry {
  const answers: Answers = { ...(kept as Answers) };
  const choices = choicesOf(view, step);
  // Words of one's own take the place of the code: then it is the choice that asks for words there.
  const found = choices.find((one) => one.code === answers[CODE[step]]) ?? choices.find((one) => one.asks.some((ask) => ask.field === CODE[step]));
  return newEntry(found?.code ?? '', answers);
}

export function draftOf(view: VisitCaptureView): VisitDraft {
  const kept = view.resumed ?? {};
  return {
    decided: kept.decided ?? '',
    orders: (kept.orders ?? []).map((one) => toEntry(view, 'orders', one)),
    medicines: (kept.medicine_changes ?? []).map((one) => toEntry(view, 'medicines', one)),
    next_visit: kept.next_visit ? toEntry(view, 'next_visit', kept.next_visit) : null,
    receivers: (kept.receivers ?? []).map((one) => toEntry(view, 'receivers', one)),
    questions: [...(kept.questions ?? [])],
    answers: Object.fromEntries((kept.answers ?? []).map((one) => [one.item_id ?? '', one.answer ?? ''])),
    results_gone_over: kept.results_gone_over ?? false,
    say_back: kept.say_back ?? '',
  };
}

/** As far as it is filled: the same shape is kept half-way (`half`) and saved in the end. */
export function requestOf(view: VisitCaptureView, draft: VisitDraft, half = false): VisitCaptureRequest {
  const made = (step: ListStep | 'next_visit', entry: Entry): Record<string, unknown> => ({
    [CODE[step]]: entry.code,
    ...toRequest(choicesOf(view, step).find((one) => one.code === entry.code)?.asks ?? [], entry.answers, half),
  });
  return {
    item_id: view.item_id,
    decided: draft.decided.trim(),
    orders: draft.orders.map((one) => made('orders', one) as OrderRequest),
    medicine_changes: draft.medicines.map((one) => made('medicines', one) as MedicineChangeRequest),
    next_visit: draft.next_visit ? (made('next_visit', draft.next_visit) as NextVisitRequest) : null,
    receivers: draft.receivers.map((one) => made('receivers', one) as ReceiverRequest),
    questions: draft.questions.map((one) => one.trim()).filter((one) => one !== ''),
    answers: Object.entries(draft.answers).filter(([, answer]) => answer.trim() !== '').map(([item_id, answer]) => ({ item_id, answer: answer.trim() })),
    results_gone_over: draft.results_gone_over,
    say_back: draft.say_back.trim(),
  };
}

/** An entry whose needed answers are all there. */
export function isWhole(choices: CaptureChoiceView[], entry: Entry): boolean {
  return areAnswered(choices.find((one) => one.code === entry.code)?.asks ?? [], entry.answers);
}

export function isStepWhole(view: VisitCaptureView, draft: VisitDraft, step: string): boolean {
  const entries = isListStep(step) ? draft[step] : step === 'next_visit' && draft.next_visit ? [draft.next_visit] : [];
  return entries.every((entry) => isWhole(choicesOf(view, step), entry));
}

/** One line of what will be made: its word and the words that were given. */
export interface ToBeMade {
  key: string;
  word: string;
  text: string;
  step: string;
  is_whole: boolean;
}

export function toBeMade(view: VisitCaptureView, draft: VisitDraft): ToBeMade[] {
  const named = (picks: PickView[], id: Answers[string]): string => picks.find((one) => one.id === id)?.name ?? '';
  const wordsOf = (answers: Answers): string =>
    [answers['what'], answers['medicine'], named(view.medicines, answers['medicine_id']), answers['to_name'], answers['party_name'], named(view.parties, answers['to'] ?? answers['party'])]
      .filter((one): one is string => typeof one === 'string' && one !== '')
      .join(' · ');
  const lines = (step: ListStep | 'next_visit', entries: Entry[]): ToBeMade[] =>
    entries.map((entry) => {
      const choices = choicesOf(view, step);
      const choice = choices.find((one) => one.code === entry.code);
      return { key: `${step}-${entry.key}`, word: choice?.word ?? '', text: wordsOf(entry.answers), step, is_whole: isWhole(choices, entry) };
    });
  const question = view.steps.find((one) => one.code === 'questions')?.title ?? '';
  return [
    ...lines('orders', draft.orders),
    ...lines('medicines', draft.medicines),
    ...lines('next_visit', draft.next_visit ? [draft.next_visit] : []),
    ...lines('receivers', draft.receivers),
    ...draft.questions.flatMap((text, place) => (text.trim() ? [{ key: `question-${place}`, word: question, text: text.trim(), step: 'questions', is_whole: true }] : [])),
  ];
}
