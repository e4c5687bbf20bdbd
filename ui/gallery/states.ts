// Each state of each screen, by name: what the window answers, and what is pressed after it opened.
import type { Ipc } from '../src/ipc/commands';
import { captureStates } from './captureStates';
import { fails, neverAnswers } from './fake';
import * as views from './fixtures';
import { recordStates } from './recordStates';

export interface State {
  ipc?: Partial<Ipc>;
  /** Names of buttons or radios to press, in order. `type:TEXT` types into the focused or first field. */
  press?: string[];
}

const at = (name: string): string[] => [name];

export const states: Record<string, State> = {
  'today-typical': {},
  'today-answer': { press: ['I made the call', 'They promised a day'] },
  'today-answer-items': { ipc: { get_today: async () => ({ ...views.today, next: { ...views.nextStep, card: views.receiveCard } }) }, press: ['I made the call', 'We talked, and it is settled'] },
  'today-later': { press: ['Later'] },
  'today-why': { press: ['Why now?'] },
  'today-done': { press: ['I made the call', 'Nobody answered', 'Save the call'] },
  'today-quiet': { ipc: { get_today: async () => views.quietToday, get_frame: async () => views.quietFrame } },
  'today-self-task': { ipc: { get_today: async () => ({ ...views.today, next: views.selfTask }) } },
  'today-empty': { ipc: { get_today: async () => views.emptyToday, get_frame: async () => ({ ...views.frame, to_sort: 0 }) } },
  'today-crowded': { ipc: { get_today: async () => views.crowdedToday } },
  'today-failed': { ipc: { get_today: fails } },
  'today-reading': { ipc: { get_today: neverAnswers } },
  'today-sample': { ipc: { get_frame: async () => views.sampleFrame } },
  'board-typical': { press: at('Who needs what') },
  'board-open': { press: ['Who needs what', 'Pictures, shoulder MRI'] },
  'board-office': { press: ['Who needs what', 'By office'] },
  'board-crowded': { ipc: { get_board: async () => views.crowdedBoard }, press: at('Who needs what') },
  'board-empty': { ipc: { get_board: async () => views.emptyBoard }, press: at('Who needs what') },
  'board-failed': { ipc: { get_board: fails }, press: at('Who needs what') },
  'records': { press: at('Records') },
  'records-hits': { press: ['Search the record', 'type:pictures', 'Show all in Records'] },
  'find-start': { press: ['Search the record'] },
  'find-hits': { press: ['Search the record', 'type:pictures'] },
  'find-close': { ipc: { search: async () => views.closeHits }, press: ['Search the record', 'type:shuolder'] },
  'find-crowded': { ipc: { search: async () => views.manyHits }, press: ['Search the record', 'type:dr'] },
  'find-none': { ipc: { search: async () => [] }, press: ['Search the record', 'type:pictures'] },
  'find-failed': { ipc: { search: fails }, press: ['Search the record', 'type:pictures'] },
  'item-sheet': { press: ['Report copy to Dr. Ortiz'] },
  'add': { press: at('Add') },
  'add-line': { press: ['Add', 'type:MRI left shoulder, Dr Lee wants the pictures before April 15', 'Read it'] },
  'add-files': { press: ['Add', 'Choose files'] },
  'add-files-open': { press: ['Add', 'Choose files', 'One by one'] },
  'add-reading': { ipc: { read_files: neverAnswers }, press: ['Add', 'Choose files'] },
  'add-failed': { ipc: { read_files: fails }, press: ['Add', 'Choose files'] },
  'sort': { press: at('To sort') },
  'sort-crowded': { ipc: { get_to_sort: async () => views.sortReview }, press: at('To sort') },
  'sort-empty': { ipc: { get_to_sort: async () => views.emptyReview }, press: at('To sort') },
  ...captureStates,
  'settings': { press: at('Settings') },
  'first-who': { ipc: { get_frame: async () => views.firstDayFrame } },
  'first-protect': { ipc: { get_frame: async () => views.firstDayFrame }, press: ['type:Sally Moreno', 'Continue', 'Open with a passphrase'] },
  'first-words': { ipc: { get_frame: async () => views.firstDayFrame }, press: ['type:Sally Moreno', 'Continue', 'Make the record'] },
  'first-bring': { ipc: { get_frame: async () => views.firstDayFrame }, press: ['type:Sally Moreno', 'Continue', 'Make the record', 'I have written them down or printed them', 'Continue'] },
  'locked': { ipc: { get_frame: async () => views.lockedFrame } },
  'locked-wrong': { ipc: { get_frame: async () => views.lockedFrame, unlock: async () => Promise.reject({ code: 'wrong_passphrase', what: 'That passphrase does not open this record. Nothing was changed.', help: 'Try again, or use the recovery words.' }) }, press: ['type:hello', 'Open the record'] },
  'broken': { ipc: { get_frame: async () => views.brokenFrame } },
  ...recordStates,
  'frame-failed': { ipc: { get_frame: fails } },
};
