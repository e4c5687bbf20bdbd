// States of the screens that take something down.
import * as captures from './captureFixtures';
import { fails, neverAnswers } from './fake';
import * as views from './fixtures';
import type { State } from './states';

const afterVisit = async () => ({ ...views.today, next: { ...views.selfTask, item_id: 'VIS-1', rule: 'N-APT-04', title: 'What was decided at your visit?', body: 'Two minutes now saves calls later.' } });
const crowded = { get_today: afterVisit, start_visit_capture: async () => captures.crowdedVisitForm };
const visit = (...press: string[]): State => ({ ipc: { get_today: afterVisit }, press: ['Note what was said', ...press] });
const skip = (times: number): string[] => Array.from({ length: times }, () => 'Skip');

export const captureStates: Record<string, State> = {
  'visit-today': { ipc: { get_today: afterVisit } },
  'visit-1-decided': visit('type:No surgery for now. First therapy, then we look again.'),
  'visit-2-orders': visit('Skip', 'Scan', 'type:X-ray left shoulder'),
  'visit-2-missing': visit('Skip', 'Scan', 'Next'),
  'visit-3-medicines': visit(...skip(2), 'Stop'),
  'visit-4-next': visit(...skip(3), 'It is booked'),
  'visit-5-receivers': visit(...skip(4), 'The visit note'),
  'visit-6-questions': visit(...skip(5), 'Add a question'),
  'visit-7-say-back': visit('type:No surgery', 'Next', 'Blood test', 'type:Vitamin D', 'Next', ...skip(4)),
  'visit-made': visit(...skip(6), 'Save it all'),
  'visit-crowded': { ipc: crowded, press: ['Note what was said'] },
  'visit-crowded-orders': { ipc: crowded, press: ['Note what was said', 'Skip'] },
  'visit-crowded-questions': { ipc: crowded, press: ['Note what was said', ...skip(5)] },
  'visit-crowded-end': { ipc: crowded, press: ['Note what was said', ...skip(6)] },
  'visit-failed': { ipc: { get_today: afterVisit, start_visit_capture: fails }, press: ['Note what was said'] },
  'visit-save-failed': { ipc: { get_today: afterVisit, save_visit_capture: fails }, press: ['Note what was said', ...skip(6), 'Save it all'] },
  'visit-reading': { ipc: { get_today: afterVisit, start_visit_capture: neverAnswers }, press: ['Note what was said'] },
  'half-done': { ipc: { list_captures: async () => captures.halfVisit } },
  'half-done-crowded': { ipc: { list_captures: async () => captures.halfMany } },
  'call-needs': { press: ['I made the call', 'They need something first'] },
  'call-refused': { press: ['I made the call', 'They said no', 'Save the call'] },
  'call-other': { press: ['I made the call', 'They said to ask someone else'] },
  'call-number': { press: ['I made the call', 'Wrong number'] },
  'call-failed': { ipc: { call_form: fails }, press: ['I made the call'] },
  'line-fix-day': { press: ['Add', 'type:MRI', 'Read it', 'April 15'] },
  'line-fix-party': { press: ['Add', 'type:MRI', 'Read it', 'Dr Lee'] },
  'line-crowded': { ipc: { read_line: async () => captures.crowdedLine }, press: ['Add', 'type:MRI', 'Read it'] },
  'line-failed': { ipc: { read_line: fails }, press: ['Add', 'type:MRI', 'Read it'] },
  'add-instruction': { press: ['Add', 'What you were told'] },
  'add-instruction-missing': { press: ['Add', 'What you were told', 'Save'] },
  'add-question': { press: ['Add', 'A question'] },
  'add-note': { press: ['Add', 'A note', 'type:Parking is behind the house'] },
  'add-note-made': { press: ['Add', 'A note', 'type:Parking is behind the house', 'Save'] },
  'add-note-failed': { ipc: { save_note: fails }, press: ['Add', 'A note', 'type:Parking is behind the house', 'Save'] },
  'add-call-whom': { press: ['Add', 'A call'] },
};
