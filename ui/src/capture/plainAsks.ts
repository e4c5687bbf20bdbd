// What the small forms ask. The words are here, what may be answered is the core's.
import type { AskView, CaptureChoiceView } from '../ipc/types';
import { t } from '../text/text.svelte';

const SAYS = ['date', 'take', 'hold', 'stop', 'change', 'need', 'no_need', 'prep', 'other'];
const WAYS = ['visit', 'call', 'letter', 'portal', 'other'];

const ask = (field: string, shape: string, word: string, is_needed = false, choices: CaptureChoiceView[] = []): AskView => ({ field, shape, word, is_needed, choices });
const choices = (codes: string[], wordOf: (code: string) => string): CaptureChoiceView[] => codes.map((code) => ({ code, word: wordOf(code), asks: [] }));

/** Words or a day: one of the two must be there. */
export function instructionAsks(has_day: boolean): AskView[] {
  return [
    ask('party', 'party', t('cap-told-who'), true),
    ask('words', 'words', t('cap-told-words'), !has_day),
    ask('subject', 'words', t('cap-told-subject')),
    ask('says', 'choice', t('cap-told-says'), false, choices(SAYS, (code) => t(`cap-says-${code}`))),
    ask('day', 'day', t('cap-told-day')),
    ask('way', 'choice', t('cap-told-way'), false, choices(WAYS, (code) => t(`cap-way-${code}`))),
    ask('spoke_with', 'words', t('cap-told-spoke')),
    ask('said_on', 'day', t('cap-told-said-on')),
  ];
}

export const questionAsks = (): AskView[] => [ask('text', 'words', t('cap-question-text'), true)];
export const noteAsks = (): AskView[] => [ask('text', 'words', t('cap-note-text'), true)];
