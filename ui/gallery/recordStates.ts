// Each state of the record's screens, by name.
import { fails, neverAnswers } from './fake';
import * as base from './fixtures';
import * as views from './record';
import type { State } from './states';

const wrong = async () => ({ id: null, text: '', token: null, problems: [
  { field: 'slot', words: 'The end is before the start. Look at both times.', is_fatal: true },
  { field: 'confirm_by', words: 'This day does not exist. Pick another one.', is_fatal: true },
  { field: '', words: 'Say at least what it is about.', is_fatal: true },
] });
/** Opens an item of the fixtures from Today's list. */
const shows = (item: keyof typeof views.opened, press: string[] = []): State => ({ ipc: { get_item: async () => views.opened[item]! }, press: ['Report copy to Dr. Ortiz', ...press] });
const file = (open: () => Promise<never> | Promise<typeof views.textFile>): State => ({ ipc: { get_item: async () => views.visit, open_file: open }, press: ['Report copy to Dr. Ortiz', 'order-lee.pdf'] });

export const recordStates: Record<string, State> = {
  'today-two-answers': { ipc: { get_today: async () => ({ ...base.today, next: { ...base.nextStep, disputes: [views.dispute] }, coming_up: base.today.coming_up.map((one) => ({ ...one, disputes: [views.dispute] })) }) } },
  'board-two-answers': { ipc: { get_board: async () => ({ ...base.board, rows: base.board.rows.map((row, n) => (n === 0 ? { ...row, disputes: [views.dispute] } : row)) }) }, press: ['Who needs what'] },
  'everything': { press: ['Records'] },
  'everything-empty': { ipc: { list_records: async () => ({ groups: [] }) }, press: ['Records'] },
  'everything-crowded': { ipc: { list_records: async () => views.crowdedRecords }, press: ['Records'] },
  'everything-failed': { ipc: { list_records: fails }, press: ['Records'] },
  'everything-reading': { ipc: { list_records: neverAnswers }, press: ['Records'] },
  'new-kinds': { press: ['Records', 'Add by form'] },
  'new-failed': { ipc: { list_kinds: fails }, press: ['Records', 'Add by form'] },
  'new-form': { press: ['Records', 'Add by form', 'Visit'] },
  'new-form-more': { press: ['Records', 'Add by form', 'Visit', 'More'] },
  'new-form-begun': { press: ['Records', 'Add by form', 'Visit', 'By phone or video', 'Leave', 'Visit'] },
  'new-form-wrong': { ipc: { save_item: wrong }, press: ['Records', 'Add by form', 'Visit', 'Save'] },
  'new-form-failed': { ipc: { save_item: fails }, press: ['Records', 'Add by form', 'Visit', 'Save'] },
  'item-visit': shows('visit'),
  'item-history': shows('visit', ['How it came: Confirm by']),
  'item-coverage': shows('coverage'),
  'item-conflict': shows('conflict'),
  'item-instruction': shows('instruction'),
  'item-newer': shows('newer'),
  'item-binned': shows('binned'),
  'item-together': shows('together'),
  'item-edit': shows('visit', ['Edit', 'More']),
  'item-edit-failed': { ipc: { get_item: async () => views.visit, edit_form: fails }, press: ['Report copy to Dr. Ortiz', 'Edit'] },
  'places': { press: ['Records', 'People and places'] },
  'places-empty': { ipc: { list_places: async () => [] }, press: ['Records', 'People and places'] },
  'places-crowded': { ipc: { list_places: async () => views.crowdedPlaces }, press: ['Records', 'People and places'] },
  'places-failed': { ipc: { list_places: fails }, press: ['Records', 'People and places'] },
  'place-form': { press: ['Records', 'People and places', 'Dr. Lee', 'More'] },
  'place-new': { press: ['Records', 'People and places', 'Add a person or place'] },
  'place-in-use': { press: ['Records', 'People and places', 'Dr. Lee', 'Move to the bin'] },
  'place-merge': { press: ['Records', 'People and places', 'Dr. Lee', 'Same as another one…'] },
  'conflicts': { press: ['Records', 'Two answers'] },
  'conflicts-empty': { ipc: { list_conflicts: async () => [] }, press: ['Records', 'Two answers'] },
  'conflicts-failed': { ipc: { list_conflicts: fails }, press: ['Records', 'Two answers'] },
  'changes': { press: ['Records', 'Changes'] },
  'changes-empty': { ipc: { list_steps: async () => [] }, press: ['Records', 'Changes'] },
  'changes-crowded': { ipc: { list_steps: async () => views.crowdedSteps }, press: ['Records', 'Changes'] },
  'changes-failed': { ipc: { list_steps: fails }, press: ['Records', 'Changes'] },
  'bin': { press: ['Records', 'Bin'] },
  'bin-empty': { ipc: { list_bin: async () => [] }, press: ['Records', 'Bin'] },
  'bin-failed': { ipc: { list_bin: fails }, press: ['Records', 'Bin'] },
  'file-text': file(async () => views.textFile),
  'file-pdf': file(async () => views.pdfFile),
  'file-picture': file(async () => views.pictureFile),
  'file-unread': file(async () => views.unreadFile),
  'file-failed': file(fails),
};
