// Made-up views of what is taken down, for the gallery and the tests: Sally comes from Dr. Lee on Thu, Apr 15, 2027.
import type { CallFormRequest } from '../src/ipc/capture';
import type {
  AskView, CallFormView, CallItemView, CallOutcomeView, CaptureChoiceView, CaptureDraftView, LineWordView, PickView, CapturedView, TypedLineView, VisitCaptureView,
} from '../src/ipc/types';
import { itemOf, lineReview } from './fixtures';

const ask = (field: string, shape: string, word: string, is_needed = false, choices: CaptureChoiceView[] = []): AskView => ({ field, shape, word, is_needed, choices });
const pick = (code: string, word: string, asks: AskView[] = []): CaptureChoiceView => ({ code, word, asks });

export const parties: PickView[] = [
  { id: 'lee', name: 'Dr. Lee', detail: 'Specialist' },
  { id: 'ortiz', name: 'Dr. Ortiz', detail: 'Family doctor' },
  { id: 'riverside', name: 'Riverside Imaging', detail: 'Scan center' },
];

const byDay = ask('by_day', 'day', 'By which day?');
const order = (code: string, word: string, what: string, ...more: AskView[]): CaptureChoiceView =>
  pick(code, word, [ask('what', 'words', what, code !== 'referral'), ask('to', 'party', 'Where?', code === 'referral'), byDay, ...more]);
const change = (code: string, word: string): CaptureChoiceView =>
  pick(code, word, [ask('medicine', 'medicine', 'Which medicine?', true), ask('words', 'words', 'What did they say? Word for word.'), ask('day', 'day', 'From which day?')]);
const thing = (code: string, word: string): CaptureChoiceView =>
  pick(code, word, [ask('to', 'party', 'Who needs it?', true), ask('hard', 'yes_no', 'Must it be there before the next step?'), byDay]);
const withWhom = ask('party', 'party', 'With whom?');

export const visitForm: VisitCaptureView = {
  capture_id: 'visit VIS-1',
  item_id: 'VIS-1',
  title: 'Dr. Lee, shoulder',
  party_id: 'lee',
  party: 'Dr. Lee',
  when: 'Thu, Apr 15, 2:00 PM',
  on: '2027-04-15',
  steps: [
    { code: 'decided', title: 'What was decided?', help: 'In your own words. A few are enough.', choices: [] },
    {
      code: 'orders', title: 'Did they order something new?', help: 'A scan, a blood test, another doctor, therapy, a device or a medicine.',
      choices: [
        order('referral', 'Referral', 'What for?', ask('who_calls', 'choice', 'Who calls to book?', false, [pick('me', 'I do'), pick('they', 'They call me')])),
        order('imaging', 'Scan', 'Which scan?', ask('contrast', 'yes_no', 'With dye?')),
        order('lab', 'Blood test', 'Which test?'),
        order('therapy', 'Therapy', 'What for?'),
        order('equipment', 'Device', 'Which device?'),
        order('medicine', 'Medicine', 'Which medicine?', ask('words', 'words', 'How to take it, word for word')),
      ],
    },
    { code: 'medicines', title: 'Did a medicine change?', help: 'We keep the words as they were given.', choices: [change('start', 'Start'), change('stop', 'Stop'), change('change', 'Change'), change('hold', 'Pause')] },
    {
      code: 'next_visit', title: 'When is the next visit?', help: '',
      choices: [
        pick('booked', 'It is booked', [ask('start', 'wall_time', 'On which day?', true), withWhom]),
        pick('about', 'Around a day', [ask('about_on', 'day', 'Around which day?', true), withWhom]),
        pick('they_call', 'They call me', [ask('about_on', 'day', 'Around which day?'), withWhom]),
        pick('none', 'There is none'),
      ],
    },
    { code: 'receivers', title: 'Who must get the note or results?', help: 'Someone who was not in the room.', choices: [thing('consult note', 'The visit note'), thing('report', 'A report'), thing('images', 'Pictures'), thing('records', 'Records')] },
    { code: 'questions', title: 'Which questions are left?', help: '', choices: [] },
  ],
  say_back: { code: 'say_back', title: 'In your own words, what happens next, who does it, and by when?', help: 'As you would tell a friend.', choices: [] },
  parties,
  medicines: [{ id: 'med-1', name: 'Ibuprofen', detail: 'Medicine' }, { id: 'med-2', name: 'Lisinopril', detail: 'Medicine' }],
  results: [{ id: 'IMG-1', name: 'MRI left shoulder', detail: 'Scan' }],
  questions: [{ id: 'q-1', name: 'Can I lift my arm at work?', detail: '' }, { id: 'q-2', name: 'Do I need a second scan?', detail: '' }],
  should_have_arrived: [],
  resumed: null,
};

export const crowdedVisitForm: VisitCaptureView = {
  ...visitForm,
  title: 'Dr. Abernathy-Okonkwo at Manhattan Orthopedics and Sports Medicine, left shoulder, second visit after the injection',
  parties: Array.from({ length: 30 }, (_, n) => ({ id: `p-${n}`, name: `Office number ${n + 1} of the northern valley`, detail: 'Specialist' })),
  results: Array.from({ length: 6 }, (_, n) => ({ id: `r-${n}`, name: `Result ${n + 1} of the long series of tests`, detail: 'Blood test' })),
  questions: Array.from({ length: 9 }, (_, n) => ({ id: `q-${n}`, name: `Question ${n + 1}: is it all right to carry the shopping with the other arm, and for how long?`, detail: '' })),
  resumed: {
    item_id: 'VIS-1', decided: 'No surgery for now. First therapy for six weeks, then we look again.',
    orders: [{ kind: 'therapy', what: 'Shoulder, two times a week', to: null, to_name: 'Motion PT' }, { kind: 'imaging', what: 'X-ray of the shoulder' }, { kind: 'referral', what: 'Pain clinic' }],
    medicine_changes: [{ change: 'stop', medicine_id: 'med-1', medicine: '', words: 'stop the ibuprofen, it is hard on your stomach' }],
    next_visit: { how: 'about', about_on: '2027-06-01' }, receivers: [{ what: 'consult note', to: 'p-3', hard: false }],
    questions: ['Who books the X-ray?'], answers: [{ item_id: 'q-1', answer: 'Yes, but slowly' }], results_gone_over: true, say_back: '',
  },
};

const made = (item_id: string, kind: string, kind_word: string, title: string) => ({ item_id, kind, kind_word, title });
export const savedVisit: CapturedView = {
  undo: 'u-visit', text: 'Your visit is noted. 2 new things are in your record.',
  made: [made('IMG-2', 'imaging', 'Scan', 'X-ray left shoulder'), made('NEED-9', 'need', 'On its way', 'Visit note to Dr. Ortiz')],
};
export const savedInstruction: CapturedView = { undo: 'u-told', text: 'What you were told is kept.', made: [made('INS-1', 'instruction', 'What you were told', 'Dr. Lee: no lifting for two weeks')] };
export const savedQuestion: CapturedView = { undo: 'u-q', text: 'Your question is kept for Thu, Apr 15.', made: [made('Q-3', 'question', 'Question', 'Can I drive?')] };
export const savedNote: CapturedView = { undo: 'u-note', text: 'Your note is kept.', made: [made('NOTE-1', 'note', 'Note', 'Parking is behind the house')] };

const outcome = (code: string, word: string, then: string, asks: AskView[] = [], asks_results = false): CallOutcomeView => ({ code, word, then, asks, asks_results });
const outcomes: CallOutcomeView[] = [
  outcome('reached_promised', 'They promised a day', 'We check one work day after it.', [ask('day', 'day', 'Which day did they promise?', true)]),
  outcome('reached_done', 'We talked, and it is settled', 'Say what is true now.', [], true),
  outcome('left_message', 'I left a message', 'We ask again the next work day.'),
  outcome('no_answer', 'Nobody answered', 'We ask again in two hours.'),
  outcome('needs_info', 'They need something first', 'It goes on the list of who needs what.', [ask('need.what', 'words', 'What do they need?', true, [pick('records', 'Records'), pick('images', 'Pictures')]), ask('need.from', 'party', 'Who has it?'), ask('need.by_day', 'day', 'By which day?')]),
  outcome('refused', 'They said no', 'We look for another way.', [ask('reason', 'words', 'Why? In their words.', true)]),
  outcome('wrong_number', 'Wrong number', 'We ask for the right one.', [ask('right_phone', 'phone', 'The right number, if you know it')]),
  outcome('ask_other', 'They said to ask someone else', 'The call goes to them.', [ask('other_party', 'party', 'Whom should you ask?', true)]),
];
const always = [ask('spoke_with', 'words', 'Who you talked to'), ask('note', 'words', 'Your note')];

const callItem = (id: string): CallItemView => ({
  item_id: id,
  kind_word: 'On its way',
  title: itemOf(id).title,
  results: [
    pick('need.received', 'They have it, and it opens'),
    pick('need.requested', 'Asked for, with a day', [ask('day', 'day', 'Which day did they promise?', true)]),
    pick('need.failed', 'It did not come'),
  ],
  suggested: null,
});

export function callFormOf(request: CallFormRequest): CallFormView {
  const party = { riverside: 'Riverside Imaging', lee: 'Dr. Lee', ortiz: 'Dr. Ortiz' }[request.party_id ?? ''] ?? '';
  return { party_id: request.party_id ?? null, party, outcomes, about: (request.about ?? []).map(callItem), always, parties };
}

const word = (text: string, start: number, reads: string, reads_as: string, over: Partial<LineWordView> = {}): LineWordView => ({
  start, end: start + text.length, text, reads, reads_as, is_sure: true, draft: 'pr-1', can_be: ['party', 'day', 'kind', 'words'], ...over,
});
const small = (text: string, start: number): LineWordView => word(text, start, 'small', '', { can_be: [], draft: null });

export const readLine: TypedLineView = {
  text: 'MRI left shoulder, Dr Lee wants the pictures before April 15',
  words: [
    word('MRI', 0, 'kind', 'Scan'),
    word('left shoulder', 4, 'about', 'Left shoulder'),
    word('Dr Lee', 19, 'party', 'Dr. Lee, already known', { draft: 'pr-2' }),
    small('wants', 26),
    small('the', 32),
    word('pictures', 36, 'about', 'Pictures', { draft: 'pr-2' }),
    word('before', 45, 'day', 'The last day', { draft: 'pr-2', is_sure: false }),
    word('April 15', 52, 'day', 'Thu, Apr 15, 2027', { draft: 'pr-2', is_sure: false }),
  ],
  proposals: lineReview.proposals,
  kinds: [{ id: 'imaging', name: 'Scan', detail: '' }, { id: 'visit', name: 'Visit', detail: '' }, { id: 'lab', name: 'Blood test', detail: '' }],
  parties,
};
export const crowdedLine: TypedLineView = {
  ...readLine,
  text: Array.from({ length: 40 }, (_, n) => `word${n}`).join(' '),
  words: Array.from({ length: 40 }, (_, n) => word(`word${n}`, n * 7, n % 3 === 0 ? 'unread' : 'about', n % 3 === 0 ? 'Not read' : 'Part of the name', { is_sure: n % 3 !== 0 })),
};

const half = (over: Partial<CaptureDraftView>): CaptureDraftView => ({
  id: 'visit VIS-1', kind: 'visit', kind_word: 'After your visit', about: 'VIS-1', about_title: 'Dr. Lee, shoulder', started: 'Apr 15, 3:02 PM', updated: 'Apr 15, 3:04 PM',
  json: JSON.stringify({ item_id: 'VIS-1', decided: 'No surgery' }), ...over,
});
export const halfVisit: CaptureDraftView[] = [half({})];
export const halfMany: CaptureDraftView[] = [
  half({}),
  half({ id: 'call/C-RESEND/NEED-2', kind: 'call', kind_word: 'A call', about: 'NEED-2', about_title: 'Pictures, shoulder MRI', json: JSON.stringify({ outcome: 'needs_info', answers: { 'need.what': 'A signed form' }, results: {} }) }),
  half({ id: 'line', kind: 'line', about: null, about_title: '', json: JSON.stringify({ text: 'MRI left sh' }) }),
  half({ id: 'note', kind: 'note', about: null, about_title: '', json: JSON.stringify({ text: 'Parking is' }) }),
  half({ id: 'instruction', kind: 'instruction', about: null, about_title: '', json: JSON.stringify({ words: 'no lifting' }) }),
];
